"""A row that takes the focus only to hand it on."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class PassingRow(QWidget):
    """Hands the focus on to `first`; a focus proxy would take the controls beside it out of the order of Tab."""

    first: QWidget

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.first.setFocus(event.reason())
