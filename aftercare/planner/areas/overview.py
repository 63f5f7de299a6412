"""What the plan has for one area, read for the hub and the area's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftercare import content
from aftercare.content import AreaContent
from aftercare.domain.areas.seek_help.ladder import SHEET_IDS, on_help_now
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.calendar.coming_up import LOOK_AHEAD, coming_up
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.steps import Progress, Step, checklist, progress
from aftercare.i18n import _
from aftercare.planner import words as area_words
from aftercare.planner.workspace import Workspace

_A_DAY_OR_SO = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaState:
    """One area: its words, its people, what comes next of each thing planned, its checklist, and how far it is."""

    content: AreaContent
    contacts: tuple[Contact, ...]
    planned: tuple[AgendaItem, ...]
    steps: tuple[Step, ...]
    progress: Progress

    @property
    def area(self) -> Area:
        """Which area."""
        return Area(self.content.area)

    def summary(self, today: date) -> str:
        """One line on what is in it, or what it is for while it is empty."""
        parts = []
        if self.contacts:
            parts.append(area_words.count_people(self.area, self.contacts))
        if self.planned:
            parts.append(area_words.count_planned([item.occurrence.commitment for item in self.planned]))
        if parts:
            has = ", ".join(parts)
            if not self.planned:
                return has
            when = area_words.when_next(self.planned[0], today)
            return _("{what}. Next: {when}").format(what=has, when=when)
        done = sum(step.done_on is not None for step in self.steps)
        if done:
            return _("{done} of {count} first steps done").format(done=done, count=len(self.steps))
        return self.content.lead.partition(". ")[0].removesuffix(".")


def read_areas(workspace: Workspace) -> tuple[AreaState, ...]:
    """All six areas, in order."""
    contacts = workspace.plan.contacts.all()
    kept = workspace.plan.steps.all()
    upcoming = planned_next(workspace)
    begun = {draft.new_in for draft in workspace.plan.drafts.all()}
    return tuple(
        _area_state(workspace, says, contacts, kept, upcoming, has_draft=says.area in begun) for says in content.areas()
    )


def planned_next(workspace: Workspace, area: Area | None = None) -> list[AgendaItem]:
    """What comes next of each thing planned, soonest first; with an area only what is planned there."""
    plan, today = workspace.plan, workspace.today()
    until = today + LOOK_AHEAD
    return coming_up(
        plan.commitments.between(today, until, area=area),
        plan.overrides.between(today, until),
        plan.outcomes.between(datetime.combine(today, time()) - _A_DAY_OR_SO, datetime.combine(until, time())),
        plan.pauses.between(today, until),
        workspace.now(),
        workspace.here(),
    )


def _area_state(
    workspace: Workspace,
    says: AreaContent,
    contacts: Sequence[Contact],
    kept: Sequence[Step],
    upcoming: Sequence[AgendaItem],
    *,
    has_draft: bool,
) -> AreaState:
    area = Area(says.area)
    people = [contact for contact in contacts if contact.area is area]
    in_plan = 0
    if area is Area.SEEK_HELP:
        first = on_help_now(contacts)
        people = first + [contact for contact in people if contact not in first]
        every = [workspace.plan.sheets.get(sheet_id) for sheet_id in SHEET_IDS.values()]
        in_plan = len(workspace.card.steps) + sum(filled is not None for filled in every)
    planned = [item for item in upcoming if item.occurrence.commitment.area is area]
    steps = checklist(area, kept, says.steps)
    return AreaState(
        content=says,
        contacts=tuple(people),
        planned=tuple(planned),
        steps=tuple(steps),
        progress=progress(
            steps,
            sum(step.area is area for step in kept) + has_draft,
            in_plan=in_plan + len(people) + len(planned),
            skipped=area in workspace.plan.settings.skipped_areas,
        ),
    )
