"""Editing a repeating commitment: this one, this and following, or all from today; the past keeps its outcomes.

Each function gives the records to put and to remove, ready to be written as one change.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.recurrence import (
    FIRST_WALL,
    LAST_WALL,
    is_start,
    rule_of,
    rule_starts,
    starts,
    to_instant,
    wall_zone,
    zone_named,
)
from aftercare.domain.calendar.repeat_rule import end_of, with_end
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.identity import CommitmentId, MakeId, PauseId

_T = TypeVar("_T")
_UTC = ZoneInfo("UTC")
_SECOND = timedelta(seconds=1)

Kept = Commitment | Override | Outcome | Pause


@dataclass(frozen=True, slots=True)
class Edit:
    """Records to put and records to remove, as one change that can be undone."""

    put: tuple[Kept, ...] = ()
    remove: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A commitment with everything written down about its occurrences."""

    commitment: Commitment
    overrides: tuple[Override, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    pauses: tuple[Pause, ...] = ()


def this_one(commitment: Commitment, existing: Override | None, change: Override) -> Edit:
    """One occurrence changed; what `change` leaves None stays as it is, what equals the series is not kept."""
    before = existing or Override(commitment_id=commitment.id, original_start=change.original_start)
    merged = replace(
        change,
        start=_changed(change.start, before.start, change.original_start),
        length=_changed(change.length, before.length, commitment.length),
        title=_changed(change.title, before.title, commitment.title),
        place=_changed(change.place, before.place, commitment.place),
        leave_by=_changed(change.leave_by, before.leave_by, commitment.leave_by),
        notes=_changed(change.notes, before.notes, commitment.notes),
    )
    if merged == Override(commitment_id=commitment.id, original_start=change.original_start):
        return Edit(remove=() if existing is None else (existing,))
    return Edit(put=(merged,))


def cancel_this_one(commitment: Commitment, existing: Override | None, original_start: datetime) -> Edit:
    """One occurrence cancelled; it stays in the calendar, marked, and can be planned again."""
    change = existing or Override(commitment_id=commitment.id, original_start=original_start)
    return Edit(put=(replace(change, cancelled=True),))


def this_and_following(series: Series, chosen: datetime, wanted: Commitment, make_id: MakeId, now: datetime) -> Edit:
    """The series ends before the occurrence `chosen`, named by its original start; a successor goes on from there.

    `wanted` is the commitment as edited, its `start` where the chosen occurrence shall be. A COUNT nobody changed
    stays the total of both; a changed one counts from the chosen occurrence. At the first occurrence the series itself
    is changed.
    """
    return _split(series, chosen, chosen, wanted, make_id, now)


def all_from_today(
    series: Series, shown: datetime, wanted: Commitment, today: date, here: ZoneInfo, make_id: MakeId, now: datetime
) -> Edit:
    """Every occurrence from today on changed; `wanted.start` is where the occurrence `shown` shall be.

    Where no occurrence lies before today, or none after, the series itself is changed.
    """
    commitment = series.commitment
    midnight = to_instant(datetime.combine(today, time()), None, here)
    own_midnight = midnight.astimezone(zone_named(wall_zone(commitment), here)).replace(tzinfo=None, fold=0)
    chosen = next(starts(commitment, own_midnight, LAST_WALL), None)
    if chosen is None:
        return everything(series, shown, wanted, now)
    return _split(series, chosen, shown, replace(wanted, start=chosen + (wanted.start - shown)), make_id, now)


def everything(series: Series, shown: datetime, wanted: Commitment, now: datetime) -> Edit:
    """The commitment itself changed, past included: for one that happens once, or has not happened yet.

    `wanted.start` is where the occurrence `shown` shall be; overrides and outcomes move along where they still fit.
    """
    commitment = series.commitment
    shift = wanted.start - shown
    changed = replace(
        wanted,
        id=commitment.id,
        start=commitment.start + shift,
        rule=_carried_rule(commitment, wanted, shift, 0),
        rdates=tuple(start + shift for start in commitment.rdates),
        exdates=tuple(start + shift for start in commitment.exdates),
        continues=commitment.continues,
        sequence=commitment.sequence + 1,
        created_at=commitment.created_at,
        changed_at=now,
    )
    moved = _rebased(series, changed, shift, shown)
    return Edit(put=(changed, *moved.put), remove=moved.remove)


def end_before(series: Series, chosen: datetime, now: datetime) -> Edit:
    """The occurrence `chosen` and all later ones deleted; the past and every answer stay."""
    if next(starts(series.commitment, FIRST_WALL, chosen), None) is None:
        return remove_whole(series)
    return Edit(put=(_ended(series.commitment, chosen, now),), remove=_later(series, chosen).overrides)


def remove_whole(series: Series) -> Edit:
    """The commitment and everything written down about it deleted."""
    pauses = tuple(pause for pause in series.pauses if pause.commitment_id == series.commitment.id)
    return Edit(remove=(series.commitment, *series.overrides, *series.outcomes, *pauses))


def _changed(new: _T | None, existing: _T | None, of_series: _T | None) -> _T | None:
    value = existing if new is None else new
    return None if value == of_series else value


def _split(
    series: Series, chosen: datetime, shown: datetime, wanted: Commitment, make_id: MakeId, now: datetime
) -> Edit:
    """End the series before `chosen` and go on with a successor; the override of the occurrence `shown` is used up."""
    commitment = series.commitment
    if next(starts(commitment, FIRST_WALL, chosen), None) is None:
        return everything(series, shown, replace(wanted, start=shown + (wanted.start - chosen)), now)
    shift = wanted.start - chosen
    earlier = sum(1 for _start in rule_starts(commitment, FIRST_WALL, chosen))
    successor = replace(
        wanted,
        id=CommitmentId(make_id()),
        # An RDATE can be chosen too; the rule itself must go on from one of its own starts.
        start=next(rule_starts(commitment, chosen, LAST_WALL), chosen) + shift,
        rule=_carried_rule(commitment, wanted, shift, earlier),
        rdates=tuple(start + shift for start in commitment.rdates if start >= chosen),
        exdates=tuple(start + shift for start in commitment.exdates if start >= chosen),
        continues=commitment.id,
        sequence=0,
        created_at=now,
        changed_at=now,
    )
    moved = _rebased(_later(series, chosen), successor, shift, shown)
    pauses = tuple(
        replace(pause, id=PauseId(make_id()), commitment_id=successor.id)
        for pause in series.pauses
        if pause.commitment_id == commitment.id and (pause.until_day is None or pause.until_day >= chosen.date())
    )
    return Edit(put=(_ended(commitment, chosen, now), successor, *moved.put, *pauses), remove=moved.remove)


def _ended(commitment: Commitment, chosen: datetime, now: datetime) -> Commitment:
    """The series without the occurrence `chosen` and all later ones."""
    given = list(rule_starts(commitment, FIRST_WALL, chosen))
    rdates = tuple(sorted(start for start in commitment.rdates if start < chosen))
    rule = commitment.rule
    if not given:  # only RDATEs before DTSTART are left
        given, rule = [rdates[0]], None
    elif rule is not None:
        counted = end_of(rule).startswith("COUNT")
        rule = with_end(rule, f"COUNT={len(given)}" if counted else _until(given[-1], commitment))
    return replace(
        commitment,
        start=given[0],
        rule=rule,
        rdates=rdates,
        exdates=tuple(start for start in commitment.exdates if start < chosen),
        sequence=commitment.sequence + 1,
        changed_at=now,
    )


def _carried_rule(commitment: Commitment, wanted: Commitment, shift: timedelta, earlier: int) -> str | None:
    """The wanted rule; an end nobody changed leaves as many occurrences as there were, `earlier` ones taken off."""
    end, rule = end_of(wanted.rule), rule_of(commitment)
    if wanted.rule is None or rule is None or end != end_of(commitment.rule):
        return wanted.rule
    if end.startswith("COUNT"):
        left = int(end.removeprefix("COUNT=")) - earlier
        return with_end(wanted.rule, f"COUNT={left}") if left > 0 else None
    if "T" not in end.removeprefix("UNTIL"):  # endless, or a whole day
        return wanted.rule
    return with_end(wanted.rule, _until(rule.end - _SECOND + shift, wanted))


def _until(wall: datetime, commitment: Commitment) -> str:
    """A wall-clock time as RFC 5545 wants UNTIL: a day, UTC beside a zone, local when floating."""
    if commitment.all_day:
        return f"UNTIL={wall:%Y%m%d}"
    if commitment.zone is None:
        return f"UNTIL={wall:%Y%m%dT%H%M%S}"
    return f"UNTIL={to_instant(wall, commitment.zone, _UTC):%Y%m%dT%H%M%SZ}"


def _later(series: Series, chosen: datetime) -> Series:
    return replace(
        series,
        overrides=tuple(override for override in series.overrides if override.original_start >= chosen),
        outcomes=tuple(outcome for outcome in series.outcomes if outcome.original_start >= chosen),
    )


def _rebased(series: Series, target: Commitment, shift: timedelta, shown: datetime) -> Edit:
    """Overrides and outcomes moved to where their occurrence is in `target`.

    An override without an occurrence there is removed, and that of the one `shown`, which the edit speaks for; an
    outcome without one stays what it was.
    """
    put: dict[tuple[type, CommitmentId, datetime], Override | Outcome] = {}
    remove: list[Override | Outcome] = []
    records: list[Override | Outcome] = [*series.overrides, *series.outcomes]
    for record in records:
        start = record.original_start + shift
        fits = is_start(target, start)
        used_up = isinstance(record, Override) and record.original_start == shown
        if fits and not used_up:
            put[type(record), target.id, start] = replace(record, commitment_id=target.id, original_start=start)
        if fits or isinstance(record, Override):
            remove.append(record)
    stale = (record for record in remove if (type(record), record.commitment_id, record.original_start) not in put)
    return Edit(put=tuple(put.values()), remove=tuple(stale))
