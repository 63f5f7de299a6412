"""The way since leaving treatment: days, the dates on it, and when a review is due."""

import calendar
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.progress.journey import (
    asks_for_review,
    days_away,
    next_on_path,
    path_dates,
    review_due,
    reviews_due,
)

LEFT = date(2026, 8, 20)
DAY = timedelta(days=1)
leaving_days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def test_days_away_are_the_whole_days_between() -> None:
    today = date(2026, 10, 6)
    days = [None, date(2026, 10, 7), today, date(2026, 10, 5), date(2026, 10, 4), date(2026, 10, 1)]
    assert [days_away(day, today) for day in days] == [0, 0, 0, 0, 1, 4]


def test_the_path_has_days_then_months_then_quarters() -> None:
    path = path_dates(LEFT)
    assert [(point.words, point.on) for point in path[:8]] == [
        ("Day 1", date(2026, 8, 21)),
        ("Day 3", date(2026, 8, 23)),
        ("Day 7", date(2026, 8, 27)),
        ("Day 14", date(2026, 9, 3)),
        ("Day 30", date(2026, 9, 19)),
        ("Day 60", date(2026, 10, 19)),
        ("Day 90", date(2026, 11, 18)),
        ("4 months", date(2026, 12, 20)),
    ]
    assert [point.key for point in path[-6:]] == [
        "month-11", "month-12", "month-15", "month-18", "month-21", "month-24",
    ]  # fmt: skip
    assert [path[-5].words, path[-1].words, path[-1].on] == ["1 year", "2 years", date(2028, 8, 20)]
    assert [point.key for point in path if not point.has_review] == ["day-1", "day-3", "day-7"]


def test_a_short_month_counts_to_its_last_day() -> None:
    dates = {point.key: point.on for point in path_dates(date(2026, 10, 31))}
    assert (dates["month-4"], dates["month-6"], dates["month-5"]) == (
        date(2027, 2, 28),
        date(2027, 4, 30),
        date(2027, 3, 31),
    )


def test_the_path_ends_where_the_calendar_does() -> None:
    assert [point.key for point in path_dates(date(9999, 12, 20))] == ["day-1", "day-3", "day-7"]
    due = path_dates(date(9999, 12, 10))[3]
    assert review_due(date(9999, 12, 10), (), due.on) == due
    assert asks_for_review(due, date.max, date.max)


@given(leaving_days)
def test_the_path_only_goes_on(left_on: date) -> None:
    path = path_dates(left_on)
    assert len(path) == 20
    assert all(earlier.on < later.on for earlier, later in pairwise(path))
    assert len({point.key for point in path}) == len(path)
    for point in path[7:]:
        last = calendar.monthrange(point.on.year, point.on.month)[1]
        assert point.on.day == min(left_on.day, last)


@given(leaving_days, st.integers(-30, 900))
def test_next_on_the_path_comes_after_today(left_on: date, days: int) -> None:
    today = left_on + days * DAY
    following = next_on_path(left_on, today)
    later = [point for point in path_dates(left_on) if point.on > today]
    assert following == (later[0] if later else None)


def test_a_review_waits_from_its_day_until_the_next_ones() -> None:
    def due(day: int, *done: int) -> str | None:
        found = review_due(LEFT, [LEFT + each * DAY for each in done], LEFT + day * DAY)
        return found.key if found else None

    assert [due(0), due(7), due(13), due(14), due(29), due(30), due(45)] == [
        None, None, None, "day-14", "day-14", "day-30", "day-30",
    ]  # fmt: skip
    assert [due(20, 15), due(30, 15), due(31, 30), due(59, 30), due(60, 30)] == [None, "day-30", None, None, "day-60"]
    assert [due(30, 25), due(30, 12), due(14, 2)] == [None, "day-30", "day-14"]
    assert due(5000) is None


@given(leaving_days, st.integers(14, 800), st.integers(-3, 3))
def test_a_review_done_is_not_asked_for_again(left_on: date, day: int, moved: int) -> None:
    today = left_on + day * DAY
    assert review_due(left_on, [today], today) is None
    again = left_on + moved * DAY  # the leaving day entered again, a little off or the same
    point = review_due(left_on, (), today)
    if point is not None and abs((today - point.on).days) < 4:
        assert review_due(again, [today], today) is None


@given(leaving_days, st.sets(st.integers(0, 800), max_size=6), st.integers(0, 800))
def test_what_falls_due_is_what_is_then_due(left_on: date, done: set[int], day: int) -> None:
    today = left_on + day * DAY
    reviews = [left_on + each * DAY for each in done]
    found = reviews_due(left_on, reviews, today, today)
    due = review_due(left_on, reviews, today)
    if found:
        assert due is not None
        assert found == [(due.key, today)]
    whole = reviews_due(left_on, reviews, left_on, left_on + 900 * DAY)
    assert len({key for key, _on in whole}) == len(whole)


def test_what_was_put_off_is_asked_after_three_days_or_with_the_next() -> None:
    due = path_dates(LEFT)[3]
    put_off = due.on + DAY
    asked = [asks_for_review(due, put_off, put_off + days * DAY) for days in range(5)]
    assert asked == [False, False, False, True, True]
    assert asks_for_review(due, None, due.on)
    assert asks_for_review(path_dates(LEFT)[4], put_off, path_dates(LEFT)[4].on)
