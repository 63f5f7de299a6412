"""The check-up, the weekly look back and fewer reminders: what they ask, keep and change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from aftercare.domain.check_ups import CheckUpPage, LookBackPage, ScalePage
from aftercare.domain.commitments import CommitmentKind
from aftercare.domain.events import EventKind
from aftercare.domain.identity import CommitmentId
from aftercare.storage.pages import page_of
from aftercare.ui.pages.progress import ProgressPage
from aftercare.ui.progress_asks import read as asks_of
from aftercare.ui.workspace import Workspace
from tests import mockup_plan, shots_progress
from tests.gui.hands import find, names, press, type_into, words

Open = Callable[[str], ProgressPage]
TODAY = date(2026, 10, 6)
FIRST = "Do you have a group, or a place online, where you feel welcome?"
LAST = "Do you know your signs, and what you do when they come?"


@pytest.fixture
def open_panel(workspace: Workspace, qtbot: QtBot) -> Open:
    """One of the panels of Progress."""

    def opens(item: str) -> ProgressPage:
        page = ProgressPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.open_item(item)
        return page

    return opens


def test_a_check_up_is_kept_and_shown_beside_the_next_one(open_panel: Open, workspace: Workspace) -> None:
    page = open_panel("check-up")
    press(page, f"{FIRST}: A little")
    press(page, f"{LAST}: Yes")
    press(page, "Done")
    assert "Beside last time" in words(page)
    (event,) = workspace.plan.events.of_kind(EventKind.CHECK_UP)
    kept = page_of(event.answers, CheckUpPage)
    assert (kept.place_of("groups_fit"), kept.place_of("know_signs"), kept.place_of("joy")) == (1, 3, None)
    workspace.plan.note([replace(event, day=TODAY - timedelta(days=91))])
    page.open_item("check-up")
    assert "Last time, July 7: A little" in words(page)
    press(page, f"{FIRST}: Mostly")
    press(page, f"{LAST}: Yes")
    press(page, "Done")
    assert {"Mostly. Last time: A little", "Yes, as last time"} <= set(words(page))


def test_an_empty_check_up_is_none(open_panel: Open, workspace: Workspace) -> None:
    page = open_panel("check-up")
    press(page, "Done")
    assert workspace.plan.events.of_kind(EventKind.CHECK_UP) == []
    assert "Progress" in words(page)


def test_a_check_up_goes_on_where_one_left_off(open_panel: Open) -> None:
    page = open_panel("check-up")
    press(page, f"{FIRST}: A little")
    press(page, "Finish later")
    page.open_item("check-up")
    assert "This was not saved yet" in words(page)
    assert find(page, f"{FIRST}: A little").isChecked()


def test_a_high_answer_leads_to_help_and_never_labels(open_panel: Open, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.save_settings(scales=("phq2",))
    page = open_panel("check-up")
    press(page, "Next")
    press(page, "Little interest or pleasure in doing things: More than half the days")
    press(page, "Feeling down, depressed, or hopeless: Several days")
    press(page, "Done")
    (event,) = workspace.plan.events.of_kind(EventKind.SCALE)
    assert page_of(event.answers, ScalePage) == ScalePage(scale="phq2", places=(2, 1))
    shown = words(page)
    assert "Your answers add up to 3 of 6." in shown
    assert any("It is not a diagnosis." in text for text in shown)
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Open Help now")
    assert asked.args == ["help", ""]


def test_a_low_answer_shows_the_sum_only(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("gad2",))
    page = open_panel("check-up")
    press(page, "Next")
    press(page, "Feeling nervous, anxious, or on edge: Several days")
    press(page, "Not being able to stop or control worrying: Several days")
    press(page, "Done")
    assert "Your answers add up to 2 of 6." in words(page)
    assert "Open Help now" not in names(page)


def test_a_scale_answered_half_is_left_out(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("gad2",))
    page = open_panel("check-up")
    press(page, f"{FIRST}: Yes")
    press(page, "Next")
    press(page, "Feeling nervous, anxious, or on edge: Several days")
    press(page, "Done")
    assert workspace.plan.events.of_kind(EventKind.SCALE) == []
    assert len(workspace.plan.events.of_kind(EventKind.CHECK_UP)) == 1


def test_the_week_in_two_answers(open_panel: Open, workspace: Workspace) -> None:
    shots_progress.fill(workspace)
    page = open_panel("look-back")
    assert "7 check-ins" in words(page) or "6 check-ins" in words(page)
    type_into(page, "What helped?", "Walks with Leila 🌱")
    type_into(page, "What does next week need?", "x" * 10_000)
    press(page, "Done")
    (event,) = workspace.plan.events.of_kind(EventKind.LOOK_BACK)
    kept = page_of(event.answers, LookBackPage)
    assert (kept.helped, len(kept.needs)) == ("Walks with Leila 🌱", 10_000)
    page.open_item("look-back")
    assert "What you wrote on October 6" in words(page)
    assert "x" * 10_000 in words(page)
    workspace.save_settings(hide_private_notes=True)
    assert "x" * 10_000 not in words(page)
    press(page, "Show What you wrote on October 6")
    assert "x" * 10_000 in words(page)


def test_fewer_reminders_stop_ringing_and_stay_in_the_plan(open_panel: Open, workspace: Workspace) -> None:
    walk = replace(mockup_plan.WALK, reminders=(timedelta(0),))
    group = mockup_plan.HARBOR_STREET_MEETING
    workspace.plan.note([walk, group, mockup_plan.MEDICINE])
    page = open_panel("fewer-reminders")
    boxes = {box.text(): box.isChecked() for box in page.findChildren(QCheckBox) if box.isVisibleTo(page)}
    assert boxes == {"Walk around the lake": True, "Harbor Street Group": False}
    press(page, "Stop these reminders")
    kept = {each.id: each.reminders for each in workspace.plan.commitments.all()}
    assert kept == {walk.id: (), group.id: group.reminders, mockup_plan.MEDICINE.id: mockup_plan.MEDICINE.reminders}
    assert workspace.plan.settings.fewer_asked_on == TODAY


def test_fewer_reminders_change_things_as_they_are_now(open_panel: Open, workspace: Workspace) -> None:
    walk = replace(mockup_plan.WALK, reminders=(timedelta(0),))
    call = replace(walk, id=CommitmentId("call"), kind=CommitmentKind.CALL, title="", contact_ids=(mockup_plan.SAM.id,))
    workspace.plan.note([mockup_plan.SAM, walk, call])
    page = open_panel("fewer-reminders")
    assert "Sam Whitlock" in [box.text() for box in page.findChildren(QCheckBox)]
    workspace.plan.write("Rename", [replace(walk, title="Walk by the river")])
    press(page, "Stop these reminders")
    kept = workspace.plan.commitments.get(walk.id)
    assert kept is not None
    assert (kept.title, kept.reminders) == ("Walk by the river", ())


@pytest.mark.parametrize("answer", [0, 1])
def test_today_says_a_milestone_once(workspace: Workspace, answer: int) -> None:
    workspace.plan.note([replace(shots_progress.SINCE, day=TODAY - timedelta(days=30))])
    (ask,) = asks_of(workspace, TODAY)
    assert (ask.title, ask.sentence) == ("30 recovery days", "You did that.")
    act = ask.answers[answer].act
    assert act is not None
    act()
    assert list(asks_of(workspace, TODAY)) == []


def test_today_asks_for_a_check_up_and_for_a_look_back(workspace: Workspace) -> None:
    workspace.plan.note([replace(shots_progress.SINCE, day=TODAY - timedelta(days=95))])
    workspace.save_settings(milestones_told=("days:90", "days:14"))
    (ask,) = asks_of(workspace, TODAY)
    assert ask.answers[0].opens == ("progress", "check-up")
    sunday = date(2026, 10, 4)
    workspace.plan.note([replace(shots_progress.SINCE, day=sunday - timedelta(days=20))])
    assert [ask.answers[0].opens for ask in asks_of(workspace, sunday)] == [("progress", "look-back")]
    workspace.save_settings(looks_back=False)
    assert list(asks_of(workspace, sunday)) == []
