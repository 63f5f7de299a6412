"""What is written when a visit was missed, moved, or is followed by another one; each with Undo."""

from dataclasses import dataclass, replace
from datetime import datetime

from aftercare.domain.areas.treatment_team.team import call_tomorrow, moved_to, next_one
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.commitments import Commitment, Outcome, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import contacts_made
from aftercare.domain.records.identity import new_id
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _, short_day
from aftercare.planner.treatment_team.visit_sheets import page_record
from aftercare.planner.words import once
from aftercare.planner.workspace import Workspace


@dataclass(frozen=True, slots=True)
class VisitActions:
    """Writes into the plan; each method gives whether it could be saved."""

    workspace: Workspace

    def answer(self, item: AgendaItem, result: Result | None, note: str = "") -> bool:
        """Write down what became of a visit, None takes it back; `note` was written before an answer was taken back."""
        if result is None:
            gone = [item.outcome] if item.outcome is not None else []
            return self.workspace.write(_("Answer taken back"), remove=gone)
        known = item.outcome or Outcome(
            commitment_id=item.occurrence.commitment.id,
            original_start=item.occurrence.original_start,
            result=result,
            answered_at=self.workspace.now(),
            note=note,
        )
        label = _("Visit marked: I went") if result is Result.DONE else _("Visit marked: I missed it")
        return self.workspace.write(label, [replace(known, result=result, answered_at=self.workspace.now())])

    def note(self, item: AgendaItem, text: str) -> bool:
        """Keep what the person wrote down about a visit that was answered."""
        if item.outcome is None or item.outcome.note == text:
            return True
        return self.workspace.write(_("Notes saved"), [replace(item.outcome, note=text)], offer_undo=False)

    def called(self, item: AgendaItem, contact: Contact | None) -> bool:
        """Note that the call about a missed visit was made."""
        made = contacts_made([contact.id] if contact else [], self.workspace.now(), self.workspace.here())
        label = _("Called {name}").format(name=contact.name) if contact else _("Called")
        return self.workspace.write(label, [*made, self._page(item, settled=True)])

    def remind_tomorrow(self, item: AgendaItem, contact: Contact | None) -> bool:
        """Plan a call for tomorrow morning, with a reminder."""
        zone = self.workspace.here().key
        call = call_tomorrow(contact, self.workspace.today(), zone, new_id, self.workspace.now())
        label = _("Call planned for {when}").format(when=once(call))
        return self.workspace.write(label, [call, self._page(item, settled=True)])

    def move(self, item: AgendaItem, start: datetime) -> bool:
        """Move the visit to another time."""
        occurrence = item.occurrence
        existing = self.workspace.plan.overrides.get(occurrence.commitment.id, occurrence.original_start)
        edit = moved_to(item, existing, start)
        label = _("Visit moved to {day}").format(day=short_day(start))
        gone = [item.outcome] if item.outcome is not None else []
        return self.workspace.write(label, edit.put, [*edit.remove, *gone])

    def book(self, item: AgendaItem, start: datetime) -> Commitment | None:
        """Plan one more visit like this one; None when it could not be saved."""
        booked = next_one(item, start, new_id, self.workspace.now())
        label = _("Visit booked for {when}").format(when=once(booked))
        return booked if self.workspace.write(label, [booked, self._page(item, settled=True)]) else None

    def settle_why(self, item: AgendaItem) -> bool:
        """Ask nothing more about what gets in the way."""
        return self.workspace.write(_("Not asked again"), [self._page(item, why=True)], offer_undo=False)

    def _page(self, item: AgendaItem, *, settled: bool = False, why: bool = False) -> Sheet:
        occurrence = item.occurrence
        return page_record(self.workspace, occurrence.commitment, occurrence.original_start, settled=settled, why=why)
