"""The one question that cannot be taken back: erase everything."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.text import Label


class EraseDialog(QDialog):
    """Says what goes; the safe answer has the focus, and Esc gives it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.active()
        self.setWindowTitle(_("Planner"))
        self.setObjectName("eraseDialog")
        self.setMinimumWidth(look.px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(look.space(edge) for edge in (28, 24, 28, 24)))
        column.setSpacing(look.space(12))
        column.addWidget(Label(_("Erase everything?"), "title", wraps=True))
        for sentence in (
            _("This removes your plan, every copy of it, and what Help now shows of yours."),
            _("It can’t be undone. Copies you made yourself, on paper or elsewhere, stay."),
        ):
            column.addWidget(Label(sentence, wraps=True))
        flow = FlowLayout(gap=look.space(10))
        self.keep = Button(_("Keep my plan"), "primary")
        self.keep.clicked.connect(self.reject)
        self.erase = Button(_("Erase everything"), "danger")
        self.erase.clicked.connect(self.accept)
        flow.addWidget(self.keep)
        flow.addWidget(self.erase)
        column.addLayout(flow)
        self.keep.setFocus()
        FocusRing(self)

    def is_confirmed(self) -> bool:
        """Ask, and wait for the answer."""
        return self.exec() == QDialog.DialogCode.Accepted
