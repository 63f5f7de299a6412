"""The main job, in real time: a plan from nothing, today's list, and reminders that arrive and are answered."""

import re
from datetime import datetime, timedelta

from aftercare.domain.records.commitments import Result
from aftercare.domain.records.deliveries import DeliveryState
from tests.day import typed_day
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.notify import Notice
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person, drawn_buttons
from tests.e2e.prepared import read_plan

_MINUTE = timedelta(minutes=1)
_TYPING = timedelta(seconds=60)  # what the forms of the medicine and the visit may take
_OF_STEPS = re.compile("things? of your plan")  # the first steps remind too, at 10 AM


def _set_up(me: Person) -> None:
    me.press("Start my plan")
    me.fill("Your name", "Rowan")
    me.fill("The day you leave or left treatment", "yesterday")
    me.choose("Your country", "United States")
    me.press("Go on")
    me.sees("^Support groups, Not started")


def _add(me: Person, area: str, button: str, kind: str, words: tuple[str, str]) -> None:
    """Open an area's form, choose the kind where there are several, and fill in the words."""
    me.keys("ctrl+2")
    me.press(re.compile(f"^{area}, "), "push button")
    me.press(button, "push button")
    me.sees("^What kind: |^Date$")
    if me.app.find((), re.compile("^What kind: ")):
        me.answer("What kind", kind)
    me.fill(*words)


def _on(me: Person, start: datetime) -> None:
    me.fill("Date", typed_day(start))
    me.fill("Starts", f"{start:%H:%M}")


def _save(me: Person) -> None:
    me.press("Save", "push button")
    me.app.wait_gone("push button", "Save")


def _plan_a_group_and_a_daily_step(me: Person, clock: Clock) -> None:
    _add(me, "Support groups", "Add meeting", "Meeting", ("Name of the meeting", "Harbor Street Group"))
    _on(me, clock.now() + timedelta(days=2))
    _save(me)
    _add(me, "Self-care", "Add daily step", "Daily step", ("What", "Drink water"))
    _save(me)


def _plan_the_team(me: Person, medicine_at: datetime, visit_at: datetime) -> None:
    _add(me, "Treatment team", "Add appointment", "Medicine", ("Name and dose", "Sertraline 50 mg"))
    _on(me, medicine_at)
    _save(me)
    _add(me, "Treatment team", "Add appointment", "Appointment", ("What for", "Counseling with Denise"))
    _on(me, visit_at)
    me.press("Remove reminder: 1 day before")
    me.press("Remove reminder: 2 hours before")
    me.pick("Add a reminder", "Another time before")
    me.fill("How long before the start", "2 minutes")
    me.keys("Return")
    me.sees("2 minutes before")
    _save(me)


def _arrives(desktop: Session, words: str, moment: datetime) -> Notice:
    """The notification with these words, which came no earlier than the moment and within its minute."""
    before, clock = len(_asked_for(desktop)), desktop.clock()
    notice = desktop.notify.wait(f"^{words}$", timeout=(moment - clock.now()) / timedelta(seconds=1) + 30)
    assert clock.now() >= moment
    assert len(_asked_for(desktop)) == before + 1
    assert notice.app == "Planner"
    return notice


def _asked_for(desktop: Session) -> list[Notice]:
    """The notifications of what was put in the plan here."""
    return [notice for notice in desktop.notify.sent() if not _OF_STEPS.search(notice.summary)]


def _said(moment: datetime) -> str:
    """A time of day as the program writes it."""
    return f"{moment:%I:%M %p}".lstrip("0")


def test_the_main_job_in_real_time(desktop: Session) -> None:
    program, clock = desktop.aftercare(), desktop.clock()
    me = Person(desktop, program)
    _set_up(me)
    _plan_a_group_and_a_daily_step(me, clock)
    me.keys("ctrl+1")
    water = me.go_to(re.compile("^Drink water, .*not done"), "check box")
    me.keys("space")
    water.wait_state("checked")
    medicine_at = (clock.now() + _TYPING).replace(second=0, microsecond=0) + _MINUTE
    visit_at = medicine_at + 3 * _MINUTE
    _plan_the_team(me, medicine_at, visit_at)

    me.close_window()
    me.sees("^Your planner is still running")
    assert clock.now() < medicine_at, "the forms took so long that a reminder on time proves nothing"

    medicine = _arrives(desktop, f"{_said(medicine_at)} reminder\\.\n", medicine_at)
    assert drawn_buttons(medicine) == ["Done", "In 15 minutes", "Open"]
    desktop.notify.press("Done", medicine)
    visit = _arrives(desktop, f"You have something at {_said(visit_at)}\\.\n", visit_at - 2 * _MINUTE)
    assert drawn_buttons(visit) == ["OK", "In 15 minutes", "Open"]
    desktop.notify.press("OK", visit)
    until(lambda: {medicine.id, visit.id} <= {*desktop.notify.closed()}, 15, "answered notifications off the screen")
    expected = (
        [("Drink water", Result.DONE), ("Sertraline 50 mg", Result.DONE)],
        {"Counseling with Denise": DeliveryState.ANSWERED},
    )
    until(lambda: read_plan(desktop.data) == expected, 15, "answers in the plan")

    desktop.tray.choose(desktop.tray.wait(program.pid), "Quit")
    assert program.wait() == 0
    assert program.output() == ""
    assert read_plan(desktop.data) == expected
