"""Asks on which day one talked, in a line with Save and Cancel."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import DateEdit, Field


class TalkedOn(QWidget):
    """`saved` carries the day, `closed` comes on Cancel."""

    saved = Signal(object)
    closed = Signal()

    def __init__(self, today: date, question: str) -> None:
        super().__init__()
        self._today = today
        look = theme.active()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.space(4), 0, look.space(10))
        line.setSpacing(look.space(10))
        self.day = DateEdit(today, placeholder=_("Yesterday, or Oct 2"))
        self._field = Field(question, self.day)
        line.addWidget(self._field, 1)
        save, cancel = Button(_("Save"), "primary"), Button(_("Cancel"))
        line.addWidget(cancel, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(save, 0, Qt.AlignmentFlag.AlignBottom)
        save.clicked.connect(self._on_save)
        cancel.clicked.connect(self.closed)

    def _on_save(self) -> None:
        day = self.day.day
        if day is None or day > self._today:
            problem = self.day.problem(_("Enter a day, like yesterday or Oct 2."))
            self._field.show_error(problem or _("Choose a day up to today."))
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.saved.emit(day)
