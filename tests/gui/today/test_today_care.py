"""Today: amounts, an order of one's own, pauses, what is asked at a time, and other days of the same."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import PauseId
from aftercare.planner.destinations import Destination, ItemKind, Known, Place
from aftercare.planner.prompts import Answer, DayPrompts, Prompt, PromptSource
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui.today import page as today
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.check_row import CheckRow
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, words
from tests.gui.made_up import HERE, NOW, commitment, contact

TUESDAY = date(2026, 10, 6)
DAY = timedelta(days=1)


def at(hour: int, minute: int = 0, day: int = 6) -> datetime:
    return datetime(2026, 10, day, hour, minute)


def instant(hour: int, minute: int = 0, day: int = 6) -> datetime:
    return at(hour, minute, day).replace(tzinfo=HERE).astimezone(UTC)


WALK = commitment("Walk", at(10, day=1), rule="FREQ=DAILY", amount=30, amount_unit="minutes")
WALK_OPEN, WALK_DONE = "Walk, 30 minutes, 10:00 AM, self-care, not done", "Walk, 30 minutes, 10:00 AM, self-care, done"
Open = Callable[..., TodayPage]


@pytest.fixture
def open_today(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Open:
    monkeypatch.setattr(today, "ask_sources", tuple)

    def show(*records: Record, now: datetime = NOW, size: tuple[int, int] = (1200, 800)) -> TodayPage:
        workspace.plan.write_without_undo(records)
        workspace.now = lambda: now
        page = TodayPage(workspace)
        qtbot.addWidget(page)
        page.resize(*size)
        bring_up(page)
        return page

    return show


def titles(page: TodayPage) -> list[str]:
    QApplication.processEvents()
    rows = [row for row in page.findChildren(CheckRow) if row.isVisibleTo(page)]
    rows.sort(key=lambda row: row.mapTo(page, row.rect().topLeft()).y())
    return [name_of(row.check).partition(",")[0] for row in rows]


def amounts(workspace: Workspace) -> list[tuple[Result, int | None]]:
    return [(outcome.result, outcome.amount) for outcome in workspace.plan.outcomes.all()]


# Amounts


def test_space_does_all_of_an_amount_and_less_of_it_can_be_said(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK)
    box = find(page, WALK_OPEN)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert amounts(workspace) == [(Result.DONE, 30)]
    assert "· Done 8:30 AM" in words(page)
    press(page, "Less of Walk, 30 minutes")
    press(page, "Less of Walk, 30 minutes")
    assert amounts(workspace) == [(Result.DONE, 20)]
    assert "· Done 8:30 AM · 20 of 30 minutes" in words(page)
    assert find(page, f"{WALK_DONE}, 20 of 30 minutes").isChecked()
    workspace.plan.undo()
    assert amounts(workspace) == [(Result.DONE, 25)]


def test_more_than_planned_counts_too(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK)
    press(page, WALK_OPEN)
    for _press in range(3):
        press(page, "More of Walk, 30 minutes")
    assert amounts(workspace) == [(Result.DONE, 45)]


def test_a_little_of_it_is_said_from_the_menu_and_none_of_it_is_open_again(
    open_today: Open, workspace: Workspace
) -> None:
    page = open_today(WALK)
    choose_from_menu(page, "More about Walk, 30 minutes", "I did some of it")
    assert amounts(workspace) == [(Result.DONE, 5)]
    less = find(page, "Less of Walk, 30 minutes")
    less.setFocus()
    press(page, "Less of Walk, 30 minutes")
    assert amounts(workspace) == []
    assert name_of(page.focusWidget()) == WALK_OPEN
    assert not [name for name in names(page) if name.startswith("Less of")]


def test_less_and_more_stand_between_the_check_and_the_menu_for_tab(open_today: Open) -> None:
    page = open_today(WALK, commitment("Read", at(11)))
    press(page, WALK_OPEN)
    box = find(page, WALK_DONE)
    box.setFocus()
    reached = []
    for _tab in range(4):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(name_of(page.focusWidget()).partition(",")[0])
    assert reached == ["Less of Walk", "More of Walk", "More about Walk", "Read"]


def test_the_past_is_filled_in_with_amounts_and_days_ahead_are_only_plan(
    open_today: Open, workspace: Workspace
) -> None:
    page = open_today(WALK)
    press(page, "Previous day")
    press(page, WALK_OPEN)
    press(page, "Less of Walk, 30 minutes")
    (outcome,) = workspace.plan.outcomes.all()
    assert (outcome.original_start, outcome.amount) == (at(10, day=5), 25)
    assert "· Done · 25 of 30 minutes" in words(page)
    choose_from_menu(page, "More about Walk, 30 minutes", "Undo done")
    assert amounts(workspace) == []
    choose_from_menu(page, "More about Walk, 30 minutes", "Skip this one")
    assert amounts(workspace) == [(Result.SKIPPED, None)]
    press(page, "Back to today")
    press(page, "Next day")
    assert not [row for row in page.findChildren(CheckRow) if row.check.isVisibleTo(page)]
    owner = find(page, "More about Walk, 30 minutes")
    menu = owner.menu()  # type: ignore[attr-defined]  # a tool button
    menu.aboutToShow.emit()
    assert "I did some of it" not in [action.text() for action in menu.actions()]


# Order


def test_what_was_put_in_order_stays_in_it_beside_the_clock(open_today: Open) -> None:
    stretch, breakfast = commitment("Stretch", at(7), position=2), commitment("Breakfast", at(8), position=1)
    medicine = commitment("Medicine", at(7, 30), CommitmentKind.MEDICINE)
    page = open_today(stretch, breakfast, medicine, commitment("Read", at(0), all_day=True))
    assert titles(page) == ["Read", "Medicine", "Breakfast", "Stretch"]


# Pauses


def test_a_paused_step_is_said_under_the_list(open_today: Open, workspace: Workspace) -> None:
    pause = Pause(id=PauseId("p"), commitment_id=WALK.id, from_day=TUESDAY, until_day=TUESDAY + 5 * DAY)
    page = open_today(WALK, commitment("Read", at(9)), pause)
    assert titles(page) == ["Read"]
    assert "Walk until Monday, October 12" in words(page)
    opened: list[Destination] = []
    page.open_requested.connect(opened.append)
    press(page, "See my list")
    assert opened == [Destination(Area.SELF_CARE)]
    workspace.plan.write("start again", remove=[pause])
    assert "Walk until Monday, October 12" not in words(page)


def test_a_paused_plan_asks_nothing_and_starts_again_with_one_press(open_today: Open, workspace: Workspace) -> None:
    left = commitment("Buy shoes", at(9, day=5))
    page = open_today(WALK, left, Pause(id=PauseId("all"), from_day=TUESDAY - DAY, until_day=TUESDAY + DAY))
    assert "Your plan is paused until Thursday, October 8" in words(page)
    assert titles(page) == []
    assert "Nothing planned" not in words(page)
    press(page, "Start again now")
    assert titles(page) == ["Walk"]
    assert [pause.until_day for pause in workspace.plan.pauses.all()] == [TUESDAY - DAY]


def test_a_paused_plan_still_has_its_medicines(open_today: Open, workspace: Workspace) -> None:
    pill = commitment("Naltrexone", at(8), CommitmentKind.MEDICINE)
    pause = Pause(id=PauseId("all"), from_day=TUESDAY - DAY)
    page = open_today(WALK, pill, pause)
    assert titles(page) == ["Naltrexone"]
    assert "Only what you added as a medicine shows and rings. Paused days don’t count against you." in words(page)
    assert not {"Calls to make", "From your plan"} & set(words(page))
    workspace.pause_reminders(NOW + DAY, with_medicines=True)
    shown = words(page)
    assert "Only what you added as a medicine shows, and nothing rings. Paused days don’t count against you." in shown
    assert "Nothing rings, not even for visits and medicines." in shown
    workspace.pause_reminders(NOW + DAY)
    assert "Only what you added as a medicine rings." in words(page)
    workspace.plan.write("in a hospital", [replace(pause, with_medicines=True)])
    assert titles(page) == []
    assert "Nothing rings, not even for visits and medicines." in words(page)
    workspace.pause_reminders(None)
    assert "Nothing shows or rings, not even medicines. Paused days don’t count against you." in words(page)


def test_a_dose_left_out_is_marked_and_says_whom_to_ask(open_today: Open, workspace: Workspace) -> None:
    told: list[str] = []
    workspace.offer_undo = told.append
    page = open_today(commitment("Naltrexone", at(8), CommitmentKind.MEDICINE), WALK)
    only = "Only skip a dose with the person who prescribed it. This only changes what is listed here."
    choose_from_menu(page, "More about Naltrexone", "Mark as not taken")
    assert told == [f"“Naltrexone” marked as not taken. {only}"]
    assert any("Not taken" in line for line in words(page))
    choose_from_menu(page, "More about Naltrexone", "Undo not taken")
    choose_from_menu(page, "More about Naltrexone", "Remove this dose")
    assert told[-1] == f"“Naltrexone” removed. {only}"
    choose_from_menu(page, "More about Walk, 30 minutes", "Skip today")
    assert told[-1] == "“Walk, 30 minutes” skipped for today"


def test_what_is_paused_today_is_no_leftover(open_today: Open) -> None:
    left = commitment("Buy shoes", at(9, day=5), amount=2, amount_unit="pairs")
    page = open_today(left, Pause(id=PauseId("p"), commitment_id=left.id, from_day=TUESDAY))
    assert "1 thing from yesterday" not in words(page)


def test_what_is_left_from_yesterday_moves_with_its_amount(open_today: Open, workspace: Workspace) -> None:
    page = open_today(commitment("Swim", at(9, day=5), amount=20, amount_unit="laps"))
    press(page, "Choose")
    press(page, "Swim, 20 laps, 9:00 AM")
    press(page, "Move to today")
    press(page, "Swim, 20 laps, 9:00 AM, self-care, not done")
    assert amounts(workspace) == [(Result.DONE, 20)]


# What areas ask


def ask(key: str, *answers: Answer) -> Prompt:
    return Prompt(
        key=key,
        area=Area.TREATMENT_TEAM,
        title=f"{key}?",
        sentence="There is time.",
        answers=answers
        or (Answer("Open", opens=Destination(Area.TREATMENT_TEAM, Known(ItemKind.MEDICINE, key))), Answer("Not now")),
    )


class Source:
    """Asks what it is told to, and counts how often it was read."""

    def __init__(self, *asks: Prompt) -> None:
        self.asks, self.reads = list(asks), 0

    def read(self, _workspace: Workspace, _today: date) -> Sequence[Prompt]:
        self.reads += 1
        return self.asks


@pytest.fixture
def prompts_of(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Source]:
    def of(*asks: Prompt) -> Source:
        source = Source(*asks)
        monkeypatch.setattr(today, "ask_sources", lambda: (PromptSource(frozenset({Contact}), source.read),))
        return source

    return of


def test_two_are_asked_at_a_time_and_the_next_after_one_is_put_off(
    open_today: Open, prompts_of: Callable[..., Source], workspace: Workspace
) -> None:
    prompts_of(ask("one"), ask("two"), ask("three"))
    page = open_today(WALK)
    assert [text for text in words(page) if text.endswith("?")][:2] == ["one?", "two?"]
    assert "three?" not in words(page)
    find_first(page, "Not now")
    assert "one?" not in words(page)
    assert "three?" in words(page)
    workspace.now = lambda: NOW + DAY
    workspace.signals.due.emit()
    assert "one?" in words(page)
    page.hide()


def test_an_ask_opens_or_acts(open_today: Open, prompts_of: Callable[..., Source]) -> None:
    done: list[str] = []
    prompts_of(ask("one"), ask("two", Answer("Do it", act=lambda: done.append("two"))))
    page = open_today(WALK)
    opened: list[Destination] = []
    page.open_requested.connect(opened.append)
    press(page, "Open")
    press(page, "Do it")
    assert (opened, done) == ([Destination(Area.TREATMENT_TEAM, Known(ItemKind.MEDICINE, "one"))], ["two"])


def test_an_area_is_read_again_only_when_its_records_or_the_day_change(
    open_today: Open, prompts_of: Callable[..., Source], workspace: Workspace, qtbot: QtBot
) -> None:
    source = prompts_of(ask("one"))
    page = open_today(WALK)
    assert source.reads == 1
    press(page, WALK_OPEN)
    assert source.reads == 1
    source.asks = []
    workspace.plan.write("new", put=[contact("Sam")])
    qtbot.waitUntil(lambda: source.reads == 2)
    assert "one?" not in words(page)


def test_asks_of_every_source_come_in_order_without_what_is_put_off(workspace: Workspace) -> None:
    snoozes = Snoozes(workspace)
    first, second = Source(ask("one")), Source(ask("two"), ask("three"))
    asks = DayPrompts(
        workspace,
        [PromptSource(frozenset({Contact}), first.read), PromptSource(frozenset({CheckIn}), second.read)],
        snoozes,
    )
    assert [each.key for each in asks.today()] == ["one", "two"]
    snoozes.today("one")
    assert [each.key for each in asks.today()] == ["two", "three"]
    asks.forget(frozenset({CheckIn}))
    second.asks = []
    assert asks.outdated
    assert [each.key for each in asks.today()] == ["two", "three"]
    asks.read_again()
    assert not asks.outdated
    assert asks.today() == []
    assert (first.reads, second.reads) == (1, 2)


def test_no_more_than_three_questions_stand_over_the_list(open_today: Open, prompts_of: Callable[..., Source]) -> None:
    prompts_of(ask("one"), ask("two"))
    visit = commitment("Counseling", at(14, day=5), CommitmentKind.VISIT, 50)
    page = open_today(WALK, visit, commitment("Buy shoes", at(9, day=5)), now=instant(9))
    assert {"Yesterday’s visit: Counseling", "one?", "two?"} <= set(words(page))
    assert "1 thing from yesterday" not in words(page)
    find_first(page, "Not now")
    assert "1 thing from yesterday" in words(page)


def test_in_a_narrow_window_all_but_the_first_are_one_line(open_today: Open, prompts_of: Callable[..., Source]) -> None:
    prompts_of(ask("one"), ask("two"))
    page = open_today(WALK, size=(800, 600))
    assert words(page).count("There is time.") == 1
    press(page, "Show two?")
    assert words(page).count("There is time.") == 2
    assert name_of(page.focusWidget()) == "Open"
    page.resize(1200, 800)
    QApplication.processEvents()
    assert words(page).count("There is time.") == 2
    assert "Show two?" not in names(page)


@pytest.mark.parametrize("size", [(1200, 800), (800, 600)])
def test_what_comes_first_stands_in_full_before_everything_also_in_a_pause(
    open_today: Open, prompts_of: Callable[..., Source], size: tuple[int, int]
) -> None:
    urgent = replace(ask("urgent", Answer("Help", opens=Destination(Place.HELP_NOW), weight="help")), comes_first=True)
    prompts_of(ask("one"), urgent)
    visit = commitment("Counseling", at(14, day=5), CommitmentKind.VISIT, 50)
    page = open_today(WALK, visit, now=instant(9), size=size)
    assert [text for text in words(page) if text in ("one?", "urgent?", "Yesterday’s visit: Counseling")] == [
        "urgent?",
        "Yesterday’s visit: Counseling",
        "one?",
    ]
    assert find(page, "Help").isVisibleTo(page)
    page.workspace.plan.write("pause", put=[Pause(id=PauseId("all"), from_day=TUESDAY, until_day=TUESDAY + DAY)])
    assert "one?" not in words(page)
    assert find(page, "Help").isVisibleTo(page)


def find_first(page: TodayPage, name: str) -> None:
    """Press the first of several buttons with the same words."""
    box = next(each for each in page.findChildren(type(find(page, "Add"))) if name_of(each) == name)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)


def test_three_hundred_steps_answer_one_by_one(open_today: Open, workspace: Workspace) -> None:
    many: list[Commitment] = [commitment(f"Thing {number}", at(6 + number // 60, number % 60)) for number in range(300)]
    done = [
        Outcome(commitment_id=each.id, original_start=each.start, result=Result.DONE, answered_at=NOW)
        for each in many[:100]
    ]
    page = open_today(*many, *done)
    press(page, "Thing 3, 6:03 AM, self-care, done")
    assert many[3].id not in {outcome.commitment_id for outcome in workspace.plan.outcomes.all()}
    workspace.plan.write("renamed", put=[replace(many[4], title="Renamed")])
    assert "Renamed" in titles(page)
