"""What reminds without a place in the calendar: when it rings, how long, what its buttons do, and what silences it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import DeliveryState, Source
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId, EventId, PauseId, SheetId, StepId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.records.steps import Step
from aftercare.domain.reminders.due_things import THINGS, call_things, step_things
from aftercare.storage.records.sheet_contents import with_content
from aftercare.storage.records.stores import Plan
from tests.new_vault import new_vault
from tests.unit.domain.reminders.reminder_plans import HERE, LONG_AGO, NO_QUIET_HOURS, commitment, local
from tests.unit.reminders.test_ringer import Desktop, Program

ONE_AREA = replace(
    NO_QUIET_HOURS,
    skipped_areas=tuple(set(Area) - {Area.SELF_CARE}),
    silent_sources=(Source.GUARD, Source.REVIEW),
)


def left(day: int, recorded_at: datetime = LONG_AGO) -> Event:
    return Event(id=EventId("l"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 10, day), recorded_at=recorded_at)


def step(name: str, due_day: int | None, **changes: Any) -> Step:
    return Step(id=StepId(name), area=Area.SELF_CARE, title=name, due_day=due_day, **changes)


def friend(name: str, every: int | None = 3, **changes: Any) -> Contact:
    values: dict[str, Any] = {"area": Area.SOBER_NETWORK, "call_every_days": every, "created_at": LONG_AGO}
    return Contact(id=ContactId(name.lower()), name=name, **values | changes)


def called(name: str, day: int) -> Event:
    return Event(
        id=EventId(f"{name}{day}"),
        kind=EventKind.CONTACT_MADE,
        day=date(2026, 10, day),
        contact_id=ContactId(name.lower()),
        recorded_at=datetime(2026, 10, day, tzinfo=UTC),
    )


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    vault = new_vault(tmp_path / "plan.aftercare")
    plan = Plan(vault)
    plan.save_settings(ONE_AREA)
    one = Program(plan, Desktop())
    yield one
    one.ringer.stop()
    vault.close()


def test_the_open_steps_of_a_day_are_one_thing() -> None:
    lines = [step("Walk", 1), step("Sleep", 1), step("Rest", 1, skipped=True), step("Eat", 3), step("Read", None)]
    first, second = step_things(lines, left(5))
    assert (first.day, first.title, first.detail) == (date(2026, 10, 6), "2 steps of your plan", "Walk, Sleep")
    assert (first.private, second.private) == ("2 things of your plan.", "1 thing of your plan.")
    assert (second.day, second.title, second.detail) == (date(2026, 10, 8), "Eat", "")
    assert step_things(lines, None) == []


def test_one_call_a_day_is_suggested_once_in_each_rhythm() -> None:
    new = friend("Kim", 7, created_at=datetime(2026, 10, 6, 12, tzinfo=UTC))
    contacts = [friend("Sam"), friend("Ana", 7), friend("Lee", None), new]
    last = {ContactId("sam"): date(2026, 10, 5), ContactId("ana"): date(2026, 9, 1)}
    days = [date(2026, 10, day) for day in range(5, 16)]
    found = call_things(contacts, last, days, HERE)
    # Kim's second turn on the 14th waits behind Sam, who has waited for more of his rhythms.
    turns = [(6, "ana"), (7, "kim"), (8, "sam"), (11, "sam"), (13, "ana"), (14, "sam")]
    assert [(thing.day.day, thing.source_id) for thing in found] == turns
    assert found[0].title == "A good time to call Ana."
    assert found[0].private == "1 call for today."


def test_someone_added_late_in_the_evening_is_suggested_the_day_after() -> None:
    new = friend("Kim", 7, created_at=local(6, 23, 50))  # in UTC it is the 7th already
    found = call_things([new], {}, [date(2026, 10, day) for day in range(6, 10)], HERE)
    assert [thing.day.day for thing in found] == [7]


def test_no_call_is_suggested_on_the_day_of_a_call() -> None:
    last = {ContactId("sam"): date(2026, 10, 6), ContactId("ana"): date(2026, 9, 29)}
    days = [date(2026, 10, day) for day in (6, 7, 13)]
    found = call_things([friend("Sam", 30), friend("Ana", 7)], last, days, HERE)
    assert [(thing.day.day, thing.source_id) for thing in found] == [(13, "ana")]


def test_steps_ring_at_ten_and_end_after_three_days(program: Program) -> None:
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(7, 9, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(7, 10))
    assert program.desktop.titles == ["3 things of your plan."]
    assert [button.label for button in program.desktop.screen[1].buttons] == ["OK", "Tomorrow", "Open"]
    program.sleep_until(local(10, 9, 59))
    assert len(program.desktop.screen) == 2  # the steps for the third day came meanwhile
    program.sleep_until(local(10, 10))
    assert sorted(program.states) == [DeliveryState.LISTED, DeliveryState.SHOWN]


def test_tomorrow_puts_steps_off_and_ok_ends_it(program: Program) -> None:
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(7, 10))
    program.press("Tomorrow")
    program.restart()
    program.sleep_until(local(8, 8, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(8, 9))
    program.press("OK")
    program.sleep_until(local(9, 9))
    assert program.desktop.titles == []


def test_a_finished_step_leaves_the_screen(program: Program) -> None:
    program.plan.write("Set", put=[left(6), *(step(key, 2) for key in "ab")])
    program.settle()
    program.sleep_until(local(8, 10))
    assert "2 things of your plan." in program.desktop.titles
    for key in "ab":
        program.plan.write("Done", put=[step(key, 2, done_on=date(2026, 10, 8))])
        program.settle()
    assert "2 things of your plan." not in program.desktop.titles
    assert "1 thing of your plan." not in program.desktop.titles


def test_what_was_due_before_the_leaving_day_was_known_is_not_rung(program: Program) -> None:
    program.now = local(6, 13)
    program.plan.write("Set", put=[left(5, recorded_at=program.now)])
    program.settle()
    assert program.desktop.titles == []
    assert program.states == []


@pytest.mark.parametrize("silenced", ["by kind", "by a pause of everything", "by a pause of all reminders"])
def test_what_is_silenced_does_not_ring(program: Program, silenced: str) -> None:
    if silenced == "by kind":
        program.plan.save_settings(replace(program.plan.settings, silent_sources=THINGS))
    elif silenced == "by a pause of everything":
        pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 7), until_day=date(2026, 10, 7))
        program.plan.write("Paused", put=[pause])
    else:
        program.plan.save_settings(replace(program.plan.settings, reminders_paused_until=local(7, 11)))
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(7, 10, 59))
    assert program.desktop.titles == []


def test_quiet_hours_hold_them(program: Program) -> None:
    quiet = replace(program.plan.settings, quiet_from=time(22), quiet_until=time(11))
    program.plan.save_settings(quiet)
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(7, 10, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(7, 11))
    assert len(program.desktop.titles) == 1


def test_a_call_is_suggested_until_the_day_ends_and_called_is_a_contact_made(program: Program) -> None:
    program.plan.write("Added", put=[friend("Sam"), called("Sam", 3)])
    program.settle()
    program.sleep_until(local(6, 16, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(6, 17))
    assert program.desktop.titles == ["1 call for today."]
    key = program.desktop.screen[1].key
    program.press("Called")
    for action in ("done", "snooze"):
        program.ringer.answer(key, action)
    program.settle()
    assert program.plan.events.last_contact() == {ContactId("sam"): date(2026, 10, 6)}
    assert len(program.plan.events.of_kind(EventKind.CONTACT_MADE)) == 2
    program.sleep_until(local(9, 16, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(9, 17))
    assert program.desktop.titles == ["1 call for today."]
    program.press("Not today")
    program.restart()
    assert program.desktop.titles == []


def test_a_call_marked_elsewhere_a_moment_ago_counts_once(program: Program) -> None:
    program.plan.write("Added", put=[friend("Sam"), called("Sam", 3)])
    program.settle()
    program.sleep_until(local(6, 17))
    key = program.desktop.screen[1].key
    program.plan.write("Called", put=[called("Sam", 6)])
    program.ringer.answer(key, "done")
    program.settle()
    assert len(program.plan.events.of_kind(EventKind.CONTACT_MADE)) == 2


def test_a_suggested_call_to_someone_deleted_meanwhile_is_let_go(program: Program) -> None:
    program.plan.write("Added", put=[friend("Sam"), called("Sam", 3)])
    program.settle()
    program.sleep_until(local(6, 17))
    key = program.desktop.screen[1].key
    program.plan.write("Deleted", remove=[friend("Sam")])
    program.ringer.answer(key, "done")
    program.settle()
    assert program.desktop.screen == {}
    assert len(program.plan.events.of_kind(EventKind.CONTACT_MADE)) == 1


def team(day: int, **changes: Any) -> Commitment:
    return commitment(CommitmentKind.VISIT, datetime(2026, 10, day, 11), reminders=(), **changes)


def refill(on: int | None) -> Sheet:
    page = MedicineSheet(name="Blue tablet", refill_on=None if on is None else date(2026, 10, on))
    sheet = Sheet(id=SheetId("m"), kind=SheetKind.MEDICINE, day=date(2026, 1, 1), changed_at=LONG_AGO)
    return with_content(sheet, page, LONG_AGO)


def silent_but(program: Program, source: Source) -> None:
    quiet = tuple(each for each in THINGS if each is not source)
    words = ReminderWords.FULL
    program.plan.save_settings(replace(program.plan.settings, silent_sources=quiet, reminder_words=words))
    program.settle()


def test_a_refill_rings_some_days_before_and_is_silent_once_it_was_got(program: Program) -> None:
    silent_but(program, Source.REFILL)
    program.plan.write("Added", put=[refill(11)])
    program.settle()
    program.sleep_until(local(8, 9, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(8, 10))
    assert program.desktop.titles == ["Blue tablet: get your refill by Sun, Oct 11, in 3 days."]
    program.sleep_until(local(9, 9))
    assert program.desktop.titles == ["Blue tablet: get your refill by Sun, Oct 11, in 2 days."]
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 8))
    program.plan.write("Paused", put=[pause])
    program.settle()
    assert len(program.desktop.titles) == 1  # a medicine that goes on has to be refilled
    program.plan.write("In a hospital", put=[replace(pause, with_medicines=True)])
    program.settle()
    assert program.desktop.titles == []
    program.plan.write("Resumed", remove=program.plan.pauses.all())
    program.settle()
    assert len(program.desktop.titles) == 1
    program.plan.write("Got it", put=[refill(None)])
    program.settle()
    assert program.desktop.titles == []


def test_a_missing_first_visit_is_said_once_for_each_window(program: Program) -> None:
    silent_but(program, Source.GUARD)
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(7, 10))
    assert program.desktop.titles == ["Your first visit"]
    program.plan.write("Booked", put=[team(12)])
    program.settle()
    assert program.desktop.titles == []
    program.plan.write("Cancelled", remove=[team(12)])
    program.settle()
    program.press("OK")
    program.sleep_until(local(14, 9, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(14, 10))
    assert program.desktop.titles == ["Your first visit"]
    program.plan.write("Booked", put=[team(20)])
    program.settle()
    assert program.desktop.titles == []


def test_a_review_rings_on_its_day_and_not_once_done_or_put_off(program: Program) -> None:
    silent_but(program, Source.REVIEW)
    program.plan.write("Set", put=[left(6)])
    program.settle()
    program.sleep_until(local(20, 9, 59))
    assert program.desktop.titles == []
    program.sleep_until(local(20, 10))
    assert program.desktop.titles == ["A good time to look through your plan."]
    program.plan.save_settings(replace(program.plan.settings, review_put_off_on=date(2026, 10, 20)))
    program.settle()
    assert program.desktop.titles == []
    program.plan.save_settings(replace(program.plan.settings, review_put_off_on=None))
    done = Event(id=EventId("r"), kind=EventKind.REVIEW, day=date(2026, 10, 20), recorded_at=program.now)
    program.plan.write("Looked through", put=[done])
    program.settle()
    assert program.desktop.titles == []
