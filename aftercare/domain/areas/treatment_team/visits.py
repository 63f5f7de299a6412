"""Visits: the next one of a day, and those that passed without an answer."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.commitments import CommitmentKind

_UNKNOWN_LENGTH = timedelta(hours=1)
"""The length taken for something whose end nobody knows."""


def over_at(item: AgendaItem) -> datetime:
    """The instant from which one can ask how it went."""
    return item.ends if item.ends > item.begins else item.begins + _UNKNOWN_LENGTH


def next_visit(items: Iterable[AgendaItem], now: datetime) -> AgendaItem | None:
    """The first open visit that is not over yet."""
    return next((item for item in items if _is_open_visit(item) and over_at(item) > now), None)


def passed_visits(items: Iterable[AgendaItem], now: datetime) -> list[AgendaItem]:
    """Visits that are over and have no answer, in the order given."""
    return [item for item in items if _is_open_visit(item) and over_at(item) <= now]


def _is_open_visit(item: AgendaItem) -> bool:
    return item.occurrence.commitment.kind is CommitmentKind.VISIT and item.status is Status.PLANNED
