"""The way since leaving treatment: in days, and the dates on it on which the plan is looked through."""

import calendar
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aftercare.i18n import _, ngettext

_DAYS = (1, 3, 7, 14, 30, 60, 90)
_MONTHS = (*range(4, 13), 15, 18, 21, 24)
_FIRST_REVIEW_DAY = 14
_A_QUARTER = timedelta(days=91)
_ASKED_AGAIN_AFTER = timedelta(days=3)


def days_away(last_opened_on: date | None, today: date) -> int:
    """How many whole days lie between the day the plan was last looked at and today; 0 on the first day of all."""
    return 0 if last_opened_on is None else max(0, (today - last_opened_on).days - 1)


@dataclass(frozen=True, slots=True)
class PathDate:
    """A date on the path: so many days after leaving (leaving day = day 0), or so many calendar months."""

    on: date
    days: int = 0
    months: int = 0

    @property
    def key(self) -> str:
        """A name that stays when the leaving day is entered again."""
        return f"month-{self.months}" if self.months else f"day-{self.days}"

    @property
    def has_review(self) -> bool:
        """Whether the plan is looked through on it."""
        return self.months > 0 or self.days >= _FIRST_REVIEW_DAY

    @property
    def words(self) -> str:
        """What it is called."""
        if not self.months:
            return _("Day {day}").format(day=self.days)
        if self.months % 12:
            return ngettext("{count} month", "{count} months", self.months).format(count=self.months)
        years = self.months // 12
        return ngettext("{count} year", "{count} years", years).format(count=years)


def path_dates(left_on: date) -> list[PathDate]:
    """The dates of the two years after leaving; a month that is too short for the leaving day counts to its last."""
    return list(_path(left_on))


def _path(left_on: date) -> Iterator[PathDate]:
    try:
        for days in _DAYS:
            yield PathDate(left_on + timedelta(days=days), days=days)
        for months in _MONTHS:
            yield PathDate(_months_after(left_on, months), months=months)
    except (OverflowError, ValueError):  # the calendar ends before the path does
        return


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def next_on_path(left_on: date, today: date) -> PathDate | None:
    """The next date after today, None after the last one."""
    return next((point for point in path_dates(left_on) if point.on > today), None)


def review_due(left_on: date, reviews_done: Collection[date], today: date) -> PathDate | None:
    """The review whose day has come and that was not done yet, the latest only; it waits until the next one's day.

    A review counts for the date it is nearest to, so that one done a little early, or before the leaving day was
    corrected, is not asked for again.
    """
    reviews = _reviews(left_on)
    for place, point in reversed(list(enumerate(reviews))):
        if point.on <= today:
            ends = reviews[place + 1].on if place + 1 < len(reviews) else _later(point.on, _A_QUARTER)
            return None if today >= ends or _is_done(reviews, place, left_on, reviews_done) else point
    return None


def reviews_due(left_on: date, reviews_done: Collection[date], first: date, last: date) -> list[tuple[str, date]]:
    """The key and day of each review not done yet that falls due from `first` to `last`, both included."""
    reviews = _reviews(left_on)
    return [
        (point.key, point.on)
        for place, point in enumerate(reviews)
        if first <= point.on <= last and not _is_done(reviews, place, left_on, reviews_done)
    ]


def asks_for_review(due: PathDate, put_off_on: date | None, today: date) -> bool:
    """Whether to ask for a review that is due: not for three days after it was put off, unless a later one is due."""
    return put_off_on is None or due.on > put_off_on or today >= _later(put_off_on, _ASKED_AGAIN_AFTER)


def _reviews(left_on: date) -> list[PathDate]:
    return [point for point in path_dates(left_on) if point.has_review]


def _is_done(reviews: Sequence[PathDate], place: int, left_on: date, reviews_done: Collection[date]) -> bool:
    """Whether a review was done from half-way between the one before and this one until the next one's day."""
    on = reviews[place].on
    before = reviews[place - 1].on if place else left_on
    first = on - (on - before) // 2
    last = reviews[place + 1].on if place + 1 < len(reviews) else date.max
    return any(first <= day < last for day in reviews_done)


def _later(day: date, by: timedelta) -> date:
    return day + by if day <= date.max - by else date.max
