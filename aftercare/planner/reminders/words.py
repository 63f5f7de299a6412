"""What Settings says about reminders: those to come and why, and those gone by and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import CommitmentId, ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.log import Coming, Fate, Past, Why
from aftercare.domain.reminders.notices import Wording, reminder_title
from aftercare.domain.reminders.windows import Reminder
from aftercare.i18n import _
from aftercare.planner.lengths import lead_in_words
from aftercare.planner.reminders.catch_up_words import clock_or_day


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder in two lines; with a commitment its words can be chosen."""

    title: str = field(repr=False)
    detail: str
    commitment_id: CommitmentId | None = None


def coming_line(coming: Coming, contacts: Mapping[ContactId, Contact], now: datetime, here: ZoneInfo) -> ReminderLine:
    """When something rings, and why then."""
    reminder = coming.reminder
    why = {
        Why.ASKED: _asked(reminder),
        Why.HELD: _("{why}, after your quiet hours").format(why=_asked(reminder)),
        Why.SNOOZED: _("You put it off until then"),
        Why.AFTER_PAUSE: _("{why}, after the pause").format(why=_asked(reminder)),
    }[coming.why]
    detail = _("{when}. {why}.").format(when=clock_or_day(coming.at, now, here), why=why)
    own = reminder.name.source in (Source.COMMITMENT, Source.QUESTION)
    commitment_id = CommitmentId(reminder.name.source_id) if own else None
    return ReminderLine(_title(reminder, contacts, now, here), detail, commitment_id)


def fate_line(past: Past, contacts: Mapping[ContactId, Contact], now: datetime, here: ZoneInfo) -> ReminderLine:
    """What became of a reminder; where it did not ring, why."""
    became = {
        Fate.RANG: _("It rang, and waits for an answer."),
        Fate.ANSWERED: _("It was answered."),
        Fate.SNOOZED: _("It rang, and you put it off."),
        Fate.NOBODY_ANSWERED: _("It rang, and passed without a note."),
        Fate.DONE_BEFORE: _("It did not ring: it was answered before."),
        Fate.LET_GO: _("It did not ring: it fell into your quiet hours."),
        Fate.TOOK_OVER: _("It did not ring: the next reminder took its place."),
        Fate.WRITTEN_AFTER: _("It did not ring: it was written down after that time."),
        Fate.PAUSED: _("It did not ring: reminders are paused."),
        Fate.COULD_NOT: _(
            "It did not ring: the computer slept or was off, Aftercare was closed, or reminders were paused."
        ),
    }[past.fate]
    when = clock_or_day(past.reminder.moment, now, here)
    return ReminderLine(_title(past.reminder, contacts, now, here), f"{when}. {became}")


def _title(reminder: Reminder, contacts: Mapping[ContactId, Contact], now: datetime, here: ZoneInfo) -> str:
    return reminder_title(reminder, Wording(words=ReminderWords.FULL, contacts=contacts, now=now, here=here))


def _asked(reminder: Reminder) -> str:
    """What was asked for, or what the program does by itself."""
    if reminder.name.source is Source.COMMITMENT and reminder.item is not None:
        all_day = reminder.item.occurrence.commitment.all_day
        return lead_in_words(timedelta(minutes=reminder.name.which), all_day=all_day)
    return {
        Source.QUESTION: _("To ask how it went"),
        Source.CHECK_IN: _("Your daily check-in"),
        Source.STEP: _("The day of these steps"),
        Source.REFILL: _("Before it runs out"),
        Source.GUARD: _("No visit is booked"),
        Source.RHYTHM: _("It is time for a call"),
        Source.REVIEW: _("A date on your path"),
    }[reminder.name.source]
