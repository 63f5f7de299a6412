"""What was done so far, counted by the database: no record is built for what is only counted.

Something that was moved was done on the day it was moved to.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, func, select, type_coerce

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.storage.vault.tables import TABLES

_A_DAY = timedelta(days=1)
_COMMITMENTS, _OVERRIDES, _OUTCOMES, _EVENTS = (TABLES[each].c for each in (Commitment, Override, Outcome, Event))
_CALL = CommitmentKind.CALL


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSoFar:
    """The days on which things of each kind were done, in order, one for each; and how many check-ins."""

    days: dict[CommitmentKind, list[date]]
    calls: list[date]
    check_ins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneLately:
    """How many things of each kind were done before a day, and the days of those since, in order."""

    before: dict[CommitmentKind, int]
    days: dict[CommitmentKind, list[date]]


def done_so_far(connection: Connection, kinds: Collection[CommitmentKind]) -> DoneSoFar:
    """Everything done of these kinds; a call is a contact made, or a call done with nobody named."""
    days: dict[CommitmentKind, list[date]] = {kind: [] for kind in (*kinds, _CALL)}
    for kind, start in connection.execute(
        _answered(Result.DONE, _COMMITMENTS.kind, _moved_to()).where(_counted(kinds))
    ):
        days[kind].append(date.fromisoformat(start[:10]))
    days[_CALL] += _contacts_made(connection, date.min)
    answered = connection.scalar(select(func.count()).select_from(TABLES[CheckIn]))
    return DoneSoFar(
        days={kind: sorted(days[kind]) for kind in kinds}, calls=sorted(days[_CALL]), check_ins=answered or 0
    )


def done_lately(connection: Connection, kinds: Collection[CommitmentKind], first: date) -> DoneLately:
    """What was done of these kinds, and the calls, before and since a day; the years before are only counted."""
    days: dict[CommitmentKind, list[date]] = {kind: [] for kind in (*kinds, _CALL)}
    since = type_coerce(_moved_to(), Text) >= first.isoformat()
    for kind, start in connection.execute(
        _answered(Result.DONE, _COMMITMENTS.kind, _moved_to()).where(_counted(kinds), since)
    ):
        days[kind].append(date.fromisoformat(start[:10]))
    days[_CALL] += _contacts_made(connection, first)
    counts = _answered(Result.DONE, _COMMITMENTS.kind, func.count()).where(_counted(kinds)).group_by(_COMMITMENTS.kind)
    every: Counter[CommitmentKind] = Counter(dict(connection.execute(counts).all()))
    every[_CALL] += connection.scalar(select(func.count()).where(_EVENTS.kind == EventKind.CONTACT_MADE)) or 0
    return DoneLately(
        before={kind: every[kind] - len(found) for kind, found in days.items()},
        days={kind: sorted(found) for kind, found in days.items()},
    )


def done_each_day(connection: Connection, first: date, last: date) -> dict[date, int]:
    """How many things were done on each of these days, both included; days without any are left out."""
    return _each_day(connection, first, last)


def days_of(connection: Connection, kind: CommitmentKind, first: date) -> set[date]:
    """The days from `first` on with something of a kind done."""
    return set(_each_day(connection, first, date.max - _A_DAY, _COMMITMENTS.kind == kind))


def missed_each_day(connection: Connection, kind: CommitmentKind, first: date, last: date) -> dict[date, int]:
    """How many things of a kind were missed on each of these days, both included; days without any are left out."""
    return _each_day(connection, first, last, _COMMITMENTS.kind == kind, result=Result.MISSED)


def _each_day(
    connection: Connection, first: date, last: date, *where: ColumnElement[bool], result: Result = Result.DONE
) -> dict[date, int]:
    begin, end = datetime.combine(first, time()), datetime.combine(last + _A_DAY, time())
    planned = (_OUTCOMES.original_start >= begin) & (_OUTCOMES.original_start < end)
    moved = (_OVERRIDES.begins >= begin) & (_OVERRIDES.begins < end)
    day = func.substr(_moved_to(), 1, 10)
    counts: Counter[date] = Counter()
    for here in (planned & (moved | _OVERRIDES.begins.is_(None)), moved & ~planned):  # an index for each
        question = _answered(result, day, func.count()).where(here, *where).group_by(day)
        counts.update({date.fromisoformat(found): count for found, count in connection.execute(question)})
    return dict(counts)


def _answered(result: Result, *wanted: ColumnElement[Any]) -> Select[Any]:
    """A query for what was answered that way, with its commitment and where it was moved to."""
    moves = (_OVERRIDES.commitment_id == _OUTCOMES.commitment_id) & (
        _OVERRIDES.original_start == _OUTCOMES.original_start
    )
    return (
        select(*wanted)
        .join_from(TABLES[Outcome], TABLES[Commitment], _OUTCOMES.commitment_id == _COMMITMENTS.id)
        .outerjoin(TABLES[Override], moves)
        .where(_OUTCOMES.result == result)
    )


def _moved_to() -> ColumnElement[str]:
    return func.coalesce(type_coerce(_OVERRIDES.begins, Text), type_coerce(_OUTCOMES.original_start, Text))


def _counted(kinds: Collection[CommitmentKind]) -> ColumnElement[bool]:
    """What counts: these kinds, and calls with nobody named, since the others are contacts made already."""
    nobody = type_coerce(_COMMITMENTS.contact_ids, Text) == "[]"
    counted = _COMMITMENTS.kind.in_(kinds) | ((_COMMITMENTS.kind == _CALL) & nobody)
    # Asked this way, SQLite looks up the answers of these few commitments and not through all there are.
    return _OUTCOMES.commitment_id.in_(select(_COMMITMENTS.id).where(counted))


def _contacts_made(connection: Connection, first: date) -> list[date]:
    made = select(type_coerce(_EVENTS.day, Text)).where(_EVENTS.kind == EventKind.CONTACT_MADE, _EVENTS.day >= first)
    return [date.fromisoformat(day) for day in connection.scalars(made)]
