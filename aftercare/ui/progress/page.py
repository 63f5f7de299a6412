"""Progress: what was done so far, without a score."""

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Item, Panel, Place, SettingsSection
from aftercare.planner.progress.reads import read_progress
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.progress.cards import CheckUpsCard, DaysCard, DoneCard, MilestonesCard
from aftercare.ui.progress.days import DaysMap, Trends, first_day
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.surfaces import Card, EmptyState, Scroll
from aftercare.ui.widgets.text import Rule
from aftercare.ui.widgets.two_columns import TwoColumns

_LEFT_WIDTH = 330
_TWO_COLUMNS = 820  # pixels of page width at 100 % text
_ALL_WEEKS = 460


class ProgressPage(Page):
    """Days, counts and milestones at the left; the map of days and the lines at the right."""

    shows: ClassVar[frozenset[type]] = frozenset({CheckIn, Commitment, Event, Outcome, Settings})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.header.title.setText(_("Progress"))
        self.header.lead.setText(_("What you have done so far. Nothing here is a test."))
        self._mark = Button(_("Mark a hard day"), icon_name="flag")
        self.header.buttons.addWidget(self._mark)
        self._share = Button(_("Share a summary"), icon_name="share")
        self.header.buttons.addWidget(self._share)
        self._scroll = scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        self._panel: QuietPanel | None = None
        self._opened: Item | None = None
        left = self._build_left()
        self._columns = TwoColumns(left, width=_LEFT_WIDTH, gap=14)
        self._columns.addWidget(left)
        self._columns.addWidget(self._build_right(), 1)
        self._empty = self._build_empty()
        scroll.body.addWidget(self._empty)
        scroll.body.addLayout(self._columns, 1)
        self.column.addWidget(scroll, 1)
        self._connect()

    def _build_left(self) -> QWidget:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(14))
        self._days = DaysCard()
        self._done = DoneCard()
        self._milestones = MilestonesCard(self.workspace.today())
        self._check_ups = CheckUpsCard()
        for card in (self._days, self._done, self._milestones, self._check_ups):
            column.addWidget(card)
        column.addStretch(1)
        return self._left

    def _build_right(self) -> QWidget:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self._map = DaysMap()
        self._trends = Trends()
        card.body.addWidget(self._map)
        card.body.addWidget(Rule())
        card.body.addWidget(self._trends)
        column.addWidget(card)
        column.addStretch(1)
        return self._right

    def _build_empty(self) -> Card:
        card = Card()
        words = _("Your first days will show here. One check-in is enough to start.")
        state = EmptyState("chart-line", "aGroups", _("Nothing here yet"), words)
        start = Button(_("Check in"), "primary")
        start.clicked.connect(lambda: self.open_requested.emit(Destination(Place.TODAY, Panel.CHECK_IN)))
        state.buttons.addWidget(start)
        card.body.addWidget(state)
        return card

    def _connect(self) -> None:
        self._mark.clicked.connect(lambda: self.open_item(Panel.HARD_DAY))
        self._share.clicked.connect(lambda: self.open_item(Panel.SHARE))
        self._check_ups.chosen.connect(self.open_item)
        days_shown = Destination(Place.SETTINGS, SettingsSection.PROGRESS)
        self._days.settings_wanted.connect(lambda: self.open_requested.emit(days_shown))
        self._map.opened.connect(lambda day: self.open_requested.emit(Destination(Place.TODAY, day)))
        self._trends.span_chosen.connect(lambda _span: self._show_trends())
        self._milestones.added.connect(self._on_added)
        self._milestones.changed.connect(self._on_milestone_changed)
        self._milestones.removed.connect(self._on_removed)

    def refresh(self) -> None:
        state = read_progress(self.workspace)
        self._first_check_in = state.first_check_in
        self._empty.setVisible(state.is_empty)
        self._left.setVisible(not state.is_empty)
        self._right.setVisible(not state.is_empty)
        self._days.show_counts(state)
        self._done.show_done(state)
        self._milestones.show_milestones(state.milestones, state.today)
        self._check_ups.show_next(state.check_up_on, state.today)
        self._map.show_days(state.days, state.today)
        self._trends.show_sentence(state.sentence)
        self._show_trends()

    def open_item(self, item: Item) -> None:
        """Show one of its panels in place of the numbers and pictures."""
        from aftercare.ui.progress.panels import PANELS  # made when first needed

        self.begin_again()
        if not isinstance(item, Panel) or item not in PANELS:
            return
        panel = PANELS[item](self.workspace)
        self._panel, self._opened = panel, item
        panel.closed.connect(self._on_panel_closed)
        panel.open_requested.connect(self.open_requested)
        panel.rebuilt.connect(self._mend_tab_order)
        self.column.addWidget(panel, 1)
        self.header.hide()
        self._scroll.hide()
        panel.show()
        panel.start()

    def begin_again(self) -> None:
        """Show the numbers and pictures."""
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
            self.header.show()
            self._scroll.show()

    def _on_panel_closed(self) -> None:
        self.begin_again()
        asked = self._share if self._opened is Panel.SHARE else self._mark
        asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit()

    def _mend_tab_order(self) -> None:
        if self._panel is not None:
            mend_tab_order((self.header, self._panel))

    def _show_trends(self) -> None:
        today = self.workspace.today()
        first = first_day(self._trends.span, today, self._first_check_in)
        self._trends.show_check_ins(self.workspace.plan.check_ins.between(first, today), first, today)

    def _on_added(self, title: str, day: date) -> None:
        now = self.workspace.now()
        event = Event(id=EventId(new_id()), kind=EventKind.MILESTONE, day=day, title=title, recorded_at=now)
        self.workspace.write(_("“{title}” added").format(title=title), [event])

    def _on_milestone_changed(self, event_id: str, title: str, day: date) -> None:
        event = self.workspace.plan.events.get(event_id)
        if event is not None:
            label = _("“{title}” changed").format(title=title)
            self.workspace.write(label, [replace(event, title=title, day=day)])

    def _on_removed(self, event_id: str) -> None:
        event = self.workspace.plan.events.get(event_id)
        if event is not None:
            self.workspace.write(_("“{title}” removed").format(title=event.title), remove=[event])

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Two columns where there is room, else one; four weeks in place of eight where squares would be narrow."""
        look = theme.active()
        wide = self.width() / look.scale >= _TWO_COLUMNS
        self._columns.fit(is_wide=wide)
        room = self.width() - (look.px(_LEFT_WIDTH) if wide else 0)
        self._map.narrow(fewer=room / look.scale < _ALL_WEEKS)
