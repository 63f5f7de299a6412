"""Asks which occurrences of something that repeats are meant."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.commitments.changes import Scope
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text import Label


class ScopeQuestion(QWidget):
    """A sentence and a button for each scope; `answered` carries the scope, `dismissed` comes with Cancel or Esc."""

    answered = Signal(object)
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        note = QFrame()
        note.setObjectName("note")
        note.setProperty("flavor", "tint")
        edge = look.space(12)
        around = QVBoxLayout(self)
        around.setContentsMargins(edge, edge, edge, edge)
        around.addWidget(note)
        column = QVBoxLayout(note)
        column.setContentsMargins(look.space(14), look.space(12), look.space(14), look.space(12))
        column.setSpacing(look.space(10))
        self._words = Label("", "body", wraps=True)
        column.addWidget(self._words)
        buttons = QWidget()
        flow = FlowLayout(buttons, look.space(8))
        self._buttons = {scope: Button("") for scope in Scope}
        for scope, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, scope=scope: self.answered.emit(scope))
            flow.addWidget(button)
        cancel = Button(_("Cancel"), "quiet")
        cancel.clicked.connect(self.dismissed)
        flow.addWidget(cancel)
        column.addWidget(buttons)

    def ask(self, sentence: str, labels: dict[Scope, str]) -> None:
        """Show the question with a button for each of these scopes, and put the focus on the first."""
        self._words.setText(sentence)
        for scope, button in self._buttons.items():
            button.setVisible(scope in labels)
            button.setText(labels.get(scope, ""))
        self.setAccessibleName(sentence)
        self.show()
        self._buttons[next(iter(labels))].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
