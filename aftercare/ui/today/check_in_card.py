"""The check-in: mood, craving and sleep in 30 seconds, more if the person wants."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.i18n import _
from aftercare.planner.self_care.check_in_words import craving_word, halt_word, mood_word, sleep_words, summary_words
from aftercare.ui import theme
from aftercare.ui.frames.private_text import PrivateNotes
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Chip, MoodRow, Segmented, Stepper
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_keeper import controls
from aftercare.ui.widgets.surfaces import Card, Note, clear
from aftercare.ui.widgets.text import Label

_HALF_HOUR, _HOUR = 30, 60  # minutes
_NOT_SAVED = datetime.min.replace(tzinfo=UTC)


class CheckInCard(Card):
    """A form until it is saved, then a summary with Change; `show_care` adds one caring sentence with buttons.

    `edited` is sent after each answer except the note, and when unsaved answers are discarded.
    """

    saved = Signal()
    edited = Signal()
    snoozed = Signal()
    care_answered = Signal(str)

    def __init__(self, note: PrivateNotes) -> None:
        """`note` is the field in which the note is typed."""
        super().__init__()
        self._note = note
        self._day: date | None = None
        self._shown: CheckIn | None = None
        self._is_changing = False
        self._care: tuple[str, Sequence[tuple[str, str]]] | None = None
        self._build_title()
        self._form = self._build_form()
        self._summary = self._build_summary()
        self._care_place = QVBoxLayout()
        for part in (self._form, self._summary):
            self.body.addWidget(part)
        self.body.addLayout(self._care_place)
        self._connect()

    def _build_title(self) -> None:
        row = QHBoxLayout()
        row.addWidget(Label(_("Check in"), "card"), 1)
        self._length = Label(_("About 30 seconds"), "small", "quiet")
        row.addWidget(self._length)
        self.body.addLayout(row)

    def _build_form(self) -> QWidget:
        look = theme.active()
        form, column = _column(look.space(13))
        self.mood = MoodRow(
            _("How do you feel right now?"),
            [
                (mood, mood_word(mood), icon)
                for mood, icon in zip(Mood, ("frown", "annoyed", "meh", "smile", "laugh"), strict=True)
            ],
        )
        self.craving = Segmented(_("Any cravings today?"), [(craving, craving_word(craving)) for craving in Craving])
        self._mood_field = Field(self.mood.accessibleName(), self.mood)
        self._craving_field = Field(self.craving.accessibleName(), self.craving)
        column.addWidget(self._mood_field)
        column.addWidget(self._craving_field)
        self._add_more = Button(_("Add more"), "link")
        last = QVBoxLayout()
        last.setSpacing(look.space(2))
        last.addLayout(self._build_sleep())
        last.addWidget(self._add_more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(last)
        self._more = self._build_more()
        column.addWidget(self._more)
        self._nothing = Label(_("Pick one answer first. One is enough."), "small", "quiet", wraps=True)
        self._nothing.hide()
        column.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setSpacing(look.space(8))
        self._save = Button(_("Save check-in"), "primary")
        self._later = Button(_("Not today"), "quiet")
        row.addWidget(self._save, 1)
        row.addWidget(self._later)
        column.addLayout(row)
        return form

    def _build_sleep(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._sleep_words = Label(_("Sleep last night"), "label", wraps=True)
        row.addWidget(self._sleep_words, 1)
        self.sleep = _SleepStepper()
        row.addWidget(self.sleep)
        return row

    def _build_more(self) -> QWidget:
        more, column = _column(theme.active().space(10))
        column.addWidget(Label(_("Are you any of these right now?"), "label", wraps=True))
        flow = FlowLayout(gap=theme.active().space(6))
        self._halt = {halt: Chip(halt_word(halt)) for halt in Halt}
        for chip in self._halt.values():
            flow.addWidget(chip)
        column.addLayout(flow)
        column.addWidget(Field(_("Note"), self._note, optional=True))
        more.hide()
        return more

    def _build_summary(self) -> QWidget:
        summary, column = _column(theme.active().space(6))
        column.addWidget(Label(_("Saved. Thanks for checking in with yourself."), "bodyMedium", wraps=True))
        self._answers = Label("", "small", "quiet", wraps=True)
        column.addWidget(self._answers)
        self._change = Button(_("Change"), size="small")
        self._change.setAccessibleName(_("Change the check-in"))
        column.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        return summary

    def _connect(self) -> None:
        self._add_more.clicked.connect(self._on_add_more)
        self._save.clicked.connect(self._on_save)
        self._later.clicked.connect(self._on_later)
        self._change.clicked.connect(self._on_change)
        for answered in (self.mood.chosen, self.craving.chosen, self.sleep.changed):
            answered.connect(self.edited)
        for chip in self._halt.values():
            chip.clicked.connect(self.edited)

    def show_day(self, day: date, check_in: CheckIn | None, *, is_today: bool) -> None:
        """Show what is saved for a day; what is being filled in stays until another day or another answer is shown."""
        self._later.setVisible(is_today or check_in is not None)
        if day != self._day:
            self._ask_about(is_today=is_today)
            self._fill(check_in)
            self._day, self._shown, self._is_changing = day, check_in, False
            self._length.setText(_("About 30 seconds"))
        elif check_in != self._shown:
            if check_in is not None:
                self._fill(check_in)
            self._shown, self._is_changing = check_in, False
            self._length.setText(_("About 30 seconds"))
        self._show_form(self._shown is None or self._is_changing)

    @property
    def unsaved(self) -> CheckIn | None:
        """What was answered for the day shown and is not saved."""
        if self._day is None or (self._shown is not None and not self._is_changing):
            return None
        as_saved = self._shown is not None and self.answers(self._day, self._shown.answered_at) == self._shown
        return None if as_saved or not self._has_answers() else self.answers(self._day, _NOT_SAVED)

    def show_unsaved(self, left: CheckIn, words: str) -> None:
        """Show answers for this day that were not saved, with the words that say so."""
        self._fill(left)
        self._is_changing = self._shown is not None
        self._length.setText(words)
        self._show_form(True)

    def _ask_about(self, *, is_today: bool) -> None:
        """Word the questions for today, or for a day that is over."""
        mood = _("How do you feel right now?") if is_today else _("How did you feel?")
        craving = _("Any cravings today?") if is_today else _("Any cravings that day?")
        for field, control, question in (
            (self._mood_field, self.mood, mood),
            (self._craving_field, self.craving, craving),
        ):
            field.rename(question)
            control.ask(question)
        self._sleep_words.setText(_("Sleep last night") if is_today else _("Sleep the night before"))

    def answers(self, day: date, now: datetime) -> CheckIn:
        """The check-in as filled in."""
        known = self._shown if self._shown is not None else CheckIn(day=day, answered_at=now)
        mood, craving = self.mood.value, self.craving.value
        return replace(
            known,
            mood=mood if isinstance(mood, Mood) else None,
            craving=craving if isinstance(craving, Craving) else None,
            sleep_minutes=self.sleep.value,
            halt=tuple(halt for halt, chip in self._halt.items() if chip.isChecked()),
            note=self._note.toPlainText().strip(),
            answered_at=now,
        )

    def show_care(self, text: str, buttons: Sequence[tuple[str, str]]) -> None:
        """Show a caring sentence; each button is what `care_answered` sends and its words. An empty text hides it."""
        if self._care == (text, buttons):
            return
        self._care = (text, buttons)
        clear(self._care_place)
        if text:
            note = Note(text, "clay")
            for key, words in buttons:
                button = Button(words, size="small")
                button.clicked.connect(lambda _checked, key=key: self.care_answered.emit(key))
                note.buttons.addWidget(button)
            self._care_place.addWidget(note)
            note.show()

    def start(self) -> None:
        """Put the focus on the first question, or on Change when it is answered."""
        if self._summary.isHidden():
            controls(self.mood)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, check_in: CheckIn | None) -> None:
        self.mood.choose(check_in.mood if check_in else None)
        self.craving.choose(check_in.craving if check_in else None)
        self.sleep.show_value(check_in.sleep_minutes if check_in else None)
        for halt, chip in self._halt.items():
            chip.setChecked(check_in is not None and halt in check_in.halt)
        self._note.show_text(check_in.note if check_in else "")
        self._show_more(check_in is not None and bool(check_in.halt or check_in.note))

    def _show_form(self, editing: bool) -> None:
        had_focus = self._form.isAncestorOf(QApplication.focusWidget() or self)
        self._form.setVisible(editing)
        self._length.setVisible(editing)
        self._summary.setVisible(not editing)
        self._later.setText(_("Not today") if self._shown is None else _("Cancel"))
        if self._shown is not None:
            self._answers.setText(summary_words(self._shown))
        if had_focus and not editing:
            self._change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, more: bool) -> None:
        self._more.setVisible(more)
        self._add_more.setVisible(not more)

    def _on_add_more(self) -> None:
        self._show_more(True)
        next(iter(self._halt.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        self._nothing.setVisible(not self._has_answers())
        if self._nothing.isHidden():
            self.saved.emit()

    def _has_answers(self) -> bool:
        answered = any(control.value is not None for control in (self.mood, self.craving, self.sleep))
        return (
            answered or any(chip.isChecked() for chip in self._halt.values()) or bool(self._note.toPlainText().strip())
        )

    def _on_later(self) -> None:
        if self._shown is None:
            self.snoozed.emit()
            return
        self._fill(self._shown)
        self._is_changing = False
        self._show_form(False)
        self.edited.emit()

    def _on_change(self) -> None:
        self._is_changing = True
        self._show_form(True)
        self.start()


class _SleepStepper(Stepper):
    def __init__(self) -> None:
        words = {"unset": _("Not set"), "less": _("Less sleep"), "more": _("More sleep")}
        super().__init__(_("Sleep last night"), first=7 * _HOUR, step=_HALF_HOUR, highest=24 * _HOUR, words=words)

    def say(self, value: int) -> str:
        return sleep_words(value)


def _column(spacing: int) -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return widget, column
