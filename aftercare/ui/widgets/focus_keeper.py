"""Keeps the keyboard focus on its row, and Tab in the order one sees, while rows are built anew."""

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class FocusKeeper:
    """Remembers which control of which row has the focus; `give_back` finds it among the new rows.

    When the row is gone, the one that took its place gets it.
    """

    def __init__(self, rows: Mapping[Hashable, QWidget]) -> None:
        focused = QApplication.focusWidget()
        self._key: Hashable | None = None
        self._place = self._part = 0
        for place, (key, row) in enumerate(rows.items()):
            if focused is not None and row.isAncestorOf(focused):
                self._key, self._place = key, place
                self._part = controls(row).index(focused) if focused in controls(row) else 0

    def give_back(self, rows: Mapping[Hashable, QWidget]) -> None:
        """Focus the same control again, if it was one of these rows that had the focus."""
        if self._key is None or not rows:
            return
        row = rows.get(self._key) or list(rows.values())[min(self._place, len(rows) - 1)]
        found = controls(row)
        if found:
            found[min(self._part, len(found) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)


def leave_field(inside: QWidget) -> None:
    """Take the focus from what is in here: a field saves what was typed when it is left."""
    focused = QApplication.focusWidget()
    if focused is not None and inside.isAncestorOf(focused):
        focused.clearFocus()


def controls(row: QWidget) -> list[QWidget]:
    """What can have the focus in a row, in order."""
    return [
        control
        for control in row.findChildren(QWidget)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and not control.isWindow() and control.isVisibleTo(row)
    ]


def mend_tab_order(places: Iterable[QWidget]) -> None:
    """Have Tab go through these places in this order, wherever in them something was built later."""
    stops: list[QWidget] = []
    for place in places:
        inside = (widget for widget in place.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus)
        window = place.window()  # the list of a drop-down is a window of its own
        stops += [widget for widget in inside if widget.window() is window]
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)
