"""Every page and form for a screen reader and for Tab: nothing without a name, tiny, pale or out of reach.

Each is walked through with Tab in light, and in dark at twice the text; in dark alone, and at twice the text alone, it
is looked at only.
"""

import json
import re

import pytest

from tests.e2e.harness import audit
from tests.e2e.harness.a11y import Box
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.harness.shots import difference
from tests.e2e.person import Person
from tests.e2e.places import ROUNDS

# Qt calls a tool button that can be on a check box, also one of several; the arrow keys walk along these.
_FACES = re.compile("not by keyboard: check box 'How do you feel right now")
# Arrow keys walk the days of a month, Tab then goes to what stands on the day; each day says its own name, so the
# things of a series may share theirs.
_IN_A_DAY = re.compile("^Calendar(, month)?: (not by keyboard: push button|same-name push button)")
# A day of the map is a painted square without words, and the arrow keys walk along these. A page and a section of
# Settings may share their name. The list of what rang is longer than any screen.
_NO_FAULT = re.compile(
    "^Progress: (low-contrast|not by keyboard:) push button '[A-Z][a-z]+day, |same-name radio button 'Progress'"
    "|^Reminders: ((partly-)?off-screen|outside-window) label"
)
_HEIGHT, _GREAT_HEIGHT = 2200, 3300  # pixels at 100 % text
_WIDTH, _BESIDE = 1200, 400  # the window, and room at its right for what the desktop shows of reminders
_CARET = 300  # pixels that a blinking caret changes at twice the text, with room to spare
_LIGHT, _DARK_AND_LARGE = ("light", 1.0), ("dark", 2.0)
_WALKED = (_LIGHT, _DARK_AND_LARGE)
_LOOKS = (*_WALKED, ("dark", 1.0), ("light", 2.0))


def _tall_session(height: int) -> Session:
    """A screen so high that no page scrolls, and so wide that no notification lies over one.

    What is scrolled out of view, or lies under something else, is not judged.
    """
    return Session(size=f"{_WIDTH + _BESIDE}x{height}", tray_host=False)


def _start(desktop: Session, height: int) -> Person:
    me = Person(desktop, desktop.aftercare())
    desktop.screen.place(desktop.screen.windows(me.program)[0], Box(0, 0, _WIDTH, height - 100))
    return me


def _faults_at(desktop: Session, me: Person, where: str, *, walked: bool = True) -> list[str]:
    """What a person with a screen reader or without a mouse would stumble over here."""
    _settled(desktop)
    found = [f"{f.kind} {f.role} {f.name!r} at {f.box} {f.note}" for f in audit.static(me.app, desktop)]
    if walked:
        walk = audit.traverse(me.app, desktop)
        assert len(walk.stops) > 2, f"{where}: nothing to walk round"
        found += [fault for fault in walk.faults if not _FACES.match(fault)]
    faults = [f"{where}: {fault}" for fault in found]
    return [fault for fault in faults if not _IN_A_DAY.search(fault) and not _NO_FAULT.search(fault)]


def _settled(desktop: Session) -> None:
    """Wait until the picture stands still."""
    desktop.screen.move(0, 0)
    last = [desktop.screen.picture()]

    def is_still() -> bool:
        last.append(desktop.screen.picture())
        return difference(last[-1], last[-2]) < _CARET

    until(is_still, 15, "picture that stands still", step=0.2)


def test_welcome() -> None:
    with _tall_session(_HEIGHT) as desktop:
        me = _start(desktop, _HEIGHT)
        me.sees("^Start my plan$")
        faults = _faults_at(desktop, me, "Welcome")
        me.press("Start my plan")
        me.sees("^Your name$")
        assert faults + _faults_at(desktop, me, "A few things to begin") == []


@pytest.mark.parametrize("places", ROUNDS)
@pytest.mark.parametrize("look", _LOOKS, ids=str)
def test_everything_can_be_read_and_reached(look: tuple[str, float], places: str) -> None:
    colors, scale = look
    height = round((_GREAT_HEIGHT if places in ("areas", "settings") else _HEIGHT) * scale)
    with _tall_session(height) as desktop:
        assert desktop.aftercare("demo", "--years", "1").wait(60) == 0
        card = desktop.data / "open-card.json"
        card.write_text(json.dumps(json.loads(card.read_text()) | {"theme": colors, "text_scale": scale}))
        me = _start(desktop, height)
        me.sees("^Check in$")
        faults: list[str] = []
        for where, go in ROUNDS[places].items():
            go(me)
            faults += _faults_at(desktop, me, where, walked=look in _WALKED)
        assert not faults, "\n".join(faults)


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
