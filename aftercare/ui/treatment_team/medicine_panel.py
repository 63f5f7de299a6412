"""The form of a medicine: name and dose as written, when it is taken, and when to get more."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.treatment_team.medicines import WHOLE_WEEK, Doses, MedicineSheet, same_name, titled
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import ContactKind, Side
from aftercare.domain.records.drafts import form_for_new
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, clock_time, long_day, ngettext, weekday_name, weekday_short
from aftercare.planner.commitments import medicine_words
from aftercare.planner.treatment_team.medicines import Medicine, Medicines
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.draft_keeper import DraftKeeper, not_saved_yet
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.frames.team_panel import TeamPanel
from aftercare.ui.treatment_team.times_edit import TimesEdit
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Note

_DAYS_BEFORE = (0, 1, 2, 3, 5, 7, 14)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """The answers as they stand in the fields, readable or not."""

    name: str = field(default="", repr=False)
    dose: str = field(default="", repr=False)
    times: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = WHOLE_WEEK
    first: str = ""
    last: str = ""
    prescriber: ContactId | None = None
    refill: str = ""
    before: int = 3
    notes: str = field(default="", repr=False)


class MedicinePanel(TeamPanel):
    """Save and Cancel; a change counts from today on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, _("Cancel"))
        self._medicines = Medicines(workspace)
        self._medicine: Medicine | None = None
        self._has_rhythm = True
        self._act: Callable[[], None] = self._on_stop
        self._build_what()
        self._build_when()
        self._build_refill()
        self._build_ends()
        self._as_opened = self._typed()
        self._draft = DraftKeeper(self, workspace, _Typed, self._unsaved)
        for signal in (self._times.edited, self._prescriber.picked, self._before.picked):
            signal.connect(self._draft.keep)
        for chip in self._chips:
            chip.clicked.connect(self._draft.keep)

    def _build_what(self) -> None:
        self._fields = FieldGrid()
        self._name, self._dose = LineEdit(most=120), LineEdit(most=200)
        self._name_field = Field(_("Name"), self._name)
        self._fields.add(self._name_field, 3)
        self._fields.add(Field(_("Dose, as written"), self._dose, optional=True), 3)
        self._prescriber = Choice[ContactId | None]()
        self._fields.add(Field(_("Who prescribes it"), self._prescriber))
        self.inside.addWidget(self._fields)

    def _build_when(self) -> None:
        self._times = TimesEdit()
        hint = _("Leave it empty for one you take only when you need it.")
        self._times_field = Field(_("When you take it"), self._times, hint=hint)
        row = QWidget()
        flow = FlowLayout(row, theme.active().space(6))
        self._chips = [Chip(weekday_short(weekday), on=True) for weekday in range(7)]
        for weekday, chip in enumerate(self._chips):
            chip.setAccessibleName(weekday_name(weekday))
            flow.addWidget(chip)
        self._days_field = Field(_("On these days"), row)
        self._rhythm = Note(_("This one has its own rhythm. You can change it in the calendar."), "info")
        today = self.workspace.today()
        self._first, self._last = DateEdit(today, coming=True), DateEdit(today, coming=True)
        self._first_field = Field(_("First day"), self._first)
        self._last_field = Field(_("Last day"), self._last, optional=True)
        for part, span in (
            (self._times_field, 6),
            (self._days_field, 6),
            (self._rhythm, 6),
            (self._first_field, 3),
            (self._last_field, 3),
        ):
            self._fields.add(part, span)
        for edit, part, check in (
            (self._first, self._first_field, self._first_problem),
            (self._last, self._last_field, self._last_problem),
        ):
            edit.edited.connect(lambda _text, part=part, check=check: part.show_error(check()))

    def _build_refill(self) -> None:
        self._refill = DateEdit(self.workspace.today(), coming=True)
        self._refill_field = Field(_("Get a refill by"), self._refill, optional=True)
        self._refill.edited.connect(lambda _text: self._refill_field.show_error(self._refill_problem()))
        self._before = Choice([(days, _days_before(days)) for days in _DAYS_BEFORE])
        self._notes = PrivateNotes(self.workspace, _("Notes"))
        for part, span in (
            (self._refill_field, 3),
            (Field(_("Remind me of the refill"), self._before), 3),
            (Field(_("Notes"), self._notes, optional=True), 6),
        ):
            self._fields.add(part, span)
        self._fields.arrange()

    def _build_ends(self) -> None:
        self._question = Note("", "warn")
        self._really, self._keep = Button("", "danger", size="small"), Button(_("Keep it"), size="small")
        self._really.clicked.connect(self._on_really)
        self._keep.clicked.connect(self._on_keep)
        for button in (self._really, self._keep):
            self._question.buttons.addWidget(button)
        self.inside.insertWidget(0, self._question)
        self.inside.addStretch(1)
        self._stop, self._remove = Button("", "dangerQuiet"), Button(_("Remove"), "dangerQuiet", "trash-2")
        self._stop.clicked.connect(self._on_ask_stop)
        self._remove.clicked.connect(self._on_ask_remove)
        self._save = Button(_("Save"), "primary")
        self._save.clicked.connect(self._on_save)
        for button in (self._stop, self._remove):
            self.left.addWidget(button)
        self.right.addWidget(self._save)

    def open(self, key: str = "") -> None:
        """Show a medicine, or an empty form."""
        medicine = self._medicines.one(key) if key else None
        if key and medicine is None:
            self.closed.emit()
            return
        self._medicine = medicine
        self.heading.setText(titled(medicine.content) if medicine else _("Add medicine"))
        self._say_before_changing()
        today = self.workspace.today()
        for edit in (self._first, self._last, self._refill):
            edit.set_today(today)
        doses = medicine.doses(today) if medicine else Doses(first=today)
        self._has_rhythm = doses is not None
        self._fit(doses)
        self._show(_as_typed(medicine.content if medicine else MedicineSheet(), doses or Doses(first=today), today))
        self._as_opened = self._typed()
        left = self._draft.open(f"medicine:{key}" if key else form_for_new("medicine", Area.TREATMENT_TEAM))
        self.aside.setText(_("Only a name is needed") if left is None else not_saved_yet())
        if left is not None:
            self._show(left)
        self.mend_tab_order()
        self.scroll_area.verticalScrollBar().setValue(0)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, doses: Doses | None) -> None:
        medicine = self._medicine
        begun = medicine is not None and bool(medicine.commitments) and doses is not None
        not_begun = doses is not None and doses.first > self.workspace.today()
        is_stopped = medicine is not None and medicine.content.stopped_on is not None
        self._fields.show_only(
            {
                self._times_field: doses is not None,
                self._days_field: doses is not None,
                self._rhythm: doses is None,
                self._first_field: doses is not None and (not begun or not_begun),
                self._last_field: doses is not None,
            }
        )
        self._stop.setText(_("End its reminders") if self._rings else _("Mark as ended"))
        self._stop.setVisible(medicine is not None and not is_stopped)
        self._remove.setVisible(medicine is not None and medicine.sheet is not None)

    def _show(self, typed: _Typed) -> None:
        self._offer_people(typed.prescriber)
        self._name.show_text(typed.name)
        self._dose.show_text(typed.dose)
        self._times.show_texts(typed.times)
        for weekday, chip in enumerate(self._chips):
            chip.setChecked(weekday in typed.weekdays)
        self._first.set_text(typed.first)
        self._last.set_text(typed.last)
        known = self.workspace.plan.contacts.get(typed.prescriber) if typed.prescriber else None
        self._prescriber.choose(None if known is None else typed.prescriber)
        self._refill.set_text(typed.refill)
        self._before.choose(typed.before)
        self._notes.show_text(typed.notes)
        for part in (self._name_field, self._days_field, self._first_field, self._last_field, self._refill_field):
            part.show_error("")

    def _offer_people(self, chosen: ContactId | None) -> None:
        plan = self.workspace.plan
        team = [
            each
            for each in plan.contacts.in_area(Area.TREATMENT_TEAM)
            if each.side is not Side.RISK and each.kind in (ContactKind.PERSON, ContactKind.ORGANIZATION)
        ]
        elsewhere = plan.contacts.get(chosen) if chosen and chosen not in {each.id for each in team} else None
        known = [*team, *([elsewhere] if elsewhere is not None else [])]
        self._prescriber.offer([(None, _("Not sure")), *((each.id, each.name) for each in known)])

    def _typed(self) -> _Typed:
        prescriber: Any = self._prescriber.value
        before: Any = self._before.value
        return _Typed(
            name=self._name.text().strip(),
            dose=self._dose.text().strip(),
            times=self._times.texts,
            weekdays=tuple(weekday for weekday, chip in enumerate(self._chips) if chip.isChecked()),
            first=self._first.text(),
            last=self._last.text(),
            prescriber=prescriber,
            refill=self._refill.text(),
            before=3 if before is None else before,
            notes=self._notes.toPlainText(),
        )

    def _unsaved(self) -> _Typed | None:
        typed = self._typed()
        return None if typed == self._as_opened else typed

    def refresh(self) -> None:
        known = self._medicine
        if known is not None and self._medicines.one(known.key) is None:
            self._draft.drop()
            self.closed.emit()

    def put_away(self) -> None:
        self._draft.drop()
        self.closed.emit()

    def _on_save(self) -> None:
        checks = (
            (self._name_field, self._name, self._name_problem),
            (self._days_field, self._chips[0], self._days_problem),
            (self._first_field, self._first, self._first_problem),
            (self._last_field, self._last, self._last_problem),
            (self._refill_field, self._refill, self._refill_problem),
        )
        for part, _control, problem in checks:
            part.show_error("" if part.isHidden() else problem())
        bad: list[QWidget] = [control for part, control, _problem in checks if part.error]
        if self._has_rhythm and self._times.problem() and not self._name_field.error:
            return
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll_area.ensureWidgetVisible(bad[0])
            return
        content, doses = self._answers()
        saved = self._medicines.save(self._medicine, content, doses)
        if saved is not None:
            self._draft.drop()
            self.saved.emit(saved)
            self.closed.emit()

    def _answers(self) -> tuple[MedicineSheet, Doses | None]:
        typed, today = self._typed(), self.workspace.today()
        before = self._medicine.content if self._medicine else MedicineSheet()
        content = replace(
            before,
            name=typed.name,
            dose=typed.dose,
            prescriber=typed.prescriber,
            refill_on=self._refill.day,
            refill_days_before=typed.before,
            stopped_on=None if before.stopped_on is not None and self._goes_on(today) else before.stopped_on,
            notes=typed.notes,
        )
        if not self._has_rhythm:
            return content, None
        doses = Doses(
            title=titled(content),
            times=self._times.times,
            weekdays=typed.weekdays,
            first=self._first.day or today,
            last=self._last.day,
            prescriber=typed.prescriber,
        )
        return content, doses

    def _goes_on(self, today: date) -> bool:
        """Whether a stopped medicine is to be taken again."""
        return self._last.day is None or self._last.day > today

    def _name_problem(self) -> str:
        name = self._name.text().strip()
        if not name:
            return _("Add a name. What it says on the box is fine.")
        sheet = self._medicine.sheet if self._medicine else None
        twice = same_name(name, self._medicines.sheets(), sheet.id if sheet else None, self.workspace.today())
        return _("“{name}” is on your list already. You can open it there.").format(name=name) if twice else ""

    def _days_problem(self) -> str:
        return "" if any(chip.isChecked() for chip in self._chips) else _("Choose at least one day.")

    def _first_problem(self) -> str:
        return self._first.problem(_a_day())

    def _last_problem(self) -> str:
        if self._last.unreadable:
            return self._last.problem(_a_day())
        first = self._first.day if not self._first_field.isHidden() else None
        if self._last.day is not None and first is not None and self._last.day < first:
            return _("Choose a last day from {day} on.").format(day=long_day(first))
        return ""

    def _refill_problem(self) -> str:
        return self._refill.problem(_a_day()) if self._refill.unreadable else ""

    def _ask(self, words: str, button: str, act: Callable[[], None], asked_by: Button) -> None:
        """Ask in the note above the fields before a medicine ends or goes."""
        self._act, self._asked_by = act, asked_by
        self._question.words.setText(words)
        self._really.setText(button)
        for each in (self._really, self._keep):
            each.show()
        self._question.show()
        self.scroll_area.verticalScrollBar().setValue(0)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ask_stop(self) -> None:
        if self._rings:
            words, button = medicine_words.before_ending(), _("Yes, end its reminders")
        else:
            words, button = medicine_words.before_marking_ended(), _("Yes, mark it as ended")
        self._ask(words, button, self._on_stop, self._stop)

    def _on_ask_remove(self) -> None:
        words, button = medicine_words.before_removing(), _("Yes, remove it from my plan")
        self._ask(words, button, self._on_remove, self._remove)

    def _on_really(self) -> None:
        self._act()

    def _on_keep(self) -> None:
        self._say_before_changing()
        self._asked_by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_before_changing(self) -> None:
        """What is to be known of an existing medicine, without a question."""
        for button in (self._really, self._keep):
            button.hide()
        self._question.words.setText(medicine_words.before_changing())
        self._question.setVisible(self._medicine is not None)

    @property
    def _rings(self) -> bool:
        """Whether it has times, and so reminders."""
        return self._medicine is not None and bool(self._medicine.commitments)

    def _on_stop(self) -> None:
        if self._medicine is not None and self._medicines.stop(self._medicine):
            self._draft.drop()
            self.closed.emit()

    def _on_remove(self) -> None:
        gone, self._medicine = self._medicine, None
        if gone is not None and self._medicines.remove(gone):
            self._draft.drop()
            self.closed.emit()
        else:
            self._medicine = gone


def _as_typed(content: MedicineSheet, doses: Doses, today: date) -> _Typed:
    """A saved medicine as it stands in the fields."""

    def shown(day: date | None) -> str:
        return DateEdit(today, day, coming=True).text()

    return _Typed(
        name=content.name,
        dose=content.dose,
        times=tuple(clock_time(at) for at in doses.times),
        weekdays=doses.weekdays,
        first=shown(doses.first),
        last=shown(doses.last or content.stopped_on),
        prescriber=content.prescriber or doses.prescriber,
        refill=shown(content.refill_on),
        before=content.refill_days_before,
        notes=content.notes,
    )


def _a_day() -> str:
    return _("Enter a day, like Oct 6. Your other answers are still here.")


def _days_before(days: int) -> str:
    if days == 0:
        return _("On the day")
    return ngettext("{count} day before", "{count} days before", days).format(count=days)
