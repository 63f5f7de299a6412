"""A visit that is over: how it went, notes, the call after a missed one, and the next visit."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt

from aftercare.domain.areas.treatment_team.team import REPAIRED_FOR, called, to_mend_a_missed_one
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.commitments import Result
from aftercare.i18n import _, long_day
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.treatment_team.visit_actions import VisitActions
from aftercare.planner.treatment_team.visit_reads import number_of, reference, visit_at, whom, words_for
from aftercare.planner.words import once
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.frames.team_panel import NewTime, TeamPanel
from aftercare.ui.parts.visit_list import VisitList
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_WENT, _MISSED, _MOVED = "went", "missed", "moved"


class VisitPanel(TeamPanel):
    """Everything saves at once; a new time and a next visit when their button is pressed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._actions = VisitActions(workspace)
        self._item: AgendaItem | None = None
        self._moving = False
        self._note_before = ""  # of an answer taken back, for the next answer
        ways = ((_WENT, _("I went")), (_MISSED, _("I missed it")), (_MOVED, _("It was moved")))
        self._how = Segmented(_("How did it go?"), ways)
        self._how.chosen.connect(self._on_how)
        self.inside.addWidget(Field(_("How did it go?"), self._how))
        self._build_repair()
        self._moved = NewTime(workspace.today(), _("Move it"))
        self._moved.taken.connect(self._on_moved)
        self.inside.addWidget(self._moved)
        self._build_notes()
        self._build_next()
        self.inside.addStretch(1)
        edit = Button(_("Edit appointment"), icon_name="pencil")
        edit.clicked.connect(self._on_edit)
        self.left.addWidget(edit)
        self._note_shown: str | None = None
        self._draft = DraftKeeper(self, workspace, str, self._unsaved)

    def _build_repair(self) -> None:
        self._repair = Note("", "tint")
        self._called, self._tomorrow = Button(_("I called"), size="small"), Button("", size="small")
        self._tomorrow.setText(_("Remind me tomorrow at 9:00 AM"))
        self._called.clicked.connect(self._on_called)
        self._tomorrow.clicked.connect(self._on_tomorrow)
        for button in (self._called, self._tomorrow):
            self._repair.buttons.addWidget(button)
        self.inside.addWidget(self._repair)

    def _build_notes(self) -> None:
        self._list = VisitList(self.workspace)
        self._notes = PrivateNotes(self.workspace, _("Notes about this visit"))
        self._notes.edited.connect(lambda _text: self._save_notes())
        self._notes_field = Field(_("Notes about this visit"), self._notes, optional=True)
        for part in (self._list, self._notes_field):
            self.inside.addWidget(part)

    def _build_next(self) -> None:
        self._next_title = Label("", "bodyStrong", wraps=True)
        self._booked = Label("", "small", "quiet", wraps=True)
        self._next = NewTime(self.workspace.today(), _("Book it"))
        self._next.taken.connect(self._on_book)
        for part in (self._next_title, self._booked, self._next):
            self.inside.addWidget(part)

    def open(self, commitment_id: str, start: datetime, *, moving: bool = False) -> None:
        """Show a visit, named by its original start; `moving` asks for its new time at once."""
        self.leave_fields()
        self._item, self._moving = visit_at(self.workspace, commitment_id, start), moving
        today = self.workspace.today()
        for form in (self._moved, self._next):
            form.start_over(today)
        self._booked.setText("")
        self._list.start_over()
        self._note_shown, self._note_before = None, ""
        self.refresh()
        left = self._draft.open(f"visit notes:{reference(self._item)}") if self._item is not None else None
        if left is not None:
            self._notes.show_text(left)
        self.scroll_area.verticalScrollBar().setValue(0)
        if moving:
            self._moved.start()
        elif self._item is not None and self._item.status is Status.DONE:
            self._notes.setFocus()
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        if self._item is None:
            return
        occurrence = self._item.occurrence
        item = self._item = visit_at(self.workspace, occurrence.commitment.id, occurrence.original_start)
        if item is None:
            self.closed.emit()
            return
        words = words_for(self.workspace)
        self.heading.setText(words.title(item))
        self.aside.setText(" · ".join((long_day(item.day), words.own_clock(item))))
        known = {Status.DONE: _WENT, Status.MISSED: _MISSED}.get(item.status)
        self._how.choose(_MOVED if self._moving else known)
        self._moved.setVisible(self._moving)
        self._show_repair(item)
        self._list.show_visit(occurrence.commitment, occurrence.original_start)
        self._list.setVisible(not self._list.is_empty)
        self._notes_field.setVisible(item.outcome is not None)
        note = item.outcome.note if item.outcome else ""
        if note != self._note_shown:  # else what is being typed would be lost
            self._note_shown = note
            self._notes.show_text(note)
        asks_next = item.status in (Status.DONE, Status.MISSED) and not self._moving
        self._next_title.setText(_("A new date") if item.status is Status.MISSED else _("Book the next one"))
        for part in (self._next_title, self._next):
            part.setVisible(asks_next)
        self._booked.setVisible(asks_next and bool(self._booked.text()))
        self.mend_tab_order()  # the row of answers is entered at the one chosen

    def _show_repair(self, item: AgendaItem) -> None:
        mends = item.status is Status.MISSED and self.workspace.today() - item.day <= REPAIRED_FOR and not self._moving
        self._repair.setVisible(mends)
        if mends:
            contact = whom(item, words_for(self.workspace))
            name = self.workspace.plan.settings.person_name
            say = _("You could say: {words}").format(words=to_mend_a_missed_one(name, item.day))
            sentences = (_("It happens. A quick call usually fixes it."), called(contact, number_of(contact)), say)
            self._repair.words.setText(" ".join(part for part in sentences if part))

    def _on_how(self, chosen: Any) -> None:
        if self._item is None:
            return
        self._moving = chosen == _MOVED
        if self._moving:
            self.refresh()
            self._moved.start()
            return
        self._save_notes()
        result, outcome = {_WENT: Result.DONE, _MISSED: Result.MISSED}.get(chosen), self._item.outcome
        if self._actions.answer(self._item, result, self._note_before):
            self._note_before = outcome.note if result is None and outcome is not None else ""
            self.saved.emit(self._item.occurrence.commitment.id)
        self.refresh()

    def _on_called(self) -> None:
        if self._item is not None and self._actions.called(self._item, whom(self._item, words_for(self.workspace))):
            self._next.start()

    def _on_tomorrow(self) -> None:
        if self._item is not None:
            self._actions.remind_tomorrow(self._item, whom(self._item, words_for(self.workspace)))

    def _on_moved(self, start: datetime) -> None:
        if self._item is not None and self._actions.move(self._item, start):
            self._moving = False
            self.saved.emit(self._item.occurrence.commitment.id)
            self.closed.emit()

    def _on_book(self, start: datetime) -> None:
        booked = self._actions.book(self._item, start) if self._item is not None else None
        if booked is not None:
            self._booked.setText(_("Booked: {when}").format(when=once(booked)))
            self._next.start_over(self.workspace.today())
            self.saved.emit(booked.id)
            self.refresh()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_notes(self) -> None:
        if self._unsaved() is not None and self._item is not None:
            self._note_shown = self._notes.toPlainText()
            self._actions.note(self._item, self._note_shown)
            self.refresh()
        self._draft.keep()

    def _unsaved(self) -> str | None:
        """The notes as typed, when they are not saved yet."""
        outcome, text = self._item.outcome if self._item is not None else None, self._notes.toPlainText()
        return None if outcome is None or text == outcome.note else text

    def _on_edit(self) -> None:
        if self._item is not None:
            self.leave_fields()
            self.item_wanted.emit(Known(ItemKind.COMMITMENT, *key_of(self._item)))

    def leave_fields(self) -> None:
        self._list.take_in()
        super().leave_fields()
        self._save_notes()
