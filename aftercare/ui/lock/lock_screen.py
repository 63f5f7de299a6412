"""The lock screen: the passcode, what helps when it is forgotten, and Help now beside it."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _, ngettext
from aftercare.ui import theme
from aftercare.ui.frames.sidebar import HelpButton, paint_mark
from aftercare.ui.lock.passcode_fields import NewPasscode, PasscodeEdit
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Note, Scroll
from aftercare.ui.widgets.text import Label

_FREE_TRIES = 3
_LONGEST_WAIT = 30  # seconds; however often one tries, nothing is ever deleted


def wait_after(wrong_tries: int) -> int:
    """Seconds to wait after so many wrong passcodes in a row."""
    return min(_LONGEST_WAIT, 2 ** (wrong_tries - _FREE_TRIES)) if wrong_tries >= _FREE_TRIES else 0


class LockScreen(QWidget):
    """Asks for the passcode. What it emits is answered with `refuse`, `ask_new_passcode`, or by taking it away.

    `passcode_given` and `code_given` carry what was typed, `new_passcode_given` the passcode to be used from now on,
    `new_plan_chosen` says that neither is known and another plan is to be begun.
    """

    passcode_given = Signal(str)
    code_given = Signal(str)
    new_passcode_given = Signal(str)
    new_plan_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, window_name: str, clock: str, day: str) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = Scroll()
        self._scroll.body.setSpacing(0)
        self.clock, self.day = Label(clock, "hero"), Label(day, "body", "quiet")
        for label in (self.clock, self.day):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.body.addStretch(3)
        self._scroll.body.addWidget(self.clock)
        self._scroll.body.addWidget(self.day)
        self._scroll.body.addStretch(3)
        self._card = Card()
        self._card.setProperty("flavor", "lock")
        self._card.body.setContentsMargins(*(look.space(edge) for edge in (32, 30, 32, 28)))
        self._card.body.setSpacing(look.space(14))
        self._title = Label("", "title", wraps=True)
        self._card.body.addLayout(self._heading(window_name))
        self._passcode, self._code, self._new, self._no_code = _Passcode(), _Code(), _New(), _NoCode()
        self._steps = (self._passcode, self._code, self._new, self._no_code)
        self._step: QWidget = self._passcode
        for step in self._steps:
            self._card.body.addWidget(step)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(5)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._help())
        self._wrong_tries = self._seconds_left = 0
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self._on_second)
        self._locked_title = _("{name} is locked").format(name=window_name)
        self._connect()
        self._go(self._passcode)

    def _heading(self, window_name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(12))
        row.addWidget(_Mark(neutral=window_name != "Aftercare"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 1)
        return row

    def _help(self) -> QHBoxLayout:
        look = theme.active()
        row = QHBoxLayout()
        row.setContentsMargins(look.space(12), look.space(8), look.space(12), look.space(16))
        row.setSpacing(look.space(16))
        button = HelpButton()
        button.setFixedWidth(look.px(188))
        button.clicked.connect(self.help_chosen)
        row.addWidget(button)
        row.addWidget(Label(_("No passcode needed"), "small", "quiet", wraps=True), 1)
        return row

    def _connect(self) -> None:
        self._passcode.unlock.clicked.connect(self._on_unlock)
        self._passcode.edit.entered.connect(self._on_unlock)
        self._passcode.forgot.clicked.connect(lambda: self._go(self._code))
        self._code.back.clicked.connect(lambda: self._go(self._passcode))
        self._code.open.clicked.connect(self._on_code)
        self._code.edit.returnPressed.connect(self._on_code)
        self._code.none.clicked.connect(lambda: self._go(self._no_code))
        self._no_code.back.clicked.connect(lambda: self._go(self._code))
        self._no_code.begin.clicked.connect(self.new_plan_chosen)
        self._new.save.clicked.connect(self._on_new)
        self._new.passcode.entered.connect(self._on_new)

    def show_time(self, clock: str, day: str) -> None:
        """Follow the clock."""
        self.clock.setText(clock)
        self.day.setText(day)

    def refuse(self, sentence: str) -> None:
        """Say why what was given does not open the plan, and let the person try again; after some tries, later."""
        step = self._step
        if step is self._passcode:
            self._wrong_tries += 1
            self._seconds_left = wait_after(self._wrong_tries)
            self._passcode.edit.clear()
        if isinstance(step, _Passcode | _Code):
            step.field.show_error(sentence)
        elif isinstance(step, _New | _NoCode):
            step.problem.words.setText(sentence)
            step.problem.show()
        self._let_try()

    def ask_for_code(self) -> None:
        """Ask for the recovery code at once."""
        self._go(self._code)

    def ask_new_passcode(self) -> None:
        """The code opened the plan: ask for another passcode."""
        self._go(self._new)

    def _go(self, step: QWidget) -> None:
        titles: dict[QWidget, str] = {
            self._passcode: self._locked_title,
            self._code: _("Open with your recovery code"),
            self._new: _("Choose a new passcode"),
            self._no_code: _("Start a new plan"),
        }
        self._title.setText(titles[step])
        self._step = step
        for each in self._steps:
            each.setVisible(each is step)
        self._busy(busy=False)
        self._focus_step()

    def _busy(self, *, busy: bool) -> None:
        self._step.setEnabled(not busy)

    def _let_try(self) -> None:
        self._busy(busy=False)
        self._passcode.wait(self._seconds_left)
        if self._seconds_left:
            self._countdown.start()
        self._focus_step()

    def _on_second(self) -> None:
        self._seconds_left -= 1
        if not self._seconds_left:
            self._countdown.stop()
        self._passcode.wait(self._seconds_left)

    def _on_unlock(self) -> None:
        if not self._passcode.edit.text():
            self._passcode.field.show_error(_("Type your passcode first."))
        elif not self._seconds_left:
            self._busy(busy=True)
            self.passcode_given.emit(self._passcode.edit.text())

    def _on_code(self) -> None:
        self._busy(busy=True)
        self.code_given.emit(self._code.edit.text())

    def _on_new(self) -> None:
        passcode = self._new.passcode.read()
        if passcode is not None:
            self._busy(busy=True)
            self.new_passcode_given.emit(passcode)

    def _focus_step(self) -> None:
        first = self._step.focusProxy()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a focus proxy would take the controls beside it out of the order of Tab."""
        super().focusInEvent(event)
        self._focus_step()

    def resizeEvent(self, event: QResizeEvent) -> None:
        look = theme.active()
        self._card.setFixedWidth(min(look.px(400), self.width() - 2 * look.space(16)))
        super().resizeEvent(event)


class _Step(QWidget):
    """One thing asked on the card."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.active().space(12))

    def problem_note(self) -> Note:
        note = Note("", "error")
        note.hide()
        self.column.addWidget(note)
        return note


class _Passcode(_Step):
    def __init__(self) -> None:
        super().__init__()
        self.edit = PasscodeEdit()
        self.field = Field(_("Passcode"), self.edit)
        self.column.addWidget(self.field)
        self.unlock = Button(_("Unlock"), "primary", size="big")
        self.column.addWidget(self.unlock)
        row = FlowLayout(gap=theme.active().space(8))
        self.forgot = Button(_("Forgot your passcode?"), "link")
        row.addWidget(self.forgot)
        row.addWidget(Label(_("You can paste here"), "small", "quiet"))
        self.column.addLayout(row)
        self.setFocusProxy(self.edit)

    def wait(self, seconds: int) -> None:
        """Count down until the next try."""
        self.unlock.setEnabled(not seconds)
        self.unlock.setText(
            ngettext("Try again in {count} second", "Try again in {count} seconds", seconds).format(count=seconds)
            if seconds
            else _("Unlock")
        )


class _Code(_Step):
    def __init__(self) -> None:
        super().__init__()
        says = _("No one can reset your passcode, not even us. With your recovery code you can open your plan.")
        self.column.addWidget(Label(says, wraps=True))
        self.edit = LineEdit(most=200)
        hint = _("9 groups of 4 letters and numbers, in one line. Capitals and spaces do not matter.")
        self.field = Field(_("Recovery code"), self.edit, hint=hint)
        self.column.addWidget(self.field)
        self.open = Button(_("Open my plan"), "primary", size="big")
        self.none = Button(_("I don’t have the code"))
        self.back = Button(_("Back"), "quiet", "arrow-left")
        self.column.addWidget(self.open)
        self.column.addWidget(self.none)
        self.column.addWidget(self.back)
        self.setFocusProxy(self.edit)


class _New(_Step):
    def __init__(self) -> None:
        super().__init__()
        says = _("Your code is right. Choose the passcode you want to use from now on. The code stays the same.")
        self.column.addWidget(Label(says, wraps=True))
        self.passcode = NewPasscode()
        self.column.addWidget(self.passcode)
        self.problem = self.problem_note()
        self.save = Button(_("Save and open my plan"), "primary", size="big")
        self.column.addWidget(self.save)
        self.setFocusProxy(self.passcode.first)


class _NoCode(_Step):
    def __init__(self) -> None:
        super().__init__()
        for sentence in (
            _("Without the passcode or the code, this plan can’t be opened."),
            _("You can start a new plan. The old one is not deleted: it is put in the folder “set-aside”."),
            _("If you find the code later, the old plan can be opened again in Your data."),
        ):
            self.column.addWidget(Label(sentence, wraps=True))
        self.problem = self.problem_note()
        self.back = Button(_("Back"), "primary", "arrow-left", size="big")
        self.begin = Button(_("Start a new plan"))
        self.column.addWidget(self.back)
        self.column.addWidget(self.begin)
        self.setFocusProxy(self.back)


class _Mark(QWidget):
    def __init__(self, *, neutral: bool) -> None:
        super().__init__()
        self._neutral = neutral
        side = theme.active().px(32)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: object) -> None:
        paint_mark(QPainter(self), QRect(0, 0, self.width(), self.height()), neutral=self._neutral)
