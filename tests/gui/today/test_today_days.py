"""Today on other days, after absence, with yesterday's leftovers, quick add, many items and narrow windows."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from aftercare import i18n
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Mood
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, PauseId
from aftercare.planner.destinations import Destination, ItemKind, Known, New, Place
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui import theme
from aftercare.ui.today import page as today
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.fields import Choice
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, words
from tests.gui.made_up import HERE, NOW, commitment, contact
from tests.shots.stage import Stage

TUESDAY = date(2026, 10, 6)
WIDE, NARROW = 1200, 800
ADD_QUESTION = "What would you like to add?"

Open = Callable[..., TodayPage]


def at(hour: int, minute: int = 0, day: int = 6) -> datetime:
    return datetime(2026, 10, day, hour, minute)


def done(*what: Commitment, day: int = 6) -> list[Outcome]:
    return [
        Outcome(
            commitment_id=each.id,
            original_start=datetime.combine(date(2026, 10, day), each.start.time()),
            result=Result.DONE,
            answered_at=NOW,
        )
        for each in what
    ]


WALK = commitment("Walk around the lake", at(10, day=1), rule="FREQ=DAILY")
SHOES = commitment("Buy new shoes", at(9, day=5))
SWIM = commitment("Swim", at(16, day=5), CommitmentKind.ACTIVITY, 60)
PILLS = commitment("Morning medicine", at(7, day=5), CommitmentKind.MEDICINE)
LEFT = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 8, 21), recorded_at=NOW)


@pytest.fixture
def open_today(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens Today over some records in a window of some width, on that Tuesday at 8:30; no area asks anything."""
    monkeypatch.setattr(today, "ask_sources", tuple)

    def show(*records: Record, width: int = WIDE) -> TodayPage:
        workspace.plan.write_without_undo(records)
        page = TodayPage(workspace)
        qtbot.addWidget(page)
        page.resize(width, 800)
        bring_up(page)
        return page

    yield show
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def rows(page: QWidget) -> list[str]:
    """The titles of the rows in the order one sees them."""
    seen = [row for row in page.findChildren(CheckRow) if row.isVisibleTo(page)]
    return [words(row)[1] for row in sorted(seen, key=lambda row: row.mapTo(page, row.rect().topLeft()).y())]


def outcomes(workspace: Workspace) -> dict[str, Result]:
    return {outcome.commitment_id: outcome.result for outcome in workspace.plan.outcomes.all()}


def key(page: QWidget, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.window().focusWidget() or page, pressed, modifier)


def type_line(page: QWidget, text: str) -> QLineEdit:
    line = find(page, ADD_QUESTION, QLineEdit)
    QTest.keyClicks(line, text)
    return line


# Other days


def test_arrows_and_keys_lead_to_other_days_and_back(open_today: Open) -> None:
    page = open_today(WALK)
    assert "Back to today" not in names(page)
    press(page, "Previous day")
    assert (page.header.title.text(), page.header.lead.text()) == (
        "Monday, October 5",
        "Yesterday · You can still fill in this day.",
    )
    for _step in range(3):
        key(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.header.title.text() == "Thursday, October 8"
    assert page.header.lead.text() == "In 2 days · 1 thing planned."
    key(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.header.lead.text() == "Tomorrow · 1 thing planned."
    press(page, "Back to today")
    assert page.header.title.text() == "Good morning"
    assert find(page, "Next day").hasFocus()


def test_a_past_day_is_filled_in_afterwards(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK, SHOES)
    press(page, "Previous day")
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    choose_from_menu(page, "More about Buy new shoes", "Skip this one")
    assert workspace.plan.outcomes.all() == [
        replace(outcome, result=result)
        for outcome, result in zip(done(SHOES, WALK, day=5), (Result.SKIPPED, Result.DONE), strict=True)
    ]
    press(page, "How did you feel?: Good")
    press(page, "Save check-in")
    assert workspace.plan.check_ins.all() == [CheckIn(day=date(2026, 10, 5), mood=Mood.GOOD, answered_at=NOW)]
    press(page, "Change the check-in")
    press(page, "How did you feel?: Great")
    press(page, "Save check-in")
    assert [check_in.mood for check_in in workspace.plan.check_ins.all()] == [Mood.GREAT]
    press(page, "Next day")
    assert "Check in" in words(page)
    assert find(page, "How do you feel right now?: Great").isChecked() is False


def test_a_half_filled_check_in_waits_while_another_day_is_looked_at(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "How do you feel right now?: Low")
    press(page, "Previous day")
    assert not find(page, "How did you feel?: Low").isChecked()
    press(page, "Next day")
    assert find(page, "How do you feel right now?: Low").isChecked()
    assert workspace.plan.check_ins.all() == []


def test_a_passed_visit_is_answered_on_its_day(open_today: Open, workspace: Workspace) -> None:
    visit = commitment("Counseling", at(14, day=1), CommitmentKind.VISIT, 50)
    page = open_today(visit)
    page.open_item(date(2026, 10, 1))
    assert page.header.lead.text() == "5 days ago · You can still fill in this day."
    press(page, "I missed it")
    assert outcomes(workspace) == {visit.id: Result.MISSED}


def test_a_coming_day_shows_the_plan_and_nothing_to_check_off(open_today: Open, workspace: Workspace) -> None:
    visit = commitment("Counseling", at(14, day=9), CommitmentKind.VISIT, 50)
    call = commitment("Call Leila", at(18, day=9), CommitmentKind.CALL)
    page = open_today(WALK, visit, call, LEFT)
    page.open_item(date(2026, 10, 9))
    assert page.header.title.text() == "Friday, October 9"
    assert rows(page) == ["Walk around the lake", "Call Leila"]
    assert names(page) == [
        "Back to today",
        "Previous day",
        "Next day",
        "Add",
        "More about Walk around the lake",
        "Get ready",
        "Change time",
        "See details",
        "More about Call Leila",
    ]
    QTest.mouseClick(next(row for row in page.findChildren(CheckRow) if row.isVisible()), Qt.MouseButton.LeftButton)
    assert outcomes(workspace) == {}
    choose_from_menu(page, "More about Walk around the lake", "Remove this one")
    assert rows(page) == ["Call Leila"]
    assert "recovery days" not in words(page)


def test_another_year_says_so(open_today: Open) -> None:
    page = open_today()
    page.open_item(date(2027, 1, 1))
    assert page.header.title.text() == "Friday, January 1, 2027"


def test_today_asked_for_by_name_is_today_and_otherwise_as_it_was_left(tmp_path: Path, qapp: QApplication) -> None:
    stage = Stage(tmp_path)
    page = stage.open()
    stage.workspace.plan.write_without_undo([replace(WALK, start=at(10, day=7), rule=None)])
    press(page, "Next day")
    stage.window.show_help()
    key(stage.window, Qt.Key.Key_Escape)
    assert page.header.title.text() == "Wednesday, October 7"
    choose_from_menu(page, "More about Walk around the lake", "Edit")
    press(stage.page, "Cancel")
    assert (stage.page, page.header.title.text()) == (page, "Wednesday, October 7")
    press(stage.window, "Today")
    assert page.header.title.text() == "Good morning"
    stage.close()


def test_tomorrow_leads_to_the_week(open_today: Open) -> None:
    page = open_today(WALK)
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "See the week")
    assert asked == [Destination(Place.CALENDAR)]


def test_a_long_activity_and_one_moved_from_afar_keep_their_answers(open_today: Open, workspace: Workspace) -> None:
    trip = commitment("Trip to the lake", at(9, day=1), CommitmentKind.ACTIVITY, 8 * 24 * 60)
    moved = commitment("Haircut", datetime(2026, 8, 3, 9))
    here = Override(commitment_id=moved.id, original_start=moved.start, start=at(15))
    page = open_today(trip, moved, here)
    press(page, "Trip to the lake, Any time, self-care, not done")
    press(page, "Haircut, 3:00 PM, self-care, not done")
    assert outcomes(workspace) == {trip.id: Result.DONE, moved.id: Result.DONE}
    press(page, "Haircut, 3:00 PM, self-care, done")
    assert outcomes(workspace) == {trip.id: Result.DONE}
    workspace.plan.write("Paused", [Pause(id=PauseId("pause"), from_day=date(2026, 10, 1))])
    assert rows(page) == ["Trip to the lake"]


# Leftovers and absence


def test_leftovers_are_let_go_and_one_undo_brings_them_back(open_today: Open, workspace: Workspace) -> None:
    page = open_today(SHOES, SWIM, PILLS, WALK)
    assert "2 things from yesterday" in words(page)
    press(page, "Let them go")
    assert outcomes(workspace) == {SHOES.id: Result.SKIPPED, SWIM.id: Result.SKIPPED}
    assert "2 things from yesterday" not in words(page)
    workspace.undo()
    assert outcomes(workspace) == {}
    assert "2 things from yesterday" in words(page)


def test_chosen_leftovers_move_to_today_and_the_rest_is_not_asked_about_again(
    open_today: Open, workspace: Workspace
) -> None:
    page = open_today(SHOES, SWIM)
    press(page, "Choose")
    assert find(page, "Buy new shoes, 9:00 AM").hasFocus()
    press(page, "Swim, 4:00 PM")
    press(page, "Move to today")
    assert workspace.plan.overrides.all() == [
        Override(commitment_id=SWIM.id, original_start=SWIM.start, start=at(16)),
    ]
    assert rows(page) == ["Swim"]
    assert "1 thing from yesterday" not in words(page)
    workspace.undo()
    assert workspace.plan.overrides.all() == []
    assert "1 thing from yesterday" in words(page)


def test_leftovers_of_any_time_stay_so(open_today: Open, workspace: Workspace) -> None:
    letter = commitment("Write to Mom", at(0, day=5), minutes=24 * 60, all_day=True)
    page = open_today(letter)
    press(page, "Choose")
    press(page, "Write to Mom, Any time")
    press(page, "Move to today")
    assert "Write to Mom, Any time, self-care, not done" in names(page)


def test_leftovers_are_asked_about_once_a_day(open_today: Open, workspace: Workspace) -> None:
    page = open_today(SHOES)
    press(page, "Choose")
    press(page, "Not now")
    assert "1 thing from yesterday" not in words(page)
    page.close()
    again = open_today()
    assert "1 thing from yesterday" not in words(again)
    assert workspace.plan.settings.last_opened_on == TUESDAY


def test_after_absence_one_is_greeted_and_starts_with_today(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(person_name="Rowan", last_opened_on=date(2026, 10, 1))
    page = open_today(SHOES, LEFT)
    assert "Good to see you, Rowan." in words(page)
    away = "You were away for 4 days. Nothing is lost: your plan and your 46 recovery days are here."
    assert away in words(page)
    assert "1 thing from yesterday" not in words(page)
    press(page, "Start with today")
    assert away not in words(page)
    assert "This number never resets" in words(page)


def test_the_days_of_an_absence_are_filled_in_one_by_one(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(last_opened_on=date(2026, 10, 1))
    page = open_today(WALK)
    assert "You were away for 4 days. Nothing is lost: your plan is here." in words(page)
    press(page, "Fill in the last 4 days")
    seen = []
    while page.header.title.text() != "Good morning":
        seen.append(page.header.title.text().partition(",")[0])
        press(page, "Walk around the lake, 10:00 AM, self-care, not done")
        find(page, "Next day").setFocus()
        key(page, Qt.Key.Key_Return)
    assert seen == ["Friday", "Saturday", "Sunday", "Monday"]
    assert len(workspace.plan.outcomes.all()) == 4
    assert "Good to see you." not in words(page)


def test_a_day_off_is_no_absence(open_today: Open, workspace: Workspace) -> None:
    workspace.save_settings(last_opened_on=date(2026, 10, 5))
    assert "Good to see you." not in words(open_today(WALK))


# Quick add


def test_a_line_is_understood_before_enter_saves_it(open_today: Open, workspace: Workspace) -> None:
    offered: list[str] = []
    workspace.offer_undo = offered.append
    page = open_today()
    press(page, "Add")
    line = type_line(page, "Walk at 10")
    assert line.hasFocus()
    assert "Self-care, today at 10:00 AM" in words(page)
    assert line.accessibleDescription() == "Walk. Self-care, today at 10:00 AM"
    key(page, Qt.Key.Key_Return)
    saved = workspace.plan.commitments.all()
    assert [(each.title, each.start, each.kind, each.rule, each.all_day) for each in saved] == [
        ("Walk", at(10), CommitmentKind.SELF_CARE, None, False)
    ]
    assert (offered, line.text(), line.hasFocus()) == (["“Walk” added"], "", True)
    assert rows(page) == ["Walk"]
    workspace.undo()
    assert workspace.plan.commitments.all() == []


def test_a_time_already_past_is_said_and_can_be_tomorrow(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Add")
    line = type_line(page, "Walk at 9")
    assert "Add it for tomorrow" not in names(page)
    line.clear()
    type_line(page, "Walk at 8")
    assert "Self-care, today at 8:00 AM. This time has passed." in words(page)
    press(page, "Add it for tomorrow")
    assert [each.start for each in workspace.plan.commitments.all()] == [at(8, day=7)]
    type_line(page, "Walk at 8")
    press(page, "Add it")
    assert [each.start for each in workspace.plan.commitments.all()] == [at(8), at(8, day=7)]
    type_line(page, "Walk at 8 every day")
    assert "Add it for tomorrow" not in names(page)


def test_a_repeating_line_and_another_area(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Add")
    type_line(page, "Dentist Oct 9 2:30 PM every 2 weeks")
    assert "Treatment team. Every 2 weeks on Friday at 2:30 PM, from Fri, Oct 9" in words(page)
    area = find(page, "Part of the plan", Choice)
    QTest.keyClick(area, Qt.Key.Key_End)
    area.picked.emit(area.value)
    assert any(text.startswith("When to seek help. Every 2 weeks") for text in words(page))
    area.choose(Area.TREATMENT_TEAM)
    area.picked.emit(area.value)
    press(page, "Add it")
    (visit,) = workspace.plan.commitments.all()
    assert (visit.kind, visit.start, visit.rule, visit.zone, visit.length, len(visit.reminders)) == (
        CommitmentKind.VISIT,
        at(14, 30, 9),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        HERE.key,
        timedelta(minutes=50),
        2,
    )


def test_a_call_to_someone_known_is_theirs(open_today: Open, workspace: Workspace) -> None:
    leila = contact("Leila Marsh", "555-0178", Area.LOVED_ONES)
    page = open_today(leila)
    press(page, "Add")
    type_line(page, "Call Leila tomorrow 6pm")
    assert "Loved ones, tomorrow at 6:00 PM" in words(page)
    key(page, Qt.Key.Key_Return)
    (call,) = workspace.plan.commitments.all()
    assert (call.kind, call.area, call.contact_ids) == (CommitmentKind.CALL, Area.LOVED_ONES, (leila.id,))


def test_on_another_day_a_line_is_for_that_day(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    page.open_item(date(2026, 10, 9))
    press(page, "Add")
    type_line(page, "Swim")
    assert "Self-care, Fri, Oct 9, any time" in words(page)
    press(page, "Add it")
    assert [each.start for each in workspace.plan.commitments.all()] == [at(0, day=9)]


def test_more_details_go_on_in_the_full_form(open_today: Open, workspace: Workspace) -> None:
    from aftercare.ui.shell.area_pages import page_of

    page = open_today()
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "Add")
    type_line(page, "Dentist Oct 9 2:30 PM")
    press(page, "More details")
    assert asked == [Destination(Area.TREATMENT_TEAM, New(ItemKind.COMMITMENT))]
    assert ADD_QUESTION not in words(page)
    area = page_of(Area.TREATMENT_TEAM, workspace)
    area.open_item(New(ItemKind.COMMITMENT))
    typed = {name_of(field): field.text() for field in area.findChildren(QLineEdit)}
    assert (typed["What for"], typed["Starts"]) == ("Dentist", "2:30 PM")
    area.deleteLater()


def test_escape_closes_the_line_and_keeps_what_was_typed(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Add")
    type_line(page, "Buy a lamp")
    key(page, Qt.Key.Key_Escape)
    assert find(page, "Add").hasFocus()
    page.close()
    again = open_today()
    press(again, "Add")
    assert find(again, ADD_QUESTION, QLineEdit).text() == "Buy a lamp"
    key(again, Qt.Key.Key_Return)
    assert workspace.plan.drafts.all() == []


def test_figures_that_can_be_two_days_are_asked_about(open_today: Open, workspace: Workspace) -> None:
    told: list[str] = []
    workspace.announce = told.append
    page = open_today()
    press(page, "Add")
    i18n.use_country("ZZ")
    type_line(page, "Dentist on 9/10")
    question = "This can be September 10 or October 9. Write the month as a word, like Oct 6."
    assert question in words(page)
    assert not find(page, "Add it").isEnabled()
    key(page, Qt.Key.Key_Return)
    assert (workspace.plan.commitments.all(), told) == ([], [question])
    i18n.use_country("GB")
    type_line(page, "Dentist on 9/10")
    assert question not in words(page)
    press(page, "Add it")
    assert [each.start.date() for each in workspace.plan.commitments.all()] == [date(2026, 10, 9)]


def test_nothing_typed_adds_nothing(open_today: Open, workspace: Workspace) -> None:
    page = open_today()
    press(page, "Add")
    key(page, Qt.Key.Key_Return)
    assert workspace.plan.commitments.all() == []
    assert not find(page, "Add it").isEnabled()


# Narrow windows, many items, time


def test_a_narrow_window_has_the_check_in_as_a_line_that_opens(open_today: Open, workspace: Workspace) -> None:
    page = open_today(WALK, width=NARROW)
    assert "Mood, cravings, sleep. About 30 seconds." in words(page)
    assert "How do you feel right now?" not in words(page)
    press(page, "Start the check-in")
    assert find(page, "How do you feel right now?: Rough").hasFocus()
    press(page, "How do you feel right now?: OK")
    press(page, "Save check-in")
    assert [check_in.mood for check_in in workspace.plan.check_ins.all()] == [Mood.OK]
    page.resize(WIDE, 800)
    assert "Saved. Thanks for checking in with yourself." in words(page)


def test_what_is_done_folds_in_a_narrow_window(open_today: Open, workspace: Workspace) -> None:
    breakfast, pills = commitment("Breakfast", at(8)), commitment("Morning medicine", at(7), CommitmentKind.MEDICINE)
    page = open_today(WALK, breakfast, pills, *done(breakfast, pills), width=NARROW)
    assert "2 done this morning" in words(page)
    assert rows(page) == ["Walk around the lake"]
    press(page, "Walk around the lake, 10:00 AM, self-care, not done")
    assert rows(page) == ["Walk around the lake"]
    press(page, "Show 2 done this morning")
    assert rows(page) == ["Morning medicine", "Breakfast", "Walk around the lake"]
    assert find(page, "Hide 3 done this morning").hasFocus()
    press(page, "Hide 3 done this morning")
    assert rows(page) == []
    workspace.undo()
    assert rows(page) == ["Walk around the lake"]
    page.resize(WIDE, 800)
    assert rows(page) == ["Morning medicine", "Breakfast", "Walk around the lake"]


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Leaves the look as the other tests know it."""
    yield
    theme.apply(theme.Theme("light"))
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("scale", "width"), [(1.0, 708), (1.5, 1062), (2.0, 1200)])
@pytest.mark.usefixtures("undressed")
def test_nothing_reaches_beyond_the_side(open_today: Open, workspace: Workspace, scale: float, width: int) -> None:
    theme.apply(theme.Theme("light", scale))
    long = commitment("Pneumonoultramicroscopic tests " * 4, at(14), CommitmentKind.VISIT, 50, place="Lane " * 30)
    workspace.save_settings(last_opened_on=date(2026, 10, 1))
    page = open_today(WALK, long, SHOES, LEFT, contact("Sam Whitlock", "555-0142", call_every_days=3), width=width)
    press(page, "Add")
    type_line(page, "Dentist Oct 9 2:30 PM every 2 weeks")
    press(page, "Start the check-in")
    press(page, "Add more")
    QApplication.processEvents()
    scroll = page.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    inner = scroll.widget()
    assert inner is not None
    assert inner.minimumSizeHint().width() <= scroll.viewport().width()
    assert page.minimumSizeHint().width() <= width


def test_three_hundred_things_all_come_and_are_reached_in_order(open_today: Open, qtbot: QtBot) -> None:
    many = [commitment(f"Thing {number:03}", at(6 + number // 30, number % 30)) for number in range(300)]
    page = open_today(*many)
    assert rows(page)[:3] == ["Thing 000", "Thing 001", "Thing 002"]
    qtbot.waitUntil(lambda: len(rows(page)) == 300, timeout=20_000)
    assert rows(page) == [each.title for each in many]
    find(page, "More about Thing 299").setFocus()
    key(page, Qt.Key.Key_Tab)
    assert name_of(page.focusWidget()) == "How do you feel right now?: Rough"
    page.open_item(Known(ItemKind.COMMITMENT, many[250].id))
    assert name_of(page.focusWidget()) == "Thing 250, 2:10 PM, self-care, not done"


def test_the_page_wakes_up_when_a_visit_is_over(open_today: Open, workspace: Workspace, qtbot: QtBot) -> None:
    visit = commitment("Counseling", at(8), CommitmentKind.VISIT, 31)
    workspace.plan.write_without_undo([visit])
    nearly = NOW + timedelta(seconds=59, milliseconds=990)
    workspace.now = lambda: nearly
    page = open_today()
    assert "I went" not in names(page)
    workspace.now = lambda: NOW + timedelta(minutes=1)
    qtbot.waitUntil(lambda: "I went" in names(page))


@pytest.mark.parametrize("rings", [True, False])
def test_the_page_looks_at_the_clock_after_sleep(open_today: Open, workspace: Workspace, *, rings: bool) -> None:
    page = open_today(WALK, SHOES)
    workspace.now = lambda: NOW + timedelta(days=1)
    if rings:
        workspace.signals.due.emit()
    else:
        QApplication.sendEvent(page, QEvent(QEvent.Type.ActivationChange))
    assert page.header.lead.text().startswith("Wednesday, October 7")
    assert workspace.plan.settings.last_opened_on == date(2026, 10, 7)
