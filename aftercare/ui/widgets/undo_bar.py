"""The undo bar: says what was just done and offers to take it back."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.icons import IconLabel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.text import Label


class UndoBar(QFrame):
    """Bottom center of its parent for 10 seconds, longer while the pointer or the focus is on it."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._end_of_chain: QWidget | None = None
        self.setObjectName("undoBar")
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(16), look.space(6), look.space(8), look.space(6))
        row.setSpacing(look.space(14))
        row.addWidget(IconLabel("check", "onToast"))
        self._words = Label()
        row.addWidget(self._words)
        self._undo = Button(_("Undo"), "undo")
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(10_000)
        self._timer.timeout.connect(self._on_time_up)
        self._undo.clicked.connect(self._on_undo)
        parent.installEventFilter(self)
        self.hide()

    def offer(self, words: str, *, undoable: bool = True) -> None:
        """Show the bar and say it to screen readers."""
        self._words.setText(words)
        self._undo.setVisible(undoable)
        self.adjustSize()
        self._place()
        self._stand_last()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _on_time_up(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _stand_last(self) -> None:
        """Have Tab come here after everything on the page, also what was built later."""
        last = self.window().previousInFocusChain()
        if last is self._end_of_chain:  # what is built later comes after it: nothing was, and the walk is long
            return
        while last is not None and last.focusPolicy() is Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self._undo)
        self._end_of_chain = self.window().previousInFocusChain()

    def _place(self) -> None:
        page = self._page
        self.move((page.width() - self.width()) // 2, page.height() - self.height() - theme.active().space(24))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()
        super().enterEvent(event)
