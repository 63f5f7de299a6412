"""The list of the calendar: the days of some weeks, each with what is on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from aftercare.i18n import _, month_short, ngettext, weekday_short
from aftercare.planner.calendar.words import Entry, Spot, nearest
from aftercare.ui import theme
from aftercare.ui.calendar.entry import EntryRow, words_font
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label


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
        self._going_to: Spot | None = None
        self._days = _Days()
        self.body.addWidget(self._days)
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
        blocks = self._days.blocks
        while len(blocks) < len(days):
            blocks.append(_DayBlock(self, self._days))
        for place, block in enumerate(blocks):
            if place < len(days):
                block.show_day(days[place], today, ruled=place > 0)
            block.setVisible(place < len(days))
        self._days.updateGeometry()
        self._days.place()
        self._earlier.setVisible(has_earlier)
        if focused is not None:
            self._focus_spot(going_to or focused)

    def focus_day(self, day: date) -> bool:
        """Put the focus on the first item of a day; gives whether there is one."""
        spot = next((spot for spot in self._rows if spot.day == day), None)
        if spot is not None:
            self._rows[spot].setFocus(Qt.FocusReason.OtherFocusReason)
        return spot is not None

    def _focus_spot(self, wanted: Spot) -> None:
        rows = self._rows
        spot = nearest(rows, wanted)
        if spot is None:
            self.focus_day(wanted.day)
        elif not rows[spot].isAncestorOf(QApplication.focusWidget() or self):
            rows[spot].setFocus(Qt.FocusReason.OtherFocusReason)

    def block_of(self, day: date) -> QWidget | None:
        """The part of the list about a day, when it is shown."""
        return next((block for block in self._days.shown if block.day == day), None)

    @property
    def _rows(self) -> dict[Spot, EntryRow]:
        return {row.entry.spot: row for block in self._days.shown for row in block.shown_rows if row.entry is not None}

    def _focused_spot(self) -> Spot | None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        row = focused if isinstance(focused, EntryRow) else focused.parentWidget()
        return row.entry.spot if isinstance(row, EntryRow) and row.entry is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the items."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rows = list(self._rows.values())
        here = next((place for place, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
        elif 0 <= here + step < len(rows):
            rows[here + step].setFocus(Qt.FocusReason.TabFocusReason)


class _Days(QWidget):
    """Holds the days. It places them itself: a layout would do so again for each row that is shown or hidden."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.blocks: list[_DayBlock] = []

    @property
    def shown(self) -> list["_DayBlock"]:
        """The days one sees."""
        return [block for block in self.blocks if not block.isHidden()]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(block.height_for(width) for block in self.shown)

    def sizeHint(self) -> QSize:
        width = max(self.width(), theme.active().px(320))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.active().px(280), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Put the days below each other."""
        top = 0
        for block in self.shown:
            height = block.height_for(self.width())
            block.setGeometry(0, top, self.width(), height)
            block.place()
            top += height


class _DayBlock(QWidget):
    """One day: its number at the left, its items at the right."""

    def __init__(self, owner: AgendaList, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._listed: ListedDay | None = None
        self._above, self._is_today, self._ruled = "", False, False
        self._rows: list[EntryRow] = []
        self._free = Label(_("Nothing planned. A free day is fine too."), "body", "quiet", wraps=True)
        self._free.setParent(self)
        self._free.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._more = Button("", "link")
        self._more.setParent(self)
        self._more.clicked.connect(lambda: owner.more_wanted.emit(self.day))

    @property
    def day(self) -> date | None:
        """The day shown."""
        return None if self._listed is None else self._listed.day

    @property
    def shown_rows(self) -> list[EntryRow]:
        """The rows with items."""
        return [row for row in self._rows if not row.isHidden()]

    def show_day(self, listed: ListedDay, today: date, *, ruled: bool) -> None:
        """Show a day."""
        self._is_today, self._ruled = listed.day == today, ruled
        first_of_month = month_short(listed.day.month) if listed.day.day == 1 else ""
        self._above = _("Today") if self._is_today else first_of_month
        self.update()
        if listed == self._listed:
            return
        self._listed = listed
        self.setAccessibleName(listed.spoken)
        entries = listed.entries or ()
        while len(entries) > len(self._rows):
            self._add_row()
        for place, row in enumerate(self._rows):
            if place < len(entries):
                row.show_entry(entries[place])
            row.setVisible(place < len(entries))
        self._free.setVisible(listed.entries is not None and not entries)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", listed.more).format(count=listed.more))
        self._more.setVisible(listed.more > 0)

    def height_for(self, width: int) -> int:
        """The height it needs."""
        look = theme.active()
        inside = width - self._left()
        if self._free.isHidden():
            height = sum(row.heightForWidth(inside) for row in self.shown_rows)
        else:
            height = max(look.px(48), self._free.heightForWidth(inside - look.space(8)))
        if not self._more.isHidden():
            height += self._more.sizeHint().height()
        return max(height, self._head_height()) + look.space(16) + 1

    def place(self) -> None:
        """Put the rows below each other."""
        look = theme.active()
        left, top = self._left(), look.space(8) + 1
        for row in self.shown_rows:
            height = row.heightForWidth(self.width() - left)
            row.setGeometry(left, top, self.width() - left, height)
            top += height
        inset = left + look.space(8)
        self._free.setGeometry(inset, top, self.width() - inset, self.height() - 2 * look.space(8) - 1)
        self._more.setGeometry(QRect(QPoint(left, top), self._more.sizeHint()))

    def _left(self) -> int:
        """Where the items begin."""
        return theme.active().px(62) + theme.active().space(10)

    def _head(self) -> list[tuple[QFont, str, str]]:
        """The lines of the head: a font, a color role, the words."""
        if self.day is None:
            return []
        role = "primaryText" if self._is_today else ""
        small = words_font(13, QFont.Weight.DemiBold if self._is_today else QFont.Weight.Normal)
        lines = [
            (small, role or "text2", self._above),
            (words_font(22, QFont.Weight.DemiBold), role or "text", str(self.day.day)),
            (small, role or "text2", weekday_short(self.day.weekday())),
        ]
        return [line for line in lines if line[2]]

    def _head_height(self) -> int:
        return theme.active().space(5) + sum(QFontMetrics(font).height() for font, _role, _words in self._head())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        if self._ruled:
            painter.fillRect(0, 0, self.width() - look.space(8), 1, look.paint("line"))
        top = look.space(8) + look.space(5) + 1
        for font, role, words in self._head():
            painter.setFont(font)
            painter.setPen(look.paint(role))
            height = painter.fontMetrics().height()
            painter.drawText(QRect(0, top, self._left(), height), Qt.AlignmentFlag.AlignLeft, words)
            top += height

    def _add_row(self) -> None:
        row, owner = EntryRow(self), self._owner
        row.clicked.connect(lambda: owner.opened.emit(row.entry))
        row.stepped.connect(lambda days: owner.stepped.emit(row.entry, days))
        row.menu_wanted.connect(lambda place: owner.menu_wanted.emit(row.entry, place))
        row.removal_wanted.connect(lambda: owner.removal_wanted.emit(row.entry))
        self._rows.append(row)
        self._more.raise_()  # last for Tab too
        self._more.raise_()  # the last child, so that Tab comes to it last
