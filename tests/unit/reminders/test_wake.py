"""Signals of waking up and of changed clocks make the heartbeat look at once; each system is faked."""

import ctypes
import os
import socket
import sys
import threading
from collections import deque
from ctypes.wintypes import MSG
from queue import SimpleQueue
from types import ModuleType
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, new_signal

from aftercare.reminders.wake import NoSignals, macos, system_wake_signals
from aftercare.ui.desktop.windows_messages import WindowsMessages

if sys.platform == "linux":
    from aftercare.reminders.wake.linux import LinuxSignals, clock_timer, was_cancelled

PATIENCE = 10.0  # seconds
LOGIN = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
CLOCK = DBusAddress("/org/freedesktop/timedate1", interface="org.freedesktop.DBus.Properties")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is the way on Linux")


class SystemBus:
    """A system bus that says what the test wants."""

    def __init__(self) -> None:
        self.sock, self._far = socket.socketpair()
        self._filters: list[tuple[Any, deque[Message]]] = []
        self._coming: SimpleQueue[Message] = SimpleQueue()
        self.rules = 0
        self.listening = threading.Event()
        self.broken = self.closed = False

    def filter(self, rule: Any, *, queue: deque[Message]) -> None:
        self._filters.append((rule, queue))

    def send_and_get_reply(self, _message: Message, *, timeout: float) -> None:
        assert timeout == 3.0
        self.rules += 1
        if self.rules == 2:
            self.listening.set()

    def recv_messages(self, *, timeout: float) -> None:
        assert timeout == 0
        if self.broken:
            raise ConnectionResetError
        if self._coming.empty():
            raise TimeoutError
        signal = self._coming.get()
        signal.header.fields[HeaderFields.sender] = ":1.7"  # as the bus writes it, whatever name it also has
        for rule, heard in self._filters:
            if rule.matches(signal):
                heard.append(signal)
        self.sock.recv(1)

    def close(self) -> None:
        self.closed = True
        self.sock.close()
        self._far.close()

    def say(self, signal: Message | None) -> None:
        if signal is not None:
            self._coming.put(signal)
        self._far.send(b"\0")


@on_linux
def test_linux_tells_of_waking_up_and_of_a_changed_clock() -> None:
    woke: SimpleQueue[str] = SimpleQueue()
    bus = SystemBus()
    signals = LinuxSignals(lambda: woke.put("woke"), lambda: bus)
    signals.start()
    assert bus.listening.wait(PATIENCE)
    bus.say(new_signal(LOGIN, "PrepareForSleep", "b", (True,)))
    bus.say(new_signal(LOGIN, "PrepareForSleep", "b", (False,)))
    assert woke.get(timeout=PATIENCE)
    bus.say(new_signal(CLOCK, "PropertiesChanged", "sa{sv}as", ("org.freedesktop.timedate1", {}, ["Timezone"])))
    assert woke.get(timeout=PATIENCE)
    signals.stop()
    assert woke.empty()
    assert bus.closed
    assert "wake signals" not in {thread.name for thread in threading.enumerate()}


@on_linux
def test_a_bus_that_goes_away_is_given_up() -> None:
    bus = SystemBus()
    signals = LinuxSignals(lambda: None, lambda: bus)
    signals.start()
    assert bus.listening.wait(PATIENCE)
    bus.broken = True
    bus.say(None)
    signals.stop()
    assert bus.closed


@on_linux
@pytest.mark.parametrize("fault", [KeyError("address"), ConnectionRefusedError(), FileNotFoundError()])
def test_without_a_bus_it_listens_to_nothing_and_ends(fault: Exception) -> None:
    def connect() -> Any:
        raise fault

    signals = LinuxSignals(lambda: None, connect)
    signals.start()
    signals.stop()
    assert "wake signals" not in {thread.name for thread in threading.enumerate()}


@on_linux
def test_the_kernels_timer_is_quiet_until_the_clock_is_set() -> None:
    timer = clock_timer()
    if timer is None:
        pytest.skip("this kernel has no such timer")
    assert not was_cancelled(timer)
    os.close(timer)


@on_linux
def test_a_cancelled_timer_says_so_and_is_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    timer = clock_timer()
    if timer is None:
        pytest.skip("this kernel has no such timer")

    def cancelled(_timer: int, _size: int) -> bytes:
        raise OSError(125, "cancelled")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", cancelled)
        assert was_cancelled(timer)
    assert not was_cancelled(timer)
    os.close(timer)


class Center:
    """A notification center that remembers who observes what."""

    def __init__(self) -> None:
        self.observed: dict[str, Any] = {}

    def addObserver(self, observer: Any, *, selector: str, name: str, object: Any) -> None:  # noqa: N802, A002 - its names
        assert (selector, object) == ("woke:", None)
        self.observed[name] = observer

    def removeObserver(self, observer: Any) -> None:  # noqa: N802 - its name
        self.observed = {name: one for name, one in self.observed.items() if one is not observer}


def test_macos_tells_of_waking_up_and_of_a_changed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, system = Center(), Center()

    class Object:
        @classmethod
        def alloc(cls) -> Any:
            return cls()

        def init(self) -> Any:
            return self

    class Workspace:
        class sharedWorkspace:  # noqa: N801 - its name
            notificationCenter = workspace  # noqa: N815 - its name

    class Default:
        defaultCenter = system  # noqa: N815 - its name

    module = ModuleType("rubicon.objc")
    classes = {"NSWorkspace": Workspace, "NSNotificationCenter": Default}
    for name, value in {
        "NSObject": Object, "SEL": str, "ObjCClass": classes.__getitem__, "objc_method": lambda method: method,
    }.items():  # fmt: skip
        setattr(module, name, value)
    monkeypatch.setitem(sys.modules, "rubicon", ModuleType("rubicon"))
    monkeypatch.setitem(sys.modules, "rubicon.objc", module)
    woke: list[str] = []
    signals = macos.MacSignals(lambda: woke.append("woke"))
    signals.start()
    observed = workspace.observed | system.observed
    assert set(observed) == {
        "NSWorkspaceDidWakeNotification",
        "NSSystemClockDidChangeNotification",
        "NSSystemTimeZoneDidChangeNotification",
    }
    for observer in observed.values():
        observer.woke_(None)
    assert len(woke) == 3
    signals.stop()
    assert (workspace.observed, system.observed) == ({}, {})


def test_macos_without_its_bridge_listens_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rubicon.objc", None)
    woke: list[bool] = []
    signals = macos.MacSignals(lambda: woke.append(True))
    before = vars(signals).copy()
    signals.start()
    assert vars(signals) == before
    signals.stop()
    assert woke == []


@pytest.mark.parametrize(
    ("message", "detail", "wakes"),
    [
        (0x0218, 0x0012, True),  # resumed by itself
        (0x0218, 0x0007, True),  # resumed by the person
        (0x0218, 0x0004, False),  # going to sleep
        (0x001E, 0, True),  # the clock or the zone
        (0x000F, 0, False),  # paint
    ],
)
def test_windows_messages(message: int, detail: int, wakes: bool) -> None:
    woke: list[str] = []
    messages = WindowsMessages(lambda: woke.append("woke"))
    told = MSG(message=message, wParam=detail)
    address = ctypes.addressof(told)
    assert messages.nativeEventFilter(b"windows_generic_MSG", address) == (False, 0)
    assert bool(woke) == wakes
    assert messages.nativeEventFilter(b"xcb_generic_event_t", address) == (False, 0)
    assert len(woke) == wakes


def test_each_system_has_its_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, kind in (("linux", "LinuxSignals"), ("darwin", "MacSignals"), ("win32", "NoSignals")):
        monkeypatch.setattr(sys, "platform", system)
        signals = system_wake_signals(lambda: None)
        assert type(signals).__name__ == kind
    nothing = NoSignals()
    nothing.start()
    nothing.stop()
