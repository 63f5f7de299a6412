"""A group is added, put in the calendar, gone to, and answered about, by keyboard only; Today asks once."""

import re
from datetime import time

from aftercare.domain.areas.support_groups import AboutGroup, Fit, GoBack, TryOut
from aftercare.domain.records.commitments import Result
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at, on, short_day, weekly
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_BEFORE, _AFTER = at(17), at(21)  # the group is at 6:30 PM


def test_a_group_is_tried_out(desktop: Session) -> None:
    write_plan(desktop.data)
    clock = desktop.clock()
    clock.at(_BEFORE)
    me = Person(desktop, desktop.aftercare())
    me.keys("ctrl+2")
    me.press(re.compile("^Support groups, "), "push button")

    me.press("Add a first group", "push button")
    me.fill("Name", "Harbor Street")
    me.choose("Kind of group", "12-step")
    me.press("How it meets: In person")
    me.press("Save", "push button")
    me.sees("^How well does Harbor Street fit you")
    me.answer("Place and times", "Yes")
    me.press("Put it in my calendar", "check box")
    me.choose("Day", f"{TODAY:%A}")
    me.fill("Time", "6:30 PM")
    me.press("Put it in", "push button")
    me.sees(f"^Every {TODAY:%A} at 6:30 PM, with a reminder at 5:30 PM$")
    me.press("This is my home group", "check box")
    me.sees("^“Harbor Street” is your home group$")
    me.keys("ctrl+1")
    me.sees("^Harbor Street, 6:30 PM, support groups, not done$")

    clock.at(_AFTER)
    me.keys("ctrl+3", "ctrl+1")
    me.sees("^Did you go to Harbor Street", timeout=40)
    me.press("I went", "push button")
    me.sees("^How was Harbor Street")
    me.press("Answer now", "push button")
    me.sees(f"^Visit on {short_day(TODAY)}. Answer what you can")
    me.answer("Values and beliefs", "Mostly")
    me.press("Note on values and beliefs", "push button")
    me.type("About 12 people")
    me.press("Go back: Yes")
    me.sees(f"^Harbor Street, home group, 12-step · in person, {TODAY:%A}s, 6:30 PM, 1 of 6 fit so far$")
    me.keys("ctrl+1")
    me.app.wait_gone((), re.compile("^How was Harbor Street"))

    assert me.program.stop() == 0
    assert me.program.output() == ""
    _is_in_the_plan(desktop)


def _is_in_the_plan(desktop: Session) -> None:
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    (group,), (meeting,), (outcome,) = plan.contacts.all(), plan.commitments.all(), plan.outcomes.all()
    assert (group.name, group.role) == ("Harbor Street", "12-step")
    assert (meeting.start, meeting.rule) == (on(TODAY, 18, 30), weekly(TODAY))
    assert (outcome.commitment_id, outcome.result) == (meeting.id, Result.DONE)
    ((_about, known),) = plan.sheets.load(AboutGroup)
    assert (known.usual, known.is_home) == ((TODAY.weekday(), time(18, 30)), True)
    tried = sorted(plan.sheets.load(TryOut), key=lambda found: found[0].original_start is not None)
    (_before, first), (visit, page) = tried
    assert first.place.fit is Fit.YES
    assert (visit.commitment_id, visit.original_start) == (meeting.id, meeting.start)
    assert (page.values.fit, page.values.note, page.go_back) == (Fit.MOSTLY, "About 12 people", GoBack.YES)
    vault.close()
