"""The form for anything with a time: a new one, or one that is changed for one occurrence or several."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from aftercare import content
from aftercare.domain.areas.treatment_team.team import VisitLine, is_visit
from aftercare.domain.calendar import series
from aftercare.domain.calendar.recurrence import LAST_WALL, starts
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Override
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import CommitmentId, new_id
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _, short_day
from aftercare.planner import words as area_words
from aftercare.planner.commitments import draft as commitment_draft
from aftercare.planner.commitments import medicine_words
from aftercare.planner.commitments.changes import OF_ONE, Occasion, Scope, as_it_stands, repeats, sheets_of
from aftercare.planner.commitments.draft import Typed
from aftercare.planner.commitments.kinds import edit_planned, usual_pattern
from aftercare.planner.destinations import Destination, Place
from aftercare.planner.treatment_team.visit_sheets import as_typed, line_records, lines_of
from aftercare.planner.workspace import Workspace
from aftercare.ui.forms.commitment_fields import CommitmentFields
from aftercare.ui.forms.scope_question import ScopeQuestion
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.form_card import FormCard
from aftercare.ui.widgets.buttons import Button


class CommitmentForm(FormCard):
    """Save and Cancel for new and existing commitments.

    `saved` carries the commitment's id (the successor's when a series was divided). `closed` comes when the person is
    finished with the form: after Save, Cancel and Delete. `open_requested` asks for another page, as pages do.
    """

    saved = Signal(str)
    closed = Signal()
    open_requested = Signal(object)

    def __init__(self, workspace: Workspace, area: Area) -> None:
        super().__init__()
        self._workspace, self._area = workspace, area
        self._says = next(each for each in content.areas() if each.area == area)
        self._editing: CommitmentId | None = None
        self._original = datetime.combine(workspace.today(), time())
        self._question: ScopeQuestion | None = None
        self._act: Callable[[Scope], None] | None = None
        self._fields = CommitmentFields(workspace, self._says)
        self.inside.addWidget(self._fields)
        self.inside.addStretch(1)
        self._build_buttons()
        self._draft = DraftKeeper(self, workspace, Typed, self._unsaved)
        self._connect()
        self._opened_for = CommitmentKind(self._says.offers[0].kind)
        self._show_blank(self._opened_for, workspace.today())

    def _build_buttons(self) -> None:
        self._delete = Button(_("Delete"), "dangerQuiet", "trash-2")
        self._cancel = Button(_("Cancel"))
        self._save = Button(_("Save"), "primary")
        self.left.addWidget(self._delete)
        self.right.addWidget(self._cancel)
        self.right.addWidget(self._save)

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self._close)
        self._delete.clicked.connect(self._on_delete)
        self._fields.change_words_wanted.connect(lambda: self.open_requested.emit(Destination(Place.SETTINGS)))
        self._fields.edited.connect(self._draft.keep)
        self._fields.kind_chosen.connect(lambda kind: self.heading.setText(area_words.add_planned(kind)))
        self._workspace.signals.changed.connect(self._on_changed)

    def start_new(self, kind: CommitmentKind | None = None, day: date | None = None) -> None:
        """Show an empty form for a kind (by itself the area's first), or the one left unsaved, on a day (today)."""
        self._opened_for = kind or CommitmentKind(self._says.offers[0].kind)
        self._show_blank(self._opened_for, day or self._workspace.today())
        self._go_on(form_for_new(self._opened_for, self._area), day)
        self._fields.focus_first()

    def _show_blank(self, kind: CommitmentKind, day: date) -> None:
        now = self._workspace.now()
        blank = Commitment(
            id=CommitmentId(new_id()),
            kind=kind,
            area=self._area,
            start=datetime.combine(day, time()),
            created_at=now,
            changed_at=now,
            **usual_pattern(self._says, kind, day, self._workspace.here().key),
        )
        self._begin_new(blank)
        self._fields.show_record(blank, day, new=True)
        self._show_lines([])

    def _begin_new(self, commitment: Commitment) -> None:
        self._editing, self._shown = None, commitment
        self.heading.setText(area_words.add_planned(commitment.kind))
        self._delete.hide()
        self._show_footer()

    def edit(self, commitment_id: str, original_start: datetime | None = None) -> None:
        """Show one occurrence, named by its original start; without one the next from today, else the first."""
        plan = self._workspace.plan
        commitment = plan.commitments.get(commitment_id)
        if commitment is None:
            self.closed.emit()
            return
        self._editing = commitment.id
        if original_start is None:
            today = datetime.combine(self._workspace.today(), time())
            original_start = next(starts(commitment, today, LAST_WALL), commitment.start)
        self._original = original_start
        self._shown = as_it_stands(commitment, original_start, self._override())
        self.heading.setText(edit_planned(commitment.kind))
        self._delete.setText(_("Remove its reminders") if commitment.is_medicine else _("Delete"))
        self._delete.show()
        self._show_footer()
        self._fields.show_record(self._shown, original_start.date())
        self._show_lines(lines_of(self._workspace, commitment, original_start) if is_visit(commitment) else [])
        self._go_on(commitment_draft.of_one(commitment.id, original_start))

    def _show_lines(self, lines: list[VisitLine]) -> None:
        self._lines_before = lines
        self._fields.show_lines(as_typed(lines))

    def _go_on(self, form: str, day: date | None = None) -> None:
        """Show what the form was left with, if it was not saved, on the day asked for."""
        self._as_opened = self._fields.typed
        draft = self._draft.open(form)
        any_time = self._area is Area.SELF_CARE
        needed = _("Only the date is needed") if any_time else _("Only the date and start time are needed")
        self.aside.setText(needed if draft is None else not_saved_yet())
        if draft is not None:
            self._fields.show_typed(draft, day)
            if self._editing is None:
                self.heading.setText(area_words.add_planned(draft.commitment.kind))

    def _unsaved(self) -> Typed | None:
        typed = self._fields.typed
        return None if typed == self._as_opened else typed

    def _override(self) -> Override | None:
        return self._workspace.plan.overrides.get(self._editing, self._original)

    def _read_series(self) -> Series | None:
        """What is being edited as the plan has it now: a reminder may have been answered meanwhile."""
        return None if self._editing is None else self._workspace.plan.series(self._editing)

    def _on_changed(self, kinds: frozenset[type]) -> None:
        gone = self._editing is not None and self._workspace.plan.commitments.get(self._editing) is None
        if Commitment in kinds and gone:
            self._close()
        elif self.isVisible() and kinds & {Contact, Settings}:
            self._fields.refresh()

    def _close(self) -> None:
        self._draft.drop()
        self._editing = None
        self.closed.emit()

    def _on_save(self) -> None:
        wanted, now = self._fields.read(), self._workspace.now()
        if wanted is None:
            focused = QApplication.focusWidget()
            if focused is not None:
                self.scroll_area.ensureWidgetVisible(focused)
        elif self._editing is None:
            self._write(Edit(put=(replace(wanted, created_at=now, changed_at=now),)), wanted)
        elif wanted == self._shown:
            self._save_lines(wanted)
        else:
            self._save_change(wanted, now)

    def _save_lines(self, wanted: Commitment) -> None:
        """Nothing but the questions of this visit may have changed: they belong to it alone."""
        found = self._workspace.plan.commitments.get(self._editing)
        sheets = self._line_records(found, self._original) if found is not None else []
        label = _("“{title}” changed").format(title=self._title(wanted))
        if not sheets or self._workspace.write(label, sheets):
            if sheets:
                self.saved.emit(wanted.id)
            self._close()

    def _save_change(self, wanted: Commitment, now: datetime) -> None:
        found = self._read_series()
        if found is None:
            self._close()
        elif repeats(found.commitment):
            self._ask_about_saving(found, wanted)
        else:
            self._write(self._occasion(found).once_changed(wanted, now), wanted, found.commitment)

    def _write_change(self, found: Series, scope: Scope, wanted: Commitment) -> None:
        self._write(self._occasion(found).changed(scope, wanted, self._workspace), wanted, found.commitment)

    def _ask_about_saving(self, found: Series, wanted: Commitment) -> None:
        sentence = _("This repeats. Which ones do you want to change? This one is on {day}.")
        labels = {
            Scope.THIS_ONE: _("Only this one"),
            Scope.THIS_AND_FOLLOWING: _("This and the ones after"),
            Scope.ALL: _("All from today"),
        }
        if not self._is_for_one(wanted):
            sentence = _("This repeats. A change like this is for more than one. Which ones do you want to change?")
            del labels[Scope.THIS_ONE]
        self._ask(
            self._with_prescriber(sentence, medicine_words.before_changing()),
            labels,
            lambda scope: self._write_change(self._read_series() or found, scope, wanted),
        )

    def _is_for_one(self, wanted: Commitment) -> bool:
        """Whether everything changed is something one occurrence can have for itself."""
        shown = self._shown
        others_same = replace(wanted, rule=shown.rule, **{name: getattr(shown, name) for name in OF_ONE}) == shown
        leaves_at_no_time = wanted.leave_by is None and shown.leave_by is not None
        return others_same and self._fields.pattern_kept and not leaves_at_no_time

    def _occasion(self, found: Series) -> Occasion:
        return Occasion(found, self._original, self._shown, self._override())

    def _on_delete(self) -> None:
        found = self._read_series()
        if found is None:
            self._close()
            return
        if not repeats(found.commitment):
            says = medicine_words.before_removing() if found.commitment.is_medicine else ""
            self._remove(series.remove_whole(found), says)
            return
        sentence = _(
            "This repeats. Which ones do you want to delete? This one is on {day}. "
            "“All of them” also takes away what you noted about past ones."
        )
        labels = {
            Scope.THIS_ONE: _("Only this one"),
            Scope.THIS_AND_FOLLOWING: _("This and the ones after"),
            Scope.ALL: _("All of them"),
        }
        sentence = self._with_prescriber(sentence, medicine_words.before_removing())
        self._ask(sentence, labels, lambda scope: self._delete_some(self._read_series() or found, scope))

    def _with_prescriber(self, sentence: str, about_medicine: str) -> str:
        """A question with what is to be known first where it is about a medicine."""
        return f"{about_medicine} {sentence}" if self._shown.is_medicine else sentence

    def _delete_some(self, found: Series, scope: Scope) -> None:
        self._remove(self._occasion(found).without(scope, self._workspace.now()))

    def _ask(self, sentence: str, labels: dict[Scope, str], act: Callable[[Scope], None]) -> None:
        """Ask in the footer's place; the fields stay as they are."""
        if self._question is None:
            self._question = ScopeQuestion()
            self._question.answered.connect(self._on_scope)
            self._question.dismissed.connect(self._on_dismissed)
            self.column.addWidget(self._question)
        self._act = act
        self._fields.setEnabled(False)
        self.footer.hide()
        self._question.ask(sentence.format(day=short_day(self._shown.start)), labels)

    def _on_scope(self, scope: Scope) -> None:
        if self._act is not None:
            self._act(scope)

    def _on_dismissed(self) -> None:
        self._show_footer()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_footer(self) -> None:
        self._fields.setEnabled(True)
        self.footer.show()
        if self._question is not None:
            self._question.hide()

    def _write(self, edit: Edit, wanted: Commitment, before: Commitment | None = None) -> None:
        """Write the edit with the visit's questions; `before` is the commitment it changes."""
        label = _("“{title}” added") if self._editing is None else _("“{title}” changed")
        if before is None:
            sheets = self._line_records(wanted, wanted.start)
        else:
            shift = wanted.start - (self._shown.start if repeats(before) else self._original)
            sheets = sheets_of(self._workspace, before, edit, shift, self._line_records(before, self._original))
        once = before is not None and before.is_medicine and not repeats(before)  # of others it was said when asked
        says = medicine_words.before_changing() if once else ""
        if self._workspace.write(label.format(title=self._title(wanted)), (*edit.put, *sheets), edit.remove, says=says):
            self._show_footer()
            successors = [each.id for each in edit.put if isinstance(each, Commitment) and each.id != wanted.id]
            self.saved.emit(successors[0] if successors else wanted.id)
            self._close()

    def _line_records(self, commitment: Commitment, start: datetime) -> list[Sheet]:
        if not is_visit(commitment):
            return []
        return line_records(self._workspace, commitment, start, self._fields.lines, self._lines_before)

    def _remove(self, edit: Edit, says: str = "") -> None:
        label = _("“{title}” removed").format(title=self._title(self._shown))
        removed, self._editing = self._editing, None  # so that its end is not taken for a change made elsewhere
        if self._workspace.write(label, edit.put, edit.remove, says=says):
            self._show_footer()
            self._close()
        else:
            self._editing = removed

    def _title(self, commitment: Commitment) -> str:
        contacts = map(self._workspace.plan.contacts.get, commitment.contact_ids)
        return area_words.planned_title(commitment, [contact.name for contact in contacts if contact])
