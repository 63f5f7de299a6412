"""Start-up and memory of the program beside a bare window: interleaved rounds on one private desktop."""

import os
import re
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.harness import procs
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.session import PROJECT, Session

FIRST_FRAME, TODAY_FILLED = "first-frame", "today-filled"
BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]


@dataclass(frozen=True)
class Figures:
    """One start: seconds from its beginning to each milestone, and MiB of memory (PSS) once it is quiet."""

    seconds: dict[str, float]
    memory: float


def aftercare(folder: Path, *command: str) -> list[str]:
    """The command line of the program on a plan."""
    return [sys.executable, "-m", "aftercare", "--data-dir", str(folder), *command]


def make_empty_plan(folder: Path) -> None:
    """A plan as it is when Welcome was just left."""
    from aftercare.paths import DataFolder
    from aftercare.storage.file import open_card
    from aftercare.storage.vault.vault import Vault

    files = DataFolder(folder)
    open_card.write(files.open_card, open_card.OpenCard(plan_started=True))
    Vault.open(files.vault).close()


def make_sample_plan(folder: Path, years: int) -> float:
    """A plan with sample data; gives the seconds it took to make."""
    begin = time.monotonic()
    env = os.environ | Clock(folder.with_name(f"{folder.name}.faketime")).env()
    made = procs.run(aftercare(folder, "demo", "--years", str(years), "--seed", "1"), env, PROJECT, timeout=300)
    assert made.returncode == 0, made.stderr
    return time.monotonic() - begin


def compare(plans: Mapping[str, Path], rounds: int, settle: float) -> dict[str, list[Figures]]:
    """Figures of a bare window ("bare") and of the program on each plan, one start of each per round."""
    figures: dict[str, list[Figures]] = {name: [] for name in ("bare", *plans)}
    with Session(screen_reader=False) as desktop:
        for number in range(rounds + 1):
            starts = {"bare": _start(desktop, BARE, FIRST_FRAME, settle)}
            for name, folder in plans.items():
                starts[name] = _start(desktop, aftercare(folder), TODAY_FILLED, settle)
            if number:  # the first round only warms the disk cache
                for name, start in starts.items():
                    figures[name].append(start)
    return figures


def median(starts: Sequence[Figures], milestone: str) -> float:
    return statistics.median(s.seconds[milestone] for s in starts)


def _start(desktop: Session, argv: list[str], last: str, settle: float) -> Figures:
    trace = desktop.folder / "trace"
    trace.unlink(missing_ok=True)
    begin = time.monotonic_ns()
    program = desktop.launch(argv, {"AFTERCARE_TRACE": str(trace)})
    procs.until(
        lambda: trace.exists() and last in trace.read_text(), 60, f"{last}; the program says {program.output()}"
    )
    time.sleep(max(0.0, settle - (time.monotonic_ns() - begin) / 1e9))
    memory = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{program.pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert memory
    told = (line.split() for line in trace.read_text().splitlines())
    seconds = {milestone: (int(moment) - begin) / 1e9 for milestone, moment in told}
    program.stop()
    return Figures(seconds, int(memory[1]) / 1024)
