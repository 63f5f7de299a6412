"""The buttons of a reminder and what each of them means."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.recurrence import to_instant
from aftercare.domain.records.commitments import ATTENDED, Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.records.deliveries import Delivery, DeliveryState, Source
from aftercare.domain.records.events import Event, contacts_made
from aftercare.domain.records.identity import ContactId
from aftercare.domain.reminders.windows import Reminder

SNOOZE = timedelta(minutes=15)
LATER = timedelta(hours=3)
LONG_SNOOZE = timedelta(hours=1)
EVENING = time(17)
EVENING_AT = time(18)
TOMORROW_AT = time(9)


class Action(StrEnum):
    """What a button does; the words on it depend on the reminder."""

    OK = "ok"
    DONE = "done"
    WENT = "went"
    MISSED = "missed"
    SKIP = "skip"
    SNOOZE = "snooze"
    HOUR = "hour"
    THIS_EVENING = "evening"
    LATER = "later"
    TOMORROW = "tomorrow"
    OPEN = "open"


class ButtonSet(StrEnum):
    """Which set of buttons a reminder has."""

    APPOINTMENT = "appointment"
    QUESTION = "question"
    MEDICINE = "medicine"
    TO_DO = "to_do"
    CHECK_IN = "check_in"
    DUE = "due"


_SNOOZES = (Action.HOUR, Action.THIS_EVENING, Action.TOMORROW)

RESULTS = {
    Action.DONE: Result.DONE,
    Action.WENT: Result.DONE,
    Action.MISSED: Result.MISSED,
    Action.SKIP: Result.SKIPPED,
}


def form(reminder: Reminder) -> ButtonSet:
    """The set of buttons for a reminder."""
    if reminder.thing is not None:
        return ButtonSet.TO_DO if reminder.thing.source is Source.RHYTHM else ButtonSet.DUE
    if reminder.item is None:
        return ButtonSet.CHECK_IN
    kind = reminder.item.occurrence.commitment.kind
    if reminder.name.source is Source.QUESTION:
        return ButtonSet.QUESTION
    if kind in ATTENDED:
        return ButtonSet.APPOINTMENT
    return {CommitmentKind.MEDICINE: ButtonSet.MEDICINE, CommitmentKind.REVIEW: ButtonSet.DUE}.get(
        kind, ButtonSet.TO_DO
    )


def actions(reminder: Reminder) -> tuple[Action, ...]:
    """The buttons of a reminder, three at most, the likeliest first."""
    if form(reminder) is ButtonSet.QUESTION and reminder.item is not None:
        visit = reminder.item.occurrence.commitment.kind is CommitmentKind.VISIT
        return (Action.WENT, Action.MISSED if visit else Action.SKIP, Action.LATER)
    which = form(reminder)
    if which is ButtonSet.TO_DO and reminder.is_of_medicine:  # a dose is not skipped in passing
        which = ButtonSet.MEDICINE
    return {
        ButtonSet.APPOINTMENT: (Action.OK, Action.SNOOZE, Action.OPEN),
        ButtonSet.MEDICINE: (Action.DONE, Action.SNOOZE, Action.OPEN),
        ButtonSet.TO_DO: (Action.DONE, Action.SNOOZE, Action.SKIP),
        ButtonSet.CHECK_IN: (Action.OPEN, Action.SNOOZE, Action.SKIP),
        ButtonSet.DUE: (Action.OK, Action.TOMORROW, Action.OPEN),
    }[which]


def more_snoozes(reminder: Reminder, now: datetime, here: ZoneInfo) -> tuple[Action, ...]:
    """The other times a snooze can be for: those that come while it is still of use."""
    if Action.SNOOZE not in actions(reminder):
        return ()
    latest = _latest(reminder)
    choices = [(action, _comes_back(reminder, action, now, here)) for action in _SNOOZES]
    soon = now + SNOOZE
    return tuple(action for action, until in choices if until and soon < until and (latest is None or until < latest))


def _latest(reminder: Reminder) -> datetime | None:
    """When it is too late to come back: what begins has begun, or its day is over."""
    if reminder.item is None:
        return reminder.ends
    if reminder.item.occurrence.commitment.kind in ATTENDED:
        return reminder.item.begins
    return reminder.replaced_at


Answered = Outcome | Delivery | list[Event]


def answer(reminder: Reminder, delivery: Delivery, action: Action, now: datetime, here: ZoneInfo) -> Answered:
    """What a pressed button means: what became of the item, or else what becomes of its notice.

    A suggested call that was made is a contact made.

    OK answers the notice and nothing else. Open answers a notice one could say OK to; anything else that was opened
    comes back after a quarter of an hour when it is still open then.
    """
    until = _comes_back(reminder, action, now, here)
    if until is not None:
        return replace(delivery, state=DeliveryState.SNOOZED, since=now, snoozed_until=until, notice=None)
    if reminder.thing is not None and action is Action.DONE:
        return contacts_made([ContactId(reminder.thing.source_id)], now, here)
    if reminder.item is None or action not in RESULTS:
        return replace(delivery, state=DeliveryState.ANSWERED, since=now, notice=None)
    occurrence = reminder.item.occurrence
    return Outcome(
        commitment_id=occurrence.commitment.id,
        original_start=occurrence.original_start,
        result=RESULTS[action],
        answered_at=now,
    )


def written_down(outcome: Outcome, commitment: Commitment, here: ZoneInfo) -> list[Outcome | Event]:
    """The records an outcome makes: a call that was made is also a contact made."""
    if commitment.kind is CommitmentKind.CALL and outcome.result is Result.DONE:
        return [outcome, *contacts_made(commitment.contact_ids, outcome.answered_at, here)]
    return [outcome]


def _comes_back(reminder: Reminder, action: Action, now: datetime, here: ZoneInfo) -> datetime | None:
    """When a reminder rings again after this answer, None when it does not."""
    can_be_okayed = form(reminder) in (ButtonSet.APPOINTMENT, ButtonSet.DUE)
    if action is Action.SNOOZE or (action is Action.OPEN and not can_be_okayed):
        return now + SNOOZE
    if action is Action.HOUR:
        return now + LONG_SNOOZE
    local = now.astimezone(here)
    if action is Action.THIS_EVENING:
        return to_instant(datetime.combine(local.date(), EVENING_AT), None, here)
    if action is Action.TOMORROW or (action is Action.LATER and local.time() >= EVENING):
        return to_instant(datetime.combine(local.date() + timedelta(days=1), TOMORROW_AT), None, here)
    return now + LATER if action is Action.LATER else None
