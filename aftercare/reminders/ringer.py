"""Puts due reminders on the screen and takes their answers; ties the rules, the plan and the desktop together."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.commitments import Commitment, Outcome, Result
from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName, Source
from aftercare.domain.records.events import Event, contacts_made
from aftercare.domain.records.identity import CommitmentId, ContactId
from aftercare.domain.reminders.answers import RESULTS, Action, answer, written_down
from aftercare.domain.reminders.catch_up import CatchUp, CatchUpList, Move, catch_up, move
from aftercare.domain.reminders.log import Coming, Past, coming, past
from aftercare.domain.reminders.notices import SUMMARY_FROM, Notice, Wording, app_name, notice, summary, trial_notice
from aftercare.domain.reminders.outbox import AnswerWhileLocked, OutboxEntry, outbox, unlocked
from aftercare.domain.reminders.ringing import FINISHED, ON_SCREEN, Due, due, next_moment, sending
from aftercare.domain.reminders.windows import DAYS_BACK, MOST_DAYS_AWAY, Reminder, end_of_day
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.planner.reminders.due_reads import DUE_READS, Days, due_things
from aftercare.reminders.notify import Listener, Notifier, system_notifier
from aftercare.reminders.schedule import Schedule
from aftercare.storage.records.rows import Name
from aftercare.storage.records.stores import Plan


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program around the ringer gives it; everything is called on the thread that owns the plan.

    `post` may be called on any thread and runs a call on that one, later. `set_alarm` asks for a tick at a UTC instant.
    `show_card` gives all that the app's own card must show, an empty list hides it. `open` leads to the reminder's item
    (None: Today). `report` says how the desktop took a notice: None, or a sentence why not. `tell` is for a sentence
    the person must read.
    """

    now: Callable[[], datetime]
    here: Callable[[], ZoneInfo]
    post: Callable[[Callable[[], None]], None]
    set_alarm: Callable[[datetime], None]
    show_card: Callable[[list[Notice]], None]
    open: Callable[[Reminder | None], None]
    report: Callable[[str | None], None]
    tell: Callable[[str], None]


class Ringer:
    """Rings what is due; a tick may come late, twice or after a crash."""

    def __init__(
        self, plan: Plan, around: Surroundings, make_notifier: Callable[[Listener], Notifier] = system_notifier
    ) -> None:
        self._plan = plan
        self._around = around
        self._make_notifier = make_notifier
        self._notifier: Notifier | None = None
        self._schedule = Schedule(plan)
        self._deliveries: dict[ReminderName, Delivery] = {}
        self._unsaved: dict[ReminderName, Delivery] = {}
        self._sent: dict[str, Notice] = {}  # by key: what this process has sent to the desktop
        self._refused: set[ReminderName] = set()  # what the desktop would not show
        self._card: list[Notice] = []
        self._tick_posted = self._reads_on = False
        self._unreadable = False

    def start(self) -> None:
        """Begin: what an earlier run left unanswered is shown again."""
        post = self._around.post
        self._notifier = self._make_notifier(
            Listener(
                delivered=lambda key, notice_id: post(partial(self._on_delivered, key, notice_id)),
                failed=lambda key, reason: post(partial(self._on_failed, key, reason)),
                acted=lambda key, action: post(partial(self.answer, key, action)),
            )
        )
        self._unwatch = self._plan.watch(self._on_changed)
        self.tick()

    def stop(self) -> None:
        """End the notifier's thread; notices stay on the screen for the next start."""
        if self._notifier is not None:
            self._notifier.stop()
            self._notifier = None
            self._unwatch()

    def outbox(self, key: bytes) -> list[OutboxEntry]:
        """What a locked program is to ring."""
        return outbox(self._schedule.all(), self._deliveries, self._plan.settings, key, self._around.now())

    def withdraw(self) -> None:
        """Take everything off the screen: the program is about to lock, and the words may be private."""
        for delivery in self._deliveries.values():
            if self._notifier is not None and delivery.state in ON_SCREEN and delivery.notice is not None:
                self._notifier.close(delivery.notice)

    def take_over(self, answers: Sequence[AnswerWhileLocked], key: bytes) -> None:
        """Write down what was shown and answered while locked; to be called before `start`."""
        now, here = self._around.now(), self._around.here()
        while not self._schedule.read(self._deliveries, now, here):
            pass
        self._save(put=unlocked(answers, self._schedule.all(), self._deliveries, key))

    def tick(self) -> None:
        """Ring what is due."""
        self._tick_posted = False
        self._look()

    def answer(self, key: str, action: str) -> None:
        """Take the answer given by a button of a notice, on the desktop or on the card."""
        shown = [*self._card, *self._sent.values()]
        names = {name for one in shown if one.key == key for name in one.names}
        waiting = [reminder for name in names if (reminder := self._schedule.get(name)) is not None]
        open_ones = [reminder for reminder in waiting if not self._is_finished(reminder.name)]
        try:
            for reminder in open_ones:
                # Several are opened as a list, and what stays unanswered there comes back.
                together = action == Action.OPEN and len(names) > 1
                self._answer(reminder, Action.SNOOZE if together else Action(action))
        except AftercareError as error:
            self._refused.update(names)  # the card keeps the question, so that the answer can be given again
            self._around.tell(str(error))
        self._look()
        if action == Action.OPEN:
            self._around.open(waiting[0] if len(names) == 1 and waiting else None)

    def catch_up(self) -> CatchUpList:
        """What has no answer yet; what passed without one is in it until `caught_up`."""
        plan, now, here = self._plan, self._around.now(), self._around.here()
        today = now.astimezone(here).date()
        first = today - timedelta(days=MOST_DAYS_AWAY + DAYS_BACK)
        listed = plan.deliveries.listed(datetime.combine(first, time()), plan.settings.caught_up_until)
        names = [one.name for one in listed]
        ids = {CommitmentId(name.source_id) for name in names if name.source in (Source.COMMITMENT, Source.QUESTION)}
        first = min([today, *(min(one.start, one.occurrence).date() for one in listed)]) - timedelta(days=1)
        items = plan.agenda(first, today, here, of=ids) if ids else []
        days = Days(first, today, today, here)
        sources = {name.source for name in names} & DUE_READS.keys() - {Source.RHYTHM}  # that day is over
        things = [thing for source in sources for thing in due_things(plan, source, days)]
        return catch_up(self._schedule.begun(now), self._deliveries, listed, items, things, now, here)

    def coming(self) -> list[Coming]:
        """What will ring in the next seven days."""
        return coming(self._schedule.all(), self._deliveries, self._plan.settings, self._around.now())

    def past(self) -> list[Past]:
        """What became of what was to ring in the last three days."""
        plan, now, here = self._plan, self._around.now(), self._around.here()
        today = now.astimezone(here).date()
        items = plan.agenda(today - timedelta(days=DAYS_BACK), today + timedelta(days=1), here)
        ids = {item.occurrence.commitment.id for item in items}
        oldest = datetime.combine(today - timedelta(days=DAYS_BACK + 1), time())
        known = {one.name: one for one in plan.deliveries.about(ids, oldest)} | self._deliveries
        return past(items, known, plan.settings, now, here)

    def caught_up(self) -> None:
        """Note that the person has seen what passed."""
        self._plan.save_settings(replace(self._plan.settings, caught_up_until=self._around.now()))

    def answer_entry(self, entry: CatchUp, action: Action) -> None:
        """Take an answer given in the list; raises AftercareError when it cannot be saved."""
        now = self._around.now()
        delivery = self._deliveries.get(entry.name)
        if entry.item is not None and action in RESULTS:
            occurrence = entry.item.occurrence
            outcome = Outcome(
                commitment_id=occurrence.commitment.id,
                original_start=occurrence.original_start,
                result=RESULTS[action],
                answered_at=now,
            )
            self._write_down(outcome, self._around.here())
        elif entry.thing is not None and action is Action.DONE:
            self._write_down_call(contacts_made([ContactId(entry.thing.source_id)], now, self._around.here()))
        elif delivery is not None:
            self._save(put=[replace(delivery, state=DeliveryState.ANSWERED, since=now, notice=None)])
            self._take_off(delivery)
        self._look()

    def move_entry(self, item: AgendaItem, to: Move) -> None:
        """Move an occurrence of the list; raises AftercareError when it cannot be saved."""
        occurrence = item.occurrence
        known = self._plan.overrides.get(occurrence.commitment.id, occurrence.original_start)
        edit = move(item, known, to, self._around.now(), self._around.here())
        self._plan.write(_("Moved"), put=edit.put, remove=edit.remove)

    def send_test(self) -> None:
        """Show a test notice; `report` says what came of it."""
        if self._notifier is not None:
            self._notifier.show(trial_notice(app_name(self._plan.settings.reminder_words)), None)

    def _answer(self, reminder: Reminder, action: Action) -> None:
        now, here = self._around.now(), self._around.here()
        delivery = self._deliveries.get(reminder.name) or sending(reminder, None, now)
        given = answer(reminder, delivery, action, now, here)
        if isinstance(given, Delivery):
            self._save(put=[given])
        else:
            if isinstance(given, Outcome):
                self._write_down(given, here)
            else:
                self._write_down_call(given)
            # The record alone keeps it silent: when that is taken back, the reminder is due again.
            self._save(remove=[delivery])
        self._take_off(delivery)

    def _write_down(self, outcome: Outcome, here: ZoneInfo) -> None:
        """Keep the first answer to what is still in the plan."""
        commitment = self._plan.commitments.get(outcome.commitment_id)
        known = self._plan.outcomes.get(outcome.commitment_id, outcome.original_start)
        if commitment is not None and known is None:
            label = _undo_label(outcome.result, commitment)
            self._plan.write(label, put=written_down(outcome, commitment, here))

    def _write_down_call(self, made: list[Event]) -> None:
        """Keep one call a day to a person who is still in the plan."""
        last = self._plan.events.last_contact()
        wanted = [each for each in made if each.contact_id is not None and last.get(each.contact_id) != each.day]
        put = [each for each in wanted if self._plan.contacts.get(each.contact_id) is not None]
        if put:
            self._plan.write(_("Called"), put=put)

    def _look(self) -> None:
        """Ring what is due once all is read; a plan that cannot be read leaves the old alarm, which comes again."""
        if self._notifier is None:
            return
        try:
            if self._schedule.read(self._deliveries, self._around.now(), self._around.here()):
                self._deliveries |= self._unsaved
                self._judge(self._notifier)
            elif not self._reads_on:
                self._reads_on = True
                self._around.post(self._read_on)
        except AftercareError as error:
            if not self._unreadable:
                self._around.tell(str(error))
            self._unreadable = True
        else:
            self._unreadable = False

    def _read_on(self) -> None:
        self._reads_on = False
        self._look()

    def _judge(self, notifier: Notifier) -> None:
        """Put away what is over, ring, and ask for the next tick."""
        settings, now, here = self._plan.settings, self._around.now(), self._around.here()
        showing = {name for one in self._sent.values() for name in one.names}
        near = self._schedule.near(self._deliveries, now)
        result = due(near, self._deliveries, settings, now, here, showing=showing)
        self._put_away(result)
        result.again.extend(self._outdated(result))
        self._ring(result, notifier)
        self._shrink(notifier)
        self._refused &= {reminder.name for reminder in result.waiting}
        on_card = {one.name for one in result.card} | self._refused
        card = [one for one in result.waiting if one.name in on_card]
        self._show_card(sorted(card, key=_order))
        near = self._schedule.near(self._deliveries, now)
        moment = next_moment(near, self._deliveries, settings, now, here)
        self._remember(now, here)
        midnight = end_of_day(now, here)
        self._around.set_alarm(min(moment or midnight, midnight))

    def _remember(self, now: datetime, here: ZoneInfo) -> None:
        """Once a day, how far everything due was rung or listed; what is due after an absence is found from there."""
        until = self._plan.settings.reminded_until
        if self._unsaved or (until is not None and until.astimezone(here).date() == now.astimezone(here).date()):
            return
        with suppress(AftercareError):  # the next look tries again
            self._plan.save_settings(replace(self._plan.settings, reminded_until=now))

    def _outdated(self, result: Due) -> list[Reminder]:
        """What is on the screen in words that are no longer true: tomorrow became today, or the place was changed."""
        alone = {one.names[0]: one for one in self._sent.values() if len(one.names) == 1}
        sent_now = {one.name for one in [*result.ring, *result.again]}
        left = [one for one in result.waiting if one.name in alone and one.name not in sent_now]
        if not left:
            return []
        wording = self._wording()
        shown = [(one, alone[one.name]) for one in left]
        return [one for one, sent in shown if notice(one, wording, silent=sent.silent) != sent]

    def _put_away(self, result: Due) -> None:
        before = [self._deliveries[one.name] for one in result.put if one.name in self._deliveries]
        self._save(result.put, result.withdrawn)
        for delivery in [*before, *result.withdrawn]:
            self._take_off(delivery)

    def _ring(self, result: Due, notifier: Notifier) -> None:
        """Send to the desktop what sounds now and, silently, what a former run had sent."""
        if not result.ring and not result.again:
            return
        now, wording = self._around.now(), self._wording()
        before = {one.name: self._deliveries.get(one.name) for one in [*result.ring, *result.again]}
        self._save(put=[sending(reminder, before[reminder.name], now) for reminder in result.ring])
        together = sorted([*result.ring, *result.again], key=_order)
        if len(together) >= SUMMARY_FROM:
            notices = [summary(together, wording, silent=not result.ring)]
        else:
            again = {one.name for one in result.again}
            notices = [notice(reminder, wording, silent=reminder.name in again) for reminder in together]
        old = {name: delivery.notice for name, delivery in before.items() if delivery and delivery.notice is not None}
        free = set(old.values()) - {
            one.notice for one in self._deliveries.values() if one.state in ON_SCREEN and one.name not in before
        }
        for one in notices:
            replaces = min((old[name] for name in one.names if old.get(name) in free), default=None)
            free.discard(replaces)
            self._sent = {
                key: replace(sent, names=rest)
                for key, sent in self._sent.items()
                if (rest := tuple(name for name in sent.names if name not in one.names))
            }
            self._sent[one.key] = one
            notifier.show(one, replaces)
        for left_over in free:
            notifier.close(left_over)

    def _shrink(self, notifier: Notifier) -> None:
        """Replace a summary by one without what was answered meanwhile."""
        for key, sent in list(self._sent.items()):
            left = tuple(name for name in sent.names if not self._is_away(name))
            reminders = [one for name in left if (one := self._schedule.get(name)) is not None]
            if reminders and left != sent.names:
                self._sent[key] = replace(summary(reminders, self._wording(), silent=True), key=key, names=left)
                notifier.show(self._sent[key], self._deliveries[left[0]].notice)

    def _on_delivered(self, key: str, notice_id: int) -> None:
        self._around.report(None)
        if key in self._sent:
            self._refused.difference_update(self._sent[key].names)
            self._shown(key, notice_id)
        elif key != trial_notice("").key and self._notifier is not None:
            self._notifier.close(notice_id)  # it was answered or withdrawn on its way

    def _on_failed(self, key: str, reason: str) -> None:
        self._around.report(reason)
        if key in self._sent:
            self._refused.update(self._sent[key].names)
            self._shown(key, None)

    def _shown(self, key: str, notice_id: int | None) -> None:
        now = self._around.now()
        shown = []
        for name in self._sent[key].names:
            delivery = self._deliveries.get(name)
            if delivery is not None and delivery.state is DeliveryState.SENDING:
                times = delivery.times_shown + 1
                shown.append(
                    replace(delivery, state=DeliveryState.SHOWN, since=now, times_shown=times, notice=notice_id)
                )
            elif delivery is not None and delivery.notice != notice_id:
                shown.append(replace(delivery, notice=notice_id))
        self._save(put=shown)
        self._look()

    def _show_card(self, waiting: list[Reminder]) -> None:
        card: list[Notice] = []
        if waiting:
            wording = self._wording()
            card = [notice(reminder, wording) for reminder in waiting]
        if len(card) >= SUMMARY_FROM:
            card = [summary(waiting, wording)]
        if card != self._card:
            self._card = card
            self._around.show_card(card)

    def _take_off(self, delivery: Delivery) -> None:
        """Close the notice of a delivery that is answered or gone, unless others still wait in it."""
        for key, sent in list(self._sent.items()):
            if delivery.name in sent.names and all(self._is_away(name) for name in sent.names):
                del self._sent[key]
        shared = {one.notice for one in self._deliveries.values() if one.state in ON_SCREEN}
        if self._notifier is not None and delivery.notice is not None and delivery.notice not in shared:
            self._notifier.close(delivery.notice)

    def _is_away(self, name: ReminderName) -> bool:
        delivery = self._deliveries.get(name)
        return delivery is None or delivery.state not in ON_SCREEN

    def _is_finished(self, name: ReminderName) -> bool:
        delivery = self._deliveries.get(name)
        return delivery is not None and delivery.state in FINISHED

    def _save(self, put: Iterable[Delivery] = (), remove: Iterable[Delivery] = ()) -> None:
        """Write deliveries; what cannot be written is remembered and tried again with the next."""
        written, removed = {one.name: one for one in put}, {one.name: one for one in remove}
        if not written and not removed:
            return
        for name in removed:
            self._deliveries.pop(name, None)
        self._deliveries |= written
        unsaved = {name: one for name, one in self._unsaved.items() if name not in removed} | written
        try:
            self._plan.write_without_undo(put=unsaved.values(), remove=removed.values())
        except AftercareError as error:
            if not self._unsaved:
                self._around.tell(str(error))
            self._unsaved = unsaved
        else:
            self._unsaved = {}

    def _wording(self) -> Wording:
        contacts = {contact.id: contact for contact in self._plan.contacts.all()}
        words = self._plan.settings.reminder_words
        return Wording(words=words, contacts=contacts, now=self._around.now(), here=self._around.here())

    def _on_changed(self, names: list[Name]) -> None:
        if self._schedule.changed(names) and not self._tick_posted:
            self._tick_posted = True
            self._around.post(self.tick)


def _order(reminder: Reminder) -> tuple[datetime, datetime, int, ReminderName]:
    position = 0 if reminder.item is None else reminder.item.occurrence.commitment.position
    return reminder.moment, reminder.start, position, reminder.name


def _undo_label(result: Result, commitment: Commitment) -> str:
    return {
        Result.DONE: _("Marked done"),
        Result.SKIPPED: _("Marked as not taken") if commitment.is_medicine else _("Skipped"),
        Result.MISSED: _("Marked missed"),
    }[result]
