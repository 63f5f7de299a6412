"""Buttons of the design: their kind and size are read by the style sheet."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

from aftercare.ui import theme
from aftercare.ui.widgets.icons import icon

Kind = Literal["default", "primary", "quiet", "danger", "dangerQuiet", "link", "help", "undo", "dashed"]
Size = Literal["normal", "big", "small"]
_ICON_ROLES = {
    "primary": "onPrimary",
    "quiet": "primaryText",
    "danger": "err",
    "dangerQuiet": "err",
    "help": "onHelp",
    "link": "primaryText",
    "dashed": "primaryText",
    "undo": "toastAction",
}


class Button(QPushButton):
    """A button with words, pressed by Space and by Enter."""

    def __init__(self, text: str, kind: Kind = "default", icon_name: str = "", size: Size = "normal") -> None:
        super().__init__(text)
        self.setProperty("kind", kind)
        self.setProperty("measure", size)  # Qt has a property "size" of its own
        self.setAutoDefault(False)
        if icon_name:
            look = theme.active()
            self.setIcon(icon(icon_name, _ICON_ROLES.get(kind, "text")))
            self.setIconSize(QSize(look.px(26), look.px(18)))  # wider than it is drawn: Qt's gap to the words is small

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button without words; its name is a tooltip and what a screen reader says."""

    def __init__(self, icon_name: str, name: str, *, bordered: bool = False, role: str = "text2") -> None:
        super().__init__()
        self.setProperty("kind", "icon")
        self.setProperty("bordered", bordered)
        side = theme.active().px(18)
        self.setIcon(icon(icon_name, "text" if bordered else role))
        self.setIconSize(QSize(side, side))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rename(name)

    def rename(self, name: str) -> None:
        """Change what the button is called."""
        self.setToolTip(name.replace("<", "‹"))  # so that Qt never takes what a person wrote for markup
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
