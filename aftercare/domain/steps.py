"""One-time lines on an area's checklist."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from aftercare.domain.areas import Area
from aftercare.domain.identity import StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A line to do once; `due_day` counts from leaving treatment (leaving day = day 0), None is any time."""

    id: StepId
    area: Area
    title: str = field(default="", repr=False)
    due_day: int | None = None
    position: int = 0
    starter: str | None = None
    done_on: date | None = None
    skipped: bool = False


def due_date(step: Step, left_on: date | None) -> date | None:
    """The day a step is due, when both the leaving day and the due day are known."""
    if left_on is None or step.due_day is None:
        return None
    return left_on + timedelta(days=step.due_day)
