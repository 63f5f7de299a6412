"""The way since leaving treatment, in days."""

from datetime import date

from aftercare.domain.journey import days_away, days_since

LEFT = date(2026, 8, 20)


def test_days_since_leaving_are_negative_before_it() -> None:
    assert days_since(LEFT, date(2026, 8, 18)) == -2
    assert days_since(LEFT, LEFT) == 0
    assert days_since(LEFT, date(2026, 8, 27)) == 7


def test_days_away_are_the_whole_days_between() -> None:
    today = date(2026, 10, 6)
    days = [None, date(2026, 10, 7), today, date(2026, 10, 5), date(2026, 10, 4), date(2026, 10, 1)]
    assert [days_away(day, today) for day in days] == [0, 0, 0, 0, 1, 4]
