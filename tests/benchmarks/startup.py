"""Start-up and memory of the program beside a bare window, as a person sees them: python -m tests.benchmarks.startup.

Interleaved rounds on one private desktop, filmed from outside.
"""

import os
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.e2e.harness import procs
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.film import Film
from tests.e2e.harness.session import PROJECT, Session

_MIDDLE = (100, 120, 1160, 780)  # of a screen of 1280 x 900: inside a window of 1200 x 800 wherever it is put
BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]


class Figures(NamedTuple):
    """One start: seconds to its first pixels and to all that is there in the end, and MiB of memory (PSS) then."""

    first_pixels: float
    filled: float
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
            starts = {"bare": start(desktop, BARE, settle)}
            for name, folder in plans.items():
                starts[name] = start(desktop, aftercare(folder), settle)
            if number:  # the first round only warms the disk cache
                for name, each in starts.items():
                    figures[name].append(each)
    return figures


def film_of_window(desktop: Session) -> Film:
    """A film of the middle of the only window, wherever the window manager puts it."""
    return Film(desktop.framebuffer, *_MIDDLE)


def start(desktop: Session, argv: list[str], settle: float, pictures: Path | None = None) -> Figures:
    """Start a program, film its window until the seconds are over, and end it; `pictures` keeps the film."""
    film = film_of_window(desktop)
    film.look()
    begin = time.monotonic()
    program = desktop.launch(argv)
    film.roll(settle)
    memory = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{program.pid}/smaps_rollup").read_text(), re.MULTILINE)
    assert memory, program.output()
    program.stop()
    procs.until(lambda: not desktop.screen.windows(program), 20, "end of the window")
    if pictures is not None:
        film.save(pictures)
    return Figures(film.first_change - begin, film.settled - begin, int(memory[1]) / 1024)
