"""What Today asks about support groups: whether the person went, and then how it was."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from aftercare.domain.areas.support_groups import ASKED_FOR_DAYS, TryOut, is_group, open_meetings, visit_to_ask_about
from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.domain.reminders.answers import written_down
from aftercare.i18n import _
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import Destination, ItemKind, Known
from aftercare.planner.long_words import isolated
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.words import planned_title
from aftercare.planner.workspace import Workspace

KINDS: frozenset[type] = frozenset({Commitment, Override, Outcome, Pause, Contact, Sheet})


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """First the meetings without an answer, once each is over; then the latest visit that has no sheet."""
    plan, first = workspace.plan, today - timedelta(days=ASKED_FOR_DAYS)
    planned = plan.commitments.between(first, today, CommitmentKind.MEETING, area=Area.SUPPORT_GROUPS)
    meetings = {each.id for each in planned}
    if not meetings:
        return ()
    items = plan.agenda(first, today, workspace.here(), of=meetings)
    unanswered = open_meetings(items, today)
    is_answered = any(item.outcome is not None for item in items)
    contacts = plan.contacts.in_area(Area.SUPPORT_GROUPS) if unanswered or is_answered else []
    asks = [_did_you_go(workspace, item, _title(item, contacts)) for item in unanswered]
    if is_answered:
        groups = [contact for contact in contacts if is_group(contact)]
        found = visit_to_ask_about(items, groups, [sheet for sheet, _page in plan.sheets.load(TryOut)], today)
        if found is not None:
            asks.append(_how_was_it(workspace, *found))
    return asks


def _title(item: AgendaItem, contacts: Iterable[Contact]) -> str:
    occurrence = item.occurrence
    names = [contact.name for contact in contacts if contact.id in occurrence.commitment.contact_ids]
    return planned_title(occurrence.commitment, names, occurrence.title)


def _did_you_go(workspace: Workspace, item: AgendaItem, title: str) -> Prompt:
    occurrence = item.occurrence
    return Prompt(
        key=f"went:{occurrence.commitment.id}@{occurrence.original_start.isoformat()}",
        area=Area.SUPPORT_GROUPS,
        title=_("Did you go to {name}?").format(name=isolated(title)),
        sentence=_("If not, that’s OK."),
        answers=(
            Answer(_("I went"), act=partial(_answer, workspace, item, title, Result.DONE)),
            Answer(_("Not this time"), act=partial(_answer, workspace, item, title, Result.SKIPPED)),
            Answer(_("Ask me later"), weight="quiet"),
        ),
        since=over_at(item),
    )


def _answer(workspace: Workspace, item: AgendaItem, title: str, result: Result) -> None:
    occurrence = item.occurrence
    outcome = Outcome(
        commitment_id=occurrence.commitment.id,
        original_start=occurrence.original_start,
        result=result,
        answered_at=workspace.now(),
    )
    label = _("“{title}” done") if result is Result.DONE else _("“{title}” skipped")
    workspace.write(label.format(title=title), put=written_down(outcome, occurrence.commitment, workspace.here()))


def _how_was_it(workspace: Workspace, item: AgendaItem, group: Contact) -> Prompt:
    occurrence = item.occurrence
    visit = f"{occurrence.commitment.id}@{occurrence.original_start.isoformat()}"
    return Prompt(
        key=f"try-out:{visit}",
        area=Area.SUPPORT_GROUPS,
        title=_("How was {name}?").format(name=isolated(group.name)),
        sentence=_("Six short questions, whenever you like."),
        answers=(
            Answer(_("Answer now"), opens=Destination(Area.SUPPORT_GROUPS, Known(ItemKind.VISIT, *key_of(item)))),
            Answer(_("Not now"), act=partial(_put_aside, workspace, item, group), weight="quiet"),
        ),
    )


def _put_aside(workspace: Workspace, item: AgendaItem, group: Contact) -> None:
    """An empty sheet says that the visit was asked about; it can be filled in any time."""
    sheet = replace(
        blank_sheet(TryOut, item.day, workspace.now()),
        contact_id=group.id,
        commitment_id=item.occurrence.commitment.id,
        original_start=item.occurrence.original_start,
    )
    workspace.write(_("Questions about “{name}” put aside").format(name=group.name), put=[sheet])
