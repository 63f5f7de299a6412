"""The left side of Help now: what the plan says today, my steps with the timer, and my reasons."""

import re
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.long_words import breakable
from aftercare.storage.file.open_card import HelpAnswer, OpenCard
from aftercare.ui import theme
from aftercare.ui.help_now.fitting import Fitting
from aftercare.ui.help_now.session import HelpSession
from aftercare.ui.help_now.timer import HelpTimer
from aftercare.ui.widgets.icons import IconLabel, paint_icon
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label, Rule

_WAITS = re.compile(r"\b20\b")


def steps_card(card: OpenCard, today: date, session: HelpSession, timer: HelpTimer, fitting: Fitting) -> Card:
    """My steps, each to be ticked for now; the timer's button stands beside the step that speaks of 20 minutes."""
    steps = fitting.card(_("My steps"))
    if card.answer is not None and card.answer.day == today:
        steps.body.addWidget(_answer(card.answer, fitting))
    steps.body.addWidget(timer)
    if not card.steps:
        none_yet = _("No steps yet. These can help right now: breathe out slowly, go to another room, call someone.")
        steps.body.addWidget(fitting.add(Label(none_yet, "lead", wraps=True), "lead", "body"))
    waiting = next((number for number, words in enumerate(card.steps) if _WAITS.search(words)), None)
    for number, words in enumerate(card.steps):
        if number:
            steps.body.addWidget(Rule())
        row = _StepRow(number + 1, words, session, fitting)
        if number == waiting:
            row.row.addWidget(timer.start_button)
        steps.body.addWidget(row, 1)
    if waiting is None:
        line = QHBoxLayout()
        line.addWidget(timer.start_button)
        line.addStretch(1)
        steps.body.addLayout(line)
    if not card.steps:
        steps.body.addStretch(1)
    for reason in card.reasons:
        steps.body.addWidget(Rule())
        steps.body.addLayout(_reason(reason))
    return steps


def _answer(answer: HelpAnswer, fitting: Fitting) -> Note:
    words = "\n".join((answer.why, _("Your plan says: {plan}").format(plan=answer.plan)))
    note = Note(breakable(words), "clay")
    fitting.add(note.words, "body", "small")
    return note


def _reason(words: str) -> QHBoxLayout:
    look = theme.active()
    row = QHBoxLayout()
    row.setSpacing(look.space(16))
    row.setContentsMargins(look.space(6), 0, 0, 0)
    row.addWidget(IconLabel("heart", "aLoved", 24))
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(breakable(_("“{words}”").format(words=words)), wraps=True))
    column.addWidget(Label(_("Your reason, in your words"), "small", "quiet", wraps=True))
    row.addLayout(column, 1)
    return row


class _StepRow(QWidget):
    """One step; a press anywhere on it ticks it, for as long as the program runs."""

    def __init__(self, number: int, words: str, session: HelpSession, fitting: Fitting) -> None:
        super().__init__()
        self._words, self._session = words, session
        self.mark = _Mark(number)
        self.mark.setAccessibleName(_("Step {number}: {words}").format(number=number, words=words))
        self.mark.setChecked(words in session.ticked)
        self.mark.toggled.connect(self._on_toggled)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.active().space(12))
        self.row.addWidget(self.mark)
        self.row.addWidget(fitting.add(Label(breakable(words), "lead", wraps=True), "lead", "body"), 1)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self._session.ticked.add(self._words)
        else:
            self._session.ticked.discard(self._words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.mark.click()
        super().mouseReleaseEvent(event)


class _Mark(QCheckBox):
    """A number in a circle, which becomes a check mark."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = theme.active().px(36)
        return QSize(side, side)

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - the whole circle is the target
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge = ("primary", "onPrimary") if self.isChecked() else ("aHelpTint", "aHelp")
        painter.setBrush(look.paint(fill))
        painter.setPen(QPen(look.paint(edge), 2) if look.high_contrast else Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        painter.drawEllipse(area.adjusted(1, 1, -1, -1) if look.high_contrast else area)
        if self.isChecked():
            side = look.px(20)
            corner = (self.width() - side) // 2
            paint_icon(painter, "check", look.paint(edge), QRect(corner, corner, side, side))
            return
        font = QFont(painter.font())
        font.setPixelSize(look.px(17))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.paint(edge))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
