"""The small rules of Today: visits to ask about, steps that are due, and two rough days."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.areas.treatment_team.visits import next_visit, over_at, passed_visits
from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Mood, two_rough_days
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.records.identity import CommitmentId, StepId
from aftercare.domain.records.steps import Step, due_steps

DAY = date(2026, 10, 6)
NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)


def visit(hour: int, minutes: int = 0, kind: CommitmentKind = CommitmentKind.VISIT) -> Commitment:
    return Commitment(
        id=CommitmentId(f"{kind}-{hour}"),
        kind=kind,
        area=Area.TREATMENT_TEAM,
        start=datetime(2026, 10, 6, hour),
        length=timedelta(minutes=minutes),
        created_at=NOON,
        changed_at=NOON,
    )


def day(*commitments: Commitment, answered: tuple[Commitment, ...] = ()) -> list[AgendaItem]:
    outcomes = [
        Outcome(commitment_id=one.id, original_start=one.start, result=Result.MISSED, answered_at=NOON)
        for one in answered
    ]
    return agenda(commitments, [], outcomes, [], DAY, DAY, ZoneInfo("UTC"))


def test_the_next_visit_is_the_first_that_is_not_over() -> None:
    early, running, late = visit(8, 30), visit(11, 90), visit(15, 50)
    group = visit(12, 60, CommitmentKind.MEETING)
    items = day(early, running, late, group)
    found = next_visit(items, NOON)
    assert found is not None
    assert found.occurrence.commitment == running
    assert [item.occurrence.commitment for item in passed_visits(items, NOON)] == [early]


def test_an_answered_visit_is_neither_next_nor_asked_about() -> None:
    early, late = visit(8, 30), visit(15, 50)
    items = day(early, late, answered=(early, late))
    assert next_visit(items, NOON) is None
    assert passed_visits(items, NOON) == []


def test_a_visit_without_a_length_is_over_after_an_hour() -> None:
    assert over_at(day(visit(9))[0]) == datetime(2026, 10, 6, 10, tzinfo=UTC)


def test_steps_come_by_their_day_and_stay_for_the_day_they_are_done() -> None:
    def step(name: str, due_day: int | None, area: Area = Area.SELF_CARE, **fields: Any) -> Step:
        return Step(id=StepId(name), area=area, due_day=due_day, **fields)

    left_on = DAY - timedelta(days=3)
    steps = [
        step("later", 4),
        step("today", 3),
        step("early", 1),
        step("early, first area", 1, Area.SUPPORT_GROUPS),
        step("any time", None),
        step("skipped", 1, skipped=True),
        step("done today", 2, done_on=DAY),
        step("done before", 2, done_on=DAY - timedelta(days=1)),
    ]
    assert [step.id for step in due_steps(steps, left_on, DAY)] == [
        "early, first area",
        "early",
        "done today",
        "today",
    ]
    assert due_steps(steps, None, DAY) == []


@pytest.mark.parametrize(
    ("today", "yesterday", "both"),
    [
        (Mood.ROUGH, Mood.LOW, True),
        (Mood.LOW, Mood.OK, False),
        (Mood.GREAT, Mood.ROUGH, False),
        (None, Mood.ROUGH, False),
    ],
)
def test_two_rough_days_are_two_days_of_rough_or_low(today: Mood | None, yesterday: Mood, both: bool) -> None:
    def check_in(mood: Mood | None) -> CheckIn:
        return CheckIn(day=DAY, mood=mood, answered_at=NOON)

    assert two_rough_days(check_in(today), check_in(yesterday)) is both
    assert not two_rough_days(check_in(today), None)
