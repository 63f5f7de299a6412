"""When the plan cannot be opened: what happened, and the ways on."""

from PySide6.QtCore import Signal

from aftercare.app.clock import here, now
from aftercare.app.program import Program, Session
from aftercare.errors import AftercareError
from aftercare.storage.file.errors import VaultDamaged
from aftercare.ui.shell import mending
from aftercare.ui.shell.trouble import TroublePage


class TroubleSession(Session):
    """`open_wanted` comes when the plan was mended or is to be tried again, `code_chosen` for the recovery code."""

    open_wanted = Signal()
    code_chosen = Signal()

    def __init__(self, program: Program, problem: AftercareError, root_key: bytes) -> None:
        super().__init__(program)
        self._page = page = TroublePage(problem, program.folder)
        page.try_again_chosen.connect(self.open_wanted)
        if isinstance(problem, VaultDamaged):
            page.code_chosen.connect(self.code_chosen)
            mending.offer_ways(page, program.folder, root_key, now(), here(), self.open_wanted.emit)

    def begin(self) -> None:
        self.program.window.show_trouble(self._page)
