"""What was chosen for the reminders of one commitment, in place of what holds for all."""

from dataclasses import dataclass
from typing import ClassVar

from aftercare.domain.records.identity import CommitmentId, SheetId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.records.sheets import SheetKind

SOUNDS = 2
"""A notice sounds once, and once more, unless its item asks for something else."""
MOST_SOUNDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReminders:
    """How much is said (None: as for all) and how often a notice sounds until it is answered."""

    kind: ClassVar = SheetKind.REMINDERS

    words: ReminderWords | None = None
    sounds: int = SOUNDS


def sheet_id(commitment_id: CommitmentId) -> SheetId:
    """The one sheet of a commitment that holds these choices: the same id each time, so that undoing finds it."""
    return SheetId(f"{_PREFIX}{commitment_id}")


def commitment_of(sheet: SheetId) -> CommitmentId | None:
    """The commitment whose choices a sheet holds, None for other sheets."""
    return CommitmentId(sheet.removeprefix(_PREFIX)) if sheet.startswith(_PREFIX) else None


_PREFIX = "reminders."
