"""Visits with the team: the follow-up gap, questions that go on to the next visit, and two missed in a row."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.treatment_team.team import (
    Gap,
    SheetContents,
    VisitLine,
    VisitSheet,
    call_tomorrow,
    called,
    follow_up_gap,
    followed,
    lines_for,
    missed_to_repair,
    moved_to,
    next_one,
    to_ask,
    to_ask_for_a_visit,
    to_mend_a_missed_one,
    two_missed,
    whom_to_call,
    with_lines,
)
from aftercare.domain.calendar import series
from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Result
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.identity import CommitmentId, ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from tests.made_up import NOW, visit

HERE = ZoneInfo("America/New_York")
LEFT = date(2026, 10, 1)
TODAY = date(2026, 10, 6)
FIRST = datetime(2026, 10, 6, 14)
DENISE, OSEI = ContactId("denise"), ContactId("osei")
_DAY = timedelta(days=1)

days_after = st.integers(-3, 40)
statuses = st.sampled_from(Status)
visits = st.lists(st.tuples(days_after.map(lambda day: LEFT + day * _DAY), statuses), max_size=5)


def counts(visit_day: date, status: Status, within: int) -> bool:
    return status in (Status.DONE, Status.PLANNED) and 0 < (visit_day - LEFT).days <= within


@given(visits, days_after)
def test_a_gap_is_said_only_while_no_visit_is_inside_the_window(booked: list[tuple[date, Status]], passed: int) -> None:
    gap = follow_up_gap(LEFT, booked, LEFT + passed * _DAY)
    within = 7 if passed <= 7 else 30
    if passed > 30 or any(counts(day, status, within) for day, status in booked):
        assert gap is None
    else:
        assert gap == Gap(within, LEFT + within * _DAY, passed < 1)


@given(visits, days_after, st.integers(1, 7), st.sampled_from((Status.DONE, Status.PLANNED)))
def test_one_early_visit_ends_it_for_good(
    booked: list[tuple[date, Status]], passed: int, day: int, status: Status
) -> None:
    assert follow_up_gap(LEFT, [*booked, (LEFT + day * _DAY, status)], LEFT + passed * _DAY) is None


def test_without_a_leaving_day_nothing_is_missing() -> None:
    assert follow_up_gap(None, [], TODAY) is None
    assert follow_up_gap(date.max, [], TODAY) is None
    assert follow_up_gap(TODAY + 61 * _DAY, [], TODAY) is None


def test_the_reason_names_the_window() -> None:
    early, late = follow_up_gap(LEFT, [], LEFT + _DAY), follow_up_gap(LEFT, [], LEFT + 8 * _DAY)
    assert early is not None
    assert early.reason == "No visit is booked for your first 7 days at home. An early visit helps."
    assert late is not None
    assert late.reason == "No visit is booked for your first 30 days at home. It’s not too late for one."


def test_a_person_with_a_number_is_called_first() -> None:
    clinic = Contact(id=ContactId("c"), area=Area.TREATMENT_TEAM, name="Larkfield", created_at=NOW)
    denise = replace(clinic, id=DENISE, name="Denise Kowalski", numbers=(PhoneNumber("555-0121"),))
    assert whom_to_call([]) is None
    assert whom_to_call([clinic]) == clinic
    assert whom_to_call([clinic, denise]) == denise
    assert called(denise, "555-0121") == "Call Denise Kowalski at 555-0121."
    assert called(clinic, "") == "Call Larkfield."
    assert called(None, "") == ""


# Questions


def paged(commitment: Commitment, start: datetime, *lines: VisitLine, name: str = "") -> SheetContents:
    blank = blank_sheet(VisitSheet, start.date(), NOW)
    sheet = replace(
        blank, id=SheetId(name or f"{commitment.id} {start}"), commitment_id=commitment.id, original_start=start
    )
    return {sheet.id: (sheet, VisitSheet(lines=lines, contact_ids=commitment.contact_ids))}


COUNSELING = visit("counseling", FIRST, rule="FREQ=WEEKLY;INTERVAL=2", contact_ids=(DENISE,))
TIRED, FORM = VisitLine(key="tired", text="Tablets at night?"), VisitLine(key="form", text="Form for work")


def test_open_questions_go_on_to_the_next_visit_once_theirs_is_past() -> None:
    pages = paged(COUNSELING, FIRST, TIRED, replace(FORM, asked_at=FIRST))
    following = FIRST + 14 * _DAY
    assert lines_for(COUNSELING, FIRST, pages, FIRST) == [TIRED, replace(FORM, asked_at=FIRST)]
    assert lines_for(COUNSELING, following, pages, FIRST) == []
    assert lines_for(COUNSELING, following, pages, FIRST + timedelta(hours=1)) == [TIRED]
    assert lines_for(COUNSELING, FIRST + 196 * _DAY, pages, FIRST + 190 * _DAY) == []


def test_they_go_on_to_another_visit_with_the_same_person_only() -> None:
    pages = paged(COUNSELING, FIRST, TIRED)
    past, later = FIRST + _DAY, FIRST + 7 * _DAY
    assert lines_for(visit("extra", later, contact_ids=(DENISE,)), later, pages, past) == [TIRED]
    assert lines_for(visit("doctor", later, contact_ids=(OSEI,)), later, pages, past) == []
    assert lines_for(visit("after", later, continues=COUNSELING.id), later, pages, past) == [TIRED]


def test_a_carried_question_is_ticked_at_home_and_stays_in_sight() -> None:
    pages = paged(COUNSELING, FIRST, TIRED)
    following, past = FIRST + 14 * _DAY, FIRST + 10 * _DAY
    before = lines_for(COUNSELING, following, pages, past)
    ticked = [replace(TIRED, asked_at=following), FORM]
    changed = with_lines(COUNSELING, following, pages, ticked, before)
    (home,) = pages
    assert changed[home].lines == (replace(TIRED, asked_at=following),)
    assert changed[None] == VisitSheet(lines=(FORM,), contact_ids=(DENISE,))
    after: SheetContents = {home: (pages[home][0], changed[home]), **paged(COUNSELING, following, *changed[None].lines)}
    assert lines_for(COUNSELING, following, after, past) == ticked
    assert lines_for(COUNSELING, following + 14 * _DAY, after, following + _DAY) == [FORM]


def test_a_question_taken_away_is_gone_at_home_too() -> None:
    pages = paged(COUNSELING, FIRST, TIRED, FORM)
    following = FIRST + 14 * _DAY
    before = lines_for(COUNSELING, following, pages, following)
    assert with_lines(COUNSELING, following, pages, [FORM], before) == {
        next(iter(pages)): VisitSheet(lines=(FORM,), contact_ids=(DENISE,))
    }
    assert with_lines(COUNSELING, following, pages, before, before) == {}


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), max_size=8), st.integers(0, 6))
def test_every_open_question_is_at_exactly_one_of_the_coming_visits(asked: list[tuple[int, bool]], now: int) -> None:
    pages: dict[SheetId, tuple[Sheet, VisitSheet]] = {}
    for number, (place, ticked) in enumerate(asked):
        start = FIRST + place * 14 * _DAY
        line = VisitLine(key=str(number), text="?", asked_at=start if ticked else None)
        pages |= paged(COUNSELING, start, line, name=str(number))
    starts = [FIRST + place * 14 * _DAY for place in range(8)]
    past = starts[now] - timedelta(hours=1)
    next_lines = lines_for(COUNSELING, starts[now], pages, past)
    expected = [
        str(number) for number, (place, ticked) in enumerate(asked) if place == now or (place < now and not ticked)
    ]
    assert sorted(line.key for line in next_lines) == sorted(expected)
    assert to_ask(next_lines) == sum(not ticked for place, ticked in asked if place <= now)


@pytest.mark.parametrize("hours", [0, 1, 24])
def test_sheets_follow_a_series_that_is_divided(hours: int) -> None:
    shift, ids = timedelta(hours=hours), count()
    chosen = FIRST + 14 * _DAY
    sheets = [sheet for start in (FIRST, chosen, chosen + 14 * _DAY) for sheet, _p in paged(COUNSELING, start).values()]
    wanted = replace(COUNSELING, start=chosen + shift, place="Room 9")
    edit = series.this_and_following(Series(COUNSELING), chosen, wanted, lambda: f"new {next(ids)}", NOW)
    moved = followed(sheets, COUNSELING, edit, shift)
    assert [(each.commitment_id, each.original_start) for each in moved] == [
        (CommitmentId("new 0"), chosen + shift),
        (CommitmentId("new 0"), chosen + 14 * _DAY + shift),
    ]
    assert [each.day for each in moved] == [(chosen + shift).date(), (chosen + 14 * _DAY + shift).date()]


def test_sheets_follow_a_single_visit_and_stay_with_one_occurrence_moved() -> None:
    once = replace(COUNSELING, rule=None)
    ((sheet, _page),) = paged(once, FIRST).values()
    edit = series.everything(Series(once), FIRST, replace(once, start=FIRST + _DAY), NOW)
    (moved,) = followed([sheet], once, edit, _DAY)
    assert (moved.commitment_id, moved.original_start) == (once.id, FIRST + _DAY)
    change = Override(commitment_id=COUNSELING.id, original_start=FIRST, start=FIRST + _DAY)
    assert followed([sheet], COUNSELING, series.this_one(COUNSELING, None, change), _DAY) == []
    renamed = series.everything(Series(once), FIRST, replace(once, title="Talk"), NOW)
    assert followed([sheet], once, renamed, timedelta(0)) == []


# Missed visits


def items(commitment: Commitment, results: dict[date, Result], today: date = TODAY) -> list[AgendaItem]:
    outcomes = [
        Outcome(
            commitment_id=commitment.id,
            original_start=datetime.combine(day, commitment.start.time()),
            result=result,
            answered_at=NOW,
        )
        for day, result in results.items()
    ]
    return agenda([commitment], (), outcomes, (), commitment.start.date(), today, HERE)


WRITTEN = datetime(2026, 9, 1, 12, tzinfo=UTC)
DAILY = visit("daily", datetime(2026, 9, 20, 14), rule="FREQ=DAILY", contact_ids=(DENISE,), created_at=WRITTEN)
_September = [date(2026, 9, 20) + number * _DAY for number in range(17)]


@given(st.lists(st.sampled_from([*Result, None]), max_size=17))
def test_two_in_a_row_are_the_last_two_that_were_answered(answers: list[Result | None]) -> None:
    results = {day: each for day, each in zip(_September, answers, strict=False) if each is not None}
    kept = [day for day, each in results.items() if each in (Result.DONE, Result.MISSED)]
    found = two_missed(items(DAILY, results), {}, TODAY)
    expected = len(kept) > 1 and all(results[day] is Result.MISSED for day in kept[-2:])
    expected = expected and TODAY - kept[-1] <= 14 * _DAY
    assert (found is not None) == expected
    if found is not None:
        assert found.day == kept[-1]
        settled = paged(DAILY, found.occurrence.original_start)
        ((sheet, page),) = settled.values()
        assert two_missed(items(DAILY, results), {sheet.id: (sheet, replace(page, why_settled=True))}, TODAY) is None


def test_two_missed_with_different_people_are_no_row() -> None:
    other = visit("other", datetime(2026, 10, 5, 9), contact_ids=(OSEI,))
    both = items(replace(DAILY, rule=None), {_September[0]: Result.MISSED}) + items(
        other, {TODAY - _DAY: Result.MISSED}
    )
    assert two_missed(both, {}, TODAY) is None
    same = replace(other, contact_ids=(DENISE,))
    both = items(replace(DAILY, rule=None), {_September[0]: Result.MISSED}) + items(same, {TODAY - _DAY: Result.MISSED})
    found = two_missed(both, {}, TODAY)
    assert found is not None
    assert found.occurrence.commitment.id == "other"


@given(st.integers(0, 16))
def test_a_missed_visit_can_be_mended_for_a_week(place: int) -> None:
    missed = items(DAILY, {_September[place]: Result.MISSED})
    found = missed_to_repair(missed, {}, TODAY)
    assert (found is not None) == (TODAY - _September[place] <= 7 * _DAY)
    settled = paged(DAILY, datetime.combine(_September[place], time(14)))
    ((sheet, page),) = settled.values()
    assert missed_to_repair(missed, {sheet.id: (sheet, replace(page, settled=True))}, TODAY) is None


def test_a_visit_booked_since_or_made_later_mends_a_missed_one() -> None:
    missed = items(replace(DAILY, rule=None, start=datetime(2026, 10, 2, 14)), {date(2026, 10, 2): Result.MISSED})
    again = visit("again", datetime(2026, 10, 9, 10), contact_ids=(DENISE,))

    def mended(commitment: Commitment, results: dict[date, Result]) -> bool:
        both = [*missed, *items(commitment, results, date(2026, 10, 20))]
        return missed_to_repair(both, {}, TODAY) is None

    since = datetime(2026, 10, 3, 12, tzinfo=UTC)
    assert mended(replace(again, created_at=since), {})
    assert not mended(replace(again, created_at=WRITTEN), {})
    assert not mended(replace(again, created_at=since, contact_ids=(OSEI,)), {})
    early = replace(again, start=datetime(2026, 10, 5, 10), created_at=WRITTEN)
    assert mended(early, {date(2026, 10, 5): Result.DONE})


def test_a_visit_is_moved_and_another_one_is_like_it() -> None:
    (item,) = items(replace(COUNSELING, length=timedelta(minutes=50)), {})
    edit = moved_to(item, None, datetime(2026, 10, 8, 9))
    assert edit.put == (Override(commitment_id=COUNSELING.id, original_start=FIRST, start=datetime(2026, 10, 8, 9)),)
    one_more = next_one(item, datetime(2026, 10, 9, 10), lambda: "new", NOW)
    assert (one_more.id, one_more.start, one_more.rule) == ("new", datetime(2026, 10, 9, 10), None)
    assert (one_more.contact_ids, one_more.place) == ((DENISE,), "Larkfield Clinic, Room 4")


def test_a_call_tomorrow_rings_at_nine() -> None:
    denise = Contact(id=DENISE, area=Area.TREATMENT_TEAM, name="Denise Kowalski", created_at=NOW)
    call = call_tomorrow(denise, TODAY, "America/New_York", lambda: "call", datetime(2026, 10, 6, 20, tzinfo=UTC))
    assert (call.start, call.reminders) == (datetime(2026, 10, 7, 9), (timedelta(0),))
    assert (call.title, call.contact_ids) == ("Call Denise Kowalski for a new time", (DENISE,))
    assert call_tomorrow(None, TODAY, "UTC", lambda: "call", NOW).title == "Call for a new time"


def test_the_words_name_the_person_and_the_weekday() -> None:
    assert (
        to_mend_a_missed_one("Rowan", date(2026, 10, 2))
        == "“Hi, this is Rowan. I missed my visit on Friday. Could I have a new time?”"
    )
    assert to_mend_a_missed_one("", TODAY) == "“Hi. I missed my visit on Tuesday. Could I have a new time?”"


def test_a_first_visit_is_asked_for_before_leaving_and_after() -> None:
    ahead, after = follow_up_gap(LEFT, [], LEFT), follow_up_gap(LEFT, [], LEFT + _DAY)
    assert ahead is not None
    assert after is not None
    soon = "“Hi, this is Rowan. I leave treatment soon. Could I have a visit in my first week at home?”"
    assert to_ask_for_a_visit("Rowan", ahead) == soon
    assert to_ask_for_a_visit("", after) == "“Hi. I just left treatment. Could I have a visit soon?”"
