"""What a screen reader sees and does, over AT-SPI spoken directly on D-Bus: no cache, so nothing is stale."""

import contextlib
import re
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, NamedTuple

from jeepney import Message

from tests.e2e.harness.bus import Bus, BusError, Question, reading
from tests.e2e.harness.procs import Program, until

_ATSPI = "org.a11y.atspi."
_STATES = """
invalid active armed busy checked collapsed defunct editable enabled expandable expanded focusable focused
has-tooltip horizontal iconified modal multi-line multiselectable opaque pressed resizable selectable selected
sensitive showing single-line stale transient vertical visible manages-descendants indeterminate required
truncated animated invalid-entry supports-autocompletion selectable-text is-default visited checkable
has-popup read-only
""".split()  # noqa: SIM905 - in the order of AT-SPI, readable in six lines
_LABELLED_BY = 2
_PATH, _SENDER = 1, 7  # header fields of D-Bus

Name = str | re.Pattern[str]
Role = str | Collection[str]


class Box(NamedTuple):
    """A place on the screen, in its pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.w // 2, self.y + self.h // 2


class Node:
    """One accessible element."""

    __slots__ = ("_a11y", "dest", "path")

    def __init__(self, a11y: "A11y", dest: str, path: str) -> None:
        self._a11y, self.dest, self.path = a11y, dest, path

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and (self.dest, self.path) == (other.dest, other.path)

    def __hash__(self) -> int:
        return hash((self.dest, self.path))

    def __repr__(self) -> str:
        try:
            return f'<{self.role} "{self.name}">'
        except BusError:
            return "<gone>"

    # ---- read

    @property
    def role(self) -> str:
        return str(self._call("Accessible", "GetRoleName")[0])

    @property
    def name(self) -> str:
        return _plain(str(self._get("Accessible", "Name")))

    @property
    def description(self) -> str:
        return str(self._get("Accessible", "Description"))

    @property
    def states(self) -> set[str]:
        return _named(self._call("Accessible", "GetState"))

    @property
    def box(self) -> Box:
        """Where it is; all zero when it has no place."""
        return self._a11y.boxes([self])[0]

    @property
    def children(self) -> list["Node"]:
        return self._nodes(self._call("Accessible", "GetChildren")[0])

    @property
    def parent(self) -> "Node | None":
        dest, path = self._get("Accessible", "Parent")
        return None if path.endswith("/null") else Node(self._a11y, dest, path)

    @property
    def text(self) -> str:
        """What is typed in it."""
        return str(self._call("Text", "GetText", "ii", 0, -1)[0])

    @property
    def value(self) -> float:
        return float(self._get("Value", "CurrentValue"))

    @property
    def actions(self) -> list[str]:
        return [action[0] for action in self._actions()]

    @property
    def keys(self) -> set[str]:
        """Keys that trigger it, such as Alt+N."""
        return {action[2] for action in self._actions() if action[2]}

    @property
    def labels(self) -> list[str]:
        """Names of the labels tied to it. A combo box needs them: its own name is its current text."""
        relations = self._call("Accessible", "GetRelationSet")[0]
        tied = [target for kind, targets in relations if kind == _LABELLED_BY for target in targets]
        return self._a11y.names(self._nodes(tied))

    # ---- find

    def look(self) -> "list[Seen]":
        """The element and all below, in order, but for what is below a hidden one."""
        states: dict[Node, set[str]] = {}
        below: dict[Node, list[Node]] = {}
        level = [self]
        while level:
            found = self._a11y.ask(level, "Accessible", "GetState")
            children = self._a11y.ask(level, "Accessible", "GetChildren")
            for node, bits, inside in zip(level, found, children, strict=True):
                if bits is not None:  # else it is gone by now
                    states[node] = _named(bits)
                    shows = node == self or "showing" in states[node]
                    below[node] = self._nodes(inside[0]) if shows and inside else []
            level = [child for node in level for child in below.get(node, ())]

        def in_order(node: Node, depth: int) -> "Iterator[Seen]":
            if node in states:
                yield Seen(node, depth, states[node])
                for child in below[node]:
                    yield from in_order(child, depth + 1)

        return list(in_order(self, 0))

    def find_all(self, role: Role = (), name: Name | None = None, *states: str) -> "list[Node]":
        """Showing elements of the role (or one of them), called `name`, in all the states."""
        wanted = {"showing", *states}
        roles = {role} if isinstance(role, str) else set(role)
        found = [seen.node for seen in self.look() if wanted <= seen.states]
        if roles:
            kinds = self._a11y.roles(found)
            found = [node for node, kind in zip(found, kinds, strict=True) if kind in roles]
        if name is not None:
            fits: Callable[[str], Any] = name.search if isinstance(name, re.Pattern) else name.__eq__
            names = self._a11y.all_names(found)
            found = [node for node, own in zip(found, names, strict=True) if any(map(fits, own))]
        return found

    def find(self, role: Role = (), name: Name | None = None, *states: str) -> "Node | None":
        return next(iter(self.find_all(role, name, *states)), None)

    def wait(self, role: Role = (), name: Name | None = None, *states: str, timeout: float = 15) -> "Node":
        try:
            return until(lambda: self.find(role, name, *states), timeout, f"{role} {name!r} {states}")
        except TimeoutError as error:
            error.add_note(self.dump())
            raise

    def wait_gone(self, role: Role = (), name: Name | None = None, timeout: float = 15) -> None:
        until(lambda: not self.find(role, name), timeout, f"end of {role} {name!r}")

    def wait_state(self, state: str, timeout: float = 15) -> None:
        until(lambda: state in self.states, timeout, f"state {state} of {self!r}")

    # ---- act

    def press(self, action: str | None = None) -> None:
        """Do the named action, else what a click does."""
        actions = self.actions
        wanted = [action] if action else ["Press", "Toggle", "Show Menu"]
        index = next((actions.index(a) for a in wanted if a in actions), None)
        if index is None:
            raise BusError(f"{self!r} has no action {action or ''}, only {actions}")
        try:
            self._call("Action", "DoAction", "i", index, timeout=1)
        except BusError as error:  # one that opens a modal dialog answers only when the dialog closes
            if not str(error).startswith("timeout"):
                raise

    def focus(self) -> None:
        self._call("Component", "GrabFocus")

    def set_text(self, text: str) -> None:
        self._call("EditableText", "SetTextContents", "s", text)

    def set_value(self, value: float) -> None:
        properties = "org.freedesktop.DBus.Properties"
        new = ("d", value)
        self._a11y.bus.call(self.dest, self.path, properties, "Set", "ssv", _ATSPI + "Value", "CurrentValue", new)

    def dump(self) -> str:
        """The tree as text, for reading why a story failed."""
        return "\n".join(_line(seen) for seen in self.look())

    # ---- inside

    def _call(self, interface: str, member: str, signature: str = "", *args: Any, timeout: float = 15) -> Any:
        return self._a11y.bus.call(self.dest, self.path, _ATSPI + interface, member, signature, *args, timeout=timeout)

    def _get(self, interface: str, name: str) -> Any:
        return self._a11y.bus.get(self.dest, self.path, _ATSPI + interface, name)

    def _actions(self) -> list[tuple[str, str, str]]:
        try:
            return list(self._call("Action", "GetActions")[0])
        except BusError:  # it has none
            return []

    def _nodes(self, references: list[tuple[str, str]]) -> "list[Node]":
        return [Node(self._a11y, dest, path) for dest, path in references if not path.endswith("/null")]


class Seen(NamedTuple):
    """An element at one look: how deep it lies below where the look began, and its states."""

    node: Node
    depth: int
    states: set[str]


def _named(bits: Any) -> set[str]:
    """The states of an answer to GetState."""
    low, high = bits[0]
    return {state for i, state in enumerate(_STATES) if (low | high << 32) >> i & 1}


def _plain(name: str) -> str:
    """A name without the sign for its key."""
    return name.replace("&", "")


def _line(seen: Seen) -> str:
    node, depth, states = seen
    try:
        box = node.box
        dull = {"enabled", "sensitive", "showing", "visible", "opaque"}
        told = " ".join(sorted(states - dull)) + ("" if "showing" in states else " HIDDEN")
        return f'{"  " * depth}{node.role} "{node.name}" ({box.x},{box.y} {box.w}x{box.h}) [{told}]'
    except BusError:
        return f"{'  ' * depth}<gone>"


class A11y:
    """The accessibility bus of a session."""

    def __init__(self, address: str, scale: float) -> None:
        self.bus, self.scale = Bus(address), scale
        self._root = Node(self, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")

    def close(self) -> None:
        self.bus.close()

    def ask(self, nodes: Sequence[Node], interface: str, member: str, signature: str = "", *args: Any) -> list[Any]:
        """What each of many elements answers, None where it is gone or cannot."""
        return self.bus.ask(
            [Question(node.dest, node.path, _ATSPI + interface, member, signature, args) for node in nodes]
        )

    def roles(self, nodes: Sequence[Node]) -> list[str]:
        """The role of each, "" of what is gone."""
        return ["" if answer is None else str(answer[0]) for answer in self.ask(nodes, "Accessible", "GetRoleName")]

    def names(self, nodes: Sequence[Node]) -> list[str]:
        """The name of each, "" of what is gone."""
        answers = self.bus.ask([reading(node.dest, node.path, _ATSPI + "Accessible", "Name") for node in nodes])
        return ["" if answer is None else _plain(str(answer[0][1])) for answer in answers]

    def all_names(self, nodes: Sequence[Node]) -> list[list[str]]:
        """The name of each, and of a combo box those of its labels: its own is what is chosen in it."""
        names = [[name] for name in self.names(nodes)]
        for node, role, own in zip(nodes, self.roles(nodes), names, strict=True):
            if role == "combo box":
                with contextlib.suppress(BusError):  # it is gone by now
                    own.extend(node.labels)
        return names

    def boxes(self, nodes: Sequence[Node]) -> list[Box]:
        """The place of each, all zero of what has none."""
        answers = self.ask(nodes, "Component", "GetExtents", "u", 0)
        places = [(0, 0, 0, 0) if answer is None else answer[0] for answer in answers]
        return [Box(*(round(value * self.scale) for value in place)) for place in places]  # Qt answers unscaled

    def app(self, program: Program, timeout: float = 20) -> Node:
        """The program as a screen reader sees it."""
        return until(lambda: self._app(program.pid), timeout, f"accessible program; it says: {program.output()}")

    def focus_events(self) -> "deque[Message]":
        """Focus changes from now on, for `next_focus`."""
        registry, event = _ATSPI + "Registry", "object:state-changed:focused"
        self.bus.call(registry, "/org/a11y/atspi/registry", registry, "RegisterEvent", "sass", event, [], "")
        return self.bus.signals(interface=_ATSPI + "Event.Object", member="StateChanged")

    def next_focus(self, events: "deque[Message]", timeout: float = 1.5) -> Node | None:
        """The element that last received focus once the events are quiet; None when nothing did."""
        got, end = None, time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0:
            message = self.bus.next_signal(events, 0.06 if got else left)
            if message is None:
                break
            fields = message.header.fields
            if message.body[0] == "focused" and message.body[1] == 1:
                got = Node(self, fields[_SENDER], fields[_PATH])
        return got

    def _app(self, pid: int) -> Node | None:
        with contextlib.suppress(BusError):
            return next((n for n in self._root.children if self.bus.pid_of(n.dest) == pid), None)
        return None
