"""A person to call, a place to keep distance from, a call marked on Today and an activity, by keyboard only."""

import re
from datetime import timedelta

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import ContactKind, Side
from aftercare.domain.records.events import EventKind
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import HERE, TODAY, on, typed_day
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_TOMORROW = TODAY + timedelta(days=1)


def _open_area(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Sober network, "), "push button")


def test_a_sober_network_is_built_and_used(desktop: Session) -> None:
    write_plan(desktop.data)
    me = Person(desktop, desktop.aftercare())

    _open_area(me)
    me.press("Add person", "push button")
    me.fill("Name", "Sam Whitlock")
    me.fill("Phone number", "555-0142")
    me.choose("Stay in touch", "Every 3 days")
    me.press("Save", "push button")
    me.sees("^A good one to call today")

    me.press("Add a person, place or situation", "push button")
    me.answer("What it is", "Place")
    me.fill("Name", "The bar on Mill Lane")
    me.pick("Who I call", "I call Sam.")
    me.press("Save", "push button")
    me.sees("^The bar on Mill Lane, Place. I call Sam.$")
    me.sees("^1 person in your plan supports your recovery. 1 place or situation makes it harder, and has a plan.$")

    me.press("Game night", "push button")
    me.fill("Day", typed_day(_TOMORROW))
    me.press("Put it in my calendar", "push button")
    me.sees("^1 in your calendar")

    me.keys("ctrl+1")
    me.press("Called Sam Whitlock", "push button")
    me.app.wait_gone("push button", "Called Sam Whitlock")
    me.open_week_of(_TOMORROW)
    me.sees("^.*Game night")
    me.keys("ctrl+4")
    me.sees("^Every 3 days$")
    me.sees("^To keep distance from")

    assert me.program.stop() == 0
    assert me.program.output() == ""
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    people = {each.name: each for each in plan.contacts.all()}
    sam, bar = people["Sam Whitlock"], people["The bar on Mill Lane"]
    assert (sam.call_every_days, sam.side, sam.numbers[0].number) == (3, Side.SUPPORTS, "555-0142")
    assert (bar.kind, bar.side, bar.distance_plan) == (ContactKind.PLACE, Side.RISK, "I call Sam.")
    (game,) = plan.commitments.all()
    assert (game.title, game.kind, game.area) == ("Game night", CommitmentKind.ACTIVITY, Area.SOBER_NETWORK)
    assert (game.start, game.length) == (on(_TOMORROW, 19), timedelta(hours=2))
    (talked,) = plan.events.all()
    assert (talked.kind, talked.contact_id, talked.day) == (EventKind.CONTACT_MADE, sam.id, TODAY)
    assert talked.recorded_at.astimezone(HERE).date() == TODAY
    vault.close()
