"""The cost of going to each page, and of Today from a click to its answer painted: python -m tests.benchmarks.pages.

Seconds of the clock on the wall, since a person waits for the disk too: run it while nothing else does. Beside them for
each page the processor seconds, which other programs do not lengthen.
"""

import gc
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.planner.destinations import Destination, Place
from tests.benchmarks import startup
from tests.day import NOW, TODAY, on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from aftercare.ui.shell.main_window import MainWindow

_CLICKS = 400
_MANY = 300
_SWITCHES = 60
_QUIET_TURNS = 50  # turns of the event loop without work, after which everything is there


def main() -> None:
    """Make ten years of data and print the figures."""
    with tempfile.TemporaryDirectory(prefix="aftercare-pages-") as name:
        folder = Path(name, "plan")
        startup.make_sample_plan(folder, 10)
        print_figures(folder)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.")


def print_figures(plan: Path) -> None:
    """Print how Today keeps up with a plan, as it is and with 300 more things on one day."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from aftercare.ui import theme

    application = QApplication.instance() or QApplication([])
    qInstallMessageHandler(lambda *_said: None)  # the off-screen platform repeats itself at every window
    theme.load_fonts()
    theme.apply(theme.Theme("light"))
    gc.disable()  # as the program does
    with tempfile.TemporaryDirectory(prefix="aftercare-pages-") as name:
        folder = Path(name, "plan")
        shutil.copytree(plan, folder)
        _print_switches(folder, application.processEvents)
    for more in (0, _MANY):
        with tempfile.TemporaryDirectory(prefix="aftercare-pages-") as name:
            folder = Path(name, "plan")
            shutil.copytree(plan, folder)
            build, turns, clicks = _measure(folder, more, application.processEvents)
        print(f"Today with {more} more things:")
        print(f"  first build {build * 1000:.0f} ms (aim: under 100), then {_told(turns)} (aim: most under 50)")
        print(f"  check-off, saved and painted: {_told(clicks)} (aim: p99 under 16)", flush=True)


def _print_switches(folder: Path, turn: Callable[[], object]) -> None:
    """Print what it costs to see each page: first when it is made, then again after a change of the plan."""
    from aftercare.domain.records.areas import Area
    from aftercare.ui.today import page as today  # noqa: F401 - the program loads it while the first frame is shown
    from tests.shots.stage import Stage

    stage = Stage(folder, now=NOW.astimezone(UTC))
    window, plan = stage.window, stage.workspace.plan
    stage.show()
    window.open_plan(stage.workspace)
    stage.settle()
    contact, check_in = plan.contacts.all()[0], plan.check_ins.all()[0]
    commitment = plan.commitments.all()[0]
    places = [Place.TODAY, Place.PLAN, *Area, Place.CALENDAR, Place.PEOPLE, Place.PROGRESS, Place.SETTINGS]
    ways: dict[str, Callable[[], object]] = {place: partial(window.go_to, Destination(place)) for place in places}
    ways |= {
        "calendar, month": partial(_show_month, window),
        "find": partial(window.go_to, Destination(Place.FIND)),
        "help": window.show_help,
    }

    def go(way: Callable[[], object]) -> None:
        way()
        turn()

    print("Pages with ten years, from asked for to painted (aim: p99 under 50 ms, first under 100 ms):")
    for name, way in ways.items():
        begin = time.process_time()
        first = _timed(partial(go, way))
        made = time.process_time() - begin
        wall, processor = [], []
        for number in range(_SWITCHES):
            window.go_to(Destination(Place.SETTINGS if name is not Place.SETTINGS else Place.PLAN))
            if number % 2:  # everything is to be read again
                plan.write_without_undo(put=[contact, check_in, commitment])
            stage.settle()
            begin = time.process_time()
            wall.append(_timed(partial(go, way)))
            processor.append(time.process_time() - begin)
            if name == "help":
                from aftercare.ui.help_now.screen import HelpNow  # by now it is loaded

                for screen in window.findChildren(HelpNow):
                    screen.closed.emit()
        cpu = statistics.quantiles(processor, n=100)
        used = f"processor: first {made * 1000:.0f}, median {cpu[49] * 1000:.1f}, p99 {cpu[98] * 1000:.1f}"
        print(f"  {name}: first {first * 1000:.0f} ms, then {_told(wall)}; {used}", flush=True)
    stage.close()


def _show_month(window: "MainWindow") -> None:
    from PySide6.QtWidgets import QAbstractButton

    window.go_to(Destination(Place.CALENDAR))
    next(each for each in window.findChildren(QAbstractButton) if each.accessibleName() == "View: Month").click()


def _measure(folder: Path, more: int, turn: Callable[[], object]) -> tuple[float, list[float], list[float]]:
    """Seconds of the first build, of each turn of the event loop after it, and of each check-off."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from aftercare.ui.today import page as today  # the program loads it while the first frame is shown
    from aftercare.ui.widgets.check_row import CheckRow
    from tests.gui.made_up import commitment
    from tests.shots.stage import Stage

    stage = Stage(folder, now=NOW.astimezone(UTC))
    things = [commitment(f"Thing {number}", on(TODAY) + timedelta(minutes=4 * number)) for number in range(more)]
    stage.workspace.plan.write_without_undo(things)
    stage.show()

    def open_plan() -> None:
        stage.window.open_plan(stage.workspace)
        turn()

    build = _timed(open_plan)
    turns = [_timed(turn) for _ in range(more // 4 + _QUIET_TURNS)]
    assert isinstance(stage.page, today.TodayPage)
    boxes = [row.check for row in stage.page.findChildren(CheckRow) if row.isVisible()]

    def check_off(box: "QWidget") -> None:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        turn()

    clicks = [_timed(partial(check_off, boxes[click % len(boxes)])) for click in range(_CLICKS)]
    stage.close()
    return build, turns, clicks


def _timed(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _told(seconds: Sequence[float]) -> str:
    steps = statistics.quantiles(seconds, n=100)
    return f"median {steps[49] * 1000:.1f} ms, p99 {steps[98] * 1000:.1f} ms, most {max(seconds) * 1000:.1f} ms"


if __name__ == "__main__":
    main()
