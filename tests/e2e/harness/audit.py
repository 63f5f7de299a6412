"""Audits of the window that is showing: names, places, size, contrast; and a walk round it with Tab."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PIL import Image

from tests.e2e.harness.a11y import Box, Node
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
_STUCK = 12  # presses that stay inside one widget


@dataclass(frozen=True)
class Finding:
    """Something an accessibility expert would write down."""

    kind: str
    role: str
    name: str
    box: Box
    note: str = ""


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
    findings: list[Finding] = []
    for node, _ in top.walk():
        try:
            if "showing" in node.states and node.role not in ("scroll bar", "grip"):
                findings += _faults(node, top, picture, desktop.a11y.scale)
        except BusError:  # it went away while we looked
            continue
    return [*findings, *_doubles(top)]


def traverse(app: Node, desktop: Session) -> Traversal:
    """Press Tab until the focus is back where it was."""
    top = window(app)
    walk = Traversal()
    desktop.screen.move(0, 0)  # what the mouse lights up must not look like focus
    _lap(top, desktop, walk)
    walk.unreached = list(_unreached(top, walk.stops))
    walk.odd_order = list(_odd_steps(walk.stops))
    return walk


def label(node: Node) -> str:
    """What a screen reader calls a widget."""
    if node.role == "combo box":
        return next(iter(node.labels), "").strip()
    return node.name.strip()


def _faults(node: Node, top: Node, picture: Image.Image, scale: float) -> Iterator[Finding]:
    role, name, box, states = node.role, label(node), node.box, node.states
    parent = node.parent
    above = parent.role if parent else ""
    interactive = role in _INTERACTIVE and above != "combo box"
    if interactive and not name:
        yield Finding("no-name", role, name, box)
    if role in _PICTURES and not name and not node.description and above not in ("push button", "alert message"):
        yield Finding("image-no-name", role, name, box)
    if role in _INTERACTIVE | {"label"} and above not in ("table", "list", "tree"):
        yield from _misplaced(Finding("", role, name, box), top.box, picture.size)
    if interactive and role not in _WHOLE and min(box.w, box.h) < _MIN_TARGET * scale:
        yield Finding("small-target", role, name, box)
    if "sensitive" in states and role in _WRITTEN and name and _has_words(node, role, box):
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


def _doubles(top: Node) -> Iterator[Finding]:
    """Widgets of one kind with one name in one named group, and keys that two widgets claim."""
    seen: dict[tuple[str, str], str] = {}
    for node in top.find_all(_INTERACTIVE):
        role, name = node.role, label(node)
        claims = [("same-key", key, name) for key in node.keys if "sensitive" in node.states]
        claims += (
            [("same-name", f"{role} {name}{_in_group(node)}", name)] if name and role not in _WHOLE - {"text"} else []
        )
        for kind, claim, owner in claims:
            if (kind, claim) in seen:
                yield Finding(kind, role, name, node.box, f"{claim} is also that of {seen[kind, claim]!r}")
            seen[kind, claim] = owner


def _in_group(node: Node) -> str:
    """The named group around a widget, which a screen reader says first."""
    above = node.parent
    while above is not None and not (above.role == "panel" and above.name):
        above = above.parent
    return "" if above is None else f" in {above.name}"


def _lap(top: Node, desktop: Session, walk: Traversal) -> None:
    events = desktop.a11y.focus_events()
    current, still = None, 0
    for _ in range(_LAP):
        before = desktop.screen.picture()
        desktop.screen.key("Tab")
        node = desktop.a11y.next_focus(events)
        holder = _holder(node) or current
        if holder is None:
            continue
        if holder == current:  # a date has parts, and Tab walks through them
            still += 1
            if still >= (_STUCK if node else 2):
                walk.trap = Stop(holder, holder.role, label(holder), holder.box, None)
                return
            continue
        current, still = holder, 0
        known = next((s for s in walk.stops if s.node == holder), None)
        stop = known or Stop(holder, holder.role, label(holder), holder.box, None)
        stop.changed = _change(before, desktop.screen.picture(), holder.box)
        if known:
            walk.closed = True
            return
        walk.stops.append(stop)


def _holder(node: Node | None) -> Node | None:
    """The widget that owns a focused item, such as the list of a list item."""
    while node is not None and node.role in _PARTS:
        node = node.parent
    return node


def _change(before: Image.Image, after: Image.Image, box: Box) -> int:
    return difference(_cut(before, box, ring=4), _cut(after, box, ring=4))


def _cut(picture: Image.Image, box: Box, ring: int = 0) -> Image.Image:
    """The box and a ring around it, as far as they are on the picture."""
    left, top = max(0, box.x - ring), max(0, box.y - ring)
    right, bottom = min(picture.width, box.x + box.w + ring), min(picture.height, box.y + box.h + ring)
    return picture.crop((left, top, max(left, right), max(top, bottom)))


def _unreached(top: Node, stops: list[Stop]) -> Iterator[Finding]:
    reached = {s.node for s in stops}
    groups = {s.node.parent for s in stops if s.role == "radio button"}  # arrows reach the others
    for node in top.find_all(_INTERACTIVE, None, "sensitive"):
        parent = node.parent
        inside = parent is not None and parent.role in ("combo box", "spin box", "text")  # keys of its own open it
        if node not in reached and not inside and not (node.role == "radio button" and parent in groups):
            yield Finding("not-by-keyboard", node.role, label(node), node.box)


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
