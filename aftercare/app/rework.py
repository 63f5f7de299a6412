"""While the plan's file is changed on another thread: a page that asks for patience."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from aftercare.app.program import Program, Session
from aftercare.ui.frames import tasks
from aftercare.ui.shell.waiting import WaitingPage


class ReworkSession(Session):
    """Does the work; `done` carries the root key it gave, `failed` the AftercareError why it could not be done."""

    done = Signal(bytes)
    failed = Signal(object)

    def __init__(self, program: Program, work: Callable[[], bytes]) -> None:
        super().__init__(program)
        self._work = work
        self._page = WaitingPage()

    def begin(self) -> None:
        self.program.window.show_screen(self._page)
        tasks.run(self._work, self.done.emit, self.failed.emit)

    def close(self) -> None:
        self.program.window.close_screen(self._page)
