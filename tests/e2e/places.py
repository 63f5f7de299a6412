"""Every page, form and section, in rounds, and how a person gets to each by keyboard from the one before."""

import re
from collections.abc import Callable
from functools import partial

from tests.e2e.harness.procs import until
from tests.e2e.person import Person

Go = Callable[[Person], object]

_AREAS = ("Support groups", "Treatment team", "Sober network", "Loved ones", "Self-care", "When to seek help")
_SECTIONS = ("About you", "Look", "Progress", "Privacy", "Reminders", "Help now", "Your data", "About")


def _key(keys: str, seen: str, me: Person) -> None:
    me.keys(keys)
    me.sees(seen)


def _month(me: Person) -> None:
    _key("ctrl+3", "^This week$", me)
    me.answer("View", "Month")


def _found(me: Person) -> None:
    _key("ctrl+f", "^Find$", me)
    me.type("sam")
    me.sees("results$")


def _progress(me: Person) -> None:
    _key("ctrl+f", "^Find$", me)
    me.type("progress")
    me.sees("results?$")
    me.keys("Return")
    me.app.wait_gone((), re.compile("results?$"))


def _area(name: str, me: Person) -> None:
    """An area as one first sees it, a form that was open there put away."""
    me.keys("ctrl+2")
    me.press(re.compile(f"^{name}, "), "push button")
    me.sees("^(Coming up|Cancel|Close)$")
    for away in ("Cancel", "Close"):
        if me.app.find("push button", away):
            me.press(away, "push button")
    me.sees("^Coming up$")


def _adding(area: str, button: str, me: Person) -> None:
    """A form with all it can ask."""
    _area(area, me)
    me.press(button, "push button")
    me.sees("^Cancel$")
    if me.app.find("push button", "More"):
        me.press("More", "push button")
        me.sees("^Notes")


def _distance(me: Person) -> None:
    """A new person, place or situation to keep distance from, with its plan."""
    _area("Sober network", me)
    me.press("Add a person, place or situation", "push button")
    me.sees("^Cancel$")


def _someone(me: Person) -> None:
    """Everything about a person, to be changed."""
    _key("ctrl+4", "^Call first when", me)
    if not me.app.find("push button", re.compile("^Edit ")):  # a narrow window has the list alone
        me.go_to("People", "list")
        me.keys("Return")
    me.press(re.compile("^Edit "), "push button")
    me.sees("^Close$")


def _quick_add(me: Person) -> None:
    _key("ctrl+1", "^Check in$", me)
    me.press("Add", "push button")
    me.type("Walk at 10")
    me.sees("^Add it$")


def _check_in(me: Person) -> None:
    _key("ctrl+1", "^Check in$", me)
    if me.app.find("push button", "Start the check-in"):
        me.press("Start the check-in", "push button")
    me.press("Add more", "push button")


def _section(name: str, me: Person) -> None:
    """The sections come one after the other."""
    if name == _SECTIONS[0]:
        _key("ctrl+comma", "^Changes save right away", me)
    else:
        before = me.go_to(_SECTIONS[_SECTIONS.index(name) - 1], ("radio button", "combo box"))
        me.keys("Down", *(["space"] if before.role == "radio button" else []))
    until(lambda: me.app.find("radio button", name, "checked") or me.app.find("combo box", name), 15, name)


ROUNDS: dict[str, dict[str, Go]] = {
    "pages": {
        "Today": partial(_key, "ctrl+1", "^Check in$"),
        "Today, check-in": _check_in,
        "Today, quick add": _quick_add,
        "My plan": partial(_key, "ctrl+2", "^Support groups"),
        "Calendar": partial(_key, "ctrl+3", "^This week$"),
        "Calendar, month": _month,
        "People": partial(_key, "ctrl+4", "^Call first when"),
        "Progress": _progress,
        "People, changing someone": _someone,
        "Find": _found,
        "Help now": partial(_key, "F1", "988"),
    },
    "areas": {name: partial(_area, name) for name in _AREAS},
    "forms": {
        "Add person": partial(_adding, "Treatment team", "Add person"),
        "Add appointment": partial(_adding, "Treatment team", "Add appointment"),
        "Keep distance": _distance,
        "Add daily step": partial(_adding, "Self-care", "Add daily step"),
    },
    "settings": {name: partial(_section, name) for name in _SECTIONS},
}
