"""Scenes for pictures of the path and its reviews."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from aftercare.domain.progress.reviews import Judged, Review, Verdict
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.planner.destinations import ItemKind, Known, Panel, Place
from aftercare.storage.records.sheet_contents import as_answers
from aftercare.storage.records.stores import Record
from tests.gui.hands import press
from tests.gui.made_up import commitment, contact
from tests.mockup import sober_network as mockup_sober_network
from tests.mockup.plan import TUESDAY
from tests.shots.stage import Scene, Stage


def _review(*presses: str, more: Sequence[Record] = ()) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_sober_network.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        page = stage.open(Place.PLAN, Panel.REVIEW)
        for each in presses:
            press(page, each)
        return stage.window

    return arrange


def _read(stage: Stage) -> QWidget:
    mockup_sober_network.fill(stage.workspace)
    judged = (
        Judged(words="Cooking class", verdict=Verdict.KEEP),
        Judged(words="Priya Nair", verdict=Verdict.CHANGE),
        Judged(words="Dale", verdict=Verdict.DROP),
    )
    done = Event(
        id=EventId("review"),
        kind=EventKind.REVIEW,
        day=TUESDAY,
        title="Review: Day 30",
        note="Walks with Priya, and the group on Tuesdays.",
        answers=as_answers(Review(judged=judged)),
        recorded_at=stage.now,
    )
    stage.workspace.plan.write_without_undo([done])
    stage.open(Place.PLAN, Known(ItemKind.REVIEW, done.id))
    return stage.window


_LONG = (
    contact("Maximiliane Konstantinopolsky-Featherstonehaugh of Harbor Street and Mill Lane"),
    contact("נועה לוי"),
)
_CHOICES = (
    "Cooking class, Planned: Keep",
    "Priya Nair, Person, group or place: Change",
    "Dale, Person, group or place: Drop",
)

_PILL = commitment("Naltrexone 50 mg", datetime(2026, 9, 1, 8), CommitmentKind.MEDICINE, rule="FREQ=DAILY")

REVIEW_SCENES: dict[str, Scene] = {
    "review": _review(*_CHOICES),
    "review-names": _review(more=_LONG),
    "review-stopped": _review("Cooking class, Planned: Keep", "Stop for now"),
    "review-read": _read,
    "review-medicine": _review("Naltrexone 50 mg, Planned: End reminders", more=[_PILL]),
}
