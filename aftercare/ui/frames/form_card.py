"""The card of a form: heading, fields that scroll, and buttons that stay in sight."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from aftercare.ui import theme
from aftercare.ui.widgets.surfaces import Scroll
from aftercare.ui.widgets.text import Label, Rule


class FormCard(QFrame):
    """Fill `inside`; above it are `heading` and `aside`, below it the `footer` with buttons `left` and `right`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        look = theme.active()
        self.setMinimumHeight(look.px(230))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(1, 1, 1, 1)
        self.column.setSpacing(0)
        self._build_heading()
        self.scroll_area = Scroll()
        self.inside = self.scroll_area.body
        self.inside.setContentsMargins(look.space(20), look.space(12), look.space(20), look.space(14))
        self.column.addWidget(self.scroll_area, 1)
        self.column.addWidget(Rule())
        self._build_footer()

    def _build_heading(self) -> None:
        look = theme.active()
        row = QHBoxLayout()
        row.setContentsMargins(look.space(20), look.space(11), look.space(20), look.space(10))
        row.setSpacing(look.space(12))
        self.heading = Label("", "card", wraps=True)
        self.aside = Label("", "small", "quiet", wraps=True)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.heading, 4)
        row.addWidget(self.aside, 3)
        self.column.addLayout(row)
        self.column.addWidget(Rule())

    def _build_footer(self) -> None:
        look = theme.active()
        self.footer = QFrame()
        row = QHBoxLayout(self.footer)
        row.setContentsMargins(look.space(20), look.space(10), look.space(20), look.space(10))
        row.setSpacing(look.space(10))
        self.left, self.right = QHBoxLayout(), QHBoxLayout()
        for part in (self.left, self.right):
            part.setSpacing(look.space(10))
        row.addLayout(self.left)
        row.addStretch(1)
        row.addLayout(self.right)
        self.column.addWidget(self.footer)

    def hasHeightForWidth(self) -> bool:
        """No: what is inside scrolls within the height there is, so that the buttons stay in sight."""
        return False

    def sizeHint(self) -> QSize:
        """No higher than it must be, so that a page does not scroll around it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
