"""Scenes for pictures of self-care: the daily list in all its states; and of what it brings to Today."""

from dataclasses import replace
from datetime import timedelta
from unittest import mock

from PySide6.QtWidgets import QLineEdit, QWidget

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Pause
from aftercare.domain.records.identity import PauseId
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, Panel, Place
from aftercare.planner.prompts import Answer, Prompt, PromptSource
from aftercare.storage.records.stores import Record
from aftercare.ui.today import page as today
from tests.gui.hands import choose_from_menu, find, press, type_into
from tests.gui.made_up import NOW, commitment
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import BREAKFAST, TUESDAY, WALK, at
from tests.shots.stage import Scene, Stage

_DAY = timedelta(days=1)
_DAILY: tuple[Commitment, ...] = (
    commitment("Drink water", at(0), all_day=True, rule="FREQ=DAILY", amount=6, amount_unit="glasses"),
    commitment("Listen to music I like", at(0), all_day=True, rule="FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    commitment("Swim with Marcus", at(17), rule="FREQ=WEEKLY;BYDAY=TU,TH", amount=30, amount_unit="minutes"),
    commitment("Cut my hair", at(11), rule="FREQ=MONTHLY"),
)
_NAMES: tuple[Commitment, ...] = (
    commitment(
        "Walk to Donaudampfschifffahrtsgesellschaftskapitänsmützenabteilung and back by the lake with the dog",
        at(9),
        rule="FREQ=DAILY",
        amount=9999,
        amount_unit="slow and careful steps along the water",
    ),
    commitment("לשתות מים ולנוח קצת", at(9, 30), rule="FREQ=DAILY", amount=3, amount_unit="כוסות"),
    commitment("🚶‍♀️🌳 مشي", at(18), rule="FREQ=WEEKLY;BYDAY=SA"),
)
_PAUSED = Pause(id=PauseId("walk"), commitment_id=WALK.id, from_day=TUESDAY, until_day=TUESDAY + 5 * _DAY)
_ALL_PAUSED = Pause(id=PauseId("all"), from_day=TUESDAY - _DAY, until_day=TUESDAY + 5 * _DAY)


def _list(*more: Record, item: Item | None = None, pressed: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo([*_DAILY, *more])
        stage.open(Area.SELF_CARE, item)
        if pressed:
            press(stage.page, pressed)
        return stage.window

    return arrange


def _error(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.SELF_CARE, Known(ItemKind.DAILY_STEP, WALK.id))
    type_into(page, "How many", "lots")
    find(page, "How many", QLineEdit).setFocus()
    return stage.window


def _pause_error(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.SELF_CARE, Panel.PAUSE_EVERYTHING)
    type_into(page, "From", "Oct 12")
    type_into(page, "Start again on", "Oct 10")
    press(page, "Pause")
    return stage.window


def _check_ins() -> list[CheckIn]:
    days = (1, 2, 4, 5, 6, 9, 10, 13, 20)
    return [
        CheckIn(
            day=TUESDAY - day * _DAY,
            mood=list(Mood)[day % 5],
            craving=list(Craving)[day % 4],
            sleep_minutes=360 + day * 30,
            halt=(Halt.TIRED, Halt.LONELY) if day % 3 else (),
            note="Rain all day." if day % 2 else "",
            answered_at=NOW,
        )
        for day in days
    ]


def _today(*more: Record, asks: int = 0, counted: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        source = PromptSource(frozenset(), lambda _workspace, _today: _ASKS[:asks])
        with mock.patch.object(today, "ask_sources", return_value=(source,)):
            stage.open()
        if counted:
            press(stage.page, "Walk around the lake, 20 minutes, 10:00 AM, self-care, not done")
            press(stage.page, "Less of Walk around the lake, 20 minutes")
        return stage.window

    return arrange


def _not_taken(stage: Stage) -> QWidget:
    _today(commitment("Naltrexone 50 mg", at(20), CommitmentKind.MEDICINE))(stage)
    choose_from_menu(stage.page, "More about Naltrexone 50 mg", "Mark as not taken")
    return stage.window


_ASKS = tuple(
    Prompt(
        key=title,
        area=area,
        title=title,
        sentence=sentence,
        answers=(Answer(answer, opens=Destination(Place.TODAY), weight="primary"), Answer("Not now", weight="quiet")),
    )
    for area, title, sentence, answer in (
        (
            Area.TREATMENT_TEAM,
            "No visit in the next 7 days yet",
            "A first visit soon makes the start easier. A call is enough.",
            "Book a visit",
        ),
        (
            Area.SUPPORT_GROUPS,
            "How was Harbor Street Group?",
            "Six short questions. Not sure is a fine answer.",
            "Tell",
        ),
    )
)
_LEFT = commitment("Buy new shoes", at(9, day=5))
_MANY = tuple(
    commitment(f"Small thing {number}", at(6 + number // 20, number % 20 * 3), rule="FREQ=DAILY")
    for number in range(300)
)

SELF_CARE_SCENES: dict[str, Scene] = {
    "self-care": _list(*_check_ins()),
    "self-care-open": _list(item=Known(ItemKind.DAILY_STEP, WALK.id)),
    "self-care-error": _error,
    "self-care-names": _list(*_NAMES),
    "self-care-names-open": _list(*_NAMES, item=Known(ItemKind.DAILY_STEP, _NAMES[0].id)),
    "self-care-one-paused": _list(_PAUSED),
    "self-care-all-paused": _list(_ALL_PAUSED),
    "self-care-300": _list(*_MANY),
    "self-care-ideas": _list(pressed="Pick from ideas"),
    "self-care-pause": _list(item=Panel.PAUSE_EVERYTHING),
    "self-care-pause-one": _list(_PAUSED, item=Known(ItemKind.PAUSE, WALK.id)),
    "self-care-pause-error": _pause_error,
    "self-care-check-ins": _list(*_check_ins(), item=Panel.CHECK_INS),
    "today-counted": _today(*_DAILY, counted=True),
    "today-one-paused": _today(_PAUSED, replace(_PAUSED, id=PauseId("b"), commitment_id=BREAKFAST.id, until_day=None)),
    "today-all-paused": _today(_ALL_PAUSED),
    "today-medicines-paused": _today(replace(_ALL_PAUSED, with_medicines=True)),
    "today-not-taken": _not_taken,
    "today-asks": _today(_LEFT, asks=2),
    "today-names": _today(*_NAMES),
}
