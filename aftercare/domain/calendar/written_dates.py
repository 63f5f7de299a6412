"""Days as people write them, in figures by the order of their country; what can be two days is never guessed."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from itertools import product

from aftercare.i18n import _, month_names, months_short, weekday_name, weekday_short

_DAY_FIRST_IN = "AT AU BE BG CH CY CZ DE DK EE ES FI FR GB GR HR IE IS IT LI LU LV MT NL NO NZ PL PT RO SI SK"
# In which order a country writes figures: day and month (d, m) without a year, and with one (y). Other countries, and
# Canada, where both orders are in use, have none of their own. After Unicode CLDR; a test compares them.
_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST = ("dm", "dmy"), ("md", "mdy"), ("md", "ymd")
_ORDERS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(_DAY_FIRST_IN.split(), _DAY_FIRST),
    "US": _MONTH_FIRST,
    "HU": _YEAR_FIRST,
    "LT": _YEAR_FIRST,
    "SE": ("dm", "ymd"),
}
_LONG_PAST, _HALF_A_YEAR = timedelta(days=90), timedelta(days=183)
_FARTHEST = timedelta(days=36525)  # a hundred years: farther is a slip of the finger, and year 9999 has no next week
_CENTURY_HALF = 50
_LONGEST_WITHOUT_LEAP_DAY = 8  # years, around 2100
_SHORTEST_MONTH = 3  # letters by which a month is known: Sept
# 6/10, 6.10., 6-10-2026, 6. 10. 2026; in Bulgaria with a letter for "year" behind it.
_FIGURES = re.compile(r"([0-9]{1,4})\s*([./-])\s*([0-9]{1,2})(?:\s*\2\s*([0-9]{1,4}))?\s*(?:\.|г\.?)?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")  # ISO 8601 without its dashes
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th)\b")
_WORDS_AND_FIGURES = re.compile(r"[0-9]+|[^\W\d_]+")
_BETWEEN = re.compile(r"[\s,./-]*")
_BEGINS_WITH_WEEKDAY = re.compile(r"([^\W\d_]+\.?),?\s+(.+)")


def days_written(text: str, today: date, country: str, *, coming: bool = False) -> tuple[date, ...]:
    """The days a text can mean: none when it is no day, several when the country (ISO 3166) does not decide.

    Without a year it is the one in use, or the last one when that is more than half a year ahead. When `coming`, a day
    long past is next year's, and a weekday's name means the next one. No day is more than a hundred years away.
    """
    words = text.strip().casefold()
    near = {_("today").casefold(): 0, _("tomorrow").casefold(): 1, _("yesterday").casefold(): -1}
    if words in near:
        return (today + timedelta(days=near[words]),)
    weekday = _weekday(words)
    if weekday is not None:
        return (today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1),) if coming else ()
    found = _without_weekday(words, today, country, coming=coming)
    begins = _BEGINS_WITH_WEEKDAY.fullmatch(words)
    weekday = _weekday(begins[1]) if begins else None
    if begins and weekday is not None and not found:
        rest = _without_weekday(begins[2], today, country, coming=coming)
        found = [day for day in rest if day.weekday() == weekday]
    return tuple(sorted({day for day in found if abs(day - today) <= _FARTHEST}))


def _without_weekday(words: str, today: date, country: str, *, coming: bool) -> Collection[date]:
    found = _in_figures(words, today, country, coming=coming)
    return _in_words(words, today, coming=coming) if found is None else found


def _in_figures(words: str, today: date, country: str, *, coming: bool) -> Collection[date] | None:
    """The days that figures alone can mean; None when there is more than figures."""
    compact = _COMPACT.fullmatch(words)
    if compact:
        return _day(*map(int, compact.groups()))
    found = _FIGURES.fullmatch(words)
    if not found:
        return None
    figures = [figure for figure in (found[1], found[3], found[4]) if figure is not None]
    own, others = _orders(figures, found[2], country)
    readings = [_read(figures, order, today, coming=coming) for order in own]
    if any(readings):
        return [day for days in readings for day in days]
    return [day for order in others for day in _read(figures, order, today, coming=coming)]


def _orders(figures: list[str], separator: str, country: str) -> tuple[list[str], list[str]]:
    """The orders that these figures are read in: the country's, and those that are left where it makes no day."""
    without_year, with_year = _ORDERS.get(country, ("", ""))
    long = [len(figure) > 2 for figure in figures]
    if len(figures) == 2:
        own, every = without_year, [] if any(long) else ["dm", "md"]
    elif long[0]:  # year, month and day are in this order everywhere
        own, every = "ymd", ["ymd"]
    elif long[2]:
        own, every = with_year, ["dmy", "mdy"]
    else:
        own, every = with_year, ["dmy", "mdy", "ymd"] if with_year in ("", "ymd") else ["dmy", "mdy"]
        if with_year == "ymd" and separator == "/":  # where the year comes first it is not written with a slash
            own = ""
    return ([own], every) if own in every else ([], every)


def _read(figures: list[str], order: str, today: date, *, coming: bool) -> tuple[date, ...]:
    """The day that figures mean in an order, such as "dmy"; none when there is no such day."""
    at = dict(zip(order, figures, strict=True))
    month, day = int(at["m"]), int(at["d"])
    if "y" in at:
        year = _year(at["y"], today)
        return () if year is None else _day(year, month, day)
    return _near(month, day, today, coming=coming)


def _in_words(words: str, today: date, *, coming: bool) -> tuple[date, ...]:
    """Oct 6, the 6th of October, 6 Oct 2026, 2026 October 6, 8th."""
    plain = _ORDINAL.sub("", words)
    if _BETWEEN.fullmatch(_WORDS_AND_FIGURES.sub("", plain)) is None:
        return ()
    # Translators: small words in a date, such as in "the 6th of October", with single spaces
    small = _("of the").split()
    parts = [part for part in _WORDS_AND_FIGURES.findall(plain) if part not in small]
    if len(parts) == 1:
        return _day_of_month(parts[0], today, coming=coming)
    return _month_and_day(parts, today, coming=coming)


def _month_and_day(parts: list[str], today: date, *, coming: bool) -> tuple[date, ...]:
    """A month by its name and a day, with or without a year."""
    months = [place for place, part in enumerate(parts) if _month(part) is not None]
    if len(months) != 1 or not 2 <= len(parts) <= 3 or months[0] == 2:
        return ()
    month, figures = _month(parts[months[0]]), [part for place, part in enumerate(parts) if place != months[0]]
    if len(figures) == 2 and len(figures[0]) == 4 and months[0] == 1:  # 2026 October 6
        figures.reverse()
    day, *rest = figures
    if month is None or len(day) > 2 or not all(figure.isdecimal() for figure in figures):
        return ()
    if not rest:
        return _near(month, int(day), today, coming=coming)
    year = _year(rest[0], today)
    return () if year is None else _day(year, month, int(day))


def _day_of_month(part: str, today: date, *, coming: bool) -> tuple[date, ...]:
    """The 8th of this month, or where days come and it is over of the next month that has one."""
    if not part.isdecimal() or len(part) > 2 or not 1 <= int(part) <= 31:
        return ()
    this_month = _day(today.year, today.month, int(part))
    if not coming or (this_month and this_month[0] >= today):
        return this_month
    months = product((today.year, today.year + 1), range(1, 13))
    later = (_day(year, month, int(part)) for year, month in months if (year, month) > (today.year, today.month))
    return next((days for days in later if days), ())


def _near(month: int, day: int, today: date, *, coming: bool) -> tuple[date, ...]:
    """A day of this year; of the next year that has it when days come and it is long past, else of the last one."""
    if not coming:
        this_year, last_year = _day(today.year, month, day), _day(today.year - 1, month, day)
        is_far_ahead = this_year and this_year[0] - today > _HALF_A_YEAR  # in January, "Dec 28" was some days ago
        return last_year if is_far_ahead and last_year else this_year
    ahead = (_day(year, month, day) for year in range(today.year, today.year + _LONGEST_WITHOUT_LEAP_DAY + 1))
    return next((days for days in ahead if days and days[0] >= today - _LONG_PAST), ())


def _year(figures: str, today: date) -> int | None:
    """A year in four figures, or the one nearest to today in two."""
    if len(figures) == 4:
        return int(figures)
    if len(figures) != 2:
        return None
    year = today.year - today.year % 100 + int(figures)
    if year > today.year + _CENTURY_HALF:
        return year - 100
    return year + 100 if year <= today.year - _CENTURY_HALF else year


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _weekday(word: str) -> int | None:
    """Monday is 0; a short form may have a dot."""
    said = word.rstrip(".")
    for number in range(7):
        if said in (weekday_name(number).casefold(), weekday_short(number).casefold()):
            return number
    return None


def _month(word: str) -> int | None:
    """January is 1; its first three letters are enough."""
    for number, (name, short) in enumerate(zip(month_names(), months_short(), strict=True), 1):
        full = name.casefold()
        if word in (full, short.casefold()) or (len(word) >= _SHORTEST_MONTH and full.startswith(word)):
            return number
    return None
