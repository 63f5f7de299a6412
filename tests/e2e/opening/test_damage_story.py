"""A damaged plan leads to one calm page, and from there to its last good copy; nothing is deleted."""

import re
from datetime import UTC, timedelta

from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from tests.day import TODAY, at, long_day, on
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import medicine, read_plan, write_plan

_YESTERDAY = TODAY - timedelta(days=1)
_COPIED = at(12, days=-1).astimezone(UTC)


def test_the_last_good_copy_takes_the_place_of_a_damaged_plan(desktop: Session) -> None:
    folder = DataFolder(desktop.data)
    path = write_plan(desktop.data, medicine(on(TODAY - timedelta(days=2), 8)))
    backup.make(folder, PUBLISHED_ROOT_KEY, _COPIED)
    damaged = path.read_bytes()[:50_000] + b"damage" * 10_000
    path.write_bytes(damaged)
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees(
        f"^Part of your plan can’t be read. Your last good copy is from {long_day(_YESTERDAY)}. Nothing has been del"
    )
    me.keys("F1")
    me.sees("^Crisis lines$")
    me.keys("Escape")
    me.press("Open that copy", "push button")
    me.sees(re.compile("^Sertraline 50 mg, ").pattern)
    me.keys("ctrl+q")
    assert program.wait(20) == 0
    assert list(read_plan(desktop.data)[1]) == ["Sertraline 50 mg"]
    (aside,) = folder.set_aside.glob("*/plan.vault")
    assert aside.read_bytes() == damaged


def test_erasing_everything_leads_back_to_welcome(desktop: Session) -> None:
    folder = DataFolder(desktop.data)
    write_plan(desktop.data, medicine(on(TODAY - timedelta(days=2), 8)))
    backup.make(folder, PUBLISHED_ROOT_KEY, _COPIED)
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("^My plan$")
    me.keys("ctrl+f")
    me.type("Your data")
    me.sees("^Your data")
    me.keys("Return")
    me.press("Erase everything", "push button")
    me.sees("^Keep my plan$").wait_state("focused")
    me.keys("Tab", "space")
    me = me.again()
    me.sees("^Welcome to Aftercare$")
    left = [file for file in desktop.data.rglob("*") if file.is_file() and file != folder.instance_lock]
    assert [file.name for file in left if file != folder.open_card] == []
    assert program.stop() == 0
