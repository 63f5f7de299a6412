"""What came up and has no answer yet, in one list: what still waits, and once more what passed without a note."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.recurrence import to_instant
from aftercare.domain.calendar.series import Edit, this_one
from aftercare.domain.records.commitments import ATTENDED, CommitmentKind, Override
from aftercare.domain.records.deliveries import Delivery, ReminderName, Source
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.due_things import DueThing
from aftercare.domain.reminders.ringing import FINISHED, still_counts
from aftercare.domain.reminders.windows import Reminder, thing_name

EVERYDAY_DAYS = 2
"""Everyday things of so many days are listed one by one, those before only counted: no backlog."""
_DAY = timedelta(days=1)
_QUARTER = timedelta(minutes=15)
_LATEST = time(21)
_FIXED = frozenset({CommitmentKind.VISIT, CommitmentKind.MEETING, CommitmentKind.TALK})


class Move(StrEnum):
    """Where something can be moved to."""

    LATER_TODAY = "later_today"
    TOMORROW = "tomorrow"


_Subject = tuple[str, str, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """Something without an answer, with the instant it was for (UTC); what `passed` is no longer rung.

    Without an item or a thing it is the check-in. It was `seen` when it was on the screen before it passed.
    """

    moment: datetime
    name: ReminderName
    item: AgendaItem | None = None
    thing: DueThing | None = None
    passed: bool = False
    seen: bool = True


@dataclass(frozen=True, slots=True)
class CatchUpList:
    """The entries by time, and how many everyday things of earlier days, never on the screen, are not among them."""

    entries: list[CatchUp]
    earlier: int = 0

    @property
    def unseen(self) -> int:
        """How many passed while nobody was there."""
        return self.earlier + sum(not entry.seen for entry in self.entries)


def catch_up(
    reminders: Iterable[Reminder],
    deliveries: Mapping[ReminderName, Delivery],
    listed: Iterable[Delivery],
    items: Iterable[AgendaItem],
    things: Iterable[DueThing],
    now: datetime,
    here: ZoneInfo,
) -> CatchUpList:
    """What is due now, also what was snoozed, and what passed of these items and things after one was `listed`."""
    waiting = [one for one in reminders if _waits(one, deliveries.get(one.name), now)]
    entries = {_subject(one.name): _waiting(one) for one in waiting}
    seen: dict[_Subject, bool] = {}
    for delivery in listed:
        seen[_subject(delivery.name)] = seen.get(_subject(delivery.name), False) or delivery.times_shown > 0
    first_day, earlier = now.astimezone(here).date() - (EVERYDAY_DAYS - 1) * _DAY, 0
    for item in items:
        name = ReminderName(Source.COMMITMENT, item.occurrence.commitment.id, item.occurrence.original_start, 0)
        subject = _subject(name)
        if item.status is not Status.PLANNED or over_at(item) > now or subject in entries or subject not in seen:
            continue
        if item.occurrence.commitment.kind in ATTENDED or item.day >= first_day:
            moment = item.begins.astimezone(UTC)
            entries[subject] = CatchUp(moment=moment, name=name, item=item, passed=True, seen=seen[subject])
        elif not seen[subject]:
            earlier += 1
    for thing in things:
        name = thing_name(thing)
        subject = _subject(name)
        if subject in seen and subject not in entries:
            moment = to_instant(datetime.combine(thing.day, thing.at), None, here)
            entries[subject] = CatchUp(moment=moment, name=name, thing=thing, passed=True, seen=seen[subject])
    return CatchUpList(sorted(entries.values(), key=lambda one: (one.moment, one.name)), earlier)


def _waits(reminder: Reminder, delivery: Delivery | None, now: datetime) -> bool:
    if delivery is not None and not still_counts(delivery, reminder, now):
        delivery = None
    answered = delivery is not None and delivery.state in FINISHED
    return not answered and reminder.moment <= now < reminder.ends_for(delivery)


def _waiting(reminder: Reminder) -> CatchUp:
    item = reminder.item
    moment = reminder.moment if item is None else item.begins.astimezone(UTC)
    return CatchUp(moment=moment, name=reminder.name, item=item, thing=reminder.thing)


def _subject(name: ReminderName) -> _Subject:
    """What several reminders of one occurrence have in common."""
    source = Source.COMMITMENT if name.source is Source.QUESTION else name.source
    return source, name.source_id, name.occurrence


def choices(entry: CatchUp, now: datetime) -> tuple[Action, Action]:
    """The answers to an entry, beside moving it: mostly that it was done, or that it is let go."""
    if entry.thing is not None and entry.thing.source is not Source.RHYTHM:
        return (Action.OPEN, Action.OK)
    if entry.item is None:
        return (Action.DONE if entry.thing is not None else Action.OPEN, Action.SKIP)
    if entry.item.occurrence.commitment.kind in ATTENDED:
        return (Action.WENT, Action.MISSED) if over_at(entry.item) <= now else (Action.OPEN, Action.OK)
    return (Action.DONE, Action.SKIP)


def moves(entry: CatchUp, now: datetime, here: ZoneInfo) -> tuple[Move, ...]:
    """Where an entry can be moved to; a dose or an appointment is moved by hand, if at all."""
    item = entry.item
    if item is None or item.occurrence.commitment.is_medicine or item.occurrence.commitment.kind in _FIXED:
        return ()
    latest = datetime.combine(now.astimezone(here).date(), _LATEST, here)
    if item.occurrence.commitment.all_day or _later_today(item, now) > latest:
        return (Move.TOMORROW,)
    return (Move.LATER_TODAY, Move.TOMORROW)


def move(item: AgendaItem, existing: Override | None, to: Move, now: datetime, here: ZoneInfo) -> Edit:
    """The occurrence moved: to about an hour from now, or to its time of day tomorrow."""
    occurrence, commitment = item.occurrence, item.occurrence.commitment
    if to is Move.LATER_TODAY:
        start = _later_today(item, now).replace(tzinfo=None)
    else:
        tomorrow = now.astimezone(here).date() + _DAY
        start = occurrence.start + (tomorrow - item.day)
    change = Override(commitment_id=commitment.id, original_start=occurrence.original_start, start=start)
    return this_one(commitment, existing, change)


def _later_today(item: AgendaItem, now: datetime) -> datetime:
    """The next quarter of an hour that is an hour away or more, on the clock the item goes by."""
    own = (now + timedelta(hours=1)).astimezone(item.begins.tzinfo)
    midnight = own.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + -((midnight - own) // _QUARTER) * _QUARTER
