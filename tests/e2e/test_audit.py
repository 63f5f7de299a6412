"""Every page and form for a screen reader and for Tab: nothing without a name, tiny, pale or out of reach."""

import re
from collections.abc import Iterator

import pytest

from tests.e2e.harness import audit
from tests.e2e.harness.a11y import Name
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person

_AREAS = ("Support groups", "Treatment team", "Sober network", "Loved ones", "Self-care", "When to seek help")
_SECTIONS = ("About you", "Look", "Privacy", "Reminders", "Help now", "Your data", "About")
# Qt calls a tool button that can be on a check box, also one of several; the arrow keys walk along these.
_FACES = re.compile("not by keyboard: check box 'How do you feel right now")


def tall_session(height: int = 1800) -> Session:
    """A screen so high that no page scrolls: what is scrolled out of view is not judged."""
    return Session(size=f"1280x{height}", tray_host=False)


@pytest.fixture
def tall() -> Iterator[Session]:
    """A desktop on a high screen."""
    with tall_session() as desktop:
        yield desktop


def _start(desktop: Session, seen: Name) -> Person:
    program = desktop.aftercare()
    me = Person(desktop, program)
    desktop.screen.resize(desktop.screen.windows(program)[0], 1200, 1700)
    me.app.wait((), seen)
    return me


def faults_at(desktop: Session, me: Person, where: str) -> list[str]:
    """What a person with a screen reader or without a mouse would stumble over here."""
    _settled(desktop)
    found = [f"{where}: {f.kind} {f.role} {f.name!r} at {f.box} {f.note}" for f in audit.static(me.app, desktop)]
    walk = audit.traverse(me.app, desktop)
    assert len(walk.stops) > 2, f"{where}: nothing to walk round"
    return found + [f"{where}: {fault}" for fault in walk.faults if not _FACES.match(fault)]


def _settled(desktop: Session) -> None:
    """Wait until the picture stands still."""
    desktop.screen.move(0, 0)
    last = [desktop.screen.picture()]

    def is_still() -> bool:
        last.append(desktop.screen.picture())
        return last[-1].tobytes() == last[-2].tobytes()

    until(is_still, 15, "picture that stands still", step=0.2)


def test_welcome(tall: Session) -> None:
    me = _start(tall, "Start my plan")
    faults = faults_at(tall, me, "Welcome")
    me.press("Start my plan")
    me.sees("^Your name$")
    assert faults + faults_at(tall, me, "A few things to begin") == []


def test_pages_and_forms(tall: Session) -> None:
    assert tall.aftercare("demo", "--years", "1").wait(60) == 0
    me = _start(tall, re.compile("^(Good|Hello)"))
    faults = faults_at(tall, me, "Today")
    me.keys("ctrl+2")
    me.sees("^Keep going$")
    faults += faults_at(tall, me, "My plan")
    for area in _AREAS:
        me.keys("ctrl+2")
        me.press(re.compile(f"^{area}, "), "push button")
        me.sees("^Coming up$")
        faults += faults_at(tall, me, area)
    for form in ("Add person", "Add review"):
        me.press(form, "push button")
        me.sees("^Cancel$")
        faults += faults_at(tall, me, form)
        me.press("Cancel", "push button")
        me.app.wait_gone("push button", "Cancel")
    assert faults == []


def test_every_kind_of_commitment(tall: Session) -> None:
    assert tall.aftercare("demo", "--years", "1").wait(60) == 0
    me = _start(tall, re.compile("^(Good|Hello)"))
    faults: list[str] = []
    for area, button in (
        ("Treatment team", "Add appointment"),
        ("Support groups", "Add meeting"),
        ("Self-care", "Add daily step"),
    ):
        me.keys("ctrl+2")
        me.press(re.compile(f"^{area}, "), "push button")
        me.press(button, "push button")
        me.press("More", "push button")
        me.sees("^Notes")
        faults += faults_at(tall, me, button)
    assert faults == []


def test_settings_and_help(tall: Session) -> None:
    assert tall.aftercare("demo", "--years", "1").wait(60) == 0
    me = _start(tall, re.compile("^(Good|Hello)"))
    me.keys("ctrl+comma")
    me.sees("^Changes save right away")
    faults: list[str] = []
    for before, section in zip(("", *_SECTIONS), _SECTIONS, strict=False):
        if before:
            me.go_to(before, "radio button")
            me.keys("Down", "space")
        me.app.wait("radio button", section, "checked")
        faults += faults_at(tall, me, section)
    me.keys("F1")
    me.sees("988")
    assert faults + faults_at(tall, me, "Help now") == []


def test_the_faces_are_walked_along_by_arrows_and_the_calendar_opens_by_keyboard(desktop: Session) -> None:
    assert desktop.aftercare("demo", "--years", "1").wait(60) == 0
    me = Person(desktop, desktop.aftercare())
    me.go_to("How do you feel right now?: Rough")
    me.keys("Right", "Right")
    me.app.wait((), "How do you feel right now?: OK", "checked", "focused")
    me.keys("ctrl+comma")
    day = me.go_to("The day you leave or left treatment", "text")
    before = day.text
    me.keys("alt+Down")
    me.keys("Left", "Return")
    until(lambda: day.text != before, 15, "the day before")
