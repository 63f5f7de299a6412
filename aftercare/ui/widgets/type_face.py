"""A size and weight of the type for what is painted by hand: measured and drawn the same way."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from aftercare.ui import theme

_Align = Qt.AlignmentFlag


class TypeFace:
    """Words wrap between words where they can, else anywhere."""

    def __init__(self, size: int, weight: QFont.Weight) -> None:
        self.font = QFont(QApplication.font())
        self.font.setPixelSize(theme.active().px(size))
        self.font.setWeight(weight)
        self._metrics = QFontMetrics(self.font)
        self._height = self._metrics.height()

    def width_of(self, text: str) -> int:
        """How wide the words are in one line."""
        return self._metrics.horizontalAdvance(text)

    def height_of(self, text: str, width: int) -> int:
        """How high the words are; measuring them costs most, and short ones need none."""
        if len(text) * self._height <= width or self.width_of(text) <= width:
            return self._height
        layout = QTextLayout(text, self.font)
        layout.setTextOption(_option(_Align.AlignTop))
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height += line.height()
        layout.endLayout()
        return round(height + 0.5)

    def draw(self, painter: QPainter, area: QRect, text: str, align: Qt.AlignmentFlag = _Align.AlignTop) -> None:
        """Draw the words at the left of as much room as they need."""
        painter.setFont(self.font)
        painter.drawText(QRectF(area), text, _option(align))


def _option(align: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(_Align.AlignLeft | align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
