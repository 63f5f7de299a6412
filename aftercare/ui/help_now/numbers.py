"""The numbers of Help now: the emergency strip, my people and the crisis lines."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.seek_help.crisis_line import CrisisLine, LineGroup, Reach
from aftercare.domain.areas.seek_help.helplines import crisis_lines, emergency_numbers
from aftercare.domain.areas.seek_help.safety import SourcePage
from aftercare.domain.records.areas import Area
from aftercare.i18n import _, month_name, ngettext
from aftercare.planner.long_words import breakable
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.desktop.calling import call, can_call
from aftercare.ui.desktop.clipboard import copy_for_a_minute
from aftercare.ui.frames.area_look import avatar_of
from aftercare.ui.help_now.fitting import Fitting
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label, Rule

_LONGEST_BESIDE = 16  # letters of a number
_ROOMY, _BESIDE = 900, 620  # px at 100 % that the emergency strip wants, and that its two halves need beside each other

Say = Callable[[str], object]


class EmergencyStrip(Card):
    """The country's emergency number and when to call it; the signs go below the number where it is narrow."""

    def __init__(self, card: OpenCard, say: Say) -> None:
        super().__init__(flavor="emergency")
        look = theme.active()
        says = content.emergency_card(card.country)
        numbers = emergency_numbers(card.country)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        heading = QHBoxLayout()
        heading.setSpacing(look.space(16))
        self._number = Label(" · ".join(numbers), "titleLarge", "help")
        if not numbers:
            self._number.hide()
        heading.addWidget(self._number)
        self._heading = Label(says.heading, "card", "help", wraps=not numbers)
        heading.addWidget(self._heading, 1)
        for number in numbers:
            if can_call(number):
                heading.addWidget(_call_button(number, _("Emergency"), say))
        self._row.addLayout(heading)
        signs = QGridLayout()
        signs.setVerticalSpacing(look.space(2))
        signs.setHorizontalSpacing(look.space(8))
        signs.setColumnStretch(1, 1)
        self._signs = [Label(sign, wraps=True) for sign in says.signs]
        for place, sign in enumerate(self._signs):
            signs.addWidget(Label("•"), place, 0, Qt.AlignmentFlag.AlignTop)
            signs.addWidget(sign, place, 1)
        self._row.addLayout(signs, 1)
        self.body.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        look, directions = theme.active(), QBoxLayout.Direction
        room = self.width() / look.scale
        is_tight, is_narrow = room < _ROOMY, room < _BESIDE
        self._row.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._row.setSpacing(look.space(6 if is_narrow else 20))
        self._number.set_look("title" if is_tight else "titleLarge", "help")
        self._heading.set_look("bodyStrong" if is_tight else "card", "help")
        for sign in self._signs:
            sign.set_look("small" if is_tight and not is_narrow else "body", "")
        side, edge = (14, 8) if is_tight else (18, 16)
        self.body.setContentsMargins(*(look.space(each) for each in (side, edge, side, edge)))


def people_card(card: OpenCard, fitting: Fitting, say: Say) -> Card:
    """The people the person chose, first one first."""
    people = fitting.card(_("My people"))
    for index, person in enumerate(card.people):
        if index:
            people.body.addWidget(Rule())
        avatar = avatar_of(person.name, Area.SOBER_NETWORK)
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
    """The crisis lines that matter first, the person's own before them; on request all, and where each is from.

    `showed_all` says whether all of them are shown now.
    """

    showed_all = Signal(bool)

    def __init__(self, card: OpenCard, fitting: Fitting, say: Say) -> None:
        super().__init__()
        fitting.cards.append(self)
        self._fitting, self._say = fitting, say
        self._sources: list[QWidget] = []
        heading = QHBoxLayout()
        heading.addWidget(Label(_("Crisis lines"), "card"))
        heading.addStretch(1)
        country = Label(content.country_name(card.country), "small", "quiet")
        fitting.left_out.append(country)
        heading.addWidget(country)
        self._all = Button("", "link")
        self._all.setCheckable(True)
        self._all.toggled.connect(self._show_all)
        heading.addWidget(self._all)
        self._toggle = Button(_("Sources"), "link")
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._show_sources)
        heading.addWidget(self._toggle)
        self.body.addLayout(heading)
        first, self._others = first_lines(card), other_lines(card)
        self._add_lines(self.body, first)
        self._count = len(first) + len(self._others)
        self._all.setVisible(bool(self._others))
        self._more = QWidget()
        self._more.hide()
        self.body.addWidget(self._more)
        self._name_buttons()
        self._toggle.setVisible(bool(self._sources))
        more = content.emergency_card(card.country).more
        if more:
            self.body.addWidget(Label(more, wraps=True))

    def _show_all(self, shown: bool) -> None:
        if shown and self._more.layout() is None:
            column = QVBoxLayout(self._more)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(self.body.spacing())
            for group in LineGroup:
                lines = [line for line in self._others if line.group is group]
                if lines:
                    column.addWidget(Label(_group_name(group), "section"))
                    self._add_lines(column, lines)
            self._show_sources(self._toggle.isChecked())
        self._more.setVisible(shown)
        self._name_buttons()
        self.showed_all.emit(shown)

    def _name_buttons(self) -> None:
        show = ngettext("All {count} line", "All {count} lines", self._count).format(count=self._count)
        self._all.setText(_("Fewer lines") if self._all.isChecked() else show)
        self._toggle.setText(_("Hide sources") if self._toggle.isChecked() else _("Sources"))

    def _add_lines(self, column: QVBoxLayout, lines: Sequence[CrisisLine]) -> None:
        for place, line in enumerate(lines):
            if place:
                column.addWidget(Rule())
            self._add_line(column, line)

    def _add_line(self, column: QVBoxLayout, line: CrisisLine) -> None:
        row = QHBoxLayout()
        small = []
        # How it is reached is no less needed than the number, and stays where there is little room.
        how = "" if line.how is Reach.CALL_OR_TEXT and not line.stays_on_line else _how(line)
        rest = (line.region, line.hours, ", ".join(line.languages), line.detail) if how else (line_detail(line),)
        for words in (how, " · ".join(part for part in rest if part)):
            if words:
                small.append(Label(breakable(words), "small", "quiet", wraps=True))
                if words != how:
                    self._fitting.left_out.append(small[-1])
        _add_words(row, line.name, small, line.number, self._fitting)
        _add_number(row, line.number, line.name, self._fitting, self._say, texts_only=line.how is Reach.TEXT)
        column.addLayout(row)
        source = source_words(line)
        if source:
            self._sources.append(Label(breakable_address(source), "small", "quiet", wraps=True))
            self._sources[-1].hide()
            column.addWidget(self._sources[-1])

    def _show_sources(self, shown: bool) -> None:
        for label in self._sources:
            label.setVisible(shown)
        self._name_buttons()


def first_lines(card: OpenCard) -> list[CrisisLine]:
    """The person's own lines, then those of the country that matter first."""
    own = [line for line in card.lines if line.own]
    return own + [line for line in crisis_lines(card.country) if line.matters_first]


def other_lines(card: OpenCard) -> list[CrisisLine]:
    """The other lines of the country; the emergency number has its own strip."""
    lines = crisis_lines(card.country)
    return [line for line in lines if not line.matters_first and line.group is not LineGroup.EMERGENCY]


def line_detail(line: CrisisLine) -> str:
    """Where, how and when a line is reached, and in which languages, in one line of words."""
    parts = (line.region, _how(line), line.hours, ", ".join(line.languages), line.detail)
    return " · ".join(part for part in parts if part)


def _how(line: CrisisLine) -> str:
    press = _("Call, then press {key}").format(key=line.press)
    text = _("Text {word}").format(word=line.text_word) if line.text_word else _("Text")
    way = {
        Reach.CALL: press if line.press else "",
        Reach.CALL_OR_TEXT: _("Call or text"),
        Reach.TEXT: text,
    }[line.how]
    return " · ".join(part for part in (way, _("If you use alone") if line.stays_on_line else "") if part)


def _group_name(group: LineGroup) -> str:
    return {
        LineGroup.EMERGENCY: _("Emergency"),
        LineGroup.CRISIS: _("In a crisis"),
        LineGroup.ALCOHOL_DRUGS: _("Alcohol and drugs"),
        LineGroup.POISON: _("Poisoning and medicines"),
        LineGroup.FAMILY: _("For family and friends"),
    }[group]


def source_words(line: CrisisLine) -> str:
    """Where a line's number is from, and when that was looked at."""
    if line.own:
        return _("You added this line.")
    if line.checked_on is None:
        return ""
    sources = ", ".join(address.removesuffix("/") for address in line.sources)
    return _("Source: {source}. Checked on {day}.").format(source=sources, day=checked_day(line.checked_on))


def page_words(page: SourcePage) -> str:
    """Which page states something, and when it was read."""
    where = breakable_address(page.address.removesuffix("/"))
    return _("Source: {name}, {source}. Checked on {day}.").format(
        name=page.name, source=where, day=checked_day(page.checked_on)
    )


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
