"""Fields for a passcode: hidden, with Show, and pasting allowed; twice for a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.icons import icon
from aftercare.ui.widgets.text import Label

_SHORT, _LONG, _WORDS = 6, 12, 3


class PasscodeEdit(QWidget):
    """One line that shows dots until Show is pressed; `entered` comes with Enter."""

    entered = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase
        )
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Qt cannot put it into a tab order
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self._show = Button(_("Show"), "quiet", "eye", size="small")
        self._show.setCheckable(True)
        self._show.setCursor(Qt.CursorShape.ArrowCursor)
        self._show.toggled.connect(self._on_show)
        inside = QHBoxLayout(self.line)
        inside.setContentsMargins(0, 0, theme.active().space(4), 0)
        inside.addStretch(1)
        inside.addWidget(self._show)
        self.line.setTextMargins(0, 0, self._show.sizeHint().width(), 0)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty it, and hide again what will be typed."""
        self.line.clear()
        self._show.setChecked(False)

    def _on_show(self, shown: bool) -> None:
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
        self._show.setText(_("Hide") if shown else _("Show"))
        self._show.setIcon(icon("eye-off" if shown else "eye", "primaryText"))


class NewPasscode(QWidget):
    """A new passcode, typed twice, with a word on how strong it is."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(12))
        self.first, self.again = PasscodeEdit(), PasscodeEdit()
        hint = _("Any text you like. A few words in a row are easy to keep in mind and hard to guess.")
        self._first_field = Field(_("New passcode"), self.first, hint=hint)
        column.addWidget(self._first_field)
        self.advice = Label("", "small", "quiet", wraps=True)
        column.addWidget(self.advice)
        self._again_field = Field(_("Type it again"), self.again)
        column.addWidget(self._again_field)
        self.first.changed.connect(lambda: self.advice.setText(advice(self.first.text())))
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.setFocusProxy(self.first)

    def read(self) -> str | None:
        """The passcode when both fields hold it; else says by a field what is missing, and gives None."""
        typed = self.first.text()
        missing = "" if typed else _("Type a passcode. Any text will do.")
        other = "" if missing or typed == self.again.text() else _("The two are not the same. Type it here once more.")
        self._first_field.show_error(missing)
        self._again_field.show_error(other)
        if missing or other:
            (self.first if missing else self.again).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return typed


def advice(passcode: str) -> str:
    """How hard a passcode is to guess, in plain words; nothing for none."""
    if not passcode:
        return ""
    words = len(passcode.split())
    if len(passcode) < _SHORT or (passcode.isdigit() and len(passcode) < _LONG):
        return _("Easy to guess for someone who has time. It still keeps curious people out.")
    if len(passcode) < _LONG and words < _WORDS:
        return _("Good against people nearby. A few more words make it strong.")
    return _("Strong.")
