"""A number of Help now: how it is reached and what it is for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reach(StrEnum):
    """How a line is reached."""

    CALL = "call"
    CALL_OR_TEXT = "call_or_text"
    TEXT = "text"


class LineGroup(StrEnum):
    """What a line is for, in the order Help now lists them."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    ALCOHOL_DRUGS = "alcohol_drugs"
    POISON = "poison"
    FAMILY = "family"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """One number of Help now.

    `country` is ISO 3166 alpha-2, `region` a part of it (the whole country when empty), `number` is dialed or texted
    (`text_word` is the word to send, `press` the key to press once the call is answered), `sources` are the addresses
    of the pages that state it, read on `checked_on`. What `matters_first` is shown without asking for more,
    `stays_on_line` is for someone who would otherwise use alone, and `own` marks a line the person added.
    """

    key: str
    country: str
    name: str
    detail: str = ""
    number: str
    how: Reach = Reach.CALL
    text_word: str = ""
    press: str = ""
    group: LineGroup = LineGroup.CRISIS
    matters_first: bool = False
    stays_on_line: bool = False
    region: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked_on: date | None = None
    own: bool = False
