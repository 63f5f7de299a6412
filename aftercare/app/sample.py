"""Looking around first: a made-up plan in a folder of its own, marked on every page."""

from dataclasses import replace

from PySide6.QtCore import Signal

from aftercare.app.clock import here, now
from aftercare.app.program import Program, Session
from aftercare.demo import folder as sample
from aftercare.storage.file import open_card
from aftercare.storage.vault.vault import Vault
from aftercare.ui.shell.open_workspace import open_workspace
from aftercare.ui.shell.welcome import looking_around_note


class SampleSession(Session):
    """Leaves nothing behind; `seen_enough` comes when the person wants to begin their own."""

    seen_enough = Signal()

    def __init__(self, program: Program) -> None:
        """AftercareError when it cannot be written."""
        super().__init__(program)
        folder = program.folder.look_around
        sample.remove(folder)
        sample.fill(folder, years=1, seed=1, now=now(), here=here())
        self._vault = Vault.open(folder.vault)

    def begin(self) -> None:
        program, folder = self.program, self.program.folder.look_around
        program.keep_card(replace(open_card.read(folder.open_card), theme=program.card.theme))
        workspace = open_workspace(
            self._vault,
            program.window,
            card=program.card,
            card_file=folder.open_card,
            keep_card=program.keep_card,
            now=now,
            here=here,
        )
        program.window.open_plan(workspace)
        program.window.show_banner(looking_around_note(self.seen_enough.emit))

    def close(self) -> None:
        self.program.window.close_plan()
        self._vault.close()
        sample.remove(self.program.folder.look_around)
        self.program.read_card()
