"""Lucide icons, tinted with a color role at the moment they are painted, so a theme change needs no new icons."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from aftercare import paths
from aftercare.ui import theme


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=256)
def _drawn(name: str, color: str, side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode())).render(
        painter, QRectF(0, 0, side, side)
    )
    painter.end()
    return image


def paint_icon(painter: QPainter, name: str, color: QColor, area: QRect) -> None:
    """Draw an icon into a square of logical pixels, sharp at the painter's device pixel ratio."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device else 1.0
    side = min(area.width(), area.height())
    image = _drawn(name, color.name(), round(side * ratio))
    corner = area.center() - QPoint((side - 1) // 2, (side - 1) // 2)
    painter.drawImage(QRect(corner, QSize(side, side)), image)


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name, self._role, self._on_role = name, role, on_role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._on_role if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "textDisabled"
        paint_icon(painter, self._name, theme.active().paint(role), rect)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # a button that a layout has squeezed for a moment
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._on_role)


def icon(name: str, role: str = "text", on: str | None = None) -> QIcon:
    """An icon in a color role, and in another one while its button is checked."""
    return QIcon(_Engine(name, role, on or role))


class IconLabel(QWidget):
    """An icon beside words that already say what it means, so a screen reader passes over it."""

    def __init__(self, name: str, role: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._name, self._role = name, role
        side = theme.active().px(size)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, theme.active().paint(self._role), self.rect())
