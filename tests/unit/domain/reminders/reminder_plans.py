"""Made-up commitments for the reminder tests, and the reminders of a plan."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import agenda
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.windows import DAYS_AHEAD, DAYS_BACK, Reminder, reminders

HERE = ZoneInfo("America/New_York")
NO_QUIET_HOURS = Settings(quiet_from=None, quiet_until=None)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
AT_START = (timedelta(0),)
TWO_PM = datetime(2026, 10, 6, 14)


def local(day: int, hour: int, minute: int = 0, *, month: int = 10, zone: ZoneInfo = HERE) -> datetime:
    """The UTC instant of a wall-clock time in 2026."""
    return datetime(2026, month, day, hour, minute, tzinfo=zone).astimezone(UTC)


def commitment(kind: CommitmentKind, start: datetime = TWO_PM, **changes: Any) -> Commitment:
    values: dict[str, Any] = {
        "id": CommitmentId("c"),
        "kind": kind,
        "area": Area.SELF_CARE,
        "start": start,
        "reminders": AT_START,
        "created_at": LONG_AGO,
        "changed_at": LONG_AGO,
    }
    return Commitment(**values | changes)


def done(one: Commitment, result: Result = Result.DONE, start: datetime | None = None) -> Outcome:
    return Outcome(commitment_id=one.id, original_start=start or one.start, result=result, answered_at=one.created_at)


def found(
    commitments: Iterable[Commitment],
    now: datetime,
    *,
    overrides: Iterable[Override] = (),
    outcomes: Iterable[Outcome] = (),
    pauses: Iterable[Pause] = (),
    settings: Settings = NO_QUIET_HOURS,
    check_in_days: Iterable[date] = (),
    here: ZoneInfo = HERE,
) -> list[Reminder]:
    """The reminders of a plan, read as the ringer reads it."""
    today = now.astimezone(here).date()
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    items = agenda(commitments, overrides, outcomes, pauses, first, last, here)
    return reminders(items, check_in_days, settings, now, here)
