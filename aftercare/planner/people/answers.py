"""What is written when something about a contact is answered on the People page."""

from dataclasses import dataclass, replace
from datetime import date

from aftercare.domain.areas.seek_help.ladder import on_help_now, placed
from aftercare.domain.calendar.agenda import Status
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.contacts import Contact, Side, first_name
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.i18n import _, pgettext, short_day
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record


@dataclass(frozen=True, slots=True, weakref_slot=True)  # Qt holds its slots weakly
class ContactAnswers:
    """Writes answers into the plan, with Undo; each method gives whether it could be saved."""

    workspace: Workspace

    def talked(self, contact: Contact, day: date) -> bool:
        """Note being in touch on a day; twice on the same day is kept once."""
        today = self.workspace.today()
        when = pgettext("in a sentence", "today") if day == today else _("on {day}").format(day=short_day(day))
        words = {"name": first_name(contact), "day": when}
        if any(event.contact_id == contact.id for event in self._contacts_on(day)):
            self.workspace.announce(_("Already saved: you talked with {name} {day}").format(**words))
            return True
        now = self.workspace.now()
        made = Event(id=EventId(new_id()), kind=EventKind.CONTACT_MADE, day=day, contact_id=contact.id, recorded_at=now)
        records: list[Record] = [made, *self._calls_answered(contact, day)]
        saved = self.workspace.write(_("You talked with {name} {day}").format(**words), records, offer_undo=False)
        if saved:
            self.workspace.offer_undo(_("Saved: you talked with {name} {day}").format(**words))
        return saved

    def note(self, event: Event, text: str) -> bool:
        """Keep a note about one time in touch."""
        label = _("Note of {day}").format(day=short_day(event.day))
        return self.workspace.write(label, [replace(event, note=text.strip())], offer_undo=False)

    def forget(self, event: Event) -> bool:
        """Remove one time in touch that was entered by mistake."""
        label = _("{day} taken off the list").format(day=short_day(event.day))
        return self.workspace.write(label, remove=[event])

    def place(self, contact: Contact, place: int | None) -> bool:
        """Set where someone stands on Help now; None takes them off."""
        changed = placed(self.workspace.plan.contacts.all(), contact, place)
        shown, hidden = _("“{name}” shows on Help now"), _("“{name}” no longer shows on Help now")
        label = hidden if place is None else _("“{name}” moved") if contact.help_rank else shown
        return self.workspace.write(label.format(name=contact.name), put=changed)

    def move(self, contact: Contact, by: int) -> bool:
        """Move someone one place up (-1) or down (1) on Help now, as far as it goes."""
        order = [each.id for each in on_help_now(self.workspace.plan.contacts.all())]
        if contact.id not in order:
            return True
        place = order.index(contact.id) + 1 + by
        return self.place(contact, place) if 1 <= place <= len(order) else True

    def keep_distance(self, contact: Contact) -> bool:
        """Keep distance from what makes recovery harder: not called, not on Help now, with a plan instead."""
        moved = replace(contact, side=Side.RISK)
        label = _("“{name}” is now one to keep distance from").format(name=contact.name)
        return self.workspace.write(label, put=placed(self.workspace.plan.contacts.all(), moved, None))

    def supports_again(self, contact: Contact) -> bool:
        """No longer keep distance from someone; the plan for it stays."""
        label = _("“{name}” now supports you").format(name=contact.name)
        return self.workspace.write(label, put=[replace(contact, side=Side.SUPPORTS)])

    def remove(self, contact: Contact) -> bool:
        """Remove someone from the plan."""
        return self.workspace.write(_("“{name}” removed").format(name=contact.name), remove=[contact])

    def _contacts_on(self, day: date) -> list[Event]:
        return [event for event in self.workspace.plan.events.between(day, day) if event.kind is EventKind.CONTACT_MADE]

    def _calls_answered(self, contact: Contact, day: date) -> list[Outcome]:
        """The open calls of that day to this contact alone: they were made."""
        now = self.workspace.now()
        return [
            Outcome(
                commitment_id=item.occurrence.commitment.id,
                original_start=item.occurrence.original_start,
                result=Result.DONE,
                answered_at=now,
            )
            for item in self.workspace.plan.agenda(day, day, self.workspace.here())
            if item.status is Status.PLANNED
            and item.occurrence.commitment.kind is CommitmentKind.CALL
            and item.occurrence.commitment.contact_ids == (contact.id,)
        ]
