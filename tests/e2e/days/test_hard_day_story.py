"""A hard day from Progress to the next morning, and a check-up beside the one three months before: by keyboard."""

import re
from datetime import UTC, timedelta

from aftercare.domain.areas.seek_help.helplines import crisis_lines
from aftercare.domain.progress.check_ups import CheckUp
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId, EventId
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import HelpPerson, OpenCard
from aftercare.storage.records.sheet_contents import content_of
from aftercare.storage.records.stores import Plan, Record
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at
from tests.e2e.harness.session import Session
from tests.e2e.person import Person

_WRITTEN = at(12, days=-92).astimezone(UTC)
_SAM = Contact(
    id=ContactId("sam"),
    area=Area.SOBER_NETWORK,
    name="Sam Whitlock",
    numbers=(PhoneNumber("555-0142"),),
    help_rank=1,
    created_at=_WRITTEN,
)
_WELCOME = "Do you have a group, or a place online, where you feel welcome?"
_SIGNS = "Do you know your signs, and what you do when they come?"


def _left(days_ago: int) -> Event:
    day = TODAY - timedelta(days=days_ago)
    return Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=day, recorded_at=_WRITTEN)


def _write(desktop: Session, *records: Record) -> None:
    people = (HelpPerson(name="Sam Whitlock", detail="", number="555-0142"),)
    card = OpenCard(country="US", lines=crisis_lines("US"), plan_started=True, people=people)
    open_card.write(desktop.data / "open-card.json", card)
    vault = Vault.open(desktop.data / "plan.vault")
    Plan(vault).write_without_undo(put=records)
    vault.close()


def _events(desktop: Session, kind: EventKind) -> list[Event]:
    vault = Vault.open(desktop.data / "plan.vault")
    found = Plan(vault).events.of_kind(kind)
    vault.close()
    return found


def test_a_hard_day_and_the_morning_after(desktop: Session) -> None:
    _write(desktop, _left(47), _SAM)
    clock = desktop.clock()
    clock.at(at(21))  # in the evening of the hard day
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("^Today is open")
    me.keys("ctrl+5")
    me.sees(r"^47 recovery days\. Next milestone 60\.$")
    me.press("Mark a hard day")
    me.sees("^What would you like to mark")
    me.press("I drank or used")
    me.sees("^Thank you for being honest with yourself")
    me.sees("Your 47 recovery days are still yours")
    me.press("I need help now")
    me.sees("^You’re not alone")
    me.keys("Escape")
    me.press("Call Sam: Show number")
    me.sees("^555-0142$")
    me.press("Write a private note")
    me.fill("A private note", "Lonely after the match")
    me.press("Done for now")
    me.press("Talk to Sam every day for now: Do that")
    me.sees(r"^47 recovery days\. Next milestone 60\.$")
    assert program.stop() == 0
    (event,) = _events(desktop, EventKind.USE_DAY)
    assert (event.day, event.note) == (TODAY, "Lonely after the match")

    clock.at(at(8, days=1))
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees(r"^Yesterday was hard\. Today is a new one\.$")
    me.keys("ctrl+5")
    me.sees(r"^47 recovery days\. Next milestone 60\.$")  # today has not ended, and yesterday is not added
    me.press("Mark a hard day")
    me.press(re.compile(f"^Remove the mark of {TODAY:%B} {TODAY.day}"))  # with its year when it was last year
    me.press("Not now")
    me.sees(r"^48 recovery days\. Next milestone 60\.$")
    assert program.stop() == 0
    assert _events(desktop, EventKind.USE_DAY) == []


def test_who_would_rather_not_say_hears_of_safety_first(desktop: Session) -> None:
    _write(desktop, _left(47), _SAM)
    clock = desktop.clock()
    clock.at(at(21))  # late enough to be reminded in the morning
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.keys("ctrl+5")
    me.press("Mark a hard day")
    me.press("I’d rather not say")
    me.sees("^That’s OK")
    strip = me.sees("^Call 911 now if:$")
    first = me.sees("^In case you used: first, your safety")
    signs = me.sees("^Signs of an overdose$")
    then = me.sees("^What would help next")
    assert strip.box.y < first.box.y < signs.box.y < then.box.y
    me.sees("don’t sleep it off alone")
    me.sees("^Not breathing normally after 2 to 3 minutes")
    me.sees("1-800-972-0590")
    me.keys("space")  # the focus is on what leads to help
    me.sees("^You’re not alone")
    me.press("All 10 lines")
    me.sees("^SafeSpot$")
    me.keys("Escape")
    me.press("I’m safe right now")
    me.press("Rest first: Remind me at 9:00 AM")
    me.sees("^You’ll hear from us tomorrow")
    me.press("Done for now")
    me.press("Nothing for now")
    assert program.stop() == 0
    (event,) = _events(desktop, EventKind.HARD_DAY)
    assert event.day == TODAY


def test_a_check_up_and_the_next_one_three_months_later(desktop: Session) -> None:
    _write(desktop, _left(92))
    clock = desktop.clock()
    clock.at(at(10))
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.keys("ctrl+5")
    me.sees("^A check-up is due")
    me.press("Check-up")
    me.answer(_WELCOME, "A little")
    me.answer(_SIGNS, "Yes")
    me.press("Done")
    me.sees("^Compared with last time$")
    assert program.stop() == 0

    clock.at(at(10, days=92))
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.keys("ctrl+5")
    me.press("Check-up")
    year = f", {TODAY.year}" if at(10, days=92).year > TODAY.year else ""
    last_time = f"{TODAY:%B} {TODAY.day}{year}"
    me.sees(f"^Last time, {last_time}: A little$")
    me.answer(_WELCOME, "Mostly")
    me.answer(_SIGNS, "Yes")
    me.press("Done")
    me.sees(r"^Mostly\. Last time: A little$")
    me.sees("^Yes, same as last time$")
    assert program.stop() == 0
    pages = [content_of(event.answers, CheckUp) for event in _events(desktop, EventKind.CHECK_UP)]
    assert [page.place_of("groups_fit") for page in pages] == [1, 2]


def test_help_now_during_set_up_with_an_empty_plan_and_over_an_open_list(desktop: Session) -> None:
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("private planner")
    me.keys("F1")
    me.sees("^You’re not alone")
    me.sees("findahelpline.com")
    me.keys("Escape")
    me.sees("private planner")
    assert program.stop() == 0

    _write(desktop)
    program = desktop.aftercare()
    me = Person(desktop, program)
    me.sees("^Today is open")
    me.press("Add")  # a line to type into stands open
    me.keys("F1")
    me.sees("^You’re not alone")
    me.sees("^No steps yet")
    me.keys("Escape")
    me.sees("^Today is open")
    assert program.stop() == 0
