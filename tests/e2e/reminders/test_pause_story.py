"""Everything paused by keyboard: medicines still ring, unless the person says that somebody gives them."""

import re
import time
from datetime import timedelta

import pytest

from aftercare.domain.records.commitments import Pause, Result
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at, on
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person, drawn_buttons
from tests.e2e.prepared import medicine, read_plan, visit, write_plan

_NOTICED = 20.0  # seconds until a jump of the clock is noticed at the latest


def _at(clock: Clock, hour: int) -> None:
    clock.at(at(hour) + timedelta(seconds=10))


@pytest.fixture
def clock(desktop: Session) -> Clock:
    """A clock that goes on from 1:00 PM, with a medicine planned for 2:00 PM and a visit for 4:00 PM."""
    clock = desktop.clock()
    _at(clock, 13)
    write_plan(desktop.data, medicine(on(TODAY, 14)), visit(on(TODAY, 16)))
    return clock


def _started(desktop: Session) -> Person:
    me = Person(desktop, desktop.aftercare())
    me.sees("^Sertraline 50 mg, 2:00 PM")
    return me


def _open_the_pause(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Self-care, "), "push button")
    me.press("Pause everything", "push button")
    me.app.wait("check box", "Pause my medicines too")


def _kept_pause(desktop: Session) -> Pause:
    vault = Vault.open(desktop.data / "plan.vault")
    (pause,) = Plan(vault).pauses.all()
    vault.close()
    return pause


def _hide(me: Person) -> None:
    me.close_window()
    me.sees("^Your planner is still running")


def _nothing_rings(desktop: Session, clock: Clock, hour: int, before: int = 0) -> None:
    """The time comes and goes, noticed by the program, without a notification."""
    _at(clock, hour)
    time.sleep(_NOTICED)
    assert len(desktop.notify.sent()) == before


def _the_medicine_rings(desktop: Session, clock: Clock) -> None:
    _at(clock, 14)
    notice = desktop.notify.wait(r"^2:00 PM reminder\.\n$", timeout=_NOTICED)
    assert drawn_buttons(notice) == ["Done", "In 15 minutes", "Open"]
    desktop.notify.press("Done", notice)
    until(lambda: read_plan(desktop.data)[0] == [("Sertraline 50 mg", Result.DONE)], 15, "answer in the plan")


def test_with_everything_paused_the_medicine_still_rings(desktop: Session, clock: Clock) -> None:
    me = _started(desktop)
    _open_the_pause(me)
    me.press("Pause", "push button")
    me.sees("^Paused: your whole plan, not only this list. What you added as a medicine still rings.$")
    me.keys("ctrl+1")
    me.sees("^Only what you added as a medicine shows and rings. Paused days don’t count against you.$")
    me.sees("^Sertraline 50 mg, 2:00 PM")
    assert me.app.find((), re.compile("Counseling with Denise")) is None
    assert not _kept_pause(desktop).with_medicines
    _hide(me)
    _the_medicine_rings(desktop, clock)
    _nothing_rings(desktop, clock, 17, before=1)
    assert me.program.stop() == 0
    assert me.program.output() == ""


def test_with_medicines_ticked_nothing_rings(desktop: Session, clock: Clock) -> None:
    me = _started(desktop)
    _open_the_pause(me)
    box = me.go_to("Pause my medicines too", "check box")
    assert me.app.find("check box", "Pause my medicines too", "checked") is None
    me.keys("space")
    box.wait_state("checked")
    me.press("Pause", "push button")
    me.sees("^Paused: your whole plan, not only this list. Medicines are paused too.$")
    me.keys("ctrl+1")
    me.sees("^Nothing shows or rings, not even medicines. Paused days don’t count against you.$")
    assert me.app.find((), re.compile("Sertraline")) is None
    assert _kept_pause(desktop).with_medicines
    _hide(me)
    _nothing_rings(desktop, clock, 14)
    assert me.program.stop() == 0
    assert me.program.output() == ""


def test_with_all_reminders_paused_in_settings_the_medicine_still_rings(desktop: Session, clock: Clock) -> None:
    me = _started(desktop)
    me.keys("ctrl+f")
    me.type("reminders")
    me.sees("results?$")
    me.keys("ctrl+comma")
    for _section in range(4):  # Look, Progress, Privacy, Reminders
        me.go_to(re.compile("^(About you|Look|Progress|Privacy)$"), "radio button")
        me.keys("Down", "space")
    me.choose("Pause reminders", "For a week")
    me.sees("^Pause my medicines too$")
    me.keys("ctrl+1")
    me.sees("^Only what you added as a medicine rings.$")
    _hide(me)
    _the_medicine_rings(desktop, clock)
    _nothing_rings(desktop, clock, 17, before=1)
    assert me.program.stop() == 0
