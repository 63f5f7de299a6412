"""Days in words where one is asked for."""

from collections.abc import Sequence
from datetime import date

from aftercare.i18n import _, month_name


def several_days_words(days: Sequence[date], today: date) -> str:
    """The question which of several days is meant, when the order of day and month is not clear."""
    *first, last = (_day_and_month(day, today) for day in days)
    either = _("{first} or {last}").format(first=", ".join(first), last=last)
    return _("This can be {days}. Write the month as a word, like Oct 6.").format(days=either)


def _day_and_month(day: date, today: date) -> str:
    words = _("{month} {day}").format(month=month_name(day.month), day=day.day)
    return words if day.year == today.year else _("{day}, {year}").format(day=words, year=day.year)
