"""The people whose call is due are suggested, with the reason in words."""

from datetime import UTC, date, datetime, timedelta

from aftercare.domain.areas import Area
from aftercare.domain.contacts import Contact, Side
from aftercare.domain.identity import ContactId
from aftercare.domain.sober_network import suggested_calls

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
