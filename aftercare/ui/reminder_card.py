"""The program's own reminders: a small card at the bottom right that takes no focus and stays until answered."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from aftercare.domain.notices import Notice
from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.sidebar import paint_mark
from aftercare.ui.widgets.buttons import Button, IconButton, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule

_KINDS: tuple[Kind, ...] = ("primary", "default", "quiet")


class ReminderCard(QWidget):
    """Shows a few notices under each other.

    `answered` carries a notice's key and the action of its pressed button, `closed` says that nothing was answered.
    """

    answered = Signal(str, str)
    closed = Signal()

    def __init__(self) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(_("Planner"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as high as its words, not as they might be
        frame = QFrame()
        frame.setObjectName("reminderCard")
        outer.addWidget(frame)
        self._place = QVBoxLayout(frame)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setFixedWidth(theme.active().px(388))
        FocusRing(self)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these in place of what was there, and say them to screen readers; without any the card goes."""
        clear(self._place)
        if not notices:
            self.hide()
            return
        self.setWindowTitle(notices[0].app_name)
        shown = self._words(notices)
        self._place.addWidget(shown)
        shown.show()  # now: a card on the screen would wait for the next event, and be sized without it
        spoken = " ".join(f"{notice.title} {notice.body}" for notice in notices)
        self.setAccessibleName(spoken)
        self.resize(self.width(), self.heightForWidth(self.width()))
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def take_focus(self) -> None:
        """Come to the front, with the focus on the first answer."""
        self.show()
        self.activateWindow()
        first = next((button for button in self.findChildren(Button) if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, notices: Sequence[Notice]) -> QWidget:
        look = theme.active()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(look.space(16), look.space(12), look.space(14), look.space(14))
        column.setSpacing(look.space(6))
        column.addLayout(self._top(notices[0].app_name))
        for index, notice in enumerate(notices):
            if index:
                column.addWidget(Rule())
            column.addWidget(Label(notice.title, "card", wraps=True))
            if notice.body:
                column.addWidget(Label(notice.body, "body", "quiet", wraps=True))
            column.addSpacing(look.space(6))
            column.addWidget(self._buttons(notice))
        return words

    def _top(self, app_name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_Sign(neutral=app_name != "Aftercare"))
        row.addWidget(Label(app_name, "smallStrong", "quiet"), 1)
        close = IconButton("x", _("Close this reminder"))
        close.clicked.connect(self.hide)
        close.clicked.connect(self.closed)
        row.addWidget(close)
        return row

    def _buttons(self, notice: Notice) -> QWidget:
        strip = QWidget()
        flow = FlowLayout(strip, theme.active().space(8))
        for kind, button in zip(_KINDS, notice.buttons, strict=False):
            shown = Button(button.label, kind, size="small")
            shown.clicked.connect(lambda _checked, action=button.action: self.answered.emit(notice.key, action))
            flow.addWidget(shown)
        return strip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the corner, also when the card on the screen grows."""
        super().resizeEvent(event)
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
