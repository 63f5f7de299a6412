"""A few plain views after one another, in place of a page, each with a way out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from aftercare.ui import theme
from aftercare.ui.frames.page import body_margins
from aftercare.ui.widgets.buttons import Button, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Scroll, clear
from aftercare.ui.widgets.text import Label, Rule

_WIDTH = 720


class QuietPanel(QWidget):
    """One view at a time in a column; `closed` when the person is done, `rebuilt` when another view was made.

    A view is made with `begin`, what it is about added to `view`, and `end`.
    """

    closed = Signal()
    open_requested = Signal(object)
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll()
        left, _top, right, bottom = body_margins()
        self._scroll.body.setContentsMargins(left, look.space(32), right, bottom)
        row = QHBoxLayout()
        row.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(look.px(_WIDTH))
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self._scroll.body.addLayout(row)
        self._scroll.body.addStretch(1)
        column.addWidget(self._scroll)
        self._box = QWidget()
        self.view = QVBoxLayout(self._box)
        self._middle.addWidget(self._box)

    def begin(self, title: str, lead: str) -> None:
        """Begin another view under a title, which screen readers are told."""
        clear(self._middle)
        self._box = QWidget()
        self.view = QVBoxLayout(self._box)
        self.view.setContentsMargins(0, 0, 0, 0)
        self.view.setSpacing(theme.active().space(16))
        self.view.addWidget(Label(title, "titleLarge", wraps=True))
        if lead:
            self.view.addWidget(Label(lead, "lead", "quiet", wraps=True))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, title))

    def end(self, buttons: Sequence[tuple[str, Kind, Callable[[], object]]], words: str = "") -> None:
        """End the view with its ways out, the usual one first, and show it."""
        self.view.addWidget(Rule())
        flow = FlowLayout(gap=theme.active().space(12))
        for text, kind, act in buttons:
            button = Button(text, kind)
            button.clicked.connect(lambda _checked, act=act: act())
            flow.addWidget(button)
        self.view.addLayout(flow)
        if words:
            self.view.addWidget(Label(words, "small", "quiet", wraps=True))
        self._middle.addWidget(self._box)
        self._box.show()  # now: a layout would wait for the next event, too late for the focus
        self._scroll.verticalScrollBar().setValue(0)
        self.rebuilt.emit()
        self.focus_first(flow)

    def focus_first(self, layout: QLayout) -> None:
        """Put the focus on the first thing of a layout."""
        item = layout.itemAt(0)
        first = item.widget() if item is not None else None
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
