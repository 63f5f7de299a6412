"""While locked: what is written down beforehand says when and not what, and what is answered counts after unlocking."""

from dataclasses import replace
from datetime import datetime, timedelta

from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName
from aftercare.domain.reminders.outbox import (
    KEEP_COMING,
    AnswerWhileLocked,
    LockedAnswer,
    OutboxEntry,
    due_while_locked,
    next_while_locked,
    outbox,
    unlocked,
)
from aftercare.domain.reminders.ringing import due, sending
from aftercare.domain.reminders.windows import Reminder
from tests.unit.domain.reminders.reminder_plans import HERE, NO_QUIET_HOURS, commitment, found, local

KEY, MINUTE, HOUR = b"made up", timedelta(minutes=1), timedelta(hours=1)
NOW = local(6, 13)
DAILY = commitment(CommitmentKind.MEDICINE, rule="FREQ=DAILY", title="Blue tablet")


def _plan(now: datetime = NOW) -> list[Reminder]:
    return found([DAILY], now)


def _entries(
    now: datetime = NOW, deliveries: dict[ReminderName, Delivery] | None = None, key: bytes = KEY
) -> list[OutboxEntry]:
    return outbox(_plan(now), deliveries or {}, NO_QUIET_HOURS, key, now)


def test_it_lists_two_weeks_and_then_asks_to_open_the_planner() -> None:
    entries = _entries()
    assert [entry.at for entry in entries[:-1]] == [local(day, 14) for day in range(6, 20)]
    assert (entries[-1].id, entries[-1].at) == (KEEP_COMING, NOW + timedelta(days=14))
    assert all(entry.ends == entry.at + 4 * HOUR for entry in entries[:-1])


def test_its_names_are_the_same_each_time_and_say_nothing() -> None:
    names = [entry.id for entry in _entries()]
    assert names == [entry.id for entry in _entries()]
    assert len(set(names)) == 15
    assert not {*names[:-1]} & {entry.id for entry in _entries(key=b"another")}
    assert "Blue" not in repr(_entries())


def test_what_is_due_is_in_it_and_what_was_answered_or_is_over_is_not() -> None:
    now = local(6, 15)
    assert _entries(now)[0].at == local(6, 14)
    reminder = next(one for one in _plan(now) if one.moment == local(6, 14))
    answered = replace(sending(reminder, None, now), state=DeliveryState.ANSWERED)
    assert _entries(now, {reminder.name: answered})[0].at == local(7, 14)
    assert _entries(local(6, 18))[0].at == local(7, 14)
    snoozed = replace(answered, state=DeliveryState.SNOOZED, snoozed_until=now + 15 * MINUTE)
    assert _entries(now, {reminder.name: snoozed})[0].at == local(6, 15, 15)


def test_a_pause_of_all_reminders_holds_there_too() -> None:
    paused = replace(NO_QUIET_HOURS, reminders_paused_until=local(7, 15), medicines_paused_until=local(7, 15))
    first, second, *_rest = outbox(_plan(), {}, paused, KEY, NOW)
    assert (first.at, second.at) == (local(7, 15), local(8, 14))
    first, second, *_rest = outbox(_plan(), {}, replace(paused, medicines_paused_until=None), KEY, NOW)
    assert (first.at, second.at) == (local(6, 14), local(7, 14))


def test_while_locked_it_is_shown_snoozed_and_shown_again() -> None:
    entries = _entries()
    assert due_while_locked(entries, [], NOW) == []
    assert next_while_locked(entries, [], NOW) == local(6, 14)
    assert due_while_locked(entries, [], local(6, 14)) == entries[:1]
    snooze = [AnswerWhileLocked(entries[0].id, LockedAnswer.SNOOZED, local(6, 17, 50))]
    assert due_while_locked(entries, snooze, local(6, 17, 51)) == []
    assert next_while_locked(entries, snooze, local(6, 17, 51)) == local(6, 18, 5)
    assert due_while_locked(entries, snooze, local(6, 18, 5)) == entries[:1]
    assert due_while_locked(entries, snooze, local(6, 19, 5)) == []
    assert due_while_locked(entries, [], NOW + timedelta(days=15))[-1].id == KEEP_COMING


def test_what_was_answered_while_locked_counts_after_unlocking() -> None:
    entries, now = _entries(), local(6, 14, 1)
    shown, snoozed = (
        unlocked([AnswerWhileLocked(entries[0].id, answer, now)], _plan(), {}, KEY)
        for answer in (LockedAnswer.SHOWN, LockedAnswer.SNOOZED)
    )
    assert [(one.state, one.times_shown, one.since) for one in shown] == [(DeliveryState.SHOWN, 1, now)]
    assert [(one.state, one.snoozed_until) for one in snoozed] == [(DeliveryState.SNOOZED, now + 15 * MINUTE)]
    look = due(_plan(), {one.name: one for one in snoozed}, NO_QUIET_HOURS, now + MINUTE, HERE)
    assert (look.ring, look.waiting) == ([], [])
    assert unlocked([AnswerWhileLocked("unknown", LockedAnswer.SNOOZED, now)], _plan(), {}, KEY) == []
