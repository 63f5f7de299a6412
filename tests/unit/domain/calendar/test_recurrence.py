"""Repeat rules give the dates RFC 5545 says, everywhere, at a cost that does not grow with their age."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule as dateutil_rrule
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.calendar import repeat_rule
from aftercare.domain.calendar.recurrence import (
    FIRST_WALL,
    LAST_WALL,
    check_rule,
    is_start,
    last_start,
    occurrences,
    starts,
    to_instant,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Override
from aftercare.domain.records.identity import CommitmentId
from aftercare.errors import AftercareError

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
# From RFC 5545 section 3.8.5.3.
EXAMPLES = json.loads((Path(__file__).parents[3] / "data" / "rfc5545-examples.json").read_text(encoding="utf-8"))
# Thirteen zones and the first of three years with interesting changes: gaps at midnight, half an hour, two hours, a
# whole day left out, summer time ended for good or brought back, winter time in Ramadan.
ZONES = {
    "Africa/Cairo": 2022,
    "Africa/Casablanca": 2024,
    "America/New_York": 2024,
    "America/Santiago": 2022,
    "America/St_Johns": 2010,
    "Antarctica/Troll": 2024,
    "Asia/Tehran": 2021,
    "Atlantic/Azores": 2024,
    "Australia/Lord_Howe": 2024,
    "Australia/Sydney": 2024,
    "Europe/Helsinki": 2024,
    "Europe/London": 2024,
    "Pacific/Apia": 2010,
}


def series(start: datetime, rule: str | None = None, zone: str | None = None, **others: Any) -> Commitment:
    written = datetime(2020, 1, 1, tzinfo=UTC)
    return Commitment(
        id=CommitmentId("series"),
        kind=CommitmentKind.SELF_CARE,
        area=Area.SELF_CARE,
        title="Walk around the lake",
        start=start,
        rule=rule,
        zone=zone,
        created_at=written,
        changed_at=written,
        **others,
    )


def days(commitment: Commitment, after: datetime = FIRST_WALL, before: datetime = LAST_WALL) -> list[str]:
    return [f"{start:%m-%d}" for start in starts(commitment, after, before)]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["id"] for example in EXAMPLES])
def test_every_rfc_example_gives_its_dates(example: dict[str, Any]) -> None:
    expected = [datetime.fromisoformat(start) for start in example["expected"]]
    commitment = series(
        datetime.fromisoformat(example["dtstart"]),
        example["rrule"],
        example["tzid"],
        exdates=tuple(datetime.fromisoformat(start) for start in example.get("exdate", ())),
    )
    before = LAST_WALL if example["complete"] else expected[-1] + SECOND
    assert list(starts(commitment, FIRST_WALL, before)) == expected
    middle = expected[len(expected) // 2]
    assert list(starts(commitment, middle, before)) == expected[len(expected) // 2 :]


def test_a_start_outside_its_own_rule_is_the_first_occurrence_and_counts() -> None:
    tuesday = datetime(2026, 1, 6, 9)
    assert days(series(tuesday, "FREQ=WEEKLY;BYDAY=FR;COUNT=3")) == ["01-06", "01-09", "01-16"]


def test_added_and_left_out_dates() -> None:
    commitment = series(
        datetime(2026, 1, 5, 9),
        "FREQ=WEEKLY;COUNT=3",
        rdates=(datetime(2026, 1, 7, 9), datetime(2026, 1, 12, 9), datetime(2026, 3, 1, 9)),
        exdates=(datetime(2026, 1, 5, 9), datetime(2026, 1, 19, 9)),
    )
    assert days(commitment) == ["01-07", "01-12", "03-01"]
    assert not is_start(commitment, datetime(2026, 1, 19, 9))
    assert is_start(commitment, datetime(2026, 3, 1, 9))


@pytest.mark.parametrize(
    "until",
    ["20260109T140000Z", "20260109T090000", "20260109"],
    ids=["UTC", "local beside a zone", "day"],
)
def test_until_keeps_the_last_occurrence(until: str) -> None:
    commitment = series(datetime(2026, 1, 7, 9), f"FREQ=DAILY;UNTIL={until}", "America/New_York")
    assert days(commitment) == ["01-07", "01-08", "01-09"]


def test_until_in_utc_is_turned_to_the_wall_time_of_the_zone() -> None:
    evening = series(datetime(2026, 1, 7, 20), "FREQ=DAILY;UNTIL=20260110T000000Z", "America/New_York")
    assert days(evening) == ["01-07", "01-08"]


def test_until_of_whole_days_includes_its_day() -> None:
    commitment = series(datetime(2026, 1, 7), "FREQ=DAILY;UNTIL=20260109T000000Z", all_day=True)
    assert days(commitment) == ["01-07", "01-08", "01-09"]


def test_weekdays_with_and_without_a_number_add_up() -> None:
    commitment = series(datetime(2026, 1, 2, 9), "FREQ=MONTHLY;BYDAY=SU,1FR;COUNT=6")
    assert days(commitment) == ["01-02", "01-04", "01-11", "01-18", "01-25", "02-01"]


def test_a_week_number_without_a_weekday_takes_that_of_the_start() -> None:
    commitment = series(datetime(2026, 5, 12, 9), "FREQ=YEARLY;BYWEEKNO=20;COUNT=2")
    assert days(commitment) == ["05-12", "05-18"]


def test_a_position_is_counted_in_the_whole_first_week() -> None:
    wednesday = series(datetime(2026, 1, 7, 9), "FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=-1;COUNT=2")
    assert days(wednesday) == ["01-07", "01-14"]
    assert days(series(datetime(2026, 1, 7, 9), "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=1;COUNT=3")) == [
        "01-07",
        "01-12",
        "01-19",
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=7",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=7",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
    ],
)
def test_a_rule_that_never_matches_gives_only_its_start(rule: str) -> None:
    monday = datetime(2025, 1, 6, 9)
    assert list(starts(series(monday, rule), FIRST_WALL, LAST_WALL)) == [monday]


@pytest.mark.parametrize("frequency", ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"])
def test_the_far_end_of_the_calendar_is_an_end(frequency: str) -> None:
    commitment = series(datetime(1990, 1, 1, 9), f"FREQ={frequency};UNTIL=99991231T235959Z", "Asia/Tokyo")
    late = list(starts(commitment, datetime(9998, 1, 1), LAST_WALL))
    assert late
    assert all(start.year == 9998 for start in late)
    far = series(datetime(9999, 12, 31, 23, 30), None, "America/New_York")
    assert [item.start for item in occurrences(far, [], datetime.min.replace(tzinfo=UTC), far_future(), BERLIN)] == []


def far_future() -> datetime:
    return datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("FREQ=SECONDLY", "never end"),
        ("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10", "never end"),
        ("FREQ=HOURLY", "never end"),
        ("FREQ=SECONDLY;UNTIL=20300101", "too many times"),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0,1,2,3,4;BYSECOND=" + ",".join(map(str, range(60))), "a day"),
        ("FREQ=HOURLY;INTERVAL=2;BYHOUR=10;COUNT=3", "never comes"),
        ("FREQ=DAILY;BYSETPOS=2", "never comes"),
        ("", "read"),
        ("FREQ=OFTEN", "read"),
        ("FREQ=DAILY;FREQ=DAILY", "read"),
        ("FREQ=DAILY;SOMETIMES=1", "read"),
        ("FREQ=DAILY;INTERVAL=0", "read"),
        ("FREQ=DAILY;INTERVAL=x", "read"),
        ("FREQ=DAILY;COUNT=0", "read"),
        ("FREQ=DAILY;COUNT=99999999", "read"),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260101", "read"),
        ("FREQ=DAILY;UNTIL=tomorrow", "read"),
        ("FREQ=DAILY;UNTIL=20261345", "read"),
        ("FREQ=WEEKLY;BYDAY=XX", "read"),
        ("FREQ=MONTHLY;BYDAY=0MO", "read"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "read"),
    ],
)
def test_a_rule_the_plan_cannot_use_gets_a_sentence(rule: str, sentence: str) -> None:
    with pytest.raises(AftercareError, match=sentence):
        check_rule(rule, datetime(2026, 1, 5, 9))


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;BYDAY=MO,TU", "rrule:freq=monthly;byday=-1fr;", "FREQ=HOURLY;INTERVAL=4;COUNT=6", "FREQ=DAILY"],
)
def test_a_good_rule_passes(rule: str) -> None:
    check_rule(rule, datetime(2026, 1, 5, 9), "Europe/Berlin")


def test_a_zone_nobody_knows_keeps_its_wall_clock_here_and_is_refused_in_a_rule() -> None:
    nine = datetime(2026, 1, 5, 9)
    assert to_instant(nine, "Mars/Base", BERLIN) == to_instant(nine, None, BERLIN)
    lost = series(nine, "FREQ=DAILY;UNTIL=20260107T080000Z", zone="Mars/Base")
    assert [start.day for start in starts(lost, nine, datetime(2026, 2, 1))] == [5, 6]
    with pytest.raises(AftercareError, match="Mars/Base"):
        check_rule("FREQ=DAILY", nine, "Mars/Base")


def test_the_last_start_of_a_series_is_known_when_it_ends() -> None:
    start = datetime(2026, 1, 5, 9)
    assert last_start(series(start)) == start
    assert last_start(series(start, "FREQ=DAILY")) is None
    ends = last_start(series(start, "FREQ=DAILY;COUNT=3"))
    assert ends is not None
    assert ends.date() == datetime(2026, 1, 7).date()
    assert last_start(series(start, rdates=(datetime(2026, 5, 1, 9),))) == datetime(2026, 5, 1, 9)


# --- The cost of a window -------------------------------------------------------------------------------------------


@pytest.fixture
def generated(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[datetime]]:
    """Every datetime dateutil generated for us, in a list."""
    made: list[datetime] = []

    def counting(*args: Any, **others: Any) -> Iterator[datetime]:
        for start in dateutil_rrule.rrule(*args, **others):
            made.append(start)
            yield start

    monkeypatch.setattr(repeat_rule, "rrule", counting)
    repeat_rule.read_rule.cache_clear()
    yield made
    repeat_rule.read_rule.cache_clear()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;UNTIL=20400101T000000Z",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=-1",
        "FREQ=YEARLY",
        "FREQ=HOURLY;INTERVAL=24",
    ],
)
@pytest.mark.parametrize("begun", [2025, 2015, 1955])
def test_cost_does_not_grow_with_age(rule: str, begun: int, generated: list[datetime]) -> None:
    commitment = series(datetime(begun, 3, 3, 9), rule, "Europe/Berlin")
    list(starts(commitment, datetime(2026, 3, 1), datetime(2026, 3, 31)))
    assert len(generated) <= 33


def test_a_counted_rule_is_walked_once(generated: list[datetime]) -> None:
    commitment = series(datetime(2015, 3, 3, 9), "FREQ=DAILY;COUNT=5000")
    list(starts(commitment, datetime(2026, 3, 1), datetime(2026, 3, 31)))
    generated.clear()
    assert len(list(starts(commitment, datetime(2027, 3, 1), datetime(2027, 3, 31)))) == 30
    assert len(generated) <= 33


def test_a_count_nobody_lives_to_see_is_not_walked_to_its_end(generated: list[datetime]) -> None:
    commitment = series(datetime(2015, 3, 3, 9), "FREQ=YEARLY;COUNT=9000")
    assert is_start(commitment, datetime(2100, 3, 3, 9))
    assert len(generated) <= 102


# --- Any rule, any window ---------------------------------------------------------------------------------------------

FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn, start: datetime) -> str:
    """A rule without an end that matches again and again, where dateutil follows RFC 5545 from its own DTSTART."""
    frequency = draw(st.sampled_from(FREQUENCIES))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}", f"WKST={draw(st.sampled_from(WEEKDAYS))}"]
    some_weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True)
    if frequency == "HOURLY":
        parts[1] = f"INTERVAL={draw(st.sampled_from([1, 5, 11]))}"  # so that every hour comes on every weekday
        parts.append(f"BYHOUR={start.hour}")
    if draw(st.booleans()):
        months = draw(st.lists(st.integers(1, 12), max_size=5))
        parts.append("BYMONTH=" + ",".join(str(month) for month in sorted({start.month, *months})))
    chosen_days = draw(st.sampled_from(["", "BYDAY", "nth", "BYMONTHDAY"]))
    if chosen_days == "nth" and frequency in ("YEARLY", "MONTHLY"):
        parts.append(
            "BYDAY=" + ",".join(f"{draw(st.sampled_from([1, 2, 4, -1, -3]))}{day}" for day in draw(some_weekdays))
        )
    elif chosen_days == "BYMONTHDAY" and frequency != "WEEKLY":
        numbers = st.integers(1, 28) | st.integers(-28, -1)
        parts.append("BYMONTHDAY=" + ",".join(map(str, draw(st.lists(numbers, min_size=1, max_size=3)))))
    elif chosen_days:
        parts.append("BYDAY=" + ",".join(draw(some_weekdays)))
    if frequency == "DAILY" and draw(st.booleans()):
        parts.append("BYHOUR=7,12,21")
    if frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, -1]))}")
    return ";".join(parts)


@given(data=st.data())
def test_a_window_gives_what_a_walk_from_the_start_gives(data: st.DataObject) -> None:
    start = data.draw(st.datetimes(datetime(2000, 1, 1), datetime(2004, 12, 28))).replace(microsecond=0)
    rule = data.draw(rules(start))
    after = start + timedelta(minutes=data.draw(st.integers(-60 * 24 * 60, 60 * 24 * 3000)))
    before = after + timedelta(minutes=data.draw(st.integers(0, 60 * 24 * 500)))
    count = data.draw(st.none() | st.integers(1, 400))
    walk = iter(dateutil_rrule.rrulestr(rule, dtstart=start))
    whole = islice(chain([start], (found for found in walk if found != start)), count)
    expected = []
    for found in whole:
        if found >= before:
            break
        if found >= after:
            expected.append(found)
    commitment = series(start, rule + (f";COUNT={count}" if count else ""))
    assert list(starts(commitment, after, before)) == expected


# --- Zones ------------------------------------------------------------------------------------------------------------


def changes_of(zone: ZoneInfo, first_year: int) -> list[tuple[datetime, timedelta, timedelta]]:
    """Each instant within three years at which the offset changes, with the offsets before and after."""
    days_of = [datetime(first_year, 1, 1, tzinfo=UTC) + DAY * number for number in range(3 * 366)]
    found = []
    for early, late in pairwise(days_of):
        before, after = offset(early, zone), offset(late, zone)
        if before != after:
            low, high = early, late
            while high - low > SECOND:
                middle = low + (high - low) // 2
                low, high = (middle, high) if offset(middle, zone) == before else (low, middle)
            found.append((high.replace(microsecond=0), before, after))
    return found


def offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    given_offset = instant.astimezone(zone).utcoffset()
    assert given_offset is not None
    return given_offset


@pytest.mark.parametrize("name", ZONES)
def test_every_daily_occurrence_is_there_once_at_every_clock_change(name: str) -> None:
    zone = ZoneInfo(name)
    changes = changes_of(zone, ZONES[name])
    assert changes
    for change, before, after in changes:
        wall = (change + before).replace(tzinfo=None)
        for minutes in range(-150, 151, 30):
            moment = (wall + timedelta(minutes=minutes)).time()
            daily = series(datetime.combine(wall.date() - 400 * DAY, moment), "FREQ=DAILY", name)
            windows = [change.replace(minute=0) + timedelta(hours=hours) for hours in range(-66, 67, 12)]
            found = [item for pair in pairwise(windows) for item in occurrences(daily, [], *pair, BERLIN)]
            assert all(item.start == item.original_start for item in found)
            named = [item.original_start.date() for item in found]
            assert sorted(named) == [named[0] + DAY * number for number in range(len(named))]
            assert len(named) >= 5
            end_of_doubt = max(change + before, change + after).replace(tzinfo=None)
            for item in found:
                rule_says = before if item.start < end_of_doubt else after
                assert item.begins(BERLIN) == item.start.replace(tzinfo=UTC) - rule_says


def test_a_time_in_the_gap_takes_the_offset_before_and_a_repeated_one_is_the_first() -> None:
    assert to_instant(datetime(2026, 3, 8, 2, 30), "America/New_York", BERLIN) == datetime(
        2026, 3, 8, 7, 30, tzinfo=UTC
    )
    assert to_instant(datetime(2026, 11, 1, 1, 30), "America/New_York", BERLIN) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )


def test_floating_times_follow_the_computer_and_zoned_ones_stay() -> None:
    floating = series(datetime(2026, 1, 5, 8))
    assert to_instant(floating.start, None, BERLIN) == datetime(2026, 1, 5, 7, tzinfo=UTC)
    assert to_instant(floating.start, None, NEW_YORK) == datetime(2026, 1, 5, 13, tzinfo=UTC)
    assert to_instant(floating.start, "Asia/Tokyo", BERLIN) == to_instant(floating.start, "Asia/Tokyo", NEW_YORK)


# --- Occurrences and their overrides ----------------------------------------------------------------------------------

WEEKLY = series(
    datetime(2026, 1, 6, 18), "FREQ=WEEKLY", "America/New_York", length=timedelta(hours=1), place="12 Elm Street"
)


def change(original_start: datetime, **what: Any) -> Override:
    return Override(commitment_id=WEEKLY.id, original_start=original_start, **what)


def january(*overrides: Override, first: int = 1, last: int = 31) -> list[tuple[str, str]]:
    begin = datetime.combine(datetime(2026, 1, first), time(), NEW_YORK)
    end = datetime.combine(datetime(2026, 1, last), time(), NEW_YORK) + DAY
    found = occurrences(WEEKLY, overrides, begin, end, NEW_YORK)
    return [(f"{item.original_start:%d}", f"{item.start:%d %H:%M}") for item in found]


def test_a_moved_occurrence_keeps_its_name_and_is_found_at_its_new_time() -> None:
    moved = change(datetime(2026, 1, 13, 18), start=datetime(2026, 1, 29, 10))
    assert january(moved) == [("06", "06 18:00"), ("20", "20 18:00"), ("27", "27 18:00"), ("13", "29 10:00")]
    assert january(moved, first=12, last=14) == []
    assert january(moved, first=29, last=29) == [("13", "29 10:00")]


def test_what_an_override_does_not_say_is_as_in_the_series() -> None:
    longer = change(datetime(2026, 1, 13, 18), length=timedelta(hours=2), title="Anniversary", leave_by=time(17, 15))
    item = occurrences(
        WEEKLY, [longer], datetime(2026, 1, 13, tzinfo=UTC), datetime(2026, 1, 15, tzinfo=UTC), NEW_YORK
    )[0]
    assert (item.title, item.place, item.leave_by) == ("Anniversary", "12 Elm Street", time(17, 15))
    assert item.ends(NEW_YORK) - item.begins(NEW_YORK) == timedelta(hours=2)


def test_a_cancelled_occurrence_is_given_and_marked() -> None:
    gone = change(datetime(2026, 1, 13, 18), cancelled=True)
    found = occurrences(WEEKLY, [gone], datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC), BERLIN)
    assert [item.cancelled for item in found] == [False, True, False, False]


def test_an_override_of_no_occurrence_is_none() -> None:
    stray = change(datetime(2026, 1, 14, 18), start=datetime(2026, 1, 29, 10))
    assert january(stray, first=28, last=31) == []


def test_whole_days_end_by_the_calendar_and_hours_as_they_pass() -> None:
    whole = series(datetime(2026, 3, 7), all_day=True, length=2 * DAY)
    item = occurrences(whole, [], datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC), NEW_YORK)[0]
    assert item.ends(NEW_YORK) - item.begins(NEW_YORK) == timedelta(hours=47)
    night = series(datetime(2026, 3, 7, 22), None, "America/New_York", length=timedelta(hours=8))
    item = occurrences(night, [], datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC), BERLIN)[0]
    assert item.ends(BERLIN).astimezone(NEW_YORK).time() == time(7)


def test_titles_stay_out_of_texts_for_logs() -> None:
    found = occurrences(WEEKLY, [], datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC), BERLIN)
    assert "Walk" not in repr(found)
    assert "Elm" not in repr(found)
