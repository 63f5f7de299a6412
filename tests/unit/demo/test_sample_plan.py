"""The sample plan is a plausible plan: whole, kept within its years, and the same every time."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftercare import content
from aftercare.demo.plan import SampleRecord, sample_plan
from aftercare.domain.areas.seek_help.ladder import Ladder
from aftercare.domain.areas.support_groups import AboutGroup, TryOut
from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.calendar.recurrence import check_rule, is_start, last_start
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event, EventKind, left_treatment_on
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.records.steps import Step
from aftercare.storage.records.sheet_contents import content_on

HERE = ZoneInfo("America/New_York")
TODAY = date(2026, 10, 6)
NOW = datetime(2026, 10, 6, 16, 0, tzinfo=UTC)  # noon here


def made(years: int = 2, seed: int = 1, now: datetime = NOW) -> list[SampleRecord]:
    return sample_plan(years, seed, now, HERE, content.areas())


@pytest.fixture(scope="module")
def plan() -> list[SampleRecord]:
    return made()


def test_the_same_seed_gives_the_same_plan(plan: list[SampleRecord]) -> None:
    assert made() == plan
    assert made(seed=2) != plan


def test_its_sheets_can_be_read(plan: list[SampleRecord]) -> None:
    sheets = [each for each in plan if isinstance(each, Sheet)]
    tried = [content_on(each, TryOut) for each in sheets if each.kind is SheetKind.TRY_OUT]
    assert sorted(page.fits for page in tried) == [2, 5]
    assert [content_on(each, AboutGroup).is_home for each in sheets if each.kind is SheetKind.GROUP] == [True, False]
    (ladder,) = (content_on(each, Ladder) for each in sheets if each.kind is SheetKind.LADDER)
    assert [bool(level.do and level.contact_id) for level in ladder.levels] == [True] * 3


def test_the_past_does_not_depend_on_the_time_of_day(plan: list[SampleRecord]) -> None:
    midnight = datetime(2026, 10, 6, 4, tzinfo=UTC)

    def answered_before_today(records: list[SampleRecord]) -> set[Outcome]:
        return {each for each in records if isinstance(each, Outcome) and each.answered_at < midnight}

    assert answered_before_today(made(now=NOW + timedelta(hours=8))) == answered_before_today(plan)


def test_it_begins_so_many_years_ago_and_has_every_kind_of_record(plan: list[SampleRecord]) -> None:
    assert left_treatment_on(each for each in plan if isinstance(each, Event)) == date(2024, 10, 6)
    kinds = {type(each) for each in plan}
    assert kinds == {Contact, Commitment, Override, Outcome, Step, CheckIn, Event, Pause, Sheet}
    assert {each.area for each in plan if isinstance(each, Contact | Commitment | Step)} == set(Area)
    assert {each.kind for each in plan if isinstance(each, Commitment)} == set(CommitmentKind)
    assert {each.result for each in plan if isinstance(each, Outcome)} == set(Result)
    events = {each.kind for each in plan if isinstance(each, Event)}
    assert events == set(EventKind) - {EventKind.SCALE}


def test_records_can_be_told_apart_and_name_each_other(plan: list[SampleRecord]) -> None:
    ids = Counter(each.id for each in plan if isinstance(each, Contact | Commitment | Step | Event | Pause | Sheet))
    assert ids.most_common(1)[0][1] == 1
    contacts = {each.id for each in plan if isinstance(each, Contact)}
    commitments = {each.id: each for each in plan if isinstance(each, Commitment)}
    assert {who for each in commitments.values() for who in each.contact_ids} <= contacts
    for each in plan:
        if isinstance(each, Outcome | Override):
            assert is_start(commitments[each.commitment_id], each.original_start)


def test_a_successor_begins_after_the_series_it_continues_has_ended(plan: list[SampleRecord]) -> None:
    commitments = {each.id: each for each in plan if isinstance(each, Commitment)}
    successors = [each for each in commitments.values() if each.continues]
    assert len(successors) > 5
    for successor in successors:
        assert successor.continues is not None
        end = last_start(commitments[successor.continues])
        assert end is not None
        assert end <= successor.start


def test_every_rule_is_one_the_plan_accepts(plan: list[SampleRecord]) -> None:
    for each in plan:
        if isinstance(each, Commitment) and each.rule:
            check_rule(each.rule, each.start, each.zone)


def test_nothing_is_answered_before_it_happened(plan: list[SampleRecord]) -> None:
    assert all(each.answered_at <= NOW for each in plan if isinstance(each, Outcome | CheckIn))
    assert all(each.recorded_at <= NOW for each in plan if isinstance(each, Event))


def test_today_is_partly_done_and_the_next_weeks_are_planned(plan: list[SampleRecord]) -> None:
    def listed(first: date, last: date) -> list[Status]:
        items = agenda(
            [each for each in plan if isinstance(each, Commitment)],
            [each for each in plan if isinstance(each, Override)],
            [each for each in plan if isinstance(each, Outcome)],
            [each for each in plan if isinstance(each, Pause)],
            first,
            last,
            HERE,
        )
        return [item.status for item in items]

    today = listed(TODAY, TODAY)
    assert Status.DONE in today
    assert Status.PLANNED in today
    ahead = listed(TODAY + timedelta(days=1), TODAY + timedelta(days=14))
    assert set(ahead) == {Status.PLANNED}
    assert len(ahead) > 40


def begun_on(year: int, days_apart: int) -> Iterator[datetime]:
    """Noon of each first Tuesday of a year, and of days of every weekday between, or every so many of them."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    first_tuesdays = {day for day in days if day.weekday() == 1 and day.day <= 7}
    others = {date(year, 1, 1) + timedelta(days=number) for number in range(0, 365, 61)}
    return (datetime.combine(day, time(12), HERE) for day in sorted(first_tuesdays | others)[::days_apart])


@pytest.mark.parametrize("year", range(2026, 2030))
def test_no_two_visits_overlap_on_whatever_day_it_is_made(year: int, days_apart: int) -> None:
    for now in begun_on(year, days_apart):
        visits = planned_visits(made(years=1, now=now), now.date())
        assert len(visits) > 20
        met = [one.begins for one, other in itertools.pairwise(visits) if other.begins < one.ends]
        assert met == [], f"made on {now}"
        assert [visit.begins.time() for visit in visits if visit.day == now.date()].count(time(14)) == 1


def planned_visits(plan: list[SampleRecord], today: date) -> list[AgendaItem]:
    """The visits of a year and of two months ahead, by their beginning."""
    return agenda(
        [each for each in plan if isinstance(each, Commitment) and each.kind is CommitmentKind.VISIT],
        [each for each in plan if isinstance(each, Override)],
        (),
        (),
        today - timedelta(days=366),
        today + timedelta(days=62),
        HERE,
    )


def test_every_number_is_a_made_up_one(plan: list[SampleRecord]) -> None:
    numbers = [number.number for each in plan if isinstance(each, Contact) for number in each.numbers]
    assert len(numbers) > 6
    assert all(re.fullmatch(r"555-01\d\d", number) for number in numbers)


def test_check_ins_leave_gaps(plan: list[SampleRecord]) -> None:
    days = sorted(each.day for each in plan if isinstance(each, CheckIn))
    assert 400 < len(days) < 730
    assert max(later - day for day, later in itertools.pairwise(days)) > timedelta(days=3)


def test_one_year_is_enough() -> None:
    assert len(made(years=1)) > 1000
