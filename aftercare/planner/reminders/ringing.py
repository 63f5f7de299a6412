"""What the open plan's reminders say and do, for pages that show it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from aftercare.domain.reminders.catch_up import CatchUpList
from aftercare.domain.reminders.log import Coming, Past


class LoginState(StrEnum):
    """What the system will do at the next login; BLOCKED was turned off in the system's own settings."""

    OFF = "off"
    ON = "on"
    BROKEN = "broken"
    BLOCKED = "blocked"


class LoginStart(Protocol):
    """One system's way to start a program at login; raises AftercareError when it cannot be changed."""

    def read(self) -> LoginState:
        """What is there now."""

    def turn_on(self) -> None:
        """Start this program at the next login."""

    def turn_off(self) -> None:
        """Do not start it."""


@dataclass(slots=True, kw_only=True)
class Ringing:
    """Without reminders, until they have begun: nothing comes and nothing waits.

    `catch_up` gives what has no answer yet, `open_catch_up` shows it. `problem` says why the desktop did not show the
    last notification, None when it did; `test_result` what became of the last test. `login` starts the program at
    login, and was put right at this start when `login_repaired`.
    """

    send_test: Callable[[], None] = lambda: None
    catch_up: Callable[[], CatchUpList] = lambda: CatchUpList([])
    open_catch_up: Callable[[], None] = lambda: None
    coming: Callable[[], list[Coming]] = list
    past: Callable[[], list[Past]] = list
    problem: str | None = None
    test_result: str = ""
    login: LoginStart | None = None
    login_repaired: bool = False
