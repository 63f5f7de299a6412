"""Notifications: what was sent, read off the bus, and the buttons a person presses on them.

Run as a module it is the recorder that the session starts.
"""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_method_call

from tests.e2e.harness.bus import NOTIFICATIONS, Bus
from tests.e2e.harness.procs import until

_REPLY_TO, _MEMBER, _DESTINATION, _SENDER = 5, 3, 6, 7  # header fields of D-Bus

DUNST_SETTINGS = """[global]
font = DejaVu Sans 10
width = 360
origin = top-right
idle_threshold = 0
stack_duplicates = no
dmenu = {pick}
[urgency_low]
timeout = 0
[urgency_normal]
timeout = 0
[urgency_critical]
timeout = 0
"""
# Stands in for dmenu: dunst lists the buttons on its input, the wanted one is in the file beside it.
PICK = """#!/bin/sh
grep -E -m1 -f "$(dirname "$0")/pick.txt"
"""


@dataclass(frozen=True)
class Notice:
    """One notification as the daemon took it."""

    id: int | None  # None: the daemon refused it
    replaces: int
    app: str
    icon: str
    summary: str
    body: str
    buttons: dict[str, str]  # key: label
    hints: dict[str, Any]


class Notify:
    """The notifications of a session."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self._env, self._pick, self._file = dict(env), folder / "dunst/pick.txt", folder / "notifications.jsonl"

    def sent(self) -> list[Notice]:
        return [Notice(**event) for event in self._events("notice")]

    def wait(self, text: str, timeout: float = 15, after: int = 0) -> Notice:
        """The newest notice, of those after the first `after`, whose words fit the regular expression."""
        return until(
            lambda: [n for n in self.sent()[after:] if re.search(text, f"{n.summary}\n{n.body}")],
            timeout,
            f"notification {text!r}",
        )[-1]

    def press(self, label: str, notice: Notice) -> str:
        """Press a button of a notice through the daemon's own menu; gives the key the program is told."""
        self._pick.write_text(f"{re.escape(label)}.*\\[{notice.id},\n")
        before = len(self._events("pressed"))
        self._daemon("context")
        until(lambda: len(self._events("pressed")) > before, 15, f"press of {label!r}")
        return str(self._events("pressed")[-1]["key"])

    def closed(self) -> list[int]:
        """Ids of the notices that are off the screen, oldest first."""
        return [event["id"] for event in self._events("closed")]

    def shown(self) -> int:
        """How many notices are on the screen."""
        return int(self._daemon("count", "displayed"))

    def dismiss_all(self) -> None:
        self._daemon("close-all")

    def _daemon(self, *args: str) -> str:
        run = subprocess.run(["dunstctl", *args], env=self._env, capture_output=True, text=True, timeout=40, check=True)
        return run.stdout

    def _events(self, kind: str) -> list[dict[str, Any]]:
        lines = self._file.read_text().splitlines(keepends=True)
        events = (json.loads(line) for line in lines if line.endswith("\n"))
        return [event["data"] for event in events if event["kind"] == kind]


class _Recorder:
    """Writes every notification, press and closing that passes over the bus."""

    def __init__(self, bus: Bus, file: Path) -> None:
        self._bus, self._file = bus, file
        self._waiting: dict[tuple[str, int], dict[str, Any]] = {}

    def run(self) -> None:
        rules = [f"interface='{NOTIFICATIONS}'", "type='method_return'", "type='error'"]
        monitoring = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring")
        become = new_method_call(monitoring, "BecomeMonitor", "asu", (rules, 0))
        self._bus.conn.send_and_get_reply(become, timeout=5)
        self._file.touch()
        while True:
            self._take(self._bus.conn.receive())

    def _take(self, message: Message) -> None:
        header, fields = message.header, message.header.fields
        name, kind = fields.get(_MEMBER), header.message_type
        answered = (fields.get(_DESTINATION), fields.get(_REPLY_TO))
        if kind == MessageType.method_call and name == "Notify":
            app, replaces, icon, summary, body, buttons, hints, _ = message.body
            self._waiting[fields[_SENDER], header.serial] = {
                "app": app, "replaces": replaces, "icon": icon, "summary": summary, "body": body,
                "buttons": dict(zip(buttons[::2], buttons[1::2], strict=True)),
                "hints": {key: _plain(value) for key, (_, value) in hints.items()},
            }  # fmt: skip
        elif kind in (MessageType.method_return, MessageType.error) and answered in self._waiting:
            taken = message.body[0] if kind == MessageType.method_return else None
            self._put("notice", {"id": taken, **self._waiting.pop(answered)})
        elif kind == MessageType.signal and name == "ActionInvoked":
            self._put("pressed", {"id": message.body[0], "key": message.body[1]})
        elif kind == MessageType.signal and name == "NotificationClosed":
            self._put("closed", {"id": message.body[0]})

    def _put(self, kind: str, data: dict[str, Any]) -> None:
        with self._file.open("a") as file:
            file.write(json.dumps({"kind": kind, "data": data}) + "\n")


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, bool)) else f"<{type(value).__name__}>"


if __name__ == "__main__":
    _Recorder(Bus(os.environ["DBUS_SESSION_BUS_ADDRESS"]), Path(os.environ["E2E_FOLDER"], "notifications.jsonl")).run()
