"""Mood, cravings and sleep over time, with gaps left as gaps, and the one careful sentence about them."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import TypeVar

from aftercare.domain.records.checkins import CheckIn, Craving

SENTENCE_DAYS = 90
"""How far back the sentence looks."""
FEWEST_DAYS = 10
"""How many rated days each side of a comparison has at least."""

T = TypeVar("T")
_DAILY_UP_TO, _WEEKLY_UP_TO = 120, 3 * 366  # days of a span
_WEEK, _MONTH = 7, 30


class Measure(StrEnum):
    """What a line shows."""

    MOOD = "mood"
    CRAVING = "craving"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """The middle value of the check-ins from `first` to `last`, both included; None is a gap.

    Mood is 1 to 5, craving 0 to 3, sleep in hours.
    """

    first: date
    last: date
    value: float | None
    count: int


def value_of(check_in: CheckIn, measure: Measure) -> float | None:
    """What a check-in says of one measure, None when it was not answered."""
    if measure is Measure.SLEEP:
        return None if check_in.sleep_minutes is None else check_in.sleep_minutes / 60
    return check_in.mood if measure is Measure.MOOD else check_in.craving


def days_a_point(days: int) -> int:
    """How many days stand behind each point of a line over so many days: one, a week, or 30 days."""
    if days <= _DAILY_UP_TO:
        return 1
    return _WEEK if days <= _WEEKLY_UP_TO else _MONTH


def line(check_ins: Iterable[CheckIn], measure: Measure, first: date, last: date) -> tuple[Point, ...]:
    """One measure from `first` to `last`, both included; the last point always ends on `last`."""
    step = days_a_point((last - first).days + 1)
    values: defaultdict[int, list[float]] = defaultdict(list)
    for check_in in check_ins:
        value = value_of(check_in, measure)
        if value is not None and first <= check_in.day <= last:
            values[(last - check_in.day).days // step].append(value)
    places = range((last - first).days // step, -1, -1)
    return tuple(
        Point(
            first=max(first, last - timedelta(days=(place + 1) * step - 1)),
            last=last - timedelta(days=place * step),
            value=median(values[place]) if place in values else None,
            count=len(values[place]) if place in values else 0,
        )
        for place in places
    )


@dataclass(frozen=True, slots=True)
class LowerCravings:
    """What cravings were rated most often on some days, and on the others."""

    on_those_days: Craving
    on_other_days: Craving


def lower_cravings(check_ins: Iterable[CheckIn], days: Collection[date]) -> LowerCravings | None:
    """Whether cravings were most often rated lower on `days`, with 10 or more rated days on each side; else None.

    The other way round nothing is said: people go on hard days, and the sentence would read as a reason not to.
    """
    rated: dict[bool, list[Craving]] = {True: [], False: []}
    for check_in in check_ins:
        if check_in.craving is not None:
            rated[check_in.day in days].append(check_in.craving)
    if min(len(rated[True]), len(rated[False])) < FEWEST_DAYS:
        return None
    # Of several that were as frequent the one that says less: the higher here, the lower there.
    here, there = max(most_often(rated[True])), min(most_often(rated[False]))
    return LowerCravings(here, there) if here < there else None


def most_often(ratings: Iterable[T]) -> list[T]:
    """What was given most often; several when they were as frequent."""
    counts = Counter(ratings)
    most = max(counts.values())
    return [rating for rating, count in counts.items() if count == most]
