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
    REFILL = "refill"
    GUARD = "guard"
    RHYTHM = "rhythm"
    REVIEW = "review"


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
    """How far a reminder has come.

    LISTED ended unanswered and is no longer shown as due, DROPPED fell into quiet hours that let it go.
    """

    SENDING = "sending"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    ANSWERED = "answered"
    LISTED = "listed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What was shown of one reminder.

    `start` is the wall-clock start it was for: an occurrence moved to another start is reminded of again. `since` is
    the UTC instant of its state (of SHOWN: when it last sounded), `snoozed_until` a UTC instant, `notice` the desktop's
    own number for it.
    """

    source: Source
    source_id: str
    occurrence: datetime
    which: int
    start: datetime
    state: DeliveryState
    since: datetime
    times_shown: int = 0
    snoozed_until: datetime | None = None
    notice: int | None = None

    @property
    def name(self) -> ReminderName:
        """The reminder this is about."""
        return ReminderName(self.source, self.source_id, self.occurrence, self.which)
