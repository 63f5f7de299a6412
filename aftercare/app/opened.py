"""While the plan is open: its pages, its reminders, its lock, and a daily look after its file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from aftercare.app.clock import here, now
from aftercare.app.presence import leave_field
from aftercare.app.program import Program, Session
from aftercare.errors import AftercareError
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY

if TYPE_CHECKING:  # what the first frame does not wait for
    from aftercare.planner.workspace import Workspace
    from aftercare.storage.vault.vault import Vault
    from aftercare.ui.desktop.idle import Idle
    from aftercare.ui.desktop.screen_lock import ScreenLock
    from aftercare.ui.shell.reminding import Reminding

_LOOK_AFTER_MS = 3_000  # after the reminders' start


class OpenSession(Session):
    """Begins on a page, or with one thing on it; another root key than the published one is that of a passcode.

    `trouble_met` carries the AftercareError why it cannot be open. `rework_wanted` carries work that changes the file
    while nobody has it open, the folder of second copies, the section of Settings to come back to, and what to say.
    """

    trouble_met = Signal(object)
    rework_wanted = Signal(object, str, str, str)
    keeps_running = True

    def __init__(
        self, program: Program, root_key: bytes = PUBLISHED_ROOT_KEY, page: str = "today", item: str = ""
    ) -> None:
        super().__init__(program)
        self._root_key, self._page, self._item = root_key, page, item
        self._is_protected = root_key != PUBLISHED_ROOT_KEY
        self._vault: Vault | None = None
        self._workspace: Workspace | None = None
        self._reminding: Reminding | None = None
        self._idle: Idle | None = None
        self._screen_lock: ScreenLock | None = None
        self._second_copy_folder = ""

    def open_workspace(self) -> "Workspace":
        """The plan, opened when it is not yet; AftercareError says why it cannot be."""
        from aftercare.storage.opening.open_vault import open_vault
        from aftercare.ui.shell.open_workspace import open_workspace

        if self._workspace is None:
            self._vault = open_vault(self.program.folder.vault, self._root_key)
            self._workspace = open_workspace(
                self._vault,
                self.program.window,
                card=self.program.card,
                card_file=self.program.folder.open_card,
                keep_card=self.program.keep_card,
                now=now,
                here=here,
            )
        return self._workspace

    def begin(self) -> None:
        try:
            workspace = self.open_workspace()
        except AftercareError as problem:
            self.trouble_met.emit(problem)
            return
        self._keep_safe(workspace)
        self.program.window.open_plan(workspace, self._page)
        if self._item:
            self.program.window.show_page(self._page, self._item)
        self.program.when_seen(self._on_seen)

    def say_still_running(self, *, in_tray: bool) -> None:
        if self._reminding is not None:
            self._reminding.say_still_running(in_tray=in_tray)

    def lock(self) -> None:
        """Save, close, and start again as the lock screen, with nothing of the plan in memory."""
        if self._is_protected and self._workspace is not None:
            self.program.start_over()

    def meet_damage(self) -> None:
        from aftercare.storage.file.errors import VaultDamaged

        if self._workspace is not None:
            self.trouble_met.emit(VaultDamaged())

    def close(self) -> None:
        self._stop_reminders()
        for watch in (self._idle, self._screen_lock):
            if watch is not None:
                watch.deleteLater()
        self._idle = self._screen_lock = None
        if self._workspace is not None:
            self._second_copy_folder = self._workspace.plan.settings.second_copy_folder
            self.program.window.close_plan()
            self._workspace = None
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def end(self) -> None:
        from aftercare.ui.shell import daily_copy

        self.program.window.hide()
        daily_copy.copy_at_the_end(self.program.folder, self._root_key, now(), self._second_copy_folder)

    # Once it is seen

    def _on_seen(self) -> None:
        for wait, call in ((0, self._catch_up), (0, self._start_reminders), (_LOOK_AFTER_MS, self._look_after)):
            QTimer.singleShot(wait, self, call)

    def _catch_up(self) -> None:
        from aftercare.planner.seek_help import help_people

        if self._workspace is not None:
            help_people.catch_up(self._workspace)

    def _start_reminders(self) -> None:
        from aftercare.ui.shell.reminding import Reminding

        if self._workspace is None or self._reminding is not None:
            return
        self._reminding = reminding = Reminding(self._workspace, self.program.window)
        tray = self.program.presence.tray
        if tray is not None:
            reminding.card_changed.connect(tray.offer_reminder)
            tray.reminder_chosen.connect(reminding.go_to_card)
        reminding.start()
        self._keep_login_start(self._workspace)

    def _stop_reminders(self) -> None:
        if self._reminding is not None:
            self._reminding.leave_outbox()
            if self.program.starts_again:
                self._reminding.withdraw()
            self._reminding.stop()
            self._reminding = None

    def _keep_login_start(self, workspace: "Workspace") -> None:
        """Read back whether the program starts at login, and put right what the person asked for."""
        from aftercare.ui.desktop import login

        workspace.ringing.login = start = login.system_login_start(login.start_command(self.program.folder.root))
        if workspace.plan.settings.start_at_login:
            try:
                _state, workspace.ringing.login_repaired = login.keep_on(start)
            except AftercareError as problem:
                self.program.say(str(problem))

    def _look_after(self) -> None:
        """See once a day, in the background, that the file is sound and that there is a copy of it."""
        from aftercare.ui.shell import daily_copy

        if self._workspace is None:
            return
        if self._reminding is not None:
            self._reminding.leave_outbox()  # a power cut would leave a locked program without one
        daily_copy.look_after(
            self.program.folder,
            self._root_key,
            self._workspace.plan.settings.second_copy_folder,
            now(),
            here(),
            lambda _found: self.meet_damage(),
            lambda problem: self.program.say(str(problem)),
        )

    # Private, and nothing lost

    def _keep_safe(self, workspace: "Workspace") -> None:
        """Offer what Settings may ask for, and watch for a window left alone."""
        from aftercare.planner.safekeeping import Safekeeping
        from aftercare.ui.desktop.idle import Idle
        from aftercare.ui.shell import passcode_offer

        window = self.program.window
        workspace.safekeeping = Safekeeping(
            folder=self.program.folder,
            root_key=self._root_key,
            is_protected=self._is_protected,
            lock=self.lock,
            rework=self._rework,
            start_over=self.program.start_over,
        )
        window.offer_lock(offered=self._is_protected)
        passcode_offer.follow(workspace, window)
        window.winId()  # makes its handle, also out of sight
        self._idle = Idle(window.windowHandle(), now, lambda: workspace.plan.settings.lock_after_minutes)
        self._idle.left.connect(self.lock)
        self._idle.esc_twice.connect(self._on_esc_twice)
        if self._is_protected:
            from aftercare.ui.desktop.screen_lock import ScreenLock

            self._screen_lock = ScreenLock()
            self._screen_lock.locked.connect(self._on_screen_locked)

    def _on_screen_locked(self) -> None:
        if self._workspace is not None and self._workspace.plan.settings.lock_after_minutes:
            self.lock()

    def _on_esc_twice(self) -> None:
        if self._workspace is not None and self._workspace.plan.settings.esc_twice_hides:
            self.program.hide_now()

    def _rework(self, work: Callable[[], bytes], section: str, words: str) -> None:
        leave_field()
        if self._workspace is not None:
            self.rework_wanted.emit(work, self._workspace.plan.settings.second_copy_folder, section, words)
