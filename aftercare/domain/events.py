"""Things that happened on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from aftercare.domain.identity import ContactId, EventId


class EventKind(StrEnum):
    """What happened."""

    LEFT_TREATMENT = "left_treatment"
    USE_DAY = "use_day"
    HARD_DAY = "hard_day"
    CONTACT_MADE = "contact_made"
    MILESTONE = "milestone"
    REVIEW = "review"
    SCALE = "scale"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day; `recorded_at` is a UTC instant, `answers` a JSON text of a review or scale."""

    id: EventId
    kind: EventKind
    day: date
    contact_id: ContactId | None = None
    title: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    answers: str = field(default="", repr=False)
    recorded_at: datetime


def left_treatment_on(events: Iterable[Event]) -> date | None:
    """The latest day the person left treatment, or None when it is not sure yet."""
    return max((event.day for event in events if event.kind is EventKind.LEFT_TREATMENT), default=None)
