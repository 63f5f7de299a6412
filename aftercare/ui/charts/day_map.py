"""The last weeks as squares, one a day: weeks stand side by side, arrow keys walk, Enter opens a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aftercare.domain.progress.day_map import WEEK, MapDay
from aftercare.i18n import month_short, weekday_short
from aftercare.ui import theme
from aftercare.ui.widgets.text import Label

_ROW, _GAP, _HEADING, _NAMES = 27, 5, 22, 44
_NARROWEST = 32  # of a square
_NAMED_ROWS = (0, 2, 4, 6)
_STEPS = {Qt.Key.Key_Left: -WEEK, Qt.Key.Key_Right: WEEK, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_EDGED_UP_TO = 2  # lighter steps need an edge to be seen


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day of the map, and what it says in words."""

    shown: MapDay
    words: str = field(repr=False)


class DaySquare(QAbstractButton):
    """One day."""

    def __init__(self, parent: "DayMapChart") -> None:
        super().__init__(parent)
        self._chart = parent
        self._day: MapDay | None = None
        self.is_today = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_day(self, day: SpokenDay, today: date) -> None:
        """Show a day."""
        self._day, self.is_today = day.shown, day.shown.day == today
        self.setAccessibleName(day.words)
        self.setToolTip(day.words)
        self.setEnabled(day.shown.level is not None)
        self.update()

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day.day if self._day else date.min

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._chart.make_current(self)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._chart.said.emit(self.accessibleName() if self.isEnabled() else "")
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()  # Qt would walk to any button nearby
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._day is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_square(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self._day, is_today=self.is_today)


def paint_square(painter: QPainter, area: QRectF, day: MapDay, *, is_today: bool = False) -> None:
    """Draw the square of a day."""
    look = theme.active()
    corner = look.px(5)
    if day.level is None:
        painter.setPen(QPen(look.paint("line"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area, corner, corner)
        return
    has_edge = day.level <= _EDGED_UP_TO or look.high_contrast
    painter.setPen(QPen(look.paint("heatLine"), 1) if has_edge else Qt.PenStyle.NoPen)
    painter.setBrush(look.paint(f"heat{day.level}"))
    painter.drawRoundedRect(area, corner, corner)
    if day.is_hard:
        paint_hard_day(painter, area.center())
    if is_today:
        painter.setPen(QPen(look.paint("text"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(-1, -1, 1, 1), corner + 1, corner + 1)


def paint_hard_day(painter: QPainter, middle: QPointF) -> None:
    """Draw the mark of a hard day."""
    look = theme.active()
    reach = look.px(7)
    corners = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
    painter.setPen(QPen(look.paint("heatMark"), 2))
    painter.setBrush(look.paint("heat0"))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


class DayMapChart(QWidget):
    """Weeks of days; `opened` carries the day pressed, `said` what the day under the cursor says, "" for none."""

    opened = Signal(object)
    said = Signal(str)

    def __init__(self, name: str, most_weeks: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._squares = [self._make_square() for _place in range(most_weeks * WEEK)]
        self._weeks = [self._make_heading("") for _week in range(most_weeks)]
        self._names = [self._make_heading(weekday_short(row)) for row in _NAMED_ROWS]

    def _make_heading(self, words: str) -> Label:
        heading = Label(words, "small", "quiet")
        heading.setParent(self)
        heading.show()
        return heading

    def _make_square(self) -> DaySquare:
        square = DaySquare(self)
        square.clicked.connect(lambda: self.opened.emit(square.day))
        square.hide()
        return square

    def show_days(self, days: Sequence[SpokenDay], today: date) -> None:
        """Show whole weeks, earliest day first; the cursor begins on today."""
        changed = len(days) != len(self.shown)
        for place, square in enumerate(self._squares):
            square.setVisible(place < len(days))
            if place < len(days):
                square.show_day(days[place], today)
        for week, heading in enumerate(self._weeks):
            heading.setVisible(week * WEEK < len(days))
            if week * WEEK < len(days):
                first = days[week * WEEK].shown.day
                heading.setText(f"{month_short(first.month)} {first.day}")
        if not any(square.focusPolicy() == Qt.FocusPolicy.StrongFocus for square in self.shown):
            self.make_current(next(square for square in self.shown if square.is_today))
        if changed:
            self.updateGeometry()
            self._place_all()

    @property
    def shown(self) -> list[DaySquare]:
        """The squares one sees, earliest first."""
        return [square for square in self._squares if not square.isHidden()]

    def make_current(self, current: DaySquare) -> None:
        """Have Tab stop at this day."""
        for square in self.shown:
            is_current = square is current
            square.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_current else Qt.FocusPolicy.ClickFocus)
        if current.hasFocus():
            self.said.emit(current.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        squares = self.shown
        focused = next((place for place, square in enumerate(squares) if square.hasFocus()), None)
        key = Qt.Key(event.key())
        if focused is None or (key not in _STEPS and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)):
            super().keyPressEvent(event)
            return
        enabled = [place for place, square in enumerate(squares) if square.isEnabled()]
        ends = {Qt.Key.Key_Home: enabled[0], Qt.Key.Key_End: enabled[-1]}
        target = ends.get(key, focused + _STEPS.get(key, 0))
        if target in enabled:
            squares[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def leaveEvent(self, event: QEvent) -> None:
        focused = next((square for square in self.shown if square.hasFocus()), None)
        self.said.emit(focused.accessibleName() if focused else "")
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        look = theme.active()
        weeks = max(1, len(self.shown) // WEEK)
        width = look.px(_NAMES) + weeks * (look.px(_NARROWEST) + look.space(_GAP))
        return QSize(width, look.px(_HEADING) + WEEK * look.px(_ROW + _GAP))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_all()

    def _place_all(self) -> None:
        look = theme.active()
        left, top, height = look.px(_NAMES), look.px(_HEADING), look.px(_ROW + _GAP)
        for name, row in zip(self._names, _NAMED_ROWS, strict=True):
            name.setGeometry(0, top + row * height, left, height)
        weeks = max(1, len(self.shown) // WEEK)
        wide = (self.width() - left) // weeks
        for place, square in enumerate(self.shown):
            week, row = divmod(place, WEEK)
            square.setGeometry(QRect(left + week * wide, top + row * height, wide, height))
        every = 1 if not self._weeks or self._weeks[0].sizeHint().width() <= wide else 2
        for week, heading in enumerate(self._weeks[:weeks]):
            heading.setGeometry(left + week * wide, 0, every * wide, top)
            heading.setVisible(week % every == 0)
