"""Safety facts by substance, each with the page that states it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare import content


class Substance(StrEnum):
    """What the person stays away from, as far as they want to say it."""

    OPIOIDS = "opioids"
    ALCOHOL = "alcohol"
    BENZODIAZEPINES = "benzodiazepines"
    STIMULANTS = "stimulants"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyFact:
    """One fact, `about` nothing for everyone; `source` is the address of the page that states it, read `checked_on`."""

    key: str
    about: tuple[Substance, ...]
    words: str
    source_name: str
    source: str
    checked_on: date


def safety_facts(substances: Collection[Substance], country: str, language: str = "en") -> tuple[SafetyFact, ...]:
    """The facts for everyone and those about these substances; where none is named, all of them."""
    facts = (
        SafetyFact(**{**fact, "about": tuple(map(Substance, fact["about"]))})
        for fact in content.safety(country, language)["fact"]
    )
    return tuple(fact for fact in facts if not fact.about or _is_about(fact.about, substances))


def words_after_use(substances: Collection[Substance], country: str, language: str = "en") -> tuple[str, ...]:
    """What to add after use of these substances; where none is named, all of it."""
    added = content.safety(country, language)["after_use"]
    return tuple(each["words"] for each in added if _is_about(tuple(map(Substance, each["about"])), substances))


def _is_about(about: Collection[Substance], substances: Collection[Substance]) -> bool:
    return not substances or not set(substances).isdisjoint(about)
