"""The contacts of a plan in groups, as the People page lists them, and found by a few letters."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.records.contacts import Contact, Side
from aftercare.domain.records.identity import ContactId


class PeopleGroup(StrEnum):
    """The groups in their order; those between the first and the last are areas."""

    CALL_FIRST = "call_first"
    SOBER_NETWORK = "sober_network"
    LOVED_ONES = "loved_ones"
    TREATMENT_TEAM = "treatment_team"
    SUPPORT_GROUPS = "support_groups"
    SELF_CARE = "self_care"
    SEEK_HELP = "seek_help"
    DISTANCE = "distance"


def grouped(contacts: Iterable[Contact]) -> list[tuple[PeopleGroup, list[Contact]]]:
    """Each contact once, in groups that are not empty: as ranked on Help now, else by area or as a risk, by name."""
    everyone = list(contacts)
    groups: dict[PeopleGroup, list[Contact]] = {group: [] for group in PeopleGroup}
    groups[PeopleGroup.CALL_FIRST] = on_help_now(everyone)
    for contact in sorted(everyone, key=lambda each: (folded(each.name), each.created_at)):
        if contact.side is Side.RISK:
            groups[PeopleGroup.DISTANCE].append(contact)
        elif contact.help_rank is None:
            groups[PeopleGroup(contact.area)].append(contact)
    return [(group, members) for group, members in groups.items() if members]


_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")  # accents and vowel points
_ALONE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'"})
_PHONE = re.compile(r"[\d\s()+./-]+")


def folded(text: str) -> str:
    """A text without capitals, accents and vowel points, for comparing."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold().translate(_ALONE)


class ContactIndex:
    """Finds contacts by parts of their words; what it learned of one is kept until that contact changes."""

    def __init__(self) -> None:
        self._contacts: tuple[Contact, ...] = ()
        self._with_notes = True
        self._known: dict[ContactId, tuple[Contact, bool, str, str]] = {}

    def take(self, contacts: Iterable[Contact], *, with_notes: bool = True) -> None:
        """Search these from now on."""
        self._contacts, self._with_notes = tuple(contacts), with_notes

    def find(self, text: str) -> list[Contact]:
        """Those in which every word of the text occurs, or the digits of a number, in the order they were given."""
        wanted = folded(text).split()
        if not wanted:
            return list(self._contacts)
        digits = _digits(text) if _PHONE.fullmatch(text) else ""
        self._learn()
        return [
            contact
            for contact, _with, words, numbers in self._known.values()
            if all(word in words for word in wanted) or (digits and digits in numbers)
        ]

    def _learn(self) -> None:
        before, self._known = self._known, {}
        for contact in self._contacts:
            known = before.get(contact.id)
            if known is None or known[0] is not contact or known[1] != self._with_notes:
                words = _words(contact, with_notes=self._with_notes)
                known = (contact, self._with_notes, words, _digits_of(contact))
            self._known[contact.id] = known


def _words(contact: Contact, *, with_notes: bool) -> str:
    parts = [contact.name, contact.role, contact.place, contact.good_times]
    for number in contact.numbers:
        parts += [number.number, number.label]
    for link in contact.links:
        parts += [link.address, link.label]
    if with_notes:
        parts += [contact.notes, contact.distance_plan]
        parts += [*contact.said_yes_to, *contact.what_helps, *contact.what_does_not_help]
    return folded("\n".join(parts))


def _digits_of(contact: Contact) -> str:
    return " ".join(_digits(number.number) for number in contact.numbers)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
