"""Settings: each control writes what it says, at once, and follows what is changed elsewhere."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from aftercare import __version__
from aftercare.domain.progress.day_counts import day_counts
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.planner.destinations import Place, SettingsSection
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import Theme, WindowName
from aftercare.ui import theme
from aftercare.ui.settings.page import SettingsPage
from tests.gui.hands import bring_up, find, name_of, names, press, type_into, words
from tests.gui.made_up import HERE, NOW
from tests.shots.stage import Stage

LEFT = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 8, 21), recorded_at=NOW)
DAY = "The day you leave or left treatment"
Open = Callable[..., SettingsPage]


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace) -> Open:
    """Opens Settings at one of its sections."""

    def show(section: str = "About you") -> SettingsPage:
        page = SettingsPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        press(page, section)
        return page

    return show


def pick(page: SettingsPage, name: str, words: str) -> None:
    """Choose from a drop-down by keyboard."""
    choice = find(page, name, QComboBox)
    choice.setFocus()
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())
    QApplication.processEvents()


def leavings(workspace: Workspace) -> list[date]:
    return [event.day for event in workspace.plan.events.of_kind(EventKind.LEFT_TREATMENT)]


def test_arrow_keys_and_enter_choose_a_section(opened: Open) -> None:
    page = opened()
    find(page, "About you").setFocus()
    focus = find(page, "About you")
    for expected in ("Look", "Progress", "Privacy", "Reminders", "Help now", "Your data", "About", "About you"):
        QTest.keyClick(focus, Qt.Key.Key_Down)
        focus = find(page, expected)
        assert focus.hasFocus()
    QTest.keyClick(focus, Qt.Key.Key_Up)
    QTest.keyClick(find(page, "About"), Qt.Key.Key_Return)
    assert f"Version {__version__}" in words(page)


# About you


def test_the_name_is_kept_when_left(opened: Open, workspace: Workspace) -> None:
    page = opened()
    type_into(page, "Your name", " Rowan ")
    assert workspace.plan.settings.person_name == "Rowan"


def test_the_leaving_day_is_changed_and_undone(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEFT])
    page = opened()
    assert find(page, DAY, QLineEdit).text() == "Fri, Aug 21"
    type_into(page, DAY, "9/1")
    assert leavings(workspace) == [date(2026, 9, 1)]
    assert "I left only once" not in names(page)
    workspace.undo()
    assert leavings(workspace) == [date(2026, 8, 21)]
    assert find(page, DAY, QLineEdit).text() == "Fri, Aug 21"


def test_leaving_a_second_time_does_not_begin_the_total_again(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEFT])
    page = opened()
    type_into(page, DAY, "Oct 5")
    assert leavings(workspace) == [date(2026, 8, 21), date(2026, 10, 5)]
    assert "You left treatment before, on Friday, August 21. Your recovery days go on from there." in words(page)
    counts = day_counts(None, workspace.plan.events.all(), date(2026, 10, 6))
    assert (counts.total, counts.since_leaving) == (46, 1)
    press(page, "I left only once")
    assert leavings(workspace) == [date(2026, 10, 5)]


def test_a_leaving_day_that_cannot_be_read_is_said_and_stays(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEFT])
    page = opened()
    type_into(page, DAY, "Feb 30")
    sentence = "Enter a day, like Oct 6. Your other answers are saved."
    assert sentence in words(page)
    workspace.save_settings(person_name="Rowan")
    assert find(page, DAY, QLineEdit).text() == "Feb 30"
    assert leavings(workspace) == [date(2026, 8, 21)]
    type_into(page, DAY, "Feb 27")
    assert sentence not in words(page)
    assert leavings(workspace) == [date(2026, 2, 27)]


def test_not_sure_takes_the_leaving_day_away(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEFT])
    page = opened()
    press(page, "Not sure yet")
    assert leavings(workspace) == []
    assert find(page, DAY, QLineEdit).text() == ""
    press(page, "Not sure yet")
    assert find(page, DAY, QLineEdit).hasFocus()
    type_into(page, DAY, "today")
    assert leavings(workspace) == [date(2026, 10, 6)]
    assert not find(page, "Not sure yet").isChecked()


# Look


@pytest.mark.parametrize(
    ("words", "chosen"),
    [
        ("Same as this computer", Theme.SYSTEM),
        ("Light", Theme.LIGHT),
        ("Dark", Theme.DARK),
        ("Light, high contrast", Theme.HC_LIGHT),
        ("Dark, high contrast", Theme.HC_DARK),
    ],
)
def test_colors_are_kept_on_the_card(opened: Open, workspace: Workspace, words: str, chosen: Theme) -> None:
    workspace.card = open_card.OpenCard(theme=Theme.DARK if chosen is not Theme.DARK else Theme.LIGHT)
    page = opened("Look")
    pick(page, "Colors", words)
    assert open_card.read(workspace.card_file).theme is chosen
    assert find(page, "Colors", QComboBox).currentText() == words


def test_the_text_size_is_kept_on_the_card(opened: Open, workspace: Workspace) -> None:
    page = opened("Look")
    assert find(page, "Text size", QComboBox).currentText() == "100 %"
    pick(page, "Text size", "150 %")
    assert open_card.read(workspace.card_file).text_scale == 1.5


def test_the_open_window_is_painted_anew_when_the_colors_change(stage: Stage) -> None:
    stage.open(Place.SETTINGS, SettingsSection.LOOK)
    before = stage.window.grab().toImage().pixelColor(500, 600)
    assert before == theme.Theme("light").paint("bg")
    theme.apply(theme.Theme("dark"))
    stage.settle()
    assert stage.window.grab().toImage().pixelColor(500, 600) == theme.Theme("dark").paint("bg")


# Privacy


@pytest.mark.parametrize(
    ("choice", "chosen", "sample"),
    [
        ("Full", ReminderWords.FULL, "It will look like this: “Aftercare. Counseling at 2:00 PM.”"),
        ("Private", ReminderWords.PRIVATE, "It will look like this: “Planner. You have something at 2:00 PM.”"),
        ("No words", ReminderWords.NONE, "It will look like this: “Planner. Reminder”"),
    ],
)
def test_reminder_words_show_what_they_look_like(
    opened: Open, workspace: Workspace, choice: str, chosen: ReminderWords, sample: str
) -> None:
    other = ReminderWords.NONE if chosen is not ReminderWords.NONE else ReminderWords.FULL
    workspace.save_settings(reminder_words=other)
    page = opened("Privacy")
    press(page, f"Reminder words: {choice}")
    assert workspace.plan.settings.reminder_words is chosen
    assert sample in words(page)
    press(page, f"Reminder words: {choice}")  # one of them is always chosen
    assert workspace.plan.settings.reminder_words is chosen


def test_the_window_gets_another_name(stage: Stage) -> None:
    page = stage.open(Place.SETTINGS, SettingsSection.PRIVACY)
    assert isinstance(page, SettingsPage)
    pick(page, "Name on the window and taskbar", "Planner")
    assert open_card.read(stage.workspace.card_file).window_name is WindowName.PLANNER
    assert stage.window.windowTitle() == "Planner"


def test_private_notes_are_hidden_and_shown(opened: Open, workspace: Workspace) -> None:
    page = opened("Privacy")
    press(page, "Hide my private notes")
    assert workspace.plan.settings.hide_private_notes
    QTest.keyClick(find(page, "Hide my private notes"), Qt.Key.Key_Space)
    assert not workspace.plan.settings.hide_private_notes


# Reminders


def test_reminders_pause_until_a_morning_in_this_zone(opened: Open, workspace: Workspace) -> None:
    page = opened("Reminders")
    tomorrow = datetime(2026, 10, 7, 7, tzinfo=HERE).astimezone(UTC)
    for choice, until in (
        ("Until tomorrow morning", tomorrow),
        ("For a week", tomorrow + timedelta(days=6)),
        ("Until I turn them on", datetime(9999, 1, 1, tzinfo=UTC)),
        ("Not paused", None),
    ):
        pick(page, "Pause reminders", choice)
        assert workspace.plan.settings.reminders_paused_until == until
        assert find(page, "Pause reminders", QComboBox).currentText() == choice


def test_a_pause_chosen_days_ago_is_still_named(opened: Open, workspace: Workspace) -> None:
    workspace.save_settings(reminders_paused_until=datetime(2026, 10, 9, 7, tzinfo=HERE).astimezone(UTC))
    page = opened("Reminders")
    assert find(page, "Pause reminders", QComboBox).currentText() == "Until Friday, October 9"
    workspace.save_settings(reminders_paused_until=NOW - timedelta(hours=1))
    assert find(page, "Pause reminders", QComboBox).currentText() == "Not paused"


def test_quiet_hours_are_turned_off_on_and_moved(opened: Open, workspace: Workspace) -> None:
    page = opened("Reminders")
    press(page, "Quiet hours")
    assert (workspace.plan.settings.quiet_from, workspace.plan.settings.quiet_until) == (None, None)
    assert "From" not in names(page, QLineEdit)
    press(page, "Quiet hours")
    type_into(page, "From", "930p")
    type_into(page, "Until", "6:15")
    assert (workspace.plan.settings.quiet_from, workspace.plan.settings.quiet_until) == (time(21, 30), time(6, 15))
    assert find(page, "From", QLineEdit).text() == "9:30 PM"


@pytest.mark.parametrize("typed", ["25:00", "later", ""])
def test_a_time_that_is_none_is_said_and_not_kept(opened: Open, workspace: Workspace, typed: str) -> None:
    page = opened("Reminders")
    type_into(page, "From", typed)
    sentence = "Enter a time, like 2:30 PM. Your other answers are saved."
    assert sentence in words(page)
    assert workspace.plan.settings.quiet_from == time(22)
    type_into(page, "From", "11 pm")
    assert sentence not in words(page)
    assert workspace.plan.settings.quiet_from == time(23)


def test_the_check_in_reminder_has_a_time_of_its_own(opened: Open, workspace: Workspace) -> None:
    page = opened("Reminders")
    assert "At" not in names(page, QLineEdit)
    press(page, "Remind me to check in")
    assert workspace.plan.settings.check_in_reminder_at == time(20)
    type_into(page, "At", "noon")
    assert workspace.plan.settings.check_in_reminder_at == time(12)
    press(page, "Remind me to check in")
    assert workspace.plan.settings.check_in_reminder_at is None


def test_a_test_reminder_is_sent_and_its_problem_said(opened: Open, workspace: Workspace) -> None:
    sent: list[str] = []
    workspace.ringing.send_test = lambda: sent.append("test")
    page = opened("Reminders")
    press(page, "Send a test now")
    assert sent == ["test"]
    workspace.ringing.problem = "This desktop shows no notifications."
    workspace.signals.changed.emit(frozenset({Settings}))
    assert "This desktop shows no notifications. So a small card of Aftercare’s own appears." in words(page)
    workspace.ringing.test_result = "The test was shown on Aftercare’s own card at 8:30 AM."
    workspace.signals.changed.emit(frozenset({Settings}))
    assert workspace.ringing.test_result in words(page)


# Help now, data


def test_the_country_is_kept_and_its_numbers_shown_with_source(opened: Open, workspace: Workspace) -> None:
    page = opened("Help now")
    pick(page, "Your country", "Germany")
    assert open_card.read(workspace.card_file).country == "DE"
    shown = words(page)
    assert any(": 112" in text for text in shown)
    assert any(text.startswith("Source: domradio.de/") for text in (text.replace("\u200b", "") for text in shown))


def test_a_country_no_longer_offered_stays_chosen_until_another_is_picked(opened: Open, workspace: Workspace) -> None:
    workspace.save_card(country="HR")
    page = opened("Help now")
    country = find(page, "Your country", QComboBox)
    assert country.currentText() == "Croatia"
    pick(page, "Your country", "Ireland")
    assert country.findText("Croatia") == -1
    assert country.currentText() == "Ireland"


def test_where_the_plan_is_can_be_read_but_not_changed(opened: Open, workspace: Workspace, tmp_path: Path) -> None:
    page = opened("Your data")
    place = find(page, "Folder of your plan", QLineEdit)
    assert (place.text(), place.isReadOnly()) == (str(tmp_path), True)
    assert name_of(find(page, "Open the folder")) == "Open the folder"
