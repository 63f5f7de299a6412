"""What to ask and to bring to a visit: short lines to tick, to take away and to add to."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.identity import new_id
from aftercare.i18n import _
from aftercare.planner.commitments.draft import TypedLine
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import LineEdit
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.text import Label


class QuestionList(QFrame):
    """`changed` comes when the person ticks, adds or takes away a line."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self.setObjectName("card")
        self._lines: dict[str, TypedLine] = {}
        self._typing = new_id()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(12), look.space(4), look.space(8), look.space(6))
        column.setSpacing(look.space(2))
        empty = _("Anything you want to ask? Write it here so you don’t have to remember it.")
        self._empty = Label(empty, "small", "quiet", wraps=True)
        self._empty.setContentsMargins(0, look.space(6), 0, look.space(2))
        column.addWidget(self._empty)
        self._rows = KeyedRows(self._make_row, inset=0)
        column.addWidget(self._rows)
        self._new = LineEdit(most=500)
        self._new.setAccessibleName(_("A question to ask, or something to bring"))
        self._new.hide()
        self._new.returnPressed.connect(self._on_return)
        self._new.editingFinished.connect(self._on_left)
        column.addWidget(self._new)
        self._add = Button(_("Add a question"), "quiet", "plus", "small")
        self._add.clicked.connect(self.start_line)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_lines(())

    @property
    def lines(self) -> tuple[TypedLine, ...]:
        """The lines in order."""
        return tuple(self._lines.values())

    @property
    def typed(self) -> tuple[TypedLine, ...]:
        """The lines with the one still being typed."""
        text = self._new.text().strip()
        return (*self.lines, TypedLine(self._typing, text)) if text else self.lines

    def show_lines(self, lines: Sequence[TypedLine]) -> None:
        """Show these; a line being typed stays."""
        self._lines = {line.key: line for line in lines}
        self._rows.show_keys(list(self._lines))
        for key, line in self._lines.items():
            self._rows[key].show_line(line)
        self._rows.setVisible(bool(lines))
        self._empty.setHidden(bool(lines))
        self._add.setText(_("Add another") if lines else _("Add a question"))

    def start_over(self, lines: Sequence[TypedLine]) -> None:
        """Show other lines, and none being typed."""
        self._new.show_text("")
        self._new.hide()
        self.show_lines(lines)

    def start_line(self) -> None:
        """Let a line be typed."""
        self._new.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self) -> None:
        """Add the line being typed."""
        lines = self.typed
        self._new.show_text("")
        if lines != self.lines:
            self._typing = new_id()
            self.show_lines(lines)
            self.changed.emit()

    def _on_return(self) -> None:
        if self._new.text().strip():
            self.take_in()
        else:
            self._new.hide()
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        if not self._new.hasFocus():
            self.take_in()
            self._new.hide()

    def _make_row(self, key: str) -> "_QuestionRow":
        row = _QuestionRow()
        row.check.toggled.connect(lambda on: self._on_ticked(key, on))
        row.remove.clicked.connect(lambda: self._on_removed(key))
        return row

    def _on_ticked(self, key: str, on: bool) -> None:
        if self._lines[key].ticked != on:
            self._lines[key] = replace(self._lines[key], ticked=on)
            self.changed.emit()

    def _on_removed(self, key: str) -> None:
        self.show_lines([line for line in self.lines if line.key != key])
        if not self._lines:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _QuestionRow(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(2))
        self.check = CheckBox()
        self.check.setFixedWidth(theme.active().px(34))
        self._text = Label("", wraps=True)
        self.remove = IconButton("x", "")
        side = theme.active().px(32)
        self.remove.setFixedSize(side, side)
        row.addWidget(self.check)
        row.addWidget(self._text, 1)
        row.addWidget(self.remove)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on; a focus proxy would take the button beside it out of the order of Tab."""
        super().focusInEvent(event)
        self.check.setFocus(event.reason())

    def show_line(self, line: TypedLine) -> None:
        """Show its words and whether it is ticked."""
        self._text.setText(line.text)
        self._text.set_tone("quiet" if line.ticked else "")
        self.check.setAccessibleName(line.text)
        self.check.setChecked(line.ticked)
        self.remove.rename(_("Remove {line}").format(line=line.text))
