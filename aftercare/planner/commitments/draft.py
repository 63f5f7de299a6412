"""What is typed into the form of a commitment, and under which name it is kept until it is saved."""

from dataclasses import dataclass, field
from datetime import datetime

from aftercare.domain.records.commitments import Commitment


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One question to ask or thing to bring; `key` stays the same while it is changed."""

    key: str
    text: str = field(repr=False)
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Typed:
    """The answers, and the day and the time as they stand in their fields: they may not be readable yet."""

    commitment: Commitment
    day: str
    starts: str
    lines: tuple[TypedLine, ...] = ()


def of_one(commitment_id: str, original_start: datetime) -> str:
    """The name of the form of an occurrence."""
    return f"commitment:{commitment_id}@{original_start.isoformat()}"
