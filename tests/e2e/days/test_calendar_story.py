"""Changing what is planned, by keyboard only: in the month, one of a series, the rest of it; then all of it undone."""

import re
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.deliveries import Delivery
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.identity import CommitmentId, ContactId, PauseId
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.tables import TABLES, Setting
from aftercare.storage.vault.vault import Vault
from tests.day import HERE, TODAY, at, long_day, on, short_day, weekly, with_year
from tests.e2e.harness.a11y import Node
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_WRITTEN = at(12, days=-35).astimezone(UTC)
_THE_MACHINES_OWN = {Delivery, Draft, Setting}


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


_COUNSELING = Commitment(
    id=CommitmentId("counseling"),
    kind=CommitmentKind.VISIT,
    area=Area.TREATMENT_TEAM,
    title="Counseling",
    start=on(_in(2), 14),
    zone=HERE.key,
    length=timedelta(minutes=50),
    place="Larkfield Clinic, Room 4",
    created_at=_WRITTEN,
    changed_at=_WRITTEN,
)
_GROUP = Commitment(
    id=CommitmentId("group"),
    kind=CommitmentKind.MEETING,
    area=Area.SUPPORT_GROUPS,
    title="Harbor Street Group",
    start=on(_in(-21), 18, 30),
    zone=HERE.key,
    length=timedelta(hours=1),
    rule=weekly(TODAY),
    created_at=_WRITTEN,
    changed_at=_WRITTEN,
)
_WENT = Outcome(
    commitment_id=_GROUP.id,
    original_start=on(_in(-14), 18, 30),
    result=Result.DONE,
    answered_at=at(20, days=-14).astimezone(UTC),
)
_ELSEWHERE = Override(
    commitment_id=_GROUP.id,
    original_start=on(_in(28), 18, 30),
    start=on(_in(29), 18, 30),
    place="Library, upstairs",
)
_AWAY = Pause(
    id=PauseId("away"),
    commitment_id=_GROUP.id,
    from_day=_in(76),
    until_day=_in(86),
)
_SAM = Contact(
    id=ContactId("sam"),
    area=Area.SOBER_NETWORK,
    name="Sam Whitlock",
    numbers=(PhoneNumber("555-0142"),),
    created_at=_WRITTEN,
)
_DENISE = Contact(id=ContactId("denise"), area=Area.TREATMENT_TEAM, name="Denise Kowalski", created_at=_WRITTEN)

_Tables = dict[str, list[dict[str, Any]]]


def _tables(folder: Path) -> _Tables:
    """Every row of every table with something of the person's, the file opened afresh."""
    vault = Vault.open(folder / "plan.vault")
    with vault.reading() as connection:
        held = {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for kind, table in TABLES.items()
            if kind not in _THE_MACHINES_OWN
        }
    vault.close()
    return held


def _with_a_plan(desktop: Session) -> tuple[Person, _Tables]:
    """The program with an appointment, a weekly group and two people; and what its file holds."""
    write_plan(desktop.data, _COUNSELING, _GROUP)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo(put=(_WENT, _ELSEWHERE, _AWAY, _SAM, _DENISE))
    vault.close()
    began = _tables(desktop.data)
    me = Person(desktop, desktop.aftercare())
    me.sees("^My plan$")
    return me, began


def _is_at(me: Person, name: str) -> Node:
    """What has the focus, once its name begins so."""
    return me.app.wait((), re.compile(f"^{re.escape(name)}"), "focused", "focusable")


def _open_the_month(me: Person) -> None:
    me.keys("ctrl+3")
    me.answer("View", "Month")
    me.sees(f"^{TODAY:%B %Y}$")


def _walk(me: Person, start: date, *steps: str, to: date) -> None:
    """In the month, from the day that Tab stops at to another day, and on to the first thing of that day."""
    me.go_to(re.compile(f"^{long_day(start)}"))
    me.keys(*steps)
    _is_at(me, long_day(to))
    me.keys("Tab")


def _look_at(me: Person, day: date, turn: str) -> None:
    """Turn to the month before or after when the one in view has no such day: some days on may lie beyond it."""
    if not me.app.find("push button", re.compile(f"^{long_day(day)}[.,]")):
        me.press(turn, "push button")
        me.sees(f"^{day:%B %Y}$")


def _change_start(me: Person, time: str, scope: str) -> None:
    """Open what has the focus, change when it starts, and say for which ones."""
    me.keys("Return")
    me.fill("Starts", time)
    me.press("Save", "push button")
    _is_at(me, "Only this one")
    me.press(scope, "push button")
    me.sees("^“Harbor Street Group” changed$")
    me.app.wait_gone("push button", scope)


def _holds(desktop: Session, expected: _Tables) -> None:
    until(lambda: _tables(desktop.data) == expected, 5, "expected tables")


def test_changes_in_the_calendar_are_undone_and_redone_step_by_step(desktop: Session) -> None:
    me, began = _with_a_plan(desktop)
    states = [began]

    _open_the_month(me)
    me.sees(f"^{long_day(TODAY)}, today")
    _walk(me, TODAY, "Right", "Right", to=_in(2))
    _is_at(me, "Counseling, 2:00 PM, treatment team")
    me.keys("ctrl+Down")
    me.sees(f"^“Counseling” moved to {short_day(_in(9))}$")
    me.sees(f"^{long_day(_in(9))}. 1 thing: Counseling, 2:00 PM.$")
    _is_at(me, "Counseling, 2:00 PM")
    states.append(_tables(desktop.data))

    me.keys("shift+Tab")
    _walk(me, _in(9), "Down", "Left", "Left", to=_in(14))
    _change_start(me, "7:15 PM", "Only this one")
    me.sees(f"^{long_day(_in(14))}. 1 thing: Harbor Street Group, 7:15 PM.$")
    _is_at(me, "Harbor Street Group, 7:15 PM, support groups")
    states.append(_tables(desktop.data))

    me.keys("shift+Tab")
    _walk(me, _in(14), "Down", to=_in(21))
    _change_start(me, "5:45 PM", "This and the ones after")
    me.sees(f"^{long_day(_in(21))}. 1 thing: Harbor Street Group, 5:45 PM.$")
    _is_at(me, "Harbor Street Group, 5:45 PM, support groups")
    states.append(_tables(desktop.data))

    _each_change_was_the_one_meant(states)

    for taken_back, expected in zip(_SAID[::-1], states[-2::-1], strict=True):
        me.keys("ctrl+z")
        me.sees(f"^Taken back: {taken_back}$")
        _holds(desktop, expected)
    _look_at(me, _in(2), "Previous month")
    me.sees(f"^{long_day(_in(2))}. 1 thing: Counseling, 2:00 PM.$")
    me.keys("ctrl+z")  # nothing is left
    for done_again, expected in zip(_SAID, states[1:], strict=True):
        me.keys("ctrl+y")
        me.sees(f"^Done again: {done_again}$")
        _holds(desktop, expected)
    _look_at(me, _in(21), "Next month")
    me.sees(f"^{long_day(_in(21))}. 1 thing: Harbor Street Group, 5:45 PM.$")
    me.keys("ctrl+y", *["ctrl+z"] * (len(states) + 1))
    _holds(desktop, began)

    assert me.program.stop() == 0
    assert me.program.output() == ""
    assert _tables(desktop.data) == began


_SAID = (f"“Counseling” moved to {short_day(_in(9))}", "“Harbor Street Group” changed", "“Harbor Street Group” changed")


def _each_change_was_the_one_meant(states: list[_Tables]) -> None:
    """The appointment moved, one of the series changed alone, and the series divided with what hangs on it."""
    _began, moved, one, divided = states
    assert [row["start"] for row in moved["commitments"]] == [on(_in(9), 14), _GROUP.start]
    at_a_quarter_past = on(_in(14), 19, 15)
    assert [row["start"] for row in one["overrides"]] == [at_a_quarter_past, _ELSEWHERE.start]
    assert one["commitments"] == moved["commitments"]
    ended, _visit, successor = sorted(divided["commitments"], key=lambda row: row["start"])
    assert ended["id"] == successor["continues"] == _GROUP.id
    assert successor["start"] == on(_in(21), 17, 45)
    assert {row["commitment_id"]: row["start"] for row in divided["overrides"]} == {
        _GROUP.id: at_a_quarter_past,
        successor["id"]: _ELSEWHERE.start,
    }
    assert [row["commitment_id"] for row in divided["outcomes"]] == [_GROUP.id]
    assert {row["commitment_id"] for row in divided["pauses"]} == {_GROUP.id, successor["id"]}


def test_someone_is_found_talked_with_and_that_taken_back(desktop: Session) -> None:
    me, began = _with_a_plan(desktop)
    me.keys("ctrl+4")
    me.fill("Find a person", "Sam")
    me.keys("Return")
    me.press("We talked", "push button")
    me.sees("^Saved: you talked with Sam today$")
    (event,) = _tables(desktop.data)["events"]
    assert (event["contact_id"], event["day"]) == (_SAM.id, TODAY)
    me.press("Undo", "push button")
    me.sees("^Taken back: You talked with Sam today$")
    assert _tables(desktop.data) == began

    me.keys("ctrl+f")
    _is_at(me, "Find")
    me.type("harbor")
    me.sees("^2 results$")
    me.sees(f"^Harbor Street Group, Support groups, {with_year(short_day(_in(29)), _in(29))}, 6:30 PM$")
    me.keys("Return")
    me.sees("^Edit meeting$")
    assert me.go_to("Name of the meeting", "text").text == _GROUP.title
    assert me.program.stop() == 0
    assert me.program.output() == ""
    assert _tables(desktop.data) == began
