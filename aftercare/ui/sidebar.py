"""The sidebar: where to go, and Help now."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.icons import icon, paint_icon
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.text import Label


class Sidebar(QFrame):
    """Navigation that emits `page_chosen` with a page's name, and the Help now button that is never disabled."""

    page_chosen = Signal(str)
    help_chosen = Signal()

    def __init__(self, window_name: str) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        look = theme.active()
        self.setFixedWidth(look.px(212))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(12), look.space(20), look.space(12), look.space(16))
        column.setSpacing(2)
        self._brand = _Brand(window_name)
        column.addWidget(self._brand)
        column.addSpacing(look.space(18))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        upper = (("today", _("Today"), "sun"), ("plan", _("My plan"), "clipboard-list"))
        for name, words, icon_name in upper:
            column.addWidget(self._nav(name, words, icon_name))
        column.addStretch(1)
        column.addWidget(self._nav("settings", _("Settings"), "settings"))
        column.addSpacing(look.space(12))
        self.help_button = HelpButton()
        self.help_button.clicked.connect(self.help_chosen)
        column.addWidget(self.help_button)

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)  # Qt does so only when one of them gets the focus

    def call_window(self, window_name: str) -> None:
        """Change the name and the sign at the top."""
        self._brand.call_window(window_name)

    def _nav(self, name: str, words: str, icon_name: str) -> "NavButton":
        button = NavButton(words, icon_name)
        button.clicked.connect(lambda: self.page_chosen.emit(name))
        self._group.addButton(button)
        self._buttons[name] = button
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(event, [*self._buttons.values(), self.help_button]):
            super().keyPressEvent(event)


def walk(event: QKeyEvent, stops: Sequence[QWidget]) -> bool:
    """Move the focus along a list of buttons when an arrow key was pressed on one of them; whether it was."""
    step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
    here = next((place for place, stop in enumerate(stops) if stop.hasFocus()), None)
    if step is None or here is None:
        return False
    stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
    return True


class NavButton(QPushButton):
    """One place to go; the open one has a bar at its left."""

    def __init__(self, words: str, icon_name: str) -> None:
        super().__init__(words)
        look = theme.active()
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setIcon(icon(icon_name, "text2", "primaryText"))
        self.setIconSize(QSize(look.px(36), look.px(20)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            look = theme.active()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.paint("primary"))
            painter.drawRoundedRect(QRect(0, look.px(9), 4, self.height() - 2 * look.px(9)), 2, 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class HelpButton(Button):
    """Help now with its key, F1, written at the right."""

    def __init__(self) -> None:
        super().__init__(_("Help now"), "help", "life-buoy")
        look = theme.active()
        self.setIconSize(QSize(look.px(34), look.px(22)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.active()
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(look.px(13))
        painter.setFont(font)
        painter.setPen(look.paint("onHelp"))
        area = self.rect().adjusted(0, 0, -look.space(14), 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "F1")


class _Brand(QWidget):
    def __init__(self, window_name: str) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(8), 0, look.space(8), 0)
        row.setSpacing(look.space(10))
        self._mark = _Mark()
        row.addWidget(self._mark)
        self._words = Label("", "bodyStrong")
        row.addWidget(self._words, 1)
        self.call_window(window_name)

    def call_window(self, window_name: str) -> None:
        self._words.setText(window_name)
        self._mark.show_sign(neutral=window_name != "Aftercare")


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        side = theme.active().px(32)
        self.setFixedSize(side, side)
        self._neutral = False

    def show_sign(self, *, neutral: bool) -> None:
        self._neutral = neutral
        self.update()

    def paintEvent(self, _event: object) -> None:
        paint_mark(QPainter(self), self.rect(), neutral=self._neutral)


def paint_mark(painter: QPainter, area: QRect, *, neutral: bool) -> None:
    """Draw the program's sign: a sprout, or a plain calendar under the neutral name."""
    look = theme.active()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.paint("lineStrong") if neutral else Qt.PenStyle.NoPen)
    painter.setBrush(look.paint("sunken" if neutral else "primary"))
    painter.drawRoundedRect(area.adjusted(0, 0, -1, -1) if neutral else area, area.width() * 0.28, area.width() * 0.28)
    inset = round(area.width() * 0.19)
    paint_icon(
        painter,
        "calendar-days" if neutral else "sprout",
        look.paint("text" if neutral else "onPrimary"),
        area.adjusted(inset, inset, -inset, -inset),
    )
