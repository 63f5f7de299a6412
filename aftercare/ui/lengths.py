"""Lengths of time in words."""

from datetime import timedelta

from aftercare.i18n import _, ngettext

_MINUTE, _HOUR, _DAY, _WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


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


def days_in_words(length: timedelta) -> str:
    """A whole number of days, also when it is some weeks."""
    return ngettext("{count} day", "{count} days", length.days).format(count=length.days)
