"""Quick add: what one typed line is understood to mean."""

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aftercare import i18n
from aftercare.domain.calendar.quick_add import QuickAdd, understand
from aftercare.domain.calendar.repetition import Every, Repetition
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind

TUESDAY = date(2026, 10, 6)
ONCE = Repetition()


def read(text: str, today: date = TUESDAY) -> QuickAdd:
    found = understand(text, today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "title", "day", "at"),
    [
        ("Walk", "Walk", TUESDAY, None),
        ("Walk at 10", "Walk", TUESDAY, time(10)),
        ("Call Sam tomorrow 6pm", "Call Sam", date(2026, 10, 7), time(18)),
        ("Call Sam at 6 tomorrow", "Call Sam", date(2026, 10, 7), time(18)),
        ("tomorrow at 6:30 pm call Sam", "call Sam", date(2026, 10, 7), time(18, 30)),
        ("Lunch with Mom, Friday at noon", "Lunch with Mom", date(2026, 10, 9), time(12)),
        ("Yoga Fri 17:30", "Yoga", date(2026, 10, 9), time(17, 30)),
        ("Yoga on fri", "Yoga", date(2026, 10, 9), None),
        ("Haircut Tuesday", "Haircut", date(2026, 10, 13), None),
        ("Dentist Oct 9 2:30 PM", "Dentist", date(2026, 10, 9), time(14, 30)),
        ("Dentist Oct 9 2:30", "Dentist", date(2026, 10, 9), time(14, 30)),
        ("Dentist Oct 9 02:30", "Dentist", date(2026, 10, 9), time(2, 30)),
        ("Dentist 2:30 p.m. October 9th", "Dentist", date(2026, 10, 9), time(14, 30)),
        ("Dentist on 9 Oct, 2027", "Dentist", date(2027, 10, 9), None),
        ("Dentist on 10/9 at 14", "Dentist", date(2026, 10, 9), time(14)),
        ("Dentist 10/9/2026", "Dentist", date(2026, 10, 9), None),
        ("Dentist 2026-10-09", "Dentist", date(2026, 10, 9), None),
        ("Checkup Feb 1", "Checkup", date(2027, 2, 1), None),
        ("What I did Oct 2", "What I did", date(2026, 10, 2), None),
    ],
)
def test_reads_the_day_and_the_time(text: str, title: str, day: date, at: time | None) -> None:
    found = read(text)
    assert (found.title, found.day, found.at, found.repetition) == (title, day, at, ONCE)


@pytest.mark.parametrize(
    ("country", "text", "day"),
    [
        ("GB", "Dentist on 9/10", date(2026, 10, 9)),
        ("DE", "Dentist 9.10.2026", date(2026, 10, 9)),
        ("GB", "Dentist 2026-10-09", date(2026, 10, 9)),
        ("US", "Dentist on 10/9/26", date(2026, 10, 9)),
    ],
)
def test_figures_are_read_by_the_country(country: str, text: str, day: date) -> None:
    i18n.use_country(country)
    found = read(text)
    assert (found.title, found.day, found.unsure) == ("Dentist", day, ())


def test_figures_that_can_be_two_days_are_not_guessed() -> None:
    i18n.use_country("CA")
    found = read("Dentist 9/10/2026 2pm")
    assert (found.title, found.at, found.unsure) == ("Dentist", time(14), (date(2026, 9, 10), date(2026, 10, 9)))


@pytest.mark.parametrize(
    ("text", "day", "repetition"),
    [
        ("Stretch every day at 7am", TUESDAY, Repetition(every=Every.DAY)),
        ("Stretch daily", TUESDAY, Repetition(every=Every.DAY)),
        ("every Tuesday Stretch", TUESDAY, Repetition(every=Every.WEEK, weekdays=(1,))),
        ("Stretch every Thursday", date(2026, 10, 8), Repetition(every=Every.WEEK, weekdays=(3,))),
        ("Stretch every Mon, Wed and Fri", date(2026, 10, 7), Repetition(every=Every.WEEK, weekdays=(0, 2, 4))),
        ("Stretch every weekday", TUESDAY, Repetition(every=Every.WEEK, weekdays=(0, 1, 2, 3, 4))),
        ("Stretch weekly", TUESDAY, Repetition(every=Every.WEEK, weekdays=(1,))),
        ("Stretch Oct 9 every 2 weeks", date(2026, 10, 9), Repetition(every=Every.WEEK, interval=2, weekdays=(4,))),
        ("Stretch every other day", TUESDAY, Repetition(every=Every.DAY, interval=2)),
        ("Stretch every month from Oct 9", date(2026, 10, 9), Repetition(every=Every.MONTH_DAY)),
    ],
)
def test_reads_how_often(text: str, day: date, repetition: Repetition) -> None:
    found = read(text)
    assert (found.title, found.day, found.repetition) == ("Stretch", day, repetition)


@pytest.mark.parametrize(
    "title",
    [
        "Sit in the sun",
        "Pushups 20",
        "Walk 100",
        "Half a cup 1/2",
        "Fly to Rome Feb 30",
        "Swim at 25",
        "every 0 days x",
    ],
)
def test_leaves_alone_what_is_no_day_and_no_time(title: str) -> None:
    found = read(title)
    assert (found.title, found.day, found.at, found.repetition) == (title, TUESDAY, None, ONCE)


@pytest.mark.parametrize("text", ["tomorrow", "6pm", "every day", "at 10"])
def test_a_line_that_only_says_when_is_a_title_too(text: str) -> None:
    assert read(text).title


@pytest.mark.parametrize(
    ("text", "kind", "area"),
    [
        ("Call Sam", CommitmentKind.CALL, Area.SOBER_NETWORK),
        ("Dr. Osei 9am", CommitmentKind.VISIT, Area.TREATMENT_TEAM),
        ("Take my evening pills", CommitmentKind.MEDICINE, Area.TREATMENT_TEAM),
        ("naltrexone 8am", CommitmentKind.MEDICINE, Area.TREATMENT_TEAM),
        ("Harbor Street Group", CommitmentKind.MEETING, Area.SUPPORT_GROUPS),
        ("Talk with Leila", CommitmentKind.TALK, Area.LOVED_ONES),
        ("Walk", CommitmentKind.SELF_CARE, Area.SELF_CARE),
    ],
)
def test_knows_what_it_is_by_its_words(text: str, kind: CommitmentKind, area: Area) -> None:
    found = read(text)
    assert (found.kind, found.area) == (kind, area)


def test_nothing_typed_means_nothing() -> None:
    assert understand(" \t", TUESDAY) is None


_WORDS = st.sampled_from(("at", "on", "from", "every", "other", "and", "daily", "noon", "tomorrow", "day", "weeks"))
_NAMES = st.sampled_from(("Oct", "May", "Feb", "Fri", "Tuesday"))
_FIGURES = st.sampled_from(("2", "10", "31", "99", "2026", "0000", "10/9/0000", "2026-13-40", "25:99", "6pm", "9th"))
_ODD = st.sampled_from((",", ";", "²", "٣"))
_PIECES = _WORDS | _NAMES | _FIGURES | _ODD | st.text(max_size=4)


@given(st.text() | st.lists(_PIECES, max_size=9).map(" ".join), st.dates(date(2000, 1, 1)))
@example("Walk Feb 29", date(2027, 1, 1))
def test_any_line_has_a_title_and_none_is_refused(text: str, today: date) -> None:
    if today > date(9990, 1, 1):
        return
    found = understand(text, today)
    assert (found is None) == (not text.split())
    assert found is None or found.title.strip()


@pytest.mark.parametrize("country", ["US", "GB", "CA", "DE", ""])
@pytest.mark.parametrize(
    "line",
    ["Meeting from 6-7", "Work from 9-5", "Group this 3-4", "Yoga from 6.30", "Call helpline on 24/7", "Room 3-4"],
)
def test_times_and_other_figures_are_no_day(line: str, country: str) -> None:
    i18n.use_country(country)
    found = understand(line, TUESDAY)
    assert found is not None
    assert (found.title, found.day, found.unsure) == (line, TUESDAY, ())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Take meds after group", CommitmentKind.MEDICINE),
        ("Take my meds before the meeting", CommitmentKind.MEDICINE),
        ("Take one tablet every morning", CommitmentKind.MEDICINE),
        ("Group about my medicine", CommitmentKind.MEETING),
        ("Methadone clinic", CommitmentKind.VISIT),
    ],
)
def test_a_dose_beside_a_group_is_a_dose(line: str, kind: CommitmentKind) -> None:
    found = understand(line, TUESDAY)
    assert found is not None
    assert found.kind is kind
