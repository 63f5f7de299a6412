"""Find anything, by keys alone: what is found, what Enter opens, and where the focus goes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, StepId
from aftercare.domain.records.steps import Step
from aftercare.planner.destinations import Destination, ItemKind, Known, Panel, Place, SettingsSection
from aftercare.planner.find import Pages
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.find.find_list import FoundList
from aftercare.ui.find.panel import FindPanel
from tests.gui.hands import bring_up, find, names, words
from tests.gui.made_up import NOW, commitment, contact

PAGES: Pages = (
    (Destination(Place.TODAY), "Today"),
    (Destination(Place.PLAN), "My plan"),
    (Destination(Place.SETTINGS), "Settings"),
    (Destination(Place.SETTINGS, SettingsSection.PRIVACY), "Privacy"),
)


class Window(QStackedWidget):
    """A page with a button, and the panel as the window shows it."""

    def __init__(self, workspace: Workspace, pages: Pages = PAGES) -> None:
        super().__init__()
        self.button = QPushButton("On the page")
        self.addWidget(self.button)
        self.panel = FindPanel(workspace, pages)
        self.addWidget(self.panel)
        self.went: list[Destination] = []
        self.panel.open_requested.connect(self.went.append)
        self.panel.closed.connect(lambda: self.setCurrentWidget(self.button))
        self.resize(988, 800)

    def start(self) -> None:
        self.panel.start()
        self.setCurrentWidget(self.panel)

    @property
    def field(self) -> QLineEdit:
        return find(self.panel, "Find", QLineEdit)

    @property
    def results(self) -> FoundList:
        found = self.panel.findChild(FoundList)
        assert isinstance(found, FoundList)
        return found

    @property
    def shown(self) -> list[str]:
        """What a screen reader reads, row by row; headings end in a colon."""
        model = self.results.model()
        rows = [model.index(row, 0) for row in range(model.rowCount(QModelIndex()))]
        return [
            f"{row.data(Qt.ItemDataRole.AccessibleTextRole)}{'' if row.flags() & Qt.ItemFlag.ItemIsEnabled else ':'}"
            for row in rows
        ]


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A plan with a few of everything."""
    sam = contact(
        "Sam Whitlock", "555-0142", role="Peer mentor", said_yes_to=("Coffee on Sundays",), notes="Likes jazz"
    )
    leila = contact("José Marsh", "555-0178", Area.LOVED_ONES)
    group = commitment(
        "Harbor Street Group", datetime(2026, 9, 1, 18, 30), CommitmentKind.MEETING, 60, rule="FREQ=WEEKLY;BYDAY=TU",
        place="St. Brannock’s Hall",
    )  # fmt: skip
    call = commitment(
        "", datetime(2025, 3, 2, 9), CommitmentKind.CALL, 15, contact_ids=(sam.id,), notes="About the trip"
    )
    held = datetime(2026, 9, 15, 18, 30)
    workspace.plan.write(
        "made up",
        put=[
            sam,
            leila,
            group,
            call,
            Override(
                commitment_id=group.id, original_start=held, start=datetime(2026, 9, 16, 18), place="Town library"
            ),
            Outcome(
                commitment_id=group.id, original_start=held, result=Result.DONE, answered_at=NOW, note="Felt small"
            ),
            CheckIn(day=date(2025, 12, 24), answered_at=NOW, note="Long day.\nPlayed guitar."),
            Event(
                id=EventId("e"), kind=EventKind.HARD_DAY, day=date(2026, 10, 1), note="Rain, stayed in", recorded_at=NOW
            ),
            Step(id=StepId("own"), area=Area.SELF_CARE, title="Fix the bike", done_on=date(2026, 10, 5)),
        ],
    )
    return workspace


@pytest.fixture
def window(qtbot: QtBot, filled: Workspace) -> Iterator[Window]:
    """The panel, just opened from a page."""
    window = opened(qtbot, filled)
    window.start()
    yield window
    window.hide()


def opened(qtbot: QtBot, workspace: Workspace, **more: Any) -> Window:
    window = Window(workspace, **more)
    qtbot.addWidget(window)
    bring_up(window)
    window.button.setFocus()
    return window


def keys(*pressed: Qt.Key | str) -> None:
    """Press keys wherever the focus is."""
    for each in pressed:
        focused = QApplication.focusWidget()
        assert focused is not None
        if isinstance(each, str):
            QTest.keyClicks(focused, each)
        else:
            QTest.keyClick(focused, each)


def search(window: Window, text: str) -> None:
    window.field.setFocus()
    window.field.selectAll()
    keys(text)


def test_every_kind_is_found_with_where_it_is(window: Window) -> None:
    for text, rows in (
        ("whit", ["People and places:", "Sam Whitlock, Sober network, Peer mentor, 555-0142",
                  "Plans:", "Sam Whitlock, Sober network, Sun, Mar 2, 2025, 9:00 AM"]),
        ("jose", ["People and places:", "José Marsh, Loved ones, 555-0178"]),
        ("coffee", ["People and places:", "Sam Whitlock, Sober network, Peer mentor, 555-0142, Coffee on Sundays"]),
        ("brannock", ["Plans:", "Harbor Street Group, Support groups, Every Tuesday at 6:30 PM, St. Brannock’s Hall"]),
        ("library", ["Plans:", "Harbor Street Group, Support groups, Wed, Sep 16, 6:00 PM, Town library"]),
        ("guitar", ["Check-ins:", "Check-in, Wed, Dec 24, 2025, Played guitar."]),
        ("felt small", ["Notes on plans:", "Harbor Street Group, Wed, Sep 16, Felt small"]),
        ("rain", ["Marked days:", "A hard day, Thu, Oct 1, Rain, stayed in"]),
        ("bike", ["Steps:", "Fix the bike, Self-care, done"]),
        ("bedtime", ["Steps:", "Choose a bedtime and a wake time, Self-care"]),
        ("priv", ["Pages:", "Privacy, Settings"]),
    ):  # fmt: skip
        search(window, text)
        assert window.shown == rows, text


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("jose", Destination(Area.LOVED_ONES, Known(ItemKind.CONTACT, ""))),
        ("whit sun", Destination(Area.SOBER_NETWORK, Known(ItemKind.CONTACT, ""))),
        ("brannock", Destination(Area.SUPPORT_GROUPS, Known(ItemKind.COMMITMENT, ""))),
        ("library", Destination(Area.SUPPORT_GROUPS, Known(ItemKind.COMMITMENT, ""))),
        ("guitar", Destination(Place.TODAY, date(2025, 12, 24))),
        ("felt", Destination(Place.TODAY, date(2026, 9, 16))),
        ("rain", Destination(Place.TODAY, date(2026, 10, 1))),
        ("bike", Destination(Area.SELF_CARE, Panel.FIRST_STEPS)),
        ("bedtime", Destination(Area.SELF_CARE, Panel.FIRST_STEPS)),
        ("settings", Destination(Place.SETTINGS)),
        ("privacy", Destination(Place.SETTINGS, SettingsSection.PRIVACY)),
    ],
)
def test_enter_opens_the_first(window: Window, text: str, opens: Destination) -> None:
    keys(text, Qt.Key.Key_Return)
    (went,) = window.went
    item = Known(went.item.kind, "") if isinstance(went.item, Known) else went.item
    assert replace(went, item=item) == opens


def test_changed_occurrence_is_opened_as_itself(window: Window) -> None:
    keys("library", Qt.Key.Key_Return)
    assert isinstance(item := window.went[0].item, Known)
    assert item.original_start == datetime(2026, 9, 15, 18, 30)


def test_contacts_open_on_their_own_page_where_there_is_one(qtbot: QtBot, filled: Workspace) -> None:
    window = opened(qtbot, filled, pages=(*PAGES, (Destination(Place.PEOPLE), "People")))
    window.start()
    keys("jose", Qt.Key.Key_Return)
    assert window.went[0].page is Place.PEOPLE
    window.hide()


def test_arrow_keys_walk_past_headings_and_back_to_the_field(window: Window) -> None:
    keys("whit", Qt.Key.Key_Down)
    assert window.results.hasFocus()
    assert window.results.currentIndex().data() == "Sam Whitlock"
    first = window.results.currentIndex().row()
    keys(Qt.Key.Key_Down)
    assert window.results.currentIndex().row() == first + 2
    keys(Qt.Key.Key_Return)
    assert isinstance(item := window.went[0].item, Known)
    assert item.kind is ItemKind.COMMITMENT
    keys(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert window.field.hasFocus()


def test_typing_goes_on_from_the_list(window: Window) -> None:
    keys("mars", Qt.Key.Key_Down, "h")
    assert window.field.hasFocus()
    assert window.field.text() == "marsh"
    keys(Qt.Key.Key_Down, Qt.Key.Key_Backspace)
    assert window.field.text() == "mars"


def test_a_click_opens(window: Window) -> None:
    keys("jose")
    middle = window.results.visualRect(window.results.model().index(1, 0)).center()
    QTest.mouseClick(window.results.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert window.went[0].page is Area.LOVED_ONES


def test_escape_gives_the_focus_back_and_the_next_start_is_empty(window: Window) -> None:
    for closes in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Tab):
        assert window.field.hasFocus()
        keys("whit", closes)
        if closes != Qt.Key.Key_Escape:  # from the list, and by the button
            keys(Qt.Key.Key_Escape if closes == Qt.Key.Key_Down else Qt.Key.Key_Return)
        assert window.button.hasFocus()
        assert window.shown == []  # nothing read stays around
        window.start()
        assert window.field.text() == ""


def test_the_field_has_no_button_without_words(window: Window) -> None:
    assert names(window.field) == []
    assert names(window.panel) == ["Close"]


def test_empty_field_lists_pages_and_one_letter_asks_for_more(window: Window) -> None:
    assert window.shown == ["Pages:", "Today", "My plan", "Settings", "Privacy, Settings"]
    keys("s")
    assert window.shown == ["Pages:", "Settings"]
    assert "Type one more letter to look through your plan." in words(window.panel)


def test_nothing_found_says_so(window: Window) -> None:
    keys("zzz", Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert "Nothing found. Try another word." in words(window.panel)
    assert window.field.hasFocus()
    assert window.went == []


def test_number_of_results_is_announced(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    keys("whit")
    assert (said[0], said[-1]) == ("Type one more letter to look through your plan.", "2 results")
    said.clear()
    keys("l")
    assert said == []  # still two
    search(window, "guitar")
    assert said[-1] == "1 result"
    assert "1 result" in words(window.panel)


def test_list_is_read_as_a_list(window: Window) -> None:
    keys("jose")
    table = QAccessible.queryAccessibleInterface(window.results)
    assert table.role() == QAccessible.Role.List
    assert table.text(QAccessible.Text.Name) == "Results"
    row = table.child(1)
    assert row.role() == QAccessible.Role.ListItem
    assert row.text(QAccessible.Text.Name) == "José Marsh, Loved ones, 555-0178"


def test_hidden_notes_are_neither_searched_nor_shown(window: Window, filled: Workspace) -> None:
    filled.save_settings(hide_private_notes=True)
    for text in ("jazz", "trip", "guitar", "felt", "rain"):
        search(window, text)
        assert window.shown == [], text
    assert "Your private notes are hidden, so they are not looked through." in words(window.panel)
    filled.save_settings(hide_private_notes=False)
    assert window.shown == ["Marked days:", "A hard day, Thu, Oct 1, Rain, stayed in"]


def test_change_made_meanwhile_is_seen(window: Window, filled: Workspace) -> None:
    keys("marsh")
    filled.write("added", put=[contact("Anna Marsh", area=Area.LOVED_ONES)])
    assert window.shown[1:] == ["Anna Marsh, Loved ones", "José Marsh, Loved ones, 555-0178"]
    filled.undo()
    assert window.shown[1:] == ["José Marsh, Loved ones, 555-0178"]


def test_series_that_goes_on_as_it_was_is_one_result(qtbot: QtBot, workspace: Workspace) -> None:
    first = commitment("Clear Steps", datetime(2025, 1, 4, 10), CommitmentKind.MEETING)
    second = commitment("Clear Steps", datetime(2026, 1, 3, 10), CommitmentKind.MEETING, continues=first.id)
    third = commitment(
        "Clear Steps", datetime(2026, 6, 6, 10), CommitmentKind.MEETING, continues=second.id, place="Hall"
    )
    workspace.plan.write("made up", put=[first, second, third])
    window = opened(qtbot, workspace)
    window.start()
    keys("clear steps", Qt.Key.Key_Return)
    assert len(window.shown) == 3
    assert window.went == [Destination(Area.SUPPORT_GROUPS, Known(ItemKind.COMMITMENT, third.id))]
    window.hide()


def test_day_of_a_note_is_the_day_here(qtbot: QtBot, workspace: Workspace) -> None:
    start = datetime(2026, 10, 5, 9)  # the evening before in New York
    visit = commitment("Visit", start, CommitmentKind.VISIT, zone="Asia/Tokyo")
    answer = Outcome(
        commitment_id=visit.id, original_start=start, result=Result.DONE, note="Calm", answered_at=datetime.now(UTC)
    )
    workspace.plan.write("made up", put=[visit, answer])
    window = opened(qtbot, workspace)
    window.start()
    keys("calm", Qt.Key.Key_Return)
    assert window.went == [Destination(Place.TODAY, date(2026, 10, 4))]
    window.hide()


def test_long_words_wrap_and_nothing_scrolls_sideways(qtbot: QtBot, workspace: Workspace) -> None:
    theme.apply(theme.Theme("light", 2.0))
    try:
        workspace.plan.write("made up", put=[contact("Bartholomew " * 8, role="Counselor " * 8), contact("Bart")])
        window = opened(qtbot, workspace)
        window.resize(560, 500)
        window.start()
        keys("bart")
        rows = [window.results.visualRect(window.results.model().index(row, 0)) for row in (1, 2)]
        assert rows[1].height() > 3 * rows[0].height()
        assert all(row.width() <= window.results.viewport().width() for row in rows)
        assert window.results.horizontalScrollBar().maximum() == 0
        window.hide()
    finally:
        theme.apply(theme.Theme("light"))
