"""Reminders in the running window: the ringer and its clock, the card, and what an answer opens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from aftercare.domain.answers import Action
from aftercare.domain.notices import Button, Notice
from aftercare.domain.reminder_windows import Reminder
from aftercare.domain.settings import Settings
from aftercare.i18n import _
from aftercare.reminders.clock import Clock
from aftercare.reminders.ringer import Ringer, Surroundings
from aftercare.ui.main_window import MainWindow
from aftercare.ui.reminder_card import ReminderCard
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.workspace import Workspace

_STILL_RUNNING = "still-running"


class Reminding(QObject):
    """Rings from `start` until `stop`; calls from other threads are carried over to the one of the window.

    `card_changed` says whether there is something on the card now, shown or closed.
    """

    card_changed = Signal(bool)
    _posted = Signal(object)

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__()
        self._workspace, self._window = workspace, window
        self._card: ReminderCard | None = None
        self._waiting: list[Notice] = []
        self._still_running: list[Notice] = []
        self._posted.connect(_call, Qt.ConnectionType.QueuedConnection)
        # The zone too: one changed in the settings of a computer that is awake moves what floats with it.
        self._clock = Clock(wall=lambda: workspace.now().astimezone(workspace.here()))
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
        self._ringer = Ringer(workspace.plan, around)
        window.reminder_wanted.connect(self._change_sides)
        workspace.send_test_reminder = self._ringer.send_test

    def start(self) -> None:
        """Begin with what is due now."""
        self._ringer.start()
        self._clock.start()

    def stop(self) -> None:
        """End the threads; what is on the screen is shown again at the next start."""
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
        self._still_running = [notice]
        self._show_card()

    def go_to_card(self) -> None:
        """Bring the card to the front, also one that was closed unanswered."""
        if self._card is not None and self._waiting + self._still_running:
            self._card.take_focus()

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
        self._show_card()

    def _show_card(self) -> None:
        notices = self._waiting + self._still_running
        if self._card is None:
            if not notices:
                return
            self._card = ReminderCard()
            self._card.answered.connect(self._on_card_answered)
            self._card.closed.connect(self._on_card_closed)
        self._card.show_notices(notices)
        self.card_changed.emit(bool(notices))

    def _on_card_closed(self) -> None:
        self._still_running = []  # it was read; what is due stays waiting
        self.card_changed.emit(bool(self._waiting))

    def _on_card_answered(self, key: str, action: str) -> None:
        if key == _STILL_RUNNING:
            self._still_running = []
            self._show_card()
        else:
            self._ringer.answer(key, action)

    def _open(self, reminder: Reminder | None) -> None:
        self._window.bring_forward()
        item = reminder.item if reminder is not None else None
        if item is None or item.day == self._workspace.today():
            self._window.show_page("today")
        else:
            commitment = item.occurrence.commitment
            self._window.show_page(commitment.area, f"commitment:{commitment.id}")

    def _on_report(self, problem: str | None) -> None:
        if self._workspace.notification_problem != problem:
            self._workspace.notification_problem = problem
            self._workspace.signals.changed.emit(frozenset({Settings}))


def _call(call: Callable[[], None]) -> None:
    call()
