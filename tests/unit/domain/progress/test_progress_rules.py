"""Progress: the map of days, the lines with their gaps, the careful sentence, and milestones."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.progress.day_counts import recovery_days, use_day_answers
from aftercare.domain.progress.day_map import day_map
from aftercare.domain.progress.milestones import (
    Reached,
    count_milestones,
    day_milestones,
    in_order,
    own_milestones,
    to_tell,
)
from aftercare.domain.progress.trends import LowerCravings, Measure, line, lower_cravings
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId

NOW = datetime(2026, 10, 6, tzinfo=UTC)
TODAY = date(2026, 10, 6)
SINCE = date(2026, 8, 20)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 3, 1))


def event(day: date, kind: EventKind = EventKind.USE_DAY, title: str = "", *, kept: bool = False) -> Event:
    answers = use_day_answers(kept_in_total=kept)
    return Event(id=EventId(f"{kind}{day}"), kind=kind, day=day, title=title, answers=answers, recorded_at=NOW)


def check_in(day: date, craving: Craving | None = None, mood: Mood | None = None, sleep: int | None = None) -> CheckIn:
    return CheckIn(day=day, craving=craving, mood=mood, sleep_minutes=sleep, answered_at=NOW)


def days_before(count: int, first: int = 0) -> list[date]:
    return [TODAY - timedelta(days=first + place) for place in range(count)]


# The map of days


def test_the_map_has_whole_weeks_and_leaves_out_what_is_not_lived() -> None:
    days = day_map(TODAY, 8, SINCE, {}, (), ())
    assert (len(days), days[0].day, days[-1].day) == (56, date(2026, 8, 17), date(2026, 10, 11))
    assert [day.day for day in days if day.level is None] == [
        *(date(2026, 8, 17) + timedelta(days=place) for place in range(3)),
        *(date(2026, 10, 7) + timedelta(days=place) for place in range(5)),
    ]


def test_levels_are_even_steps_of_the_fullest_day() -> None:
    done = dict(zip(days_before(5), (8, 6, 4, 1, 0), strict=True))
    by_day = {day.day: day for day in day_map(TODAY, 2, None, done, (), ())}
    assert [by_day[day].level for day in days_before(5)] == [4, 3, 2, 1, 0]


def test_one_thing_a_day_is_not_the_darkest_square() -> None:
    by_day = {day.day: day for day in day_map(TODAY, 1, None, {TODAY: 1}, [TODAY], [TODAY])}
    today = by_day[TODAY]
    assert (today.level, today.done, today.checked_in, today.is_hard) == (2, 1, True, True)


@given(DAYS, st.integers(1, 8), st.dictionaries(DAYS, st.integers(0, 300), max_size=30))
def test_more_done_is_never_a_lighter_square(today: date, weeks: int, done: dict[date, int]) -> None:
    days = day_map(today, weeks, None, done, (), ())
    assert [day.day.weekday() for day in days] == [*range(7)] * weeks
    lived = sorted((day.done, day.level) for day in days if day.level is not None)
    assert all((level == 0) == (count == 0) for count, level in lived)
    assert all(before[1] <= after[1] for before, after in pairwise(lived))


# Lines


def test_a_gap_stays_a_gap() -> None:
    first = TODAY - timedelta(days=3)
    points = line([check_in(first, mood=Mood.LOW), check_in(TODAY, mood=Mood.GREAT)], Measure.MOOD, first, TODAY)
    assert [point.value for point in points] == [2, None, None, 5]
    assert [point.first for point in points] == [first + timedelta(days=place) for place in range(4)]


def test_a_check_in_without_an_answer_is_a_gap_too() -> None:
    (point,) = line([check_in(TODAY, mood=Mood.LOW)], Measure.CRAVING, TODAY, TODAY)
    assert (point.value, point.count) == (None, 0)


def test_sleep_is_in_hours_and_long_spans_show_the_middle_of_a_week() -> None:
    first = TODAY - timedelta(days=199)
    entries = [check_in(day, sleep=minutes) for day, minutes in zip(days_before(3), (300, 420, 480), strict=True)]
    points = line(entries, Measure.SLEEP, first, TODAY)
    assert (points[-1].value, points[-1].count) == (7.0, 3)
    assert (points[-1].last - points[-1].first).days == 6
    assert points[0].first == first
    assert len(points) == 29


@given(DAYS, st.integers(0, 4000), st.sets(st.integers(0, 4000), max_size=60))
def test_points_cover_the_span_once_and_count_every_rating(last: date, span: int, ago: set[int]) -> None:
    first = last - timedelta(days=span)
    entries = [check_in(last - timedelta(days=days), Craving.MILD) for days in ago]
    points = line(entries, Measure.CRAVING, first, last)
    assert points[0].first == first
    assert points[-1].last == last
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(points))
    assert sum(point.count for point in points) == sum(days <= span for days in ago)


# The sentence


def rated(on: Craving, others: Craving, count: int = 10) -> tuple[list[CheckIn], set[date]]:
    went, stayed = days_before(count), days_before(count, count)
    return [*(check_in(day, on) for day in went), *(check_in(day, others) for day in stayed)], set(went)


def test_lower_cravings_are_said_with_ten_days_on_each_side() -> None:
    entries, went = rated(Craving.MILD, Craving.MEDIUM)
    assert lower_cravings(entries, went) == LowerCravings(Craving.MILD, Craving.MEDIUM)
    assert lower_cravings(entries[1:], went) is None
    assert lower_cravings(entries[:-1], went) is None


@pytest.mark.parametrize("craving", [Craving.MILD, Craving.STRONG])
def test_as_high_or_higher_says_nothing(craving: Craving) -> None:
    entries, went = rated(craving, Craving.MILD)
    assert lower_cravings(entries, went) is None


def test_what_is_as_frequent_as_the_other_says_nothing() -> None:
    entries, went = rated(Craving.MILD, Craving.MEDIUM)
    torn = [check_in(day, Craving.MEDIUM) for day in days_before(10, 20)]
    assert lower_cravings([*entries, *torn], went | {each.day for each in torn}) is None


# Milestones


def test_day_milestones_know_their_day_and_the_next_its_soonest() -> None:
    found = day_milestones(SINCE, [event(date(2026, 9, 12))], TODAY)
    assert [(each.count, each.day) for each in found[:-1]] == [
        (1, date(2026, 8, 21)),
        (3, date(2026, 8, 23)),
        (7, date(2026, 8, 27)),
        (14, date(2026, 9, 3)),
        (30, date(2026, 9, 20)),
    ]
    assert (found[-1].count, found[-1].day, found[-1].soonest) == (60, None, date(2026, 10, 20))


@given(DAYS, st.lists(st.builds(event, DAYS, kept=st.booleans()), max_size=10), DAYS)
def test_a_day_milestone_falls_on_the_first_day_with_that_total(since: date, marks: list[Event], today: date) -> None:
    for each in day_milestones(since, marks, today):
        day = each.day or each.soonest
        assert day is not None
        assert (each.day is not None) == (day <= today)
        assert recovery_days(since, marks, day) == each.count
        assert recovery_days(since, marks, day - timedelta(days=1)) < each.count


def test_counts_are_reached_on_the_day_of_the_last_of_them() -> None:
    went = sorted(days_before(6))
    found = count_milestones({Reached.GROUPS: went, Reached.TALKS: [], Reached.CALLS: went[:1]})
    assert [(each.reached, each.count, each.day) for each in found] == [
        (Reached.GROUPS, 1, went[0]),
        (Reached.GROUPS, 5, went[4]),
        (Reached.CALLS, 1, went[0]),
    ]


def test_the_days_since_say_the_same_as_all_days() -> None:
    went = sorted(days_before(12))
    every = count_milestones({Reached.GROUPS: went})
    for earlier in range(len(went) + 1):
        since = count_milestones({Reached.GROUPS: went[earlier:]}, {Reached.GROUPS: earlier})
        assert since == [each for each in every if each.count > earlier]


def test_own_milestones_are_ahead_until_their_day() -> None:
    mine = [
        event(TODAY + timedelta(days=3), EventKind.MILESTONE, "Visit Mia"),
        event(SINCE, EventKind.MILESTONE, "Home"),
    ]
    ahead, behind = in_order(own_milestones(mine, TODAY))
    assert (ahead.title, ahead.day, ahead.soonest) == ("Visit Mia", None, TODAY + timedelta(days=3))
    assert (behind.title, behind.day) == ("Home", SINCE)


def test_each_is_told_once_and_only_while_it_is_news() -> None:
    found = [*day_milestones(SINCE, [], date(2026, 9, 20)), *count_milestones({Reached.GROUPS: [date(2026, 9, 18)]})]
    news = to_tell(found, (), date(2026, 9, 20))
    assert news is not None
    assert (news.reached, news.count) == (Reached.DAYS, 30)
    then = to_tell(found, [news.key], date(2026, 9, 20))
    assert then is not None
    assert (then.reached, then.count) == (Reached.GROUPS, 1)
    assert to_tell(found, [news.key, then.key], date(2026, 9, 20)) is None
    assert to_tell(found, (), date(2026, 9, 27)) is None
