"""The calm line that leads to Help now, right where a sign was noticed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Note, bring_into_sight


class HelpNote(QWidget):
    """Words with a way to Help now and "Not now"; it stops nothing."""

    help_wanted = Signal()
    snoozed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.active().space(8))
        self._note = Note("", "clay")
        column.addWidget(self._note)
        help_now = Button(_("Open Help now"), "help", "life-buoy", "small")
        help_now.clicked.connect(self.help_wanted)
        later = Button(_("Not now"), "quiet", size="small")
        later.clicked.connect(self.snoozed)
        for button in (help_now, later):
            self._note.buttons.addWidget(button)
        self.hide()

    def say(self, words: str) -> None:
        """Change the words."""
        self._note.words.setText(words)

    def appear(self) -> None:
        """Be seen and heard: what was noticed just now led here."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._note.words.text()))
        bring_into_sight(self)
