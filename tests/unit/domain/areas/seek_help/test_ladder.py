"""The ladder: which level answers, why it says so, and its order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.seek_help.ladder import (
    Ladder,
    LadderAnswer,
    Level,
    Sign,
    answer,
    conditions,
    moved,
    what_to_do,
)
from aftercare.domain.records.checkins import CheckIn, Craving
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from tests.made_up import NOW

TODAY = date(2026, 10, 6)
SLEEP, FIGHT, ALONE = (
    Sign(id=str(place), words=words) for place, words in enumerate(("Bad sleep", "A fight", "Alone"))
)
SIGNS = (SLEEP, FIGHT, ALONE)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def strong(*days_ago: int) -> list[CheckIn]:
    return [CheckIn(day=ago(days), craving=Craving.STRONG, answered_at=NOW) for days in days_ago]


def marked(kind: EventKind, days_ago: int) -> Event:
    return Event(id=EventId("e"), kind=kind, day=ago(days_ago), recorded_at=NOW)


def says(level: Level, *, noticed: tuple[Sign, ...] = (), check_ins: list[CheckIn] | None = None,
         missed: tuple[date, ...] = (), events: tuple[Event, ...] = ()) -> tuple[str, ...]:  # fmt: skip
    found = answer(Ladder(levels=(level,)), noticed, check_ins or [], missed, events, TODAY)
    return found.why if found else ()


def test_any_of_some_signs() -> None:
    level = Level(id="a", signs=(SLEEP.id, FIGHT.id))
    assert says(level, noticed=(ALONE,)) == ()
    assert says(level, noticed=(SLEEP, ALONE)) == ("You noticed 1 of your signs: “Bad sleep”.",)
    assert says(level, noticed=(SLEEP, FIGHT)) == ("You noticed 2 of your signs: “Bad sleep”, “A fight”.",)


def test_so_many_of_all_signs() -> None:
    level = Level(id="a", sign_count=2)
    assert says(level, noticed=(ALONE,)) == ()
    assert says(level, noticed=(ALONE, FIGHT)) == ("You noticed 2 of your signs: “Alone”, “A fight”.",)


@pytest.mark.parametrize(("days_ago", "applies"), [((0, 4), True), ((0, 5), False), ((0,), False), ((1, 2, 3), True)])
def test_strong_cravings_on_some_of_the_last_days(days_ago: tuple[int, ...], applies: bool) -> None:
    level = Level(id="a", strong_days=2, of_days=5)
    assert bool(says(level, check_ins=strong(*days_ago))) is applies


def test_it_says_how_many_days_cravings_were_strong() -> None:
    level = Level(id="a", strong_days=2, of_days=5)
    check_ins = [*strong(0, 1, 2), CheckIn(day=ago(3), craving=Craving.MEDIUM, answered_at=NOW)]
    assert says(level, check_ins=check_ins) == ("Cravings were strong on 3 of the last 5 days.",)


@pytest.mark.parametrize(("days_ago", "why"), [
    ((13, 0), ("2 visits were missed in the last 14 days.",)),
    ((14, 0), ()),
    ((-1, 0), ()),
])  # fmt: skip
def test_missed_visits_of_two_weeks(days_ago: tuple[int, ...], why: tuple[str, ...]) -> None:
    assert says(Level(id="a", missed_visits=2), missed=tuple(map(ago, days_ago))) == why


@pytest.mark.parametrize("kind", [EventKind.HARD_DAY, EventKind.USE_DAY])
def test_a_hard_day_counts_today_and_tomorrow(kind: EventKind) -> None:
    level = Level(id="a", hard_day=True)
    assert says(level, events=(marked(kind, 0),)) == ("You marked today as a hard day.",)
    assert says(level, events=(marked(kind, 1),)) == ("You marked yesterday as a hard day.",)
    assert says(level, events=(marked(kind, 2),)) == ()
    assert says(level, events=(marked(EventKind.MILESTONE, 0),)) == ()


def test_the_highest_level_that_applies_answers() -> None:
    mild, middle, high = Level(id="a", sign_count=1), Level(id="b", sign_count=2), Level(id="c", hard_day=True)
    found = answer(Ladder(levels=(mild, middle, high)), (SLEEP, ALONE), [], (), (), TODAY)
    assert found is not None
    assert (found.level, found.place) == (middle, 2)


_levels = st.builds(
    Level,
    id=st.uuids().map(str),
    signs=st.lists(st.sampled_from([sign.id for sign in SIGNS]), max_size=2).map(tuple),
    sign_count=st.none() | st.integers(0, 4),
    strong_days=st.none() | st.integers(0, 4),
    of_days=st.integers(1, 14),
    missed_visits=st.none() | st.integers(0, 3),
    hard_day=st.booleans(),
)
_ladders = st.builds(Ladder, levels=st.lists(_levels, max_size=4).map(tuple))
_noticed = st.lists(st.sampled_from(SIGNS), unique=True).map(tuple)
_strong = st.lists(st.integers(-2, 20), max_size=5).map(lambda days: strong(*days))
_missed = st.lists(st.integers(-2, 20).map(ago), max_size=4)
_events = st.lists(st.builds(marked, st.sampled_from(EventKind), st.integers(-1, 4)), max_size=3)


def height(found: LadderAnswer | None) -> int:
    return 0 if found is None else found.place


@given(_ladders, _noticed, _noticed, _strong, _missed, _events)
def test_more_of_anything_never_lowers_the_level(
    ladder: Ladder,
    noticed: tuple[Sign, ...],
    more: tuple[Sign, ...],
    check_ins: list[CheckIn],
    missed: list[date],
    events: list[Event],
) -> None:
    every = tuple(dict.fromkeys((*noticed, *more)))
    full = height(answer(ladder, every, check_ins, missed, events, TODAY))
    assert full >= height(answer(ladder, noticed, check_ins, missed, events, TODAY))
    assert full >= height(answer(ladder, every, check_ins[1:], missed, events, TODAY))
    assert full >= height(answer(ladder, every, check_ins, missed[1:], events, TODAY))
    assert full >= height(answer(ladder, every, check_ins, missed, events[1:], TODAY))


@given(_ladders, _noticed, _strong, _missed, _events)
def test_it_names_only_what_was_entered(
    ladder: Ladder, noticed: tuple[Sign, ...], check_ins: list[CheckIn], missed: list[date], events: list[Event]
) -> None:
    found = answer(ladder, noticed, check_ins, missed, events, TODAY)
    assert answer(ladder, (), [], (), (), TODAY) is None
    assert answer(Ladder(), noticed, check_ins, missed, events, TODAY) is None
    if found is None:
        return
    assert found.why
    said = " ".join(found.why)
    for sign in SIGNS:
        assert sign in noticed or sign.words not in said
    assert check_ins or "Cravings" not in said
    assert missed or "missed" not in said
    assert events or "hard day" not in said


def test_the_words_of_a_level() -> None:
    level = Level(id="a", signs=(FIGHT.id, "gone"), sign_count=2, strong_days=3, missed_visits=1, hard_day=True)
    assert conditions(level, SIGNS) == [
        "“A fight”",
        "any 2 of my signs",
        "strong cravings on 3 of the last 7 days",
        "1 missed visit in 14 days",
        "a hard day, today or yesterday",
    ]
    assert conditions(Level(id="a", signs=("gone",)), SIGNS) == []


@pytest.mark.parametrize(("do", "name", "words"), [
    ("Go to a group", "Sam", "Go to a group. Then call Sam."),
    ("Go to a group.", "", "Go to a group."),
    ("", "Sam", "Call Sam."),
    ("", "", ""),
])  # fmt: skip
def test_what_a_level_says_to_do(do: str, name: str, words: str) -> None:
    assert what_to_do(Level(id="a", do=do), name) == words


def test_moving_keeps_everything() -> None:
    items = ("a", "b", "c")
    assert moved(items, "c", -1) == ("a", "c", "b")
    assert moved(items, "a", -1) == items
    assert moved(items, "a", 5) == ("b", "c", "a")


def test_what_the_person_wrote_is_in_no_log() -> None:
    level = Level(id="a", do="Call my brother")
    found = LadderAnswer(level=level, place=1, why=("Bad sleep",))
    assert "brother" not in repr(replace(found))
    assert "Bad sleep" not in repr((found, SLEEP))
