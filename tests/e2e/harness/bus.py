"""A thin blocking D-Bus client."""

from collections import deque
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

NOTIFICATIONS = "org.freedesktop.Notifications"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_TIMEOUT = 20.0


class BusError(Exception):
    """The other side answered with an error, or not at all."""


class Bus:
    """One connection to a message bus."""

    def __init__(self, address: str) -> None:
        self.conn = open_dbus_connection(address)

    def close(self) -> None:
        self.conn.close()

    def call(
        self,
        dest: str,
        path: str,
        interface: str,
        member: str,
        signature: str = "",
        *args: Any,
        timeout: float = _TIMEOUT,
    ) -> Any:
        """The body of the answer."""
        message = new_method_call(DBusAddress(path, dest, interface), member, signature or None, args)
        try:
            reply = self.conn.send_and_get_reply(message, timeout=timeout)
        except TimeoutError as error:
            raise BusError(f"timeout: {dest} {path} {interface}.{member}") from error
        if reply.header.message_type == MessageType.error:
            raise BusError(f"{member}: {reply.header.fields.get(4)} {reply.body}")
        return reply.body

    def get(self, dest: str, path: str, interface: str, name: str) -> Any:
        return self.call(dest, path, _PROPERTIES, "Get", "ss", interface, name)[0][1]

    def get_all(self, dest: str, path: str, interface: str) -> dict[str, Any]:
        answer = self.call(dest, path, _PROPERTIES, "GetAll", "s", interface)[0]
        return {name: value for name, (_, value) in answer.items()}

    def has_owner(self, name: str) -> bool:
        return bool(self._daemon("NameHasOwner", name))

    def pid_of(self, name: str) -> int:
        return int(self._daemon("GetConnectionUnixProcessID", name))

    def signals(self, **rule: str) -> "deque[Message]":
        """Signals that fit the rule, from now on; read them with `next_signal`."""
        match = MatchRule(type="signal", **rule)
        self.conn.send_and_get_reply(message_bus.AddMatch(match), timeout=_TIMEOUT)
        queue: deque[Message] = deque()
        self.conn.filter(match, queue=queue)
        return queue

    def next_signal(self, queue: "deque[Message]", timeout: float) -> Message | None:
        if queue:
            return queue.popleft()
        try:
            return self.conn.recv_until_filtered(queue, timeout=timeout)
        except TimeoutError:
            return None

    def _daemon(self, member: str, name: str) -> Any:
        bus = "org.freedesktop.DBus"
        return self.call(bus, "/org/freedesktop/DBus", bus, member, "s", name)[0]
