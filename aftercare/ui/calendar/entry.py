"""An item of the calendar as a button: opened by a press, moved by Ctrl and an arrow key, with a menu for the rest."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from aftercare.domain.calendar.agenda import Status
from aftercare.i18n import _
from aftercare.planner.calendar.words import Entry
from aftercare.ui import theme
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.widgets.icons import paint_icon

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_OVER = (Status.DONE, Status.SKIPPED, Status.MISSED, Status.CANCELLED)


class EntryButton(QAbstractButton):
    """Shows an entry; `stepped` carries the days it is to move, `menu_wanted` where on the screen to open its menu."""

    stepped = Signal(int)
    menu_wanted = Signal(QPoint)
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(_("Ctrl and an arrow key move it by a day or a week."))
        self.entry: Entry | None = None

    def show_entry(self, entry: Entry) -> None:
        """Show an item on a day."""
        if entry != self.entry:
            self.entry = entry
            self.setAccessibleName(entry.spoken)
            self.update()

    @property
    def movable(self) -> bool:
        """Whether it can be moved to another day."""
        return self.entry is not None and self.entry.status is not Status.CANCELLED

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _STEPS:
            if self.movable:
                self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier):
            self.menu_wanted.emit(self.mapToGlobal(self.rect().bottomLeft()))
        elif key in _STEPS:
            event.ignore()  # walking belongs to the list or the month
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())


def _wrapping(metrics: QFontMetrics, text: str, width: int) -> Qt.TextFlag:
    """How a text goes on in the next line: between words, or anywhere when a word is too long for a line."""
    too_long = any(metrics.horizontalAdvance(word) > width for word in text.split())
    return Qt.TextFlag.TextWrapAnywhere if too_long else Qt.TextFlag.TextWordWrap


def words_font(size: int, weight: QFont.Weight, *, struck: bool = False, figures: bool = False) -> QFont:
    """A font of the design in pixels at 100 %."""
    font = QFont(theme.FAMILY)
    font.setPixelSize(theme.active().px(size))
    font.setWeight(weight)
    font.setStrikeOut(struck)
    if figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    area = QRect(0, 0, width, 100_000)
    return metrics.boundingRect(area, _wrapping(metrics, text, width), text).height() if text else 0


class EntryRow(EntryButton):
    """One line of the list: when, what, and what one has to know."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._measured: tuple[int, int, int] | None = None
        self.more = _MoreButton(self)
        self.more.clicked.connect(
            lambda: self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft())),
        )

    def show_entry(self, entry: Entry) -> None:
        if entry == self.entry:
            return
        super().show_entry(entry)
        self._measured = None
        self.more.setAccessibleName(_("More about {title}").format(title=entry.title))
        self.more.setToolTip(self.more.accessibleName())

    def heightForWidth(self, width: int) -> int:
        look = theme.active()
        _clock, _tile, words = self._places(width)
        title, details = self._heights(words.width())
        return max(look.px(48), title + details + look.space(8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.active().px(34)
        self.more.setGeometry(self.width() - side - theme.active().space(4), (self.height() - side) // 2, side, side)

    def _places(self, width: int) -> tuple[QRect, QRect, QRect]:
        """The time, the tile and the words, as far as they go sideways."""
        look = theme.active()
        inset, gap = look.space(8), look.space(12)
        clock = QRect(inset, 0, look.px(82), 1)
        tile = QRect(clock.right() + 1 + gap, 0, look.px(34), look.px(34))
        left = tile.right() + 1 + gap
        return clock, tile, QRect(left, 0, max(1, width - left - look.px(34) - look.space(8)), 1)

    def _heights(self, width: int) -> tuple[int, int]:
        """How high the title and the details are at a width."""
        if self._measured is None or self._measured[0] != width:
            words = (self.entry.title, self.entry.details) if self.entry is not None else ("", "")
            title, details = (
                _height(QFontMetrics(font), text, width) for font, text in zip(self._fonts(), words, strict=True)
            )
            self._measured = (width, title, details)
        return self._measured[1:]

    def _fonts(self) -> tuple[QFont, QFont]:
        over = self.entry is not None and self.entry.status in _OVER
        cancelled = self.entry is not None and self.entry.status is Status.CANCELLED
        weight = QFont.Weight.Normal if over else QFont.Weight.Medium
        return words_font(15, weight, struck=cancelled), words_font(13, QFont.Weight.Normal)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.entry is None:
            return
        look, entry = theme.active(), self.entry
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.paint("sunken"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        clock, tile, words = self._places(self.width())
        painter.setFont(words_font(14, QFont.Weight.Normal, figures=True))
        painter.setPen(look.paint("text2"))
        clock.setHeight(self.height())
        painter.drawText(clock, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, entry.clock)
        tile.moveTop((self.height() - tile.height()) // 2)
        paint_tile(painter, tile, entry)
        title, details = self._heights(words.width())
        top = (self.height() - title - details) // 2
        strong, small = self._fonts()
        for font, role, text, height in (
            (strong, "text2" if entry.status in _OVER else "text", entry.title, title),
            (small, "text2", entry.details, details),
        ):
            painter.setFont(font)
            painter.setPen(look.paint(role))
            area = QRect(words.left(), top, words.width(), height)
            painter.drawText(area, _wrapping(painter.fontMetrics(), text, words.width()), text)
            top += height


class _MoreButton(QAbstractButton):
    """Three dots at the end of a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.paint("primaryTint"))
            painter.drawRoundedRect(self.rect(), 8, 8)
        inset = look.px(8)
        paint_icon(painter, "ellipsis", look.paint("text2"), self.rect().adjusted(inset, inset, -inset, -inset))


def paint_tile(painter: QPainter, area: QRect, entry: Entry) -> None:
    """An item's icon on its area's tint; a check once it is done."""
    look = theme.active()
    done = entry.status is Status.DONE
    role = "ok" if done else AREA_ICONS[entry.area][1]
    painter.setPen(QPen(look.paint(role), 2) if look.high_contrast else Qt.PenStyle.NoPen)
    painter.setBrush(look.paint(f"{role}Tint"))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1) if look.high_contrast else area, look.px(8), look.px(8))
    inset = area.width() // 4
    icon = area.adjusted(inset, inset, -inset, -inset)
    paint_icon(painter, "check" if done else entry.icon or AREA_ICONS[entry.area][0], look.paint(role), icon)
