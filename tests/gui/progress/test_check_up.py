"""The check-up, the weekly look back and fewer reminders: what they ask, keep and change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from aftercare import content
from aftercare.domain.progress.check_ups import CheckUp, LookBack, ScaleAnswers
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.identity import CommitmentId
from aftercare.planner.destinations import Destination, ItemKind, New, Panel, Place
from aftercare.planner.progress.prompts import read as prompts_of
from aftercare.planner.treatment_team.visit_sheets import lines_of
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_of
from aftercare.ui.progress.page import ProgressPage
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.mockup import plan as mockup_plan
from tests.shots import progress as shots_progress

Open = Callable[[Panel], ProgressPage]
TODAY = date(2026, 10, 6)
FIRST = "Do you have a group, or a place online, where you feel welcome?"
LAST = "Do you know your signs, and what you do when they come?"


@pytest.fixture
def open_panel(workspace: Workspace, qtbot: QtBot) -> Open:
    """One of the panels of Progress."""

    def opens(item: Panel) -> ProgressPage:
        page = ProgressPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        page.open_item(item)
        return page

    return opens


def test_a_check_up_is_kept_and_shown_beside_the_next_one(open_panel: Open, workspace: Workspace) -> None:
    page = open_panel(Panel.CHECK_UP)
    press(page, f"{FIRST}: A little")
    press(page, f"{LAST}: Yes")
    press(page, "Done")
    assert "Compared with last time" in words(page)
    (event,) = workspace.plan.events.of_kind(EventKind.CHECK_UP)
    kept = content_of(event.answers, CheckUp)
    assert (kept.place_of("groups_fit"), kept.place_of("know_signs"), kept.place_of("joy")) == (1, 3, None)
    workspace.plan.write_without_undo([replace(event, day=TODAY - timedelta(days=91))])
    page.open_item(Panel.CHECK_UP)
    assert "Last time, July 7: A little" in words(page)
    press(page, f"{FIRST}: Mostly")
    press(page, f"{LAST}: Yes")
    press(page, "Done")
    assert {"Mostly. Last time: A little", "Yes, same as last time"} <= set(words(page))


def test_an_empty_check_up_is_none(open_panel: Open, workspace: Workspace) -> None:
    page = open_panel(Panel.CHECK_UP)
    press(page, "Done")
    assert workspace.plan.events.of_kind(EventKind.CHECK_UP) == []
    assert "Progress" in words(page)


def test_a_check_up_goes_on_where_one_left_off(open_panel: Open) -> None:
    page = open_panel(Panel.CHECK_UP)
    press(page, f"{FIRST}: A little")
    press(page, "Finish later")
    page.open_item(Panel.CHECK_UP)
    assert "This was not saved yet" in words(page)
    assert find(page, f"{FIRST}: A little").isChecked()


MOOD = ("Little interest or pleasure in doing things", "Feeling down, depressed, or hopeless")
WORRY = ("Feeling nervous, anxious, or on edge", "Not being able to stop or control worrying")
OFFER = "Help now is there any time, and you can tell your team how you are."


def answer(page: ProgressPage, *answers: tuple[str, str]) -> None:
    """Leave the check-up's own questions out, answer those of a scale, and finish."""
    press(page, "Next")
    for question, chosen in answers:
        press(page, f"{question}: {chosen}")
    press(page, "Done")


@pytest.mark.parametrize(
    ("scale", "questions", "chosen", "sums_up"),
    [
        ("phq2", MOOD, "Not at all", "Your answers add up to 0 of 6."),
        ("phq2", MOOD, "Nearly every day", "Your answers add up to 6 of 6."),
        ("gad2", WORRY, "Not at all", "Your answers add up to 0 of 6."),
        ("gad2", WORRY, "More than half the days", "Your answers add up to 4 of 6."),
    ],
)
def test_after_every_scale_help_and_the_team_are_offered_whatever_its_sum(
    open_panel: Open,
    workspace: Workspace,
    qtbot: QtBot,
    scale: str,
    questions: tuple[str, str],
    chosen: str,
    sums_up: str,
) -> None:
    workspace.save_settings(scales=(scale,))
    offered: list[str] = []
    workspace.offer_undo = offered.append
    page = open_panel(Panel.CHECK_UP)
    answer(page, *((question, chosen) for question in questions))
    assert words(page).count(OFFER) == 1
    assert words(page).index(OFFER) < words(page).index(sums_up)
    assert offered == []  # nothing covers it
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Open Help now")
    assert asked.args == [Destination(Place.HELP_NOW)]


@pytest.mark.parametrize("place", [0, 6])
def test_after_pacs_too_without_a_word_on_its_sum(open_panel: Open, workspace: Workspace, place: int) -> None:
    workspace.save_settings(scales=("pacs",))
    page = open_panel(Panel.CHECK_UP)
    (pacs,) = [scale for scale in content.scales() if scale.key == "pacs"]
    answer(page, *((question, answers[place]) for question, answers in pacs.questions))
    shown = words(page)
    assert f"Your answers add up to {5 * place} of 30." in shown
    assert OFFER in shown
    assert not any("diagnosis" in text for text in shown)


def test_several_scales_offer_it_once(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("phq2", "gad2"))
    page = open_panel(Panel.CHECK_UP)
    press(page, "Next")
    press(page, f"{MOOD[0]}: Not at all")
    press(page, f"{MOOD[1]}: Several days")
    answer(page, *((question, "Several days") for question in WORRY))
    assert words(page).count(OFFER) == 1


def test_a_high_sum_is_a_reason_to_tell_and_never_a_label(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("phq2",))
    page = open_panel(Panel.CHECK_UP)
    answer(page, (MOOD[0], "More than half the days"), (MOOD[1], "Several days"))
    (event,) = workspace.plan.events.of_kind(EventKind.SCALE)
    assert content_of(event.answers, ScaleAnswers) == ScaleAnswers(scale="phq2", places=(2, 1))
    assert "A total of 3 or more is a good reason to tell your team. It is not a diagnosis." in words(page)


def test_without_a_scale_nothing_of_it_is_said(open_panel: Open) -> None:
    page = open_panel(Panel.CHECK_UP)
    press(page, f"{FIRST}: A little")
    press(page, "Done")
    assert OFFER not in words(page)


def test_telling_the_team_puts_it_on_the_next_visit_and_shows_the_number(
    open_panel: Open, workspace: Workspace
) -> None:
    mockup_plan.fill(workspace)
    workspace.save_settings(scales=("gad2",))
    page = open_panel(Panel.CHECK_UP)
    answer(page, *((question, "Several days") for question in WORRY))
    press(page, "Tell my team")
    assert "Added to your questions for today, 2:00 PM. Denise Kowalski: 555-0121" in words(page)
    assert "Tell my team" not in names(page)
    assert page.focusWidget() is find(page, "Open Help now")
    start = mockup_plan.COUNSELING.start
    asked = [line.text for line in lines_of(workspace, mockup_plan.COUNSELING, start)]
    assert asked == ["Talk about my check-up"]
    page.open_item(Panel.CHECK_UP)
    answer(page, *((question, "Not at all") for question in WORRY))
    press(page, "Tell my team")
    assert [line.text for line in lines_of(workspace, mockup_plan.COUNSELING, start)] == asked


def test_telling_a_team_without_a_visit_shows_the_number(open_panel: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([mockup_plan.LARKFIELD, mockup_plan.DENISE, mockup_plan.SAM])
    workspace.save_settings(scales=("gad2",))
    page = open_panel(Panel.CHECK_UP)
    answer(page, *((question, "Several days") for question in WORRY))
    press(page, "Tell my team")
    assert "Denise Kowalski: 555-0121" in words(page)


def test_telling_a_team_that_is_not_there_yet_begins_it(open_panel: Open, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.plan.write_without_undo([mockup_plan.SAM])
    workspace.save_settings(scales=("gad2",))
    page = open_panel(Panel.CHECK_UP)
    answer(page, *((question, "Several days") for question in WORRY))
    with qtbot.waitSignal(page.open_requested) as asked:
        press(page, "Tell my team")
    assert asked.args == [Destination(Area.TREATMENT_TEAM, New(ItemKind.CONTACT))]


def test_a_scale_answered_half_is_left_out(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("gad2",))
    page = open_panel(Panel.CHECK_UP)
    press(page, f"{FIRST}: Yes")
    press(page, "Next")
    press(page, "Feeling nervous, anxious, or on edge: Several days")
    press(page, "Done")
    assert workspace.plan.events.of_kind(EventKind.SCALE) == []
    assert len(workspace.plan.events.of_kind(EventKind.CHECK_UP)) == 1
    assert OFFER in words(page)


def test_who_stops_halfway_through_a_scale_is_offered_help_too(open_panel: Open, workspace: Workspace) -> None:
    workspace.save_settings(scales=("phq2",))
    page = open_panel(Panel.CHECK_UP)
    press(page, "Next")
    press(page, f"{MOOD[0]}: Nearly every day")
    press(page, "Done")
    assert OFFER in words(page)
    assert workspace.plan.events.all() == []
    press(page, "Done")
    page.open_item(Panel.CHECK_UP)
    press(page, "Next")
    assert find(page, f"{MOOD[0]}: Nearly every day").isChecked()


def test_of_a_team_the_one_with_a_number_is_shown_besides_the_visit(open_panel: Open, workspace: Workspace) -> None:
    unreachable = replace(mockup_plan.DENISE, numbers=())
    workspace.plan.write_without_undo([mockup_plan.LARKFIELD, unreachable, mockup_plan.COUNSELING])
    workspace.save_settings(scales=("gad2",))
    page = open_panel(Panel.CHECK_UP)
    answer(page, *((question, "Several days") for question in WORRY))
    press(page, "Tell my team")
    number = mockup_plan.LARKFIELD.numbers[0].number
    assert f"Added to your questions for today, 2:00 PM. {mockup_plan.LARKFIELD.name}: {number}" in words(page)


def test_the_week_in_two_answers(open_panel: Open, workspace: Workspace) -> None:
    shots_progress.fill(workspace)
    page = open_panel(Panel.LOOK_BACK)
    assert "7 check-ins" in words(page) or "6 check-ins" in words(page)
    type_into(page, "What helped?", "Walks with Leila 🌱")
    type_into(page, "What does next week need?", "x" * 10_000)
    press(page, "Done")
    (event,) = workspace.plan.events.of_kind(EventKind.LOOK_BACK)
    kept = content_of(event.answers, LookBack)
    assert (kept.helped, len(kept.needs)) == ("Walks with Leila 🌱", 10_000)
    page.open_item(Panel.LOOK_BACK)
    assert "What you wrote on October 6" in words(page)
    assert "x" * 10_000 in words(page)
    workspace.save_settings(hide_private_notes=True)
    assert "x" * 10_000 not in words(page)
    press(page, "Show What you wrote on October 6")
    assert "x" * 10_000 in words(page)


def test_fewer_reminders_stop_ringing_and_stay_in_the_plan(open_panel: Open, workspace: Workspace) -> None:
    walk = replace(mockup_plan.WALK, reminders=(timedelta(0),))
    group = mockup_plan.HARBOR_STREET_MEETING
    meds = replace(walk, id=CommitmentId("meds"), title="My meds")
    workspace.plan.write_without_undo([walk, group, mockup_plan.MEDICINE, meds])
    page = open_panel(Panel.FEWER_REMINDERS)
    assert any("If one of these is a medicine, leave it unticked" in line for line in words(page))
    boxes = {box.text(): box.isChecked() for box in page.findChildren(QCheckBox) if box.isVisibleTo(page)}
    assert boxes == {"Walk around the lake": True, "Harbor Street Group": False}
    press(page, "Stop these reminders")
    kept = {each.id: each.reminders for each in workspace.plan.commitments.all()}
    rings = {each.id: each.reminders for each in (group, mockup_plan.MEDICINE, meds)}
    assert kept == {walk.id: ()} | rings
    assert workspace.plan.settings.fewer_asked_on == TODAY


def test_fewer_reminders_change_things_as_they_are_now(open_panel: Open, workspace: Workspace) -> None:
    walk = replace(mockup_plan.WALK, reminders=(timedelta(0),))
    call = replace(walk, id=CommitmentId("call"), kind=CommitmentKind.CALL, title="", contact_ids=(mockup_plan.SAM.id,))
    workspace.plan.write_without_undo([mockup_plan.SAM, walk, call])
    page = open_panel(Panel.FEWER_REMINDERS)
    assert "Sam Whitlock" in [box.text() for box in page.findChildren(QCheckBox)]
    workspace.plan.write("Rename", [replace(walk, title="Walk by the river")])
    press(page, "Stop these reminders")
    kept = workspace.plan.commitments.get(walk.id)
    assert kept is not None
    assert (kept.title, kept.reminders) == ("Walk by the river", ())


@pytest.mark.parametrize("answer", [0, 1])
def test_today_says_a_milestone_once(workspace: Workspace, answer: int) -> None:
    workspace.plan.write_without_undo([replace(shots_progress.SINCE, day=TODAY - timedelta(days=30))])
    (ask,) = prompts_of(workspace, TODAY)
    assert (ask.title, ask.sentence) == ("30 recovery days", "You did that.")
    act = ask.answers[answer].act
    assert act is not None
    act()
    assert list(prompts_of(workspace, TODAY)) == []


def test_today_asks_for_a_check_up_and_for_a_look_back(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([replace(shots_progress.SINCE, day=TODAY - timedelta(days=95))])
    workspace.save_settings(milestones_told=("days:90", "days:14"))
    (ask,) = prompts_of(workspace, TODAY)
    assert ask.answers[0].opens == Destination(Place.PROGRESS, Panel.CHECK_UP)
    sunday = date(2026, 10, 4)
    workspace.plan.write_without_undo([replace(shots_progress.SINCE, day=sunday - timedelta(days=20))])
    assert [ask.answers[0].opens for ask in prompts_of(workspace, sunday)] == [
        Destination(Place.PROGRESS, Panel.LOOK_BACK)
    ]
    workspace.save_settings(looks_back=False)
    assert list(prompts_of(workspace, sunday)) == []
