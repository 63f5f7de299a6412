"""Days typed in figures, by keyboard: in a plan of the UK, and where no country puts them in order."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, on, short_day, with_year
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_LONDON = ZoneInfo("Europe/London")
_AHEAD = [(TODAY.replace(day=1) + timedelta(days=31 * months)).replace(day=6) for months in (1, 2)]
_VISIT = next(day for day in _AHEAD if day.month != 6)  # 6/11, say: the sixth of a month, or a day in June
_IN_JUNE = next(
    june for year in range(3) if (june := date(TODAY.year + year, 6, _VISIT.month)) >= TODAY - timedelta(days=90)
)
_HAIRCUT = TODAY + timedelta(days=2)
_TYPED, _SHOWN = f"6/{_VISIT.month}", with_year(short_day(_VISIT), _VISIT)


def _starts(folder: Path) -> dict[str, datetime]:
    """The wall-clock start of each thing in the plan, by its title; the file opened afresh."""
    vault = Vault.open(folder / "plan.vault")
    found = {each.title: each.start for each in Plan(vault).commitments.all()}
    vault.close()
    return found


def _started(desktop: Session, country: str) -> Person:
    write_plan(desktop.data, country=country)
    desktop.clock().at(on(TODAY, 9).replace(tzinfo=_LONDON))
    me = Person(desktop, desktop.aftercare(env={"TZ": _LONDON.key}))
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
    _leave(me, _TYPED, _SHOWN)
    assert me.app.find((), re.compile("^Enter a day")) is None
    later = _VISIT.replace(year=_VISIT.year + 1)
    _leave(me, f"6.{later.month}.{later:%y}", f"{short_day(later)}, {later.year}")
    _leave(me, _TYPED, _SHOWN)
    me.fill("Starts", "2:30 PM")
    me.press("Save", "push button")
    me.app.wait_gone("push button", "Save")
    me.keys("ctrl+1")
    me.press("Add", "push button")
    me.type(f"Haircut on {_HAIRCUT.day}/{_HAIRCUT.month} 4pm")
    me.sees(f"{with_year(short_day(_HAIRCUT), _HAIRCUT)} at 4:00 PM$")
    me.keys("Return")
    expected = {"Counseling": on(_VISIT, 14, 30), "Haircut": on(_HAIRCUT, 16)}
    until(lambda: _starts(desktop.data) == expected, 15, "both in the plan")
    assert me.program.stop() == 0
    assert me.program.output() == ""


def test_where_no_country_puts_figures_in_order_one_is_asked(desktop: Session) -> None:
    me = _started(desktop, "ZZ")
    _new_visit(me)
    me.fill("Starts", "2:30 PM")
    _leave(me, _TYPED, _TYPED)
    first, last = (with_year(f"{day:%B} {day.day}", day) for day in sorted((_VISIT, _IN_JUNE)))
    me.sees(f"^This can be {first} or {last}. Write the month as a word, like Oct 6.$")
    me.press("Save", "push button")
    me.app.wait("text", "Date", "focused")
    assert _starts(desktop.data) == {}
    _leave(me, f"6 {_VISIT:%b}".lower(), _SHOWN)
    me.press("Save", "push button")
    until(lambda: _starts(desktop.data) == {"Counseling": on(_VISIT, 14, 30)}, 15, "the visit in the plan")
    assert me.program.stop() == 0
    assert me.program.output() == ""
