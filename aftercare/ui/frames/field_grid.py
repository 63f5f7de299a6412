"""Fields of a form in rows of six columns, one under the other where there is little room."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from aftercare.ui import theme

_COLUMNS = 6
_NARROW = 520


class FieldGrid(QWidget):
    """Fields in the order they were added."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look.space(14))
        self._grid.setVerticalSpacing(look.space(10))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._spans: dict[QWidget, int] = {}
        self._left_out: set[QWidget] = set()
        self._narrow = False

    def add(self, field: QWidget, span: int = _COLUMNS) -> None:
        """Add a field, or give it another number of the six columns; call `arrange` after the last one."""
        if field.parent() is not self:
            field.setParent(self)  # else showing it before it has a place would open a window
            field.setMinimumWidth(1)  # the columns are equally wide, whatever is in them
            policy = field.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            field.setSizePolicy(policy)
        self._spans[field] = span

    def show_only(self, shown: Mapping[QWidget, bool]) -> None:
        """Show or leave out some of the fields; a left-out field leaves no gap."""
        for field, is_shown in shown.items():
            field.setHidden(not is_shown)
            (self._left_out.discard if is_shown else self._left_out.add)(field)
        self.arrange()

    def arrange(self) -> None:
        """Put the fields into their places."""
        row = column = 0
        for field, span in self._spans.items():
            self._grid.removeWidget(field)
            if field in self._left_out:
                continue
            width = _COLUMNS if self._narrow else span
            if column + width > _COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
            column += width

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme.active().px(_NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.arrange()


def set_tab_order(form: QWidget) -> None:
    """Let Tab walk through a form as its layouts read, also after parts were added."""
    for before, after in pairwise(_stops(form.layout())):
        QWidget.setTabOrder(before, after)


def _stops(layout: QLayout | None) -> list[QWidget]:
    """What takes the focus, in order; what hands it on to something inside is one stop, as it is to Qt."""
    found: list[QWidget] = []
    for index in range(layout.count() if layout else 0):
        item = layout.itemAt(index) if layout else None
        widget = item.widget() if item else None
        if widget is None:
            found += _stops(item.layout() if item else None)
        elif widget.focusProxy() is not None or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(widget)
        else:
            inside = widget.widget() if isinstance(widget, QScrollArea) else widget
            found += _stops(inside.layout() if inside else None)
    return found
