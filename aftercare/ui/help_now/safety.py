"""Safety first, after use: whom to call, what to watch for and do, and whether help is needed. It records nothing."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare.domain.areas.seek_help.safety import AfterUse, SourcePage, after_use, first_after_use, overdose
from aftercare.domain.records.settings import Substance
from aftercare.i18n import _
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.help_now.numbers import EmergencyStrip, Say, page_words
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label

_ONE_OF_A_LIST = "- "


class SafetyFirst(QWidget):
    """What to know after use of these substances, all of it where none is named; `answered`: whether help is needed.

    `rebuilt` comes when more was shown.
    """

    answered = Signal(bool)
    rebuilt = Signal()

    def __init__(self, substances: Collection[Substance], card: OpenCard, say: Say, title: str = "") -> None:
        """`title` stands over what comes first, "First, your safety." when empty."""
        super().__init__()
        country = card.country
        first = first_after_use(country)
        seen = overdose(country)
        named = after_use(substances, country)
        others = [each for each in after_use((), country) if each not in named]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(12))
        column.addWidget(EmergencyStrip(card, say))
        column.addWidget(self._build_first(title or _("First, your safety."), first.words))
        signs = Card(_("Signs of an overdose"))
        for words in (_("Show this to the person with you."), seen.lead):
            signs.body.addWidget(Label(words, "body", "quiet", wraps=True))
        signs.body.addLayout(listed(seen.signs, numbered=False))
        signs.body.addWidget(Label(_("What to do"), "bodyStrong", wraps=True))
        signs.body.addLayout(listed(seen.steps, numbered=True))
        column.addWidget(signs)
        for each in named:
            column.addWidget(_block(each))
        self._others = self._build_others(others)
        column.addWidget(self._others)
        self._more = Button(_("If you used something else"), "quiet", "plus", "small")
        if not others:
            self._more.hide()
        self._more.clicked.connect(self._on_more)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(
            _Sources((*first.pages, *seen.pages, *(page for each in (*named, *others) for page in each.pages)))
        )

    def _build_first(self, title: str, sentences: Sequence[str]) -> Note:
        note = Note(title, "clay")
        note.words.set_look("bodyStrong", "")
        words = QVBoxLayout()
        words.setSpacing(theme.active().space(8))
        for sentence in sentences:
            words.addWidget(Label(sentence, "lead", wraps=True))
        note.add_below(words)
        self.help = Button(_("I need help now"), "help", "life-buoy")
        self.safe = Button(_("I’m safe right now"))
        for button, needs_help in ((self.help, True), (self.safe, False)):
            button.clicked.connect(lambda _checked, needs_help=needs_help: self.answered.emit(needs_help))
            note.buttons.addWidget(button)
        return note

    def _build_others(self, others: Iterable[AfterUse]) -> QWidget:
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(12))
        for each in others:
            column.addWidget(_block(each))
        rest.hide()
        return rest

    def _on_more(self) -> None:
        self._others.show()
        self._more.hide()
        self.rebuilt.emit()


class _Sources(QWidget):
    """A way to see which pages state all this; each page once."""

    def __init__(self, pages: Sequence[SourcePage]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._show = Button(_("Sources"), "link")
        self._show.setCheckable(True)
        self._show.toggled.connect(self._on_toggled)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        self._pages = Label("\n".join(map(page_words, dict.fromkeys(pages))), "small", "quiet", wraps=True)
        self._pages.hide()
        column.addWidget(self._pages)

    def _on_toggled(self, shown: bool) -> None:
        self._pages.setVisible(shown)
        self._show.setText(_("Hide sources") if shown else _("Sources"))


def _block(said: AfterUse) -> Card:
    card = Card(said.title)
    for is_list, lines in groupby(said.words, key=lambda line: line.startswith(_ONE_OF_A_LIST)):
        if is_list:
            card.body.addLayout(listed([line.removeprefix(_ONE_OF_A_LIST) for line in lines], numbered=False))
        else:
            for line in lines:
                card.body.addWidget(Label(line, wraps=True))
    return card


def listed(sentences: Sequence[str], *, numbered: bool) -> QGridLayout:
    """Sentences below each other, with a number or a dot before each."""
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.active().space(4))
    grid.setHorizontalSpacing(theme.active().space(8))
    grid.setColumnStretch(1, 1)
    for place, sentence in enumerate(sentences):
        grid.addWidget(Label(f"{place + 1}." if numbered else "•"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(sentence, wraps=True), place, 1)
    return grid
