"""What a summary for someone else can say, and that it says only what the person ticked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from aftercare.domain.progress.check_ups import CheckUp, ScaleAnswers
from aftercare.domain.progress.hard_day import MARKS
from aftercare.domain.progress.milestones import Milestone, Reached
from aftercare.domain.progress.trends import Measure, most_often, value_of
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import DayCount

LOOKED_BACK = 30
"""How many days back a summary looks, today included."""


class Part(StrEnum):
    """What can be ticked, in the order it is shown."""

    DAYS = "days"
    DONE = "done"
    MILESTONES = "milestones"
    OWN_MILESTONES = "own_milestones"
    MOOD = "mood"
    CRAVINGS = "cravings"
    SLEEP = "sleep"
    CHECK_UP = "check_up"
    SCALES = "scales"
    HARD_DAYS = "hard_days"


_ONLY_WHEN_ASKED = frozenset({Part.CHECK_UP, Part.SCALES, Part.HARD_DAYS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The number of days the person chose to see; the day it is counted from would tell of use days between."""

    which: DayCount
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How often each thing was done."""

    groups: int = 0
    visits: int = 0
    calls: int = 0
    check_ins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Often:
    """What was answered most often, lowest first; the lowest and highest answer; and how many days were answered."""

    values: tuple[float, ...]
    lowest: float
    highest: float
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything there is to say; None or nothing is left out."""

    days: Days | None = None
    done: Done = Done()
    milestones: tuple[Milestone, ...] = ()
    own_milestones: tuple[Milestone, ...] = field(default=(), repr=False)
    mood: Often | None = None
    cravings: Often | None = None
    sleep: Often | None = None
    check_up: tuple[date, CheckUp] | None = field(default=None, repr=False)
    scales: tuple[tuple[date, ScaleAnswers], ...] = field(default=(), repr=False)
    hard_days: tuple[date, ...] = field(default=(), repr=False)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that have something to say."""
        nothing = Summary()
        return tuple(part for part in Part if getattr(self, part) != getattr(nothing, part))

    def only(self, ticked: Collection[Part]) -> "Summary":
        """The same without what is not ticked."""
        nothing = Summary()
        return replace(self, **{part.value: getattr(nothing, part) for part in Part if part not in ticked})


def ticked_at_first(parts: Iterable[Part], *, hides_private: bool) -> frozenset[Part]:
    """What is ticked before the person chooses: no answers to questions, no hard days, no own words while hidden."""
    left_out = _ONLY_WHEN_ASKED | {Part.OWN_MILESTONES} if hides_private else _ONLY_WHEN_ASKED
    return frozenset(parts) - left_out


def looked_back_from(today: date) -> date:
    """The first day of those a summary looks back on."""
    return today - timedelta(days=LOOKED_BACK - 1)


def how_often(check_ins: Iterable[CheckIn], measure: Measure) -> Often | None:
    """What these check-ins say of one measure, None when it was never answered."""
    values = [value for each in check_ins if (value := value_of(each, measure)) is not None]
    if not values:
        return None
    often = tuple(sorted(most_often(values)))
    return Often(values=often, lowest=min(values), highest=max(values), days=len(values))


def reached(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """The common ones that were reached, in the order given; of the numbers of days the highest, without its day.

    Two of them with their days would tell of use days between.
    """
    behind = [each for each in milestones if each.day is not None and each.reached is not Reached.OWN]
    most = max((each.count for each in behind if each.reached is Reached.DAYS), default=0)
    found = (each for each in behind if each.reached is not Reached.DAYS or each.count == most)
    return tuple(replace(each, day=None) if each.reached is Reached.DAYS else each for each in found)


def own_reached(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Those in the person's own words that were reached, in the order given."""
    return tuple(each for each in milestones if each.day is not None and each.reached is Reached.OWN)


def hard_days(events: Iterable[Event]) -> tuple[date, ...]:
    """The days marked as hard, whatever was marked, the latest first."""
    return tuple(sorted({event.day for event in events if event.kind in MARKS}, reverse=True))
