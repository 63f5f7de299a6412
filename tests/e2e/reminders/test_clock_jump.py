"""The wall clock jumps over due times, as after a suspend or a correction: reminders still come, and count once."""

from datetime import timedelta

import pytest

from aftercare.domain.records.commitments import Result
from aftercare.domain.records.deliveries import DeliveryState
from tests.day import TODAY, at, on
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.notify import Notice
from tests.e2e.harness.procs import Program, until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person, drawn_buttons
from tests.e2e.prepared import Became, medicine, read_plan, visit, write_plan

_NOTICED = 20.0  # seconds until a jump is noticed at the latest


@pytest.fixture
def clock(desktop: Session) -> Clock:
    """A clock that goes on from 1:30 PM: what rings, and what is asked afterwards, hangs on the hour."""
    clock = desktop.clock()
    clock.at(at(13, 30))
    return clock


def _running_in_the_background(desktop: Session) -> Program:
    """The program with a medicine at 2:00 PM and a visit at 4:00 PM, its window closed."""
    write_plan(desktop.data, medicine(on(TODAY, 14)), visit(on(TODAY, 16)))
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("^Sertraline 50 mg, 2:00 PM")
    me.close_window()
    me.sees("^Your planner is still running")
    assert desktop.notify.sent() == []
    return program


def _wait(desktop: Session, words: str) -> Notice:
    return desktop.notify.wait(f"^{words}$", timeout=_NOTICED)


def _press(desktop: Session, label: str, notice: Notice) -> None:
    desktop.notify.press(label, notice)
    until(lambda: notice.id in desktop.notify.closed(), 15, "answered notification off the screen")


def _ends_with(desktop: Session, program: Program, expected: Became) -> None:
    """The program ends, and the plan opened afresh holds this, from two notifications."""
    until(lambda: read_plan(desktop.data) == expected, 15, "answers in the plan")
    assert program.stop() == 0
    assert read_plan(desktop.data) == expected
    assert len(desktop.notify.sent()) == 2


def test_each_due_time_jumped_over_reminds(desktop: Session, clock: Clock) -> None:
    program = _running_in_the_background(desktop)
    clock.at(at(14) + timedelta(seconds=10))
    medicine = _wait(desktop, r"2:00 PM reminder\.\n")
    assert drawn_buttons(medicine) == ["Done", "In 15 minutes", "Open"]
    _press(desktop, "Done", medicine)

    clock.at(at(15, 59))
    visit = _wait(desktop, r"You have something at 4:00 PM\.\n")
    assert drawn_buttons(visit) == ["OK", "In 15 minutes", "Open"]
    _press(desktop, "OK", visit)

    expected = [("Sertraline 50 mg", Result.DONE)], {"Counseling with Denise": DeliveryState.ANSWERED}
    _ends_with(desktop, program, expected)


def test_a_sleep_over_everything_reminds_of_each_thing_once(desktop: Session, clock: Clock) -> None:
    program = _running_in_the_background(desktop)
    clock.at(at(17))
    medicine = _wait(desktop, r"2:00 PM reminder\.\n")
    question = _wait(desktop, r"How did 4:00 PM go\?\n")
    assert drawn_buttons(medicine) == ["Done", "In 15 minutes", "Open"]
    assert drawn_buttons(question) == ["I went", "I missed it", "Later"]
    _press(desktop, "Done", medicine)
    _press(desktop, "I missed it", question)

    outcomes = [("Counseling with Denise", Result.MISSED), ("Sertraline 50 mg", Result.DONE)]
    before_the_visit = {"Counseling with Denise": DeliveryState.LISTED}
    _ends_with(desktop, program, (outcomes, before_the_visit))
