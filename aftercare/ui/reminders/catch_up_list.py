"""Everything that waits for an answer, or passed without one, in one list with buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.catch_up import Move
from aftercare.i18n import _
from aftercare.planner.reminders.catch_up_words import CatchUpRow, earlier_in_words
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Scroll
from aftercare.ui.widgets.text import Label


class CatchUpView(QWidget):
    """The list; `answered` and `moved` carry an entry and an Action or a Move."""

    answered = Signal(object, object)
    moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(6))
        self._gap = look.space(6)
        self._heading = Label(_("While you were away"), "card", wraps=True)
        column.addWidget(self._heading)
        self._lead = Label(_("Answer what you like. There is no hurry."), "body", "quiet", wraps=True)
        column.addWidget(self._lead)
        self._scroll = Scroll()
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0, gap=6)
        self._scroll.body.addWidget(self._rows)
        self._earlier = Label("", "small", "quiet", wraps=True)
        self._scroll.body.addWidget(self._earlier)
        self._scroll.body.addStretch(1)
        column.addWidget(self._scroll, 1)
        self._shown: dict[str, CatchUpRow] = {}

    def show_rows(self, rows: Sequence[CatchUpRow], earlier: int) -> None:
        """Show these lines; one that stays keeps its focus."""
        self._shown = {row.key: row for row in rows}
        for key in [key for key in self._rows.keys if key in self._shown and self._rows[key].row != self._shown[key]]:
            self._rows[key].show_row(self._shown[key])
        self._rows.show_keys(list(self._shown))
        self._lead.setVisible(bool(rows))
        self._earlier.setText(earlier_in_words(earlier))
        self._earlier.setVisible(earlier > 0)

    def words_height(self, width: int) -> int:
        """How high it is at a width with all of its lines in sight."""
        head = sum(
            label.heightForWidth(width) + self._gap for label in (self._heading, self._lead) if not label.isHidden()
        )
        return head + self._scroll.body.totalHeightForWidth(width)

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        first = next(iter(self._rows.keys), None)
        if first is not None:
            self._rows[first].setFocus()

    def _make_row(self, key: str) -> "_Row":
        row = _Row()
        row.show_row(self._shown[key])
        row.answered.connect(self.answered)
        row.moved.connect(self.moved)
        return row


class _Row(QWidget):
    answered = Signal(object, object)
    moved = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(4), 0, look.space(4))
        column.setSpacing(look.space(4))
        self._title, self._when = Label("", "bodyStrong", wraps=True), Label("", "small", "quiet", wraps=True)
        column.addWidget(self._title)
        column.addWidget(self._when)
        self._strip = QHBoxLayout()
        column.addLayout(self._strip)
        self._buttons: list[Button] = []
        self.row: CatchUpRow | None = None

    def show_row(self, row: CatchUpRow) -> None:
        """Say what this line says and offer its answers."""
        self.row = row
        self._title.setText(row.title)
        self._when.setText(_("{when}. It passed without a note.").format(when=row.when) if row.passed else row.when)
        while (old := self._strip.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        strip = QWidget()
        flow = FlowLayout(strip, theme.active().space(8))
        self._buttons = [self._answer_button(row, action, label) for action, label in row.answers]
        if row.moves:
            self._buttons.append(self._move_button(row))
        for button in self._buttons:
            flow.addWidget(button)
        self._strip.addWidget(strip)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus on the first answer."""
        self._buttons[0].setFocus(reason)

    def _answer_button(self, row: CatchUpRow, action: Action, label: str) -> Button:
        button = Button(label, "default", size="small")
        button.setAccessibleName(_("{answer}: {title}, {when}").format(answer=label, title=row.title, when=row.when))
        button.clicked.connect(lambda _checked: self.answered.emit(row.entry, action))
        return button

    def _move_button(self, row: CatchUpRow) -> Button:
        button = Button(_("Move"), "quiet", size="small")
        button.setAccessibleName(_("Move: {title}, {when}").format(title=row.title, when=row.when))
        menu = QMenu(button)
        for move, label in row.moves:
            menu.addAction(label).triggered.connect(lambda _checked=False, to=move: self._move(row, to))
        button.setMenu(menu)
        return button

    def _move(self, row: CatchUpRow, to: Move) -> None:
        self.moved.emit(row.entry, to)
