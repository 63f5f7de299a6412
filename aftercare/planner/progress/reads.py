"""What Progress shows, read from the plan: only what is counted, and the days that are painted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aftercare.domain.progress.check_ups import check_up_on
from aftercare.domain.progress.day_counts import DayCounts, day_counts
from aftercare.domain.progress.day_map import WEEK, MapDay, day_map
from aftercare.domain.progress.hard_day import MARKS
from aftercare.domain.progress.milestones import Milestone, day_milestones
from aftercare.domain.progress.trends import SENTENCE_DAYS, LowerCravings, lower_cravings
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.settings import DayCount
from aftercare.planner.progress.milestone_reads import read_done, read_marks, read_milestones
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.done import DoneSoFar

MOST_WEEKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressState:
    """The numbers, what was done, milestones, the map of the last weeks, and the careful sentence."""

    today: date
    which: DayCount
    counts: DayCounts
    next_mark: int
    done: DoneSoFar
    milestones: list[Milestone] = field(repr=False)
    days: list[MapDay] = field(repr=False)
    sentence: LowerCravings | None
    first_check_in: date | None
    check_up_on: date | None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        done = self.done
        nothing = not (done.check_ins or done.calls or any(done.days.values()))
        return nothing and not self.milestones and self.counts.since is None


def read_progress(workspace: Workspace) -> ProgressState:
    """Everything but the lines."""
    plan, today, settings = workspace.plan, workspace.today(), workspace.plan.settings
    marks = read_marks(workspace)
    counts = day_counts(settings.recovery_since, marks, today)
    done = read_done(workspace)
    milestones = read_milestones(workspace, marks, done)
    first = today - timedelta(days=MOST_WEEKS * WEEK)
    check_ins = plan.check_ins.between(today - timedelta(days=SENTENCE_DAYS), today)
    hard = {event.day for event in plan.events.between(first, today) if event.kind in MARKS}
    first_check_in = plan.check_ins.first_day()
    began = [day for day in (counts.since, first_check_in) if day is not None]
    return ProgressState(
        today=today,
        which=settings.day_count,
        counts=counts,
        next_mark=_next_mark(counts.chosen(settings.day_count)),
        done=done,
        milestones=milestones,
        days=day_map(
            today,
            MOST_WEEKS,
            min(began, default=None),
            plan.done_each_day(first, today),
            {each.day for each in check_ins},
            hard,
        ),
        sentence=_sentence(workspace, check_ins, today),
        first_check_in=first_check_in,
        check_up_on=check_up_on(
            counts.left_on, [event.day for event in plan.events.of_kind(EventKind.CHECK_UP)], today
        ),
    )


def _next_mark(number: int | None) -> int:
    """The next milestone of days after a number."""
    days = date(2000, 1, 1) + timedelta(days=number or 0)
    return day_milestones(date(2000, 1, 1), (), days)[-1].count


def _sentence(workspace: Workspace, check_ins: Sequence[CheckIn], today: date) -> LowerCravings | None:
    went = workspace.plan.days_of(CommitmentKind.MEETING, today - timedelta(days=SENTENCE_DAYS))
    return lower_cravings(check_ins, went)
