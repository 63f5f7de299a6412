"""The list of the calendar: the days of some weeks, each with what is on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _, month_short, ngettext, weekday_short
from aftercare.ui import theme
from aftercare.ui.calendar_entry import EntryRow, words_font
from aftercare.ui.calendar_words import Entry, Spot, nearest
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """A day of the list: its first entries, and how many more there are; `entries` is None until it is read."""

    day: date
    spoken: str = field(repr=False)
    entries: Sequence[Entry] | None
    more: int = 0


class AgendaList(Card):
    """Days below each other; a press on an item opens it. Signals carry the entry or the day."""

    opened = Signal(object)
    stepped = Signal(object, int)
    menu_wanted = Signal(object, QPoint)
    removal_wanted = Signal(object)
    more_wanted = Signal(object)
    earlier_wanted = Signal()
    later_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self.body.setContentsMargins(look.space(18), look.space(4), look.space(10), look.space(10))
        self.body.setSpacing(0)
        self._earlier = Button(_("Earlier this week"), "link")
        self._earlier.clicked.connect(self.earlier_wanted)
        self.body.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self._blocks: list[_DayBlock] = []
        self._going_to: Spot | None = None
        self._days = QVBoxLayout()
        self._days.setSpacing(0)
        self.body.addLayout(self._days)
        self._later = Button(_("Show the next week"), "link")
        self._later.clicked.connect(self.later_wanted)
        self.body.addSpacing(look.space(6))
        self.body.addWidget(self._later, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def follow(self, spot: Spot) -> None:
        """Have the focus on an item at this spot when the days are shown next, if it is on an item now."""
        self._going_to = spot

    def show_days(self, days: Sequence[ListedDay], today: date, *, has_earlier: bool) -> None:
        """Show these days; the focus stays on its item."""
        focused, going_to = self._focused_spot(), self._going_to
        self._going_to = None
        made = False
        while len(self._blocks) < len(days):
            self._add_block()
            made = True
        for place, block in enumerate(self._blocks):
            block.setVisible(place < len(days))
            if place < len(days):
                made |= block.show_day(days[place], today, ruled=place > 0)
        self._earlier.setVisible(has_earlier)
        if made:
            mend_tab_order([self])
        if focused is not None:
            self._focus_spot(going_to or focused)

    def focus_day(self, day: date) -> None:
        """Put the focus on the first item of a day that has one."""
        spot = next((spot for spot in self._rows if spot.day == day), None)
        if spot is not None:
            self._rows[spot].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_spot(self, wanted: Spot) -> None:
        rows = self._rows
        spot = nearest(rows, wanted)
        if spot is None:
            self.focus_day(wanted.day)
        elif not rows[spot].isAncestorOf(QApplication.focusWidget() or self):
            rows[spot].setFocus(Qt.FocusReason.OtherFocusReason)

    def block_of(self, day: date) -> QWidget | None:
        """The part of the list about a day, when it is shown."""
        return next((block for block in self._shown if block.day == day), None)

    @property
    def _rows(self) -> dict[Spot, EntryRow]:
        return {row.entry.spot: row for block in self._shown for row in block.shown_rows if row.entry is not None}

    @property
    def _shown(self) -> list["_DayBlock"]:
        return [block for block in self._blocks if not block.isHidden()]

    def _focused_spot(self) -> Spot | None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        row = focused if isinstance(focused, EntryRow) else focused.parentWidget()
        return row.entry.spot if isinstance(row, EntryRow) and row.entry is not None else None

    def _add_block(self) -> None:
        block = _DayBlock(self)
        self._blocks.append(block)
        self._days.addWidget(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the items."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rows = list(self._rows.values())
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(rows):
            rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)


class _DayBlock(QWidget):
    """One day: its number at the left, its items at the right."""

    def __init__(self, owner: AgendaList) -> None:
        super().__init__()
        self._owner = owner
        self._listed: ListedDay | None = None
        self._rows: list[EntryRow] = []
        look = theme.active()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        self._rule = Rule()
        ruled = QHBoxLayout()
        ruled.setContentsMargins(0, 0, look.space(8), 0)
        ruled.addWidget(self._rule)
        around.addLayout(ruled)
        line = QHBoxLayout()
        line.setContentsMargins(0, look.space(8), 0, look.space(8))
        line.setSpacing(look.space(10))
        line.addWidget(self._build_head(), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._free = Label(_("Nothing planned. A free day is fine too."), "body", "quiet", wraps=True)
        self._free.setMinimumHeight(look.px(48))
        self._free.setContentsMargins(look.space(8), 0, 0, 0)
        self._column.addWidget(self._free)
        self._more = Button("", "link")
        self._more.clicked.connect(lambda: owner.more_wanted.emit(self.day))
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(self._column, 1)
        around.addLayout(line)

    def _build_head(self) -> QWidget:
        look = theme.active()
        head = QWidget()
        head.setFixedWidth(look.px(62))
        column = QVBoxLayout(head)
        column.setContentsMargins(0, look.space(5), 0, 0)
        column.setSpacing(0)
        self._above, self._number, self._weekday = Label("", "small"), Label(), Label("", "small", "quiet")
        self._number.setFont(words_font(22, QFont.Weight.DemiBold))
        for label in (self._above, self._number, self._weekday):
            column.addWidget(label)
        return head

    @property
    def day(self) -> date | None:
        """The day shown."""
        return None if self._listed is None else self._listed.day

    @property
    def shown_rows(self) -> list[EntryRow]:
        """The rows with items."""
        return [row for row in self._rows if not row.isHidden()]

    def show_day(self, listed: ListedDay, today: date, *, ruled: bool) -> bool:
        """Show a day; gives whether rows had to be made."""
        is_today = listed.day == today
        self._rule.setVisible(ruled)
        if is_today:
            self._above.setText(_("Today"))
        else:
            self._above.setText(month_short(listed.day.month) if listed.day.day == 1 else "")
        self._above.setVisible(bool(self._above.text()))
        self._above.set_look("section" if is_today else "small", "primary" if is_today else "quiet")
        self._number.setText(str(listed.day.day))
        self._number.set_tone("primary" if is_today else "")
        self._weekday.setText(weekday_short(listed.day.weekday()))
        self._weekday.set_look("section" if is_today else "small", "primary" if is_today else "quiet")
        if listed == self._listed:
            return False
        self._listed = listed
        self.setAccessibleName(listed.spoken)
        entries = listed.entries or ()
        made = len(entries) > len(self._rows)
        while len(entries) > len(self._rows):
            self._add_row()
        for place, row in enumerate(self._rows):
            if place < len(entries):
                row.show_entry(entries[place])
            row.setVisible(place < len(entries))
        self._free.setVisible(listed.entries is not None and not entries)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", listed.more).format(count=listed.more))
        self._more.setVisible(listed.more > 0)
        return made

    def _add_row(self) -> None:
        row, owner = EntryRow(), self._owner
        row.clicked.connect(lambda: owner.opened.emit(row.entry))
        row.stepped.connect(lambda days: owner.stepped.emit(row.entry, days))
        row.menu_wanted.connect(lambda place: owner.menu_wanted.emit(row.entry, place))
        row.removal_wanted.connect(lambda: owner.removal_wanted.emit(row.entry))
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows.append(row)
