"""Scenes for pictures of Progress, with the weeks of the design's picture."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QWidget

from aftercare import content
from aftercare.domain.progress.check_ups import CheckUp, CheckUpAnswer, ScaleAnswers
from aftercare.domain.progress.day_counts import use_day_answers
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import DayCount
from aftercare.planner.destinations import Panel, Place
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import as_answers
from aftercare.storage.records.stores import Record
from tests.gui.hands import press
from tests.gui.made_up import NOW, commitment
from tests.mockup import plan as mockup_plan
from tests.shots.stage import Scene, Stage

_SINCE, _TODAY = date(2026, 8, 20), date(2026, 10, 6)
_DAY = timedelta(days=1)
_LEVELS = "3424 3442334 4234034 3442103 4344234 3340434 4342342".replace(" ", "")
_MOODS = "335345433-344323443 4-3445443444 4".replace(" ", "")
_CRAVINGS = "323222 1-212321121 1-32110112110 1".replace(" ", "")
_WALK = commitment("Walk", datetime(2026, 8, 20, 10), rule="FREQ=DAILY")
_SLEEP = commitment("Wind down", datetime(2026, 8, 20, 21), rule="FREQ=DAILY")
_MEAL = commitment("Eat breakfast", datetime(2026, 8, 20, 8), rule="FREQ=DAILY")
_GROUP = commitment("Harbor Street Group", datetime(2026, 8, 25, 18), CommitmentKind.MEETING, rule="FREQ=WEEKLY")
SINCE = Event(id=EventId("left-first"), kind=EventKind.LEFT_TREATMENT, day=_SINCE, recorded_at=NOW)
_EVENTS = (
    SINCE,
    Event(
        id=EventId("use"),
        kind=EventKind.USE_DAY,
        day=date(2026, 9, 12),
        answers=use_day_answers(kept_in_total=False),
        recorded_at=NOW,
    ),
    Event(
        id=EventId("asked"),
        kind=EventKind.MILESTONE,
        day=date(2026, 9, 12),
        title="Asked for help on a hard day",
        recorded_at=NOW,
    ),
    Event(
        id=EventId("family"),
        kind=EventKind.MILESTONE,
        day=date(2026, 9, 24),
        title="First family session",
        recorded_at=NOW,
    ),
)


def weeks() -> Sequence[Record]:
    """Seven weeks: what was done each day, and check-ins with gaps."""
    records: list[Record] = [_WALK, _SLEEP, _MEAL, _GROUP, *_EVENTS]
    for place in range((_TODAY - _SINCE).days + 1):
        day = _SINCE + place * _DAY
        level = int(_LEVELS[place % len(_LEVELS)])
        records += [_done(item, day) for item in (_WALK, _SLEEP, _MEAL)[: max(0, level - 1)]]
        mood, craving = _MOODS[place % len(_MOODS)], _CRAVINGS[place % len(_CRAVINGS)]
        if level and mood != "-" and craving != "-":
            records.append(
                CheckIn(
                    day=day,
                    mood=Mood(int(mood)),
                    craving=Craving(int(craving)),
                    sleep_minutes=360 + 30 * (place % 5),
                    answered_at=NOW,
                )
            )
        if day.weekday() == 1 and day >= _GROUP.start.date():
            records.append(_done(_GROUP, day))
    return records


def _done(item: Commitment, day: date) -> Outcome:
    start = datetime.combine(day, item.start.time())
    return Outcome(commitment_id=item.id, original_start=start, result=Result.DONE, answered_at=NOW)


def fill(workspace: Workspace) -> None:
    """The made-up plan with its weeks."""
    mockup_plan.fill(workspace)
    workspace.plan.write_without_undo(weeks())


def _progress(*presses: str, count: DayCount = DayCount.TOTAL) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        fill(stage.workspace)
        stage.workspace.save_settings(day_count=count)
        page = stage.open(Place.PROGRESS)
        for name in presses:
            press(page, name)
        return stage.window

    return arrange


def _hard_day(*presses: str) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        fill(stage.workspace)
        page = stage.open(Place.PROGRESS, Panel.HARD_DAY)
        for name in presses:
            press(page, name)
            stage.settle()
        return stage.window

    return arrange


def _panel(item: Panel, *presses: str, scales: tuple[str, ...] = ()) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        fill(stage.workspace)
        stage.workspace.save_settings(scales=scales)
        page = stage.open(Place.PROGRESS, item)
        for name in presses:
            press(page, name)
            stage.settle()
        return stage.window

    return arrange


def _share(*presses: str) -> Scene:
    """Share a summary, after a check-up and a scale."""

    def arrange(stage: Stage) -> QWidget:
        fill(stage.workspace)
        stage.workspace.plan.write_without_undo(answered())
        page = stage.open(Place.PROGRESS, Panel.SHARE)
        for name in presses:
            press(page, name)
            stage.settle()
        return stage.window

    return arrange


def answered() -> Sequence[Record]:
    """A check-up and a scale."""
    day = date(2026, 10, 2)
    check_up = CheckUp(answers=tuple(CheckUpAnswer(key=each.key, place=2) for each in content.check_up()[0]))
    scale = ScaleAnswers(scale="phq2", places=(1, 2))
    return [
        Event(id=EventId("check-up"), kind=EventKind.CHECK_UP, day=day, answers=as_answers(check_up), recorded_at=NOW),
        Event(id=EventId("scale"), kind=EventKind.SCALE, day=day, answers=as_answers(scale), recorded_at=NOW),
    ]


_EVERYTHING = ("My last check-up", "Published questions I answered", "My hard days")
_WELCOME_QUESTION = "Do you have a group, or a place online, where you feel welcome?"
_LOW_MOOD = (
    "Next",
    "Little interest or pleasure in doing things: Nearly every day",
    "Feeling down, depressed, or hopeless: Several days",
)
_NO_WORRY = (
    f"{_WELCOME_QUESTION}: Mostly",
    "Next",
    "Feeling nervous, anxious, or on edge: Not at all",
    "Not being able to stop or control worrying: Not at all",
)


def _first_days(stage: Stage) -> QWidget:
    stage.open(Place.PROGRESS)
    return stage.window


PROGRESS_SCENES: dict[str, Scene] = {
    "progress": _progress(),
    "progress-all": _progress("How far back: All"),
    "progress-list": _progress("Show as list: Your days", "Show as list: Mood, cravings and sleep"),
    "progress-milestone": _progress("Add one that matters to you", "Save"),
    "progress-run": _progress(count=DayCount.CURRENT_RUN),
    "progress-no-number": _progress(count=DayCount.NONE),
    "progress-empty": _first_days,
    "check-up": _panel(Panel.CHECK_UP, f"{_WELCOME_QUESTION}: Mostly"),
    "check-up-scale": _panel(Panel.CHECK_UP, "Next", scales=("pacs",)),
    "check-up-high": _panel(Panel.CHECK_UP, *_LOW_MOOD, "Done", scales=("phq2",)),
    "check-up-low": _panel(Panel.CHECK_UP, *_NO_WORRY, "Done", scales=("gad2",)),
    "check-up-told": _panel(Panel.CHECK_UP, *_NO_WORRY, "Done", "Tell my team", scales=("gad2",)),
    "look-back": _panel(Panel.LOOK_BACK),
    "fewer-reminders": _panel(Panel.FEWER_REMINDERS),
    "share": _share(),
    "share-everything": _share(*_EVERYTHING),
    "hard-day": _hard_day(),
    "hard-day-used": _hard_day("I drank or used"),
    "hard-day-was-hard": _hard_day("It was hard, and I didn’t", "Add what helped"),
    "hard-day-not-said": _hard_day("I’d rather not say"),
    "hard-day-change": _hard_day("I drank or used", "Done for now"),
}
