"""Progress: what it shows and says, its pictures by keyboard, milestones of one's own, and a hard day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.treatment_team.team import VisitSheet
from aftercare.domain.progress.day_counts import is_kept_in_total
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import DayCount, Substance
from aftercare.paths import DataFolder
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.progress.hard_day_prompts import read as prompts_after
from aftercare.planner.safekeeping import Safekeeping
from aftercare.planner.workspace import Workspace
from aftercare.ui.charts.day_map import DaySquare
from aftercare.ui.charts.trend import TrendChart
from aftercare.ui.progress.page import ProgressPage
from tests.gui.hands import bring_up, names, press, type_into, words
from tests.mockup import plan as mockup_plan
from tests.shots import progress as shots_progress

Open = Callable[[str], ProgressPage]
TODAY = date(2026, 10, 6)


@pytest.fixture
def open_progress(workspace: Workspace, qtbot: QtBot) -> Open:
    """Progress on the plan of the design's pictures, or on an empty one."""

    def opens(plan: str = "weeks") -> ProgressPage:
        if plan == "weeks":
            shots_progress.fill(workspace)
        page = ProgressPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        return page

    return opens


def marks(workspace: Workspace) -> list[tuple[EventKind, date]]:
    """The days marked as hard."""
    kinds = (EventKind.USE_DAY, EventKind.HARD_DAY)
    return [(event.kind, event.day) for kind in kinds for event in workspace.plan.events.of_kind(kind)]


# What it shows


def test_the_number_the_counts_and_the_milestones(open_progress: Open) -> None:
    page = open_progress("weeks")
    assert {"recovery days", "Counted since August 20. It never resets.", "60 recovery days"} <= set(words(page))
    assert {"Could be as soon as October 20", "5 groups attended", "30 recovery days"} <= set(words(page))
    assert [text for text in words(page) if text.isdigit()] == ["7", "0", "1", "39"]


def test_the_person_chooses_the_number_or_none(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    workspace.save_settings(day_count=DayCount.CURRENT_RUN)
    page.refresh()
    assert "Counted since September 13. All in all it is 46 days." in words(page)
    workspace.save_settings(day_count=DayCount.NONE)
    page.refresh()
    shown = words(page)
    assert "You chose to see no number." in shown
    assert not [text for text in shown if "recovery day" in text]


def test_an_empty_plan_says_how_to_start(open_progress: Open, qtbot: QtBot) -> None:
    page = open_progress("empty")
    assert "Your first days will show here. One check-in is enough to start." in words(page)
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Check in")
    assert asked.args == [Destination(Place.TODAY, Panel.CHECK_IN)]


# Its pictures


def test_each_day_says_what_it_was_and_arrows_walk(open_progress: Open, qtbot: QtBot) -> None:
    page = open_progress("weeks")
    squares = {square.day: square for square in page.findChildren(DaySquare) if square.isVisibleTo(page)}
    assert squares[date(2026, 9, 12)].accessibleName() == "Saturday, September 12: a hard day."
    assert squares[date(2026, 10, 5)].accessibleName() == "Monday, October 5: 2 things done, checked in."
    assert not squares[date(2026, 10, 7)].isEnabled()
    squares[TODAY].setFocus()
    QTest.keyClick(squares[TODAY], Qt.Key.Key_Right)  # tomorrow has not come
    assert QApplication.focusWidget() is squares[TODAY]
    QTest.keyClick(squares[TODAY], Qt.Key.Key_Left)
    last_week = squares[TODAY - timedelta(days=7)]
    assert QApplication.focusWidget() is last_week
    with qtbot.waitSignal(page.open_requested) as asked:
        QTest.keyClick(last_week, Qt.Key.Key_Return)
    assert asked.args == [Destination(Place.TODAY, date(2026, 9, 29))]


def test_each_point_of_a_line_is_said(open_progress: Open) -> None:
    page = open_progress("weeks")
    chart = page.findChildren(TrendChart)[0]
    chart.setFocus()
    assert chart.words == "Tuesday, October 6: mood OK."
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.words == "Tuesday, October 6: cravings Mild."
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.words == "Monday, September 7: no sleep entered."
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleName() == f"Mood, cravings and sleep. {chart.words}"


def test_pictures_are_lists_too(open_progress: Open) -> None:
    page = open_progress("weeks")
    press(page, "Show as list: Your days")
    press(page, "Show as list: Mood, cravings and sleep")
    days, lines = (table.model() for table in page.findChildren(QTableView))
    assert [days.index(0, column).data() for column in (0, 1)] == ["Tue, Oct 6", "6 things done, checked in"]
    assert [lines.index(0, column).data() for column in range(4)] == ["October 6", "OK", "Mild", "7 hours"]
    press(page, "Show as picture: Your days")
    assert "Show as list: Your days" in names(page)


def test_all_goes_back_to_the_first_check_in(open_progress: Open) -> None:
    page = open_progress("weeks")
    press(page, "How far back: All")
    chart = page.findChildren(TrendChart)[0]
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.words.startswith("Thursday, August 20: mood")


# Milestones of one's own


def test_an_own_milestone_is_written_changed_and_removed(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("empty")
    workspace.plan.write_without_undo([shots_progress.SINCE])
    page.refresh()
    press(page, "Add one that matters to you")
    press(page, "Save")
    assert "Write a few words. Your day is still here." in words(page)
    type_into(page, "What matters to you", "A weekend with Mia")
    type_into(page, "Day", "Oct 20")
    press(page, "Save")
    (event,) = workspace.plan.events.of_kind(EventKind.MILESTONE)
    assert (event.title, event.day) == ("A weekend with Mia", date(2026, 10, 20))
    press(page, "Change A weekend with Mia")
    type_into(page, "Day", "Oct 1")
    press(page, "Save")
    assert "Oct 1" in words(page)
    press(page, "Change A weekend with Mia")
    press(page, "Remove")
    assert workspace.plan.events.of_kind(EventKind.MILESTONE) == []
    workspace.undo()
    assert len(workspace.plan.events.of_kind(EventKind.MILESTONE)) == 1


# A hard day


def test_a_use_day_puts_safety_first_and_takes_nothing_away(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    workspace.save_settings(substances=(Substance.OPIOIDS,))
    press(page, "Mark a hard day")
    press(page, "I drank or used")
    assert (EventKind.USE_DAY, TODAY) in marks(workspace)
    shown = words(page)
    assert "Thank you for being honest with yourself." in shown
    assert any("Your 46 recovery days are still yours" in text for text in shown)
    assert any("naloxone" in text for text in shown)
    assert "If you drank" not in shown
    order = ("Call 911 now if:", "First, your safety.", "Signs of an overdose", "What would help next?")
    assert sorted(map(shown.index, order)) == [shown.index(words) for words in order]
    press(page, "I’m safe right now")
    assert "I need help now" not in names(page)
    press(page, "Done for now")
    press(page, "Nothing for now")
    assert "Progress" in words(page)


def test_nothing_covers_the_words_on_safety_and_the_mark_can_be_undone(
    open_progress: Open, workspace: Workspace
) -> None:
    offered: list[str] = []
    workspace.offer_undo = offered.append
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I drank or used")
    assert offered == []
    assert "Remove this mark" in names(page)
    workspace.undo()
    assert (EventKind.USE_DAY, TODAY) not in marks(workspace)


def test_who_would_rather_not_say_gets_the_same_words_on_safety_first(
    open_progress: Open, workspace: Workspace
) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I drank or used")
    after_use = [text for text in words(page) if text != "First, your safety."]
    begin, end = after_use.index("Call 911 now if:"), after_use.index("What would help next?")
    press(page, "Remove this mark")
    press(page, "Mark a hard day")
    press(page, "I’d rather not say")
    not_said = words(page)
    assert (EventKind.HARD_DAY, TODAY) in marks(workspace)
    first = not_said.index("In case you used: first, your safety.")
    assert first < not_said.index("What would help next?")
    shown = [text for text in not_said if text != "In case you used: first, your safety."]
    assert after_use[begin:end] == shown[shown.index("Call 911 now if:") : shown.index("What would help next?")]
    press(page, "I’m safe right now")
    assert "I need help now" not in names(page)


def test_nobody_is_told_to_sleep_and_talk_later(open_progress: Open) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I drank or used")
    assert any(text.startswith("Rest where someone can check on you.") for text in words(page))
    assert not any("drink water, sleep" in text for text in words(page))


def test_who_can_open_what_was_marked_is_said_as_it_is(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    for is_protected, sentence in (
        (None, "Anyone who can use this computer account can open it."),
        (False, "Anyone who can use this computer account can open it."),
        (True, "Only someone with your passcode or your recovery code can open it."),
    ):
        if is_protected is not None:
            workspace.safekeeping = Safekeeping(
                folder=DataFolder(workspace.card_file.parent),
                root_key=b"",
                is_protected=is_protected,
                lock=lambda: None,
                rework=lambda *_what: None,
                start_over=lambda: None,
            )
        press(page, "Mark a hard day")
        press(page, "I drank or used")
        assert f"This stays in your plan. {sentence} You can change it later." in words(page)
        press(page, "Remove this mark")


def test_help_is_one_press_away(open_progress: Open, qtbot: QtBot) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I drank or used")
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "I need help now")
    assert asked.args == [Destination(Place.HELP_NOW)]


def test_one_next_thing_comes_from_the_plan(open_progress: Open, workspace: Workspace, qtbot: QtBot) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I’d rather not say")
    assert (EventKind.HARD_DAY, TODAY) in marks(workspace)
    press(page, "Call Sam: Show number")
    assert "555-0142" in words(page)
    press(page, "Tell Denise: Add to my questions")
    ((_sheet, visit),) = workspace.plan.sheets.load(VisitSheet, of=[mockup_plan.COUNSELING.id])
    assert [line.text for line in visit.lines] == ["Talk about a hard day"]
    press(page, "Rest first: Remind me at 9:00 AM")
    (call,) = [each for each in workspace.plan.commitments.all() if each.title == "Talk to someone"]
    assert (call.kind, call.start.isoformat(), len(call.reminders)) == (CommitmentKind.CALL, "2026-10-07T09:00:00", 1)
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Go to a group: See details")
    assert asked.args is not None
    assert asked.args[0].page is Area.SUPPORT_GROUPS


def test_one_change_in_the_plan_is_offered_last(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "I’d rather not say")
    press(page, "Done for now")
    press(page, "Talk to Sam every day for now: Do that")
    sam = workspace.plan.contacts.get(mockup_plan.SAM.id)
    assert sam is not None
    assert sam.call_every_days == 1
    assert "Progress" in words(page)


def test_what_helped_is_kept_with_the_day(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "It was hard, and I didn’t")
    assert "You got through it. That counts." in words(page)
    press(page, "Add what helped")
    type_into(page, "What helped?", "Called Leila 🌱")
    workspace.save_settings(hide_private_notes=True)
    assert "Show What helped?" in names(page)
    press(page, "Done")
    (event,) = workspace.plan.events.of_kind(EventKind.HARD_DAY)
    assert (event.day, event.note) == (TODAY, "Called Leila 🌱")


@pytest.mark.parametrize(("answer", "kept"), [("Keep it", True), ("Leave it out", False)])
def test_an_earlier_day_is_asked_about_and_stays_in_the_total_by_default(
    open_progress: Open, workspace: Workspace, answer: str, kept: bool
) -> None:
    page = open_progress("weeks")
    press(page, "Mark a hard day")
    press(page, "Which day?: Another day")
    type_into(page, "Day", "Oct 9")
    press(page, "I drank or used")
    assert "Choose today or a day before. Nothing is marked yet." in words(page)
    type_into(page, "Day", "Oct 1")
    press(page, f"Keep that day in your total?: {answer}")
    press(page, "I drank or used")
    event = workspace.plan.events.of_kind(EventKind.USE_DAY)[-1]
    assert (event.day, is_kept_in_total(event)) == (date(2026, 10, 1), kept)


def test_a_mark_goes_without_a_trace(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    before = workspace.plan.events.all()
    press(page, "Mark a hard day")
    press(page, "It was hard, and I didn’t")
    press(page, "Add what helped")
    type_into(page, "What helped?", "A walk")
    press(page, "Remove this mark")
    assert workspace.plan.events.all() == before
    press(page, "Mark a hard day")
    press(page, "Remove the mark of September 12")
    assert marks(workspace) == []


def test_undo_while_the_note_is_open_does_not_bring_the_mark_back(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    before = workspace.plan.events.all()
    press(page, "Mark a hard day")
    press(page, "It was hard, and I didn’t")
    press(page, "Add what helped")
    workspace.undo()
    type_into(page, "What helped?", "A walk")
    press(page, "Done")
    assert workspace.plan.events.all() == before


def test_the_person_chooses_the_words(open_progress: Open, workspace: Workspace) -> None:
    page = open_progress("weeks")
    workspace.save_settings(use_words="A lapse")
    press(page, "Mark a hard day")
    press(page, "A lapse")
    assert (EventKind.USE_DAY, TODAY) in marks(workspace)


def test_the_next_morning_says_one_line(workspace: Workspace) -> None:
    mockup_plan.fill(workspace)
    assert list(prompts_after(workspace, TODAY)) == []
    yesterday = TODAY - timedelta(days=1)
    hard = replace(shots_progress.SINCE, id=EventId("hard"), kind=EventKind.HARD_DAY, day=yesterday)
    workspace.plan.write_without_undo([hard])
    (ask,) = prompts_after(workspace, TODAY)
    assert ask.title == "Yesterday was hard. Today is a new one."
    assert ask.sentence == "Want to call Sam or Leila?"
    assert [(answer.words, answer.opens) for answer in ask.answers] == [
        ("Show numbers", Destination(Place.HELP_NOW)),
        ("Not now", None),
    ]
