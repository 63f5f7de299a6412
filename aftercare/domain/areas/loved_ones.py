"""The agreement with a loved one, and who helps with what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import SheetKind


class Topic(StrEnum):
    """What an agreement is about, named as in `Agreement`."""

    HELPS = "helps"
    HELPS_NOT = "helps_not"
    BOUNDARIES = "boundaries"
    IF_USE = "if_use"
    CELEBRATE = "celebrate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The person's words about a topic, and the loved one's."""

    mine: str = field(default="", repr=False)
    theirs: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two people agreed on; `help_wanted` is what the person would like help with.

    What helps and what doesn't, in the person's words, and the help the loved one said yes to, are the contact's own:
    People shows them too. A yes holds for the words as they were at that UTC instant.
    """

    kind: ClassVar = SheetKind.AGREEMENT

    helps: Sides = Sides()
    helps_not: Sides = Sides()
    boundaries: Sides = Sides()
    if_use: Sides = Sides()
    celebrate: Sides = Sides()
    help_wanted: tuple[str, ...] = field(default=(), repr=False)
    talked_over_on: date | None = None
    my_yes_at: datetime | None = None
    their_yes_at: datetime | None = None
    words_changed_at: datetime | None = None

    def sides(self, topic: Topic) -> Sides:
        """Both sides of a topic."""
        found: Sides = getattr(self, topic.value)
        return found

    def with_sides(self, topic: Topic, sides: Sides) -> "Agreement":
        """The agreement with other words about a topic."""
        return replace(self, **{topic.value: sides})  # type: ignore[arg-type]  # the fields of these names


class Yes(StrEnum):
    """Where a yes stands."""

    NOT_YET = "not_yet"
    SAID = "said"
    BEFORE_A_CHANGE = "before_a_change"


def yes(said_at: datetime | None, changed_at: datetime | None) -> Yes:
    """Where a yes stands: words that changed after it need another talk."""
    if said_at is None:
        return Yes.NOT_YET
    return Yes.SAID if changed_at is None or changed_at <= said_at else Yes.BEFORE_A_CHANGE


def is_loved_one(contact: Contact) -> bool:
    """Whether one could make an agreement with a contact of the area."""
    return contact.kind is ContactKind.PERSON and contact.side is not Side.RISK


def as_shown(agreement: Agreement, contact: Contact) -> Agreement:
    """The agreement with what the contact itself says filled in on the person's side."""
    helps = replace(agreement.helps, mine="\n".join(contact.what_helps))
    helps_not = replace(agreement.helps_not, mine="\n".join(contact.what_does_not_help))
    return replace(agreement, helps=helps, helps_not=helps_not)


def sides_filled(agreement: Agreement, contact: Contact) -> tuple[int, int]:
    """How many of the six topics (practical help is one) have something on the person's side, and on the other."""
    shown = as_shown(agreement, contact)
    mine = sum(bool(shown.sides(topic).mine.strip()) for topic in Topic) + bool(agreement.help_wanted)
    theirs = sum(bool(shown.sides(topic).theirs.strip()) for topic in Topic) + bool(contact.said_yes_to)
    return mine, theirs


TOPICS = len(Topic) + 1
"""The topics of an agreement, with practical help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One kind of practical help: who said yes to it, and whom the person would like to have it from."""

    what: str = field(repr=False)
    offered_by: tuple[ContactId, ...]
    wanted_from: tuple[ContactId, ...]


def help_board(contacts: Sequence[Contact], agreements: Mapping[ContactId, Agreement]) -> list[Help]:
    """Who helps with what, in the order it was first said; the same words in other letters are the same help."""
    words: dict[str, str] = {}
    offered: dict[str, list[ContactId]] = {}
    wanted: dict[str, list[ContactId]] = {}
    for contact in contacts:
        asked = agreements[contact.id].help_wanted if contact.id in agreements else ()
        for said, people in ((contact.said_yes_to, offered), (asked, wanted)):
            for what in _once(said):
                words.setdefault(_same(what), what)
                people.setdefault(_same(what), []).append(contact.id)
    return [
        Help(
            what=what,
            offered_by=tuple(offered.get(key, ())),
            wanted_from=tuple(who for who in wanted.get(key, ()) if who not in offered.get(key, ())),
        )
        for key, what in words.items()
    ]


def _once(said: Iterable[str]) -> list[str]:
    """Each help once, however often it was written."""
    return list({_same(what): what for what in said if what.strip()}.values())


def _same(what: str) -> str:
    return " ".join(what.split()).casefold()


def toggled(said: Sequence[str], what: str) -> tuple[str, ...]:
    """The list with one help added at the end, or taken out where it is in it."""
    others = tuple(each for each in said if _same(each) != _same(what))
    return others if len(others) < len(said) else (*said, what.strip())
