"""A layout that sets its widgets in lines, as words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Widgets from left to right, wrapped to the next line where the width ends.

    With `heads` the first one is a heading: what has room beside it stands at the right.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8, *, heads: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._heads = gap, heads
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Make the item here: one that Qt makes is lost to Python while the layout still asks for it."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for place, line in enumerate(self._lines(rect.width())):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place_line(line, rect, y, height, heads=self._heads and place == 0)
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        free = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if not lines or wide > free:
                lines.append([])
                free = width
            lines[-1].append(item)
            free -= wide + self._gap
        return lines

    def _place_line(self, line: list[QLayoutItem], rect: QRect, y: int, height: int, *, heads: bool) -> None:
        widths = [item.sizeHint().width() for item in line]
        left_over = rect.width() - sum(widths) - self._gap * (len(line) - 1)
        x = rect.x()
        for place, item in enumerate(line):
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap + (left_over if heads and place == 0 else 0)
