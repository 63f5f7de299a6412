"""Several short answers of one kind, each with a word on what it is for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Field, LineEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class PairWords:
    """What the rows are called.

    `check` gives a sentence for an answer that cannot stay as it is, `line` makes the field of an answer.
    """

    answer: str
    purpose: str
    purpose_hint: str
    add: str
    remove: str
    check: Callable[[str], str]
    line: Callable[[], LineEdit] = LineEdit


class _PairRow(QWidget):
    def __init__(self, words: PairWords, number: int) -> None:
        super().__init__()
        self.answer = words.line()
        self.purpose = LineEdit(placeholder=words.purpose_hint)
        ordinal = f" {number}" if number > 1 else ""
        self.answer.setAccessibleName(words.answer + ordinal)
        self.purpose.setAccessibleName(words.purpose + ordinal)
        self.field = Field(words.answer + ordinal, self.answer)
        self.remove = IconButton("x", words.remove.format(number=number))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(8))
        row.addWidget(self.field, 3)
        row.addWidget(Field(words.purpose + ordinal, self.purpose), 2, Qt.AlignmentFlag.AlignTop)
        remove = QVBoxLayout()
        remove.setContentsMargins(0, theme.active().px(18) + theme.active().space(7), 0, 0)
        remove.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(remove)

    @property
    def pair(self) -> tuple[str, str]:
        return self.answer.text().strip(), self.purpose.text().strip()


class PairRows(QWidget):
    """Rows of an answer and its purpose; `edited` comes on leaving a changed one and when one is taken away."""

    edited = Signal()

    def __init__(self, words: PairWords, *, at_least: int = 0) -> None:
        super().__init__()
        self._words, self._at_least = words, at_least
        self._rows: list[_PairRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.active().space(8))
        self._add = Button(words.add, "quiet", "plus", "small")
        self._add.clicked.connect(self._on_add)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_pairs(())

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(answer, purpose) of each row that has an answer."""
        return tuple(row.pair for row in self._rows if row.pair[0])

    def show_pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Show other answers."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for answer, purpose in pairs:
            row = self._append()
            row.answer.show_text(answer)
            row.purpose.show_text(purpose)
        while len(self._rows) < self._at_least:
            self._append()

    def first_problem(self) -> QWidget | None:
        """Say what is wrong under each row, and give the first field to mend."""
        bad = None
        for row in self._rows:
            answer = row.pair[0]
            sentence = self._words.check(answer) if answer else ""
            row.field.show_error(sentence)
            if sentence and bad is None:
                bad = row.answer
        return bad

    def _append(self) -> _PairRow:
        row = _PairRow(self._words, len(self._rows) + 1)
        self._column.insertWidget(len(self._rows), row)
        row.show()  # now, so that it can take the focus
        if self._rows:
            QWidget.setTabOrder(self._rows[-1].remove, row.answer)
        QWidget.setTabOrder(row.answer, row.purpose)
        QWidget.setTabOrder(row.purpose, row.remove)
        QWidget.setTabOrder(row.remove, self._add)
        self._rows.append(row)
        row.answer.edited.connect(self.edited)
        row.purpose.edited.connect(self.edited)
        row.remove.clicked.connect(lambda: self._on_remove(row))
        return row

    def _on_add(self) -> None:
        self._append().answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_remove(self, row: _PairRow) -> None:
        pairs = [other.pair for other in self._rows if other is not row]
        had_answer = bool(row.pair[0])
        self.show_pairs(pairs)
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        if had_answer:
            self.edited.emit()
