"""The fields of one daily step, opened in its row; each answer is kept when it is given."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.self_care import EVERY_DAY, MOST_AMOUNT, Daily
from aftercare.domain.calendar.agenda import PartOfDay, part_of_day
from aftercare.i18n import _, weekday_name, weekday_short
from aftercare.ui import theme
from aftercare.ui.frames.field_grid import FieldGrid
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Chip, Segmented
from aftercare.ui.widgets.fields import Field, LineEdit, TimeEdit
from aftercare.ui.widgets.flow import FlowLayout

USUAL_TIMES = {PartOfDay.MORNING: time(8), PartOfDay.AFTERNOON: time(13), PartOfDay.EVENING: time(20)}
_MOST_LETTERS, _MOST_DIGITS = 200, 4


class DailyEditor(FieldGrid):
    """Shows a daily step and gives it back as answered; `edited` carries it after each answer that can be kept."""

    edited = Signal(object)
    again_wanted = Signal()
    more_wanted = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown = Daily(title="")
        self._build_what()
        self._build_when()
        self._build_buttons()
        self.arrange()
        self._connect()

    def _build_what(self) -> None:
        self._title = LineEdit(most=_MOST_LETTERS)
        self._title_field = Field(_("What"), self._title)
        self._amount = LineEdit(placeholder=_("20"), most=_MOST_DIGITS)
        self._amount_field = Field(_("How many"), self._amount, optional=True)
        self._unit = LineEdit(placeholder=_("minutes, glasses, pages"), most=40)
        self._unit_field = Field(_("Of what"), self._unit, optional=True)
        self.add(self._title_field)
        self.add(self._amount_field, 3)
        self.add(self._unit_field, 3)

    def _build_when(self) -> None:
        parts = [
            (PartOfDay.ANY_TIME, _("Any time")),
            (PartOfDay.MORNING, _("Morning")),
            (PartOfDay.AFTERNOON, _("Afternoon")),
            (PartOfDay.EVENING, _("Evening")),
        ]
        self._part = Segmented(_("When"), parts, clearable=False)
        self._time = TimeEdit()
        self._time_field = Field(_("At what time"), self._time)
        self._days = {day: Chip(weekday_short(day)) for day in sorted(EVERY_DAY)}
        days = QWidget()
        flow = FlowLayout(days, gap=theme.active().space(6))
        for day, chip in self._days.items():
            chip.setAccessibleName(weekday_name(day))
            chip.setMinimumHeight(theme.active().px(32))
            flow.addWidget(chip)
        self._days_field = Field(_("On which days"), days)
        self.add(Field(_("When"), self._part), 6)
        self.add(self._time_field, 3)
        self.add(self._days_field)

    def _build_buttons(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=theme.active().space(8))
        self._close = Button(_("Close"), size="small")
        self._again = Button(_("Also at another time"), size="small", icon_name="plus")
        self._more = Button(_("Reminders and more"), "quiet", size="small")
        for button in (self._close, self._again, self._more):
            flow.addWidget(button)
        self.add(buttons)

    def _connect(self) -> None:
        for edit in (self._title, self._amount, self._unit, self._time):
            edit.edited.connect(self._on_edited)
        for edit in (self._title, self._amount, self._unit):
            edit.returnPressed.connect(self.close_when_right)
        self._time.returnPressed.connect(self.close_when_right)
        self._part.chosen.connect(self._on_part)
        for chip in self._days.values():
            chip.clicked.connect(self._on_edited)
        self._close.clicked.connect(self.close_when_right)
        self._again.clicked.connect(self.again_wanted)
        self._more.clicked.connect(self.more_wanted)

    def show_daily(self, daily: Daily) -> None:
        """Show a step as it is kept; what is being typed and cannot be kept yet stays."""
        before, self._shown = self._shown, daily
        if daily.title != before.title:
            self._title.show_text(daily.title)
        if (daily.amount, daily.unit) != (before.amount, before.unit):
            self._amount.show_text("" if daily.amount is None else str(daily.amount))
            self._unit.show_text(daily.unit)
        if daily.moment != before.moment or self._part.value is None:
            self._show_moment(daily.moment)
        if daily.weekdays != before.weekdays or not self._chosen_days:
            for day, chip in self._days.items():
                chip.setChecked(day in daily.weekdays)
        self._show_problems(())

    def focus_first(self, *, on_time: bool = False) -> None:
        """Put the focus into the first field, or the one of the time."""
        (self._time if on_time else self._title).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_when_right(self) -> None:
        """Close when everything that is typed could be kept."""
        if self._on_edited():
            self.closed.emit()

    def show_kept(self) -> None:
        """Take back what is typed and not kept."""
        kept, self._shown = self._shown, Daily(title="", weekdays=frozenset())
        self._part.choose(None)
        self.show_daily(kept)
        self._title.show_text(kept.title)
        self._amount.show_text("" if kept.amount is None else str(kept.amount))

    def _show_moment(self, moment: time | None) -> None:
        self._part.choose(PartOfDay.ANY_TIME if moment is None else part_of_day(moment))
        self._time.show_time(moment)
        self.show_only({self._time_field: moment is not None})

    def _on_part(self, part: PartOfDay) -> None:
        """A part of the day begins with its usual time, unless the time is in it already."""
        moment = self._time.moment
        if part is PartOfDay.ANY_TIME:
            moment = None
        elif moment is None or part_of_day(moment) is not part:
            moment = USUAL_TIMES[part]
        self._show_moment(moment)
        self._on_edited()

    def _on_edited(self) -> bool:
        """Keep the answers, or say what is wrong with them."""
        problems = self._problems()
        self._show_problems(problems)
        if problems:
            return False
        answered = self._answered()
        if answered != self._shown:
            self.edited.emit(answered)
        return True

    def _answered(self) -> Daily:
        amount = self._amount.text().strip()
        return replace(
            self._shown,
            title=self._title.text().strip(),
            weekdays=self._chosen_days,
            moment=None if self._part.value is PartOfDay.ANY_TIME else self._time.moment,
            amount=int(amount) if amount else None,
            unit=self._unit.text().strip() if amount else "",
        )

    @property
    def _chosen_days(self) -> frozenset[int]:
        return frozenset(day for day, chip in self._days.items() if chip.isChecked())

    def _problems(self) -> list[tuple[Field, str]]:
        amount = self._amount.text().strip()
        timed = self._part.value is not PartOfDay.ANY_TIME
        found = [
            (self._title_field, _("Write a few words for this step."), not self._title.text().strip()),
            (self._amount_field, _("Enter a number, like 20, or leave it empty."), bool(amount) and not _fits(amount)),
            (
                self._amount_field,
                _("Enter how many, like 20."),
                not amount and bool(self._unit.text().strip()) and bool(self._unit.text() != self._shown.unit),
            ),
            (self._time_field, _("Enter a time, like 2:30 PM."), timed and self._time.moment is None),
            (self._days_field, _("Choose at least one day."), not self._chosen_days),
        ]
        return [(field, sentence) for field, sentence, is_wrong in found if is_wrong]

    def _show_problems(self, problems: "list[tuple[Field, str]] | tuple[()]") -> None:
        wrong = dict(problems)
        for field in (self._title_field, self._amount_field, self._time_field, self._days_field):
            field.show_error(wrong.get(field, ""))


def _fits(amount: str) -> bool:
    return amount.isdecimal() and 1 <= int(amount) <= MOST_AMOUNT
