"""What was left undone yesterday and may still be wanted today."""

from collections.abc import Iterable
from datetime import date, timedelta

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.series import Edit, this_one
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Override, Pause

_CAN_WAIT = frozenset({CommitmentKind.SELF_CARE, CommitmentKind.CALL, CommitmentKind.ACTIVITY})
_DAY = timedelta(days=1)


def leftovers(items: Iterable[AgendaItem], today: date, pauses: Iterable[Pause] = ()) -> list[AgendaItem]:
    """Yesterday's open steps, calls and activities, from the items of both days.

    What comes again today by itself is no leftover, nor what is paused today; medicines, visits and meetings are asked
    about in other ways.
    """
    items = list(items)
    stopping = [pause for pause in pauses if pause.covers(today)]
    comes_today = {item.occurrence.commitment.id for item in items if item.day == today}
    return [
        item
        for item in items
        if item.day == today - _DAY
        and item.status is Status.PLANNED
        and _can_wait(item.occurrence.commitment)
        and item.occurrence.commitment.id not in comes_today
        and not any(pause.stops(item.occurrence.commitment) for pause in stopping)
    ]


def _can_wait(commitment: Commitment) -> bool:
    """Whether a day later does; a dose taken later could be one too many."""
    return commitment.kind in _CAN_WAIT and not commitment.is_medicine


def moved_a_day(item: AgendaItem, existing: Override | None) -> Edit:
    """The same a day later, at the same time of day."""
    occurrence = item.occurrence
    change = Override(
        commitment_id=occurrence.commitment.id,
        original_start=occurrence.original_start,
        start=occurrence.start + _DAY,
    )
    return this_one(occurrence.commitment, existing, change)
