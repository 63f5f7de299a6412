"""A power cut in the middle of a sentence: what was typed a moment ago is there again."""

import re
from pathlib import Path

from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_KEPT_WITHIN = 2 + 8  # seconds after typing; the eight are for a busy computer


def _drafts(folder: Path) -> str:
    """What the plan's file has kept of forms that were not saved."""
    vault = Vault.open(folder / "plan.vault")
    kept = "".join(draft.answers for draft in Plan(vault).drafts.all())
    vault.close()
    return kept


def _type_and_wait(desktop: Session, me: Person, text: str) -> None:
    """Type without leaving the field, until the plan's file has it."""
    me.type(text)
    until(lambda: text in _drafts(desktop.data), _KEPT_WITHIN, "a draft in the plan")


def test_what_was_typed_survives_a_kill(desktop: Session) -> None:
    write_plan(desktop.data)
    me = Person(desktop, desktop.aftercare())
    me.press("Add more", "push button")
    me.go_to("Note", "text")
    _type_and_wait(desktop, me, "Slept badly")
    me.program.kill()

    me = Person(desktop, desktop.aftercare())
    me.sees("^This was not saved yet$")
    note = me.go_to("Note", "text")
    assert note.text == "Slept badly"
    me.keys("ctrl+2")
    me.press(re.compile("^Sober network, Not started"), "push button")
    me.press("Add person", "push button")
    me.go_to("Name", "text")
    _type_and_wait(desktop, me, "Priya")
    me.program.kill()

    me = Person(desktop, desktop.aftercare())
    me.sees("^Check in$")
    me.keys("ctrl+2")
    me.press(re.compile("^Sober network, Started"), "push button")
    me.press("Add person", "push button")
    me.sees("^This was not saved yet$")
    assert me.go_to("Name", "text").text == "Priya"
    me.press("Cancel", "push button")
    me.keys("ctrl+2")
    me.sees("^Sober network, Not started")
