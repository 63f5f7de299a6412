"""When to seek help: warning signs, a ladder that answers from what was entered, reasons, and who is on Help now."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import ClassVar, TypeVar

from aftercare.content import HelpSigns
from aftercare.domain.records.checkins import CheckIn, Craving
from aftercare.domain.records.contacts import Contact, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.finding import plain
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import SheetContent, SheetKind
from aftercare.i18n import _, ngettext

T = TypeVar("T")

MISSED_WITHIN = timedelta(days=14)
"""How far back missed visits count, today included."""

HARD_DAY_WITHIN = timedelta(days=2)
"""How far back a hard day counts, today included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One warning sign in the person's words."""

    id: str
    words: str = field(repr=False)


def leads_to_help(sign: Sign, known: HelpSigns) -> bool:
    """Whether a sign is about dying or giving up, as shipped or in words of one's own; in doubt it is."""
    words = _bare_words(sign.words)
    return sign.words in known.words or any(_fitting(pattern).search(words) for pattern in known.patterns)


_BETWEEN = r" (?:\w+ ){0,5}"
_APOSTROPHES = re.compile("['’‘ʼ`´]")


def _bare_words(text: str) -> str:
    """The words of a text with one space between them, without case, accents and apostrophes."""
    return " ".join(re.findall(r"\w+", "".join(map(plain, _APOSTROPHES.sub("", text)))))


@cache
def _fitting(pattern: str) -> re.Pattern[str]:
    """What fits a pattern: its words in their order, others between them, * as any rest of a word, | as or."""
    each = (re.escape(word).replace(r"\*", r"\w*").replace(r"\|", "|") for word in pattern.split())
    return re.compile(_BETWEEN.join(rf"\b(?:{word})\b" for word in each))


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSigns:
    """The sheet of warning signs, in the person's order."""

    kind: ClassVar = SheetKind.WARNING_SIGNS

    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticedSigns:
    """The sheet of one day: the ids of the signs noticed on it."""

    kind: ClassVar = SheetKind.NOTICED_SIGNS

    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One rung: any one of its conditions is enough; None and nothing are conditions not asked for.

    `signs` are ids of which any one counts, `sign_count` so many of all signs; cravings were strong on `strong_days` of
    the last `of_days`; `missed_visits` in the last 14 days; `hard_day` is one marked today or yesterday.
    """

    id: str
    signs: tuple[str, ...] = ()
    sign_count: int | None = None
    strong_days: int | None = None
    of_days: int = 7
    missed_visits: int | None = None
    hard_day: bool = False
    do: str = field(default="", repr=False)
    contact_id: ContactId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The sheet of levels, the mildest first; `on_help_now` lets Help now show the answer, also while locked."""

    kind: ClassVar = SheetKind.LADDER

    levels: tuple[Level, ...] = ()
    on_help_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line on why, in the person's words; `on_help_now` shows it there, also while locked."""

    id: str
    words: str = field(repr=False)
    on_help_now: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The sheet of reasons, in the person's order."""

    kind: ClassVar = SheetKind.REASONS

    reasons: tuple[Reason, ...] = ()


SHEET_IDS: dict[type[SheetContent], SheetId] = {
    content_type: SheetId(content_type.kind.value) for content_type in (WarningSigns, Ladder, Reasons)
}
"""There is one sheet of each, found by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderAnswer:
    """The highest level that applies (1 is the mildest), and why, in words made of what was entered only."""

    level: Level
    place: int
    why: tuple[str, ...] = field(repr=False)


def answer(
    ladder: Ladder,
    noticed: Sequence[Sign],
    check_ins: Iterable[CheckIn],
    missed: Collection[date],
    events: Iterable[Event],
    today: date,
) -> LadderAnswer | None:
    """What the ladder says to the signs noticed today, check-ins, days of missed visits and events; None is nothing."""
    strong = {check_in.day for check_in in check_ins if check_in.craving is Craving.STRONG}
    hard = {event.day for event in events if event.kind in (EventKind.HARD_DAY, EventKind.USE_DAY)}
    for place in range(len(ladder.levels), 0, -1):
        level = ladder.levels[place - 1]
        why = (
            *_why_signs(level, noticed),
            *_why_cravings(level, strong, today),
            *_why_missed(level, missed, today),
            *_why_hard_day(level, hard, today),
        )
        if why:
            return LadderAnswer(level=level, place=place, why=why)
    return None


def _why_signs(level: Level, noticed: Sequence[Sign]) -> Iterable[str]:
    is_enough = level.sign_count is not None and len(noticed) >= level.sign_count
    here = [sign for sign in noticed if is_enough or sign.id in level.signs]
    if here:
        words = ", ".join(_("“{words}”").format(words=sign.words) for sign in here)
        sentence = ngettext(
            "You noticed {count} of your signs: {signs}.", "You noticed {count} of your signs: {signs}.", len(here)
        )
        yield sentence.format(count=len(here), signs=words)


def _why_cravings(level: Level, strong: Collection[date], today: date) -> Iterable[str]:
    if level.strong_days is None:
        return
    count = _recent(strong, timedelta(days=level.of_days), today)
    if count and count >= level.strong_days:
        sentence = ngettext(
            "Cravings were strong on {count} of the last {days} days.",
            "Cravings were strong on {count} of the last {days} days.",
            count,
        )
        yield sentence.format(count=count, days=level.of_days)


def _why_missed(level: Level, missed: Collection[date], today: date) -> Iterable[str]:
    if level.missed_visits is None:
        return
    count = _recent(missed, MISSED_WITHIN, today)
    if count and count >= level.missed_visits:
        sentence = ngettext(
            "{count} visit was missed in the last {days} days.",
            "{count} visits were missed in the last {days} days.",
            count,
        )
        yield sentence.format(count=count, days=MISSED_WITHIN.days)


def _why_hard_day(level: Level, hard: Collection[date], today: date) -> Iterable[str]:
    if level.hard_day and today in hard:
        yield _("You marked today as a hard day.")
    elif level.hard_day and _recent(hard, HARD_DAY_WITHIN, today):
        yield _("You marked yesterday as a hard day.")


def _recent(days: Iterable[date], within: timedelta, today: date) -> int:
    return sum(today - within < day <= today for day in days)


def conditions(level: Level, signs: Iterable[Sign]) -> list[str]:
    """What a level asks for, in words, each of them enough; signs no longer on the list count for nothing."""
    asked = []
    named = [_("“{words}”").format(words=sign.words) for sign in signs if sign.id in level.signs]
    if named:
        asked.append(", ".join(named))
    if level.sign_count is not None:
        any_of_them = ngettext("any {count} of my signs", "any {count} of my signs", level.sign_count)
        asked.append(any_of_them.format(count=level.sign_count))
    if level.strong_days is not None:
        days = ngettext(
            "strong cravings on {count} of the last {days} days",
            "strong cravings on {count} of the last {days} days",
            level.strong_days,
        )
        asked.append(days.format(count=level.strong_days, days=level.of_days))
    if level.missed_visits is not None:
        visits = ngettext(
            "{count} missed visit in {days} days", "{count} missed visits in {days} days", level.missed_visits
        )
        asked.append(visits.format(count=level.missed_visits, days=MISSED_WITHIN.days))
    if level.hard_day:
        asked.append(_("a hard day, today or yesterday"))
    return asked


def what_to_do(level: Level, name: str) -> str:
    """What a level says to do and, where there is one to call, their name."""
    do = level.do.strip()
    if not name:
        return do
    if not do:
        return _("Call {name}.").format(name=name)
    return _("{do} Then call {name}.").format(do=do if do[-1] in ".?…" else f"{do}.", name=name)


def moved(items: Sequence[T], item: T, by: int) -> tuple[T, ...]:
    """The items with one of them so many places further down, or up, as far as there are places."""
    place = items.index(item)
    others = [*items[:place], *items[place + 1 :]]
    to = min(max(place + by, 0), len(others))
    return (*others[:to], item, *others[to:])


def on_help_now(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts the person chose to show on Help now, first one first; never one to keep distance from."""
    ranked = [
        (contact.help_rank, contact.created_at, contact)
        for contact in contacts
        if contact.help_rank is not None and contact.side is not Side.RISK
    ]
    return [contact for _rank, _age, contact in sorted(ranked, key=lambda entry: entry[:2])]


def placed(contacts: Iterable[Contact], contact: Contact, place: int | None) -> list[Contact]:
    """The contacts that change, `contact` always among them, when it gets a place (1 is first; None: not shown)."""
    others = [other for other in on_help_now(contacts) if other.id != contact.id]
    if place is None:
        order, changed = others, [replace(contact, help_rank=None)]
    else:
        order = [*others[: place - 1], contact, *others[place - 1 :]]
        changed = [replace(contact, help_rank=order.index(contact) + 1)]
    moved = [
        replace(other, help_rank=rank)
        for rank, other in enumerate(order, start=1)
        if other is not contact and other.help_rank != rank
    ]
    return changed + moved
