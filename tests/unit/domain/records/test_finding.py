"""Finding by words: what matches, what comes first, and which texts of a plan are read."""

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Outcome, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.finding import Findable, FindableKind, find
from aftercare.domain.records.identity import EventId
from aftercare.storage.records.stores import Plan
from tests.made_up import NOW, visit
from tests.new_vault import new_vault

CONTACT, CHECK_IN, PAGE = FindableKind.CONTACT, FindableKind.CHECK_IN, FindableKind.PAGE


def contact(title: str, more: str = "") -> Findable[str]:
    return Findable(CONTACT, title, title, more)


def note(text: str, day: str = "2026-10-06") -> Findable[str]:
    return Findable(CHECK_IN, day, more=text, label="Check-in", day=day)


def found(query: str, *findables: Findable[str]) -> list[str]:
    """Titles (of notes their text) in the order they would be shown."""
    groups = find(query, findables, 20)
    return [hit.found.title or hit.found.more for group in groups for hit in group.hits]


def excerpt(query: str, findable: Findable[str]) -> str:
    return find(query, [findable], 20)[0].hits[0].excerpt


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("jose", "José"),
        ("JOSÉ", "jose"),
        ("jose", "Jose\u0301"),  # the accent as a code point of its own
        ("jose\u0301", "José"),
        ("lukasz", "Łukasz"),
        ("osterr", "Österreich"),
        ("Йо", "йогурт"),
        ("дворец", "Дворец"),
        ("νικος", "Νίκος"),
        ("that's", "that’s"),
        ("that’s", "that's"),
        ("한국", "한국어"),
        ("רות", "רות כהן"),
        ("5550142", "555-0142"),
        ("555-01", "(555) 0142"),
        ("555-0142", "5550142"),
        ("555 0142", "555-0142"),
        ("c++ (x", "c++ (x) y"),
        ("[.*", "a [.* b"),
    ],
)
def test_case_and_accents_and_signs_do_not_matter(query: str, text: str) -> None:
    assert found(query, contact(text)) == [text]


@pytest.mark.parametrize(
    ("query", "text"), [("jose", "Josie"), ("a.c", "abc"), ("555-0143", "555-0142"), ("sam\\", "sam")]
)
def test_other_words_are_not_found(query: str, text: str) -> None:
    assert found(query, contact(text)) == []


@given(st.text("aeéñÜåc’-1 ", min_size=2, max_size=12).filter(lambda text: len(text.strip()) >= 2))
def test_text_is_found_in_any_form(text: str) -> None:
    for query in (text, text.upper(), text.lower(), unicodedata.normalize("NFD", text), text.replace("é", "e")):
        for kept in (text, text.upper(), unicodedata.normalize("NFD", text)):
            assert found(query, contact(kept)) == [kept]


def test_every_word_has_to_be_there_in_any_field_and_order() -> None:
    denise = contact("Denise Kowalski", "Counselor\nLarkfield Clinic")
    clinic = contact("Larkfield Clinic", "After hours")
    assert found("clinic deni", denise, clinic) == ["Denise Kowalski"]
    assert found("clinic", denise, clinic) == ["Larkfield Clinic", "Denise Kowalski"]
    assert found("clinic sam", denise, clinic) == []


def test_starts_of_words_come_first_and_the_title_before_the_rest() -> None:
    people = [contact("Robert"), contact("Amber", "loves art"), contact("Bartok"), contact("Art class")]
    assert found("art", *people) == ["Art class", "Amber", "Bartok"]


def test_group_with_the_best_hit_comes_first() -> None:
    step = Findable(FindableKind.STEP, "steps", "Set a bedtime")
    settings_page = Findable(PAGE, "settings", "Settings")
    assert found("set", step, settings_page) == ["Settings", "Set a bedtime"]
    assert found("bed", step, Findable(PAGE, "x", "Embedded")) == ["Set a bedtime", "Embedded"]


def test_short_query_finds_pages_only() -> None:
    everything = [contact("Sam"), Findable(PAGE, "settings", "Settings"), Findable(PAGE, "today", "Today")]
    assert found("", *everything) == ["Settings", "Today"]
    assert found(" s ", *everything) == ["Settings"]
    assert found("sa", *everything) == ["Sam"]


def test_everything_is_counted_and_the_first_given_are_shown() -> None:
    days = [(date(2026, 10, 6) - timedelta(days=number)).isoformat() for number in range(2000)]
    (group,) = find("walk", [note("a walk", day) for day in days], 20)
    assert group.count == 2000
    assert [hit.found.day for hit in group.hits] == days[:20]
    (inside,) = find("al", [note("a walk", day) for day in days], 20)
    assert (inside.count, len(inside.hits)) == (2000, 20)


def test_excerpt_is_the_line_with_the_word_the_title_lacks() -> None:
    sam = contact("Sam Whitlock", "Peer mentor\n555-0142 home\nRides to group, Coffee on Sundays")
    assert excerpt("sam", sam) == ""
    assert excerpt("sam coffee", sam) == "Rides to group, Coffee on Sundays"
    assert excerpt("5550142", sam) == "555-0142 home"


def test_long_line_is_cut_around_the_word() -> None:
    says = excerpt("guitar", note("word " * 60 + "guitar " + "more " * 60))
    assert says.startswith("…word")
    assert says.endswith("more…")
    assert " guitar " in says
    assert len(says) <= 142
    unbroken = excerpt("guitar", note("x" * 300 + "guitar" + "y" * 300))
    assert "guitar" in unbroken
    assert len(unbroken) <= 142
    assert excerpt("guitar", note("guitar " + "more " * 60)).startswith("guitar more")


def test_no_private_text_in_its_picture() -> None:
    assert "Sam" not in repr(Findable(CONTACT, "contact 1", "Sam", "Sam’s", "Sam", "Sam"))
    assert "Sam" not in repr(find("sam", [contact("Anna", "Sam")], 20))


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    vault = new_vault(tmp_path / "plan.vault")
    yield Plan(vault)
    vault.close()


def test_texts_of_days_are_read_latest_first_without_the_empty_ones(plan: Plan) -> None:
    start = datetime(2026, 10, 5, 14)
    counseling = visit("counseling", start)
    plan.write_without_undo(
        put=[
            counseling,
            Outcome(commitment_id=counseling.id, original_start=start, result=Result.DONE, answered_at=NOW, note="Ok"),
            CheckIn(day=date(2026, 10, 4), answered_at=NOW, note="Walked"),
            CheckIn(day=date(2026, 10, 5), answered_at=NOW),
            CheckIn(day=date(2026, 10, 6), answered_at=NOW, note="Slept"),
            *(
                Event(
                    id=EventId(title or "none"),
                    kind=EventKind.MILESTONE,
                    day=date(2026, 10, day),
                    title=title,
                    recorded_at=NOW,
                )
                for day, title in ((1, "First month"), (3, "Ran"), (2, ""))
            ),
        ]
    )
    texts = plan.day_texts()
    assert texts.check_ins == [("2026-10-06", "Slept"), ("2026-10-04", "Walked")]
    assert texts.outcomes == [("2026-10-05T14:00:00", counseling.id, "Ok")]
    assert texts.events == [("2026-10-03", "milestone", "Ran", ""), ("2026-10-01", "milestone", "First month", "")]
    assert datetime.fromisoformat(texts.outcomes[0][0]) == start
