"""Medicines: one commitment per time of day, changed from today on, stopped, and refilled in time."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from aftercare.domain.areas.treatment_team.medicines import (
    WHOLE_WEEK,
    Doses,
    MedicineSheet,
    changed_doses,
    commitments_of,
    doses_of,
    new_commitments,
    refill_words,
    refills_due,
    same_name,
    stopped,
    titled,
)
from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId, ContactId, MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from tests.made_up import NOW

HERE = ZoneInfo("America/New_York")
BEGAN, TODAY = date(2026, 9, 21), date(2026, 10, 6)
_DAY = timedelta(days=1)

hours = st.lists(st.integers(0, 23).map(time), max_size=4, unique=True).map(tuple)
some_days = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(lambda days: tuple(sorted(days)))
ends = st.none() | st.integers(0, 40).map(lambda days: TODAY + days * _DAY)


def maker() -> MakeId:
    numbers = count()
    return lambda: f"medicine-{next(numbers)}"


def doses(times: tuple[time, ...], weekdays: tuple[int, ...] = WHOLE_WEEK, **fields: object) -> Doses:
    return replace(Doses(title="Sertraline 50 mg", times=times, weekdays=weekdays, first=BEGAN), **fields)  # type: ignore[arg-type]


def taken(
    commitments: list[Commitment], first: date, last: date, outcomes: tuple[Outcome, ...] = ()
) -> list[tuple[datetime, Status]]:
    return [(item.occurrence.start, item.status) for item in agenda(commitments, (), outcomes, (), first, last, HERE)]


def expected(wanted: Doses, first: date, last: date) -> list[datetime]:
    days = [first + number * _DAY for number in range((last - first).days + 1)]
    return sorted(
        datetime.combine(day, at)
        for day in days
        for at in wanted.times
        if day.weekday() in wanted.weekdays and day >= wanted.first and (wanted.last is None or day <= wanted.last)
    )


def applied(records: list[Commitment | Outcome], edit: Edit) -> tuple[list[Commitment], tuple[Outcome, ...]]:
    def name(record: object) -> tuple[object, ...]:
        if isinstance(record, Commitment):
            return (record.id,)
        assert isinstance(record, Outcome | Override | Pause)
        return (type(record), getattr(record, "commitment_id", None), getattr(record, "original_start", None))

    kept = {name(record): record for record in records}
    for gone in edit.remove:
        kept.pop(name(gone), None)
    kept |= {name(each): each for each in edit.put if isinstance(each, Commitment | Outcome)}
    commitments = [each for each in kept.values() if isinstance(each, Commitment)]
    return commitments, tuple(each for each in kept.values() if isinstance(each, Outcome))


@given(hours, some_days, ends)
def test_a_medicine_is_taken_at_its_times_on_its_days(
    times: tuple[time, ...], weekdays: tuple[int, ...], last: date | None
) -> None:
    wanted = doses(times, weekdays, last=last)
    made = new_commitments(wanted, maker(), NOW)
    assert len(made) == len(times)
    assert all(each.kind is CommitmentKind.MEDICINE and each.zone is None and each.reminders for each in made)
    until = TODAY + 20 * _DAY
    assert [start for start, _status in taken(made, BEGAN, until)] == expected(wanted, BEGAN, until)


@given(hours, some_days, ends)
def test_its_commitments_say_when_it_is_taken(
    times: tuple[time, ...], weekdays: tuple[int, ...], last: date | None
) -> None:
    assume(times)
    wanted = doses(times, weekdays, last=last)
    found = doses_of(new_commitments(wanted, maker(), NOW), TODAY)
    assert found is not None
    assert (set(found.times), found.weekdays, found.last, found.title) == (set(times), weekdays, last, wanted.title)


@given(hours, some_days, hours, some_days, ends, st.booleans())
def test_a_change_counts_from_today_and_keeps_the_past(
    before: tuple[time, ...],
    days_before: tuple[int, ...],
    after: tuple[time, ...],
    days_after: tuple[int, ...],
    last: date | None,
    answers_today: bool,
) -> None:
    make_id = maker()
    old = new_commitments(doses(before, days_before), make_id, NOW)
    answered = BEGAN + 15 * _DAY if answers_today else TODAY - _DAY
    outcomes = tuple(
        Outcome(commitment_id=item.occurrence.commitment.id, original_start=item.occurrence.original_start,
                result=Result.DONE, answered_at=NOW)
        for item in agenda(old, (), (), (), BEGAN, answered, HERE)
    )  # fmt: skip
    series = [Series(each, outcomes=tuple(one for one in outcomes if one.commitment_id == each.id)) for each in old]
    wanted = doses(after, days_after, last=last, title="Sertraline 100 mg")
    edit, ids = changed_doses(series, wanted, TODAY, make_id, NOW)
    commitments, kept = applied([*old, *outcomes], edit)
    past = [(start, Status.DONE) for start in expected(doses(before, days_before), BEGAN, TODAY - _DAY)]
    assert taken(commitments, BEGAN, TODAY - _DAY, kept) == past
    until = TODAY + 20 * _DAY
    coming = [start for start, _status in taken(commitments, TODAY + _DAY, until, kept)]
    assert coming == expected(wanted, TODAY + _DAY, until)
    today = taken(commitments, TODAY, TODAY, kept)
    done_today = len(expected(doses(before, days_before), TODAY, TODAY)) if answers_today else 0
    assert sum(status is Status.DONE for _start, status in today) == done_today
    left = [each for each in commitments if each.id in ids]
    assert {each.title for each in left if each.start.date() > TODAY} <= {"Sertraline 100 mg"}
    page = MedicineSheet(commitment_ids=ids)
    assert {each.id for each in commitments_of(page, commitments)} == set(ids) & {each.id for each in commitments}


@given(hours, some_days)
def test_saving_without_a_change_leaves_everything_alone(times: tuple[time, ...], weekdays: tuple[int, ...]) -> None:
    old = new_commitments(doses(times, weekdays), maker(), NOW)
    edit, ids = changed_doses([Series(each) for each in old], doses(times, weekdays), TODAY, maker(), NOW)
    assert edit == Edit()
    assert set(ids) == {each.id for each in old}


@given(hours, some_days, st.integers(0, 23))
def test_stopping_ends_it_now(times: tuple[time, ...], weekdays: tuple[int, ...], hour: int) -> None:
    old = new_commitments(doses(times, weekdays), maker(), NOW)
    now = datetime.combine(TODAY, time(hour))
    commitments, _kept = applied([*old], stopped([Series(each) for each in old], now, NOW))
    before = [start for start in expected(doses(times, weekdays), BEGAN, TODAY) if start < now]
    assert [start for start, _status in taken(commitments, BEGAN, TODAY + 30 * _DAY)] == before


def test_an_answered_dose_of_today_is_not_asked_for_again() -> None:
    make_id = maker()
    (old,) = new_commitments(doses((time(8),)), make_id, NOW)
    done = Outcome(commitment_id=old.id, original_start=datetime(2026, 10, 6, 8), result=Result.DONE, answered_at=NOW)
    wednesdays = doses((time(8),), (2,))
    edit, _ids = changed_doses([Series(old, outcomes=(done,))], wednesdays, TODAY, make_id, NOW)
    commitments, kept = applied([old, done], edit)
    assert taken(commitments, TODAY, TODAY + 3 * _DAY, kept) == [
        (datetime(2026, 10, 6, 8), Status.DONE),
        (datetime(2026, 10, 7, 8), Status.PLANNED),
    ]


def test_a_rhythm_of_its_own_is_left_to_the_form_of_the_commitment() -> None:
    (each,) = new_commitments(doses((time(8),)), maker(), NOW)
    assert doses_of([replace(each, rule="FREQ=DAILY;INTERVAL=3")], TODAY) is None
    assert doses_of([each, replace(each, rule="FREQ=WEEKLY;BYDAY=MO")], TODAY) is None
    assert doses_of([], TODAY) == Doses(first=TODAY)


def test_a_successor_made_elsewhere_belongs_to_its_medicine() -> None:
    (each,) = new_commitments(doses((time(8),)), maker(), NOW)
    after = replace(each, id=CommitmentId("after"), continues=each.id)
    later = replace(each, id=CommitmentId("later"), continues=after.id)
    other = replace(each, id=CommitmentId("other"))
    found = commitments_of(MedicineSheet(commitment_ids=(each.id,)), [later, other, after, each])
    assert {one.id for one in found} == {each.id, "after", "later"}


def sheet(name: str) -> Sheet:
    return Sheet(id=SheetId(name), kind=SheetKind.MEDICINE, day=BEGAN, changed_at=NOW)


@given(st.dates(date(2026, 9, 1), date(2026, 11, 30)), st.integers(0, 14), st.none() | st.just(TODAY))
def test_a_refill_is_told_some_days_before(on: date, before: int, stopped_on: date | None) -> None:
    page = MedicineSheet(name="Sertraline", refill_on=on, refill_days_before=before, stopped_on=stopped_on)
    due = refills_due([(sheet("s"), page)], TODAY)
    goes_on = stopped_on is None or stopped_on >= on
    assert bool(due) == (goes_on and on - before * _DAY <= TODAY <= on + 7 * _DAY)
    assert all((each.sheet_id, each.day) == ("s", on - before * _DAY) for each in due)


def test_refills_come_in_order_and_say_when() -> None:
    soon = MedicineSheet(name="Sertraline", refill_on=TODAY + 2 * _DAY)
    sooner = MedicineSheet(name="Naltrexone", refill_on=TODAY + _DAY)
    due = refills_due([(sheet("a"), soon), (sheet("b"), sooner), (sheet("c"), MedicineSheet(name="None"))], TODAY)
    assert [each.words for each in due] == [
        "Naltrexone: get your refill by tomorrow, Wed, Oct 7.",
        "Sertraline: get your refill by Thu, Oct 8, in 2 days.",
    ]
    assert refill_words(replace(soon, refill_on=TODAY), TODAY) == "Sertraline: get your refill today."
    assert (
        refill_words(replace(soon, refill_on=TODAY - _DAY), TODAY)
        == "Sertraline: your refill was planned for Mon, Oct 5."
    )
    assert refill_words(MedicineSheet(), TODAY) == ""


def test_the_same_name_twice_is_noticed_however_it_is_written() -> None:
    on_list = [(sheet("a"), MedicineSheet(name="Sertraline"))]
    assert same_name("  sertraLINE ", on_list, None, TODAY)
    assert not same_name("Sertraline", on_list, SheetId("a"), TODAY)
    assert not same_name("Sertraline", [(sheet("a"), replace(on_list[0][1], stopped_on=BEGAN))], None, TODAY)


def test_a_medicine_is_named_with_its_dose() -> None:
    assert titled(MedicineSheet(name="Sertraline", dose="50 mg")) == "Sertraline 50 mg"
    assert titled(MedicineSheet(name="Naloxone", prescriber=ContactId("osei"))) == "Naloxone"


def test_the_items_of_a_day_are_in_order() -> None:
    made = new_commitments(doses((time(20), time(8))), maker(), NOW)
    items: list[AgendaItem] = agenda(made, (), (), (), TODAY, TODAY, HERE)
    assert [item.begins.hour for item in items] == [8, 20]
