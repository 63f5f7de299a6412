"""Reminders on odd dates: leap day, year's end, the 29th to 31st of a month, and what goes on past midnight."""

from datetime import UTC, datetime, timedelta

import pytest

from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.deliveries import Source
from tests.unit.domain.reminders.reminder_plans import HERE, commitment
from tests.unit.domain.reminders.test_reminders import Screen

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def days_rung(one: Commitment, first: datetime, days: int) -> list[str]:
    """The days on which a medicine sounds, asked once an hour without a break."""
    screen, rung = Screen(), []
    moment = first.replace(tzinfo=HERE).astimezone(UTC)
    for hour in range(days * 24):
        now = moment + hour * HOUR
        if [source for source, _which in screen.tick(now, [one]) if source is Source.COMMITMENT]:
            rung.append(f"{now.astimezone(HERE):%Y-%m-%d}")
    return sorted(set(rung))


@pytest.mark.parametrize(
    ("start", "rule", "first", "days", "rung"),
    [
        (datetime(2028, 2, 29, 9), "FREQ=YEARLY", datetime(2028, 2, 27), 5, ["2028-02-29"]),
        (datetime(2024, 2, 29, 9), "FREQ=YEARLY", datetime(2027, 2, 26), 5, []),
        (datetime(2024, 2, 29, 9), "FREQ=YEARLY", datetime(2028, 2, 26), 5, ["2028-02-29"]),
        (datetime(2026, 12, 30, 9), "FREQ=DAILY", datetime(2026, 12, 30), 4,
         ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]),
        (datetime(2026, 12, 31, 23, 30), None, datetime(2026, 12, 31), 3, ["2027-01-01"]),
        (datetime(2026, 1, 31, 9), "FREQ=MONTHLY", datetime(2026, 2, 26), 36, ["2026-03-31"]),
        (datetime(2026, 1, 30, 9), "FREQ=MONTHLY", datetime(2026, 2, 26), 36, ["2026-03-30"]),
        (datetime(2026, 1, 29, 9), "FREQ=MONTHLY", datetime(2028, 2, 27), 4, ["2028-02-29"]),
        (datetime(2026, 1, 31, 9), "FREQ=MONTHLY;BYMONTHDAY=-1", datetime(2026, 2, 26), 36,
         ["2026-02-28", "2026-03-31"]),
    ],
)  # fmt: skip
def test_it_rings_on_the_days_the_rule_means(
    start: datetime, rule: str | None, first: datetime, days: int, rung: list[str]
) -> None:
    assert days_rung(commitment(CommitmentKind.MEDICINE, start, rule=rule), first, days) == rung


def test_what_goes_past_midnight_is_asked_about_after_its_end() -> None:
    late = datetime(2026, 12, 31, 23, 30)
    one = commitment(CommitmentKind.MEETING, late, length=2 * HOUR, reminders=(HOUR,))
    screen = Screen()
    before, after = (
        [source for source, _which in screen.tick(moment.replace(tzinfo=HERE).astimezone(UTC), [one])]
        for moment in (late - HOUR, late + 2 * HOUR)
    )
    assert (before, after) == ([Source.COMMITMENT], [Source.QUESTION])
    (waiting,) = screen.look((late + 2 * HOUR).replace(tzinfo=HERE).astimezone(UTC)).waiting
    assert waiting.name.occurrence == late
    assert waiting.ends == (late + 2 * HOUR + DAY).replace(tzinfo=HERE).astimezone(UTC)
