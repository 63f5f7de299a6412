"""What a summary can say, read from the plan."""

from aftercare.domain.progress.check_ups import CheckUp, ScaleAnswers
from aftercare.domain.progress.day_counts import DayCounts, day_counts
from aftercare.domain.progress.summary import (
    Days,
    Done,
    Summary,
    hard_days,
    how_often,
    looked_back_from,
    own_reached,
    reached,
)
from aftercare.domain.progress.trends import Measure
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.settings import DayCount
from aftercare.planner.progress.milestone_reads import read_done, read_marks, read_milestones
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_of


def read_summary(workspace: Workspace) -> Summary:
    """Everything that can be ticked."""
    plan, today, settings = workspace.plan, workspace.today(), workspace.plan.settings
    marks, done = read_marks(workspace), read_done(workspace)
    milestones = read_milestones(workspace, marks, done)
    first = looked_back_from(today)
    check_ins = plan.check_ins.between(first, today)
    check_ups = plan.events.of_kind(EventKind.CHECK_UP)
    scales = {
        page.scale: (event.day, page)
        for event in plan.events.of_kind(EventKind.SCALE)
        if (page := content_of(event.answers, ScaleAnswers)).scale
    }
    return Summary(
        days=_days(day_counts(settings.recovery_since, marks, today), settings.day_count),
        done=Done(
            groups=len(done.days[CommitmentKind.MEETING]),
            visits=len(done.days[CommitmentKind.VISIT]),
            calls=len(done.calls),
            check_ins=done.check_ins,
        ),
        milestones=reached(milestones),
        own_milestones=own_reached(milestones),
        mood=how_often(check_ins, Measure.MOOD),
        cravings=how_often(check_ins, Measure.CRAVING),
        sleep=how_often(check_ins, Measure.SLEEP),
        check_up=(check_ups[-1].day, content_of(check_ups[-1].answers, CheckUp)) if check_ups else None,
        scales=tuple(scales.values()),
        hard_days=hard_days(plan.events.between(first, today)),
    )


def _days(counts: DayCounts, which: DayCount) -> Days | None:
    number = counts.chosen(which)
    return None if number is None else Days(which=which, number=number)
