"""The order of people on Help now."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from aftercare.domain.areas.seek_help.ladder import on_help_now, placed
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, Side, is_link, is_phone_number
from aftercare.domain.records.identity import ContactId


def person(name: str, rank: int | None) -> Contact:
    created = datetime(2026, 10, 6, tzinfo=UTC)
    return Contact(id=ContactId(name), area=Area.SOBER_NETWORK, name=name, help_rank=rank, created_at=created)


SAM, LEILA, DENISE, PRIYA = person("Sam", 1), person("Leila", 2), person("Denise", 3), person("Priya", None)
EVERYONE = [PRIYA, DENISE, SAM, LEILA]


def after(changed: list[Contact]) -> list[str]:
    """The names shown once the changes are made."""
    by_id = {contact.id: contact for contact in (*EVERYONE, *changed)}
    shown = on_help_now(by_id.values())
    assert [contact.help_rank for contact in shown] == list(range(1, len(shown) + 1))
    return [contact.name for contact in shown]


def test_shows_only_those_chosen_first_one_first() -> None:
    assert on_help_now(EVERYONE) == [SAM, LEILA, DENISE]


@pytest.mark.parametrize(
    ("who", "place", "order"),
    [
        (PRIYA, 4, ["Sam", "Leila", "Denise", "Priya"]),
        (PRIYA, 1, ["Priya", "Sam", "Leila", "Denise"]),
        (DENISE, 1, ["Denise", "Sam", "Leila"]),
        (SAM, 3, ["Leila", "Denise", "Sam"]),
        (SAM, None, ["Leila", "Denise"]),
        (PRIYA, 99, ["Sam", "Leila", "Denise", "Priya"]),
    ],
)
def test_places_leave_no_gap(who: Contact, place: int | None, order: list[str]) -> None:
    assert after(placed(EVERYONE, who, place)) == order


def test_one_to_keep_distance_from_is_never_shown() -> None:
    assert [each.name for each in on_help_now([*EVERYONE, replace(person("Old crowd", 1), side=Side.RISK)])] == [
        "Sam", "Leila", "Denise",
    ]  # fmt: skip


def test_the_one_placed_is_always_among_the_changed() -> None:
    renamed = replace(SAM, name="Sam W.")
    assert placed(EVERYONE, renamed, 1) == [renamed]


@pytest.mark.parametrize("text", ["988", "555-0142", "1-800-HELP 22", "+1 (555) 0142 ext. 3", "٥٥٥"])
def test_numbers_to_call(text: str) -> None:
    assert is_phone_number(text)


@pytest.mark.parametrize("text", ["", "12", "call me"])
def test_what_is_no_number(text: str) -> None:
    assert not is_phone_number(text)


@pytest.mark.parametrize(
    "text",
    ["https://a.example", "HTTP://a.example/x?y=1", "tel:+15550142", "mailto:sam@a.example", " https://a.example "],
)
def test_links_we_open(text: str) -> None:
    assert is_link(text)


@pytest.mark.parametrize(
    "text",
    ["", "a.example", "javascript:alert(1)", "file:///etc/passwd", "https://", "https:// a", "mailto:sam", "tel:"],
)
def test_links_we_do_not_open(text: str) -> None:
    assert not is_link(text)
