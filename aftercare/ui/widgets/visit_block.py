"""A visit of the day with its own buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout

from aftercare.ui import theme
from aftercare.ui.widgets.asking import AskingButton, choice_buttons
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label


class VisitBlock(Card):
    """Time at the left in big; title, lines with an icon each, and buttons beside it."""

    chosen = Signal(str)

    def __init__(
        self,
        *,
        clock: str,
        title: str,
        lines: Sequence[tuple[str, str]],
        choices: Sequence[AskingButton],
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
        words.addLayout(choice_buttons(choices, title, self.chosen.emit))
        row.addLayout(words, 1)
        self.body.addLayout(row)


def _clock(clock: str) -> QLayout:
    """The hour in big over AM or PM; a 24-hour time or other words stand alone."""
    column = QVBoxLayout()
    column.setSpacing(0)
    hour, _space, half = clock.partition(" ")
    for label in (Label(hour, "card"), Label(half, "small")):
        label.setFixedWidth(theme.active().px(64))
        column.addWidget(label)
    column.addStretch(1)
    return column
