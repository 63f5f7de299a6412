"""Scenes for pictures of the treatment team: visits before and after, medicines, permissions, and what is asked."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.team import Why
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Result
from aftercare.domain.records.contacts import Contact
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel
from aftercare.storage.records.stores import Record
from tests.gui.hands import press, type_into
from tests.mockup import plan as mockup_plan
from tests.mockup import treatment_team as mockup_team
from tests.mockup.plan import COUNSELING
from tests.mockup.treatment_team import EVERYTHING, NALOXONE, PERMISSIONS, SERTRALINE, past_visit
from tests.shots.stage import Scene, Stage

_VISIT = (COUNSELING.id, COUNSELING.start)
_MISSED = past_visit(4, Result.MISSED)
_TWO_MISSED = [*past_visit(11, Result.MISSED), *past_visit(12, Result.MISSED)]
_LONG = mockup_team.sheet(
    MedicineSheet(name="Hydrochlorothiazide-Triamterene-Extended-Release", dose="ليلى 37.5 mg " * 6),
)


def key(visit: Record) -> tuple[str, datetime]:
    """What names a visit: its commitment and its original start."""
    assert isinstance(visit, Commitment)
    return visit.id, visit.start


def _team(item: Item | None = None, more: Sequence[Record] = EVERYTHING) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        stage.open(Area.TREATMENT_TEAM, item)
        return stage.window

    return arrange


def _first_days(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    people: list[Contact] = [mockup_plan.DENISE, mockup_plan.OSEI]
    stage.workspace.plan.write_without_undo([*people, mockup_team.left_on(date(2026, 10, 5))])
    stage.open(Area.TREATMENT_TEAM)
    return stage.window


def _pressed(item: Item | None, *buttons: str, more: Sequence[Record] = EVERYTHING) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        _team(item, more)(stage)
        for button in buttons:
            press(stage.page, button)
        return stage.window

    return arrange


def _medicine_error(stage: Stage) -> QWidget:
    _team(New(ItemKind.MEDICINE))(stage)
    for field, text in (("Name", "sertraline"), ("Time", "25:00"), ("Last day", "Feb 30")):
        type_into(stage.page, field, text)
    press(stage.page, "Save")
    return stage.window


def _today(more: Sequence[Record]) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        stage.open()
        return stage.window

    return arrange


TEAM_SCENES: dict[str, Scene] = {
    "team": _team(),
    "team-first-days": _first_days,
    "team-missed": _team(more=_MISSED),
    "team-two-missed": _team(more=_TWO_MISSED),
    "team-visit-questions": _team(Known(ItemKind.COMMITMENT, *_VISIT)),
    "team-get-ready": _team(Known(ItemKind.VISIT_AHEAD, *_VISIT)),
    "team-get-ready-empty": _team(Known(ItemKind.VISIT_AHEAD, *_VISIT), more=()),
    "team-past-visits": _team(Panel.PAST_VISITS),
    "team-visit-went": _team(Known(ItemKind.VISIT, *key(mockup_team.HISTORY[0]))),
    "team-visit-missed": _team(Known(ItemKind.VISIT, *key(_MISSED[0])), more=_MISSED),
    "team-visit-moved": _team(Known(ItemKind.VISIT_MOVED, *key(mockup_team.HISTORY[-1]))),
    "team-why-getting-there": _team(Known(Why.THERE, *key(_TWO_MISSED[0])), more=_TWO_MISSED),
    "team-why-time": _team(Known(Why.TIME, *key(_TWO_MISSED[0])), more=_TWO_MISSED),
    "team-why-feeling": _team(Known(Why.FEEL, *key(_TWO_MISSED[0])), more=_TWO_MISSED),
    "team-medicine": _team(Known(ItemKind.MEDICINE, SERTRALINE[-1].id)),  # type: ignore[union-attr]  # a sheet
    "team-medicine-new": _team(New(ItemKind.MEDICINE)),
    "team-medicine-error": _medicine_error,
    "team-medicine-stop": _pressed(Known(ItemKind.MEDICINE, SERTRALINE[-1].id), "End its reminders"),  # type: ignore[union-attr]
    "team-medicine-when-needed": _pressed(Known(ItemKind.MEDICINE, NALOXONE.id), "Mark as ended"),
    "team-medicine-long": _team(more=[*EVERYTHING, _LONG]),
    "team-permission": _team(Known(ItemKind.PERMISSION, PERMISSIONS[0].id)),
    "team-permission-new": _pressed(New(ItemKind.PERMISSION), "Save"),
    "team-today": _today(EVERYTHING),
    "team-today-missed": _today(_MISSED),
}
