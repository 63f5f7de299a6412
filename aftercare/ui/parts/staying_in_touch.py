"""How one stays in touch with a contact: the plan in words, and the last times with a day and a note."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import EventId
from aftercare.i18n import _, short_day
from aftercare.planner.long_words import breakable
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.private_text import PrivateLabel
from aftercare.ui.parts.contact_parts import Section
from aftercare.ui.parts.talked_on import TalkedOn
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import DateEdit, LineEdit
from aftercare.ui.widgets.focus_keeper import FocusKeeper, controls
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label, Rule

_DAY_WIDTH = 96
_OTHER_DAY, _MORE = "other day", "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """The plan as lines of (words, the commitment they say or None for the rhythm), and the last times, latest first.

    `more` says that there were more times before.
    """

    today: date
    plan: Sequence[tuple[str, Commitment | None]]
    coming: tuple[str, Commitment] | None
    times: Sequence[Event]
    more: bool


class StayingInTouch(Section):
    """Lines of a day, words and a link; a note is typed in its line.

    `plan_chosen` carries the commitment to change, None for the rhythm.
    """

    plan_chosen = Signal(object)
    noted = Signal(object, str)
    forgotten = Signal(object)
    more_wanted = Signal()
    talked_on = Signal(object)
    rebuilt = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Staying in touch"))
        self._workspace = workspace
        self._shown: Touch | None = None
        self._noting: EventId | None = None
        self._asks_day = False
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.column.addLayout(self._lines)
        self.column.setSpacing(0)
        self.rows: dict[object, QWidget] = {}
        self._note: LineEdit | None = None
        self._day: DateEdit | None = None

    def show_touch(self, touch: Touch) -> None:
        """Show these, keeping a note or a day that is being typed."""
        before, self._shown = self._shown, touch
        if before is None or self._without_typed(before) != self._without_typed(touch):
            self._build()
        elif self._note is not None and not self._note.hasFocus():
            self._note.show_text(next(event.note for event in touch.times if event.id == self._noting))

    def _without_typed(self, touch: Touch) -> Touch:
        """Without the note being typed: saving it must not take away the button that is just being pressed."""
        times = [replace(event, note="") if event.id == self._noting else event for event in touch.times]
        return replace(touch, times=times)

    def start_over(self) -> None:
        """Let go of a note or a day that was asked for, because another contact is shown."""
        self._noting, self._asks_day, self._shown = None, False, None

    def ask_day(self) -> None:
        """Ask on which other day one talked."""
        self._asks_day = True
        self._build()
        if self._day is not None:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_fields(self) -> None:
        """Save a note that is still being typed."""
        if self._note is not None and self._note.hasFocus():
            self._note.clearFocus()

    def _build(self) -> None:
        touch = self._shown
        if touch is None:
            return
        typed = None
        if self._note is not None:
            typed = self._note.text()
            self._note.blockSignals(True)  # it goes, but what is typed in it is not finished
        day_typed = self._day.text() if self._day is not None else ""
        keeper = FocusKeeper(self.rows)
        clear(self._lines)
        self.rows, self._note, self._day = {}, None, None
        if self._asks_day:
            self._add(_OTHER_DAY, self._day_row(touch.today, day_typed))
        for place, (words, commitment) in enumerate(touch.plan):
            self._add(("plan", place), self._plan_row(words, commitment, _("Plan") if place == 0 else ""))
        if touch.coming is not None:
            words, commitment = touch.coming
            self._add("coming", self._plan_row(words, commitment, _("Next")))
        for event in touch.times:
            noting = event.id == self._noting
            self._add(event.id, self._note_row(event, typed) if noting else self._time_row(event, touch))
        if touch.more:
            self._add(_MORE, self._more_row())
        keeper.give_back(self.rows)
        self.rebuilt.emit()

    def _add(self, key: object, row: QWidget) -> None:
        if self.rows:
            self._lines.addWidget(Rule())
        self.rows[key] = row
        self._lines.addWidget(row)
        row.show()  # now, so that it can take the focus

    def _line(self, day: str) -> tuple[QWidget, QHBoxLayout]:
        look = theme.active()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, look.space(1), 0, look.space(1))
        line.setSpacing(look.space(12))
        row.setMinimumHeight(look.px(34))
        when = Label(day, "time", "quiet", wraps=True)
        when.setFixedWidth(look.px(_DAY_WIDTH))
        line.addWidget(when)
        return row, line

    def _plan_row(self, words: str, commitment: Commitment | None, day: str) -> QWidget:
        row, line = self._line(day)
        line.addWidget(Label(breakable(words), wraps=True), 1)
        change = Button(_("Change"), "link")
        change.setAccessibleName(_("Change {plan}").format(plan=words))
        change.clicked.connect(lambda: self.plan_chosen.emit(commitment))
        line.addWidget(change)
        return row

    def _time_row(self, event: Event, touch: Touch) -> QWidget:
        day = _("Today") if event.day == touch.today else day_in_words(event.day, touch.today)
        row, line = self._line(day)
        if event.note:
            said = PrivateLabel(self._workspace, _("Note of {day}").format(day=day))
            said.setText(breakable(event.note))
            line.addWidget(said, 1)
        else:
            line.addWidget(Label(_("We talked"), wraps=True), 1)
        link = Button(_("Change") if event.note else _("Add a note"), "link")
        name = _("Change the note of {day}") if event.note else _("Add a note to {day}")
        link.setAccessibleName(name.format(day=day))
        link.clicked.connect(lambda: self._start_note(event))
        line.addWidget(link)
        return row

    def _note_row(self, event: Event, typed: str | None) -> QWidget:
        today = self._shown.today if self._shown else event.day
        row, line = self._line(_("Today") if event.day == today else day_in_words(event.day, today))
        gap = theme.active().space(5)
        line.setContentsMargins(0, gap, 0, gap)
        note = LineEdit(event.note)
        note.setAccessibleName(_("Note"))
        if typed is not None:
            note.setText(typed)
        note.edited.connect(lambda text: self.noted.emit(event, text))
        note.returnPressed.connect(self._end_note)
        line.addWidget(note, 1)
        remove = Button(_("Remove"), "dangerQuiet", size="small")
        remove.setAccessibleName(_("Remove this day from the list"))
        remove.clicked.connect(lambda: self._on_forget(event))
        line.addWidget(remove)
        done = Button(_("Done"), size="small")
        done.clicked.connect(self._end_note)
        line.addWidget(done)
        self._note = note
        return row

    def _start_note(self, event: Event) -> None:
        self._noting = event.id
        self._build()
        if self._note is not None:
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_note(self) -> None:
        noting, note = self._noting, self._note
        if note is not None:
            note.editingFinished.emit()
        self._noting, self._note = None, None
        self._build()
        row = self.rows.get(noting)
        if row is not None:
            controls(row)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_forget(self, event: Event) -> None:
        if self._note is not None:
            self._note.blockSignals(True)
        self._noting, self._note = None, None
        self.forgotten.emit(event)

    def _more_row(self) -> QWidget:
        row, line = self._line("")
        more = Button(_("Show earlier days"), "link")
        more.clicked.connect(self.more_wanted)
        line.addWidget(more)
        line.addStretch(1)
        return row

    def _day_row(self, today: date, typed: str) -> QWidget:
        row = TalkedOn(today, _("The day you talked"))
        row.day.set_text(typed)
        row.saved.connect(self._on_day)
        row.closed.connect(self._end_day)
        self._day = row.day
        return row

    def _on_day(self, day: date) -> None:
        self._end_day()
        self.talked_on.emit(day)

    def _end_day(self) -> None:
        self._asks_day, self._day = False, None
        self._build()


def day_in_words(day: date, today: date) -> str:
    """A day gone by in short, with its year when it was another one."""
    words = short_day(day)
    return words if day.year == today.year else _("{day}, {year}").format(day=words, year=day.year)
