"""Copies a number for a moment: clipboards are read by other programs, and some computers keep what was copied."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

_KEPT_MS = 60_000
_copied: set[str] = set()


def copy_for_a_minute(text: str) -> None:
    """Put a text on the clipboard and, when it is still there after a minute, take it away."""
    QGuiApplication.clipboard().setText(text)
    _copied.add(text)
    QTimer.singleShot(_KEPT_MS, lambda: _take_away(text))


def take_away_now() -> None:
    """Take away what was copied last: the program ends, and nobody would do it later."""
    for text in tuple(_copied):
        _take_away(text)


def _take_away(text: str) -> None:
    _copied.discard(text)
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
