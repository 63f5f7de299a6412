"""The controls themselves: keys, words that can be read or not, lines that wrap, the undo bar, the focus ring."""

from collections.abc import Callable
from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from aftercare import i18n
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import CheckBox, Chip, ChoiceCards, MoodRow, Segmented, Stepper
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, MeetingTimeEdit, NotesEdit, TimeEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.surfaces import Scroll
from aftercare.ui.widgets.undo_bar import UndoBar
from tests.gui.hands import bring_up, find, names, press, words

W = TypeVar("W", bound=QWidget)
Shown = Callable[..., QWidget]
TODAY = date(2026, 10, 6)


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows widgets under each other in an active window."""
    windows: list[QWidget] = []  # Qt deletes what nobody holds

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        bring_up(window)
        return window

    return show


def key(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def enter_text(field: QWidget, text: str) -> None:
    """Type into a field and leave it."""
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)


# Choosing


def cravings(*, clearable: bool = True) -> Segmented[str]:
    return Segmented("Cravings", [("none", "None"), ("mild", "Mild"), ("strong", "Strong")], clearable=clearable)


def test_arrow_keys_choose_a_segment_and_go_round(shown: Shown) -> None:
    segments, after = cravings(), QLineEdit()
    window = shown(segments, after)
    chosen: list[object] = []
    segments.chosen.connect(chosen.append)
    assert segments.value is None
    find(window, "Cravings: None").setFocus()
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        key(pressed)
    assert chosen == ["mild", "strong", "none", "strong", "mild"]
    assert find(window, "Cravings: Mild").hasFocus()


def test_tab_stops_once_at_segments_where_the_choice_is(shown: Shown) -> None:
    before, segments, after = QLineEdit(), cravings(), QLineEdit()
    window = shown(before, segments, after)
    segments.choose("strong")
    before.setFocus()
    key(Qt.Key.Key_Tab)
    assert find(window, "Cravings: Strong").hasFocus()
    key(Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_choosing_again_clears_where_that_makes_sense(shown: Shown) -> None:
    free, bound = cravings(), cravings(clearable=False)
    bound.setAccessibleName("Bound")
    window = shown(free)
    press(window, "Cravings: Mild")
    press(window, "Cravings: Mild")
    assert free.value is None
    window = shown(bound)
    press(window, "Cravings: Mild")
    press(window, "Cravings: Mild")
    assert bound.value == "mild"


def test_space_and_enter_choose_a_mood(shown: Shown) -> None:
    moods = MoodRow("Mood", [(1, "Rough", "frown"), (2, "Good", "smile")])
    window = shown(moods)
    find(window, "Mood: Good").setFocus()
    key(Qt.Key.Key_Space)
    assert moods.value == 2
    key(Qt.Key.Key_Return)
    assert moods.value is None


def test_one_choice_card_is_always_chosen(shown: Shown) -> None:
    cards = ChoiceCards("Who", [("alone", "Just me"), ("two", "Two of us")])
    window = shown(cards)
    assert cards.value == "alone"
    press(window, "Just me")
    assert cards.value == "alone"
    find(window, "Just me").setFocus()
    key(Qt.Key.Key_Down)
    assert find(window, "Two of us").isChecked()


def test_check_box_is_hit_beside_its_mark(shown: Shown) -> None:
    box = CheckBox("Not sure yet")
    shown(box)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, box.height() - 3))
    assert box.isChecked()


@pytest.mark.parametrize("make", [lambda: Button("Save"), lambda: IconButton("x", "Save"), lambda: Chip("Save")])
def test_enter_and_space_press_every_kind_of_button(
    shown: Shown, qtbot: QtBot, make: Callable[[], Button | IconButton | Chip]
) -> None:
    button = make()
    shown(button)
    button.setFocus()
    for pressed in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            key(pressed)


def test_a_wheel_over_a_drop_down_changes_nothing(shown: Shown) -> None:
    choice = Choice([("a", "A"), ("b", "B")])
    picked: list[object] = []
    choice.picked.connect(picked.append)
    shown(choice)
    choice.setFocus()
    key(Qt.Key.Key_Down)
    assert (choice.value, picked) == ("b", ["b"])
    choice.offer([("b", "B"), ("c", "C")])
    assert choice.value == "b"
    choice.choose("gone")
    assert choice.value is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_each_row_of_a_drop_down_is_high_enough_to_hit(qapp: QApplication, shown: Shown, scale: float) -> None:
    theme.apply(theme.Theme("light", scale))
    choice = Choice([("a", "A"), ("b", "B")])
    shown(choice)
    assert choice.view().sizeHintForRow(0) >= 32 * scale
    theme.apply(theme.Theme("light"))
    qapp.setStyleSheet("")


# The stepper


def stepper() -> Stepper:
    names = {"unset": "Not set", "less": "Less", "more": "More"}
    return Stepper("Sleep", first=420, step=30, highest=480, words=names)


def test_the_first_press_lands_on_the_usual_value(shown: Shown) -> None:
    sleep = stepper()
    window = shown(sleep)
    assert (sleep.value, "Not set" in words(window)) == (None, True)
    press(window, "Less")
    assert sleep.value == 420
    press(window, "Less")
    assert sleep.value == 390
    assert find(window, "Sleep: 390", QLabel)


def test_arrow_keys_step_within_the_limits(shown: Shown) -> None:
    sleep = stepper()
    window = shown(sleep)
    find(window, "More").setFocus()
    for _press in range(5):
        key(Qt.Key.Key_Up)
    assert sleep.value == 480
    for _press in range(20):
        key(Qt.Key.Key_Down)
    assert sleep.value == 0
    assert find(window, "More").hasFocus()


# Days and times


def test_a_day_long_past_means_next_year_where_days_come(shown: Shown) -> None:
    edit = DateEdit(TODAY, coming=True)
    window = shown(Field("Day", edit), QLineEdit())
    edit.setFocus()
    enter_text(find(window, "Day", QLineEdit), "feb 28")
    assert (edit.day, edit.text()) == (date(2027, 2, 28), "Sun, Feb 28, 2027")


def test_a_day_is_written_out_and_one_that_is_none_stays_as_typed(shown: Shown) -> None:
    edit, edited = DateEdit(TODAY), list[str]()
    edit.edited.connect(edited.append)
    window = shown(Field("Day", edit), QLineEdit())
    field = find(window, "Day", QLineEdit)
    field.setFocus()
    enter_text(field, "tomorrow")
    assert (edit.day, edit.text()) == (date(2026, 10, 7), "Wed, Oct 7")
    field.setFocus()
    enter_text(field, "Feb 30")
    assert (edit.day, edit.text(), edit.unreadable) == (None, "Feb 30", True)
    assert edited == ["tomorrow", "Feb 30"]
    assert words(window) == ["Day", "Enter a day, like Oct 6."]


@pytest.mark.parametrize(
    ("country", "shown_as", "said"),
    [
        ("US", "Wed, Jun 10", ""),
        ("GB", "Tue, Oct 6", ""),
        ("CA", "6/10", "This can be June 10 or October 6. Write the month as a word, like Oct 6."),
        ("ZZ", "6/10", "This can be June 10 or October 6. Write the month as a word, like Oct 6."),
    ],
)
def test_figures_are_read_by_the_country_and_shown_with_the_month(
    shown: Shown, country: str, shown_as: str, said: str
) -> None:
    i18n.use_country(country)
    field = Field("Day", DateEdit(TODAY))
    window = shown(field, QLineEdit())
    field.control.setFocus()
    enter_text(find(window, "Day", QLineEdit), "6/10")
    assert (find(window, "Day", QLineEdit).text(), field.error) == (shown_as, said)


def test_a_day_that_was_left_unsaved_is_shown_as_it_is_read() -> None:
    edit = DateEdit(TODAY)
    edit.set_text("6/10")
    assert edit.text() == "Wed, Jun 10"
    edit.set_text("some day")
    assert edit.text() == "some day"


@pytest.mark.parametrize(
    ("typed", "moment", "written"),
    [
        ("2pm", time(14), "2:00 PM"),
        ("14:30", time(14, 30), "2:30 PM"),
        ("230p", time(14, 30), "2:30 PM"),
        ("2:30 p.m.", time(14, 30), "2:30 PM"),
        ("noon", time(12), "12:00 PM"),
        ("midnight", time(0), "12:00 AM"),
        ("12 am", time(0), "12:00 AM"),
        ("25:00", None, "25:00"),
        ("13pm", None, "13pm"),
        ("2:75", None, "2:75"),
        ("later", None, "later"),
    ],
)
def test_times_are_read_as_people_write_them(shown: Shown, typed: str, moment: time | None, written: str) -> None:
    edit = TimeEdit()
    shown(edit, QLineEdit())
    edit.setFocus()
    enter_text(edit, typed)
    assert (edit.moment, edit.text(), edit.unreadable) == (moment, written, moment is None)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2:30", "2:30 PM"),
        ("6:59", "6:59 PM"),
        ("7:00", "7:00 AM"),
        ("02:30", "2:30 AM"),
        ("2:30 am", "2:30 AM"),
        ("12:15", "12:15 PM"),
    ],
)
def test_people_meet_in_the_afternoon_unless_they_say_otherwise(shown: Shown, typed: str, written: str) -> None:
    edit = MeetingTimeEdit()
    shown(edit, QLineEdit())
    edit.setFocus()
    enter_text(edit, typed)
    assert edit.text() == written


def test_a_field_says_its_error_to_the_eye_and_to_a_screen_reader(shown: Shown) -> None:
    field = Field("Starts", TimeEdit(), optional=True)
    window = shown(field)
    field.show_error("Enter a time, like 2:30 PM.")
    QApplication.processEvents()
    assert "Enter a time, like 2:30 PM." in words(window)
    assert field.control.accessibleDescription() == field.error == "Enter a time, like 2:30 PM."
    assert "Starts (optional)" in words(window)
    field.show_error("")
    assert (field.error, field.control.accessibleDescription()) == ("", "")


def test_notes_are_left_by_tab_and_saved_when_left(shown: Shown) -> None:
    notes, after = NotesEdit(), QLineEdit()
    shown(notes, after)
    edited: list[str] = []
    notes.edited.connect(edited.append)
    notes.setFocus()
    QTest.keyClicks(notes, "Slept well")
    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert edited == ["Slept well\n"]


# Layout


def test_flow_wraps_where_the_width_ends_and_passes_over_what_is_hidden(shown: Shown) -> None:
    strip = QWidget()
    flow = FlowLayout(strip, gap=10)
    parts = [QWidget() for _number in range(4)]
    for part in parts:
        part.setFixedSize(100, 30)
        flow.addWidget(part)
    assert [flow.heightForWidth(width) for width in (430, 429, 209, 50)] == [30, 70, 150, 150]
    assert flow.minimumSize() == QSize(100, 30)
    window = shown(strip)
    strip.setFixedSize(320, 70)
    parts[1].hide()
    QApplication.processEvents()
    assert [(part.x(), part.y()) for part in parts if part.isVisibleTo(window)] == [(0, 0), (110, 0), (220, 0)]


def test_a_flow_keeps_its_items_while_others_come_and_go(shown: Shown) -> None:
    strip = QWidget()
    flow = FlowLayout(strip, gap=10)
    parts = [QPushButton(str(number)) for number in range(4)]
    for part in parts:
        flow.addWidget(part)
    items = [item for place in range(4) if (item := flow.itemAt(place)) is not None]
    assert [Shiboken.createdByPython(item) for item in items] == [True] * 4
    shown(strip)
    flow.removeWidget(parts[0])
    parts[1].setParent(None)
    first = flow.takeAt(0)
    assert first is not None
    assert first.widget() is parts[2]
    assert flow.count() == 1
    assert flow.heightForWidth(200) == parts[3].sizeHint().height()


# The undo bar


@pytest.fixture
def page() -> QWidget:
    page = QWidget()
    page.setMinimumSize(700, 300)
    return page


@pytest.fixture
def bar(shown: Shown, page: QWidget) -> UndoBar:
    bar = UndoBar(page)
    shown(page, QLineEdit())
    bar.offer("“Walk” done")
    QApplication.processEvents()
    return bar


def timer(bar: UndoBar) -> QTimer:
    (one,) = bar.findChildren(QTimer)
    return one


def time_is_up(bar: UndoBar) -> None:
    timer(bar).timeout.emit()


def test_the_undo_bar_goes_by_itself(bar: UndoBar) -> None:
    assert timer(bar).isActive()
    assert timer(bar).interval() == 10_000
    time_is_up(bar)
    timer(bar).stop()
    assert bar.isHidden()


def test_the_undo_bar_stays_while_it_has_the_focus(bar: UndoBar) -> None:
    find(bar, "Undo").setFocus()
    time_is_up(bar)
    assert bar.isVisible()
    assert timer(bar).isActive()
    find(bar, "Undo").clearFocus()
    time_is_up(bar)
    timer(bar).stop()
    assert bar.isHidden()


def test_the_undo_bar_takes_back_once_and_says_only_the_last_change(bar: UndoBar, qtbot: QtBot) -> None:
    bar.offer("“Run” done")
    assert words(bar) == ["“Run” done"]
    with qtbot.waitSignal(bar.undo_requested):
        press(bar, "Undo")
    assert bar.isHidden()
    bar.offer("Taken back", undoable=False)
    assert names(bar) == []
    timer(bar).stop()


def test_the_undo_bar_stays_at_the_bottom_center(bar: UndoBar, page: QWidget) -> None:
    for width in (700, 900):
        page.setFixedSize(width, 300)
        QApplication.processEvents()
        assert abs(bar.geometry().center().x() - page.width() // 2) <= 1
        assert 0 < page.height() - bar.geometry().bottom() < 40
    timer(bar).stop()


@pytest.mark.parametrize("name", ["The Anchor bar on 3rd Street, " * 16, "x" * 500])
def test_the_undo_bar_stays_on_the_page_with_a_long_name(bar: UndoBar, page: QWidget, name: str) -> None:
    bar.offer(f"“{name}” added")
    QApplication.processEvents()
    assert page.rect().contains(bar.geometry())
    assert bar.height() < 120
    undo = find(bar, "Undo")
    assert bar.rect().contains(undo.geometry())
    assert undo.width() >= undo.sizeHint().width()
    (said,) = words(bar)
    assert said.endswith("added")
    timer(bar).stop()


# The focus ring


def ring_color(window: QWidget, widget: QWidget) -> str:
    """The color 3 pixels left of a widget."""
    left = widget.mapTo(window, QPoint(-3, widget.height() // 2))
    return window.grab().toImage().pixelColor(left).name().upper()


def test_a_field_that_opens_under_the_edge_comes_into_sight(shown: Shown, qtbot: QtBot) -> None:
    scroll, field, button = Scroll(), QLineEdit(), Button("Coffee")
    scroll.body.addWidget(button)
    scroll.body.addSpacing(2000)
    scroll.body.addWidget(field)
    window = shown(scroll, QLineEdit())
    FocusRing(window)
    window.setFixedSize(300, 200)
    button.setFocus()
    field.setFocus()
    qtbot.waitUntil(lambda: scroll.viewport().rect().contains(field.mapTo(scroll.viewport(), QPoint(0, 0))))


def test_the_ring_is_around_a_field_always_and_a_button_after_a_key(shown: Shown) -> None:
    theme.apply(theme.Theme("light"))
    field, button = QLineEdit(), Button("Save")
    window = shown(field, button)
    FocusRing(window)
    field.setFocus()
    button.setFocus()
    focus = theme.Theme("light").color("focus")
    assert ring_color(window, button) != focus
    key(Qt.Key.Key_Tab)
    assert ring_color(window, field) == focus
    key(Qt.Key.Key_Tab)
    assert ring_color(window, button) == focus
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ring_color(window, button) != focus


def test_the_ring_lives_on_when_what_it_is_around_is_deleted(shown: Shown) -> None:
    box, after = QWidget(), QLineEdit()
    inside = QLineEdit(box)
    window = shown(box, after)
    FocusRing(window)
    inside.setFocus()
    box.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.grab()
    after.setFocus()
    window.grab()
    assert QApplication.focusWidget() is after


def test_the_ring_follows_its_window(shown: Shown) -> None:
    window = shown(QLineEdit())
    ring = FocusRing(window)
    window.resize(640, 480)
    QApplication.processEvents()
    assert ring.size() == window.size()
