"""Editing a repeating commitment changes what was chosen and leaves the past as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.calendar.recurrence import FIRST_WALL, LAST_WALL, starts
from aftercare.domain.calendar.series import (
    Edit,
    Series,
    all_from_today,
    cancel_this_one,
    end_before,
    everything,
    remove_whole,
    this_and_following,
    this_one,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId, MakeId, PauseId

_T = TypeVar("_T")
HERE = ZoneInfo("America/New_York")
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 1, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
GROUP = Commitment(
    id=CommitmentId("old"),
    kind=CommitmentKind.MEETING,
    area=Area.SUPPORT_GROUPS,
    title="Tuesday group",
    place="12 Elm Street",
    start=datetime(2026, 1, 6, 18),
    zone="America/New_York",
    length=HOUR,
    rule="FREQ=WEEKLY;BYDAY=TU",
    created_at=WRITTEN,
    changed_at=WRITTEN,
)


def ids() -> MakeId:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def at(day: int, hour: int = 18) -> datetime:
    return datetime(2026, 1, day, hour)


def override(day: int, **what: Any) -> Override:
    return Override(commitment_id=GROUP.id, original_start=at(day), **what)


def outcome(day: int) -> Outcome:
    return Outcome(commitment_id=GROUP.id, original_start=at(day), result=Result.DONE, answered_at=NOW)


def only(kind: type[_T], records: tuple[object, ...]) -> list[_T]:
    return [record for record in records if isinstance(record, kind)]


def both(edit: Edit) -> tuple[Commitment, Commitment]:
    ended, successor = only(Commitment, edit.put)
    return ended, successor


def days(commitment: Commitment, before: datetime = LAST_WALL) -> list[str]:
    return [f"{start:%m-%d %H}" for start in starts(commitment, FIRST_WALL, before)]


FEBRUARY = datetime(2026, 2, 8)


def test_this_one_keeps_only_what_differs_from_the_series() -> None:
    change = override(13, start=at(13, 19), length=HOUR, title="Tuesday group", place="Library")
    assert this_one(GROUP, None, change) == Edit(put=(override(13, start=at(13, 19), place="Library"),))


def test_this_one_joins_what_was_changed_before() -> None:
    before = override(13, start=at(14), notes="Bring the book")
    edit = this_one(GROUP, before, override(13, place="Library"))
    assert edit.put == (override(13, start=at(14), notes="Bring the book", place="Library"),)


def test_this_one_put_back_as_the_series_has_it_needs_no_override() -> None:
    before = override(13, start=at(14), cancelled=True)
    assert this_one(GROUP, before, override(13, start=at(13))) == Edit(remove=(before,))
    assert this_one(GROUP, None, override(13)) == Edit()


def test_cancelling_one_keeps_what_was_changed_about_it() -> None:
    assert cancel_this_one(GROUP, None, at(13)).put == (override(13, cancelled=True),)
    before = override(13, place="Library")
    assert cancel_this_one(GROUP, before, at(13)).put == (override(13, place="Library", cancelled=True),)


def test_this_and_following_ends_the_series_and_goes_on_with_a_successor() -> None:
    wanted = replace(GROUP, start=at(20, 19), title="Evening group")
    ended, successor = both(this_and_following(Series(GROUP), at(20), wanted, ids(), NOW))
    assert days(ended) == ["01-06 18", "01-13 18"]
    assert days(successor, FEBRUARY) == ["01-20 19", "01-27 19", "02-03 19"]
    assert (ended.id, ended.title, ended.sequence, ended.changed_at) == (GROUP.id, "Tuesday group", 1, NOW)
    assert (successor.id, successor.title, successor.continues) == ("new-1", "Evening group", GROUP.id)
    assert (successor.sequence, successor.created_at) == (0, NOW)


def test_another_weekday_is_the_rule_the_editor_gives() -> None:
    wanted = replace(GROUP, start=at(22), rule="FREQ=WEEKLY;BYDAY=TH")
    _ended, successor = both(this_and_following(Series(GROUP), at(20), wanted, ids(), NOW))
    assert days(successor, FEBRUARY) == ["01-22 18", "01-29 18", "02-05 18"]


def test_the_past_keeps_its_outcomes_and_overrides() -> None:
    series = Series(GROUP, overrides=(override(6, place="Library"),), outcomes=(outcome(6), outcome(13)))
    edit = this_and_following(series, at(20), replace(GROUP, start=at(20, 19)), ids(), NOW)
    assert only(Override, edit.put) == []
    assert only(Outcome, edit.put) == []
    assert edit.remove == ()


def test_later_dates_overrides_and_outcomes_move_to_the_successor() -> None:
    group = replace(GROUP, exdates=(at(13), at(27)), rdates=(at(8), at(29)))
    moved, stray = override(29, start=at(30)), override(28, place="Library")
    series = Series(group, overrides=(moved, stray), outcomes=(outcome(20),))
    edit = this_and_following(series, at(20), replace(group, start=at(20, 19)), ids(), NOW)
    ended, successor = both(edit)
    assert days(ended) == ["01-06 18", "01-08 18"]
    assert days(successor, FEBRUARY) == ["01-20 19", "01-29 19", "02-03 19"]
    (kept,) = only(Override, edit.put)
    assert (kept.commitment_id, kept.original_start, kept.start) == (successor.id, at(29, 19), at(30))
    (answered,) = only(Outcome, edit.put)
    assert (answered.commitment_id, answered.original_start) == (successor.id, at(20, 19))
    assert edit.remove == (moved, stray, outcome(20))


def test_the_edit_speaks_for_the_occurrence_it_was_made_at() -> None:
    series = Series(GROUP, overrides=(override(20, start=at(21)),))
    edit = this_and_following(series, at(20), replace(GROUP, start=at(20, 19)), ids(), NOW)
    assert only(Override, edit.put) == []
    assert edit.remove == series.overrides


def test_a_pause_that_goes_on_pauses_the_successor_too() -> None:
    over = Pause(id=PauseId("a"), commitment_id=GROUP.id, from_day=date(2026, 1, 1), until_day=date(2026, 1, 9))
    open_end = Pause(id=PauseId("b"), commitment_id=GROUP.id, from_day=date(2026, 1, 12))
    of_all = Pause(id=PauseId("c"), from_day=date(2026, 1, 12))
    series = Series(GROUP, pauses=(over, open_end, of_all))
    edit = this_and_following(series, at(20), replace(GROUP, start=at(20, 19)), ids(), NOW)
    assert only(Pause, edit.put) == [replace(open_end, id=PauseId("new-2"), commitment_id=CommitmentId("new-1"))]


def test_a_count_stays_the_total_unless_it_was_changed() -> None:
    group = replace(GROUP, rule="FREQ=WEEKLY;COUNT=5", exdates=(at(13),))
    ended, successor = both(this_and_following(Series(group), at(20), replace(group, start=at(20, 19)), ids(), NOW))
    assert days(ended) == ["01-06 18"]
    assert days(successor) == ["01-20 19", "01-27 19", "02-03 19"]
    wanted = replace(group, start=at(20), rule="FREQ=WEEKLY;COUNT=2")
    assert days(both(this_and_following(Series(group), at(20), wanted, ids(), NOW))[1]) == ["01-20 18", "01-27 18"]


@pytest.mark.parametrize("zone", ["America/New_York", None])
def test_a_later_time_does_not_lose_the_last_occurrence_before_until(zone: str | None) -> None:
    until = "20260127T230000Z" if zone else "20260127T180000"
    group = replace(GROUP, zone=zone, rule=f"FREQ=WEEKLY;UNTIL={until}")
    _ended, successor = both(this_and_following(Series(group), at(20), replace(group, start=at(20, 20)), ids(), NOW))
    assert days(successor) == ["01-20 20", "01-27 20"]


def test_whole_days_end_with_a_day() -> None:
    group = replace(GROUP, start=datetime(2026, 1, 6), all_day=True, zone=None, length=DAY)
    edit = this_and_following(
        Series(group), datetime(2026, 1, 20), replace(group, start=datetime(2026, 1, 20)), ids(), NOW
    )
    assert both(edit)[0].rule == "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260113"
    assert days(both(edit)[0]) == ["01-06 00", "01-13 00"]


def test_an_added_date_can_be_where_the_successor_begins() -> None:
    group = replace(GROUP, rule="FREQ=WEEKLY", rdates=(at(15),))
    ended, successor = both(this_and_following(Series(group), at(15), replace(group, start=at(15, 19)), ids(), NOW))
    assert days(ended) == ["01-06 18", "01-13 18"]
    assert days(successor, FEBRUARY) == ["01-15 19", "01-20 19", "01-27 19", "02-03 19"]


def test_following_the_first_occurrence_changes_the_series_itself() -> None:
    series = Series(GROUP, overrides=(override(13, place="Library"),))
    edit = this_and_following(series, at(6), replace(GROUP, start=at(6, 19)), ids(), NOW)
    changed, moved = edit.put
    assert isinstance(changed, Commitment)
    assert (changed.id, changed.start, changed.sequence, changed.changed_at) == (GROUP.id, at(6, 19), 1, NOW)
    assert moved == replace(override(13, place="Library"), original_start=at(13, 19))
    assert edit.remove == series.overrides


def test_all_from_today_begins_with_the_first_occurrence_today() -> None:
    wanted = replace(GROUP, start=at(27, 19))
    edit = all_from_today(Series(GROUP), at(27), wanted, date(2026, 1, 13), HERE, ids(), NOW)
    ended, successor = both(edit)
    assert days(ended) == ["01-06 18"]
    assert successor.start == at(13, 19)


def test_all_from_today_asks_which_day_it_is_where_the_series_is() -> None:
    tokyo = replace(GROUP, zone="Asia/Tokyo", start=datetime(2026, 1, 6, 9))  # the evening of January 5 here
    wanted = replace(tokyo, start=datetime(2026, 1, 20, 10))
    edit = all_from_today(Series(tokyo), datetime(2026, 1, 20, 9), wanted, date(2026, 1, 12), HERE, ids(), NOW)
    assert both(edit)[1].start == datetime(2026, 1, 13, 10)


def test_all_from_today_of_a_series_yet_to_begin_changes_it_in_place() -> None:
    edit = all_from_today(Series(GROUP), at(13), replace(GROUP, start=at(13, 19)), date(2026, 1, 2), HERE, ids(), NOW)
    (changed,) = only(Commitment, edit.put)
    assert (changed.id, changed.start) == (GROUP.id, at(6, 19))


def test_all_from_today_of_a_series_that_is_over_changes_it_in_place() -> None:
    over = replace(GROUP, rule="FREQ=WEEKLY;COUNT=2")
    wanted = replace(over, title="Old group", start=at(13))
    edit = all_from_today(Series(over), at(13), wanted, date(2026, 3, 1), HERE, ids(), NOW)
    (changed,) = only(Commitment, edit.put)
    assert (changed.id, changed.title, days(changed)) == (GROUP.id, "Old group", ["01-06 18", "01-13 18"])


def test_a_single_visit_moved_takes_its_answer_along() -> None:
    visit = replace(GROUP, rule=None)
    edit = everything(Series(visit, outcomes=(outcome(6),)), at(6), replace(visit, start=at(7, 9)), NOW)
    assert only(Outcome, edit.put) == [replace(outcome(6), original_start=at(7, 9))]
    assert edit.remove == (outcome(6),)


def test_a_daily_series_moved_by_a_day_keeps_each_override_at_its_own_occurrence() -> None:
    daily = replace(GROUP, rule="FREQ=DAILY")
    series = Series(daily, overrides=(override(7, place="Library"), override(8, place="Park")))
    edit = everything(series, at(6), replace(daily, start=at(7)), NOW)
    assert only(Override, edit.put) == [override(8, place="Library"), override(9, place="Park")]
    assert edit.remove == (override(7, place="Library"),)


def test_deleting_from_one_on_keeps_the_past_and_every_answer() -> None:
    later = override(20, place="Library")
    series = Series(GROUP, overrides=(override(6, place="Park"), later), outcomes=(outcome(6), outcome(20)))
    edit = end_before(series, at(20), NOW)
    (ended,) = only(Commitment, edit.put)
    assert days(ended) == ["01-06 18", "01-13 18"]
    assert edit.remove == (later,)


def test_deleting_from_the_first_on_removes_the_whole() -> None:
    pause = Pause(id=PauseId("p"), commitment_id=GROUP.id, from_day=date(2026, 1, 1))
    of_all = Pause(id=PauseId("all"), from_day=date(2026, 1, 1))
    series = Series(GROUP, (override(13, cancelled=True),), (outcome(6),), (pause, of_all))
    everything_of_it = Edit(remove=(GROUP, *series.overrides, *series.outcomes, pause))
    assert end_before(series, at(6), NOW) == remove_whole(series) == everything_of_it


RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=40",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,SA;WKST=SU",
    "FREQ=WEEKLY;UNTIL=20260601T220000Z",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYDAY=1TU,-1FR;COUNT=9",
    "FREQ=MONTHLY;BYMONTHDAY=1,15;UNTIL=20261001",
    "FREQ=YEARLY;BYMONTH=1,4;BYDAY=TU",
    "FREQ=HOURLY;INTERVAL=30;COUNT=50",
]


@given(
    rule=st.sampled_from(RULES),
    zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", None]),
    start_hour=st.sampled_from([0, 2, 18]),
    nth=st.integers(0, 30),
)
def test_splitting_without_a_change_changes_no_date(rule: str, zone: str | None, start_hour: int, nth: int) -> None:
    group = replace(GROUP, rule=rule, zone=zone, start=at(6, start_hour))
    far = datetime(2029, 1, 1)
    whole = list(starts(group, FIRST_WALL, far))
    chosen = whole[nth % len(whole)]
    edit = this_and_following(Series(group), chosen, replace(group, start=chosen), ids(), NOW)
    parts = [list(starts(part, FIRST_WALL, far)) for part in only(Commitment, edit.put)]
    assert [start for part in parts for start in part] == whole
    assert len(parts) == (1 if chosen == whole[0] else 2)
