"""The daily list: on which weekdays, in which order, how one of it changes or ends, amounts, and pauses."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import PartOfDay, part_of_day
from aftercare.domain.calendar.recurrence import FIRST_WALL, LAST_WALL, starts, wall_zone
from aftercare.domain.calendar.repeat_rule import end_of, with_end
from aftercare.domain.calendar.repetition import Every, Repetition, first_day, from_rule, to_rule
from aftercare.domain.calendar.series import Edit, Series, all_from_today, end_before
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Pause
from aftercare.domain.records.identity import CommitmentId, MakeId, PauseId

T = TypeVar("T")
EVERY_DAY = frozenset(range(7))
MOST_AMOUNT = 9999
_DAY = timedelta(days=1)
_FEW, _SOME = 12, 120  # up to here one counts in ones, and in fives


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """What one says about an item of the daily list; `moment` None is any time, `weekdays` has Monday as 0."""

    title: str = field(repr=False)
    weekdays: frozenset[int] = EVERY_DAY
    moment: time | None = None
    amount: int | None = None
    unit: str = field(default="", repr=False)


def is_daily(commitment: Commitment) -> bool:
    """Whether it belongs on the daily list: something of self-care that repeats."""
    return commitment.kind is CommitmentKind.SELF_CARE and commitment.rule is not None


def goes_on(commitment: Commitment, today: date) -> bool:
    """Whether it takes place today or later."""
    if not end_of(commitment.rule):
        return True
    return next(starts(commitment, datetime.combine(today, time()), LAST_WALL), None) is not None


def daily_of(commitment: Commitment) -> Daily | None:
    """What the list says about it; None when it repeats in a way that weekdays cannot say."""
    weekdays = weekdays_of(commitment)
    if weekdays is None:
        return None
    return Daily(
        title=commitment.title,
        weekdays=weekdays,
        moment=moment_of(commitment),
        amount=commitment.amount,
        unit=commitment.amount_unit,
    )


def moment_of(commitment: Commitment) -> time | None:
    """Its time of day, None for any time."""
    return None if commitment.all_day else commitment.start.time()


def part_of(commitment: Commitment) -> PartOfDay:
    """The part of the day it stands in."""
    return PartOfDay.ANY_TIME if commitment.all_day else part_of_day(commitment.start.time())


def weekdays_of(commitment: Commitment) -> frozenset[int] | None:
    """The weekdays it takes place on each week, None when it repeats in another way."""
    known = from_rule(commitment.rule, commitment.start, wall_zone(commitment))
    if known is None or known.interval != 1 or known.count is not None:
        return None
    if known.every is Every.DAY:
        return EVERY_DAY
    return frozenset(known.weekdays) if known.every is Every.WEEK else None


def rule_on(weekdays: Collection[int], ends: str = "") -> str:
    """The rule of these weekdays; `ends` is an end as `repeat_rule.end_of` writes it."""
    if set(weekdays) >= EVERY_DAY:
        repetition = Repetition(every=Every.DAY)
    else:
        repetition = Repetition(every=Every.WEEK, weekdays=tuple(sorted(weekdays)))
    rule = to_rule(repetition, all_day=True, zone=None) or ""
    return with_end(rule, ends) if ends else rule


def new_daily(daily: Daily, today: date, make_id: MakeId, now: datetime) -> Commitment:
    """A new item, from the first of its weekdays on; one with a time reminds at that time."""
    blank = Commitment(
        id=CommitmentId(make_id()),
        kind=CommitmentKind.SELF_CARE,
        area=Area.SELF_CARE,
        start=datetime.combine(today, time()),
        reminders=() if daily.moment is None else (timedelta(0),),
        created_at=now,
        changed_at=now,
    )
    return _saying(blank, daily, today)


def changed_from_today(
    series: Series, daily: Daily, today: date, here: ZoneInfo, make_id: MakeId, now: datetime
) -> Edit:
    """The item as it is to be from today on; days gone by keep what they were, and so does an answered today."""
    commitment = series.commitment
    wanted = replace(
        commitment,
        title=daily.title,
        amount=daily.amount,
        amount_unit=daily.unit,
        all_day=daily.moment is None,
        start=datetime.combine(commitment.start.date(), daily.moment or time()),
        length=commitment.length if commitment.all_day is (daily.moment is None) else timedelta(0),
        # A place chosen by hand is among those of its part of the day.
        position=commitment.position if moment_of(commitment) == daily.moment else 0,
        reminders=_reminders(commitment, daily.moment),
    )
    if weekdays_of(commitment) == daily.weekdays:
        return all_from_today(series, commitment.start, wanted, today, here, make_id, now)
    return _on_other_days(series, wanted, daily, today, make_id, now)


def ended_today(series: Series, today: date, now: datetime) -> Edit:
    """The item off the list from today on, tomorrow when today's was answered; answers of the past stay."""
    cut = _not_yet_answered(series, today)
    chosen = next(starts(series.commitment, cut, LAST_WALL), None)
    return Edit() if chosen is None else end_before(series, chosen, now)


def _on_other_days(
    series: Series, wanted: Commitment, daily: Daily, today: date, make_id: MakeId, now: datetime
) -> Edit:
    """The series ends, another goes on from the first new weekday; what was said of single days to come goes."""
    commitment = series.commitment
    cut = _not_yet_answered(series, today)
    begun = next(starts(commitment, FIRST_WALL, cut), None) is not None
    following = replace(_saying(wanted, daily, cut.date()), rdates=(), exdates=(), changed_at=now)
    later = tuple(override for override in series.overrides if override.original_start >= cut)
    if not begun:
        return Edit(put=(replace(following, sequence=commitment.sequence + 1),), remove=later)
    successor = replace(following, id=CommitmentId(make_id()), continues=commitment.id, sequence=0, created_at=now)
    chosen = next(starts(commitment, cut, LAST_WALL), None)
    ended = Edit() if chosen is None else end_before(series, chosen, now)
    pauses = tuple(
        replace(pause, id=PauseId(make_id()), commitment_id=successor.id)
        for pause in series.pauses
        if pause.commitment_id == commitment.id and (pause.until_day is None or pause.until_day >= cut.date())
    )
    return Edit(put=(*ended.put, successor, *pauses), remove=ended.remove)


def _saying(commitment: Commitment, daily: Daily, first: date) -> Commitment:
    """The commitment with what is said of it, from the first of its weekdays on or after a day."""
    weekly = Repetition(every=Every.WEEK, weekdays=tuple(sorted(daily.weekdays)))
    return replace(
        commitment,
        title=daily.title,
        start=datetime.combine(first_day(weekly, first), daily.moment or time()),
        all_day=daily.moment is None,
        rule=rule_on(daily.weekdays, end_of(commitment.rule)),
        amount=daily.amount,
        amount_unit=daily.unit,
    )


def _reminders(commitment: Commitment, moment: time | None) -> tuple[timedelta, ...]:
    """Its reminders; those of a time of day mean nothing for any time, and the other way round."""
    if commitment.all_day is (moment is None):
        return commitment.reminders
    return () if moment is None else (timedelta(0),)


def _not_yet_answered(series: Series, today: date) -> datetime:
    """Today's midnight, or tomorrow's when today's was answered."""
    answered = any(outcome.original_start.date() == today for outcome in series.outcomes)
    return datetime.combine(today + _DAY if answered else today, time())


# Order


def in_order(items: Iterable[T], position: Callable[[T], int]) -> list[T]:
    """Items given by their time in the order the person put them in; those without a position stay at their time."""
    given = list(enumerate(items))
    placed = sorted((each for each in given if position(each[1])), key=lambda each: position(each[1]))
    rest = [each for each in given if not position(each[1])]
    ordered: list[T] = []
    for place, item in placed:
        while rest and rest[0][0] < place:
            ordered.append(rest.pop(0)[1])
        ordered.append(item)
    return [*ordered, *(item for _place, item in rest)]


def moved(items: Sequence[Commitment], item: CommitmentId, to: int) -> list[Commitment]:
    """What changes when one of the items, given as they stand, is put at another place (kept within the list)."""
    ids = [each.id for each in items]
    order = list(items)
    order.insert(max(0, min(to, len(order) - 1)), order.pop(ids.index(item)))
    if [each.id for each in order] == ids:
        return []
    placed = [replace(each, position=place) for place, each in enumerate(order, start=1)]
    return [new for new, old in zip(placed, order, strict=True) if new != old]


# Amounts


def amount_step(target: int) -> int:
    """By how much an amount changes at a press."""
    if target <= _FEW:
        return 1
    return 5 if target <= _SOME else 10


def part_done(outcome: Outcome | None, target: int | None) -> int | None:
    """The amount of an answer when it is not all of the target (it can be more); None for all of it."""
    if outcome is None or target is None or outcome.amount in (None, target):
        return None
    return outcome.amount


# Pauses


def next_pause(pauses: Iterable[Pause], commitment_id: CommitmentId | None, today: date) -> Pause | None:
    """The first pause of one item (None: of everything) that is not over."""
    own = [pause for pause in pauses if pause.commitment_id == commitment_id]
    coming = [pause for pause in own if pause.until_day is None or pause.until_day >= today]
    return min(coming, key=lambda pause: (pause.from_day, pause.id), default=None)


def back_on(pause: Pause) -> date | None:
    """The day it starts again, None while no one knows."""
    return None if pause.until_day is None else pause.until_day + _DAY


def paused(pauses: Iterable[Pause], wanted: Pause, today: date, make_id: MakeId) -> Edit:
    """A pause written down; others of the same item (or of everything) that it meets become one with it.

    One that treats medicines otherwise stays apart and gives up the days both have. Of a pause that runs already, a
    new choice about medicines counts from today on: the days it covered before keep what was listed on them.
    """
    own = {each.id: each for each in pauses if each.commitment_id == wanted.commitment_id}
    before = own.get(wanted.id)
    parts = [wanted]
    if before is not None and before.with_medicines is not wanted.with_medicines:
        first = max(before.from_day, wanted.from_day)
        last = min(day for day in (before.until_day, wanted.until_day, today - _DAY) if day is not None)
        if first <= last:
            parts = [replace(before, from_day=first, until_day=last)]
            if wanted.from_day < first:
                parts.append(replace(wanted, id=PauseId(make_id()), until_day=first - _DAY))
            if wanted.until_day is None or wanted.until_day > last:
                parts.append(replace(wanted, id=PauseId(make_id()), from_day=last + _DAY))
    kept = [each for each in own.values() if each is not before]
    for part in parts:
        kept = _with_pause(kept, part, make_id)
    names = {each.id for each in kept}
    return Edit(
        put=tuple(each for each in kept if own.get(each.id) != each or each.id == wanted.id),
        remove=tuple(each for each in own.values() if each.id not in names),
    )


def _with_pause(pauses: list[Pause], wanted: Pause, make_id: MakeId) -> list[Pause]:
    merged, others = wanted, pauses
    while meeting := [each for each in others if each.with_medicines is merged.with_medicines and _meet(each, merged)]:
        for each in meeting:
            one, other = each.until_day, merged.until_day
            until = None if one is None or other is None else max(one, other)
            merged = replace(merged, from_day=min(each.from_day, merged.from_day), until_day=until)
        others = [each for each in others if each not in meeting]
    same = [each for each in others if each.with_medicines is wanted.with_medicines]
    cut = [piece for each in others if each not in same for piece in _outside(each, wanted, make_id)]
    return [*same, *cut, merged]


def _outside(pause: Pause, other: Pause, make_id: MakeId) -> Iterable[Pause]:
    """What is left of a pause without the days of another one, before them and after."""
    is_split = pause.from_day < other.from_day
    if is_split:
        last = other.from_day - _DAY
        yield replace(pause, until_day=last if pause.until_day is None else min(pause.until_day, last))
    if other.until_day is not None and (pause.until_day is None or pause.until_day > other.until_day):
        name = PauseId(make_id()) if is_split else pause.id
        yield replace(pause, id=name, from_day=max(pause.from_day, other.until_day + _DAY))


def started_again(pauses: Iterable[Pause], commitment_id: CommitmentId | None, today: date) -> Edit:
    """Pauses that cover today end yesterday, so that the days before keep no mark; those that begin today go."""
    now = [pause for pause in pauses if pause.commitment_id == commitment_id and pause.covers(today)]
    return Edit(
        put=tuple(replace(pause, until_day=today - _DAY) for pause in now if pause.from_day < today),
        remove=tuple(pause for pause in now if pause.from_day == today),
    )


def _meet(one: Pause, other: Pause) -> bool:
    """Whether two pauses share a day or follow each other without a day between."""
    return _reaches(one, other.from_day) and _reaches(other, one.from_day)


def _reaches(pause: Pause, day: date) -> bool:
    return pause.until_day is None or pause.until_day >= day - _DAY
