"""What was done so far, counted by the database: no record is built for what is only counted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, Text, func, select, type_coerce

from aftercare.domain.checkins import CheckIn
from aftercare.domain.commitments import Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.events import Event, EventKind
from aftercare.storage.tables import TABLES

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSoFar:
    """The days on which things of each kind were done, in order, one for each; and how many check-ins."""

    days: dict[CommitmentKind, list[date]]
    calls: list[date]
    check_ins: int


def done_so_far(connection: Connection, kinds: Collection[CommitmentKind]) -> DoneSoFar:
    """Everything done of these kinds; a call is a contact made, or a call done with nobody named."""
    commitments, outcomes, events = TABLES[Commitment].c, TABLES[Outcome].c, TABLES[Event].c
    done = (
        select(commitments.kind, type_coerce(outcomes.original_start, Text), type_coerce(commitments.contact_ids, Text))
        .join_from(TABLES[Commitment], TABLES[Outcome], outcomes.commitment_id == commitments.id)
        .where(commitments.kind.in_({*kinds, CommitmentKind.CALL}), outcomes.result == Result.DONE)
    )
    days: dict[CommitmentKind, list[date]] = {kind: [] for kind in kinds}
    calls = []
    for kind, start, contacts in connection.execute(done):
        day = date.fromisoformat(start[:10])
        if kind in days:
            days[kind].append(day)
        if kind is CommitmentKind.CALL and contacts == "[]":
            calls.append(day)
    made = select(type_coerce(events.day, Text)).where(events.kind == EventKind.CONTACT_MADE)
    calls += map(date.fromisoformat, connection.scalars(made))
    answered = connection.scalar(select(func.count()).select_from(TABLES[CheckIn]))
    return DoneSoFar(
        days={kind: sorted(found) for kind, found in days.items()}, calls=sorted(calls), check_ins=answered or 0
    )


def done_each_day(connection: Connection, first: date, last: date) -> dict[date, int]:
    """How many things were done on each of these days, both included; days without any are left out."""
    outcomes = TABLES[Outcome].c
    day = func.substr(type_coerce(outcomes.original_start, Text), 1, 10)
    begin, end = datetime.combine(first, time()), datetime.combine(last + _A_DAY, time())
    question = (
        select(day, func.count())
        .where(outcomes.original_start >= begin, outcomes.original_start < end, outcomes.result == Result.DONE)
        .group_by(day)
    )
    return {date.fromisoformat(found): count for found, count in connection.execute(question)}


def days_of(connection: Connection, kind: CommitmentKind, first: date) -> set[date]:
    """The days from `first` on with something of a kind done."""
    commitments, outcomes = TABLES[Commitment].c, TABLES[Outcome].c
    question = (
        select(type_coerce(outcomes.original_start, Text))
        .join_from(TABLES[Outcome], TABLES[Commitment], outcomes.commitment_id == commitments.id)
        .where(
            outcomes.original_start >= datetime.combine(first, time()),
            outcomes.result == Result.DONE,
            commitments.kind == kind,
        )
    )
    return {date.fromisoformat(start[:10]) for start in connection.scalars(question)}
