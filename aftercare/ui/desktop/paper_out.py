"""Where a page goes: a PDF at a place the person picks, or a printer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QRect, QStandardPaths, Qt
from PySide6.QtGui import QImage, QImageReader, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from aftercare.errors import AftercareError
from aftercare.exchange.paper import typeset as paper
from aftercare.i18n import _


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Where to save a PDF, in Documents at first; None when the person thinks better of it."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, _("Save as PDF"), documents, "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(name)
    return Path(dialog.selectedFiles()[0]) if _accepted(dialog) else None


def ask_printer(parent: QWidget, size: paper.Size) -> QPrinter | None:
    """The printer the person picks, None when they think better of it."""
    printer = QPrinter()
    printer.setResolution(paper.DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter if size == "us-letter" else QPageSize.PageSizeId.A4))
    printer.setDocName(_("Page"))  # others see it in the printer's list
    return printer if _accepted(QPrintDialog(printer, parent)) else None


def _accepted(dialog: QDialog) -> bool:
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if not isValid(dialog):  # the plan was locked under it
        return False
    dialog.deleteLater()
    return is_accepted


def print_pages(pages: list[bytes], printer: QPrinter, *, can_be_a_file: bool = True) -> None:
    """Paint pictures of pages on a printer; AftercareError when it does not take them."""
    painter = QPainter()
    is_going_on = painter.begin(printer)
    for place, page in enumerate(pages):
        is_going_on = is_going_on and (not place or printer.newPage())
        if is_going_on:
            _paint(painter, page, painter.viewport())
    is_going_on = is_going_on and painter.end()
    if not is_going_on or printer.printerState() is QPrinter.PrinterState.Error:
        if can_be_a_file:
            words = _("Your printer didn’t answer. Your plan hasn’t changed. Try again, or save it as a PDF.")
        else:
            words = _("Your printer didn’t answer. Your plan hasn’t changed. Try again, or write it down.")
        raise AftercareError(words)


def _paint(painter: QPainter, page: bytes, room: QRect) -> None:
    """As large as the paper allows, in its middle; without the smears that Qt's usual packing of pictures leaves."""
    buffer = QBuffer()
    buffer.setData(page)
    picture = QImageReader(buffer).read()  # unlike QImage.fromData it lets the window go on meanwhile
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)  # no see-through: half the work
    place = QRect(room.topLeft(), picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.drawImage(place, picture)
