"""How days are counted: the total never goes back by itself, and nothing restarts it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.progress.day_counts import day_counts, is_kept_in_total, recovery_days, use_day_answers
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import DayCount

AUGUST_20 = date(2026, 8, 20)
OCTOBER_6 = date(2026, 10, 6)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 3, 1))


def use(day: date, *, kept: bool = False) -> Event:
    answers = use_day_answers(kept_in_total=kept)
    return _event(day, EventKind.USE_DAY, answers)


def left(day: date) -> Event:
    return _event(day, EventKind.LEFT_TREATMENT)


def hard(day: date) -> Event:
    return _event(day, EventKind.HARD_DAY)


def _event(day: date, kind: EventKind, answers: str = "") -> Event:
    moment = datetime(2026, 10, 6, tzinfo=UTC)
    return Event(id=EventId(f"{kind} {day}"), kind=kind, day=day, answers=answers, recorded_at=moment)


HISTORIES = {
    "nothing entered": ([], None, (None, None, None)),
    "left today": ([left(OCTOBER_6)], None, (0, 0, 0)),
    "left yesterday": ([left(date(2026, 10, 5))], None, (1, 1, 1)),
    "seven weeks without a mark": ([left(AUGUST_20)], None, (47, 47, 47)),
    "one use day": ([left(AUGUST_20), use(date(2026, 9, 12))], None, (46, 23, 47)),
    "one use day that was kept": (
        [left(AUGUST_20), use(date(2026, 9, 12), kept=True)],
        None,
        (47, 23, 47),
    ),
    "a hard day without use": ([left(AUGUST_20), hard(date(2026, 9, 12))], None, (47, 47, 47)),
    "marked today": ([left(AUGUST_20), use(OCTOBER_6)], None, (47, 0, 47)),
    "a past use day entered after a later one": (
        [left(AUGUST_20), use(date(2026, 9, 30)), use(date(2026, 9, 1))],
        None,
        (45, 5, 47),
    ),
    "one day marked twice": (
        [left(AUGUST_20), use(date(2026, 9, 12)), use(date(2026, 9, 12))],
        None,
        (46, 23, 47),
    ),
    "a start before treatment": ([left(AUGUST_20)], date(2026, 7, 1), (97, 97, 47)),
    "a second time in treatment": (
        [left(date(2026, 3, 1)), use(date(2026, 6, 1)), left(date(2026, 9, 1))],
        None,
        (218, 126, 35),
    ),
    "use days before the start": ([left(AUGUST_20), use(date(2026, 8, 1))], None, (47, 47, 47)),
    "leaving next week": ([left(date(2026, 10, 13))], None, (0, 0, None)),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_worked_histories(name: str) -> None:
    """Total, current run and days since leaving, worked out by hand for October 6."""
    events, chosen, expected = HISTORIES[name]
    counts = day_counts(chosen, events, OCTOBER_6)
    assert (counts.total, counts.run, counts.since_leaving) == expected


def test_the_person_chooses_the_number() -> None:
    counts = day_counts(None, [left(AUGUST_20), use(date(2026, 9, 12))], OCTOBER_6)
    chosen = [counts.chosen(which) for which in (DayCount.TOTAL, DayCount.CURRENT_RUN, DayCount.SINCE_LEAVING)]
    assert chosen == [46, 23, 47]
    assert counts.chosen(DayCount.NONE) is None
    assert (counts.since, counts.run_since, counts.left_on) == (AUGUST_20, date(2026, 9, 13), AUGUST_20)


@pytest.mark.parametrize("answers", ["", "{", "[]", "3", '{"kept_in_total": 1}', '{"kept_in_total": false}'])
def test_a_use_day_is_kept_only_where_it_says_so(answers: str) -> None:
    assert not is_kept_in_total(_event(OCTOBER_6, EventKind.USE_DAY, answers))
    assert is_kept_in_total(use(OCTOBER_6, kept=True))


@given(st.lists(st.builds(use, DAYS, kept=st.booleans()), max_size=12), DAYS, DAYS)
def test_the_total_never_goes_back_by_itself(marks: list[Event], since: date, today: date) -> None:
    tomorrow = today + timedelta(days=1)
    grown = recovery_days(since, marks, tomorrow) - recovery_days(since, marks, today)
    assert grown in (0, 1)


@given(st.lists(st.builds(use, DAYS), max_size=12), DAYS, DAYS, st.booleans())
def test_a_mark_takes_one_day_at_the_most_and_unmarking_gives_it_back(
    marks: list[Event], since: date, today: date, kept: bool
) -> None:
    before = recovery_days(since, marks, today)
    marked = recovery_days(since, [*marks, use(today, kept=kept)], today)
    assert marked == before  # today has not ended
    earlier = use(today - timedelta(days=3), kept=kept)
    after = recovery_days(since, [*marks, earlier], today)
    assert before - after in ((0,) if kept else (0, 1))
    assert recovery_days(since, [mark for mark in [*marks, earlier] if mark is not earlier], today) == before


@given(st.lists(st.builds(use, DAYS, kept=st.booleans()), max_size=12), DAYS, DAYS)
def test_no_number_is_ever_below_zero_and_the_run_is_no_longer_than_its_days(
    marks: list[Event], since: date, today: date
) -> None:
    counts = day_counts(since, marks, today)
    assert counts.total is not None
    assert counts.run is not None
    assert 0 <= counts.run <= max(0, (today - since).days)
    assert 0 <= counts.total <= max(0, (today - since).days)
