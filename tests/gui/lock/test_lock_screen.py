"""The lock screen: what it asks, how it refuses, and that nothing is ever taken away for trying."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.ui.desktop.idle import Idle
from aftercare.ui.lock.lock_screen import LockScreen, wait_after
from aftercare.ui.lock.passcode_fields import advice
from tests.gui.hands import bring_up, find, names, press, type_into, words


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    made = LockScreen("Planner", "9:14 AM", "Tuesday, October 6")
    qtbot.addWidget(made)
    made.resize(1200, 800)
    bring_up(made)
    return made


def passcode(screen: QWidget, name: str = "Passcode") -> QLineEdit:
    return find(screen, name, QLineEdit)


def test_the_passcode_is_hidden_shown_and_given(screen: LockScreen, qtbot: QtBot) -> None:
    assert {"Planner is locked", "9:14 AM", "You can paste here", "No passcode needed"} <= set(words(screen))
    field = passcode(screen)
    QTest.keyClicks(field, "blue kettle")
    assert field.echoMode() is QLineEdit.EchoMode.Password
    press(screen, "Show")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    with qtbot.waitSignal(screen.passcode_given) as given:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert given.args == ["blue kettle"]


def test_a_wrong_passcode_is_said_and_can_be_tried_again_at_once(screen: LockScreen) -> None:
    field = passcode(screen)
    QTest.keyClicks(field, "green")
    press(screen, "Unlock")
    screen.refuse("That passcode didn't match.")
    assert "That passcode didn't match." in words(screen)
    assert (field.text(), field.hasFocus()) == ("", True)
    assert find(screen, "Unlock").isEnabled()


def test_waits_grow_to_half_a_minute_and_end(screen: LockScreen, qtbot: QtBot) -> None:
    assert [wait_after(tries) for tries in range(11)] == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30]
    for _try in range(3):
        screen.refuse("No.")
    given: list[str] = []
    screen.passcode_given.connect(given.append)
    assert "Try again in 1 second" in names(screen)
    QTest.keyClicks(passcode(screen), "blue")
    QTest.keyClick(passcode(screen), Qt.Key.Key_Return)
    assert given == []
    qtbot.waitUntil(lambda: "Unlock" in names(screen), timeout=5000)
    press(screen, "Unlock")
    assert given == ["blue"]


def test_a_forgotten_passcode_leads_by_the_code_to_a_new_one(screen: LockScreen, qtbot: QtBot) -> None:
    press(screen, "Forgot your passcode?")
    type_into(screen, "Recovery code", "ab12")
    with qtbot.waitSignal(screen.code_given) as given:
        press(screen, "Open my plan")
    assert given.args == ["ab12"]
    screen.refuse("That is not quite the code.")
    assert "That is not quite the code." in words(screen)
    assert passcode(screen, "Recovery code").text() == "ab12"
    screen.ask_new_passcode()
    type_into(screen, "New passcode", "blue kettle on the hill")
    assert "Strong." in words(screen)
    press(screen, "Save and open my plan")
    assert "The two are not the same. Type it here once more." in words(screen)
    type_into(screen, "Type it again", "blue kettle on the hill")
    with qtbot.waitSignal(screen.new_passcode_given) as chosen:
        press(screen, "Save and open my plan")
    assert chosen.args == ["blue kettle on the hill"]


def test_without_code_a_new_plan_is_begun_only_when_asked_for(screen: LockScreen, qtbot: QtBot) -> None:
    press(screen, "Forgot your passcode?")
    press(screen, "I don’t have the code")
    assert find(screen, "Back").hasFocus()
    assert any("not deleted" in text for text in words(screen))
    with qtbot.waitSignal(screen.new_plan_chosen):
        press(screen, "Start a new plan")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("", ""), ("1234567", "Easy"), ("kettle7", "Good"), ("a b c", "Easy"), ("one two three", "Strong")],
)
def test_advice_is_in_plain_words(typed: str, says: str) -> None:
    assert advice(typed).startswith(says)


def test_a_window_left_alone_or_slept_over_is_noticed_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    moment = datetime(2026, 10, 6, 12, tzinfo=UTC)
    minutes = 5
    idle = Idle(window.windowHandle(), lambda: moment, lambda: minutes)
    left: list[datetime] = []
    idle.left.connect(lambda: left.append(moment))

    def pass_by(time: timedelta) -> None:
        nonlocal moment
        end = moment + time
        while moment < end:
            moment = min(end, moment + timedelta(seconds=5))
            idle.look()

    pass_by(timedelta(minutes=4, seconds=55))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    pass_by(timedelta(minutes=4, seconds=55))
    assert left == []
    pass_by(timedelta(seconds=5))
    assert len(left) == 1
    moment += timedelta(hours=8)
    idle.look()
    assert len(left) == 2
    minutes = 0
    pass_by(timedelta(minutes=30))
    assert len(left) == 2


def test_esc_twice_at_once_is_noticed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    moment = datetime(2026, 10, 6, 12, tzinfo=UTC)
    idle = Idle(window.windowHandle(), lambda: moment, lambda: 5)
    twice: list[bool] = []
    idle.esc_twice.connect(lambda: twice.append(True))
    for gap in (2000, 2000, 300):
        moment += timedelta(milliseconds=gap)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    assert twice == [True]
