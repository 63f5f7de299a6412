"""The first start: what is asked, what is said about a day that can't be read, and the answers a plan begins with."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from aftercare import i18n
from aftercare.content import ANOTHER_COUNTRY
from aftercare.ui.shell.welcome import Beginning, Welcome
from tests.gui.hands import bring_up, find, name_of, press, type_into, words

DAY = "The day you leave or left treatment"
Open = Callable[..., tuple[Welcome, list[Beginning]]]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens Welcome at its second step, or at its first."""

    def show(country: str = "US", *, step: int = 2) -> tuple[Welcome, list[Beginning]]:
        welcome, begun = Welcome(date(2026, 10, 6), country), list[Beginning]()
        welcome.begun.connect(begun.append)
        qtbot.addWidget(welcome)
        welcome.resize(1200, 800)
        bring_up(welcome)
        if step == 2:
            press(welcome, "Start my plan")
        return welcome, begun

    return show


def test_first_step_says_three_facts_and_asks_who_is_here(opened: Open) -> None:
    welcome, _begun = opened(step=1)
    assert {"Six short steps, at your pace", "Only on this computer", "Help is always one click away"} <= set(
        words(welcome)
    )
    assert find(welcome, "Just me").isChecked()


def test_the_plan_begins_with_what_was_answered(opened: Open) -> None:
    welcome, begun = opened(step=1)
    press(welcome, "Me and my counselor")
    press(welcome, "Start my plan")
    type_into(welcome, "Your name", "  Rowan ")
    type_into(welcome, DAY, "oct 1")
    assert find(welcome, DAY, QLineEdit).text() == "Thu, Oct 1"
    press(welcome, "Go on")
    assert begun == [Beginning(together=True, name="Rowan", left_on=date(2026, 10, 1), country="US")]


def test_name_is_optional_and_the_day_may_be_open(opened: Open) -> None:
    welcome, begun = opened()
    press(welcome, "Not sure yet")
    assert not find(welcome, DAY, QLineEdit).isEnabled()
    press(welcome, "Go on")
    assert begun == [Beginning(together=False, name="", left_on=None, country="US")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Feb 30", "Enter a day, like Oct 6. Your other answers are still here."),
        ("soon", "Enter a day, like Oct 6. Your other answers are still here."),
        ("", "Enter a day, or choose Not sure yet. Your other answers are still here."),
    ],
)
def test_a_day_that_is_none_is_said_beside_the_field(opened: Open, typed: str, sentence: str) -> None:
    welcome, begun = opened()
    type_into(welcome, "Your name", "Rowan")
    type_into(welcome, DAY, typed)
    assert ("Enter a day, like Oct 6." in words(welcome)) is bool(typed)  # as soon as one leaves it
    press(welcome, "Go on")
    field = find(welcome, DAY, QLineEdit)
    assert begun == []
    assert sentence in words(welcome)
    assert field.hasFocus()
    assert (field.text(), field.accessibleDescription()) == (typed, sentence)
    assert find(welcome, "Your name", QLineEdit).text() == "Rowan"
    press(welcome, "Not sure yet")
    assert sentence not in words(welcome)
    press(welcome, "Go on")
    assert begun[0].left_on is None


def test_the_country_chosen_puts_a_day_in_figures_in_order(opened: Open) -> None:
    i18n.use_country("XX")
    welcome, begun = opened("XX")
    type_into(welcome, DAY, "6/10")
    question = "This can be June 10 or October 6. Write the month as a word, like Oct 6."
    assert question in words(welcome)
    press(welcome, "Go on")
    assert begun == []
    country = find(welcome, "Your country", QComboBox)
    for name, shown in (("United States", "Wed, Jun 10"), ("United Kingdom", "Tue, Oct 6")):
        country.setCurrentText(name)
        country.activated.emit(country.currentIndex())
        assert question not in words(welcome)
        assert find(welcome, DAY, QLineEdit).text() == shown
    press(welcome, "Go on")
    assert begun[0].left_on == date(2026, 10, 6)


def test_a_day_in_the_future_is_fine(opened: Open) -> None:
    welcome, begun = opened()
    type_into(welcome, DAY, "tomorrow")
    press(welcome, "Go on")
    assert begun[0].left_on == date(2026, 10, 7)


@pytest.mark.parametrize(("computer", "shown"), [("DE", "DE"), ("HR", "HR"), ("XX", ANOTHER_COUNTRY)])
def test_the_country_is_the_computers_or_another(opened: Open, computer: str, shown: str) -> None:
    welcome, begun = opened(computer)
    press(welcome, "Not sure yet")
    press(welcome, "Go on")
    assert begun[0].country == shown


def test_another_country_can_be_chosen(opened: Open) -> None:
    welcome, begun = opened()
    country = find(welcome, "Your country", QComboBox)
    country.setFocus()
    QTest.keyClicks(country, "Germ")
    press(welcome, "Not sure yet")
    press(welcome, "Go on")
    assert begun[0].country == "DE"


def test_back_keeps_the_answers(opened: Open) -> None:
    welcome, _begun = opened()
    type_into(welcome, "Your name", "Rowan")
    press(welcome, "Back")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert name_of(focus) == "Start my plan"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert find(welcome, "Your name", QLineEdit).hasFocus()
    assert find(welcome, "Your name", QLineEdit).text() == "Rowan"


def test_a_problem_with_beginning_is_said_and_the_answers_stay(opened: Open) -> None:
    welcome, begun = opened()
    type_into(welcome, "Your name", "Rowan")
    press(welcome, "Not sure yet")
    welcome.show_problem("This computer is out of space.")
    assert "This computer is out of space." in words(welcome)
    press(welcome, "Go on")
    assert begun[0].name == "Rowan"


def test_help_now_is_on_both_steps(opened: Open, qtbot: QtBot) -> None:
    for step in (1, 2):
        welcome, _begun = opened(step=step)
        with qtbot.waitSignal(welcome.help_chosen):
            press(welcome, "Help now")
