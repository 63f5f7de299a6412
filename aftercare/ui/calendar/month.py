"""The month view: every day with its first items, which can be dragged, or moved by keys, to another day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from aftercare.domain.calendar.agenda import Status
from aftercare.i18n import month_short, ngettext
from aftercare.planner.calendar.words import Entry, Spot, nearest
from aftercare.ui import theme
from aftercare.ui.calendar.entry import EntryButton, words_font
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.icons import paint_icon
from aftercare.ui.widgets.month_grid import DayCell, GridDay, MonthGrid

CHIP_HEIGHT = 32
_HEAD_HEIGHT = 28
_LAST_WEEKDAY = 6
_ICON_FROM = 84  # pixels of width at 100 % text from which a chip has room for its icon


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthDay(GridDay):
    """A day with its first entries, more than fit, and how many there are."""

    entries: Sequence[Entry]
    count: int


class MonthView(MonthGrid):
    """A month of days with items. Signals carry the entry; `dragged` the place of the pointer in the month."""

    entry_opened = Signal(object)
    stepped = Signal(object, int)
    menu_wanted = Signal(object, QPoint)
    removal_wanted = Signal(object)
    dragged = Signal(QPoint)
    cell_height, heading_height, letters = _HEAD_HEIGHT + 2 * CHIP_HEIGHT + 4, 28, 3

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.target: date | None = None
        self.focused: Spot | None = None
        self._going_to: Spot | None = None
        self.has_new_chips = False
        self._ghost = _Ghost(self)

    def make_cell(self) -> "MonthCell":
        return MonthCell(self)

    def show_month(  # the same, and the focus stays on its item
        self,
        month: date,
        days: Sequence[GridDay],
        *,
        today: date,
        chosen: date,
        marked: tuple[date, date] | None = None,
    ) -> None:
        self.focused, self._going_to = self.followed, None
        super().show_month(month, days, today=today, chosen=chosen, marked=marked)
        self._mend()
        if self.focused is not None:
            self._focus_spot(self.focused)
        self.focused = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mend()

    def _mend(self) -> None:
        """Have Tab go from a day to its items, also to those made later than the next day."""
        if self.has_new_chips:
            self.has_new_chips = False
            mend_tab_order([self])

    def follow(self, spot: Spot) -> None:
        """Have the focus on an item at this spot when the month is shown next, if it is on an item now."""
        self._going_to = spot

    @property
    def followed(self) -> Spot | None:
        """Where the item that has the focus is, or goes."""
        chip = QApplication.focusWidget()
        if isinstance(chip, MonthChip) and self.isAncestorOf(chip) and chip.entry is not None:
            return self._going_to or chip.entry.spot
        return None

    def _focus_spot(self, wanted: Spot) -> None:
        """Put the focus on an item, or on the day it is on when there is no room to show it."""
        chips = {chip.entry.spot: chip for cell in self._month_cells() for chip in cell.chips if chip.entry}
        spot = nearest(chips, wanted)
        if spot is None:
            self.focus_day(wanted.day if self.cell_of(wanted.day) else self.chosen)
        else:
            self.make_current(spot.day)
            chips[spot].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_stop(self, cell: DayCell, *, on: bool) -> None:
        super().set_stop(cell, on=on)
        if isinstance(cell, MonthCell):
            cell.let_tab_in(on=on)

    def _month_cells(self) -> Iterator["MonthCell"]:
        return (cell for cell in self.shown if isinstance(cell, MonthCell))

    def drag(self, chip: "MonthChip", place: QPoint) -> None:
        """Show where a chip would go if it were dropped at this place in the month."""
        self._ghost.follow(chip, place)
        cell = next((cell for cell in self.shown if cell.geometry().contains(place)), None)
        self._aim_at(None if cell is None else cell.day)
        self.dragged.emit(place)

    def drop(self, chip: "MonthChip") -> None:
        """Let a dragged chip go."""
        target = self.target
        self.stop_dragging()
        if target is not None and chip.entry is not None and target != chip.entry.spot.day:
            self.stepped.emit(chip.entry, (target - chip.entry.spot.day) // timedelta(days=1))

    def stop_dragging(self) -> None:
        """Leave everything where it is."""
        self._ghost.hide()
        self._aim_at(None)

    def _aim_at(self, day: date | None) -> None:
        if day != self.target:
            self.target = day
            for cell in self.shown:
                cell.update()


class MonthCell(DayCell):
    """A day of the month view: its number, as many items as there is room for, and how many more there are."""

    def __init__(self, grid: MonthView) -> None:
        super().__init__(grid)
        self._view = grid
        self._shown: MonthDay | None = None
        self._chips: list[MonthChip] = []
        self._more = 0

    @property
    def chips(self) -> list["MonthChip"]:
        """The chips one sees."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def show_day(self, shown: GridDay) -> None:
        super().show_day(shown)
        if isinstance(shown, MonthDay) and shown != self._shown:
            self._shown = shown
            self._fill()

    def let_tab_in(self, *, on: bool) -> None:
        """Let Tab stop at this day's items, or pass them by."""
        for chip in self._chips:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        look = theme.active()
        room = max(0, self.height() - look.px(_HEAD_HEIGHT)) // look.px(CHIP_HEIGHT)
        entries = self._first(room)
        made = len(entries) > len(self._chips)
        while len(entries) > len(self._chips):
            chip = MonthChip(self, self._view)
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus
                if self.focusPolicy() == Qt.FocusPolicy.StrongFocus
                else Qt.FocusPolicy.ClickFocus
            )
            self._chips.append(chip)
        for place, chip in enumerate(self._chips):
            if place < len(entries):
                chip.show_entry(entries[place])
                top = look.px(_HEAD_HEIGHT) + place * look.px(CHIP_HEIGHT)
                chip.setGeometry(3, top, self.width() - 6, look.px(CHIP_HEIGHT))
            chip.setVisible(place < len(entries))
        self._more = self._shown.count - len(entries)
        if made:
            self._view.has_new_chips = True
        self.update()

    def _first(self, room: int) -> list[Entry]:
        """The entries there is room for; the one that has the focus is among them."""
        entries = list(self._shown.entries) if self._shown is not None else []
        focused = self._view.focused
        last = next((entry for entry in entries[room:] if entry.spot == focused), None)
        return entries[:room] if last is None else [*entries[: room - 1], last]

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, view = theme.active(), self._view
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        aimed_at = view.target == self.day
        painter.fillRect(
            self.rect(), look.paint("primaryTint" if aimed_at else "surface" if view.in_month(self.day) else "sunken")
        )
        painter.fillRect(0, 0, self.width(), 1, look.paint("line"))
        if self.day.weekday() < _LAST_WEEKDAY:
            painter.fillRect(self.width() - 1, 0, 1, self.height(), look.paint("line"))
        if aimed_at:
            painter.setPen(QPen(look.paint("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        radius = look.px(12)
        self.paint_number(painter, QPointF(radius + 4, look.px(_HEAD_HEIGHT) / 2), radius)
        painter.setFont(words_font(13, QFont.Weight.Normal))
        painter.setPen(look.paint("text2"))
        area = QRect(0, 0, self.width() - look.px(8), look.px(_HEAD_HEIGHT))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._note(area.width()))

    def _note(self, width: int) -> str:
        """How many more things there are, or the month when it is another one."""
        if self._more <= 0:
            return "" if self._view.in_month(self.day) else month_short(self.day.month)
        words = ngettext("{count} more", "{count} more", self._more).format(count=self._more)
        free = width - theme.active().px(36)
        fits = QFontMetrics(words_font(13, QFont.Weight.Normal)).horizontalAdvance(words) <= free
        return words if fits else f"+{self._more}"


class MonthChip(EntryButton):
    """An item in the month view; dragged with the mouse, Esc lets it be."""

    def __init__(self, cell: MonthCell, view: MonthView) -> None:
        super().__init__(cell)
        self._view = view
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self.clicked.connect(lambda: view.entry_opened.emit(self.entry))
        self.stepped.connect(lambda days: view.stepped.emit(self.entry, days))
        self.menu_wanted.connect(lambda place: view.menu_wanted.emit(self.entry, place))
        self.removal_wanted.connect(lambda: view.removal_wanted.emit(self.entry))

    def show_entry(self, entry: Entry) -> None:
        super().show_entry(entry)
        self.setToolTip("\n".join(part for part in (f"{entry.clock} {entry.title}", entry.details) if part))

    def sizeHint(self) -> QSize:
        look = theme.active()
        return QSize(look.px(80), look.px(CHIP_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        far = (
            self._pressed_at is not None
            and (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        )
        if far and self.movable and not self._dragging:
            self._dragging = True
            self.setDown(False)
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # for Esc
        if self._dragging:
            self._view.drag(self, self.mapTo(self._view, place))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        if self._dragging:
            self._dragging = False
            self._view.drop(self)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragging:
            if event.key() == Qt.Key.Key_Escape:
                self._pressed_at, self._dragging = None, False
                self._view.stop_dragging()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_chip(painter, self.rect())

    def paint_chip(self, painter: QPainter, area: QRect) -> None:
        """Draw the chip, here or under the pointer that drags it."""
        if self.entry is None:
            return
        look, entry = theme.active(), self.entry
        role = AREA_ICONS[entry.area][1]
        over = entry.status is not Status.PLANNED
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = area.adjusted(1, 2, -1, -2)
        edged = look.high_contrast or over or self.underMouse()
        painter.setPen(QPen(look.paint(role if look.high_contrast or self.underMouse() else "line"), 1))
        if not edged:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.paint("surface" if over else f"{role}Tint"))
        painter.drawRoundedRect(shape, look.px(6), look.px(6))
        words = shape.adjusted(look.px(5), 0, -look.px(4), 0)
        done = entry.status is Status.DONE
        if done or area.width() >= look.px(_ICON_FROM):
            side = look.px(15)
            icon = QRect(words.left(), area.center().y() - side // 2, side, side)
            paint_icon(
                painter,
                "check" if done else entry.icon or AREA_ICONS[entry.area][0],
                look.paint("ok" if done else role),
                icon,
            )
            words.setLeft(icon.right() + look.px(5))
        font = words_font(13, QFont.Weight.Medium, struck=entry.status is Status.CANCELLED)
        painter.setFont(font)
        painter.setPen(look.paint("text2" if over else "text"))
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)


class _Ghost(QWidget):
    """The chip that is being dragged, under the pointer."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chip: MonthChip | None = None
        self.hide()

    def follow(self, chip: MonthChip, place: QPoint) -> None:
        """Stand under the pointer."""
        self._chip = chip
        self.resize(chip.size())
        self.move(place - self.rect().center())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._chip is not None:
            painter = QPainter(self)
            painter.setOpacity(0.9)
            self._chip.paint_chip(painter, self.rect())
