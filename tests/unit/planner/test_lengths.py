"""Lengths of time, said and read in words."""

from datetime import timedelta

import pytest

from aftercare.planner.lengths import length_in_words, read_length


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45", 45),
        ("45 minutes", 45),
        ("2 min", 2),
        ("1h", 60),
        ("1 h 30 min", 90),
        ("1 hour, 30 minutes", 90),
        ("2 Days", 2880),
        ("1 week", 10080),
        ("", None),
        ("two", None),
        ("2 moons", None),
        ("-5", None),
        ("5 minutes please", None),
    ],
)
def test_a_length_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    assert read_length(text) == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize("minutes", [1, 45, 60, 90, 1439, 1440, 2880, 10080, 11520])
def test_what_is_said_can_be_read_again(minutes: int) -> None:
    assert read_length(length_in_words(timedelta(minutes=minutes))) == timedelta(minutes=minutes)
