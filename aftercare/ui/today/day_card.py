"""The list of Today: rows and visit blocks by part of day."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aftercare.domain.calendar.agenda import PartOfDay
from aftercare.i18n import ngettext
from aftercare.planner.day_lines import Key, Line, LineAnswer, part_name
from aftercare.planner.long_words import breakable
from aftercare.ui import theme
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.widgets.asking import AskingButton
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.focus_keeper import FocusKeeper, controls
from aftercare.ui.widgets.fold_row import FoldRow
from aftercare.ui.widgets.row_stack import RowStack
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.visit_block import VisitBlock

_AT_ONCE, _AT_A_TIME = 24, 8  # rows made before the first frame, and then in each turn of the event loop


class DayCard(Card):
    """Shows lines; a line that differs in its answer at most keeps its row. Signals carry the key.

    Rows that nobody sees yet are made later, a few at a time; `arranged` comes when all are there.
    """

    toggled = Signal(object, bool)
    counted = Signal(object, int)
    menu_opened = Signal(object, QMenu)
    chosen = Signal(object, str)
    arranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        self._lines: dict[Key, Line] = {}
        self._frames: dict[Key, _Frame] = {}
        self._marks: dict[PartOfDay, list[QWidget]] = {}
        self._pieces: Iterator[QWidget] = iter(())
        self._folds, self._is_today = False, True
        self._folded: set[Key] = set()
        self._open_parts: set[PartOfDay] = set()
        self._later = QTimer(self, interval=0)
        self._later.timeout.connect(lambda: self._place(_AT_A_TIME))
        self._stack = RowStack()
        self.body.setContentsMargins(look.space(12), look.space(4), look.space(12), look.space(4))
        self.body.addWidget(self._stack)

    def show_lines(self, lines: Sequence[Line], *, is_today: bool) -> None:
        """Show a day. What is done folds only when lines come or go, not under the hand that checks it off."""
        before, self._lines = self._lines, {line.key: line for line in lines}
        if not before.keys() & self._lines.keys():
            self._open_parts.clear()
        same = list(before) == list(self._lines) and all(
            line.same_but_state(before[key]) for key, line in self._lines.items()
        )
        unfolds = same and not all(self._lines[key].state.done for key in self._folded)
        if not same or unfolds or is_today != self._is_today:
            self._is_today = is_today
            self._arrange()
        for key, frame in self._frames.items():
            frame.show_line(self._lines[key])

    def fold(self, folds: bool) -> None:
        """Choose whether what is done in a part of the day folds into one line."""
        if folds != self._folds:
            self._folds = folds
            self._arrange()

    def show_again(self, key: Key) -> None:
        """Show what is saved, after a change of this line could not be."""
        if key in self._frames:
            self._frames[key].show_state()

    def first_open(self) -> QWidget | None:
        """The first control of the first line that waits for an answer."""
        key = next((key for key, line in self._lines.items() if key in self._frames and not line.state.done), None)
        return controls(self._frames[key].row)[0] if key is not None else None

    def focus_line(self, commitment_id: str) -> None:
        """Put the focus on the first line of a commitment."""
        key = next((key for key in self._lines if key.commitment_id == commitment_id), None)
        if key is None:
            return
        if key in self._folded:
            self._toggle(self._lines[key].part)
        self._place(len(self._lines))
        controls(self._frames[key].row)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        keeper = FocusKeeper(self._rows)
        for mark in [mark for marks in self._marks.values() for mark in marks]:
            _let_go(mark)
        self._marks.clear()
        self._folded = {key for key, line in self._lines.items() if self._is_folded(line)}
        for key, frame in list(self._frames.items()):
            if key in self._folded or key not in self._lines or not frame.line.same_but_state(self._lines[key]):
                _let_go(self._frames.pop(key))
        self._pieces = self._make_pieces()
        self._stack.rows = []
        self._place(_AT_ONCE)
        for frame in set(self._frames.values()) - set(self._stack.rows):
            frame.hide()
        keeper.give_back(self._rows)

    @property
    def _rows(self) -> dict[Hashable, QWidget]:
        return {piece.line.key: piece.row for piece in self._stack.rows if isinstance(piece, _Frame)}

    @property
    def pieces(self) -> list[QWidget]:
        """What is shown, from top to bottom."""
        return self._stack.rows

    def _is_folded(self, line: Line) -> bool:
        return self._folds and line.state.done and line.part not in self._open_parts

    def _place(self, rows: int) -> None:
        """Put the next pieces in place, until so many rows are made anew."""
        enough, pieces = len(self._frames) + rows, []
        for piece in self._pieces:
            pieces.append(piece)
            if len(self._frames) >= enough:
                break
        self._stack.show_rows([*self._stack.rows, *pieces])
        if len(self._frames) >= enough:
            self._later.start()
        else:
            self._later.stop()
            self.arranged.emit()

    def _make_pieces(self) -> Iterator[QWidget]:
        """Each part of the day with its heading, what is done in it as one line, and its rows."""
        last = next(reversed(self._lines), None)
        for part, group in groupby(list(self._lines), key=lambda key: self._lines[key].part):
            keys = list(group)
            yield self._mark(part, self._heading(part))
            done = [key for key in keys if self._lines[key].state.done]
            if self._folds and done:
                yield self._mark(part, self._fold_row(part, len(done)))
            for key in keys:
                if key not in self._folded:
                    frame = self._frames.get(key) or self._make(key)
                    frame.rule.setVisible(key != last and not frame.line.answers)
                    yield frame

    def _mark(self, part: PartOfDay, widget: QWidget) -> QWidget:
        self._marks.setdefault(part, []).append(widget)
        return widget

    def _heading(self, part: PartOfDay) -> Label:
        look = theme.active()
        heading = Label(part_name(part), "section")
        heading.setContentsMargins(look.space(6), look.space(14), 0, look.space(4))
        return heading

    def _fold_row(self, part: PartOfDay, count: int) -> QWidget:
        words = _done_words(part if self._is_today else PartOfDay.ANY_TIME, count)
        row = FoldRow(words, is_open=part in self._open_parts)
        row.toggled.connect(lambda: self._on_fold_toggled(part))
        return row

    def _on_fold_toggled(self, part: PartOfDay) -> None:
        self._toggle(part)
        for mark in self._marks.get(part, ()):
            for control in controls(mark):
                control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, part: PartOfDay) -> None:
        self._open_parts ^= {part}
        self._arrange()

    def _make(self, key: Key) -> "_Frame":
        line = self._lines[key]
        frame = self._frames[key] = _Frame(line, self._block(line) if line.answers else self._row(line))
        return frame

    def _row(self, line: Line) -> CheckRow:
        state = line.state
        row = CheckRow(
            title=breakable(line.title),
            spoken=state.spoken,
            done=state.done,
            time_text=line.clock,
            is_ahead=line.is_ahead,
        )
        icon, role = AREA_ICONS[line.area]
        row.add_second_line([line.area_name], icon, role, line.area.value)
        row.toggled.connect(lambda on, key=line.key: self.toggled.emit(key, on))
        row.counted.connect(lambda steps, key=line.key: self.counted.emit(key, steps))
        row.menu_opened.connect(lambda menu, key=line.key: self.menu_opened.emit(key, menu))
        return row

    def _block(self, line: Line) -> VisitBlock:
        block = VisitBlock(
            clock=line.clock,
            title=breakable(line.title),
            lines=[(icon_name, breakable(text)) for icon_name, text in line.details],
            choices=choices_of(line.answers),
            spoken=line.state.spoken,
            is_next=line.is_next,
        )
        block.chosen.connect(lambda choice, key=line.key: self.chosen.emit(key, choice))
        return block


class _Frame(QWidget):
    """A line's row or block, with the rule under it."""

    def __init__(self, line: Line, row: CheckRow | VisitBlock) -> None:
        super().__init__()
        look = theme.active()
        self.line, self.row, self.rule = line, row, Rule()
        column = QVBoxLayout(self)
        if line.answers:
            column.setContentsMargins(0, look.space(4), 0, look.space(6))
        else:
            column.setContentsMargins(look.space(6), 0, look.space(6), 0)
        column.setSpacing(0)
        column.addWidget(row)
        column.addWidget(self.rule)
        self.show_state()

    def show_line(self, line: Line) -> None:
        """Show another answer of the same line."""
        if line is not self.line and line != self.line:
            self.line = line
            self.show_state()

    def show_state(self) -> None:
        """Show the answer."""
        state = self.line.state
        if isinstance(self.row, CheckRow):
            self.row.show_state(done=state.done, quiet=state.quiet, spoken=state.spoken)
            self.row.show_rest([*(breakable(words) for _icon, words in self.line.details), state.words])
            self.row.show_counting(on=state.can_count)


def _let_go(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


def _done_words(part: PartOfDay, count: int) -> str:
    match part:
        case PartOfDay.MORNING:
            words = ngettext("{count} done this morning", "{count} done this morning", count)
        case PartOfDay.AFTERNOON:
            words = ngettext("{count} done this afternoon", "{count} done this afternoon", count)
        case PartOfDay.EVENING:
            words = ngettext("{count} done this evening", "{count} done this evening", count)
        case _:
            words = ngettext("{count} done", "{count} done", count)
    return words.format(count=count)


def choices_of(answers: Sequence[LineAnswer]) -> list[AskingButton]:
    """The buttons of what can be said of a line."""
    return [AskingButton(answer.key, answer.words, answer.weight) for answer in answers]
