"""Start at login on Windows: a value under the account's Run key."""

import subprocess
from collections.abc import Sequence
from typing import Any

from aftercare.planner.reminders.ringing import LoginState
from aftercare.ui.desktop.login import NAME, not_turned_off, not_turned_on

_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
# Where the Startup page of Windows' own settings keeps its switch: an odd first byte is off.
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class RunKey:
    """The value that starts a command; `registry` is the module winreg."""

    def __init__(self, command: Sequence[str], registry: Any = None) -> None:
        if registry is None:
            import winreg

            registry = winreg
        self._registry = registry
        self._line = subprocess.list2cmdline(command)

    def read(self) -> LoginState:
        """What is there now."""
        line = self._value(_RUN)
        if line is None:
            return LoginState.OFF
        switch = self._value(_APPROVED)
        if isinstance(switch, bytes) and switch[:1] and switch[0] % 2:
            return LoginState.BLOCKED
        return LoginState.ON if line == self._line else LoginState.BROKEN

    def turn_on(self) -> None:
        """Start this program at the next login."""
        registry = self._registry
        try:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
                registry.SetValueEx(key, NAME, 0, registry.REG_SZ, self._line)
        except OSError as error:
            raise not_turned_on() from error

    def turn_off(self) -> None:
        """Do not."""
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _RUN, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
        except OSError as error:
            raise not_turned_off() from error

    def _value(self, path: str) -> Any:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, path, 0, registry.KEY_READ) as key:
                return registry.QueryValueEx(key, NAME)[0]
        except OSError:
            return None
