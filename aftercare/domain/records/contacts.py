"""A person, organization, group, place or situation in the plan."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from aftercare.domain.records.areas import Area
from aftercare.domain.records.identity import ContactId


class ContactKind(StrEnum):
    """What a contact is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    SITUATION = "situation"


class Side(StrEnum):
    """Whether a contact helps the recovery or puts it at risk."""

    SUPPORTS = "supports"
    RISK = "risk"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """One number as typed, with what it is for ("after hours")."""

    number: str = field(repr=False)
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """One web, mail or telephone address as typed, with what it is for."""

    address: str = field(repr=False)
    label: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A contact; `call_every_days` is days since the last contact, `help_rank` its place on Help now (1 is first)."""

    id: ContactId
    area: Area
    kind: ContactKind = ContactKind.PERSON
    name: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    numbers: tuple[PhoneNumber, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(default=(), repr=False)
    place: str = field(default="", repr=False)
    good_times: str = field(default="", repr=False)
    side: Side = Side.SUPPORTS
    said_yes_to: tuple[str, ...] = field(default=(), repr=False)
    what_helps: tuple[str, ...] = field(default=(), repr=False)
    what_does_not_help: tuple[str, ...] = field(default=(), repr=False)
    distance_plan: str = field(default="", repr=False)
    call_every_days: int | None = None
    help_rank: int | None = None
    notes: str = field(default="", repr=False)
    created_at: datetime


def initials(name: str) -> str:
    """Up to two capital letters for an avatar: of the first and the last word, without a title such as "Dr."."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if len(words) > 2 and words[0].endswith(".") and len(words[0]) > 2:
        words = words[1:]
    ends = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0].upper() for word in ends)


def first_name(contact: Contact) -> str:
    """What one calls a contact in a sentence: "Sam" of Sam Whitlock, all of "Dr. Osei", "My sponsor" and a group."""
    words = contact.name.split()
    if contact.kind is not ContactKind.PERSON or len(words) < 2 or words[0].endswith("."):
        return contact.name
    return contact.name if any(word[0].islower() for word in words) else words[0]


_LINK = re.compile(r"(?:https?://[^\s/]\S*|tel:\S+|mailto:\S+@\S+)", re.IGNORECASE)
_HOST = re.compile(r"[^\s/@:?#]+(?:\.[^\s/@:?#.]{2,})(?:[:/?#]\S*)?")
_MAIL = re.compile(r"[^\s/@:]+@[^\s/@:]+\.[^\s/@:]+")
_FEWEST_DIGITS = 3


def is_phone_number(text: str) -> bool:
    """Whether a number as typed could be called: letters are fine ("1-800-HELP 22"), three digits are needed."""
    return sum(letter.isdigit() for letter in text) >= _FEWEST_DIGITS


def is_link(text: str) -> bool:
    """Whether an address is one we open: a web page, a telephone number or a mail address, spelled out."""
    return _LINK.fullmatch(text.strip()) is not None


def spelled_out(text: str) -> str:
    """An address as people write it, made one we open: www.example.org means https://www.example.org."""
    address = text.strip()
    if not is_link(address) and _HOST.fullmatch(address):
        return f"https://{address}"
    return f"mailto:{address}" if _MAIL.fullmatch(address) else address
