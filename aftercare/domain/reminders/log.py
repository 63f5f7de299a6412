"""What will ring and why, and what became of what was to ring lately."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.ringing import FINISHED, rings_at, still_counts
from aftercare.domain.reminders.windows import Reminder, is_paused, paused_until, reminders, written

LOOKS_AHEAD = timedelta(days=7)
LOOKS_BACK = timedelta(days=3)
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)  # before anything was written down: nothing is left out for it


class Why(StrEnum):
    """Why a reminder comes when it does, beside that it was asked for."""

    ASKED = "asked"
    HELD = "held"
    SNOOZED = "snoozed"
    AFTER_PAUSE = "after_pause"


@dataclass(frozen=True, slots=True)
class Coming:
    """A reminder that will ring at a UTC instant, if nothing is answered or changed before."""

    at: datetime
    reminder: Reminder
    why: Why


def coming(
    known: Iterable[Reminder], deliveries: Mapping[ReminderName, Delivery], settings: Settings, now: datetime
) -> list[Coming]:
    """What will ring in the next seven days, by time."""
    found = []
    for reminder in known:
        delivery = deliveries.get(reminder.name)
        if delivery is not None and not still_counts(delivery, reminder, now):
            delivery = None
        if reminder.dropped or (delivery is not None and delivery.state in FINISHED):
            continue
        at, why = rings_at(reminder, delivery), Why.HELD if reminder.held else Why.ASKED
        if delivery is not None and delivery.state is DeliveryState.SNOOZED:
            why = Why.SNOOZED
        until = paused_until(reminder, settings)
        if until is not None and at < until:
            at, why = until, Why.AFTER_PAUSE
        if now < at < min(reminder.ends_for(delivery), now + LOOKS_AHEAD):
            found.append(Coming(at, reminder, why))
    return sorted(found, key=lambda one: (one.at, one.reminder.name))


class Fate(StrEnum):
    """What became of a reminder whose moment has passed."""

    RANG = "rang"
    ANSWERED = "answered"
    SNOOZED = "snoozed"
    NOBODY_ANSWERED = "nobody_answered"
    DONE_BEFORE = "done_before"
    LET_GO = "let_go"
    TOOK_OVER = "took_over"
    WRITTEN_AFTER = "written_after"
    COULD_NOT = "could_not"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Past:
    """A reminder that was to ring at its moment, and what became of it."""

    reminder: Reminder
    fate: Fate


def past(
    items: Sequence[AgendaItem],
    deliveries: Mapping[ReminderName, Delivery],
    settings: Settings,
    now: datetime,
    here: ZoneInfo,
) -> list[Past]:
    """What was to ring for these items in the last three days, the latest first."""
    answered = {(one.occurrence.commitment.id, one.occurrence.original_start): one.outcome for one in items}
    as_planned = [
        replace(one, outcome=None, status=Status.PLANNED) for one in items if one.status is not Status.CANCELLED
    ]
    found = []
    for reminder in reminders(as_planned, (), settings, _BEFORE_ALL, here):
        if reminder.item is None or not now - LOOKS_BACK <= reminder.moment <= now:
            continue
        occurrence = reminder.item.occurrence
        outcome = answered[occurrence.commitment.id, occurrence.original_start]
        answered_at = None if outcome is None else outcome.answered_at
        found.append(Past(reminder, _fate(reminder, deliveries.get(reminder.name), answered_at, settings, now)))
    return sorted(found, key=lambda one: (one.reminder.moment, one.reminder.name), reverse=True)


def _fate(
    reminder: Reminder, delivery: Delivery | None, answered_at: datetime | None, settings: Settings, now: datetime
) -> Fate:
    if answered_at is not None:
        return Fate.DONE_BEFORE if answered_at < reminder.moment else Fate.ANSWERED
    if delivery is not None and delivery.start == reminder.start:
        if delivery.state is DeliveryState.LISTED and not delivery.times_shown:
            replaced = reminder.replaced_at is not None and reminder.replaced_at <= delivery.since < reminder.ends
            return Fate.TOOK_OVER if replaced else Fate.COULD_NOT
        return _OF_STATE[delivery.state]
    if reminder.item is not None and reminder.moment < written(reminder.item.occurrence.commitment):
        return Fate.WRITTEN_AFTER
    return Fate.PAUSED if is_paused(reminder, settings, now) else Fate.COULD_NOT


_OF_STATE = {
    DeliveryState.SENDING: Fate.RANG,
    DeliveryState.SHOWN: Fate.RANG,
    DeliveryState.SNOOZED: Fate.SNOOZED,
    DeliveryState.ANSWERED: Fate.ANSWERED,
    DeliveryState.LISTED: Fate.NOBODY_ANSWERED,
    DeliveryState.DROPPED: Fate.LET_GO,
}
