"""How far a number has come towards the next one, as a ring with the number in it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui import theme

_SIDE, _STROKE, _NUMBER = 116, 11, 40
_FULL_TURN, _TOP = 360 * 16, 90 * 16  # Qt counts sixteenths of a degree, against the clock


class ProgressRing(QWidget):
    """A ring with rounded ends, begun at the top and drawn with the clock."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._goal = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_number(self, number: int, goal: int, spoken: str) -> None:
        """Show a number on its way to a goal (0: none); `spoken` says both."""
        self._number, self._goal = number, goal
        self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.active().px(_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = look.px(_STROKE)
        area = QRectF(self.rect()).adjusted(stroke, stroke, -stroke, -stroke)
        painter.setPen(QPen(look.paint("track"), stroke))
        painter.drawEllipse(area)
        share = min(1.0, self._number / self._goal) if self._goal else 1.0
        if share > 0:
            painter.setPen(QPen(look.paint("primary"), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(area, _TOP, -round(_FULL_TURN * share))
        self._draw_number(painter, area.width() - 2 * stroke)

    def _draw_number(self, painter: QPainter, room: float) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setPixelSize(theme.active().px(_NUMBER))
        painter.setFont(font)
        words = str(self._number)
        wide = painter.fontMetrics().horizontalAdvance(words)
        if wide > room:
            font.setPixelSize(round(font.pixelSize() * room / wide))
            painter.setFont(font)
        painter.setPen(theme.active().paint("text"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, words)
