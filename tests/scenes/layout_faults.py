"""Finds what a person could not read or reach in a window: words without room, and what lies beyond an edge."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from aftercare.ui.frames.sidebar import HelpButton, NavButton
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.month_grid import DayCell

_NO_LIMIT = 1_000_000
_WRAPPED = Qt.TextFlag.TextWordWrap


def layout_faults(shown: QWidget) -> list[str]:
    """Each fault of a window, in words; the window must be laid out."""
    seen = [widget for widget in shown.findChildren(QWidget) if widget.isVisibleTo(shown) and not widget.isWindow()]
    faults = [f"{_called(widget)}: {fault}" for widget in seen for fault in _faults(widget, shown)]
    return faults + [fault for widget in (shown, *seen) for fault in _overlaps(widget)]


def _faults(widget: QWidget, shown: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _of_label(widget)
    elif isinstance(widget, QAbstractButton | QLineEdit | QComboBox):
        room, needed = _room(widget), _needed(widget)
        if needed > room:
            yield f"its words need {needed} px of {room}"
    if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
        yield f"scrolls sideways by {widget.horizontalScrollBar().maximum()} px"
    if not _is_decoration(widget):
        yield from _of_place(widget, shown)


def _of_label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    needs = label.sizeHint()
    if label.wordWrap():
        inside = label.contentsRect().width()
        widest = label.fontMetrics().boundingRect(QRect(0, 0, inside, _NO_LIMIT), _WRAPPED, label.text()).width()
        needs = QSize(label.width() + max(0, widest - inside), label.heightForWidth(label.width()))
    if needs.width() > label.width() or needs.height() > label.height():
        yield f"needs {needs.width()}x{needs.height()} px of {label.width()}x{label.height()}"


def _needed(widget: QWidget) -> int:
    """Pixels across of its words and its icon."""
    if isinstance(widget, DayCell):
        return 0  # its number
    if isinstance(widget, QLineEdit):
        return 0 if widget.text() else widget.fontMetrics().horizontalAdvance(widget.placeholderText())
    if isinstance(widget, QComboBox):
        return widget.fontMetrics().horizontalAdvance(widget.currentText())
    assert isinstance(widget, QAbstractButton)
    words = widget.fontMetrics().horizontalAdvance(widget.text())
    if not isinstance(widget, QPushButton) or not words or widget.icon().isNull() or _is_upright(widget):
        return words
    return words + widget.iconSize().width() + 4  # Qt's gap between them


def _room(widget: QWidget) -> int:
    """Pixels across that it has for them."""
    if isinstance(widget, CheckBox):
        return widget.width() - (widget.sizeHint().width() - widget.fontMetrics().horizontalAdvance(widget.text()))
    if isinstance(widget, QLineEdit):
        margins = widget.textMargins()
        return widget.contentsRect().width() - margins.left() - margins.right() - 4
    if isinstance(widget, QPushButton) and not _is_upright(widget):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        return widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget).width()
    return widget.width()


def _is_upright(button: QWidget) -> bool:
    """Whether its words stand under its icon."""
    return isinstance(button, NavButton | HelpButton) and button.maximumHeight() < _NO_LIMIT


def _of_place(widget: QWidget, shown: QWidget) -> Iterator[str]:
    area = QRect(widget.mapTo(shown, QPoint(0, 0)), widget.size())
    if area.left() < 0 or area.right() > shown.rect().right():
        yield f"reaches from {area.left()} to {area.right()} in a window of {shown.width()}"
    scrolled = _scrolled_in(widget)
    if scrolled is not None:
        edge = scrolled.viewport().mapTo(shown, QPoint(0, 0)).x() + scrolled.viewport().width()
        if area.right() >= edge and scrolled.viewport().isAncestorOf(widget):
            yield f"reaches to {area.right()}, where only {edge} can be seen"
    elif area.top() < 0 or area.bottom() > shown.rect().bottom():
        yield f"reaches from {area.top()} down to {area.bottom()} in a window of {shown.height()}"


def _scrolled_in(widget: QWidget) -> QAbstractScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above


def _overlaps(widget: QWidget) -> Iterator[str]:
    """Words of its own that lie over each other."""
    inside = [
        part
        for part in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if part.isVisibleTo(widget) and not _is_decoration(part) and part.objectName() != "undoBar"
    ]
    for one, other in combinations(inside, 2):
        if one.geometry().intersects(other.geometry()):
            yield f"{_called(one)} lies over {_called(other)}"


def _is_decoration(widget: QWidget) -> bool:
    """Whether it only paints, such as the focus ring, or is Qt's own."""
    is_own = widget.objectName().startswith("qt_")
    return is_own or widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _called(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} “{words or widget.accessibleName()}”"
