"""Notifications on Windows and macOS, with the library that speaks to the system stood in for."""

import asyncio
import queue
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

import pytest

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Button, Notice
from aftercare.reminders.notify import Listener, desktop, system_notifier
from aftercare.reminders.notify.desktop import DesktopNotifications

PATIENCE = 10.0  # seconds
NOTICE = Notice(
    key="k", names=(), app_name="Planner", title="Title", body="Body", buttons=(Button(Action.DONE, "Done"),)
)


@dataclass
class LibraryButton:
    title: str
    on_pressed: Callable[[], None]


class Library:
    """A notification center as desktop-notifier shows it."""

    def __init__(self, **given: Any) -> None:
        self.given = given
        self.app_name = given["app_name"]
        self.sent: list[dict[str, Any]] = []
        self.cleared: list[str] = []
        self.allowed = True
        self.passes_on = True
        self.hangs = False
        self.clear_fault: Exception | None = None

    async def send(self, title: str, message: str, **more: Any) -> str:
        self.sent.append({"title": title, "message": message, "app_name": self.app_name, **more})
        if self.hangs:
            await asyncio.Event().wait()
        if self.passes_on:
            more["on_dispatched"]()
        return f"id-{len(self.sent)}"

    async def has_authorisation(self) -> bool:
        return self.allowed

    async def clear(self, identifier: str) -> None:
        if self.clear_fault is not None:
            raise self.clear_fault
        self.cleared.append(identifier)


class Center:
    """The notifier with its library, and what it said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        self.library = Library(app_name="")
        module = ModuleType("desktop_notifier")
        vars(module).update(DesktopNotifier=self._load, Button=LibraryButton, DEFAULT_SOUND="ding")
        monkeypatch.setitem(sys.modules, "desktop_notifier", module)
        self.listener = Listener(self._hear("delivered"), self._hear("failed"), self._hear("acted"))
        self.notifier = DesktopNotifications(self.listener)

    def _load(self, **given: Any) -> Library:
        self.library.given = given
        return self.library

    def _hear(self, what: str) -> Callable[..., None]:
        return lambda *said: self.said.put((what, *said))

    def next(self) -> tuple[Any, ...]:
        return self.said.get(timeout=PATIENCE)


@pytest.fixture
def center(monkeypatch: pytest.MonkeyPatch) -> Iterator[Center]:
    one = Center(monkeypatch)
    yield one
    one.notifier.stop()


def test_a_notice_is_sent_with_its_words_and_buttons(center: Center) -> None:
    center.notifier.show(NOTICE, None)
    assert center.next() == ("delivered", "k", 1)
    (sent,) = center.library.sent
    assert (sent["title"], sent["message"], sent["app_name"], sent["sound"]) == ("Title", "Body", "Planner", "ding")
    assert [button.title for button in sent["buttons"]] == ["Done"]
    assert center.library.given["app_icon"] is None


def test_other_times_to_snooze_are_buttons_up_to_what_windows_shows(center: Center) -> None:
    more = tuple(Button(Action.HOUR, f"In {hours} hours") for hours in range(6))
    center.notifier.show(replace(NOTICE, more=more), None)
    center.next()
    assert len(center.library.sent[0]["buttons"]) == 5


def test_pressing_and_clicking_are_heard(center: Center) -> None:
    center.notifier.show(NOTICE, None)
    center.next()
    (sent,) = center.library.sent
    sent["buttons"][0].on_pressed()
    sent["on_clicked"]()
    assert [center.next(), center.next()] == [("acted", "k", "done"), ("acted", "k", "open")]


@pytest.mark.parametrize("fault", [KeyError("id-1"), OSError("Element not found")])
def test_an_earlier_notice_that_is_gone_does_not_hold_up_the_new_one(center: Center, fault: Exception) -> None:
    center.notifier.show(NOTICE, None)
    center.next()
    center.library.clear_fault = fault
    center.notifier.show(NOTICE, 1)
    assert center.next() == ("delivered", "k", 2)


def test_an_earlier_notice_is_cleared_before_the_new_one(center: Center) -> None:
    center.notifier.show(NOTICE, None)
    center.next()
    center.notifier.show(NOTICE, 1)
    assert center.next() == ("delivered", "k", 2)
    assert center.library.cleared == ["id-1"]
    center.notifier.close(99)
    center.notifier.close(2)
    center.notifier.show(NOTICE, None)
    assert center.next() == ("delivered", "k", 3)
    assert center.library.cleared == ["id-1", "id-2"]


def test_a_silent_notice_has_no_sound(center: Center) -> None:
    center.notifier.show(Notice(key="k", names=(), app_name="", title="", buttons=(), silent=True), None)
    center.next()
    assert center.library.sent[0]["sound"] is None


@pytest.mark.parametrize("fault", ["allowed", "passes_on"])
def test_what_the_library_only_logs_is_a_failure_here(center: Center, fault: str) -> None:
    setattr(center.library, fault, False)
    center.notifier.show(NOTICE, None)
    assert center.next() == ("failed", "k", "Notifications for this program are turned off on this computer.")


def test_a_system_that_does_not_answer_is_not_waited_for(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "TIMEOUT", 0.05)
    center.library.hangs = True
    center.notifier.show(NOTICE, None)
    assert center.next() == ("failed", "k", "The desktop did not answer when asked to show a reminder.")


def test_a_missing_library_is_a_failure_with_a_sentence(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    center.notifier.show(NOTICE, None)
    assert center.next() == ("failed", "k", "This computer has no way for programs to show notifications.")


@pytest.mark.parametrize(("platform", "kind"), [("linux", "LinuxNotifier"), ("win32", "DesktopNotifications")])
def test_each_system_has_its_notifier(
    center: Center, monkeypatch: pytest.MonkeyPatch, platform: str, kind: str
) -> None:
    if platform == "linux" and sys.platform != "linux":
        pytest.skip("D-Bus is the way on Linux")
    monkeypatch.setattr(sys, "platform", platform)
    notifier = system_notifier(center.listener)
    notifier.stop()
    assert type(notifier).__name__ == kind
