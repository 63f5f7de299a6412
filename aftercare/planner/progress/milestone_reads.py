"""Milestones, and what they are made of, read from the plan."""

from collections.abc import Sequence

from aftercare.domain.progress.day_counts import day_counts
from aftercare.domain.progress.milestones import (
    TOLD_FOR,
    Milestone,
    Reached,
    count_milestones,
    day_milestones,
    in_order,
    own_milestones,
    to_tell,
)
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.settings import DayCount
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.done import DoneSoFar

_COUNTED = {
    Reached.GROUPS: CommitmentKind.MEETING,
    Reached.VISITS: CommitmentKind.VISIT,
    Reached.TALKS: CommitmentKind.TALK,
}
_MARKS = (EventKind.LEFT_TREATMENT, EventKind.USE_DAY)


def read_marks(workspace: Workspace) -> list[Event]:
    """The days of leaving treatment and of use."""
    return [event for kind in _MARKS for event in workspace.plan.events.of_kind(kind)]


def read_milestones(workspace: Workspace, marks: Sequence[Event], done: DoneSoFar) -> list[Milestone]:
    """Every milestone, in the order shown; no day numbers where the person wants none."""
    found = own_milestones(workspace.plan.events.of_kind(EventKind.MILESTONE), workspace.today())
    found += count_milestones(
        {Reached.CALLS: done.calls} | {reached: done.days[kind] for reached, kind in _COUNTED.items()}
    )
    return in_order([*found, *_of_days(workspace, marks)])


def read_news(workspace: Workspace) -> Milestone | None:
    """The milestone to tell; what was done earlier is only counted for it."""
    plan, today = workspace.plan, workspace.today()
    lately = plan.done_lately(tuple(_COUNTED.values()), today - TOLD_FOR)
    kinds = _COUNTED | {Reached.CALLS: CommitmentKind.CALL}
    days = {reached: lately.days[kind] for reached, kind in kinds.items()}
    before = {reached: lately.before[kind] for reached, kind in kinds.items()}
    found = [*count_milestones(days, before), *_of_days(workspace, read_marks(workspace))]
    return to_tell(found, plan.settings.milestones_told, today)


def _of_days(workspace: Workspace, marks: Sequence[Event]) -> list[Milestone]:
    """The milestones of days, none where the person wants no number."""
    today, settings = workspace.today(), workspace.plan.settings
    since = day_counts(settings.recovery_since, marks, today).since
    return [] if since is None or settings.day_count is DayCount.NONE else day_milestones(since, marks, today)


def read_done(workspace: Workspace) -> DoneSoFar:
    """What was done so far of what milestones count."""
    return workspace.plan.done_so_far(tuple(_COUNTED.values()))
