"""Where one types to find something."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from aftercare.ui import theme
from aftercare.ui.widgets.icons import paint_icon


class FindEdit(QLineEdit):
    """Where one types to find; `left_down` comes with the Down key, Esc empties it."""

    left_down = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setMaxLength(100)
        self.setTextMargins(theme.active().px(26), 0, 0, 0)  # for the icon: Qt's own ones do not grow with the text

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.active()
        side = look.px(18)
        area = QRect(look.space(13), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "search", look.paint("text2"), area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
