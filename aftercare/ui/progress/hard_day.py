"""A hard day: what to mark, safety first, one next thing, and one change in the plan."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from aftercare.domain.progress.day_counts import day_counts
from aftercare.domain.progress.hard_day import MARKS, Mark, marked
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import new_id
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import HELP_NOW
from aftercare.planner.progress.milestone_reads import read_marks
from aftercare.planner.progress.words import month_day
from aftercare.planner.safekeeping import who_can_open_it
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.help_now.safety import SafetyFirst
from aftercare.ui.progress.hard_day_next import ChangeCard, NextCard
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.fields import DateEdit, Field
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_LISTED_DAYS = 56
_TODAY, _YESTERDAY, _OTHER = "today", "yesterday", "other"


class HardDayPanel(QuietPanel):
    """What to mark, and then what helps, a view at a time."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._event: Event | None = None

    def start(self) -> None:
        """Ask what to mark."""
        self._event = None
        self.begin(_("What would you like to mark?"), "")
        self._choices = FlowLayout(gap=theme.active().space(12))
        for mark, words in (
            (Mark.USED, self._use_words()),
            (Mark.WAS_HARD, _("It was hard, and I didn’t")),
            (Mark.NOT_SAID, _("I’d rather not say")),
        ):
            button = Button(words, size="big")
            button.clicked.connect(lambda _checked, mark=mark: self._on_marked(mark))
            self._choices.addWidget(button)
        self.view.addWidget(self._build_when())
        self.view.addLayout(self._choices)
        marks = self._marked_lately()
        if marks:
            self.view.addWidget(self._build_marks(marks))
        self.end([(_("Not now"), "quiet", self.closed.emit)])
        self.focus_first(self._choices)

    def _use_words(self) -> str:
        return self._workspace.plan.settings.use_words.strip() or _("I drank or used")

    def _build_when(self) -> Card:
        card = Card()
        days = [(_TODAY, _("Today")), (_YESTERDAY, _("Yesterday")), (_OTHER, _("Another day"))]
        self._which_day = Segmented(_("Which day?"), days, clearable=False)
        self._which_day.choose(_TODAY)
        today = self._workspace.today()
        self._day = DateEdit(today)
        self._day_field = Field(_("Day"), self._day)
        self._day_field.hide()
        self._keep = Segmented(
            _("Keep that day in your total?"), [(True, _("Keep it")), (False, _("Leave it out"))], clearable=False
        )
        self._keep.choose(True)
        hint = _("Only for a day marked as a use day. Your other days stay either way.")
        self._keep_field = Field(_("Keep that day in your total?"), self._keep, hint=hint)
        self._keep_field.hide()
        for part in (Field(_("Which day?"), self._which_day), self._day_field, self._keep_field):
            card.body.addWidget(part)
        self._which_day.chosen.connect(self._on_which_day)
        return card

    def _on_which_day(self, which: object) -> None:
        self._day_field.setVisible(which == _OTHER)
        self._keep_field.setVisible(which != _TODAY)

    def _chosen_day(self) -> date | None:
        """The day to mark, None with a sentence by the field when it cannot be."""
        today = self._workspace.today()
        if self._which_day.value != _OTHER:
            return today - timedelta(days=self._which_day.value == _YESTERDAY)
        day = self._day.day
        wrong = ""
        if day is None:
            wrong = _("Enter a day, like Oct 6. Nothing is marked yet.")
        elif day > today:
            wrong = _("Choose today or a day before. Nothing is marked yet.")
        self._day_field.show_error(wrong)
        if wrong:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return day

    def _on_marked(self, mark: Mark) -> None:
        day, now = self._chosen_day(), self._workspace.now()
        if day is None:
            return
        kept = day < self._workspace.today() and self._keep.value is True
        event = marked(mark, day, kept_in_total=kept, make_id=new_id, now=now)
        # Without the bar for Undo, which would cover the words on safety: "Remove this mark" stands below them.
        if not self._workspace.write(_("Day marked"), [event], offer_undo=False):
            return
        self._event = event
        {Mark.USED: self._show_after_use, Mark.WAS_HARD: self._show_was_hard, Mark.NOT_SAID: self._show_not_said}[
            mark
        ]()

    # What was marked lately

    def _marked_lately(self) -> list[Event]:
        today = self._workspace.today()
        found = self._workspace.plan.events.between(today - timedelta(days=_LISTED_DAYS), today)
        return [event for event in found if event.kind in MARKS][::-1]

    def _build_marks(self, marks: list[Event]) -> Card:
        card = Card(_("Days you marked"))
        for event in marks:
            row = QHBoxLayout()
            kind = self._use_words() if event.kind is EventKind.USE_DAY else _("A hard day")
            day = month_day(event.day, self._workspace.today())
            row.addWidget(Label(_("{day}: {mark}").format(day=day, mark=kind), "body", wraps=True), 1)
            remove = IconButton("x", _("Remove the mark of {day}").format(day=day))
            remove.clicked.connect(lambda _checked, event=event: self._on_remove(event))
            row.addWidget(remove)
            card.body.addLayout(row)
        return card

    def _on_remove(self, event: Event) -> None:
        if self._workspace.write(_("Mark removed."), remove=[event]):
            self.start()

    # After marking

    def _show_after_use(self) -> None:
        total = self._total()
        kept = ngettext(
            "One hard day doesn’t undo your work. Your {count} recovery day is still yours, and everything you learned "
            "is too.",
            "One hard day doesn’t undo your work. Your {count} recovery days are still yours, and everything you "
            "learned is too.",
            total or 0,
        ).format(count=total)
        self.begin(
            _("Thank you for being honest with yourself."),
            kept if total else _("One hard day doesn’t undo your work. Everything you learned is still yours."),
        )
        self._add_safety()

    def _add_safety(self, title: str = "") -> None:
        """Put safety before what could help next."""
        substances = self._workspace.plan.settings.substances
        safety = SafetyFirst(substances, self._workspace.card, self._workspace.announce, title)
        safety.answered.connect(lambda needs_help: self._on_safety(safety, needs_help=needs_help))
        safety.rebuilt.connect(self.rebuilt)
        self.view.addWidget(safety)
        self._add_next()
        self._end_marked()
        safety.help.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_safety(self, safety: SafetyFirst, *, needs_help: bool) -> None:
        if needs_help:
            self.open_requested.emit(HELP_NOW)
            return
        safety.help.hide()
        safety.safe.hide()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        self._next.focusNextChild()

    def _total(self) -> int | None:
        settings = self._workspace.plan.settings
        counts = day_counts(settings.recovery_since, read_marks(self._workspace), self._workspace.today())
        return counts.total

    def _show_was_hard(self) -> None:
        self.begin(_("You got through it. That counts."), "")
        self._note_card = self._build_note(_("What helped?"))
        self._note_card.hide()
        self.view.addWidget(self._note_card)
        self.end(
            [
                (_("Done"), "primary", self._finish),
                (_("Add what helped"), "default", self._show_note),
                (_("Remove this mark"), "quiet", self._remove_this),
            ]
        )

    def _show_not_said(self) -> None:
        self.begin(_("That’s OK. It is marked as a hard day."), _("You don’t have to say more."))
        self._add_safety(_("In case you used: first, your safety."))

    def _add_next(self) -> None:
        self._next = NextCard(self._workspace)
        self._next.open_requested.connect(self.open_requested)
        self.view.addWidget(self._next)

    def _end_marked(self) -> None:
        self._note_card = self._build_note(_("A private note"))
        self._note_card.hide()
        self.view.addWidget(self._note_card)
        self.end(
            [
                (_("Done for now"), "primary", self._show_change),
                (_("Write a private note"), "default", self._show_note),
                (_("Remove this mark"), "quiet", self._remove_this),
            ],
            _("This stays in your plan. {who_can_open_it} You can change it later.").format(
                who_can_open_it=who_can_open_it(self._workspace.safekeeping)
            ),
        )

    def _build_note(self, question: str) -> Card:
        card = Card()
        self._note = PrivateNotes(self._workspace, question, lines=4)
        self._note.edited.connect(lambda _text: self._keep_note())
        card.body.addWidget(Field(question, self._note, optional=True))
        return card

    def _show_note(self) -> None:
        self._note_card.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_note(self) -> bool:
        """Save what is written about the day; nothing to save is fine."""
        words = self._note.toPlainText().strip()
        saved = None if self._event is None else self._workspace.plan.events.get(self._event.id)
        if saved is None or words == saved.note:  # the mark may have been undone meanwhile
            return True
        event = replace(saved, note=words)
        return self._workspace.write(_("Note saved"), [event])

    def _remove_this(self) -> None:
        if self._event is None:
            return
        saved = self._workspace.plan.events.get(self._event.id)
        if saved is None or self._workspace.write(_("Mark removed."), remove=[saved]):
            self._event = None
            self.closed.emit()

    def _show_change(self) -> None:
        if not self._keep_note():
            return
        self.begin(_("Is there one thing to change in your plan?"), _("One is enough. None is fine too."))
        change = ChangeCard(self._workspace)
        change.open_requested.connect(self.open_requested)
        change.made.connect(self.closed)
        self.view.addWidget(change)
        self.end([(_("Nothing for now"), "primary", self.closed.emit)])

    def _finish(self) -> None:
        if self._keep_note():
            self.closed.emit()
