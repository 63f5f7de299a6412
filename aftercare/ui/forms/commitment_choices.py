"""The drop-downs of a commitment's form: with whom, and how long."""

from datetime import timedelta

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.lengths import days_in_words, length_in_words
from aftercare.storage.records.stores import Plan
from aftercare.ui.widgets.fields import Choice

_MINUTES = (15, 20, 30, 45, 50, 60, 90, 120, 180)
_DAYS = (1, 2, 3, 4, 5, 6, 7, 14)
_DAY = timedelta(days=1)


class PeopleChoice(Choice[ContactId | None]):
    """One person, or no one."""

    def offer_people(self, plan: Plan, area: Area, chosen: tuple[ContactId, ...]) -> dict[ContactId, Contact]:
        """Offer the people, organizations and groups of an area that do good, and those chosen already; gives them."""
        elsewhere = [contact for contact in map(plan.contacts.get, chosen) if contact is not None]
        here = [contact for contact in plan.contacts.in_area(area) if _can_come(contact)]
        people = {contact.id: contact for contact in [*here, *elsewhere]}
        self.offer([(None, _("No one")), *((contact.id, contact.name) for contact in people.values())])
        return people


class LengthChoice(Choice[timedelta]):
    """How long something takes, zero when one is not sure."""

    def offer_lengths(self, length: timedelta, *, all_day: bool) -> None:
        """Offer the usual lengths and this one, which is chosen."""
        if all_day:
            lengths = sorted({*(days * _DAY for days in _DAYS), length} - ({_DAY} if not length else set()))
            self.offer([(each, days_in_words(max(each, _DAY))) for each in lengths])
        else:
            lengths = sorted({*(timedelta(minutes=minutes) for minutes in _MINUTES), length} - {timedelta(0)})
            self.offer([(timedelta(0), _("Not sure")), *((each, length_in_words(each)) for each in lengths)])
        self.choose(length)


def _can_come(contact: Contact) -> bool:
    return contact.side is not Side.RISK and contact.kind not in (ContactKind.PLACE, ContactKind.SITUATION)
