"""Start at login on macOS: a LaunchAgent."""

import plistlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from aftercare.planner.reminders.ringing import LoginState
from aftercare.ui.desktop.login import not_turned_off, not_turned_on

_LABEL = "aftercare.planner"


class LaunchAgent:
    """The property list that starts a command when this account logs in."""

    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self.file = (folder or Path.home() / "Library" / "LaunchAgents") / f"{_LABEL}.plist"
        self._command = list(command)

    def read(self) -> LoginState:
        """What is there now."""
        try:
            found = plistlib.loads(self.file.read_bytes())
        except FileNotFoundError:
            return LoginState.OFF
        except (OSError, ValueError, ExpatError):
            return LoginState.BROKEN
        if isinstance(found, dict) and found.get("Disabled") is True:
            return LoginState.BLOCKED
        return LoginState.ON if found == self._wanted() and Path(self._command[0]).exists() else LoginState.BROKEN

    def turn_on(self) -> None:
        """Start this program at the next login."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            new = self.file.with_suffix(".new")
            new.write_bytes(plistlib.dumps(self._wanted()))
            new.replace(self.file)
        except OSError as error:
            raise not_turned_on() from error

    def turn_off(self) -> None:
        """Do not."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise not_turned_off() from error

    def _wanted(self) -> dict[str, Any]:
        return {
            "Label": _LABEL,
            "ProgramArguments": self._command,
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
