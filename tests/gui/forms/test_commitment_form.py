"""The form for anything with a time, filled in as a person does, and the records it leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aftercare.domain.calendar.recurrence import LAST_WALL, starts
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, HowToMeet, Outcome, Override, Result
from aftercare.domain.records.contacts import Side
from aftercare.domain.records.settings import ReminderWords
from aftercare.planner.destinations import Destination, Place
from aftercare.planner.workspace import Workspace
from aftercare.ui.forms.commitment_form import CommitmentForm
from tests.gui.hands import bring_up
from tests.gui.made_up import commitment, contact

W = TypeVar("W", bound=QWidget)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEW_YORK = "America/New_York"
TUESDAY = datetime(2026, 10, 6, 18, 30)


class Person:
    """Someone who fills in the form by what its controls are called."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, area: Area) -> None:
        self.workspace = workspace
        self.form = CommitmentForm(workspace, area)
        self.saved: list[str] = []
        self.closed: list[bool] = []
        self.form.saved.connect(self.saved.append)
        self.form.closed.connect(lambda: self.closed.append(True))
        qtbot.addWidget(self.form)
        self.form.resize(594, 684)
        bring_up(self.form)

    def find(self, kind: type[W], name: str) -> W:
        """The control with this name that can be seen."""
        found = [each for each in self.form.findChildren(kind) if _name(each) == name and each.isVisible()]
        assert len(found) == 1, f"{len(found)} controls are called {name!r}"
        return found[0]

    def sees(self, words: str) -> bool:
        """Whether these words stand anywhere in the form."""
        labels = [each.text() for each in self.form.findChildren(QLabel) if each.isVisible()]
        return any(words in text for text in labels)

    def type(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        QApplication.processEvents()

    def choose(self, name: str, words: str) -> None:
        box = self.find(QComboBox, name)
        box.setFocus()
        target = box.findText(words)
        assert target >= 0, [box.itemText(index) for index in range(box.count())]
        while box.currentIndex() != target:
            QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < target else Qt.Key.Key_Up)
        QApplication.processEvents()

    def add_reminder(self, words: str) -> None:
        menu = self.find(QPushButton, "Add a reminder").menu()
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == words).trigger()
        QApplication.processEvents()

    def the_commitment(self) -> Commitment:
        """The only one in the plan."""
        (found,) = self.workspace.plan.commitments.all()
        return found


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@pytest.fixture
def person(qtbot: QtBot, workspace: Workspace) -> Callable[[Area], Person]:
    """Someone at the form of an area."""
    return lambda area: Person(qtbot, workspace, area)


def group(**fields: Any) -> Commitment:
    """A weekly group on Tuesday evenings since August."""
    usual: dict[str, Any] = {"start": datetime(2026, 8, 4, 18, 30), "rule": "FREQ=WEEKLY;BYDAY=TU", "zone": NEW_YORK}
    return commitment("Harbor Street Group", kind=CommitmentKind.MEETING, minutes=60, **usual | fields)


def test_a_weekly_group(person: Callable[[Area], Person], workspace: Workspace) -> None:
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.start_new(CommitmentKind.MEETING)
    someone.type("Name of the meeting", "Harbor Street Group")
    someone.type("Date", "Oct 8")
    someone.type("Starts", "6:30pm")
    assert someone.sees("Every Thursday.")
    someone.press("Save")
    saved = someone.the_commitment()
    assert someone.saved == [saved.id]
    assert someone.closed
    assert saved == Commitment(
        id=saved.id,
        kind=CommitmentKind.MEETING,
        area=Area.SUPPORT_GROUPS,
        title="Harbor Street Group",
        start=datetime(2026, 10, 8, 18, 30),
        zone=NEW_YORK,
        length=HOUR,
        rule="FREQ=WEEKLY;BYDAY=TH",
        reminders=(HOUR,),
        created_at=workspace.now(),
        changed_at=workspace.now(),
    )
    assert workspace.plan.undo() == "“Harbor Street Group” added"
    assert workspace.plan.commitments.all() == []


def test_a_medicine_every_day_wherever_one_is(person: Callable[[Area], Person]) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.press("What kind: Medicine")
    assert someone.sees("Add medicine")
    someone.type("Name and dose", "Acamprosate, 2 tablets")
    someone.type("Starts", "7:30 am")
    someone.press("Save")
    saved = someone.the_commitment()
    assert (saved.kind, saved.title) == (CommitmentKind.MEDICINE, "Acamprosate, 2 tablets")
    assert (saved.start, saved.zone, saved.length) == (datetime(2026, 10, 6, 7, 30), None, timedelta(0))
    assert (saved.rule, saved.reminders) == ("FREQ=DAILY", (timedelta(0),))


def test_a_visit_with_everything(person: Callable[[Area], Person], workspace: Workspace) -> None:
    denise = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM)
    osei = contact("Dr. Amara Osei", "555-0126", Area.TREATMENT_TEAM)
    workspace.plan.write("people", put=[denise, osei])
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.choose("Who with", "Denise Kowalski")
    someone.type("What for", "Counseling")
    someone.type("Date", "tomorrow")
    someone.type("Starts", "2pm")
    someone.press("How you’ll meet: In person")
    someone.type("Place", "Larkfield Clinic, Room 4")
    someone.type("Getting there", "Bus 12")
    someone.type("Leave by", "1:25 pm")
    someone.press("Remove reminder: 1 day before")
    someone.add_reminder("30 minutes before")
    assert someone.sees("The reminder will only say “You have something at 2:00 PM. Leave by 1:25 PM”.")
    assert someone.sees("Nothing rings while this computer is off or Aftercare is not running.")
    someone.press("More")
    someone.press("Dr. Amara Osei")
    notes = someone.find(QPlainTextEdit, "Notes")
    notes.setFocus()
    QTest.keyClicks(notes, "Ask about sleep")
    someone.press("Save")
    saved = someone.the_commitment()
    assert saved.contact_ids == (denise.id, osei.id)
    assert (saved.start, saved.length, saved.rule) == (datetime(2026, 10, 7, 14), timedelta(minutes=50), None)
    assert (saved.how, saved.place, saved.getting_there) == (
        HowToMeet.IN_PERSON,
        "Larkfield Clinic, Room 4",
        "Bus 12",
    )
    assert (saved.leave_by, saved.notes, saved.zone) == (time(13, 25), "Ask about sleep", NEW_YORK)
    assert saved.reminders == (2 * HOUR, timedelta(minutes=30))


def test_a_reminder_comes_any_time_before(person: Callable[[Area], Person], workspace: Workspace) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Starts", "2:00 PM")
    someone.add_reminder("Another time before")
    someone.type("How long before the start", "two")
    assert someone.sees("Enter how long before, like 45 minutes or 3 hours.")
    someone.type("How long before the start", "20 days")
    assert someone.sees("Choose two weeks before at the most.")
    someone.type("How long before the start", "2 min")
    assert not someone.sees("How long before the start")
    someone.press("Save")
    assert someone.the_commitment().reminders == (DAY, 2 * HOUR, timedelta(minutes=2))


def test_self_care_at_any_time_needs_no_time_and_says_how_much(person: Callable[[Area], Person]) -> None:
    someone = person(Area.SELF_CARE)
    someone.form.start_new()
    someone.type("What", "Walk around the lake")
    someone.press("More")
    someone.type("How much", "30")
    someone.type("Counted in", "minutes")
    someone.press("Save")
    saved = someone.the_commitment()
    assert (saved.all_day, saved.start, saved.zone) == (True, datetime(2026, 10, 6), None)
    assert (saved.rule, saved.reminders) == ("FREQ=DAILY", ())
    assert (saved.amount, saved.amount_unit) == (30, "minutes")


def test_a_whole_day_reminds_in_the_morning(person: Callable[[Area], Person]) -> None:
    someone = person(Area.SOBER_NETWORK)
    someone.form.start_new(CommitmentKind.ACTIVITY)
    someone.type("What", "Camping")
    someone.press("All day")
    someone.choose("How long", "2 days")
    someone.add_reminder("9:00 AM the day before")
    someone.press("Save")
    saved = someone.the_commitment()
    assert (saved.all_day, saved.length, saved.zone) == (True, 2 * DAY, None)
    assert saved.reminders == (15 * HOUR, -9 * HOUR)


def test_the_zone_is_this_place_or_wherever_one_is(person: Callable[[Area], Person]) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Starts", "2pm")
    someone.press("More")
    assert someone.find(QComboBox, "Time zone").currentText() == "This place’s time: New York"
    someone.choose("Time zone", "Wherever I am")
    someone.press("Save")
    assert someone.the_commitment().zone is None


def test_the_last_friday_of_every_month(person: Callable[[Area], Person]) -> None:
    someone = person(Area.LOVED_ONES)
    someone.form.start_new(CommitmentKind.TALK)
    someone.type("Date", "Oct 30")
    someone.type("Starts", "19:00")
    someone.choose("Repeats", "Every month")
    someone.choose("On", "The last Friday")
    assert someone.sees("Every month on the last Friday.")
    someone.press("Save")
    saved = someone.the_commitment()
    assert saved.rule == "FREQ=MONTHLY;BYDAY=-1FR"
    assert list(starts(saved, datetime(2026, 10, 1), datetime(2027, 1, 1))) == [
        datetime(2026, 10, 30, 19),
        datetime(2026, 11, 27, 19),
        datetime(2026, 12, 25, 19),
    ]


def test_every_third_week_on_two_days_until_a_day(person: Callable[[Area], Person]) -> None:
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.start_new(CommitmentKind.MEETING)
    someone.type("Starts", "6:30pm")
    someone.choose("Repeats", "Another way")
    someone.type("Every", "3")
    someone.choose("Days, weeks, months or years", "weeks")
    someone.press("Thursday")
    someone.press("Monday")
    someone.press("Tuesday")
    someone.choose("Ends", "On a day")
    someone.type("Last day", "Dec 1")
    assert someone.sees("Every 3 weeks on Mon and Thu until Dec 1. The first one is on Thursday, October 8.")
    someone.press("Save")
    saved = someone.the_commitment()
    assert saved.start == datetime(2026, 10, 8, 18, 30)
    assert saved.rule == "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;UNTIL=20261202T045959Z"


def test_a_number_of_times(person: Callable[[Area], Person]) -> None:
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.start_new(CommitmentKind.MEETING)
    someone.type("Starts", "6:30pm")
    someone.choose("Ends", "After a number of times")
    someone.type("How many times", "8")
    someone.press("Save")
    saved = someone.the_commitment()
    assert saved.rule == "FREQ=WEEKLY;BYDAY=TU;COUNT=8"
    assert len(list(starts(saved, datetime(2026, 1, 1), LAST_WALL))) == 8


@pytest.mark.parametrize(
    ("starts", "leave_by", "shown"),
    [("2:00", "1:25", ("2:00 PM", "1:25 PM")), ("8:00", "7:15", ("8:00 AM", "7:15 AM"))],
)
def test_a_time_without_am_or_pm_is_before_the_visit_and_near_it(
    person: Callable[[Area], Person], starts: str, leave_by: str, shown: tuple[str, str]
) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Starts", starts)
    someone.type("Leave by", leave_by)
    assert tuple(someone.find(QLineEdit, name).text() for name in ("Starts", "Leave by")) == shown


def test_a_medicine_in_the_morning_stays_there(person: Callable[[Area], Person]) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.MEDICINE)
    someone.type("Starts", "6:30")
    assert someone.find(QLineEdit, "Starts").text() == "6:30 AM"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("Date", "someday", "Enter a day, like Oct 6. Your other answers are still here."),
        ("Starts", "25:00", "Enter a time, like 2:30 PM. Your other answers are still here."),
        ("Leave by", "early", "Enter a time, like 1:25 PM. Your other answers are still here."),
        ("Leave by", "3:00 PM", "Enter a time before 2:00 PM."),
        ("Link", "javascript:alert(1)", "Start the link with https://, tel: or mailto:."),
        ("Last day", "Mon, Oct 5", "Choose an end date after October 6."),
        ("Last day", "never", "Enter a day, like Dec 1."),
        ("How many times", "0", "Enter a number from 1 to 9999."),
        ("Every", "x", "Enter a number from 1 to 999."),
    ],
)
def test_what_is_wrong_stands_by_its_field_and_the_text_stays(
    person: Callable[[Area], Person], workspace: Workspace, name: str, typed: str, sentence: str
) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("What for", "Counseling")
    someone.type("Starts", "2pm")
    if name == "Link":
        someone.press("How you’ll meet: Video")
    if name in ("Last day", "How many times"):
        someone.choose("Repeats", "Every day")
        someone.choose("Ends", "On a day" if name == "Last day" else "After a number of times")
    if name == "Every":
        someone.choose("Repeats", "Another way")
    someone.type(name, typed)
    assert someone.sees(sentence)
    someone.press("Save")
    line = someone.find(QLineEdit, name)
    assert (line.text(), line.accessibleDescription()) == (typed, sentence)
    assert QApplication.focusWidget() is line
    assert workspace.plan.commitments.all() == []
    assert someone.find(QLineEdit, "What for").text() == "Counseling"


def test_a_day_and_a_time_are_needed(person: Callable[[Area], Person], workspace: Workspace) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Date", "")
    someone.press("Save")
    assert someone.sees("Enter a day, like Oct 6.")
    assert someone.sees("Enter a time, like 2:30 PM.")
    assert QApplication.focusWidget() is someone.find(QLineEdit, "Date")
    someone.type("Date", "Oct 7")
    someone.type("Starts", "2pm")
    assert not someone.sees("Enter a")
    someone.press("Save")
    assert someone.the_commitment().start == datetime(2026, 10, 7, 14)


def test_a_week_needs_a_day(person: Callable[[Area], Person], workspace: Workspace) -> None:
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.start_new(CommitmentKind.MEETING)
    someone.type("Starts", "6:30pm")
    someone.press("Tuesday")
    assert someone.sees("Choose at least one day.")
    someone.press("Save")
    assert workspace.plan.commitments.all() == []


def test_a_moved_date_takes_its_weekday_along(person: Callable[[Area], Person]) -> None:
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.start_new(CommitmentKind.MEETING)
    someone.type("Starts", "6:30pm")
    someone.press("Thursday")
    someone.type("Date", "Oct 7")
    someone.press("Save")
    assert someone.the_commitment().rule == "FREQ=WEEKLY;BYDAY=WE,TH"


def test_january_typed_in_october_is_next_january(person: Callable[[Area], Person]) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Date", "Jan 5")
    assert someone.find(QLineEdit, "Date").text() == "Tue, Jan 5, 2027"


@pytest.fixture
def weekly(person: Callable[[Area], Person], workspace: Workspace) -> tuple[Person, Commitment]:
    """A weekly group with an answered past, and someone who opened this Tuesday's."""
    series = group()
    went = Outcome(
        commitment_id=series.id,
        original_start=datetime(2026, 9, 29, 18, 30),
        result=Result.DONE,
        answered_at=workspace.now(),
    )
    workspace.plan.write("a group", put=[series, went])
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.edit(series.id, TUESDAY)
    return someone, series


def test_only_this_one_moves(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, series = weekly
    someone.type("Date", "Oct 7")
    someone.type("Starts", "7pm")
    someone.press("Save")
    assert someone.sees("This repeats. Which ones do you want to change? This one is on Tue, Oct 6.")
    someone.press("Only this one")
    assert workspace.plan.commitments.all() == [series]
    assert workspace.plan.overrides.all() == [
        Override(commitment_id=series.id, original_start=TUESDAY, start=datetime(2026, 10, 7, 19))
    ]
    assert someone.saved == [series.id]


def test_this_and_the_ones_after_move(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, series = weekly
    someone.type("Date", "Oct 7")
    someone.press("Save")
    someone.press("This and the ones after")
    before, after = workspace.plan.commitments.all()
    assert (before.id, after.continues) == (series.id, series.id)
    assert max(starts(before, datetime(2026, 1, 1), LAST_WALL)) == datetime(2026, 9, 29, 18, 30)
    assert (after.start, after.rule) == (datetime(2026, 10, 7, 18, 30), "FREQ=WEEKLY;BYDAY=WE")
    assert workspace.plan.outcomes.of(series.id)
    assert someone.saved == [after.id]
    workspace.plan.undo()
    assert workspace.plan.commitments.all() == [series]


def test_all_from_today_change(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, series = weekly
    someone.form.edit(series.id, datetime(2026, 10, 20, 18, 30))
    someone.type("Starts", "7pm")
    someone.press("Save")
    someone.press("All from today")
    before, after = workspace.plan.commitments.all()
    assert max(starts(before, datetime(2026, 1, 1), LAST_WALL)) == datetime(2026, 9, 29, 18, 30)
    assert (after.start, after.rule) == (datetime(2026, 10, 6, 19), "FREQ=WEEKLY;BYDAY=TU")


def test_what_one_occurrence_cannot_have_is_not_offered_for_one(
    weekly: tuple[Person, Commitment], workspace: Workspace
) -> None:
    someone, _series = weekly
    someone.add_reminder("1 day before")
    someone.press("Save")
    assert not [each for each in someone.form.findChildren(QAbstractButton) if _seen(each, "Only this one")]
    someone.press("This and the ones after")
    assert workspace.plan.commitments.all()[1].reminders == (DAY,)


def _seen(button: QAbstractButton, name: str) -> bool:
    return button.isVisible() and _name(button) == name


def test_a_moved_one_does_not_move_the_others(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, series = weekly
    workspace.plan.write(
        "moved",
        put=[Override(commitment_id=series.id, original_start=TUESDAY, start=datetime(2026, 10, 8, 9), title="Out")],
    )
    someone.form.edit(series.id, TUESDAY)
    assert someone.find(QLineEdit, "Date").text() == "Thu, Oct 8"
    someone.type("Place", "Harbor Street 12")
    someone.press("Save")
    someone.press("This and the ones after")
    after = workspace.plan.commitments.all()[1]
    assert (after.start, after.rule, after.title) == (TUESDAY, "FREQ=WEEKLY;BYDAY=TU", "Harbor Street Group")
    assert after.place == "Harbor Street 12"


def test_the_question_can_be_left_and_nothing_is_written(
    weekly: tuple[Person, Commitment], workspace: Workspace
) -> None:
    someone, series = weekly
    someone.type("Starts", "7pm")
    someone.press("Save")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert _name(focused) == "Only this one"
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert someone.find(QLineEdit, "Starts").text() == "7:00 PM"
    assert QApplication.focusWidget() is someone.find(QAbstractButton, "Save")
    assert workspace.plan.commitments.all() == [series]
    assert not someone.closed


def test_nothing_changed_asks_nothing(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, series = weekly
    someone.press("Save")
    assert someone.closed
    assert workspace.plan.commitments.all() == [series]
    assert workspace.plan.undo() == "a group"


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        ("Only this one", [datetime(2026, 9, 29, 18, 30), datetime(2026, 10, 13, 18, 30)]),
        ("This and the ones after", [datetime(2026, 9, 29, 18, 30)]),
        ("All of them", []),
    ],
)
def test_deleting(weekly: tuple[Person, Commitment], workspace: Workspace, scope: str, left: list[datetime]) -> None:
    someone, series = weekly
    first, last = datetime(2026, 9, 29).date(), datetime(2026, 10, 13).date()

    def listed() -> list[datetime]:
        return [item.occurrence.start for item in workspace.plan.agenda(first, last, workspace.here())]

    before = listed()
    someone.press("Delete")
    someone.press(scope)
    assert listed() == left
    assert someone.closed == [True]
    assert workspace.plan.undo() == "“Harbor Street Group” removed"
    assert listed() == before
    assert workspace.plan.commitments.all() == [series]
    assert workspace.plan.outcomes.of(series.id)


def test_deleting_something_that_happens_once_asks_nothing(
    person: Callable[[Area], Person], workspace: Workspace
) -> None:
    visit = commitment("Counseling", datetime(2026, 10, 6, 14), CommitmentKind.VISIT, 50, zone=NEW_YORK)
    workspace.plan.write("a visit", put=[visit])
    someone = person(Area.TREATMENT_TEAM)
    someone.form.edit(visit.id)
    someone.press("Delete")
    assert workspace.plan.commitments.all() == []
    workspace.plan.undo()
    assert workspace.plan.commitments.all() == [visit]


def test_ending_or_changing_a_medicine_says_whom_to_ask(person: Callable[[Area], Person], workspace: Workspace) -> None:
    told: list[str] = []
    workspace.offer_undo = told.append
    pill = commitment("Sertraline", datetime(2026, 9, 29, 8), CommitmentKind.MEDICINE, rule="FREQ=DAILY")
    once = commitment("Naltrexone shot", datetime(2026, 10, 9, 8), CommitmentKind.MEDICINE)
    workspace.plan.write("medicines", put=[pill, once])
    someone = person(Area.TREATMENT_TEAM)
    removing = "Only stop a medicine with the person who prescribed it. This only removes it and its reminders here."
    changing = "Only change or stop a medicine with the person who prescribed it. This only changes its reminders here."
    someone.form.edit(pill.id)
    someone.press("Remove its reminders")
    assert someone.sees(removing)
    someone.press("Cancel")
    someone.type("Starts", "9:00 AM")
    someone.press("Save")
    assert someone.sees(changing)
    someone.press("All from today")
    assert told == ["“Sertraline” changed"]
    someone.form.edit(once.id)
    someone.type("Starts", "9:00 AM")
    someone.press("Save")
    assert told[-1] == f"“Naltrexone shot” changed. {changing}"
    someone.form.edit(once.id)
    someone.press("Remove its reminders")
    assert told[-1] == f"“Naltrexone shot” removed. {removing}"


def test_something_that_happens_once_is_changed_in_place(
    person: Callable[[Area], Person], workspace: Workspace
) -> None:
    visit = commitment("Counseling", datetime(2026, 10, 6, 14), CommitmentKind.VISIT, 50, zone=NEW_YORK)
    moved = Override(commitment_id=visit.id, original_start=visit.start, start=datetime(2026, 10, 6, 15))
    workspace.plan.write("a visit", put=[visit, moved])
    someone = person(Area.TREATMENT_TEAM)
    someone.form.edit(visit.id)
    assert someone.find(QLineEdit, "Starts").text() == "3:00 PM"
    someone.type("What for", "Medicine review")
    someone.press("Save")
    saved = someone.the_commitment()
    assert saved == replace(
        visit,
        title="Medicine review",
        start=datetime(2026, 10, 6, 15),
        sequence=1,
        changed_at=workspace.now(),
    )
    assert workspace.plan.overrides.all() == []


def test_a_rule_the_form_cannot_show_stays_as_it_is(person: Callable[[Area], Person], workspace: Workspace) -> None:
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    series = group(rule=rule, start=datetime(2026, 9, 30, 18, 30))
    workspace.plan.write("a group", put=[series])
    someone = person(Area.SUPPORT_GROUPS)
    someone.form.edit(series.id)
    assert someone.sees(rule)
    someone.type("Name of the meeting", "End of the month")
    someone.press("Save")
    someone.press("This and the ones after")
    assert {each.rule for each in workspace.plan.commitments.all() if each.title == "End of the month"} == {rule}


def test_an_overlap_is_said_and_never_in_the_way(person: Callable[[Area], Person], workspace: Workspace) -> None:
    osei = contact("Dr. Osei", area=Area.TREATMENT_TEAM)
    call = commitment("", datetime(2026, 10, 7, 11, 15), CommitmentKind.CALL, 15, contact_ids=(osei.id,))
    workspace.plan.write("a call", put=[osei, call])
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("Date", "Oct 7")
    someone.type("Starts", "10:30 am")
    assert someone.sees("This overlaps a call with Dr. Osei.")
    someone.type("Starts", "11:30 am")
    assert not someone.sees("This overlaps")
    someone.type("Starts", "11:20 am")
    someone.press("Save")
    assert len(workspace.plan.commitments.all()) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (ReminderWords.PRIVATE, "The reminder will only say “You have something at 2:00 PM”."),
        (ReminderWords.FULL, "The reminder will say “Counseling at 2:00 PM.”."),
        (ReminderWords.NONE, "The reminder will only say “Reminder”."),
    ],
)
def test_the_form_says_what_the_reminder_will_say(
    person: Callable[[Area], Person], workspace: Workspace, words: ReminderWords, sentence: str
) -> None:
    workspace.save_settings(reminder_words=words)
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("What for", "Counseling")
    someone.type("Starts", "2pm")
    assert someone.sees(sentence.replace(".”.", "”."))
    asked: list[Destination] = []
    someone.form.open_requested.connect(asked.append)
    someone.press("Change the words")
    assert asked == [Destination(Place.SETTINGS)]
    someone.press("Remove reminder: 1 day before")
    someone.press("Remove reminder: 2 hours before")
    assert not someone.sees("The reminder will")
    assert QApplication.focusWidget() is someone.find(QAbstractButton, "Add a reminder")


def test_private_notes_stay_hidden_and_unharmed(person: Callable[[Area], Person], workspace: Workspace) -> None:
    visit = commitment(
        "Counseling", datetime(2026, 10, 6, 14), CommitmentKind.VISIT, 50, notes="Private", zone=NEW_YORK
    )
    workspace.plan.write("a visit", put=[visit])
    workspace.save_settings(hide_private_notes=True)
    someone = person(Area.TREATMENT_TEAM)
    someone.form.edit(visit.id)
    assert someone.sees("Hidden.")
    assert not [each for each in someone.form.findChildren(QPlainTextEdit) if each.isVisible()]
    someone.type("What for", "Check-up")
    someone.press("Save")
    assert (someone.the_commitment().title, someone.the_commitment().notes) == ("Check-up", "Private")


def test_what_was_typed_is_there_again_until_save_or_cancel(
    person: Callable[[Area], Person], workspace: Workspace
) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("What for", "Counseling")
    someone.type("Starts", "half past")
    someone.choose("Repeats", "Every 2 weeks")
    again = person(Area.TREATMENT_TEAM)
    again.form.start_new(CommitmentKind.VISIT)
    assert again.find(QLineEdit, "What for").text() == "Counseling"
    assert again.find(QLineEdit, "Starts").text() == "half past"
    assert again.find(QComboBox, "Repeats").currentText() == "Every 2 weeks"
    again.press("Cancel")
    assert again.closed
    again.form.start_new(CommitmentKind.VISIT)
    assert again.find(QLineEdit, "What for").text() == ""
    assert workspace.plan.drafts.all() == []


def test_a_contact_made_meanwhile_can_be_chosen_and_the_text_stays(
    person: Callable[[Area], Person], workspace: Workspace
) -> None:
    someone = person(Area.TREATMENT_TEAM)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.type("What for", "Counseling")
    line = someone.find(QLineEdit, "Starts")
    line.setFocus()
    QTest.keyClicks(line, "2p")
    workspace.plan.write("a person", put=[contact("Denise", area=Area.TREATMENT_TEAM)])
    assert (line.text(), QApplication.focusWidget()) == ("2p", line)
    someone.choose("Who with", "Denise")
    someone.press("Save")
    assert len(someone.the_commitment().contact_ids) == 1


def test_someone_who_is_a_risk_is_not_offered(person: Callable[[Area], Person], workspace: Workspace) -> None:
    workspace.plan.write("people", put=[contact("Old crowd", side=Side.RISK), contact("Sam")])
    someone = person(Area.SOBER_NETWORK)
    box = someone.find(QComboBox, "Who with")
    assert [box.itemText(index) for index in range(box.count())] == ["No one", "Sam"]


def test_a_commitment_that_is_gone_closes_the_form(weekly: tuple[Person, Commitment], workspace: Workspace) -> None:
    someone, _series = weekly
    line = someone.find(QLineEdit, "Name of the meeting")
    line.setFocus()
    QTest.keyClicks(line, "x")
    workspace.plan.undo()
    assert someone.closed == [True]
    someone.form.hide()
    assert workspace.plan.drafts.all() == []
    someone.form.show()
    someone.form.edit("nothing")
    assert someone.closed == [True, True]


def test_an_answer_given_while_the_form_is_open_is_not_lost(
    weekly: tuple[Person, Commitment], workspace: Workspace
) -> None:
    someone, series = weekly
    someone.type("Starts", "7pm")
    went = Outcome(commitment_id=series.id, original_start=TUESDAY, result=Result.DONE, answered_at=workspace.now())
    workspace.plan.write("done", put=[went])
    someone.press("Save")
    someone.press("This and the ones after")
    after = workspace.plan.commitments.all()[1]
    moved = replace(went, commitment_id=after.id, original_start=datetime(2026, 10, 6, 19))
    assert workspace.plan.outcomes.of(after.id) == [moved]


def test_everything_has_a_name_and_tab_goes_down_the_form(
    person: Callable[[Area], Person], workspace: Workspace
) -> None:
    people = [contact(name, area=Area.TREATMENT_TEAM) for name in ("Denise", "Amara")]
    workspace.plan.write("people", put=people)
    someone = person(Area.TREATMENT_TEAM)
    someone.form.resize(594, 2000)
    someone.form.start_new(CommitmentKind.VISIT)
    someone.choose("Repeats", "Every week")
    someone.choose("Ends", "On a day")
    someone.press("More")
    QApplication.processEvents()
    stops: list[QWidget] = []
    someone.form.activateWindow()
    someone.find(QAbstractButton, "What kind: Appointment").setFocus()
    stop = QApplication.focusWidget()
    while stop is not None and stop not in stops:
        stops.append(stop)
        assert _name(stop), stop
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        stop = QApplication.focusWidget()
    assert [_name(each) for each in stops] == [
        "What kind: Appointment",
        "Who with",
        "What for",
        "Date",
        "Starts",
        "How long",
        "All day",
        "How you’ll meet: In person",
        "Place",
        "Getting there",
        "Leave by",
        "Add a question",
        "Remove reminder: 1 day before",
        "Remove reminder: 2 hours before",
        "Add a reminder",
        "Repeats",
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "Ends",
        "Last day",
        "More",
        *("Denise", "Amara"),
        "Time zone",
        "Notes",
        "Cancel",
        "Save",
    ]


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("width", [360, 594])
def test_long_words_never_push_the_form_sideways(
    person: Callable[[Area], Person], workspace: Workspace, direction: Qt.LayoutDirection, width: int
) -> None:
    long = "Donaudampfschifffahrtsgesellschaft " * 5
    someone_long = contact(long, area=Area.TREATMENT_TEAM)
    visit = commitment(
        long, datetime(2026, 10, 6, 14), CommitmentKind.VISIT, 50, contact_ids=(someone_long.id,), place=long
    )
    workspace.plan.write("a visit", put=[someone_long, visit])
    someone = person(Area.TREATMENT_TEAM)
    someone.form.setLayoutDirection(direction)
    someone.form.edit(visit.id)
    someone.form.resize(width, 684)
    QApplication.processEvents()
    assert someone.form.width() == width
    for name in ("What for", "Place", "Starts", "Date"):
        line = someone.find(QLineEdit, name)
        left = line.mapTo(someone.form, line.rect().topLeft()).x()
        assert left >= 0
        assert left + line.width() <= width
