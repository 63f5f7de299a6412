"""Many rows under each other, of which one can come or change without all others being measured in turn."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class RowStack(QWidget):
    """Rows as wide as the stack, each as high as its words need at that width.

    It does what a layout does. Under a layout, each row that is shown has the whole page laid out anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[QWidget] = []
        self._heights: dict[int, list[int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in this order; whoever gave a row takes it away."""
        self.rows = list(rows)
        for row in rows:
            if row.parent() is not self:
                row.setParent(self)
            row.show()
        self._heights.clear()
        self._settle()

    def heightForWidth(self, width: int) -> int:
        return sum(self._measured(width))

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(max((row.minimumSizeHint().width() for row in self.rows), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self._settle()
        return super().event(event)

    def _settle(self) -> None:
        """Place the rows, and ask for another height only when they need one."""
        if self._place() != self.height():
            self.updateGeometry()

    def _place(self) -> int:
        top, width = 0, self.width()
        for row, height in zip(self.rows, self._measured(width), strict=True):
            row.setGeometry(0, top, width, height)
            top += height
        return top

    def _measured(self, width: int) -> list[int]:
        """The heights of the rows, asked for once: whoever lays out the page asks many times."""
        if width not in self._heights:
            self._heights[width] = [_height(row, width) for row in self.rows]
        return self._heights[width]


def _height(row: QWidget, width: int) -> int:
    hint = row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()
    return max(hint, row.minimumHeight())
