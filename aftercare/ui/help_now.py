"""Help now: my steps, my people and the crisis lines of my country, from the open card alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas import Area
from aftercare.domain.contacts import initials
from aftercare.domain.helplines import CrisisLine, Reach, crisis_lines
from aftercare.i18n import _
from aftercare.storage.open_card import HelpPerson, OpenCard
from aftercare.ui import theme
from aftercare.ui.icons import IconLabel
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.surfaces import Avatar, Card, Scroll, Tile
from aftercare.ui.widgets.text import Label, Rule


class HelpNow(QWidget):
    """A full-window page that needs no database; Esc or Close goes back to where the person was."""

    closed = Signal()

    def __init__(self, card: OpenCard) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.space(40), look.space(20), look.space(40), look.space(18))
        column.setSpacing(look.space(14))
        column.addLayout(self._top())
        self.setFocusProxy(self.close_button)
        scroll = Scroll()
        scroll.body.setSpacing(look.space(16))
        scroll.body.addWidget(_emergency_strip(card))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.space(20))
        self._columns.addWidget(_steps(card), 1)
        right = QVBoxLayout()
        right.setSpacing(look.space(16))
        if card.people:
            right.addWidget(_people(card))
        right.addWidget(_lines(card))
        right.addStretch(1)
        self._columns.addLayout(right, 1)
        scroll.body.addLayout(self._columns)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        column.addLayout(self._bottom())

    def _top(self) -> QHBoxLayout:
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        row.addWidget(Tile("life-buoy", "aHelp", 52))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(_("You’re not alone. One step at a time."), "titleLarge", wraps=True))
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
        narrow = self.width() / theme.active().scale < 700
        direction = QBoxLayout.Direction.BottomToTop if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        super().resizeEvent(event)


def _emergency_strip(card: OpenCard) -> Card:
    look = theme.active()
    strip = Card(flavor="emergency")
    says = content.emergency_card(card.country, card.language or "en")
    row = QHBoxLayout()
    row.setSpacing(look.space(24))
    numbers = [line.number for line in crisis_lines(card.country, card.language or "en") if line.emergency]
    if numbers:
        row.addWidget(Label(" · ".join(numbers), "titleLarge", "help"))
    row.addWidget(Label(says.heading, "card", "help"))
    signs = QVBoxLayout()
    signs.setSpacing(look.space(2))
    for sign in says.signs:
        signs.addWidget(Label(f"•  {sign}", wraps=True))
    row.addLayout(signs, 1)
    strip.body.addLayout(row)
    return strip


def _steps(card: OpenCard) -> Card:
    look = theme.active()
    steps = Card(_("My steps"))
    steps.body.setSpacing(look.space(12))
    for number, words in enumerate(card.steps, start=1):
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        row.addWidget(Avatar(str(number), Area.SEEK_HELP, 36))
        row.addWidget(Label(words, "lead", wraps=True), 1)
        steps.body.addLayout(row)
        if number < len(card.steps):
            steps.body.addWidget(Rule())
    if not card.steps:
        none_yet = _("No steps yet. These can help right now: breathe out slowly, go to another room, call someone.")
        steps.body.addWidget(Label(none_yet, "lead", wraps=True))
    steps.body.addStretch(1)
    return steps


def _people(card: OpenCard) -> Card:
    people = Card(_("My people"))
    for index, person in enumerate(card.people):
        if index:
            people.body.addWidget(Rule())
        people.body.addLayout(_person_row(person))
    return people


def _person_row(person: HelpPerson) -> QHBoxLayout:
    look = theme.active()
    row = QHBoxLayout()
    row.setSpacing(look.space(14))
    row.addWidget(Avatar(initials(person.name), Area.SOBER_NETWORK))
    _add_number(row, person.name, person.detail, person.number)
    return row


def _lines(card: OpenCard) -> Card:
    names = dict(content.countries(card.language or "en"))
    lines = Card(_("Crisis lines"))
    if names.get(card.country):
        lines.body.addWidget(Label(names[card.country], "small", "quiet"))
    shown = shown_lines(card)
    for index, line in enumerate(shown):
        if index:
            lines.body.addWidget(Rule())
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(14))
        _add_number(row, line.name, line_detail(line), line.number)
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


def _add_number(row: QHBoxLayout, name: str, detail: str, number: str) -> None:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(name, "bodyStrong", wraps=True))
    if detail:
        words.addWidget(Label(detail, "small", "quiet", wraps=True))
    row.addLayout(words, 1)
    if not number:
        return
    shown = Label(number, "phone")
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(shown)
    copy = IconButton("copy", _("Copy {number}, {name}").format(number=number, name=name), bordered=True)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(number))
    row.addWidget(copy)
