"""One call to make: whom, why or when, the number, and a button that says it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.areas import Area
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.frames.area_look import avatar_of
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.text import Label


class CallRow(QWidget):
    """A name with its area's avatar; `called` comes when the person says they called."""

    called = Signal()

    def __init__(self, *, name: str, area: Area, detail: str) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.space(9), 0, look.space(9))
        row.setSpacing(look.space(12))
        row.addWidget(avatar_of(name, area))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(name, "bodyStrong", wraps=True))
        words.addWidget(Label(detail, "small", "quiet", wraps=True))
        row.addLayout(words, 1)
        button = Button(_("Called"), size="small")
        button.setAccessibleName(_("Called {name}").format(name=name))
        button.setAccessibleDescription(detail)
        button.clicked.connect(self.called)
        row.addWidget(button)
