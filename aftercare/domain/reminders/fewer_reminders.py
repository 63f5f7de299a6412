"""When fewer reminders could be enough: after steady months, offered and never done by itself."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from aftercare.domain.records.commitments import Commitment, CommitmentKind

STEADY_FROM = timedelta(days=90)
"""How long after leaving treatment it is offered for the first time."""
_LOOKED_AT = timedelta(days=60)
_STEADY_DAYS = 40
_OFFERED_AGAIN = timedelta(days=90)
# A visit or a dose is never made quieter by us.
_CAN_DO_WITHOUT = (CommitmentKind.SELF_CARE, CommitmentKind.CALL, CommitmentKind.ACTIVITY, CommitmentKind.MEETING)


def look_back_from(today: date) -> date:
    """The first of the days that are looked at."""
    return today - _LOOKED_AT


def can_be_offered(left_on: date | None, offered_on: date | None, today: date) -> bool:
    """Whether the time has come: three months after leaving treatment, and at most once in three months."""
    if left_on is None or today - left_on < STEADY_FROM:
        return False
    return offered_on is None or today - offered_on >= _OFFERED_AGAIN


def is_steady(active_days: Collection[date], hard_days: Collection[date], today: date) -> bool:
    """Whether something was done on 40 of the last 60 days, and none of them was marked as hard."""
    first = look_back_from(today)
    if any(first <= day <= today for day in hard_days):
        return False
    return sum(first <= day <= today for day in active_days) >= _STEADY_DAYS


def can_be_quieter(commitments: Iterable[Commitment]) -> list[Commitment]:
    """The repeating things with a reminder that one can do without, most often repeated kinds first."""
    found = [
        each
        for each in commitments
        if each.reminders and each.rule is not None and each.kind in _CAN_DO_WITHOUT and not each.is_medicine
    ]
    return sorted(found, key=lambda each: (_CAN_DO_WITHOUT.index(each.kind), each.start.time(), each.id))
