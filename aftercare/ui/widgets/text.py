"""Labels: always plain text, so nothing a person typed is ever read as markup."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

Face = Literal[
    "hero", "titleLarge", "title", "number", "phone", "card", "brand", "lead", "body", "bodyStrong", "bodyMedium",
    "label", "time", "small", "smallStrong", "section",
]  # fmt: skip


_ALIGNED = ("time", "phone", "number")  # their figures stand under each other


class Label(QLabel):
    """Words in one of the type faces of the design; `tone` is a color role of the style sheet."""

    def __init__(self, text: str = "", face: Face = "body", tone: str = "", *, wraps: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("face", face)
        self.setProperty("tone", tone)
        if wraps:
            self.setWordWrap(True)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if face in _ALIGNED:
            figures = self.font()
            figures.setFeature(QFont.Tag("tnum"), 1)
            self.setFont(figures)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the color role."""
        self.set_look(self.property("face"), tone)

    def set_look(self, face: Face, tone: str) -> None:
        """Change the type face and the color role."""
        if (self.property("face"), self.property("tone")) != (face, tone):
            self.setProperty("face", face)
            self.setProperty("tone", tone)
            self.style().polish(self)


class Rule(QFrame):
    """A thin line between rows."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
