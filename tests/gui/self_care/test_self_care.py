"""Self-care: the daily list, its ideas and pauses, and the check-ins of the days before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.self_care import EVERY_DAY, daily_of
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Pause, Result
from aftercare.domain.records.identity import CommitmentId, PauseId
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, Panel, Place
from aftercare.planner.workspace import Workspace
from aftercare.ui.self_care.daily_row import DailyRow
from aftercare.ui.self_care.page import SelfCarePage
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, type_into, words
from tests.gui.made_up import HERE, NOW, commitment

TUESDAY = date(2026, 10, 6)
DAY = timedelta(days=1)
Open = Callable[..., SelfCarePage]


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    return datetime(2026, 9, day, hour, minute)


def daily(title: str, start: datetime | None = None, **fields: object) -> Commitment:
    """A step of the list since September; without a start it is for any time."""
    made = commitment(title, start or at(0), rule=fields.pop("rule", "FREQ=DAILY"), all_day=start is None)
    return replace(made, **fields)  # type: ignore[arg-type]  # fields of a commitment


BREAKFAST, WALK, STRETCH = daily("Eat breakfast", at(8)), daily("Walk", at(10)), daily("Stretch", at(7))


@pytest.fixture
def open_page(workspace: Workspace, qtbot: QtBot) -> Open:
    def show(*records: Commitment | CheckIn | Pause | Outcome, item: Item | None = None) -> SelfCarePage:
        workspace.plan.write_without_undo(records)
        page = SelfCarePage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        if item is not None:
            page.open_item(item)
        return page

    return show


def rows(page: QWidget) -> list[str]:
    """The names of the steps, from top to bottom."""
    return [names(row)[0].partition(",")[0] for row in shown_rows(page)]


def shown_rows(page: QWidget) -> list[DailyRow]:
    QApplication.processEvents()  # so that the layout has put them where they belong
    found = [row for row in page.findChildren(DailyRow) if row.isVisibleTo(page)]
    return sorted(found, key=lambda row: row.mapTo(page, QPoint(0, 0)).y())


def listed(workspace: Workspace) -> list[Commitment]:
    return [each for each in workspace.plan.commitments.all() if each.area is Area.SELF_CARE]


def agenda(workspace: Workspace, day: date = TUESDAY) -> list[AgendaItem]:
    return workspace.plan.agenda(day, day, HERE)


def key(name: str, page: QWidget, *, alt: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(focused, getattr(Qt.Key, f"Key_{name}"), modifier)
    assert page.isVisible()


# Making and changing


def test_an_own_step_is_added_and_answers_are_kept_as_they_are_given(open_page: Open, workspace: Workspace) -> None:
    page = open_page()
    assert "Nothing here yet. Add one small thing, or pick an idea." in words(page)
    type_into(page, "Your own daily step", "Water the plants")
    press(page, "Add to my list")
    (made,) = listed(workspace)
    assert (made.title, made.rule, made.all_day) == ("Water the plants", "FREQ=DAILY", True)
    assert name_of(page.focusWidget()) == "What"

    type_into(page, "How many", "3")
    type_into(page, "Of what", "pots")
    press(page, "When: Evening")
    assert find(page, "At what time", QLineEdit).text() == "8:00 PM"
    type_into(page, "At what time", "7:15 pm")
    for day in ("Tuesday", "Thursday", "Saturday", "Sunday"):
        press(page, day)
    (made,) = listed(workspace)
    kept = daily_of(made)
    assert kept is not None
    assert (kept.amount, kept.unit, kept.moment, kept.weekdays) == (3, "pots", time(19, 15), frozenset({0, 2, 4}))
    assert made.start == datetime(2026, 10, 7, 19, 15)
    press(page, "Close")
    assert name_of(page.focusWidget()) == "Water the plants, 7:15 PM · Mon, Wed, Fri · 3 pots"


def test_each_change_can_be_taken_back(open_page: Open, workspace: Workspace) -> None:
    page = open_page(WALK, item=Known(ItemKind.DAILY_STEP, WALK.id))
    type_into(page, "What", "Swim")
    assert rows(page) == ["Swim"]
    press(page, "When: Any time")
    assert [each.occurrence.commitment.all_day for each in agenda(workspace)] == [True]
    workspace.plan.undo()
    workspace.plan.undo()
    assert listed(workspace) == [WALK]
    assert rows(page) == ["Walk"]


def test_a_changed_step_keeps_its_past(open_page: Open, workspace: Workspace) -> None:
    monday = Outcome(
        commitment_id=WALK.id, original_start=datetime(2026, 10, 5, 10), result=Result.DONE, answered_at=NOW
    )
    page = open_page(WALK, monday, item=Known(ItemKind.DAILY_STEP, WALK.id))
    type_into(page, "What", "Swim")
    press(page, "Tuesday")
    before, today, after = (agenda(workspace, TUESDAY + days * DAY) for days in (-1, 0, 1))
    assert [(each.occurrence.title, each.status) for each in before] == [("Walk", Status.DONE)]
    assert today == []
    assert [each.occurrence.title for each in after] == ["Swim"]
    assert rows(page) == ["Swim"]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("What", "", "Write a few words for this step."),
        ("How many", "lots", "Enter a number, like 20, or leave it empty."),
        ("How many", "0", "Enter a number, like 20, or leave it empty."),
        ("At what time", "25:00", "Enter a time, like 2:30 PM."),
    ],
)
def test_what_cannot_be_kept_is_said_by_the_field(
    open_page: Open, workspace: Workspace, field: str, text: str, sentence: str
) -> None:
    page = open_page(WALK, item=Known(ItemKind.DAILY_STEP, WALK.id))
    type_into(page, field, text)
    assert sentence in words(page)
    assert find(page, field, QLineEdit).text() == text
    press(page, "Close")
    assert sentence in words(page)
    assert listed(workspace) == [WALK]
    key("Escape", page)
    assert name_of(page.focusWidget()).startswith("Walk, 10:00 AM")


def test_the_last_day_cannot_be_taken_away(open_page: Open, workspace: Workspace) -> None:
    page = open_page(daily("Swim", at(9), rule="FREQ=WEEKLY;BYDAY=TU"))
    page.open_item(Known(ItemKind.DAILY_STEP, listed(workspace)[0].id))
    press(page, "Tuesday")
    assert "Choose at least one day." in words(page)
    press(page, "Friday")
    assert "Choose at least one day." not in words(page)
    kept = [daily_of(each) for each in workspace.plan.commitments.between(TUESDAY, TUESDAY + 7 * DAY)]
    assert [each.weekdays for each in kept if each] == [frozenset({4})]


def test_several_times_a_day_are_done_each_for_itself(open_page: Open, workspace: Workspace) -> None:
    page = open_page(daily("Drink water", at(8), amount=2, amount_unit="glasses"))
    page.open_item(Known(ItemKind.DAILY_STEP, listed(workspace)[0].id))
    for _time in range(2):
        press(page, "Also at another time")
        assert name_of(page.focusWidget()) == "At what time"
    assert [each.begins.hour for each in agenda(workspace)] == [8, 13, 20]
    assert {each.occurrence.commitment.amount for each in agenda(workspace)} == {2}
    assert len({each.occurrence.commitment.id for each in agenda(workspace)}) == 3


def test_what_repeats_in_another_way_is_changed_in_its_own_form(open_page: Open) -> None:
    page = open_page(daily("Cut my hair", at(9), rule="FREQ=MONTHLY"))
    press(page, "Cut my hair, Every month on day 1 at 9:00 AM")
    assert "Edit daily step" in words(page)


def test_what_is_removed_is_off_the_list_with_its_past_kept(open_page: Open, workspace: Workspace) -> None:
    monday = Outcome(
        commitment_id=WALK.id, original_start=datetime(2026, 10, 5, 10), result=Result.DONE, answered_at=NOW
    )
    page = open_page(WALK, BREAKFAST, monday)
    choose_from_menu(page, "More about Walk", "Remove")
    assert rows(page) == ["Eat breakfast"]
    assert workspace.plan.outcomes.all() == [monday]
    assert [each.status for each in agenda(workspace, TUESDAY - DAY) if each.outcome] == [Status.DONE]
    workspace.plan.undo()
    assert rows(page) == ["Eat breakfast", "Walk"]


# Order


def test_steps_stand_by_part_of_the_day_and_time(open_page: Open) -> None:
    page = open_page(WALK, BREAKFAST, STRETCH, daily("Read"), daily("Wind down", at(21)))
    assert rows(page) == ["Read", "Stretch", "Eat breakfast", "Walk", "Wind down"]
    headings = [each for each in words(page) if each in ("Any time", "Morning", "Afternoon", "Evening")]
    assert headings == ["Any time", "Morning", "Evening"]


def test_steps_are_moved_by_keyboard_and_by_menu_within_their_part(open_page: Open, workspace: Workspace) -> None:
    page = open_page(WALK, BREAKFAST, STRETCH, daily("Read"))
    find(page, "Walk, 10:00 AM · Every day").setFocus()
    key("Up", page, alt=True)
    assert rows(page) == ["Read", "Stretch", "Walk", "Eat breakfast"]
    key("Up", page, alt=True)
    key("Up", page, alt=True)  # the first of its part stays
    assert rows(page) == ["Read", "Walk", "Stretch", "Eat breakfast"]
    assert name_of(page.focusWidget()).startswith("Walk")
    choose_from_menu(page, "More about Walk", "Move down")
    assert rows(page) == ["Read", "Stretch", "Walk", "Eat breakfast"]
    positions = {each.title: each.position for each in listed(workspace)}
    assert positions == {"Read": 0, "Stretch": 1, "Walk": 2, "Eat breakfast": 3}


def test_a_step_is_dragged_to_its_place(open_page: Open, workspace: Workspace) -> None:
    page = open_page(WALK, BREAKFAST, STRETCH)
    dragged, target = shown_rows(page)[2], shown_rows(page)[0]
    grip = next(child for child in dragged.findChildren(QWidget) if child.cursor().shape().name == "OpenHandCursor")
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    above = grip.mapFromGlobal(target.mapToGlobal(QPoint(5, 2)))
    QTest.mouseMove(grip, above)
    assert rows(page) == ["Stretch", "Eat breakfast", "Walk"] or rows(page)[0] == "Walk"
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=above)
    assert {each.title: each.position for each in listed(workspace)} == {"Walk": 1, "Stretch": 2, "Eat breakfast": 3}
    QApplication.processEvents()
    assert rows(page) == ["Walk", "Stretch", "Eat breakfast"]


# Ideas


def test_ideas_are_picked_and_dropped(open_page: Open, workspace: Workspace) -> None:
    page = open_page()
    press(page, "Pick from ideas")
    press(page, "Brush my teeth")
    press(page, "Go for a walk")
    made = listed(workspace)
    assert [(each.title, each.start.hour) for each in made if each.title == "Brush my teeth"] == [
        ("Brush my teeth", 8),
        ("Brush my teeth", 22),
    ]
    walk = next(each for each in made if each.title == "Go for a walk")
    assert (walk.amount, walk.amount_unit, walk.all_day) == (20, "minutes", True)
    assert find(page, "Brush my teeth").isChecked()
    press(page, "Brush my teeth")
    assert [each.title for each in listed(workspace)] == ["Go for a walk"]
    press(page, "Back to my list")
    assert rows(page) == ["Go for a walk"]


# Pauses


def test_one_step_is_paused_until_a_day_and_starts_again(open_page: Open, workspace: Workspace) -> None:
    page = open_page(WALK, BREAKFAST)
    choose_from_menu(page, "More about Walk", "Pause")
    assert name_of(page.focusWidget()) == "Start again on"
    type_into(page, "Start again on", "Oct 12")
    press(page, "Pause")
    (pause,) = workspace.plan.pauses.all()
    assert (pause.commitment_id, pause.from_day, pause.until_day) == (WALK.id, TUESDAY, date(2026, 10, 11))
    assert name_of(page.focusWidget()) == "Walk, 10:00 AM · Every day · Paused until Monday, October 12"
    assert [each.occurrence.title for each in agenda(workspace)] == ["Eat breakfast"]
    choose_from_menu(page, "More about Walk", "Start again now")
    assert workspace.plan.pauses.all() == []


def test_everything_is_paused_until_one_says_so(open_page: Open, workspace: Workspace) -> None:
    page = open_page(WALK)
    press(page, "Pause everything")
    assert not find(page, "Pause my medicines too").isChecked()
    keeps = "Is one of them a medicine? Add it to your treatment team as a medicine, and it keeps ringing."
    assert f"These stop too: Walk. {keeps}" in words(page)
    press(page, "Pause")
    (pause,) = workspace.plan.pauses.all()
    assert (pause.commitment_id, pause.until_day, pause.with_medicines) == (None, None, False)
    assert "Paused: your whole plan, not only this list. What you added as a medicine still rings." in words(page)
    assert agenda(workspace) == []
    press(page, "Change the pause")
    press(page, "After 3 days")
    press(page, "Save")
    assert [each.until_day for each in workspace.plan.pauses.all()] == [TUESDAY + 2 * DAY]
    press(page, "Start again now")
    assert workspace.plan.pauses.all() == []


def test_medicines_go_on_in_a_pause_unless_ticked(open_page: Open, workspace: Workspace) -> None:
    told: list[str] = []
    workspace.offer_undo = told.append
    meds = replace(WALK, id=CommitmentId("meds"), title="Morning meds")
    pill = replace(WALK, id=CommitmentId("pill"), kind=CommitmentKind.MEDICINE, area=Area.TREATMENT_TEAM)
    page = open_page(WALK, pill, meds)
    press(page, "Pause everything")
    assert any(text.startswith("These stop too: Walk. Is one") for text in words(page))
    press(page, "Pause")
    assert told[-1] == "Your plan is paused. What you added as a medicine still rings."
    assert {each.occurrence.commitment.id for each in agenda(workspace)} == {pill.id, meds.id}
    press(page, "Change the pause")
    press(page, "Pause my medicines too")
    press(page, "Save")
    assert told[-1] == "Your plan is paused. Medicines are paused too."
    assert agenda(workspace) == []
    assert "Paused: your whole plan, not only this list. Medicines are paused too." in words(page)
    workspace.undo()
    assert len(agenda(workspace)) == 2
    press(page, "Change the pause")
    assert not find(page, "Pause my medicines too").isChecked()


def test_pausing_or_removing_one_that_names_a_medicine_says_whom_to_ask(open_page: Open, workspace: Workspace) -> None:
    told: list[str] = []
    workspace.offer_undo = told.append
    page = open_page(replace(WALK, title="Naltrexone"))
    choose_from_menu(page, "More about Naltrexone", "Pause")
    only = "Only pause a medicine with the person who prescribed it. This only pauses its reminders here."
    assert any(line.startswith(only) for line in words(page))
    assert "Pause my medicines too" not in names(page)
    press(page, "Pause")
    assert told[-1] == f"“Naltrexone” paused. {only}"
    choose_from_menu(page, "More about Naltrexone", "Remove")
    assert told[-1] == (
        "“Naltrexone” removed from your daily list. "
        "Only stop a medicine with the person who prescribed it. This only ends its reminders here."
    )


def test_a_pause_in_use_ends_yesterday_without_a_mark_in_the_past(open_page: Open, workspace: Workspace) -> None:
    since = Pause(id=PauseId("since"), from_day=TUESDAY - 4 * DAY)
    page = open_page(WALK, since)
    press(page, "Start again now")
    assert workspace.plan.pauses.all() == [replace(since, until_day=TUESDAY - DAY)]
    assert [len(agenda(workspace, TUESDAY + days * DAY)) for days in (-2, -1, 0)] == [0, 0, 1]


@pytest.mark.parametrize(
    ("first", "back", "sentence"),
    [
        ("Oct 10", "Oct 8", "Choose a day after Saturday, October 10."),
        ("Oct 10", "Oct 10", "Choose a day after Saturday, October 10."),
        ("Oct 1", "Oct 5", "Choose a day after today."),
        ("Feb 30", "Oct 8", "Enter a day, like Oct 6."),
        ("Oct 10", "some day", "Enter a day, like Oct 6, or leave it empty."),
    ],
)
def test_impossible_days_are_said_and_nothing_is_paused(
    open_page: Open, workspace: Workspace, first: str, back: str, sentence: str
) -> None:
    page = open_page(WALK, item=Panel.PAUSE_EVERYTHING)
    type_into(page, "From", first)
    type_into(page, "Start again on", back)
    press(page, "Pause")
    assert sentence in words(page)
    assert workspace.plan.pauses.all() == []


def test_pauses_that_meet_become_one(open_page: Open, workspace: Workspace) -> None:
    first = Pause(id=PauseId("first"), commitment_id=WALK.id, from_day=TUESDAY, until_day=TUESDAY + 2 * DAY)
    second = Pause(id=PauseId("second"), commitment_id=WALK.id, from_day=TUESDAY + 5 * DAY, until_day=TUESDAY + 9 * DAY)
    page = open_page(WALK, first, second, item=Known(ItemKind.PAUSE, WALK.id))
    type_into(page, "Start again on", "Oct 12")
    press(page, "Save")
    assert workspace.plan.pauses.all() == [replace(first, until_day=second.until_day)]


# Check-ins


def test_check_ins_are_looked_back_on_with_gaps_left_as_gaps(
    open_page: Open, qtbot: QtBot, workspace: Workspace
) -> None:
    sunday = CheckIn(day=TUESDAY - 2 * DAY, mood=Mood.GOOD, craving=Craving.MILD, sleep_minutes=420, answered_at=NOW)
    page = open_page(sunday)
    assert "1 in the last 7 days." in words(page)
    press(page, "Last 30 days")
    assert find(page, "Yesterday, No check-in")
    opened: list[Destination] = []
    page.open_requested.connect(opened.append)
    with qtbot.waitSignal(page.open_requested):
        press(page, "Sun, Oct 4, Mood: Good · Cravings: Mild · Sleep: 7 hours")
    assert opened == [Destination(Place.TODAY, date(2026, 10, 4))]
    days = [name for name in names(page) if "No check-in" in name]
    assert len(days) == 29
    assert workspace.plan.check_ins.all() == [sunday]


# Much and strange


def test_three_hundred_steps_come_a_few_at_a_time(open_page: Open) -> None:
    page = open_page(*(daily(f"Thing {number:03}", at(6 + number // 60, number % 60)) for number in range(300)))
    assert len(rows(page)) == 30
    press(page, "Show 270 more")
    assert len(rows(page)) == 70
    assert name_of(page.focusWidget()).startswith("Thing 030")


def test_any_name_is_kept_as_it_was_written(open_page: Open, workspace: Workspace) -> None:
    page = open_page()
    for title in ("לשתות מים", "🚶‍♀️ Walk <b>far</b>", "W" * 200):
        type_into(page, "Your own daily step", title)
        press(page, "Add to my list")
    assert {each.title for each in listed(workspace)} == {"לשתות מים", "🚶‍♀️ Walk <b>far</b>", "W" * 200}
    assert all(daily_of(each) for each in listed(workspace))
    assert {kept.weekdays for each in listed(workspace) if (kept := daily_of(each))} == {EVERY_DAY}
