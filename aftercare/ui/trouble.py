"""What the window shows when the plan cannot be opened: one calm sentence, and Help now stays where it is."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.ui import theme
from aftercare.ui.page import body_margins
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label


class TroublePage(QWidget):
    """Says what is wrong with the plan's file and offers to try again or to look at the file."""

    try_again_chosen = Signal()

    def __init__(self, problem: AftercareError, folder: DataFolder) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        left, _top, right, bottom = body_margins()
        column.setContentsMargins(left, look.space(24), right, bottom)
        column.setSpacing(look.space(16))
        column.addWidget(Label(_("Your plan can’t be opened right now"), "title", wraps=True))
        card = Card()
        card.body.setSpacing(look.space(12))
        card.body.addWidget(Label(str(problem), "lead", wraps=True))
        card.body.addWidget(Label(_("Help now works as always."), "body", "quiet", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(look.space(12))
        self.again = Button(_("Try again"), "primary")
        self.again.clicked.connect(self.try_again_chosen)
        show = Button(_("Show me the file"), icon_name="folder-open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.root))))
        row.addWidget(self.again)
        row.addWidget(show)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        column.addStretch(1)
