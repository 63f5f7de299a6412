"""A passcode by keyboard: set, asked back, locked, refused, opened, forgotten and replaced; Help now all the while."""

import re

from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

OLD, NEW = "blue kettle", "green ladder on the hill"


def secret(me: Person, name: str, text: str) -> None:
    """Type into a field that tells nobody what is in it."""
    me.go_to(name)
    me.keys("ctrl+a")
    me.type(text)


def shown_code(me: Person) -> list[str]:
    """The nine groups one would write down."""
    me.sees(r"^Group 9: ")
    found = me.app.find_all((), re.compile(r"^Group (\d): "))
    groups = {node.name[6]: node.name[9:].replace(" ", "") for node in found}
    return [groups[str(number)] for number in range(1, 10)]


def give_back(me: Person, code: list[str]) -> None:
    """Type the two groups that are asked for."""
    me.sees("^Is it right on your paper")
    for node in me.app.find_all("text", re.compile(r"^Group \d$")):
        me.fill(node.name, code[int(node.name[-1]) - 1].lower())


def test_a_passcode_from_setting_to_forgetting_it(desktop: Session) -> None:
    write_plan(desktop.data)
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("^My plan$")
    me.keys("ctrl+comma")
    me.go_to("About you", "radio button")
    while me.app.find((), None, "focused", "focusable") != me.app.find("radio button", "Privacy"):
        me.keys("Down")
    me.keys("Return")
    me.press("Set a passcode", "push button")
    secret(me, "New passcode", OLD)
    secret(me, "Type it again", OLD)
    me.keys("Return")
    code = shown_code(me)
    me.press("I wrote it down", "push button")
    give_back(me, code)
    me.press("Set the passcode", "push button")
    me.sees("^Your plan asks for a passcode now")

    me.keys("ctrl+l")
    me = me.again()
    me.sees("^Aftercare is locked$")
    assert not me.app.find((), re.compile("^My plan$"))
    secret(me, "Passcode", "red")
    me.keys("Return")
    me.sees("^That passcode didn't match")
    me.keys("F1")
    me.sees("^Crisis lines$")
    me.keys("Escape")
    secret(me, "Passcode", OLD)
    me.keys("Return")
    me.sees("^My plan$")

    me.keys("ctrl+l")
    me = me.again()
    me.press("Forgot your passcode?", "push button")
    me.fill("Recovery code", " ".join(code).lower())
    me.keys("Return")
    secret(me, "New passcode", NEW)
    secret(me, "Type it again", NEW)
    me.keys("Return")
    me.sees("^My plan$")
    me.keys("ctrl+l")
    me = me.again()
    secret(me, "Passcode", NEW)
    me.keys("Return")
    me.sees("^My plan$")
    me.keys("ctrl+q")
    assert program.wait(20) == 0
    said = program.output().splitlines()
    assert [line for line in said if "qt.accessibility" not in line] == []  # Qt is asked for what just went
    assert (desktop.data / "vault.json").exists()
