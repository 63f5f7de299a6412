"""How something repeats as a person says it, and the RFC 5545 rule that means the same."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.i18n import _, clock_time, month_name, month_short, ngettext, short_day, weekday_name, weekday_short

MOST_INTERVAL = 999
MOST_TIMES = 9999
LAST = -1

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = (1, 2, 3, 4, 5, LAST)


class Every(StrEnum):
    """What is counted between two times; a month is met by its date (the 6th) or by its weekday (the 2nd Tuesday)."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    MONTH_DAY = "month_day"
    MONTH_WEEKDAY = "month_weekday"
    YEAR = "year"


_FREQUENCIES = {
    Every.DAY: "DAILY",
    Every.WEEK: "WEEKLY",
    Every.MONTH_DAY: "MONTHLY",
    Every.MONTH_WEEKDAY: "MONTHLY",
    Every.YEAR: "YEARLY",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """A rule the form can show.

    `interval` is how many days, weeks, months or years. `weekdays` (Monday is 0, in order) has one or more for weeks
    and one for a month's weekday, `nth` says which of the month's (1 to 5, -1 the last). The day of a month and of a
    year is that of the start. `until` is the last day, `count` the number of times; at most one of them is set.
    """

    every: Every = Every.ONCE
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    until: date | None = None
    count: int | None = None


def on_weekday_of_month(day: date) -> list[tuple[int, int]]:
    """How a day is named by its weekday: (2, Tuesday), and (-1, Tuesday) when it is the month's last."""
    names = [((day.day - 1) // 7 + 1, day.weekday())]
    if (day + timedelta(days=7)).month != day.month:
        names.append((LAST, day.weekday()))
    return names


def first_day(repetition: Repetition, day: date) -> date:
    """The first day, from a day on, that the repetition's weekdays allow."""
    if repetition.every is not Every.WEEK:
        return day
    return min(day + timedelta(days=(weekday - day.weekday()) % 7) for weekday in repetition.weekdays)


def follow(repetition: Repetition, day: date, new_day: date) -> Repetition:
    """The same repetition after one of its days was moved: what was said by that day's weekday moves along."""
    weekday = new_day.weekday()
    if repetition.every is Every.WEEK and day.weekday() in repetition.weekdays:
        others = set(repetition.weekdays) - {day.weekday()}
        return replace(repetition, weekdays=tuple(sorted({*others, weekday})))
    if repetition.every is Every.MONTH_WEEKDAY:
        names = on_weekday_of_month(new_day)
        nth, weekday = names[-1] if repetition.nth == LAST else names[0]
        return replace(repetition, weekdays=(weekday,), nth=nth)
    return repetition


def to_rule(repetition: Repetition, *, all_day: bool, zone: str | None) -> str | None:
    """The RRULE value, None for once; UNTIL has the form RFC 5545 asks for with such a start."""
    if repetition.every is Every.ONCE:
        return None
    parts = [f"FREQ={_FREQUENCIES[repetition.every]}"]
    if repetition.interval != 1:
        parts.append(f"INTERVAL={repetition.interval}")
    if repetition.every is Every.WEEK:
        parts.append("BYDAY=" + ",".join(_DAYS[weekday] for weekday in repetition.weekdays))
    elif repetition.every is Every.MONTH_WEEKDAY:
        parts.append(f"BYDAY={repetition.nth}{_DAYS[repetition.weekdays[0]]}")
    if repetition.until is not None:
        parts.append(f"UNTIL={_until(repetition.until, all_day=all_day, zone=zone)}")
    elif repetition.count is not None:
        parts.append(f"COUNT={repetition.count}")
    return ";".join(parts)


def _until(day: date, *, all_day: bool, zone: str | None) -> str:
    if all_day:
        return f"{day:%Y%m%d}"
    end = datetime.combine(day, time(23, 59, 59))
    if zone is None:
        return f"{end:%Y%m%dT%H%M%S}"
    return f"{end.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def from_rule(rule: str | None, start: datetime, zone: str | None) -> Repetition | None:
    """What a rule with this wall-clock start means; None for a rule that has no simple name."""
    if rule is None:
        return Repetition()
    parts = dict(part.partition("=")[::2] for part in rule.upper().rstrip(";").split(";"))
    if parts.pop("WKST", "MO") != "MO":
        return None
    repetition = _end(parts, start, zone)
    interval = _number(parts.pop("INTERVAL", "1"), MOST_INTERVAL)
    if repetition is None or interval is None:
        return None
    repetition = replace(repetition, interval=interval)
    frequency, parts = parts.pop("FREQ", ""), _without_what_start_says(parts, start)
    if frequency == "WEEKLY" and parts.keys() <= {"BYDAY"}:
        weekdays = _weekdays(parts.get("BYDAY", _DAYS[start.weekday()]).split(","))
        return replace(repetition, every=Every.WEEK, weekdays=weekdays) if weekdays else None
    if frequency == "MONTHLY" and parts.keys() == {"BYDAY"}:
        return _weekday_of_month(repetition, parts["BYDAY"])
    plain = {"DAILY": Every.DAY, "MONTHLY": Every.MONTH_DAY, "YEARLY": Every.YEAR}
    return replace(repetition, every=plain[frequency]) if frequency in plain and not parts else None


def _without_what_start_says(parts: dict[str, str], start: datetime) -> dict[str, str]:
    """The parts without a BYMONTHDAY or BYMONTH that only repeats the start; a daily rule with one stays as it is."""
    said = {"BYMONTHDAY": str(start.day), "BYMONTH": str(start.month)}
    return {name: value for name, value in parts.items() if said.get(name) != value}


def _end(parts: dict[str, str], start: datetime, zone: str | None) -> Repetition | None:
    """A repetition with only its end read from UNTIL or COUNT, which are taken out of `parts`."""
    until, count = parts.pop("UNTIL", ""), parts.pop("COUNT", "")
    if count:
        times = _number(count, MOST_TIMES)
        return None if until or times is None else Repetition(count=times)
    if not until:
        return Repetition()
    try:
        if "T" not in until:
            return Repetition(until=datetime.strptime(until, "%Y%m%d").replace(tzinfo=UTC).date())
        end = datetime.strptime(until.rstrip("Z"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    wall = end.astimezone(ZoneInfo(zone)) if zone and until.endswith("Z") else end
    # An end earlier in the day than the start leaves that day out.
    return Repetition(until=wall.date() - timedelta(days=1 if wall.time() < start.time() else 0))


def _weekday_of_month(repetition: Repetition, text: str) -> Repetition | None:
    found = re.fullmatch(r"\+?(-?\d)([A-Z]{2})", text)
    if not found or found[2] not in _DAYS or int(found[1]) not in _NTH:
        return None
    return replace(repetition, every=Every.MONTH_WEEKDAY, weekdays=(_DAYS.index(found[2]),), nth=int(found[1]))


def _weekdays(names: Iterable[str]) -> tuple[int, ...]:
    """Weekdays in order; none when one of the names is not a plain weekday."""
    found = [_DAYS.index(name) if name in _DAYS else -1 for name in names]
    return () if -1 in found else tuple(sorted(set(found)))


def _number(text: str, most: int) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,4}", text) and 1 <= int(text) <= most else None


def in_words(repetition: Repetition, start: datetime, *, all_day: bool = False) -> str:
    """How it repeats, as one says it: Every 2 weeks on Mon and Thu at 2:00 PM until Dec 1."""
    words = _pattern_in_words(repetition, start)
    if not all_day:
        words = _("{pattern} at {time}").format(pattern=words, time=clock_time(start.time()))
    if repetition.until is not None:
        return _("{pattern} until {day}").format(pattern=words, day=_end_day(repetition.until, start.year))
    if repetition.count is not None:
        many = ngettext("{pattern}, {count} time", "{pattern}, {count} times", repetition.count)
        return many.format(pattern=words, count=repetition.count)
    return words


def _pattern_in_words(repetition: Repetition, start: datetime) -> str:
    count = repetition.interval
    match repetition.every:
        case Every.ONCE:
            return short_day(start)
        case Every.DAY:
            return ngettext("Every day", "Every {count} days", count).format(count=count)
        case Every.WEEK:
            days = _days_in_words(repetition.weekdays)
            return ngettext("Every {days}", "Every {count} weeks on {days}", count).format(count=count, days=days)
        case Every.MONTH_DAY:
            words = ngettext("Every month on day {day}", "Every {count} months on day {day}", count)
            return words.format(count=count, day=start.day)
        case Every.MONTH_WEEKDAY:
            words = ngettext("Every month on {day}", "Every {count} months on {day}", count)
            return words.format(count=count, day=weekday_of_month(repetition.nth, repetition.weekdays[0]))
        case Every.YEAR:
            words = ngettext("Every year on {month} {day}", "Every {count} years on {month} {day}", count)
            return words.format(count=count, month=month_name(start.month), day=start.day)


def weekday_of_month(nth: int, weekday: int) -> str:
    """A month's weekday in words, such as the 2nd Tuesday; `nth` is 1 to 5, -1 the last."""
    names = {
        1: _("the 1st {weekday}"),
        2: _("the 2nd {weekday}"),
        3: _("the 3rd {weekday}"),
        4: _("the 4th {weekday}"),
        5: _("the 5th {weekday}"),
        LAST: _("the last {weekday}"),
    }
    return names[nth].format(weekday=weekday_name(weekday))


def _days_in_words(weekdays: tuple[int, ...]) -> str:
    if len(weekdays) == 1:
        return weekday_name(weekdays[0])
    *firsts, last = [weekday_short(weekday) for weekday in weekdays]
    return _("{days} and {last}").format(days=_(", ").join(firsts), last=last)


def _end_day(day: date, year: int) -> str:
    words = _("{month} {day}").format(month=month_short(day.month), day=day.day)
    return words if day.year == year else _("{day}, {year}").format(day=words, year=day.year)
