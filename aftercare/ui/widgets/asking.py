"""A question on a card of its own, answered with one press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Tile
from aftercare.ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a block: the word its `chosen` signal carries, and the words on it."""

    key: str
    text: str
    kind: Kind = "default"


class AskingCard(Card):
    """A tile, a title, a sentence, what the question is about, and the answers."""

    chosen = Signal(str)

    def __init__(
        self, *, tile: Tile, title: str, sentence: str, choices: Sequence[Choice], about: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        look = theme.active()
        self.setAccessibleName(title)
        self.body.setContentsMargins(look.space(18), look.space(14), look.space(18), look.space(14))
        row = QHBoxLayout()
        row.setSpacing(look.space(14))
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.space(1))
        words.addWidget(Label(title, "bodyStrong", wraps=True))
        words.addWidget(Label(sentence, "body", "quiet", wraps=True))
        for widget in about:
            words.addWidget(widget)
        words.addSpacing(look.space(8))
        words.addLayout(choice_buttons(choices, title, self.chosen.emit))
        row.addLayout(words, 1)
        self.body.addLayout(row)


def choice_buttons(choices: Sequence[Choice], about: str, chosen: Callable[[str], object]) -> FlowLayout:
    """Buttons for answers to what is described by `about`; `chosen` is given the key of the one pressed."""
    flow = FlowLayout(gap=theme.active().space(8))
    for choice in choices:
        button = Button(choice.text, choice.kind, size="small")
        button.setAccessibleDescription(about)
        button.clicked.connect(lambda _checked, key=choice.key: chosen(key))
        flow.addWidget(button)
    return flow
