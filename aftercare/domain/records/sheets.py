"""Sheets filled in about a contact, an occurrence or oneself."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Protocol

from aftercare.domain.records.identity import CommitmentId, ContactId, SheetId, new_id


class SheetKind(StrEnum):
    """What a sheet is for."""

    GROUP = "group"
    TRY_OUT = "try_out"
    VISIT = "visit"
    AGREEMENT = "agreement"
    PERMISSION = "permission"
    MEDICINE = "medicine"
    WARNING_SIGNS = "warning_signs"
    NOTICED_SIGNS = "noticed_signs"
    LADDER = "ladder"
    REASONS = "reasons"
    REMINDERS = "reminders"


class SheetContent(Protocol):
    """What is filled in on a sheet, as a record of its own: a dataclass that can be made empty."""

    kind: ClassVar[SheetKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet filled in; `answers` is a JSON text whose shape belongs to the kind."""

    id: SheetId
    kind: SheetKind
    contact_id: ContactId | None = None
    commitment_id: CommitmentId | None = None
    original_start: datetime | None = None
    day: date
    answers: str = field(default="{}", repr=False)
    changed_at: datetime


def blank_sheet(content_type: type[SheetContent], day: date, now: datetime) -> Sheet:
    """A new sheet of this kind, about nothing yet."""
    return Sheet(id=SheetId(new_id()), kind=content_type.kind, day=day, changed_at=now)
