"""Who could be called today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aftercare.domain.contacts import Contact, Side
from aftercare.domain.identity import ContactId
from aftercare.i18n import _, ngettext

MOST_CALLS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedCall:
    """A contact whose turn it is; `days` since the last contact, None when there was none yet."""

    contact: Contact
    days: int | None

    @property
    def reason(self) -> str:
        """Why, in words for the person."""
        if self.days is None:
            return _("You have not marked a call yet.")
        return ngettext(
            "You last spoke {days} day ago.",
            "You last spoke {days} days ago.",
            self.days,
        ).format(days=self.days)


def suggested_calls(
    contacts: Iterable[Contact], last_contact: Mapping[ContactId, date], today: date
) -> list[SuggestedCall]:
    """Up to three people whose call rhythm says it is time, the one who has waited longest for their rhythm first.

    Someone never called yet waits as long as someone whose turn comes just today.
    """
    calls: list[tuple[float, SuggestedCall]] = []
    for contact in contacts:
        rhythm = contact.call_every_days
        if not rhythm or contact.side is Side.RISK:
            continue
        last = last_contact.get(contact.id)
        days = None if last is None else (today - last).days
        if days is None or days >= rhythm:
            calls.append((1.0 if days is None else days / rhythm, SuggestedCall(contact=contact, days=days)))
    calls.sort(key=lambda pair: (-pair[0], pair[1].contact.name.casefold(), pair[1].contact.id))
    return [call for _waited, call in calls[:MOST_CALLS]]
