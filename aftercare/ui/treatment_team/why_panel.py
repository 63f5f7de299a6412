"""What gets in the way of visits: one next step for each answer."""

from dataclasses import replace
from datetime import datetime

from aftercare.domain.areas.treatment_team.team import VisitLine, Why, called, to_ask_for_a_ride, to_change_the_time
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.identity import new_id
from aftercare.i18n import _, long_day
from aftercare.planner.commitments.draft import TypedLine
from aftercare.planner.treatment_team.visit_actions import VisitActions
from aftercare.planner.treatment_team.visit_reads import number_of, visit_at, visits_between, whom, words_for
from aftercare.planner.treatment_team.visit_sheets import as_typed, line_records, lines_of
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.private_text import PrivateLine
from aftercare.ui.frames.team_panel import TeamPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_AHEAD_DAYS = 120


class WhyPanel(TeamPanel):
    """Getting there, the time, or how it feels."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Not now"))
        self._actions = VisitActions(workspace)
        self._item: AgendaItem | None = None
        self._why = Why.THERE
        self._lead = Label("", wraps=True)
        self._words = Note("", "tint")
        self._called = Button(_("I called"), size="small")
        self._tomorrow = Button(_("Remind me tomorrow at 9:00 AM"), size="small")
        for button, act in ((self._called, self._on_called), (self._tomorrow, self._on_tomorrow)):
            button.clicked.connect(act)
            self._words.buttons.addWidget(button)
        self._way = LineEdit(placeholder=_("Like: bus 12, or Leila drives me"))
        self._way_field = Field(_("Getting there"), self._way)
        self._feeling = PrivateLine(workspace, _("Something to tell or to ask at the next visit"))
        self._feeling_field = Field(_("Something to tell or to ask at the next visit"), self._feeling)
        for part in (self._lead, self._words, self._way_field, self._feeling_field):
            self.inside.addWidget(part)
        self.inside.addStretch(1)
        self._save = Button(_("Save"), "primary")
        self._save.clicked.connect(self._on_save)
        self.right.addWidget(self._save)

    def open(self, why: Why, commitment_id: str, start: datetime) -> None:
        """Show the next step for what gets in the way; the visit missed last is named by its original start."""
        self._why, self._item = why, visit_at(self.workspace, commitment_id, start)
        if self._item is None:
            self.closed.emit()
            return
        self._way.show_text(self._item.occurrence.commitment.getting_there)
        self._feeling.show_text("")
        for field in (self._way_field, self._feeling_field):
            field.show_error("")
        self.refresh()
        {Why.THERE: self._way, Why.FEEL: self._feeling}.get(why, self._called).setFocus()

    def refresh(self) -> None:
        if self._item is None:
            return
        words = words_for(self.workspace)
        self.aside.setText(words.title(self._item))
        contact, coming = whom(self._item, words), self._coming()
        self._way_field.setVisible(self._why == Why.THERE)
        self._feeling_field.setVisible(self._why == Why.FEEL)
        self._save.setVisible(self._why != Why.TIME)
        for button in (self._called, self._tomorrow):
            button.setVisible(self._why == Why.TIME)
        if self._why == Why.THERE:
            self.heading.setText(_("Getting there"))
            self._lead.setText(_("Who or what could get you there? One person you trust may be glad to help."))
            day = long_day(coming[0].day) if coming else _("the next visit")
            self._words.words.setText(_("You could say: {words}").format(words=to_ask_for_a_ride(day)))
        elif self._why == Why.TIME:
            self.heading.setText(_("The time"))
            self._lead.setText(_("Visits can often be at another time. It is fine to ask."))
            say = to_change_the_time(self.workspace.plan.settings.person_name)
            parts = (called(contact, number_of(contact)), _("You could say: {words}").format(words=say))
            self._words.words.setText(" ".join(part for part in parts if part))
        else:
            self.heading.setText(_("How it feels"))
            self._lead.setText(_("Many people find visits hard at times. It can help to say so."))
            self._words.words.setText(_("Write one line. It will stand on your list for the next visit."))

    def _coming(self) -> list[AgendaItem]:
        """The visits with the same person that are still to come."""
        if self._item is None:
            return []
        today, people = self.workspace.today(), set(self._item.occurrence.commitment.contact_ids)
        own_id = self._item.occurrence.commitment.id
        until = datetime.fromordinal(today.toordinal() + _AHEAD_DAYS).date()
        return [
            item
            for item in visits_between(self.workspace, today, until)
            if item.begins > self.workspace.now()
            and (item.occurrence.commitment.id == own_id or people & set(item.occurrence.commitment.contact_ids))
        ]

    def _on_called(self) -> None:
        if self._item is not None and self._actions.called(self._item, whom(self._item, words_for(self.workspace))):
            self._finish()

    def _on_tomorrow(self) -> None:
        contact = whom(self._item, words_for(self.workspace)) if self._item is not None else None
        if self._item is not None and self._actions.remind_tomorrow(self._item, contact):
            self._finish()

    def _on_save(self) -> None:
        if self._item is None:
            return
        if self._save_way(self._item) if self._why == Why.THERE else self._save_feeling(self._item):
            self._finish()

    def _save_way(self, item: AgendaItem) -> bool:
        """The way there, for this visit and those to come with the same person."""
        way = self._way.text().strip()
        self._way_field.show_error("" if way else _("Write a few words, like bus 12."))
        if not way:
            self._way.setFocus()
            return False
        known = {each.occurrence.commitment.id: each.occurrence.commitment for each in (item, *self._coming())}
        now = self.workspace.now()
        changed = [
            replace(each, getting_there=way, sequence=each.sequence + 1, changed_at=now) for each in known.values()
        ]
        return self.workspace.write(_("Getting there changed"), changed)

    def _save_feeling(self, item: AgendaItem) -> bool:
        """A line that stays open, so that the next visit has it."""
        text = self._feeling.text().strip()
        self._feeling_field.show_error("" if text else _("Write a few words. Any words are fine."))
        if not text:
            self._feeling.setFocus()
            return False
        commitment, start = item.occurrence.commitment, item.occurrence.original_start
        before: list[VisitLine] = lines_of(self.workspace, commitment, start)
        lines = [*as_typed(before), TypedLine(new_id(), text)]
        records = line_records(self.workspace, commitment, start, lines, before)
        return self.workspace.write(_("Kept for the next visit"), records)

    def _finish(self) -> None:
        if self._item is not None:
            self.saved.emit(self._item.occurrence.commitment.id)
        self.closed.emit()
