"""The people whose call is due are suggested, with the reason in words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.sober_network import (
    asks_for_daily_call,
    balance,
    by_turn,
    daily_call_to_change,
    distance_list,
    suggested_calls,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import ContactId
from tests.made_up import records

TODAY = date(2026, 10, 6)


def person(name: str, every: int | None, side: Side = Side.SUPPORTS) -> Contact:
    return Contact(
        id=ContactId(name),
        area=Area.SOBER_NETWORK,
        name=name,
        side=side,
        call_every_days=every,
        created_at=datetime(2026, 8, 20, tzinfo=UTC),
    )


def days_ago(**people: int) -> dict[ContactId, date]:
    return {ContactId(name): TODAY - timedelta(days=days) for name, days in people.items()}


def test_a_call_is_due_when_the_last_contact_is_as_long_ago_as_the_rhythm() -> None:
    people = [person("Sam", 3), person("Leila", 3), person("Denise", None)]
    calls = suggested_calls(people, days_ago(Sam=3, Leila=2, Denise=90), TODAY)
    assert [(call.contact.name, call.days) for call in calls] == [("Sam", 3)]


def test_the_one_who_waited_longest_for_their_rhythm_is_first() -> None:
    people = [person("Weekly", 7), person("Daily", 1), person("Monthly", 30)]
    calls = suggested_calls(people, days_ago(Weekly=8, Daily=4, Monthly=45), TODAY)
    assert [call.contact.name for call in calls] == ["Daily", "Monthly", "Weekly"]


def test_never_more_than_three() -> None:
    calls = suggested_calls([person(name, 1) for name in "ABCDE"], days_ago(A=1, B=2, C=3, D=4, E=5), TODAY)
    assert [call.contact.name for call in calls] == ["E", "D", "C"]


def test_someone_never_called_is_due_but_after_those_who_wait_longer() -> None:
    calls = suggested_calls([person("New", 7), person("Sam", 3)], days_ago(Sam=4), TODAY)
    assert [(call.contact.name, call.reason) for call in calls] == [
        ("Sam", "You last spoke 4 days ago."),
        ("New", "You have not marked a call yet."),
    ]


def test_one_day_is_said_in_the_singular() -> None:
    assert suggested_calls([person("Sam", 1)], days_ago(Sam=1), TODAY)[0].reason == "You last spoke 1 day ago."


def test_nobody_who_puts_recovery_at_risk_is_suggested() -> None:
    assert suggested_calls([person("Old crowd", 1, Side.RISK)], {}, TODAY) == []


def test_called_today_is_done_for_today() -> None:
    assert suggested_calls([person("Sam", 1)], days_ago(Sam=0), TODAY) == []


def test_a_call_planned_today_is_not_suggested_too() -> None:
    people = [person("Sam", 3), person("Leila", 3)]
    calls = suggested_calls(people, days_ago(Sam=9, Leila=3), TODAY, planned={ContactId("Sam")})
    assert [call.contact.name for call in calls] == ["Leila"]


def test_those_with_a_rhythm_are_in_the_order_of_their_turn() -> None:
    people = [person("Weekly", 7), person("Daily", 1), person("New", 30), person("Often", 3), person("Never", None)]
    far = {**days_ago(Weekly=2, Daily=1, Often=5), ContactId("Far"): date.max}
    assert [each.name for each in by_turn([*people, person("Far", 10**9)], far, TODAY)] == [
        "Often", "Daily", "New", "Weekly", "Far",
    ]  # fmt: skip


def test_one_daily_call_is_suggested_in_the_first_two_weeks() -> None:
    left = TODAY - timedelta(days=13)
    assert asks_for_daily_call([person("Sam", 3)], left, TODAY)
    assert not asks_for_daily_call([person("Sam", 1)], left, TODAY)
    assert asks_for_daily_call([person("Old crowd", 1, Side.RISK)], left, TODAY)
    assert not asks_for_daily_call([], left, TODAY + timedelta(days=1))
    assert not asks_for_daily_call([], TODAY + timedelta(days=1), TODAY)
    assert not asks_for_daily_call([], None, TODAY)


def test_another_rhythm_is_offered_when_the_first_two_weeks_are_over() -> None:
    sam = person("Sam", 1)

    def offered(day: int, kept_on: date | None = None) -> Contact | None:
        return daily_call_to_change([person("Leila", 3), sam], TODAY - timedelta(days=day), kept_on, TODAY)

    assert [offered(13), offered(14), offered(27), offered(28)] == [None, sam, sam, None]
    assert offered(15, TODAY) is None
    assert offered(15, TODAY - timedelta(days=400)) is sam
    assert daily_call_to_change([sam], None, None, TODAY) is None


@pytest.mark.parametrize(
    ("supports", "risks", "planned", "sentence"),
    [
        (0, 0, 0, ""),
        (1, 0, 0, "1 person in your plan supports your recovery."),
        (6, 2, 2, "6 people in your plan support your recovery. 2 make it harder, and both have a plan."),
        (6, 1, 1, "6 people in your plan support your recovery. 1 makes it harder, and has a plan."),
        (2, 1, 0, "2 people in your plan support your recovery. 1 makes it harder, and has no plan yet."),
        (2, 3, 3, "2 people in your plan support your recovery. 3 make it harder, and all have a plan."),
        (2, 3, 2, "2 people in your plan support your recovery. 3 make it harder, and 1 has no plan yet."),
        (2, 2, 0, "2 people in your plan support your recovery. 2 make it harder, and 2 have no plan yet."),
        (0, 2, 2, "2 people make it harder, and both have a plan."),
    ],
)
def test_the_balance_is_one_sentence(supports: int, risks: int, planned: int, sentence: str) -> None:
    people = [person(f"S{number}", None) for number in range(supports)]
    people += [
        replace(person(f"R{number}", None, Side.RISK), distance_plan="Leave" if number < planned else " ")
        for number in range(risks)
    ]
    found = balance(people)
    assert (found.supports, found.risks, found.planned, found.sentence) == (supports, risks, planned, sentence)


def test_places_are_said_as_places() -> None:
    bar = replace(person("Bar", None, Side.RISK), kind=ContactKind.PLACE)
    assert balance([person("Sam", None), bar]).sentence == (
        "1 person in your plan supports your recovery. 1 place or situation makes it harder, and has no plan yet."
    )
    assert balance([bar, replace(bar, id=ContactId("2"), distance_plan="Walk")]).sentence == (
        "2 people or places make it harder, and 1 has no plan yet."
    )
    assert balance([bar]).no_plan_yet == "1 has no plan yet."


@given(st.lists(records(Contact), max_size=8))
def test_the_balance_counts_each_once_and_says_every_number(contacts: list[Contact]) -> None:
    found = balance(contacts)
    assert found == balance(reversed(contacts))
    assert 0 <= found.planned <= found.risks == len(distance_list(contacts))
    assert found.supports + found.risks <= len(contacts)
    assert bool(found.sentence) == bool(found.supports or found.risks)
    for number in {found.supports, found.risks} - {0}:
        assert str(number) in found.sentence
    assert bool(found.no_plan_yet) == (found.planned < found.risks)


@given(st.lists(records(Contact), max_size=8), st.data())
def test_nobody_is_suggested_who_was_called_is_planned_or_is_a_risk(
    contacts: list[Contact], data: st.DataObject
) -> None:
    ids = [contact.id for contact in contacts]
    last = data.draw(st.dictionaries(st.sampled_from(ids), st.dates(date(2026, 1, 1), TODAY))) if ids else {}
    planned = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    calls = suggested_calls(contacts, last, TODAY, planned)
    assert len(calls) <= 3
    for call in calls:
        assert call.contact.side is not Side.RISK
        assert call.contact.id not in planned
        assert last.get(call.contact.id) != TODAY
        assert call.reason
