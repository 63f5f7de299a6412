"""The list of everyone in groups: one model, painted row by row, so that 500 contacts cost no more than are seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from aftercare.domain.areas.people import PeopleGroup
from aftercare.domain.records.contacts import Contact, initials
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.people.reads import PeopleState, group_names
from aftercare.ui import theme
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.widgets.surfaces import paint_avatar
from aftercare.ui.widgets.type_face import TypeFace

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_AVATAR, _BADGE, _INSET = 40, 24, 8


@dataclass(frozen=True, slots=True)
class _Heading:
    words: str


@dataclass(frozen=True, slots=True)
class _Person:
    contact: Contact
    line: str = field(repr=False)
    rank: int | None  # on Help now, 1 is first


_Row = _Heading | _Person


class PeopleModel(QAbstractListModel):
    """Headings and contacts under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []

    def show_rows(self, rows: list[_Row]) -> bool:
        """Take other rows; gives whether rows came, went or moved."""
        before = self.rows
        if [_key(row) for row in rows] != [_key(row) for row in before]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return True
        self.rows = rows
        for place, row in enumerate(rows):
            if row != before[place]:
                self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words if isinstance(row, _Heading) else row.contact.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], _Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _key(row: _Row) -> tuple[str, int | None]:
    return (row.words, None) if isinstance(row, _Heading) else (row.contact.id, row.rank)


def _spoken(row: _Row) -> str:
    if isinstance(row, _Heading):
        return row.words
    rank = _("number {place} on Help now").format(place=row.rank) if row.rank else ""
    return ", ".join(part for part in (row.contact.name, row.line, rank) if part)


class _Painter(QStyledItemDelegate):
    """Paints a row as the design has it; long words wrap and make their row higher."""

    def __init__(self, view: "PeopleList") -> None:
        super().__init__(view)
        self._view = view
        self.measure_anew()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row, width = self._view.row_at(index), self._view.viewport().width()
        if isinstance(row, _Heading):
            return QSize(width, self._heading_height(row, width, first=index.row() == 0))
        known = (width, row.contact.name, row.line, row.rank is None)
        if known not in self._heights:
            self._heights[known] = self._person_height(row, width)
        return QSize(width, self._heights[known])

    def measure_anew(self) -> None:
        """Follow the type as it now is."""
        self._heights: dict[tuple[int, str, str, bool], int] = {}
        self._heading, self._rank = TypeFace(13, QFont.Weight.DemiBold), TypeFace(13, QFont.Weight.Bold)
        self._name, self._line = TypeFace(15, QFont.Weight.DemiBold), TypeFace(13, QFont.Weight.Normal)

    def _heading_height(self, row: _Heading, width: int, *, first: bool) -> int:
        look = theme.active()
        words_width = width - 2 * look.space(_INSET)
        words = self._heading.height_of(row.words, words_width)
        return look.space(2 if first else 12) + words + look.space(5)

    def _person_height(self, row: _Person, width: int) -> int:
        look = theme.active()
        room = self._words_width(row, width)
        words = self._name.height_of(row.contact.name, room)
        words += self._line.height_of(row.line, room) if row.line else 0
        return max(look.px(_AVATAR), words) + 2 * look.space(7) + 2

    def _words_width(self, row: _Person, width: int) -> int:
        look = theme.active()
        badge = look.px(_BADGE) + look.space(12) if row.rank else 0
        return width - 2 * look.space(_INSET) - look.px(_AVATAR) - look.space(12) - badge

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._view.row_at(index)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, _Heading):
            self._paint_heading(painter, row, area)
        else:
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._paint_surface(painter, row, area, over=over)
            self._paint_person(painter, row, area)
            if self._view.shows_ring_at(index):
                painter.setPen(QPen(theme.active().paint("focus"), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), 8, 8)
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: _Heading, area: QRect) -> None:
        look = theme.active()
        inset = look.space(_INSET)
        words = area.adjusted(inset, 0, -inset, -look.space(5))
        painter.setPen(look.paint("text2"))
        self._heading.draw(painter, words, row.words, Qt.AlignmentFlag.AlignBottom)

    def _paint_surface(self, painter: QPainter, row: _Person, area: QRect, *, over: bool) -> None:
        look = theme.active()
        is_open = row.contact.id == self._view.opened
        if not is_open and not over:
            return
        painter.setPen(QPen(look.paint("primary"), 2 if look.high_contrast else 1) if is_open else Qt.PenStyle.NoPen)
        painter.setBrush(look.paint("primaryTint" if is_open else "sunken"))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_person(self, painter: QPainter, row: _Person, area: QRect) -> None:
        look = theme.active()
        side, inset = look.px(_AVATAR), look.space(_INSET)
        middle = area.center().y() + 1
        avatar = QRect(area.left() + inset, middle - side // 2, side, side)
        paint_avatar(painter, avatar, initials(row.contact.name), AREA_ICONS[row.contact.area][1])
        room = self._words_width(row, area.width())
        left = avatar.right() + 1 + look.space(12)
        name_height = self._name.height_of(row.contact.name, room)
        line_height = self._line.height_of(row.line, room) if row.line else 0
        top = middle - (name_height + line_height) // 2
        painter.setPen(look.paint("text"))
        self._name.draw(painter, QRect(left, top, room, name_height), row.contact.name)
        painter.setPen(look.paint("text" if row.contact.id == self._view.opened else "text2"))
        self._line.draw(painter, QRect(left, top + name_height, room, line_height), row.line)
        if row.rank:
            self._paint_rank(painter, row.rank, QPointF(area.right() - inset - look.px(_BADGE) / 2, middle))

    def _paint_rank(self, painter: QPainter, rank: int, center: QPointF) -> None:
        look = theme.active()
        radius = look.px(_BADGE) / 2 - 1
        painter.setPen(QPen(look.paint("help"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, radius, radius)
        painter.setPen(look.paint("helpText"))
        painter.setFont(self._rank.font)
        circle = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(rank))


class PeopleList(QListView):
    """Arrow keys walk, Enter or a click opens, Alt with the arrows moves someone on Help now, typing goes to Find."""

    opened_one = Signal(str)
    moved = Signal(str, int)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.opened: ContactId | None = None
        self._by_keyboard = False
        self._model = PeopleModel()
        self.setModel(self._model)
        self._painter = _Painter(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(_("People"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("drawsFocus", True)
        self.clicked.connect(self._open)

    def show_people(
        self, groups: Sequence[tuple[PeopleGroup, list[Contact]]], state: PeopleState, opened: ContactId | None
    ) -> None:
        """Show these groups; the current row and the place scrolled to stay."""
        names, current, top = group_names(), self.current, self.verticalScrollBar().value()
        rows: list[_Row] = []
        for group, members in groups:
            rows.append(_Heading(names[group]))
            ranks = group is PeopleGroup.CALL_FIRST
            rows += [_Person(each, state.line(each), place if ranks else None) for place, each in enumerate(members, 1)]
        self.opened = opened
        if self._model.show_rows(rows):
            self.make_current(current or opened)
            self.verticalScrollBar().setValue(top)
        self.viewport().update()

    @property
    def current(self) -> ContactId | None:
        """Whom the arrow keys are at."""
        row = self._model.rows[self.currentIndex().row()] if self.currentIndex().isValid() else None
        return row.contact.id if isinstance(row, _Person) else None

    @property
    def shown(self) -> list[ContactId]:
        """Everyone in the list, from the top."""
        return [row.contact.id for row in self._model.rows if isinstance(row, _Person)]

    def make_current(self, contact_id: ContactId | None) -> None:
        """Put the arrow keys at someone, or at the first one."""
        people = [(place, row.contact.id) for place, row in enumerate(self._model.rows) if isinstance(row, _Person)]
        found = [place for place, known in people if known == contact_id]
        if people:
            self.setCurrentIndex(self._model.index(found[0] if found else people[0][0]))

    def row_at(self, index: _Index) -> _Row:
        """What is painted there."""
        return self._model.rows[index.row()]

    def shows_ring_at(self, index: _Index) -> bool:
        """Whether the focus is to be seen there."""
        return self._by_keyboard and self.hasFocus() and index == self.currentIndex()

    def _open(self, index: QModelIndex) -> None:
        row = self.row_at(index)
        if isinstance(row, _Person):
            self.opened_one.emit(row.contact.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        current = self.current
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and current is not None:
            self.moved.emit(current, -1 if key == Qt.Key.Key_Up else 1)
        elif event.text().isprintable() and event.text() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() == 1:
                self.scrollToTop()  # with the heading over the first one

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._by_keyboard = True
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.make_current(self.opened)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if hasattr(self, "_painter"):
            self._painter.measure_anew()
