"""What is said about a support group: its path and times, the questions about it, how well it fits, and its visits."""

from datetime import date

from aftercare.domain.areas.support_groups import Fit, GoBack, Question, Visit
from aftercare.domain.calendar.repetition import Every, from_rule
from aftercare.domain.records.commitments import Commitment, HowToMeet
from aftercare.i18n import _, clock_time, month_name, ngettext, short_day
from aftercare.planner import words as area_words
from aftercare.planner.long_words import isolated
from aftercare.planner.support_groups.reads import Group

ICONS = {
    Question.VALUES: "compass",
    Question.SIZE: "users-round",
    Question.PLACE: "map-pin",
    Question.STRUCTURE: "list",
    Question.LEADER: "user-round-check",
    Question.ATMOSPHERE: "door-open",
}


def hows() -> dict[HowToMeet, str]:
    """How a group meets, as one chooses it."""
    return {HowToMeet.IN_PERSON: _("In person"), HowToMeet.VIDEO: _("Online"), HowToMeet.PHONE: _("By phone")}


def questions() -> dict[Question, tuple[str, str]]:
    """The six questions: what each is about, and how it is asked."""
    return {
        Question.VALUES: (_("Values and beliefs"), _("Does its approach match what you believe?")),
        Question.SIZE: (_("Size"), _("Is the number of people right for you?")),
        Question.PLACE: (_("Place and times"), _("Can you get there most weeks?")),
        Question.STRUCTURE: (_("Structure"), _("Set topics or open sharing: does it suit you?")),
        Question.LEADER: (_("Who leads it"), _("Do they keep it safe and fair for everyone?")),
        Question.ATMOSPHERE: (_("Atmosphere"), _("Did you feel welcome, and not judged?")),
    }


def fits() -> dict[Fit, str]:
    """The four answers, as one chooses them."""
    return {Fit.NO: _("No"), Fit.NOT_SURE: _("Not sure"), Fit.MOSTLY: _("Mostly"), Fit.YES: _("Yes")}


def go_back() -> dict[GoBack, str]:
    """Whether one would go back, as one chooses it."""
    return {GoBack.YES: _("Yes"), GoBack.NOT_SURE: _("Not sure"), GoBack.NO: _("No")}


def fit_so_far(count: int) -> str:
    """How many of the six fit."""
    return _("{count} of 6 fit so far").format(count=count)


def path_and_how(group: Group) -> str:
    """The kind of group and how it meets: 12-step · in person."""
    how = "" if group.about.how is None else hows()[group.about.how].lower()
    return " · ".join(part for part in (group.contact.role, how) if part)


def when(group: Group) -> str:
    """The usual time of a group, else its next, else nothing."""
    if group.upcoming is not None:
        return _when_planned(group.upcoming.occurrence.commitment, group.upcoming.occurrence.start.date())
    if group.about.usual is not None:
        weekday, at = group.about.usual
        return _("{days}, {time}").format(days=_each(weekday), time=clock_time(at))
    return ""


def _when_planned(commitment: Commitment, day: date) -> str:
    repetition = from_rule(commitment.rule, commitment.start, commitment.zone)
    weekly = repetition is not None and repetition.every is Every.WEEK and repetition.interval == 1
    if repetition is None or not weekly or len(repetition.weekdays) != 1 or commitment.all_day:
        return area_words.repeats(commitment) or short_day(day)
    days = _each(repetition.weekdays[0])
    return _("{days}, {time}").format(days=days, time=clock_time(commitment.start.time()))


def _each(weekday: int) -> str:
    days = (
        _("Mondays"), _("Tuesdays"), _("Wednesdays"), _("Thursdays"), _("Fridays"), _("Saturdays"), _("Sundays"),
    )  # fmt: skip
    return days[weekday]


def visit_name(visit: Visit) -> str:
    """What a sheet is called: the visit by its day, or that it was filled in before one."""
    if not visit.is_visit:
        return _("Before a visit")
    return _("Visit on {day}").format(day=short_day(visit.sheet.day))


def attendance(count: int, since: date | None, today: date) -> str:
    """How often one went, in a sentence; nothing when never."""
    if since is None or not count:
        return ""
    day = _("{month} {day}").format(month=month_name(since.month), day=since.day)
    if since.year != today.year:
        day = _("{day}, {year}").format(day=day, year=since.year)
    return ngettext("You went once, on {day}.", "You went {count} times since {day}.", count).format(
        count=count, day=day
    )


def spoken(group: Group) -> str:
    """A group's card as a screen reader says it."""
    home = _("home group") if group.about.is_home else ""
    parts = (group.contact.name, home, path_and_how(group), when(group), fit_so_far(group.latest.fits))
    return ", ".join(part for part in parts if part)


def named(group: Group) -> str:
    """A group's name within a sentence."""
    return isolated(group.contact.name)
