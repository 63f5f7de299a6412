"""What comes next of each commitment."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.coming_up import coming_up
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId, PauseId

HERE = ZoneInfo("America/New_York")
NOW = datetime(2026, 10, 6, 8, 30, tzinfo=HERE).astimezone(UTC)


def planned(name: str, start: datetime, **fields: Any) -> Commitment:
    return Commitment(
        id=CommitmentId(name),
        kind=CommitmentKind.VISIT,
        area=Area.TREATMENT_TEAM,
        start=start,
        length=timedelta(minutes=50),
        created_at=NOW,
        changed_at=NOW,
        **fields,
    )


def shown(
    *commitments: Commitment,
    overrides: tuple[Override, ...] = (),
    outcomes: tuple[Outcome, ...] = (),
    pauses: tuple[Pause, ...] = (),
) -> list[tuple[str, datetime]]:
    items = coming_up(commitments, overrides, outcomes, pauses, NOW, HERE)
    return [(item.occurrence.commitment.id, item.occurrence.start) for item in items]


def test_each_thing_comes_once_soonest_first() -> None:
    weekly = planned("weekly", datetime(2026, 9, 1, 14), rule="FREQ=WEEKLY")
    yearly = planned("yearly", datetime(2024, 2, 29, 9), rule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1")
    once = planned("once", datetime(2026, 10, 6, 9))
    assert shown(yearly, weekly, once) == [
        ("once", datetime(2026, 10, 6, 9)),
        ("weekly", datetime(2026, 10, 6, 14)),
        ("yearly", datetime(2026, 12, 1, 9)),
    ]


def test_what_goes_on_now_still_counts_and_what_is_over_does_not() -> None:
    on_now = planned("on now", datetime(2026, 10, 6, 8))
    over = planned("over", datetime(2026, 10, 6, 7))
    assert shown(on_now, over) == [("on now", datetime(2026, 10, 6, 8))]


def test_answered_cancelled_and_paused_times_are_passed_over() -> None:
    daily = planned("daily", datetime(2026, 10, 6, 9), rule="FREQ=DAILY")
    answered = Outcome(commitment_id=daily.id, original_start=daily.start, result=Result.DONE, answered_at=NOW)
    cancelled = Override(commitment_id=daily.id, original_start=datetime(2026, 10, 7, 9), cancelled=True)
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 8), until_day=date(2026, 10, 9))
    assert shown(daily, overrides=(cancelled,), outcomes=(answered,), pauses=(pause,)) == [
        ("daily", datetime(2026, 10, 10, 9))
    ]


def test_moved_time_is_shown_where_it_was_moved_to() -> None:
    once = planned("once", datetime(2026, 10, 1, 9))
    moved = Override(commitment_id=once.id, original_start=once.start, start=datetime(2026, 10, 20, 11))
    assert shown(once, overrides=(moved,)) == [("once", datetime(2026, 10, 20, 11))]


def test_what_is_paused_without_an_end_has_no_next_time() -> None:
    daily = planned("daily", datetime(2026, 10, 1, 9), rule="FREQ=DAILY")
    other = planned("other", datetime(2026, 10, 1, 10), rule="FREQ=DAILY")
    one = Pause(id=PauseId("one"), commitment_id=daily.id, from_day=date(2026, 10, 2))
    everything = Pause(id=PauseId("all"), from_day=date(2026, 10, 6))
    assert [name for name, _start in shown(daily, other, pauses=(one,))] == ["other"]
    assert shown(daily, other, pauses=(everything,)) == []
    long = Pause(id=PauseId("long"), from_day=date(2026, 10, 2), until_day=date(2027, 3, 1))
    assert shown(daily, pauses=(long,)) == [("daily", datetime(2027, 3, 2, 9))]
