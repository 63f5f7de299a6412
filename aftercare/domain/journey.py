"""The way since leaving treatment, in days."""

from collections.abc import Iterable
from datetime import date

from aftercare.domain.events import Event, EventKind


def days_since(left_on: date, today: date) -> int:
    """Days since leaving treatment: 0 on the leaving day, negative before it."""
    return (today - left_on).days


def recovery_days(since: date, events: Iterable[Event], today: date) -> int:
    """Days from `since` that have ended without a use day; the total never goes back to zero.

    A day without an entry counts. Today has not ended yet: whoever left yesterday has 1, and marking today changes
    nothing now, it only adds nothing tomorrow.
    """
    use_days = {event.day for event in events if event.kind is EventKind.USE_DAY and since <= event.day < today}
    return max(0, (today - since).days - len(use_days))


def days_away(last_opened_on: date | None, today: date) -> int:
    """How many whole days lie between the day the plan was last looked at and today; 0 on the first day of all."""
    return 0 if last_opened_on is None else max(0, (today - last_opened_on).days - 1)
