"""The program's own reminder: its words and buttons, what a press answers, and that it never takes the focus."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Button, Notice
from aftercare.ui.reminders import reminder_card
from aftercare.ui.reminders.reminder_card import CardNotice, ReminderCard
from tests.gui.hands import bring_up, choose_from_menu, names, press, words

VISIT = Notice(
    key="visit",
    names=(),
    app_name="Planner",
    title="You have something at 2:00 PM.",
    body="Leave by 1:25 PM.",
    buttons=(Button(Action.OK, "OK"), Button(Action.SNOOZE, "In 15 minutes"), Button(Action.OPEN, "Open")),
)
MEDICINE = Notice(
    key="medicine",
    names=(),
    app_name="Planner",
    title="7:30 AM reminder.",
    buttons=(Button(Action.DONE, "Done"), Button(Action.SKIP, "Skip")),
)


MORE = replace(MEDICINE, buttons=VISIT.buttons, more=(Button(Action.HOUR, "In 1 hour"),))


def each(*notices: Notice) -> list[CardNotice]:
    return [CardNotice(notice) for notice in notices]


@pytest.fixture
def card(qtbot: QtBot) -> ReminderCard:
    card = ReminderCard()
    qtbot.addWidget(card)
    return card


def test_it_says_what_the_notice_says(card: ReminderCard) -> None:
    card.show_notices(each(VISIT))
    assert words(card) == ["Planner", "You have something at 2:00 PM.", "Leave by 1:25 PM."]
    assert names(card) == ["Close this reminder", "OK", "In 15 minutes", "Open"]
    assert card.windowTitle() == "Planner"


def test_it_stands_aside_for_help_now_and_comes_back(card: ReminderCard) -> None:
    card.show_notices(each(VISIT))
    card.stand_aside(aside=True)
    assert card.isHidden()
    card.show_notices(each(VISIT, MEDICINE))
    assert card.isHidden()
    card.stand_aside(aside=False)
    assert card.isVisible()
    assert "7:30 AM reminder." in words(card)


def test_with_nothing_to_say_it_does_not_come_back(card: ReminderCard) -> None:
    card.stand_aside(aside=True)
    card.stand_aside(aside=False)
    assert card.isHidden()
    card.show_notices(each(VISIT))
    card.stand_aside(aside=True)
    card.show_notices([])
    card.stand_aside(aside=False)
    assert card.isHidden()


@pytest.mark.parametrize(("button", "action"), [("OK", "ok"), ("In 15 minutes", "snooze"), ("Open", "open")])
def test_each_button_answers(card: ReminderCard, qtbot: QtBot, button: str, action: str) -> None:
    card.show_notices(each(VISIT))
    qtbot.waitExposed(card)
    with qtbot.waitSignal(card.answered) as answer:
        press(card, button)
    assert answer.args == ["visit", action]


def test_several_answer_each_for_itself(card: ReminderCard, qtbot: QtBot) -> None:
    card.show_notices(each(VISIT, MEDICINE))
    qtbot.waitExposed(card)
    with qtbot.waitSignal(card.answered) as answer:
        press(card, "Done")
    assert answer.args == ["medicine", "done"]


def test_it_takes_no_focus_from_what_one_is_doing(card: ReminderCard, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    bring_up(field)
    field.setFocus()
    card.show_notices(each(VISIT))
    QApplication.processEvents()
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    QTest.keyClicks(field, "still typing")
    assert field.text() == "still typing"


def test_a_screen_reader_says_it_without_the_focus(card: ReminderCard) -> None:
    with mock.patch.object(reminder_card, "QAccessible") as screen_reader:
        card.show_notices(each(VISIT, MEDICINE))
    (said,) = screen_reader.updateAccessibility.call_args.args
    assert said.message() == "You have something at 2:00 PM. Leave by 1:25 PM. 7:30 AM reminder. "


def test_it_stays_in_the_corner_of_the_screen_and_fits_its_words(card: ReminderCard) -> None:
    screen = QGuiApplication.primaryScreen().availableGeometry()
    for notices in ([VISIT], [VISIT, MEDICINE], [MEDICINE]):
        card.show_notices(each(*notices))
        QApplication.processEvents()
        assert screen.contains(card.geometry())
        assert screen.right() - card.geometry().right() < 24
        assert screen.bottom() - card.geometry().bottom() < 24
        assert card.height() == card.heightForWidth(card.width())


def test_it_goes_when_closed_or_when_nothing_is_left(card: ReminderCard, qtbot: QtBot) -> None:
    card.show_notices(each(VISIT))
    qtbot.waitExposed(card)
    press(card, "Close this reminder")
    assert card.isHidden()
    card.show_notices(each(VISIT))
    assert card.isVisible()
    card.show_notices([])
    assert card.isHidden()


def test_it_never_reads_markup(card: ReminderCard) -> None:
    marked = Notice(key="k", names=(), app_name="Aftercare", title="<b>Walk</b> & <i>run</i>", buttons=())
    card.show_notices(each(marked))
    assert "<b>Walk</b> & <i>run</i>" in words(card)


def test_other_times_are_in_a_menu_beside_the_snooze(card: ReminderCard, qtbot: QtBot) -> None:
    card.show_notices(each(MORE))
    assert names(card) == ["Close this reminder", "OK", "In 15 minutes", "Other times", "Open"]
    with qtbot.waitSignal(card.answered) as answer:
        choose_from_menu(card, "Other times", "In 1 hour")
    assert answer.args == ["medicine", "hour"]


def test_a_new_one_is_now_and_later_has_its_time(card: ReminderCard, qtbot: QtBot) -> None:
    for timer in card.findChildren(QTimer):
        timer.setInterval(0)
    card.show_notices([CardNotice(VISIT, "1:00 PM", is_new=True)])
    assert words(card)[0] == "Planner · now"
    qtbot.waitUntil(lambda: words(card)[0] == "Planner · 1:00 PM")
    card.show_notices([CardNotice(VISIT, "Yesterday, 1:00 PM")])
    assert words(card)[0] == "Planner · Yesterday, 1:00 PM"


def test_escape_puts_it_away_unanswered(card: ReminderCard, qtbot: QtBot) -> None:
    card.show_notices(each(VISIT))
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.isHidden()
