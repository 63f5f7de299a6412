"""Safety facts by substance, and what to know and do after use, each with the page that states it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from aftercare import content
from aftercare.domain.areas.seek_help.helplines import crisis_lines
from aftercare.domain.records.settings import Substance


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """The page of `name` that states something, by its address, read on `checked_on`."""

    name: str
    address: str
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyFact:
    """One fact, `about` nothing for everyone; `topic` is what it is about besides, such as a medicine."""

    key: str
    about: tuple[Substance, ...]
    topic: str = ""
    words: str
    pages: tuple[SourcePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overdose:
    """The signs of an overdose, how sure one has to be, and what to do about it, in order."""

    signs: tuple[str, ...]
    lead: str
    steps: tuple[str, ...]
    pages: tuple[SourcePage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterUse:
    """What to know now after use of these substances, under a title; words that begin with "- " are one of a list."""

    key: str
    about: tuple[Substance, ...]
    title: str
    words: tuple[str, ...]
    pages: tuple[SourcePage, ...]


def substance_names(country: str) -> dict[Substance, str]:
    """What each substance is called in a country, with what people there know of its kind."""
    names = content.safety(country)["substances"]
    return {substance: names[substance.value] for substance in Substance}


def safety_facts(substances: Collection[Substance], country: str) -> tuple[SafetyFact, ...]:
    """The facts for everyone and those about these substances; where none is named, all of them."""
    says = content.safety(country)
    facts = (
        SafetyFact(
            key=fact["key"],
            about=_substances(fact),
            topic=fact.get("topic", ""),
            words=fact["words"],
            pages=_pages(fact, says),
        )
        for fact in says["fact"]
    )
    return tuple(fact for fact in facts if not fact.about or _is_about(fact.about, substances))


def overdose(country: str) -> Overdose:
    """How an overdose is seen, and what to do."""
    says = content.safety(country)
    said = says["overdose"]
    return Overdose(signs=tuple(said["signs"]), lead=said["lead"], steps=tuple(said["steps"]), pages=_pages(said, says))


def first_after_use(country: str) -> AfterUse:
    """What comes first after any use; where a line stays on the phone with people, it is named."""
    says = content.safety(country)
    said = says["first_after_use"]
    has_company = any(line.stays_on_line for line in crisis_lines(country))
    alone = said["alone_with_line" if has_company else "alone"]
    return _after_use({**said, "words": [*said["words"], alone]}, says)


def after_use(substances: Collection[Substance], country: str) -> tuple[AfterUse, ...]:
    """What to know after use of these substances; where none is named, all of it."""
    says = content.safety(country)
    all_of_it = (_after_use(said, says) for said in says["after_use"])
    return tuple(each for each in all_of_it if _is_about(each.about, substances))


def _is_about(about: Collection[Substance], substances: Collection[Substance]) -> bool:
    return not substances or not set(substances).isdisjoint(about)


def _after_use(said: dict[str, Any], says: dict[str, Any]) -> AfterUse:
    return AfterUse(
        key=said["key"],
        about=_substances(said),
        title=said["title"],
        words=tuple(said["words"]),
        pages=_pages(said, says),
    )


def _substances(said: dict[str, Any]) -> tuple[Substance, ...]:
    return tuple(map(Substance, said["about"]))


def _pages(said: dict[str, Any], says: dict[str, Any]) -> tuple[SourcePage, ...]:
    return tuple(SourcePage(**says["page"][key]) for key in said["pages"])
