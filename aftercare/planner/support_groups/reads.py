"""What the plan has about each support group, read for its page."""

from dataclasses import dataclass, field, replace

from aftercare.domain.areas.support_groups import AboutGroup, TryOut, Visit, filled_in, group_of, is_group
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.planner.areas.overview import planned_next
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group with its sheets, the latest visit's first, its meetings, and the next of them."""

    contact: Contact
    about: AboutGroup
    about_sheet: Sheet | None
    visits: tuple[Visit, ...] = field(repr=False)
    meetings: tuple[Commitment, ...]
    upcoming: AgendaItem | None

    @property
    def id(self) -> ContactId:
        """The contact's id."""
        return self.contact.id

    @property
    def latest(self) -> TryOut:
        """The answers of the latest visit, or an empty sheet."""
        return self.visits[0].content if self.visits else TryOut()


def read_groups(workspace: Workspace) -> list[Group]:
    """The groups of the plan, in the order they were added."""
    plan = workspace.plan
    contacts = [contact for contact in plan.contacts.in_area(Area.SUPPORT_GROUPS) if is_group(contact)]
    if not contacts:
        return []
    about = {sheet.contact_id: (sheet, content) for sheet, content in plan.sheets.load(AboutGroup)}
    unknown = (None, AboutGroup())
    visits: dict[ContactId | None, list[Visit]] = {}
    for sheet, content in plan.sheets.load(TryOut):
        visits.setdefault(sheet.contact_id, []).append(Visit(sheet, content))
    meetings: dict[ContactId, list[Commitment]] = {}
    for commitment in plan.commitments.in_area(Area.SUPPORT_GROUPS):
        group = group_of(commitment, contacts)
        if group is not None:
            meetings.setdefault(group.id, []).append(commitment)
    upcoming: dict[ContactId, AgendaItem] = {}
    for item in planned_next(workspace, Area.SUPPORT_GROUPS):
        found = group_of(item.occurrence.commitment, contacts)
        if found is not None:
            upcoming.setdefault(found.id, item)
    return [
        Group(
            contact=contact,
            about=about.get(contact.id, unknown)[1],
            about_sheet=about.get(contact.id, unknown)[0],
            visits=tuple(filled_in(visits.get(contact.id, ()))),
            meetings=tuple(meetings.get(contact.id, ())),
            upcoming=upcoming.get(contact.id),
        )
        for contact in contacts
    ]


def read_group(workspace: Workspace, contact_id: str) -> Group | None:
    """One group, None when it is not in the plan."""
    return next((group for group in read_groups(workspace) if group.id == contact_id), None)


def about_sheet(workspace: Workspace, contact_id: ContactId, existing: Sheet | None, about: AboutGroup) -> Sheet:
    """The sheet that says this about a group, to be written."""
    blank = replace(blank_sheet(AboutGroup, workspace.today(), workspace.now()), contact_id=contact_id)
    return with_content(existing or blank, about, workspace.now())
