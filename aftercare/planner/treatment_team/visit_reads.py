"""Visits with the treatment team, as its page and Today read them."""

from datetime import date, datetime, time, timedelta

from aftercare.domain.areas.treatment_team.team import is_visit
from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.commitments import CommitmentKind, Outcome
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import CommitmentId, ContactId
from aftercare.planner.day_lines import DayWords
from aftercare.planner.workspace import Workspace

PAST = timedelta(days=365)
"""How far back past visits are listed."""
_DAY = timedelta(days=1)


def visits_between(workspace: Workspace, first: date, last: date) -> list[AgendaItem]:
    """The team's visits on these days, both included, in order."""
    plan = workspace.plan
    ids = [each.id for each in plan.commitments.between(first, last, CommitmentKind.VISIT) if is_visit(each)]
    return plan.agenda(first, last, workspace.here(), of=ids) if ids else []


def answered_visits(workspace: Workspace, first: date, last: date) -> list[Outcome]:
    """What became of the team's visits of these days, both included, by original start; no more is read for it."""
    plan = workspace.plan
    ids = [each.id for each in plan.commitments.between(first, last, CommitmentKind.VISIT) if is_visit(each)]
    begin, end = datetime.combine(first, time()), datetime.combine(last + _DAY, time())
    return plan.outcomes.between(begin, end, ids) if ids else []


def past_visits(workspace: Workspace) -> list[AgendaItem]:
    """Those of the last year that are over or answered, latest first."""
    today, now = workspace.today(), workspace.now()
    items = visits_between(workspace, today - PAST, today)
    return [item for item in items[::-1] if over_at(item) <= now or item.status is not Status.PLANNED]


def visit_at(workspace: Workspace, commitment_id: str, start: datetime) -> AgendaItem | None:
    """One visit, named by its original start, where it is now; None when it is gone."""
    plan = workspace.plan
    change = plan.overrides.get(CommitmentId(commitment_id), start)
    days = {start.date(), start.date() if change is None or change.start is None else change.start.date()}
    of = [CommitmentId(commitment_id)]
    items = plan.agenda(min(days) - _DAY, max(days) + _DAY, workspace.here(), with_cancelled=True, of=of)
    return next((item for item in items if item.occurrence.original_start == start), None)


def words_for(workspace: Workspace, contacts: dict[ContactId, Contact] | None = None) -> DayWords:
    """How visits are put into words today."""
    known = {each.id: each for each in workspace.plan.contacts.all()} if contacts is None else contacts
    return DayWords(known, {}, workspace.now(), workspace.here(), workspace.today())


def reference(item: AgendaItem) -> str:
    """What names a visit in the keys of questions and drafts: its commitment and its original start."""
    return f"{item.occurrence.commitment.id}@{item.occurrence.original_start.isoformat()}"


def whom(item: AgendaItem, words: DayWords) -> Contact | None:
    """Whom one calls about a visit."""
    contacts = words.with_whom(item)
    return next((each for each in contacts if each.numbers), contacts[0] if contacts else None)


def number_of(contact: Contact | None) -> str:
    """The first number of someone, nothing without one."""
    return contact.numbers[0].number if contact and contact.numbers else ""
