"""A first visit, by keyboard only: booked, missed and booked again, its question carried on; and a medicine."""

import re
from datetime import UTC, time, timedelta

from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.team import VisitSheet, lines_for
from aftercare.domain.records.commitments import CommitmentKind, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at, on, short_day, typed_day
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_LATER, _REFILL = TODAY + timedelta(days=3), TODAY + timedelta(days=2)
_LEFT = Event(
    id=EventId("left"),
    kind=EventKind.LEFT_TREATMENT,
    day=TODAY - timedelta(days=1),
    recorded_at=at(12, days=-1).astimezone(UTC),
)


def _team(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Treatment team, "), "push button")


def _add_denise(me: Person) -> None:
    me.press("Add person", "push button")
    me.fill("Name", "Denise Kowalski")
    me.fill("Role", "Counselor")
    me.fill("Phone number", "555-0121")
    me.press("Save", "push button")
    me.sees("^Denise Kowalski, Counselor · 555-0121$")


def _book_the_first_visit(me: Person) -> None:
    me.sees("^No visit is booked for your first 7 days at home.*Call Denise Kowalski at 555-0121")
    me.press("Add the visit", "push button")
    me.choose("Who with", "Denise Kowalski")
    me.fill("What for", "Counseling")
    me.fill("Date", typed_day(TODAY))
    me.fill("Starts", "14:00")
    me.press("Add a question", "push button")
    me.type("Is there a night bus?")
    me.keys("Return")
    me.sees("^Remove Is there a night bus")
    me.press("Save", "push button")
    me.app.wait_gone("push button", "Save")
    me.app.wait_gone((), re.compile("^No visit is booked"))


def _add_a_medicine(me: Person) -> None:
    me.press("Add medicine", "push button")
    me.fill("Name", "Sertraline")
    me.fill("Dose, as written", "50 mg")
    me.fill("Time", "9:00")
    me.press("Add a time", "push button")
    me.fill("Time 2", "20:00")
    me.fill("Get a refill by", typed_day(_REFILL))
    me.press("Save", "push button")
    me.sees(f"^Sertraline, 50 mg · 9:00 AM, 8:00 PM · every day · refill by {short_day(_REFILL)}$")


def _miss_it_and_book_again(me: Person) -> None:
    me.sees("^Did you see Denise Kowalski today", timeout=40)  # a jump of the clock is noticed within 15 s
    me.press("I missed it", "push button")
    me.sees(f"^It happens. A quick call usually fixes it.*I missed my visit on {TODAY:%A}")
    me.press("I called", "push button")
    me.fill("Date", typed_day(_LATER))
    me.fill("Starts", "10:00")
    me.press("Book it", "push button")
    me.sees(f"^Booked: {short_day(_LATER)}, 10:00 AM$")
    me.press("Close", "push button")


def test_a_missed_first_visit_is_mended(desktop: Session) -> None:
    write_plan(desktop.data)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo(put=[_LEFT])
    vault.close()
    clock = desktop.clock()
    clock.at(at(8, 30))  # before the visit of today
    me = Person(desktop, desktop.aftercare())
    _team(me)
    _add_denise(me)
    _book_the_first_visit(me)
    _add_a_medicine(me)
    me.keys("ctrl+1")
    me.sees("^Sertraline 50 mg, 8:00 PM, treatment team, not done$")
    me.sees("^1 question to ask$")
    me.press("Get ready", "push button")
    me.sees("^Is there a night bus\\?$")
    me.press("Close", "push button")
    me.sees("^1 question to ask$")

    clock.at(at(15, 30))
    _miss_it_and_book_again(me)
    me.open_week_of(_LATER)
    me.sees("Counseling with Denise Kowalski.*10:00 AM|10:00 AM.*Counseling with Denise Kowalski")
    assert me.program.stop() == 0
    assert me.program.output() == ""
    _is_in_the_plan(desktop)


def _is_in_the_plan(desktop: Session) -> None:
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    (denise,) = plan.contacts.all()
    first, again = (each for each in plan.commitments.all() if each.kind is CommitmentKind.VISIT)
    doses = [each for each in plan.commitments.all() if each.kind is CommitmentKind.MEDICINE]
    assert [(each.start, each.contact_ids) for each in (first, again)] == [
        (on(TODAY, 14), (denise.id,)),
        (on(_LATER, 10), (denise.id,)),
    ]
    assert [(each.start.time(), each.rule, each.zone) for each in doses] == [
        (time(9), "FREQ=DAILY", None),
        (time(20), "FREQ=DAILY", None),
    ]
    assert [(each.commitment_id, each.result) for each in plan.outcomes.all()] == [(first.id, Result.MISSED)]
    assert [event.contact_id for event in plan.events.of_kind(EventKind.CONTACT_MADE)] == [denise.id]
    pages = {sheet.id: (sheet, page) for sheet, page in plan.sheets.load(VisitSheet)}
    carried = lines_for(again, again.start, pages, on(TODAY, 16))
    assert [line.text for line in carried] == ["Is there a night bus?"]
    ((_sheet, medicine),) = plan.sheets.load(MedicineSheet)
    assert (medicine.dose, medicine.refill_on) == ("50 mg", _REFILL)
    assert set(medicine.commitment_ids) == {each.id for each in doses}
    vault.close()
