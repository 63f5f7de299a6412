"""The rules of the calendar: its weeks, which days an item is on, what overlaps, what may be left out, and moving."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.calendar import series
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.repetition import Every, from_rule
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.areas import Area, Part
from aftercare.domain.records.commitments import ATTENDED, Commitment, CommitmentKind, Override

WEEK = timedelta(days=7)
_DAY, _A_MOMENT = timedelta(days=1), timedelta(minutes=1)
_MOST_DAYS = 5  # something that comes this often a week is a part of every day
_HABITS = (CommitmentKind.SELF_CARE, CommitmentKind.MEDICINE)
_WITH_OTHERS = ATTENDED | {CommitmentKind.CALL}
_OF_ONE = ("length", "title", "place", "leave_by", "notes")


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks_of_month(day: date) -> tuple[date, date]:
    """The first and last day of the whole weeks that a day's month touches."""
    last = day.replace(day=monthrange(day.year, day.month)[1])
    return monday(day.replace(day=1)), monday(last) + WEEK - _DAY


def months_later(day: date, months: int) -> date:
    """The same day some months later (or earlier), or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_of(item: AgendaItem, here: ZoneInfo) -> tuple[date, date]:
    """The first and last day here that an item is on; one that ends at midnight is not on the next day."""
    if item.occurrence.commitment.all_day:
        return item.day, item.day + max(item.occurrence.length - _DAY, timedelta(0))
    last = item.ends.astimezone(here) - timedelta(microseconds=1)
    return item.day, max(item.day, last.date())


def by_day(items: Iterable[AgendaItem], first: date, last: date, here: ZoneInfo) -> dict[date, list[AgendaItem]]:
    """Each day from `first` to `last` with its items, in the order given; one that goes on is on each of its days."""
    days: dict[date, list[AgendaItem]] = {first + _DAY * count: [] for count in range((last - first).days + 1)}
    for item in items:
        begins, ends = days_of(item, here)
        day = max(begins, first)
        while day <= min(ends, last):
            days[day].append(item)
            day += _DAY
    return days


def overlaps(items: Sequence[AgendaItem]) -> list[list[AgendaItem]]:
    """For each of some items, in order, the others one cannot be at in the same time: open ones, with other people."""
    found: list[list[AgendaItem]] = [[] for _item in items]
    going_on: list[int] = []
    kept = [place for place, item in enumerate(items) if _takes_one_away(item)]
    for place in sorted(kept, key=lambda place: items[place].begins):
        going_on = [other for other in going_on if _end(items[other]) > items[place].begins]
        for other in going_on:
            found[place].append(items[other])
            found[other].append(items[place])
        going_on.append(place)
    return found


def part_of(commitment: Commitment) -> Part | None:
    """What a commitment is left out with; None is always shown."""
    if commitment.kind in _HABITS and _is_every_day(commitment):
        return Part.EVERY_DAY
    return {
        Area.TREATMENT_TEAM: Part.TREATMENT_TEAM,
        Area.SUPPORT_GROUPS: Part.SUPPORT_GROUPS,
        Area.SOBER_NETWORK: Part.SOBER_NETWORK,
        Area.LOVED_ONES: Part.LOVED_ONES,
    }.get(commitment.area)


def moved(found: Series, original_start: datetime, days: int, now: datetime) -> Edit:
    """One occurrence some days later (or earlier), at its time of day; the others of its series stay."""
    commitment = found.commitment
    override = next((each for each in found.overrides if each.original_start == original_start), None)
    existing = override or Override(commitment_id=commitment.id, original_start=original_start)
    start = (existing.start or original_start) + timedelta(days=days)
    if commitment.rule or commitment.rdates:
        change = Override(commitment_id=commitment.id, original_start=original_start, start=start)
        return series.this_one(commitment, override, change)
    own = {name: getattr(existing, name) for name in _OF_ONE if getattr(existing, name) is not None}
    wanted = replace(commitment, start=start, **own)
    edit = series.everything(replace(found, overrides=()), original_start, wanted, now)
    return Edit(edit.put, (*edit.remove, *found.overrides))


def _is_every_day(commitment: Commitment) -> bool:
    repetition = from_rule(commitment.rule, commitment.start, commitment.zone)
    if repetition is None or repetition.interval != 1:
        return False
    return repetition.every is Every.DAY or len(repetition.weekdays) >= _MOST_DAYS


def _takes_one_away(item: AgendaItem) -> bool:
    commitment = item.occurrence.commitment
    return item.status is Status.PLANNED and not commitment.all_day and commitment.kind in _WITH_OTHERS


def _end(item: AgendaItem) -> datetime:
    """When it is over; something without a length takes a moment."""
    return max(item.ends, item.begins + _A_MOMENT)
