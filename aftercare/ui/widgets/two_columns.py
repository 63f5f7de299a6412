"""Two columns, one of them of a fixed width, or one below the other where there is no room."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from aftercare.ui import theme

NO_LIMIT = 16777215
"""Qt's QWIDGETSIZE_MAX, which PySide does not name."""


class TwoColumns(QBoxLayout):
    """Add the two as to any box; what stands at the `side` is so many pixels at 100 % text wide where both fit."""

    def __init__(self, *side: QWidget, width: int, gap: int = 20) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._side, self._width = side, width
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.active().space(gap))

    def fit(self, *, is_wide: bool) -> None:
        """Put the columns beside or below each other."""
        self.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        for part in self._side:
            hold_width(part, self._width if is_wide else None)


def hold_width(widget: QWidget, width: int | None) -> None:
    """Keep a widget at a width in pixels at 100 % text, or let it be any."""
    look = theme.active()
    widget.setMinimumWidth(0 if width is None else look.px(width))
    widget.setMaximumWidth(NO_LIMIT if width is None else look.px(width))
