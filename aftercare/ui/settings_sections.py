"""The parts of Settings, one class each."""

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare import __version__, content
from aftercare.domain.events import Event, EventKind, left_treatment_on
from aftercare.domain.helplines import CrisisLine, crisis_lines
from aftercare.domain.identity import EventId, new_id
from aftercare.i18n import _, long_day
from aftercare.storage.open_card import Theme
from aftercare.ui import theme
from aftercare.ui.help_now import line_detail
from aftercare.ui.substance_choice import SubstanceChoice, substance_hint, substance_question
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox, Switch
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit, TimeEdit
from aftercare.ui.widgets.surfaces import Card, Note, Scroll, clear
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.workspace import Workspace

UNTIL_TURNED_ON = datetime(9999, 1, 1, tzinfo=UTC)
_TEXT_SCALES: tuple[float, ...] = tuple(theme.tokens()["type"]["textScale"])
_QUIET_FROM, _QUIET_UNTIL, _CHECK_IN_AT = time(22), time(7), time(20)


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

    def open_part(self, part: str) -> None:
        """Begin something in this part of Settings."""

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
        self.not_sure = CheckBox(_("Not sure yet"))
        self.not_sure.clicked.connect(self._on_not_sure)
        card.body.addWidget(self.not_sure)
        self.substances = SubstanceChoice()
        self.substances.changed.connect(lambda: self.workspace.save_settings(substances=self.substances.value))
        card.body.addWidget(Field(substance_question(), self.substances, hint=substance_hint(), optional=True))
        self.body.addWidget(card)

    def refresh(self) -> None:
        self.substances.show_value(self.workspace.plan.settings.substances)
        self.name.show_text(self.workspace.plan.settings.person_name)
        left_on = left_treatment_on(self._leavings())
        self.not_sure.setChecked(left_on is None)
        if not self.left.unreadable:
            self.left.show_day(left_on)

    def _leavings(self) -> list[Event]:
        return self.workspace.plan.events.of_kind(EventKind.LEFT_TREATMENT)

    def _on_left_edited(self, _text: str) -> None:
        day = self.left.day
        if self.left.unreadable:
            sentence = _("Enter a day, like Oct 6 or 10/6/2026. Your other answers are saved.")
            self._left_field.show_error(sentence)
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

    def _save_leaving(self, day: date | None) -> None:
        known = self._leavings()
        if day is None:
            put = []
        else:
            put = [
                Event(
                    id=known[-1].id if known else EventId(new_id()),
                    kind=EventKind.LEFT_TREATMENT,
                    day=day,
                    recorded_at=self.workspace.now(),
                )
            ]
        kept = {event.id for event in put}
        self.workspace.write(_("Leaving day changed"), put, [event for event in known if event.id not in kept])


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


class Reminders(Section):
    """Quiet hours, the check-in reminder, and pausing all."""

    def build(self) -> None:
        phone = _(
            "Nothing rings while this computer is off or Aftercare is not running. "
            "Put what must not be missed on your phone too."
        )
        self.body.addWidget(Note(phone, "info"))
        card = Card(_("Reminders"))
        self.paused = Choice()
        self.paused.setAccessibleName(_("Pause all reminders"))
        self.paused.picked.connect(lambda until: self.workspace.save_settings(reminders_paused_until=until))
        card.body.addWidget(row(_("Pause all reminders"), _("Nothing rings until then"), self.paused))
        card.body.addWidget(Rule())
        self.quiet = Switch(_("Quiet hours"))
        self.quiet.clicked.connect(self._on_quiet)
        card.body.addWidget(row(_("Quiet hours"), _("Visits and medicines still ring"), self.quiet))
        self.quiet_from, self.quiet_until = TimeEdit(), TimeEdit()
        self._from_field = Field(_("From"), self.quiet_from)
        self._until_field = Field(_("Until"), self.quiet_until)
        self.quiet_from.edited.connect(lambda _text: self._on_time(self._from_field, self.quiet_from, "quiet_from"))
        self.quiet_until.edited.connect(lambda _text: self._on_time(self._until_field, self.quiet_until, "quiet_until"))
        self._hours = QWidget()
        hours = QHBoxLayout(self._hours)
        hours.setContentsMargins(0, 0, 0, 0)
        for field in (self._from_field, self._until_field):
            hours.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(self._hours)
        card.body.addWidget(Rule())
        self.check_in = Switch(_("Remind me to check in"))
        self.check_in.clicked.connect(
            lambda on: self.workspace.save_settings(check_in_reminder_at=_CHECK_IN_AT if on else None)
        )
        card.body.addWidget(row(_("Remind me to check in"), _("Once a day, if you have not yet"), self.check_in))
        self.check_in_at = TimeEdit()
        self._check_in_field = Field(_("At"), self.check_in_at)
        self.check_in_at.edited.connect(
            lambda _text: self._on_time(self._check_in_field, self.check_in_at, "check_in_reminder_at")
        )
        card.body.addWidget(self._check_in_field)
        self.body.addWidget(card)
        desktop = Card(_("On this desktop"))
        self.desktop_says = Label("", wraps=True)
        desktop.body.addWidget(self.desktop_says)
        self.test = Button(_("Send a test now"), icon_name="bell")
        self.test.clicked.connect(lambda _checked: self.workspace.send_test_reminder())
        desktop.body.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(desktop)

    def refresh(self) -> None:
        settings = self.workspace.plan.settings
        problem = self.workspace.notification_problem
        self.desktop_says.setText(
            problem
            or _("Reminders are shown by this desktop. If it can’t show one, a small card of Aftercare’s own appears.")
        )
        self._offer_pauses(settings.reminders_paused_until)
        has_quiet = settings.quiet_from is not None and settings.quiet_until is not None
        self.quiet.setChecked(has_quiet)
        self._hours.setVisible(has_quiet)
        self.check_in.setChecked(settings.check_in_reminder_at is not None)
        self._check_in_field.setVisible(settings.check_in_reminder_at is not None)
        for edit, moment in (
            (self.quiet_from, settings.quiet_from),
            (self.quiet_until, settings.quiet_until),
            (self.check_in_at, settings.check_in_reminder_at),
        ):
            if not edit.unreadable:
                edit.show_time(moment)

    def _offer_pauses(self, until: datetime | None) -> None:
        now, here = self.workspace.now(), self.workspace.here()
        if until is not None and until <= now:
            until = None
        morning = datetime.combine(self.workspace.today() + timedelta(days=1), time(7), here).astimezone(UTC)
        options: list[tuple[object, str]] = [
            (None, _("Not paused")),
            (morning, _("Until tomorrow morning")),
            (morning + timedelta(days=6), _("For a week")),
            (UNTIL_TURNED_ON, _("Until I turn them on")),
        ]
        if until is not None and until not in (value for value, _words in options):
            options.append((until, _("Until {day}").format(day=long_day(until.astimezone(here).date()))))
        self.paused.offer(options)
        self.paused.choose(until)

    def _on_quiet(self, on: bool) -> None:
        hours = (_QUIET_FROM, _QUIET_UNTIL) if on else (None, None)
        self.workspace.save_settings(quiet_from=hours[0], quiet_until=hours[1])

    def _on_time(self, field: Field, edit: TimeEdit, setting: str) -> None:
        if edit.moment is None:
            field.show_error(_("Enter a time, like 2:30 PM. Your other answers are saved."))
            return
        field.show_error("")
        self.workspace.save_settings(**{setting: edit.moment})


class HelpLines(Section):
    """The country, and the lines Help now shows for it, with their sources."""

    def build(self) -> None:
        card = Card(_("Help now"))
        self.country = Choice(content.countries())
        self.country.setAccessibleName(_("Your country"))
        self.country.picked.connect(lambda code: self.workspace.save_card(country=code))
        card.body.addWidget(row(_("Your country"), _("Help now shows the numbers of this country"), self.country))
        self.body.addWidget(card)
        self._lines = Card(_("Numbers shown"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.active().space(10))
        self._lines.body.addLayout(self._list)
        self.body.addWidget(self._lines)

    def refresh(self) -> None:
        card = self.workspace.card
        known = dict(content.countries())
        self.country.choose(card.country if card.country in known else content.ANOTHER_COUNTRY)
        clear(self._list)
        lines = crisis_lines(card.country, card.language or "en")
        for line in lines:
            self._list.addWidget(_line_words(line))
        if not lines:
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
    if line.languages:
        spoken = _("Languages: {languages}").format(languages=", ".join(line.languages))
        column.addWidget(Label(spoken, "small", "quiet", wraps=True))
    if line.checked_on is not None:
        checked = _("Source: {source}. Checked on {day}, {year}.").format(
            source=line.source, day=long_day(line.checked_on), year=line.checked_on.year
        )
        column.addWidget(Label(checked, "small", "quiet", wraps=True))
    return words
