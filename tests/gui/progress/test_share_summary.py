"""Share a summary: what is ticked is what is shown, saved and printed, and nothing else."""

import io
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.records.settings import DayCount
from aftercare.exchange.paper import typeset as paper
from aftercare.planner.workspace import Workspace
from aftercare.ui.desktop import paper_out
from aftercare.ui.frames import tasks
from aftercare.ui.progress.page import ProgressPage
from tests.gui.hands import bring_up, find, name_of, names, press, type_into, words
from tests.shots import progress as shots_progress

Open = Callable[[], ProgressPage]
OWN = "Asked for help on a hard day"


@pytest.fixture
def open_summary(workspace: Workspace, qtbot: QtBot) -> Open:
    """Share a summary on the plan of the design's pictures, as it is pressed on Progress."""

    def opens() -> ProgressPage:
        page = ProgressPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        press(page, "Share a summary")
        return page

    return opens


@pytest.fixture
def answered(workspace: Workspace) -> Workspace:
    """The weeks of the design's pictures, with a check-up and a scale."""
    shots_progress.fill(workspace)
    workspace.plan.write_without_undo(shots_progress.answered())
    return workspace


def ticked(page: QWidget) -> dict[str, bool]:
    return {name_of(each): each.isChecked() for each in page.findChildren(QCheckBox) if each.isVisibleTo(page)}


def pdf_text(path: Path) -> str:
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def saves_at(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Have the person pick a place; gives the names that were proposed."""
    proposed: list[str] = []

    def pick(_parent: QWidget, name: str) -> Path | None:
        proposed.append(name)
        return path

    monkeypatch.setattr(paper_out, "ask_where", pick)
    return proposed


def test_private_answers_are_off_until_ticked(open_summary: Open, answered: Workspace) -> None:
    page = open_summary()
    off = [name for name, is_on in ticked(page).items() if not is_on]
    assert off == ["My last check-up", "Published questions I answered", "My hard days"]
    shown = words(page)
    assert {"My summary", "Rowan · October 6, 2026", "46 recovery days", "Most often Mild", OWN} <= set(shown)
    assert not [text for text in shown if "Hard days" in text or "PHQ-2" in text or "look forward" in text]
    for name in off:
        press(page, name)
    shown = words(page)
    assert {"1 in the last 30 days:", "September 12", "PHQ-2, October 2", "3 of 6", "Mostly"} <= set(shown)
    press(page, "My number of days")
    assert "46 recovery days" not in words(page)


def test_the_day_the_number_is_counted_from_is_not_on_the_page(open_summary: Open, answered: Workspace) -> None:
    shown = words(open_summary())
    assert not [text for text in shown if "August 20" in text]
    assert "30 recovery days" in shown


def test_no_number_where_the_person_wants_none(open_summary: Open, answered: Workspace) -> None:
    answered.save_settings(day_count=DayCount.NONE)
    page = open_summary()
    assert "My number of days" not in ticked(page)
    assert not [text for text in words(page) if "recovery day" in text]


def test_saved_as_it_is_shown(
    open_summary: Open, answered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "given" / "Page.pdf"
    path.parent.mkdir()
    proposed = saves_at(monkeypatch, path)
    page = open_summary()
    type_into(page, "Name on the page", "")
    press(page, "My mood")
    press(page, "Save as PDF")
    qtbot.waitUntil(lambda: "Saved as Page.pdf." in words(page))
    saved = pdf_text(path)
    assert proposed == ["Summary 2026-10-06.pdf"]
    assert re.search(r"Cravings, \d+ days Most often Mild", saved)
    assert "Rowan" not in saved
    assert "Mood" not in saved
    assert "Hard days" not in saved
    assert list(path.parent.iterdir()) == [path]
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_file_that_cannot_be_written_is_said(
    open_summary: Open, answered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saves_at(monkeypatch, tmp_path / "missing" / "Page.pdf")
    page = open_summary()
    press(page, "My hard days")
    press(page, "Save as PDF")
    sentence = "The file couldn’t be saved there. Nothing has changed. Choose another folder, or try again."
    qtbot.waitUntil(lambda: sentence in words(page))
    assert ticked(page)["My hard days"]
    press(page, "My hard days")
    assert sentence not in words(page)


def test_thinking_better_of_it_does_nothing(
    open_summary: Open, answered: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves_at(monkeypatch, None)
    monkeypatch.setattr(paper_out, "ask_printer", lambda _parent, _size: None)
    page = open_summary()
    before = words(page)
    press(page, "Save as PDF")
    press(page, "Print")
    assert not tasks.busy()
    assert words(page) == before
    press(page, "Close")
    assert QApplication.focusWidget() is find(page, "Share a summary")


def prints_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the person pick a printer that writes to a file, in small pictures."""
    monkeypatch.setattr(paper, "DOTS_PER_INCH", 50)
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFileName(str(path))
    monkeypatch.setattr(paper_out, "ask_printer", lambda _parent, _size: printer)


def test_printed_page_by_page(
    open_summary: Open, answered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "printed.pdf"
    prints_to(path, monkeypatch)
    page = open_summary()
    press(page, "Print")
    qtbot.waitUntil(lambda: "The page went to your printer." in words(page))
    printed = PdfReader(io.BytesIO(path.read_bytes()))
    assert [len(each.images) for each in printed.pages] == [1]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_a_printer_that_does_not_answer_is_said(
    open_summary: Open, answered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    prints_to(tmp_path / "missing" / "printed.pdf", monkeypatch)
    page = open_summary()
    press(page, "Print")
    sentence = "Your printer didn’t answer. Your plan hasn’t changed. Try again, or save it as a PDF."
    qtbot.waitUntil(lambda: sentence in words(page))


def test_own_words_are_off_and_covered_while_hidden(open_summary: Open, answered: Workspace) -> None:
    answered.save_settings(hide_private_notes=True)
    page = open_summary()
    assert not ticked(page)["Milestones in my own words"]
    press(page, "Milestones in my own words")
    assert OWN not in words(page)
    press(page, "Show Milestones of my own")
    assert OWN in words(page)


def test_closed_while_it_is_made(
    open_summary: Open, answered: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    saves_at(monkeypatch, tmp_path / "Page.pdf")
    page = open_summary()
    press(page, "Save as PDF")
    press(page, "Close")
    qtbot.waitUntil(lambda: not tasks.busy())
    assert (tmp_path / "Page.pdf").exists()


def test_nothing_to_share_yet(open_summary: Open) -> None:
    page = open_summary()
    assert "There is nothing to share yet. One check-in is enough to start." in words(page)
    assert names(page) == ["Done"]


def test_a_name_is_shown_as_it_is(open_summary: Open, answered: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    answered.save_settings(person_name="<b>#רון</b>")
    assert "<b>#רון</b> · October 6, 2026" in words(open_summary())
