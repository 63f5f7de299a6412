"""Safety first, after use: what to know now, and whether help is needed. It records nothing."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.safety import Substance, words_after_use
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label


class SafetyFirst(QWidget):
    """What to know after use of these substances, all of it where none is named; `answered`: whether help is needed."""

    answered = Signal(bool)

    def __init__(self, substances: Collection[Substance], country: str, language: str = "en") -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        note = Note(_("First, your safety."), "clay")
        note.words.set_look("bodyStrong", "")
        words = QVBoxLayout()
        words.setSpacing(look.space(8))
        sentences = (
            _("After a break, your body can’t handle what it used to."),
            _("Using again now is more dangerous, even a small amount. Please don’t be alone."),
            *words_after_use(substances, country, language),
        )
        for sentence in sentences:
            words.addWidget(Label(sentence, "lead", wraps=True))
        note.add_below(words)
        self.help = Button(_("I need help now"), "help", "life-buoy")
        self.safe = Button(_("I’m safe right now"))
        for button, needs_help in ((self.help, True), (self.safe, False)):
            button.clicked.connect(lambda _checked, needs_help=needs_help: self.answered.emit(needs_help))
            note.buttons.addWidget(button)
        column.addWidget(note)
