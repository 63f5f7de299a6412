"""Reminders while the plan is locked: their times are known, their words are not."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, Signal

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Notice, locked_notice
from aftercare.domain.reminders.outbox import (
    KEEP_COMING,
    AnswerWhileLocked,
    LockedAnswer,
    due_while_locked,
    next_while_locked,
)
from aftercare.paths import DataFolder
from aftercare.reminders.clock import Clock
from aftercare.reminders.notify import Listener, Notifier, system_notifier
from aftercare.storage.opening import outbox
from aftercare.ui.reminders.reminder_card import CardNotice, ReminderCard

_ALARM = "locked"


class LockedReminding(QObject):
    """Rings from `start` until `stop`; `unlock_wanted` is the answer that needs the plan."""

    unlock_wanted = Signal()
    _posted = Signal(object)

    def __init__(self, folder: DataFolder, now: Callable[[], datetime], here: Callable[[], ZoneInfo]) -> None:
        super().__init__()
        self._folder, self._now = folder, now
        self._entries = outbox.read_entries(folder)
        self._answers = outbox.read_answers(folder)
        self._on_screen: frozenset[str] = frozenset()
        self._notice_id: int | None = None
        self._notifier: Notifier | None = None
        self._card: ReminderCard | None = None
        self._posted.connect(lambda call: call(), Qt.ConnectionType.QueuedConnection)
        self._clock = Clock(wall=lambda: now().astimezone(here()))

    def start(self) -> None:
        """Begin with what is due now."""
        self._notifier = system_notifier(
            Listener(
                delivered=lambda _key, notice_id: self._posted.emit(lambda: self._on_delivered(notice_id)),
                failed=lambda _key, _reason: self._posted.emit(self._show_card),
                acted=lambda _key, action: self._posted.emit(lambda: self._on_answer(action)),
            )
        )
        self._look()
        self._clock.start()

    def stop(self) -> None:
        """End the threads and take away what is on the screen."""
        self._clock.stop()
        if self._notifier is not None:
            if self._notice_id is not None:
                self._notifier.close(self._notice_id)
            self._notifier.stop()
            self._notifier = None
        if self._card is not None:
            self._card.close()

    def _look(self) -> None:
        """Show one notice for all that is due; more of it coming later sounds again."""
        if self._notifier is None:
            return
        now = self._now()
        due = frozenset(entry.id for entry in due_while_locked(self._entries, self._answers, now))
        if due - self._on_screen:
            self._notifier.show(self._notice(due), self._notice_id)
            self._note(due - self._on_screen, LockedAnswer.SHOWN)
        elif not due and self._on_screen:
            self._take_away()
        self._on_screen = due
        self._clock.set_alarm(_ALARM, next_while_locked(self._entries, self._answers, now), self._ring)

    def _notice(self, due: frozenset[str]) -> Notice:
        return locked_notice(still_known=KEEP_COMING not in due)

    def _ring(self) -> None:
        """Called by the clock, on its own thread."""
        self._posted.emit(self._look)

    def _note(self, ids: frozenset[str], answer: LockedAnswer) -> None:
        now = self._now()
        known = {one.id for one in self._answers if one.answer is answer} if answer is LockedAnswer.SHOWN else set()
        new = [AnswerWhileLocked(each, answer, now) for each in sorted(ids - known) if each != KEEP_COMING]
        if new:
            self._answers = [*self._answers, *new]
            outbox.write_answers(self._folder, self._answers)

    def _on_delivered(self, notice_id: int) -> None:
        self._notice_id = notice_id

    def _show_card(self) -> None:
        """The desktop shows no notices: the program's own card does."""
        if self._card is None:
            self._card = ReminderCard()
            self._card.answered.connect(lambda _key, action: self._on_answer(action))
        if self._on_screen:
            self._card.show_notices([CardNotice(self._notice(self._on_screen))])

    def _on_answer(self, action: str) -> None:
        if action == Action.SNOOZE:
            self._note(self._on_screen, LockedAnswer.SNOOZED)
            self._take_away()
            self._look()
        elif action == Action.OPEN:
            self.unlock_wanted.emit()

    def _take_away(self) -> None:
        self._on_screen = frozenset()
        if self._card is not None:
            self._card.show_notices([])
        if self._notifier is not None and self._notice_id is not None:
            self._notifier.close(self._notice_id)
            self._notice_id = None
