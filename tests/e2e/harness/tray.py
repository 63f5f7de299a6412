"""A StatusNotifier tray: as a module it is the host; `Tray` reads the icons and works their menus."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, message_bus, new_error, new_method_return, new_signal

from tests.e2e.harness.bus import Bus, BusError
from tests.e2e.harness.procs import until

WATCHER = "org.kde.StatusNotifierWatcher"
_PATH = "/StatusNotifierWatcher"
_ITEM, _MENU = "org.kde.StatusNotifierItem", "com.canonical.dbusmenu"
_MEMBER, _SENDER = 3, 7  # header fields of D-Bus
_INTROSPECTION = f"""<node><interface name="{WATCHER}">
<method name="RegisterStatusNotifierItem"><arg direction="in" type="s"/></method>
<method name="RegisterStatusNotifierHost"><arg direction="in" type="s"/></method>
<property name="RegisteredStatusNotifierItems" type="as" access="read"/>
<property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
<property name="ProtocolVersion" type="i" access="read"/>
<signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
<signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
<signal name="StatusNotifierHostRegistered"/></interface></node>"""


@dataclass(frozen=True)
class TrayIcon:
    """A program's icon in the tray."""

    dest: str
    path: str
    pid: int
    properties: dict[str, Any]

    @property
    def tooltip(self) -> str:
        return str(self.properties["ToolTip"][2])


@dataclass(frozen=True)
class MenuEntry:
    """A line of a tray icon's menu."""

    id: int
    label: str
    enabled: bool


class Tray:
    """The tray of a session."""

    def __init__(self, address: str) -> None:
        self._bus = Bus(address)

    def close(self) -> None:
        self._bus.close()

    def icons(self) -> list[TrayIcon]:
        found = []
        for item in self._bus.get(WATCHER, _PATH, WATCHER, "RegisteredStatusNotifierItems"):
            dest, _, path = item.partition("/")
            try:
                properties = self._bus.get_all(dest, f"/{path}", _ITEM)
                found.append(TrayIcon(dest, f"/{path}", self._bus.pid_of(dest), properties))
            except BusError:  # it is just leaving
                continue
        return found

    def wait(self, pid: int, timeout: float = 15) -> TrayIcon:
        return until(lambda: [i for i in self.icons() if i.pid == pid], timeout, "tray icon")[0]

    def click(self, icon: TrayIcon) -> None:
        self._bus.call(icon.dest, icon.path, _ITEM, "Activate", "ii", 0, 0)

    def menu(self, icon: TrayIcon) -> list[MenuEntry]:
        """The icon's menu, without separators and submenus."""
        menu = icon.properties["Menu"]
        self._bus.call(icon.dest, menu, _MENU, "AboutToShow", "i", 0)
        _, _, entries = self._bus.call(icon.dest, menu, _MENU, "GetLayout", "iias", 0, 1, [])[1]
        read = [(number, {k: v for k, (_, v) in properties.items()}) for _, (number, properties, _) in entries]
        return [
            MenuEntry(number, entry["label"].replace("_", "", 1), entry.get("enabled", True))
            for number, entry in read
            if entry.get("type", "standard") == "standard" and entry.get("visible", True)
        ]

    def choose(self, icon: TrayIcon, label: str) -> None:
        entry = next(e for e in self.menu(icon) if e.label == label)
        menu = icon.properties["Menu"]
        self._bus.call(icon.dest, menu, _MENU, "Event", "isvu", entry.id, "clicked", ("s", ""), 0)


class _Host:
    """Keeps the list of icons, as a desktop's panel does."""

    def __init__(self, bus: Bus) -> None:
        self._conn, self._items = bus.conn, list[str]()
        self._me = DBusAddress(_PATH, WATCHER, WATCHER)
        self._answers: dict[str, Callable[[Message], Message]] = {
            "RegisterStatusNotifierItem": self._register,
            "RegisterStatusNotifierHost": new_method_return,
            "Introspect": lambda m: new_method_return(m, "s", (_INTROSPECTION,)),
            "Get": lambda m: new_method_return(m, "v", (self._properties()[m.body[1]],)),
            "GetAll": lambda m: new_method_return(m, "a{sv}", (self._properties(),)),
        }

    def run(self) -> None:
        leaving = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
        self._conn.send_and_get_reply(message_bus.AddMatch(leaving), timeout=5)
        self._conn.send_and_get_reply(message_bus.RequestName(WATCHER), timeout=5)
        while True:
            message = self._conn.receive()
            name, kind = message.header.fields.get(_MEMBER), message.header.message_type
            if kind == MessageType.signal and name == "NameOwnerChanged" and not message.body[2]:
                self._forget(message.body[0])
            elif kind == MessageType.method_call:
                unknown = new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", (str(name),))
                self._conn.send(self._answers[name](message) if name in self._answers else unknown)

    def _properties(self) -> dict[str, tuple[str, Any]]:
        return {
            "RegisteredStatusNotifierItems": ("as", self._items),
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
        }

    def _register(self, message: Message) -> Message:
        service = message.body[0]
        dest = message.header.fields[_SENDER]
        item = dest + service if service.startswith("/") else f"{service}/StatusNotifierItem"
        if item not in self._items:
            self._items.append(item)
        self._conn.send(new_signal(self._me, "StatusNotifierItemRegistered", "s", (item,)))
        return new_method_return(message)

    def _forget(self, dest: str) -> None:
        for item in [i for i in self._items if i.split("/")[0] == dest]:
            self._items.remove(item)
            self._conn.send(new_signal(self._me, "StatusNotifierItemUnregistered", "s", (item,)))


if __name__ == "__main__":
    _Host(Bus(os.environ["DBUS_SESSION_BUS_ADDRESS"])).run()
