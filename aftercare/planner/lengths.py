"""Lengths of time in words, and read from words."""

import re
from datetime import datetime, timedelta

from aftercare.i18n import _, clock_time, ngettext

_MINUTE, _HOUR, _DAY, _WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
_PART = re.compile(r"(\d{1,4})\s*([^\W\d]*)")


def length_in_words(length: timedelta) -> str:
    """A length of at least a minute, as one says it: 50 minutes, 1 hour 30 minutes, 2 days."""
    if length % _WEEK == timedelta(0):
        return ngettext("{count} week", "{count} weeks", length // _WEEK).format(count=length // _WEEK)
    if length % _DAY == timedelta(0):
        return ngettext("{count} day", "{count} days", length.days).format(count=length.days)
    hours, minutes = length // _HOUR, length % _HOUR // _MINUTE
    hours_words = ngettext("{count} hour", "{count} hours", hours).format(count=hours)
    minutes_words = ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    if hours and minutes:
        return _("{hours} {minutes}").format(hours=hours_words, minutes=minutes_words)
    return hours_words if hours else minutes_words


def read_length(text: str) -> timedelta | None:
    """Read a length as people write it: 45, 45 minutes, 1 h 30 min, 2 days; None when it is not one."""
    units = (
        (_MINUTE, _("m min mins minute minutes")),
        (_HOUR, _("h hr hrs hour hours")),
        (_DAY, _("d day days")),
        (_WEEK, _("w week weeks")),
    )
    of_word = {word: unit for unit, words in units for word in words.casefold().split()}
    parts = _PART.findall(text.casefold())
    spelled = _PART.sub("", text.casefold()).strip(" ,.")
    if not parts or spelled or any(word and word not in of_word for _count, word in parts):
        return None
    return sum((int(count) * of_word.get(word, _MINUTE) for count, word in parts), timedelta(0))


def days_in_words(length: timedelta) -> str:
    """A whole number of days, also when it is some weeks."""
    return ngettext("{count} day", "{count} days", length.days).format(count=length.days)


def lead_in_words(lead: timedelta, *, all_day: bool) -> str:
    """When a reminder comes, as one says it: 2 hours before; for a whole day 9:00 AM on the day."""
    return _on_a_day(lead) if all_day else _before_a_time(lead)


def _before_a_time(lead: timedelta) -> str:
    if not lead:
        return _("At the time")
    words = _("{length} before") if lead > timedelta(0) else _("{length} after")
    return words.format(length=length_in_words(abs(lead)))


def _on_a_day(lead: timedelta) -> str:
    day = datetime(2001, 1, 15)  # noqa: DTZ001 - any day will do
    moment = day - lead
    count = (day.date() - moment.date()).days
    if count == 0:
        words = _("{time} on the day")
    elif count == 1:
        words = _("{time} the day before")
    elif count > 0:
        words = ngettext("{time}, {count} day before", "{time}, {count} days before", count)
    else:
        words = ngettext("{time}, {count} day after", "{time}, {count} days after", -count)
    return words.format(time=clock_time(moment.time()), count=abs(count))
