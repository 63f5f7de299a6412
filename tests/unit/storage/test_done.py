"""What was done so far is counted as it was answered."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId, EventId
from aftercare.storage.records.stores import Plan
from tests.gui.made_up import commitment
from tests.new_vault import new_vault

NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)
GROUP = commitment("Harbor Street Group", datetime(2026, 9, 1, 18, 30), CommitmentKind.MEETING, rule="FREQ=WEEKLY")
VISIT = commitment("Counseling", datetime(2026, 9, 2, 14), CommitmentKind.VISIT)
CALL = commitment("Call someone", datetime(2026, 9, 3, 17), CommitmentKind.CALL, rule="FREQ=DAILY")


def answer(of: Commitment, day: date, result: Result = Result.DONE) -> Outcome:
    start = datetime.combine(day, of.start.time())
    return Outcome(commitment_id=of.id, original_start=start, result=result, answered_at=NOW)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plan]:
    """A plan with some things done."""
    vault = new_vault(Path(tmp_path_factory.mktemp("done")) / "plan.vault")
    plan = Plan(vault)
    made = Event(id=EventId("made"), kind=EventKind.CONTACT_MADE, day=date(2026, 9, 5), recorded_at=NOW)
    plan.write_without_undo([GROUP, VISIT, CALL, made, CheckIn(day=date(2026, 9, 1), answered_at=NOW)])
    plan.write_without_undo(
        [answer(GROUP, date(2026, 9, 8)), answer(GROUP, date(2026, 9, 1)), answer(VISIT, date(2026, 9, 2))]
    )
    plan.write_without_undo([answer(GROUP, date(2026, 9, 15), Result.SKIPPED), answer(CALL, date(2026, 9, 3))])
    yield plan
    vault.close()


def test_what_was_done_is_counted_by_kind_with_its_days(plan: Plan) -> None:
    done = plan.done_so_far([CommitmentKind.MEETING, CommitmentKind.VISIT, CommitmentKind.TALK])
    assert done.days == {
        CommitmentKind.MEETING: [date(2026, 9, 1), date(2026, 9, 8)],
        CommitmentKind.VISIT: [date(2026, 9, 2)],
        CommitmentKind.TALK: [],
    }
    assert done.check_ins == 1


def test_calls_are_contacts_made_and_calls_with_nobody_named(plan: Plan) -> None:
    """A call done with someone named is a contact made already, and is not counted twice."""
    assert plan.done_so_far([]).calls == [date(2026, 9, 3), date(2026, 9, 5)]
    sam = commitment("Call Sam", datetime(2026, 9, 4, 17), CommitmentKind.CALL, contact_ids=(ContactId("sam"),))
    plan.write_without_undo([sam, answer(sam, date(2026, 9, 4))])
    assert plan.done_so_far([]).calls == [date(2026, 9, 3), date(2026, 9, 5)]


def test_each_day_counts_what_was_done_on_it_and_only_in_the_span(plan: Plan) -> None:
    assert plan.done_each_day(date(2026, 9, 1), date(2026, 9, 2)) == {date(2026, 9, 1): 1, date(2026, 9, 2): 1}
    assert plan.done_each_day(date(2026, 9, 15), date(2026, 9, 30)) == {}
    assert plan.days_of(CommitmentKind.MEETING, date(2026, 9, 2)) == {date(2026, 9, 8)}


def test_what_was_done_before_a_day_is_only_counted(plan: Plan) -> None:
    lately = plan.done_lately([CommitmentKind.MEETING, CommitmentKind.TALK], date(2026, 9, 5))
    assert lately.before == {CommitmentKind.MEETING: 1, CommitmentKind.TALK: 0, CommitmentKind.CALL: 1}
    assert lately.days == {
        CommitmentKind.MEETING: [date(2026, 9, 8)],
        CommitmentKind.TALK: [],
        CommitmentKind.CALL: [date(2026, 9, 5)],
    }


def test_what_was_moved_was_done_where_it_was_moved_to(plan: Plan) -> None:
    moved = Override(commitment_id=VISIT.id, original_start=datetime(2026, 9, 2, 14), start=datetime(2026, 10, 20, 14))
    plan.write_without_undo([moved])
    visits = [CommitmentKind.VISIT]
    assert plan.done_so_far(visits).days == {CommitmentKind.VISIT: [date(2026, 10, 20)]}
    assert plan.done_lately(visits, date(2026, 10, 1)).days[CommitmentKind.VISIT] == [date(2026, 10, 20)]
    assert plan.done_each_day(date(2026, 9, 1), date(2026, 9, 2)) == {date(2026, 9, 1): 1}
    assert plan.done_each_day(date(2026, 10, 20), date(2026, 10, 20)) == {date(2026, 10, 20): 1}
    assert plan.days_of(CommitmentKind.VISIT, date(2026, 9, 1)) == {date(2026, 10, 20)}
    plan.write_without_undo(remove=[moved])
