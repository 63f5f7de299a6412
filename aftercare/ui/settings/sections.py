"""The parts of Settings, one class each."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare import __version__, content
from aftercare.domain.areas.seek_help.crisis_line import CrisisLine
from aftercare.domain.areas.seek_help.helplines import crisis_lines
from aftercare.domain.records.events import Event, EventKind, left_treatment_on
from aftercare.domain.records.identity import EventId, new_id
from aftercare.i18n import _, long_day
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import Theme
from aftercare.ui import theme
from aftercare.ui.help_now.numbers import breakable_address, line_detail, source_words
from aftercare.ui.parts.substance_choice import SubstanceChoice, substance_hint, substance_question
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.surfaces import Card, Note, Scroll, clear
from aftercare.ui.widgets.text import Label, Rule

_A_NEW_TIME = timedelta(days=14)
_TEXT_SCALES: tuple[float, ...] = tuple(theme.tokens()["type"]["textScale"])


class Section(Scroll):
    """One part of Settings; `refresh` shows what is chosen now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.body.setSpacing(theme.active().space(14))
        self.build()
        self.body.addStretch(1)

    def build(self) -> None:
        """Make the controls."""
        raise NotImplementedError

    def begin(self) -> None:
        """Begin what this part of Settings asks for step by step."""

    def refresh(self) -> None:
        """Show what is chosen now."""


class AboutYou(Section):
    """Name, leaving day, and what safety facts are about."""

    def build(self) -> None:
        card = Card(_("About you"))
        card.body.setSpacing(theme.active().space(14))
        self.name = LineEdit(most=80)
        self.name.edited.connect(lambda text: self.workspace.save_settings(person_name=text.strip()))
        card.body.addWidget(Field(_("Your name"), self.name, optional=True, hint=_("Only to greet you.")))
        self.left = DateEdit(self.workspace.today())
        self.left.edited.connect(self._on_left_edited)
        hint = _("The steps of your plan are counted from this day. It can be in the future.")
        self._left_field = Field(_("The day you leave or left treatment"), self.left, hint=hint)
        card.body.addWidget(self._left_field)
        self._again = Note("", "info")
        only_one = Button(_("I left only once"))
        only_one.clicked.connect(self._on_only_once)
        self._again.buttons.addWidget(only_one)
        card.body.addWidget(self._again)
        self.not_sure = CheckBox(_("Not sure yet"))
        self.not_sure.clicked.connect(self._on_not_sure)
        card.body.addWidget(self.not_sure)
        self.substances = SubstanceChoice(self.workspace.card.country)
        self.substances.changed.connect(lambda: self.workspace.save_settings(substances=self.substances.value))
        card.body.addWidget(Field(substance_question(), self.substances, hint=substance_hint(), optional=True))
        self.body.addWidget(card)

    def refresh(self) -> None:
        self.substances.say_as_in(self.workspace.card.country)
        self.substances.show_value(self.workspace.plan.settings.substances)
        self.name.show_text(self.workspace.plan.settings.person_name)
        leavings = self._leavings()
        left_on = left_treatment_on(leavings)
        self._again.setVisible(len(leavings) > 1)
        words = _("You left treatment before, on {day}. Your recovery days go on from there.")
        self._again.words.setText(words.format(day=long_day(leavings[0].day)) if leavings else "")
        self.not_sure.setChecked(left_on is None)
        if not self.left.unreadable:
            self.left.show_day(left_on)

    def _leavings(self) -> list[Event]:
        return self.workspace.plan.events.of_kind(EventKind.LEFT_TREATMENT)

    def _on_left_edited(self, _text: str) -> None:
        day = self.left.day
        if self.left.unreadable:
            sentence = _("Enter a day, like Oct 6. Your other answers are saved.")
            self._left_field.show_error(self.left.problem(sentence))
            return
        self._left_field.show_error("")
        self._save_leaving(day)

    def _on_not_sure(self, not_sure: bool) -> None:
        if not_sure:
            self._left_field.show_error("")
            self.left.show_day(None)
            self._save_leaving(None)
        else:
            self.left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_only_once(self) -> None:
        *earlier, _latest = self._leavings()
        self.workspace.write(_("Leaving day changed"), remove=earlier)

    def _save_leaving(self, day: date | None) -> None:
        """Correct the day; one much later than a day gone by is another time in treatment, and both are kept."""
        known = self._leavings()
        if day is None:
            self.workspace.write(_("Leaving day changed"), remove=known)
            return
        latest = known[-1] if known else None
        is_another = latest is not None and latest.day <= self.workspace.today() and day - latest.day >= _A_NEW_TIME
        event = Event(
            id=EventId(new_id()) if latest is None or is_another else latest.id,
            kind=EventKind.LEFT_TREATMENT,
            day=day,
            recorded_at=self.workspace.now(),
        )
        self.workspace.write(_("Leaving day changed"), [event])


class Look(Section):
    """Colors and text size."""

    def build(self) -> None:
        card = Card(_("Look"))
        options = (
            (Theme.SYSTEM, _("Same as this computer")),
            (Theme.LIGHT, _("Light")),
            (Theme.DARK, _("Dark")),
            (Theme.HC_LIGHT, _("Light, high contrast")),
            (Theme.HC_DARK, _("Dark, high contrast")),
        )
        self.colors = Choice(options)
        self.colors.setAccessibleName(_("Colors"))
        self.colors.picked.connect(lambda chosen: self.workspace.save_card(theme=chosen))
        card.body.addWidget(row(_("Colors"), _("Light for day, dark for evening"), self.colors))
        card.body.addWidget(Rule())
        sizes = [(scale, _("{percent} %").format(percent=round(scale * 100))) for scale in _TEXT_SCALES]
        self.text_size = Choice(sizes)
        self.text_size.setAccessibleName(_("Text size"))
        self.text_size.picked.connect(lambda scale: self.workspace.save_card(text_scale=scale))
        card.body.addWidget(row(_("Text size"), _("Everything grows with it"), self.text_size))
        self.body.addWidget(card)

    def refresh(self) -> None:
        self.colors.choose(self.workspace.card.theme)
        self.text_size.choose(self.workspace.card.text_scale)


class HelpLines(Section):
    """The country, and the lines Help now shows for it, with their sources."""

    def build(self) -> None:
        card = Card(_("Help now"))
        self.country = Choice[str]()
        self.country.setAccessibleName(_("Your country"))
        self.country.picked.connect(lambda code: self.workspace.save_card(country=code))
        what_for = _("For the numbers on Help now, and to read days as you write them")
        card.body.addWidget(row(_("Your country"), what_for, self.country))
        self.body.addWidget(card)
        self._lines = Card(_("Numbers shown"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.active().space(10))
        self._lines.body.addLayout(self._list)
        self.body.addWidget(self._lines)

    def refresh(self) -> None:
        card = self.workspace.card
        offered = content.countries(kept=card.country)
        self.country.offer(offered)
        self.country.choose(card.country if card.country in dict(offered) else content.ANOTHER_COUNTRY)
        clear(self._list)
        shipped = crisis_lines(card.country)
        for line in (*(each for each in card.lines if each.own), *shipped):
            self._list.addWidget(_line_words(line))
        if not shipped:
            self._list.addWidget(Label(content.emergency_card(card.country).more, wraps=True))


class About(Section):
    """Version and licenses."""

    def build(self) -> None:
        card = Card(_("About Aftercare"))
        for sentence in (
            _("Version {version}").format(version=__version__),
            _("Aftercare helps you keep the plan you made with your team. It is not medical care."),
            _("Free of charge, under the Apache License 2.0."),
            _("Typeface: Atkinson Hyperlegible Next (SIL Open Font License). Icons: Lucide (ISC License)."),
        ):
            card.body.addWidget(Label(sentence, wraps=True))
        self.body.addWidget(card)


def row(title: str, detail: str, control: QWidget) -> QWidget:
    """One setting: what it is at the left, its control at the right."""
    look = theme.active()
    whole = QWidget()
    line = QHBoxLayout(whole)
    line.setContentsMargins(0, look.space(4), 0, look.space(4))
    line.setSpacing(look.space(16))
    words = QVBoxLayout()
    words.setSpacing(0)
    name = Label(title, "bodyMedium", wraps=True)
    name.setBuddy(control)
    words.addWidget(name)
    if detail:
        words.addWidget(Label(detail, "small", "quiet", wraps=True))
    line.addLayout(words, 1)
    if isinstance(control, Choice):
        control.setMinimumWidth(look.px(210))
    line.addWidget(control)
    return whole


def _line_words(line: CrisisLine) -> QWidget:
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(f"{line.name}: {line.number}", "bodyStrong", wraps=True))
    detail = line_detail(line)
    if detail:
        column.addWidget(Label(detail, "small", "quiet", wraps=True))
    source = source_words(line)
    if source:
        column.addWidget(Label(breakable_address(source), "small", "quiet", wraps=True))
    return words
