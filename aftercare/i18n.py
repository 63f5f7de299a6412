"""Translation of every text the person sees (gettext, catalogs compiled by Babel)."""

import gettext as _gettext
import re
from datetime import date, time

from aftercare import paths

_translations: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"
_country = ""


def use_language(language: str) -> None:
    """Read the catalog for a BCP 47 language such as "en" or "es"; without one the source text (US English) shows."""
    global _translations, _language  # noqa: PLW0603 - one language per process, as gettext itself has it
    _language = language
    _translations = _gettext.translation("aftercare", paths.resources() / "locale", [language], fallback=True)


def language() -> str:
    """Give the language in use, as a BCP 47 name."""
    return _language


def use_country(country: str) -> None:
    """Read days in figures as this country (ISO 3166 alpha-2) writes them; one that is not known decides nothing."""
    global _country  # noqa: PLW0603 - one country per process, as there is one language
    _country = country


def country() -> str:
    """Give the country in use, as its ISO 3166 alpha-2 code; "" when none is known."""
    return _country


def _(text: str) -> str:
    """Give the text in the person's language."""
    return _translations.gettext(text)


def pgettext(context: str, text: str) -> str:
    """Give the text in the person's language where one English word has two meanings."""
    return _translations.pgettext(context, text)


def ngettext(one: str, many: str, count: int) -> str:
    """Give the singular or plural text for a count, in the person's language."""
    return _translations.ngettext(one, many, count)


def clock_time(moment: time) -> str:
    """Give a wall-clock time as the language writes it, such as 2:00 PM."""
    # Translators: the time of day; {h12} 1-12, {h24} 00-23, {min} 00-59, {half} AM or PM.
    return _("{h12}:{min} {half}").format(
        h12=moment.hour % 12 or 12,
        h24=f"{moment.hour:02}",
        min=f"{moment.minute:02}",
        half=_("AM") if moment.hour < 12 else _("PM"),
    )


def weekday_name(weekday: int) -> str:
    """Give a day of the week, Monday is 0."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return names[weekday]


def weekday_short(weekday: int) -> str:
    """Give a day of the week in short, Monday is 0."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))[weekday]


def month_name(month: int) -> str:
    """Give a month, January is 1."""
    return month_names()[month - 1]


def month_short(month: int) -> str:
    """Give a month in short, January is 1."""
    return months_short()[month - 1]


def month_names() -> tuple[str, ...]:
    """Give the months of a year."""
    first_half = (_("January"), _("February"), _("March"), _("April"), _("May"), _("June"))
    second_half = (_("July"), _("August"), _("September"), _("October"), _("November"), _("December"))
    return first_half + second_half


def months_short() -> tuple[str, ...]:
    """Give the months of a year in short."""
    first_half = (_("Jan"), _("Feb"), _("Mar"), _("Apr"), pgettext("short month", "May"), _("Jun"))
    second_half = (_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"))
    return first_half + second_half


def long_day(day: date) -> str:
    """Give a day without its year, such as Tuesday, October 6."""
    return _("{weekday}, {month} {day}").format(
        weekday=weekday_name(day.weekday()), month=month_name(day.month), day=day.day
    )


def short_day(day: date) -> str:
    """Give a day in short without its year, such as Tue, Oct 6."""
    return _("{weekday}, {month} {day}").format(
        weekday=weekday_short(day.weekday()), month=month_short(day.month), day=day.day
    )


_CLOCK_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*m?\.?")


AFTERNOON_ENDS = time(19)  # one meets at 2:30 or 6:30 in the afternoon, at 7:00 it could be either


def parse_clock_time(text: str, *, afternoon_before: time | None = None) -> time | None:
    """Read a time of day as people type it (2:30 PM, 2pm, 14:30, 230p); None when it is not one.

    One without AM or PM (2:30, not 02:30) is in the afternoon when that is before `afternoon_before`.
    """
    words = text.strip().casefold()
    spoken = {_("noon").casefold(): time(12), _("midnight").casefold(): time(0)}
    if words in spoken:
        return spoken[words]
    found = _CLOCK_TIME.fullmatch(words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif found[2] is None:
        return None
    moment = time(hour, minute) if hour < 24 and minute < 60 else None
    if moment is None or half or afternoon_before is None or hour >= 12 or words.startswith("0") or _writes_24_hours():
        return moment
    later = time(hour + 12, minute)
    return later if later < afternoon_before else moment


def _writes_24_hours() -> bool:
    return clock_time(time(14)).startswith("14")
