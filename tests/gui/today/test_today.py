"""Today: every answer a person can give there, and what is kept of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import repeat
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.domain.records.commitments import CommitmentKind, HowToMeet, Outcome, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.planner.destinations import Destination, ItemKind, Known, New, Panel, Place
from aftercare.planner.today.sources import ask_sources
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui.today import page as today
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.check_row import CheckRow
from tests.gui.hands import bring_up
from tests.gui.made_up import HERE, NOW, commitment, contact

TUESDAY = date(2026, 10, 6)
W = TypeVar("W", bound=QWidget)


def at(hour: int, minute: int = 0, day: int = 6) -> datetime:
    return datetime(2026, 10, day, hour, minute)


def instant(hour: int, minute: int = 0, day: int = 6) -> datetime:
    return at(hour, minute, day).replace(tzinfo=HERE).astimezone(UTC)


WALK = commitment("Walk around the lake", at(10))
DENISE = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM)
COUNSELING = commitment(
    "Counseling",
    at(14),
    CommitmentKind.VISIT,
    50,
    place="Larkfield Clinic, Room 4",
    leave_by=time(13, 25),
    getting_there="bus 12",
    contact_ids=(DENISE.id,),
)
SAM = contact("Sam Whitlock", "555-0142", call_every_days=3, help_rank=1)
LEFT = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 8, 21), recorded_at=NOW)
SPOKE = Event(
    id=EventId("spoke"), kind=EventKind.CONTACT_MADE, contact_id=SAM.id, day=date(2026, 10, 2), recorded_at=NOW
)

Open = Callable[..., TodayPage]


@pytest.fixture
def open_today(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens Today over some records, at a moment of the made-up Tuesday; no area asks anything."""
    monkeypatch.setattr(today, "ask_sources", tuple)

    def show(*records: Record, now: datetime = NOW) -> TodayPage:
        workspace.plan.write_without_undo(records)
        workspace.now = lambda: now
        page = TodayPage(workspace)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        bring_up(page)
        return page

    yield show
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def shown(page: QWidget, kind: type[W]) -> list[W]:
    return [widget for widget in page.findChildren(kind) if widget.isVisibleTo(page)]


def button(page: QWidget, name: str) -> QAbstractButton:
    """The one visible button with these words or this accessible name."""
    found = [b for b in shown(page, QAbstractButton) if name in (b.accessibleName(), b.text())]
    assert len(found) == 1, [b.accessibleName() or b.text() for b in shown(page, QAbstractButton)]
    return found[0]


def press(page: QWidget, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def words(page: QWidget) -> list[str]:
    return [label.text() for label in shown(page, QLabel) if label.text()]


def row(page: QWidget, title: str) -> CheckRow:
    return next(found for found in shown(page, CheckRow) if title in words(found))


def menu(page: QWidget, title: str) -> dict[str, QAction]:
    """The entries behind a row's three dots."""
    dots = row(page, title).findChild(QToolButton)
    assert isinstance(dots, QToolButton)
    entries: QMenu = dots.menu()
    entries.aboutToShow.emit()
    return {action.text(): action for action in entries.actions()}


def outcomes(workspace: Workspace) -> list[tuple[str, Result]]:
    return [(outcome.commitment_id, outcome.result) for outcome in workspace.plan.outcomes.all()]


def test_greets_and_says_how_far_the_day_has_come(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(person_name="Rowan")
    medicine = commitment("Take morning medicine", at(7, 30), CommitmentKind.MEDICINE)
    done = Outcome(
        commitment_id=medicine.id, original_start=medicine.start, result=Result.DONE, answered_at=instant(7, 42)
    )
    page = open_today(WALK, medicine, done)
    assert page.header.title.text() == "Good morning, Rowan"
    assert page.header.lead.text() == "Tuesday, October 6 · 1 done so far. Go at your own pace."
    assert "· Done 7:42 AM" in words(row(page, "Take morning medicine"))
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    assert page.header.lead.text() == "Tuesday, October 6 · That’s everything for today."


def test_a_day_with_open_steps_is_not_everything(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK, LEFT)
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    assert "From your plan" in words(page)
    assert page.header.lead.text() == "Tuesday, October 6 · 1 done so far. Go at your own pace."


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Hello."), (4, "Hello."), (5, "Good morning"), (12, "Good afternoon"), (17, "Good evening")],
)
def test_greets_by_part_of_day(open_today: Open, hour: int, words: str) -> None:
    assert open_today(now=instant(hour)).header.title.text() == words


def test_a_click_anywhere_on_a_row_checks_it_off_and_undo_takes_it_back(open_today: Open, workspace: Workspace) -> None:
    offered: list[str] = []
    workspace.offer_undo = offered.append
    page = open_today(WALK)
    before = row(page, "Walk around the lake")
    QTest.mouseClick(before, Qt.MouseButton.LeftButton, pos=QPoint(before.width() // 2, 5))
    assert workspace.plan.outcomes.all() == [
        Outcome(commitment_id=WALK.id, original_start=WALK.start, result=Result.DONE, answered_at=NOW)
    ]
    assert offered == ["“Walk around the lake” done"]
    assert row(page, "Walk around the lake") is before
    assert before.check.accessibleName() == "Walk around the lake, 10:00 AM, self-care, done"
    workspace.undo()
    assert outcomes(workspace) == []
    assert not before.check.isChecked()


def test_space_checks_off_and_again_takes_it_back(open_today: Open, workspace: Workspace) -> None:
    check = row(open_today(WALK), "Walk around the lake").check
    check.setFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert outcomes(workspace) == [(WALK.id, Result.DONE)]
    assert check.hasFocus()
    QTest.keyClick(check, Qt.Key.Key_Space)
    assert outcomes(workspace) == []


def test_the_list_is_by_part_of_day(open_today: Open) -> None:
    page = open_today(
        commitment("Wind down", at(21, 30)),
        commitment("Drink water", at(0), all_day=True),
        commitment("Group", at(12), CommitmentKind.MEETING, place="St. Brannock’s Hall"),
        WALK,
    )
    headings = ("Any time", "Drink water", "Morning", "Walk around the lake", "Afternoon", "Group", "Evening")
    seen = [text for text in words(page) if text in headings]
    assert seen == ["Any time", "Any time", "Drink water", *headings[2:]]
    assert "· St. Brannock’s Hall" in words(row(page, "Group"))


def test_the_next_visit_stands_out_with_its_leave_by_time(open_today: Open) -> None:
    page = open_today(DENISE, COUNSELING)
    seen = words(page)
    assert "Counseling with Denise Kowalski" in seen
    assert "Larkfield Clinic, Room 4 · Leave by 1:25 PM (bus 12)" in seen
    assert ("2:00" in seen, "PM" in seen) == (True, True)
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "Change time")
    press(page, "See details")
    assert (
        asked
        == [Destination(Area.TREATMENT_TEAM, Known(ItemKind.COMMITMENT, COUNSELING.id, datetime(2026, 10, 6, 14)))] * 2
    )


def test_a_phone_visit_says_so_and_gives_the_number(open_today: Open) -> None:
    visit = commitment("Call in", at(11), CommitmentKind.VISIT, how=HowToMeet.PHONE, contact_ids=(DENISE.id,))
    assert "By phone · 555-0121" in words(open_today(DENISE, visit))


def test_after_its_end_a_visit_asks_and_becomes_a_done_row(open_today: Open, workspace: Workspace) -> None:
    page = open_today(DENISE, COUNSELING, now=instant(14, 51))
    assert "Did you see Denise Kowalski today? If not, that’s OK." in words(page)
    press(page, "I went")
    assert outcomes(workspace) == [(COUNSELING.id, Result.DONE)]
    assert "· Larkfield Clinic, Room 4 · Done 2:51 PM" in words(row(page, "Counseling with Denise Kowalski"))


def test_a_missed_visit_shows_the_number_and_no_blame(open_today: Open, workspace: Workspace) -> None:
    page = open_today(DENISE, replace(COUNSELING, place=""), now=instant(14, 51))
    press(page, "I missed it")
    assert outcomes(workspace) == [(COUNSELING.id, Result.MISSED)]
    assert "· Missed. A quick call usually fixes it. 555-0121" in words(page)


def test_ask_me_later_waits_and_asks_again(open_today: Open, workspace: Workspace) -> None:
    page = open_today(DENISE, COUNSELING, now=instant(14, 51))
    press(page, "Ask me later")
    assert outcomes(workspace) == []
    assert not row(page, "Counseling with Denise Kowalski").check.isChecked()
    workspace.now = lambda: instant(17, 52)
    page.refresh()
    assert button(page, "I went")


@pytest.mark.parametrize("looks", range(1, 8))
def test_a_clock_set_back_by_months_while_the_day_is_read(looks: int, open_today: Open, workspace: Workspace) -> None:
    page = open_today(DENISE, COUNSELING)
    before = repeat(instant(9), looks)
    workspace.now = lambda: next(before, instant(9) - timedelta(days=90))
    page.refresh()
    workspace.now = lambda: instant(15)
    page.refresh()
    assert button(page, "I went")


def test_a_visit_of_the_last_days_is_asked_about_until_answered(open_today: Open, workspace: Workspace) -> None:
    friday = commitment("Counseling", at(14, 0, 2), CommitmentKind.VISIT, contact_ids=(DENISE.id,))
    saturday = replace(friday, id=WALK.id, start=at(9, 0, 3))
    page = open_today(DENISE, friday, saturday, now=instant(8, 30, 5))
    assert "Saturday’s visit with Denise Kowalski" in words(page)
    press(page, "I went")
    assert "Friday’s visit with Denise Kowalski" in words(page)
    press(page, "Ask me later")
    assert outcomes(workspace) == [(saturday.id, Result.DONE)]
    assert "It passed without a note. How did it go?" not in words(page)


def test_the_reply_to_a_missed_visit_comes_before_the_next_question(
    open_today: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(today, "ask_sources", ask_sources)
    friday = commitment("Counseling", at(14, 0, 2), CommitmentKind.VISIT, contact_ids=(DENISE.id,))
    saturday = replace(friday, id=WALK.id, start=at(9, 0, 3))
    page = open_today(DENISE, friday, saturday, now=instant(8, 30, 5))
    press(page, "I missed it")
    qtbot.waitUntil(lambda: any(said.startswith("It happens.") for said in words(page)))
    said = words(page)
    assert said.index("Saturday’s visit with Denise Kowalski") < said.index("Friday’s visit with Denise Kowalski")


def test_the_menu_skips_and_takes_back(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK)
    menu(page, "Walk around the lake")["Skip today"].trigger()
    assert outcomes(workspace) == [(WALK.id, Result.SKIPPED)]
    assert "· Skipped for today" in words(page)
    menu(page, "Walk around the lake")["Undo skip"].trigger()
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    menu(page, "Walk around the lake")["Undo done"].trigger()
    assert outcomes(workspace) == []


def test_removing_one_leaves_the_others_of_its_series(open_today: Open, workspace: Workspace) -> None:
    page = open_today(replace(WALK, rule="FREQ=DAILY"))
    menu(page, "Walk around the lake")["Remove this one"].trigger()
    assert "Walk around the lake" not in words(page)
    assert "Nothing planned" not in words(page) or not shown(page, CheckRow)
    tomorrow = TUESDAY + timedelta(days=1)
    assert len(workspace.plan.agenda(TUESDAY, tomorrow, HERE)) == 1
    workspace.undo()
    assert len(workspace.plan.agenda(TUESDAY, tomorrow, HERE)) == 2


def test_editing_opens_the_occurrence_on_its_areas_page(open_today: Open) -> None:
    page = open_today(WALK)
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    menu(page, "Walk around the lake")["Edit"].trigger()
    assert asked == [Destination(Area.SELF_CARE, Known(ItemKind.COMMITMENT, WALK.id, datetime(2026, 10, 6, 10)))]


def test_the_focus_stays_on_its_row_when_the_list_is_built_anew(open_today: Open, workspace: Workspace) -> None:
    swim = commitment("Swim", at(11))
    page = open_today(WALK, swim)
    row(page, "Swim").check.setFocus()
    workspace.plan.write("new", [commitment("Breakfast", at(8))])
    assert row(page, "Swim").check.hasFocus()
    workspace.plan.write("gone", remove=[swim])
    assert row(page, "Walk around the lake").check.hasFocus()


def test_tab_goes_through_the_page_as_one_sees_it(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK, SAM, SPOKE)
    workspace.plan.write("new", [commitment("Breakfast", at(8))])
    button(page, "Add").setFocus()
    stops = []
    for _stop in range(16):
        QTest.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        focused = page.focusWidget()
        assert isinstance(focused, QAbstractButton)
        stops.append(focused.accessibleName() or focused.text())
    assert stops == [
        "Breakfast, 8:00 AM, self-care, not done",
        "More about Breakfast",
        "Walk around the lake, 10:00 AM, self-care, not done",
        "More about Walk around the lake",
        "How do you feel right now?: Rough",
        "Any cravings today?: None",
        "Less sleep",
        "More sleep",
        "Add more",
        "Save check-in",
        "Not today",
        "Called Sam Whitlock",
        "Previous day",
        "Next day",
        "Add",
        "Breakfast, 8:00 AM, self-care, not done",
    ]


def test_a_check_in_is_saved_shown_and_changed(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "How do you feel right now?: Good")
    press(page, "Any cravings today?: Mild")
    press(page, "More sleep")
    press(page, "Less sleep")
    press(page, "Add more")
    press(page, "Tired")
    note = next(iter(shown(page, QPlainTextEdit)))
    note.setPlainText("Slept late")
    press(page, "Save check-in")
    saved = workspace.plan.check_ins.get(TUESDAY)
    assert saved == CheckIn(
        day=TUESDAY,
        mood=Mood.GOOD,
        craving=Craving.MILD,
        sleep_minutes=390,
        halt=(Halt.TIRED,),
        note="Slept late",
        answered_at=NOW,
    )
    assert "Saved. Thanks for checking in with yourself." in words(page)
    assert "Mood: Good · Cravings: Mild · Sleep: 6½ hours · Tired · With a note" in words(page)
    press(page, "Change the check-in")
    press(page, "How do you feel right now?: Great")
    press(page, "Save check-in")
    assert workspace.plan.check_ins.get(TUESDAY) == replace(saved, mood=Mood.GREAT)


def test_an_empty_check_in_asks_for_one_answer(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Save check-in")
    assert "Pick one answer first. One is enough." in words(page)
    assert workspace.plan.check_ins.all() == []


def test_other_changes_leave_a_half_filled_check_in_alone(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK)
    press(page, "How do you feel right now?: Low")
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    press(page, "Save check-in")
    assert [check_in.mood for check_in in workspace.plan.check_ins.all()] == [Mood.LOW]


def test_not_today_hides_the_check_in_until_tomorrow(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Not today")
    assert "Check in" not in words(page)
    workspace.now = lambda: instant(8, 30, 7)
    page.refresh()
    assert "Check in" in words(page)
    press(page, "Not today")
    page.open_item(Panel.CHECK_IN)
    assert button(page, "How do you feel right now?: Rough").hasFocus()


def test_private_notes_can_be_hidden(open_today: Open, workspace: Workspace) -> None:
    kept = CheckIn(day=date(2026, 10, 6), mood=Mood.OK, note="Rain all day", answered_at=NOW)
    workspace.save_settings(hide_private_notes=True)
    page = open_today(kept)
    press(page, "Change the check-in")
    assert shown(page, QPlainTextEdit) == []
    press(page, "How do you feel right now?: Good")
    press(page, "Save check-in")
    (saved,) = workspace.plan.check_ins.all()
    assert (saved.mood, saved.note) == (Mood.GOOD, "Rain all day")


def test_a_strong_craving_is_met_with_help_at_hand(open_today: Open) -> None:
    page = open_today()
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "Any cravings today?: Strong")
    press(page, "Save check-in")
    sentence = "Strong cravings often ease in about 20 minutes. You don’t have to wait alone."
    assert sentence in words(page)
    press(page, "Open Help now")
    assert asked == [Destination(Place.HELP_NOW)]
    press(page, "I’m OK for now")
    assert sentence not in words(page)


def test_two_low_days_offer_to_call_the_first_person(open_today: Open, workspace: Workspace) -> None:
    friend = replace(SAM, call_every_days=None)
    monday = CheckIn(day=date(2026, 10, 5), mood=Mood.LOW, answered_at=NOW)
    page = open_today(friend, monday)
    press(page, "How do you feel right now?: Rough")
    press(page, "Save check-in")
    assert "Two rough days. Want to tell someone?" in words(page)
    press(page, "Call Sam Whitlock")
    assert "Sam Whitlock: 555-0142" in words(page)
    press(page, "Called")
    assert workspace.plan.events.last_contact() == {friend.id: TUESDAY}
    assert "Sam Whitlock: 555-0142" not in words(page)


def test_a_suggested_call_says_why_and_is_marked(open_today: Open, workspace: Workspace) -> None:
    page = open_today(SAM, SPOKE)
    assert "You last spoke 4 days ago. 555-0142" in words(page)
    press(page, "Called Sam Whitlock")
    assert workspace.plan.events.last_contact() == {SAM.id: TUESDAY}
    assert "Calls to make" not in words(page)
    workspace.undo()
    assert button(page, "Called Sam Whitlock")


def test_a_planned_call_is_answered_and_counts_as_contact(open_today: Open, workspace: Workspace) -> None:
    leila = contact("Leila", "555-0178", Area.LOVED_ONES, good_times="Evenings")
    call = commitment("Call Leila", at(0), CommitmentKind.CALL, all_day=True, contact_ids=(leila.id,))
    page = open_today(SAM, SPOKE, leila, call)
    names = [b.accessibleName() for b in shown(page, QAbstractButton) if b.text() == "Called"]
    assert names == ["Called Sam Whitlock", "Called Leila"]
    assert "Evenings · 555-0178" in words(page)
    press(page, "Called Leila")
    assert outcomes(workspace) == [(call.id, Result.DONE)]
    assert workspace.plan.events.last_contact()[leila.id] == TUESDAY
    press(page, "Call Leila, Any time, sober network, done")
    assert outcomes(workspace) == []
    assert leila.id not in workspace.plan.events.last_contact()


def test_a_due_step_is_checked_off_and_a_skipped_one_goes(open_today: Open, workspace: Workspace) -> None:
    page = open_today(LEFT)
    titles = ["Choose three groups to try", "Write down everyone’s name and number"]
    assert "From your plan" in words(page)
    press(page, f"{titles[0]}, support groups, not done")
    assert [(step.title, step.done_on) for step in workspace.plan.steps.all()] == [(titles[0], TUESDAY)]
    assert len([found for found in shown(page, CheckRow) if found.check.isChecked()]) == 1
    menu(page, titles[1])["Skip this step"].trigger()
    assert titles[1] not in words(page)
    workspace.undo()
    workspace.undo()
    assert workspace.plan.steps.all() == []


def test_steps_of_an_area_left_out_do_not_show(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(skipped_areas=tuple(Area))
    assert "From your plan" not in words(open_today(LEFT))


def test_recovery_days_show_once_the_leaving_day_is_known(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    assert "This number never resets" not in words(page)
    workspace.plan.write("left", [LEFT])
    assert ("46" in words(page), "recovery days" in words(page)) == (True, True)


def test_a_first_day_offers_to_build_the_plan_or_add_one_thing(open_today: Open) -> None:
    page = open_today()
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    assert "Today is open" in words(page)
    press(page, "Build my plan")
    press(page, "Add one thing")
    more = button(page, "More ways to add")
    assert isinstance(more, QPushButton)
    entries = more.menu().actions()
    assert [action.text() for action in entries] == ["A visit", "A group meeting", "A daily step", "A call"]
    entries[2].trigger()
    assert asked == [Destination(Place.PLAN), Destination(Area.SELF_CARE, New(ItemKind.COMMITMENT))]


def test_a_free_day_of_a_plan_is_fine_too(open_today: Open) -> None:
    seen = words(open_today(commitment("Swim", at(9, 0, 9))))
    assert ("Nothing planned" in seen, "Today is open" in seen) == (True, False)


def test_tomorrow_shows_the_first_place_to_be(open_today: Open) -> None:
    visit = commitment("Phone call", at(11, 15, 7), CommitmentKind.VISIT, 15, contact_ids=(DENISE.id,))
    page = open_today(DENISE, visit, commitment("Breakfast", at(8, 0, 7)))
    assert "11:15 AM · Phone call with Denise Kowalski · 15 minutes" in words(page)


def test_the_new_day_shows_after_midnight(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK, commitment("Swim", at(9, 0, 7)), now=instant(23, 59))
    page.hide()
    workspace.now = lambda: instant(0, 1, 7)
    page.show()
    assert page.header.lead.text() == "Wednesday, October 7 · Go at your own pace."
    assert row(page, "Swim")


def test_a_change_that_cannot_be_saved_is_not_shown_as_done(
    open_today: Open, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_today(WALK)
    monkeypatch.setattr(Workspace, "write", lambda *_args, **_more: False)
    check = row(page, "Walk around the lake").check
    press(page, check.accessibleName())
    assert not check.isChecked()


def test_a_commitment_can_be_gone_to_from_elsewhere(open_today: Open) -> None:
    page = open_today(WALK, DENISE, COUNSELING)
    for commitment_, name in (
        (WALK, "Walk around the lake, 10:00 AM, self-care, not done"),
        (COUNSELING, "Get ready"),
    ):
        page.open_item(Known(ItemKind.COMMITMENT, commitment_.id))
        assert button(page, name).hasFocus()


def test_paused_reminders_are_said_and_turned_on_again(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(reminders_paused_until=NOW + timedelta(days=2))
    page = open_today()
    assert {"Your reminders are paused", "Only what you added as a medicine rings."} <= set(words(page))
    workspace.pause_reminders(NOW + timedelta(days=2), with_medicines=True)
    assert "Nothing rings, not even for visits and medicines." in words(page)
    press(page, "Turn them on")
    settings = workspace.plan.settings
    assert (settings.reminders_paused_until, settings.medicines_paused_until) == (None, None)
    assert "Your reminders are paused" not in words(page)


def test_a_leaving_day_at_the_end_of_time_stops_nothing(open_today: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "ask_sources", ask_sources)
    left = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=date.max, recorded_at=NOW)
    assert "Check in" in words(open_today(left))
