"""What is typed and not saved yet: kept a second after typing, shown again, and dropped by Cancel."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Mood
from aftercare.domain.records.commitments import CommitmentKind, Override
from aftercare.domain.records.drafts import Draft
from aftercare.errors import AftercareError
from aftercare.planner.destinations import Item, ItemKind, Known, New
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames import draft_keeper
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.frames.page import Page
from aftercare.ui.plan.page import PlanPage
from aftercare.ui.shell.area_pages import page_of
from aftercare.ui.today.page import TodayPage
from aftercare.ui.widgets.fields import LineEdit, NotesEdit
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import NOW, commitment, contact

NOT_SAVED = "This was not saved yet"
Open = Callable[[Page], Page]


@pytest.fixture
def show(qtbot: QtBot) -> Open:
    def show(page: Page) -> Page:
        qtbot.addWidget(page)
        page.resize(1200, 900)
        bring_up(page)
        return page

    return show


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_keeper, "_SOON_MS", 1)


class Form(QWidget):
    """A line and a note, and the keeper of what stands in the line."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.line, self.note = LineEdit(), NotesEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.note)
        self.draft = DraftKeeper(self, workspace, str, lambda: self.line.text() + self.note.toPlainText() or None)


@pytest.fixture
def form(qtbot: QtBot, workspace: Workspace) -> Form:
    form = Form(workspace)
    qtbot.addWidget(form)
    bring_up(form)
    return form


def kept(workspace: Workspace) -> dict[str, str]:
    return {draft.form: draft.answers for draft in workspace.plan.drafts.all()}


def in_field(page: QWidget, name: str, text: str, kind: type[QWidget] = QLineEdit) -> None:
    """Type without leaving the field."""
    field = find(page, name, kind)
    field.setFocus()
    QTest.keyClicks(field, text)


def test_text_is_kept_while_it_is_typed(qtbot: QtBot, form: Form, workspace: Workspace) -> None:
    assert form.draft.open("made up") is None
    for field in (form.line, form.note):
        field.setFocus()
        QTest.keyClicks(field, "Sam")
        assert kept(workspace) == ({} if field is form.line else {"made up": '"Sam"'})
        qtbot.waitUntil(lambda: kept(workspace) == {"made up": f'"{form.line.text()}{form.note.toPlainText()}"'})
    form.line.clear()
    form.note.clear()
    qtbot.waitUntil(lambda: kept(workspace) == {})


@pytest.mark.parametrize("leave", [lambda form: form.note.setFocus(), lambda form: form.hide()], ids=["field", "form"])
def test_leaving_keeps_at_once(
    monkeypatch: pytest.MonkeyPatch, form: Form, workspace: Workspace, leave: Callable[[Form], object]
) -> None:
    form.draft.deleteLater()
    monkeypatch.setattr(draft_keeper, "_SOON_MS", 60_000)
    form.draft = DraftKeeper(form, workspace, str, form.line.text)
    form.draft.open("made up")
    form.line.setFocus()
    QTest.keyClicks(form.line, "Sam")
    leave(form)
    assert kept(workspace) == {"made up": '"Sam"'}


def test_a_dropped_draft_stays_gone_until_the_form_is_opened(qtbot: QtBot, form: Form, workspace: Workspace) -> None:
    workspace.plan.write_without_undo(put=[Draft(form="made up", answers='"Sam"', changed_at=NOW)])
    assert form.draft.open("made up") == "Sam"
    form.draft.drop()
    form.line.setFocus()
    QTest.keyClicks(form.line, "Priya")
    form.note.setFocus()
    form.hide()
    assert kept(workspace) == {}


def test_a_draft_of_another_version_is_no_draft(form: Form, workspace: Workspace) -> None:
    for answers in ('{"name": 3}', "no JSON"):
        workspace.plan.write_without_undo(put=[Draft(form="made up", answers=answers, changed_at=NOW)])
        assert form.draft.open("made up") is None
    form.draft.drop()
    assert kept(workspace) == {}


def test_a_draft_that_cannot_be_kept_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, form: Form, workspace: Workspace
) -> None:
    def full(put: object = (), remove: object = ()) -> None:
        raise AftercareError("This computer is out of space.")

    again: list[Callable[[], object]] = []
    workspace.report = lambda _problem, try_again: again.append(try_again)
    form.draft.open("made up")
    form.line.setText("Sam")
    with monkeypatch.context() as patch:
        patch.setattr(workspace.plan, "write_without_undo", full)
        form.draft.keep()
    assert kept(workspace) == {}
    again.pop()()
    assert kept(workspace) == {"made up": '"Sam"'}


def test_a_new_person_is_kept_from_the_field_they_are_typed_in(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    page = show(page_of(Area.SOBER_NETWORK, workspace))
    press(page, "Add person")
    assert NOT_SAVED not in words(page)
    in_field(page, "Name", "Priya")
    in_field(page, "Phone number", "555-01")
    qtbot.waitUntil(lambda: "555-01" in kept(workspace)["contact in sober_network"])
    hub = show(PlanPage(workspace))
    assert any(name.startswith("Sober network, Started.") for name in names(hub))
    again = show(page_of(Area.SOBER_NETWORK, workspace))
    press(again, "Add person")
    assert NOT_SAVED in words(again)
    assert find(again, "Phone number", QLineEdit).text() == "555-01"
    press(again, "Cancel")
    assert kept(workspace) == {}
    hub.activateWindow()
    qtbot.waitUntil(lambda: any(name.startswith("Sober network, Not started.") for name in names(hub)))


def test_a_person_that_exists_is_kept_until_the_field_is_left(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    sam = contact("Sam")
    workspace.plan.write("made up", put=[sam])
    page = show(page_of(Area.SOBER_NETWORK, workspace))
    page.open_item(Known(ItemKind.CONTACT, sam.id))
    in_field(page, "Notes", "Likes chess", QPlainTextEdit)
    qtbot.waitUntil(lambda: list(kept(workspace)) == [f"contact:{sam.id}"])
    assert workspace.plan.contacts.get(sam.id) == sam
    left = kept(workspace)
    find(page, "Role", QLineEdit).setFocus()
    changed = workspace.plan.contacts.get(sam.id)
    assert changed is not None
    assert changed.notes == "Likes chess"
    assert kept(workspace) == {}

    workspace.plan.write("as before", put=[sam])  # as if the computer had gone off in the middle of the sentence
    workspace.plan.write_without_undo(
        put=[Draft(form=form, answers=answers, changed_at=NOW) for form, answers in left.items()]
    )
    again = show(page_of(Area.SOBER_NETWORK, workspace))
    again.open_item(Known(ItemKind.CONTACT, sam.id))
    assert find(again, "Notes", QPlainTextEdit).toPlainText() == "Likes chess"
    assert NOT_SAVED in words(again)
    press(again, "Close")
    assert (workspace.plan.contacts.get(sam.id), kept(workspace)) == (changed, {})


def test_an_answer_that_cannot_be_saved_stays_with_the_person(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    sam = contact("Sam")
    workspace.plan.write("made up", put=[sam])
    page = show(page_of(Area.SOBER_NETWORK, workspace))
    page.open_item(Known(ItemKind.CONTACT, sam.id))
    type_into(page, "Name", "")
    again = show(page_of(Area.SOBER_NETWORK, workspace))
    again.open_item(Known(ItemKind.CONTACT, sam.id))
    assert find(again, "Name", QLineEdit).text() == ""
    assert workspace.plan.contacts.get(sam.id) == sam
    type_into(again, "Name", "Samuel")
    assert kept(workspace) == {}


def planned(show: Open, workspace: Workspace, item: Item) -> AreaPage:
    page = show(page_of(Area.SUPPORT_GROUPS, workspace))
    assert isinstance(page, AreaPage)
    page.open_item(item)
    return page


def test_a_change_of_a_planned_thing_is_kept_and_means_the_same_later(
    qtbot: QtBot, show: Open, workspace: Workspace
) -> None:
    tuesday = datetime(2026, 10, 6, 18, 30)
    group = commitment("Harbor", tuesday, CommitmentKind.MEETING, 60, rule="FREQ=WEEKLY;BYDAY=TU")
    workspace.plan.write("made up", put=[group])
    item = Known(ItemKind.COMMITMENT, group.id, tuesday)
    page = planned(show, workspace, item)
    assert NOT_SAVED not in words(page)
    in_field(page, "Name of the meeting", " Street")
    type_into(page, "Date", "Oct 8")
    qtbot.waitUntil(lambda: "Street" in kept(workspace).get(f"commitment:{group.id}@{tuesday.isoformat()}", ""))
    again = planned(show, workspace, item)
    assert NOT_SAVED in words(again)
    assert find(again, "Date", QLineEdit).text() == "Thu, Oct 8"
    press(again, "Save")
    press(again, "Only this one")
    (change,) = workspace.plan.overrides.of([group.id])
    assert change == Override(
        commitment_id=group.id, original_start=tuesday, start=datetime(2026, 10, 8, 18, 30), title="Harbor Street"
    )
    assert kept(workspace) == {}


def test_a_new_plan_that_was_left_is_found_from_the_calendar_too(
    qtbot: QtBot, show: Open, workspace: Workspace
) -> None:
    page = planned(show, workspace, New(ItemKind.COMMITMENT))
    in_field(page, "Name of the meeting", "Harbor")
    qtbot.waitUntil(lambda: len(kept(workspace)) == 1)
    again = planned(show, workspace, New(ItemKind.COMMITMENT, date(2026, 10, 9)))
    assert find(again, "Name of the meeting", QLineEdit).text() == "Harbor"
    assert find(again, "Date", QLineEdit).text() == "Fri, Oct 9"
    press(again, "Cancel")
    assert kept(workspace) == {}


def test_a_half_filled_check_in_is_kept_for_its_day(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    page = show(TodayPage(workspace))
    press(page, "How do you feel right now?: Low")
    press(page, "Add more")
    in_field(page, "Note", "Slept badly", QPlainTextEdit)
    qtbot.waitUntil(lambda: "Slept badly" in kept(workspace).get("check-in 2026-10-06", ""))
    again = show(TodayPage(workspace))
    assert NOT_SAVED in words(again)
    press(again, "Previous day")
    assert NOT_SAVED not in words(again)
    press(again, "Next day")
    assert find(again, "Note", QPlainTextEdit).toPlainText() == "Slept badly"
    press(again, "Save check-in")
    assert kept(workspace) == {}
    (saved,) = workspace.plan.check_ins.all()
    assert (saved.mood, saved.note) == (Mood.LOW, "Slept badly")


def test_a_changed_check_in_is_kept_until_it_is_given_up(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    saved = CheckIn(day=date(2026, 10, 6), mood=Mood.OK, answered_at=NOW)
    workspace.plan.write("check-in", put=[saved])
    page = show(TodayPage(workspace))
    press(page, "Change the check-in")
    assert kept(workspace) == {}
    press(page, "How do you feel right now?: Good")
    assert list(kept(workspace)) == ["check-in 2026-10-06"]
    again = show(TodayPage(workspace))
    assert NOT_SAVED in words(again)
    press(again, "Cancel")
    assert kept(workspace) == {}
    assert workspace.plan.check_ins.all() == [saved]


def test_the_quick_line_is_kept_while_it_is_typed(qtbot: QtBot, show: Open, workspace: Workspace) -> None:
    page = show(TodayPage(workspace))
    press(page, "Add")
    in_field(page, "What would you like to add?", "Walk at 1")
    qtbot.waitUntil(lambda: kept(workspace) == {"quick add": '"Walk at 1"'})
    again = show(TodayPage(workspace))
    press(again, "Add")
    line = find(again, "What would you like to add?", QLineEdit)
    assert line.text() == "Walk at 1"
    QTest.keyClicks(line, "0")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert kept(workspace) == {}
