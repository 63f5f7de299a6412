"""What the system says about waking up and a changed clock: the heartbeat looks sooner, but nothing depends on it.

On Windows such messages come to windows, see aftercare.ui.desktop.windows_messages.
"""

import sys
from collections.abc import Callable
from typing import Protocol


class WakeSignals(Protocol):
    """Calls back, on any thread, when the computer woke up or its clock or zone was changed."""

    def start(self) -> None:
        """Begin to listen; a system that says nothing is fine."""

    def stop(self) -> None:
        """End it; nothing is called afterwards."""


class NoSignals:
    """For a system that has none here."""

    def start(self) -> None:
        """Nothing to listen to."""

    def stop(self) -> None:
        """Nothing to end."""


def system_wake_signals(woke: Callable[[], None]) -> WakeSignals:
    """The signals of the system this runs on."""
    if sys.platform == "linux":
        from aftercare.reminders.wake.linux import LinuxSignals

        return LinuxSignals(woke)
    if sys.platform == "darwin":
        from aftercare.reminders.wake.macos import MacSignals

        return MacSignals(woke)
    return NoSignals()
