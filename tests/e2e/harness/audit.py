"""Audits of the window that is showing: names, places, size, contrast; and a walk round it with Tab."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PIL import Image

from tests.e2e.harness.a11y import A11y, Box, Node
from tests.e2e.harness.bus import BusError
from tests.e2e.harness.session import Session
from tests.e2e.harness.shots import contrast, difference

_INTERACTIVE = {
    "push button", "button", "toggle button", "check box", "radio button", "combo box", "text", "password text",
    "entry", "spin button", "spin box", "slider", "dial", "list", "tree", "table", "tree table", "page tab list",
    "link", "date editor",
}  # fmt: skip
_PARTS = {"list item", "cell", "table cell", "tree item", "column header", "row header", "menu item", "page tab"}
_WRITTEN = _INTERACTIVE - {"list", "tree", "table", "tree table", "slider", "dial"} | _PARTS | {"label", "status bar"}
_PICTURES = {"icon", "image", "graphic"}
_WHOLE = {"list", "table", "tree", "text"}  # their size says nothing about how easy they are to hit
_MIN_CONTRAST = 4.5  # WCAG AA
_MIN_TARGET = 24  # pixels at scale 1, WCAG 2.2 AA
_VISIBLE_CHANGE = 40  # pixels; a caret alone is about 12
_LAP = 200  # presses of Tab
_RING = 4  # pixels around a widget, where its focus may be drawn
_STUCK = 12  # presses that stay inside one widget


@dataclass(frozen=True)
class Finding:
    """Something an accessibility expert would write down."""

    kind: str
    role: str
    name: str
    box: Box
    note: str = ""


@dataclass(frozen=True)
class Face:
    """A showing element as a screen reader has it, and the one it lies in."""

    node: Node
    role: str
    name: str
    box: Box
    states: set[str]
    around: "Face | None"


@dataclass
class Stop:
    """A widget that Tab reaches; `changed` pixels showed that it has the focus (None: not seen)."""

    node: Node
    role: str
    name: str
    box: Box
    changed: int | None


@dataclass
class Traversal:
    """What a walk with Tab found."""

    stops: list[Stop] = field(default_factory=list)
    closed: bool = False  # it came back to where it began
    trap: Stop | None = None
    unreached: list[Finding] = field(default_factory=list)
    odd_order: list[tuple[str, str, str]] = field(default_factory=list)  # from, to, how

    @property
    def invisible(self) -> list[Stop]:
        """Stops on which the focus cannot be seen."""
        return [s for s in self.stops if s.changed is not None and s.changed < _VISIBLE_CHANGE]

    @property
    def faults(self) -> list[str]:
        """Everything that would trouble a person without a mouse, in words."""
        told = [f"Tab stays inside {self.trap.role} {self.trap.name!r}"] if self.trap else []
        told += [] if self.closed or self.trap else ["Tab never comes back to where it began"]
        told += [f"not by keyboard: {f.role} {f.name!r} at {f.box}" for f in self.unreached]
        told += [f"{way}: {one!r} to {other!r}" for one, other, way in self.odd_order]
        return told + [f"focus cannot be seen: {s.role} {s.name!r} ({s.changed} pixels)" for s in self.invisible]


def window(app: Node) -> Node:
    """The active window, else the topmost one: what lies under a dialog is not judged."""
    showing = [n for n in app.children if "showing" in n.states]
    return next((n for n in showing if "active" in n.states), showing[-1])


def static(app: Node, desktop: Session) -> list[Finding]:
    """Faults of what is showing now."""
    top, picture = window(app), desktop.screen.picture()
    faces, frame = _faces(top, desktop.a11y), top.box
    findings: list[Finding] = []
    for face in faces:
        if face.role not in ("scroll bar", "grip"):
            with contextlib.suppress(BusError):  # it went away while we looked
                findings += _faults(face, frame, picture, desktop.a11y.scale)
    return [*findings, *_doubles(faces)]


def traverse(app: Node, desktop: Session) -> Traversal:
    """Press Tab until the focus is back where it was."""
    top = window(app)
    walk = Traversal()
    desktop.screen.move(0, 0)  # what the mouse lights up must not look like focus
    _lap(desktop, walk)
    walk.unreached = list(_unreached(_faces(top, desktop.a11y), walk.stops))
    walk.odd_order = list(_odd_steps(walk.stops))
    return walk


def label(node: Node) -> str:
    """What a screen reader calls a widget."""
    if node.role == "combo box":
        return next(iter(node.labels), "").strip()
    return node.name.strip()


def _faces(top: Node, a11y: A11y) -> list[Face]:
    """Everything that shows, in order, each knowing what it lies in."""
    seen = [each for each in top.look() if "showing" in each.states]
    nodes = [each.node for each in seen]
    faces: list[Face] = []
    above: list[Face] = []  # from the top to what lies around the next one
    for (node, depth, states), role, name, box in zip(
        seen, a11y.roles(nodes), a11y.names(nodes), a11y.boxes(nodes), strict=True
    ):
        del above[depth:]
        called = label(node) if role == "combo box" else name.strip()
        faces.append(Face(node, role, called, box, states, above[-1] if above else None))
        above.append(faces[-1])
    return faces


def _faults(face: Face, frame: Box, picture: Image.Image, scale: float) -> Iterator[Finding]:
    node, role, name, box = face.node, face.role, face.name, face.box
    above = face.around.role if face.around else ""
    interactive = role in _INTERACTIVE and above != "combo box"
    if interactive and not name:
        yield Finding("no-name", role, name, box)
    if role in _PICTURES and not name and above not in ("push button", "alert message") and not node.description:
        yield Finding("image-no-name", role, name, box)
    misplaced = list(_misplaced(Finding("", role, name, box), frame, picture.size))
    if role in _INTERACTIVE | {"label"} and above not in ("table", "list", "tree"):
        yield from misplaced
    if interactive and role not in _WHOLE and min(box.w, box.h) < _MIN_TARGET * scale:
        yield Finding("small-target", role, name, box)
    is_whole = not misplaced  # the edge of the window cuts through the letters of what is not
    if is_whole and "sensitive" in face.states and role in _WRITTEN and name and _has_words(node, role, box):
        seen = _cut(picture, box)
        measured = contrast(seen) if min(seen.size) > 4 else None
        if measured and measured.ratio < _MIN_CONTRAST:
            note = f"{measured.ratio:.2f}:1, {measured.text} on {measured.ground}"
            yield Finding("low-contrast", role, name, box, note)


def _has_words(node: Node, role: str, box: Box) -> bool:
    """Whether words are drawn inside: not in an empty field, nor in a check box whose words stand beside it."""
    if role == "text":
        return bool(node.text)
    return role != "check box" or box.w > 2 * box.h


def _misplaced(f: Finding, top: Box, screen: tuple[int, int]) -> Iterator[Finding]:
    x, y, w, h = f.box
    width, height = screen
    if w <= 0 or h <= 0:
        yield Finding("zero-size", f.role, f.name, f.box)
    elif x >= width or y >= height or x + w <= 0 or y + h <= 0:
        yield Finding("off-screen", f.role, f.name, f.box)
    elif x + w > width or y + h > height or x < 0 or y < 0:
        yield Finding("partly-off-screen", f.role, f.name, f.box)
    elif x + w > top.x + top.w + 2 or y + h > top.y + top.h + 2 or x < top.x - 2 or y < top.y - 2:
        yield Finding("outside-window", f.role, f.name, f.box, "may be scrolled out of view")


def _doubles(faces: list[Face]) -> Iterator[Finding]:
    """Widgets of one kind with one name in one named group, and keys that two widgets claim."""
    seen: dict[tuple[str, str], str] = {}
    for face in faces:
        role, name = face.role, face.name
        if role not in _INTERACTIVE:
            continue
        claims = [("same-key", key) for key in face.node.keys if "sensitive" in face.states]
        if name and role not in _WHOLE - {"text"}:
            claims.append(("same-name", f"{role} {name}{_in_group(face)}"))
        for kind, claim in claims:
            if (kind, claim) in seen:
                yield Finding(kind, role, name, face.box, f"{claim} is also that of {seen[kind, claim]!r}")
            seen[kind, claim] = name


def _in_group(face: Face) -> str:
    """The named group around a widget, which a screen reader says first."""
    around = face.around
    while around is not None and not (around.role == "panel" and around.name):
        around = around.around
    return "" if around is None else f" in {around.name}"


def _lap(desktop: Session, walk: Traversal) -> None:
    events = desktop.a11y.focus_events()
    current, focused, still = None, None, 0
    for _ in range(_LAP):
        desktop.screen.key("Tab")
        node = desktop.a11y.next_focus(events)
        holder = _holder(node) or (current.node if current else None)
        if holder is None:
            continue
        if current and holder == current.node:  # a date has parts, and Tab walks through them
            still += 1
            if still >= (_STUCK if node else 2):
                walk.trap = current
                return
            continue
        if current and focused:
            current.changed = difference(focused, _around(current, desktop))
        if any(stop.node == holder for stop in walk.stops):
            walk.closed = True
            return
        current, still = Stop(holder, holder.role, label(holder), holder.box, None), 0
        focused = _around(current, desktop)
        walk.stops.append(current)


def _around(stop: Stop, desktop: Session) -> Image.Image:
    """The widget and a ring around it, as they look now."""
    x, y, w, h = stop.box
    return desktop.screen.part(Box(x - _RING, y - _RING, w + 2 * _RING, h + 2 * _RING))


def _holder(node: Node | None) -> Node | None:
    """The widget that owns a focused item, such as the list of a list item."""
    while node is not None and node.role in _PARTS:
        node = node.parent
    return node


def _cut(picture: Image.Image, box: Box) -> Image.Image:
    """The box, as far as it is on the picture."""
    left, top = max(0, box.x), max(0, box.y)
    right, bottom = min(picture.width, box.x + box.w), min(picture.height, box.y + box.h)
    return picture.crop((left, top, max(left, right), max(top, bottom)))


def _unreached(faces: list[Face], stops: list[Stop]) -> Iterator[Finding]:
    reached = {s.node for s in stops}
    groups = {
        face.around.node for face in faces if face.around and face.role == "radio button" and face.node in reached
    }
    for face in faces:
        if face.role not in _INTERACTIVE or "sensitive" not in face.states or face.node in reached:
            continue
        around = face.around
        inside = around is not None and around.role in ("combo box", "spin box", "text")  # keys of its own open it
        by_arrows = face.role == "radio button" and around is not None and around.node in groups
        if not inside and not by_arrows:
            yield Finding("not-by-keyboard", face.role, face.name, face.box)


def _odd_steps(stops: list[Stop]) -> Iterator[tuple[str, str, str]]:
    """Steps that go up, or left within a row, starting from the left of the highest row."""
    first = min(range(len(stops)), key=lambda i: (2 * stops[i].box.y + stops[i].box.h, stops[i].box.x), default=0)
    ring = stops[first:] + stops[:first]
    for a, b in pairwise(ring):
        overlap = min(a.box.y + a.box.h, b.box.y + b.box.h) - max(a.box.y, b.box.y)
        if b.box.y + b.box.h <= a.box.y and b.box.x < a.box.x + a.box.w:
            yield a.name or a.role, b.name or b.role, "goes up"
        elif b.box.x + b.box.w <= a.box.x and overlap > min(a.box.h, b.box.h) / 2:
            yield a.name or a.role, b.name or b.role, "goes left"
