"""RFC 5545 repeat rules: dateutil expands them, started near the window so that the age of a rule costs nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from math import prod
from typing import Any, Literal
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, HOURLY, MINUTELY, MONTHLY, SECONDLY, WEEKLY, YEARLY, rrule, weekday

from aftercare.errors import AftercareError
from aftercare.i18n import _

Frequency = Literal[0, 1, 2, 3, 4, 5, 6]
_FREQUENCIES: dict[str, Frequency] = {
    "YEARLY": YEARLY,
    "MONTHLY": MONTHLY,
    "WEEKLY": WEEKLY,
    "DAILY": DAILY,
    "HOURLY": HOURLY,
    "MINUTELY": MINUTELY,
    "SECONDLY": SECONDLY,
}
_LENGTHS: dict[Frequency, timedelta] = {
    WEEKLY: timedelta(weeks=1),
    DAILY: timedelta(days=1),
    HOURLY: timedelta(hours=1),
    MINUTELY: timedelta(minutes=1),
    SECONDLY: timedelta(seconds=1),
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# RFC name: dateutil's name, lowest, highest, whether counting from the end is allowed.
_NUMBERS = {
    "BYSETPOS": ("bysetpos", 1, 366, True),
    "BYMONTH": ("bymonth", 1, 12, False),
    "BYMONTHDAY": ("bymonthday", 1, 31, True),
    "BYYEARDAY": ("byyearday", 1, 366, True),
    "BYWEEKNO": ("byweekno", 1, 53, True),
    "BYHOUR": ("byhour", 0, 23, False),
    "BYMINUTE": ("byminute", 0, 59, False),
    "BYSECOND": ("bysecond", 0, 59, False),
}
_DAY_PARTS = ("byweekno", "byyearday", "bymonthday", "byweekday")
_LIMITS = ("bymonth", *_DAY_PARTS)

_HORIZON = datetime(9999, 1, 1)  # noqa: DTZ001 - wall-clock time; dateutil stumbles over the end of the last year
_CALENDAR_BEGAN = 1583
_PATIENCE = timedelta(days=36525)  # a rule that gives nothing for a century never will, for anybody's plan
_ONE_PERIOD = 12 * 9999  # an interval that ends dateutil's walk after the first year or month
_MOST_TIMES = 10_000
_MOST_TIMES_WITHIN_DAYS = 1_000
_MOST_TIMES_A_DAY = 96

_By = dict[str, Any]  # dateutil's by-arguments, each a tuple


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with everything its DTSTART implies made explicit; `limits` is kept out of dateutil's walk, see below."""

    frequency: Frequency
    interval: int
    wkst: int
    start: datetime
    count: int | None = None
    end: datetime = _HORIZON  # exclusive, wall-clock
    by: _By = field(default_factory=dict)
    limits: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def endless(self) -> bool:
        """Whether neither UNTIL nor COUNT ends it."""
        return self.end == _HORIZON

    def walk(self, after: datetime, before: datetime) -> Iterator[datetime]:
        """The wall-clock starts the rule gives, after <= start < before, without DTSTART where it is outside."""
        after = max(after, self.start)
        before = min(before, self.end)
        periods = self._in_months if self.frequency in (YEARLY, MONTHLY) else self._in_days
        for start in periods(after, before):
            if start >= before:
                return
            if start >= after:
                yield start

    def _in_months(self, after: datetime, before: datetime) -> Iterator[datetime]:
        """Expand one aligned year or month after the other, so that one without a match cannot run on to year 9999."""
        step = self.interval * (12 if self.frequency == YEARLY else 1)
        first = self.start.year * 12 + (self.start.month - 1 if self.frequency == MONTHLY else 0)
        skipped = max(0, (after.year * 12 + after.month - 1 - first) // step)
        latest = after
        for month in range(first + skipped * step, _HORIZON.year * 12, step):
            begin = self.start.replace(year=month // 12, month=month % 12 + 1, day=1, hour=0, minute=0, second=0)
            if begin >= before or begin - latest > _PATIENCE:
                return
            for start in rrule(self.frequency, begin, interval=_ONE_PERIOD, wkst=self.wkst, **self.by):
                latest = start
                yield start

    def _in_days(self, after: datetime, before: datetime) -> Iterator[datetime]:
        """Let dateutil walk on from an aligned period; what only leaves days out is left to us, so it never idles."""
        step = _LENGTHS[self.frequency] * self.interval
        first = self.first_period()
        begin = first + max(0, (after - first) // step) * step
        latest = after
        for start in rrule(self.frequency, begin, interval=self.interval, wkst=self.wkst, until=before, **self.by):
            if self.limits and start.date() not in _days(self.limits, start.year):
                if start - latest > _PATIENCE:
                    return
                continue
            latest = start
            yield start

    def first_period(self) -> datetime:
        """Where the week, day, hour, minute or second of DTSTART begins, from which intervals count."""
        if self.frequency == WEEKLY:
            monday_based = (self.start.weekday() - self.wkst) % 7
            return self.start.replace(hour=0, minute=0, second=0) - timedelta(days=monday_based)
        floors: dict[int, dict[str, int]] = {
            DAILY: {"hour": 0, "minute": 0, "second": 0},
            HOURLY: {"minute": 0, "second": 0},
            MINUTELY: {"second": 0},
        }
        return self.start.replace(**floors.get(self.frequency, {}))  # type: ignore[arg-type]


@lru_cache(maxsize=256)
def _days(limits: tuple[tuple[str, tuple[Any, ...]], ...], year: int) -> frozenset[date]:
    """The days of a year that BYMONTH, BYMONTHDAY, BYDAY and the like leave in."""
    by: _By = {"byweekday": tuple(range(7)), **dict(limits)}
    begin = datetime(year, 1, 1)  # noqa: DTZ001 - wall-clock time
    return frozenset(day.date() for day in rrule(YEARLY, begin, interval=_ONE_PERIOD, **by))


@lru_cache(maxsize=1024)
def read_rule(text: str, start: datetime, zone: ZoneInfo | None) -> Rule:
    """What an RRULE value and its DTSTART mean, or AftercareError; UNTIL in UTC becomes wall-clock time in `zone`."""
    parts = _parts(text)
    frequency = _FREQUENCIES.get(parts.get("FREQ", ""))
    if frequency is None or start.year < _CALENDAR_BEGAN:
        raise _unreadable(text)
    by = _by_parts(parts, frequency)
    _make_explicit(by, frequency, start)
    limits = [name for name in _LIMITS if name in by and _only_leaves_out(name, frequency, by)]
    rule = Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1, 999),
        wkst=_weekday(parts.get("WKST", "MO")).weekday,
        start=start,
        count=_number(parts["COUNT"], 1, _MOST_TIMES) if "COUNT" in parts else None,
        end=_end(parts["UNTIL"], zone) if "UNTIL" in parts else _HORIZON,
        by={name: values for name, values in by.items() if name not in limits},
        limits=tuple((name, by[name]) for name in limits),
    )
    return _end_counted(_tried(rule))


def check(text: str, start: datetime, zone: ZoneInfo | None) -> None:
    """Raise AftercareError, in plain words, for a rule the plan cannot use."""
    rule = read_rule(text, start, zone)
    if rule.frequency > DAILY:
        if rule.endless:
            raise AftercareError(_("This would repeat many times a day and never end. Choose days, or when it ends."))
        if len(list(islice(rule.walk(rule.start, rule.end), _MOST_TIMES_WITHIN_DAYS + 1))) > _MOST_TIMES_WITHIN_DAYS:
            raise AftercareError(_("This would repeat too many times. Choose days, or let it end sooner."))
    elif len(rule.by["byhour"]) * len(rule.by["byminute"]) * len(rule.by["bysecond"]) > _MOST_TIMES_A_DAY:
        raise AftercareError(_("This would repeat too many times a day. Choose fewer times."))


def end_of(text: str | None) -> str:
    """The part of a rule that ends it ("COUNT=3", "UNTIL=20260105T130000Z"), empty when it is endless."""
    parts = _parts(text) if text else {}
    return next((f"{name}={parts[name]}" for name in ("COUNT", "UNTIL") if name in parts), "")


def with_end(text: str, end: str) -> str:
    """The rule with another end, as `end_of` writes it."""
    kept = [f"{name}={value}" for name, value in _parts(text).items() if name not in ("COUNT", "UNTIL")]
    return ";".join([*kept, end])


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, equals, value = part.partition("=")
        known = name in _NUMBERS or name in ("FREQ", "INTERVAL", "WKST", "COUNT", "UNTIL", "BYDAY")
        if not equals or not known or name in parts:
            raise _unreadable(text)
        parts[name] = value
    if "COUNT" in parts and "UNTIL" in parts:
        raise _unreadable(text)
    return parts


def _by_parts(parts: dict[str, str], frequency: Frequency) -> _By:
    by: _By = {}
    for name, (dateutil_name, lowest, highest, from_end) in _NUMBERS.items():
        if name in parts:
            by[dateutil_name] = tuple(
                _number(value, lowest, highest, from_end=from_end) for value in parts[name].split(",")
            )
    if "BYDAY" in parts:
        days = tuple(_weekday(value) for value in parts["BYDAY"].split(","))
        if frequency > MONTHLY:  # "the second Tuesday" has no meaning in a week or a day
            days = tuple(weekday(day.weekday) for day in days)
        elif len({bool(day.n) for day in days}) == 2:  # dateutil would ask for both at once where RFC 5545 adds them
            spans = range(1, 6) if frequency == MONTHLY or "bymonth" in by else range(1, 54)
            days = tuple(nth for day in days for nth in ([day] if day.n else [day(n) for n in spans]))
        by["byweekday"] = days
    return by


def _make_explicit(by: _By, frequency: Frequency, start: datetime) -> None:
    """Write down what RFC 5545 takes from DTSTART, so that another start gives the same dates."""
    if not any(name in by for name in _DAY_PARTS):
        if frequency == YEARLY:
            by.setdefault("bymonth", (start.month,))
        if frequency in (YEARLY, MONTHLY):
            by["bymonthday"] = (start.day,)
    day_is_open = not any(name in by for name in _DAY_PARTS if name != "byweekno")
    if frequency == WEEKLY or (frequency == YEARLY and day_is_open):
        by.setdefault("byweekday", (weekday(start.weekday()),))
    for name, finer_than, value in (
        ("byhour", HOURLY, start.hour),
        ("byminute", MINUTELY, start.minute),
        ("bysecond", SECONDLY, start.second),
    ):
        if frequency < finer_than:
            by.setdefault(name, (value,))


def _only_leaves_out(name: str, frequency: Frequency, by: _By) -> bool:
    """Whether a part takes whole days away after the others have chosen, which BYSETPOS counts after."""
    if frequency == WEEKLY:
        return name != "byweekday" and not (name == "bymonth" and "bysetpos" in by)
    return frequency > WEEKLY


def _tried(rule: Rule) -> Rule:
    """The rule itself, when its hours, minutes, positions and interval can meet at all."""
    never = False
    if rule.frequency >= WEEKLY and "bysetpos" in rule.by:
        finer = {WEEKLY: 3, DAILY: 3, HOURLY: 2, MINUTELY: 1, SECONDLY: 0}[rule.frequency]
        chosen = [
            *("byhour", "byminute", "bysecond")[3 - finer :],
            *(["byweekday"] if rule.frequency == WEEKLY else []),
        ]
        never = min(map(abs, rule.by["bysetpos"])) > prod(len(rule.by[name]) for name in chosen)
    if rule.frequency > DAILY and not never:
        try:
            next(iter(rrule(rule.frequency, rule.first_period(), interval=rule.interval, **rule.by)), None)
        except ValueError:
            never = True
    if never:
        raise AftercareError(_("This repeat rule never comes round. Choose how often it repeats again."))
    return rule


def _end_counted(rule: Rule) -> Rule:
    """The rule with the end that its COUNT means, a century at most; read_rule remembers it: the walk is made once."""
    if rule.count is None:
        return rule
    end = rule.start + timedelta(seconds=1)
    century = rule.start + min(_PATIENCE, _HORIZON - rule.start)
    others = (start for start in rule.walk(rule.start, century) if start != rule.start)  # DTSTART is the first
    for start in islice(others, rule.count - 1):
        end = start + timedelta(seconds=1)
    return replace(rule, end=end)


def _end(value: str, zone: ZoneInfo | None) -> datetime:
    """The first wall-clock second after UNTIL; a day without a time is in it as a whole."""
    match = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", value)
    try:
        if match is None:
            raise _unreadable(value)
        day, time, utc = match.groups()
        until = datetime.strptime(day + (time or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007 - wall-clock time
        if until >= _HORIZON:
            return _HORIZON
        if utc and zone:
            until = until.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None, fold=0)
        return until + timedelta(seconds=1)
    except ValueError as error:
        raise _unreadable(value) from error


def _number(value: str, lowest: int, highest: int, *, from_end: bool = False) -> int:
    match = re.fullmatch(r"[+-]?\d{1,6}", value)
    number = int(value) if match else 0
    if match is None or not lowest <= (abs(number) if from_end else number) <= highest:
        raise _unreadable(value)
    return number


def _weekday(value: str) -> weekday:
    match = re.fullmatch(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", value)
    if match is None:
        raise _unreadable(value)
    nth = _number(match[1], 1, 53, from_end=True) if match[1] else None
    return weekday(_WEEKDAYS.index(match[2]), nth)


def _unreadable(value: str) -> AftercareError:
    return AftercareError(_("Aftercare can't read this repeat rule: {rule}").format(rule=value[:80]))
