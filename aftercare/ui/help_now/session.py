"""What Help now keeps while the program runs, and forgets with it: the 20-minute timer and the steps ticked for now."""

import math

from PySide6.QtCore import QObject, Qt, QTimer, Signal

TWENTY_MINUTES_MS = 20 * 60_000
_MINUTE_MS = 60_000


class HelpSession(QObject):
    """Goes on while one leaves Help now and comes back; `ended` says that the 20 minutes have passed."""

    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ticked: set[str] = set()
        self.is_over = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may be a minute late
        self._timer.timeout.connect(self._on_over)

    @property
    def minutes_left(self) -> int | None:
        """Minutes begun and not yet over, None while the timer is not running."""
        return math.ceil(self._timer.remainingTime() / _MINUTE_MS) if self._timer.isActive() else None

    def start(self) -> None:
        """Begin 20 minutes."""
        self.is_over = False
        self._timer.start(TWENTY_MINUTES_MS)

    def stop(self) -> None:
        """End the timer without asking how it is."""
        self.is_over = False
        self._timer.stop()

    def forget(self) -> None:
        """Begin anew: no timer, nothing ticked."""
        self.stop()
        self.ticked.clear()

    def _on_over(self) -> None:
        self.is_over = True
        self.ended.emit()
