"""A summary in words: the sheet that is shown before it is saved is the sheet that is saved."""

from collections.abc import Callable, Sequence
from datetime import date

from aftercare import content
from aftercare.domain.progress.check_ups import CheckUp, highest, total
from aftercare.domain.progress.milestones import Milestone
from aftercare.domain.progress.summary import LOOKED_BACK, Days, Done, Often, Part, Summary
from aftercare.domain.progress.trends import Measure
from aftercare.domain.records.checkins import Craving, Mood
from aftercare.domain.records.settings import DayCount
from aftercare.i18n import _, ngettext
from aftercare.planner.long_words import shortened
from aftercare.planner.paper import PaperPage, Section
from aftercare.planner.progress.words import milestone_title, month_day, value_word

_MOST_MILESTONES = 6
_MOST_HARD_DAYS = 10
_LONGEST_TITLE = 120


def part_names() -> dict[Part, str]:
    """What each part is called where it is ticked."""
    return {
        Part.DAYS: _("My number of days"),
        Part.DONE: _("What I have done"),
        Part.MILESTONES: _("Milestones I reached"),
        Part.OWN_MILESTONES: _("Milestones in my own words"),
        Part.MOOD: _("My mood"),
        Part.CRAVINGS: _("My cravings"),
        Part.SLEEP: _("My sleep"),
        Part.CHECK_UP: _("My last check-up"),
        Part.SCALES: _("Published questions I answered"),
        Part.HARD_DAYS: _("My hard days"),
    }


def as_paper(summary: Summary, name: str, today: date) -> PaperPage:
    """The sheet for a summary from which everything else was already left out."""
    day = _("{day}, {year}").format(day=month_day(today, today), year=today.year)
    return PaperPage(
        title=_("My summary"),
        lead=_("{name} · {day}").format(name=name, day=day) if name else day,
        sections=tuple(_sections(summary, today)),
    )


def _sections(summary: Summary, today: date) -> list[Section]:
    found = []
    if summary.days is not None:
        found.append(_days(summary.days))
    if summary.done != Done():
        found.append(Section(heading=_("What I have done"), icon="list", rows=_done(summary.done)))
    if summary.milestones:
        rows = _milestones(summary.milestones, today)
        found.append(Section(heading=_("Milestones"), icon="check", rows=rows))
    if summary.own_milestones:
        rows = _milestones(summary.own_milestones, today)
        found.append(Section(heading=_("Milestones of my own"), icon="heart", rows=rows, in_own_words=True))
    if rows := _ratings(summary):
        heading = _("The last {count} days").format(count=LOOKED_BACK)
        found.append(Section(heading=heading, icon="chart-line", rows=rows))
    if summary.check_up is not None:
        found.append(_check_up(*summary.check_up, today))
    if rows := _scales(summary, today):
        words = _("These are sums, not a diagnosis.")
        found.append(Section(heading=_("Published questions I answered"), icon="file-text", lines=(words,), rows=rows))
    if summary.hard_days:
        found.append(_hard_days(summary.hard_days, today))
    return found


def _days(days: Days) -> Section:
    count = days.number
    words = {
        DayCount.SINCE_LEAVING: ngettext("{count} day since treatment", "{count} days since treatment", count),
        DayCount.CURRENT_RUN: ngettext("{count} day in this stretch", "{count} days in this stretch", count),
    }.get(days.which, ngettext("{count} recovery day", "{count} recovery days", count))
    return Section(heading=_("My days"), icon="sprout", lines=(words.format(count=count),))


def _done(done: Done) -> tuple[tuple[str, str], ...]:
    counts = (
        (_("Groups"), done.groups),
        (_("Visits"), done.visits),
        (_("Calls"), done.calls),
        (_("Check-ins"), done.check_ins),
    )
    return tuple((what, str(count)) for what, count in counts if count)


def _milestones(milestones: Sequence[Milestone], today: date) -> tuple[tuple[str, str], ...]:
    rows = [
        (shortened(milestone_title(each), _LONGEST_TITLE), month_day(each.day, today) if each.day else "")
        for each in milestones[:_MOST_MILESTONES]
    ]
    return (*rows, *((more, "") for more in _more(len(milestones) - _MOST_MILESTONES)))


def _more(count: int) -> list[str]:
    return [ngettext("and {count} before", "and {count} before", count).format(count=count)] if count > 0 else []


def _ratings(summary: Summary) -> tuple[tuple[str, str], ...]:
    rated = (
        (_("Mood"), summary.mood, lambda value: value_word(Measure.MOOD, Mood(value))),
        (_("Cravings"), summary.cravings, lambda value: value_word(Measure.CRAVING, Craving(value))),
        (_("Sleep"), summary.sleep, lambda value: value_word(Measure.SLEEP, value)),
    )
    rows = []
    for what, often, word in rated:
        if often is not None:
            days = ngettext("{what}, {count} day", "{what}, {count} days", often.days)
            rows.append((days.format(what=what, count=often.days), _often_words(often, word)))
    return tuple(rows)


def _often_words(often: Often, word: Callable[[float], str]) -> str:
    if often.lowest == often.highest:
        return word(often.lowest)
    first, *others = often.values
    if not others:
        return _("Most often {answer}").format(answer=word(first))
    if len(others) == 1:
        return _("Most often {answer} or {other}").format(answer=word(first), other=word(others[0]))
    return _("From {lowest} to {highest}").format(lowest=word(often.lowest), highest=word(often.highest))


def _check_up(day: date, page: CheckUp, today: date) -> Section:
    questions, answers = content.check_up()
    return Section(
        heading=_("My check-up of {day}").format(day=month_day(day, today)),
        icon="message-circle-question-mark",
        rows=tuple(
            (question.words, answers[place])
            for question in questions
            if (place := page.place_of(question.key)) is not None and place < len(answers)
        ),
    )


def _scales(summary: Summary, today: date) -> tuple[tuple[str, str], ...]:
    known = {scale.key: scale for scale in content.scales()}
    rows = []
    for day, page in summary.scales:
        scale = known.get(page.scale)
        summed = None if scale is None else total(scale, page.places)
        if scale is not None and summed is not None:
            what = _("{name}, {day}").format(name=scale.name, day=month_day(day, today))
            rows.append((what, _("{sum} of {highest}").format(sum=summed, highest=highest(scale))))
    return tuple(rows)


def _hard_days(days: Sequence[date], today: date) -> Section:
    lines = [
        ngettext("{count} in the last {days} days:", "{count} in the last {days} days:", len(days)).format(
            count=len(days), days=LOOKED_BACK
        ),
        " · ".join(month_day(day, today) for day in days[:_MOST_HARD_DAYS]),
        *_more(len(days) - _MOST_HARD_DAYS),
    ]
    return Section(heading=_("Hard days"), icon="flag", lines=tuple(lines))
