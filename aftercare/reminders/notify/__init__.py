"""Desktop notifications behind one small interface: show, close; delivered, failed, acted."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from aftercare.domain.reminders.notices import Notice


@dataclass(frozen=True, slots=True)
class Listener:
    """What a notifier calls, on a thread of its own, with the key of the notice it is about.

    Every `show` is answered by one of `delivered(key, id)` and `failed(key, reason)`, the reason a sentence for the
    person. `acted(key, action)` is a pressed button. A notice dismissed without one is not an answer.
    """

    delivered: Callable[[str, int], None]
    failed: Callable[[str, str], None]
    acted: Callable[[str, str], None]


class Notifier(Protocol):
    """A desktop's notifications; no call waits for the desktop."""

    def show(self, notice: Notice, replaces: int | None) -> None:
        """Put a notice on the screen, in the place of an earlier one when its id is known."""

    def close(self, notice_id: int) -> None:
        """Take a notice off the screen, if it still is there."""

    def stop(self) -> None:
        """End the thread; what is on the screen stays there."""


def system_notifier(listener: Listener) -> Notifier:
    """The notifier of the desktop this runs on."""
    if sys.platform == "linux":
        from aftercare.reminders.notify.linux import LinuxNotifier

        return LinuxNotifier(listener)
    from aftercare.reminders.notify.desktop import DesktopNotifications

    return DesktopNotifications(listener)
