"""What comes next of each commitment."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.identity import CommitmentId

LOOK_AHEAD = timedelta(days=731)
_AHEAD = (*map(timedelta, (1, 14, 60, 200)), LOOK_AHEAD)  # most come soon; only the rest is looked for further


def coming_up(
    commitments: Iterable[Commitment],
    overrides: Sequence[Override],
    outcomes: Sequence[Outcome],
    pauses: Sequence[Pause],
    now: datetime,
    here: ZoneInfo,
) -> list[AgendaItem]:
    """The next occurrence of each commitment that is not over or answered, within LOOK_AHEAD, soonest first."""
    today = now.astimezone(here).date()
    found: dict[CommitmentId, AgendaItem] = {}
    endless = [pause for pause in pauses if pause.until_day is None and pause.covers(today)]
    left = list(commitments)
    for ahead in _AHEAD:
        for item in agenda(left, overrides, outcomes, pauses, today, today + ahead, here):
            if item.status is Status.PLANNED and (item.ends > now or item.begins >= now):
                found.setdefault(item.occurrence.commitment.id, item)
        left = [each for each in left if each.id not in found and not any(pause.stops(each) for pause in endless)]
    return sorted(found.values(), key=lambda item: item.begins)
