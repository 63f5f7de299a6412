"""Sober activities: ideas and own ones, put into the calendar with a day and a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare import content
from aftercare.content import SoberActivity
from aftercare.domain.calendar.repetition import Every, Repetition, to_rule
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import CommitmentId, new_id
from aftercare.i18n import _, clock_time, ngettext, short_day
from aftercare.planner.commitments.kinds import offered, usual_zone
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import DateEdit, Field, LineEdit, MeetingTimeEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.turning import Turning

_USUAL_LENGTH = timedelta(hours=1)
_A_YEAR_AHEAD = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityDraft:
    """What is typed and not in the calendar yet."""

    title: str = field(default="", repr=False)
    day: str = field(default="", repr=False)
    at: str = field(default="", repr=False)
    minutes: int = 60
    weekly: bool = False


class SoberActivities(AreaTool):
    """Ideas as buttons; the one pressed asks for a day and a time under them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Sober activities"))
        self._workspace = workspace
        self._length = _USUAL_LENGTH
        self._planned = Label("", "body", "quiet", wraps=True)
        self.body.addWidget(self._planned)
        ideas = QWidget()
        flow = FlowLayout(ideas, theme.active().space(8))
        self._ideas = content.sober_activities()
        self._buttons: list[Button] = []
        for idea in self._ideas:
            self._add_idea(flow, idea.name).clicked.connect(lambda _on=False, idea=idea: self._start(idea))
        self._add_idea(flow, _("Something else")).clicked.connect(lambda: self._start(None))
        self.body.addWidget(ideas)
        self.body.addWidget(self._build_form())
        self._form.hide()
        self._draft = DraftKeeper(self._form, workspace, ActivityDraft, self._unsaved)
        left = self._draft.open(form_for_new("activity", Area.SOBER_NETWORK))
        if left is not None:
            self._go_on(left)

    def _add_idea(self, flow: FlowLayout, name: str) -> Button:
        button = Button(name, icon_name="plus", size="small")
        self._buttons.append(button)
        flow.addWidget(button)
        return button

    def _build_form(self) -> QWidget:
        look = theme.active()
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, look.space(6), 0, 0)
        column.setSpacing(look.space(10))
        self._what = LineEdit()
        self._day = DateEdit(self._workspace.today(), coming=True)
        self._at = MeetingTimeEdit()
        self._what_field = Field(_("What"), self._what)
        self._day_field, self._at_field = Field(_("Day"), self._day), Field(_("Time"), self._at)
        column.addWidget(self._what_field)
        when = Turning(12)
        when.row.addWidget(self._day_field, 1)
        when.row.addWidget(self._at_field, 1)
        column.addWidget(when)
        self._weekly = CheckBox(_("Every week"))
        self._weekly.clicked.connect(self._on_answered)
        column.addWidget(self._weekly)
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        put = Button(_("Put it in my calendar"), "primary", "calendar-plus", "small")
        cancel = Button(_("Cancel"), size="small")
        put.clicked.connect(self._on_put)
        cancel.clicked.connect(self._on_cancel)
        row.addWidget(put)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        return self._form

    def refresh(self) -> None:
        """Say how many are planned."""
        today = self._workspace.today()
        self._day.set_today(today)
        ahead = self._workspace.plan.commitments.between(today, today + timedelta(days=_A_YEAR_AHEAD))
        count = sum(_is_activity(each) for each in ahead)
        planned = ngettext("{count} in your calendar.", "{count} in your calendar.", count).format(count=count)
        ask = _("Pick one to put it in your calendar.")
        self._planned.setText(f"{planned} {ask}" if count else ask)

    def _start(self, idea: SoberActivity | None) -> None:
        """Ask when, with the idea's usual time on the next day."""
        title, at = (idea.name, idea.at) if idea else ("", None)
        self._draft.open(form_for_new("activity", Area.SOBER_NETWORK))
        tomorrow = self._workspace.today() + timedelta(days=1)
        self._show(
            ActivityDraft(
                title=title,
                day=short_day(tomorrow),
                at=clock_time(at) if at else "",
                minutes=idea.minutes if idea else round(_USUAL_LENGTH / timedelta(minutes=1)),
            )
        )
        (self._day if idea else self._what).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, left: ActivityDraft) -> None:
        self._show(left)

    def _show(self, typed: ActivityDraft) -> None:
        self._what.show_text(typed.title)
        self._day.set_text(typed.day)
        self._at.show_text(typed.at)
        self._length = timedelta(minutes=typed.minutes)
        self._weekly.setChecked(typed.weekly)
        self._say_problems(shown=False)
        self._form.show()

    def _typed(self) -> ActivityDraft:
        return ActivityDraft(
            title=self._what.text().strip(),
            day=self._day.text(),
            at=self._at.text(),
            minutes=round(self._length / timedelta(minutes=1)),
            weekly=self._weekly.isChecked(),
        )

    def _unsaved(self) -> ActivityDraft | None:
        return None if self._form.isHidden() else self._typed()

    def _on_answered(self) -> None:
        self._draft.keep()

    def _say_problems(self, *, shown: bool = True) -> list[QWidget]:
        today = self._workspace.today()
        what = "" if self._what.text().strip() else _("Say what it is. A few words are enough.")
        day = self._day.day
        when = self._day.problem(_("Enter a day, like tomorrow or Oct 6."))
        if day is not None and day < today:
            when = _("Choose today or a day to come.")
        at = _("Enter a time, like 2:30 PM.") if self._at.moment is None else ""
        problems: list[QWidget] = []
        for each, control, sentence in (
            (self._what_field, self._what, what),
            (self._day_field, self._day, when),
            (self._at_field, self._at, at),
        ):
            each.show_error(sentence if shown else "")
            problems += [control] if sentence else []
        return problems

    def _on_put(self) -> None:
        problems = self._say_problems()
        day, at = self._day.day, self._at.moment
        if problems or day is None or at is None:
            problems[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        commitment = self._commitment(day, at)
        label = _("“{title}” is in your calendar").format(title=commitment.title)
        if self._workspace.write(label, put=[commitment]):
            self._draft.drop()
            self._close()
            self.saved.emit()

    def _commitment(self, day: date, at: time) -> Commitment:
        says = next(each for each in content.areas() if each.area == Area.SOBER_NETWORK.value)
        kind, now = CommitmentKind.ACTIVITY, self._workspace.now()
        _length, reminders = offered(says, kind)
        zone = usual_zone(kind, self._workspace.here().key, all_day=False)
        every = Every.WEEK if self._weekly.isChecked() else Every.ONCE
        weekdays: Sequence[int] = (day.weekday(),) if every is Every.WEEK else ()
        return Commitment(
            id=CommitmentId(new_id()),
            kind=kind,
            area=Area.SOBER_NETWORK,
            title=self._what.text().strip(),
            start=datetime.combine(day, at),
            zone=zone,
            length=self._length,
            rule=to_rule(Repetition(every=every, weekdays=tuple(weekdays)), all_day=False, zone=zone),
            reminders=reminders,
            created_at=now,
            changed_at=now,
        )

    def _on_cancel(self) -> None:
        self._draft.drop()
        self._close()

    def _close(self) -> None:
        self._form.hide()
        self._buttons[-1].setFocus(Qt.FocusReason.OtherFocusReason)


def _is_activity(commitment: Commitment) -> bool:
    return commitment.kind is CommitmentKind.ACTIVITY and commitment.area is Area.SOBER_NETWORK
