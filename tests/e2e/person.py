"""A person at the keyboard: what they read comes from the accessibility tree, what they do goes through keys."""

import re
from contextlib import suppress
from datetime import date
from functools import partial

from aftercare.domain.calendar.days import monday
from tests.day import TODAY
from tests.e2e.harness.a11y import Name, Node, Role
from tests.e2e.harness.bus import BusError
from tests.e2e.harness.notify import Notice
from tests.e2e.harness.procs import Program, until
from tests.e2e.harness.session import Session

_TABS = 90  # presses until even the longest page was walked round


class Person:
    """Drives one program without a mouse."""

    def __init__(self, desktop: Session, program: Program) -> None:
        self._desktop, self.program = desktop, program
        desktop.screen.activate(desktop.screen.wait_window(program))
        self.app = desktop.a11y.app(program)
        self._events = desktop.a11y.focus_events()

    def again(self) -> "Person":
        """The person, once the program has started again in its own place, as it does to lock."""
        before = self.app
        until(lambda: self._desktop.a11y.app(self.program) != before, 20, "program that started again")
        return Person(self._desktop, self.program)

    def keys(self, *keys: str) -> None:
        self._desktop.screen.key(*keys)

    def type(self, text: str) -> None:
        self._desktop.screen.type(text)

    def close_window(self) -> None:
        """Close the window as the cross in its title bar does."""
        screen = self._desktop.screen
        window = screen.windows(self.program)[0]
        screen.close_window(window)
        until(lambda: window.id not in [each.id for each in screen.windows(self.program)], 15, "closed window")

    def sees(self, text: str, timeout: float = 15) -> Node:
        """An element whose name fits the regular expression."""
        return self.app.wait((), re.compile(text), timeout=timeout)

    def go_to(self, name: Name, role: Role = (), on: str = "") -> Node:
        """Press Tab until the focus is on it; `on` names the card it stands on."""
        self.app.wait(role, name)
        passed = []
        focus = self.app.find((), None, "focused", "focusable")
        roles = {role} if isinstance(role, str) else set(role)
        for _ in range(_TABS):
            with suppress(BusError):  # it went away while we looked
                named = focus is not None and (not roles or focus.role in roles) and _is_called(focus, name)
                if focus is not None and named and (not on or _stands_on(focus, on)):
                    return focus
            self.keys("Tab")
            focus = self._desktop.a11y.next_focus(self._events) or focus
            passed.append(repr(focus))
        raise AssertionError(f"Tab never reached {role} {name!r}, only {passed}")

    def press(self, name: Name, role: Role = (), on: str = "") -> None:
        """Go to a button, on the card called `on`, and press it with Space."""
        self.go_to(name, role, on)
        self.keys("space")

    def open_week_of(self, day: date) -> None:
        """Show the week of a day to come in the calendar."""
        self.keys("ctrl+3")
        self.app.wait("push button", "Next week")
        if not self.app.find("label", "This week"):
            self.press("Today", "push button")
            self.sees("^This week$")
        for _week in range((monday(day) - monday(TODAY)).days // 7):
            self.press("Next week", "push button")

    def fill(self, name: Name, text: str) -> None:
        """Type into a field in place of what is there."""
        field = self.go_to(name, "text")
        self.keys("ctrl+a")
        self.type(text)
        until(lambda: field.text == text, 15, f"{text!r} in {name!r}")

    def choose(self, name: Name, option: str) -> None:
        """Walk down a drop-down with the arrow keys from its first entry, and up again if it was passed unseen."""
        box = self.go_to(name, "combo box")
        self.keys("Home")
        for way in ("Down", "Up"):
            with suppress(TimeoutError):  # at its end
                while box.name != option:
                    moved = partial(_has_moved_on, box, box.name)
                    self.keys(way)
                    until(moved, 1, "another entry")
            if box.name == option:
                return
        raise AssertionError(f"no {option!r} in {name!r}")

    def answer(self, question: str, answer: str) -> None:
        """Walk along a row of choices with the arrow keys."""
        choice = self.go_to(re.compile(f"^{re.escape(question)}: "))
        for _ in range(_TABS):
            if choice.name == f"{question}: {answer}":
                return
            self.keys("Right")
            choice = self._desktop.a11y.next_focus(self._events) or choice
        raise AssertionError(f"no {answer!r} among the answers to {question!r}")

    def pick(self, button: Name, item: str) -> None:
        """Open a button's menu, walk down to an entry and choose it."""
        self.press(button, "button menu")
        heard = []
        for _ in range(_TABS):
            entry = self._desktop.a11y.next_focus(self._events)
            heard.append(repr(entry))
            if entry is not None and entry.role == "menu item" and entry.name == item:
                self.keys("Return")
                return
            self.keys("Down")
        raise AssertionError(f"no {item!r} in the menu, only {heard}")


def _stands_on(node: Node, card: str) -> bool:
    around = node.parent
    while around is not None and around.name != card:
        around = around.parent
    return around is not None


def _has_moved_on(box: Node, before: str) -> bool:
    return box.name != before


def drawn_buttons(notice: Notice) -> list[str]:
    """The buttons of a notification; "default" is what a click beside them does."""
    return [label for key, label in notice.buttons.items() if key != "default"]


def _is_called(node: Node, name: Name) -> bool:
    names = [node.name, *(node.labels if node.role == "combo box" else [])]
    return any(re.search(name, each) if isinstance(name, re.Pattern) else name == each for each in names)
