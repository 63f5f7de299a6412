"""The groups of the plan as cards, each with how it fits so far."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.support_groups import Question
from aftercare.i18n import _
from aftercare.planner.destinations import ItemKind, Known, New, Panel
from aftercare.planner.long_words import breakable
from aftercare.planner.support_groups import words as group_words
from aftercare.planner.support_groups.reads import Group, read_groups
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.rows import KeyedRows, RowButton
from aftercare.ui.widgets.show_more import ShowMore
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST, _SHOWN_MORE = 12, 24


class GroupList(AreaTool):
    """One card a group; `item_wanted` opens its questions, a new group's form, or how groups differ."""

    def __init__(self, workspace: Workspace, hint: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._opened = ""
        self._most = _SHOWN_AT_FIRST
        self.setProperty("flavor", "bare")
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.active().space(12))
        self._rows = KeyedRows(self._make_row, inset=0, gap=12)
        self.body.addWidget(self._rows)
        self._more = ShowMore()
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add = Button("", "dashed", "plus")
        self._add.clicked.connect(lambda: self.item_wanted.emit(New(ItemKind.GROUP)))
        self.body.addWidget(self._add)
        self._hint = Note(hint)
        self.body.addWidget(self._hint)
        row = QHBoxLayout()
        row.setContentsMargins(theme.active().space(4), 0, 0, 0)
        row.addWidget(IconLabel("book-open", "primaryText", 18))
        differ = Button(_("How groups differ"), "link")
        differ.clicked.connect(lambda: self.item_wanted.emit(Panel.KINDS_OF_GROUPS))
        row.addWidget(differ)
        row.addStretch(1)
        self.body.addLayout(row)

    def mark(self, contact_id: str) -> None:
        """Say which group is open."""
        self._opened = contact_id

    def focus_on(self, contact_id: str) -> bool:
        """Give the focus to a group's card, when it is there."""
        return self._rows.focus_on(contact_id)

    def refresh(self) -> None:
        """Show the groups of the plan."""
        groups = read_groups(self._workspace)
        shown = groups[: self._most] + [group for group in groups[self._most :] if group.id == self._opened]
        self._rows.show_keys([group.id for group in shown])
        for group in shown:
            self._rows[group.id].show_group(group, is_open=group.id == self._opened)
        self._rows.setVisible(bool(groups))
        self._hint.setVisible(bool(groups))  # it is about the questions of a group
        self._more.show_left(len(groups) - len(shown))
        self._add.setText(_("Add another group") if groups else _("Add a first group"))

    def _on_more(self) -> None:
        before = self._rows.keys
        self._most += _SHOWN_MORE
        self.refresh()
        self._rows.focus_on(next(key for key in self._rows.keys if key not in before))

    def _make_row(self, key: str) -> "_GroupCard":
        card = _GroupCard()
        card.clicked.connect(lambda: self.item_wanted.emit(Known(ItemKind.TRY_OUT, key)))
        return card


class _GroupCard(RowButton):
    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self.setProperty("kind", "groupCard")
        self.setCheckable(True)
        self.row.setContentsMargins(look.space(14), look.space(12), look.space(14), look.space(12))
        self._name = Label("", "bodyStrong", wraps=True)
        self._path, self._when = Label("", "body", "quiet", wraps=True), Label("", "body", "quiet", wraps=True)
        self._home = QWidget()
        home = QHBoxLayout(self._home)
        home.setContentsMargins(0, look.space(2), 0, 0)
        home.setSpacing(look.space(6))
        home.addWidget(IconLabel("house", "aGroups", 16))
        home.addWidget(Label(_("My home group"), "smallStrong", "support_groups"), 1)
        self._dots = FitDots()
        self.add_words(self._name, self._path, self._when, self._home, self._dots)

    def show_group(self, group: Group, *, is_open: bool) -> None:
        """Show what is known of a group."""
        for label, words in (
            (self._name, group.contact.name),
            (self._path, group_words.path_and_how(group)),
            (self._when, group_words.when(group)),
        ):
            label.setText(breakable(words))
            label.setVisible(bool(words))
        self._home.setVisible(group.about.is_home)
        self._dots.show_fits(group.latest.fits)
        self.setAccessibleName(group_words.spoken(group))
        self.setChecked(is_open)


class FitDots(QWidget):
    """Six dots, the first ones full, beside how many they are."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(_Dots.width_at(look) + look.space(9), look.space(7), 0, 0)
        self._words = Label("", "small", "quiet", wraps=True)
        column.addWidget(self._words)
        self._dots = _Dots(self)

    def show_fits(self, count: int) -> None:
        """Show how many of the six fit."""
        self._words.setText(group_words.fit_so_far(count))
        self._dots.show_count(count)


class _Dots(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme.active()
        self._count = 0
        self.setGeometry(0, look.space(7), self.width_at(look), look.px(18))

    @staticmethod
    def width_at(look: theme.Theme) -> int:
        """How wide the dots are."""
        return len(Question) * look.px(12) + (len(Question) - 1) * look.px(5)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = look.px(12)
        for place in range(len(Question)):
            full = place < self._count
            painter.setPen(QPen(look.paint("primary" if full else "control"), 2))
            painter.setBrush(look.paint("primary" if full else "surface"))
            left = place * (side + look.px(5))
            painter.drawEllipse(QRectF(left + 1, (self.height() - side) / 2 + 1, side - 2, side - 2))
