"""Where a page goes: the place and the printer a person picks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.exchange.paper.typeset import Size
from aftercare.ui.desktop import paper_out


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What asks."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def answers(act: Callable[[QDialog], object]) -> None:
    """Do this with the dialog that opens next."""

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        act(dialog)

    QTimer.singleShot(0, begin)


def test_a_name_typed_without_its_ending_gets_it(parent: QWidget, tmp_path: Path) -> None:
    proposed = []

    def type_name(dialog: QDialog) -> None:
        line = dialog.findChildren(QLineEdit)[0]
        proposed.append(line.text())
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        line.setText("For Denise")
        dialog.accept()

    answers(type_name)
    assert paper_out.ask_where(parent, "Summary 2026-10-06.pdf") == tmp_path / "For Denise.pdf"
    assert proposed == ["Summary 2026-10-06.pdf"]


def test_no_place_and_no_printer(parent: QWidget) -> None:
    answers(QDialog.reject)
    assert paper_out.ask_where(parent, "Summary.pdf") is None
    answers(QDialog.reject)
    assert paper_out.ask_printer(parent, "a4") is None


def test_the_plan_is_locked_while_a_dialog_asks(parent: QWidget) -> None:
    def lock(_dialog: QDialog) -> None:
        holder.deleteLater()
        QCoreApplication.sendPostedEvents(holder, QEvent.Type.DeferredDelete.value)

    holder = QWidget(parent)
    answers(lock)
    assert paper_out.ask_where(holder, "Summary.pdf") is None


def test_a_printer_begins_with_the_paper_of_the_country(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    sizes: dict[Size, QPageSize.PageSizeId] = {"a4": QPageSize.PageSizeId.A4, "us-letter": QPageSize.PageSizeId.Letter}
    for size, usual in sizes.items():
        printer = paper_out.ask_printer(parent, size)
        assert isinstance(printer, QPrinter)
        assert printer.pageLayout().pageSize().id() is usual
        assert printer.docName() == "Page"
