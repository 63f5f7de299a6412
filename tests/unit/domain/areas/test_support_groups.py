"""How a group fits, which visit is asked about, one home group, and taking a group out of the calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.support_groups import (
    MOST_ASKED,
    AboutGroup,
    Fit,
    Question,
    TryOut,
    TryOutAnswer,
    Visit,
    filled_in,
    group_of,
    is_ahead,
    next_weekly,
    open_meetings,
    taken_out,
    visit_to_ask_about,
    with_home,
)
from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.calendar.recurrence import LAST_WALL, starts
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import CommitmentId, ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.records.sheet_contents import content_on, with_content
from tests.made_up import NOW, records

HERE = ZoneInfo("America/New_York")
TODAY = date(2026, 10, 6)
HARBOR = Contact(
    id=ContactId("harbor"), area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, name="Harbor Street", created_at=NOW
)
MEETING = Commitment(
    id=CommitmentId("meeting"),
    kind=CommitmentKind.MEETING,
    area=Area.SUPPORT_GROUPS,
    title="Harbor Street",
    contact_ids=(HARBOR.id,),
    start=datetime(2026, 9, 1, 18, 30),
    zone=HERE.key,
    length=timedelta(hours=1),
    rule="FREQ=WEEKLY;BYDAY=TU",
    created_at=NOW,
    changed_at=NOW,
)


def sheet(number: int = 1, start: datetime | None = None, day: date = TODAY) -> Sheet:
    commitment_id = MEETING.id if start else None
    return Sheet(
        id=SheetId(f"sheet-{number}"),
        kind=SheetKind.TRY_OUT,
        contact_id=HARBOR.id,
        commitment_id=commitment_id,
        original_start=start,
        day=day,
        changed_at=NOW,
    )


def answered(*days: date, result: Result = Result.DONE) -> list[AgendaItem]:
    """The meeting's items of the two weeks up to today, with an answer on some days."""
    outcomes = [
        Outcome(
            commitment_id=MEETING.id,
            original_start=datetime.combine(day, time(18, 30)),
            result=result,
            answered_at=NOW,
        )
        for day in days
    ]
    return agenda([MEETING], (), outcomes, (), TODAY - timedelta(days=14), TODAY, HERE)


@given(st.lists(st.none() | st.sampled_from(Fit), min_size=6, max_size=6))
def test_mostly_and_yes_fit_and_no_question_counts_more(fits: list[Fit | None]) -> None:
    page = TryOut()
    for question, fit in zip(Question, fits, strict=True):
        page = page.with_answer(question, TryOutAnswer(fit=fit))
    assert page.fits == fits.count(Fit.MOSTLY) + fits.count(Fit.YES)


@given(page=records(TryOut), about=records(AboutGroup))
def test_pages_come_back_from_their_sheets(page: TryOut, about: AboutGroup) -> None:
    assert content_on(with_content(sheet(), page, NOW), TryOut) == page
    assert content_on(with_content(sheet(), about, NOW), AboutGroup) == about


def test_a_usual_time_needs_a_day_that_exists() -> None:
    assert AboutGroup(weekday=1, at=time(18, 30)).usual == (1, time(18, 30))
    assert [AboutGroup(weekday=day, at=time(9)).usual for day in (-1, 7, None)] == [None] * 3
    assert AboutGroup(weekday=1).usual is None


def test_the_latest_visit_comes_first_and_what_was_before_any_last() -> None:
    page = TryOut(size=TryOutAnswer(fit=Fit.YES))
    before = Visit(sheet(1, day=TODAY), page)
    older = Visit(sheet(2, datetime(2026, 9, 15, 18, 30), date(2026, 9, 15)), page)
    newer = Visit(sheet(3, day=date(2026, 9, 22)), TryOut(visited=True, size=TryOutAnswer(note="calm")))
    put_aside = Visit(sheet(4, datetime(2026, 9, 29, 18, 30), date(2026, 9, 29)), TryOut())
    assert filled_in([before, put_aside, older, newer]) == [newer, older, before]


def test_a_meeting_belongs_to_the_group_it_is_with_or_is_named_after() -> None:
    other = Contact(
        id=ContactId("other"), area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, name="Lake", created_at=NOW
    )
    groups = [other, HARBOR]

    def meeting(title: str, *ids: str) -> Commitment:
        return replace(MEETING, title=title, contact_ids=tuple(map(ContactId, ids)))

    assert group_of(meeting("Lake", "harbor"), groups) is HARBOR
    assert group_of(meeting(" lake ", "marcus"), groups) is other
    assert group_of(meeting(""), [Contact(id=ContactId("x"), area=Area.SUPPORT_GROUPS, created_at=NOW)]) is None


def test_one_is_asked_about_the_last_visit_for_three_days() -> None:
    items = answered(date(2026, 9, 22), date(2026, 9, 29))
    for day, asked in ((29, True), (30, True), (32, True), (33, False)):
        today = date(2026, 9, 1) + timedelta(days=day - 1)
        found = visit_to_ask_about(items, [HARBOR], [], today)
        assert (found is not None) is asked
        assert found is None or found[0].day == date(2026, 9, 29)


def test_a_visit_with_a_sheet_even_an_empty_one_is_not_asked_about_again() -> None:
    items = answered(TODAY)
    assert visit_to_ask_about(items, [HARBOR], [sheet()], TODAY) is not None
    assert visit_to_ask_about(items, [HARBOR], [sheet(1, datetime(2026, 10, 6, 18, 30))], TODAY) is None


def test_a_group_visited_often_is_known() -> None:
    before = [sheet(number, MEETING.start + timedelta(weeks=number)) for number in range(MOST_ASKED)]
    assert visit_to_ask_about(answered(TODAY), [HARBOR], before[:-1], TODAY) is not None
    assert visit_to_ask_about(answered(TODAY), [HARBOR], before, TODAY) is None


@pytest.mark.parametrize("result", [Result.MISSED, Result.SKIPPED])
def test_a_visit_that_was_none_is_not_asked_about(result: Result) -> None:
    assert visit_to_ask_about(answered(TODAY, result=result), [HARBOR], [], TODAY) is None


def test_only_open_meetings_of_today_and_yesterday_are_asked_about() -> None:
    assert [item.day for item in open_meetings(answered(), TODAY)] == [TODAY]
    assert [item.day for item in open_meetings(answered(), TODAY + timedelta(days=1))] == [TODAY]
    assert open_meetings(answered(), TODAY + timedelta(days=2)) == []
    assert open_meetings(answered(TODAY), TODAY) == []


_names = st.sampled_from("abcde").map(ContactId)


@given(pages=st.dictionaries(_names, records(AboutGroup)), home=st.none() | _names)
def test_there_is_one_home_group_at_most(pages: dict[ContactId, AboutGroup], home: ContactId | None) -> None:
    changed = with_home(pages, home)
    now = pages | changed
    assert [name for name, page in now.items() if page.is_home] == ([home] if home in pages else [])
    assert all(changed[name] != pages[name] for name in changed)


_walls = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda wall: wall.replace(microsecond=0))


@given(weekday=st.integers(0, 6), at=st.times().map(lambda at: at.replace(microsecond=0)), after=_walls)
def test_the_next_weekly_start_is_within_a_week(weekday: int, at: time, after: datetime) -> None:
    start = next_weekly(weekday, at, after)
    assert (start.weekday(), start.time()) == (weekday, at)
    assert timedelta(0) < start - after <= timedelta(days=7)


@given(after=st.integers(-400, 400), rule=st.sampled_from([None, MEETING.rule, "FREQ=DAILY;COUNT=20", "FREQ=MONTHLY"]))
def test_taking_a_group_out_leaves_its_past_and_no_future(after: int, rule: str | None) -> None:
    now = datetime(2026, 9, 1, 22, 0, tzinfo=UTC) + timedelta(days=after)
    wall = now.astimezone(HERE).replace(tzinfo=None)
    found = Series(replace(MEETING, rule=rule))
    edit = taken_out([found], now, HERE)
    kept = [each for each in edit.put if isinstance(each, Commitment)]
    left = kept if edit.put or edit.remove else [found.commitment]
    first = datetime(2025, 1, 1)
    past = [start for start in starts(found.commitment, first, wall) if start <= wall]
    assert [start for each in left for start in starts(each, first, wall + timedelta(seconds=1))] == past
    assert not any(is_ahead(each, now, HERE) for each in left)
    assert [start for each in left for start in starts(each, wall + timedelta(seconds=1), LAST_WALL)] == []


def test_what_was_moved_into_the_future_is_taken_out_too() -> None:
    moved = Override(
        commitment_id=MEETING.id, original_start=datetime(2026, 10, 6, 18, 30), start=datetime(2026, 10, 8, 18, 30)
    )
    now = datetime(2026, 10, 7, 12, tzinfo=UTC)
    edit = taken_out([Series(MEETING, (moved,))], now, HERE)
    kept = [each for each in edit.put if isinstance(each, Commitment)]
    changes = [each for each in edit.put if isinstance(each, Override)]
    later = agenda(kept, changes, (), (), date(2026, 10, 7), date(2027, 10, 7), HERE)
    assert later == []
