"""Repeating as a person says it and the rule that means the same: there and back, and in words."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.calendar.recurrence import check_rule, starts
from aftercare.domain.calendar.repetition import (
    LAST,
    Every,
    Repetition,
    first_day,
    follow,
    from_rule,
    in_words,
    on_weekday_of_month,
    to_rule,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.identity import CommitmentId

TUESDAY = datetime(2026, 10, 6, 18, 30)

moments = st.builds(
    datetime.combine,
    st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
ends = st.one_of(
    st.just({}),
    st.builds(lambda days: {"days": days}, st.integers(1, 900)),
    st.builds(lambda count: {"count": count}, st.integers(1, 500)),
)
weekday_sets = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))


@st.composite
def repetitions(draw: st.DrawFn) -> tuple[Repetition, datetime]:
    """Any repetition the form can make, with a start."""
    start = draw(moments)
    every = draw(st.sampled_from(Every))
    if every is Every.ONCE:
        return Repetition(), start
    end = draw(ends)
    weekdays: tuple[int, ...] = ()
    nth = 0
    if every is Every.WEEK:
        weekdays = draw(weekday_sets)
    elif every is Every.MONTH_WEEKDAY:
        nth, weekday = draw(st.sampled_from(on_weekday_of_month(start.date())))
        weekdays = (weekday,)
    repetition = Repetition(
        every=every,
        interval=draw(st.integers(1, 30)),
        weekdays=weekdays,
        nth=nth,
        until=start.date() + timedelta(days=end["days"]) if "days" in end else None,
        count=end.get("count"),
    )
    return repetition, start


@given(repetitions(), st.booleans(), st.sampled_from([None, "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]))
def test_what_is_written_is_read_back(drawn: tuple[Repetition, datetime], all_day: bool, zone: str | None) -> None:
    repetition, start = drawn
    if all_day:
        start, zone = datetime.combine(start.date(), time()), None
    assert from_rule(to_rule(repetition, all_day=all_day, zone=zone), start, zone) == repetition


@given(repetitions(), st.sampled_from([None, "America/New_York"]))
def test_every_rule_is_one_the_plan_can_use_and_keeps_to_its_pattern(
    drawn: tuple[Repetition, datetime], zone: str | None
) -> None:
    repetition, start = drawn
    rule = to_rule(repetition, all_day=False, zone=zone)
    if rule is None:
        return
    first = datetime.combine(first_day(repetition, start.date()), start.time())
    check_rule(rule, first, zone)
    found = starts(commitment(first, rule, zone), first, first + timedelta(days=1500))
    for start in islice(found, 10):
        assert on_pattern(repetition, start.date(), first.date())


def on_pattern(repetition: Repetition, day: date, first: date) -> bool:
    """Whether a day is one the repetition names."""
    if repetition.every is Every.WEEK:
        return day.weekday() in repetition.weekdays
    if repetition.every is Every.MONTH_WEEKDAY:
        return (repetition.nth, repetition.weekdays[0]) in on_weekday_of_month(day)
    return repetition.every is Every.DAY or day.day == first.day


def commitment(start: datetime, rule: str, zone: str | None) -> Commitment:
    now = datetime(2026, 10, 6, tzinfo=UTC)
    return Commitment(
        id=CommitmentId("one"),
        kind=CommitmentKind.MEETING,
        area=Area.SUPPORT_GROUPS,
        start=start,
        rule=rule,
        zone=zone,
        created_at=now,
        changed_at=now,
    )


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY", Repetition(every=Every.DAY)),
        ("FREQ=WEEKLY", Repetition(every=Every.WEEK, weekdays=(1,))),
        ("FREQ=WEEKLY;WKST=MO;BYDAY=TH,MO", Repetition(every=Every.WEEK, weekdays=(0, 3))),
        ("FREQ=MONTHLY;BYMONTHDAY=6", Repetition(every=Every.MONTH_DAY)),
        ("FREQ=MONTHLY;BYDAY=-1FR", Repetition(every=Every.MONTH_WEEKDAY, weekdays=(4,), nth=LAST)),
        ("FREQ=MONTHLY;BYDAY=+2TU", Repetition(every=Every.MONTH_WEEKDAY, weekdays=(1,), nth=2)),
        ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=6", Repetition(every=Every.YEAR)),
        ("FREQ=DAILY;UNTIL=20261201", Repetition(every=Every.DAY, until=date(2026, 12, 1))),
        # Midnight in Universal Time is still the evening before in New York.
        ("FREQ=DAILY;UNTIL=20261202T000000Z", Repetition(every=Every.DAY, until=date(2026, 12, 1))),
        # The series ends just before that day's time, as an edited series does.
        ("FREQ=DAILY;UNTIL=20261201T232959Z", Repetition(every=Every.DAY, until=date(2026, 11, 30))),
    ],
)
def test_rules_from_elsewhere_are_read(rule: str, expected: Repetition) -> None:
    assert from_rule(rule, TUESDAY, "America/New_York") == expected


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;COUNT=3",
        "FREQ=DAILY;BYDAY=MO,TU",
        "FREQ=DAILY;BYMONTHDAY=1",
        "FREQ=WEEKLY;BYDAY=2TU",
        "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,18",
        "FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,TU",
        "FREQ=MONTHLY;BYDAY=TU,WE",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYDAY=-2FR",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;UNTIL=soon",
        "FREQ=DAILY;UNTIL=20261201;COUNT=3",
        "FREQ=DAILY;INTERVAL=x",
        "",
    ],
)
def test_rules_without_a_simple_name_are_left_to_themselves(rule: str) -> None:
    assert from_rule(rule, TUESDAY, "America/New_York") is None


@pytest.mark.parametrize(
    ("repetition", "words"),
    [
        (Repetition(), "Tue, Oct 6 at 6:30 PM"),
        (Repetition(every=Every.DAY), "Every day at 6:30 PM"),
        (Repetition(every=Every.DAY, interval=3, count=10), "Every 3 days at 6:30 PM, 10 times"),
        (Repetition(every=Every.WEEK, weekdays=(1,)), "Every Tuesday at 6:30 PM"),
        (Repetition(every=Every.WEEK, weekdays=(0, 2, 4)), "Every Mon, Wed and Fri at 6:30 PM"),
        (
            Repetition(every=Every.WEEK, interval=2, weekdays=(0, 3), until=date(2026, 12, 1)),
            "Every 2 weeks on Mon and Thu at 6:30 PM until Dec 1",
        ),
        (
            Repetition(every=Every.MONTH_DAY, until=date(2027, 1, 6)),
            "Every month on day 6 at 6:30 PM until Jan 6, 2027",
        ),
        (Repetition(every=Every.MONTH_WEEKDAY, weekdays=(1,), nth=2), "Every month on the 2nd Tuesday at 6:30 PM"),
        (
            Repetition(every=Every.MONTH_WEEKDAY, interval=2, weekdays=(4,), nth=LAST),
            "Every 2 months on the last Friday at 6:30 PM",
        ),
        (Repetition(every=Every.YEAR, count=1), "Every year on October 6 at 6:30 PM, 1 time"),
    ],
)
def test_words(repetition: Repetition, words: str) -> None:
    assert in_words(repetition, TUESDAY) == words


def test_words_of_whole_days_have_no_time() -> None:
    assert in_words(Repetition(every=Every.WEEK, weekdays=(1,)), TUESDAY, all_day=True) == "Every Tuesday"


def test_a_day_is_named_by_its_weekday() -> None:
    assert on_weekday_of_month(date(2026, 10, 6)) == [(1, 1)]
    assert on_weekday_of_month(date(2026, 10, 30)) == [(5, 4), (LAST, 4)]
    assert on_weekday_of_month(date(2026, 2, 27)) == [(4, 4), (LAST, 4)]


def test_a_moved_day_takes_its_weekday_along() -> None:
    tuesday, thursday = date(2026, 10, 6), date(2026, 10, 8)
    weekly = Repetition(every=Every.WEEK, weekdays=(0, 1))
    assert follow(weekly, tuesday, thursday).weekdays == (0, 3)
    assert follow(weekly, thursday, date(2026, 10, 9)) == weekly
    second = Repetition(every=Every.MONTH_WEEKDAY, weekdays=(1,), nth=1)
    assert follow(second, tuesday, date(2026, 10, 15)) == Repetition(every=Every.MONTH_WEEKDAY, weekdays=(3,), nth=3)
    last = Repetition(every=Every.MONTH_WEEKDAY, weekdays=(4,), nth=LAST)
    assert follow(last, date(2026, 10, 30), date(2026, 10, 28)).nth == LAST
    assert follow(last, date(2026, 10, 30), thursday).nth == 2
    daily = Repetition(every=Every.DAY)
    assert follow(daily, tuesday, thursday) == daily
