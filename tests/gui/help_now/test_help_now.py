"""Help now: the numbers of each country, what the person chose to show, copying a number, and the way back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from aftercare import content
from aftercare.app.program import with_country
from aftercare.domain.areas.seek_help.crisis_line import CrisisLine, LineGroup, Reach
from aftercare.domain.areas.seek_help.helplines import crisis_lines, emergency_numbers
from aftercare.domain.records.settings import Substance
from aftercare.planner.seek_help import help_people
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import HelpAnswer, HelpPerson, OpenCard
from aftercare.ui.desktop import calling, clipboard
from aftercare.ui.help_now import session as help_session
from aftercare.ui.help_now.screen import HelpNow
from aftercare.ui.help_now.session import HelpSession
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import contact
from tests.mockup import plan as mockup_plan
from tests.shots.stage import Stage

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
        bring_up(page)
        return page

    return show


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_shows_all_its_numbers(opened: Open, country: str) -> None:
    page = opened(OpenCard(country=country))
    shown = words(page)
    says = content.emergency_card(country)
    assert says.heading in shown
    lines = crisis_lines(country)
    others = [line for line in lines if line.group is not LineGroup.EMERGENCY and not line.matters_first]
    assert not any(f"Copy {line.number}, {line.name}" in names(page) for line in others)
    if others:
        press(page, f"All {len(lines) - len(emergency_numbers(country))} lines")
        assert find(page, "Fewer lines").hasFocus()
        shown = words(page)
    for line in lines:
        assert any(line.number in text for text in shown), line.key
        if line.group is not LineGroup.EMERGENCY:
            assert line.name in shown
            assert f"Copy {line.number}, {line.name}" in names(page)
            assert any(line.hours in text and ", ".join(line.languages) in text for text in shown), line.key
    if says.more:
        assert says.more in shown


def test_all_lines_come_in_groups_and_go_again(opened: Open) -> None:
    page = opened(OpenCard(country="US"))
    assert "SafeSpot" not in words(page)
    press(page, "All 10 lines")
    shown = [text for text in words(page) if text in {"In a crisis", "Alcohol and drugs", "Poisoning and medicines"}]
    assert shown == ["In a crisis", "Alcohol and drugs", "Poisoning and medicines"]
    assert any("Call, then press 1" in text for text in words(page))
    assert any("Text AYUDA" in text for text in words(page))
    press(page, "Sources")
    assert sum("Checked on" in text for text in words(page)) == 10
    press(page, "Fewer lines")
    assert "SafeSpot" not in words(page)
    assert sum("Checked on" in text for text in words(page)) == 3


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


# What it keeps for now


def test_tab_reads_the_narrow_page_as_it_stands(opened: Open) -> None:
    """There the people come before the steps; a wider window reads the steps first again."""
    page = opened(OpenCard(country="US", steps=("Breathe",), people=(HelpPerson("Sam", "", "555-0142"),)))

    def tabbed() -> list[str]:
        first, second = find(page, "Copy 555-0142, Sam"), find(page, "Start timer")
        chain, widget = [], page.nextInFocusChain()
        while widget is not None and widget is not page:
            chain.append(widget)
            widget = widget.nextInFocusChain()
        return [name for _place, name in sorted([(chain.index(first), "Sam"), (chain.index(second), "timer")])]

    assert tabbed() == ["timer", "Sam"]
    page.resize(500, 800)
    assert tabbed() == ["Sam", "timer"]
    page.resize(1200, 800)
    assert tabbed() == ["timer", "Sam"]


def test_steps_are_ticked_for_as_long_as_the_program_runs(opened: Open, session: HelpSession) -> None:
    card = OpenCard(country="US", steps=("Breathe out", "Call Sam"))
    page = opened(card)
    press(page, "Step 2: Call Sam")
    assert session.ticked == {"Call Sam"}
    again = opened(card)
    assert [find(again, f"Step {number}: {step}").isChecked() for number, step in enumerate(card.steps, 1)] == [
        False,
        True,
    ]
    QTest.keyClick(find(again, "Step 2: Call Sam"), Qt.Key.Key_Return)
    assert session.ticked == set()


def test_the_timer_starts_beside_the_step_that_speaks_of_it(opened: Open) -> None:
    page = opened(OpenCard(steps=("Breathe out", "Wait 20 minutes", "Call Sam")))
    button, step = find(page, "Start timer"), find(page, "Step 2: Wait 20 minutes")
    assert button.parentWidget() is step.parentWidget()


def test_twenty_minutes_go_on_while_one_is_elsewhere(opened: Open, session: HelpSession) -> None:
    page = opened(OpenCard())
    press(page, "Start timer")
    assert session.minutes_left == 20
    assert "20 minutes. You only have to get through this part." in words(page)
    assert "20 minutes left" in words(page)
    page.closed.emit()
    page.hide()
    again = opened(OpenCard())
    assert "20 minutes left" in words(again)
    press(again, "Stop the timer")
    assert session.minutes_left is None
    assert find(again, "Start timer").hasFocus()


def test_after_twenty_minutes_it_asks_how_it_is(
    opened: Open, session: HelpSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(help_session, "TWENTY_MINUTES_MS", 20)
    page = opened(OpenCard(country="US"))
    with qtbot.waitSignal(session.ended):
        press(page, "Start timer")
    assert "20 minutes passed. How is it now?" in words(page)
    assert "20 minutes passed. How is it now?" in words(opened(OpenCard(country="US")))
    press(page, "About the same")
    assert "That’s OK. Another 20 minutes or a call can help." in words(page)
    with qtbot.waitSignal(session.ended):
        press(page, "Start timer again")
    press(page, "Worse: show numbers")
    assert page.focusWidget() is find(page, "Copy 988, 988 Suicide & Crisis Lifeline")
    assert not session.is_over
    with qtbot.waitSignal(session.ended):
        press(page, "Start timer")
    with qtbot.waitSignal(page.closed):
        press(page, "Steadier")


# After use


def test_after_use_safety_comes_before_the_numbers(opened: Open) -> None:
    page = opened(OpenCard(country="IE"))
    press(page, "I already used today")
    shown = words(page)
    assert "Thank you for being honest with yourself." in shown
    assert shown.index("Call 112 or 999 now if:") < shown.index("First, your safety.")
    assert any("Using again now is more dangerous, even a small amount." in text for text in shown)
    assert any("don’t sleep it off alone" in text for text in shown)
    assert any("Keep naloxone close" in text for text in shown)
    assert "They gurgle, or snore loudly and can’t be woken." in shown
    assert "Call 112 or 999 now. Stay on the line, and do what they tell you." in shown
    assert any("seizure: call 112 or 999 now." in text for text in shown)
    assert find(page, "I need help now").hasFocus()
    press(page, "I need help now")
    assert find(page, "Copy 116 123, Samaritans").hasFocus()
    press(page, "I already used today")
    press(page, "I’m safe right now")
    assert find(page, "Copy 116 123, Samaritans").hasFocus()


def test_escape_goes_back_one_step(opened: Open, qtbot: QtBot) -> None:
    page = opened(OpenCard(country="US"))
    press(page, "I already used today")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert "Crisis lines" in words(page)
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def in_the_plan(stage: Stage) -> HelpNow:
    mockup_plan.fill(stage.workspace)
    stage.open()
    stage.window.show_help()
    stage.settle()
    page = stage.window.findChild(HelpNow)
    assert isinstance(page, HelpNow)
    return page


def test_with_the_plan_open_it_says_what_its_substances_need(stage: Stage) -> None:
    stage.workspace.save_settings(substances=(Substance.OPIOIDS,))
    page = in_the_plan(stage)
    before = stage.workspace.plan.events.all()
    press(page, "I already used today")
    assert "If you used opioids" in words(page)
    assert "If you drank" not in words(page)
    press(page, "If you used something else")
    assert "If you drank" in words(page)
    assert words(page).count("If you used opioids") == 1
    press(page, "Sources")
    assert any(text.startswith("Source: HSE, drugs.ie, ") for text in words(page))
    press(page, "I’m safe right now")
    assert find(page, "Show numbers").hasFocus()
    press(page, "Mark a hard day")
    stage.settle()
    assert "What would you like to mark?" in words(stage.page)
    assert stage.workspace.plan.events.all() == before


def test_steadier_keeps_nothing_without_a_note(stage: Stage) -> None:
    page = in_the_plan(stage)
    press(page, "I feel steadier now")
    press(page, "Done")
    assert stage.workspace.plan.check_ins.all() == []
    assert stage.page.isVisible()


def test_steadier_adds_a_note_to_the_check_in(stage: Stage) -> None:
    stage.workspace.plan.write_without_undo([replace(mockup_plan.check_in(), note="A walk")])
    page = in_the_plan(stage)
    press(page, "I feel steadier now")
    type_into(page, "What helped?", "Calling Sam")
    press(page, "Done")
    (check_in,) = stage.workspace.plan.check_ins.all()
    assert (check_in.note, check_in.mood) == ("A walk\nCalling Sam", mockup_plan.check_in().mood)


# What it shows


def test_the_answer_of_today_shows_and_no_older_one(opened: Open) -> None:
    answer = HelpAnswer(day=TODAY, why="You noticed 2 of your signs.", plan="Call <b>Sam</b>.")
    says = "You noticed 2 of your signs.\nYour plan says: Call <b>Sam</b>."
    assert says in words(opened(OpenCard(answer=answer)))
    yesterday = replace(answer, day=date(2026, 10, 5))
    assert says not in words(opened(OpenCard(answer=yesterday)))


def test_reasons_show_in_the_person_s_words(opened: Open) -> None:
    page = opened(OpenCard(reasons=("My sister", "My own bed")))
    assert "“My sister”" in words(page)
    assert words(page).count("Your reason, in your words") == 2


def test_sources_are_shown_when_asked_for(opened: Open) -> None:
    page = opened(OpenCard(country="US"))
    assert not any("Checked on" in text for text in words(page))
    press(page, "Sources")
    shown = [text.replace("\u200b", "") for text in words(page)]
    assert any("988lifeline.org" in text and "Checked on November 22, 2026" in text for text in shown)
    press(page, "Hide sources")
    assert not any("Checked on" in text for text in words(page))


@pytest.mark.parametrize("known", [True, False])
def test_it_calls_only_where_something_is_known_to_call(
    opened: Open, monkeypatch: pytest.MonkeyPatch, known: bool
) -> None:
    called: list[str] = []
    monkeypatch.setattr(calling, "_has_handler", lambda: known)

    def refuse(url: QUrl) -> bool:
        called.append(url.toString())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    page = opened(OpenCard(country="US", people=(HelpPerson("Sam Whitlock", "", "(555) 01-42"),)))
    calls = [name for name in names(page) if name.startswith("Call ")]
    if not known:
        assert calls == []
        return
    assert "Call 741741, Crisis Text Line" not in calls
    press(page, "Call (555) 01-42, Sam Whitlock")
    press(page, "Call 911, Emergency")
    assert called == ["tel:5550142", "tel:911"]
    assert "This computer could not start the call. Please dial 911 on a phone." in words(page)


# From everywhere


def test_f1_opens_it_over_a_dialog_which_stays(stage: Stage, qtbot: QtBot) -> None:
    stage.open()
    dialog = QDialog(stage.window)
    stage.others.append(dialog)
    line = QLineEdit(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    line.setFocus()
    line.setText("half typed")
    QTest.keyClick(line, Qt.Key.Key_F1)
    stage.settle()
    page = dialog.findChild(HelpNow)
    assert isinstance(page, HelpNow)
    assert page.isWindow()
    assert page.isVisible()
    assert "988 Suicide & Crisis Lifeline" in words(page)
    press(page, "Close")
    stage.settle()
    assert dialog.isVisible()
    assert line.text() == "half typed"
    qtbot.waitUntil(line.hasFocus)
    dialog.hide()
    stage.window.show_help()
    assert isinstance(stage.window.findChild(HelpNow), HelpNow)


@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
def test_f1_closes_an_open_menu(stage: Stage) -> None:
    stage.open()
    menu = QMenu(stage.window)
    menu.addAction("One")
    menu.popup(stage.window.mapToGlobal(stage.window.rect().center()))
    QTest.keyClick(menu, Qt.Key.Key_F1)
    stage.settle()
    assert not menu.isVisible()
    assert isinstance(stage.window.findChild(HelpNow), HelpNow)


@pytest.mark.parametrize("contents", [b"", b"{", b"[1]", b'{"country": 3, "lines": [{"name": 1}], "people": "x"}'])
def test_a_damaged_card_still_shows_the_numbers_of_the_computer_s_country(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: bytes
) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("en_IE")))
    file = tmp_path / "open-card.json"
    file.write_bytes(contents)
    shown = words(opened(with_country(open_card.read(file))))
    assert "112 · 999" in shown
    assert "HSE Drugs and Alcohol Helpline" in shown


def test_what_the_plan_knows_comes_back_to_a_damaged_card(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([contact("Sam Whitlock", "555-0142", help_rank=1)])
    help_people.catch_up(workspace)
    assert [person.name for person in open_card.read(workspace.card_file).people] == ["Sam Whitlock"]
