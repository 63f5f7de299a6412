"""A thin blocking D-Bus client."""

from collections import deque
from collections.abc import Sequence
from typing import Any, NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

NOTIFICATIONS = "org.freedesktop.Notifications"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_TIMEOUT = 20.0
_AT_A_TIME = 200  # questions, so that neither side waits for the other to read


class BusError(Exception):
    """The other side answered with an error, or not at all."""


class Question(NamedTuple):
    """A method of an object, with what to give it."""

    dest: str
    path: str
    interface: str
    member: str
    signature: str = ""
    args: Sequence[Any] = ()

    @property
    def message(self) -> Message:
        address = DBusAddress(self.path, self.dest, self.interface)
        return new_method_call(address, self.member, self.signature or None, tuple(self.args))

    def answer(self, reply: Message) -> Any:
        """The body of the reply; BusError when it is an error."""
        if reply.header.message_type == MessageType.error:
            raise BusError(f"{self.member}: {reply.header.fields.get(HeaderFields.error_name)} {reply.body}")
        return reply.body


def reading(dest: str, path: str, interface: str, name: str) -> Question:
    """What a property is."""
    return Question(dest, path, _PROPERTIES, "Get", "ss", (interface, name))


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
        question = Question(dest, path, interface, member, signature, args)
        try:
            reply = self.conn.send_and_get_reply(question.message, timeout=timeout)
        except TimeoutError as error:
            raise BusError(f"timeout: {dest} {path} {interface}.{member}") from error
        return question.answer(reply)

    def ask(self, questions: Sequence[Question]) -> list[Any]:
        """The body of each answer, None where it was an error; many at a time, as each way over the bus costs."""
        answers: list[Any] = []
        for start in range(0, len(questions), _AT_A_TIME):
            answers += self._ask_at_once(questions[start : start + _AT_A_TIME])
        return answers

    def _ask_at_once(self, questions: Sequence[Question]) -> list[Any]:
        serials = [next(self.conn.outgoing_serial) for _ in questions]
        replies: dict[int, Message] = {}
        arrived: deque[Message] = deque()
        with (
            self.conn.filter(MatchRule(type="method_return"), queue=arrived),
            self.conn.filter(MatchRule(type="error"), queue=arrived),
        ):
            messages = zip(questions, serials, strict=True)
            self.conn.sock.sendall(b"".join(question.message.serialise(serial) for question, serial in messages))
            while len(replies) < len(questions):
                try:
                    reply = self.conn.recv_until_filtered(arrived, timeout=_TIMEOUT)
                except TimeoutError as error:
                    raise BusError(f"timeout: {questions[0]} and others") from error
                if (serial := reply.header.fields[HeaderFields.reply_serial]) in serials:
                    replies[serial] = reply
        return [
            None if replies[serial].header.message_type == MessageType.error else replies[serial].body
            for serial in serials
        ]

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
