"""The left side of Progress: the number of days, what was done, and milestones."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.progress.milestones import Milestone, Reached
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.settings import DayCount
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import Panel
from aftercare.planner.long_words import isolated
from aftercare.planner.progress.reads import ProgressState
from aftercare.planner.progress.words import milestone_ahead, milestone_title, month_day, short_month_day
from aftercare.ui import theme
from aftercare.ui.charts.ring import ProgressRing
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import DateEdit, Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icons import paint_icon
from aftercare.ui.widgets.rows import KeyedRows, RowCard
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST = 5


class DaysCard(Card):
    """The number the person chose to see, on its way to the next one; `settings_wanted` asks to choose another."""

    settings_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        self._ring = ProgressRing()
        row.addWidget(self._ring)
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        self._unit = Label("", "card", wraps=True)
        self._since = Label("", "time", wraps=True)
        self._choose = Button(_("Choose what to count"), "link")
        words.addStretch(1)
        words.addWidget(self._unit)
        words.addWidget(self._since)
        words.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self._choose.clicked.connect(self.settings_wanted)

    def show_counts(self, state: ProgressState) -> None:
        """Show the number; without one only the way to choose."""
        number = state.counts.chosen(state.which)
        self._ring.setVisible(number is not None)
        if number is None:
            self._unit.setText(_("No number"))
            self._since.setText(
                _("You chose to see no number.")
                if state.which is DayCount.NONE
                else _("Add the day you left treatment, or choose another day to count from.")
            )
            return
        unit, since = _count_words(state, number)
        self._unit.setText(unit)
        self._since.setText(since)
        spoken = _("{number} {unit}. Next milestone {next}.")
        self._ring.show_number(number, state.next_mark, spoken.format(number=number, unit=unit, next=state.next_mark))


def _count_words(state: ProgressState, number: int) -> tuple[str, str]:
    counts, today = state.counts, state.today
    if state.which is DayCount.SINCE_LEAVING and counts.left_on is not None:
        words = _("You left on {day}.").format(day=month_day(counts.left_on, today))
        return ngettext("day since treatment", "days since treatment", number), words
    if state.which is DayCount.CURRENT_RUN and counts.run_since is not None:
        words = ngettext(
            "Counted since {day}. All in all it is {total} day.",
            "Counted since {day}. All in all it is {total} days.",
            counts.total or 0,
        )
        words = words.format(day=month_day(counts.run_since, today), total=counts.total or 0)
        return ngettext("day in this stretch", "days in this stretch", number), words
    since = month_day(counts.since or today, today)
    return ngettext("recovery day", "recovery days", number), _("Counted since {day}. It never resets.").format(
        day=since
    )


class DoneCard(Card):
    """How often each thing was done."""

    def __init__(self) -> None:
        super().__init__(_("All you have done"))
        look = theme.active()
        self._flow = FlowLayout(gap=look.space(24))
        self._numbers: list[tuple[QWidget, Label, Label]] = []
        for _place in range(4):
            part = QWidget()
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            number, what = Label("", "phone"), Label("", "small", "quiet")
            column.addWidget(number)
            column.addWidget(what)
            self._flow.addWidget(part)
            self._numbers.append((part, number, what))
        self.body.addLayout(self._flow)

    def show_done(self, state: ProgressState) -> None:
        """Show the counts."""
        done = state.done
        groups, visits = len(done.days[CommitmentKind.MEETING]), len(done.days[CommitmentKind.VISIT])
        calls, check_ins = len(done.calls), done.check_ins
        counts = (
            (groups, ngettext("group", "groups", groups)),
            (visits, ngettext("visit", "visits", visits)),
            (calls, ngettext("call", "calls", calls)),
            (check_ins, ngettext("check-in", "check-ins", check_ins)),
        )
        for (part, number, what), (count, words) in zip(self._numbers, counts, strict=True):
            number.setText(str(count))
            what.setText(words)
            part.setAccessibleName(f"{count} {words}")


class MilestonesCard(RowCard):
    """What is ahead and what was reached; own ones are written, opened and taken away here."""

    added = Signal(str, object)
    changed = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__(_("Milestones"))
        look = theme.active()
        self._rows = KeyedRows(self._make_row, ruled=True)
        self.body.addWidget(self._rows)
        self._all: list[Milestone] = []
        self._today = today
        self._shows_all = False
        self._more = Button("", "quiet", size="small")
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._add = Button(_("Add one that matters to you"), "quiet", "plus")
        self._add.clicked.connect(lambda: self._open(None))
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        inset = look.space(8)
        form.setContentsMargins(inset, inset, inset, 0)
        form.setSpacing(look.space(10))
        self._title = LineEdit(placeholder=_("A weekend with my kids"), most=200)
        self._title_field = Field(_("What matters to you"), self._title)
        self._day = DateEdit(today, today)
        self._day_field = Field(_("Day"), self._day, hint=_("A day to come is fine too."))
        self._save, self._cancel = Button(_("Save"), "primary"), Button(_("Cancel"))
        self._remove = Button(_("Remove"), "dangerQuiet")
        buttons = FlowLayout(gap=look.space(8))
        for button in (self._save, self._cancel, self._remove):
            buttons.addWidget(button)
        form.addWidget(self._title_field)
        form.addWidget(self._day_field)
        form.addLayout(buttons)
        self._form.hide()
        self.body.addWidget(self._form)
        self._edited: Milestone | None = None
        self._save.clicked.connect(self._on_save)
        self._title.returnPressed.connect(self._on_save)
        self._cancel.clicked.connect(self._close)
        self._remove.clicked.connect(self._on_remove)

    def show_milestones(self, milestones: Sequence[Milestone], today: date) -> None:
        """Show these, the first ones of them until all are asked for."""
        self._all, self._today = list(milestones), today
        self._day.set_today(today)
        shown = self._all if self._shows_all else self._all[:_SHOWN_AT_FIRST]
        by_key = {each.key: each for each in shown}
        self._rows.show_keys(list(by_key))
        for key, milestone in by_key.items():
            self._rows[key].show_milestone(milestone, today)
        self._more.setVisible(len(self._all) > _SHOWN_AT_FIRST)
        self._more.setText(_("Show fewer") if self._shows_all else _("Show all {count}").format(count=len(self._all)))

    def _make_row(self, key: str) -> "_MilestoneRow":
        row = _MilestoneRow()
        row.change.clicked.connect(lambda: self._open(next(each for each in self._all if each.key == key)))
        return row

    def _on_more(self) -> None:
        self._shows_all = not self._shows_all
        self.show_milestones(self._all, self._today)

    def _open(self, milestone: Milestone | None) -> None:
        self._edited = milestone
        self._title.show_text(milestone.title if milestone else "")
        self._day.show_day((milestone.day or milestone.soonest) if milestone else self._today)
        self._title_field.show_error("")
        self._day_field.show_error("")
        self._remove.setVisible(milestone is not None)
        self._add.hide()
        self._form.show()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._form.hide()
        self._add.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        title, day = self._title.text().strip(), self._day.day
        self._title_field.show_error("" if title else _("Write a few words. Your day is still here."))
        self._day_field.show_error(self._day.problem(_("Enter a day, like Oct 6. Your words are still here.")))
        if not title:
            self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is None:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if self._edited is None or self._edited.event_id is None:
                self.added.emit(title, day)
            else:
                self.changed.emit(self._edited.event_id, title, day)
            self._close()

    def _on_remove(self) -> None:
        if self._edited is not None and self._edited.event_id is not None:
            self.removed.emit(self._edited.event_id)
        self._close()


class CheckUpsCard(Card):
    """The check-up and the weekly look back; `chosen` carries the Panel to open."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Look back"))
        self._next = Label("", "body", "quiet", wraps=True)
        self.body.addWidget(self._next)
        flow = FlowLayout(gap=theme.active().space(8))
        for panel, words in ((Panel.LOOK_BACK, _("Your week")), (Panel.CHECK_UP, _("Check-up"))):
            button = Button(words, size="small")
            button.clicked.connect(lambda _checked, panel=panel: self.chosen.emit(panel))
            flow.addWidget(button)
        self.body.addLayout(flow)

    def show_next(self, day: date | None, today: date) -> None:
        """Say when the next check-up is due."""
        if day is None:
            words = _("A check-up asks the same few questions every three months.")
        elif day <= today:
            words = _("A check-up is due. It takes about three minutes.")
        else:
            words = _("Your next check-up: {day}. You can start one any day.").format(day=month_day(day, today))
        self._next.setText(words)


class _MilestoneRow(QWidget):
    """A mark, what was reached, and when; one's own can be changed."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        inset = look.space(8)
        row.setContentsMargins(inset, look.space(4), inset, look.space(4))
        row.setSpacing(look.space(12))
        self._mark = _Mark()
        row.addWidget(self._mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Label("", "bodyMedium", wraps=True)
        self._ahead = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._title)
        words.addWidget(self._ahead)
        row.addLayout(words, 1)
        self._day = Label("", "small", "quiet")
        row.addWidget(self._day)
        self.change = IconButton("pencil", "")
        row.addWidget(self.change)
        self.setMinimumHeight(look.px(42))

    def show_milestone(self, milestone: Milestone, today: date) -> None:
        """Show a milestone."""
        title, ahead = milestone_title(milestone), milestone_ahead(milestone, today)
        day = short_month_day(milestone.day, today) if milestone.day else ""
        self._mark.is_done = milestone.day is not None
        self._mark.update()
        self._title.setText(title)
        self._ahead.setText(ahead)
        self._ahead.setVisible(bool(ahead))
        self._day.setText(day)
        self.change.rename(_("Change {title}").format(title=isolated(title)))
        self.change.setVisible(milestone.reached is Reached.OWN)
        says = _("{title}, reached on {day}").format(title=title, day=day) if day else f"{title}. {ahead}"
        self.setAccessibleName(says)


class _Mark(QWidget):
    """A check in a disc, or an open ring."""

    def __init__(self) -> None:
        super().__init__()
        self.is_done = False
        side = theme.active().px(26)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.paint("primary" if self.is_done else "control"), 2))
        painter.setBrush(look.paint("primary") if self.is_done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if self.is_done:
            inset = round(self.width() * 0.22)
            paint_icon(painter, "check", look.paint("onPrimary"), self.rect().adjusted(inset, inset, -inset, -inset))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
