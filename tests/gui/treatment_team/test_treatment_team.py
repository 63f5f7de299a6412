"""The treatment team's page and what it asks on Today: visits before and after, medicines, permission to share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.areas.treatment_team.team import PersonSheet, VisitSheet, Why
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Pause, Result
from aftercare.domain.records.identity import PauseId
from aftercare.domain.records.sheets import Sheet
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New, Panel
from aftercare.planner.find import read_findables
from aftercare.planner.prompts import Prompt
from aftercare.planner.treatment_team import prompts as treatment_team_prompts
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_on
from aftercare.storage.records.stores import Record
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.draft_keeper import leave_in
from aftercare.ui.shell.area_pages import page_of
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.pick_edit import PickEdit
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import NOW
from tests.mockup.plan import COUNSELING, DENISE, MEDICINE, OSEI, TUESDAY, at
from tests.mockup.treatment_team import (
    FORM,
    PERMISSIONS,
    QUESTIONS,
    SERTRALINE,
    STOPPED,
    TIRED,
    left_on,
    medicine,
    past_visit,
)

Open = Callable[..., AreaPage]
_DAY = timedelta(days=1)
_HERE = (COUNSELING.id, COUNSELING.start)
LIST = "Questions to ask, things to bring"


@pytest.fixture
def open_team(qtbot: QtBot, workspace: Workspace) -> Open:
    """Opens the page on a plan with these records, at an item."""

    def opened(*records: Record, item: Item | None = None) -> AreaPage:
        workspace.save_settings(person_name="Rowan")
        workspace.plan.write_without_undo([DENISE, OSEI, *records])
        page = page_of(Area.TREATMENT_TEAM, workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        if item is not None:
            page.open_item(item)
            QApplication.processEvents()
        return page

    return opened


def key_of_visit(records: list[Record]) -> tuple[str, datetime]:
    visit = records[0]
    assert isinstance(visit, Commitment)
    return visit.id, visit.start


def visit_lines(workspace: Workspace) -> list[tuple[str, datetime | None]]:
    return [
        (line.text, line.asked_at) for _sheet, page in workspace.plan.sheets.load(VisitSheet) for line in page.lines
    ]


def asks(workspace: Workspace) -> list[Prompt]:
    return treatment_team_prompts.read(workspace, workspace.today())


def outcomes(workspace: Workspace) -> list[tuple[str, Result, str]]:
    return [(each.commitment_id, each.result, each.note) for each in workspace.plan.outcomes.all()]


def doses(workspace: Workspace, day: date) -> list[tuple[str, time]]:
    items = workspace.plan.agenda(day, day, workspace.here())
    return [
        (item.occurrence.title, item.occurrence.start.time())
        for item in items
        if item.occurrence.commitment.kind is CommitmentKind.MEDICINE
    ]


# Questions in the form


def test_questions_of_a_new_visit_are_saved_with_it(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.VISIT))
    type_into(page, "Date", "Oct 9")
    type_into(page, "Starts", "2 PM")
    press(page, "Add a question")
    QTest.keyClicks(find(page, "A question to ask, or something to bring", QLineEdit), "Night bus?")
    QTest.keyClick(find(page, "A question to ask, or something to bring", QLineEdit), Qt.Key.Key_Return)
    type_into(page, "A question to ask, or something to bring", "Bring the form")
    press(page, "Save")
    (visit,) = workspace.plan.commitments.all()
    (sheet,) = workspace.plan.sheets.all()
    assert (sheet.commitment_id, sheet.original_start) == (visit.id, datetime(2026, 10, 9, 14))
    assert visit_lines(workspace) == [("Night bus?", None), ("Bring the form", None)]
    workspace.undo()
    assert workspace.plan.commitments.all() == []
    assert workspace.plan.sheets.all() == []


def test_questions_alone_are_saved_without_asking_which_ones(open_team: Open, workspace: Workspace) -> None:
    page = open_team(COUNSELING, QUESTIONS, item=Known(ItemKind.COMMITMENT, *_HERE))
    press(page, FORM.text)
    press(page, f"Remove {TIRED.text}")
    press(page, "Save")
    assert visit_lines(workspace) == [(FORM.text, COUNSELING.start)]
    assert workspace.plan.commitments.all() == [COUNSELING]


def test_questions_follow_a_series_that_is_divided(open_team: Open, workspace: Workspace) -> None:
    later = COUNSELING.start + 14 * _DAY
    sheet = replace(QUESTIONS, original_start=later, day=later.date())
    page = open_team(COUNSELING, sheet, item=Known(ItemKind.COMMITMENT, COUNSELING.id, later))
    type_into(page, "Starts", "3 PM")
    press(page, "Save")
    press(page, "This and the ones after")
    (moved,) = workspace.plan.sheets.all()
    successor = next(each for each in workspace.plan.commitments.all() if each.continues)
    assert (moved.commitment_id, moved.original_start) == (successor.id, later + timedelta(hours=1))
    workspace.undo()
    assert workspace.plan.sheets.all() == [sheet]


def test_an_open_question_goes_on_to_the_next_visit_of_a_series(open_team: Open, workspace: Workspace) -> None:
    weekly = replace(COUNSELING, start=COUNSELING.start - 14 * _DAY)
    sheet = replace(QUESTIONS, original_start=weekly.start, day=weekly.start.date())
    page = open_team(weekly, sheet, item=Known(ItemKind.COMMITMENT, *_HERE))
    press(page, TIRED.text)
    press(page, "Save")
    assert visit_lines(workspace) == [(TIRED.text, COUNSELING.start), (FORM.text, None)]


# Get ready


def test_get_ready_has_all_one_needs(open_team: Open, workspace: Workspace) -> None:
    page = open_team(COUNSELING, QUESTIONS)
    press(page, "Get ready")
    seen = words(page)
    for expected in (
        "Today · 2:00 PM · 50 minutes",
        "Larkfield Clinic, Room 4",
        "Bus 12 from Mill Lane, or ask Leila for a ride",
        "Leave by 1:25 PM",
        "Denise Kowalski · Counselor",
        "555-0121",
        TIRED.text,
    ):
        assert expected in seen
    press(page, TIRED.text)
    assert visit_lines(workspace) == [(TIRED.text, COUNSELING.start), (FORM.text, None)]
    workspace.undo()
    assert not find(page, TIRED.text).isChecked()


def test_what_to_say_is_kept_for_the_person(open_team: Open, workspace: Workspace) -> None:
    page = open_team(COUNSELING, item=Known(ItemKind.VISIT_AHEAD, *_HERE))
    type_into(page, "What to say when you call", "I need a later time.")
    ((_sheet, said),) = workspace.plan.sheets.load(PersonSheet, about=DENISE.id)
    assert said == PersonSheet(what_to_say="I need a later time.")
    page.open_item(Panel.FIRST_STEPS)
    page.open_item(Known(ItemKind.VISIT_AHEAD, *_HERE))
    type_into(page, "What to say when you call", "")
    assert [content_on(each, PersonSheet) for each in workspace.plan.sheets.all()] == [PersonSheet()]


def test_a_line_being_typed_is_kept_when_one_leaves(open_team: Open, workspace: Workspace) -> None:
    page = open_team(COUNSELING, item=Known(ItemKind.VISIT_AHEAD, *_HERE))
    press(page, "Add a question")
    QTest.keyClicks(find(page, "A question to ask, or something to bring", QLineEdit), "Night bus?")
    press(page, "Close")
    assert visit_lines(workspace) == [("Night bus?", None)]


def test_private_lists_are_covered(open_team: Open, workspace: Workspace) -> None:
    workspace.save_settings(hide_private_notes=True)
    page = open_team(COUNSELING, QUESTIONS, item=Known(ItemKind.VISIT_AHEAD, *_HERE))
    assert TIRED.text not in words(page)
    press(page, f"Show {LIST}")
    assert TIRED.text in words(page)


# After a visit


def test_notes_and_the_next_visit_in_one_panel(open_team: Open, workspace: Workspace) -> None:
    past = past_visit(1, None)
    page = open_team(*past, item=Known(ItemKind.VISIT, *key_of_visit(past)))
    press(page, "How did it go?: I went")
    type_into(page, "Notes about this visit", "We talked about sleep.")
    assert [(result, note) for _id, result, note in outcomes(workspace)] == [(Result.DONE, "We talked about sleep.")]
    type_into(page, "Date", "Feb 30")
    press(page, "Book it")
    assert "Enter a day, like Oct 6. Your other answers are still here." in words(page)
    type_into(page, "Date", "Oct 1")
    type_into(page, "Starts", "10 AM")
    press(page, "Book it")
    assert "Choose a day from today on." in words(page)
    type_into(page, "Date", "Oct 20")
    press(page, "Book it")
    booked = workspace.plan.commitments.all()[-1]
    first = past[0]
    assert isinstance(first, Commitment)
    assert (booked.start, booked.contact_ids, booked.reminders) == (at(10, day=20), (DENISE.id,), first.reminders)
    assert "Booked: Tue, Oct 20, 10:00 AM" in words(page)


def test_a_visit_that_was_moved_gets_its_new_time(open_team: Open, workspace: Workspace) -> None:
    past = past_visit(1, Result.MISSED)
    page = open_team(*past, item=Known(ItemKind.VISIT_MOVED, *key_of_visit(past)))
    assert find(page, "Date", QLineEdit).hasFocus()
    type_into(page, "Date", "Oct 8")
    press(page, "Move it")
    assert "Enter a time, like 2:30 PM. Your other answers are still here." in words(page)
    type_into(page, "Starts", "9:15 AM")
    press(page, "Move it")
    (change,) = workspace.plan.overrides.all()
    assert change.start == at(9, 15, day=8)
    assert workspace.plan.outcomes.all() == []
    workspace.undo()
    assert workspace.plan.overrides.all() == []
    assert [result for _id, result, _note in outcomes(workspace)] == [Result.MISSED]


def test_an_answer_can_be_changed_and_taken_back(open_team: Open, workspace: Workspace) -> None:
    past = past_visit(1, None)
    page = open_team(*past, item=Known(ItemKind.VISIT, *key_of_visit(past)))
    press(page, "How did it go?: I missed it")
    assert [result for _id, result, _note in outcomes(workspace)] == [Result.MISSED]
    press(page, "How did it go?: I missed it")
    assert outcomes(workspace) == []


def test_past_visits_are_listed_and_open(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*past_visit(20, Result.DONE, "Talked about sleep."), *past_visit(6, None), COUNSELING)
    press(page, "Past appointments (2)")
    seen = words(page)
    assert "Wed, Sep 30 · 2:00 PM · passed without a note" in seen
    assert "Talked about sleep." in seen
    press(page, "Counseling with Denise Kowalski, Wed, Sep 16 · 2:00 PM · you went, Talked about sleep.")
    assert find(page, "How did it go?: I went").isChecked()
    workspace.save_settings(hide_private_notes=True)
    page.open_item(Panel.PAST_VISITS)
    assert "Talked about sleep." not in words(page)


# Missed visits


def test_a_missed_visit_comes_with_number_and_words(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*past_visit(4, Result.MISSED))
    (ask,) = asks(workspace)
    assert ask.title == "Friday’s visit with Denise Kowalski"
    assert ask.sentence == (
        "It happens. A quick call usually fixes it. Call Denise Kowalski at 555-0121. "
        "You could say: “Hi, this is Rowan. I missed my visit on Friday. Could I have a new time?”"
    )
    assert ask.sentence in words(page)
    press(page, "I called")
    assert [event.contact_id for event in workspace.plan.events.all()] == [DENISE.id]
    assert asks(workspace) == []
    type_into(page, "Date", "Oct 9")
    type_into(page, "Starts", "2 PM")
    press(page, "Book it")
    assert workspace.plan.commitments.all()[-1].start == at(14, day=9)


def test_remind_me_tomorrow_is_a_call_at_nine(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*past_visit(4, Result.MISSED))
    press(page, "Remind me tomorrow at 9:00 AM")
    call = workspace.plan.commitments.all()[-1]
    assert (call.kind, call.start, call.reminders) == (CommitmentKind.CALL, at(9, day=7), (timedelta(0),))
    assert asks(workspace) == []
    workspace.undo()
    assert len(workspace.plan.commitments.all()) == len(asks(workspace)) == 1


TWO = [*past_visit(13, Result.MISSED), *past_visit(10, Result.MISSED)]


@pytest.mark.parametrize("reason", ["Getting there", "The time", "How it feels"])
def test_two_missed_ask_what_gets_in_the_way_once(open_team: Open, workspace: Workspace, reason: str) -> None:
    page = open_team(*TWO)
    (ask,) = asks(workspace)
    assert (ask.title, ask.sentence) == ("Two visits passed.", "Is something getting in the way?")
    press(page, reason)
    assert reason in words(page)
    assert asks(workspace) == []


def test_getting_there_is_written_into_the_visits_to_come(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*TWO, COUNSELING, item=Known(Why.THERE, *key_of_visit(TWO[2:])))
    type_into(page, "Getting there", "")
    press(page, "Save")
    assert "Write a few words, like bus 12." in words(page)
    type_into(page, "Getting there", "Leila drives me")
    press(page, "Save")
    kept = workspace.plan.commitments.get(COUNSELING.id)
    assert kept is not None
    assert kept.getting_there == "Leila drives me"


def test_a_feeling_becomes_a_line_for_the_next_visit(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*TWO, COUNSELING, item=Known(Why.FEEL, *key_of_visit(TWO[2:])))
    type_into(page, "Something to tell or to ask at the next visit", "I feel judged there.")
    press(page, "Save")
    page.open_item(Known(ItemKind.VISIT_AHEAD, *_HERE))
    assert "I feel judged there." in words(page)


def test_the_time_comes_with_words_to_ask_for_another(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*TWO, item=Known(Why.TIME, *key_of_visit(TWO[2:])))
    seen = " ".join(words(page))
    assert "Call Denise Kowalski at 555-0121." in seen
    assert "“Hi, this is Rowan. The time of my visits is hard for me. Is there another one?”" in seen
    press(page, "Remind me tomorrow at 9:00 AM")
    assert workspace.plan.commitments.all()[-1].kind is CommitmentKind.CALL


# The first follow-up


def test_the_guard_speaks_from_day_one_until_a_visit_is_booked(open_team: Open, workspace: Workspace) -> None:
    page = open_team(left_on(TUESDAY - _DAY))
    (ask,) = asks(workspace)
    assert ask.sentence == (
        "No visit is booked for your first 7 days at home. An early visit helps. "
        "Call Denise Kowalski at 555-0121. "
        "You could say: “Hi, this is Rowan. I just left treatment. Could I have a visit soon?”"
    )
    assert ask.sentence in words(page)
    press(page, "Add the visit")
    type_into(page, "Date", "Oct 9")
    type_into(page, "Starts", "2 PM")
    press(page, "Save")
    assert asks(workspace) == []
    assert ask.sentence not in words(page)


def test_before_leaving_the_page_says_it_and_today_does_not(open_team: Open, workspace: Workspace) -> None:
    page = open_team(left_on(TUESDAY + 3 * _DAY))
    assert asks(workspace) == []
    assert any("Could I have a visit in my first week at home?" in text for text in words(page))
    press(page, "Not now")
    assert "Your first visit" not in words(page)


# Medicines


def test_notes_come_back_with_an_answer_given_again(open_team: Open, workspace: Workspace) -> None:
    visit, outcome = past_visit(1, Result.DONE, "Sleep is better")
    assert isinstance(visit, Commitment)
    page = open_team(visit, outcome, item=Known(ItemKind.VISIT, visit.id, visit.start))
    press(page, "How did it go?: I went")
    assert workspace.plan.outcomes.all() == []
    press(page, "How did it go?: I missed it")
    assert [(each.result, each.note) for each in workspace.plan.outcomes.all()] == [(Result.MISSED, "Sleep is better")]
    assert find(page, "Notes about this visit", QPlainTextEdit).toPlainText() == "Sleep is better"


def test_a_medicine_is_one_commitment_per_time_of_day(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.MEDICINE))
    type_into(page, "Name", "Sertraline")
    type_into(page, "Dose, as written", "50 mg")
    type_into(page, "Time", "8 am")
    press(page, "Add a time")
    type_into(page, "Time 2", "20:00")
    type_into(page, "Get a refill by", "Oct 8")
    press(page, "Save")
    assert doses(workspace, TUESDAY) == [("Sertraline 50 mg", time(8)), ("Sertraline 50 mg", time(20))]
    assert all(each.zone is None and each.reminders for each in workspace.plan.commitments.all())
    (sheet,) = workspace.plan.sheets.all()
    kept = content_on(sheet, MedicineSheet)
    assert (kept.name, kept.refill_on) == ("Sertraline", date(2026, 10, 8))
    assert set(kept.commitment_ids) == {each.id for each in workspace.plan.commitments.all()}
    row = "Sertraline, 50 mg · 8:00 AM, 8:00 PM · every day · refill by Thu, Oct 8"
    assert find(page, row)
    workspace.undo()
    assert workspace.plan.commitments.all() == []
    assert workspace.plan.sheets.all() == []


def sheet_of(records: list[Record]) -> Sheet:
    sheet = records[-1]
    assert isinstance(sheet, Sheet)
    return sheet


def test_a_change_counts_from_today(open_team: Open, workspace: Workspace) -> None:
    old = SERTRALINE[0]
    assert isinstance(old, Commitment)
    done = Outcome(commitment_id=old.id, original_start=datetime(2026, 10, 5, 8), result=Result.DONE, answered_at=NOW)
    page = open_team(*SERTRALINE, done, item=Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    type_into(page, "Dose, as written", "100 mg")
    press(page, "Remove time 2")
    press(page, "Save")
    assert doses(workspace, TUESDAY - _DAY) == [
        ("Sertraline 50 mg, 1 tablet", time(8)),
        ("Sertraline 50 mg, 1 tablet", time(20)),
    ]
    assert doses(workspace, TUESDAY) == [("Sertraline 100 mg", time(8))]
    assert workspace.plan.outcomes.all() == [done]
    assert find(page, "Sertraline, 100 mg · 8:00 AM · every day · refill by Thu, Oct 8")


def test_notes_alone_leave_the_commitments_alone(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE, item=Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    before = workspace.plan.commitments.all()
    type_into(page, "Notes", "With food.")
    press(page, "Save")
    assert workspace.plan.commitments.all() == before
    assert content_on(workspace.plan.sheets.all()[0], MedicineSheet).notes == "With food."


WITH_PRESCRIBER = "Only stop a medicine with the person who prescribed it."
CHANGE_WITH_PRESCRIBER = (
    "Only change or stop a medicine with the person who prescribed it. This only changes its reminders here."
)


def test_a_medicine_says_when_its_reminders_are_paused(open_team: Open, workspace: Workspace) -> None:
    pause = Pause(id=PauseId("hospital"), from_day=TUESDAY, until_day=TUESDAY + _DAY)
    page = open_team(STOPPED, *medicine(MedicineSheet(name="Naltrexone", dose="50 mg"), 9), pause)
    assert find(page, "Naltrexone, 50 mg · 9:00 AM · every day")
    workspace.plan.write("ticked", [replace(pause, with_medicines=True)])
    assert find(page, "Naltrexone, 50 mg · 9:00 AM · every day · Paused until Thursday, October 8")
    workspace.plan.write("over", remove=workspace.plan.pauses.all())
    workspace.pause_reminders(NOW + _DAY, with_medicines=True)
    assert find(page, "Naltrexone, 50 mg · 9:00 AM · every day · reminders are paused")


def test_ending_reminders_says_whom_to_ask_first_and_can_be_undone(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE, item=Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    assert CHANGE_WITH_PRESCRIBER in words(page)
    assert "Keep it" not in names(page)
    press(page, "End its reminders")
    assert f"{WITH_PRESCRIBER} This only ends its reminders here." in words(page)
    assert find(page, "Keep it").hasFocus()
    press(page, "Keep it")
    assert doses(workspace, TUESDAY + _DAY) != []
    assert CHANGE_WITH_PRESCRIBER in words(page)
    press(page, "End its reminders")
    press(page, "Yes, end its reminders")
    assert doses(workspace, TUESDAY + _DAY) == []
    assert doses(workspace, TUESDAY) == [("Sertraline 50 mg, 1 tablet", time(8))]
    assert find(page, "Sertraline, Ended Tue, Oct 6")
    assert asks(workspace) == []
    workspace.undo()
    assert len(doses(workspace, TUESDAY + _DAY)) == 2


def test_a_stopped_medicine_can_be_taken_again(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE, item=Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    press(page, "End its reminders")
    press(page, "Yes, end its reminders")
    page.open_item(Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    type_into(page, "Last day", "")
    press(page, "Save")
    assert [at_ for _title, at_ in doses(workspace, TUESDAY + _DAY)] == [time(8), time(20)]
    assert content_on(workspace.plan.sheets.all()[0], MedicineSheet).stopped_on is None


def test_mistakes_are_said_by_the_field_and_nothing_is_saved(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE, item=New(ItemKind.MEDICINE))
    before = workspace.plan.commitments.all()
    press(page, "Save")
    assert "Add a name. What it says on the box is fine." in words(page)
    type_into(page, "Name", " sertraline ")
    type_into(page, "Time", "25:00")
    type_into(page, "First day", "Oct 9")
    type_into(page, "Last day", "Oct 8")
    type_into(page, "Get a refill by", "Feb 30")
    for weekday in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        press(page, weekday)
    press(page, "Save")
    for sentence in (
        "“sertraline” is on your list already. You can open it there.",
        "Enter a time, like 8:00 AM.",
        "Choose a last day from Friday, October 9 on.",
        "Enter a day, like Oct 6. Your other answers are still here.",
        "Choose at least one day.",
    ):
        assert sentence in words(page), sentence
    type_into(page, "Name", "Naltrexone")
    type_into(page, "Time", "8 am")
    press(page, "Add a time")
    type_into(page, "Time 2", "8:00")
    press(page, "Save")
    assert "This time is here twice." in words(page)
    assert find(page, "Name", QLineEdit).text() == "Naltrexone"
    assert workspace.plan.commitments.all() == before


def test_a_medicine_made_elsewhere_is_on_the_list_and_gets_a_sheet(open_team: Open, workspace: Workspace) -> None:
    page = open_team(MEDICINE)
    press(page, "Take morning medicine, 7:30 AM · every day")
    type_into(page, "Get a refill by", "Oct 9")
    press(page, "Save")
    (sheet,) = workspace.plan.sheets.all()
    assert content_on(sheet, MedicineSheet).commitment_ids == (MEDICINE.id,)
    assert workspace.plan.commitments.all() == [MEDICINE]


def test_a_rhythm_of_its_own_is_left_alone(open_team: Open, workspace: Workspace) -> None:
    odd = replace(MEDICINE, rule="FREQ=DAILY;INTERVAL=3")
    page = open_team(odd, item=Known(ItemKind.MEDICINE, odd.id))
    assert "This one has its own rhythm. You can change it in the calendar." in words(page)
    press(page, "Save")
    assert workspace.plan.commitments.all() == [odd]


def test_only_when_needed_has_no_times(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.MEDICINE))
    type_into(page, "Name", "Naloxone")
    press(page, "Save")
    assert workspace.plan.commitments.all() == []
    assert find(page, "Naloxone, when needed")
    press(page, "Naloxone, when needed")
    assert "End its reminders" not in names(page)  # it has none
    press(page, "Mark as ended")
    assert f"{WITH_PRESCRIBER} This only marks it as ended here." in words(page)
    press(page, "Keep it")
    press(page, "Remove")
    assert f"{WITH_PRESCRIBER} This only removes it and its reminders here." in words(page)
    assert len(workspace.plan.sheets.all()) == 1
    press(page, "Yes, remove it from my plan")
    assert workspace.plan.sheets.all() == []


def test_a_medicine_is_kept_when_who_prescribes_it_goes(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE)
    workspace.write("removed", remove=[OSEI])
    page.open_item(Known(ItemKind.MEDICINE, sheet_of(SERTRALINE).id))
    assert find(page, "Who prescribes it", QComboBox).currentText() == "Not sure"
    assert len(workspace.plan.sheets.all()) == 1


def test_a_refill_is_asked_about_and_marked(open_team: Open, workspace: Workspace) -> None:
    page = open_team(*SERTRALINE)
    (ask,) = asks(workspace)
    assert ask.sentence == "Sertraline: get your refill by Thu, Oct 8, in 2 days."
    press(page, "I have it")
    assert asks(workspace) == []
    workspace.undo()
    assert len(asks(workspace)) == 1


def test_what_was_typed_for_a_medicine_is_kept(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.MEDICINE))
    type_into(page, "Name", "Sertraline")
    type_into(page, "Time", "quarter")
    page.open_item(Panel.FIRST_STEPS)
    page.open_item(New(ItemKind.MEDICINE))
    assert find(page, "Name", QLineEdit).text() == "Sertraline"
    assert find(page, "Time", QLineEdit).text() == "quarter"
    assert "This was not saved yet" in words(page)
    press(page, "Cancel")
    page.open_item(New(ItemKind.MEDICINE))
    assert find(page, "Name", QLineEdit).text() == ""


def test_long_and_right_to_left_names_are_fine(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.MEDICINE))
    type_into(page, "Name", "תרופה 🌱")
    type_into(page, "Notes", "x" * 10_000)
    press(page, "Save")
    kept = content_on(workspace.plan.sheets.all()[0], MedicineSheet)
    assert (kept.name, len(kept.notes)) == ("תרופה 🌱", 10_000)


def test_a_dose_in_the_calendar_opens_its_medicine(open_team: Open) -> None:
    dose = SERTRALINE[0]
    assert isinstance(dose, Commitment)
    page = open_team(*SERTRALINE, item=Known(ItemKind.COMMITMENT, dose.id, datetime(2026, 10, 7, 8)))
    assert find(page, "Name", QLineEdit).text() == "Sertraline"


def test_stopped_ones_stand_last_and_step_back(open_team: Open) -> None:
    page = open_team(STOPPED, *medicine(MedicineSheet(name="Naltrexone", dose="50 mg"), 9))
    rows = [name for name in names(page) if name.startswith(("Naltrexone", "Lorazepam"))]
    assert rows == ["Naltrexone, 50 mg · 9:00 AM · every day", "Lorazepam, Ended Sun, Sep 20"]


# Permission to share


def test_a_permission_is_written_down_and_ends(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.PERMISSION))
    press(page, "Save")
    assert "Choose or write who may talk." in words(page)
    who = find(page, "Who may talk", QComboBox)
    who.setCurrentText("Denise Kowalski")
    who.activated.emit(who.currentIndex())
    type_into(page, "With whom: name", "denise kowalski")
    type_into(page, "Until", "Oct 6")
    press(page, "Save")
    assert "Choose two different people." in words(page)
    assert "Choose an end date after Tuesday, October 6." in words(page)
    type_into(page, "With whom: name", "My sister")
    type_into(page, "Until", "Oct 11")
    press(page, "Save")
    (sheet,) = workspace.plan.sheets.all()
    kept = content_on(sheet, PermissionSheet)
    assert (kept.who_id, kept.whom, kept.until) == (DENISE.id, "My sister", date(2026, 10, 11))
    assert find(page, "Denise Kowalski and My sister, ends in 5 days")
    (ask,) = asks(workspace)
    assert (ask.title, ask.sentence) == (
        "Denise Kowalski may talk to My sister",
        "This ends in 5 days. Want it to go on?",
    )
    press(page, "Denise Kowalski and My sister, ends in 5 days")
    press(page, "Remove")
    assert workspace.plan.sheets.all() == []


def test_a_permission_says_that_the_clinic_has_its_own_form(open_team: Open) -> None:
    page = open_team(*PERMISSIONS, item=Known(ItemKind.PERMISSION, PERMISSIONS[0].id))
    assert "This only helps you remember. Your clinic has its own form to sign." in words(page)


# On Today


def test_today_leads_to_the_visit_before_and_after(qtbot: QtBot, workspace: Workspace) -> None:
    past = past_visit(1, None)
    workspace.plan.write_without_undo([DENISE, COUNSELING, QUESTIONS, *past])
    page = TodayPage(workspace)
    qtbot.addWidget(page)
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    page.resize(988, 800)
    page.show()
    assert "2 questions to ask" in words(page)
    press(page, "Get ready")
    press(page, "It was moved")
    assert asked == [
        Destination(Area.TREATMENT_TEAM, Known(ItemKind.VISIT_AHEAD, *_HERE)),
        Destination(Area.TREATMENT_TEAM, Known(ItemKind.VISIT_MOVED, *key_of_visit(past))),
    ]
    press(page, "I went")
    qtbot.waitUntil(lambda: "You went: Counseling with Denise Kowalski" in words(page))
    press(page, "Notes and next visit")
    assert asked[-1] == Destination(Area.TREATMENT_TEAM, Known(ItemKind.VISIT, *key_of_visit(past)))


# People and what a visit is for


@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
def test_roles_are_picked_or_written(open_team: Open, workspace: Workspace) -> None:
    page = open_team(item=New(ItemKind.CONTACT))
    type_into(page, "Name", "Ruth Alder")
    role = find(page, "Role", PickEdit)
    QTest.keyClick(role, Qt.Key.Key_Down)
    (menu,) = role.findChildren(QMenu)
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert role.text() == "Doctor"
    type_into(page, "Role", "Peer worker")
    press(page, "Save")
    assert [each.role for each in workspace.plan.contacts.all() if each.name == "Ruth Alder"] == ["Peer worker"]


@pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
def test_what_a_visit_is_for_is_picked_or_written(open_team: Open) -> None:
    page = open_team(item=New(ItemKind.VISIT))
    title = find(page, "What for", PickEdit)
    QTest.keyClick(title, Qt.Key.Key_Down)
    QTest.keyClick(title.findChildren(QMenu)[0], Qt.Key.Key_Return)
    assert title.text() == "Counseling"


def test_notes_being_typed_survive_a_change_and_a_crash(open_team: Open, workspace: Workspace) -> None:
    past = past_visit(1, Result.DONE)
    key = key_of_visit(past)
    draft = f"visit notes:{key[0]}@{key[1].isoformat()}"
    page = open_team(*past, item=Known(ItemKind.VISIT, *key))
    notes = find(page, "Notes about this visit", QPlainTextEdit)
    notes.setFocus()
    QTest.keyClicks(notes, "We talked about")
    workspace.write("elsewhere", [replace(OSEI, role="Prescriber")])
    assert notes.toPlainText() == "We talked about"
    assert [note for _id, _result, note in outcomes(workspace)] == [""]
    leave_in(workspace, draft, str, "We talked about sleep", lambda: None)
    page.open_item(Panel.FIRST_STEPS)
    notes.clear()
    leave_in(workspace, draft, str, "We talked about sleep", lambda: None)
    page.open_item(Known(ItemKind.VISIT, *key))
    assert notes.toPlainText() == "We talked about sleep"
    press(page, "Close")
    assert [note for _id, _result, note in outcomes(workspace)] == ["We talked about sleep"]
    assert workspace.plan.drafts.all() == []


def test_medicines_questions_and_permissions_are_found(open_team: Open, workspace: Workspace) -> None:
    page = open_team(COUNSELING, QUESTIONS, *SERTRALINE, *PERMISSIONS, STOPPED)
    found = {each.title: each for each in read_findables(workspace, ())}
    for title, words_there in (
        (TIRED.text, "Get ready"),
        ("Sertraline", "Dose, as written (optional)"),
        ("Denise Kowalski and Dr. Amara Osei", "Who may talk"),
    ):
        item = found[title].opens.item
        assert item is not None
        page.open_item(item)
        assert words_there in words(page)
    assert found["Lorazepam"].where == "Treatment team, Ended Sun, Sep 20"
    workspace.save_settings(hide_private_notes=True)
    assert TIRED.text not in {each.title for each in read_findables(workspace, ())}
