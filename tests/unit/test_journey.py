"""Recovery days count ended days and never start over."""

from datetime import UTC, date, datetime

from aftercare.domain.events import Event, EventKind
from aftercare.domain.identity import EventId
from aftercare.domain.journey import days_away, days_since, recovery_days

LEFT = date(2026, 8, 20)


def event(day: date, kind: EventKind = EventKind.USE_DAY) -> Event:
    return Event(id=EventId(f"{kind}{day}"), kind=kind, day=day, recorded_at=datetime(2026, 10, 6, tzinfo=UTC))


def test_the_leaving_day_counts_once_it_has_ended() -> None:
    assert recovery_days(LEFT, [], LEFT) == 0
    assert recovery_days(LEFT, [], date(2026, 8, 21)) == 1
    assert recovery_days(LEFT, [], date(2026, 10, 6)) == 47


def test_a_use_day_is_not_added_and_takes_nothing_away() -> None:
    marked = [event(date(2026, 9, 4))]
    assert recovery_days(LEFT, marked, date(2026, 9, 4)) == 15
    assert recovery_days(LEFT, marked, date(2026, 9, 5)) == 15
    assert recovery_days(LEFT, marked, date(2026, 9, 6)) == 16


def test_marking_today_changes_the_total_only_from_tomorrow() -> None:
    today = date(2026, 10, 6)
    assert recovery_days(LEFT, [event(today)], today) == recovery_days(LEFT, [], today)
    assert recovery_days(LEFT, [event(today)], date(2026, 10, 7)) == recovery_days(LEFT, [], today)


def test_two_marks_on_a_day_are_one_day_and_a_hard_day_without_use_counts() -> None:
    day = date(2026, 9, 4)
    twice = [event(day), event(day), event(date(2026, 9, 5), EventKind.HARD_DAY)]
    assert recovery_days(LEFT, twice, date(2026, 9, 10)) == 20


def test_use_days_before_leaving_do_not_matter() -> None:
    assert recovery_days(LEFT, [event(date(2026, 8, 1))], date(2026, 8, 22)) == 2


def test_before_leaving_there_are_no_days_yet() -> None:
    assert recovery_days(LEFT, [], date(2026, 8, 18)) == 0
    assert days_since(LEFT, date(2026, 8, 18)) == -2
    assert days_since(LEFT, LEFT) == 0
    assert days_since(LEFT, date(2026, 8, 27)) == 7


def test_days_away_are_the_whole_days_between() -> None:
    today = date(2026, 10, 6)
    days = [None, date(2026, 10, 7), today, date(2026, 10, 5), date(2026, 10, 4), date(2026, 10, 1)]
    assert [days_away(day, today) for day in days] == [0, 0, 0, 0, 1, 4]
