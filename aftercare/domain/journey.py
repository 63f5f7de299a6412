"""The way since leaving treatment, in days."""

from datetime import date


def days_since(left_on: date, today: date) -> int:
    """Days since leaving treatment: 0 on the leaving day, negative before it."""
    return (today - left_on).days


def days_away(last_opened_on: date | None, today: date) -> int:
    """How many whole days lie between the day the plan was last looked at and today; 0 on the first day of all."""
    return 0 if last_opened_on is None else max(0, (today - last_opened_on).days - 1)
