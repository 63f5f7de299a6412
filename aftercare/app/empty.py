"""Before there is a plan: Welcome."""

from PySide6.QtCore import Signal

from aftercare.app.clock import local_now
from aftercare.app.program import Program, Session
from aftercare.errors import AftercareError
from aftercare.ui.shell.welcome import Welcome


class EmptySession(Session):
    """`begun` carries the Beginning the person gave, `look_around_chosen` comes when they want to see first."""

    begun = Signal(object)
    look_around_chosen = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._welcome = welcome = Welcome(local_now().date(), program.card.country)
        welcome.begun.connect(self.begun)
        welcome.help_chosen.connect(program.window.show_help)
        welcome.look_around_chosen.connect(self.look_around_chosen)

    def begin(self) -> None:
        self.program.window.show_screen(self._welcome)

    def refuse(self, problem: AftercareError) -> None:
        """Say what went wrong where the answers were given."""
        self._welcome.show_problem(str(problem))

    def close(self) -> None:
        self.program.window.close_screen(self._welcome)
