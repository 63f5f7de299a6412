"""Starting the program at login, behind one small interface: read, turn on, turn off."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from aftercare import paths
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.planner.reminders.ringing import LoginStart, LoginState

NAME = "Planner"
"""What other people at this computer see in its lists."""


def not_turned_on() -> AftercareError:
    """What the person is told when the system refuses."""
    return AftercareError(_("This computer did not let Aftercare start at login. Nothing is changed."))


def not_turned_off() -> AftercareError:
    """What the person is told when the system refuses."""
    return AftercareError(_("Aftercare still starts when you log in. Nothing is changed."))


def system_login_start(command: Sequence[str]) -> LoginStart:
    """That of the system this runs on, for a command with its arguments."""
    if sys.platform == "win32":
        from aftercare.ui.desktop.login.windows import RunKey

        return RunKey(command)
    if sys.platform == "darwin":
        from aftercare.ui.desktop.login.macos import LaunchAgent

        return LaunchAgent(command)
    from aftercare.ui.desktop.login.linux import AutostartFile

    return AutostartFile(command)


def start_command(folder: Path) -> list[str]:
    """How this program is started on this plan, without showing its window."""
    image = os.environ.get("APPIMAGE")
    if image:
        program = [image]  # the program itself runs from a mount that is gone after a restart
    else:
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "aftercare"]
    own = [] if folder == paths.default_data_folder().absolute() else ["--data-dir", str(folder)]
    return [*program, *own, "--hidden"]


def keep_on(start: LoginStart) -> tuple[LoginState, bool]:
    """Put right what should be on; gives the state read back, and whether it was repaired.

    What was turned off in the system's own settings stays off.
    """
    state = start.read()
    if state not in (LoginState.OFF, LoginState.BROKEN):
        return state, False
    start.turn_on()
    state = start.read()
    return state, state is LoginState.ON
