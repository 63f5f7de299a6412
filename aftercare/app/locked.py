"""While the plan is locked: the lock screen, and reminders without words."""

from PySide6.QtCore import Signal

from aftercare.app.clock import here, now
from aftercare.app.program import Program, Session
from aftercare.ui.shell.locked import Locked


class LockedSession(Session):
    """`opened` carries the root key; `by_code` begins with the recovery code, as what else opens the plan is lost."""

    opened = Signal(bytes)
    keeps_running = True

    def __init__(self, program: Program, *, by_code: bool = False) -> None:
        super().__init__(program)
        self._by_code = by_code
        self._locked = Locked(program.folder, program.window, now, here)
        self._locked.opened.connect(self.opened)
        self._locked.set_aside.connect(program.start_over)

    def begin(self) -> None:
        self._locked.show(self.program.card)
        if self._by_code:
            self._locked.ask_for_code()

    def settle(self) -> None:
        self._locked.start_reminders()

    def close(self) -> None:
        self._locked.end()
