"""The page of one area: first steps, people, what comes up, and leaving it out for now."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.planner.destinations import Destination, ItemKind, Known, Panel, Place
from aftercare.planner.seek_help import help_people
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import open_card
from aftercare.ui.area.page import AreaPage
from aftercare.ui.shell.area_pages import page_of
from aftercare.ui.widgets.surfaces import Scroll
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, type_into, words
from tests.gui.made_up import NOW, commitment, contact
from tests.mockup import plan as mockup_plan

FIRST = "Choose three groups to try, Day 1"


def opened(qtbot: QtBot, workspace: Workspace, area: Area = Area.SUPPORT_GROUPS) -> AreaPage:
    page = page_of(area, workspace)
    qtbot.addWidget(page)
    page.resize(988, 800)
    bring_up(page)
    return page


def left_treatment(workspace: Workspace, day: date) -> None:
    event = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=day, recorded_at=NOW)
    workspace.plan.write("left", put=[event])


def test_looking_writes_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    assert find(page, FIRST)
    assert workspace.plan.steps.all() == []
    assert workspace.plan.undo() is None


def test_step_is_checked_off_by_space_and_taken_back(qtbot: QtBot, workspace: Workspace) -> None:
    left_treatment(workspace, date(2026, 10, 5))
    page = opened(qtbot, workspace)
    check = find(page, "Choose three groups to try, by Tue, Oct 6")
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    (kept,) = workspace.plan.steps.all()
    assert (kept.starter, kept.done_on) == ("choose_three_groups", date(2026, 10, 6))
    assert find(page, "Choose three groups to try, Done Tue, Oct 6").hasFocus()
    workspace.undo()
    assert workspace.plan.steps.all() == []
    assert not find(page, "Choose three groups to try, by Tue, Oct 6").isChecked()


def test_click_anywhere_on_a_step_checks_it(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    line = find(page, FIRST).parentWidget()
    assert line is not None
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    assert [step.done_on for step in workspace.plan.steps.all()] == [date(2026, 10, 6)]


def test_step_is_changed_in_place(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    choose_from_menu(page, "More about Go to the first one", "Change")
    assert find(page, "Step", QLineEdit).hasFocus()
    type_into(page, "Step", "Go to Harbor Street")
    assert find(page, "Days after leaving", QLineEdit).hasFocus()
    type_into(page, "Days after leaving", "soon")
    assert "Enter a number of days, like 3, or leave it empty." in words(page)
    assert find(page, "Days after leaving", QLineEdit).text() == "soon"
    type_into(page, "Days after leaving", "4")
    press(page, "Close")
    (kept,) = workspace.plan.steps.all()
    assert (kept.title, kept.due_day, kept.starter) == ("Go to Harbor Street", 4, "first_group")
    assert find(page, "Go to Harbor Street, Day 4")
    workspace.undo()
    workspace.undo()
    assert find(page, "Go to the first one, Day 3")


def test_leaving_a_changed_step_by_a_click_loses_neither(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    choose_from_menu(page, "More about Choose three groups to try", "Change")
    field = find(page, "Step", QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Visit two groups")
    check = find(page, FIRST)
    check.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.mouseClick(check, Qt.MouseButton.LeftButton)
    (kept,) = workspace.plan.steps.all()
    assert (kept.title, kept.done_on) == ("Visit two groups", date(2026, 10, 6))


def test_step_is_skipped_and_put_back(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    choose_from_menu(page, "More about Choose three groups to try", "Skip for now")
    assert find(page, "Choose three groups to try, Skipped for now")
    choose_from_menu(page, "More about Choose three groups to try", "Put it back")
    assert find(page, FIRST)
    assert [step.skipped for step in workspace.plan.steps.all()] == [False]


def test_own_step_is_added_by_enter_and_removed(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    line = find(page, "Your own step", QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "Ask Leila for a ride")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == ""
    assert line.hasFocus()
    assert find(page, "Ask Leila for a ride")
    choose_from_menu(page, "More about Ask Leila for a ride", "Remove")
    assert workspace.plan.steps.all() == []
    workspace.undo()
    assert [step.title for step in workspace.plan.steps.in_area(Area.SUPPORT_GROUPS)] == ["Ask Leila for a ride"]
    assert find(page, "Ask Leila for a ride")


def test_long_and_right_to_left_steps_are_kept_as_typed(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    type_into(page, "Your own step", "להתקשר לנועה <b>היום</b>")
    press(page, "Add step")
    assert [step.title for step in workspace.plan.steps.all()] == ["להתקשר לנועה <b>היום</b>"]


def test_coming_up_shows_each_thing_once_in_words(qtbot: QtBot, workspace: Workspace) -> None:
    denise = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM, role="Counselor")
    visit = CommitmentKind.VISIT
    workspace.plan.write(
        "made up",
        put=[
            denise,
            commitment("Phone call", datetime(2026, 10, 7, 11, 15), visit, 15),
            commitment(
                "Counseling",
                datetime(2026, 9, 1, 14),
                visit,
                50,
                contact_ids=(denise.id,),
                rule="FREQ=WEEKLY;BYDAY=TU",
            ),
            commitment("Long past", datetime(2026, 9, 1, 14), visit, 50),
            commitment("Next year", datetime(2027, 10, 1, 14), visit, 50),
        ],
    )
    page = opened(qtbot, workspace, Area.TREATMENT_TEAM)
    rows = [name for name in names(page) if "M" in name and ", " in name and not name.startswith("More")]
    assert rows == [
        "Counseling, Tue, Oct 6, 2:00 PM · Denise Kowalski, Every Tuesday at 2:00 PM",
        "Phone call, Wed, Oct 7, 11:15 AM",
        "Next year, Fri, Oct 1, 2:00 PM",
    ]
    assert find(page, "Denise Kowalski, Counselor · 555-0121")


def test_many_things_to_come_are_all_in_reach(qtbot: QtBot, workspace: Workspace) -> None:
    calls = [
        commitment(f"Item {n}", datetime(2026, 10, 6, 9, n), CommitmentKind.CALL, rule="FREQ=DAILY") for n in range(9)
    ]
    workspace.plan.write("made up", put=calls)
    page = opened(qtbot, workspace, Area.SOBER_NETWORK)
    items = [name for name in names(page) if name.startswith("Item ")]
    assert len(items) == 6
    press(page, "Show 3 more")
    assert len([name for name in names(page) if name.startswith("Item ")]) == 9
    assert name_of(page.focusWidget()).startswith("Item 6")


def test_area_is_skipped_and_used_again(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Area.SELF_CARE)
    press(page, "Skip for now")
    assert workspace.plan.settings.skipped_areas == (Area.SELF_CARE,)
    assert "Skipped for now. It stays on your plan, and no one will remind you." in words(page)
    press(page, "Use it again")
    assert not workspace.plan.settings.skipped_areas


def test_putting_something_in_uses_a_skipped_area_again(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(skipped_areas=(Area.SUPPORT_GROUPS, Area.SELF_CARE))
    page = opened(qtbot, workspace)
    press(page, FIRST)
    assert workspace.plan.settings.skipped_areas == (Area.SELF_CARE,)
    assert "Saved at 8:30 AM" in words(page)


def test_footer_walks_through_the_plan_while_it_is_built(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Area.TREATMENT_TEAM)
    went: list[Destination] = []
    page.open_requested.connect(went.append)
    for button in ("Back", "Next: Sober network", "My plan"):
        press(page, button)
    assert went == [
        Destination(Area.SUPPORT_GROUPS, Panel.FIRST_STEPS),
        Destination(Area.SOBER_NETWORK, Panel.FIRST_STEPS),
        Destination(Place.PLAN),
    ]
    workspace.save_settings(skipped_areas=tuple(Area))
    assert "Next: Sober network" in names(page), "the way on went while it was walked"


def test_a_plan_that_was_built_before_has_no_footer(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(skipped_areas=tuple(Area))
    assert "Back" not in names(opened(qtbot, workspace, Area.TREATMENT_TEAM))


def test_closing_a_panel_goes_back_to_the_button_that_opened_it(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Area.SELF_CARE)
    find(page, "Pick from ideas").setFocus()
    press(page, "Pick from ideas")
    press(page, "Back to my list")
    assert find(page, "Pick from ideas").hasFocus()


def test_my_steps_go_to_the_open_card(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Area.SEEK_HELP)
    assert "Help now can be seen without your passcode. Choose what may be read there." in words(page)
    type_into(page, "My steps", "Breathe out slowly\n\n  Go to another room ")
    assert workspace.card.steps == ("Breathe out slowly", "Go to another room")
    assert open_card.read(workspace.card_file).steps == workspace.card.steps


def test_people_of_other_areas_are_taken_in(qtbot: QtBot, workspace: Workspace) -> None:
    help_people.follow(workspace)
    sam = contact("Sam Whitlock", "555-0142", help_rank=1, good_times="Evenings")
    leila = contact("Leila Marsh", "555-0178", Area.LOVED_ONES, role="Sister")
    workspace.plan.write("made up", put=[sam, leila])
    page = opened(qtbot, workspace, Area.SEEK_HELP)
    choose_from_menu(page, "Choose from my plan", "Leila Marsh")
    assert workspace.plan.contacts.get(leila.id) == replace(leila, help_rank=2)
    assert [(p.name, p.detail, p.number) for p in open_card.read(workspace.card_file).people] == [
        ("Sam Whitlock", "Evenings", "555-0142"),
        ("Leila Marsh", "Sister", "555-0178"),
    ]
    assert find(page, "Leila Marsh, Sister · 555-0178").hasFocus()
    workspace.undo()
    assert [person.name for person in open_card.read(workspace.card_file).people] == ["Sam Whitlock"]


def test_meeting_is_added_beside_the_lists(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add meeting")
    assert "Skip for now" not in names(page)
    type_into(page, "Name of the meeting", "Harbor Street Group")
    type_into(page, "Starts", "6:30 pm")
    press(page, "Save")
    (kept,) = workspace.plan.commitments.all()
    assert (kept.title, kept.area, kept.kind) == ("Harbor Street Group", Area.SUPPORT_GROUPS, CommitmentKind.MEETING)
    row = "Harbor Street Group, Tue, Oct 6, 6:30 PM, Every Tuesday at 6:30 PM"
    assert find(page, row).hasFocus()
    assert find(page, FIRST)
    press(page, row)
    assert find(page, row).isChecked()
    press(page, "Cancel")
    assert find(page, row).hasFocus()


def test_the_question_of_a_series_is_in_sight_without_scrolling(qtbot: QtBot, workspace: Workspace) -> None:
    mockup_plan.fill(workspace)
    page = opened(qtbot, workspace, Area.TREATMENT_TEAM)
    page.open_item(Known(ItemKind.COMMITMENT, mockup_plan.COUNSELING.id))
    type_into(page, "Starts", "7:00 PM")
    press(page, "Save")
    qtbot.waitUntil(lambda: not find(page, "All from today").visibleRegion().isEmpty())
    for name in ("Only this one", "This and the ones after", "All from today", "Cancel"):
        button = find(page, name)
        assert button.visibleRegion().boundingRect() == button.rect(), name
        assert button.mapTo(page, button.rect().bottomLeft()).y() < page.height()
    whole_page = page.findChildren(Scroll)[0]
    qtbot.waitUntil(lambda: whole_page.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("area", list(Area))
def test_everything_to_press_has_a_name_and_is_in_reach(qtbot: QtBot, workspace: Workspace, area: Area) -> None:
    page = opened(qtbot, workspace, area)
    assert all(names(page))
    find(page, "My plan").setFocus()
    reached = []
    tops = []
    while (focus := page.focusWidget()) is not None and focus not in reached:
        reached.append(focus)
        if "Days" not in name_of(focus):
            tops.append(focus.mapTo(page, focus.rect().topLeft()).y())  # a long page scrolls on the way
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = [name for name in names(page) if name]
    assert [name for name in wanted if name not in {name_of(widget) for widget in reached}] == []
    assert tops[0] == min(tops)
