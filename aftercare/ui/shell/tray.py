"""The icon in the system tray, where the desktop has one."""

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from aftercare.i18n import _
from aftercare.ui.frames.sidebar import paint_mark

_LOOK_AGAIN_MS = 5_000
_LOOKS = 12  # trays come up to a minute after login


class Tray(QObject):
    """Offers Open, Help now, the waiting reminder and Quit; keeps looking for a tray for a minute after the start.

    `absent` comes once when there was none in that minute.
    """

    absent = Signal()
    open_chosen = Signal()
    help_chosen = Signal()
    reminder_chosen = Signal()
    quit_chosen = Signal()

    def __init__(self, window_name: str) -> None:
        super().__init__()
        self._menu = QMenu()
        self._menu.addAction(_("Open")).triggered.connect(self.open_chosen)
        self._menu.addAction(_("Help now")).triggered.connect(self.help_chosen)
        self._reminder = self._menu.addAction(_("Go to the reminder"))
        self._reminder.triggered.connect(self.reminder_chosen)
        self._reminder.setVisible(False)
        self._menu.addSeparator()
        self._menu.addAction(_("Quit")).triggered.connect(self.quit_chosen)
        self._icon = QSystemTrayIcon()
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._on_activated)
        self.call_window(window_name)
        self._looks_left = _LOOKS
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._look()

    @property
    def is_shown(self) -> bool:
        """Whether the person can reach the program through the tray."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def call_window(self, window_name: str) -> None:
        """Change the name and the sign."""
        self._icon.setToolTip(window_name)
        self._icon.setIcon(sign(window_name))

    def offer_reminder(self, is_there: bool) -> None:
        """Offer to go to the program's own reminder card while there is something on it."""
        self._reminder.setVisible(is_there)

    def remove(self) -> None:
        """Take the icon away before the program ends."""
        self._timer.stop()
        self._icon.hide()

    def _look(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._icon.show()
            self._timer.stop()
            return
        self._looks_left -= 1
        if not self._looks_left:
            self._timer.stop()
            self.absent.emit()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_chosen.emit()


def sign(window_name: str) -> QIcon:
    """The program's sign as an icon for the window, the task bar and the tray."""
    found = QIcon()
    for side in (22, 32, 48, 64):
        pixmap = QPixmap(side, side)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        paint_mark(painter, QRect(0, 0, side, side), neutral=window_name != "Aftercare")
        painter.end()
        found.addPixmap(pixmap)
    return found
