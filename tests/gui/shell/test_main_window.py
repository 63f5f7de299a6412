"""The window around the pages: going places, Help now and back, Undo, and what is said when saving fails."""

from collections.abc import Callable
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Result
from aftercare.errors import AftercareError
from aftercare.planner.destinations import Destination, ItemKind, New, Place, SettingsSection
from aftercare.storage.file import errors
from aftercare.storage.file.open_card import WindowName
from aftercare.storage.records.rows import Name
from aftercare.storage.records.stores import Plan
from aftercare.ui import theme
from aftercare.ui.area.page import AreaPage
from aftercare.ui.calendar.page import CalendarPage
from aftercare.ui.frames.sidebar import SidebarShape, shape_for
from aftercare.ui.help_now.screen import HelpNow
from aftercare.ui.people.page import PeoplePage
from aftercare.ui.plan.page import PlanPage
from aftercare.ui.settings.page import SettingsPage
from aftercare.ui.shell.trouble import TroublePage
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.undo_bar import UndoBar
from tests.gui.hands import choose_from_menu, find, name_of, names, press, words
from tests.mockup import plan as mockup_plan
from tests.shots.stage import Stage

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WALK = "Walk around the lake, 20 minutes, 10:00 AM, self-care, {state}"


def key(stage: Stage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or stage.window, key, modifier)
    stage.settle()


def focused() -> str:
    focus = QApplication.focusWidget()
    return name_of(focus) if focus is not None else ""


def undo_bar(stage: Stage) -> UndoBar:
    (bar,) = stage.window.findChildren(UndoBar)
    return bar


def walks_done(stage: Stage) -> int:
    outcomes = stage.workspace.plan.outcomes.of(mockup_plan.WALK.id)
    return sum(outcome.result is Result.DONE for outcome in outcomes)


@pytest.mark.parametrize(("pressed", "place"), [(Qt.Key.Key_2, "My plan"), (Qt.Key.Key_F, "Find")])
def test_a_page_asked_for_while_the_plan_is_opened_is_shown_then(stage: Stage, pressed: Qt.Key, place: str) -> None:
    mockup_plan.fill(stage.workspace)
    stage.show()
    key(stage, pressed, CTRL)
    stage.window.open_plan(stage.workspace)
    stage.settle()
    assert find(stage.window, place).isChecked()
    key(stage, Qt.Key.Key_1, CTRL)
    assert find(stage.window, "Today").isChecked()


def test_keys_go_to_the_pages(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    for pressed, page, place in (
        (Qt.Key.Key_2, PlanPage, "My plan"),
        (Qt.Key.Key_3, CalendarPage, "Calendar"),
        (Qt.Key.Key_4, PeoplePage, "People"),
        (Qt.Key.Key_Comma, SettingsPage, "Settings"),
        (Qt.Key.Key_1, TodayPage, "Today"),
    ):
        key(stage, pressed, CTRL)
        assert isinstance(stage.page, page)
        assert find(stage.window.sidebar, place).isChecked()
        assert stage.page.isAncestorOf(stage.window.focusWidget())


def test_an_empty_today_begins_with_building_the_plan(stage: Stage) -> None:
    stage.open()
    assert focused() == "Build my plan"


def test_today_begins_at_the_first_thing_to_do(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    assert focused() == WALK.format(state="not done")


def test_find_opens_what_it_finds_and_gives_the_focus_back(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open(Place.PLAN)
    before = stage.window.focusWidget()
    key(stage, Qt.Key.Key_F, CTRL)
    field = find(stage.window, "Find", QLineEdit)
    assert field.hasFocus()
    key(stage, Qt.Key.Key_Escape)
    assert isinstance(stage.page, PlanPage)
    assert stage.window.focusWidget() is before
    key(stage, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(find(stage.window, "Find", QLineEdit), "denise")
    key(stage, Qt.Key.Key_Return)
    stage.settle()
    assert isinstance(stage.page, PeoplePage)
    assert "Denise Kowalski" in words(stage.page)
    assert stage.page.isAncestorOf(stage.window.focusWidget())


@pytest.mark.parametrize(
    ("size", "scale", "form"),
    [
        ((1200, 800), 1.0, SidebarShape.WIDE),
        ((800, 600), 1.0, SidebarShape.RAIL),
        ((1200, 800), 1.5, SidebarShape.RAIL),
    ],
)
def test_the_sidebar_fits_the_window(stage: Stage, size: tuple[int, int], scale: float, form: SidebarShape) -> None:
    theme.apply(theme.Theme("light", scale))
    stage.open()
    stage.window.build_again()
    stage.window.resize(*size)
    stage.settle()
    assert shape_for(stage.window.width()) is form
    places = [find(stage.window.sidebar, name) for name in ("Today", "My plan", "Calendar", "People", "Settings")]
    assert stage.window.sidebar.width() == theme.active().px(212 if form is SidebarShape.WIDE else 92)
    assert {place.x() for place in places} == {places[0].x()}
    press(stage.window.sidebar, "Help now")


def test_choosing_a_text_size_stays_at_the_choice(stage: Stage) -> None:
    stage.open()
    stage.window.go_to(Destination(Place.SETTINGS, SettingsSection.LOOK))
    find(stage.window, "Text size", QComboBox).setFocus()
    theme.apply(theme.Theme("light", 1.3))
    stage.window.build_again()
    stage.settle()
    assert isinstance(stage.page, SettingsPage)
    assert focused() == "Text size"


def test_at_the_largest_text_a_menu_leads_to_the_pages(stage: Stage) -> None:
    theme.apply(theme.Theme("light", 2.0))
    stage.open()
    stage.window.build_again()
    stage.settle()
    choose_from_menu(stage.window, "Menu", "Calendar")
    stage.settle()
    assert isinstance(stage.page, CalendarPage)
    assert "Help now" in names(stage.window.sidebar)


@pytest.mark.parametrize("way_out", ["Save", "Cancel"])
def test_a_form_opened_from_another_page_leads_back_to_it(stage: Stage, way_out: str) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open(Place.TODAY)
    press(stage.page, "See details")
    stage.settle()
    assert isinstance(stage.page, AreaPage)
    press(stage.page, way_out)
    stage.settle()
    assert isinstance(stage.page, TodayPage)
    assert focused() == "See details"


def test_a_form_opened_on_its_own_page_stays_there(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open(Place.TODAY)
    press(stage.page, "See details")
    press(stage.window.sidebar, "My plan")
    stage.window.go_to(Destination(Area.TREATMENT_TEAM, New(ItemKind.VISIT)))
    press(stage.page, "Cancel")
    stage.settle()
    assert isinstance(stage.page, AreaPage)


def test_the_sidebar_goes_to_the_pages_and_marks_the_open_one(stage: Stage) -> None:
    stage.open()
    press(stage.window, "My plan")
    assert isinstance(stage.page, PlanPage)
    stage.window.go_to(Destination(Area.SELF_CARE))
    assert isinstance(stage.page, AreaPage)
    assert [name for name in ("Today", "My plan", "Settings") if find(stage.window.sidebar, name).isChecked()] == [
        "My plan"
    ]


def test_arrow_keys_walk_the_sidebar_and_enter_opens(stage: Stage) -> None:
    stage.open()
    find(stage.window, "Today").setFocus()
    key(stage, Qt.Key.Key_Down)
    assert (focused(), type(stage.page)) == ("My plan", TodayPage)
    key(stage, Qt.Key.Key_Return)
    assert isinstance(stage.page, PlanPage)
    find(stage.window, "Help now").setFocus()
    key(stage, Qt.Key.Key_Down)
    assert focused() == "Today"


def test_a_page_stays_as_it_was_left(stage: Stage) -> None:
    stage.open()
    stage.window.go_to(Destination(Area.SOBER_NETWORK, New(ItemKind.CONTACT)))
    field = find(stage.window, "Name", QLineEdit)
    QTest.keyClicks(field, "Priya")
    key(stage, Qt.Key.Key_1, CTRL)
    stage.window.go_to(Destination(Area.SOBER_NETWORK))
    assert find(stage.window, "Name", QLineEdit).text() == "Priya"


def test_help_now_opens_over_anything_and_goes_back_to_the_same_place(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    find(stage.window, WALK.format(state="not done")).setFocus()
    key(stage, Qt.Key.Key_F1)
    assert stage.window.findChild(HelpNow) is not None
    assert focused() == "Close"
    key(stage, Qt.Key.Key_F1)
    assert len(stage.window.findChildren(HelpNow)) == 1
    key(stage, Qt.Key.Key_Escape)
    assert stage.window.findChild(HelpNow) is None
    assert isinstance(stage.page, TodayPage)
    assert focused() == WALK.format(state="not done")


def test_help_now_needs_no_plan(stage: Stage) -> None:
    stage.show()
    press(stage.window, "Help now")
    assert "Crisis lines" in words(stage.window)
    press(stage.window, "I feel steadier now")
    stage.settle()
    assert words(stage.window)[-1] == "Opening your plan"


def test_undo_and_redo_by_key_and_bar(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    press(stage.window, WALK.format(state="not done"))
    assert "“Walk around the lake, 20 minutes” done" in words(undo_bar(stage))
    key(stage, Qt.Key.Key_Z, CTRL)
    assert walks_done(stage) == 0
    assert "Taken back: “Walk around the lake, 20 minutes” done" in words(undo_bar(stage))
    assert "Undo" not in names(undo_bar(stage))
    key(stage, Qt.Key.Key_Z, CTRL | SHIFT)
    assert walks_done(stage) == 1
    assert "Done again: “Walk around the lake, 20 minutes” done" in words(undo_bar(stage))
    press(stage.window, WALK.format(state="done"))
    stage.settle()
    press(undo_bar(stage), "Undo")
    assert walks_done(stage) == 1
    key(stage, Qt.Key.Key_Y, CTRL)
    assert walks_done(stage) == 0


def test_undo_in_a_text_field_takes_back_the_typing_only(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    press(stage.window, WALK.format(state="not done"))
    stage.window.go_to(Destination(Place.SETTINGS))
    field = find(stage.window, "Your name", QLineEdit)
    field.setFocus()
    field.end(False)
    QTest.keyClicks(field, "!")
    key(stage, Qt.Key.Key_Z, CTRL)
    assert field.text() == "Rowan"
    assert walks_done(stage) == 1


def test_what_could_not_be_saved_is_said_and_tried_again(stage: Stage) -> None:
    mockup_plan.fill(stage.workspace)
    stage.open()
    with mock.patch.object(Plan, "write", side_effect=errors.VaultReadOnly()):
        press(stage.window, WALK.format(state="not done"))
        stage.settle()
        assert str(errors.VaultReadOnly()) in words(stage.window)
        assert not find(stage.window, WALK.format(state="not done")).isChecked()
        press(stage.window, "Try again")
        stage.settle()
        assert names(stage.window).count("Try again") == 1
    press(stage.window, "Try again")
    stage.settle()
    assert walks_done(stage) == 1
    assert "Try again" not in names(stage.window)


def test_a_notice_can_be_closed(stage: Stage) -> None:
    stage.open()
    stage.window.show_problem(AftercareError("The disk is full."), lambda: pytest.fail("not asked for"))
    stage.settle()
    press(stage.window, "Close")
    stage.settle()
    assert "The disk is full." not in words(stage.window)


def test_trouble_leaves_help_now_and_offers_to_try_again(stage: Stage, qtbot: QtBot) -> None:
    trouble = TroublePage(errors.VaultDamaged(), stage.folder)
    stage.window.show_trouble(trouble)
    stage.show()
    assert str(errors.VaultDamaged()) in words(stage.window)
    with qtbot.waitSignal(trouble.try_again_chosen):
        press(stage.window, "Try again")
    key(stage, Qt.Key.Key_F1)
    assert stage.window.findChild(HelpNow) is not None


def test_the_window_is_called_as_the_person_chose(stage: Stage) -> None:
    stage.open()
    assert stage.window.windowTitle() == "Aftercare"
    stage.workspace.save_card(window_name=WindowName.PLANNER)
    assert stage.window.windowTitle() == "Planner"
    assert "Planner" in words(stage.window.sidebar)


def test_closing_asks_the_program(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    with qtbot.waitSignal(stage.window.close_requested):
        stage.window.close()
    event = QCloseEvent()
    stage.window.closeEvent(event)
    assert not event.isAccepted()
    with qtbot.waitSignal(stage.window.quit_requested):
        key(stage, Qt.Key.Key_Q, CTRL)


def test_undo_without_anything_to_take_back_says_nothing(stage: Stage) -> None:
    page: QWidget = stage.open()
    key(stage, Qt.Key.Key_Z, CTRL)
    assert page.isVisible()
    assert undo_bar(stage).isHidden()


def test_a_window_built_again_leaves_no_reader_behind(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    readers: list[object] = []
    watch = Plan.watch

    def counted(plan: Plan, callback: Callable[[list[Name]], None]) -> Callable[[], None]:
        readers.append(callback)
        end = watch(plan, callback)

        def ended() -> None:
            readers.remove(callback)
            end()

        return ended

    monkeypatch.setattr(Plan, "watch", counted)
    stage.open(Place.TODAY)
    assert len(readers) == 1
    for _time in range(10):
        stage.window.build_again()
        stage.settle()
    assert len(readers) == 1
