"""Help now: the numbers of each country, what the person chose to show, copying a number, and the way back."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from aftercare import content
from aftercare.domain.helplines import CrisisLine, Reach, crisis_lines
from aftercare.storage.open_card import HelpPerson, OpenCard
from aftercare.ui import clipboard
from aftercare.ui.help_now import HelpNow
from aftercare.ui.help_session import HelpSession
from tests import mockup_plan
from tests.gui.hands import names, press, words
from tests.shots_stage import Stage

COUNTRIES = [code for code, _name in content.countries()]
TODAY = date(2026, 10, 6)
Open = Callable[[OpenCard], HelpNow]


@pytest.fixture
def session(qapp: QApplication) -> Iterator[HelpSession]:
    """What Help now keeps between two looks at it."""
    session = HelpSession()
    yield session
    session.stop()


@pytest.fixture
def opened(qtbot: QtBot, session: HelpSession) -> Open:
    """Opens Help now over a card."""

    def show(card: OpenCard) -> HelpNow:
        page = HelpNow(card, session, TODAY)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return show


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_shows_all_its_numbers(opened: Open, country: str) -> None:
    page = opened(OpenCard(country=country))
    shown = words(page)
    says = content.emergency_card(country)
    assert says.heading in shown
    for line in crisis_lines(country):
        assert any(line.number in text for text in shown), line.key
        if not line.emergency:
            assert line.name in shown
            assert f"Copy {line.number}, {line.name}" in names(page)
    if not crisis_lines(country):
        assert says.more in shown


def test_without_a_country_it_says_what_to_do(opened: Open) -> None:
    page = opened(OpenCard())
    assert "Call your emergency number now if:" in words(page)
    assert content.emergency_card("").more in words(page)
    assert [name for name in names(page) if name.startswith("Copy")] == []


def test_without_steps_it_offers_some(opened: Open) -> None:
    page = opened(OpenCard(country="US"))
    assert any("breathe out slowly, go to another room, call someone" in text for text in words(page))
    assert "My people" not in words(page)


def test_it_shows_what_the_person_chose_in_their_order(opened: Open) -> None:
    people = (HelpPerson("Sam Whitlock", "Any time", "555-0142"), HelpPerson("Leila Marsh", "My sister", ""))
    page = opened(OpenCard(country="US", steps=("Breathe out", "Call <b>Sam</b>"), people=people))
    shown = words(page)
    assert shown.index("Breathe out") < shown.index("Call <b>Sam</b>")
    assert shown.index("Sam Whitlock") < shown.index("555-0142") < shown.index("Leila Marsh")
    assert [name for name in names(page) if "Leila" in name] == []


def test_own_lines_come_before_those_of_the_country(opened: Open) -> None:
    own = CrisisLine(key="own", country="US", name="Clinic line", number="555-0120", how=Reach.TEXT, own=True)
    shown = words(opened(OpenCard(country="US", lines=(own,))))
    assert shown.index("Clinic line") < shown.index("988 Suicide & Crisis Lifeline")


@pytest.mark.parametrize("copied_meanwhile", ["", "my own words"])
def test_a_copied_number_is_taken_off_the_clipboard_again(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, copied_meanwhile: str
) -> None:
    monkeypatch.setattr(clipboard, "_KEPT_MS", 20)
    page = opened(OpenCard(people=(HelpPerson("Sam Whitlock", "", "555-0142"),)))
    QApplication.clipboard().clear()
    press(page, "Copy 555-0142, Sam Whitlock")
    assert QApplication.clipboard().text() == "555-0142"
    assert "Copied: 555-0142. In a minute it is taken off the clipboard." in words(page)
    if copied_meanwhile:
        QApplication.clipboard().setText(copied_meanwhile)
    qtbot.wait(60)
    assert QApplication.clipboard().text() == copied_meanwhile


@pytest.mark.parametrize("way", ["Esc", "Close", "I feel steadier now"])
def test_every_way_back(opened: Open, qtbot: QtBot, way: str) -> None:
    page = opened(OpenCard(country="US"))
    with qtbot.waitSignal(page.closed):
        if way == "Esc":
            QTest.keyClick(page, Qt.Key.Key_Escape)
        else:
            press(page, way)


def test_all_numbers_are_seen_without_scrolling(opened: Open) -> None:
    people = tuple(HelpPerson(f"Person {number}", "Any time", f"555-014{number}") for number in range(3))
    page = opened(OpenCard(country="US", people=people))
    copies = [each for each in page.findChildren(QAbstractButton) if each.accessibleName().startswith("Copy")]
    assert len(copies) == 6
    assert [each.accessibleName() for each in copies if each.visibleRegion().boundingRect() != each.rect()] == []


def test_all_numbers_are_in_sight_in_the_smallest_window(stage: Stage) -> None:
    stage.window.resize(800, 600)
    mockup_plan.fill(stage.workspace)
    stage.open()
    stage.window.show_help()
    stage.settle()
    page = stage.window.findChild(HelpNow)
    assert isinstance(page, HelpNow)
    numbers = [each for each in page.findChildren(QLabel) if each.property("face") in ("phone", "card", "title")]
    shown = {each.text() for each in numbers if each.visibleRegion().boundingRect() == each.rect()}
    assert {"911", "555-0142", "555-0178", "555-0120", "988", "1-800-662-4357", "741741"} <= shown
    assert any("Text HOME" in text for text in words(page))
