"""The program's own reminders: a small card at the bottom right that takes no focus and stays until answered."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Notice
from aftercare.i18n import _
from aftercare.planner.reminders.catch_up_words import CatchUpRow
from aftercare.ui import theme
from aftercare.ui.frames.sidebar import paint_mark
from aftercare.ui.reminders.catch_up_list import CatchUpView
from aftercare.ui.widgets.buttons import Button, IconButton, Kind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule

_WIDTH, _LIST_WIDTH = 388, 440
_MOST_OF_SCREEN = 0.7
_NOW_MS = 60_000
_KINDS: tuple[Kind, ...] = ("primary", "default", "quiet")


@dataclass(frozen=True, slots=True)
class CardNotice:
    """A notice on the card, with the time it is due since; a new one is said to be now."""

    notice: Notice
    when: str = ""
    is_new: bool = False


class ReminderCard(QWidget):
    """Shows a few notices under each other, or on request the list of everything that waits.

    `answered` carries a notice's key and the action of its pressed button, `closed` says that nothing was answered.
    `entry_answered` and `entry_moved` come from the list, `list_closed` when it was looked through.
    """

    answered = Signal(str, str)
    closed = Signal()
    entry_answered = Signal(object, object)
    entry_moved = Signal(object, object)
    list_closed = Signal()

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
        self._list: CatchUpView | None = None
        self._is_aside = self._comes_back = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_NOW_MS)
        self._fresh: Label | None = None
        self._after_now = ""
        self._clock.timeout.connect(self._no_longer_now)
        FocusRing(self)

    @property
    def shows_list(self) -> bool:
        """Whether the list is open."""
        return self._list is not None

    def show_notices(self, notices: Sequence[CardNotice]) -> None:
        """Show these in place of what was there, and say them to screen readers; without any the card goes."""
        self._forget()
        self._comes_back = bool(notices)
        if not notices:
            self.hide()
            return
        self.setWindowTitle(notices[0].notice.app_name)
        self._fill(self._words(notices), _WIDTH)
        spoken = " ".join(f"{each.notice.title} {each.notice.body}" for each in notices)
        self.setAccessibleName(spoken)
        self.resize(self.width(), self.heightForWidth(self.width()))
        if self._is_aside:
            return
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def stand_aside(self, *, aside: bool) -> None:
        """Leave the whole screen to Help now; what is on the card comes back after it."""
        if aside and not self._is_aside:
            self._comes_back = self.isVisible()
        self._is_aside = aside
        if aside:
            self.hide()
        elif self._comes_back:
            self.show()

    def show_list(self, rows: Sequence[CatchUpRow], earlier: int, app_name: str) -> None:
        """Show everything that waits, or bring what is shown of it up to date; without any the card goes."""
        if not rows and not earlier:
            self._forget()
            self.hide()
            self.list_closed.emit()
            return
        if self._list is None:
            self._forget()
            self.setWindowTitle(app_name)
            self.setAccessibleName(_("While you were away"))
            self._list = CatchUpView()
            self._list.answered.connect(self.entry_answered)
            self._list.moved.connect(self.entry_moved)
            self._fill(self._framed(self._list, app_name), _LIST_WIDTH)
        self._list.show_rows(rows, earlier)
        look = theme.active()
        beside = look.space(16) + look.space(14) + 8
        wanted = self._list.words_height(self.width() - beside) + look.px(80)
        self.resize(self.width(), min(wanted, round(self._area().height() * _MOST_OF_SCREEN)))
        self.show()

    def take_focus(self) -> None:
        """Come to the front, with the focus on the first answer."""
        self.show()
        self.activateWindow()
        if self._list is not None:
            self._list.focus_first()
            return
        first = next((button for button in self.findChildren(Button) if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_list(self) -> None:
        """Put the list away."""
        if self._list is not None:
            self._forget()
            self.hide()
            self.list_closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing to count while out of sight."""
        self._clock.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts the card away, unanswered."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        clear(self._place)
        self._list = self._fresh = None
        self._clock.stop()

    def _fill(self, shown: QWidget, width: int) -> None:
        area = self._area()
        self.setFixedWidth(min(theme.active().px(width), area.width()))
        self._place.addWidget(shown)
        shown.show()  # now: a card on the screen would wait for the next event, and be sized without it

    def _framed(self, view: QWidget, app_name: str) -> QWidget:
        look = theme.active()
        framed = QWidget()
        column = QVBoxLayout(framed)
        column.setContentsMargins(look.space(16), look.space(12), look.space(14), look.space(14))
        column.setSpacing(look.space(6))
        column.addLayout(self._top(app_name, "", _("Close this list")))
        column.addWidget(view, 1)
        return framed

    def _words(self, notices: Sequence[CardNotice]) -> QWidget:
        look = theme.active()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(look.space(16), look.space(12), look.space(14), look.space(14))
        column.setSpacing(look.space(6))
        alone = len(notices) == 1
        column.addLayout(self._top(notices[0].notice.app_name, self._when(notices[0]) if alone else ""))
        for index, each in enumerate(notices):
            if index:
                column.addWidget(Rule())
            column.addWidget(Label(each.notice.title, "card", wraps=True))
            if each.notice.body:
                column.addWidget(Label(each.notice.body, "body", "quiet", wraps=True))
            column.addSpacing(look.space(6))
            column.addWidget(self._buttons(each.notice))
        return words

    def _when(self, shown: CardNotice) -> str:
        """The time of a single notice, "now" for its first minute."""
        if not shown.is_new:
            return shown.when
        self._after_now = shown.when
        self._clock.start()
        return _("now")

    def _no_longer_now(self) -> None:
        if self._fresh is not None:
            self._fresh.setText(_signed(self.windowTitle(), self._after_now))

    def _top(self, app_name: str, when: str, close_name: str = "") -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_Sign(neutral=app_name != "Aftercare"))
        self._fresh = Label(_signed(app_name, when), "smallStrong", "quiet")
        row.addWidget(self._fresh, 1)
        close = IconButton("x", close_name or _("Close this reminder"))
        close.clicked.connect(self._on_close)
        row.addWidget(close)
        return row

    def _on_close(self) -> None:
        if self._list is not None:
            self.close_list()
        else:
            self.hide()
            self.closed.emit()

    def _buttons(self, notice: Notice) -> QWidget:
        strip = QWidget()
        flow = FlowLayout(strip, theme.active().space(8))
        for kind, button in zip(_KINDS, notice.buttons, strict=False):
            shown = Button(button.label, kind, size="small")
            shown.clicked.connect(lambda _checked, action=button.action: self.answered.emit(notice.key, action))
            flow.addWidget(shown)
            if button.action is Action.SNOOZE and notice.more:
                flow.addWidget(self._more(notice))
        return strip

    def _more(self, notice: Notice) -> IconButton:
        """A menu with the other times to come back at."""
        more = IconButton("chevron-down", _("Other times"), bordered=True)
        more.setProperty("measure", "small")
        menu = QMenu(more)
        for button in notice.more:
            entry = menu.addAction(button.label)
            entry.triggered.connect(lambda _checked=False, action=button.action: self.answered.emit(notice.key, action))
        more.setMenu(menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return more

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay in the corner, also when the card on the screen grows."""
        super().resizeEvent(event)
        area = self._area()
        gap = theme.active().space(16)
        self.move(area.right() - self.width() - gap, area.bottom() - self.height() - gap)

    def _area(self) -> QRect:
        return (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()


def _signed(app_name: str, when: str) -> str:
    """Whose card it is and since when: "Planner · now"."""
    return f"{app_name} · {when}" if when else app_name


class _Sign(QWidget):
    def __init__(self, *, neutral: bool) -> None:
        super().__init__()
        self._neutral = neutral
        side = theme.active().px(22)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: object) -> None:
        paint_mark(QPainter(self), QRect(0, 0, self.width(), self.height()), neutral=self._neutral)
