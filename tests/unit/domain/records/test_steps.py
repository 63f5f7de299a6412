"""An area's checklist and how far the area has come."""

from dataclasses import replace
from datetime import date

import pytest

from aftercare.content import StarterStep
from aftercare.domain.records.areas import Area
from aftercare.domain.records.identity import StepId
from aftercare.domain.records.steps import Progress, Step, checklist, due_date, progress

AREA = Area.SELF_CARE
STARTERS = (
    StarterStep(key="sleep", title="Choose a bedtime", due_day=1),
    StarterStep(key="move", title="Choose a way to move", due_day=3),
)
OWN = Step(id=StepId("own"), area=AREA, title="Buy a lamp", position=7)
SLEEP, MOVE = checklist(AREA, [], STARTERS)


def test_untouched_lines_are_as_shipped() -> None:
    assert [(step.title, step.due_day, step.open) for step in (SLEEP, MOVE)] == [
        ("Choose a bedtime", 1, True),
        ("Choose a way to move", 3, True),
    ]
    assert checklist(AREA, [], STARTERS) == [SLEEP, MOVE]


def test_touched_lines_stand_in_their_place_and_own_ones_after_them() -> None:
    bedtime = replace(SLEEP, title="In bed at 10", done_on=date(2026, 10, 6))
    other_area = replace(OWN, id=StepId("other"), area=Area.LOVED_ONES)
    assert checklist(AREA, [OWN, other_area, bedtime], STARTERS) == [bedtime, MOVE, OWN]


def test_touched_line_stays_when_it_is_no_longer_shipped() -> None:
    assert checklist(AREA, [MOVE, OWN], STARTERS[:1]) == [SLEEP, MOVE, OWN]


def test_due_date_needs_the_leaving_day_and_the_due_day() -> None:
    left = date(2026, 10, 5)
    assert due_date(MOVE, left) == date(2026, 10, 8)
    assert due_date(MOVE, None) is None
    assert due_date(OWN, left) is None


DONE = replace(SLEEP, done_on=date(2026, 10, 6))
LET_GO = replace(SLEEP, skipped=True)


@pytest.mark.parametrize(
    ("lines", "kept", "in_plan", "skipped", "expected"),
    [
        ([SLEEP, MOVE], 0, 0, False, Progress.NOT_STARTED),
        ([SLEEP, MOVE], 0, 2, False, Progress.STARTED),
        ([DONE, MOVE], 1, 0, False, Progress.STARTED),
        ([DONE, MOVE], 1, 2, False, Progress.SAVED),
        ([LET_GO, MOVE], 1, 2, False, Progress.SAVED),
        ([DONE, MOVE], 1, 2, True, Progress.SKIPPED),
    ],
)
def test_progress(lines: list[Step], kept: int, in_plan: int, *, skipped: bool, expected: Progress) -> None:
    assert progress(lines, kept, in_plan=in_plan, skipped=skipped) is expected
