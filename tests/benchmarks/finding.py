"""The cost of finding as one types, from a key to its results painted: python -m tests.benchmarks.finding.

Processor seconds of the GUI thread, so that what else runs does not count.
"""

import gc
import os
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.identity import ContactId
from aftercare.paths import DataFolder
from aftercare.planner.destinations import Destination, Place
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.benchmarks import startup
from tests.day import HERE, NOW

_TYPED = (
    "sam", "larkfield clinic", "jose", "the", "quiet evening", "after dinner with sam", "zoe", "555-0142", "breathe",
    "resume", "harbor", "settings", "qqqq", "support groups", "an",
)  # fmt: skip
_ROUNDS = 5
_WORDS = (  # noqa: SIM905 - words, not code
    "the quiet evening group José called Zoë about rides and Saturday’s game it helped to walk around lake after "
    "dinner with Sam counselor naïve résumé hard afternoon better breathe slowly number clinic bus guitar sleep morning"
).split()


def fill(plan: Plan) -> None:
    """Add 500 contacts, a long note to every check-in and one to 5,000 outcomes: 3 million letters."""
    chance = random.Random(1)  # noqa: S311 - made-up texts

    def text(words: int) -> str:
        return " ".join(chance.choices(_WORDS, k=words))

    contacts = [
        Contact(
            id=ContactId(f"made-up-{number}"),
            area=chance.choice(list(Area)),
            name=text(2).title(),
            role=text(3),
            numbers=(PhoneNumber(f"555-01{number % 100:02}"),),
            said_yes_to=(text(3),),
            notes=text(80),
            created_at=NOW.astimezone(UTC),
        )
        for number in range(500)
    ]
    check_ins = [replace(each, note=text(80)) for each in plan.check_ins.all()]
    outcomes = [replace(each, note=text(40)) for each in chance.sample(plan.outcomes.all(), 5000)]
    plan.write_without_undo(put=[*contacts, *check_ins, *outcomes])


def measure(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds from opening the panel to its first picture, and from each key to its results painted."""
    from PySide6.QtCore import Qt, qInstallMessageHandler
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from aftercare.planner.workspace import Workspace
    from aftercare.storage.file.open_card import OpenCard
    from aftercare.ui import theme
    from aftercare.ui.find.panel import FindPanel
    from aftercare.ui.frames.signals import Signals

    application = QApplication.instance() or QApplication([])
    qInstallMessageHandler(lambda *_said: None)  # the off-screen platform repeats itself at every window
    theme.load_fonts()
    theme.apply(theme.Theme("light"))
    files = DataFolder(folder)
    vault = Vault.open(files.vault)
    workspace = Workspace(
        plan=Plan(vault),
        now=lambda: NOW.astimezone(UTC),
        here=lambda: HERE,
        card=OpenCard(),
        card_file=files.open_card,
        signals=Signals(),
        offer_undo=lambda _label: None,
        announce=lambda _words: None,
        report=lambda problem, _again: print(problem),
    )
    panel = FindPanel(
        workspace, [(Destination(place), place.title()) for place in (Place.TODAY, Place.PLAN, Place.SETTINGS)]
    )
    panel.resize(988, 800)
    openings, keys = [], []
    gc.disable()  # as the program does
    for _ in range(_ROUNDS):
        for query in _TYPED:
            begin = time.thread_time()
            panel.start()
            panel.show()
            application.processEvents()
            openings.append(time.thread_time() - begin)
            field = panel.focusWidget()
            for letter in query:
                begin = time.thread_time()
                QTest.keyClicks(field, letter)
                application.processEvents()
                keys.append(time.thread_time() - begin)
            QTest.keyClick(field, Qt.Key.Key_Escape)
            panel.hide()
    vault.close()
    return openings, keys


def _told(seconds: Iterable[float]) -> str:
    steps = statistics.quantiles(seconds, n=100)
    return f"median {steps[49] * 1000:.1f} ms, p99 {steps[98] * 1000:.1f} ms, most {max(seconds) * 1000:.1f} ms"


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="aftercare-finding-") as name:
        folder = Path(name, "plan")
        startup.make_sample_plan(folder, 10)
        for kind in ("ten years", "ten years, 500 contacts, long notes"):
            openings, keys = measure(folder)
            print(f"{kind}: opening {_told(openings)}; a key {_told(keys)}")
            if kind == "ten years":
                vault = Vault.open(DataFolder(folder).vault)
                fill(Plan(vault))
                vault.close()
    print(f"{_ROUNDS} rounds of {len(_TYPED)} queries, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}.")


if __name__ == "__main__":
    main()
