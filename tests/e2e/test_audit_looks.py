"""The pages again as others see them: dark, and at twice the text size."""

import json
import re
from collections.abc import Callable

import pytest

from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.test_audit import faults_at, tall_session

# Arrow keys walk the days of a month, Tab then goes to what stands on the day; each day says its own name, so the
# things of a series may share theirs.
_IN_A_DAY = re.compile("^Calendar(, month)?: (not by keyboard: push button|same-name push button)")


@pytest.mark.parametrize(("colors", "scale"), [("light", 1.0), ("dark", 1.0), ("light", 2.0), ("dark", 2.0)])
def test_the_main_pages(colors: str, scale: float) -> None:
    with tall_session(height=round(1800 * scale)) as desktop:
        assert desktop.aftercare("demo", "--years", "1").wait(60) == 0
        _dress(desktop, colors, scale)
        me = Person(desktop, desktop.aftercare())
        desktop.screen.resize(desktop.screen.windows(me.program)[0], 1200, round(1700 * scale))
        me.sees("^Check in$")
        faults: list[str] = []
        for where, go in _PAGES.items():
            go(me)
            faults += [fault for fault in faults_at(desktop, me, where) if not _IN_A_DAY.search(fault)]
        assert faults == []


def _dress(desktop: Session, colors: str, scale: float) -> None:
    card = desktop.data / "open-card.json"
    card.write_text(json.dumps(json.loads(card.read_text()) | {"theme": colors, "text_scale": scale}))


def _month(me: Person) -> None:
    me.answer("View", "Month")


def _team(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Treatment team, "), "push button")
    me.sees("^Your team$")


def _visit(me: Person) -> None:
    me.press("Add appointment", "push button")
    me.sees("^Cancel$")


def _key(keys: str, seen: str) -> Callable[[Person], None]:
    def go(me: Person) -> None:
        me.keys(keys)
        me.sees(seen)

    return go


def _found(me: Person) -> None:
    me.keys("ctrl+f")
    me.sees("^Find$")
    me.type("sam")
    me.sees("results$")


_PAGES: dict[str, Callable[[Person], None]] = {
    "Today": _key("ctrl+1", "^Check in$"),
    "My plan": _key("ctrl+2", "^Support groups"),
    "Treatment team": _team,
    "Add appointment": _visit,
    "Calendar": _key("ctrl+3", "^This week$"),
    "Calendar, month": _month,
    "People": _key("ctrl+4", "^Call first when"),
    "Find": _found,
    "Settings": _key("ctrl+comma", "^Changes save right away"),
    "Help now": _key("F1", "988"),
}
