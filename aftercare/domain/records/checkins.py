"""One day's mood, craving, sleep and note."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum


class Mood(IntEnum):
    """How the person feels, from Rough to Great."""

    ROUGH = 1
    LOW = 2
    OK = 3
    GOOD = 4
    GREAT = 5


class Craving(IntEnum):
    """The strongest craving of the day."""

    NONE = 0
    MILD = 1
    MEDIUM = 2
    STRONG = 3


class Halt(StrEnum):
    """Hungry, angry, lonely, tired."""

    HUNGRY = "hungry"
    ANGRY = "angry"
    LONELY = "lonely"
    TIRED = "tired"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """One day's answers; None is "not answered", `sleep_minutes` is in steps of 30, `answered_at` is a UTC instant."""

    day: date
    mood: Mood | None = None
    craving: Craving | None = None
    sleep_minutes: int | None = None
    halt: tuple[Halt, ...] = ()
    note: str = field(default="", repr=False)
    answered_at: datetime


def two_rough_days(today: CheckIn | None, yesterday: CheckIn | None) -> bool:
    """Whether the mood was Rough or Low on both days."""
    moods = (check_in.mood if check_in is not None else None for check_in in (today, yesterday))
    return all(mood is not None and mood <= Mood.LOW for mood in moods)
