"""Anything in the plan with a time, what changed about one occurrence, and what became of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from aftercare.domain.records.areas import Area
from aftercare.domain.records.identity import CommitmentId, ContactId, PauseId
from aftercare.domain.records.medicine_names import names_medicine


class CommitmentKind(StrEnum):
    """What a commitment is; reminders, their buttons and the words of Today follow from it."""

    VISIT = "visit"
    MEETING = "meeting"
    MEDICINE = "medicine"
    CALL = "call"
    TALK = "talk"
    SELF_CARE = "self_care"
    ACTIVITY = "activity"
    REVIEW = "review"


class HowToMeet(StrEnum):
    """How a visit, meeting, call or talk takes place."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One commitment, once or repeating.

    `start` is wall-clock time without an offset (midnight when `all_day`). `zone` is an IANA name, None for floating:
    that wall-clock time here. `rule` is an RFC 5545 RRULE value without its name; `exdates` and
    `rdates` are wall-clock starts like `start`. `length` zero is a moment; an all-day length is a whole number of days.
    `reminders` are lengths of time before the start (negative: after it, for all-day items "9:00 on the day" is -9 h).
    `leave_by` is a wall-clock time before the start. `continues` names the series this one is the successor of.
    """

    id: CommitmentId
    kind: CommitmentKind
    area: Area
    title: str = field(default="", repr=False)
    contact_ids: tuple[ContactId, ...] = ()
    start: datetime
    all_day: bool = False
    zone: str | None = None
    length: timedelta = timedelta(0)
    rule: str | None = None
    exdates: tuple[datetime, ...] = ()
    rdates: tuple[datetime, ...] = ()
    reminders: tuple[timedelta, ...] = ()
    amount: int | None = None
    amount_unit: str = field(default="", repr=False)
    position: int = 0
    how: HowToMeet | None = None
    place: str = field(default="", repr=False)
    link: str = field(default="", repr=False)
    getting_there: str = field(default="", repr=False)
    leave_by: time | None = None
    notes: str = field(default="", repr=False)
    continues: CommitmentId | None = None
    sequence: int = 0
    created_at: datetime
    changed_at: datetime

    @property
    def is_medicine(self) -> bool:
        """Whether it is a medicine, also one that was written down as a daily step."""
        if self.kind is CommitmentKind.SELF_CARE:
            return names_medicine(self.title)
        return self.kind is CommitmentKind.MEDICINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One occurrence moved, changed or cancelled, named by its original start; None means "as the series has it"."""

    commitment_id: CommitmentId
    original_start: datetime
    start: datetime | None = None
    length: timedelta | None = None
    title: str | None = field(default=None, repr=False)
    place: str | None = field(default=None, repr=False)
    leave_by: time | None = None
    notes: str | None = field(default=None, repr=False)
    cancelled: bool = False


class Result(StrEnum):
    """What became of an occurrence."""

    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one occurrence, named by its original start; `answered_at` is a UTC instant."""

    commitment_id: CommitmentId
    original_start: datetime
    result: Result
    amount: int | None = None
    answered_at: datetime
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days, both included, on which one commitment (or, without one, everything) is neither listed nor reminded of.

    A pause of everything leaves medicines alone, unless it is `with_medicines`.
    """

    id: PauseId
    commitment_id: CommitmentId | None = None
    from_day: date
    until_day: date | None = None
    with_medicines: bool = False

    def covers(self, day: date) -> bool:
        """Whether the day is one of its days."""
        return self.from_day <= day and (self.until_day is None or day <= self.until_day)

    def stops(self, commitment: Commitment) -> bool:
        """Whether the commitment is among what it pauses."""
        if self.commitment_id is not None:
            return self.commitment_id == commitment.id
        return self.with_medicines or not commitment.is_medicine


ATTENDED = frozenset({CommitmentKind.VISIT, CommitmentKind.MEETING, CommitmentKind.ACTIVITY, CommitmentKind.TALK})
