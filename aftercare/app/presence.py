"""The program on the desktop around its window: the tray, second starts, signals of the system, coming and going."""

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtWidgets import QApplication

from aftercare.storage.file.open_card import WindowName
from aftercare.ui.desktop.single_instance import SingleInstance
from aftercare.ui.shell.main_window import MainWindow

if TYPE_CHECKING:  # what the first frame does not wait for
    from aftercare.ui.shell.tray import Tray


class Presence(QObject):
    """Takes the window away and brings it back; `hides` while it stays out of sight under the neutral name.

    `quit_chosen` comes from the tray and from the system, `came_back` when a window that hid is in front again.
    """

    quit_chosen = Signal()
    came_back = Signal()

    def __init__(self, window: MainWindow, instance: SingleInstance, *, hides: bool) -> None:
        super().__init__()
        self._window, self._instance, self.hides = window, instance, hides
        self.tray: Tray | None = None
        window.brought_forward.connect(self._on_brought_forward)

    def settle(self, name: WindowName) -> None:
        """Listen to the system and to second starts, and show the tray, for a window of this name."""
        from aftercare.ui.shell.tray import Tray, sign

        self._catch_stop_signals()
        QApplication.instance().commitDataRequest.connect(lambda _session: leave_field())  # type: ignore[union-attr]
        self._instance.show_requested.connect(self._window.bring_forward)
        self._instance.listen()
        self._window.setWindowIcon(sign(name))
        self.tray = tray = Tray(name)
        tray.open_chosen.connect(self._window.bring_forward)
        tray.help_chosen.connect(self._window.show_help)
        tray.quit_chosen.connect(self.quit_chosen)
        tray.absent.connect(self._on_no_tray)
        if self.hides:
            self.go_out_of_sight()

    def call_window(self, name: WindowName) -> None:
        """Go by another name, in the tray and by the window's icon."""
        if self.tray is not None:
            from aftercare.ui.shell.tray import sign

            self._window.setWindowIcon(sign(name))
            self.tray.call_window(name)

    def go_out_of_sight(self) -> None:
        """Take the window away at once, under the neutral name."""
        self.hides = True
        self._window.setWindowTitle(WindowName.PLANNER)
        self.call_window(WindowName.PLANNER)
        self.take_window_away()

    def take_window_away(self) -> bool:
        """Hide the window where the tray brings it back, else minimize it; whether it is in the tray."""
        in_tray = self.tray is not None and self.tray.is_shown
        if in_tray:
            self._window.hide()
        else:
            self._window.showMinimized()
        return in_tray

    @property
    def is_put_away(self) -> bool:
        """Whether nobody sees the window."""
        return self._window.isMinimized() or not self._window.isVisible()

    def end(self) -> None:
        """Leave nothing on the desktop."""
        if self.tray is not None:
            self.tray.remove()

    def _on_brought_forward(self) -> None:
        if self.hides:
            self.hides = False
            self.came_back.emit()

    def _on_no_tray(self) -> None:
        """A window that began out of sight has no way back but the list of windows."""
        if not self._window.isVisible():
            self._window.showMinimized()

    def _catch_stop_signals(self) -> None:
        """Let SIGTERM, SIGINT and SIGHUP end the program as Quit does; Python sees them only at the next event."""
        listening, telling = socket.socketpair()
        for end in (listening, telling):
            end.setblocking(False)
        signal.set_wakeup_fd(telling.fileno())
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: None)
        notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self.quit_chosen)
        self._stop_sockets = (listening, telling)


def leave_field() -> None:
    """Fields save what was typed when they are left."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
