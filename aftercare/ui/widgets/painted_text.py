"""Words painted by a list's rows: they wrap, and say how high they are."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextOption
from PySide6.QtWidgets import QApplication

from aftercare.ui import theme

_WRAPS = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


def font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The typeface in a size of the design, in pixels at 100 % text."""
    chosen = QFont(QApplication.font())
    chosen.setPixelSize(theme.active().px(size))
    chosen.setWeight(weight)
    return chosen


def height_of(text: str, chosen: QFont, width: int) -> int:
    """How high the words are at this width; none have no height."""
    if not text:
        return 0
    metrics = QFontMetrics(chosen)
    if metrics.horizontalAdvance(text) <= width:
        return metrics.height()
    return metrics.boundingRect(QRect(0, 0, width, 0), _WRAPS, text).height()


def draw(painter: QPainter, area: QRect, text: str, chosen: QFont, role: str) -> None:
    """Draw the words from the top of the area in a color role; without an explicit direction, by their own script."""
    painter.setFont(chosen)
    painter.setPen(theme.active().paint(role))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(QRectF(area), text, option)
