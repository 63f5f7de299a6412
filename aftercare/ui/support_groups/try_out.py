"""The try-out sheet of a group: six questions about one visit, whether to go back, and what follows from it."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from aftercare.domain.areas.support_groups import GoBack, Question, TryOut, TryOutAnswer, Visit
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.i18n import _
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.long_words import shortened
from aftercare.planner.support_groups import words as group_words
from aftercare.planner.support_groups.reads import Group, read_groups
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_on, with_content
from aftercare.ui import theme
from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.frames.draft_keeper import DraftKeeper
from aftercare.ui.parts.try_out_rows import AskRow, FitRow
from aftercare.ui.support_groups.group_calendar import GroupCalendar
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Choice, DateEdit, Field
from aftercare.ui.widgets.rows import KeyedRows, RowButton
from aftercare.ui.widgets.text import Label, Rule

_VISITS_SHOWN = 12
_LONGEST_NAME = 44  # letters, in a drop-down


class TryOutPanel(CardPanel):
    """One sheet at a time; nothing is kept of it before the first answer."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._group: Group | None = None
        self._sheet = self._blank("")
        self._filled = TryOut()
        self._build()
        self._draft = DraftKeeper(self, workspace, TryOut, self._unsaved)
        self._connect()

    def _build(self) -> None:
        look = theme.active()
        self.add_button(_("Edit details"), lambda: self.item_wanted.emit(Known(ItemKind.GROUP, self.opened)))
        self.add_close()
        self._which = Choice[ContactId]()
        self._which.setAccessibleName(_("Group"))
        self._which.hide()
        self.body.insertWidget(0, self._which)
        self._went = Label("", "body", "quiet", wraps=True)
        self.body.addWidget(self._went)
        self._day = DateEdit(self._workspace.today())
        self._day_field = Field(_("Day of the visit"), self._day)
        self._day_field.setMaximumWidth(look.px(260))
        self.body.addWidget(self._day_field)
        self._rows = {question: FitRow(self._workspace, question) for question in Question}
        for row in self._rows.values():
            self.body.addWidget(row)
        go_back = list(group_words.go_back().items())
        self._go_back = AskRow("repeat", _("Go back?"), _("Would you go there again?"), go_back)
        self.body.addWidget(self._go_back)
        self._calendar = GroupCalendar(self._workspace)
        self.body.addWidget(self._calendar)
        self.body.addWidget(Rule())
        head = QHBoxLayout()
        head.addWidget(Label(_("Your visits"), "bodyStrong", wraps=True), 1)
        self._add = Button(_("Add a visit"), "quiet", "plus", "small")
        head.addWidget(self._add)
        self.body.addLayout(head)
        own_sheet = _("Each visit gets its own sheet. You can look back at all of them here.")
        self._none = Label(own_sheet, "body", "quiet", wraps=True)
        self.body.addWidget(self._none)
        self._visits = KeyedRows(self._make_visit)
        self.body.addWidget(self._visits)

    def _connect(self) -> None:
        for question, row in self._rows.items():
            row.answered.connect(lambda answer, question=question: self._on_answered(question, answer))
        self._go_back.chosen.connect(self._on_go_back)
        self._day.edited.connect(lambda _text: self._on_day())
        self._add.clicked.connect(self._on_add)
        self._calendar.item_wanted.connect(self.item_wanted)
        self._which.picked.connect(lambda contact_id: self.item_wanted.emit(Known(ItemKind.TRY_OUT, contact_id)))

    def open(self, item: Known) -> bool:
        """Show a group's latest sheet by its contact's id, or the sheet of a visit; False when there is no such group.

        A visit is one time of a group's meeting, by its original start.
        """
        start, groups = item.original_start, read_groups(self._workspace)
        for group in groups:
            if start is None and group.id == item.id:
                self._show_sheet(group, group.visits[0].sheet if group.visits else self._blank(group.id))
                return True
            meeting = next((each for each in group.meetings if each.id == item.id), None)
            if start is not None and meeting is not None:
                self._show_sheet(group, self._sheet_of(group.id, meeting, start))
                return True
        return False

    @property
    def opened(self) -> str:
        """The id of the group that is open."""
        return str(self._sheet.contact_id)

    def offer_groups(self, *, shown: bool) -> None:
        """Let the person choose another group here, where the cards cannot be seen."""
        self._which.setVisible(shown)

    def first(self) -> None:
        """Begin with the first question."""
        self._rows[Question.VALUES].take_focus()

    def refresh(self) -> None:
        """Follow a change made elsewhere; a note being typed stays."""
        groups = read_groups(self._workspace)
        group = next((each for each in groups if each.id == self._sheet.contact_id), None)
        if group is None:
            self.closed.emit()
            return
        self._which.offer([(each.id, shortened(each.contact.name, _LONGEST_NAME)) for each in groups])
        self._show(group, anew=False)

    def _blank(self, contact_id: str, *, day: date | None = None) -> Sheet:
        sheet = blank_sheet(TryOut, day or self._workspace.today(), self._workspace.now())
        return replace(sheet, contact_id=ContactId(contact_id))

    def _sheet_of(self, contact_id: str, commitment: Commitment, original: datetime) -> Sheet:
        """The sheet of one visit, as it is in the plan or a new one."""
        plan = self._workspace.plan
        kept = plan.sheets.load(TryOut, of=[commitment.id])
        known = next((sheet for sheet, _page in kept if sheet.original_start == original), None)
        change = plan.overrides.get(commitment.id, original)
        day = (change.start if change is not None and change.start is not None else original).date()
        blank = replace(self._blank(contact_id, day=day), commitment_id=commitment.id, original_start=original)
        return known or blank

    def _show_sheet(self, group: Group, sheet: Sheet, filled: TryOut | None = None) -> None:
        self.leave_fields()
        self._draft.keep()
        self._sheet, self._group = sheet, group
        self._filled = filled or TryOut()
        self._show(group, anew=True)
        left = self._draft.open(f"try-out:{sheet.contact_id}:{sheet.original_start or sheet.id}")
        if left is not None:
            self._save(left)
            self._draft.drop()
            self._draft.open(f"try-out:{sheet.contact_id}:{sheet.original_start or sheet.id}")

    def _show(self, group: Group, *, anew: bool) -> None:
        self._group = group
        stored = self._workspace.plan.sheets.get(self._sheet.id)
        if stored is not None:
            self._sheet, self._filled = stored, content_on(stored, TryOut)
        elif not anew:
            self._filled = TryOut(visited=self._filled.visited)
        shown = Visit(self._sheet, self._filled)
        about = _("{visit}. Answer what you can. “Not sure” is a fine answer.")
        self.say(
            _("How well does {name} fit you?").format(name=group_words.named(group)),
            about.format(visit=group_words.visit_name(shown)),
        )
        self._which.choose(group.id)
        count, first = self._workspace.plan.outcomes.times_done([each.id for each in group.meetings])
        went = group_words.attendance(count, first.date() if first else None, self._workspace.today())
        self._went.setText(went)
        self._went.setVisible(bool(went))
        self._day_field.setVisible(self._filled.visited)
        self._day.set_today(self._workspace.today())
        if anew:
            self._day_field.show_error("")
        if not self._day_field.error:
            self._day.show_day(self._sheet.day)
        for question, row in self._rows.items():
            row.show_answer(self._filled.answer(question), anew=anew)
        self._go_back.show_choice(self._filled.go_back)
        self._calendar.show_group(group)
        self._show_visits(group)

    def _show_visits(self, group: Group) -> None:
        visits = {visit.sheet.id: visit for visit in group.visits[:_VISITS_SHOWN]}
        self._visits.show_keys(list(visits))
        for key, visit in visits.items():
            self._visits[key].show_visit(visit, is_open=key == self._sheet.id)
        self._visits.setVisible(bool(visits))
        self._none.setVisible(not visits)

    def _make_visit(self, key: str) -> "_VisitRow":
        row = _VisitRow()
        row.clicked.connect(lambda: self._open_visit(key))
        return row

    def _open_visit(self, key: str) -> None:
        sheet = self._workspace.plan.sheets.get(SheetId(key))
        if sheet is not None and self._group is not None:
            self._show_sheet(self._group, sheet)

    def _on_add(self) -> None:
        if self._group is not None:
            self._show_sheet(self._group, self._blank(self._group.id), TryOut(visited=True))
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answered(self, question: Question, answer: TryOutAnswer) -> None:
        self._save(self._filled.with_answer(question, answer))

    def _on_go_back(self, value: object) -> None:
        self._save(replace(self._filled, go_back=value if isinstance(value, GoBack) else None))

    def _on_day(self) -> None:
        day = self._day.day
        problem = self._day.problem() or self._day.problem_unless_past()
        self._day_field.show_error(problem)
        if day is not None and not problem:
            self._sheet = replace(self._sheet, day=day)
            self._save(self._filled)

    def _unsaved(self) -> TryOut | None:
        typed = self._filled
        for question, row in self._rows.items():
            typed = typed.with_answer(question, row.typed)
        return None if typed == self._filled else typed

    def _save(self, filled: TryOut) -> None:
        group = self._group
        if group is None:
            return
        before = self._sheet, self._filled
        self._sheet = with_content(self._sheet, filled, self._workspace.now())
        self._filled = filled
        label = _("Answer about “{name}”").format(name=group.contact.name)
        if self._workspace.write(label, put=[self._sheet], offer_undo=False):
            self.saved.emit(group.id)
        else:
            self._sheet, self._filled = before
        self._draft.keep()


class _VisitRow(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self._name, self._more = Label("", "bodyStrong", wraps=True), Label("", "small", "quiet", wraps=True)
        self.add_words(self._name, self._more)

    def show_visit(self, visit: Visit, *, is_open: bool) -> None:
        """Show which visit it is and how it was."""
        parts = [group_words.fit_so_far(visit.content.fits)]
        if visit.content.go_back is not None:
            answer = group_words.go_back()[visit.content.go_back]
            parts.append(_("Go back: {answer}").format(answer=answer))
        self._name.setText(group_words.visit_name(visit))
        self._more.setText(" · ".join(parts))
        self.setAccessibleName(", ".join((group_words.visit_name(visit), *parts)))
        self.setChecked(is_open)
