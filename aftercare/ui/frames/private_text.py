"""Private words, or "Hidden. Show" in their place while the person hides private notes.

Use these for everything a person wrote for themselves: notes, what people said, plans, reasons, agreements.
`PrivateNotes` and `PrivateLine` stand in for `NotesEdit` and `LineEdit`, `PrivateLabel` for a `Label` that wraps, and
`Private` covers anything else. They follow the setting by themselves and never touch what is saved: a covered field
keeps its text, so a form reads it as ever, and nothing can be typed into it before it is shown. "Show" uncovers one
field until it leaves the screen or shows other words. A field without words is never covered.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.settings import Settings
from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import LineEdit, NotesEdit
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label


class Private(QWidget):
    """Any widget with private words; say with `keep` what it holds, and it is covered when that is to be hidden."""

    def __init__(self, workspace: Workspace, inside: QWidget, what: str) -> None:
        """`what` names the words for a screen reader: "Notes"."""
        super().__init__()
        self._workspace = workspace
        self._inside = inside
        self._held: object = None
        self._is_uncovered = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside)
        self._cover = QWidget()
        row = QHBoxLayout(self._cover)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(6))
        row.addWidget(IconLabel("eye-off", "text2", 16))
        row.addWidget(Label(_("Hidden."), "body", "quiet"))
        self._show = Button(_("Show"), "link")
        self._show.setAccessibleName(_("Show {what}").format(what=what))
        self._show.clicked.connect(self._on_show)
        row.addWidget(self._show)
        row.addStretch(1)
        column.addWidget(self._cover)
        self._cover.hide()
        workspace.signals.changed.connect(self._on_changed)

    @property
    def is_covered(self) -> bool:
        """Whether the words cannot be seen now."""
        return not self._cover.isHidden()

    def keep(self, held: object) -> None:
        """Say what is inside now; something falsy needs no cover, something else than before is covered again."""
        if held != self._held:
            self._held, self._is_uncovered = held, False
        self._fit()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the words, or to the button that shows them."""
        (self._show if self.is_covered else self._inside).setFocus(reason)

    def uncover(self) -> None:
        """Show the words until they leave the screen."""
        self._is_uncovered = True
        self._fit()

    def _fit(self) -> None:
        covered = bool(self._held) and not self._is_uncovered and self._workspace.hides_private_notes
        self._inside.setHidden(covered)
        self._cover.setHidden(not covered)

    def _on_changed(self, kinds: frozenset[type]) -> None:
        if Settings in kinds:
            self._is_uncovered = False
            self._fit()

    def _on_show(self) -> None:
        self.uncover()

    def hideEvent(self, event: QHideEvent) -> None:
        """Words shown for a moment are covered again when one comes back to them."""
        super().hideEvent(event)
        self._is_uncovered = False
        self._fit()


class PrivateLabel(Private):
    """Private words to read."""

    def __init__(self, workspace: Workspace, what: str, label: Label | None = None) -> None:
        self._label = label or Label("", wraps=True)
        super().__init__(workspace, self._label, what)

    def setText(self, text: str) -> None:
        """Show a text."""
        self._label.setText(text)
        self.keep(text)

    def text(self) -> str:
        """The text, covered or not."""
        return self._label.text()


class _PrivateEdit(Private):
    edited = Signal(str)
    textChanged = Signal()

    def __init__(self, workspace: Workspace, edit: NotesEdit | LineEdit, what: str) -> None:
        super().__init__(workspace, edit, what)
        self._edit = edit
        edit.setAccessibleName(what)
        edit.edited.connect(self._on_edited)
        edit.textChanged.connect(lambda *_text: self.textChanged.emit())

    def rename(self, what: str) -> None:
        """Change what the words are called."""
        self._edit.setAccessibleName(what)
        self._show.setAccessibleName(_("Show {what}").format(what=what))

    def show_text(self, text: str) -> None:
        """Show a text without calling it an edit."""
        self._edit.show_text(text)
        self.keep(text)

    def _on_edited(self, text: str) -> None:
        self._held, self._is_uncovered = text, True  # what was typed just now stays in sight
        self.edited.emit(text)

    def _on_show(self) -> None:
        super()._on_show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


class PrivateNotes(_PrivateEdit):
    """Several lines of private words to type."""

    def __init__(self, workspace: Workspace, what: str, *, placeholder: str = "", lines: int = 3) -> None:
        self._notes = NotesEdit(placeholder=placeholder, lines=lines)
        super().__init__(workspace, self._notes, what)

    def toPlainText(self) -> str:
        """What stands in the field, covered or not."""
        return self._notes.toPlainText()


class PrivateLine(_PrivateEdit):
    """One line of private words to type."""

    def __init__(self, workspace: Workspace, what: str, *, placeholder: str = "", most: int = 500) -> None:
        self._line = LineEdit(placeholder=placeholder, most=most)
        super().__init__(workspace, self._line, what)

    def text(self) -> str:
        """What stands in the field, covered or not."""
        return self._line.text()
