"""The reminders a locked program rings, each under a name that gives nothing away, and the answers it sends back."""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.answers import SNOOZE
from aftercare.domain.reminders.ringing import FINISHED, rings_at, sending, still_counts
from aftercare.domain.reminders.windows import SNOOZE_STAYS, Reminder, paused_until

OUTBOX_LASTS = timedelta(days=14)
KEEP_COMING = ""
"""The id of the last entry, at which the person is asked to open the planner: no reminder after it is known."""
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """Something to ring while locked, due from one UTC instant until another."""

    id: str
    at: datetime
    ends: datetime


class LockedAnswer(StrEnum):
    """What happened to a reminder while locked."""

    SHOWN = "shown"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class AnswerWhileLocked:
    """What happened to an entry at a UTC instant; something snoozed comes back after a quarter of an hour."""

    id: str
    answer: LockedAnswer
    at: datetime


def outbox(
    reminders: Iterable[Reminder],
    deliveries: Mapping[ReminderName, Delivery],
    settings: Settings,
    key: bytes,
    now: datetime,
) -> list[OutboxEntry]:
    """What is open and due now or within 14 days, then an entry that says the list ends there.

    Without the key, an id reveals nothing about its reminder.
    """
    last, entries = now + OUTBOX_LASTS, []
    for reminder in reminders:
        delivery = deliveries.get(reminder.name)
        if delivery is not None and not still_counts(delivery, reminder, now):
            delivery = None
        if delivery is not None and delivery.state in FINISHED:
            continue
        at, ends = rings_at(reminder, delivery), reminder.ends_for(delivery)
        until = paused_until(reminder, settings)
        at = at if until is None else max(at, until)
        if now < ends and at < min(ends, last):
            entries.append(OutboxEntry(_entry_id(reminder.name, key), at, ends))
    entries.sort(key=lambda entry: (entry.at, entry.id))
    return [*entries, OutboxEntry(KEEP_COMING, last, _NEVER)]


def due_while_locked(
    entries: Iterable[OutboxEntry], answers: Sequence[AnswerWhileLocked], now: datetime
) -> list[OutboxEntry]:
    """The entries to show now."""
    return [entry for entry in entries if _back_at(entry, answers) <= now < _ends(entry, answers)]


def next_while_locked(
    entries: Iterable[OutboxEntry], answers: Sequence[AnswerWhileLocked], now: datetime
) -> datetime | None:
    """The next instant at which other entries are to be shown."""
    turns = (turn for entry in entries for turn in (_back_at(entry, answers), _ends(entry, answers)))
    return min((turn for turn in turns if now < turn < _NEVER), default=None)


def unlocked(
    answers: Sequence[AnswerWhileLocked],
    reminders: Iterable[Reminder],
    deliveries: Mapping[ReminderName, Delivery],
    key: bytes,
) -> list[Delivery]:
    """The deliveries that say what happened while locked."""
    last = {answer.id: answer for answer in answers}
    found = []
    for reminder in reminders:
        given = last.get(_entry_id(reminder.name, key))
        if given is None:
            continue
        delivery = sending(reminder, deliveries.get(reminder.name), given.at)
        if given.answer is LockedAnswer.SNOOZED:
            state, until = DeliveryState.SNOOZED, given.at + SNOOZE
            found.append(replace(delivery, state=state, snoozed_until=until, notice=None))
        else:
            found.append(replace(delivery, state=DeliveryState.SHOWN, times_shown=delivery.times_shown + 1))
    return found


def _entry_id(name: ReminderName, key: bytes) -> str:
    words = f"{name.source}/{name.source_id}/{name.occurrence.isoformat()}/{name.which}"
    return hmac.new(key, words.encode(), sha256).hexdigest()[:32]


def _back_at(entry: OutboxEntry, answers: Iterable[AnswerWhileLocked]) -> datetime:
    snoozed = (one.at + SNOOZE for one in answers if one.id == entry.id and one.answer is LockedAnswer.SNOOZED)
    return max(snoozed, default=entry.at)


def _ends(entry: OutboxEntry, answers: Iterable[AnswerWhileLocked]) -> datetime:
    """Something snoozed comes back although its own time is over."""
    back = _back_at(entry, answers)
    return entry.ends if back == entry.at else max(entry.ends, back + SNOOZE_STAYS)
