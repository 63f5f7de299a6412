"""What the calendar says: items on a day, days and weeks, and the same for a screen reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.days import WEEK, days_of, monday, months_later, overlaps
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, HowToMeet
from aftercare.i18n import _, clock_time, long_day, month_name, ngettext, short_day
from aftercare.planner.commitments.kinds import whole_day_words
from aftercare.planner.day_lines import DayWords, Key, key_of
from aftercare.planner.lengths import length_in_words

_DAY = timedelta(days=1)
_SPOKEN_OF_A_DAY = 5


class Spot(NamedTuple):
    """One item on one day: something that goes on for days has a spot on each of them."""

    key: Key
    day: date


def nearest(spots: Iterable[Spot], wanted: Spot) -> Spot | None:
    """The same item where it is now: on the same day if it can be, and else the same commitment's closest one."""
    same = [spot for spot in spots if spot.key.commitment_id == wanted.key.commitment_id]
    return min(same, key=lambda spot: (spot.key != wanted.key, abs(spot.day - wanted.day)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as one day shows it."""

    spot: Spot
    area: Area
    icon: str  # of its own; "": that of its area
    clock: str
    title: str = field(repr=False)
    details: str = field(repr=False)
    spoken: str = field(repr=False)
    status: Status


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Puts days into words, by the calendar and clock here."""

    day_words: DayWords

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.day_words.today

    def title(self, item: AgendaItem) -> str:
        """What an item is called."""
        people = ", ".join(self.day_words.people(item))
        if item.occurrence.commitment.kind is CommitmentKind.CALL and people and not item.occurrence.title:
            return _("Call {name}").format(name=people)
        return self.day_words.title(item)

    def entries(self, day: date, items: Sequence[AgendaItem], others: Sequence[AgendaItem]) -> list[Entry]:
        """Items as they show on a day; `others` is everything that day, to say what overlaps."""
        clashes = dict(zip(map(key_of, others), overlaps(others), strict=True))
        return [self._entry(item, day, clashes.get(key_of(item), ())) for item in items]

    def spoken_day(self, day: date, items: Sequence[AgendaItem]) -> str:
        """A day with what is on it."""
        name = _("{day}, today").format(day=long_day(day)) if day == self.today else long_day(day)
        items = [item for item in items if item.status is not Status.CANCELLED]
        if not items:
            return _("{day}. Nothing planned.").format(day=name)
        things = [
            _("{title}, {time}").format(title=self.title(item), time=self._clock(item, day))
            for item in items[:_SPOKEN_OF_A_DAY]
        ]
        if len(items) > _SPOKEN_OF_A_DAY:
            more = len(items) - _SPOKEN_OF_A_DAY
            things.append(ngettext("{count} more", "{count} more", more).format(count=more))
        sentence = ngettext("{day}. {count} thing: {things}.", "{day}. {count} things: {things}.", len(items))
        return sentence.format(day=name, count=len(items), things="; ".join(things))

    def weeks(self, first: date, last: date) -> tuple[str, str]:
        """Heading and lead over some weeks."""
        first = monday(first)
        away = (first - monday(self.today)) // WEEK
        start = _("{month} {day}").format(month=month_name(first.month), day=first.day)
        end = str(last.day) if last.month == first.month else f"{month_name(last.month)} {last.day}"
        span = _("{first} to {last}").format(first=start, last=end)
        if abs(away) > 1:
            return _("Week of {day}").format(day=start), self._with_year(span, last)
        return {-1: _("Last week"), 0: _("This week"), 1: _("Next week")}[away], span

    def month(self, day: date) -> tuple[str, str]:
        """Heading and lead over a month."""
        name = _("{month} {year}").format(month=month_name(day.month), year=day.year)
        for away, title in ((-1, _("Last month")), (0, _("This month")), (1, _("Next month"))):
            near = months_later(self.today.replace(day=1), away)
            if (near.year, near.month) == (day.year, day.month):
                return title, name
        return month_name(day.month), str(day.year)

    def _with_year(self, span: str, day: date) -> str:
        return span if day.year == self.today.year else _("{days}, {year}").format(days=span, year=day.year)

    def _entry(self, item: AgendaItem, day: date, clashes: Sequence[AgendaItem]) -> Entry:
        commitment = item.occurrence.commitment
        by_phone = commitment.kind is CommitmentKind.CALL or commitment.how is HowToMeet.PHONE
        medicine = commitment.kind is CommitmentKind.MEDICINE
        title, clock, details = self.title(item), self._clock(item, day), self._details(item, day, clashes)
        area = self.day_words.area_names[commitment.area].lower()
        return Entry(
            spot=Spot(key_of(item), day),
            area=commitment.area,
            icon="phone" if by_phone else "pill" if medicine else "",
            clock=clock,
            title=title,
            details=" · ".join(details),
            spoken=", ".join((title, clock, area, *details)),
            status=item.status,
        )

    def _clock(self, item: AgendaItem, day: date) -> str:
        """When an item is on a day."""
        first, last = days_of(item, self.day_words.here)
        commitment = item.occurrence.commitment
        if commitment.all_day or first < day < last:
            return _("All day") if last > first else _day_without_time(commitment.kind)
        if first == day:
            return clock_time(item.begins.astimezone(self.day_words.here).time())
        return _("Until {time}").format(time=clock_time(item.ends.astimezone(self.day_words.here).time()))

    def _details(self, item: AgendaItem, day: date, clashes: Sequence[AgendaItem]) -> list[str]:
        occurrence, commitment = item.occurrence, item.occurrence.commitment
        first, last = days_of(item, self.day_words.here)
        details = [_state(item)]
        if last > first:
            count = (last - first).days + 1
            details.append(_("Day {day} of {count}").format(day=(day - first).days + 1, count=count))
        details += [self._elsewhere(item), occurrence.place, self._with(item)]
        if commitment.how is HowToMeet.VIDEO:
            details.append(_("Online"))
        if not any(details) and occurrence.length and not commitment.all_day:
            details.append(length_in_words(occurrence.length))
        if clashes:
            details.append(self._overlap(clashes))
        return [words for words in details if words]

    def _with(self, item: AgendaItem) -> str:
        people = ", ".join(self.day_words.people(item))
        return "" if not people or people in self.title(item) else _("With {people}").format(people=people)

    def _elsewhere(self, item: AgendaItem) -> str:
        """When it is by the clock of another time zone."""
        zone, here = item.occurrence.commitment.zone, item.begins.astimezone(self.day_words.here)
        if item.occurrence.commitment.all_day or not zone or item.begins.utcoffset() == here.utcoffset():
            return ""
        time = clock_time(item.begins.time())
        if item.begins.date() != here.date():
            time = _("{day}, {time}").format(day=short_day(item.begins), time=time)
        return _("{time} in {place}").format(time=time, place=zone.rpartition("/")[2].replace("_", " "))

    def _overlap(self, clashes: Sequence[AgendaItem]) -> str:
        if len(clashes) == 1:
            return _("Overlaps {title}").format(title=self.title(clashes[0]))
        return ngettext("Overlaps {count} other thing", "Overlaps {count} other things", len(clashes)).format(
            count=len(clashes)
        )


def _day_without_time(kind: CommitmentKind) -> str:
    """What stands in a time's place; the calendar is short of room."""
    words = whole_day_words(kind)
    return _("Any time") if words == _("Any time of day") else words


def _state(item: AgendaItem) -> str:
    return {
        Status.DONE: _("Done"),
        Status.SKIPPED: _("Not taken") if item.occurrence.commitment.is_medicine else _("Skipped"),
        Status.MISSED: _("Missed"),
        Status.CANCELLED: _("Cancelled"),
    }.get(item.status, "")
