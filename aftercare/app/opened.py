"""While the plan is open: its pages, its reminders, its lock, and a daily look after its file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from aftercare.app.clock import here, now
from aftercare.app.presence import leave_field
from aftercare.app.program import Program, Session
from aftercare.errors import AftercareError
from aftercare.planner.destinations import TODAY, Destination, SettingsSection
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.errors import VaultDamaged
from aftercare.storage.opening.open_vault import open_vault
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault
from aftercare.ui.desktop.idle import Idle
from aftercare.ui.desktop.screen_lock import ScreenLock
from aftercare.ui.shell import passcode_offer
from aftercare.ui.shell.open_workspace import open_workspace

if TYPE_CHECKING:
    from aftercare.app.upkeep import Upkeep


class OpenSession(Session):
    """Begins somewhere; another root key than the published one is that of a passcode.

    `trouble_met` carries the AftercareError why it cannot be open. `rework_wanted` carries work that changes the file
    while nobody has it open, the folder of second copies, the section of Settings to come back to, and what to say.
    """

    trouble_met = Signal(object)
    rework_wanted = Signal(object, str, object, str)
    keeps_running = True

    def __init__(self, program: Program, root_key: bytes = PUBLISHED_ROOT_KEY, to: Destination = TODAY) -> None:
        super().__init__(program)
        self._root_key, self._to = root_key, to
        self._is_protected = root_key != PUBLISHED_ROOT_KEY
        self._vault: Vault | None = None
        self._workspace: Workspace | None = None
        self._upkeep: Upkeep | None = None
        self._idle: Idle | None = None
        self._screen_lock: ScreenLock | None = None
        self._second_copy_folder = ""

    def open_workspace(self) -> Workspace:
        """The plan, opened when it is not yet; AftercareError says why it cannot be."""
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
        self.program.window.open_plan(workspace, self._to)
        self.program.when_seen(self._on_seen)

    def say_still_running(self, *, in_tray: bool) -> None:
        if self._upkeep is not None:
            self._upkeep.say_still_running(in_tray=in_tray)

    def lock(self) -> None:
        """Save, close, and start again as the lock screen, with nothing of the plan in memory."""
        if self._is_protected and self._workspace is not None:
            self.program.start_over()

    def meet_damage(self) -> None:
        if self._workspace is not None:
            self.trouble_met.emit(VaultDamaged())

    def close(self) -> None:
        if self._upkeep is not None:
            self._upkeep.stop()
            self._upkeep = None
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

    def _on_seen(self) -> None:
        QTimer.singleShot(0, self, self._take_up)

    def _take_up(self) -> None:
        from aftercare.app.upkeep import Upkeep  # APScheduler, for which Today does not wait

        if self._workspace is not None and self._upkeep is None:
            self._upkeep = Upkeep(self.program, self._workspace, self._root_key)
            self._upkeep.damage_found.connect(self.meet_damage)

    # Private, and nothing lost

    def _keep_safe(self, workspace: Workspace) -> None:
        """Offer what Settings may ask for, and watch for a window left alone."""
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
            self._screen_lock = ScreenLock()
            self._screen_lock.locked.connect(self._on_screen_locked)

    def _on_screen_locked(self) -> None:
        if self._workspace is not None and self._workspace.plan.settings.lock_after_minutes:
            self.lock()

    def _on_esc_twice(self) -> None:
        if self._workspace is not None and self._workspace.plan.settings.esc_twice_hides:
            self.program.hide_now()

    def _rework(self, work: Callable[[], bytes], section: SettingsSection, words: str) -> None:
        leave_field()
        if self._workspace is not None:
            self.rework_wanted.emit(work, self._workspace.plan.settings.second_copy_folder, section, words)
