"""The undo bar: says what was just done and offers to take it back."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label

_LINES = 3  # the names in what was done may be long, and a sentence may follow


class UndoBar(QFrame):
    """Bottom center of its parent for 10 seconds, longer while the pointer or the focus is on it."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._end_of_chain: QWidget | None = None
        self._said = ""
        self.setObjectName("undoBar")
        look = theme.active()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(look.space(16), look.space(6), look.space(8), look.space(6))
        row.setSpacing(look.space(14))
        row.addWidget(IconLabel("check", "onToast"))
        self._words = Label(wraps=True)
        row.addWidget(self._words, 1)
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
        self._said = words
        self._undo.setVisible(undoable)
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
        """As wide as its words, and higher rather than wider than the page."""
        page, edge, metrics = self._page, theme.active().space(24), self._words.fontMetrics()
        self._words.setText("")
        around = self._row.minimumSize().width() + 2
        most = page.width() - 2 * edge - around
        self._words.setText(breakable(metrics.elidedText(self._said, Qt.TextElideMode.ElideMiddle, _LINES * most)))
        width = around + min(metrics.horizontalAdvance(self._said), most)
        self.resize(width, self._row.heightForWidth(width))
        self.move((page.width() - width) // 2, page.height() - self.height() - edge)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.start()
        super().enterEvent(event)
