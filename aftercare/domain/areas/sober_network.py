"""The people around one: who could be called today, whom to keep distance from, and how the balance is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, ngettext

MOST_CALLS = 3
EVERY_DAY = 1
FIRST_WEEKS = 14
"""Days after leaving in which one person to call every day is suggested."""


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
    contacts: Iterable[Contact],
    last_contact: Mapping[ContactId, date],
    today: date,
    planned: Collection[ContactId] = (),
) -> list[SuggestedCall]:
    """Up to three people whose call rhythm says it is time, the one who has waited longest for their rhythm first.

    Someone never called yet waits as long as someone whose turn comes just today. Those with a call `planned` today
    have theirs.
    """
    calls: list[tuple[float, SuggestedCall]] = []
    for contact in with_rhythm(contacts):
        last = last_contact.get(contact.id)
        days = None if last is None else (today - last).days
        rhythm = contact.call_every_days or EVERY_DAY
        if contact.id not in planned and (days is None or days >= rhythm):
            calls.append((1.0 if days is None else days / rhythm, SuggestedCall(contact=contact, days=days)))
    calls.sort(key=lambda pair: (-pair[0], pair[1].contact.name.casefold(), pair[1].contact.id))
    return [call for _waited, call in calls[:MOST_CALLS]]


def can_have_rhythm(contact: Contact) -> bool:
    """Whether one would call this contact: people and groups that do not put recovery at risk."""
    return contact.kind not in (ContactKind.PLACE, ContactKind.SITUATION) and contact.side is not Side.RISK


def with_rhythm(contacts: Iterable[Contact]) -> list[Contact]:
    """Those to be called every so many days."""
    return [contact for contact in contacts if (contact.call_every_days or 0) > 0 and can_have_rhythm(contact)]


def by_turn(contacts: Iterable[Contact], last_contact: Mapping[ContactId, date], today: date) -> list[Contact]:
    """Those with a rhythm, the one whose turn comes first before the others; no contact yet is a turn of today."""

    def turn(contact: Contact) -> date:
        last = last_contact.get(contact.id)
        rhythm = min(contact.call_every_days or EVERY_DAY, (date.max - today).days)
        return today if last is None else min(last, today) + timedelta(days=rhythm)

    return sorted(with_rhythm(contacts), key=lambda each: (turn(each), each.name.casefold(), each.id))


def asks_for_daily_call(contacts: Iterable[Contact], left_on: date | None, today: date) -> bool:
    """Whether to suggest one person for a daily call: in the first two weeks, while nobody is called every day."""
    if left_on is None or not 0 <= (today - left_on).days < FIRST_WEEKS:
        return False
    return not any(contact.call_every_days == EVERY_DAY for contact in with_rhythm(contacts))


def first_weeks_just_over(left_on: date | None, today: date) -> bool:
    """Whether the first two weeks after leaving ended in the last two."""
    return left_on is not None and FIRST_WEEKS <= (today - left_on).days < 2 * FIRST_WEEKS


def daily_call_to_change(
    contacts: Iterable[Contact], left_on: date | None, kept_on: date | None, today: date
) -> Contact | None:
    """The person called every day when the first two weeks are just over, unless `kept_on` says to go on daily."""
    if left_on is None or not first_weeks_just_over(left_on, today):
        return None
    if kept_on is not None and kept_on >= left_on:
        return None
    return next((contact for contact in with_rhythm(contacts) if contact.call_every_days == EVERY_DAY), None)


def distance_list(contacts: Iterable[Contact]) -> list[Contact]:
    """The people, places and situations to keep distance from, by name."""
    risks = [contact for contact in contacts if contact.side is Side.RISK]
    return sorted(risks, key=lambda contact: (contact.name.casefold(), contact.id))


def has_plan(contact: Contact) -> bool:
    """Whether there is a plan for keeping distance."""
    return bool(contact.distance_plan.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How many people support the recovery, how many people, places and situations make it harder, and their plans."""

    supports: int
    risks: int
    planned: int
    only_people: bool = True

    @property
    def sentence(self) -> str:
        """The balance in words; nothing while there is nobody."""
        if not self.supports and not self.risks:
            return ""
        if not self.supports:
            return self._harder()
        supports = ngettext(
            "{count} person in your plan supports your recovery.",
            "{count} people in your plan support your recovery.",
            self.supports,
        ).format(count=self.supports)
        return f"{supports} {self._harder()}" if self.risks else supports

    @property
    def no_plan_yet(self) -> str:
        """How many to keep distance from have no plan, in words; nothing when all have one."""
        missing = self.risks - self.planned
        if not missing:
            return ""
        return ngettext("{count} has no plan yet.", "{count} have no plan yet.", missing).format(count=missing)

    def _harder(self) -> str:
        missing = self.risks - self.planned
        if self.risks == 1:
            without, with_plan = (
                _("{count} makes it harder, and has no plan yet."),
                _("{count} makes it harder, and has a plan."),
            )
            words = without if missing else with_plan
        elif missing:
            words = ngettext(
                "{count} make it harder, and {missing} has no plan yet.",
                "{count} make it harder, and {missing} have no plan yet.",
                missing,
            )
        elif self.risks == 2:
            words = _("{count} make it harder, and both have a plan.")
        else:
            words = _("{count} make it harder, and all have a plan.")
        return words.format(count=self._counted(), missing=missing)

    def _counted(self) -> str:
        if self.only_people and self.supports:
            return str(self.risks)
        if self.only_people:
            return ngettext("{count} person", "{count} people", self.risks).format(count=self.risks)
        return ngettext("{count} place or situation", "{count} people or places", self.risks).format(count=self.risks)


def balance(contacts: Iterable[Contact]) -> Balance:
    """Count the people who support the recovery, and everyone and everything that makes it harder."""
    everyone = list(contacts)
    risks = distance_list(everyone)
    return Balance(
        supports=sum(each.side is Side.SUPPORTS and each.kind is ContactKind.PERSON for each in everyone),
        risks=len(risks),
        planned=sum(has_plan(each) for each in risks),
        only_people=all(each.kind is ContactKind.PERSON for each in risks),
    )
