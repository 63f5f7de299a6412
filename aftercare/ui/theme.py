"""The look: colors, type and sizes from the design tokens, as a palette, a style sheet and numbers for painting."""

import json
import re
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from aftercare import paths

ThemeName = Literal["light", "dark", "hcLight", "hcDark"]
FAMILY = "Atkinson Hyperlegible Next"


@cache
def tokens() -> dict[str, Any]:
    """The design tokens as shipped."""
    read: dict[str, Any] = json.loads((paths.resources() / "tokens.json").read_text("utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colors at one text scale (1.0 to 2.0)."""

    name: ThemeName
    scale: float = 1.0

    def color(self, role: str) -> str:
        """Color of a role as #RRGGBB."""
        found: str = tokens()["color"][self.name][role]
        return found

    def paint(self, role: str) -> QColor:
        """Color of a role for a painter."""
        return QColor(self.color(role))

    def px(self, size: float) -> int:
        """Pixels of type, icons and targets, which follow the text scale fully."""
        return round(size * self.scale)

    def space(self, size: float) -> int:
        """Pixels of empty space, which follows 35 % of the extra scale."""
        return round(size * (1 + (self.scale - 1) * 0.35))

    @property
    def high_contrast(self) -> bool:
        """Whether edges must be drawn where plain themes rely on tints."""
        return self.name.startswith("hc")


_active = Theme("light")


def active() -> Theme:
    """The theme of this process."""
    return _active


def chosen(setting: str, scale: float) -> Theme:
    """The theme for a setting: "system" follows the desktop's color scheme and contrast."""
    if setting in tokens()["color"]:
        return Theme(setting, scale)  # type: ignore[arg-type]  # checked against the tokens
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Theme("hcDark" if dark else "hcLight", scale)
    return Theme("dark" if dark else "light", scale)


def apply(theme: Theme) -> None:
    """Dress the whole application in a theme; everything painted afterwards uses it."""
    global _active  # noqa: PLW0603 - one look per process, as QApplication itself has it
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs the application")
    _active = theme
    font = QFont(FAMILY)
    font.setPixelSize(theme.px(tokens()["type"]["scale"]["body"]["size"]))
    application.setFont(font)
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def load_fonts() -> None:
    """Make the shipped typeface known to Qt."""
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.PlaceholderText: "text2",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.Highlight: "primary",
        QPalette.ColorRole.HighlightedText: "onPrimary",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.Link: "primaryText",
        QPalette.ColorRole.LinkVisited: "primaryText",
        QPalette.ColorRole.Accent: "primary",
    }
    palette = QPalette()
    for role, name in roles.items():
        palette.setColor(role, theme.paint(name))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.paint("textDisabled"))
    return palette


_SIZE = re.compile(r"\b(px|space)\(([\d.]+)\)")


def _style_sheet(theme: Theme) -> str:
    source = (paths.resources() / "theme.qss").read_text("utf-8")
    colors = {role: theme.color(role) for role in tokens()["color"][theme.name]}
    more = theme.high_contrast  # there tints are no different from the surface, so edges and full colors show
    edges = {
        "edge": "2px" if more else "1px",
        "openEdge": "4px" if more else "2px",
        "noteEdge": theme.color("line") if more else "transparent",
        "pickedEdge": theme.color("primary") if more else "transparent",
        "picked": theme.color("primary" if more else "primaryTint"),
        "onPicked": theme.color("onPrimary" if more else "onPrimaryTint"),
    }
    scaled = _SIZE.sub(
        lambda found: f"{(theme.px if found[1] == 'px' else theme.space)(float(found[2]))}px",
        source,
    )
    return Template(scaled).substitute(colors | edges)
