"""What the plan has about each loved one, read for their page."""

from dataclasses import dataclass, field, replace

from aftercare.domain.areas.loved_ones import Agreement, is_loved_one
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.planner.areas.overview import planned_next
from aftercare.planner.long_words import isolated
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content


@dataclass(frozen=True, slots=True, kw_only=True)
class LovedOne:
    """Someone close, the agreement with them, and the next talk."""

    contact: Contact
    sheet: Sheet | None
    agreement: Agreement = field(repr=False)
    talk: AgendaItem | None

    @property
    def id(self) -> ContactId:
        """The contact's id."""
        return self.contact.id

    @property
    def called(self) -> str:
        """What one calls them within a sentence."""
        return isolated(first_name(self.contact))


def read_loved_ones(workspace: Workspace) -> list[LovedOne]:
    """The loved ones of the plan, in the order they were added."""
    plan = workspace.plan
    contacts = [contact for contact in plan.contacts.in_area(Area.LOVED_ONES) if is_loved_one(contact)]
    if not contacts:
        return []
    agreed = {sheet.contact_id: (sheet, content) for sheet, content in plan.sheets.load(Agreement)}
    nothing = (None, Agreement())
    talks: dict[ContactId, AgendaItem] = {}
    for item in planned_next(workspace, Area.LOVED_ONES):
        if item.occurrence.commitment.kind is CommitmentKind.TALK:
            for contact_id in item.occurrence.commitment.contact_ids:
                talks.setdefault(contact_id, item)
    return [
        LovedOne(
            contact=contact,
            sheet=agreed.get(contact.id, nothing)[0],
            agreement=agreed.get(contact.id, nothing)[1],
            talk=talks.get(contact.id),
        )
        for contact in contacts
    ]


def agreement_sheet(workspace: Workspace, one: LovedOne, agreement: Agreement) -> Sheet:
    """The sheet with this agreement, to be written."""
    blank = replace(blank_sheet(Agreement, workspace.today(), workspace.now()), contact_id=one.id)
    return with_content(one.sheet or blank, agreement, workspace.now())
