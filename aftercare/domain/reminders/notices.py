"""What a reminder says, in full words, private words or none, and what stands on its buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem, PartOfDay
from aftercare.domain.calendar.recurrence import to_instant, wall_zone
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.deliveries import ReminderName, Source
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.answers import Action, ButtonSet, actions, form, more_snoozes
from aftercare.domain.reminders.windows import Reminder
from aftercare.i18n import _, clock_time, long_day, ngettext, weekday_name

SUMMARY_FROM = 4
"""So many reminders at once become one summary."""
_TITLES_IN_SUMMARY = 5
_AWAY_FROM = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Button:
    """One button of a notice."""

    action: Action
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is put on the screen for one reminder, or for several in one summary; `key` is the same each time.

    `more` are buttons for where there is room, `moment` the UTC instant it is due since.
    """

    key: str
    names: tuple[ReminderName, ...]
    app_name: str
    title: str = field(repr=False)
    body: str = field(default="", repr=False)
    buttons: tuple[Button, ...]
    more: tuple[Button, ...] = ()
    moment: datetime | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How notices are worded: how much they may say, and the moment and place they are read in."""

    words: ReminderWords
    contacts: Mapping[ContactId, Contact]
    now: datetime
    here: ZoneInfo

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now.astimezone(self.here).date()

    def words_for(self, reminder: Reminder) -> ReminderWords:
        """How much may be said of one reminder: what was chosen for it, else for all."""
        return reminder.words or self.words


def app_name(words: ReminderWords) -> str:
    """The name a notice is shown under."""
    return _("Aftercare") if words is ReminderWords.FULL else _("Planner")


def notice(reminder: Reminder, wording: Wording, *, silent: bool = False) -> Notice:
    """The notice for one reminder."""
    words = wording.words_for(reminder)
    if words is ReminderWords.NONE:
        title, body = _("Reminder"), ""
    elif reminder.thing is not None:
        thing, full = reminder.thing, words is ReminderWords.FULL
        title, body = (thing.title, thing.detail) if full else (thing.private, "")
    elif words is ReminderWords.PRIVATE:
        title, body = _private_words(reminder, wording)
    else:
        title, body = _full_words(reminder, wording)
    return Notice(
        key=_key(reminder.name),
        names=(reminder.name,),
        app_name=app_name(words),
        title=title,
        body=body,
        buttons=_buttons(reminder, words),
        more=_more(reminder, wording),
        moment=reminder.moment,
        silent=silent,
    )


def summary(reminders: Sequence[Reminder], wording: Wording, *, silent: bool = False) -> Notice:
    """One calm notice for several reminders."""
    words = wording.words
    if words is ReminderWords.NONE:
        title, body = _("Reminder"), ""
    else:
        count = len(reminders)
        title = ngettext("{count} thing is waiting for you.", "{count} things are waiting for you.", count)
        title, body = title.format(count=count), _("Open the list to see them. There is no hurry.")
        if any(one.moment < wording.now - _AWAY_FROM for one in reminders):
            title, body = _("While you were away"), f"{title} {body}"
    if words is ReminderWords.FULL:
        body = "\n".join([*(_in_summary(one, wording) for one in reminders[:_TITLES_IN_SUMMARY]), body])
    return Notice(
        key=f"summary/{_key(reminders[0].name)}",
        names=tuple(reminder.name for reminder in reminders),
        app_name=app_name(words),
        title=title,
        body=body,
        buttons=(Button(Action.OPEN, _("Open")), Button(Action.SNOOZE, _("In 15 minutes"))),
        silent=silent,
    )


def _in_summary(reminder: Reminder, wording: Wording) -> str:
    words = wording.words_for(reminder)
    if words is ReminderWords.FULL:
        return reminder_title(reminder, wording)
    return notice(reminder, wording).title


def locked_notice(*, still_known: bool = True) -> Notice:
    """What a locked program shows for any reminder, or once it knows of no more."""
    return Notice(
        key="locked",
        names=(),
        app_name=_("Planner"),
        title=_("Reminder"),
        body=_("Unlock to see it.") if still_known else _("Open your planner so that it can remind you."),
        buttons=(Button(Action.OPEN, _("Unlock")), Button(Action.SNOOZE, _("In 15 minutes"))),
    )


def trial_notice(app_name: str) -> Notice:
    """What "Send a test now" shows."""
    return Notice(
        key="test",
        names=(),
        app_name=app_name,
        title=_("This is a test."),
        body=_("Reminders will look like this."),
        buttons=(Button(Action.OK, _("OK")),),
    )


def reminder_title(reminder: Reminder, wording: Wording) -> str:
    """What a reminder is about, in full words."""
    if reminder.thing is not None:
        return reminder.thing.title
    return _("Check-in") if reminder.item is None else item_title(reminder.item, wording)


def item_title(item: AgendaItem, wording: Wording) -> str:
    """What an item is called: its own title, else whom it is with, else its kind."""
    title = item.occurrence.title or ", ".join(_people(item, wording))
    return (
        title
        or {
            CommitmentKind.VISIT: _("Visit"),
            CommitmentKind.MEETING: _("Meeting"),
            CommitmentKind.MEDICINE: _("Medicine"),
            CommitmentKind.CALL: _("Call"),
            CommitmentKind.TALK: _("Talk"),
            CommitmentKind.SELF_CARE: _("Self-care"),
            CommitmentKind.ACTIVITY: _("Activity"),
            CommitmentKind.REVIEW: _("Review"),
        }[item.occurrence.commitment.kind]
    )


def _key(name: ReminderName) -> str:
    return f"{name.source}/{name.source_id}/{name.occurrence.isoformat()}/{name.which}"


def _buttons(reminder: Reminder, words: ReminderWords) -> tuple[Button, ...]:
    """The buttons; where nothing may be said, those that say something are left out."""
    found = actions(reminder)
    kind = form(reminder)
    discreet = words is ReminderWords.NONE
    if discreet and kind is ButtonSet.QUESTION:
        found = (Action.OPEN, Action.LATER)
    labels = _labels()
    if kind is ButtonSet.QUESTION:
        labels[Action.SKIP] = _("Not this time")
    if not discreet and kind is ButtonSet.CHECK_IN:
        labels[Action.OPEN] = _("Check in")
    if not discreet and _is_call(reminder):
        labels[Action.DONE] = _("Called")
    return tuple(Button(action, labels[action]) for action in found)


def _more(reminder: Reminder, wording: Wording) -> tuple[Button, ...]:
    labels = _labels() | {Action.TOMORROW: _("Tomorrow morning")}
    return tuple(Button(action, labels[action]) for action in more_snoozes(reminder, wording.now, wording.here))


def _labels() -> dict[Action, str]:
    return {
        Action.OK: _("OK"),
        Action.DONE: _("Done"),
        Action.WENT: _("I went"),
        Action.MISSED: _("I missed it"),
        Action.SKIP: _("Not today"),
        Action.SNOOZE: _("In 15 minutes"),
        Action.HOUR: _("In 1 hour"),
        Action.THIS_EVENING: _("This evening"),
        Action.LATER: _("Later"),
        Action.TOMORROW: _("Tomorrow"),
        Action.OPEN: _("Open"),
    }


def _private_words(reminder: Reminder, wording: Wording) -> tuple[str, str]:
    """Words that tell nothing to someone who looks over a shoulder."""
    item = reminder.item
    if item is None:
        return _("1 thing left for today."), _("It takes about 30 seconds.")
    kind, is_timed = form(reminder), not item.occurrence.commitment.all_day
    if kind is ButtonSet.QUESTION:
        return _how_did_it_go(item, wording), ""
    if kind is ButtonSet.APPOINTMENT:
        return _when(_("You have something"), item, wording), _leave_by(item, wording)
    if _is_call(reminder):
        return _("1 call for today."), ""
    if is_timed:
        return _("{time} reminder.").format(time=_clock(item.begins, wording)), ""
    return _("1 thing for today."), ""


def _full_words(reminder: Reminder, wording: Wording) -> tuple[str, str]:
    """Words that name the thing and the people."""
    item = reminder.item
    if item is None:
        return _("How was today?"), _("A check-in takes about 30 seconds.")
    kind, title = form(reminder), item_title(item, wording)
    if kind is ButtonSet.QUESTION:
        return _did_you_go(item, wording), _("If not, that’s OK.")
    if kind is ButtonSet.APPOINTMENT:
        return _when(title, item, wording), _who_and_where(item, wording)
    if kind is ButtonSet.MEDICINE:
        return _time_for_medicine(item.part), title if item.occurrence.title else ""
    if _is_call(reminder):
        people = ", ".join(_people(item, wording)) or title
        return _("A good time to call {name}.").format(name=people), ""
    return title, "" if item.occurrence.commitment.all_day else _clock(item.begins, wording)


def _time_for_medicine(part: PartOfDay) -> str:
    return {
        PartOfDay.ANY_TIME: _("Time for your medicine."),
        PartOfDay.MORNING: _("Time for your morning medicine."),
        PartOfDay.AFTERNOON: _("Time for your afternoon medicine."),
        PartOfDay.EVENING: _("Time for your evening medicine."),
    }[part]


def _when(what: str, item: AgendaItem, wording: Wording) -> str:
    """A sentence that says when something is, by the clock and calendar of this computer."""
    all_day = item.occurrence.commitment.all_day
    today, day, at = wording.today, item.day, _clock(item.begins, wording)
    if day == today:
        sentence = _("{what} today.") if all_day else _("{what} at {time}.")
    elif day == today + timedelta(days=1):
        sentence = _("{what} tomorrow.") if all_day else _("{what} tomorrow at {time}.")
    else:
        sentence = _("{what} on {day}.") if all_day else _("{what} on {day} at {time}.")
    return sentence.format(what=what, time=at, day=long_day(day))


def _who_and_where(item: AgendaItem, wording: Wording) -> str:
    occurrence = item.occurrence
    people = _people(item, wording) if occurrence.title else []
    where = ", ".join([*people, *([occurrence.place] if occurrence.place else [])])
    sentences = [_("{where}.").format(where=where)] if where else []
    leave_by = _leave_by(item, wording)
    return " ".join([*sentences, *([leave_by] if leave_by else [])])


def _leave_by(item: AgendaItem, wording: Wording) -> str:
    leave_by, commitment = item.occurrence.leave_by, item.occurrence.commitment
    if leave_by is None:
        return ""
    wall = datetime.combine(item.occurrence.start.date(), leave_by)
    leave = to_instant(wall, wall_zone(commitment), wording.here)
    return _("Leave by {time}.").format(time=_clock(leave, wording))


def _how_did_it_go(item: AgendaItem, wording: Wording) -> str:
    is_today = item.day == wording.today
    if item.occurrence.commitment.all_day:
        sentence = _("How did {weekday} go?")
    else:
        sentence = _("How did {time} go?") if is_today else _("How did {time} on {weekday} go?")
    return sentence.format(time=_clock(item.begins, wording), weekday=weekday_name(item.day.weekday()))


def _did_you_go(item: AgendaItem, wording: Wording) -> str:
    is_today = item.day == wording.today
    persons = [
        contact.name for contact in _contacts(item, wording) if contact.kind is ContactKind.PERSON and contact.name
    ]
    kind = item.occurrence.commitment.kind
    if kind is CommitmentKind.VISIT and persons:
        what, sentence = (
            persons[0],
            _("Did you see {what} today?") if is_today else _("Did you see {what} on {weekday}?"),
        )
    else:
        what = item_title(item, wording)
        sentence = _("How did it go today: {what}?") if is_today else _("How did it go on {weekday}: {what}?")
    return sentence.format(what=what, weekday=weekday_name(item.day.weekday()))


def _clock(moment: datetime, wording: Wording) -> str:
    return clock_time(moment.astimezone(wording.here).time())


def _contacts(item: AgendaItem, wording: Wording) -> list[Contact]:
    ids = item.occurrence.commitment.contact_ids
    return [wording.contacts[contact_id] for contact_id in ids if contact_id in wording.contacts]


def _people(item: AgendaItem, wording: Wording) -> list[str]:
    return [contact.name for contact in _contacts(item, wording) if contact.name]


def _is_call(reminder: Reminder) -> bool:
    if reminder.item is None:
        return reminder.name.source is Source.RHYTHM
    return reminder.item.occurrence.commitment.kind is CommitmentKind.CALL
