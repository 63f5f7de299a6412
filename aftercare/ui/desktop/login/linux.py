"""Start at login on Linux: a desktop file in the autostart folder (XDG Autostart 0.5, Desktop Entry 1.5)."""

import os
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from aftercare.planner.reminders.ringing import LoginState
from aftercare.ui.desktop.login import NAME, not_turned_off, not_turned_on

_RESERVED = re.compile(r"[^A-Za-z0-9_@%+=:,./-]")
_ESCAPED = re.compile(r'(["`$\\])')


class AutostartFile:
    """The desktop file that starts a command."""

    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self.file = (folder or Path(config) / "autostart") / "aftercare.desktop"
        self._command = list(command)

    def read(self) -> LoginState:
        """What is there now."""
        try:
            lines = self.file.read_text("utf-8").splitlines()
        except FileNotFoundError:
            return LoginState.OFF
        except (OSError, UnicodeDecodeError):
            return LoginState.BROKEN
        values = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
        if values.get("Hidden") == "true" or values.get("X-GNOME-Autostart-enabled") == "false":
            return LoginState.BLOCKED
        runs = lines[:1] == ["[Desktop Entry]"] and values.get("Exec") == exec_line(self._command)
        return LoginState.ON if runs and shutil.which(self._command[0]) else LoginState.BROKEN

    def turn_on(self) -> None:
        """Start this program at the next login."""
        entry = (
            "[Desktop Entry]",
            "Type=Application",
            "Version=1.5",
            f"Name={NAME}",
            f"Exec={exec_line(self._command)}",
            "Icon=x-office-calendar",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            new = self.file.with_suffix(".new")
            new.write_text("\n".join(entry) + "\n", "utf-8")
            new.replace(self.file)
        except OSError as error:
            raise not_turned_on() from error

    def turn_off(self) -> None:
        """Do not."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise not_turned_off() from error


def exec_line(command: Sequence[str]) -> str:
    """A command as the value of Exec: quoted where the specification reserves a character."""
    quoted = " ".join(_quoted(part) for part in command)
    return quoted.replace("\\", "\\\\")  # the value is itself an escaped string


def _quoted(part: str) -> str:
    part = part.replace("%", "%%")
    return part if part and not _RESERVED.search(part) else '"' + _ESCAPED.sub(r"\\\1", part) + '"'
