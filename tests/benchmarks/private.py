"""Unlock, lock, and a copy of ten years beside a living window: python -m tests.benchmarks.private [--rounds 5]."""

import argparse
import gc
import os
import statistics
import tempfile
import time
from datetime import UTC, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from aftercare.paths import DataFolder
from aftercare.storage.opening import protection
from aftercare.storage.vault import keys
from tests.benchmarks import startup
from tests.day import NOW
from tests.e2e.harness.session import Session

_PASSCODE = "plum"
_AIM, _FRAME_AIM = 1.0, 50
_TICK_MS = 1


def main() -> None:
    """Make ten years of data and print the figures."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.private", description=__doc__)
    options.add_argument("--rounds", type=int, default=5, help="measured rounds (5)")
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="aftercare-private-") as name:
        folder = DataFolder(Path(name, "plan"))
        startup.make_sample_plan(folder.root, 10)
        gaps = [_longest_gap(folder, number) for number in range(rounds)]
        print(
            f"Longest wait of the window while ten years are checked and copied: {_told(gaps)} ms (aim: {_FRAME_AIM})"
        )
        root = protection.turn_on(folder, keys.new_root(), _PASSCODE)
        protection.settle(folder, root)
        unlocks, locks = _measure(folder.root, rounds)
    print(f"From the passcode to the full Today: {_told(unlocks)} s (aim: under {_AIM})")
    print(f"From Ctrl+L to the lock screen: {_told(locks)} s (aim: under {_AIM})")
    print(f"{rounds} rounds, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.")


def _told(figures: list[float]) -> str:
    return f"{statistics.median(figures):.2f} (worst {max(figures):.2f})"


def _longest_gap(folder: DataFolder, number: int) -> float:
    """Milliseconds for which the event loop did not turn while another copy was made."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QTimer

    from aftercare.storage.backup import backup
    from aftercare.ui.frames import tasks

    application = QCoreApplication.instance() or QCoreApplication([])
    gc.disable()  # as the program does
    turns = [time.monotonic()]
    timer = QTimer(interval=_TICK_MS)
    timer.timeout.connect(lambda: turns.append(time.monotonic()))
    timer.start()
    work = partial(backup.make, folder, keys.PUBLISHED_ROOT_KEY, NOW.astimezone(UTC) + timedelta(minutes=number))
    tasks.run(work, lambda _path: application.quit())
    application.exec()
    timer.stop()
    return max(later - earlier for earlier, later in pairwise(turns)) * 1000


def _measure(folder: Path, rounds: int) -> tuple[list[float], list[float]]:
    """Seconds to unlock and to lock, until what is seen then is there; the first round only to warm up."""
    with Session(screen_reader=False) as desktop:
        program = desktop.launch(startup.aftercare(folder))
        unlocks, locks = [], []
        for number in range(rounds + 1):
            desktop.screen.activate(desktop.screen.wait_window(program))
            time.sleep(1)  # a person reads first
            desktop.screen.type(_PASSCODE)
            unlock = _seconds(partial(desktop.screen.key, "Return"), desktop)
            lock = _seconds(partial(desktop.screen.key, "ctrl+l"), desktop)
            if number:
                unlocks.append(unlock)
                locks.append(lock)
        program.stop()
    return unlocks, locks


def _seconds(act: "partial[None]", desktop: Session) -> float:
    """From a key to the picture that stays; long enough for reminders and the copy of the day."""
    film = startup.film_of_window(desktop)
    film.look()
    begin = time.monotonic()
    act()
    film.roll(5)
    return film.settled - begin


if __name__ == "__main__":
    main()
