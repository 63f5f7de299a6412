"""What was shown of each reminder, kept by the machine and not part of the person's records."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Source(StrEnum):
    """What kind of thing a reminder is about."""

    COMMITMENT = "commitment"
    QUESTION = "question"
    CHECK_IN = "check_in"
    STEP = "step"


@dataclass(frozen=True, slots=True, order=True)
class ReminderName:
    """Which reminder: its source, the occurrence by wall-clock start, and which of the occurrence's reminders.

    `which` is whole minutes before the start (negative: after it), so each of several reminders has a name of its own.
    """

    source: Source
    source_id: str
    occurrence: datetime
    which: int


class DeliveryState(StrEnum):
    """How far a reminder has come."""

    SENDING = "sending"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    ANSWERED = "answered"
    LISTED = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was shown of one reminder; times are UTC instants, `notice` is the desktop's own number for it."""

    source: Source
    source_id: str
    occurrence: datetime
    which: int
    state: DeliveryState
    times_shown: int = 0
    shown_at: datetime | None = None
    snoozed_until: datetime | None = None
    notice: int | None = None

    @property
    def name(self) -> ReminderName:
        """The reminder this is about."""
        return ReminderName(self.source, self.source_id, self.occurrence, self.which)
