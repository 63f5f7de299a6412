"""What the window shows for the moment in which the plan's file is written anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui.widgets.text import Label


class WaitingPage(QWidget):
    """One calm sentence."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        words = Label(_("One moment. Your plan is being saved in its new form."), "lead", wraps=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(words)
