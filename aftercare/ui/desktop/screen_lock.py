"""Hears the desktop say that the screen was locked, or that the computer goes to sleep (on Linux)."""

import sys
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_ON_TOLD: Any = SLOT("on_told(bool)")  # a str, although the stubs of connect ask for bytes
_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")

IS_HEARD = sys.platform == "linux"
"""Whether this system tells programs at all."""


class ScreenLock(QObject):
    """`locked` comes when the screen is locked or the computer is about to sleep."""

    locked = Signal()

    def __init__(self) -> None:
        super().__init__()
        if not IS_HEARD:
            return
        from PySide6.QtDBus import QDBusConnection

        session, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        for path, interface in _SAVERS:
            session.connect("", path, interface, "ActiveChanged", self, _ON_TOLD)
        if system.isConnected():
            system.connect(*_LOGIN, "PrepareForSleep", self, _ON_TOLD)

    @Slot(bool)
    def on_told(self, begins: bool) -> None:
        """Called by the bus."""
        if begins:
            self.locked.emit()
