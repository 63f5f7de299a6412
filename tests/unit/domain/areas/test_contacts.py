"""Contacts stand in groups, are found by parts of their words, and are called by a name that fits a sentence."""

from datetime import UTC, datetime
from typing import Any

import pytest

from aftercare.domain.areas.people import ContactIndex, PeopleGroup, grouped
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import (
    Contact,
    ContactKind,
    Link,
    PhoneNumber,
    Side,
    first_name,
    initials,
    spelled_out,
)
from aftercare.domain.records.identity import ContactId


def contact(name: str, area: Area = Area.SOBER_NETWORK, **fields: Any) -> Contact:
    made = datetime(2026, 8, 20, tzinfo=UTC)
    return Contact(id=ContactId(name), area=area, name=name, created_at=made, **fields)


def found(text: str, *contacts: Contact, with_notes: bool = True) -> list[str]:
    index = ContactIndex()
    index.take(contacts, with_notes=with_notes)
    return [each.name for each in index.find(text)]


def test_ranked_ones_come_first_then_the_areas_then_what_to_keep_distance_from() -> None:
    everyone = [
        contact("The bar on Mill Lane", kind=ContactKind.PLACE, side=Side.RISK),
        contact("Harbor Street Group", Area.SUPPORT_GROUPS, kind=ContactKind.GROUP),
        contact("Priya"),
        contact("Élodie"),
        contact("Marcus"),
        contact("Ellen", Area.LOVED_ONES),
        contact("Leila", Area.LOVED_ONES, help_rank=2),
        contact("Sam", help_rank=1),
    ]
    assert [(group, [each.name for each in members]) for group, members in grouped(everyone)] == [
        (PeopleGroup.CALL_FIRST, ["Sam", "Leila"]),
        (PeopleGroup.SOBER_NETWORK, ["Élodie", "Marcus", "Priya"]),
        (PeopleGroup.LOVED_ONES, ["Ellen"]),
        (PeopleGroup.SUPPORT_GROUPS, ["Harbor Street Group"]),
        (PeopleGroup.DISTANCE, ["The bar on Mill Lane"]),
    ]


def test_every_area_has_its_group() -> None:
    assert {PeopleGroup(area) for area in Area} == set(PeopleGroup) - {PeopleGroup.CALL_FIRST, PeopleGroup.DISTANCE}


WAYS = ["jose", "JOSÉ", "muñ", "munoz", "mentor", "555-0142", "5550142", "(555)01", "lake", "after", "rides", "lark"]


@pytest.mark.parametrize("text", [*WAYS, "(555) 01", "after hours", "jos lake"])
def test_found_by_any_part_of_what_is_known(text: str) -> None:
    jose = contact(
        "José Muñoz",
        role="Peer mentor",
        numbers=(PhoneNumber("555-0142", "after hours"),),
        links=(Link("https://larkfield.example"),),
        said_yes_to=("Rides to group",),
        notes="We met at the lake.",
    )
    assert found(text, contact("Leila"), jose) == ["José Muñoz"]


def test_every_word_has_to_be_there() -> None:
    assert found("sam zoo", contact("Sam", notes="at the lake")) == []
    assert found("  ", contact("Sam"), contact("Leila")) == ["Sam", "Leila"]


def test_digits_of_two_numbers_are_not_run_together() -> None:
    sam = contact("Sam", numbers=(PhoneNumber("555-0142"), PhoneNumber("555-0199")))
    assert found("0142555", sam) == []


def test_names_without_latin_letters_are_found_with_and_without_vowel_points() -> None:
    assert found("נועה", contact("נוֹעָה לוי")) == ["נוֹעָה לוי"]


def test_hidden_notes_do_not_give_themselves_away() -> None:
    sam = contact("Sam", notes="We met at the lake.", distance_plan="Walk away.")
    assert found("lake", sam, with_notes=False) == []
    assert found("sam", sam, with_notes=False) == ["Sam"]


def test_a_changed_contact_is_found_by_its_new_words() -> None:
    index = ContactIndex()
    index.take([contact("Sam", role="Sponsor")])
    assert [each.name for each in index.find("sponsor")] == ["Sam"]
    index.take([contact("Sam", role="Mentor")])
    assert index.find("sponsor") == []
    assert [each.name for each in index.find("mentor")] == ["Sam"]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Sam Whitlock", "Sam"),
        ("Sam", "Sam"),
        ("Dr. Amara Osei", "Dr. Amara Osei"),
        ("My sponsor", "My sponsor"),
        ("Mom and Dad", "Mom and Dad"),
        ("נועה לוי", "נועה"),
    ],
)
def test_a_person_is_called_by_the_first_name_where_there_is_one(name: str, called: str) -> None:
    assert first_name(contact(name)) == called


def test_a_group_keeps_its_whole_name() -> None:
    assert first_name(contact("Harbor Street Group", kind=ContactKind.GROUP)) == "Harbor Street Group"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Sam Whitlock", "SW"), ("Sam", "S"), ("Dr. Amara Osei", "AO"), ("Dr. Osei", "DO"), ("J. Marsh", "JM"), ("", "")],
)
def test_an_avatar_has_the_letters_of_the_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("www.example.org", "https://www.example.org"),
        (" example.org/online?room=5 ", "https://example.org/online?room=5"),
        ("example.org:8443", "https://example.org:8443"),
        ("rowan@example.org", "mailto:rowan@example.org"),
        ("https://example.org", "https://example.org"),
        ("tel:555-0142", "tel:555-0142"),
        ("555-0142", "555-0142"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("file:///home/plan.txt", "file:///home/plan.txt"),
        ("the blue door. Ring twice", "the blue door. Ring twice"),
        ("e.g.", "e.g."),
        ("", ""),
    ],
)
def test_an_address_is_spelled_out_only_where_its_meaning_is_sure(typed: str, meant: str) -> None:
    assert spelled_out(typed) == meant
