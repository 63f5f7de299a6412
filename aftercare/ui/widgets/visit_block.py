"""A visit with its own buttons: the next one of the day, or one to ask about."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from aftercare.ui import theme
from aftercare.ui.icons import IconLabel
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


class VisitBlock(Card):
    """Time at the left in big; title, lines with an icon each, and buttons beside it."""

    chosen = Signal(str)

    def __init__(
        self,
        *,
        clock: str,
        title: str,
        lines: Sequence[tuple[str, str]],
        choices: Sequence[Choice],
        spoken: str,
        is_next: bool,
    ) -> None:
        super().__init__(flavor="next" if is_next else "")
        look = theme.active()
        self.setAccessibleName(spoken)
        self.body.setContentsMargins(look.space(16), look.space(12), look.space(16), look.space(12))
        row = QHBoxLayout()
        row.setSpacing(look.space(14))
        row.addLayout(_clock(clock))
        words = QVBoxLayout()
        words.setSpacing(look.space(3))
        words.addWidget(Label(title, "bodyStrong", wraps=True))
        for icon_name, text in lines:
            line = QHBoxLayout()
            line.setSpacing(look.space(6))
            line.addWidget(IconLabel(icon_name, "text", 15), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(text, "small", wraps=True), 1)
            words.addLayout(line)
        words.addSpacing(look.space(6))
        words.addLayout(_buttons(self, choices, title))
        row.addLayout(words, 1)
        self.body.addLayout(row)


class PassedVisit(Card):
    """A visit of an earlier day that nobody has answered yet."""

    chosen = Signal(str)

    def __init__(self, *, tile: Tile, title: str, sentence: str, choices: Sequence[Choice]) -> None:
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
        words.addSpacing(look.space(8))
        words.addLayout(_buttons(self, choices, title))
        row.addLayout(words, 1)
        self.body.addLayout(row)


def _clock(clock: str) -> QLayout:
    """The hour in big over AM or PM; a 24-hour time or other words stand alone."""
    column = QVBoxLayout()
    column.setSpacing(0)
    hour, _space, half = clock.partition(" ")
    for text, face in ((hour, "card"), (half, "small")):
        label = Label(text, face)  # type: ignore[arg-type]  # two literals of Face
        label.setFixedWidth(theme.active().px(64))
        column.addWidget(label)
    column.addStretch(1)
    return column


def _buttons(block: VisitBlock | PassedVisit, choices: Sequence[Choice], about: str) -> FlowLayout:
    flow = FlowLayout(gap=theme.active().space(8))
    for choice in choices:
        button = Button(choice.text, choice.kind, size="small")
        button.setAccessibleDescription(about)
        button.clicked.connect(lambda _checked, key=choice.key: block.chosen.emit(key))
        flow.addWidget(button)
    return flow
