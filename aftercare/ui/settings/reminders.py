"""Settings for reminders: what rings and when, what this desktop does with it, what comes and what became of it."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.records.sheets import blank_sheet
from aftercare.domain.reminders.log import Coming, Past
from aftercare.domain.reminders.own_reminders import MOST_SOUNDS, OwnReminders, sheet_id
from aftercare.errors import AftercareError
from aftercare.i18n import _, long_day, ngettext
from aftercare.planner.reminders.ringing import LoginState
from aftercare.planner.reminders.words import ReminderLine, coming_line, fate_line
from aftercare.storage.records.sheet_contents import with_content
from aftercare.ui import theme
from aftercare.ui.settings.sections import Section, row
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import Switch
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, TimeEdit
from aftercare.ui.widgets.surfaces import Card, Note, clear
from aftercare.ui.widgets.text import Label, Rule

UNTIL_TURNED_ON = datetime(9999, 1, 1, tzinfo=UTC)
_A_DAY = "a day"
_QUIET_FROM, _QUIET_UNTIL, _CHECK_IN_AT, _MORNING = time(22), time(7), time(20), time(7)
_MOST_LINES = 30


class Reminders(Section):
    """Everything about reminders."""

    def build(self) -> None:
        phone = _(
            "Nothing rings while this computer is off or Aftercare is not running. "
            "Put what must not be missed on your phone too."
        )
        self.body.addWidget(Note(phone, "info"))
        self._build_times()
        self._build_sources()
        self._build_desktop()
        self._coming = self._add_list(_("What rings in the next 7 days"))
        self._past = self._add_list(_("What became of it in the last 3 days"))

    def _build_times(self) -> None:
        card = Card(_("Reminders"))
        self.paused = Choice[object]()
        self.paused.setAccessibleName(_("Pause reminders"))
        self.paused.picked.connect(self._on_paused)
        card.body.addWidget(row(_("Pause reminders"), _("Medicines ring unless you pause them too"), self.paused))
        self.paused_until = DateEdit(self.workspace.today(), coming=True)
        self._day_field = Field(_("Ring again on"), self.paused_until, hint=_("From 7:00 AM on that day."))
        self.paused_until.edited.connect(lambda _text: self._on_day())
        self._day_field.hide()
        card.body.addWidget(self._day_field)
        self.medicines_paused = Switch(_("Pause my medicines too"))
        self.medicines_paused.clicked.connect(self._on_medicines_paused)
        reason = _("Turn this on in a hospital: the staff give you your medicines. On a trip, keep taking them.")
        self._medicines_row = row(_("Pause my medicines too"), reason, self.medicines_paused)
        card.body.addWidget(self._medicines_row)
        card.body.addWidget(Rule())
        self.quiet = Switch(_("Quiet hours"))
        self.quiet.clicked.connect(self._on_quiet)
        card.body.addWidget(row(_("Quiet hours"), _("Fewer sounds at night"), self.quiet))
        self._hours = QWidget()
        column = QVBoxLayout(self._hours)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._times())
        self.quiet_drops = Choice([(False, _("Wait until they end")), (True, _("Don’t ring at all"))])
        self.quiet_drops.setAccessibleName(_("What falls into quiet hours"))
        self.quiet_drops.picked.connect(lambda drops: self.workspace.save_settings(quiet_drops=drops))
        column.addWidget(row(_("What falls into quiet hours"), "", self.quiet_drops))
        self.quiet_says = Label("", "small", "quiet", wraps=True)
        column.addWidget(self.quiet_says)
        self.visits = self._switch(
            column, _("Visits ring in quiet hours"), lambda on: self.workspace.save_settings(visits_in_quiet=on)
        )
        self.medicines = self._switch(
            column, _("Medicines ring in quiet hours"), lambda on: self.workspace.save_settings(medicines_in_quiet=on)
        )
        card.body.addWidget(self._hours)
        self.body.addWidget(card)

    def _times(self) -> QHBoxLayout:
        self.quiet_from, self.quiet_until = TimeEdit(), TimeEdit()
        self._from_field = Field(_("From"), self.quiet_from)
        self._until_field = Field(_("Until"), self.quiet_until)
        self.quiet_from.edited.connect(lambda _text: self._on_from())
        self.quiet_until.edited.connect(lambda _text: self._on_until())
        hours = QHBoxLayout()
        for field in (self._from_field, self._until_field):
            hours.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return hours

    def _switch(self, column: QVBoxLayout, words: str, save: Callable[[bool], object]) -> Switch:
        switch = Switch(words)
        switch.clicked.connect(save)
        column.addWidget(row(words, "", switch))
        return switch

    def _build_sources(self) -> None:
        card = Card(_("Remind me of"))
        self.check_in = Switch(_("Remind me to check in"))
        self.check_in.clicked.connect(
            lambda on: self.workspace.save_settings(check_in_reminder_at=_CHECK_IN_AT if on else None)
        )
        card.body.addWidget(row(_("Remind me to check in"), _("Once a day, if you have not yet"), self.check_in))
        self.check_in_at = TimeEdit()
        self._check_in_field = Field(_("At"), self.check_in_at)
        self.check_in_at.edited.connect(lambda _text: self._on_check_in_at())
        card.body.addWidget(self._check_in_field)
        self.sources: dict[Source, Switch] = {}
        for source, words, detail in (
            (Source.STEP, _("Steps of my plan"), _("Once on the day they are for")),
            (Source.REFILL, _("Refills"), _("Some days before a medicine runs out")),
            (Source.GUARD, _("My first visit"), _("While no visit is booked soon after leaving")),
            (Source.RHYTHM, _("Calls I like to make"), _("One a day, when someone’s turn has come")),
            (Source.REVIEW, _("Looking through my plan"), _("On day 14, 30, 60, 90, and now and then after")),
        ):
            card.body.addWidget(Rule())
            switch = self.sources[source] = Switch(words)
            switch.clicked.connect(lambda on, source=source: self._on_source(source, on))
            card.body.addWidget(row(words, detail, switch))
        self.body.addWidget(card)

    def _build_desktop(self) -> None:
        card = Card(_("On this desktop"))
        self.desktop_says = Label("", wraps=True)
        card.body.addWidget(self.desktop_says)
        self.test = Button(_("Send a test now"), icon_name="bell")
        self.test.clicked.connect(lambda _checked: self.workspace.ringing.send_test())
        card.body.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.test_says = Label("", "small", "quiet", wraps=True)
        card.body.addWidget(self.test_says)
        self._login_rule = Rule()
        card.body.addWidget(self._login_rule)
        self.login = Switch(_("Start when I log in"))
        self.login.clicked.connect(self._on_login)
        self._login_row = row(_("Start when I log in"), _("Without its window, so that reminders come"), self.login)
        card.body.addWidget(self._login_row)
        self.login_says = Label("", "small", "quiet", wraps=True)
        card.body.addWidget(self.login_says)
        self.body.addWidget(card)

    def _add_list(self, title: str) -> QVBoxLayout:
        card = Card(title)
        lines = QVBoxLayout()
        lines.setSpacing(theme.active().space(10))
        card.body.addLayout(lines)
        self.body.addWidget(card)
        return lines

    # What is chosen now

    def refresh(self) -> None:
        settings = self.workspace.plan.settings
        self._offer_pauses(settings.reminders_paused_until)
        has_quiet = settings.quiet_from is not None and settings.quiet_until is not None
        self.quiet.setChecked(has_quiet)
        self._hours.setVisible(has_quiet)
        self.quiet_drops.choose(settings.quiet_drops)
        if not settings.quiet_drops:
            quiet = _("What would be too late by then rings at its own time.")
        elif settings.medicines_in_quiet:
            quiet = _("You still find it in your plan. Your check-in rings at the time you chose.")
        else:
            quiet = _("You still find it in your plan. A medicine in those hours won’t ring at all.")
        self.quiet_says.setText(quiet)
        self.visits.setChecked(settings.visits_in_quiet)
        self.medicines.setChecked(settings.medicines_in_quiet)
        self.check_in.setChecked(settings.check_in_reminder_at is not None)
        self._check_in_field.setVisible(settings.check_in_reminder_at is not None)
        for edit, moment in (
            (self.quiet_from, settings.quiet_from),
            (self.quiet_until, settings.quiet_until),
            (self.check_in_at, settings.check_in_reminder_at),
        ):
            if not edit.unreadable:
                edit.show_time(moment)
        for source, switch in self.sources.items():
            switch.setChecked(source not in settings.silent_sources)
        self._show_desktop()
        self._show_login()
        self._show_lists()

    def _show_desktop(self) -> None:
        says = _("Reminders are shown by this desktop.")
        own_card = _("If this desktop can’t show one, a small card of Aftercare’s own appears.")
        problem = self.workspace.ringing.problem
        if problem:
            says, own_card = problem, _("So a small card of Aftercare’s own appears.")
        self.desktop_says.setText(f"{says} {own_card}")
        self.test_says.setText(self.workspace.ringing.test_result)
        self.test_says.setVisible(bool(self.workspace.ringing.test_result))

    def _show_login(self) -> None:
        login = self.workspace.ringing.login
        for part in (self._login_rule, self._login_row, self.login_says):
            part.setVisible(login is not None)
        if login is None:
            return
        state = login.read()
        self.login.setChecked(state is LoginState.ON)
        if state is LoginState.ON and self.workspace.ringing.login_repaired:
            says = _("It is on. It was broken, and was put right when Aftercare started.")
        else:
            says = {
                LoginState.ON: _("It is on."),
                LoginState.OFF: _("It is off: when you log in again, nothing rings until you open Aftercare."),
                LoginState.BROKEN: _("It is broken: it would start something that is not there. Turn it on again."),
                LoginState.BLOCKED: _("It is turned off in the settings of this computer. Turn it on there."),
            }[state]
        self.login_says.setText(says)

    def _show_lists(self) -> None:
        names = {contact.id: contact for contact in self.workspace.plan.contacts.all()}
        now, here = self.workspace.now(), self.workspace.here()
        coming, past = self.workspace.ringing.coming(), self.workspace.ringing.past()
        lines = [coming_line(each, names, now, here) for each in coming[:_MOST_LINES]]
        self._fill(self._coming, lines, coming, _("Nothing rings in the next 7 days."))
        lines = [fate_line(each, names, now, here) for each in past[:_MOST_LINES]]
        self._fill(self._past, lines, past, _("Nothing was to ring in the last 3 days."))

    def _fill(
        self, column: QVBoxLayout, lines: list[ReminderLine], all_of_them: list[Coming] | list[Past], nothing: str
    ) -> None:
        clear(column)
        if not lines:
            column.addWidget(Label(nothing, "body", "quiet", wraps=True))
        for line in lines:
            column.addWidget(self._line(line))
        left = len(all_of_them) - len(lines)
        if left:
            more = ngettext("And {count} more.", "And {count} more.", left).format(count=left)
            column.addWidget(Label(more, "small", "quiet", wraps=True))

    def _line(self, line: ReminderLine) -> QWidget:
        whole = QWidget()
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(line.title, "bodyMedium", wraps=True))
        words.addWidget(Label(line.detail, "small", "quiet", wraps=True))
        beside.addLayout(words, 1)
        if line.commitment_id is not None:
            beside.addWidget(self._own_choices(line.commitment_id, line.title), 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _own_choices(self, commitment_id: CommitmentId, title: str) -> IconButton:
        """What can be chosen for this one alone."""
        button = IconButton("ellipsis", _("Words and sound of {title}").format(title=title))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_menu(menu, commitment_id))
        button.setMenu(menu)
        button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
        return button

    def _fill_menu(self, menu: QMenu, commitment_id: CommitmentId) -> None:
        menu.clear()
        content = self.workspace.plan.sheets.content(OwnReminders, sheet_id(commitment_id))
        words = (
            (None, _("Words as for all")),
            (ReminderWords.FULL, _("Full words")),
            (ReminderWords.PRIVATE, _("Private words")),
            (ReminderWords.NONE, _("No words")),
        )
        sounds = (
            (2, _("Sounds twice")),
            (1, _("Sounds once")),
            (MOST_SOUNDS, _("Sounds every 10 minutes, up to 4 times")),
        )
        for which, label in words:
            self._add_choice(menu, label, replace(content, words=which), content, commitment_id)
        menu.addSeparator()
        for times, label in sounds:
            self._add_choice(menu, label, replace(content, sounds=times), content, commitment_id)

    def _add_choice(
        self, menu: QMenu, label: str, wanted: OwnReminders, content: OwnReminders, commitment_id: CommitmentId
    ) -> None:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(wanted == content)
        action.triggered.connect(lambda _checked=False: self._keep_own(commitment_id, wanted))

    def _keep_own(self, commitment_id: CommitmentId, wanted: OwnReminders) -> None:
        now, name = self.workspace.now(), sheet_id(commitment_id)
        blank = replace(blank_sheet(OwnReminders, self.workspace.today(), now), id=name, commitment_id=commitment_id)
        sheet = self.workspace.plan.sheets.get(name) or blank
        self.workspace.write(_("Reminder changed"), [with_content(sheet, wanted, now)])

    # What the person chooses

    def _offer_pauses(self, until: datetime | None) -> None:
        now, here = self.workspace.now(), self.workspace.here()
        if until is not None and until <= now:
            until = None
        morning = self._morning(self.workspace.today() + timedelta(days=1))
        options: list[tuple[object, str]] = [
            (None, _("Not paused")),
            (morning, _("Until tomorrow morning")),
            (morning + timedelta(days=6), _("For a week")),
            (_A_DAY, _("Until a day I choose")),
            (UNTIL_TURNED_ON, _("Until I turn them on")),
        ]
        if until is not None and until not in (value for value, _words in options):
            options.append((until, _("Until {day}").format(day=long_day(until.astimezone(here).date()))))
        choosing = self.paused.value == _A_DAY and self._day_field.isVisibleTo(self)
        self.paused.offer(options)
        self.paused.choose(_A_DAY if choosing and until is None else until)
        self._day_field.setVisible(choosing and until is None)
        self.medicines_paused.setChecked(self.workspace.medicines_are_paused)
        self._medicines_row.setVisible(until is not None)

    def _on_paused(self, until: object) -> None:
        self._day_field.setVisible(until == _A_DAY)
        if until == _A_DAY:
            self._day_field.show_error("")
            self.paused_until.show_day(None)
            self.paused_until.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._pause(until if isinstance(until, datetime) else None)

    def _pause(self, until: datetime | None) -> None:
        """Pause until then; a pause that goes on keeps what was chosen for medicines, a new one begins without them."""
        self.workspace.pause_reminders(until, with_medicines=self.workspace.medicines_are_paused)

    def _on_medicines_paused(self, on: bool) -> None:
        self.workspace.pause_reminders(self.workspace.plan.settings.reminders_paused_until, with_medicines=on)

    def _on_day(self) -> None:
        day = self.paused_until.day
        if day is None or day <= self.workspace.today():
            sentence = _("Enter a day after today, like Oct 20. Your other answers are saved.")
            self._day_field.show_error(self.paused_until.problem(sentence) or sentence)
            return
        self._day_field.show_error("")
        self._pause(self._morning(day))

    def _morning(self, day: date) -> datetime:
        return datetime.combine(day, _MORNING, self.workspace.here()).astimezone(UTC)

    def _on_quiet(self, on: bool) -> None:
        hours = (_QUIET_FROM, _QUIET_UNTIL) if on else (None, None)
        for field in (self._from_field, self._until_field):
            field.show_error("")
        self.workspace.save_settings(quiet_from=hours[0], quiet_until=hours[1])

    def _on_from(self) -> None:
        moment = self._typed(self._from_field, self.quiet_from, self.workspace.plan.settings.quiet_until)
        if moment is not None:
            self.workspace.save_settings(quiet_from=moment)

    def _on_until(self) -> None:
        moment = self._typed(self._until_field, self.quiet_until, self.workspace.plan.settings.quiet_from)
        if moment is not None:
            self.workspace.save_settings(quiet_until=moment)

    def _on_check_in_at(self) -> None:
        moment = self._typed(self._check_in_field, self.check_in_at, None)
        if moment is not None:
            self.workspace.save_settings(check_in_reminder_at=moment)

    def _typed(self, field: Field, edit: TimeEdit, other_end: time | None) -> time | None:
        """The time as typed; None is said beside the field. Quiet hours with two ends at one time would be none."""
        if edit.moment is None:
            problem = _("Enter a time, like 2:30 PM. Your other answers are saved.")
        elif edit.moment == other_end:
            problem = _("From and Until are the same, so nothing would be quiet. Choose another time.")
        else:
            problem = ""
        field.show_error(problem)
        return None if problem else edit.moment

    def _on_source(self, source: Source, on: bool) -> None:
        silent: Iterable[Source] = self.workspace.plan.settings.silent_sources
        kept = [each for each in silent if each is not source]
        self.workspace.save_settings(silent_sources=tuple(kept if on else [*kept, source]))

    def _on_login(self, on: bool) -> None:
        login = self.workspace.ringing.login
        if login is None:
            return
        try:
            if on:
                login.turn_on()
            else:
                login.turn_off()
        except AftercareError as problem:
            self.workspace.report(problem, lambda: self._on_login(on))
        else:
            self.workspace.ringing.login_repaired = False
            self.workspace.save_settings(start_at_login=on)
        self._show_login()
