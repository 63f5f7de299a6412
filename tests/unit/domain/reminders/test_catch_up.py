"""While you were away: what waits and what passed is listed once, each with its time, and can be answered or moved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.deliveries import DeliveryState
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.catch_up import CatchUp, Move, choices, moves
from aftercare.storage.records.stores import Plan
from tests.new_vault import new_vault
from tests.unit.domain.reminders.reminder_plans import HERE, TWO_PM, commitment, local
from tests.unit.domain.reminders.test_due_things import ONE_AREA, left
from tests.unit.reminders.test_ringer import Desktop, Program

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PILL = commitment(CommitmentKind.MEDICINE, rule="FREQ=DAILY", id=CommitmentId("pill"))
WALK = commitment(CommitmentKind.SELF_CARE, TWO_PM + HOUR, rule="FREQ=DAILY", id=CommitmentId("walk"))
VISIT = commitment(
    CommitmentKind.VISIT, TWO_PM + 2 * HOUR, length=HOUR, reminders=(DAY, HOUR), id=CommitmentId("visit")
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


def listed(program: Program) -> list[tuple[str, datetime, bool]]:
    return [(one.name.source_id, one.moment, one.passed) for one in program.ringer.catch_up().entries]


def entry(program: Program, source_id: str, day: int | None = None) -> CatchUp:
    found = [one for one in program.ringer.catch_up().entries if one.name.source_id == source_id]
    return next(one for one in found if day is None or one.moment.day == day)


def sleep(program: Program, until: datetime) -> None:
    """The computer sleeps: nothing rings on the way."""
    program.at(until)


def test_after_a_sleep_everything_is_in_the_list_with_its_real_time(program: Program) -> None:
    program.add(PILL, WALK, VISIT)
    sleep(program, local(6, 20))
    assert listed(program) == [
        ("pill", local(6, 14), True),
        ("walk", local(6, 15), False),
        ("visit", local(6, 16), False),
    ]
    assert sorted(program.desktop.titles) == ["3:00 PM reminder.", "How did 4:00 PM go?"]


def test_what_passed_is_listed_until_it_was_seen_and_then_never_again(program: Program) -> None:
    program.add(PILL)
    sleep(program, local(6, 20))
    program.restart()
    assert listed(program) == [("pill", local(6, 14), True)]
    program.now += HOUR
    program.ringer.caught_up()
    assert listed(program) == []
    assert program.states == [DeliveryState.LISTED]


def test_days_off_leave_no_backlog_and_lose_nothing(program: Program) -> None:
    program.add(PILL, WALK, VISIT)
    program.restart()
    sleep(program, local(26, 9))
    passed = program.ringer.catch_up()
    # The visit, yesterday's walk and pill; nineteen pills and walks before them are counted.
    assert [one.name.source_id for one in passed.entries] == ["visit", "pill", "walk"]
    assert passed.earlier == 38
    assert program.desktop.titles == []
    of_days = {one.occurrence.date() for one in program.plan.deliveries.all() if one.source_id == "pill"}
    assert of_days == {date(2026, 10, day) for day in range(6, 26)}


def test_an_answer_in_the_list_is_an_outcome_and_leaves_every_surface(program: Program) -> None:
    program.add(PILL, WALK, VISIT)
    sleep(program, local(6, 20))
    program.ringer.answer_entry(entry(program, "walk"), Action.DONE)
    program.ringer.answer_entry(entry(program, "visit"), Action.MISSED)
    program.ringer.answer_entry(entry(program, "pill"), Action.SKIP)
    program.settle()
    assert sorted(program.outcomes) == [("pill", Result.SKIPPED), ("visit", Result.MISSED), ("walk", Result.DONE)]
    assert (listed(program), program.desktop.screen) == ([], {})
    program.plan.undo()
    program.settle()
    assert listed(program) == [("pill", local(6, 14), True)]


def test_what_was_done_meanwhile_is_not_in_the_list(program: Program) -> None:
    program.add(PILL)
    sleep(program, local(6, 20))
    done = Outcome(commitment_id=PILL.id, original_start=TWO_PM, result=Result.DONE, answered_at=program.now)
    program.plan.write("Done", put=[done])
    assert listed(program) == []


@pytest.mark.parametrize(("to", "moved_to"), [(Move.LATER_TODAY, local(6, 21)), (Move.TOMORROW, local(7, 15))])
def test_it_is_moved_and_rings_there(program: Program, to: Move, moved_to: datetime) -> None:
    program.add(replace(WALK, rule=None))
    sleep(program, local(6, 19, 52))
    waiting = entry(program, "walk")
    assert moves(waiting, program.now, HERE) == (Move.LATER_TODAY, Move.TOMORROW)
    assert waiting.item is not None
    program.ringer.move_entry(waiting.item, to)
    program.settle()
    assert (listed(program), program.desktop.screen) == ([], {})
    program.sleep_until(moved_to)
    assert len(program.desktop.screen) == 1
    assert program.plan.undo() == "Moved"


def test_doses_and_appointments_are_not_moved_from_the_list(program: Program) -> None:
    program.add(PILL, VISIT, WALK)
    sleep(program, local(6, 20, 30))
    entries = {one.name.source_id: one for one in program.ringer.catch_up().entries}
    assert [moves(entries[name], program.now, HERE) for name in ("pill", "visit", "walk")] == [(), (), (Move.TOMORROW,)]
    assert choices(entries["pill"], program.now) == (Action.DONE, Action.SKIP)
    assert choices(entries["visit"], program.now) == (Action.WENT, Action.MISSED)


def test_the_reminder_before_a_visit_is_in_the_list_without_a_question(program: Program) -> None:
    program.add(VISIT)
    sleep(program, local(6, 15, 10))
    waiting = entry(program, "visit")
    assert choices(waiting, program.now) == (Action.OPEN, Action.OK)
    program.ringer.answer_entry(waiting, Action.OK)
    program.settle()
    assert (listed(program), program.desktop.screen, program.outcomes) == ([], {}, [])
    program.sleep_until(local(6, 17))
    assert program.desktop.titles == ["How did 4:00 PM go?"]


def test_the_check_in_and_steps_are_in_the_list(program: Program) -> None:
    program.plan.save_settings(replace(program.plan.settings, check_in_reminder_at=time(14)))
    program.plan.write("Set", put=[left(6)])
    program.settle()
    sleep(program, local(7, 15))
    check_in, steps = sorted(program.ringer.catch_up().entries, key=lambda one: one.name.source)
    assert choices(check_in, program.now) == (Action.OPEN, Action.SKIP)
    assert choices(steps, program.now) == (Action.OPEN, Action.OK)
    for one in (check_in, steps):
        program.ringer.answer_entry(one, choices(one, program.now)[1])
    program.settle()
    assert (listed(program), program.desktop.screen) == ([], {})
    program.restart()
    sleep(program, local(9, 9))
    assert listed(program) == []


def test_steps_that_passed_are_listed_once(program: Program) -> None:
    program.plan.write("Set", put=[left(6)])
    program.settle()
    sleep(program, local(11, 9))
    (steps, _third_day) = program.ringer.catch_up().entries
    assert (steps.passed, steps.moment) == (True, local(7, 10))


def test_a_summary_opened_leads_to_the_list_and_answers_nothing(program: Program) -> None:
    visits = [replace(VISIT, id=CommitmentId(f"v{number}")) for number in range(4)]
    program.add(*visits)
    sleep(program, local(6, 15, 20))
    assert program.desktop.titles == ["While you were away"]
    program.press("Open")
    assert program.opened == [None]
    assert len(listed(program)) == 4
    assert (program.desktop.screen, program.card) == ({}, [])
    program.sleep_until(local(6, 15, 35))
    assert len(program.desktop.screen) == 1
