"""The form of a contact: a new one is saved at once, an existing one as its fields are left."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Link, PhoneNumber, Side
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.seek_help import help_people
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import open_card
from aftercare.ui.area.page import AreaPage
from aftercare.ui.shell.area_pages import page_of
from aftercare.ui.widgets.fields import Choice
from aftercare.ui.widgets.surfaces import Scroll
from tests.gui.hands import bring_up, find, name_of, names, press, type_into, words
from tests.gui.made_up import contact

NAME_NEEDED = "Add a first name. Anything you’ll recognize is fine."


def opened(qtbot: QtBot, workspace: Workspace, area: Area = Area.SOBER_NETWORK) -> AreaPage:
    page = page_of(area, workspace)
    qtbot.addWidget(page)
    page.resize(988, 900)
    bring_up(page)
    return page


def editing(qtbot: QtBot, workspace: Workspace, known: Contact) -> AreaPage:
    workspace.plan.write("made up", put=[known])
    page = opened(qtbot, workspace, known.area)
    press(page, next(name for name in names(page) if name.startswith(known.name)))
    return page


def pick(page: AreaPage, name: str, text: str) -> None:
    choice = find(page, name, Choice)
    choice.setCurrentIndex(choice.findText(text))
    choice.activated.emit(choice.currentIndex())


def only(workspace: Workspace) -> Contact:
    (kept,) = workspace.plan.contacts.all()
    return kept


def test_new_person_is_saved_and_taken_back(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add person")
    assert find(page, "Name", QLineEdit).hasFocus()
    type_into(page, "Name", "Sam Whitlock")
    type_into(page, "Role", "Peer mentor")
    type_into(page, "Phone number", "555-0142")
    pick(page, "Stay in touch", "Every 3 days")
    press(page, "Save")
    kept = only(workspace)
    assert (kept.name, kept.role, kept.numbers) == ("Sam Whitlock", "Peer mentor", (PhoneNumber("555-0142"),))
    assert (kept.area, kept.side, kept.call_every_days) == (Area.SOBER_NETWORK, Side.SUPPORTS, 3)
    assert find(page, "Sam Whitlock, Peer mentor · 555-0142").hasFocus()
    assert workspace.plan.drafts.all() == []
    workspace.undo()
    assert workspace.plan.contacts.all() == []


def test_new_person_needs_a_name_only(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add person")
    type_into(page, "Role", "Peer mentor")
    press(page, "Save")
    assert NAME_NEEDED in words(page)
    assert find(page, "Name", QLineEdit).hasFocus()
    assert find(page, "Role", QLineEdit).text() == "Peer mentor"
    type_into(page, "Name", "Sam")
    press(page, "Save")
    assert only(workspace).name == "Sam"


def test_unfinished_new_person_waits_where_it_was_left(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add person")
    type_into(page, "Name", "Priya")
    press(page, "My plan")
    later = opened(qtbot, workspace)
    press(later, "Add person")
    assert find(later, "Name", QLineEdit).text() == "Priya"
    press(later, "Cancel")
    press(later, "Add person")
    assert find(later, "Name", QLineEdit).text() == ""
    assert workspace.plan.contacts.all() == []


def test_existing_person_is_saved_field_by_field(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock", "555-0142")
    page = editing(qtbot, workspace, sam)
    assert "Save" not in names(page)
    type_into(page, "Role", "Peer mentor")
    assert workspace.plan.contacts.get(sam.id) == replace(sam, role="Peer mentor")
    assert "Saved at 8:30 AM" in words(page)
    assert find(page, "Good times", QLineEdit).hasFocus()
    workspace.undo()
    assert workspace.plan.contacts.get(sam.id) == sam
    assert find(page, "Role", QLineEdit).text() == ""


def test_undo_elsewhere_leaves_what_is_being_typed(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock")
    page = editing(qtbot, workspace, sam)
    type_into(page, "Role", "Peer mentor")
    times = find(page, "Good times", QLineEdit)
    QTest.keyClicks(times, "Eveni")
    workspace.undo()
    assert times.text() == "Eveni"
    assert find(page, "Role", QLineEdit).text() == ""


def test_going_to_another_person_saves_what_is_being_typed(qtbot: QtBot, workspace: Workspace) -> None:
    sam, leila = contact("Sam Whitlock"), contact("Leila Marsh")
    workspace.plan.write("made up", put=[leila])
    page = editing(qtbot, workspace, sam)
    role = find(page, "Role", QLineEdit)
    role.setFocus()
    QTest.keyClicks(role, "Peer mentor")
    page.open_item(Known(ItemKind.CONTACT, leila.id))
    assert workspace.plan.contacts.get(sam.id) == replace(sam, role="Peer mentor")
    assert find(page, "Name", QLineEdit).text() == "Leila Marsh"
    assert find(page, "Leila Marsh").isChecked()
    assert not find(page, "Sam Whitlock, Peer mentor").isChecked()


def test_emptied_name_is_not_saved_and_other_fields_are(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock")
    page = editing(qtbot, workspace, sam)
    type_into(page, "Name", "")
    assert NAME_NEEDED in words(page)
    type_into(page, "Role", "Peer mentor")
    assert workspace.plan.contacts.get(sam.id) == replace(sam, role="Peer mentor")
    assert find(page, "Name", QLineEdit).text() == ""


def test_numbers_are_taken_as_typed(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock")
    page = editing(qtbot, workspace, sam)
    type_into(page, "Phone number", "1-800-HELP 0142 ext. x")
    press(page, "Add a number")
    assert find(page, "Phone number 2", QLineEdit).hasFocus()
    type_into(page, "Phone number 2", "555-0199")
    type_into(page, "What it is for 2", "after hours")
    assert only(workspace).numbers == (
        PhoneNumber("1-800-HELP 0142 ext. x"),
        PhoneNumber("555-0199", "after hours"),
    )
    type_into(page, "Phone number 2", "call me")
    assert "Add a number with at least 3 digits, like 555-0142." in words(page)
    assert find(page, "Phone number 2", QLineEdit).text() == "call me"
    assert only(workspace).numbers[1].number == "555-0199"
    press(page, "Remove phone number 1")
    assert find(page, "Phone number", QLineEdit).text() == "call me"


def test_only_links_that_can_be_opened_are_kept(qtbot: QtBot, workspace: Workspace) -> None:
    page = editing(qtbot, workspace, contact("Clear Steps", kind=ContactKind.GROUP, area=Area.SOBER_NETWORK))
    press(page, "Add a link")
    type_into(page, "Link", "javascript:alert(1)")
    assert "Start it with https://, http://, tel: or mailto:." in words(page)
    assert only(workspace).links == ()
    type_into(page, "Link", "https://clearsteps.example/online")
    assert only(workspace).links == (Link("https://clearsteps.example/online"),)
    press(page, "Remove link 1")
    assert only(workspace).links == ()
    workspace.undo()
    assert find(page, "Link", QLineEdit).text() == "https://clearsteps.example/online"


def test_save_shows_the_field_to_mend(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    page.resize(988, 600)
    press(page, "Add person")
    type_into(page, "Name", "Sam")
    type_into(page, "Phone number", "call me")
    number, last = find(page, "Phone number", QLineEdit), find(page, "What doesn’t help", QPlainTextEdit)
    last.setFocus()
    QApplication.processEvents()
    scroll = [area for area in page.findChildren(Scroll) if area.isAncestorOf(last)][-1]
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    assert number.visibleRegion().isEmpty()
    press(page, "Save")
    assert number.hasFocus()
    assert number.visibleRegion().boundingRect().height() == number.height()


def test_risk_asks_for_a_plan_and_offers_no_calls(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add person")
    pick(page, "What it is", "Situation")
    assert "Phone number" not in names(page, QLineEdit)
    press(page, "How it is for your recovery: Puts it at risk")
    assert "Stay in touch" not in names(page, Choice)
    assert "Show on Help now" not in names(page)
    type_into(page, "Name", "Friday after work")
    type_into(page, "My plan for keeping distance", "Leave by the side door. Call Sam.")
    press(page, "Save")
    kept = only(workspace)
    assert (kept.kind, kept.side) == (ContactKind.SITUATION, Side.RISK)
    assert kept.distance_plan == "Leave by the side door. Call Sam."


def test_help_now_shows_who_is_chosen_in_order(qtbot: QtBot, workspace: Workspace) -> None:
    help_people.follow(workspace)
    leila = contact("Leila Marsh", "555-0178", help_rank=1)
    workspace.plan.write("made up", put=[leila])
    sam = contact("Sam Whitlock", "555-0142", role="Peer mentor")
    page = editing(qtbot, workspace, sam)
    assert workspace.card.people[0].name == "Leila Marsh"
    press(page, "Show on Help now")
    assert workspace.plan.contacts.get(sam.id) == replace(sam, help_rank=2)
    pick(page, "Place in the list", "1")
    assert workspace.plan.contacts.get(leila.id) == replace(leila, help_rank=2)
    shown = open_card.read(workspace.card_file).people
    assert [(person.name, person.detail) for person in shown] == [("Sam Whitlock", "Peer mentor"), ("Leila Marsh", "")]
    workspace.undo()
    workspace.undo()
    assert [person.name for person in workspace.card.people] == ["Leila Marsh"]
    assert not find(page, "Show on Help now").isChecked()


def test_removed_person_comes_back_by_undo(qtbot: QtBot, workspace: Workspace) -> None:
    help_people.follow(workspace)
    sam = contact("Sam Whitlock", "555-0142", help_rank=1)
    page = editing(qtbot, workspace, sam)
    press(page, "Remove")
    assert workspace.plan.contacts.all() == []
    assert workspace.card.people == ()
    assert "Choose one person for a daily call in the first two weeks, Day 3" in names(page)
    workspace.undo()
    assert only(workspace) == sam
    assert [shown.number for shown in open_card.read(workspace.card_file).people] == ["555-0142"]


def test_private_notes_are_hidden_and_not_lost(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock", notes="We met at Larkfield.")
    page = editing(qtbot, workspace, sam)
    assert find(page, "Notes", QPlainTextEdit).toPlainText() == "We met at Larkfield."
    workspace.save_settings(hide_private_notes=True)
    assert "Notes" not in names(page, QPlainTextEdit)
    assert "Show Notes" in names(page)
    type_into(page, "Role", "Peer mentor")
    assert workspace.plan.contacts.get(sam.id) == replace(sam, role="Peer mentor")


def test_short_lines_are_kept_one_by_one(qtbot: QtBot, workspace: Workspace) -> None:
    sam = contact("Sam Whitlock", said_yes_to=("Late-night calls",))
    page = editing(qtbot, workspace, sam)
    assert find(page, "Said yes to", QPlainTextEdit).toPlainText() == "Late-night calls"
    type_into(page, "Said yes to", "Late-night calls\n\n  Rides to group \n")
    type_into(page, "What helps me", "Listen first")
    type_into(page, "What doesn’t help", "Long advice")
    kept = only(workspace)
    assert kept.said_yes_to == ("Late-night calls", "Rides to group")
    assert (kept.what_helps, kept.what_does_not_help) == (("Listen first",), ("Long advice",))
    for _step in range(3):
        workspace.undo()
    assert only(workspace) == sam
    assert find(page, "Said yes to", QPlainTextEdit).toPlainText() == "Late-night calls"


def test_very_long_notes_and_right_to_left_names_simply_work(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Area.LOVED_ONES)
    press(page, "Add person")
    type_into(page, "Name", "נועה לוי")
    type_into(page, "Notes", "a long day\n" * 1000)
    press(page, "Save")
    kept = only(workspace)
    assert (kept.name, len(kept.notes)) == ("נועה לוי", 11_000)
    assert find(page, "נועה לוי").hasFocus()


def test_tab_walks_through_the_form_as_it_reads(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    press(page, "Add person")
    press(page, "Add a number")
    find(page, "Name", QLineEdit).setFocus()
    walked = []
    while name_of(page.focusWidget()) != "Save":
        walked.append(name_of(page.focusWidget()))
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert len(walked) < 40
    assert walked == [
        "Name",
        "What it is",
        "How it is for your recovery: Supports me",
        "Role",
        "Good times",
        "Phone number",
        "What it is for",
        "Remove phone number 1",
        "Phone number 2",
        "What it is for 2",
        "Remove phone number 2",
        "Add a number",
        "Place",
        "Stay in touch",
        "Add a link",
        "Said yes to",
        "What helps me",
        "What doesn’t help",
        "Notes",
        "Show on Help now",
        "Cancel",
    ]


def test_a_link_without_its_beginning_is_understood(qtbot: QtBot, workspace: Workspace) -> None:
    page = editing(qtbot, workspace, contact("Sam"))
    press(page, "Add a link")
    type_into(page, "Link", "www.example.org")
    assert find(page, "Link", QLineEdit).text() == "https://www.example.org"
    assert only(workspace).links == (Link("https://www.example.org"),)
