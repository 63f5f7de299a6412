"""The program's own reminder: a small card at the bottom right that takes no focus and stays until answered."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.notices import Notice
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.sidebar import paint_mark
from aftercare.ui.widgets.buttons import Button, IconButton, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label

_KINDS: tuple[Kind, ...] = ("primary", "default", "quiet")


class ReminderCard(QWidget):
    """Shows one notice; `answered` carries the notice and the action of the pressed button, `put_away` the notice.

    There is one card: a second notice replaces the first, since several due at once come as one summary.
    """

    answered = Signal(object, object)
    put_away = Signal(object)

    def __init__(self) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(_("Planner"))
        self.notice: Notice | None = None
        look = theme.active()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        frame = QFrame()
        frame.setObjectName("reminderCard")
        outer.addWidget(frame)
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(look.space(16), look.space(12), look.space(14), look.space(14))
        self._column.setSpacing(look.space(6))
        self.setFixedWidth(look.px(388))
        FocusRing(self)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of what was there, and say it to screen readers."""
        self.notice = notice
        self.setWindowTitle(notice.app_name)
        clear(self._column)
        self._column.addLayout(self._top(notice))
        self._column.addWidget(Label(notice.title, "card", wraps=True))
        if notice.body:
            self._column.addWidget(Label(notice.body, "body", "quiet", wraps=True))
        self._column.addSpacing(theme.active().space(4))
        self._column.addWidget(self._buttons(notice))
        self.setAccessibleName(f"{notice.title} {notice.body}")
        self._place()
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{notice.title} {notice.body}"))

    def take_away(self) -> None:
        """Hide the card because what it said is no longer due."""
        self.notice = None
        self.hide()

    def _top(self, notice: Notice) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_Sign(neutral=notice.app_name != "Aftercare"))
        row.addWidget(Label(notice.app_name, "smallStrong", "quiet"), 1)
        close = IconButton("x", _("Close this reminder"))
        close.clicked.connect(self._on_close)
        row.addWidget(close)
        return row

    def _buttons(self, notice: Notice) -> QWidget:
        strip = QWidget()
        flow = FlowLayout(strip, theme.active().space(8))
        for kind, button in zip(_KINDS, notice.buttons, strict=False):
            shown = Button(button.label, kind, size="small")
            shown.clicked.connect(lambda _checked, action=button.action: self._on_button(action))
            flow.addWidget(shown)
        return strip

    def _on_button(self, action: object) -> None:
        notice, self.notice = self.notice, None
        self.hide()
        self.answered.emit(notice, action)

    def _on_close(self) -> None:
        notice, self.notice = self.notice, None
        self.hide()
        self.put_away.emit(notice)

    def _place(self) -> None:
        self.adjustSize()
        screen = self.screen() or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        gap = theme.active().space(16)
        self.move(area.right() - self.width() - gap, area.bottom() - self.height() - gap)


class _Sign(QWidget):
    def __init__(self, *, neutral: bool) -> None:
        super().__init__()
        self._neutral = neutral
        side = theme.active().px(22)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: object) -> None:
        paint_mark(QPainter(self), QRect(0, 0, self.width(), self.height()), neutral=self._neutral)
