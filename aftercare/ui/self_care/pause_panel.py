"""Pausing one daily step, or the whole plan, until a day."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.self_care import back_on, next_pause
from aftercare.domain.records.commitments import Commitment, Pause
from aftercare.i18n import _, ngettext
from aftercare.planner.commitments import medicine_words
from aftercare.planner.long_words import breakable
from aftercare.planner.self_care.changes import CareChanges, day_words, medicines_meanwhile, pause_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.fields import DateEdit, Field
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card, Note
from aftercare.ui.widgets.text import Label

_SOON = (1, 3, 7, 14)  # days until one starts again


class PausePanel(AreaPanel):
    """One pause: from when, and when it starts again; nothing is paused before "Pause" is pressed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._changes = workspace, CareChanges(workspace)
        self._step: Commitment | None = None
        self._known: Pause | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self._title = Label("", "card", wraps=True)
        self._says = Label("", "body", "quiet", wraps=True)
        self._stops = Label("", "body", wraps=True)
        self._now = Note("")
        for part in (self._title, self._says, self._stops, self._now, self._build_fields()):
            card.body.addWidget(part)
        card.body.addLayout(self._build_buttons())
        column.addWidget(card)
        column.addStretch(1)

    def _build_fields(self) -> FieldGrid:
        today = self._workspace.today()
        fields = FieldGrid()
        self._from, self._back = DateEdit(today, coming=True), DateEdit(today, coming=True)
        self._from_field = Field(_("From"), self._from)
        self._back_field = Field(
            _("Start again on"), self._back, hint=_("Leave it empty if you don’t know yet. You can restart any time.")
        )
        fields.add(self._from_field, 3)
        fields.add(self._back_field, 3)
        fields.arrange()
        self._from.edited.connect(lambda _text: self._check())
        self._back.edited.connect(lambda _text: self._check())
        return fields

    def _build_medicines(self) -> QWidget:
        """The choice for medicines, with the one reason for it."""
        self._about_medicines = QWidget()
        column = QVBoxLayout(self._about_medicines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._medicines = CheckBox(_("Pause my medicines too"))
        column.addWidget(self._medicines)
        reason = _("Tick this in a hospital: the staff give you your medicines. On a trip, keep taking them.")
        self._medicines.setAccessibleDescription(reason)
        column.addWidget(Label(reason, "small", "quiet", wraps=True))
        return self._about_medicines

    def _build_buttons(self) -> QVBoxLayout:
        look = theme.active()
        column = QVBoxLayout()
        column.setSpacing(look.space(12))
        soon = FlowLayout(gap=look.space(8))
        for days in _SOON:
            words = ngettext("After {count} day", "After {count} days", days).format(count=days)
            button = Button(words, size="small")
            button.clicked.connect(lambda _checked, days=days: self._on_soon(days))
            soon.addWidget(button)
        column.addLayout(soon)
        column.addWidget(self._build_medicines())
        flow = FlowLayout(gap=look.space(8))
        self._save = Button(_("Pause"), "primary")
        self._save.clicked.connect(self._on_save)
        self._again = Button(_("Start again now"))
        self._again.clicked.connect(self._on_again)
        cancel = Button(_("Cancel"), "quiet")
        cancel.clicked.connect(self.closed)
        for button in (self._save, self._again, cancel):
            flow.addWidget(button)
        column.addLayout(flow)
        return column

    def show_pause(self, step: Commitment | None) -> None:
        """Ask about pausing a step; None is the whole plan."""
        self._step = step
        today = self._workspace.today()
        for edit in (self._from, self._back):
            edit.set_today(today)
        for field in (self._from_field, self._back_field):
            field.show_error("")
        self._known = self._pause()
        self._from.show_day(self._known.from_day if self._known else today)
        self._back.show_day(back_on(self._known) if self._known else None)
        self._medicines.setChecked(self._known is not None and self._known.with_medicines)
        self._about_medicines.setVisible(step is None)
        self.refresh()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._known = self._pause()
        if self._step is None:
            self._title.setText(_("Pause everything"))
            self._says.setText(
                _(
                    "For a hospital stay or a trip. Your groups, visits, calls and daily steps won’t show or ring. "
                    "What you added as a medicine still does. Paused days don’t count against you."
                )
            )
        else:
            self._title.setText(_("Pause “{title}”").format(title=breakable(self._step.title)))
            says = _("It won’t show or ring. Paused days don’t count against you.")
            self._says.setText(f"{medicine_words.before_pausing()} {says}" if self._step.is_medicine else says)
        self._show_what_stops()
        self._now.setVisible(self._known is not None)
        if self._known is not None:
            words = _("{paused}.").format(paused=pause_words(self._known, self._workspace.today()))
            if self._step is None:
                words = f"{words} {medicines_meanwhile(self._workspace, self._known)}"
            self._now.words.setText(words)
        self._save.setText(_("Pause") if self._known is None else _("Save"))
        self._again.setVisible(self._known is not None)

    def _show_what_stops(self) -> None:
        """Names tell a medicine; what no list of names knows can still be seen before it falls silent."""
        stops = self._changes.steps_that_stop() if self._step is None else []
        self._stops.setVisible(bool(stops))
        words = _(
            "These stop too: {steps}. Is one of them a medicine? "
            "Add it to your treatment team as a medicine, and it keeps ringing."
        )
        self._stops.setText(words.format(steps=", ".join(breakable(step.title) for step in stops)))

    def _pause(self) -> Pause | None:
        commitment_id = None if self._step is None else self._step.id
        return next_pause(self._changes.pauses(), commitment_id, self._workspace.today())

    def _on_soon(self, days: int) -> None:
        start = max(self._from.day or self._workspace.today(), self._workspace.today())
        self._back.show_day(start + timedelta(days=days))
        self._check()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> bool:
        """Say what is wrong with the days, and whether they can be kept."""
        first, back, today = self._from.day, self._back.day, self._workspace.today()
        self._from_field.show_error(self._from.problem())
        sentence = ""
        if self._back.unreadable:
            sentence = self._back.problem(_("Enter a day, like Oct 6, or leave it empty."))
        elif back is not None and first is not None and back <= first:
            sentence = _("Choose a day after {day}.").format(day=day_words(first, today))
        elif back is not None and back <= today:
            sentence = _("Choose a day after today.")
        self._back_field.show_error(sentence)
        return first is not None and not sentence

    def _on_save(self) -> None:
        first = self._from.day
        if not self._check() or first is None:
            wrong = self._from if self._from_field.error else self._back
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._changes.pause(
            self._step,
            self._known,
            first,
            self._back.day,
            with_medicines=self._step is None and self._medicines.isChecked(),
        ):
            self.saved.emit(self._about)
            self.closed.emit()

    def _on_again(self) -> None:
        if self._changes.start_again(None if self._step is None else self._step.id, self._name):
            self.saved.emit(self._about)
            self.closed.emit()

    @property
    def _about(self) -> str:
        return "" if self._step is None else self._step.id

    @property
    def _name(self) -> str:
        return "" if self._step is None else self._step.title
