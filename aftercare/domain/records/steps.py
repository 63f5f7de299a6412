"""One-time lines on an area's checklist, and how far an area has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from aftercare.content import StarterStep
from aftercare.domain.records.areas import Area
from aftercare.domain.records.identity import StepId

_FIRST_DAY = 1  # what set-up asks for; later steps are for later


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

    @property
    def open(self) -> bool:
        """Whether it is still to do."""
        return self.done_on is None and not self.skipped


def due_date(step: Step, left_on: date | None) -> date | None:
    """The day a step is due, when both the leaving day and the due day are known."""
    if left_on is None or step.due_day is None:
        return None
    try:
        return left_on + timedelta(days=step.due_day)
    except OverflowError:
        return None


def checklist(area: Area, kept: Iterable[Step], starters: Sequence[StarterStep]) -> list[Step]:
    """An area's lines in order: starter steps as kept or, until touched, as shipped; then the person's own.

    A shipped line has the same id each time, so keeping it makes it the person's and undoing that ships it again.
    """
    own = [step for step in kept if step.area is area]
    touched = {step.starter: step for step in own if step.starter is not None}
    lines = [touched.pop(starter.key, _shipped(area, starter, place)) for place, starter in enumerate(starters)]
    rest = [step for step in own if step.starter is None or step.starter in touched]
    return lines + sorted(rest, key=lambda step: (step.position, step.id))


def _shipped(area: Area, starter: StarterStep, place: int) -> Step:
    return Step(
        id=StepId(f"{area}.{starter.key}"),
        area=area,
        title=starter.title,
        due_day=starter.due_day,
        position=place,
        starter=starter.key,
    )


class Progress(StrEnum):
    """How far an area has come."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    SAVED = "saved"
    SKIPPED = "skipped"


def progress(lines: Sequence[Step], kept: int, *, in_plan: int, skipped: bool) -> Progress:
    """How far an area has come: `kept` of its lines and forms were begun, `in_plan` people and plans are there.

    Saved means that something is in it and that every line for the first day is done or let go. That does not change
    by itself when later lines fall due.
    """
    if skipped:
        return Progress.SKIPPED
    if not kept and not in_plan:
        return Progress.NOT_STARTED
    asked_for = any(line.open and line.due_day is not None and line.due_day <= _FIRST_DAY for line in lines)
    return Progress.SAVED if in_plan and not asked_for else Progress.STARTED


def due_steps(steps: Iterable[Step], left_on: date | None, today: date) -> list[Step]:
    """Steps that are due and open, or were done today; the ones due first come first."""
    due = [
        (day, step.area, step.position, step)
        for step in steps
        if (day := due_date(step, left_on)) is not None
        and day <= today
        and not step.skipped
        and step.done_on in (None, today)
    ]
    order = list(Area)
    due.sort(key=lambda found: (found[0], order.index(found[1]), found[2], found[3].id))
    return [step for *_order, step in due]
