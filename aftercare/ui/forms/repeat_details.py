"""What is asked about repeating beyond the drop-down: how often, on which days, until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.calendar.repetition import (
    MOST_INTERVAL,
    MOST_TIMES,
    Every,
    Repetition,
    first_day,
    in_words,
    on_weekday_of_month,
    weekday_of_month,
)
from aftercare.i18n import _, long_day, month_name, ngettext, weekday_name, weekday_short
from aftercare.ui import theme
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text import Label

Check = tuple[Field, Callable[[], str]]
"""A field, and what gives the sentence about what is wrong with it (empty: nothing)."""

MONTHS = (Every.MONTH_DAY, Every.MONTH_WEEKDAY)


class RepeatDetails(QWidget):
    """Interval, weekdays, which day of the month, and the end."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._day = today
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(8))
        self._grid = FieldGrid()
        self._words = Label("", "small", "quiet", wraps=True)
        column.addWidget(self._grid)
        column.addWidget(self._words)
        self._build_pattern()
        self._build_end(today)
        self.checks: list[Check] = [
            (self._interval_field, lambda: _number_problem(self._interval, MOST_INTERVAL)),
            (self._weekdays_field, self._weekdays_problem),
            (self._until_field, self._until_problem),
            (self._count_field, lambda: _number_problem(self._count, MOST_TIMES)),
        ]
        self._connect()

    def _build_pattern(self) -> None:
        self._interval = LineEdit(most=4)
        self._interval_field = Field(_("Every"), self._interval)
        self._unit = Choice[Every]()
        unit_field = self._unit_field = Field(_("Days, weeks, months or years"), self._unit)
        row = QWidget()
        flow = FlowLayout(row, theme.active().space(6))
        self._weekdays = [Chip(weekday_short(weekday)) for weekday in range(7)]
        for weekday, chip in enumerate(self._weekdays):
            chip.setAccessibleName(weekday_name(weekday))
            flow.addWidget(chip)
        row.setFocusProxy(self._weekdays[0])
        row.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # else Qt cannot put it into a tab order
        self._weekdays_field = Field(_("On these days"), row)
        self._on = Choice[tuple[int, int] | None]()
        self._on_field = Field(_("On"), self._on)
        for field, span in ((self._interval_field, 2), (unit_field, 4), (self._weekdays_field, 6), (self._on_field, 6)):
            self._grid.add(field, span)

    def _build_end(self, today: date) -> None:
        self._ends = Choice((("", _("Never")), ("until", _("On a day")), ("count", _("After a number of times"))))
        self._ends_field = Field(_("Ends"), self._ends)
        self._until = DateEdit(today, coming=True)
        self._until_field = Field(_("Last day"), self._until)
        self._count = LineEdit(most=4)
        self._count_field = Field(_("How many times"), self._count)
        for field in (self._ends_field, self._until_field, self._count_field):
            self._grid.add(field, 3)

    def _connect(self) -> None:
        interval, weekdays, until, count = self.checks
        for line, check in ((self._interval, interval), (self._until, until), (self._count, count)):
            line.edited.connect(lambda _text, check=check: self._on_left(*check))
        for choice in (self._unit, self._on, self._ends):
            choice.picked.connect(self.edited)
        for chip in self._weekdays:
            chip.clicked.connect(lambda _on: self._on_left(*weekdays))

    def _on_left(self, field: Field, problem: Callable[[], str]) -> None:
        field.show_error(problem())
        self.edited.emit()

    def load(self, repetition: Repetition) -> None:
        """Put a repetition's numbers and its end into the fields."""
        self.load_interval(repetition.interval)
        self._ends.choose("until" if repetition.until else "count" if repetition.count else "")
        self._until.show_day(repetition.until)
        self._count.show_text(str(repetition.count or ""))
        for field, _problem in self.checks:
            field.show_error("")

    def load_interval(self, interval: int) -> None:
        """Put a number into the field for every so many."""
        self._interval.show_text(str(interval))

    def arrange(self, repetition: Repetition, day: date, *, other: bool) -> None:
        """Show what this repetition needs; texts that are typed stay."""
        self._day = day
        units = (Every.DAY, Every.WEEK, Every.MONTH_DAY, Every.YEAR)
        self._unit.offer([(every, _unit_words(every, repetition.interval)) for every in units])
        self._unit.choose(Every.MONTH_DAY if repetition.every in MONTHS else repetition.every)
        for weekday, chip in enumerate(self._weekdays):
            chip.setChecked(weekday in repetition.weekdays)
        on = (repetition.nth, repetition.weekdays[0]) if repetition.every is Every.MONTH_WEEKDAY else None
        self._on.offer(_days_of_month(day, on))
        self._on.choose(on)
        self._words.setText(_explained(repetition, day))
        self._grid.show()
        self._grid.show_only(
            {
                self._interval_field: other,
                self._unit_field: other,
                self._weekdays_field: repetition.every is Every.WEEK,
                self._on_field: repetition.every in MONTHS,
                self._until_field: self._ends.value == "until",
                self._count_field: self._ends.value == "count",
            }
        )

    def show_own_rule(self, rule: str) -> None:
        """Say that a rule stays as it is."""
        self._grid.hide()
        self._words.setText(_("This repeats by a rule of its own. It stays as it is: {rule}").format(rule=rule))

    @property
    def end(self) -> dict[str, Any]:
        """The end as far as it can be read."""
        return {
            "until": self._until.day if self._ends.value == "until" else None,
            "count": whole_number(self._count.text(), MOST_TIMES) if self._ends.value == "count" else None,
        }

    def read(self, before: Repetition, day: date) -> Repetition:
        """The repetition in the fields; an interval that cannot be read is as before."""
        every, on = self._unit.value or before.every, self._on.value
        interval = whole_number(self._interval.text(), MOST_INTERVAL) or before.interval
        read = replace(counted_in(every, before, day), interval=interval, **self.end)
        if every is before.every is Every.WEEK:
            chosen = tuple(weekday for weekday, chip in enumerate(self._weekdays) if chip.isChecked())
            return replace(read, weekdays=chosen)
        if every is Every.MONTH_DAY and before.every in MONTHS and on is not None:
            return replace(read, every=Every.MONTH_WEEKDAY, nth=on[0], weekdays=(on[1],))
        return read

    def _weekdays_problem(self) -> str:
        return "" if any(chip.isChecked() for chip in self._weekdays) else _("Choose at least one day.")

    def _until_problem(self) -> str:
        until = self._until.day
        if until is None:
            return self._until.problem(_("Enter a day, like Dec 1."))
        if until < self._day:
            month = month_name(self._day.month)
            return _("Choose an end date after {month} {day}.").format(month=month, day=self._day.day)
        return ""


def counted_in(every: Every, before: Repetition, day: date) -> Repetition:
    """A repetition that counts in something else, for the same day."""
    if every is before.every:
        return before
    return Repetition(every=every, weekdays=(day.weekday(),) if every is Every.WEEK else ())


def _unit_words(every: Every, interval: int) -> str:
    words = {
        Every.DAY: ngettext("day", "days", interval),
        Every.WEEK: ngettext("week", "weeks", interval),
        Every.MONTH_DAY: ngettext("month", "months", interval),
        Every.YEAR: ngettext("year", "years", interval),
    }
    return words[every]


def _days_of_month(day: date, on: tuple[int, int] | None) -> list[tuple[tuple[int, int] | None, str]]:
    """The ways to name a day in a month, and the one in use."""
    names = on_weekday_of_month(day)
    if on is not None and on not in names:
        names.append(on)
    words = [weekday_of_month(*name) for name in names]
    by_weekday = [(name, text[:1].upper() + text[1:]) for name, text in zip(names, words, strict=True)]
    return [(None, _("Day {day}").format(day=day.day)), *by_weekday]


def _explained(repetition: Repetition, day: date) -> str:
    """What was chosen in words, and what one might not expect of it."""
    if repetition.every is Every.WEEK and not repetition.weekdays:
        return ""
    sentences = [_("{pattern}.").format(pattern=in_words(repetition, datetime.combine(day, time()), all_day=True))]
    first = first_day(repetition, day)
    if first != day:
        sentences.append(_("The first one is on {day}.").format(day=long_day(first)))
    if repetition.every is Every.MONTH_DAY and day.day > 28:
        sentences.append(_("Months without a day {day} are left out.").format(day=day.day))
    return " ".join(sentences)


def whole_number(text: str, most: int) -> int | None:
    """A typed number from 1 to `most`, or None."""
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most else None


def _number_problem(line: LineEdit, most: int) -> str:
    if whole_number(line.text(), most) is not None:
        return ""
    return _("Enter a number from 1 to {most}.").format(most=most)
