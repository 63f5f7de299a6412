"""The list of Today: rows and visit blocks by part of day."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aftercare.domain.agenda import PartOfDay
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.day_lines import Key, Line
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.focus_keeper import FocusKeeper, controls
from aftercare.ui.widgets.surfaces import AREA_ICONS, Card
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.visit_block import VisitBlock


class DayCard(Card):
    """Shows lines; an answer changes its row in place, anything else builds the list anew. Signals carry the key."""

    toggled = Signal(object, bool)
    menu_opened = Signal(object, QMenu)
    chosen = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self._lines: list[Line] = []
        self._rows: dict[Hashable, QWidget] = {}
        self._inner = QWidget()
        self.body.setContentsMargins(look.space(12), look.space(4), look.space(12), look.space(4))
        self.body.addWidget(self._inner)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show a day."""
        same = len(lines) == len(self._lines) and all(
            old.same_but_state(new) for old, new in zip(self._lines, lines, strict=True)
        )
        before, self._lines = self._lines, list(lines)
        if not same:
            self._build()
            return
        for old, new in zip(before, lines, strict=True):
            if old.state != new.state:
                _show_state(self._rows[new.key], new)

    def show_again(self, key: Key) -> None:
        """Show what is saved, after a change of this line could not be."""
        for line in self._lines:
            if line.key == key:
                _show_state(self._rows[key], line)

    def focus_line(self, commitment_id: str) -> None:
        """Put the focus on the first line of a commitment."""
        row = next((self._rows[line.key] for line in self._lines if line.key.commitment_id == commitment_id), None)
        if row is not None:
            controls(row)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        look = theme.active()
        keeper = FocusKeeper(self._rows)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = {}
        part: PartOfDay | None = None
        for index, line in enumerate(self._lines):
            if line.part is not part:
                part = line.part
                heading = Label(_part_name(part), "section")
                heading.setContentsMargins(look.space(6), look.space(14), 0, look.space(4))
                column.addWidget(heading)
            row = self._block(line) if line.choices else self._row(line)
            self._rows[line.key] = row
            margins = (
                QMargins(0, look.space(4), 0, look.space(6))
                if line.choices
                else QMargins(look.space(6), 0, look.space(6), 0)
            )
            holder = QVBoxLayout()
            holder.setContentsMargins(margins)
            holder.setSpacing(0)
            holder.addWidget(row)
            if not line.choices and index < len(self._lines) - 1:
                holder.addWidget(Rule())
            column.addLayout(holder)
        self.body.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        inner.show()
        keeper.give_back(self._rows)

    def _row(self, line: Line) -> CheckRow:
        state = line.state
        row = CheckRow(title=line.title, spoken=state.spoken, done=state.done, time_text=line.clock)
        icon, role = AREA_ICONS[line.area]
        row.add_second_line([line.area_name], icon, role, line.area.value)
        _show_state(row, line)
        row.toggled.connect(lambda on, key=line.key: self.toggled.emit(key, on))
        row.menu_opened.connect(lambda menu, key=line.key: self.menu_opened.emit(key, menu))
        return row

    def _block(self, line: Line) -> VisitBlock:
        block = VisitBlock(
            clock=line.clock,
            title=line.title,
            lines=line.details,
            choices=line.choices,
            spoken=line.state.spoken,
            is_next=line.is_next,
        )
        block.chosen.connect(lambda choice, key=line.key: self.chosen.emit(key, choice))
        return block


def _show_state(row: QWidget, line: Line) -> None:
    if isinstance(row, CheckRow):
        state = line.state
        row.show_state(done=state.done, quiet=state.quiet, spoken=state.spoken)
        row.show_rest([*(words for _icon, words in line.details), state.words])


def _part_name(part: PartOfDay) -> str:
    return {
        PartOfDay.ANY_TIME: _("Any time"),
        PartOfDay.MORNING: _("Morning"),
        PartOfDay.AFTERNOON: _("Afternoon"),
        PartOfDay.EVENING: _("Evening"),
    }[part]
