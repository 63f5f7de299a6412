"""An agreement with a sister, by keyboard only: both sides, practical help, a weekly talk; People and Today know it."""

import re
from datetime import UTC

from aftercare.domain.areas.loved_ones import Agreement
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at, long_day, on
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_LEILA = Contact(
    id=ContactId("leila"),
    area=Area.LOVED_ONES,
    name="Leila Marsh",
    created_at=at(12, days=-30).astimezone(UTC),
)


def test_an_agreement_is_filled_in_together(desktop: Session) -> None:
    write_plan(desktop.data)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo(put=[_LEILA])
    vault.close()
    desktop.clock().at(at(8, 30))  # before the talk of today
    me = Person(desktop, desktop.aftercare())
    me.keys("ctrl+2")
    me.press(re.compile("^Loved ones, "), "push button")
    me.press("Leila Marsh, Not started", "push button")

    me.go_to("What helps: In my words", "text")
    me.type("Listen first")
    me.keys("Tab")
    me.type("Text me when you are late")
    me.go_to("Boundaries: Leila’s boundaries", "text")
    me.type("No visits after ten")
    me.press("Help I would like: Rides")
    me.press("Leila said yes to: Rides")
    me.press("Plan a weekly talk", "push button")
    me.choose("Day", f"{TODAY:%A}")
    me.fill("Time", "7:00 PM")
    me.press("Put it in my calendar", "push button")
    me.sees(f"^{long_day(TODAY)}, 7:00 PM · Every {TODAY:%A} at 7:00 PM$")
    me.press("Last talked over: today", "push button")
    me.press("I said yes to this", "check box")
    me.press("Leila said yes to this", "check box")
    me.keys("ctrl+1")
    me.sees("^Talk with Leila, 7:00 PM, loved ones, not done$")
    me.keys("ctrl+4")
    me.sees("^Listen first$")
    me.sees("^Rides$")
    assert me.program.stop() == 0
    assert me.program.output() == ""
    _is_in_the_plan(desktop)


def _is_in_the_plan(desktop: Session) -> None:
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    (leila,), (talk,), ((_sheet, page),) = plan.contacts.all(), plan.commitments.all(), plan.sheets.load(Agreement)
    assert (leila.what_helps, leila.said_yes_to) == (("Listen first",), ("Rides",))
    assert (talk.kind, talk.contact_ids, talk.start) == (
        CommitmentKind.TALK,
        (leila.id,),
        on(TODAY, 19),
    )
    assert page.helps.theirs == "Text me when you are late"
    assert page.boundaries.theirs == "No visits after ten"
    assert page.help_wanted == ("Rides",)
    assert page.talked_over_on == TODAY
    assert page.my_yes_at is not None
    assert page.their_yes_at is not None
    vault.close()
