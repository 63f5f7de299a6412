"""Help now: my steps, my people and the crisis lines of my country, from the open card alone."""

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas import Area
from aftercare.domain.contacts import initials
from aftercare.domain.helplines import CrisisLine, Reach, crisis_lines
from aftercare.i18n import _
from aftercare.storage.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.icons import IconLabel
from aftercare.ui.sidebar import Form, form_for
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.surfaces import Avatar, Card, Scroll, Tile
from aftercare.ui.widgets.text import Face, Label, Rule


@dataclass
class _Fitting:
    """What changes where there is little room: words left out, smaller type faces, and closer rows."""

    left_out: list[QWidget] = field(default_factory=list)
    faces: list[tuple[Label, Face, Face]] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)

    def add(self, label: Label, roomy: Face, tight: Face) -> Label:
        """Give a label, whose face is to follow the room."""
        self.faces.append((label, roomy, tight))
        return label

    def card(self, title: str = "", flavor: Literal["", "emergency"] = "") -> Card:
        """Make a card whose edges follow the room."""
        self.cards.append(Card(title, flavor))
        return self.cards[-1]

    def fit(self, *, tight: bool) -> None:
        """Follow the room."""
        look = theme.active()
        side, edge, gap = (14, 8, 4) if tight else (18, 16, 10)
        for card in self.cards:
            card.body.setContentsMargins(look.space(side), look.space(edge), look.space(side), look.space(edge))
            card.body.setSpacing(look.space(gap))
        for label, roomy, close in self.faces:
            label.set_look(close if tight else roomy, label.property("tone"))
        for part in self.left_out:
            part.setVisible(not tight)


class HelpNow(QWidget):
    """A full-window page that needs no database; Esc or Close goes back to where the person was."""

    closed = Signal()

    def __init__(self, card: OpenCard) -> None:
        super().__init__()
        self._fitting = _Fitting()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top())
        self.setFocusProxy(self.close_button)
        self._scroll = Scroll()
        self._scroll.body.addWidget(_emergency_strip(card, self._fitting))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addWidget(_steps(card, self._fitting), 1)
        self._right = QVBoxLayout()
        if card.people:
            self._right.addWidget(_people(card, self._fitting))
        self._right.addWidget(_lines(card, self._fitting))
        self._right.addStretch(1)
        self._columns.addLayout(self._right, 1)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch(1)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        row.addWidget(Tile("life-buoy", "aHelp", 48))
        words = QVBoxLayout()
        words.setSpacing(0)
        title = Label(_("You’re not alone. One step at a time."), "titleLarge", wraps=True)
        words.addWidget(self._fitting.add(title, "titleLarge", "title"))
        lead = _("Start anywhere. Calling someone is always a good step.")
        words.addWidget(Label(lead, "body", "quiet", wraps=True))
        row.addLayout(words, 1)
        self.close_button = Button(_("Close"), icon_name="x")
        self.close_button.setToolTip(_("Esc"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        return row

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(IconLabel("eye", "text2", 16))
        words = _("Works without opening your plan. It shows only what you chose to show.")
        row.addWidget(Label(words, "small", "quiet", wraps=True), 1)
        steadier = Button(_("I feel steadier now"), "primary")
        steadier.clicked.connect(self.closed)
        row.addWidget(steadier)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Two columns, close together where all numbers are to be seen at once; in the narrowest windows one."""
        look, form = theme.active(), form_for(self.width())
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.BottomToTop if form is Form.BAR else directions.LeftToRight)
        tight = form is Form.RAIL
        side, above, below, gap = (22, 14, 12, 10) if tight else (40, 20, 18, 16)
        self._column.setContentsMargins(look.space(side), look.space(above), look.space(side), look.space(below))
        self._column.setSpacing(look.space(gap))
        self._scroll.body.setSpacing(look.space(gap))
        self._right.setSpacing(look.space(gap))
        self._columns.setSpacing(look.space(12 if tight else 20))
        self._fitting.fit(tight=tight)


def _emergency_strip(card: OpenCard, fitting: _Fitting) -> Card:
    look = theme.active()
    strip = fitting.card(flavor="emergency")
    says = content.emergency_card(card.country, card.language or "en")
    row = QHBoxLayout()
    row.setSpacing(look.space(20))
    numbers = [line.number for line in crisis_lines(card.country, card.language or "en") if line.emergency]
    if numbers:
        row.addWidget(fitting.add(Label(" · ".join(numbers), "titleLarge", "help"), "titleLarge", "title"))
    row.addWidget(fitting.add(Label(says.heading, "card", "help"), "card", "bodyStrong"))
    signs = QGridLayout()
    signs.setSpacing(look.space(2))
    signs.setHorizontalSpacing(look.space(8))
    signs.setColumnStretch(1, 1)
    for place, sign in enumerate(says.signs):
        signs.addWidget(Label("•"), place, 0, Qt.AlignmentFlag.AlignTop)
        signs.addWidget(fitting.add(Label(sign, wraps=True), "body", "small"), place, 1)
    row.addLayout(signs, 1)
    strip.body.addLayout(row)
    return strip


def _steps(card: OpenCard, fitting: _Fitting) -> Card:
    look = theme.active()
    steps = fitting.card(_("My steps"))
    for number, words in enumerate(card.steps, start=1):
        row = QHBoxLayout()
        row.setSpacing(look.space(12))
        row.addWidget(Avatar(str(number), Area.SEEK_HELP, 36))
        row.addWidget(fitting.add(Label(words, "lead", wraps=True), "lead", "body"), 1)
        steps.body.addLayout(row, 1)
        if number < len(card.steps):
            steps.body.addWidget(Rule())
    if not card.steps:
        none_yet = _("No steps yet. These can help right now: breathe out slowly, go to another room, call someone.")
        steps.body.addWidget(fitting.add(Label(none_yet, "lead", wraps=True), "lead", "body"))
        steps.body.addStretch(1)
    return steps


def _people(card: OpenCard, fitting: _Fitting) -> Card:
    people = fitting.card(_("My people"))
    for index, person in enumerate(card.people):
        if index:
            people.body.addWidget(Rule())
        avatar = Avatar(initials(person.name), Area.SOBER_NETWORK)
        fitting.left_out.append(avatar)
        row = QHBoxLayout()
        row.addWidget(avatar)
        _add_number(row, person.name, person.detail, person.number, fitting)
        people.body.addLayout(row)
    return people


def _lines(card: OpenCard, fitting: _Fitting) -> Card:
    names = dict(content.countries(card.language or "en"))
    lines = fitting.card()
    heading = QHBoxLayout()
    heading.addWidget(Label(_("Crisis lines"), "card"))
    heading.addStretch(1)
    heading.addWidget(Label(names.get(card.country, ""), "small", "quiet"))
    lines.body.addLayout(heading)
    for index, line in enumerate(shown_lines(card)):
        if index:
            lines.body.addWidget(Rule())
        row = QHBoxLayout()
        is_needed = line.how is Reach.TEXT  # the word to text is no less needed than the number
        _add_number(row, line.name, line_detail(line), line.number, fitting, keeps_detail=is_needed)
        lines.body.addLayout(row)
    more = content.emergency_card(card.country, card.language or "en").more
    if more:
        lines.body.addWidget(Label(more, wraps=True))
    return lines


def shown_lines(card: OpenCard) -> list[CrisisLine]:
    """The person's own lines, then those shipped for the country; the emergency number has its own strip."""
    shipped = crisis_lines(card.country, card.language or "en")
    return [line for line in (*card.lines, *shipped) if not line.emergency]


def line_detail(line: CrisisLine) -> str:
    """How and when a line is reached, in one line of words."""
    how = {
        Reach.CALL: "",
        Reach.CALL_OR_TEXT: _("Call or text"),
        Reach.TEXT: _("Text {word}").format(word=line.text_word) if line.text_word else _("Text"),
    }[line.how]
    return " · ".join(part for part in (how, line.hours, line.detail) if part)


def _add_number(
    row: QHBoxLayout, name: str, detail: str, number: str, fitting: _Fitting, *, keeps_detail: bool = False
) -> None:
    row.setSpacing(theme.active().space(12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    words.addWidget(Label(name, "bodyStrong", wraps=True))
    if detail:
        more = Label(detail, "small", "quiet", wraps=True)
        words.addWidget(more)
        if not keeps_detail:
            fitting.left_out.append(more)
    row.addLayout(words, 1)
    if not number:
        return
    shown = fitting.add(Label(number, "phone"), "phone", "card")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(shown)
    copy = IconButton("copy", _("Copy {number}, {name}").format(number=number, name=name), bordered=True)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(number))
    row.addWidget(copy)
