"""Settings, Reminders: pauses and quiet hours, what reminds, starting at login, what comes and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.domain.reminders.own_reminders import OwnReminders, sheet_id
from aftercare.errors import AftercareError
from aftercare.planner.destinations import Place, SettingsSection
from aftercare.planner.reminders.ringing import LoginState
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_on
from aftercare.ui.settings.page import SettingsPage
from aftercare.ui.shell.reminding import Reminding
from tests.gui.hands import choose_from_menu, find, names, press, reminder_cards, type_into, words
from tests.gui.made_up import HERE, NOW
from tests.shots.stage import Stage
from tests.unit.domain.reminders.reminder_plans import NO_QUIET_HOURS, commitment
from tests.unit.reminders.test_ringer import Desktop

Show = Callable[[], SettingsPage]
TODAY = datetime(2026, 10, 6)
COULD_NOT = "It did not ring: the computer slept or was off, Aftercare was closed, or reminders were paused."
PILL = commitment(CommitmentKind.MEDICINE, TODAY + timedelta(hours=8), id=CommitmentId("pill"), title="Blue tablet")


class Login:
    """A system's way to start at login, as the test wants it."""

    def __init__(self) -> None:
        self.state, self.refuses = LoginState.OFF, False

    def read(self) -> LoginState:
        return self.state

    def turn_on(self) -> None:
        if self.refuses:
            raise AftercareError("This computer did not let Aftercare start at login. Nothing is changed.")
        self.state = LoginState.ON

    def turn_off(self) -> None:
        self.state = LoginState.OFF


@pytest.fixture
def show(workspace: Workspace, qtbot: QtBot) -> Show:
    def open_page() -> SettingsPage:
        page = SettingsPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        page.show()
        page.open_item(SettingsSection.REMINDERS)
        page.refresh()
        QApplication.processEvents()
        return page

    return open_page


@pytest.fixture
def running(workspace: Workspace) -> Iterator[Callable[[], None]]:
    """Reminders as the running program has them, on a desktop that shows all."""
    from tests.unit.reminders.test_ringer import Program

    programs: list[Program] = []

    def run() -> None:
        program = Program(workspace.plan, Desktop())
        program.at(NOW)
        programs.append(program)
        workspace.ringing.coming = program.ringer.coming
        workspace.ringing.past = program.ringer.past

    yield run
    for program in programs:
        program.ringer.stop()


def pick(page: SettingsPage, name: str, choice: str) -> None:
    box = find(page, name, QComboBox)
    box.setCurrentText(choice)
    box.activated.emit(box.currentIndex())


def test_a_pause_until_a_chosen_day(show: Show, workspace: Workspace) -> None:
    page = show()
    assert "Ring again on" not in names(page, QLineEdit)
    pick(page, "Pause reminders", "Until a day I choose")
    for wrong in ("Oct 6", "nothing", ""):
        type_into(page, "Ring again on", wrong)
        assert workspace.plan.settings.reminders_paused_until is None
    assert "Enter a day after today, like Oct 20. Your other answers are saved." in words(page)
    type_into(page, "Ring again on", "Oct 20")
    until = datetime(2026, 10, 20, 7, tzinfo=HERE).astimezone(UTC)
    assert workspace.plan.settings.reminders_paused_until == until
    assert find(page, "Pause reminders", QComboBox).currentText() == "Until Tuesday, October 20"
    assert "Ring again on" not in names(page, QLineEdit)


def test_a_pause_leaves_medicines_ringing_until_that_is_turned_on(show: Show, workspace: Workspace) -> None:
    page = show()

    def paused() -> Settings:
        return workspace.plan.settings

    assert "Pause my medicines too" not in names(page)
    pick(page, "Pause reminders", "For a week")
    assert not find(page, "Pause my medicines too").isChecked()
    assert paused().medicines_paused_until is None
    press(page, "Pause my medicines too")
    assert paused().medicines_paused_until == paused().reminders_paused_until is not None
    pick(page, "Pause reminders", "Until I turn them on")  # the same pause, longer
    assert paused().medicines_paused_until == paused().reminders_paused_until
    press(page, "Pause my medicines too")
    assert paused().medicines_paused_until is None
    press(page, "Pause my medicines too")
    pick(page, "Pause reminders", "Not paused")
    assert paused().medicines_paused_until is None
    pick(page, "Pause reminders", "Until I turn them on")
    assert not find(page, "Pause my medicines too").isChecked()
    assert paused().medicines_paused_until is None


def test_quiet_hours_that_would_be_none_are_said(show: Show, workspace: Workspace) -> None:
    page = show()
    type_into(page, "From", "7 am")
    sentence = "From and Until are the same, so nothing would be quiet. Choose another time."
    assert sentence in words(page)
    assert workspace.plan.settings.quiet_from == time(22)
    type_into(page, "From", "9 pm")
    assert sentence not in words(page)
    assert workspace.plan.settings.quiet_from == time(21)


def test_what_falls_into_quiet_hours_is_chosen(show: Show, workspace: Workspace) -> None:
    page = show()
    pick(page, "What falls into quiet hours", "Don’t ring at all")
    press(page, "Visits ring in quiet hours")
    silent = "You still find it in your plan. A medicine in those hours won’t ring at all."
    assert silent not in words(page)
    press(page, "Medicines ring in quiet hours")
    assert silent in words(page)
    settings = workspace.plan.settings
    assert (settings.quiet_drops, settings.visits_in_quiet, settings.medicines_in_quiet) == (True, False, False)
    press(page, "Quiet hours")
    assert "Visits ring in quiet hours" not in names(page)


def test_each_kind_of_reminder_is_turned_off_and_on(show: Show, workspace: Workspace) -> None:
    page = show()
    for name in ("Steps of my plan", "Looking through my plan", "Steps of my plan"):
        press(page, name)
    assert workspace.plan.settings.silent_sources == (Source.REVIEW,)


def test_starting_at_login_says_its_true_state(show: Show, workspace: Workspace) -> None:
    assert "Start when I log in" not in names(show())
    workspace.ringing.login = login = Login()
    page = show()
    press(page, "Start when I log in")
    assert (login.state, workspace.plan.settings.start_at_login) == (LoginState.ON, True)
    assert "It is on." in words(page)
    workspace.ringing.login_repaired = True
    page.refresh()
    assert "It is on. It was broken, and was put right when Aftercare started." in words(page)
    login.state = LoginState.BROKEN
    page.refresh()
    assert "It is broken: it would start something that is not there. Turn it on again." in words(page)
    assert not find(page, "Start when I log in").isChecked()
    login.state = LoginState.BLOCKED
    page.refresh()
    assert "It is turned off in the settings of this computer. Turn it on there." in words(page)
    login.state = LoginState.ON
    page.refresh()
    press(page, "Start when I log in")
    assert (login.state, workspace.plan.settings.start_at_login) == (LoginState.OFF, False)


def test_a_refusal_is_said_and_changes_nothing(show: Show, workspace: Workspace) -> None:
    said: list[str] = []
    workspace.report = lambda problem, _again: said.append(str(problem))
    workspace.ringing.login = login = Login()
    login.refuses = True
    page = show()
    press(page, "Start when I log in")
    assert said == ["This computer did not let Aftercare start at login. Nothing is changed."]
    assert not workspace.plan.settings.start_at_login
    assert not find(page, "Start when I log in").isChecked()


def test_what_comes_is_listed_with_its_reason(show: Show, workspace: Workspace, running: Callable[[], None]) -> None:
    visit = commitment(
        CommitmentKind.VISIT,
        TODAY + timedelta(days=1, hours=10),
        id=CommitmentId("visit"),
        title="Counseling",
        length=timedelta(hours=1),
        reminders=(timedelta(hours=2), timedelta(hours=11, minutes=30)),
    )
    walk = commitment(
        CommitmentKind.ACTIVITY,
        TODAY + timedelta(days=1, hours=9),
        id=CommitmentId("walk"),
        title="Walk",
        length=timedelta(hours=1),
        reminders=(timedelta(hours=3),),
    )
    workspace.plan.write_without_undo(put=[visit, walk])
    running()
    shown = words(show())
    at = shown.index("What rings in the next 7 days")
    until = shown.index("What became of it in the last 3 days")
    assert shown[at + 1 : until] == [
        "Counseling", "10:30 PM. 11 hours 30 minutes before.",
        "Walk", "Wednesday, 7:00 AM. 3 hours before, after your quiet hours.",
        "Counseling", "Wednesday, 8:00 AM. 2 hours before.",
        "Walk", "Wednesday, 10:00 AM. To ask how it went.",
        "Counseling", "Wednesday, 11:00 AM. To ask how it went.",
    ]  # fmt: skip
    assert shown[until + 1] == "Nothing was to ring in the last 3 days."


def test_what_did_not_ring_is_explained(show: Show, workspace: Workspace, running: Callable[[], None]) -> None:
    early = replace(PILL, start=TODAY + timedelta(hours=5), id=CommitmentId("early"), title="Vitamin")
    done = Outcome(
        commitment_id=early.id, original_start=early.start, result=Result.DONE, answered_at=NOW - timedelta(hours=5)
    )
    missed = replace(PILL, start=TODAY - timedelta(hours=10), id=CommitmentId("missed"), title="Iron")
    late = replace(PILL, id=CommitmentId("late"), title="Zinc", created_at=NOW)
    workspace.plan.save_settings(NO_QUIET_HOURS)
    workspace.plan.write_without_undo(put=[PILL, early, done, missed, late])
    running()
    shown = words(show())
    assert shown[shown.index("What became of it in the last 3 days") + 1 :][:8] == [
        "Blue tablet", "8:00 AM. It rang, and waits for an answer.",
        "Zinc", "8:00 AM. It did not ring: it was written down after that time.",
        "Vitamin", "5:00 AM. It did not ring: it was answered before.",
        "Iron", f"Yesterday, 2:00 PM. {COULD_NOT}",
    ]  # fmt: skip


def test_words_and_sound_of_one_are_chosen_in_its_menu(
    show: Show, workspace: Workspace, running: Callable[[], None]
) -> None:
    workspace.plan.write_without_undo(put=[replace(PILL, start=TODAY + timedelta(hours=20))])
    running()
    page = show()
    choose_from_menu(page, "Words and sound of Blue tablet", "Full words")
    QApplication.processEvents()
    choose_from_menu(page, "Words and sound of Blue tablet", "Sounds once")
    chosen = content_on(workspace.plan.sheets.get(sheet_id(PILL.id)), OwnReminders)
    assert chosen == OwnReminders(words=ReminderWords.FULL, sounds=1)
    workspace.plan.undo()
    assert content_on(workspace.plan.sheets.get(sheet_id(PILL.id)), OwnReminders).sounds == 2


@pytest.mark.usefixtures("rings_by_hand")
@pytest.mark.parametrize("problem", [None, "Nothing on this desktop shows notifications."])
def test_a_test_says_what_became_of_it(stage: "Stage", problem: str | None) -> None:
    desktop = Desktop()
    desktop.reason = problem
    one = Reminding(stage.workspace, stage.window, desktop)
    one.start()
    stage.open(Place.SETTINGS, SettingsSection.REMINDERS)
    press(stage.page, "Send a test now")
    stage.settle()
    if problem is None:
        assert "The test was shown by this desktop at 8:30 AM." in words(stage.page)
        assert reminder_cards() == []
    else:
        assert "The test was shown on Aftercare’s own card at 8:30 AM." in words(stage.page)
        (card,) = reminder_cards()
        assert "This is a test." in words(card)
        press(card, "OK")
        assert card.isHidden()
    one.stop()
