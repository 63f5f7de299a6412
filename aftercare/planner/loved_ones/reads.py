"""What the plan has about each loved one, read for their page."""

from dataclasses import dataclass, field

from aftercare.domain.areas.loved_ones import Agreement, is_loved_one
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.identity import ContactId, SheetId, new_id
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.planner.areas.overview import planned_next
from aftercare.planner.long_words import isolated
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.pages import page_on, with_page


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
    sheets = {sheet.contact_id: sheet for sheet in plan.sheets.of_kind(SheetKind.AGREEMENT)}
    talks: dict[ContactId, AgendaItem] = {}
    for item in planned_next(workspace, Area.LOVED_ONES):
        if item.occurrence.commitment.kind is CommitmentKind.TALK:
            for contact_id in item.occurrence.commitment.contact_ids:
                talks.setdefault(contact_id, item)
    return [
        LovedOne(
            contact=contact,
            sheet=sheets.get(contact.id),
            agreement=page_on(sheets.get(contact.id), Agreement),
            talk=talks.get(contact.id),
        )
        for contact in contacts
    ]


def agreement_sheet(workspace: Workspace, one: LovedOne, agreement: Agreement) -> Sheet:
    """The sheet with this agreement, to be written."""
    sheet = one.sheet or Sheet(
        id=SheetId(new_id()),
        kind=SheetKind.AGREEMENT,
        contact_id=one.id,
        day=workspace.today(),
        changed_at=workspace.now(),
    )
    return with_page(sheet, agreement, workspace.now())
