"""The starter if-then plan: what it says, whom it calls, and that it answers on the first day."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare import content
from aftercare.domain.areas.seek_help.ladder import Ladder, Level, Sign, answer, conditions, what_to_do
from aftercare.domain.areas.seek_help.starter_plan import starter_levels
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving
from aftercare.domain.records.contacts import Contact, ContactKind, PhoneNumber, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId, EventId
from tests.made_up import NOW

TODAY = date(2026, 10, 6)
SIGNS = tuple(Sign(id=str(place), words=f"Sign {place}") for place in range(3))
NUMBER = (PhoneNumber("555-0142"),)


def someone(name: str, area: Area, **fields: object) -> Contact:
    made = Contact(id=ContactId(name), area=area, name=name, numbers=NUMBER, created_at=NOW)
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of a contact


MARCUS = someone("Marcus", Area.SUPPORT_GROUPS)
LEILA = someone("Leila", Area.LOVED_ONES)
SAM = someone("Sam", Area.SOBER_NETWORK)
CLINIC = someone("Larkfield Clinic", Area.TREATMENT_TEAM, kind=ContactKind.ORGANIZATION)
DENISE = someone("Denise", Area.TREATMENT_TEAM)


def levels(*contacts: Contact) -> tuple[Level, ...]:
    numbers = count(1)
    return starter_levels(content.starter_plan(), contacts, lambda: f"level-{next(numbers)}")


def called(*contacts: Contact) -> list[str | None]:
    return [level.contact_id for level in levels(*contacts)]


def place(
    noticed: int = 0, strong: int = 0, missed: int = 0, *, hard: bool = False, ladder: Ladder | None = None
) -> int:
    """The level that answers today, 0 for none."""
    events = [Event(id=EventId("e"), kind=EventKind.HARD_DAY, day=TODAY, recorded_at=NOW)] if hard else []
    check_ins = [CheckIn(day=date(2026, 10, 6 - ago), craving=Craving.STRONG, answered_at=NOW) for ago in range(strong)]
    found = answer(ladder or Ladder(levels=levels()), SIGNS[:noticed], check_ins, [TODAY] * missed, events, TODAY)
    return found.place if found else 0


def test_it_has_three_levels_that_each_say_when_and_what() -> None:
    found = levels(SAM, DENISE)
    assert [conditions(level, ()) for level in found] == [
        ["any 1 of my signs", "strong cravings on 1 of the last 3 days"],
        ["any 2 of my signs", "strong cravings on 2 of the last 7 days", "1 missed visit in 14 days"],
        [
            "any 3 of my signs",
            "strong cravings on 4 of the last 7 days",
            "2 missed visits in 14 days",
            "a hard day, today or yesterday",
        ],
    ]
    assert len({level.id for level in found}) == 3
    assert [what_to_do(level, "Sam")[-14:] for level in found] == ["Then call Sam."] * 3


def test_it_answers_on_the_first_day() -> None:
    assert place() == 0
    assert [place(noticed=number) for number in (1, 2, 3)] == [1, 2, 3]
    assert [place(strong=number) for number in (1, 2, 3, 4)] == [1, 2, 2, 3]
    assert [place(missed=number) for number in (1, 2)] == [2, 3]
    assert place(hard=True) == 3


@given(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3), st.booleans())
def test_whatever_is_noticed_something_is_said(noticed: int, strong: int, missed: int, hard: bool) -> None:
    assert (place(noticed, strong, missed, hard=hard) > 0) is bool(noticed or strong or missed or hard)


def test_a_supporter_comes_first_and_the_team_last() -> None:
    assert called(DENISE, MARCUS, LEILA, SAM) == ["Sam", "Sam", "Denise"]
    assert called(MARCUS, LEILA, CLINIC) == ["Leila", "Leila", "Larkfield Clinic"]
    assert called(CLINIC, DENISE, MARCUS) == ["Marcus", "Marcus", "Denise"]


def test_who_was_chosen_for_help_now_goes_before_the_others() -> None:
    chosen = [replace(LEILA, help_rank=2), replace(CLINIC, help_rank=1)]
    assert called(SAM, DENISE, *chosen) == ["Leila", "Leila", "Larkfield Clinic"]


@pytest.mark.parametrize("unfit", [
    replace(SAM, numbers=()),
    replace(SAM, side=Side.RISK),
    replace(SAM, side=Side.NEITHER),
    replace(SAM, kind=ContactKind.PLACE),
    replace(DENISE, numbers=()),
])  # fmt: skip
def test_nobody_is_named_who_cannot_be_called(unfit: Contact) -> None:
    assert called(unfit) == [None, None, None]


def test_without_anyone_it_says_whom_to_call_in_words() -> None:
    *_milder, last = levels()
    assert "call someone I trust" in levels()[0].do
    assert last.do == "Stay with someone. Call my team or a crisis line on Help now."
    assert content.starter_plan()[-1].call == "team"
