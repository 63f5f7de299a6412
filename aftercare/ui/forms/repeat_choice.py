"""How something repeats: one drop-down, and what else is asked only where it is needed."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.calendar.repetition import Every, Repetition, follow
from aftercare.i18n import _
from aftercare.ui.forms.repeat_details import MONTHS, Check, RepeatDetails, counted_in
from aftercare.ui.widgets.fields import Choice, Field

_PLAIN = ((Every.ONCE, 1), (Every.DAY, 1), (Every.WEEK, 1), (Every.WEEK, 2), (Every.MONTH_DAY, 1), (Every.YEAR, 1))
_OTHER = "other"
_OWN_RULE = "own rule"


class RepeatChoice(QObject):
    """`field` is the drop-down, `details` what it opens below; `changed` comes when the person changes something."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._choice = Choice[object]()
        self.field = Field(_("Repeats"), self._choice)
        self.details = QWidget()
        self._column = QVBoxLayout(self.details)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._parts: RepeatDetails | None = None
        self._choice.picked.connect(self._on_picked)
        self.show_repetition(Repetition(), today, "")

    @property
    def repetition(self) -> Repetition | None:
        """How it repeats as far as it can be read; None for a rule the form keeps as it is."""
        return self._known and follow(self._known, self._known_day, self._day)

    @property
    def checks(self) -> list[Check]:
        """The fields in use, each with a question that gives what is wrong with it."""
        if self._parts is None or self._known in (None, Repetition()):
            return []
        return [check for check in self._parts.checks if not check[0].isHidden()]

    def show_repetition(self, repetition: Repetition | None, day: date, rule: str) -> None:
        """Show how something on a day repeats; `rule` is shown where there is no repetition for it."""
        self._known, self._known_day, self._day, self._rule = repetition, day, day, rule
        own = [(_OWN_RULE, _("By its own rule"))] if repetition is None else []
        self._choice.offer([*((value, _plain_words(*value)) for value in _PLAIN), (_OTHER, _("Another way")), *own])
        self._choice.choose(_OWN_RULE if repetition is None else _plain_or_other(repetition))
        if self._parts is not None:
            self._parts.load(repetition or Repetition())
        self._show()

    def set_day(self, day: date) -> None:
        """Say on which day it takes place now; the weekdays move along."""
        if day != self._day:
            self._day = day
            self._show()

    def _on_picked(self, picked: object) -> None:
        before = self.repetition or Repetition()
        end = self._parts.end if self._parts is not None else {}
        if picked == _OWN_RULE:
            self._known = None
        elif picked == (Every.ONCE, 1):
            self._remember(Repetition())
        else:
            # Always the same start, so that walking there by arrow keys leaves no trace of what lies between.
            every, interval = (Every.DAY, 2)
            if picked != _OTHER:
                every, interval = picked  # type: ignore[misc]  # one of _PLAIN
            self._remember(replace(counted_in(every, before, self._day), interval=interval, **end))
            if self._parts is not None:
                self._parts.load_interval(interval)
        self._show()
        self.changed.emit()

    def _on_edited(self) -> None:
        if self._parts is not None:
            self._remember(self._parts.read(self.repetition or Repetition(), self._day))
        self._show()
        self.changed.emit()

    def _remember(self, repetition: Repetition) -> None:
        self._known, self._known_day = repetition, self._day

    def _show(self) -> None:
        repetition = self.repetition
        repeats = repetition != Repetition()
        self.details.setHidden(not repeats)
        if repeats and self._parts is None:
            self._parts = RepeatDetails(self._day)
            self._parts.load(repetition or Repetition())
            self._parts.edited.connect(self._on_edited)
            self._column.addWidget(self._parts)
        if self._parts is not None and repetition is None:
            self._parts.show_own_rule(self._rule)
        elif self._parts is not None and repetition is not None and repeats:
            self._parts.arrange(repetition, self._day, other=self._choice.value == _OTHER)


def _plain_or_other(repetition: Repetition) -> object:
    every = Every.MONTH_DAY if repetition.every in MONTHS else repetition.every
    return (every, repetition.interval) if (every, repetition.interval) in _PLAIN else _OTHER


def _plain_words(every: Every, interval: int) -> str:
    words = {
        Every.ONCE: _("Does not repeat"),
        Every.DAY: _("Every day"),
        Every.WEEK: _("Every week") if interval == 1 else _("Every 2 weeks"),
        Every.MONTH_DAY: _("Every month"),
        Every.YEAR: _("Every year"),
    }
    return words[every]
