"""Something every week, planned with one click: day and time asked for in place when they are not known."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.support_groups import next_weekly
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import CommitmentId, new_id
from aftercare.i18n import _, clock_time, weekday_name
from aftercare.planner import words as area_words
from aftercare.planner.commitments.kinds import usual_pattern
from aftercare.planner.lengths import lead_in_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Choice, Field, MeetingTimeEdit
from aftercare.ui.widgets.turning import Turning


def weekly(workspace: Workspace, kind: CommitmentKind, contact: Contact, weekday: int, at: time) -> Commitment:
    """Something of a contact's area every week from its next time on, with the length and reminders usual there."""
    now, here = workspace.now(), workspace.here()
    start = next_weekly(weekday, at, now.astimezone(here).replace(tzinfo=None, fold=0))
    says = content.areas()[list(Area).index(contact.area)]
    return Commitment(
        id=CommitmentId(new_id()),
        kind=kind,
        area=contact.area,
        contact_ids=(contact.id,),
        start=start,
        place=contact.place,
        created_at=now,
        changed_at=now,
        **usual_pattern(says, kind, start.date(), here.key),
    )


def planned_words(commitment: Commitment) -> str:
    """When something takes place and reminds: Every Tuesday at 6:30 PM, with a reminder at 5:30 PM."""
    when = area_words.repeats(commitment) or area_words.once(commitment)
    if not commitment.reminders or commitment.all_day:
        return when
    last = min(commitment.reminders)
    moment = commitment.start - last
    if moment.date() == commitment.start.date():
        return _("{when}, with a reminder at {time}").format(when=when, time=clock_time(moment.time()))
    lead = lead_in_words(last, all_day=False)
    return _("{when}, with a reminder {before}").format(when=when, before=lead)


class WeeklyFields(QWidget):
    """Day of the week, time, and a button; `wanted` carries both once they can be read."""

    wanted = Signal(int, object)

    def __init__(self, button: str) -> None:
        super().__init__()
        look = theme.active()
        self._day = Choice([(None, _("Choose a day")), *((day, weekday_name(day)) for day in range(7))])
        self._time = MeetingTimeEdit()
        self._day_field, self._time_field = Field(_("Day"), self._day), Field(_("Time"), self._time)
        self._plan = Button(button, "primary")
        row = Turning(12, 420)
        for field in (self._day_field, self._time_field):
            row.row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(10))
        column.addWidget(row)
        column.addWidget(self._plan, 0, Qt.AlignmentFlag.AlignLeft)
        self._plan.clicked.connect(self._on_plan)

    def show_when(self, weekday: int | None, at: time | None) -> None:
        """Show a day and a time, None where not known yet."""
        self._day.choose(weekday)
        self._time.show_time(at)
        self._say("", "")

    def take_focus(self) -> None:
        """Begin with the day."""
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, day: str, moment: str) -> None:
        self._day_field.show_error(day)
        self._time_field.show_error(moment)

    def _on_plan(self) -> None:
        weekday, at = self._day.value, self._time.moment
        self._say(
            _("Choose a day of the week.") if weekday is None else "",
            _("Enter a time, like 6:30 PM.") if at is None else "",
        )
        if not isinstance(weekday, int):
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is None:
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wanted.emit(weekday, at)
