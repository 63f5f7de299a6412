"""Days typed in figures, by keyboard: in a plan of the UK, and where no country puts them in order."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.storage.stores import Plan
from aftercare.storage.vault import Vault
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_HERE = ZoneInfo("Europe/London")
_MORNING = datetime(2026, 10, 5, 9, 0, tzinfo=_HERE)


def _starts(folder: Path) -> dict[str, datetime]:
    """The wall-clock start of each thing in the plan, by its title; the file opened afresh."""
    vault = Vault.open(folder / "plan.vault")
    found = {each.title: each.start for each in Plan(vault).commitments.all()}
    vault.close()
    return found


def _started(desktop: Session, country: str) -> Person:
    write_plan(desktop.data, country=country)
    clock = desktop.clock()
    clock.at(_MORNING)
    me = Person(desktop, desktop.aftercare(env=clock.env(_HERE.key)))
    me.sees("^My plan$")
    return me


def _new_visit(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Treatment team, "), "push button")
    me.press("Add appointment", "push button")
    me.fill("What for", "Counseling")


def _leave(me: Person, typed: str, reads: str) -> None:
    """Type a day, leave the field, and find it written out."""
    me.fill("Date", typed)
    field = me.app.wait("text", "Date")
    me.keys("Tab")
    until(lambda: field.text == reads, 15, f"{typed!r} read as {reads!r}")


def test_a_day_typed_in_a_plan_of_the_uk(desktop: Session) -> None:
    me = _started(desktop, "GB")
    _new_visit(me)
    for wrong in ("7pm", "dec 5 pm", "9:30", "2026", "99", "31/11"):
        _leave(me, wrong, wrong)
        me.sees("^Enter a day, like Oct 6. Your other answers are still here.$")
    _leave(me, "6/11", "Fri, Nov 6")
    assert me.app.find((), re.compile("^Enter a day")) is None
    _leave(me, "6.11.27", "Sat, Nov 6, 2027")
    _leave(me, "6/11", "Fri, Nov 6")
    me.fill("Starts", "2:30 PM")
    me.press("Save", "push button")
    me.app.wait_gone("push button", "Save")
    me.keys("ctrl+1")
    me.press("Add", "push button")
    me.type("Haircut on 7/10 4pm")
    me.sees("Wed, Oct 7 at 4:00 PM$")
    me.keys("Return")
    expected = {"Counseling": datetime(2026, 11, 6, 14, 30), "Haircut": datetime(2026, 10, 7, 16, 0)}
    until(lambda: _starts(desktop.data) == expected, 15, "both in the plan")
    assert me.program.stop() == 0
    assert me.program.output() == ""


def test_where_no_country_puts_figures_in_order_one_is_asked(desktop: Session) -> None:
    me = _started(desktop, "ZZ")
    _new_visit(me)
    me.fill("Starts", "2:30 PM")
    _leave(me, "6/11", "6/11")
    me.sees("^This can be November 6 or June 11, 2027. Write the month as a word, like Oct 6.$")
    me.press("Save", "push button")
    me.app.wait("text", "Date", "focused")
    assert _starts(desktop.data) == {}
    _leave(me, "6 nov", "Fri, Nov 6")
    me.press("Save", "push button")
    until(lambda: _starts(desktop.data) == {"Counseling": datetime(2026, 11, 6, 14, 30)}, 15, "the visit in the plan")
    assert me.program.stop() == 0
    assert me.program.output() == ""
