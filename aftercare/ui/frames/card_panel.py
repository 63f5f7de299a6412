"""A panel that is one card: a heading, a line under it, buttons at its right, and what it is about."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.turning import Turning


class CardPanel(AreaPanel):
    """Fill `body`; buttons beside the heading go into `buttons`, the last of them closes the panel."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self.body: QVBoxLayout = card.body
        head = Turning(12, 420)
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        self._heading, self._lead = Label("", "card", wraps=True), Label("", "body", "quiet", wraps=True)
        words.addWidget(self._heading)
        words.addWidget(self._lead)
        head.row.addLayout(words, 1)
        self._beside = QWidget()
        self.buttons = QHBoxLayout(self._beside)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(look.space(8))
        head.row.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button = Button(_("Close"), size="small")
        self.close_button.clicked.connect(self.closed)
        self.body.addWidget(head)
        column.addWidget(card)
        column.addStretch(1)

    def add_button(self, words: str, pressed: Callable[[], object]) -> Button:
        """Put a button beside the heading."""
        button = Button(words, size="small")
        button.clicked.connect(pressed)
        self.buttons.addWidget(button)
        return button

    def add_close(self) -> None:
        """Put the button that closes the panel last."""
        self.buttons.addWidget(self.close_button)

    def say(self, heading: str, lead: str = "") -> None:
        """Say what the panel is about."""
        self._heading.setText(breakable(heading))
        self._lead.setText(breakable(lead))
        self._lead.setVisible(bool(lead))
