"""Form fields: label above, hint and error below, what was typed always stays."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from aftercare.domain.calendar.written_dates import days_written
from aftercare.domain.records.contacts import spelled_out
from aftercare.i18n import AFTERNOON_ENDS, _, clock_time, country, parse_clock_time, short_day
from aftercare.planner.date_words import several_days_words
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import IconButton
from aftercare.ui.widgets.icons import IconLabel, paint_icon
from aftercare.ui.widgets.text import Label

_ICON_ROOM = 24  # pixels before the words of a field with an icon


class Field(QWidget):
    """One question of a form around its control; the error stands right under it."""

    def __init__(self, label: str, control: QWidget, *, hint: str = "", optional: bool = False) -> None:
        super().__init__()
        look = theme.active()
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(5))
        title = self._title = Label(_("{label} (optional)").format(label=label) if optional else label, "label")
        buddy = control.focusProxy() or control
        title.setBuddy(buddy)
        if not control.accessibleName():
            control.setAccessibleName(label)
        if buddy is not control and not buddy.accessibleName():
            buddy.setAccessibleName(label)
        column.addWidget(title)
        column.addWidget(control)
        if hint:
            column.addWidget(Label(hint, "small", "quiet", wraps=True))
        if isinstance(control, DateEdit):
            control.was_read.connect(lambda: self.show_error(control.problem() if control.unreadable else ""))
        self._error = QWidget()
        row = QHBoxLayout(self._error)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(6))
        row.addWidget(IconLabel("circle-alert", "err"), 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = Label("", "label", "error", wraps=True)
        row.addWidget(self._sentence, 1)
        self._error.hide()
        column.addWidget(self._error)

    def rename(self, label: str) -> None:
        """Ask another question."""
        self._title.setText(label)
        (self.control.focusProxy() or self.control).setAccessibleName(label)

    @property
    def error(self) -> str:
        """The sentence shown, or nothing."""
        return "" if self._error.isHidden() else self._sentence.text()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong and how to mend it; an empty sentence takes it away."""
        if sentence != self._sentence.text():
            self._error.hide()  # else a longer sentence may keep the height of the one before
        self._sentence.setText(sentence)
        self._error.setVisible(bool(sentence))
        edited = self.control.focusProxy() or self.control
        edited.setProperty("bad", bool(sentence))
        edited.setAccessibleDescription(sentence)
        edited.style().polish(edited)


class LineEdit(QLineEdit):
    """One line; `edited` comes when the person leaves it or presses Enter after a change."""

    edited = Signal(str)

    def __init__(self, text: str = "", *, placeholder: str = "", most: int = 500) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(most)
        self._known = text
        self.editingFinished.connect(self._on_finished)

    def show_text(self, text: str) -> None:
        """Show a text without calling it an edit."""
        self._known = text
        if text != self.text():
            self.setText(text)

    def _on_finished(self) -> None:
        if self.text() != self._known:
            self._known = self.text()
            self.edited.emit(self._known)


class NotesEdit(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it; `edited` comes on leaving after a change."""

    edited = Signal(str)

    def __init__(self, text: str = "", *, placeholder: str = "", lines: int = 3) -> None:
        super().__init__(text)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self._known = text
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme.active().space(22))

    def show_text(self, text: str) -> None:
        """Show a text without calling it an edit."""
        self._known = text
        if text != self.toPlainText():
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.edited.emit(self._known)


T = TypeVar("T")


class Choice(QComboBox, Generic[T]):
    """A drop-down of values with words; `picked` comes only when the person chooses."""

    picked = Signal(object)

    def __init__(self, options: Sequence[tuple[T, str]] = ()) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one takes no height from the style sheet
        self.offer(options)
        self.activated.connect(lambda _index: self.picked.emit(self.value))

    def offer(self, options: Sequence[tuple[T, str]]) -> None:
        """Replace what can be chosen, keeping the value where it is still there."""
        known = self.value
        self.clear()
        self._values = [value for value, _text in options]
        self.addItems([text for _value, text in options])
        if known in self._values:
            self.choose(known)

    @property
    def value(self) -> T | None:
        """The value chosen, or None when there is nothing to choose."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    def choose(self, value: T | None) -> None:
        """Show a value as chosen without saying so."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.active()
        side = look.px(18)
        area = QRect(self.width() - side - look.space(12), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "chevron-down", look.paint("text2"), area)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the page and never changes an answer."""
        event.ignore()


class LinkEdit(LineEdit):
    """An address; what can only be a web or mail address is spelled out when it is left."""

    def __init__(self) -> None:
        super().__init__()
        self.edited.connect(lambda text: self.show_text(spelled_out(text)))


class TimeEdit(LineEdit):
    """A time of day as people write it: 2:30 PM, 2pm, 14:30."""

    def __init__(
        self, moment: time | None = None, *, afternoon_before: Callable[[], time | None] = lambda: None
    ) -> None:
        """`afternoon_before`: until when a time without AM or PM is in the afternoon, if at all."""
        super().__init__(clock_time(moment) if moment else "", placeholder=_("2:30 PM"), most=20)
        self._afternoon_before = afternoon_before
        self.setTextMargins(theme.active().px(_ICON_ROOM), 0, 0, 0)
        self.edited.connect(lambda _text: self._tidy())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.active()
        side = look.px(18)
        area = QRect(look.px(9), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "clock", look.paint("text2"), area)

    def _tidy(self) -> None:
        moment = self.moment
        if moment is not None:
            self.show_text(clock_time(moment))

    @property
    def moment(self) -> time | None:
        """The time typed, or None when it is empty or not a time."""
        return parse_clock_time(self.text(), afternoon_before=self._afternoon_before())

    @property
    def unreadable(self) -> bool:
        """Whether something is typed that is not a time."""
        return bool(self.text().strip()) and self.moment is None

    def show_time(self, moment: time | None) -> None:
        """Show a time without calling it an edit."""
        self.show_text(clock_time(moment) if moment else "")


class MeetingTimeEdit(TimeEdit):
    """When people meet or talk: 2:30 is in the afternoon."""

    def __init__(self) -> None:
        super().__init__(afternoon_before=lambda: AFTERNOON_ENDS)


class DateEdit(QWidget):
    """A day as people write it (Oct 6, tomorrow, in figures by the country), or picked from a calendar.

    When one leaves it, it shows with its month's name how it was read. `was_read` comes before `edited`, so that a form
    can say more about the day.
    """

    edited = Signal(str)
    was_read = Signal()

    def __init__(self, today: date, day: date | None = None, *, coming: bool = False, placeholder: str = "") -> None:
        """`coming`: a day without a year that is long past means next year's."""
        super().__init__()
        self._today, self._coming = today, coming
        self._typed = ""  # what was written out, as it was typed
        self._line = LineEdit(placeholder=placeholder or _("Oct 6, or tomorrow"), most=40)
        self.setFocusProxy(self._line)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Qt cannot put it into a tab order
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._line)
        side = theme.active().px(36)
        self._line.setTextMargins(theme.active().px(_ICON_ROOM), 0, 0, 0)
        picker = IconButton("calendar-days", _("Choose a day (Alt+Down)"))
        picker.setParent(self._line)
        picker.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picker.setCursor(Qt.CursorShape.ArrowCursor)
        picker.setFixedSize(side, side)
        picker.move(0, 2)
        picker.clicked.connect(self._open_calendar)
        self._line.edited.connect(self._on_edited)
        self.show_day(day)

    @property
    def day(self) -> date | None:
        """The day typed, or None when it is empty, not a day, or can be two."""
        days = self._days
        return days[0] if len(days) == 1 else None

    @property
    def _days(self) -> tuple[date, ...]:
        return days_written(self._line.text(), self._today, country(), coming=self._coming)

    def set_today(self, today: date) -> None:
        """Say which day it is now, for a form that was made on an earlier one."""
        self._today = today

    @property
    def unreadable(self) -> bool:
        """Whether something is typed that is not one day."""
        return bool(self._line.text().strip()) and self.day is None

    def problem(self, otherwise: str = "") -> str:
        """What to say while there is no day: which days it can be, or else that one is to be entered."""
        days = self._days
        if len(days) == 1:
            return ""
        return several_days_words(days, self._today) if days else otherwise or like_a_day()

    def problem_unless_past(self) -> str:
        """A sentence for what is typed, unless that is nothing, today, or an earlier day."""
        if self.unreadable:
            return self.problem()
        if self.day is not None and self.day > self._today:
            return _("Choose today or an earlier day.")
        return ""

    def show_day(self, day: date | None) -> None:
        """Show a day without calling it an edit."""
        self._typed = ""
        self._line.show_text("" if day is None else self._dated(day))

    def text(self) -> str:
        """What stands in the field."""
        return self._line.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field as if typed and left."""
        self._line.setText(text)
        self._write_out(text)

    def read_again(self) -> None:
        """Read what was typed once more, in the order of another country."""
        if self._typed:
            self._line.show_text(self._typed)
            self._write_out(self._typed)
            self.was_read.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self._write_out(text)
        self.was_read.emit()
        self.edited.emit(text)

    def _write_out(self, typed: str) -> None:
        """Show how a text was read."""
        if (day := self.day) is not None:
            self.show_day(day)
        self._typed = typed

    def _dated(self, day: date) -> str:
        """A day in short, with its year when it would be read as another one."""
        if day.year == self._today.year and not (self._coming and day < self._today - _LONG_PAST):
            return short_day(day)
        return _("{day}, {year}").format(day=short_day(day), year=day.year)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.day or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def pick(chosen: QDate) -> None:
            menu.close()
            self._line.setText(self._dated(date(chosen.year(), chosen.month(), chosen.day())))
            self._line.editingFinished.emit()

        calendar.activated.connect(pick)
        calendar.clicked.connect(pick)
        menu.aboutToShow.connect(lambda: calendar.setFocus(Qt.FocusReason.PopupFocusReason))
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()


_LONG_PAST = timedelta(days=90)


def like_a_day() -> str:
    """What is said of what is not a day."""
    return _("Enter a day, like Oct 6.")
