"""What is done, folded into one line that can be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import paint_check
from aftercare.ui.widgets.text import Label, Rule


class FoldRow(QWidget):
    """A check mark, words such as "2 done this morning", and a button that shows or hides what they stand for."""

    toggled = Signal()

    def __init__(self, words: str, *, is_open: bool) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(6), 0, look.space(6), 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.space(6), 0, look.space(6))
        row.setSpacing(look.space(12))
        column.addLayout(row)
        column.addWidget(Rule())
        row.addWidget(_Mark())
        row.addWidget(Label(words, "body", "quiet", wraps=True), 1)
        button = Button(_("Hide") if is_open else _("Show"), "quiet", size="small")
        name = _("Hide {what}") if is_open else _("Show {what}")
        button.setAccessibleName(name.format(what=words))
        button.clicked.connect(self.toggled)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class _Mark(QWidget):
    """A check mark that only shows: the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        side = theme.active().px(24)
        self.setFixedSize(side + 2, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_check(QPainter(self), self.height(), on=True)
