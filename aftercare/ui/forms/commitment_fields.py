"""The questions about one commitment, and what was answered."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.content import AreaContent
from aftercare.domain.areas.treatment_team.team import is_visit
from aftercare.domain.calendar.recurrence import check_rule, wall_zone
from aftercare.domain.calendar.repetition import Every, Repetition, first_day, follow, from_rule, to_rule
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.errors import AftercareError
from aftercare.i18n import AFTERNOON_ENDS, _
from aftercare.planner.commitments.draft import Typed, TypedLine
from aftercare.planner.commitments.effects import overlap_in_words, reminder_in_words
from aftercare.planner.commitments.kinds import (
    ASKS,
    kind_name,
    people_question,
    title_question,
    usual_pattern,
    usual_titles,
    usual_zone,
    whole_day_words,
)
from aftercare.planner.workspace import Workspace
from aftercare.ui.forms.commitment_choices import LengthChoice, PeopleChoice
from aftercare.ui.forms.more_fields import IconLine, MoreFields, has_more
from aftercare.ui.forms.place_fields import PlaceFields
from aftercare.ui.forms.reminder_chips import ReminderChips
from aftercare.ui.forms.repeat_choice import RepeatChoice
from aftercare.ui.forms.repeat_details import Check
from aftercare.ui.frames.field_grid import FieldGrid, set_tab_order
from aftercare.ui.frames.private_text import Private
from aftercare.ui.parts.visit_question_list import QuestionList
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox, Segmented
from aftercare.ui.widgets.fields import DateEdit, Field, TimeEdit
from aftercare.ui.widgets.icons import icon
from aftercare.ui.widgets.pick_edit import PickEdit
from aftercare.ui.widgets.surfaces import Note

_DAY = timedelta(days=1)
_NINE_ON_THE_DAY = -timedelta(hours=9)


class CommitmentFields(FieldGrid):
    """Shows a commitment and gives it back as edited.

    `edited` comes after each answer, `kind_chosen` carries the kind of a new one, `change_words_wanted` asks for the
    settings of reminders.
    """

    edited = Signal()
    kind_chosen = Signal(object)
    change_words_wanted = Signal()

    def __init__(self, workspace: Workspace, says: AreaContent) -> None:
        super().__init__()
        self._workspace, self._says = workspace, says
        self._more: MoreFields | None = None
        self._known: Repetition | None = None
        self._is_more_open = False
        self._people: dict[ContactId, Contact] = {}
        self._build_what()
        self._build_when()
        self._build_where()
        self._build_reminders()
        self._checks: list[Check] = [
            (self._day_field, self._day_problem),
            (self._start_field, self._start_problem),
            *self._where.checks,
        ]
        self._connect()

    def _build_what(self) -> None:
        offered = [CommitmentKind(offer.kind) for offer in self._says.offers]
        self._kind = Segmented(_("What kind"), [(kind, kind_name(kind)) for kind in offered], clearable=False)
        self._kind_field = Field(_("What kind"), self._kind)
        self._who = PeopleChoice()
        self._who_field = Field(_("Who with"), self._who)
        self._title = PickEdit(most=200)
        self._title_field = Field(_("What"), self._title)
        self.add(self._kind_field)
        self.add(self._who_field, 3)
        self.add(self._title_field, 3)

    def _build_when(self) -> None:
        self._day = DateEdit(self._workspace.today(), coming=True)
        self._day_field = Field(_("Date"), self._day)
        self._start = TimeEdit(afternoon_before=lambda: None if ASKS[self._shown.kind].floating else AFTERNOON_ENDS)
        self._start_field = Field(_("Starts"), self._start)
        self._length = LengthChoice()
        self._length_field = Field(_("How long"), self._length)
        self._all_day = CheckBox()
        self._overlap = Note("", "warn")
        for field, span in ((self._day_field, 2), (self._start_field, 2), (self._length_field, 2)):
            self.add(field, span)
        self.add(self._all_day)
        self.add(self._overlap)

    def _build_where(self) -> None:
        self._where = PlaceFields(lambda: None if self._all_day.isChecked() else self._start.moment)
        for field, span in self._where.fields.items():
            self.add(field, span)
        self._lines = QuestionList()
        self._hidden_lines = Private(self._workspace, self._lines, _("Questions to ask, things to bring"))
        self._lines_field = Field(_("Questions to ask, things to bring"), self._hidden_lines)
        self.add(self._lines_field)

    def _build_reminders(self) -> None:
        self._reminders = ReminderChips()
        self._repeat = RepeatChoice(self._workspace.today())
        self._says_line = IconLine("eye-off")
        self._change_words = Button(_("Change the words"), "link")
        self._says_line.row.addWidget(self._change_words, 0, Qt.AlignmentFlag.AlignTop)
        warning = _(
            "Nothing rings while this computer is off or Aftercare is not running. "
            "Put what must not be missed on your phone too."
        )
        self._rings_line = IconLine("smartphone", warning)
        self._more_button = Button(_("More"), "quiet", "chevron-down")
        self._more_place = QWidget()
        self._more_column = QVBoxLayout(self._more_place)
        self._more_column.setContentsMargins(0, 0, 0, 0)
        self.add(Field(_("Remind me"), self._reminders), 4)
        self.add(self._repeat.field, 2)
        for part in (self._repeat.details, self._says_line, self._rings_line):
            self.add(part)
        more_row = QWidget()
        row = QHBoxLayout(more_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._more_button)
        row.addStretch(1)
        self.add(more_row)
        self.add(self._more_place)

    def _connect(self) -> None:
        for edited, check in zip((self._day.edited, self._start.edited), self._checks, strict=False):
            edited.connect(lambda _text, check=check: check[0].show_error(check[1]()))
        for edited in (
            self._day.edited,
            self._start.edited,
            self._title.edited,
            self._who.picked,
            self._length.picked,
            self._where.edited,
            self._reminders.changed,
            self._repeat.changed,
            self._lines.changed,
        ):
            edited.connect(self._on_edited)
        self._kind.chosen.connect(self._on_kind)
        self._all_day.clicked.connect(self._on_all_day)
        self._change_words.clicked.connect(self.change_words_wanted)
        self._more_button.clicked.connect(lambda: self._open_more(is_open=not self._is_more_open))

    def _on_edited(self) -> None:
        self._show_what_fits()
        self.edited.emit()

    def show_record(self, commitment: Commitment, rule_day: date, *, new: bool = False) -> None:
        """Put a commitment into the fields; `rule_day` is the day its rule has for the occurrence shown."""
        self._shown, self._rule_day, self._is_new = commitment, rule_day, new
        self._kind.choose(commitment.kind)
        self._offer_people(commitment.contact_ids)
        self._who.choose(commitment.contact_ids[0] if commitment.contact_ids else None)
        self._title.show_text(commitment.title)
        self._day.set_today(self._workspace.today())
        self._day.show_day(commitment.start.date())
        self._start.show_time(None if new or commitment.all_day else commitment.start.time())
        self._where.show_record(commitment)
        if self._more is not None:
            self._more.show_record(commitment, self._home_zone)
        self._show_pattern()
        for field, _problem in self._checks:
            field.show_error("")
        self._open_more(is_open=has_more(commitment, self._home_zone))

    @property
    def typed(self) -> Typed:
        """The answers so far, readable or not."""
        day = self._day.day or self._shown.start.date()
        return Typed(self._answered_for(day), self._day.text(), self._start.text(), self._lines.typed)

    def show_typed(self, typed: Typed, day: date | None = None) -> None:
        """Show the commitment as it was left, or on another day."""
        saved, rule_day, known, lines = self._shown, self._rule_day, self._known, self._lines.lines
        left = replace(typed.commitment, id=saved.id, created_at=saved.created_at, changed_at=saved.changed_at)
        self.show_record(left, left.start.date(), new=self._is_new)
        if not self._is_new:
            self._shown, self._rule_day, self._known = saved, rule_day, known
        if day is None:
            self._day.set_text(typed.day)
        else:
            self._day.show_day(day)
        self._start.show_text(typed.starts)
        # A line that came elsewhere since then stays; one taken away here comes back rather than getting lost.
        left_lines = {line.key for line in typed.lines}
        self.show_lines((*typed.lines, *(line for line in lines if line.key not in left_lines)))
        self._show_what_fits()

    def show_lines(self, lines: Sequence[TypedLine]) -> None:
        """Show what to ask and bring."""
        self._lines.start_over(lines)
        self._hidden_lines.keep(bool(lines))
        set_tab_order(self)

    @property
    def lines(self) -> tuple[TypedLine, ...]:
        """What to ask and bring, as the list has it and with what is still being typed."""
        return self._lines.typed

    def focus_first(self) -> None:
        """Put the focus where one begins to type."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Follow a change of the contacts or the settings; what is typed stays."""
        self._offer_people(self._contact_ids())
        self._show_what_fits()

    def read(self) -> Commitment | None:
        """The commitment as edited, or None: then what is wrong is said, and the first such field has the focus."""
        checks = [*self._checks, *self._repeat.checks, *(self._more.checks if self._more else [])]
        for field, problem in checks:
            field.show_error("" if field.isHidden() else problem())
        wrong = [field for field, _problem in checks if field.error]
        commitment = None if wrong else self._answered()
        if commitment is not None and commitment.rule is not None and commitment.rule != self._shown.rule:
            try:
                check_rule(commitment.rule, commitment.start, wall_zone(commitment))
            except AftercareError as problem:
                wrong = [self._repeat.field]
                self._repeat.field.show_error(str(problem))
        if wrong:
            (wrong[0].control.focusProxy() or wrong[0].control).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return commitment

    @property
    def pattern_kept(self) -> bool:
        """Whether it still repeats as before, the day moved or not."""
        known = self._known and follow(self._known, self._rule_day, self._day_of_rule())
        return self._repeat.repetition == known

    @property
    def _home_zone(self) -> str | None:
        return self._workspace.here().key

    def _show_pattern(self) -> None:
        """Show when the commitment takes place and reminds."""
        shown = self._shown
        self._all_day.setChecked(shown.all_day)
        self._length.offer_lengths(shown.length, all_day=shown.all_day)
        self._reminders.show_reminders(shown.reminders, all_day=shown.all_day)
        start = datetime.combine(self._rule_day, shown.start.time())
        self._known = from_rule(shown.rule, start, wall_zone(shown))
        self._repeat.show_repetition(self._known, self._rule_day, shown.rule or "")
        if self._more is not None:
            self._more.show_zone(shown.zone, self._home_zone)

    def _offer_people(self, chosen: tuple[ContactId, ...]) -> None:
        self._people = self._who.offer_people(self._workspace.plan, self._shown.area, chosen)

    def _on_kind(self, kind: Any) -> None:
        day = self._day.day or self._rule_day
        self._shown = replace(self._shown, kind=kind, **usual_pattern(self._says, kind, day, self._home_zone))
        self._rule_day = day
        self._show_pattern()
        self.kind_chosen.emit(kind)
        self._on_edited()

    def _on_all_day(self) -> None:
        all_day = self._all_day.isChecked()
        usual = usual_pattern(self._says, self._shown.kind, self._rule_day, self._home_zone)
        length = _DAY if all_day else timedelta(0) if usual["all_day"] else usual["length"]
        self._length.offer_lengths(length, all_day=all_day)
        reminders = (_NINE_ON_THE_DAY,) if all_day else usual["reminders"] or (timedelta(0),)
        self._reminders.show_reminders(reminders if self._reminders.reminders else (), all_day=all_day)
        if self._more is not None and self._shown.all_day:
            self._more.show_zone(usual_zone(self._shown.kind, self._home_zone, all_day=False), self._home_zone)
        self._on_edited()

    def _open_more(self, *, is_open: bool) -> None:
        self._is_more_open = is_open
        if is_open and self._more is None:
            self._more = MoreFields(self._workspace)
            self._more_column.addWidget(self._more)
            self._more.show_record(self._shown, self._home_zone)
            self._more.edited.connect(self._on_edited)
        self._more_button.setIcon(icon("chevron-up" if is_open else "chevron-down", "primaryText"))
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """Ask only what makes sense now, and say what follows from the answers."""
        kind, all_day = self._shown.kind, self._all_day.isChecked()
        asks = ASKS[kind]
        self._repeat.set_day(self._day_of_rule())
        self._title_field.rename(title_question(kind))
        self._title.offer(usual_titles() if is_visit(self._shown) else ())
        self._who_field.rename(people_question(kind))
        self._all_day.setText(whole_day_words(kind))
        answered = self._answered()
        overlap = overlap_in_words(answered, self._people, self._workspace) if answered else ""
        self._overlap.words.setText(overlap)
        says = reminder_in_words(answered, self._people, self._workspace) if answered else ""
        self._says_line.words.setText(says)
        has_people = asks.people and bool(self._people)
        has_length = asks.length and not (all_day and ASKS[kind].all_day)
        self.add(self._title_field, 3 if has_people else 6)
        times = 1 + (not all_day) + has_length
        for field in (self._day_field, self._start_field, self._length_field):
            self.add(field, 6 // times)
        self.show_only(
            {
                self._kind_field: self._is_new and len(self._says.offers) > 1,
                self._who_field: has_people,
                self._start_field: not all_day,
                self._length_field: has_length,
                self._overlap: bool(overlap),
                **self._where.shown(meets=asks.meets, all_day=all_day),
                self._lines_field: is_visit(self._shown),
                self._repeat.details: self._repeat.repetition != Repetition(),
                self._says_line: bool(says),
                self._rings_line: bool(self._reminders.reminders),
                self._more_place: self._is_more_open,
            }
        )
        if self._more is not None:
            others = [contact for contact in self._people.values() if contact.id != self._who.value]
            now = replace(self._shown, all_day=all_day)
            self._more.fit(now, others if asks.people else [])
        set_tab_order(self)

    def _day_of_rule(self) -> date:
        """The day the rule has now: moved as many days as the date was."""
        day = self._day.day
        return self._rule_day if day is None else self._rule_day + (day - self._shown.start.date())

    def _contact_ids(self) -> tuple[ContactId, ...]:
        first: Any = self._who.value
        others = self._shown.contact_ids[1:] if self._more is None else self._more.people
        also = tuple(contact for contact in others if contact != first)
        return also if first is None else (first, *also)

    def _answered(self) -> Commitment | None:
        """The commitment as far as it is answered; None without a day, a time or the days it repeats on."""
        day, moment, repetition = self._day.day, self._start.moment, self._repeat.repetition
        if day is None or (moment is None and not self._all_day.isChecked()):
            return None
        if repetition is not None and repetition.every is Every.WEEK and not repetition.weekdays:
            return None
        if repetition is not None and not self.pattern_kept:
            day += first_day(repetition, self._day_of_rule()) - self._day_of_rule()
        return self._answered_for(day)

    def _answered_for(self, day: date) -> Commitment:
        """The commitment on a day, at midnight while the time is open."""
        shown, all_day = self._shown, self._all_day.isChecked()
        moment = None if all_day else self._start.moment
        length: Any = self._length.value
        answered = replace(
            shown,
            title=self._title.text().strip(),
            contact_ids=self._contact_ids() if ASKS[shown.kind].people else shown.contact_ids,
            start=datetime.combine(day, moment or time()),
            all_day=all_day,
            zone=self._zone(),
            length=length,
            reminders=self._reminders.reminders,
        )
        if ASKS[shown.kind].meets:
            answered = self._where.apply_to(answered)
        if self._more is not None:
            answered = self._more.apply_to(answered)
        return replace(answered, rule=self._rule(answered))

    def _zone(self) -> str | None:
        shown = self._shown
        if self._all_day.isChecked():
            return shown.zone if shown.all_day else None
        if self._more is not None:
            return self._more.zone
        return usual_zone(shown.kind, self._home_zone, all_day=False) if shown.all_day else shown.zone

    def _rule(self, commitment: Commitment) -> str | None:
        """The rule as it was where nothing about it changed, so that one from elsewhere keeps its own form."""
        repetition, shown = self._repeat.repetition, self._shown
        unfinished = repetition is not None and repetition.every is Every.WEEK and not repetition.weekdays
        if (
            repetition is None
            or unfinished
            or (repetition == self._known and (commitment.all_day, commitment.zone) == (shown.all_day, shown.zone))
        ):
            return shown.rule
        return to_rule(repetition, all_day=commitment.all_day, zone=wall_zone(commitment))

    def _day_problem(self) -> str:
        if self._day.unreadable:
            return self._day.problem(_("Enter a day, like Oct 6. Your other answers are still here."))
        return self._day.problem()

    def _start_problem(self) -> str:
        if self._start.moment is not None:
            return ""
        if self._start.unreadable:
            return _("Enter a time, like 2:30 PM. Your other answers are still here.")
        return _("Enter a time, like 2:30 PM.")
