"""The calendar's rules: weeks and months, the days of an item, overlaps, what may be left out, moving."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.calendar.days import (
    by_day,
    days_of,
    monday,
    months_later,
    moved,
    overlaps,
    part_of,
    weeks_of_month,
)
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area, Part
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from tests.gui.made_up import HERE, NOW, commitment

_VISIT, _MEETING = CommitmentKind.VISIT, CommitmentKind.MEETING


def at(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute)


def items(
    *commitments: Commitment, first: date = date(2026, 10, 1), last: date = date(2026, 11, 30)
) -> list[AgendaItem]:
    return agenda(commitments, (), (), (), first, last, HERE)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 10, 6), date(2026, 9, 28), date(2026, 11, 1)),
        (date(2027, 2, 28), date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 8, 31), date(2026, 7, 27), date(2026, 9, 6)),
    ],
)
def test_a_month_is_shown_in_whole_weeks(day: date, first: date, last: date) -> None:
    assert weeks_of_month(day) == (first, last)
    assert monday(day) <= day < monday(day) + timedelta(days=7)


def test_a_month_later_is_the_last_day_where_a_month_is_short() -> None:
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 31), -2) == date(2025, 11, 30)
    assert months_later(date(2026, 12, 5), 1) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("thing", "days"),
    [
        (commitment("a day", at(8), all_day=True, minutes=24 * 60), (8, 8)),
        (commitment("three days", at(8), all_day=True, minutes=72 * 60), (8, 10)),
        (commitment("until midnight", at(8, 20), _MEETING, 240), (8, 8)),
        (commitment("past midnight", at(8, 20), _MEETING, 241), (8, 9)),
        (commitment("a moment at midnight", at(8), _MEETING), (8, 8)),
        (commitment("late in Los Angeles", at(8, 22), _MEETING, 30, zone="America/Los_Angeles"), (9, 9)),
    ],
)
def test_an_item_is_on_each_day_it_goes_on(thing: Commitment, days: tuple[int, int]) -> None:
    (item,) = items(thing)
    first, last = days
    assert days_of(item, HERE) == (date(2026, 10, first), date(2026, 10, last))


def test_days_of_clock_changes_are_whole_days() -> None:
    stay = commitment("Stay", at(31), all_day=True, minutes=3 * 24 * 60)
    (item,) = items(stay)
    assert days_of(item, HERE) == (date(2026, 10, 31), date(2026, 11, 2))
    night = commitment("Night", at(31, 23), _MEETING, 120)  # the hour from 1:00 comes twice that night
    assert days_of(items(night)[0], HERE) == (date(2026, 10, 31), date(2026, 11, 1))


def test_something_across_the_end_of_a_month_is_on_both_sides() -> None:
    trip = items(commitment("Trip", at(30), all_day=True, minutes=4 * 24 * 60))
    october = by_day(trip, date(2026, 10, 29), date(2026, 10, 31), HERE)
    november = by_day(trip, date(2026, 11, 1), date(2026, 11, 3), HERE)
    assert [bool(found) for found in october.values()] == [False, True, True]
    assert [bool(found) for found in november.values()] == [True, True, False]


def test_what_needs_other_people_overlaps() -> None:
    visit, meeting = commitment("visit", at(6, 14), _VISIT, 60), commitment("meeting", at(6, 14, 30), _MEETING, 60)
    long, later = commitment("long", at(6, 9), _MEETING, 600), commitment("later", at(6, 15), _VISIT, 30)
    walk, day = commitment("walk", at(6, 14)), commitment("day", at(6), _VISIT, all_day=True)
    found = items(visit, meeting, long, later, walk, day)
    named = {
        item.occurrence.title: {other.occurrence.title for other in others}
        for item, others in zip(found, overlaps(found), strict=True)
    }
    assert named == {
        "visit": {"meeting", "long"},
        "meeting": {"visit", "long", "later"},
        "long": {"visit", "meeting", "later"},
        "later": {"meeting", "long"},
        "walk": set(),
        "day": set(),
    }


@pytest.mark.parametrize(
    ("thing", "part"),
    [
        (commitment("Breakfast", rule="FREQ=DAILY"), Part.EVERY_DAY),
        (commitment("Walk", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"), Part.EVERY_DAY),
        (commitment("Pills", kind=CommitmentKind.MEDICINE, rule="FREQ=DAILY"), Part.EVERY_DAY),
        (commitment("Shot", kind=CommitmentKind.MEDICINE, rule="FREQ=MONTHLY"), Part.TREATMENT_TEAM),
        (commitment("Guitar", rule="FREQ=WEEKLY;BYDAY=SU"), None),
        (commitment("Every other day", rule="FREQ=DAILY;INTERVAL=2"), None),
        (commitment("A rule nobody can name", rule="FREQ=YEARLY;BYWEEKNO=20"), None),
        (commitment("Call", kind=CommitmentKind.CALL, rule="FREQ=DAILY"), Part.SOBER_NETWORK),
        (commitment("Talk", kind=CommitmentKind.TALK), Part.LOVED_ONES),
        (commitment("Signs", kind=CommitmentKind.REVIEW, area=Area.SEEK_HELP), None),
    ],
)
def test_what_is_left_out_with_what(thing: Commitment, part: Part | None) -> None:
    assert part_of(thing) is part


def test_moving_something_that_happens_once_moves_it_and_its_answer() -> None:
    visit = commitment("Visit", at(6, 14), _VISIT, 50)
    outcome = Outcome(commitment_id=visit.id, original_start=visit.start, result=Result.DONE, answered_at=NOW)
    edit = moved(Series(visit, (), (outcome,)), visit.start, 1, NOW)
    assert edit.put == (
        replace(visit, start=at(7, 14), sequence=1),
        replace(outcome, original_start=at(7, 14)),
    )
    assert edit.remove == (outcome,)


def test_moving_something_that_happens_once_uses_up_what_was_changed_about_it() -> None:
    visit = commitment("Visit", at(6, 14), _VISIT, 50)
    change = Override(commitment_id=visit.id, original_start=visit.start, start=at(8, 15), place="Room 2")
    edit = moved(Series(visit, (change,)), visit.start, 7, NOW)
    assert edit.put == (replace(visit, start=at(15, 15), place="Room 2", sequence=1),)
    assert edit.remove == (change,)


def test_moving_one_of_a_series_leaves_the_others() -> None:
    group = commitment("Group", at(6, 18), _MEETING, 60, rule="FREQ=WEEKLY")
    edit = moved(Series(group), at(13, 18), -1, NOW)
    change = Override(commitment_id=group.id, original_start=at(13, 18), start=at(12, 18))
    assert (edit.put, edit.remove) == ((change,), ())
    back = moved(Series(group, (change,)), at(13, 18), 1, NOW)
    assert (back.put, back.remove) == ((), (change,))


def test_moving_over_a_clock_change_keeps_the_time_of_day() -> None:
    visit = commitment("Visit", at(31, 14), _VISIT, 50, zone="America/New_York")
    edit = moved(Series(visit), visit.start, 1, NOW)
    (item,) = items(*(record for record in edit.put if isinstance(record, Commitment)))
    assert item.begins.isoformat() == "2026-11-01T14:00:00-05:00"
