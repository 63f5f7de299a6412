"""The check-ins of the days before: how many, and each day to look at or to fill in."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from aftercare.domain.records.checkins import CheckIn
from aftercare.i18n import _, ngettext, short_day
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.self_care.check_in_words import summary_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel, AreaTool
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.rows import KeyedRows, RowButton
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_WEEK, _MONTH = 7, 30
_DAY = timedelta(days=1)


class CheckInsCard(AreaTool):
    """How often there was a check-in in the last week, and the way to all of them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Check-ins"))
        self._workspace = workspace
        self._words = Label("", wraps=True)
        self._last = Label("", "small", "quiet", wraps=True)
        self.body.addWidget(self._words)
        self.body.addWidget(self._last)
        flow = FlowLayout(gap=theme.active().space(8))
        self._now = Button(_("Check in"), size="small")
        self._now.clicked.connect(lambda: self.open_requested.emit(Destination(Place.TODAY, Panel.CHECK_IN)))
        look_back = Button(_("Last 30 days"), "quiet", size="small")
        look_back.clicked.connect(lambda: self.item_wanted.emit(Panel.CHECK_INS))
        flow.addWidget(self._now)
        flow.addWidget(look_back)
        self.body.addLayout(flow)

    def refresh(self) -> None:
        today = self._workspace.today()
        found = self._workspace.plan.check_ins.between(today - (_WEEK - 1) * _DAY, today)
        words = ngettext("{count} in the last 7 days.", "{count} in the last 7 days.", len(found))
        self._words.setText(words.format(count=len(found)) if found else _("None in the last 7 days. One is enough."))
        last = found[-1] if found else None
        self._last.setText("" if last is None else f"{short_day(last.day)}: {summary_words(last)}")
        self._last.setVisible(last is not None)
        self._now.setVisible(last is None or last.day != today)


class CheckInsPanel(AreaPanel):
    """The last 30 days, newest first; a day without a check-in stays a gap. Each opens that day on Today."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(_("Check-ins of the last 30 days"))
        card.body.addWidget(Label(_("Choose a day to see it, change it or fill it in."), "body", "quiet", wraps=True))
        self._rows = KeyedRows(self._make_row)
        card.body.addWidget(self._rows)
        back = Button(_("Back"), icon_name="arrow-left")
        back.clicked.connect(self.closed)
        card.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)

    def refresh(self) -> None:
        today = self._workspace.today()
        days = [today - number * _DAY for number in range(_MONTH)]
        found = {each.day: each for each in self._workspace.plan.check_ins.between(days[-1], today)}
        self._rows.show_keys([day.isoformat() for day in days])
        for day in days:
            self._rows[day.isoformat()].show_day(day, found.get(day), today)

    def focus_first(self) -> None:
        """Put the focus on the latest day."""
        self._rows.focus_on(self._workspace.today().isoformat())

    def _make_row(self, key: str) -> "_DayRow":
        row = _DayRow()
        row.clicked.connect(lambda: self.open_requested.emit(Destination(Place.TODAY, date.fromisoformat(key))))
        return row


class _DayRow(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self._day = Label("", "bodyMedium", wraps=True)
        self._answers = Label("", "small", "quiet", wraps=True)
        self.add_words(self._day, self._answers)

    def show_day(self, day: date, check_in: CheckIn | None, today: date) -> None:
        """Show a day's answers, or that there are none."""
        near = {today: _("Today"), today - _DAY: _("Yesterday")}
        name = near.get(day, short_day(day))
        answers = _("No check-in") if check_in is None else summary_words(check_in)
        self._day.setText(name)
        self._day.set_look("body" if check_in is None else "bodyMedium", "quiet" if check_in is None else "")
        self._answers.setText(answers)
        self.setAccessibleName(f"{name}, {answers}")
