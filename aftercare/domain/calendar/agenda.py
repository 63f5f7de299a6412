"""What is in the plan on some days, in order, with what became of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.recurrence import Occurrence, occurrences, to_instant, wall_zone, zone_named
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.identity import CommitmentId

_DAY = timedelta(days=1)
_NOON = time(12)
_EVENING = time(17)


class Status(StrEnum):
    """Where an item stands; without an answer it stays planned."""

    PLANNED = "planned"
    DONE = "done"
    SKIPPED = "skipped"
    MISSED = "missed"
    CANCELLED = "cancelled"


class PartOfDay(StrEnum):
    """The parts Today is made of; afternoon begins at 12:00, evening at 17:00."""

    ANY_TIME = "any_time"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An occurrence and its answer; `begins` and `ends` carry the item's own offset, `day` and `part` are as here."""

    occurrence: Occurrence
    outcome: Outcome | None
    status: Status
    begins: datetime
    ends: datetime
    day: date
    part: PartOfDay


def agenda(
    commitments: Iterable[Commitment],
    overrides: Iterable[Override],
    outcomes: Iterable[Outcome],
    pauses: Iterable[Pause],
    first: date,
    last: date,
    here: ZoneInfo,
    *,
    with_cancelled: bool = False,
) -> list[AgendaItem]:
    """What begins or goes on from `first` to `last` (both included), by instant, whole days before times.

    Paused items are left out unless they were answered, cancelled ones unless answered or asked for.
    """
    return answered(planned(commitments, overrides, first, last, here), outcomes, pauses, with_cancelled=with_cancelled)


def planned(
    commitments: Iterable[Commitment], overrides: Iterable[Override], first: date, last: date, here: ZoneInfo
) -> list[AgendaItem]:
    """All that begins or goes on from `first` to `last`, also what is cancelled, as if nothing was answered yet."""
    changes: dict[CommitmentId, list[Override]] = defaultdict(list)
    for override in overrides:
        changes[override.commitment_id].append(override)
    begin, end = _midnight(first, here), _midnight(last + _DAY, here)
    items: list[AgendaItem] = []
    for commitment in commitments:
        own = changes[commitment.id]
        for occurrence in occurrences(commitment, own, begin - _longest(commitment, own), end, here):
            item = _item(occurrence, here)
            if item.begins >= begin or item.ends > begin:
                items.append(item)
    return sorted(items, key=_order)


def answered(
    items: Iterable[AgendaItem], outcomes: Iterable[Outcome], pauses: Iterable[Pause], *, with_cancelled: bool = False
) -> list[AgendaItem]:
    """What is planned with its answers; see `agenda` for what is left out."""
    answers = {(outcome.commitment_id, outcome.original_start): outcome for outcome in outcomes}
    paused = list(pauses)
    listed: list[AgendaItem] = []
    for item in items:
        occurrence = item.occurrence
        outcome = answers.get((occurrence.commitment.id, occurrence.original_start))
        if outcome is not None:
            listed.append(replace(item, outcome=outcome, status=Status(outcome.result.value)))
        elif (with_cancelled or item.status is not Status.CANCELLED) and not is_paused(item, paused):
            listed.append(item)
    return listed


def is_paused(item: AgendaItem, pauses: Iterable[Pause]) -> bool:
    """Whether one of the pauses covers the day the item begins on here."""
    return any(pause.covers(item.day) and pause.stops(item.occurrence.commitment) for pause in pauses)


def _item(occurrence: Occurrence, here: ZoneInfo) -> AgendaItem:
    own_zone = zone_named(wall_zone(occurrence.commitment), here)
    begins = occurrence.begins(here)
    begins_here = begins.astimezone(here)
    return AgendaItem(
        occurrence=occurrence,
        outcome=None,
        status=Status.CANCELLED if occurrence.cancelled else Status.PLANNED,
        begins=begins.astimezone(own_zone),
        ends=occurrence.ends(here).astimezone(own_zone),
        day=occurrence.day if occurrence.commitment.all_day else begins_here.date(),
        part=PartOfDay.ANY_TIME if occurrence.commitment.all_day else part_of_day(begins_here.time()),
    )


def part_of_day(moment: time) -> PartOfDay:
    """The part of the day a wall-clock time lies in."""
    if moment < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if moment < _EVENING else PartOfDay.EVENING


def _longest(commitment: Commitment, overrides: Iterable[Override]) -> timedelta:
    """How far back an occurrence can begin and still go on; the extra day is a clock change during whole days."""
    lengths = [commitment.length, *(override.length for override in overrides if override.length is not None)]
    longest = max(lengths)
    return longest + _DAY if commitment.all_day else longest


def _midnight(day: date, here: ZoneInfo) -> datetime:
    return to_instant(datetime.combine(day, time()), None, here)


def _order(item: AgendaItem) -> tuple[datetime, bool, int, datetime, datetime, CommitmentId]:
    commitment = item.occurrence.commitment
    return (
        item.begins.astimezone(UTC),
        not commitment.all_day,
        commitment.position,
        item.occurrence.original_start,
        commitment.created_at,
        commitment.id,
    )
