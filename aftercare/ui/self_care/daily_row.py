"""One daily step as a row: what it is and when, its menu, a grip to drag it by, and its fields when it is open."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare.domain.areas.self_care import Daily
from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.ui import theme
from aftercare.ui.self_care.daily_editor import DailyEditor
from aftercare.ui.widgets.buttons import IconButton
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.icons import paint_icon
from aftercare.ui.widgets.rows import RowButton
from aftercare.ui.widgets.surfaces import bring_into_sight
from aftercare.ui.widgets.text import Label


class DailyRow(QWidget):
    """`step_wanted` carries how many places it shall go (up is -1), `dragged` where the hand is, until `dropped`."""

    edited = Signal(object)
    opened = Signal()
    closed = Signal()
    again_wanted = Signal()
    more_wanted = Signal()
    menu_opened = Signal(QMenu)
    step_wanted = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._daily: Daily | None = None
        self._editor: DailyEditor | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme.active().space(4))
        self._column.addLayout(line)
        grip = _Grip()
        grip.dragged.connect(self.dragged)
        grip.dropped.connect(self.dropped)
        line.addWidget(grip)
        self._button = _StepButton()
        self._title = Label("", "bodyMedium", wraps=True)
        self._more = Label("", "small", "quiet", wraps=True)
        self._button.add_words(self._title, self._more)
        self._button.clicked.connect(self._on_clicked)
        self._button.step_wanted.connect(self.step_wanted)
        line.addWidget(self._button, 1)
        self._dots = IconButton("ellipsis", "")
        menu = QMenu(self._dots)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: self.menu_opened.emit(menu))
        self._dots.setMenu(menu)
        self._dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line.addWidget(self._dots)

    def show_step(self, title: str, daily: Daily | None, more: str, *, quiet: bool) -> None:
        """Show a step, its second line, and whether it steps back; without a daily one there are no fields here."""
        self._daily = daily
        self._title.setText(breakable(title))
        self._title.set_look("body" if quiet else "bodyMedium", "quiet" if quiet else "")
        self._more.setText(more)
        self._button.setAccessibleName(", ".join(part for part in (title, more) if part))
        self._dots.rename(_("More about {title}").format(title=title))
        if self._editor is not None and daily is not None:
            self._editor.show_daily(daily)

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return self._editor is not None and not self._editor.isHidden()

    def open(self, *, on_time: bool = False) -> None:
        """Show its fields and go to the first of them."""
        if self._daily is None:
            self.more_wanted.emit()
            return
        if self._editor is None:
            self._editor = self._make_editor()
            self._editor.show_daily(self._daily)
        was_open = self.is_open
        self._editor.show()
        self._button.setChecked(True)
        if not was_open:
            self.opened.emit()
        self._editor.focus_first(on_time=on_time)
        bring_into_sight(self)

    def close_editor(self) -> None:
        """Put its fields away; what could not be kept is taken back."""
        if self._editor is not None and self.is_open:
            self._editor.show_kept()
            self._editor.hide()
            self._button.setChecked(False)

    def focus(self) -> None:
        """Put the focus on the row."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def _make_editor(self) -> DailyEditor:
        editor = DailyEditor()
        editor.edited.connect(self.edited)
        editor.closed.connect(self._on_closed)
        editor.again_wanted.connect(self.again_wanted)
        editor.more_wanted.connect(self.more_wanted)
        look = theme.active()
        inset = QHBoxLayout()
        inset.setContentsMargins(look.space(28), look.space(6), look.space(8), look.space(14))
        inset.addWidget(editor)
        self._column.addLayout(inset)
        mend_tab_order((self,))
        return editor

    def _on_clicked(self) -> None:
        if self.is_open and self._editor is not None:
            self._editor.close_when_right()
        else:
            self.open()
        self._button.setChecked(self.is_open)

    def _on_closed(self) -> None:
        self.close_editor()
        self.focus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._on_closed()
        else:
            super().keyPressEvent(event)


class _StepButton(RowButton):
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class _Grip(QWidget):
    """For the mouse alone: the menu and Alt with an arrow key do the same."""

    dragged = Signal(QPoint)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self.setFixedSize(look.px(24), look.px(40))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to move. Alt+Up and Alt+Down do the same."))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        side = look.px(18)
        area = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "grip-vertical", look.paint("control"), area)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.dropped.emit()
