"""Milestones: days, groups, visits and calls reached, and those of one's own; always computed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from aftercare.domain.progress.day_counts import is_kept_in_total
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId

_A_DAY = timedelta(days=1)
_A_YEAR = 365
TOLD_FOR = timedelta(days=7)
"""One that was reached longer ago is no news."""


class Reached(StrEnum):
    """What a milestone counts; OWN ones count nothing."""

    DAYS = "days"
    GROUPS = "groups"
    VISITS = "visits"
    CALLS = "calls"
    TALKS = "talks"
    OWN = "own"


_MARKS = {
    Reached.DAYS: (1, 3, 7, 14, 30, 60, 90, 120, 180, 270, *range(_A_YEAR, 100 * _A_YEAR, _A_YEAR)),
    Reached.GROUPS: (1, 5, 10, 25, 50, *range(100, 10_000, 100)),
    Reached.VISITS: (1, 5, 10, 25, 50, *range(100, 10_000, 100)),
    Reached.CALLS: (1, 10, 25, 50, *range(100, 10_000, 100)),
    Reached.TALKS: (1,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One milestone: `day` it was reached, None while it is ahead, and then the soonest day it can be, where known.

    `title` and `event_id` are those of one's own; the others are `count` of what they count.
    """

    reached: Reached
    count: int = 0
    day: date | None
    soonest: date | None = None
    title: str = field(default="", repr=False)
    event_id: EventId | None = None

    @property
    def key(self) -> str:
        """A name that stays the same."""
        return f"{self.reached}:{self.event_id or self.count}"


def day_milestones(since: date, events: Iterable[Event], today: date) -> list[Milestone]:
    """The numbers of recovery days reached up to today, and the next one."""
    left_out = sorted(
        {event.day for event in events if event.kind is EventKind.USE_DAY and not is_kept_in_total(event)}
    )
    found = []
    for count in _MARKS[Reached.DAYS]:
        day = _counted(since, left_out, count)
        is_ahead = day > today
        found.append(
            Milestone(
                reached=Reached.DAYS, count=count, day=None if is_ahead else day, soonest=day if is_ahead else None
            )
        )
        if is_ahead:
            break
    return found


def _counted(since: date, left_out: Sequence[date], count: int) -> date:
    """The day on which so many days that count have ended, the last there is at most."""
    day = since + min(timedelta(days=count), date.max - since)
    for missing in left_out:
        if since <= missing < day:
            day += min(_A_DAY, date.max - day)
    return day


def count_milestones(
    days: Mapping[Reached, Sequence[date]], before: Mapping[Reached, int] = MappingProxyType({})
) -> list[Milestone]:
    """Those reached by doing something so many times; `days` are when each was done, in order.

    With `before`, how often it was done before these days; then only those reached on them.
    """
    found = []
    for reached, done in days.items():
        earlier = before.get(reached, 0)
        marks = (count for count in _MARKS[reached] if earlier < count <= earlier + len(done))
        found += [Milestone(reached=reached, count=count, day=done[count - earlier - 1]) for count in marks]
    return found


def own_milestones(events: Iterable[Event], today: date) -> list[Milestone]:
    """Those the person wrote down; one with a day to come is still ahead."""
    return [
        Milestone(
            reached=Reached.OWN,
            day=event.day if event.day <= today else None,
            soonest=event.day if event.day > today else None,
            title=event.title,
            event_id=event.id,
        )
        for event in events
        if event.kind is EventKind.MILESTONE
    ]


def in_order(milestones: Iterable[Milestone]) -> list[Milestone]:
    """What is ahead first, the soonest on top; then what was reached, the latest on top."""
    every = list(milestones)
    ahead = [each for each in every if each.day is None]
    behind = [each for each in every if each.day is not None]
    ahead.sort(key=lambda each: (each.soonest or date.max, each.key))
    behind.sort(key=lambda each: (each.day or date.min, each.count, each.key), reverse=True)
    return ahead + behind


def to_tell(milestones: Iterable[Milestone], told: Iterable[str], today: date) -> Milestone | None:
    """The latest one reached in the last days that was not told yet; one's own need no telling."""
    known = set(told)
    news = [
        each
        for each in milestones
        if each.day is not None
        and each.reached is not Reached.OWN
        and today - TOLD_FOR < each.day <= today
        and each.key not in known
    ]
    return max(news, key=lambda each: (each.day or date.min, each.reached is Reached.DAYS, each.count), default=None)
