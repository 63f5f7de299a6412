"""The program while its plan is locked: the lock screen, the ways to open it, and reminders without words."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from aftercare.errors import AftercareError
from aftercare.i18n import clock_time, long_day
from aftercare.paths import DataFolder
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui.frames import tasks
from aftercare.ui.lock.lock_screen import LockScreen
from aftercare.ui.shell.main_window import MainWindow

if TYPE_CHECKING:  # what the lock screen does not wait for
    from aftercare.ui.shell.locked_reminding import LockedReminding

_CLOCK_MS = 1_000


class Locked(QObject):
    """Shows the lock screen from `show` until `end`; `opened` carries the root key.

    `set_aside` says that the plan was put away because nobody can open it, so that another can be begun.
    """

    opened = Signal(bytes)
    set_aside = Signal()

    def __init__(
        self,
        folder: DataFolder,
        window: MainWindow,
        now: Callable[[], datetime],
        here: Callable[[], ZoneInfo],
    ) -> None:
        super().__init__()
        self._folder, self._window, self._now, self._here = folder, window, now, here
        self._root = b""
        self._screen: LockScreen | None = None
        self._reminding: LockedReminding | None = None
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self._on_clock)

    def show(self, card: OpenCard) -> None:
        """Put the lock screen in the window."""
        screen = self._screen = LockScreen(card.window_name, *self._time())
        screen.help_chosen.connect(self._window.show_help)
        screen.passcode_given.connect(self._on_passcode)
        screen.code_given.connect(self._on_code)
        screen.new_passcode_given.connect(self._on_new_passcode)
        screen.new_plan_chosen.connect(self._on_new_plan)
        self._window.show_screen(screen)
        self._clock.start()

    def ask_for_code(self) -> None:
        """Begin with the recovery code."""
        if self._screen is not None:
            self._screen.ask_for_code()

    def start_reminders(self) -> None:
        """Ring, without words, what the plan left for this."""
        from aftercare.ui.shell.locked_reminding import LockedReminding

        if self._screen is not None:
            self._reminding = reminding = LockedReminding(self._folder, self._now, self._here)
            reminding.unlock_wanted.connect(self._window.bring_forward)
            reminding.start()
            tasks.run(_warm_up, lambda _none: None)

    def end(self) -> None:
        """Take the lock screen away."""
        self._clock.stop()
        if self._reminding is not None:
            self._reminding.stop()
            self._reminding = None
        if self._screen is not None:
            self._window.close_screen(self._screen)
            self._screen = None

    def _time(self) -> tuple[str, str]:
        moment = self._now().astimezone(self._here())
        return clock_time(moment.time()), long_day(moment.date())

    def _on_clock(self) -> None:
        if self._screen is not None:
            self._screen.show_time(*self._time())

    def _refuse(self, problem: AftercareError) -> None:
        if self._screen is not None:
            self._screen.refuse(str(problem))

    def _on_passcode(self, passcode: str) -> None:
        def work() -> bytes:
            from aftercare.storage.vault import unlocking

            return unlocking.root_by_passphrase(self._folder, passcode)

        tasks.run(work, self.opened.emit, self._refuse)

    def _on_code(self, code: str) -> None:
        def work() -> bytes:
            from aftercare.storage.vault import unlocking

            return unlocking.root_by_code(self._folder, code)

        tasks.run(work, self._ask_new_passcode, self._refuse)

    def _ask_new_passcode(self, root_key: bytes) -> None:
        self._root = root_key
        if self._screen is not None:
            self._screen.ask_new_passcode()

    def _on_new_passcode(self, passcode: str) -> None:
        root_key = self._root

        def work() -> bytes:
            from aftercare.storage.opening import protection

            protection.change_passphrase(self._folder, root_key, passcode)
            return root_key

        tasks.run(work, self.opened.emit, self._refuse)

    def _on_new_plan(self) -> None:
        now = self._now()

        def work() -> None:
            from aftercare.storage.opening import restore

            restore.start_anew(self._folder, now)

        tasks.run(work, lambda _none: self.set_aside.emit(), self._refuse)


def _warm_up() -> None:
    """Load, while the person types, what opening the plan needs: half the time it would take."""
    from aftercare.planner import workspace  # noqa: F401 - loaded for its effect
    from aftercare.storage.vault import keys, sealing
    from aftercare.ui.today import page as today  # noqa: F401 - loaded for its effect

    sealing.derived_key(keys.new_root())
