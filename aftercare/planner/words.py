"""What each area calls its people and the things it plans."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.calendar.repetition import from_rule, in_words
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.i18n import _, clock_time, ngettext, pgettext, short_day
from aftercare.planner.commitments.kinds import kind_name


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleWords:
    """Heading of an area's people, the button that adds one, what to say while there is none, and the kinds it has."""

    heading: str
    add: str
    none_yet: str
    kinds: tuple[ContactKind, ...]


def people_words(area: Area) -> PeopleWords:
    """What an area calls its people."""
    person, organization, group, place, situation = ContactKind
    words = {
        Area.SUPPORT_GROUPS: (
            _("Your groups"),
            _("Add group"),
            _("No groups yet. Add one you know, or one to try."),
            (group, person, organization),
        ),
        Area.TREATMENT_TEAM: (
            _("Your team"),
            _("Add person"),
            _("No one here yet. Add one person or clinic. A first name is enough."),
            (person, organization),
        ),
        Area.SOBER_NETWORK: (
            _("Your network"),
            _("Add person"),
            _("No one here yet. Add one person who supports your recovery. You can start with just a first name."),
            (person, group, organization, place, situation),
        ),
        Area.LOVED_ONES: (
            _("Your loved ones"),
            _("Add person"),
            _("No one here yet. Add one person you want to keep close."),
            (person, group, place, situation),
        ),
        Area.SELF_CARE: (
            _("People and places that do you good"),
            _("Add person"),
            _("No one here yet. Add a person, a class or a place if you like."),
            (person, group, place, organization),
        ),
        Area.SEEK_HELP: (
            _("My people on Help now"),
            _("Add person"),
            _("No one here yet. Add one person to call when it’s hard."),
            (person, organization),
        ),
    }
    heading, add, none_yet, kinds = words[area]
    return PeopleWords(heading=heading, add=add, none_yet=none_yet, kinds=kinds)


def add_planned(kind: CommitmentKind) -> str:
    """The button that adds something to plan, and the heading of its form."""
    return {
        CommitmentKind.VISIT: _("Add appointment"),
        CommitmentKind.MEETING: _("Add meeting"),
        CommitmentKind.MEDICINE: _("Add medicine"),
        CommitmentKind.CALL: _("Add call"),
        CommitmentKind.TALK: _("Add talk"),
        CommitmentKind.SELF_CARE: _("Add daily step"),
        CommitmentKind.ACTIVITY: _("Add activity"),
        CommitmentKind.REVIEW: _("Add review"),
    }[kind]


def count_people(area: Area, contacts: Collection[Contact]) -> str:
    """How many people or groups an area has, in words."""
    count = len(contacts)
    kinds = {contact.kind for contact in contacts}
    if kinds == {ContactKind.GROUP}:
        words = ngettext("{count} group", "{count} groups", count)
    elif kinds == {ContactKind.PERSON} or area is Area.TREATMENT_TEAM:
        words = ngettext("{count} person", "{count} people", count)
    else:
        words = ngettext("{count} person or place", "{count} people and places", count)
    return words.format(count=count)


def count_planned(commitments: Collection[Commitment]) -> str:
    """How many things an area has planned, in words."""
    count = len(commitments)
    kinds = {commitment.kind for commitment in commitments}
    words = {
        CommitmentKind.VISIT: ngettext("{count} appointment", "{count} appointments", count),
        CommitmentKind.MEETING: ngettext("{count} meeting", "{count} meetings", count),
        CommitmentKind.MEDICINE: ngettext("{count} medicine", "{count} medicines", count),
        CommitmentKind.CALL: ngettext("{count} call", "{count} calls", count),
        CommitmentKind.TALK: ngettext("{count} talk", "{count} talks", count),
        CommitmentKind.SELF_CARE: ngettext("{count} daily step", "{count} daily steps", count),
        CommitmentKind.ACTIVITY: ngettext("{count} activity", "{count} activities", count),
        CommitmentKind.REVIEW: ngettext("{count} review", "{count} reviews", count),
    }
    several = ngettext("{count} thing planned", "{count} things planned", count)
    return (words[kinds.pop()] if len(kinds) == 1 else several).format(count=count)


def when_next(item: AgendaItem, today: date) -> str:
    """When something takes place, such as "tomorrow, 2:00 PM"."""
    if item.day == today:
        day = pgettext("in a sentence", "today")
    elif item.day == today + timedelta(days=1):
        day = pgettext("in a sentence", "tomorrow")
    else:
        day = short_day(item.day)
    if item.occurrence.commitment.all_day:
        return day
    return _("{day}, {time}").format(day=day, time=clock_time(item.occurrence.start.time()))


def planned_title(commitment: Commitment, names: Iterable[str], title: str | None = None) -> str:
    """What something planned is called: its title, else who it is with, else its kind."""
    return title or commitment.title or ", ".join(names) or kind_name(commitment.kind)


def repeats(commitment: Commitment) -> str:
    """How something repeats, in words; nothing when it takes place once."""
    if commitment.rule is None:
        return ""
    repetition = from_rule(commitment.rule, commitment.start, commitment.zone)
    if repetition is None:
        return _("Repeats")
    return in_words(repetition, commitment.start, all_day=commitment.all_day)


def once(commitment: Commitment) -> str:
    """When something that does not repeat takes place."""
    if commitment.all_day:
        return short_day(commitment.start)
    return _("{day}, {time}").format(day=short_day(commitment.start), time=clock_time(commitment.start.time()))
