"""What was written about days gone by, read as plain text: no record is built for what is not found."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Text, or_, select, type_coerce

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Outcome
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import CommitmentId
from aftercare.storage.vault.tables import TABLES


@dataclass(frozen=True, slots=True)
class DayTexts:
    """Events as (day, kind, title, note), check-ins as (day, note), outcomes as (start, commitment id, note).

    Latest first; days and wall-clock starts in ISO 8601.
    """

    events: list[tuple[str, str, str, str]] = field(repr=False)
    check_ins: list[tuple[str, str]] = field(repr=False)
    outcomes: list[tuple[str, CommitmentId, str]] = field(repr=False)


def day_texts(connection: Connection) -> DayTexts:
    """Every event, check-in and outcome that has words of its own."""
    return DayTexts(
        events=_read(connection, Event, "day", "kind", "title", "note"),
        check_ins=_read(connection, CheckIn, "day", "note"),
        outcomes=_read(connection, Outcome, "original_start", "commitment_id", "note"),
    )


def _read(connection: Connection, kept: type, when: str, *names: str) -> list[Any]:
    columns = TABLES[kept].c
    as_kept = [type_coerce(columns[name], Text) for name in (when, *names)]  # a date is only made of what is shown
    has_words = or_(*(columns[name] != "" for name in names if name in ("title", "note")))
    return list(connection.execute(select(*as_kept).where(has_words).order_by(columns[when].desc())).all())
