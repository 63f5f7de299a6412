"""Notices that nobody was at the window for a while, or that the computer slept."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QWindow

_LOOK_MS = 5_000
_AT_ONCE = timedelta(milliseconds=600)
_SLEPT = timedelta(seconds=30)
_HANDS = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class Idle(QObject):
    """`left` comes once when the window was alone for `minutes()`, or after a sleep; 0 minutes means never.

    `esc_twice` comes when Esc was pressed twice at once.
    """

    left = Signal()
    esc_twice = Signal()

    def __init__(self, window: QWindow, now: Callable[[], datetime], minutes: Callable[[], int]) -> None:
        super().__init__(window)
        self._now, self._minutes = now, minutes
        self._last_hand = self._last_look = now()
        self._last_esc = datetime.min.replace(tzinfo=UTC)
        self._cursor = QCursor.pos()
        window.installEventFilter(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS:
            self._last_hand = self._now()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            if self._last_hand - self._last_esc < _AT_ONCE:
                self.esc_twice.emit()
            self._last_esc = self._last_hand
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Look at the clock once."""
        now, minutes = self._now(), self._minutes()
        slept = now - self._last_look > timedelta(milliseconds=_LOOK_MS) + _SLEPT
        self._last_look = now
        if QCursor.pos() != self._cursor:  # a hand in a menu or a dialog is one too
            self._cursor, self._last_hand = QCursor.pos(), now
        if minutes and (slept or now - self._last_hand >= timedelta(minutes=minutes)):
            self._last_hand = now
            self.left.emit()
