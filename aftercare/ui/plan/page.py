"""The plan: six areas in any order, and what is next while it is being built."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.steps import Progress, Step
from aftercare.i18n import _, ngettext
from aftercare.planner.areas.overview import AreaState, read_areas
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, Panel, Place
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.frames.area_look import area_tile
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.plan.path_card import PathCard
from aftercare.ui.plan.review_panel import ReviewPanel, ReviewRecord
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Switch
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.rows import KeyedRows, RowButton, RowCard
from aftercare.ui.widgets.surfaces import Card, Scroll
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.two_columns import TwoColumns

_RAIL_WIDTH = 300
_TWO_COLUMNS = 820  # pixels of page width at 100 % text
_IN_PLAN = (Progress.STARTED, Progress.SAVED)


class PlanPage(Page):
    """Called "Build your plan" until every area has something in it or is skipped, then "My plan"."""

    shows: ClassVar[frozenset[type]] = frozenset(
        {Contact, Commitment, Override, Outcome, Pause, Step, Event, Draft, Settings, OpenCard}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._review: ReviewPanel | None = None
        self._record: ReviewRecord | None = None
        self._opened: ReviewPanel | ReviewRecord | None = None
        self._back = Button(_("Back"), icon_name="arrow-left", size="small")
        self.header.above.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._back.hide()
        scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        self._hub = QWidget()
        rail = self._build_rail()
        self._columns = TwoColumns(rail, width=_RAIL_WIDTH)
        self._hub.setLayout(self._columns)
        areas = RowCard()
        self._rows = KeyedRows(self._make_row, ruled=True)
        self._rows.show_keys(list(Area))
        areas.body.addWidget(self._rows)
        self._columns.addWidget(areas, 1)
        self._columns.addWidget(rail)
        scroll.body.addWidget(self._hub)
        self._inside = scroll.body
        self.column.addWidget(scroll, 1)
        self._back.clicked.connect(self._close_opened)
        self._continue.clicked.connect(lambda: self.open_requested.emit(Destination(self._next_page)))
        self._hide_notes.clicked.connect(lambda on: workspace.save_settings(hide_private_notes=on))

    def _build_rail(self) -> QWidget:
        look = theme.active()
        rail = QWidget()
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(14))
        going = Card(_("Keep going"))
        self._count = Label("", "time", wraps=True)
        self._segments = _Segments()
        self._next_page: Place | Area = Place.TODAY
        self._continue = Button("", "primary")
        self._minutes = Label(_("About 4 minutes a step."), "small", "quiet", wraps=True)
        for part in (self._count, self._segments, self._continue, self._minutes):
            going.body.addWidget(part)
        column.addWidget(going)
        self._path = PathCard(self.workspace)
        self._path.review_wanted.connect(lambda: self.open_item(Panel.REVIEW))
        self._path.record_wanted.connect(lambda event_id: self.open_item(Known(ItemKind.REVIEW, event_id)))
        self._path.settings_wanted.connect(lambda: self.open_requested.emit(Destination(Place.SETTINGS)))
        column.addWidget(self._path)
        column.addWidget(self._build_together())
        column.addStretch(1)
        return rail

    def _build_together(self) -> Card:
        look = theme.active()
        together = Card(_("Doing this together?"))
        lead = _("Many people do this with a counselor before they leave. You decide what to share.")
        together.body.addWidget(Label(lead, "time", wraps=True))
        for icon_name, words in (
            ("smartphone", _("Your phone, for names and numbers")),
            ("file-text", _("Letters with appointment times")),
            ("pill", _("Your list of medicines")),
        ):
            row = QHBoxLayout()
            row.setContentsMargins(0, look.space(4), 0, look.space(4))
            row.setSpacing(look.space(10))
            row.addWidget(IconLabel(icon_name, "primaryText"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(words, "time", "plain", wraps=True), 1)
            together.body.addLayout(row)
        together.body.addWidget(Rule())
        row = QHBoxLayout()
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(_("Hide my private notes"), "label", wraps=True))
        lines.addWidget(Label(_("While someone is with you. Press Show to see one."), "small", "quiet", wraps=True))
        row.addLayout(lines, 1)
        self._hide_notes = Switch(_("Hide my private notes"))
        row.addWidget(self._hide_notes)
        together.body.addLayout(row)
        return together

    def refresh(self) -> None:
        """Read the six areas again."""
        states = read_areas(self.workspace)
        today = self.workspace.today()
        for state in states:
            self._rows[state.area].show_area(state, state.summary(today))
        not_started = [state for state in states if state.progress is Progress.NOT_STARTED]
        self._show_title(built=not not_started)
        self._show_next(states, not_started[0] if not_started else None)
        self._segments.show_progress([state.progress for state in states])
        self._hide_notes.setChecked(self.workspace.plan.settings.hide_private_notes)
        self._path.show_path(can_review=any(state.progress in _IN_PLAN for state in states))
        if self._opened is not None and self._opened is self._review:
            self._review.refresh()
        self._show_opened_title()

    def open_item(self, item: Item) -> None:
        """Show the review to fill in, or one that was done."""
        match item:
            case Known(ItemKind.REVIEW, event_id):
                self._open_record(EventId(event_id))
            case Panel.REVIEW:
                panel = self._review_panel()
                panel.start()
                self._show_only(panel)
                panel.first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_again(self) -> None:
        """Show the six areas."""
        if self._opened is not None:
            self._close_opened()

    def _open_record(self, event_id: EventId) -> None:
        event = self.workspace.plan.events.get(event_id)
        if event is None:
            return
        if self._record is None:
            self._record = ReviewRecord(self.workspace)
            self._record.closed.connect(self._close_opened)
            self._inside.addWidget(self._record, 0, Qt.AlignmentFlag.AlignTop)
        self._record.show_review(event)
        self._show_only(self._record)
        self._record.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _review_panel(self) -> ReviewPanel:
        if self._review is None:
            self._review = ReviewPanel(self.workspace)
            self._review.open_requested.connect(self.open_requested)
            self._review.closed.connect(self._close_opened)
            self._inside.addWidget(self._review)
        return self._review

    def _close_opened(self) -> None:
        if self._review is not None:
            self._review.leave_fields()
        self._show_only(None)
        self.refresh()
        self._path.focus_review()
        self.finished.emit()

    def _show_only(self, part: ReviewPanel | ReviewRecord | None) -> None:
        """Show the review or the record of one, or without one the six areas."""
        self._opened = part
        for each in (self._hub, self._review, self._record):
            if each is not None:
                each.setVisible(each is (part or self._hub))
        self._back.setVisible(part is not None)
        self._show_opened_title()

    def _show_opened_title(self) -> None:
        if self._opened is not None:
            self.header.title.setText(self._opened.title)
        self.header.lead.setVisible(self._opened is None)

    def _show_title(self, *, built: bool) -> None:
        self.header.title.setText(_("My plan") if built else _("Build your plan"))
        lead = _("Six short steps, in any order. Skip what doesn’t fit. What you type is kept.")
        self.header.lead.setText(_("You can change any part, any time.") if built else lead)

    def _show_next(self, states: tuple[AreaState, ...], following: AreaState | None) -> None:
        started = sum(state.progress in _IN_PLAN for state in states)
        has = ngettext(
            "{count} of {all} steps has something in it.", "{count} of {all} steps have something in them.", started
        ).format(count=started, all=len(states))
        ready = _("Your plan is ready to use. You can change any part, any time.")
        self._count.setText(ready if following is None else has)
        self._minutes.setVisible(following is not None)
        good = _("That is a good plan. Add more when you like.")
        self._minutes.setText(good if started else _("About 4 minutes a step."))
        if following is None:
            self._next_page = Place.TODAY
            self._continue.setText(_("See today"))
        else:
            self._next_page = following.area
            self._continue.setText(_("Continue: {area}").format(area=following.content.name))

    def _make_row(self, key: str) -> "_AreaRow":
        area = Area(key)
        row = _AreaRow(area)
        row.clicked.connect(lambda: self.open_requested.emit(Destination(area)))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._columns.fit(is_wide=self.width() / theme.active().scale >= _TWO_COLUMNS)
        super().resizeEvent(event)


class _AreaRow(RowButton):
    def __init__(self, area: Area) -> None:
        super().__init__(gap=16)
        look = theme.active()
        self.setMinimumHeight(look.px(88))
        self.row.addWidget(area_tile(area))
        self._name = Label("", "bodyStrong", wraps=True)
        self._summary = Label("", "time", wraps=True)
        self.add_words(self._name, self._summary)
        self._check = IconLabel("check", "ok")
        self._status = Label("", "time", "quiet")
        self._pill = Label(_("Started"), "label", "pill")
        status = QHBoxLayout()
        status.setSpacing(look.space(6))
        status.addWidget(self._check)
        status.addWidget(self._status)
        status.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.addLayout(status)
        self.row.addWidget(IconLabel("chevron-right", "text2", 20))

    def show_area(self, state: AreaState, summary: str) -> None:
        """Show what is in the area and how far it is."""
        status = {
            Progress.SAVED: _("Saved"),
            Progress.STARTED: _("Started"),
            Progress.NOT_STARTED: _("Not started"),
            Progress.SKIPPED: _("Skipped for now"),
        }[state.progress]
        self._name.setText(state.content.name)
        self._summary.setText(summary)
        self._status.setText(status)
        self._status.set_tone("ok" if state.progress is Progress.SAVED else "quiet")
        self._status.setVisible(state.progress is not Progress.STARTED)
        self._pill.setVisible(state.progress is Progress.STARTED)
        self._check.setVisible(state.progress is Progress.SAVED)
        self.setAccessibleName(
            _("{area}, {status}. {summary}").format(area=state.content.name, status=status, summary=summary)
        )


class _Segments(QWidget):
    """One small bar for each area: full, half or empty; the sentence above says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._fills: list[float] = []
        self.setFixedHeight(theme.active().px(8))

    def show_progress(self, areas: list[Progress]) -> None:
        """Show how far each area is."""
        self._fills = [{Progress.SAVED: 1.0, Progress.STARTED: 0.5}.get(progress, 0.0) for progress in areas]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.active()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = look.space(5)
        width = (self.width() - gap * (len(self._fills) - 1)) / max(len(self._fills), 1)
        for index, fill in enumerate(self._fills):
            bar = QRectF(index * (width + gap) + 0.5, 0.5, width - 1, self.height() - 1)
            radius = bar.height() / 2
            painter.setPen(QPen(look.paint("primary" if fill == 1 else "control"), 1))
            painter.setBrush(look.paint("surface"))
            painter.drawRoundedRect(bar, radius, radius)
            painter.setClipRect(QRectF(bar.x() - 1, 0, (bar.width() + 2) * fill, self.height()))
            painter.setPen(QPen(look.paint("primary"), 1))
            painter.setBrush(look.paint("primary"))
            painter.drawRoundedRect(bar, radius, radius)
            painter.setClipping(False)
