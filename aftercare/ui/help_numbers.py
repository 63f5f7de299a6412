"""The numbers of Help now: the emergency strip, my people and the crisis lines."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas import Area
from aftercare.domain.contacts import initials
from aftercare.domain.helplines import CrisisLine, Reach, crisis_lines
from aftercare.i18n import _, month_name
from aftercare.storage.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.calling import call, can_call
from aftercare.ui.clipboard import copy_for_a_minute
from aftercare.ui.help_fitting import Fitting
from aftercare.ui.long_words import breakable
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.surfaces import Avatar, Card
from aftercare.ui.widgets.text import Label, Rule

_LONGEST_BESIDE = 16  # letters of a number

Say = Callable[[str], object]


def emergency_strip(card: OpenCard, fitting: Fitting, say: Say) -> Card:
    """The country's emergency number and when to call it."""
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
    for number in numbers:
        if can_call(number):
            row.addWidget(_call_button(number, _("Emergency"), say))
    strip.body.addLayout(row)
    return strip


def people_card(card: OpenCard, fitting: Fitting, say: Say) -> Card:
    """The people the person chose, first one first."""
    people = fitting.card(_("My people"))
    for index, person in enumerate(card.people):
        if index:
            people.body.addWidget(Rule())
        avatar = Avatar(initials(person.name), Area.SOBER_NETWORK)
        fitting.left_out.append(avatar)
        row = QHBoxLayout()
        row.addWidget(avatar)
        small = [Label(breakable(person.detail), "small", "quiet", wraps=True)] if person.detail else []
        fitting.left_out += small
        _add_words(row, person.name, small, person.number, fitting)
        _add_number(row, person.number, person.name, fitting, say)
        people.body.addLayout(row)
    return people


class LinesCard(Card):
    """The crisis lines, the person's own first; "Sources" shows where each number is from."""

    def __init__(self, card: OpenCard, fitting: Fitting, say: Say) -> None:
        super().__init__()
        fitting.cards.append(self)
        self._sources: list[QWidget] = []
        names = dict(content.countries(card.language or "en"))
        heading = QHBoxLayout()
        heading.addWidget(Label(_("Crisis lines"), "card"))
        heading.addStretch(1)
        country = Label(names.get(card.country, ""), "small", "quiet")
        fitting.left_out.append(country)
        heading.addWidget(country)
        self._toggle = Button(_("Sources"), "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_sources)
        heading.addWidget(self._toggle)
        self.body.addLayout(heading)
        lines = shown_lines(card)
        for index, line in enumerate(lines):
            if index:
                self.body.addWidget(Rule())
            self._add_line(line, fitting, say)
        self._toggle.setVisible(bool(self._sources))
        more = content.emergency_card(card.country, card.language or "en").more
        if more:
            self.body.addWidget(Label(more, wraps=True))

    def _add_line(self, line: CrisisLine, fitting: Fitting, say: Say) -> None:
        row = QHBoxLayout()
        small = []
        how = _how(line) if line.how is Reach.TEXT else ""  # the word to text is no less needed than the number
        rest = (line.hours, line.detail) if how else (line_detail(line),)
        for words in (how, " · ".join(part for part in rest if part)):
            if words:
                small.append(Label(breakable(words), "small", "quiet", wraps=True))
                if words != how:
                    fitting.left_out.append(small[-1])
        _add_words(row, line.name, small, line.number, fitting)
        _add_number(row, line.number, line.name, fitting, say, texts_only=line.how is Reach.TEXT)
        self.body.addLayout(row)
        source = source_words(line)
        if source:
            self._sources.append(Label(breakable_address(source), "small", "quiet", wraps=True))
            self._sources[-1].hide()
            self.body.addWidget(self._sources[-1])

    def _show_sources(self, shown: bool) -> None:
        for label in self._sources:
            label.setVisible(shown)
        self._toggle.setText(_("Hide sources") if shown else _("Sources"))


def shown_lines(card: OpenCard) -> list[CrisisLine]:
    """The person's own lines, then those shipped for the country; the emergency number has its own strip."""
    shipped = crisis_lines(card.country, card.language or "en")
    own = (line for line in card.lines if line.own)
    return [line for line in (*own, *shipped) if not line.emergency]


def line_detail(line: CrisisLine) -> str:
    """How and when a line is reached, in one line of words."""
    return " · ".join(part for part in (_how(line), line.hours, line.detail) if part)


def _how(line: CrisisLine) -> str:
    return {
        Reach.CALL: "",
        Reach.CALL_OR_TEXT: _("Call or text"),
        Reach.TEXT: _("Text {word}").format(word=line.text_word) if line.text_word else _("Text"),
    }[line.how]


def source_words(line: CrisisLine) -> str:
    """The languages a line speaks, where its number is from, and when that was looked at."""
    parts = []
    if line.languages:
        parts.append(_("Languages: {languages}").format(languages=", ".join(line.languages)))
    if line.own:
        parts.append(_("You added this line."))
    if line.checked_on is not None:
        day = checked_day(line.checked_on)
        parts.append(_("Source: {source}. Checked on {day}.").format(source=line.source, day=day))
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def breakable_address(text: str) -> str:
    """Words with an address in them, which may go on in the next line after a slash or a hyphen."""
    return text.replace("https://", "").replace("/", "/\u200b").replace("-", "-\u200b")


def checked_day(day: date) -> str:
    """A day with its year, as in "November 22, 2026"."""
    return _("{month} {day}, {year}").format(month=month_name(day.month), day=day.day, year=day.year)


def _add_words(row: QHBoxLayout, name: str, small: list[Label], number: str, fitting: Fitting) -> None:
    """The name and more small words; a number too long to stand beside them stands under the name."""
    row.setSpacing(theme.active().space(12))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(Label(breakable(name), "bodyStrong", wraps=True))
    if len(number) > _LONGEST_BESIDE:
        words.addWidget(_number_label(breakable(number), fitting, wraps=True))
    for label in small:
        words.addWidget(label)
    words.addStretch(1)
    row.addLayout(words, 1)


def _add_number(
    row: QHBoxLayout, number: str, name: str, fitting: Fitting, say: Say, *, texts_only: bool = False
) -> None:
    if not number:
        return
    if len(number) <= _LONGEST_BESIDE:
        row.addWidget(_number_label(number, fitting, wraps=False))
    if not texts_only and can_call(number):
        row.addWidget(_call_button(number, name, say))
    copy = IconButton("copy", _("Copy {number}, {name}").format(number=number, name=name), bordered=True)
    copy.clicked.connect(lambda: _copy(number, say))
    row.addWidget(copy)


def _number_label(number: str, fitting: Fitting, *, wraps: bool) -> Label:
    label = fitting.add(Label(number, "phone", wraps=wraps), "phone", "card")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _call_button(number: str, name: str, say: Say) -> IconButton:
    button = IconButton("phone", _("Call {number}, {name}").format(number=number, name=name), bordered=True)
    button.clicked.connect(lambda: _call(number, say))
    return button


def _call(number: str, say: Say) -> None:
    if not call(number):
        say(_("This computer could not start the call. Please dial {number} on a phone.").format(number=number))


def _copy(number: str, say: Say) -> None:
    copy_for_a_minute(number)
    say(_("Copied: {number}. In a minute it is taken off the clipboard.").format(number=number))
