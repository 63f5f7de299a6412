"""The day, hour and zone that every story and benchmark lives by, whatever day it really is.

`AFTERCARE_DAY=2028-02-29T23:50` names another; `python -m tests.e2e.other_days` runs the stories on ten others.
"""

import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VARIABLE = "AFTERCARE_DAY"
HERE = ZoneInfo("America/New_York")
_QUIET = "2026-10-07T10:30"  # a Wednesday far from a holiday, a month's end and a change of the clocks; nothing rings

NOW = datetime.fromisoformat(os.environ.get(VARIABLE, _QUIET)).replace(tzinfo=HERE)
"""The moment at which a story begins; the time goes on from there."""
TODAY = NOW.date()


def on(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """A time on the clock on the wall of a day."""
    return datetime.combine(day, time(hour, minute))


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    """The moment when it is so late on the day, or so many days after it."""
    return on(TODAY + timedelta(days=days), hour, minute).replace(tzinfo=HERE)


def weekly(*days: date) -> str:
    """The rule of RFC 5545 for every week on these days, from Monday on."""
    return "FREQ=WEEKLY;BYDAY=" + ",".join(f"{day:%a}"[:2].upper() for day in sorted(days, key=date.weekday))


def long_day(day: date) -> str:
    """A day as the program writes it in full, such as Tuesday, October 6."""
    return f"{day:%A, %B} {day.day}"


def short_day(day: date) -> str:
    """A day as the program writes it in short, such as Tue, Oct 6."""
    return f"{day:%a, %b} {day.day}"


def with_year(words: str, day: date) -> str:
    """A day as the program writes it where the year is told when it is another one."""
    return words if day.year == TODAY.year else f"{words}, {day.year}"


def typed_day(day: date) -> str:
    """A day as a person types it, such as 10/6/2026."""
    return f"{day.month}/{day.day}/{day.year}"
