"""Cards, notes, tiles, avatars and the empty state."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from aftercare.ui import theme
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import IconLabel, paint_icon
from aftercare.ui.widgets.text import Label

_NOTE_ICONS = {
    "tint": ("info", "onPrimaryTint"),
    "info": ("info", "onInfoTint"),
    "warn": ("triangle-alert", "onWarnTint"),
    "clay": ("life-buoy", "onHelpTint"),
    "error": ("circle-alert", "onErrTint"),
}


class Card(QFrame):
    """One topic on a surface; `body` is the layout to fill."""

    def __init__(self, title: str = "", flavor: Literal["", "next", "emergency", "selected"] = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("flavor", flavor)
        look = theme.active()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(look.space(18), look.space(16), look.space(18), look.space(16))
        self.body.setSpacing(look.space(8))
        if title:
            self.body.addWidget(Label(title, "card"))


class Note(QFrame):
    """A sentence that matters here and now, with `buttons` under it; pushes content down and never covers it."""

    def __init__(self, text: str, flavor: Literal["tint", "info", "warn", "clay", "error"] = "tint") -> None:
        super().__init__()
        self.setObjectName("note")
        self.setProperty("flavor", flavor)
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(14), look.space(11), look.space(14), look.space(11))
        row.setSpacing(look.space(10))
        name, role = _NOTE_ICONS[flavor]
        row.addWidget(IconLabel(name, role), 0, Qt.AlignmentFlag.AlignTop)
        self.words = Label(text, "body", wraps=True)
        self.buttons = FlowLayout(gap=look.space(8))
        self._column = QVBoxLayout()
        self._column.setSpacing(look.space(10))
        self._column.addWidget(self.words)
        self._column.addLayout(self.buttons)
        row.addLayout(self._column, 1)
        self.row = row

    def add_below(self, part: QLayout) -> None:
        """Put more under the sentence, above the buttons."""
        self._column.insertLayout(self._column.count() - 1, part)


class Tile(QWidget):
    """An icon on a tinted square."""

    def __init__(self, icon_name: str, role: str, side: int = 40) -> None:
        super().__init__()
        self._icon, self._role = icon_name, role
        self._side = theme.active().px(side)
        self.setFixedSize(self._side, self._side)

    def paintEvent(self, _event: object) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tint = self._role if self._role.endswith("Tint") else f"{self._role}Tint"
        _tinted_shape(painter, QRectF(self.rect()), tint, self._role, look.px(10))
        side = round(self._side * 0.55)
        inset = (self._side - side) // 2
        paint_icon(painter, self._icon, look.paint(self._role), QRect(inset, inset, side, side))


class Avatar(QWidget):
    """Initials in a circle of a color, beside the name itself."""

    def __init__(self, initials: str, role: str, side: int = 40) -> None:
        super().__init__()
        self._initials, self._role = initials, role
        side = theme.active().px(side)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, self.rect(), self._initials, self._role)


def paint_avatar(painter: QPainter, circle: QRect, initials: str, role: str) -> None:
    """Draw an avatar in a color."""
    look, side = theme.active(), circle.width()
    _tinted_shape(painter, QRectF(circle), f"{role}Tint", role, side / 2)
    font = QFont(painter.font())
    font.setPixelSize(round(side * 0.35))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(look.paint(role))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials)


def _tinted_shape(painter: QPainter, area: QRectF, fill: str, edge: str, radius: float) -> None:
    look = theme.active()
    painter.setBrush(look.paint(fill))
    painter.setPen(QPen(look.paint(edge), 2) if look.high_contrast else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1) if look.high_contrast else area, radius, radius)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


class EmptyState(QWidget):
    """Says what will be here and how to start; put them into `buttons`."""

    def __init__(self, icon_name: str, role: str, title: str, sentence: str) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(24), look.space(40), look.space(24), look.space(40))
        column.setSpacing(look.space(8))
        column.addWidget(Tile(icon_name, role, 64), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in (Label(title, "card", wraps=True), Label(sentence, "body", "quiet", wraps=True)):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.space(10))
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(look.space(8))
        column.addLayout(self.buttons)


class _Scrolled(QWidget):
    """As high as its wrapped words really need at this width, so that no scroll bar comes for nothing."""

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width())) if self.hasHeightForWidth() else hint


class Scroll(QScrollArea):
    """A column that scrolls downwards only; fill `body`."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = _Scrolled()
        inner.setObjectName("scrolled")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.active().space(14))
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        self._taken = 0
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Change the margins of the content while it is shown."""
        self.body.setContentsMargins(left, top, right - self._taken, bottom)

    def _on_range_changed(self, _top: int, bottom: int) -> None:
        """The bar takes its place from the right margin, so that the content keeps its width and its edge."""
        margins = self.body.contentsMargins()
        free = margins.right() + self._taken
        width = self.verticalScrollBar().sizeHint().width() if bottom else 0
        self._taken = width if width <= free else 0
        margins.setRight(free - self._taken)
        self.body.setContentsMargins(margins)


def bring_into_sight(part: QWidget) -> None:
    """Scroll what a part stands in, once everything has its place, until all of it or at least its top is seen."""
    QTimer.singleShot(0, part, lambda: _scroll_to(part))


def _scroll_to(part: QWidget) -> None:
    above: QWidget | None = part
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is None:
        return
    if part.height() < above.viewport().height():
        above.ensureWidgetVisible(part, 0, theme.active().space(12))
    else:
        bar = above.verticalScrollBar()
        bar.setValue(bar.value() + part.mapTo(above.viewport(), QPoint(0, 0)).y())
