"""One line typed in a hurry: what it says about when, how often, and what kind of thing it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from typing import Any

from aftercare.domain.calendar.repetition import MOST_INTERVAL, Every, Repetition, first_day
from aftercare.domain.calendar.written_dates import days_written
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.medicine_names import names_medicine
from aftercare.i18n import (
    AFTERNOON_ENDS,
    _,
    country,
    month_name,
    month_short,
    parse_clock_time,
    weekday_name,
    weekday_short,
)

_MOST_WORDS = 8  # of "every Mon, Tue, Wed and Thu", the longest we read as one
_LONG_PAST = timedelta(days=90)  # a day without a year that is longer past than this is next year's
_NOON = 12
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}( ?[ap]\.?m\.?)?|\d{1,2}(:?\d{2})? ?[ap]\.?m\.?|\d{1,4}[ap]")
_DAY_OF_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_WITH_YEAR = re.compile(r"[0-9]{4}([./-])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([./-])[0-9]{1,2}\2[0-9]{4}")
# 6/10, 6/10/26, 6.10. and 6.10.26, but not 6-7 and 6.30, which are times, nor round the clock.
_WITHOUT_YEAR = re.compile(r"(?!24/7)[0-9]{1,2}/[0-9]{1,2}(/[0-9]{2})?|[0-9]{1,2}\.[0-9]{1,2}\.([0-9]{2})?")
_AREAS = {
    CommitmentKind.VISIT: Area.TREATMENT_TEAM,
    CommitmentKind.MEDICINE: Area.TREATMENT_TEAM,
    CommitmentKind.MEETING: Area.SUPPORT_GROUPS,
    CommitmentKind.CALL: Area.SOBER_NETWORK,
    CommitmentKind.TALK: Area.LOVED_ONES,
    CommitmentKind.SELF_CARE: Area.SELF_CARE,
}

_Words = Sequence[str]
_Reader = Callable[[_Words, date], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickAdd:
    """What a line means; `at` None is any time of the day, `title` is never empty.

    When its figures can mean several days, `unsure` has them all, and `day` is only the first of them.
    """

    title: str = field(repr=False)
    kind: CommitmentKind
    day: date
    at: time | None
    repetition: Repetition
    unsure: tuple[date, ...] = ()

    @property
    def area(self) -> Area:
        """The area such a thing usually belongs to."""
        return _AREAS[self.kind]


def understand(text: str, today: date, usual: date | None = None) -> QuickAdd | None:
    """Read a line such as "Dentist Oct 9 2:30 PM every 2 weeks"; None when nothing is typed.

    Day, time and repetition are read at the end and at the beginning; whatever else it says is the title. Without a
    day it is for the `usual` one, by itself today.
    """
    words = text.split()
    if not words:
        return None
    found: dict[_Reader, Any] = {}
    while (rest := _without_phrase(words, today, found)) is not None:
        words = rest
    days, repetition = found.get(_read_day, (usual or today,)), found.get(_read_repetition, Repetition())
    day = days[0]
    if repetition.every is Every.WEEK and not repetition.weekdays:
        repetition = replace(repetition, weekdays=(day.weekday(),))
    return QuickAdd(
        title=" ".join(words).rstrip(",;") or text.strip(),
        kind=_kind(words),
        day=first_day(repetition, day),
        at=found.get(_read_time),
        repetition=repetition,
        unsure=days if len(days) > 1 else (),
    )


def _without_phrase(words: list[str], today: date, found: dict[_Reader, Any]) -> list[str] | None:
    """The words without the longest phrase at an end that says something new; None when none does."""
    for size in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        for phrase, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
            for reader in (_read_repetition, _read_time, _read_day):
                value = reader([word.rstrip(",;") for word in phrase], today) if reader not in found else None
                if value is not None:
                    found[reader] = value
                    return rest
    return None


def _read_time(words: _Words, _today: date) -> time | None:
    """A clock time; after "at" also a bare hour, where 1 to 6 mean the afternoon."""
    at = words[0].casefold() == _("at")
    clock = " ".join(words[1:] if at else words).casefold()
    if _CLOCK.fullmatch(clock) or clock in (_("noon"), _("midnight")):
        return parse_clock_time(clock, afternoon_before=AFTERNOON_ENDS)
    if not at or not re.fullmatch(r"[0-9]{1,2}", clock) or not 1 <= int(clock) <= 23:
        return None
    return time(int(clock) + _NOON if int(clock) <= 6 else int(clock))


def _read_day(words: _Words, today: date) -> tuple[date, ...] | None:
    """A day by its name or its date, or the days its figures can mean; "on" before it makes a short form sure."""
    sure = words[0].casefold() in _("on from this").split()
    named = list(words[1:] if sure else words)
    if len(named) != 1:
        day = _read_date(named, today)
    else:
        day = _read_named_day(named[0], today, sure=sure)
        if day is None:
            return _read_figures(named[0], today, sure=words[0].casefold() == _("on")) or None
    return None if day is None else (day,)


def _read_named_day(word: str, today: date, *, sure: bool) -> date | None:
    """Today, tomorrow, or the next such weekday; one of its short forms only as it is spelled: sun is no Sunday."""
    near = {_("today").casefold(): 0, _("tomorrow").casefold(): 1}.get(word.casefold())
    if near is not None:
        return today + timedelta(days=near)
    is_short = word.casefold() in [weekday_short(number).casefold() for number in range(7)]
    weekday = _weekday(word)
    if weekday is None or (is_short and not sure and word not in [weekday_short(number) for number in range(7)]):
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _read_figures(word: str, today: date, *, sure: bool) -> tuple[date, ...]:
    """2026-10-09, 10/9/2026, and after "on" 10/9, in the order of the country."""
    if not (_WITH_YEAR.fullmatch(word) or (sure and _WITHOUT_YEAR.fullmatch(word))):
        return ()
    return days_written(word, today, country(), coming=True)


def _read_date(words: _Words, today: date) -> date | None:
    """Oct 9, October 9th, 9 Oct, each also with a year."""
    if not 2 <= len(words) <= 3:
        return None
    year = words[2] if len(words) == 3 else ""
    if not re.fullmatch(r"([0-9]{4})?", year):
        return None
    for month_word, day_word in ((words[0], words[1]), (words[1], words[0])):
        month, day = _month(month_word), _DAY_OF_MONTH.fullmatch(day_word.casefold())
        if month is not None and day:
            return _near(today, month, int(day[1]), year)
    return None


def _near(today: date, month: int, day: int, year: str | None) -> date | None:
    """A day of the year said, else of this one or, when long past, of the next."""
    found = _day(int(year or today.year), month, day)
    if found is None or year or found >= today - _LONG_PAST:
        return found
    return _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_repetition(words: _Words, _today: date) -> Repetition | None:
    """Every day, every 2 weeks, every other month, every Tuesday, every Mon and Thu, daily, weekly."""
    first, *rest = [word.casefold() for word in words]
    if not rest:
        return {_("daily"): Repetition(every=Every.DAY), _("weekly"): Repetition(every=Every.WEEK)}.get(first)
    if first != _("every"):
        return None
    return _read_interval(rest) if rest[-1] in _units() else _read_weekdays(rest)


def _read_interval(words: list[str]) -> Repetition | None:
    *number, unit = words
    if len(number) > 1:
        return None
    count = {"": "1", _("other"): "2"}.get("".join(number), "".join(number))
    interval = int(count) if re.fullmatch(r"[0-9]{1,3}", count) else 0
    return Repetition(every=_units()[unit], interval=interval) if 1 <= interval <= MOST_INTERVAL else None


def _read_weekdays(words: list[str]) -> Repetition | None:
    """One or several weekdays, or every weekday."""
    if words == [_("weekday")]:
        return Repetition(every=Every.WEEK, weekdays=(0, 1, 2, 3, 4))
    named = [_weekday(word) for word in words if word != _("and")]
    weekdays = {weekday for weekday in named if weekday is not None}
    return Repetition(every=Every.WEEK, weekdays=tuple(sorted(weekdays))) if named and None not in named else None


def _units() -> dict[str, Every]:
    units = (
        (_("day days"), Every.DAY),
        (_("week weeks"), Every.WEEK),
        (_("month months"), Every.MONTH_DAY),
        (_("year years"), Every.YEAR),
    )
    return {word: every for words, every in units for word in words.split()}


def _weekday(word: str) -> int | None:
    """Monday is 0; a short form may have a dot."""
    said = word.casefold().rstrip(".")
    for number in range(7):
        if said in (weekday_name(number).casefold(), weekday_short(number).casefold()):
            return number
    return None


def _month(word: str) -> int | None:
    said = word.casefold().rstrip(".")
    for number in range(1, 13):
        if said in (month_name(number).casefold(), month_short(number).casefold()):
            return number
    return None


def _kind(words: _Words) -> CommitmentKind:
    """What it is by the words people use for it; what has no such word is self-care."""
    said = [word.casefold().strip(".,;:") for word in words]
    # Translators: words by which one knows what is meant, each list with single spaces; the first two only when a line
    # begins with them.
    if said[0] in _("call phone ring").split():
        return CommitmentKind.CALL
    if said[0] in _("talk").split():
        return CommitmentKind.TALK
    for known, kind in (
        (_("appointment dentist doctor dr clinic therapist therapy counselor counseling psychiatrist"), "visit"),
        (_("refill"), "medicine"),
    ):
        if set(said) & set(known.split()):
            return CommitmentKind(kind)
    return _group_or_dose(said)


def _group_or_dose(said: _Words) -> CommitmentKind:
    """By the first word that tells: "take my meds after group" is one thing, "a group about my meds" another."""
    gathers = _("meeting group").split()
    for word in said:
        if names_medicine(word):
            return CommitmentKind.MEDICINE
        if word in gathers:
            return CommitmentKind.MEETING
    return CommitmentKind.SELF_CARE
