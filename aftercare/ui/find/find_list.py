"""The list of what was found, in groups: painted row by row, read out as a list."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare.planner.destinations import Destination
from aftercare.ui import theme
from aftercare.ui.widgets.icons import paint_icon
from aftercare.ui.widgets.type_face import TypeFace

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ICON, _INSET, _LEAST = 20, 8, 40


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One result: what it is called, where it is, the words it was found by, and where it is gone to."""

    icon: str
    role: str
    title: str = field(repr=False)
    where: str = field(repr=False)
    excerpt: str = field(repr=False)
    opens: Destination


class FoundModel(QAbstractListModel):
    """Headings, which are words only, and results under them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | FoundRow] = []

    def show_rows(self, rows: list[str | FoundRow]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else ", ".join(filter(None, (row.title, row.where, row.excerpt)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FoundList(QListView):
    """Arrow keys walk, Enter or a click opens; `left` says that the arrow went up from the first, `typed` a letter."""

    chosen = Signal(object)
    left = Signal()
    typed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._by_keyboard = False
        self._model = FoundModel()
        self.setModel(self._model)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("drawsFocus", True)
        self.clicked.connect(self._open)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[FoundRow]]]) -> None:
        """Show headings with their results; the current one stays when it is still there."""
        current = self._row(self.currentIndex())
        rows: list[str | FoundRow] = []
        for heading, members in groups:
            rows += [heading, *members]
        self._model.show_rows(rows)
        self.scrollToTop()
        if isinstance(current, FoundRow) and current in rows:
            self.setCurrentIndex(self._model.index(rows.index(current)))

    def open_first(self) -> None:
        """Open the first result, when there is one."""
        self._open(self._model.index(1))

    def enter(self) -> None:
        """Take the focus, at the first result."""
        if self._model.rows:
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.setCurrentIndex(self._model.index(1))

    def _row(self, index: _Index) -> str | FoundRow | None:
        return self._model.rows[index.row()] if index.isValid() else None

    def row_at(self, index: _Index) -> str | FoundRow:
        """What is painted there."""
        return self._model.rows[index.row()]

    def shows_ring_at(self, index: _Index) -> bool:
        """Whether the focus is to be seen there."""
        return self._by_keyboard and self.hasFocus() and index == self.currentIndex()

    def _open(self, index: QModelIndex) -> None:
        row = self._row(index)
        if isinstance(row, FoundRow):
            self.chosen.emit(row.opens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        elif plain and (key == Qt.Key.Key_Backspace or (event.text() and event.text().isprintable())):
            self.typed.emit(event.text() if key != Qt.Key.Key_Backspace else "")
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() == 1:
                self.scrollToTop()  # with the heading over the first one

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if self._by_keyboard and not self.currentIndex().isValid() and self._model.rows:
            self.setCurrentIndex(self._model.index(1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Paints a row; long words wrap and make their row higher."""

    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view = view
        self._heading = TypeFace(13, QFont.Weight.DemiBold)
        self._title = TypeFace(15, QFont.Weight.DemiBold)
        self._where = TypeFace(13, QFont.Weight.Normal)
        self._excerpt = TypeFace(15, QFont.Weight.Normal)

    def _lines(self, row: FoundRow, room: int) -> list[tuple[str, TypeFace, str, int]]:
        """What is painted under each other: words, typeface, color role and height."""
        lines = (
            (row.title, self._title, "text"),
            (row.where, self._where, "text2"),
            (row.excerpt, self._excerpt, "text"),
        )
        return [(words, face, role, face.height_of(words, room)) for words, face, role in lines if words]

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        look, width = theme.active(), self._view.viewport().width()
        row = self._view.row_at(index)
        if isinstance(row, str):
            words = self._heading.height_of(row, width - 2 * look.space(_INSET))
            return QSize(width, look.space(2 if index.row() == 0 else 14) + words + look.space(5))
        room = width - _left() - look.space(_INSET)
        words = sum(height for *_line, height in self._lines(row, room))
        return QSize(width, max(look.px(_LEAST), words + 2 * look.space(7)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, row = theme.active(), self._view.row_at(index)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            inset = look.space(_INSET)
            words = area.adjusted(inset, look.space(2 if index.row() == 0 else 14), -inset, 0)
            painter.setPen(look.paint("text2"))
            self._heading.draw(painter, words, row)
        else:
            if option.state & QStyle.StateFlag.State_MouseOver:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.paint("sunken"))
                painter.drawRoundedRect(QRectF(area), 8, 8)
            self._paint_row(painter, row, area)
            if self._view.shows_ring_at(index):
                painter.setPen(QPen(look.paint("focus"), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 8, 8)
        painter.restore()

    def _paint_row(self, painter: QPainter, row: FoundRow, area: QRect) -> None:
        look = theme.active()
        room = area.width() - _left() - look.space(_INSET)
        lines = self._lines(row, room)
        top = area.top() + (area.height() - sum(height for *_line, height in lines)) // 2
        side = look.px(_ICON)
        icon = QRect(area.left() + look.space(_INSET), top + (lines[0][-1] - side) // 2, side, side)
        paint_icon(painter, row.icon, look.paint(row.role), icon)
        for words, face, role, height in lines:
            painter.setPen(look.paint(role))
            face.draw(painter, QRect(area.left() + _left(), top, room, height), words)
            top += height


def _left() -> int:
    """Where the words of a row begin."""
    look = theme.active()
    return look.space(_INSET) + look.px(_ICON) + look.space(12)
