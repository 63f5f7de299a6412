"""The rule of reminders: which are due at a moment, which have ended, and when to look again."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.windows import Reminder, audible, is_paused, paused_until

SOUND_AGAIN_AFTER = timedelta(minutes=10)
CARD_AFTER = timedelta(minutes=5)
CLOCK_SLACK = timedelta(minutes=1)  # smaller corrections of the clock are no journey back in time

ON_SCREEN = frozenset({DeliveryState.SENDING, DeliveryState.SHOWN})
FINISHED = frozenset({DeliveryState.ANSWERED, DeliveryState.LISTED, DeliveryState.DROPPED})
_BY_ITSELF = ON_SCREEN | {DeliveryState.LISTED, DeliveryState.DROPPED}


@dataclass(frozen=True, slots=True)
class Due:
    """What a tick has to do.

    `ring` sounds now, `again` is put back silently after a restart, `waiting` is all that is due and unanswered,
    `card` the part of it the desktop did not get an answer to. `put` are deliveries that changed by themselves,
    `withdrawn` those whose reminder is no more.
    """

    ring: list[Reminder] = field(default_factory=list)
    again: list[Reminder] = field(default_factory=list)
    waiting: list[Reminder] = field(default_factory=list)
    card: list[Reminder] = field(default_factory=list)
    put: list[Delivery] = field(default_factory=list)
    withdrawn: list[Delivery] = field(default_factory=list)


def due(
    found: Iterable[Reminder],
    deliveries: Mapping[ReminderName, Delivery],
    settings: Settings,
    now: datetime,
    here: ZoneInfo,
    *,
    showing: Container[ReminderName] = frozenset(),
) -> Due:
    """What is due at a moment and not yet answered; `showing` are those this process has sent to the screen.

    It may be asked late, twice or after a crash: what nobody answered stays due until its window ends.
    """
    look = _Look(settings, now, here, showing)
    unmatched = dict(deliveries)
    for reminder in found:
        look.at(reminder, unmatched.pop(reminder.name, None))
    open_states = ON_SCREEN | {DeliveryState.SNOOZED}
    look.result.withdrawn.extend(delivery for delivery in unmatched.values() if delivery.state in open_states)
    return look.result


def next_moment(
    found: Iterable[Reminder],
    deliveries: Mapping[ReminderName, Delivery],
    settings: Settings,
    now: datetime,
    here: ZoneInfo,
) -> datetime | None:
    """The next instant at which anything about these reminders can change, None when nothing will."""
    look = _Look(settings, now, here)
    moments = (moment for reminder in found for moment in look.turns(reminder, deliveries.get(reminder.name)))
    return min((moment for moment in moments if moment > now), default=None)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at the clock."""

    settings: Settings
    now: datetime
    here: ZoneInfo
    showing: Container[ReminderName] = frozenset()
    result: Due = field(default_factory=Due)

    def at(self, reminder: Reminder, delivery: Delivery | None) -> None:
        """Put one reminder where it belongs in the result; what is paused only goes off the screen."""
        if is_paused(reminder, self.settings, self.now):
            if delivery is not None and delivery.state in ON_SCREEN:
                self.result.withdrawn.append(delivery)
            return
        if delivery is not None and not still_counts(delivery, reminder, self.now):
            if delivery.state in ON_SCREEN:
                self.result.withdrawn.append(delivery)
            delivery = None
        if delivery is not None and delivery.state in FINISHED:
            return
        if delivery is not None and delivery.state is DeliveryState.SNOOZED and self._lies_ahead(delivery):
            delivery = _snoozed_from(delivery, self.now)
            self.result.put.append(delivery)
        if self.now >= reminder.ends_for(delivery):
            self.result.put.append(_listed(reminder, delivery, self.now))
        elif self.now >= rings_at(reminder, delivery):
            self.result.waiting.append(reminder)
            self._sound(reminder, delivery)
        elif delivery is not None and delivery.state in ON_SCREEN:
            self.result.withdrawn.append(delivery)

    def _sound(self, reminder: Reminder, delivery: Delivery | None) -> None:
        """Decide whether something that is due sounds, is put back silently, or waits."""
        if delivery is None or delivery.state is DeliveryState.SNOOZED:
            self.result.ring.append(reminder)
            return
        if delivery.state is DeliveryState.SENDING:
            if reminder.name not in self.showing:
                self.result.ring.append(reminder)
        else:
            second = self._second_sound(reminder, delivery)
            if second is not None and second <= self.now:
                self.result.ring.append(reminder)
            elif reminder.name not in self.showing:
                self.result.again.append(reminder)
        if delivery.times_shown >= reminder.sounds or self.now >= delivery.since + CARD_AFTER:
            self.result.card.append(reminder)

    def turns(self, reminder: Reminder, delivery: Delivery | None) -> list[datetime]:
        """The instants, also past ones, at which this look would come out differently; none before a pause ends."""
        until = paused_until(reminder, self.settings)
        turns = self._turns(reminder, delivery)
        return turns if until is None or until <= self.now else [max(until, turn) for turn in turns]

    def _turns(self, reminder: Reminder, delivery: Delivery | None) -> list[datetime]:
        if delivery is not None and not still_counts(delivery, reminder, self.now):
            delivery = None
        if delivery is not None and delivery.state in FINISHED:
            return []
        turns = [rings_at(reminder, delivery), reminder.ends_for(delivery)]
        if delivery is not None and delivery.state in ON_SCREEN:
            turns.append(delivery.since + CARD_AFTER)
        if delivery is not None and delivery.state is DeliveryState.SHOWN:
            turns.append(self._second_sound(reminder, delivery) or self.now)
        return turns

    def _second_sound(self, reminder: Reminder, delivery: Delivery) -> datetime | None:
        if delivery.times_shown >= reminder.sounds:
            return None
        moment = delivery.since + SOUND_AGAIN_AFTER
        return audible(moment, self.settings, self.here) if reminder.waits else moment

    def _lies_ahead(self, delivery: Delivery) -> bool:
        return delivery.since > self.now + CLOCK_SLACK


def still_counts(delivery: Delivery, reminder: Reminder, now: datetime) -> bool:
    """Whether a delivery says something: its start was not moved, and if unanswered it is of no set-back clock."""
    ahead = delivery.state in _BY_ITSELF and delivery.since > now + CLOCK_SLACK
    return delivery.start == reminder.start and not ahead


def rings_at(reminder: Reminder, delivery: Delivery | None) -> datetime:
    """When it rings: at its moment, or when a snooze is over."""
    if delivery is None or delivery.snoozed_until is None:
        return reminder.moment
    return delivery.snoozed_until


def _snoozed_from(delivery: Delivery, now: datetime) -> Delivery:
    """The same snooze with its length kept, counted from a clock that was set back."""
    length = (delivery.snoozed_until or delivery.since) - delivery.since
    return replace(delivery, since=now, snoozed_until=now + length)


def _listed(reminder: Reminder, delivery: Delivery | None, now: datetime) -> Delivery:
    state = DeliveryState.DROPPED if reminder.dropped else DeliveryState.LISTED
    return replace(delivery or sending(reminder, None, now), state=state, since=now)


def sending(reminder: Reminder, delivery: Delivery | None, now: datetime) -> Delivery:
    """The record of a reminder on its way to the screen; one that was snoozed sounds as often as a new one."""
    if delivery is None or delivery.start != reminder.start or delivery.state in FINISHED:
        name = reminder.name
        return Delivery(
            source=name.source,
            source_id=name.source_id,
            occurrence=name.occurrence,
            which=name.which,
            start=reminder.start,
            state=DeliveryState.SENDING,
            since=now,
        )
    times = 0 if delivery.state is DeliveryState.SNOOZED else delivery.times_shown
    return replace(delivery, state=DeliveryState.SENDING, since=now, times_shown=times)
