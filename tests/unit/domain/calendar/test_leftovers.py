"""Leftovers: what of yesterday may still be wanted, and moving it to today."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.calendar.leftovers import leftovers, moved_a_day
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.identity import CommitmentId

HERE = ZoneInfo("America/New_York")
TODAY, YESTERDAY = date(2026, 10, 6), date(2026, 10, 5)
NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)


def planned(name: str, kind: CommitmentKind = CommitmentKind.SELF_CARE) -> Commitment:
    return Commitment(
        id=CommitmentId(name),
        kind=kind,
        area=Area.SELF_CARE,
        start=datetime(2026, 10, 5, 9),
        created_at=NOW,
        changed_at=NOW,
    )


def both_days(
    *commitments: Commitment, outcomes: Iterable[Outcome] = (), overrides: Iterable[Override] = ()
) -> list[AgendaItem]:
    return agenda(commitments, overrides, outcomes, (), YESTERDAY, TODAY, HERE)


def left(items: Iterable[AgendaItem]) -> list[str]:
    return [item.occurrence.commitment.id for item in leftovers(items, TODAY)]


@pytest.mark.parametrize("kind", CommitmentKind)
def test_steps_calls_and_activities_can_be_left_over(kind: CommitmentKind) -> None:
    can_wait = kind in (CommitmentKind.SELF_CARE, CommitmentKind.CALL, CommitmentKind.ACTIVITY)
    assert left(both_days(planned("it", kind))) == (["it"] if can_wait else [])


def test_what_is_answered_or_comes_again_today_is_not_left_over() -> None:
    done, daily, weekly = planned("done"), planned("daily"), planned("weekly")
    answer = Outcome(commitment_id=done.id, original_start=done.start, result=Result.SKIPPED, answered_at=NOW)
    items = both_days(
        done, replace(daily, rule="FREQ=DAILY"), replace(weekly, rule="FREQ=WEEKLY;BYDAY=MO"), outcomes=[answer]
    )
    assert left(items) == ["weekly"]


def test_a_dose_is_not_moved_to_the_next_day() -> None:
    assert left(both_days(replace(planned("pill"), title="Naltrexone 50 mg"))) == []


@pytest.mark.parametrize("zone", [None, "Asia/Tokyo"])
@pytest.mark.parametrize("all_day", [True, False])
def test_what_is_moved_stands_on_today_at_its_own_time(*, zone: str | None, all_day: bool) -> None:
    start = datetime(2026, 10, 5) if all_day else datetime(2026, 10, 5, 22)
    length = timedelta(days=1) if all_day else timedelta(0)
    it = replace(planned("it"), start=start, zone=zone, all_day=all_day, length=length)
    (item,) = [item for item in both_days(it) if item.day == YESTERDAY]
    (moved,) = moved_a_day(item, None).put
    assert isinstance(moved, Override)
    (again,) = both_days(it, overrides=[moved])
    assert (again.day, again.occurrence.start) == (TODAY, start + timedelta(days=1))


def test_an_occurrence_moved_before_keeps_its_other_changes() -> None:
    it = planned("it")
    before = Override(commitment_id=it.id, original_start=it.start, start=datetime(2026, 10, 5, 15), place="Lake")
    (item,) = both_days(it, overrides=[before])
    assert moved_a_day(item, before).put == (replace(before, start=datetime(2026, 10, 6, 15)),)
