"""A question on a card of its own, answered with one press."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Tile
from aftercare.ui.widgets.text import Label


@dataclass(frozen=True, slots=True)
class AskingButton:
    """One button of a block: the word its `chosen` signal carries, and the words on it."""

    key: str
    text: str
    kind: Kind = "default"


class AskingCard(Card):
    """A tile, a title, a sentence, what the question is about, and the answers."""

    chosen = Signal(str)

    def __init__(
        self, *, tile: Tile, title: str, sentence: str, choices: Sequence[AskingButton], about: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        look = theme.active()
        self.setAccessibleName(title)
        self._tile, self._title = tile, title
        self._unfold: Button | None = None
        row = QHBoxLayout()
        row.setSpacing(look.space(14))
        row.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.space(1))
        self._line = QHBoxLayout()
        self._line.addWidget(Label(title, "bodyStrong", wraps=True), 1)
        words.addLayout(self._line)
        self._rest = self._make_rest(sentence, choices, about)
        words.addWidget(self._rest)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.fold(folds=False)

    def _make_rest(self, sentence: str, choices: Sequence[AskingButton], about: Sequence[QWidget]) -> QWidget:
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(1))
        column.addWidget(Label(sentence, "body", "quiet", wraps=True))
        for widget in about:
            column.addWidget(widget)
        column.addSpacing(theme.active().space(8))
        column.addLayout(choice_buttons(choices, self._title, self.chosen.emit))
        return rest

    def fold(self, *, folds: bool) -> None:
        """Show only its title in one line, with a button that opens it in place."""
        look = theme.active()
        if folds and self._unfold is None:
            self._unfold = Button(_("Show"), "quiet", size="small")
            self._unfold.setAccessibleName(_("Show {what}").format(what=self._title))
            self._unfold.clicked.connect(self._on_unfold)
            self._line.addWidget(self._unfold)
        self._tile.setVisible(not folds)
        self._rest.setVisible(not folds)
        if self._unfold is not None:
            self._unfold.setVisible(folds)
        inset = look.space(6 if folds else 14)
        self.body.setContentsMargins(look.space(18), inset, look.space(18), inset)

    def _on_unfold(self) -> None:
        self.fold(folds=False)
        first = next(button for button in self._rest.findChildren(Button) if button.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def choice_buttons(choices: Sequence[AskingButton], about: str, chosen: Callable[[str], object]) -> FlowLayout:
    """Buttons for answers to what is described by `about`; `chosen` is given the key of the one pressed."""
    flow = FlowLayout(gap=theme.active().space(8))
    for choice in choices:
        button = Button(choice.text, choice.kind, size="small")
        button.setAccessibleDescription(about)
        button.clicked.connect(lambda _checked, key=choice.key: chosen(key))
        flow.addWidget(button)
    return flow
