"""People: everyone in groups, found as one types, one of them open, and what is said about them kept."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, Result
from aftercare.domain.records.contacts import Contact, ContactKind, Link, PhoneNumber, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.planner.destinations import Destination, ItemKind, Known, New
from aftercare.planner.workspace import Workspace
from aftercare.ui.people.page import PeoplePage
from aftercare.ui.people.people_list import PeopleList
from aftercare.ui.widgets.fields import Choice
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, type_into, words
from tests.gui.made_up import HERE, NOW, commitment, contact

TODAY = date(2026, 10, 6)
SAM = contact("Sam Whitlock", "555-0142", role="Peer mentor", help_rank=1)
LEILA = contact("Leila Marsh", "555-0178", Area.LOVED_ONES, role="Sister", help_rank=2)
MARCUS = contact("Marcus Teale", role="From Harbor Street Group")
OSEI = contact("Dr. Amara Osei", "555-0126", Area.TREATMENT_TEAM, role="Doctor")
BAR = contact("The bar on Mill Lane", kind=ContactKind.PLACE, side=Side.RISK, distance_plan="Walk home by the lake.")


def opened(qtbot: QtBot, workspace: Workspace, *known: Contact, width: int = 988) -> PeoplePage:
    workspace.plan.write_without_undo(known)
    page = PeoplePage(workspace)
    qtbot.addWidget(page)
    page.resize(width, 800)
    bring_up(page)
    return page


def list_of(page: PeoplePage) -> PeopleList:
    return find(page, "People", PeopleList)


def lines(page: PeoplePage) -> list[str]:
    """What a screen reader can say of each line of the list."""
    view = list_of(page)
    role = Qt.ItemDataRole.AccessibleTextRole
    return [view.model().index(row, 0).data(role) for row in range(view.model().rowCount())]


def click(page: PeoplePage, name: str) -> None:
    """Click the line of someone."""
    view = list_of(page)
    row = next(place for place, line in enumerate(lines(page)) if line.startswith(name))
    area: QRect = view.visualRect(view.model().index(row, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())


def key(page: PeoplePage, *keys: Qt.Key, alt: bool = False) -> None:
    for each in keys:
        held = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(page.focusWidget(), each, held)


def looked_for(page: PeoplePage, text: str) -> list[str]:
    """The people listed after typing into Find."""
    field = find(page, "Find a person", QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, Qt.Key.Key_Backspace)
    if not find_list(page):
        return []
    model = list_of(page).model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in rows if index.flags() & Qt.ItemFlag.ItemIsEnabled]


def find_list(page: PeoplePage) -> bool:
    return any(view.isVisible() for view in page.findChildren(PeopleList))


def kept(workspace: Workspace, known: Contact) -> Contact:
    now = workspace.plan.contacts.get(known.id)
    assert now is not None
    return now


def talked(workspace: Workspace) -> list[tuple[str | None, date, str]]:
    made = workspace.plan.events.of_kind(EventKind.CONTACT_MADE)
    return [(event.contact_id, event.day, event.note) for event in made]


def in_touch(known: Contact, day: date, note: str = "") -> Event:
    return Event(
        id=EventId(f"{known.id} {day}"),
        kind=EventKind.CONTACT_MADE,
        day=day,
        contact_id=known.id,
        note=note,
        recorded_at=NOW,
    )


@pytest.fixture
def said(workspace: Workspace) -> list[str]:
    """What was offered to be undone, and what was announced."""
    heard: list[str] = []
    workspace.offer_undo = heard.append
    workspace.announce = heard.append
    return heard


def test_everyone_stands_in_a_group_with_what_comes_next(qtbot: QtBot, workspace: Workspace) -> None:
    visit = commitment(
        "Phone call", datetime(2026, 10, 7, 11, 15), CommitmentKind.VISIT, zone=HERE.key, contact_ids=(OSEI.id,)
    )
    people = (BAR, OSEI, MARCUS, LEILA, SAM)
    workspace.plan.write_without_undo([*people, visit, in_touch(SAM, TODAY), in_touch(LEILA, date(2026, 10, 4))])
    page = opened(qtbot, workspace)
    assert lines(page) == [
        "Call first when it’s hard",
        "Sam Whitlock, Peer mentor · talked today, number 1 on Help now",
        "Leila Marsh, Sister · last talked Sunday, number 2 on Help now",
        "Sober network",
        "Marcus Teale, From Harbor Street Group",
        "Treatment team",
        "Dr. Amara Osei, Doctor · tomorrow, 11:15 AM",
        "To keep distance from",
        "The bar on Mill Lane, Place",
    ]
    assert "555-0142" in words(page)


def test_find_follows_each_letter(qtbot: QtBot, workspace: Workspace) -> None:
    jose = contact("José Muñoz", "555-0163", role="Running club", notes="We met at the lake.")
    page = opened(qtbot, workspace, SAM, LEILA, jose)
    assert looked_for(page, "jose") == ["José Muñoz"]
    assert looked_for(page, "0163") == ["José Muñoz"]
    assert looked_for(page, "lake") == ["José Muñoz"]
    assert looked_for(page, "SISTER") == ["Leila Marsh"]
    assert looked_for(page, "zzz") == []
    assert "No one found. Try part of a name, a role, a number or a note." in words(page)
    assert looked_for(page, "") == ["Sam Whitlock", "Leila Marsh", "José Muñoz"]
    workspace.save_settings(hide_private_notes=True)
    assert looked_for(page, "lake") == []


def test_keys_find_walk_and_open(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA, MARCUS)
    looked_for(page, "mar")
    key(page, Qt.Key.Key_Return)
    assert "Sister" in words(page)
    key(page, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert list_of(page).hasFocus()
    key(page, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "Sister" in words(page)
    key(page, Qt.Key.Key_Return)
    assert "From Harbor Street Group" in words(page)
    QTest.keyClicks(page.focusWidget(), "sa")
    assert find(page, "Find a person", QLineEdit).text() == "sa"
    assert find(page, "Find a person", QLineEdit).hasFocus()


def test_we_talked_is_saved_once_a_day_and_taken_back(qtbot: QtBot, workspace: Workspace, said: list[str]) -> None:
    page = opened(qtbot, workspace, SAM)
    press(page, "We talked")
    assert talked(workspace) == [(SAM.id, TODAY, "")]
    assert said == ["Saved: you talked with Sam today"]
    assert "Add a note to Today" in names(page)
    press(page, "We talked")
    assert talked(workspace) == [(SAM.id, TODAY, "")]
    assert said[-1] == "Already saved: you talked with Sam today"
    workspace.undo()
    assert talked(workspace) == []
    assert said[-1] == "Taken back: You talked with Sam today"
    assert "Add a note to Today" not in names(page)


def test_talking_answers_the_call_planned_for_today(qtbot: QtBot, workspace: Workspace) -> None:
    call = commitment("", datetime(2026, 10, 6, 19), CommitmentKind.CALL, contact_ids=(SAM.id,), rule="FREQ=DAILY")
    workspace.plan.write_without_undo([SAM, call])
    page = opened(qtbot, workspace)
    press(page, "We talked")
    (answer,) = workspace.plan.outcomes.all()
    assert (answer.commitment_id, answer.original_start, answer.result) == (call.id, call.start, Result.DONE)
    workspace.undo()
    assert workspace.plan.outcomes.all() == []


def test_note_of_today_is_typed_in_its_line(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo(
        [SAM, in_touch(SAM, TODAY), in_touch(SAM, date(2026, 10, 2), "Talked about the weekend")]
    )
    page = opened(qtbot, workspace)
    assert "Talked about the weekend" in words(page)
    press(page, "Add a note to Today")
    note = find(page, "Note", QLineEdit)
    assert note.hasFocus()
    QTest.keyClicks(note, "Long walk")
    press(page, "Done")
    assert (SAM.id, TODAY, "Long walk") in talked(workspace)
    assert "Long walk" in words(page)
    workspace.undo()
    assert (SAM.id, TODAY, "") in talked(workspace)
    press(page, "Add a note to Today")
    QTest.keyClicks(page.focusWidget(), "By the lake")
    key(page, Qt.Key.Key_Return)
    assert (SAM.id, TODAY, "By the lake") in talked(workspace)
    assert name_of(page.focusWidget()) == "Change the note of Today"


def test_note_being_typed_is_saved_when_another_person_is_opened(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM, LEILA, in_touch(SAM, TODAY)])
    page = opened(qtbot, workspace)
    press(page, "Add a note to Today")
    QTest.keyClicks(page.focusWidget(), "Long walk")
    click(page, "Leila")
    assert talked(workspace) == [(SAM.id, TODAY, "Long walk")]
    assert "Note" not in names(page, QLineEdit)


def test_another_day_is_marked_and_a_wrong_one_taken_off(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM)
    choose_from_menu(page, "More about Sam Whitlock", "We talked on another day")
    type_into(page, "The day you talked", "Oct 9")
    press(page, "Save")
    assert "Choose a day up to today." in words(page)
    type_into(page, "The day you talked", "some day")
    press(page, "Save")
    assert "Enter a day, like yesterday or Oct 2." in words(page)
    type_into(page, "The day you talked", "yesterday")
    press(page, "Save")
    assert talked(workspace) == [(SAM.id, date(2026, 10, 5), "")]
    press(page, "Add a note to Mon, Oct 5")
    press(page, "Remove this day from the list")
    assert talked(workspace) == []
    workspace.undo()
    assert talked(workspace) == [(SAM.id, date(2026, 10, 5), "")]


def test_only_the_last_days_are_shown_at_first(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM, *(in_touch(SAM, TODAY - timedelta(days=day)) for day in range(12))])
    page = opened(qtbot, workspace)
    assert sum(name.startswith("Add a note") for name in names(page)) == 5
    press(page, "Show earlier days")
    assert sum(name.startswith("Add a note") for name in names(page)) == 12
    assert "Show earlier days" not in names(page)


def test_number_is_copied_and_only_safe_links_are_opened(
    qtbot: QtBot, workspace: Workspace, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    links = (Link("https://clearsteps.example/online", "Online meeting"), Link("file:///etc/passwd"))
    page = opened(qtbot, workspace, replace(SAM, links=links, numbers=(*SAM.numbers, PhoneNumber("555-0199", "home"))))
    press(page, "Copy 555-0199")
    assert QGuiApplication.clipboard().text() == "555-0199"
    press(page, "Open Online meeting")
    press(page, "Open file:///etc/passwd")
    assert asked == ["https://clearsteps.example/online"]
    assert said == ["Copied: 555-0199", "This link can’t be opened from here."]


def test_what_one_said_yes_to_and_what_helps_is_read(qtbot: QtBot, workspace: Workspace) -> None:
    full = replace(SAM, said_yes_to=("Rides to group",), what_helps=("Listen first",), what_does_not_help=("Advice",))
    page = opened(qtbot, workspace, full, MARCUS)
    assert {"Sam said yes to", "Rides to group", "What helps me", "Listen first", "Advice"} <= set(words(page))
    click(page, "Marcus")
    assert not {"Marcus said yes to", "What helps me", "Rides to group"} & set(words(page))
    press(page, "Add what Marcus said yes to, and what helps")
    assert find(page, "Said yes to", QPlainTextEdit).hasFocus()


def test_help_now_is_switched_and_ordered(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA, MARCUS)
    click(page, "Marcus")
    press(page, "Show Marcus in Help now")
    assert kept(workspace, MARCUS).help_rank == 3
    press(page, "Move up")
    press(page, "Move up")
    assert [kept(workspace, each).help_rank for each in (MARCUS, SAM, LEILA)] == [1, 2, 3]
    list_of(page).setFocus()
    key(page, Qt.Key.Key_Down, alt=True)
    assert [kept(workspace, each).help_rank for each in (SAM, MARCUS, LEILA)] == [1, 2, 3]
    assert "Marcus Teale, From Harbor Street Group, number 2 on Help now" in lines(page)
    press(page, "Show Marcus in Help now")
    assert kept(workspace, MARCUS).help_rank is None
    for _step in range(5):
        workspace.undo()
    assert [kept(workspace, each) for each in (SAM, LEILA, MARCUS)] == [SAM, LEILA, MARCUS]


def test_risk_shows_its_plan_and_no_calls(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, BAR)
    assert {"My plan for keeping distance", "Walk home by the lake."} <= set(words(page))
    assert not {"We talked", "Show The bar on Mill Lane in Help now"} & set(names(page))
    assert "Staying in touch" not in words(page)


def test_plan_to_stay_in_touch_opens_what_can_be_changed(qtbot: QtBot, workspace: Workspace) -> None:
    call = commitment(
        "", datetime(2026, 10, 6, 19), CommitmentKind.CALL, contact_ids=(SAM.id,), rule="FREQ=WEEKLY;BYDAY=TU,FR"
    )
    workspace.plan.write_without_undo([replace(SAM, call_every_days=3), call])
    page = opened(qtbot, workspace)
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Change Call: Every Tue and Fri at 7:00 PM")
    assert asked.args == [Destination(Area.SOBER_NETWORK, Known(ItemKind.COMMITMENT, call.id))]
    press(page, "Change Every 3 days")
    assert find(page, "Stay in touch", Choice).hasFocus()


def test_editing_in_place_saves_and_closes_to_the_contact(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA)
    press(page, "Edit Sam Whitlock")
    assert find(page, "Name", QLineEdit).hasFocus()
    type_into(page, "Said yes to", "Rides to group")
    assert kept(workspace, SAM).said_yes_to == ("Rides to group",)
    area = find(page, "Part of my plan", Choice)
    area.setCurrentIndex(area.findText("Loved ones"))
    area.activated.emit(area.currentIndex())
    assert kept(workspace, SAM).area is Area.LOVED_ONES
    press(page, "Close")
    assert find(page, "Edit Sam Whitlock").hasFocus()
    assert "Rides to group" in words(page)


def test_new_contact_of_any_kind_and_area(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace)
    assert "No one here yet" in words(page)
    press(page, "Add person")
    type_into(page, "Name", "Larkfield Clinic")
    for question, answer in (("What it is", "Organization"), ("Part of my plan", "Treatment team")):
        choice = find(page, question, Choice)
        choice.setCurrentIndex(choice.findText(answer))
        choice.activated.emit(choice.currentIndex())
    later = opened(qtbot, workspace)
    press(later, "Add person")
    assert find(later, "Name", QLineEdit).text() == "Larkfield Clinic"
    press(later, "Save")
    (clinic,) = workspace.plan.contacts.all()
    assert (clinic.name, clinic.kind, clinic.area) == (
        "Larkfield Clinic",
        ContactKind.ORGANIZATION,
        Area.TREATMENT_TEAM,
    )
    assert workspace.plan.drafts.all() == []
    assert "Edit Larkfield Clinic" in names(later)
    workspace.undo()
    assert workspace.plan.contacts.all() == []
    assert "No one here yet" in words(later)


def test_cancel_of_a_new_one_goes_back_to_who_was_open(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA)
    click(page, "Leila")
    press(page, "Add person")
    type_into(page, "Name", "Priya")
    press(page, "Cancel")
    assert "Edit Leila Marsh" in names(page)
    assert len(workspace.plan.contacts.all()) == 2


def test_removed_one_gives_way_to_the_next_and_comes_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM, in_touch(SAM, TODAY, "Long walk")])
    page = opened(qtbot, workspace, LEILA)
    choose_from_menu(page, "More about Sam Whitlock", "Remove")
    assert workspace.plan.contacts.all() == [LEILA]
    assert "Edit Leila Marsh" in names(page)
    workspace.undo()
    assert kept(workspace, SAM) == SAM
    assert talked(workspace) == [(SAM.id, TODAY, "Long walk")]
    click(page, "Sam")
    assert "Long walk" in words(page)


def test_with_little_room_the_list_gives_way_to_the_contact(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA, width=588)
    assert not any(name.startswith("Edit") for name in names(page))
    click(page, "Leila")
    assert find(page, "Edit Leila Marsh").hasFocus()
    assert not find_list(page)
    press(page, "Back")
    assert list_of(page).hasFocus()
    key(page, Qt.Key.Key_Return)
    assert "Edit Leila Marsh" in names(page)
    page.open_item(New(ItemKind.CONTACT))
    press(page, "Back")
    assert "Edit Leila Marsh" in names(page)


def test_named_contact_is_opened_before_and_after_the_page_was_seen(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM, LEILA])
    page = PeoplePage(workspace)
    qtbot.addWidget(page)
    page.open_item(Known(ItemKind.CONTACT, LEILA.id))
    page.resize(988, 800)
    page.show()
    assert "Edit Leila Marsh" in names(page)
    page.open_item(Known(ItemKind.CONTACT, SAM.id))
    assert "Edit Sam Whitlock" in names(page)
    page.open_item(Known(ItemKind.CONTACT, "nobody"))
    assert "Edit Sam Whitlock" in names(page)


def test_change_elsewhere_keeps_focus_and_place(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM, LEILA, MARCUS)
    list_of(page).setFocus()
    key(page, Qt.Key.Key_Down)
    workspace.plan.write("made up", [contact("Ann", help_rank=3)])
    assert list_of(page).hasFocus()
    assert list_of(page).current == LEILA.id
    find(page, "Edit Sam Whitlock").setFocus()
    workspace.plan.write("made up", [replace(SAM, role="Sponsor")])
    assert find(page, "Edit Sam Whitlock").hasFocus()
    assert "Sponsor" in words(page)


def test_tab_walks_through_the_page_as_it_reads(qtbot: QtBot, workspace: Workspace) -> None:
    sam = replace(SAM, links=(Link("https://clearsteps.example", "Online meeting"),), said_yes_to=("Rides to group",))
    workspace.plan.write_without_undo([sam, LEILA, in_touch(SAM, date(2026, 10, 2))])
    page = opened(qtbot, workspace)
    press(page, "We talked")
    press(page, "Add a note to Today")
    find(page, "Find a person", QLineEdit).setFocus()
    walked: list[str] = []
    while len(walked) < 20 and "Find a person" not in walked[1:]:
        walked.append(name_of(page.focusWidget()))
        key(page, Qt.Key.Key_Tab)
    assert walked[:-1] == [
        "Find a person",
        "Add person",
        "People",
        "Edit Sam Whitlock",
        "More about Sam Whitlock",
        "Copy 555-0142",
        "We talked",
        "Open Online meeting",
        "Change No set rhythm",
        "Note",
        "Remove this day from the list",
        "Done",
        "Add a note to Fri, Oct 2",
        "Move down",
        "Show Sam in Help now",
    ]


def test_private_words_are_hidden_one_by_one(qtbot: QtBot, workspace: Workspace) -> None:
    sam = replace(
        SAM, notes="We met at Larkfield.", said_yes_to=("Late-night calls",), what_helps=("Listen first",),
        what_does_not_help=("Long advice",),
    )  # fmt: skip
    bar = contact("Anchor Bar", kind=ContactKind.PLACE, side=Side.RISK, distance_plan="Walk by the river.")
    workspace.plan.write_without_undo([sam, bar, in_touch(SAM, TODAY, "Long walk")])
    page = opened(qtbot, workspace)
    private = {"We met at Larkfield.", "Long walk", "Late-night calls", "Listen first", "Long advice"}
    assert private <= set(words(page))
    workspace.save_settings(hide_private_notes=True)
    assert not private & set(words(page))
    hidden = ["Said yes to", "What helps me", "What doesn’t help", "Note of Today", "Notes"]
    assert [name for name in names(page) if name in {f"Show {what}" for what in hidden}] == [
        f"Show {what}" for what in hidden
    ]
    press(page, "Show Note of Today")
    assert private & set(words(page)) == {"Long walk"}
    page.open_item(Known(ItemKind.CONTACT, bar.id))
    assert "Walk by the river." not in words(page)
    assert looked_for(page, "river") == looked_for(page, "late-night") == []


def test_right_to_left_and_very_long_texts_stay_inside(qtbot: QtBot, workspace: Workspace) -> None:
    long = contact("A" * 400, "5" * 100, role="b" * 400, notes="x" * 10_000, said_yes_to=("c" * 300,))
    page = opened(qtbot, workspace, long, contact("נועה לוי", area=Area.LOVED_ONES, help_rank=1))
    assert any(line.startswith("נועה לוי") for line in lines(page))
    assert "Show נועה in Help now" in names(page)
    page.open_item(Known(ItemKind.CONTACT, long.id))
    qtbot.waitUntil(lambda: "Edit " + "A" * 400 in names(page))
    assert page.minimumSizeHint().width() <= 988
    inside = page.rect()
    for button in ("Edit " + "A" * 400, "We talked"):
        widget = find(page, button)
        assert inside.contains(QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size()))


def test_five_hundred_contacts_are_listed_and_found(qtbot: QtBot, workspace: Workspace) -> None:
    everyone = [contact(f"Ann Marsh {number}", f"555-01{number % 100:02}") for number in range(500)]
    page = opened(qtbot, workspace, *everyone)
    assert len(lines(page)) == 501
    assert looked_for(page, "marsh 499") == ["Ann Marsh 499"]
    looked_for(page, "")
    list_of(page).setFocus()
    key(page, Qt.Key.Key_End, Qt.Key.Key_Return)
    assert "Ann Marsh 99" in words(page)


def test_someone_can_be_moved_to_the_other_side_and_back(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, replace(SAM, call_every_days=3), LEILA)
    choose_from_menu(page, "More about Sam Whitlock", "Keep distance")
    kept = {each.name: each for each in workspace.plan.contacts.all()}
    assert (kept["Sam Whitlock"].side, kept["Sam Whitlock"].help_rank) == (Side.RISK, None)
    assert kept["Leila Marsh"].help_rank == 1
    assert lines(page)[-2].startswith("To keep distance from")
    assert "Show Sam in Help now" not in names(page)
    assert "We talked" not in names(page)
    assert "No plan yet." in words(page)
    choose_from_menu(page, "More about Sam Whitlock", "Supports me now")
    kept = {each.name: each for each in workspace.plan.contacts.all()}
    assert (kept["Sam Whitlock"].side, kept["Sam Whitlock"].help_rank) == (Side.SUPPORTS, None)
    workspace.undo()
    workspace.undo()
    assert SAM.id in [each.id for each in workspace.plan.contacts.all() if each.help_rank == 1]
