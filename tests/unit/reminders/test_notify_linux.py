"""Notifications over D-Bus: what is asked of the desktop, what it says, and what happens when it says nothing."""

import queue
import socket
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from queue import SimpleQueue
from typing import Any, cast

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is the way on Linux", allow_module_level=True)

from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_call, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection

from aftercare.domain.records.deliveries import ReminderName, Source
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Button, Notice
from aftercare.reminders.notify import Listener
from aftercare.reminders.notify.linux import LinuxNotifier

PATIENCE = 10.0  # seconds
DESKTOP = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")

MORE = (Button(Action.HOUR, "In 1 hour"),)
NOTICE = Notice(
    key="k",
    names=(ReminderName(Source.COMMITMENT, "c", datetime(2026, 10, 6, 14), 0),),
    app_name="Planner",
    title="Ann & <Bob>",
    body="Ann & <Bob>",
    buttons=(Button(Action.DONE, "Done"), Button(Action.SNOOZE, "In 15 minutes")),
)


class Bus:
    """A session bus with one notification service on it, as the notifier's connection shows it."""

    def __init__(self) -> None:
        self.capabilities = ["actions", "body", "body-markup", "sound"]
        self.server, self.owner = "gnome-shell", ":1.5"
        self.fault: Exception | None = None
        self.refuses = False
        self.calls: list[tuple[str, Any]] = []
        self.connections = 0
        self.sock, self.far = socket.socketpair()
        self._heard: deque[Message] = deque()
        self._coming: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._ids = 0

    def __call__(self) -> "Bus":
        self.connections += 1
        if isinstance(self.fault, KeyError | ConnectionRefusedError):
            raise self.fault
        return self

    def filter(self, _rule: Any, *, queue: deque[Message]) -> None:
        self._heard = queue

    def send(self, message: Message) -> None:
        self.calls.append((message.header.fields[HeaderFields.member], message.body))

    def send_and_get_reply(self, message: Message, *, timeout: float) -> Message:
        assert timeout == 3.0
        member = message.header.fields[HeaderFields.member]
        self.calls.append((member, message.body))
        if self.fault is not None:
            raise self.fault
        message.header.serial = len(self.calls)
        message.header.fields[HeaderFields.sender] = ":1.9"
        reply = self._reply(message, member)
        reply.header.fields[HeaderFields.sender] = self.owner
        return reply

    def _reply(self, message: Message, member: str) -> Message:
        if self.refuses and member != "AddMatch":
            return new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown", "s", ("nobody",))
        if member == "GetCapabilities":
            return new_method_return(message, "as", (self.capabilities,))
        if member == "GetServerInformation":
            return new_method_return(message, "ssss", (self.server, "made up", "1.0", "1.2"))
        if member == "Notify":
            replaces = message.body[1]
            self._ids = self._ids if replaces else self._ids + 1
            return new_method_return(message, "u", (replaces or self._ids,))
        return new_method_return(message)

    def recv_messages(self, *, timeout: float) -> None:
        assert timeout == 0
        if isinstance(self.fault, ConnectionResetError):
            raise self.fault
        try:
            self._heard.append(self._coming.get_nowait())
        except queue.Empty:
            raise TimeoutError from None
        self.sock.recv(1)

    def close(self) -> None:
        self.calls.append(("hang up", ()))

    def say(self, member: str, *body: Any, sender: str | None = None) -> None:
        """Let the service send a signal."""
        signal = new_signal(DESKTOP, member, "us" if member == "ActionInvoked" else "uu", body)
        signal.header.fields[HeaderFields.sender] = sender or self.owner
        self._coming.put(signal)
        self.far.send(b"\0")

    def say_nothing(self, member: str) -> None:
        """Let the service send a signal without a body."""
        signal = new_signal(DESKTOP, member)
        signal.header.fields[HeaderFields.sender] = self.owner
        self._coming.put(signal)
        self.far.send(b"\0")

    def disturb(self) -> None:
        self.far.send(b"\0")

    def asked(self, member: str) -> list[Any]:
        return [body for called, body in self.calls if called == member]


class Ears:
    """What the notifier said, in order."""

    def __init__(self) -> None:
        self.said: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        self.listener = Listener(self._hear("delivered"), self._hear("failed"), self._hear("acted"))

    def _hear(self, what: str) -> Callable[..., None]:
        return lambda *said: self.said.put((what, *said))

    def next(self) -> tuple[Any, ...]:
        return self.said.get(timeout=PATIENCE)


@pytest.fixture
def bus() -> Iterator[Bus]:
    one = Bus()
    yield one
    one.sock.close()
    one.far.close()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def notifier(bus: Bus, ears: Ears) -> Iterator[LinuxNotifier]:
    one = start(bus, ears)
    yield one
    one.stop()


def start(bus: Bus, ears: Ears) -> LinuxNotifier:
    return LinuxNotifier(ears.listener, cast("Callable[[], DBusConnection]", bus))


def test_a_notice_is_shown_with_its_buttons_and_a_neutral_look(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    notifier.show(NOTICE, None)
    assert ears.next() == ("delivered", "k", 1)
    ((name, replaces, icon, title, body, actions, hints, expires),) = bus.asked("Notify")
    assert (name, replaces, icon, expires) == ("Planner", 0, "x-office-calendar", 0)
    assert (title, body) == ("Ann & <Bob>", "Ann &amp; &lt;Bob&gt;")
    assert actions == ["done", "Done", "snooze", "In 15 minutes", "default", "Open"]
    same = hints.pop("x-dunst-stack-tag")
    assert hints.pop("x-canonical-private-synchronous") == same
    assert hints == {"urgency": ("y", 1), "sound-name": ("s", "message-new-instant")}
    notifier.show(replace(NOTICE, title="Other words"), None)
    ears.next()
    assert bus.asked("Notify")[1][6]["x-dunst-stack-tag"] == same


@pytest.mark.parametrize(("server", "more"), [("Plasma", ["hour", "In 1 hour"]), ("gnome-shell", [])])
def test_other_times_to_snooze_are_buttons_where_there_is_room(
    bus: Bus, ears: Ears, notifier: LinuxNotifier, server: str, more: list[str]
) -> None:
    bus.server = server
    notifier.show(replace(NOTICE, more=MORE), None)
    ears.next()
    assert bus.asked("Notify")[0][5] == ["done", "Done", "snooze", "In 15 minutes", *more, "default", "Open"]


def test_text_is_left_alone_where_there_is_no_markup(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    bus.capabilities = ["actions", "body"]
    notifier.show(NOTICE, None)
    ears.next()
    assert bus.asked("Notify")[0][4] == "Ann & <Bob>"


def test_a_silent_notice_asks_for_no_sound(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    notifier.show(Notice(key="k", names=(), app_name="", title="", buttons=(), silent=True), None)
    ears.next()
    assert bus.asked("Notify")[0][6]["suppress-sound"] == ("b", True)


def test_the_same_notice_is_replaced_and_can_be_closed(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    notifier.show(NOTICE, 7)
    assert ears.next() == ("delivered", "k", 7)
    assert bus.asked("Notify")[0][1] == 7
    notifier.close(7)
    notifier.show(NOTICE, None)
    ears.next()
    assert bus.asked("CloseNotification") == [(7,)]
    assert bus.asked("GetCapabilities") == [()]


@pytest.mark.parametrize(("pressed", "action"), [("done", "done"), ("default", "open")])
def test_a_pressed_button_is_heard_also_on_a_notice_of_a_former_run(
    bus: Bus, ears: Ears, notifier: LinuxNotifier, pressed: str, action: str
) -> None:
    notifier.show(NOTICE, 7)
    ears.next()
    bus.say("ActionInvoked", 7, pressed)
    assert ears.next() == ("acted", "k", action)


def test_a_signal_nobody_expects_is_no_end(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    notifier.show(NOTICE, None)
    assert ears.next() == ("delivered", "k", 1)
    bus.say_nothing("SomethingNew")
    bus.say("ActionInvoked", 1, "done")
    assert ears.next() == ("acted", "k", "done")


def test_buttons_that_are_not_ours_are_not_heard(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    """Another program's notice, ours once it is closed, and the same number of a service that was started again."""
    notifier.show(NOTICE, 7)
    ears.next()
    bus.say("ActionInvoked", 8, "done")
    bus.say("ActionInvoked", 7, "done", sender=":1.77")
    bus.say("NotificationClosed", 7, 2)
    bus.say("ActionInvoked", 7, "done")
    notifier.show(NOTICE, None)
    assert ears.next() == ("delivered", "k", 1)
    bus.say("ActionInvoked", 1, "snooze")
    assert ears.next() == ("acted", "k", "snooze")


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (KeyError("DBUS_SESSION_BUS_ADDRESS"), "This desktop has no way for programs to show notifications."),
        (ConnectionRefusedError(), "This desktop has no way for programs to show notifications."),
        (TimeoutError(), "The desktop did not answer when asked to show a reminder."),
        (ConnectionResetError(), "The connection to the desktop was lost."),
    ],
)
def test_every_fault_has_its_sentence_and_the_next_notice_tries_again(
    bus: Bus, ears: Ears, notifier: LinuxNotifier, fault: Exception, reason: str
) -> None:
    bus.fault = fault
    notifier.show(NOTICE, None)
    assert ears.next() == ("failed", "k", reason)
    bus.fault = None
    notifier.show(NOTICE, None)
    assert ears.next() == ("delivered", "k", 1)
    assert bus.connections == 2


def test_nobody_who_shows_notices_is_said(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    bus.refuses = True
    notifier.show(NOTICE, None)
    assert ears.next() == ("failed", "k", "Nothing on this desktop shows notifications.")
    assert bus.asked("hang up") == [()]


def test_a_desktop_without_buttons_leaves_the_notice_to_the_card(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    bus.capabilities = ["body"]
    notifier.show(NOTICE, None)
    what, key, reason = ears.next()
    assert (what, key) == ("failed", "k")
    assert "without buttons" in reason
    assert bus.asked("Notify") == []


def test_a_bus_that_goes_away_is_no_end(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    notifier.show(NOTICE, None)
    ears.next()
    bus.fault = ConnectionResetError()
    bus.disturb()
    notifier.close(1)
    notifier.show(NOTICE, None)
    assert ears.next()[0] == "failed"
    bus.fault = None
    notifier.show(NOTICE, None)
    assert ears.next() == ("delivered", "k", 2)


def test_a_thread_that_stopped_before_it_was_woken_is_no_fault(bus: Bus, ears: Ears) -> None:
    notifier = start(bus, ears)

    class Quick(SimpleQueue[Callable[[], None]]):
        def put(self, work: Callable[[], None], *_more: Any) -> None:
            """Give the thread, still awake from the work before, the time to end."""
            super().put(work)
            wake.send(b"\0")
            thread.join(5)

    wake, thread = notifier._wake, notifier._thread  # noqa: SLF001 - a race that is seen only from within
    notifier._work = Quick()  # noqa: SLF001 - the same
    notifier.stop()
    assert not thread.is_alive()


def test_stopping_leaves_the_notices_on_the_screen(bus: Bus, ears: Ears) -> None:
    notifier = start(bus, ears)
    notifier.show(NOTICE, None)
    ears.next()
    notifier.stop()
    assert bus.asked("CloseNotification") == []
    assert bus.asked("hang up") == [()]


def test_the_message_for_the_bus_can_be_written_down(bus: Bus, ears: Ears, notifier: LinuxNotifier) -> None:
    """The real library packs what the stand-in only keeps."""
    notifier.show(NOTICE, None)
    ears.next()
    (body,) = bus.asked("Notify")
    message = new_method_call(DBusAddress("/x", bus_name="x.y", interface="x.y"), "Notify", "susssasa{sv}i", body)
    assert message.serialise(serial=1)
