"""Waking up and clock changes on Windows: messages that every window gets."""

from collections.abc import Callable
from ctypes.wintypes import MSG

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

_POWER_BROADCAST, _TIME_CHANGE = 0x0218, 0x001E
_RESUMED = (0x0007, 0x0012)  # by the person, by the system


class WindowsMessages(QAbstractNativeEventFilter):
    """Calls back when the computer woke up or its clock or zone was changed; install it in the application."""

    def __init__(self, woke: Callable[[], None]) -> None:
        super().__init__()
        self._woke = woke

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at a message and let it go on."""
        if kind == b"windows_generic_MSG":
            told = MSG.from_address(int(message))
            resumed = told.message == _POWER_BROADCAST and told.wParam in _RESUMED
            if resumed or told.message == _TIME_CHANGE:
                self._woke()
        return False, 0
