"""Lines over time, one under the other in a band each: gaps stay gaps, arrow keys walk from point to point."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.domain.progress.trends import Point
from aftercare.ui import theme

_STEP, _BETWEEN, _TOP, _DAYS = 19, 24, 12, 28
_LEFT, _RIGHT, _GAP = 64, 76, 10
_FEWEST = 200  # pixels for the lines themselves
_MARK = 3.2
_DASHES = (None, (3.5, 2.0), (1.0, 1.8))  # so that lines differ without their colors
_CROWDED = 9  # pixels a point: with less room only the ends of a line are marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One line: its name, its points, its levels from the lowest (each a word or ""), and how a point is said."""

    name: str
    role: str
    points: tuple[Point, ...]
    lowest: float
    highest: float
    levels: tuple[str, ...]
    say: Callable[[Point], str] = field(repr=False)


class TrendChart(QWidget):
    """The bands; `said` carries what the point under the cursor says."""

    said = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bands: tuple[Band, ...] = ()
        self._dates: tuple[tuple[int, str], ...] = ()
        self._band, self._place = 0, 0

    def show_bands(self, bands: Sequence[Band], dates: Sequence[tuple[int, str]]) -> None:
        """Show lines of as many points each; `dates` names some places under them."""
        self._bands, self._dates = tuple(bands), tuple(dates)
        self._band = min(self._band, max(0, len(bands) - 1))
        self._place = len(bands[0].points) - 1 if bands else 0
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the point under the cursor says."""
        if not self._bands:
            return ""
        band = self._bands[self._band]
        return band.say(band.points[self._place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._bands:
            super().keyPressEvent(event)
            return
        last = len(self._bands[0].points) - 1
        places = {
            Qt.Key.Key_Left: self._place - 1,
            Qt.Key.Key_Right: self._place + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        bands = {Qt.Key.Key_Up: self._band - 1, Qt.Key.Key_Down: self._band + 1}
        key = Qt.Key(event.key())
        if key in places:
            self._walk(self._band, min(last, max(0, places[key])))
        elif key in bands:
            self._walk(min(len(self._bands) - 1, max(0, bands[key])), self._place)
        else:
            super().keyPressEvent(event)

    def _walk(self, band: int, place: int) -> None:
        self._band, self._place = band, place
        self.update()
        self.said.emit(self.words)
        self.setAccessibleName(f"{self._name}. {self.words}")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.said.emit(self.words)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.said.emit("")
        self.update()
        super().focusOutEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._bands:
            count = len(self._bands[0].points)
            left, wide = self._left, max(1.0, self._wide)
            place = min(count - 1, max(0, round((event.position().x() - left) / wide * (count - 1))))
            heights = [abs(self._area(band).center().y() - event.position().y()) for band in range(len(self._bands))]
            band = self._bands[heights.index(min(heights))]
            self.said.emit(band.say(band.points[place]))

    def leaveEvent(self, event: QEvent) -> None:
        self.said.emit(self.words if self.hasFocus() else "")
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        look = theme.active()
        height = look.px(_TOP + _DAYS) + sum(look.px((len(band.levels) - 1) * _STEP) for band in self._bands)
        height += look.px(_BETWEEN) * max(0, len(self._bands) - 1)
        return QSize(look.px(_LEFT + _RIGHT) + _FEWEST, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _left(self) -> int:
        return theme.active().px(_LEFT)

    @property
    def _wide(self) -> float:
        return self.width() - self._left - theme.active().px(_RIGHT)

    def _area(self, place: int) -> QRectF:
        """Where the lines of a band are."""
        look = theme.active()
        top = look.px(_TOP)
        for band in self._bands[:place]:
            top += look.px((len(band.levels) - 1) * _STEP) + look.px(_BETWEEN)
        return QRectF(self._left, top, self._wide, look.px((len(self._bands[place].levels) - 1) * _STEP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(painter.font())
        font.setPixelSize(theme.active().px(13))
        painter.setFont(font)
        for place, band in enumerate(self._bands):
            self._draw_levels(painter, self._area(place), band)
            self._draw_line(painter, self._area(place), band, place)
        if self._bands:
            self._draw_dates(painter)

    def _draw_levels(self, painter: QPainter, area: QRectF, band: Band) -> None:
        look = theme.active()
        height = painter.fontMetrics().height()
        for step, words in enumerate(band.levels):
            y = area.bottom() - area.height() * step / (len(band.levels) - 1)
            painter.setPen(QPen(look.paint("chGrid"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(look.paint("chAxis"))
            room = QRectF(0, y - height / 2, area.left() - look.px(_GAP), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_line(self, painter: QPainter, area: QRectF, band: Band, place: int) -> None:
        look = theme.active()
        spots = [self._spot(area, band, index) for index in range(len(band.points))]
        pen = QPen(look.paint(band.role), look.px(2.5))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        dashes = _DASHES[place % len(_DASHES)]
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in _runs(spots):
            painter.drawPolyline(QPolygonF(run))
        painter.setPen(QPen(look.paint(band.role), 2))
        painter.setBrush(look.paint("surface"))
        crowded = area.width() / max(1, len(spots) - 1) < look.px(_CROWDED)
        for run in _runs(spots):
            for spot in (run[0], run[-1]) if crowded else run:
                self._draw_mark(painter, spot, place, 1.0)
        if self.hasFocus() and place == self._band:
            spot = spots[self._place] or QPointF(self._x(area, self._place), area.bottom())
            painter.setPen(QPen(look.paint("focus"), 3))
            painter.setBrush(look.paint(band.role) if spots[self._place] else Qt.BrushStyle.NoBrush)
            self._draw_mark(painter, spot, place, 1.9)
        self._draw_name(painter, area, band, spots)

    def _draw_mark(self, painter: QPainter, spot: QPointF, place: int, size: float) -> None:
        """A circle, a square or a diamond."""
        reach = theme.active().px(_MARK) * size
        box = QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)
        if place % len(_DASHES) == 0:
            painter.drawEllipse(box)
        elif place % len(_DASHES) == 1:
            painter.drawRect(box)
        else:
            steps = [QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)]
            painter.drawPolygon(QPolygonF([spot + step * 1.3 for step in steps]))

    def _draw_name(self, painter: QPainter, area: QRectF, band: Band, spots: Sequence[QPointF | None]) -> None:
        look = theme.active()
        font = painter.font()
        plain = QFont(font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        height = painter.fontMetrics().height()
        last = spots[-1] if spots else None
        y = last.y() if last is not None else area.center().y()
        painter.setPen(look.paint(band.role))
        room = QRectF(area.right() + look.px(_GAP), y - height / 2, look.px(_RIGHT - _GAP), height)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, band.name)
        painter.setFont(plain)

    def _draw_dates(self, painter: QPainter) -> None:
        look = theme.active()
        painter.setPen(look.paint("chAxis"))
        area = self._area(len(self._bands) - 1)
        height = painter.fontMetrics().height()
        free_up_to = area.right()
        for place, words in reversed(self._dates):
            wide = painter.fontMetrics().horizontalAdvance(words)
            x = min(max(self._x(area, place) - wide / 2, area.left()), area.right() - wide)
            if x + wide <= free_up_to:  # one that would touch its neighbor is left out
                room = QRectF(x, self.height() - height - 2, wide + 2, height)
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft, words)
                free_up_to = x - look.px(_GAP)

    def _x(self, area: QRectF, place: int) -> float:
        last = max(1, len(self._bands[0].points) - 1)
        return area.left() + area.width() * place / last if len(self._bands[0].points) > 1 else area.center().x()

    def _spot(self, area: QRectF, band: Band, place: int) -> QPointF | None:
        value = band.points[place].value
        if value is None:
            return None
        share = (value - band.lowest) / (band.highest - band.lowest)
        return QPointF(self._x(area, place), area.bottom() - area.height() * min(1.0, max(0.0, share)))


def _runs(spots: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """The spots between gaps."""
    runs: list[list[QPointF]] = [[]]
    for spot in spots:
        if spot is not None:
            runs[-1].append(spot)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
