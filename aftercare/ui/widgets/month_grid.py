"""The days of a month in weeks: one stop for Tab, arrow keys walk, Enter opens a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from aftercare.domain.calendar.days import monday, months_later
from aftercare.i18n import weekday_name, weekday_short
from aftercare.ui import theme
from aftercare.ui.widgets.text import Label

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class GridDay:
    """A day of the grid: what a screen reader says, and whether anything is on it."""

    day: date
    spoken: str = field(repr=False)
    busy: bool


class DayCell(QAbstractButton):
    """One day as a small number, with a dot when something is on it."""

    def __init__(self, grid: "MonthGrid") -> None:
        super().__init__(grid)
        self._grid = grid
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.day = date.min
        self._busy = False

    def show_day(self, shown: GridDay) -> None:
        """Show a day."""
        self.day, self._busy = shown.day, shown.busy
        self.setAccessibleName(shown.spoken)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._grid.make_current(self.day)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _DAYS:
            event.ignore()  # Qt would walk to any button nearby
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, grid = theme.active(), self._grid
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if grid.in_marked_week(self.day):
            painter.fillRect(self.rect(), look.paint("sunken"))
            if look.high_contrast:
                painter.fillRect(0, 0, self.width(), 2, look.paint("lineStrong"))
                painter.fillRect(0, self.height() - 2, self.width(), 2, look.paint("lineStrong"))
        is_today = self.day == grid.today
        middle, radius = QRectF(self.rect()).center(), look.px(16)
        self.paint_number(painter, middle, radius)
        if self._busy:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.paint("onPrimary" if is_today else "aTeam"))
            below = look.px(10) if is_today or self.day == grid.chosen else look.px(15)
            painter.drawEllipse(QPointF(middle.x(), middle.y() + below), look.px(3), look.px(3))

    def paint_number(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """The day's number, on a disc for today and in a ring for the chosen day."""
        look, grid = theme.active(), self._grid
        is_today = self.day == grid.today
        if is_today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.paint("primary"))
            painter.drawEllipse(middle, radius, radius)
        elif self.day == grid.chosen or self.underMouse():
            painter.setPen(QPen(look.paint("primary" if self.day == grid.chosen else "control"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius - 1, radius - 1)
        font = QFont(theme.FAMILY)
        font.setPixelSize(look.px(14))
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setWeight(QFont.Weight.DemiBold if is_today else QFont.Weight.Normal)
        painter.setFont(font)
        role = "onPrimary" if is_today else "text" if grid.in_month(self.day) else "text2"
        painter.setPen(look.paint(role))
        area = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.day.day))


class MonthGrid(QWidget):
    """Whole weeks of days. `opened` carries the day pressed; `walked` one beyond the grid, to be shown and focused."""

    opened = Signal(object)
    walked = Signal(object)
    cell_height, heading_height, letters = 38, 28, 1

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._month = self.today = self.chosen = date.min
        self._marked: tuple[date, date] | None = None
        self._headings = [self._make_heading(weekday) for weekday in range(7)]
        self._cells: list[DayCell] = []
        self._current = date.min

    def _make_heading(self, weekday: int) -> Label:
        heading = Label(weekday_short(weekday)[: self.letters], "smallStrong", "quiet")
        heading.setParent(self)
        heading.setAccessibleName(weekday_name(weekday))
        heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return heading

    def make_cell(self) -> DayCell:
        """A new cell."""
        return DayCell(self)

    def show_month(
        self,
        month: date,
        days: Sequence[GridDay],
        *,
        today: date,
        chosen: date,
        marked: tuple[date, date] | None = None,
    ) -> None:
        """Show the whole weeks of a month; `marked` days are the ones seen elsewhere on the page."""
        self._month, self.today, self.chosen, self._marked = month, today, chosen, marked
        changed = len(days) != len(self.shown)
        while len(self._cells) < len(days):
            cell = self.make_cell()
            cell.clicked.connect(lambda _on=False, cell=cell: self.opened.emit(cell.day))
            self._cells.append(cell)
        for place, cell in enumerate(self._cells):
            cell.setVisible(place < len(days))
            if place < len(days):
                cell.show_day(days[place])
        focused = QApplication.focusWidget()
        if not isinstance(focused, DayCell) or focused not in self.shown:
            self.make_current(self._current if self.cell_of(self._current) and self.in_month(self._current) else chosen)
        else:
            self.make_current(focused.day)
        if changed:
            self.updateGeometry()
            self._place_all()

    def in_month(self, day: date) -> bool:
        """Whether a day belongs to the month, not to the rest of its weeks."""
        return (day.year, day.month) == (self._month.year, self._month.month)

    def in_marked_week(self, day: date) -> bool:
        """Whether a day is among the marked ones."""
        return self._marked is not None and self._marked[0] <= day <= self._marked[1]

    @property
    def shown(self) -> list[DayCell]:
        """The cells one sees."""
        return [cell for cell in self._cells if not cell.isHidden()]

    def cell_of(self, day: date) -> DayCell | None:
        """The cell of a day, when it is shown."""
        return next((cell for cell in self.shown if cell.day == day), None)

    def make_current(self, day: date) -> None:
        """Have Tab stop at this day, or at the first one of the month when it is not shown."""
        if self.cell_of(day) is None:
            day = self._month
        self._current = day
        for cell in self.shown:
            self.set_stop(cell, on=cell.day == day)

    def set_stop(self, cell: DayCell, *, on: bool) -> None:
        """Let Tab stop at a cell, or pass it by."""
        cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    def focus_day(self, day: date) -> None:
        """Put the focus on a day that is shown, or ask for it."""
        cell = self.cell_of(day)
        if cell is None:
            self.walked.emit(day)
        else:
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            cell.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        target = None if modifiers else _walked(self._current, key)
        if target is None:
            super().keyPressEvent(event)
        else:
            self.focus_day(target)

    def sizeHint(self) -> QSize:
        look = theme.active()
        weeks = max(1, len(self.shown) // 7)
        return QSize(look.px(7 * 32), look.px(self.heading_height) + weeks * look.px(self.cell_height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def _place_all(self) -> None:
        top = theme.active().px(self.heading_height)
        weeks = max(1, len(self.shown) // 7)
        for column, heading in enumerate(self._headings):
            heading.setGeometry(self._area(column, 0, top))
        for place, cell in enumerate(self.shown):
            row, space = place // 7, self.height() - top
            upper, lower = space * row // weeks, space * (row + 1) // weeks
            cell.setGeometry(self._area(place % 7, top + upper, lower - upper))

    def _area(self, column: int, top: int, height: int) -> QRect:
        left, right = self.width() * column // 7, self.width() * (column + 1) // 7
        return QRect(left, top, right - left, height)


def _walked(day: date, key: Qt.Key) -> date | None:
    """Where a key leads from a day."""
    if key in _DAYS:
        return day + timedelta(days=_DAYS[key])
    if key in _MONTHS:
        return months_later(day, _MONTHS[key])
    ends = {Qt.Key.Key_Home: monday(day), Qt.Key.Key_End: monday(day) + timedelta(days=6)}
    return ends.get(key)
