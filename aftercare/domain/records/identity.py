"""Names of records: random, meaningless, kept for ever."""

from collections.abc import Callable
from typing import NewType
from uuid import uuid4

ContactId = NewType("ContactId", str)
CommitmentId = NewType("CommitmentId", str)
StepId = NewType("StepId", str)
EventId = NewType("EventId", str)
PauseId = NewType("PauseId", str)
SheetId = NewType("SheetId", str)

MakeId = Callable[[], str]


def new_id() -> str:
    """A fresh random id."""
    return str(uuid4())
