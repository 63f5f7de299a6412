"""A line to type into, with words one can pick instead."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import IconButton
from aftercare.ui.widgets.fields import LineEdit

_SIDE = 36


class PickEdit(LineEdit):
    """As a line; the arrow at its end, or the Down key, shows the words to pick."""

    def __init__(self, *, most: int = 500) -> None:
        super().__init__(most=most)
        self._options: tuple[str, ...] = ()
        side = theme.active().px(_SIDE)
        self._arrow = IconButton("chevron-down", _("Words to pick (Down)"))
        self._arrow.setParent(self)
        self._arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrow.setCursor(Qt.CursorShape.ArrowCursor)
        self._arrow.setFixedSize(side, side)
        self._arrow.clicked.connect(self._open)
        self._menu = QMenu(self)
        self.offer(())

    def offer(self, options: Sequence[str]) -> None:
        """Offer these words; without any it is a plain line."""
        self._options = tuple(options)
        self._arrow.setVisible(bool(options))
        self.setTextMargins(0, 0, theme.active().px(_SIDE) if options else 0, 0)

    def _open(self) -> None:
        self._menu.clear()
        for option in self._options:
            action = self._menu.addAction(option.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, option=option: self._pick(option))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        self._menu.setActiveAction(self._menu.actions()[0])

    def _pick(self, option: str) -> None:
        self.setText(option)
        self.editingFinished.emit()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self._options:
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrow.move(self.width() - self._arrow.width(), (self.height() - self._arrow.height()) // 2)
