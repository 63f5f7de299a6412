"""How the parts of Help now follow the room there is."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtWidgets import QWidget

from aftercare.ui import theme
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Face, Label


@dataclass
class Fitting:
    """What changes where there is little room: words left out, smaller type faces, and closer rows."""

    left_out: list[QWidget] = field(default_factory=list)
    faces: list[tuple[Label, Face, Face]] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)

    def add(self, label: Label, roomy: Face, tight: Face) -> Label:
        """Give a label, whose face is to follow the room."""
        self.faces.append((label, roomy, tight))
        return label

    def card(self, title: str = "", flavor: Literal["", "emergency"] = "") -> Card:
        """Make a card whose edges follow the room."""
        self.cards.append(Card(title, flavor))
        return self.cards[-1]

    def fit(self, *, tight: bool) -> None:
        """Follow the room."""
        look = theme.active()
        side, edge, gap = (14, 8, 4) if tight else (18, 16, 10)
        for card in self.cards:
            card.body.setContentsMargins(look.space(side), look.space(edge), look.space(side), look.space(edge))
            card.body.setSpacing(look.space(gap))
        for label, roomy, close in self.faces:
            label.set_look(close if tight else roomy, label.property("tone"))
        for part in self.left_out:
            part.setVisible(not tight)
