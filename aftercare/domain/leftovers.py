"""What was left undone yesterday and may still be wanted today."""

from collections.abc import Iterable
from datetime import date, timedelta

from aftercare.domain.agenda import AgendaItem, Status
from aftercare.domain.commitments import CommitmentKind, Override, Pause
from aftercare.domain.series import Edit, this_one

_CAN_WAIT = frozenset({CommitmentKind.SELF_CARE, CommitmentKind.CALL, CommitmentKind.ACTIVITY})
_DAY = timedelta(days=1)


def leftovers(items: Iterable[AgendaItem], today: date, pauses: Iterable[Pause] = ()) -> list[AgendaItem]:
    """Yesterday's open steps, calls and activities, from the items of both days.

    What comes again today by itself is no leftover, nor what is paused today; medicines, visits and meetings are asked
    about in other ways.
    """
    items = list(items)
    paused = {pause.commitment_id for pause in pauses if pause.covers(today)}
    if None in paused:
        return []
    comes_today = {item.occurrence.commitment.id for item in items if item.day == today}
    return [
        item
        for item in items
        if item.day == today - _DAY
        and item.status is Status.PLANNED
        and item.occurrence.commitment.kind in _CAN_WAIT
        and item.occurrence.commitment.id not in comes_today | paused
    ]


def moved_a_day(item: AgendaItem, existing: Override | None) -> Edit:
    """The same a day later, at the same time of day."""
    occurrence = item.occurrence
    change = Override(
        commitment_id=occurrence.commitment.id,
        original_start=occurrence.original_start,
        start=occurrence.start + _DAY,
    )
    return this_one(occurrence.commitment, existing, change)
