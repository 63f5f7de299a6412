"""Lists of rows: a row is one target, and stays itself while its list changes."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule

ROW_INSET = 8  # a row's surface reaches this far beyond its words
RowT = TypeVar("RowT", bound=QWidget)


class RowButton(Button):
    """A whole row as one button; fill `row` with widgets that only show, and say all of it in the accessible name."""

    def __init__(self, *, gap: int = 12) -> None:
        super().__init__("")
        self.setProperty("kind", "row")
        look = theme.active()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.row = QHBoxLayout(self)
        inset = look.space(ROW_INSET)
        self.row.setContentsMargins(inset, look.space(6), inset, look.space(6))
        self.row.setSpacing(look.space(gap))

    def add_words(self, *labels: QWidget) -> None:
        """Put lines of words above each other, taking the width that is left."""
        words = QVBoxLayout()
        words.setSpacing(theme.active().space(1))
        words.addStretch(1)  # not an alignment: with one, Qt cuts words that wrap more often than they like to
        for label in labels:
            words.addWidget(label)
        words.addStretch(1)
        self.row.addLayout(words, 1)

    def sizeHint(self) -> QSize:
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.row.minimumSize()

    def heightForWidth(self, width: int) -> int:
        return max(self.row.heightForWidth(width), self.minimumHeight())


class RowCard(Card):
    """A card of rows, whose title stands over their words; add what is not a row with `add_inset`."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        look = theme.active()
        side = look.space(18) - look.space(ROW_INSET)
        self.body.setContentsMargins(side, look.space(16), side, look.space(16))
        self.title = Label(title, "card", wraps=True)
        if title:
            self.add_inset(self.title)

    def add_inset(self, part: QWidget) -> None:
        """Add something in line with the rows' words."""
        inset = theme.active().space(ROW_INSET)
        line = QHBoxLayout()
        line.setContentsMargins(inset, 0, inset, 0)
        line.addWidget(part)
        self.body.addLayout(line)


class KeyedRows(QWidget, Generic[RowT]):
    """Rows by key: showing other keys keeps the rows that stay, with their focus and a press in the making."""

    def __init__(
        self, make: Callable[[str], RowT], *, ruled: bool = False, inset: int = ROW_INSET, gap: int = 0
    ) -> None:
        super().__init__()
        self._make = make
        self._ruled, self._inset = ruled, theme.active().space(inset)
        self._rows: dict[str, RowT] = {}
        self._frames: dict[str, QWidget] = {}
        self._rules: dict[str, Rule] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.active().space(gap))
        self._start = QWidget(self)  # never seen: holds the place of the rows, all made later, in the order of Tab
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()

    def __getitem__(self, key: str) -> RowT:
        return self._rows[key]

    def __contains__(self, key: str) -> bool:
        return key in self._rows

    @property
    def keys(self) -> list[str]:
        """The keys in the order shown."""
        return list(self._rows)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show these rows in this order; the focus of a row that goes moves to the one in its place."""
        if list(keys) == list(self._rows):
            return
        before = list(self._rows)
        focused = next((key for key in before if self._frames[key].isAncestorOf(self.focusWidget() or self)), None)
        for key in before:
            if key not in keys:
                del self._rows[key], self._rules[key]
                frame = self._frames.pop(key)
                frame.hide()
                frame.deleteLater()
        self._rows = {key: self._rows.get(key) or self._add(key) for key in keys}
        for place, key in enumerate(keys):
            self._column.insertWidget(place, self._frames[key])
            self._frames[key].show()  # now: a layout would wait for the next event, too late for the focus
            self._rules[key].setVisible(self._ruled and place > 0)
        self._mend_tab_order()
        if focused is not None and focused not in self._rows and self._rows:
            place = min(before.index(focused), len(keys) - 1)
            self._rows[keys[place]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, key: str) -> RowT:
        row = self._make(key)
        frame = QWidget(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rules[key] = Rule()
        line = QHBoxLayout()
        line.setContentsMargins(self._inset, 0, self._inset, 0)
        line.addWidget(self._rules[key])
        column.addLayout(line)
        column.addWidget(row)
        self._frames[key] = frame
        return row

    def _mend_tab_order(self) -> None:
        """A row made later stands where it is seen, not at the end."""
        widgets: list[QWidget] = []
        for row in self._rows.values():
            widgets += [row, *row.findChildren(QWidget)]
        stops = [widget for widget in widgets if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for earlier, later in pairwise([self._start, *stops]):
            QWidget.setTabOrder(earlier, later)

    def focus_on(self, key: str) -> bool:
        """Give the focus to a row, when it is there."""
        if key not in self._rows:
            return False
        self._rows[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
