"""Private words: hidden and shown field by field, and never harmed by it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.private_text import PrivateLabel, PrivateLine, PrivateNotes
from aftercare.ui.widgets.fields import Field
from tests.gui.hands import bring_up, find, names, press, words


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for part in parts:
        column.addWidget(part)
    bring_up(window)
    return window


def test_each_field_is_hidden_and_shown_by_itself(qtbot: QtBot, workspace: Workspace) -> None:
    reasons, notes = PrivateLabel(workspace, "My reasons"), PrivateNotes(workspace, "Notes")
    window = shown(qtbot, reasons, Field("Notes", notes))
    reasons.setText("For Mia")
    notes.show_text("We met at the lake.")
    assert "For Mia" in words(window)
    workspace.save_settings(hide_private_notes=True)
    assert "For Mia" not in words(window)
    assert names(window) == ["Show My reasons", "Show Notes"]
    press(window, "Show My reasons")
    assert "For Mia" in words(window)
    assert names(window) == ["Show Notes"]
    workspace.save_settings(hide_private_notes=False)
    assert find(window, "Notes", QPlainTextEdit).toPlainText() == "We met at the lake."


def test_hidden_words_stay_and_cannot_be_typed_over(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(hide_private_notes=True)
    line, after = PrivateLine(workspace, "What was said"), PrivateNotes(workspace, "Notes")
    window = shown(qtbot, line, after)
    edits: list[str] = []
    line.edited.connect(edits.append)
    line.show_text("Long walk")
    line.setFocus()
    QTest.keyClicks(window.focusWidget(), "abc")
    assert (line.text(), edits) == ("Long walk", [])
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert not line.is_covered
    QTest.keyClicks(window.focusWidget(), ", rain")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert (line.text(), edits) == ("Long walk, rain", ["Long walk, rain"])
    assert not line.is_covered


def test_new_words_can_be_typed_and_are_covered_when_one_comes_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(hide_private_notes=True)
    notes = PrivateNotes(workspace, "Notes")
    window = shown(qtbot, notes)
    notes.show_text("")
    notes.setFocus()
    QTest.keyClicks(window.focusWidget(), "Call Denise")
    window.hide()
    window.show()
    assert (notes.is_covered, notes.toPlainText()) == (True, "Call Denise")


def test_other_words_are_covered_again(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(hide_private_notes=True)
    notes = PrivateNotes(workspace, "Notes")
    window = shown(qtbot, notes)
    notes.show_text("About Sam")
    press(window, "Show Notes")
    notes.show_text("About Sam")
    assert not notes.is_covered
    notes.show_text("About Leila")
    assert notes.is_covered
    assert workspace.plan.settings == replace(workspace.plan.settings, hide_private_notes=True)
