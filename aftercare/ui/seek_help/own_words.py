"""A list of short lines in the person's own words: add, tick, change in place, order and remove."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.private_text import Private
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.passing_row import PassingRow
from aftercare.ui.widgets.rows import KeyedRows

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """What a list and one line of it are called, the field that adds one, its button, and how a tick is spoken."""

    list: str
    line: str
    new: str
    hint: str
    add: str
    ticked: str
    not_ticked: str


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line and whether it is ticked; `id` stays while its words change."""

    id: str
    words: str = field(repr=False)
    ticked: bool


class OwnWords(QWidget):
    """Shows lines, covered while private words are hidden, and says what is wanted of them; the page keeps them.

    `moved` carries an id and the places to go down, -1 is up.
    """

    added = Signal(str)
    changed = Signal(str, str)
    ticked = Signal(str, bool)
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self, workspace: Workspace, words: ListWords) -> None:
        super().__init__()
        self._words = words
        self._lines: dict[str, OwnLine] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(8))
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self._private = Private(workspace, self._rows, words.list)
        column.addWidget(self._private)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        self._note: QWidget | None = None
        self._noted = ""
        add = QHBoxLayout()
        add.setSpacing(theme.active().space(8))
        self.new = LineEdit(placeholder=words.hint, most=_MOST)
        self.new.setAccessibleName(words.new)
        self.new.returnPressed.connect(self._on_add)
        add.addWidget(self.new, 1)
        button = Button(words.add, icon_name="plus")
        button.clicked.connect(self._on_add)
        add.addWidget(button)
        column.addLayout(add)

    def show_lines(self, lines: Sequence[OwnLine]) -> None:
        """Show these lines in this order; the focus and what is being typed stay."""
        self._lines = {_key(line): line for line in lines}
        if self._noted and self._noted not in self._lines:
            self._put_note("")  # its row goes
        self._rows.show_keys(list(self._lines))
        self._private.keep(bool(lines))
        for key, line in self._lines.items():
            self._rows[key].show_ticked(line.ticked)

    def show_note(self, note: QWidget, line_id: str) -> None:
        """Show a note right under a line, or with "" under all of them, where no cover hides it."""
        is_new, self._note = self._note is None, note
        key = next((key for key, line in self._lines.items() if line.id == line_id), "")
        if is_new or key != self._noted:
            self._put_note(key)
        note.show()

    def hide_note(self) -> None:
        """Take the note away; a focus in it goes back to its line, or to the list."""
        if self._note is None:
            return
        held = self._note.isAncestorOf(self.focusWidget() or self)
        self._note.hide()
        if held and self._noted:
            self._rows[self._noted].setFocus(Qt.FocusReason.OtherFocusReason)
        elif held:
            self._private.setFocus()

    def _put_note(self, key: str) -> None:
        if self._note is None:
            return
        self._noted = key
        place = self._rows[key].below if key else self._below
        place.addWidget(self._note)
        mend_tab_order((self._rows[key],) if key else (self._private, self._note))

    def _make_row(self, key: str) -> "_Row":
        line = self._lines[key]
        row = _Row(line, self._words)
        row.ticked.connect(lambda on: self.ticked.emit(line.id, on))
        row.changed.connect(lambda words: self.changed.emit(line.id, words))
        row.moved.connect(lambda by: self.moved.emit(line.id, by))
        row.removed.connect(lambda: self.removed.emit(line.id))
        row.place_wanted.connect(lambda: row.tell_place(list(self._lines).index(key), len(self._lines)))
        return row

    def _on_add(self) -> None:
        words = self.new.text().strip()
        if words:
            self.added.emit(words)
            self.new.show_text("")
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)


def _key(line: OwnLine) -> str:
    """A row is made anew for other words."""
    return f"{line.id}\n{line.words}"


class _Row(PassingRow):
    ticked = Signal(bool)
    changed = Signal(str)
    moved = Signal(int)
    removed = Signal()
    place_wanted = Signal()

    def __init__(self, line: OwnLine, words: ListWords) -> None:
        super().__init__()
        self._line, self._list_words = line, words
        self._place, self._count = 0, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._check = CheckRow(title=breakable(line.words), spoken=line.words, done=line.ticked)
        self._check.toggled.connect(self.ticked)
        self._check.menu_opened.connect(self._fill_menu)
        self.first = self._check.check
        column.addWidget(self._check)
        self._editor = self._build_editor()
        self._editor.hide()
        column.addWidget(self._editor)
        self.below = QVBoxLayout()
        column.addLayout(self.below)

    def _build_editor(self) -> QWidget:
        editor = QWidget()
        row = QHBoxLayout(editor)
        row.setContentsMargins(0, 0, 0, theme.active().space(8))
        row.setSpacing(theme.active().space(8))
        self._edit = LineEdit(self._line.words, most=_MOST)
        self._field = Field(self._list_words.line, self._edit)
        row.addWidget(self._field, 1, Qt.AlignmentFlag.AlignTop)
        done = Button(_("Save"), size="small")
        done.setAccessibleName(_("Save {name}").format(name=self._list_words.line))
        done.clicked.connect(self._on_save)
        self._edit.returnPressed.connect(self._on_save)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignVCenter)
        return editor

    def show_ticked(self, on: bool) -> None:
        state = self._list_words.ticked if on else self._list_words.not_ticked
        spoken = _("{words}, {state}").format(words=self._line.words, state=state)
        self._check.show_state(done=on, quiet=False, spoken=spoken)

    def tell_place(self, place: int, count: int) -> None:
        self._place, self._count = place, count

    def _fill_menu(self, menu: QMenu) -> None:
        self.place_wanted.emit()
        menu.addAction(_("Change"), self._open_editor)
        if self._place > 0:
            menu.addAction(_("Move up"), lambda: self.moved.emit(-1))
        if self._place < self._count - 1:
            menu.addAction(_("Move down"), lambda: self.moved.emit(1))
        menu.addAction(_("Remove"), self.removed.emit)

    def _open_editor(self) -> None:
        self._edit.show_text(self._line.words)
        self._editor.show()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        words = self._edit.text().strip()
        if not words:
            self._field.show_error(_("Write a few words, or remove this line."))
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._field.show_error("")
        self._editor.hide()
        self._check.check.setFocus(Qt.FocusReason.OtherFocusReason)
        if words != self._line.words:
            self.changed.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._editor.isHidden():
            self._editor.hide()
            self._field.show_error("")
            self._check.check.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
