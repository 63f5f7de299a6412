"""Crisis lines and emergency numbers, shipped by country or added by the person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare import content


class Reach(StrEnum):
    """How a line is reached."""

    CALL = "call"
    CALL_OR_TEXT = "call_or_text"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """One number of Help now.

    `country` is ISO 3166 alpha-2, `number` is dialed or texted (`text_word` is the word to send), `source` is the
    address of the page that states it, read on `checked_on`; `own` marks a line the person added.
    """

    key: str
    country: str
    name: str
    detail: str = ""
    number: str
    how: Reach = Reach.CALL
    text_word: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    source: str = ""
    checked_on: date | None = None
    emergency: bool = False
    own: bool = False


def crisis_lines(country: str, language: str = "en") -> tuple[CrisisLine, ...]:
    """The lines shipped for a country, emergency numbers first; empty for a country without any."""
    return tuple(
        CrisisLine(**{**line, "how": Reach(line.get("how", Reach.CALL)), "languages": tuple(line.get("languages", ()))})
        for line in content.helplines(country, language)
    )
