"""Things that happened on a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.domain.records.identity import ContactId, EventId, new_id


class EventKind(StrEnum):
    """What happened."""

    LEFT_TREATMENT = "left_treatment"
    USE_DAY = "use_day"
    HARD_DAY = "hard_day"
    CONTACT_MADE = "contact_made"
    MILESTONE = "milestone"
    REVIEW = "review"
    SCALE = "scale"
    CHECK_UP = "check_up"
    LOOK_BACK = "look_back"


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


def contacts_made(contact_ids: Iterable[ContactId], now: datetime, here: ZoneInfo) -> list[Event]:
    """An event for each contact one was in touch with just now."""
    day, kind = now.astimezone(here).date(), EventKind.CONTACT_MADE
    return [
        Event(id=EventId(new_id()), kind=kind, day=day, contact_id=contact_id, recorded_at=now)
        for contact_id in contact_ids
    ]
