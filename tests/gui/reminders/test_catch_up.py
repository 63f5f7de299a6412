"""The list of what came up while one was away: it opens on request, each line is answered or moved."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare.domain.records.commitments import CommitmentKind, Result
from aftercare.domain.records.identity import CommitmentId
from aftercare.planner.destinations import Destination, Place
from aftercare.ui.reminders.reminder_card import ReminderCard
from aftercare.ui.shell.reminding import Reminding
from tests.gui.hands import choose_from_menu, names, press, reminder_cards, words
from tests.unit.domain.reminders.reminder_plans import NO_QUIET_HOURS, commitment, local
from tests.unit.reminders.test_ringer import Desktop

if TYPE_CHECKING:
    from tests.shots.stage import Stage

MORNING = datetime(2026, 10, 6, 8)
PILL = commitment(CommitmentKind.MEDICINE, MORNING, id=CommitmentId("pill"), title="Blue tablet")
WALK = commitment(CommitmentKind.SELF_CARE, MORNING, id=CommitmentId("walk"), title="Walk")
READ = commitment(CommitmentKind.SELF_CARE, MORNING - timedelta(days=1), id=CommitmentId("read"), title="Read")
VISIT = commitment(CommitmentKind.VISIT, MORNING, id=CommitmentId("visit"), title="Counseling")


@pytest.fixture
def reminding(stage: "Stage", rings_by_hand: None) -> Iterator[Reminding]:
    """Reminders at two in the afternoon, after a morning in which nothing ran."""
    stage.workspace.plan.save_settings(replace(NO_QUIET_HOURS, last_opened_on=MORNING.date()))
    stage.workspace.plan.write_without_undo(put=[PILL, WALK, READ, VISIT])
    stage.now = local(6, 14)
    stage.open()
    one = Reminding(stage.workspace, stage.window, Desktop())
    one.start()
    QApplication.processEvents()
    stage.settle()
    yield one
    one.stop()


def card() -> ReminderCard:
    (one,) = reminder_cards()
    return one


def test_each_line_has_its_time_and_its_answers(reminding: Reminding, stage: "Stage") -> None:
    reminding.open_list()
    stage.settle()
    shown = [line for line in words(card()) if line not in ("Aftercare", "While you were away")]
    assert shown[1:] == [
        "Read", "Yesterday, 8:00 AM. It passed without a note.",
        "Blue tablet", "8:00 AM. It passed without a note.",
        "Walk", "8:00 AM",
        "Counseling", "8:00 AM",
    ]  # fmt: skip
    assert names(card()) == [
        "Close this list",
        "Done: Read, Yesterday, 8:00 AM", "Skip: Read, Yesterday, 8:00 AM", "Move: Read, Yesterday, 8:00 AM",
        "Done: Blue tablet, 8:00 AM", "Not taken: Blue tablet, 8:00 AM",
        "Done: Walk, 8:00 AM", "Skip: Walk, 8:00 AM", "Move: Walk, 8:00 AM",
        "I went: Counseling, 8:00 AM", "I missed it: Counseling, 8:00 AM",
    ]  # fmt: skip


def test_answers_take_lines_away_until_the_list_is_empty(reminding: Reminding, stage: "Stage", qtbot: QtBot) -> None:
    reminding.open_list()
    for answer in ("Done: Blue tablet", "Skip: Read", "I missed it: Counseling"):
        stage.settle()
        press(card(), next(name for name in names(card()) if name.startswith(answer)))
    stage.settle()
    choose_from_menu(card(), "Move: Walk, 8:00 AM", "To tomorrow")
    qtbot.waitUntil(lambda: not reminder_cards())
    plan = stage.workspace.plan
    results = {outcome.commitment_id: outcome.result for outcome in plan.outcomes.all()}
    assert results == {"pill": Result.DONE, "read": Result.SKIPPED, "visit": Result.MISSED}
    (moved,) = plan.overrides.all()
    assert moved.start == MORNING + timedelta(days=1)
    assert reminder_cards() == []


def test_what_passed_is_offered_on_today_and_once_seen_no_more(
    reminding: Reminding, stage: "Stage", qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "2 things passed without a note." in words(stage.page))
    press(stage.page, "Show the list")
    stage.settle()
    assert card().shows_list
    stage.now += timedelta(minutes=1)
    press(card(), "Close this list")
    qtbot.waitUntil(lambda: "2 things passed without a note." not in words(stage.page))
    assert [entry.name.source_id for entry in stage.workspace.ringing.catch_up().entries] == ["walk", "visit"]


def test_without_anything_in_it_today_opens_instead(reminding: Reminding, stage: "Stage") -> None:
    stage.workspace.plan.write("Deleted", remove=[PILL, WALK, READ, VISIT])
    stage.settle()
    stage.window.go_to(Destination(Place.PEOPLE))
    reminding.open_list()
    assert reminder_cards() == []
    assert type(stage.page).__name__ == "TodayPage"


def test_it_fits_the_screen_with_a_hundred_lines(reminding: Reminding, stage: "Stage") -> None:
    many = [replace(WALK, id=CommitmentId(f"w{number}"), title=f"Walk {number}") for number in range(100)]
    stage.workspace.plan.write("Added", put=many)
    QApplication.processEvents()
    stage.settle()
    for _round in range(10):
        QApplication.processEvents()
    reminding.open_list()
    stage.settle()
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(card().geometry())


def test_the_card_leaves_the_screen_to_help_now(reminding: Reminding, stage: "Stage") -> None:
    reminding.say_still_running(in_tray=True)
    assert card()
    stage.window.show_help()
    assert reminder_cards() == []
    press(stage.window, "Close")
    assert card()
