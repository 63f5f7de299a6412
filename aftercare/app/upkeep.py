"""What an open plan has going on once it is seen: reminders, the start at login, a daily look after its file."""

from PySide6.QtCore import QObject, QTimer, Signal

from aftercare.app.clock import here, now
from aftercare.app.program import Program
from aftercare.errors import AftercareError
from aftercare.planner.seek_help import help_people
from aftercare.planner.workspace import Workspace
from aftercare.ui.desktop import login
from aftercare.ui.shell import daily_copy
from aftercare.ui.shell.reminding import Reminding

_LOOK_AFTER_MS = 3_000  # after the reminders' start


class Upkeep(QObject):
    """Goes on from its making to `stop`; `damage_found` says that the plan's file is damaged."""

    damage_found = Signal()

    def __init__(self, program: Program, workspace: Workspace, root_key: bytes) -> None:
        super().__init__()
        self._program, self._workspace, self._root_key = program, workspace, root_key
        help_people.catch_up(workspace)
        self._reminding = Reminding(workspace, program.window)
        tray = program.presence.tray
        if tray is not None:
            self._reminding.card_changed.connect(tray.offer_reminder)
            tray.reminder_chosen.connect(self._reminding.go_to_card)
        self._reminding.start()
        self._keep_login_start()
        QTimer.singleShot(_LOOK_AFTER_MS, self, self._look_after)

    def say_still_running(self, *, in_tray: bool) -> None:
        """Say where the window went."""
        self._reminding.say_still_running(in_tray=in_tray)

    def stop(self) -> None:
        """Ring no more; what is still to come is left for a locked program."""
        self._reminding.leave_outbox()
        if self._program.starts_again:
            self._reminding.withdraw()
        self._reminding.stop()
        self.deleteLater()

    def _keep_login_start(self) -> None:
        """Read back whether the program starts at login, and put right what the person asked for."""
        ringing = self._workspace.ringing
        ringing.login = start = login.system_login_start(login.start_command(self._program.folder.root))
        if self._workspace.plan.settings.start_at_login:
            try:
                _state, ringing.login_repaired = login.keep_on(start)
            except AftercareError as problem:
                self._program.say(str(problem))

    def _look_after(self) -> None:
        """See once a day, in the background, that the file is sound and that there is a copy of it."""
        self._reminding.leave_outbox()  # a power cut would leave a locked program without one
        daily_copy.look_after(
            self._program.folder,
            self._root_key,
            self._workspace.plan.settings.second_copy_folder,
            now(),
            here(),
            lambda _found: self.damage_found.emit(),
            lambda problem: self._program.say(str(problem)),
        )
