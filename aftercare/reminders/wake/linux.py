"""Waking up and clock changes on Linux: logind and timedated over D-Bus, and a timer the kernel cancels."""

import ctypes
import os
import selectors
import socket
import threading
from collections import deque
from collections.abc import Callable

from jeepney import HeaderFields, MatchRule, Message
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_TIMEOUT = 3.0
# Who may say what. What arrives bears the sender's own bus name, so it is told apart without this one.
_SAID: tuple[tuple[str, dict[str, str]], ...] = (
    ("org.freedesktop.login1", {"interface": "org.freedesktop.login1.Manager", "member": "PrepareForSleep"}),
    (
        "org.freedesktop.timedate1",
        {
            "interface": "org.freedesktop.DBus.Properties",
            "member": "PropertiesChanged",
            "path": "/org/freedesktop/timedate1",
        },
    ),
)
_CLOCK_REALTIME, _ABSOLUTE, _CANCEL_ON_SET = 0, 1, 2
_CLOSE_ON_EXEC, _DO_NOT_BLOCK = 0o2000000, 0o4000
_FAR_AHEAD = 2**33  # seconds: some 270 years, as far as the kernel counts


def _system_bus() -> DBusConnection:
    return open_dbus_connection(bus="SYSTEM")


class LinuxSignals:
    """Listens on a thread of its own; without a bus or a timer it hears less, and the heartbeat does the rest."""

    def __init__(self, woke: Callable[[], None], connect: Callable[[], DBusConnection] = _system_bus) -> None:
        self._woke, self._connect = woke, connect
        self._heard: deque[Message] = deque()
        self._end: socket.socket | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen."""
        self._end, ended = socket.socketpair()
        self._thread = threading.Thread(target=self._run, args=[ended], name="wake signals", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        if self._end is not None and self._thread is not None:
            self._end.close()
            self._thread.join(2 * _TIMEOUT)

    def _run(self, ended: socket.socket) -> None:
        connection, timer = self._listen(), clock_timer()
        with ended, selectors.DefaultSelector() as selector:
            selector.register(ended, selectors.EVENT_READ)
            if connection is not None:
                selector.register(connection.sock, selectors.EVENT_READ)
            if timer is not None:
                selector.register(timer, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _events in selector.select()}
                if ended in ready:
                    break
                if timer in ready and timer is not None and was_cancelled(timer):
                    self._woke()
                if connection is not None and connection.sock in ready and not self._hear(connection):
                    selector.unregister(connection.sock)
                    connection.close()
                    connection = None
        if connection is not None:
            connection.close()
        if timer is not None:
            os.close(timer)

    def _listen(self) -> DBusConnection | None:
        try:
            connection = self._connect()
            for sender, signal in _SAID:
                connection.filter(MatchRule(type="signal", **signal), queue=self._heard)
                rule = MatchRule(type="signal", sender=sender, **signal)
                connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_TIMEOUT)
        except (KeyError, ValueError, RuntimeError, OSError):  # no bus, or one that does not answer
            return None
        return connection

    def _hear(self, connection: DBusConnection) -> bool:
        """Pass on what was said; gives whether the connection still stands."""
        try:
            while True:
                connection.recv_messages(timeout=0)
        except TimeoutError:
            alive = True
        except OSError:
            alive = False
        while self._heard:
            if _says_woke(self._heard.popleft()):
                self._woke()
        return alive


def _says_woke(signal: Message) -> bool:
    """Going to sleep is said by the same signal, with True."""
    asleep = signal.header.fields.get(HeaderFields.member) == "PrepareForSleep" and signal.body[0]
    return not asleep


class _Moment(ctypes.Structure):
    _fields_ = (("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long))


class _TimerSpec(ctypes.Structure):
    _fields_ = (("interval", _Moment), ("value", _Moment))


def clock_timer() -> int | None:
    """A timer far ahead on the wall clock: setting that clock makes it readable. None where there is no such timer."""
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        timer = libc.timerfd_create(_CLOCK_REALTIME, _CLOSE_ON_EXEC | _DO_NOT_BLOCK)
    except AttributeError:  # another C library
        return None
    if timer < 0:
        return None
    return int(timer) if _set(timer) else None


def was_cancelled(timer: int) -> bool:
    """Whether the wall clock was set; the timer is set again."""
    try:
        os.read(timer, 8)
    except BlockingIOError:
        return False
    except OSError:  # ECANCELED
        return _set(timer)
    return False


def _set(timer: int) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    spec = _TimerSpec(value=_Moment(seconds=_FAR_AHEAD))
    return bool(libc.timerfd_settime(timer, _ABSOLUTE | _CANCEL_ON_SET, ctypes.byref(spec), None) == 0)
