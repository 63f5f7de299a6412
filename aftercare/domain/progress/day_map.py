"""The last weeks as a map of days: how much was done on each, and which were marked as hard."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

LEVELS = 4
WEEK = 7
# Someone who does one thing a day sees a light square, not the darkest: so much at least is "more".
_LEAST_FOR_MORE = 4
_FULL_DAYS = 10  # one day in so many is a full one, so that a single very full day does not pale the others


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDay:
    """One day: what was done, whether there is a check-in, whether it was marked as hard.

    `level` is 0 (no entry) to 4 (as much as on the full days shown); None is a day before the beginning or to come.
    """

    day: date
    level: int | None
    done: int = 0
    checked_in: bool = False
    is_hard: bool = False


def day_map(
    today: date,
    weeks: int,
    since: date | None,
    done: Mapping[date, int],
    check_ins: Collection[date],
    hard: Collection[date],
) -> list[MapDay]:
    """Whole weeks from a Monday to the Sunday of this week, earliest day first."""
    first = today - timedelta(days=today.weekday() + (weeks - 1) * WEEK)
    days = [first + timedelta(days=place) for place in range(weeks * WEEK)]
    counted = {day: done.get(day, 0) + (day in check_ins) for day in days if day <= today}
    busiest_first = sorted(counted.values(), reverse=True)
    full = max(_LEAST_FOR_MORE, busiest_first[len(busiest_first) // _FULL_DAYS])
    return [
        MapDay(
            day=day,
            level=_level(counted[day], full) if day <= today and (since is None or day >= since) else None,
            done=done.get(day, 0),
            checked_in=day in check_ins,
            is_hard=day in hard,
        )
        for day in days
    ]


def _level(count: int, full: int) -> int:
    """Even steps, rounded up, so that anything done is more than nothing."""
    return min(LEVELS, -(-count * LEVELS // full))
