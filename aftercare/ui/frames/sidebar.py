"""The sidebar: where to go, and Help now."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from aftercare.i18n import _
from aftercare.planner.destinations import Place
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.icons import icon, paint_icon
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.two_columns import NO_LIMIT


class SidebarShape(Enum):
    """How much room there is: beside the page with words, as a narrow rail, or as a bar on top."""

    WIDE = auto()
    RAIL = auto()
    BAR = auto()


def shape_for(width: int) -> SidebarShape:
    """The shape for a window of this many pixels at the text scale in use."""
    effective = width / theme.active().scale
    breakpoints = theme.tokens()["layout"]["breakpoints"]
    if effective >= breakpoints["wide"]:
        return SidebarShape.WIDE
    return SidebarShape.RAIL if effective >= breakpoints["medium"] else SidebarShape.BAR


class Sidebar(QFrame):
    """Navigation that emits `page_chosen` with a Place, and the Help now button that is never disabled."""

    page_chosen = Signal(object)
    help_chosen = Signal()
    lock_chosen = Signal()
    hide_chosen = Signal()

    def __init__(self, window_name: str, places: Sequence[tuple[Place, str, str]]) -> None:
        """`places` have words and an icon each, the last of them standing apart at the bottom."""
        super().__init__()
        self.setObjectName("sidebar")
        look = theme.active()
        self._shape: SidebarShape | None = None
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setSpacing(2)
        self._menu_button = self._build_menu(places)
        self._box.addWidget(self._menu_button)
        self._brand = _Brand(window_name)
        self._brand.hide_button.clicked.connect(self.hide_chosen)
        self._box.addWidget(self._brand)
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, NavButton] = {}
        for place, words, icon_name in places[:-1]:
            self._box.addWidget(self._nav(place, words, icon_name))
        self._box.addStretch(1)
        self._box.addWidget(self._nav(*places[-1]))
        self._lock = LockButton()
        self._lock.clicked.connect(self.lock_chosen)
        self._lock.hide()
        self._locks = False
        self._box.addWidget(self._lock)
        self._box.addSpacing(look.space(12))
        self.help_button = HelpButton()
        self.help_button.clicked.connect(self.help_chosen)
        self._box.addWidget(self.help_button)
        self.take_shape(SidebarShape.WIDE)

    def take_shape(self, shape: SidebarShape) -> None:
        """Fit the room there is."""
        if shape is self._shape:
            return
        self._shape = shape
        look, bar = theme.active(), shape is SidebarShape.BAR
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if bar else directions.TopToBottom)
        side, above, below = {
            SidebarShape.WIDE: (12, 20, 16),
            SidebarShape.RAIL: (8, 12, 12),
            SidebarShape.BAR: (14, 8, 8),
        }[shape]
        self._box.setContentsMargins(look.space(side), look.space(above), look.space(side), look.space(below))
        width = {SidebarShape.WIDE: look.px(212), SidebarShape.RAIL: look.px(92), SidebarShape.BAR: 0}[shape]
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or NO_LIMIT)
        self.setProperty("shape", shape.name.lower())
        self.style().polish(self)
        self._menu_button.setVisible(bar)
        self._brand.setVisible(not bar)
        self._brand.show_words(shown=shape is SidebarShape.WIDE)
        for button in self._buttons.values():
            button.setVisible(not bar)
            button.stand_upright(upright=shape is SidebarShape.RAIL, close=self._locks)
        self._lock.setVisible(self._locks and not bar)
        self._lock.stand_upright(upright=shape is SidebarShape.RAIL, close=self._locks)
        self.help_button.stand_upright(upright=shape is SidebarShape.RAIL)

    def mark(self, place: Place) -> None:
        """Show which page is open."""
        self._buttons[place].setChecked(True)
        for button in self._buttons.values():
            policy = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)  # Qt does so only when one of them gets the focus

    def call_window(self, window_name: str) -> None:
        """Change the name and the sign at the top."""
        self._brand.call_window(window_name)

    def offer_lock(self, *, offered: bool) -> None:
        """Show Lock, or take it away while there is no passcode."""
        self._locks = offered
        self._lock_entry.setVisible(offered)
        shape, self._shape = self._shape or SidebarShape.WIDE, None
        self.take_shape(shape)

    def _build_menu(self, places: Sequence[tuple[Place, str, str]]) -> Button:
        button = Button(_("Menu"), icon_name="menu")
        menu = QMenu(button)
        for place, words, icon_name in places:
            menu.addAction(icon(icon_name), words).triggered.connect(
                lambda _checked, place=place: self.page_chosen.emit(place)
            )
        menu.addAction(icon("eye-off"), _("Hide now")).triggered.connect(self.hide_chosen)
        self._lock_entry = menu.addAction(icon("lock"), _("Lock"))
        self._lock_entry.triggered.connect(self.lock_chosen)
        self._lock_entry.setVisible(False)
        button.setMenu(menu)
        return button

    def _nav(self, place: Place, words: str, icon_name: str) -> "NavButton":
        button = NavButton(words, icon_name)
        button.clicked.connect(lambda: self.page_chosen.emit(place))
        self._group.addButton(button)
        self._buttons[place] = button
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = [stop for stop in (*self._buttons.values(), self._lock, self.help_button) if stop.isVisible()]
        if not walk(event, stops):
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
        self._icon_name, self._upright = icon_name, False
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoExclusive(True)  # makes screen readers say "radio button" instead of "check box"
        self.setIcon(icon(icon_name, "text2", "primaryText"))
        self.setIconSize(QSize(look.px(36), look.px(20)))

    @property
    def is_upright(self) -> bool:
        """Whether the icon stands over the words."""
        return self._upright

    def stand_upright(self, *, upright: bool, close: bool = False) -> None:
        """Put the icon over the words, or back beside them; `close` is for many under each other."""
        self._upright = upright
        _set_height(self, theme.active().px(48 if close else 54) if upright else None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._upright:
            role = "primaryText" if self.isChecked() else "text2"
            _paint_upright(self, self._icon_name, role, "text" if self.isChecked() else "text2")
        else:
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


class LockButton(NavButton):
    """Lock, which goes nowhere and so is never the open place; its key is written at the right."""

    def __init__(self) -> None:
        super().__init__(_("Lock"), "lock")
        self.setAutoExclusive(False)
        self.setCheckable(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.is_upright:
            paint_key(self, _("Ctrl L"), "text2")


class HelpButton(Button):
    """Help now with its key, F1, written at the right."""

    def __init__(self) -> None:
        super().__init__(_("Help now"), "help", "life-buoy")
        look = theme.active()
        self._upright = False
        self.setIconSize(QSize(look.px(34), look.px(22)))

    def stand_upright(self, *, upright: bool) -> None:
        """Put the icon over the words, or back beside them and the key."""
        self._upright = upright
        _set_height(self, theme.active().px(58) if upright else None)
        self.update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._upright else QSize(hint.width() + theme.active().px(28), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._upright:
            _paint_upright(self, "life-buoy", "onHelp", "onHelp")
            return
        super().paintEvent(event)
        paint_key(self, "F1", "onHelp")


def paint_key(button: QPushButton, key: str, role: str) -> None:
    """Write a button's key at its right."""
    look = theme.active()
    painter = QPainter(button)
    font = button.font()
    font.setPixelSize(look.px(13))
    painter.setFont(font)
    painter.setPen(look.paint(role))
    area = button.rect().adjusted(0, 0, -look.space(14), 0)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, key)


def _set_height(button: QPushButton, height: int | None) -> None:
    button.setMinimumHeight(height or 0)
    button.setMaximumHeight(height or NO_LIMIT)


def _paint_upright(button: QPushButton, icon_name: str, icon_role: str, words_role: str) -> None:
    """A push button with its icon over its words, which Qt's own cannot have."""
    look = theme.active()
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text, option.icon = "", QIcon()
    painter = QPainter(button)
    button.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, button)
    side, gap = look.px(20), look.px(3)
    font = button.font()
    font.setPixelSize(look.px(13))
    painter.setFont(font)
    line = painter.fontMetrics().height()
    top = (button.height() - side - gap - line) // 2
    paint_icon(painter, icon_name, look.paint(icon_role), QRect((button.width() - side) // 2, top, side, side))
    painter.setPen(look.paint(words_role))
    words = QRect(0, top + side + gap, button.width(), line)
    painter.drawText(words, Qt.AlignmentFlag.AlignHCenter, button.text())


class _Brand(QWidget):
    def __init__(self, window_name: str) -> None:
        super().__init__()
        look = theme.active()
        row = self._row = QHBoxLayout(self)
        self._mark = _Mark()
        row.addWidget(self._mark)
        self._words = Label("", "brand")
        row.addWidget(self._words, 1)
        self.hide_button = IconButton("eye-off", _("Hide now (Ctrl+Shift+H)"))
        self.hide_button.setFixedSize(look.px(34), look.px(34))
        row.addWidget(self.hide_button)
        self.call_window(window_name)
        self.show_words(shown=True)

    def show_words(self, *, shown: bool) -> None:
        look = theme.active()
        self._words.setVisible(shown)
        self._row.setSpacing(look.space(10) if shown else look.space(4))
        self._row.setContentsMargins(look.space(8) if shown else 0, 0, 0, look.space(20))

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
