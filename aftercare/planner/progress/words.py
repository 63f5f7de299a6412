"""What Progress says: of days, of points on a line, and of milestones."""

from collections.abc import Callable
from datetime import date

from aftercare.domain.progress.day_map import MapDay
from aftercare.domain.progress.milestones import Milestone, Reached
from aftercare.domain.progress.trends import Measure, Point
from aftercare.domain.records.checkins import Craving, Mood
from aftercare.i18n import _, long_day, month_name, month_short, ngettext
from aftercare.planner.self_care.check_in_words import craving_word, mood_word, sleep_words


def month_day(day: date, today: date) -> str:
    """A day such as "October 6", with its year when it is another one."""
    words = _("{month} {day}").format(month=month_name(day.month), day=day.day)
    return words if day.year == today.year else _("{day}, {year}").format(day=words, year=day.year)


def short_month_day(day: date, today: date) -> str:
    """A day such as "Oct 6", with its year when it is another one."""
    words = _("{month} {day}").format(month=month_short(day.month), day=day.day)
    return words if day.year == today.year else _("{day}, {year}").format(day=words, year=day.year)


def map_day_words(shown: MapDay) -> str:
    """A day of the map in words."""
    if shown.level is None:
        return long_day(shown.day)
    says = []
    if shown.done:
        says.append(ngettext("{count} thing done", "{count} things done", shown.done).format(count=shown.done))
    if shown.checked_in:
        says.append(_("checked in"))
    if shown.is_hard:
        says.append(_("a hard day"))
    return _("{day}: {what}.").format(day=long_day(shown.day), what=", ".join(says) or _("no entry"))


def point_words(measure: Measure, today: date) -> Callable[[Point], str]:
    """How a line says one of its points."""
    names = {Measure.MOOD: _("mood"), Measure.CRAVING: _("cravings"), Measure.SLEEP: _("sleep")}

    def say(point: Point) -> str:
        if point.first == point.last:
            when = long_day(point.first) if point.first.year == today.year else month_day(point.first, today)
        else:
            when = _("{first} to {last}").format(first=month_day(point.first, today), last=month_day(point.last, today))
        if point.value is None:
            return _("{when}: no {measure} entered.").format(when=when, measure=names[measure])
        value = value_word(measure, point.value)
        if point.count == 1:
            return _("{when}: {measure} {value}.").format(when=when, measure=names[measure], value=value)
        return ngettext(
            "{when}: {measure} mostly {value}, {count} check-in.",
            "{when}: {measure} mostly {value}, {count} check-ins.",
            point.count,
        ).format(when=when, measure=names[measure], value=value, count=point.count)

    return say


def value_word(measure: Measure, value: float) -> str:
    """A value on a line in words, the nearest one."""
    if measure is Measure.SLEEP:
        return sleep_words(round(value * 60))
    nearest = int(value + 0.5)
    return mood_word(Mood(nearest)) if measure is Measure.MOOD else craving_word(Craving(nearest))


def milestone_title(milestone: Milestone) -> str:
    """What was reached, or will be."""
    count = milestone.count
    titles = {
        Reached.DAYS: ngettext("{count} recovery day", "{count} recovery days", count),
        Reached.GROUPS: ngettext("First group", "{count} groups attended", count),
        Reached.VISITS: ngettext("First visit", "{count} visits kept", count),
        Reached.CALLS: ngettext("First call", "{count} calls made", count),
        Reached.TALKS: ngettext("First talk with a loved one", "{count} talks with loved ones", count),
    }
    return milestone.title if milestone.reached is Reached.OWN else titles[milestone.reached].format(count=count)


def milestone_ahead(milestone: Milestone, today: date) -> str:
    """When one can come."""
    if milestone.soonest is None:
        return ""
    day = month_day(milestone.soonest, today)
    if milestone.reached is Reached.OWN:
        return _("On {day}").format(day=day)
    return _("Could be as soon as {day}").format(day=day)
