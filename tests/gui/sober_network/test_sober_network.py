"""Sober network: calls with their rhythm, what to keep distance from, activities into the calendar, the balance."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, Result
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.planner.destinations import Destination, ItemKind, Known, New, Place
from aftercare.planner.sober_network import prompts as network_prompts
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui.sober_network.page import SoberNetworkPage
from aftercare.ui.widgets.fields import Choice
from tests.gui.hands import bring_up, choose_from_menu, find, names, press, type_into, words
from tests.gui.made_up import NOW, commitment, contact

TODAY = date(2026, 10, 6)
SAM = contact("Sam Whitlock", "555-0142", call_every_days=3)
LEILA = contact("Leila Marsh", "555-0178", Area.LOVED_ONES, call_every_days=7)
MARCUS = contact("Marcus Teale")
DALE = contact("Dale", side=Side.RISK, distance_plan="I call Sam.", call_every_days=1, help_rank=1)
BAR = contact("The bar on Mill Lane", kind=ContactKind.PLACE, side=Side.RISK)


def talked(who: Contact, days_ago: int, note: str = "") -> Event:
    return event(EventKind.CONTACT_MADE, days_ago, contact_id=who.id, note=note)


def event(kind: EventKind, days_ago: int, **fields: object) -> Event:
    day = TODAY - timedelta(days=days_ago)
    return Event(id=EventId(new_id()), kind=kind, day=day, recorded_at=NOW, **fields)  # type: ignore[arg-type]  # fields


def opened(qtbot: QtBot, workspace: Workspace, *records: Record) -> SoberNetworkPage:
    workspace.plan.write_without_undo(records)
    page = SoberNetworkPage(workspace)
    qtbot.addWidget(page)
    page.resize(988, 900)
    bring_up(page)
    return page


def buttons(page: SoberNetworkPage, start: str) -> list[str]:
    return [name for name in names(page) if name.startswith(start)]


def kept(workspace: Workspace, who: Contact) -> Contact:
    found = workspace.plan.contacts.get(who.id)
    assert found is not None
    return found


def test_whose_turn_it_is_comes_first_with_its_reason(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, LEILA, SAM, DALE, talked(SAM, 4), talked(LEILA, 2, "About Mia"))
    assert buttons(page, "We talked: ") == ["We talked: Sam", "We talked: Leila"]
    said = words(page)
    assert "A good one to call today. You last spoke 4 days ago." in said
    assert {"Every 3 days · 555-0142", "Every week · last talked Sunday · 555-0178", "About Mia"} <= set(said)


def test_one_press_says_that_one_talked(qtbot: QtBot, workspace: Workspace) -> None:
    call = commitment("", datetime(2026, 10, 6), CommitmentKind.CALL, all_day=True, contact_ids=(SAM.id,))
    page = opened(qtbot, workspace, SAM, LEILA, replace(call, length=timedelta(days=1)), talked(LEILA, 9))
    assert "A good one to call today. You last spoke 9 days ago." in words(page)
    press(page, "We talked: Sam")
    assert workspace.plan.events.last_contact()[SAM.id] == TODAY
    assert [each.result for each in workspace.plan.outcomes.all()] == [Result.DONE]
    assert "Every 3 days · talked today · 555-0142" in words(page)
    workspace.undo()
    assert SAM.id not in workspace.plan.events.last_contact()
    assert workspace.plan.outcomes.all() == []


def test_a_talk_of_another_day_is_asked_for_in_its_line(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM)
    choose_from_menu(page, "More about Sam", "We talked on another day")
    type_into(page, "The day you talked with Sam", "October 9")
    press(page, "Save")
    assert "Choose a day up to today." in words(page)
    type_into(page, "The day you talked with Sam", "yesterday")
    press(page, "Save")
    assert workspace.plan.events.last_contact() == {SAM.id: date(2026, 10, 5)}
    assert find(page, "We talked: Sam").hasFocus()


def test_last_talks_lead_to_the_person(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, MARCUS, *(talked(MARCUS, days) for days in range(8)))
    assert len(buttons(page, "Open Marcus Teale, ")) == 5
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "Open Marcus Teale, Today")
    assert asked == [Destination(Place.PEOPLE, Known(ItemKind.CONTACT, MARCUS.id))]


def test_someone_gets_a_rhythm_and_loses_it(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, MARCUS, BAR)
    assert "Calls show here when you choose how often." in words(page)
    press(page, "Choose someone to call")
    assert find(page, "Who", Choice).count() == 1
    find(page, "How often", Choice).choose(4)
    press(page, "Save")
    assert kept(workspace, MARCUS).call_every_days == 4
    assert "Choose someone to call" not in names(page)
    choose_from_menu(page, "More about Marcus", "No set rhythm")
    assert kept(workspace, MARCUS).call_every_days is None
    workspace.undo()
    assert kept(workspace, MARCUS).call_every_days == 4


def test_one_person_for_the_first_two_weeks(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, MARCUS, event(EventKind.LEFT_TREATMENT, 5))
    press(page, "Choose one person")
    press(page, "Save")
    assert kept(workspace, MARCUS).call_every_days == 1
    assert [step.starter for step in workspace.plan.steps.all() if step.done_on == TODAY] == ["daily_call"]
    assert "Choose one person" not in names(page)
    workspace.undo()
    assert workspace.plan.steps.all() == []


@pytest.fixture
def two_weeks(workspace: Workspace) -> Workspace:
    """A daily call, two weeks after leaving."""
    workspace.plan.write_without_undo([replace(SAM, call_every_days=1), event(EventKind.LEFT_TREATMENT, 14)])
    return workspace


def test_another_rhythm_after_two_weeks(qtbot: QtBot, two_weeks: Workspace) -> None:
    page = opened(qtbot, two_weeks)
    press(page, "Every 3 days")
    assert kept(two_weeks, SAM).call_every_days == 3
    assert "Keep every day" not in names(page)
    two_weeks.undo()
    press(page, "Keep every day")
    assert "Keep every day" not in names(page)
    assert network_prompts.read(two_weeks, TODAY) == ()


def test_today_asks_for_another_rhythm_once(two_weeks: Workspace) -> None:
    (ask,) = network_prompts.read(two_weeks, TODAY)
    assert (ask.title, ask.sentence) == ("Two weeks of calls with Sam", "How often would you like to talk from here?")
    answer = next(each for each in ask.answers if each.words == "Every week")
    assert answer.act is not None
    answer.act()
    assert kept(two_weeks, SAM).call_every_days == 7
    assert network_prompts.read(two_weeks, TODAY) == ()


def test_the_balance_and_the_list_are_said_calmly(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA, DALE, BAR)
    said = words(page)
    assert (
        "2 people in your plan support your recovery. 2 people or places make it harder, and 1 has no plan yet." in said
    )
    assert "1 has no plan yet." in said
    assert "Dale, Person. I call Sam." in names(page)
    assert "The bar on Mill Lane, Place. No plan yet" in names(page)
    assert not buttons(page, "Dale, 555")
    workspace.save_settings(hide_private_notes=True)
    assert "Dale, Person. Has a plan. It is hidden." in names(page)


def test_a_place_is_added_with_a_plan_from_ideas(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM)
    press(page, "Add a person, place or situation")
    press(page, "Save")
    assert "Add a name. Anything you’ll recognize is fine." in words(page)
    press(page, "What it is: Place")
    type_into(page, "Name", "The bar on Mill Lane")
    choose_from_menu(page, "What I do instead", "I go to a group.")
    choose_from_menu(page, "Who I call", "I call Sam.")
    press(page, "Save")
    (bar,) = [each for each in workspace.plan.contacts.all() if each.side is Side.RISK]
    assert (bar.kind, bar.area, bar.name) == (ContactKind.PLACE, Area.SOBER_NETWORK, "The bar on Mill Lane")
    assert bar.distance_plan == "I go to a group.\nI call Sam."
    row = find(page, "The bar on Mill Lane, Place. I go to a group. · I call Sam.")
    assert row.hasFocus()
    workspace.undo()
    assert workspace.plan.contacts.all() == [SAM]


def test_what_was_typed_is_there_again(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    page.open_item(New(ItemKind.KEEP_DISTANCE))
    type_into(page, "Name", "Payday evenings")
    again = opened(qtbot, workspace)
    again.open_item(New(ItemKind.KEEP_DISTANCE))
    assert "This was not saved yet" in words(again)
    press(again, "Save")
    assert [each.name for each in workspace.plan.contacts.all()] == ["Payday evenings"]


def test_a_plan_is_changed_in_place_and_hidden_ones_are_safe(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(hide_private_notes=True)
    page = opened(qtbot, workspace, DALE)
    page.open_item(Known(ItemKind.KEEP_DISTANCE, DALE.id))
    assert names(page, QPlainTextEdit) == []
    type_into(page, "Name", "Dale M.")
    assert kept(workspace, DALE) == replace(DALE, name="Dale M.")
    press(page, "Show My plan")
    type_into(page, "My plan", "I leave.")
    assert kept(workspace, DALE).distance_plan == "I leave."
    type_into(page, "Name", "")
    press(page, "Close")
    assert "Add a name. Anything you’ll recognize is fine." in words(page)
    assert kept(workspace, DALE).name == "Dale M."
    workspace.undo()
    assert kept(workspace, DALE).distance_plan == "I call Sam."


def test_someone_can_support_again(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, DALE)
    page.open_item(Known(ItemKind.KEEP_DISTANCE, DALE.id))
    press(page, "Supports me now")
    assert kept(workspace, DALE).side is Side.SUPPORTS
    assert buttons(page, "Dale") == ["Dale"]


def test_an_activity_goes_into_the_calendar(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Game night")
    type_into(page, "Day", "Oct 9")
    press(page, "Every week")
    press(page, "Put it in my calendar")
    (game,) = workspace.plan.commitments.all()
    assert (game.title, game.kind, game.area) == ("Game night", CommitmentKind.ACTIVITY, Area.SOBER_NETWORK)
    assert (game.start, game.length) == (datetime(2026, 10, 9, 19), timedelta(hours=2))
    assert (game.rule, game.zone, game.reminders) == (
        "FREQ=WEEKLY;BYDAY=FR", "America/New_York", (timedelta(hours=1),),
    )  # fmt: skip
    assert "1 in your calendar. Pick one to put it in your calendar." in words(page)
    workspace.undo()
    assert workspace.plan.commitments.all() == []


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("What", "", "Say what it is. A few words are enough."),
        ("Day", "2/30", "Enter a day, like tomorrow or Oct 6."),
        ("Day", "yesterday", "Choose today or a day to come."),
        ("Time", "25:00", "Enter a time, like 2:30 PM."),
    ],
)
def test_what_cannot_be_gets_a_sentence(
    qtbot: QtBot, workspace: Workspace, field: str, text: str, sentence: str
) -> None:
    page = opened(qtbot, workspace)
    press(page, "A class")
    type_into(page, field, text)
    press(page, "Put it in my calendar")
    assert sentence in words(page)
    assert workspace.plan.commitments.all() == []
    press(page, "Cancel")
    assert sentence not in words(page)


def test_five_hundred_people_are_listed_a_few_at_a_time(qtbot: QtBot, workspace: Workspace) -> None:
    everyone = [
        contact(f"Ann {number}", call_every_days=2, side=Side.RISK if number % 2 else Side.SUPPORTS)
        for number in range(500)
    ]
    page = opened(qtbot, workspace, *everyone)
    assert len(buttons(page, "We talked: ")) == 5
    assert buttons(page, "Show ")[-2:] == ["Show 245 more", "Show 244 more"]
    more = find(page, "Show 245 more")
    more.setFocus()
    QTest.keyClick(more, Qt.Key.Key_Space)
    assert len(buttons(page, "We talked: ")) == 25
