"""Reminders in the running window: the ringer and its clock, the card, and what an answer opens."""

import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Qt, Signal

from aftercare.domain.areas.treatment_team.team import is_visit
from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.catch_up import CatchUp, Move
from aftercare.domain.reminders.due_things import DueThing
from aftercare.domain.reminders.notices import Button, Notice, trial_notice
from aftercare.domain.reminders.windows import Reminder
from aftercare.errors import AftercareError
from aftercare.i18n import _, clock_time
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import TODAY, Destination, ItemKind, Known, New, Place
from aftercare.planner.reminders.catch_up_words import clock_or_day, rows
from aftercare.planner.workspace import Workspace
from aftercare.reminders.clock import Clock
from aftercare.reminders.notify import Listener, Notifier, system_notifier
from aftercare.reminders.ringer import Ringer, Surroundings
from aftercare.reminders.wake import system_wake_signals
from aftercare.storage.opening import outbox
from aftercare.ui.reminders.reminder_card import CardNotice, ReminderCard
from aftercare.ui.shell.main_window import MainWindow
from aftercare.ui.widgets.surfaces import Note

_STILL_RUNNING = "still-running"
_NEW_FOR = timedelta(minutes=1)


class Reminding(QObject):
    """Rings from `start` until `stop`; calls from other threads are carried over to the one of the window.

    `card_changed` says whether there is something on the card now, shown or closed.
    """

    card_changed = Signal(bool)
    _posted = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        window: MainWindow,
        make_notifier: Callable[[Listener], Notifier] = system_notifier,
    ) -> None:
        super().__init__()
        self._workspace, self._window = workspace, window
        self._card: ReminderCard | None = None
        self._waiting: list[Notice] = []
        self._own: list[Notice] = []
        self._testing = False
        self._posted.connect(_call, Qt.ConnectionType.QueuedConnection)
        # The zone too: one changed in the settings of a computer that is awake moves what floats with it.
        self._clock = Clock(wall=lambda: workspace.now().astimezone(workspace.here()))
        self._signals = system_wake_signals(self._clock.look_now)
        self._messages: QAbstractNativeEventFilter | None = None
        around = Surroundings(
            now=workspace.now,
            here=workspace.here,
            post=self._posted.emit,
            set_alarm=lambda moment: self._clock.set_alarm("reminders", moment, self._ring),
            show_card=self._on_waiting,
            open=self._open,
            report=self._on_report,
            tell=lambda sentence: window.show_notice(Note(sentence, "warn")),
        )
        self._ringer = Ringer(workspace.plan, around, make_notifier)
        window.reminder_wanted.connect(self._change_sides)
        window.help_opened.connect(self._on_help)
        workspace.ringing.send_test = self._send_test
        workspace.ringing.coming = self._ringer.coming
        workspace.ringing.past = self._ringer.past
        workspace.ringing.catch_up = self._ringer.catch_up
        workspace.ringing.open_catch_up = self.open_list
        workspace.signals.changed.connect(self._on_changed)

    def start(self) -> None:
        """Begin with what is due now."""
        safe = self._workspace.safekeeping
        if safe is not None and safe.is_protected:
            answers = outbox.read_answers(safe.folder)
            if answers:
                self._ringer.take_over(answers, outbox.key_of(safe.root_key))
            outbox.remove(safe.folder)
        self._ringer.start()
        self._clock.start()
        self._signals.start()
        if sys.platform == "win32":
            from aftercare.ui.desktop.windows_messages import WindowsMessages

            self._messages = WindowsMessages(self._clock.look_now)
            QCoreApplication.instance().installNativeEventFilter(self._messages)

    def leave_outbox(self) -> None:
        """Write down what a locked program is to ring; a plan that is never locked has no need of it."""
        safe = self._workspace.safekeeping
        if safe is not None and safe.is_protected:
            with suppress(AftercareError):  # the last one is still there
                outbox.write_entries(safe.folder, self._ringer.outbox(outbox.key_of(safe.root_key)))

    def withdraw(self) -> None:
        """Take everything off the screen before the plan is locked."""
        self._ringer.withdraw()

    def stop(self) -> None:
        """End the threads; what is on the screen is shown again at the next start."""
        self._window.reminder_wanted.disconnect(self._change_sides)
        self._window.help_opened.disconnect(self._on_help)
        self._signals.stop()
        self._clock.stop()
        self._ringer.stop()
        if self._card is not None:
            self._card.close()

    def say_still_running(self, *, in_tray: bool) -> None:
        """Say, once in the life of a plan, that closing the window does not end the program."""
        settings = self._workspace.plan.settings
        if settings.told_about_tray or not self._workspace.save_settings(told_about_tray=True):
            return
        how_to_end = _("To end it, choose Quit in the tray menu.") if in_tray else _("To end it, press Ctrl+Q there.")
        notice = Notice(
            key=_STILL_RUNNING,
            names=(),
            app_name=self._workspace.card.window_name,
            title=_("Reminders keep coming"),
            body=" ".join([_("Your planner is still running, so that it can remind you."), how_to_end]),
            buttons=(Button(Action.OK, _("OK")),),
        )
        self._show_own(notice)

    def _show_own(self, notice: Notice) -> None:
        """Show a word of the program's own, until it is read."""
        self._own = [*(each for each in self._own if each.key != notice.key), notice]
        self._show_card()

    def go_to_card(self) -> None:
        """Bring the card to the front, also one that was closed unanswered."""
        if self._card is not None and (self._card.shows_list or self._waiting + self._own):
            self._card.take_focus()

    def open_list(self) -> None:
        """Show everything that waits or passed without an answer, with the focus on it."""
        card = self._make_card()
        self._show_list()
        if card.shows_list:
            self.card_changed.emit(True)
            card.take_focus()
        else:
            self._window.bring_forward()
            self._window.go_to(TODAY)

    def _change_sides(self) -> None:
        """Go from the window to the card, or back."""
        if self._card is not None and self._card.isActiveWindow():
            self._window.bring_forward()
        else:
            self.go_to_card()

    def _ring(self) -> None:
        """Called by the clock, on its own thread."""
        self._posted.emit(self._on_alarm)

    def _on_alarm(self) -> None:
        """Ring what is due; pages look at the clock too, since a day or a visit may have ended."""
        self._ringer.tick()
        self._workspace.signals.due.emit()

    def _on_waiting(self, notices: list[Notice]) -> None:
        self._waiting = notices
        if self._card is None or not self._card.shows_list:
            self._show_card()

    def _show_card(self) -> None:
        notices = self._waiting + self._own
        if self._card is None and not notices:
            return
        self._make_card().show_notices([self._on_card(each) for each in notices])
        self.card_changed.emit(bool(notices))

    def _on_card(self, notice: Notice) -> CardNotice:
        now, moment = self._workspace.now(), notice.moment
        if moment is None:
            return CardNotice(notice)
        return CardNotice(notice, clock_or_day(moment, now, self._workspace.here()), now - moment < _NEW_FOR)

    def _make_card(self) -> ReminderCard:
        if self._card is None:
            self._card = ReminderCard()
            self._card.answered.connect(self._on_card_answered)
            self._card.closed.connect(self._on_card_closed)
            self._card.entry_answered.connect(self._on_entry_answered)
            self._card.entry_moved.connect(self._on_entry_moved)
            self._card.list_closed.connect(self._on_list_closed)
            self._card.stand_aside(aside=self._window.helps)
        return self._card

    def _on_help(self, is_open: bool) -> None:
        if self._card is not None:
            self._card.stand_aside(aside=is_open)

    def _show_list(self) -> None:
        """Show the list as it is now."""
        found = self._ringer.catch_up()
        contacts = {contact.id: contact for contact in self._workspace.plan.contacts.all()}
        lines = rows(found, contacts, self._workspace.now(), self._workspace.here())
        self._make_card().show_list(lines, found.earlier, self._workspace.card.window_name)

    def _on_changed(self, _kinds: frozenset[type]) -> None:
        if self._card is not None and self._card.shows_list:
            self._posted.emit(self._show_open_list)  # once the ringer, which hears of the change too, has read it

    def _show_open_list(self) -> None:
        if self._card is not None and self._card.shows_list:
            self._show_list()

    def _on_entry_answered(self, entry: CatchUp, action: Action) -> None:
        if action is Action.OPEN:
            self._make_card().close_list()
            self._go_to(entry.item, entry.thing)
            return
        self._try(lambda: self._ringer.answer_entry(entry, action))

    def _on_entry_moved(self, entry: CatchUp, to: Move) -> None:
        item = entry.item
        if item is not None:
            self._try(lambda: self._ringer.move_entry(item, to))

    def _on_list_closed(self) -> None:
        self._try(self._ringer.caught_up)
        self._show_card()

    def _try(self, save: Callable[[], None]) -> None:
        """Save an answer; a problem is said in the window, where it can be tried again."""
        try:
            save()
        except AftercareError as problem:
            self._window.bring_forward()
            self._window.show_problem(problem, lambda: self._try(save))
        self._show_open_list()

    def _on_card_closed(self) -> None:
        self._own = []  # it was read; what is due stays waiting
        self.card_changed.emit(bool(self._waiting))

    def _on_card_answered(self, key: str, action: str) -> None:
        if key in {each.key for each in self._own}:
            self._own = [each for each in self._own if each.key != key]
            self._show_card()
        else:
            self._ringer.answer(key, action)

    def _open(self, reminder: Reminder | None) -> None:
        if reminder is None:
            self.open_list()
        else:
            self._go_to(reminder.item, reminder.thing)

    def _go_to(self, item: AgendaItem | None, thing: DueThing | None) -> None:
        self._window.bring_forward()
        self._window.go_to(_where_is(thing) if thing is not None else self._where(item))

    def _where(self, item: AgendaItem | None) -> Destination:
        if item is not None and is_visit(item.occurrence.commitment) and over_at(item) > self._workspace.now():
            return Destination(Area.TREATMENT_TEAM, Known(ItemKind.VISIT_AHEAD, *key_of(item)))
        if item is None or item.day == self._workspace.today():
            return TODAY
        commitment = item.occurrence.commitment
        return Destination(commitment.area, Known(ItemKind.COMMITMENT, commitment.id))

    def _send_test(self) -> None:
        self._testing = True
        self._say_test(_("Sent. Waiting for this desktop."))
        self._ringer.send_test()

    def _say_test(self, result: str) -> None:
        self._workspace.ringing.test_result = result
        self._workspace.signals.changed.emit(frozenset({Settings}))

    def _on_report(self, problem: str | None) -> None:
        changed = self._workspace.ringing.problem != problem
        self._workspace.ringing.problem = problem
        if self._testing:
            self._testing = False
            at = clock_time(self._workspace.now().astimezone(self._workspace.here()).time())
            if problem is None:
                self._say_test(_("The test was shown by this desktop at {time}.").format(time=at))
            else:
                self._say_test(_("The test was shown on Aftercare’s own card at {time}.").format(time=at))
                self._show_own(trial_notice(self._workspace.card.window_name))
        elif changed:
            self._workspace.signals.changed.emit(frozenset({Settings}))


def _where_is(thing: DueThing) -> Destination:
    return {
        Source.REFILL: Destination(Area.TREATMENT_TEAM, Known(ItemKind.MEDICINE, thing.source_id)),
        Source.GUARD: Destination(Area.TREATMENT_TEAM, New(ItemKind.VISIT)),
        Source.REVIEW: Destination(Place.PLAN),
        Source.RHYTHM: Destination(Place.PEOPLE, Known(ItemKind.CONTACT, thing.source_id)),
    }.get(thing.source, TODAY)


def _call(call: Callable[[], None]) -> None:
    call()
