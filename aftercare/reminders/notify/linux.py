"""Notifications over D-Bus (org.freedesktop.Notifications 1.2) with jeepney, on a thread of its own."""

import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from html import escape
from queue import Empty, SimpleQueue
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, HeaderFields, MatchRule, Message, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Notice
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.reminders.notify import Listener

TIMEOUT = 3.0
ICON = "x-office-calendar"  # says nothing about what this program is for

_INTERFACE = "org.freedesktop.Notifications"
_DESKTOP = DBusAddress("/org/freedesktop/Notifications", bus_name=_INTERFACE, interface=_INTERFACE)
_NEVER_EXPIRES = 0
_NORMAL_URGENCY = 1
# Desktops that show every button; others cut off after three, or put each on a line.
_ROOMY = frozenset({"Plasma"})
# The specification's name for a click beside the buttons.
_CLICK = "default"


# What the desktops call notices of which only the latest is shown.
_SAME = ("x-dunst-stack-tag", "x-canonical-private-synchronous")


class LinuxNotifier:
    """Shows notices through the desktop's notification service; connects again after a failure."""

    def __init__(self, listener: Listener, connect: Callable[[], DBusConnection] = open_dbus_connection) -> None:
        self._listener = listener
        self._connect = connect
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._wake, self._woken = socket.socketpair()
        self._line: _Line | None = None
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)
        self._thread.start()

    def show(self, notice: Notice, replaces: int | None) -> None:
        """Put a notice on the screen, in the place of an earlier one when its id is known."""
        self._do(lambda: self._show(notice, replaces or 0))

    def close(self, notice_id: int) -> None:
        """Take a notice off the screen, if it still is there."""
        self._do(lambda: self._close(notice_id))

    def stop(self) -> None:
        """End the thread; what is on the screen stays there."""
        self._do(self._stop)
        self._thread.join(2 * TIMEOUT)

    def _do(self, work: Callable[[], None]) -> None:
        self._work.put(work)
        with suppress(OSError):  # it was awake, has stopped already, and closed this
            self._wake.send(b"\0")

    def _stop(self) -> None:
        self._stopping = True

    def _run(self) -> None:
        """Do what is asked for, and in between hear what the desktop says."""
        while not self._stopping:
            with selectors.DefaultSelector() as selector:
                selector.register(self._woken, selectors.EVENT_READ)
                if self._line is not None:
                    selector.register(self._line.connection.sock, selectors.EVENT_READ)
                ready = {key.fileobj for key, _events in selector.select()}
            if self._woken in ready:
                self._woken.recv(4096)
                self._work_off()
            if self._line is not None:
                try:
                    self._line.hear()
                except OSError:
                    self._hang_up()
        self._hang_up()
        self._wake.close()
        self._woken.close()

    def _work_off(self) -> None:
        while not self._stopping:
            try:
                self._work.get_nowait()()
            except Empty:
                return

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.connection.close()
            self._line = None

    def _show(self, notice: Notice, replaces: int) -> None:
        try:
            if self._line is None:
                self._line = _Line(self._open(), self._listener)
            notice_id = self._line.notify(notice, replaces)
        except AftercareError as error:
            self._listener.failed(notice.key, str(error))
        except TimeoutError:
            self._hang_up()
            self._listener.failed(notice.key, _("The desktop did not answer when asked to show a reminder."))
        except DBusErrorResponse:
            self._hang_up()
            self._listener.failed(notice.key, _("Nothing on this desktop shows notifications."))
        except OSError:
            self._hang_up()
            self._listener.failed(notice.key, _("The connection to the desktop was lost."))
        else:
            self._listener.delivered(notice.key, notice_id)

    def _open(self) -> DBusConnection:
        try:
            return self._connect()
        except (KeyError, ValueError, RuntimeError, OSError) as error:  # no address, a strange one, nobody there
            raise AftercareError(_("This desktop has no way for programs to show notifications.")) from error

    def _close(self, notice_id: int) -> None:
        if self._line is None:
            return
        try:
            self._line.close(notice_id)
        except OSError:
            self._hang_up()


class _Line:
    """One connection to the session bus, what the service there can do, and the notices it showed for us."""

    def __init__(self, connection: DBusConnection, listener: Listener) -> None:
        self.connection = connection
        self._listener = listener
        self._heard: deque[Message] = deque()
        # (service's own bus name, id) -> key: after a restart of the service its ids begin again, for others too.
        self._keys: dict[tuple[str, int], str] = {}
        self._capabilities: list[str] | None = None
        self._has_room = False

    def _greet(self) -> list[str]:
        rule = MatchRule(type="signal", interface=_INTERFACE, path=_DESKTOP.object_path)
        self.connection.filter(rule, queue=self._heard)
        self._call(message_bus.AddMatch(rule))
        (capabilities,) = self._ask("GetCapabilities").body
        self._has_room = self._ask("GetServerInformation").body[0] in _ROOMY
        return list(capabilities)

    def notify(self, notice: Notice, replaces: int) -> int:
        """Show a notice and give the id the service has for it."""
        if self._capabilities is None:
            self._capabilities = self._greet()
        if "actions" not in self._capabilities:
            raise AftercareError(_("This desktop shows notifications without buttons, so Aftercare uses its own card."))
        buttons = (*notice.buttons, *notice.more) if self._has_room else notice.buttons
        actions = [text for button in buttons for text in (button.action.value, button.label)]
        if notice.names:
            actions += (_CLICK, _("Open"))
        body = escape(notice.body, quote=False) if "body-markup" in self._capabilities else notice.body
        hints: dict[str, tuple[str, Any]] = {"urgency": ("y", _NORMAL_URGENCY)}
        if notice.names:  # replaces also what a killed run showed without hearing its id, where the desktop knows how
            hints |= dict.fromkeys(_SAME, ("s", _same(notice)))
        if notice.silent:
            hints["suppress-sound"] = ("b", True)
        elif "sound" in self._capabilities:
            hints["sound-name"] = ("s", "message-new-instant")
        arguments = (notice.app_name, replaces, ICON, notice.title, body, actions, hints, _NEVER_EXPIRES)
        reply = self._ask("Notify", "susssasa{sv}i", arguments)
        (notice_id,) = reply.body
        self._keys[reply.header.fields[HeaderFields.sender], notice_id] = notice.key
        return int(notice_id)

    def close(self, notice_id: int) -> None:
        """Ask for a notice to be taken away; the service may already have done so."""
        self.connection.send(new_method_call(_DESKTOP, "CloseNotification", "u", (notice_id,)))

    def hear(self) -> None:
        """Pass on what the service has sent since."""
        try:
            while True:
                self.connection.recv_messages(timeout=0)
        except TimeoutError:
            pass
        while self._heard:
            self._pass_on(self._heard.popleft())

    def _pass_on(self, signal: Message) -> None:
        fields = signal.header.fields
        member = fields.get(HeaderFields.member)
        if member not in ("ActionInvoked", "NotificationClosed"):
            return
        about = (fields.get(HeaderFields.sender), signal.body[0])
        key = self._keys.get(about)
        if key is None:
            return
        if member == "ActionInvoked":
            pressed = signal.body[1]
            self._listener.acted(key, Action.OPEN.value if pressed == _CLICK else pressed)
        else:
            del self._keys[about]

    def _ask(self, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Message:
        return self._call(new_method_call(_DESKTOP, method, signature, body))

    def _call(self, message: Message) -> Message:
        """Send and wait for the answer; raises TimeoutError, DBusErrorResponse, OSError."""
        reply: Message = self.connection.send_and_get_reply(message, timeout=TIMEOUT)
        unwrap_msg(reply)
        return reply


def _same(notice: Notice) -> str:
    """A text that is always the same for a notice and reveals nothing about it."""
    return sha256(notice.key.encode()).hexdigest()[:16]
