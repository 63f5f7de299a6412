"""A row that turns into a column where it is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from aftercare.ui import theme

_SIDE_BY_SIDE = 400  # pixels at 100 % text


class Turning(QWidget):
    """Parts side by side where there is room, else under each other."""

    def __init__(self, gap: int, turns_at: int = _SIDE_BY_SIDE) -> None:
        super().__init__()
        self._turns_at = turns_at
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.active().space(gap))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= theme.active().px(self._turns_at)
        directions = QBoxLayout.Direction
        self.row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        super().resizeEvent(event)
