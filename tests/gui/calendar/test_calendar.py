"""Calendar: the list and the month, walked, opened and changed by keys and clicks."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area, Part
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Override, Result
from aftercare.planner.destinations import Destination, ItemKind, Known, New
from aftercare.planner.treatment_team.visit_sheets import lines_of
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui import theme
from aftercare.ui.calendar.changes import CalendarChanges
from aftercare.ui.calendar.entry import EntryButton, EntryRow
from aftercare.ui.calendar.month import MonthChip
from aftercare.ui.calendar.page import CalendarPage
from aftercare.ui.widgets.month_grid import DayCell
from tests.gui.hands import bring_up, find, name_of, names, press, words
from tests.gui.made_up import NOW, commitment, contact
from tests.mockup.treatment_team import FORM, TIRED, visit_sheet

# Said by the off-screen platform of every menu that is really opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

_VISIT, _MEETING, _CALL = CommitmentKind.VISIT, CommitmentKind.MEETING, CommitmentKind.CALL
_CTRL = Qt.KeyboardModifier.ControlModifier
_HERE = "America/New_York"


def at(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute)


DENISE = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM)
SAM = contact("Sam Whitlock", "555-0142")
COUNSELING = commitment(
    "Counseling",
    at(6, 14),
    _VISIT,
    50,
    zone=_HERE,
    contact_ids=(DENISE.id,),
    place="Larkfield Clinic, Room 4",
)
GROUP = commitment("Harbor Street Group", at(6, 18, 30), _MEETING, 60, zone=_HERE, rule="FREQ=WEEKLY;BYDAY=TU")
BREAKFAST = commitment("Eat breakfast", at(1, 8), rule="FREQ=DAILY")
PLAN = (DENISE, SAM, COUNSELING, GROUP, BREAKFAST)

_COUNSELING = "Counseling with Denise Kowalski, 2:00 PM, treatment team, Larkfield Clinic, Room 4"
_GROUP = "Harbor Street Group, 6:30 PM, support groups, 1 hour"

Open = Callable[..., CalendarPage]


@pytest.fixture
def said(workspace: Workspace) -> list[str]:
    """What the undo bar said."""
    told: list[str] = []
    workspace.offer_undo = told.append
    return told


@pytest.fixture
def open_calendar(workspace: Workspace, qtbot: QtBot) -> Iterator[Open]:
    """Opens the calendar over some records, on the made-up Tuesday."""

    def show(*records: Record, now: datetime = NOW, size: tuple[int, int] = (988, 800)) -> CalendarPage:
        workspace.plan.write_without_undo(records)
        workspace.now = lambda: now
        page = CalendarPage(workspace)
        qtbot.addWidget(page)
        page.resize(*size)
        bring_up(page)
        return page

    yield show
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def key(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


def focus(page: QWidget, name: str) -> QAbstractButton:
    found = find(page, name)
    found.setFocus()
    return found


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else name_of(widget)


def rows(page: QWidget) -> list[str]:
    return names(page, EntryRow)


def chip_day(page: QWidget, name: str) -> date:
    """The day in the month view that shows an item."""
    chip = find(page, name, MonthChip)
    cell = chip.parentWidget()
    assert isinstance(cell, DayCell)
    return cell.day


def cell(page: QWidget, start: str) -> DayCell:
    """The day whose words begin so."""
    found = [each for each in page.findChildren(DayCell) if each.isVisibleTo(page) and name_of(each).startswith(start)]
    assert len(found) == 1, [name_of(each) for each in page.findChildren(DayCell) if each.isVisibleTo(page)]
    return found[0]


def menu_of(page: QWidget, name: str) -> dict[str, QAction]:
    """The entries of an item's menu, opened by its key."""
    QTest.keyClick(find(page, name, EntryButton), Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action for action in menu.actions() if action.text()}


def choose(page: QWidget, name: str, entry: str) -> None:
    menu_of(page, name)[entry].trigger()
    close_menu()


def close_menu() -> None:
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()


def asked(page: CalendarPage) -> list[Destination]:
    """What other pages are asked to open from now on."""
    wanted: list[Destination] = []
    page.open_requested.connect(wanted.append)
    return wanted


def drag(page: QWidget, chip: QWidget, target: QWidget) -> None:
    """Drag with the left button from the middle of one widget to that of another."""
    place = chip.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    QTest.mouseMove(chip, chip.rect().center() + QPoint(12, 0))
    QTest.mouseMove(chip, place)
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=place)


def test_begins_with_this_week_from_today(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    assert (page.header.title.text(), page.header.lead.text()) == ("This week", "October 5 to 11")
    assert rows(page) == [_COUNSELING, _GROUP]
    assert words(page).count("Nothing planned. A free day is fine too.") == 5
    assert name_of(cell(page, "Tuesday, October 6, today")) == (
        "Tuesday, October 6, today. 2 things: Counseling with Denise Kowalski, 2:00 PM; Harbor Street Group, 6:30 PM."
    )
    assert name_of(cell(page, "Wednesday, October 7")) == "Wednesday, October 7. Nothing planned."


def test_earlier_days_of_this_week_come_when_asked_for(open_calendar: Open) -> None:
    page = open_calendar(COUNSELING, commitment("Dinner", at(5, 18), CommitmentKind.TALK))
    assert len(rows(page)) == 1
    press(page, "Earlier this week")
    assert rows(page)[0].startswith("Dinner, 6:00 PM")
    assert "Earlier this week" not in names(page)


def test_goes_through_the_weeks_and_back_to_today(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    press(page, "Next week")
    assert (page.header.title.text(), page.header.lead.text()) == ("Next week", "October 12 to 18")
    assert rows(page) == [_GROUP]
    press(page, "Next week")
    assert page.header.title.text() == "Week of October 19"
    press(page, "Today")
    assert page.header.title.text() == "This week"
    press(page, "Previous week")
    assert (page.header.title.text(), rows(page)) == ("Last week", [])
    press(page, "Today")
    press(page, "Show the next week")
    assert page.header.lead.text() == "October 5 to 18"
    assert rows(page) == [_COUNSELING, _GROUP, _GROUP]


def test_weeks_across_a_month_and_a_year_are_named(open_calendar: Open) -> None:
    page = open_calendar()
    page.open_item(date(2026, 10, 27))
    assert page.header.lead.text() == "October 26 to November 1"
    page.open_item(date(2026, 12, 31))
    assert page.header.lead.text() == "December 28 to January 3, 2027"


def test_the_steps_of_every_day_show_when_chosen(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(*PLAN)
    assert not any("breakfast" in name for name in rows(page))
    press(page, "Show Self-care, every day")
    assert rows(page)[0] == "Eat breakfast, 8:00 AM, self-care"
    press(page, "Show Treatment team")
    assert _COUNSELING not in rows(page)
    assert workspace.plan.settings.calendar_hides == (Part.TREATMENT_TEAM,)


def test_an_item_opens_in_its_form(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    press(page, "Next week")
    wanted = asked(page)
    press(page, _GROUP)
    assert wanted == [
        Destination(Area.SUPPORT_GROUPS, Known(ItemKind.COMMITMENT, GROUP.id, datetime(2026, 10, 13, 18, 30)))
    ]


def test_adding_begins_on_the_day_looked_at(open_calendar: Open) -> None:
    page = open_calendar()
    page.open_item(date(2026, 10, 9))
    wanted = asked(page)
    menu = find(page, "Add", QPushButton).menu()
    next(action for action in menu.actions() if action.text() == "A visit").trigger()
    assert wanted == [Destination(Area.TREATMENT_TEAM, New(ItemKind.COMMITMENT, date(2026, 10, 9)))]


def test_says_where_it_is_later_or_earlier(open_calendar: Open) -> None:
    video = commitment("Family visit", at(7, 11), CommitmentKind.TALK, 30, zone="America/Los_Angeles")
    late = commitment("Night talk", at(7, 23), CommitmentKind.TALK, 30, zone="America/Los_Angeles")
    page = open_calendar(video, late)
    assert rows(page) == [
        "Family visit, 2:00 PM, loved ones, 11:00 AM in Los Angeles",
        "Night talk, 2:00 AM, loved ones, Wed, Oct 7, 11:00 PM in Los Angeles",
    ]


def test_says_what_overlaps(open_calendar: Open) -> None:
    dentist = commitment("Dentist", at(6, 14, 30), _VISIT, 30, place="Mill Lane")
    page = open_calendar(*PLAN, dentist)
    assert rows(page)[:2] == [
        f"{_COUNSELING}, Overlaps Dentist",
        "Dentist, 2:30 PM, treatment team, Mill Lane, Overlaps Counseling with Denise Kowalski",
    ]


def test_something_of_several_days_is_on_each_of_them(open_calendar: Open) -> None:
    trip = commitment("Trip", at(30), CommitmentKind.ACTIVITY, 3 * 24 * 60, all_day=True)
    night = commitment("Night bus", at(28, 22), CommitmentKind.ACTIVITY, 240)
    page = open_calendar(trip, night)
    page.open_item(date(2026, 10, 26))
    assert rows(page) == [
        "Night bus, 10:00 PM, self-care, Day 1 of 2",
        "Night bus, Until 2:00 AM, self-care, Day 2 of 2",
        "Trip, All day, self-care, Day 1 of 3",
        "Trip, All day, self-care, Day 2 of 3",
        "Trip, All day, self-care, Day 3 of 3",
    ]
    press(page, "View: Month")
    press(page, "Next month")
    assert page.header.lead.text() == "November 2026"
    assert "Trip, All day, self-care, Day 3 of 3" in names(page, MonthChip)


def test_what_is_over_is_answered_afterwards(open_calendar: Open, workspace: Workspace, said: list[str]) -> None:
    page = open_calendar(*PLAN, replace(COUNSELING, start=at(1, 14)))
    page.open_item(date(2026, 10, 1))
    assert list(menu_of(page, _COUNSELING))[:4] == ["Edit", "I went", "I missed it", "Skip this one"]
    close_menu()
    choose(page, _COUNSELING, "I missed it")
    (outcome,) = workspace.plan.outcomes.all()
    assert (outcome.original_start, outcome.result) == (at(1, 14), Result.MISSED)
    missed = "Counseling with Denise Kowalski, 2:00 PM, treatment team, Missed, Larkfield Clinic, Room 4"
    assert rows(page) == [missed]
    choose(page, missed, "Undo missed")
    assert workspace.plan.outcomes.all() == []
    assert said == ["“Counseling with Denise Kowalski” missed", "“Counseling with Denise Kowalski” open again"]
    choose(page, _COUNSELING, "I went")
    workspace.undo()
    assert rows(page) == [_COUNSELING]


def test_a_dose_is_marked_moved_or_removed_with_the_word_whom_to_ask(open_calendar: Open, said: list[str]) -> None:
    page = open_calendar(commitment("Naltrexone", at(6, 8), CommitmentKind.MEDICINE))
    dose = "Naltrexone, 8:00 AM, treatment team"
    assert "I missed it" not in menu_of(page, dose)
    close_menu()
    choose(page, dose, "Mark as not taken")
    left_out = "Only skip a dose with the person who prescribed it. This only changes what is listed here."
    assert said == [f"“Naltrexone” marked as not taken. {left_out}"]
    choose(page, "Naltrexone, 8:00 AM, treatment team, Not taken", "Undo not taken")
    choose(page, dose, "Move a day later")
    moved = "Only move a dose with the person who prescribed it. This only moves its reminder here."
    assert said[-1] == f"“Naltrexone” moved to Wed, Oct 7. {moved}"
    page.open_item(date(2026, 10, 7))
    choose(page, dose, "Remove this dose")
    assert said[-1] == f"“Naltrexone” cancelled. {left_out}"


def test_what_lies_ahead_cannot_be_answered_yet(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    page.open_item(date(2026, 10, 13))
    assert "I went" not in menu_of(page, _GROUP)
    close_menu()


def test_one_of_a_series_is_cancelled_and_planned_again(
    open_calendar: Open, workspace: Workspace, said: list[str]
) -> None:
    page = open_calendar(*PLAN)
    page.open_item(date(2026, 10, 13))
    focus(page, _GROUP)
    key(Qt.Key.Key_Delete)
    cancelled = "Harbor Street Group, 6:30 PM, support groups, Cancelled"
    assert rows(page) == [cancelled]
    assert focused() == cancelled
    assert said == ["“Harbor Street Group” cancelled"]
    assert list(menu_of(page, cancelled)) == ["Edit", "Plan it again"]
    close_menu()
    choose(page, cancelled, "Plan it again")
    assert rows(page) == [_GROUP]
    workspace.undo()
    workspace.undo()
    assert workspace.plan.overrides.all() == []
    assert rows(page) == [_GROUP]


def test_arrow_keys_walk_through_the_list(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    focus(page, _COUNSELING)
    key(Qt.Key.Key_Down)
    assert focused() == _GROUP
    key(Qt.Key.Key_Down)
    assert focused() == _GROUP
    key(Qt.Key.Key_Up)
    assert focused() == _COUNSELING
    key(Qt.Key.Key_Tab)
    assert focused() == "More about Counseling with Denise Kowalski"


def test_a_move_in_the_list_goes_along_to_another_week(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(*PLAN)
    focus(page, _COUNSELING)
    key(Qt.Key.Key_Right, _CTRL)
    assert [each.start for each in workspace.plan.commitments.in_area(Area.TREATMENT_TEAM)] == [at(7, 14)]
    assert focused() == _COUNSELING
    key(Qt.Key.Key_Down, _CTRL)
    assert page.header.title.text() == "Next week"
    assert focused() == _COUNSELING
    workspace.undo()
    workspace.undo()
    assert workspace.plan.commitments.get(COUNSELING.id) == COUNSELING


def test_a_free_day_opened_in_the_month_can_be_added_to(open_calendar: Open) -> None:
    page = open_calendar(COUNSELING)
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "View: Month")
    cell(page, "Friday, October 9").setFocus()
    key(Qt.Key.Key_Return)
    add = find(page, "Add", QPushButton)
    assert add.hasFocus()
    next(action for action in add.menu().actions() if action.text() == "A call").trigger()
    assert asked == [Destination(Area.SOBER_NETWORK, New(ItemKind.COMMITMENT, date(2026, 10, 9)))]


def test_keys_walk_through_the_month_and_open_a_day(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    press(page, "View: Month")
    assert (page.header.title.text(), page.header.lead.text()) == ("This month", "October 2026")
    cell(page, "Tuesday, October 6, today").setFocus()
    steps = [
        (Qt.Key.Key_Right, "Wednesday, October 7"),
        (Qt.Key.Key_Down, "Wednesday, October 14"),
        (Qt.Key.Key_Home, "Monday, October 12"),
        (Qt.Key.Key_End, "Sunday, October 18"),
        (Qt.Key.Key_Up, "Sunday, October 11"),
        (Qt.Key.Key_Left, "Saturday, October 10"),
        (Qt.Key.Key_PageDown, "Tuesday, November 10"),
        (Qt.Key.Key_PageUp, "Saturday, October 10"),
    ]
    for pressed, _name in steps[:6]:
        key(pressed)
        assert focused().startswith(_name)
    key(Qt.Key.Key_PageDown)
    assert focused().startswith("Tuesday, November 10")
    assert page.header.title.text() == "Next month"
    key(Qt.Key.Key_PageUp)
    assert focused().startswith("Saturday, October 10")
    for _week in range(2):
        key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Up)
    assert focused().startswith("Saturday, September 19")
    assert page.header.title.text() == "Last month"
    key(Qt.Key.Key_PageDown)
    for _day in range(6):
        key(Qt.Key.Key_Left)
    assert focused().startswith("Tuesday, October 13")
    key(Qt.Key.Key_Return)
    assert page.header.title.text() == "Next week"
    assert focused() == _GROUP


def test_tab_goes_from_a_day_to_its_items(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    press(page, "View: Month")
    cell(page, "Tuesday, October 6, today").setFocus()
    key(Qt.Key.Key_Tab)
    assert focused() == _COUNSELING
    key(Qt.Key.Key_Tab)
    assert focused() == _GROUP
    key(Qt.Key.Key_Tab)
    assert focused() == "Show Treatment team"


def test_an_item_is_moved_in_the_month_by_keys(open_calendar: Open, workspace: Workspace, said: list[str]) -> None:
    page = open_calendar(*PLAN)
    press(page, "View: Month")
    focus(page, _COUNSELING)
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        key(pressed, _CTRL)
        assert focused() == _COUNSELING
    assert said == [
        "“Counseling with Denise Kowalski” moved to Wed, Oct 7",
        "“Counseling with Denise Kowalski” moved to Wed, Oct 14",
        "“Counseling with Denise Kowalski” moved to Tue, Oct 13",
        "“Counseling with Denise Kowalski” moved to Tue, Oct 6",
    ]
    key(Qt.Key.Key_Right, _CTRL)
    for _step in range(5):
        workspace.undo()
    assert workspace.plan.commitments.get(COUNSELING.id) == COUNSELING
    assert workspace.plan.overrides.all() == []
    assert chip_day(page, _COUNSELING) == date(2026, 10, 6)


def test_one_of_a_series_is_moved_alone(open_calendar: Open, workspace: Workspace, said: list[str]) -> None:
    page = open_calendar(GROUP)
    press(page, "View: Month")
    chip = next(
        each for each in page.findChildren(MonthChip) if each.parentWidget() is cell(page, "Tuesday, October 13")
    )
    chip.setFocus()
    key(Qt.Key.Key_Right, _CTRL)
    assert workspace.plan.overrides.all() == [
        Override(commitment_id=GROUP.id, original_start=at(13, 18, 30), start=at(14, 18, 30))
    ]
    assert said == ["“Harbor Street Group” moved to Wed, Oct 14, only this one"]
    assert name_of(cell(page, "Tuesday, October 13")).endswith("Nothing planned.")
    assert QApplication.focusWidget().parentWidget() is cell(page, "Wednesday, October 14")  # type: ignore[union-attr]
    workspace.undo()
    assert workspace.plan.overrides.all() == []
    assert QApplication.focusWidget().parentWidget() is cell(page, "Tuesday, October 13")  # type: ignore[union-attr]


def test_a_move_across_the_end_of_the_month_goes_along(open_calendar: Open) -> None:
    last = replace(COUNSELING, start=at(30, 14))
    page = open_calendar(DENISE, last)
    page.open_item(date(2026, 10, 30))
    press(page, "View: Month")
    focus(page, _COUNSELING)
    key(Qt.Key.Key_Down, _CTRL)
    assert page.header.lead.text() == "November 2026"
    assert focused() == _COUNSELING
    assert chip_day(page, _COUNSELING) == date(2026, 11, 6)


def test_a_move_over_a_clock_change_keeps_its_time(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(DENISE, replace(COUNSELING, start=at(31, 14)))
    press(page, "View: Month")
    focus(page, _COUNSELING)
    key(Qt.Key.Key_Right, _CTRL)
    assert chip_day(page, _COUNSELING) == date(2026, 11, 1)
    moved = workspace.plan.commitments.get(COUNSELING.id)
    assert moved is not None
    assert moved.start == at(1, 14, month=11)


def test_an_item_is_dragged_to_another_day(open_calendar: Open, workspace: Workspace, said: list[str]) -> None:
    page = open_calendar(*PLAN)
    press(page, "View: Month")
    wanted = asked(page)
    drag(page, find(page, _COUNSELING, MonthChip), cell(page, "Thursday, October 15"))
    assert chip_day(page, _COUNSELING) == date(2026, 10, 15)
    assert said == ["“Counseling with Denise Kowalski” moved to Thu, Oct 15"]
    assert wanted == []
    workspace.undo()
    assert workspace.plan.commitments.get(COUNSELING.id) == COUNSELING


def test_a_drag_ends_with_escape_or_where_it_began(open_calendar: Open, workspace: Workspace, said: list[str]) -> None:
    page = open_calendar(*PLAN)
    press(page, "View: Month")
    wanted = asked(page)
    chip = find(page, _COUNSELING, MonthChip)
    drag(page, chip, cell(page, "Tuesday, October 6, today"))
    place = chip.mapFromGlobal(cell(page, "Thursday, October 15").mapToGlobal(QPoint(20, 20)))
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    QTest.mouseMove(chip, chip.rect().center() + QPoint(12, 0))
    QTest.mouseMove(chip, place)
    QTest.keyClick(chip, Qt.Key.Key_Escape)
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=place)
    assert workspace.plan.commitments.get(COUNSELING.id) == COUNSELING
    assert (said, wanted) == ([], [])


def test_a_full_day_shows_what_fits_and_how_many_more(open_calendar: Open, workspace: Workspace) -> None:
    visits = [commitment(f"Visit {hour}", at(8, hour), _VISIT) for hour in range(7, 22)]
    page = open_calendar(*visits)
    assert len(rows(page)) == 12
    focus(page, "More about Visit 18")
    key(Qt.Key.Key_Tab)
    assert focused() == "Show 3 more"
    press(page, "Show 3 more")
    assert len(rows(page)) == 15
    press(page, "View: Month")
    day = cell(page, "Thursday, October 8")
    assert name_of(day).endswith("Visit 10, 10:00 AM; Visit 11, 11:00 AM; 10 more.")
    shown = [each for each in day.findChildren(MonthChip) if each.isVisibleTo(page)]
    assert 2 <= len(shown) < 6
    shown[0].setFocus()
    key(Qt.Key.Key_Right, _CTRL)
    key(Qt.Key.Key_Left, _CTRL)
    assert focused().startswith("Visit 7")


def test_the_moved_item_is_in_sight_on_a_full_day(open_calendar: Open) -> None:
    visits = [commitment(f"Visit {hour}", at(8, hour), _VISIT) for hour in range(7, 20)]
    page = open_calendar(*visits, replace(COUNSELING, start=at(7, 21)), DENISE)
    press(page, "View: Month")
    name = _COUNSELING.replace("2:00 PM", "9:00 PM")
    focus(page, name)
    key(Qt.Key.Key_Right, _CTRL)
    assert focused() == name
    assert chip_day(page, name) == date(2026, 10, 8)


def test_a_call_is_named_by_whom_one_calls(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(SAM, commitment("", at(2), _CALL, 24 * 60, all_day=True, contact_ids=(SAM.id,)))
    page.open_item(date(2026, 10, 2))
    assert rows(page) == ["Call Sam Whitlock, Any time, sober network"]
    choose(page, "Call Sam Whitlock, Any time, sober network", "Done")
    assert [outcome.original_start for outcome in workspace.plan.outcomes.all()] == [at(2)]
    assert workspace.plan.events.last_contact() == {SAM.id: date(2026, 10, 2)}
    workspace.undo()
    assert workspace.plan.events.last_contact() == {}


def test_the_small_month_opens_a_day(open_calendar: Open) -> None:
    page = open_calendar(*PLAN)
    cell(page, "Tuesday, October 6, today").setFocus()
    key(Qt.Key.Key_Down)
    assert page.header.title.text() == "This week"
    key(Qt.Key.Key_Space)
    assert page.header.title.text() == "Next week"
    assert focused() == _GROUP


def test_midnight_brings_a_new_day(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(*PLAN)
    page.hide()
    workspace.now = lambda: NOW + timedelta(days=7)
    page.show()
    assert page.header.lead.text() == "October 12 to 18"
    assert name_of(cell(page, "Tuesday, October 13, today")).endswith("1 thing: Harbor Street Group, 6:30 PM.")


def test_what_other_pages_change_is_seen(open_calendar: Open, workspace: Workspace) -> None:
    page = open_calendar(*PLAN)
    done = Outcome(
        commitment_id=COUNSELING.id,
        original_start=COUNSELING.start,
        result=Result.DONE,
        answered_at=datetime(2026, 10, 6, 19, tzinfo=UTC),
    )
    workspace.plan.write("x", [done, replace(DENISE, name="Denise K.")])
    assert rows(page)[0] == "Counseling with Denise K., 2:00 PM, treatment team, Done, Larkfield Clinic, Room 4"


@pytest.mark.parametrize("as_month", [False, True])
@pytest.mark.parametrize(
    ("size", "scale"), [((988, 800), 1.0), ((708, 600), 1.0), ((1062, 800), 1.5), ((1200, 730), 2.0)]
)
def test_nothing_goes_beyond_the_sides(
    open_calendar: Open, qapp: QApplication, size: tuple[int, int], scale: float, as_month: bool
) -> None:
    before = theme.active()
    theme.apply(theme.Theme("light", scale))
    long = commitment("Family session about everything that has to be said " * 3, at(6, 9), _VISIT, place="x" * 90)
    page = open_calendar(*PLAN, long, size=size)
    if as_month:
        press(page, "View: Month")
    for shown in page.findChildren(QAbstractButton):
        if shown.isVisibleTo(page):
            left = shown.mapTo(page, QPoint(0, 0)).x()
            assert left >= 0, name_of(shown)
            assert left + shown.width() <= page.width(), name_of(shown)
    theme.apply(before)


def test_many_things_a_day_come_bit_by_bit(open_calendar: Open, qtbot: QtBot) -> None:
    many = [commitment(f"Talk {count}", at(1, 8), CommitmentKind.TALK, rule="FREQ=DAILY") for count in range(60)]
    page = open_calendar(*many)
    qtbot.waitUntil(lambda: "60 things" in name_of(cell(page, "Saturday, October 31")))
    assert names(page).count("Show 48 more") == 6
    press(page, "View: Month")
    qtbot.waitUntil(lambda: "60 things" in name_of(cell(page, "Saturday, October 31")))


@pytest.mark.parametrize("days", [7, -1])
def test_questions_go_along_with_a_visit_that_is_moved(workspace: Workspace, days: int) -> None:
    questions = visit_sheet(COUNSELING, TIRED, FORM)
    workspace.plan.write_without_undo([*PLAN, questions])
    items = workspace.plan.agenda(COUNSELING.start.date(), COUNSELING.start.date(), workspace.here())
    (item,) = (each for each in items if each.occurrence.commitment.id == COUNSELING.id)
    assert CalendarChanges(workspace).move(item, "Counseling", days)
    moved = workspace.plan.commitments.get(COUNSELING.id)
    assert moved is not None
    assert moved.start == COUNSELING.start + timedelta(days=days)
    asked = [line.text for line in lines_of(workspace, moved, moved.start)]
    assert asked == [TIRED.text, FORM.text]
    assert [each.original_start for each in workspace.plan.sheets.all()] == [moved.start]
    workspace.undo()
    assert workspace.plan.sheets.all() == [questions]
