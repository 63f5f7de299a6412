"""The plan: six areas in any order, and what is next while it is being built."""

from typing import ClassVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.areas import Area
from aftercare.domain.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.contacts import Contact
from aftercare.domain.drafts import Draft
from aftercare.domain.settings import Settings
from aftercare.domain.steps import Progress, Step
from aftercare.i18n import _, ngettext
from aftercare.storage.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.area_state import AreaState, read_areas
from aftercare.ui.icons import IconLabel
from aftercare.ui.page import Page, body_margins
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Switch
from aftercare.ui.widgets.rows import KeyedRows, RowButton, RowCard
from aftercare.ui.widgets.surfaces import Card, Scroll, Tile
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.workspace import Workspace

_RAIL_WIDTH = 300
_TWO_COLUMNS = 820  # pixels of page width at 100 % text
_IN_PLAN = (Progress.STARTED, Progress.SAVED)


class PlanPage(Page):
    """Called "Build your plan" until every area has something in it or is skipped, then "My plan"."""

    shows: ClassVar[frozenset[type]] = frozenset(
        {Contact, Commitment, Override, Outcome, Pause, Step, Draft, Settings, OpenCard}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        look = theme.active()
        scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.space(20))
        areas = RowCard()
        self._rows = KeyedRows(self._make_row, ruled=True)
        self._rows.show_keys(list(Area))
        areas.body.addWidget(self._rows)
        self._columns.addWidget(areas, 1)
        self._columns.addWidget(self._build_rail())
        scroll.body.addLayout(self._columns)
        self.column.addWidget(scroll, 1)
        self._continue.clicked.connect(lambda: self.open_requested.emit(self._next_page, ""))
        self._hide_notes.clicked.connect(lambda on: workspace.save_settings(hide_private_notes=on))

    def _build_rail(self) -> QWidget:
        look = theme.active()
        self._rail = QWidget()
        column = QVBoxLayout(self._rail)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(14))
        going = Card(_("Keep going"))
        self._count = Label("", "time", wraps=True)
        self._segments = _Segments()
        self._next_page = ""
        self._continue = Button("", "primary")
        self._minutes = Label(_("About 4 minutes a step."), "small", "quiet", wraps=True)
        for part in (self._count, self._segments, self._continue, self._minutes):
            going.body.addWidget(part)
        column.addWidget(going)
        column.addWidget(self._build_together())
        column.addStretch(1)
        return self._rail

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
        lines.addWidget(Label(_("While someone is with you"), "small", "quiet", wraps=True))
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

    def _show_title(self, *, built: bool) -> None:
        self.header.title.setText(_("My plan") if built else _("Build your plan"))
        lead = _("Six short steps, in any order. Skip what doesn’t fit. Everything saves as you go.")
        self.header.lead.setText(_("You can change any part, any time.") if built else lead)

    def _show_next(self, states: tuple[AreaState, ...], following: AreaState | None) -> None:
        started = sum(state.progress in _IN_PLAN for state in states)
        has = ngettext(
            "{count} of {all} steps has something in it.", "{count} of {all} steps have something in them.", started
        ).format(count=started, all=len(states))
        ready = _("Your plan is ready to use. You can change any part, any time.")
        self._count.setText(ready if following is None else has)
        self._minutes.setVisible(following is not None)
        if following is None:
            self._next_page = "today"
            self._continue.setText(_("See today"))
        else:
            self._next_page = following.area.value
            self._continue.setText(_("Continue: {area}").format(area=following.content.name))

    def _make_row(self, key: str) -> "_AreaRow":
        row = _AreaRow(Area(key))
        row.clicked.connect(lambda: self.open_requested.emit(key, ""))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        look = theme.active()
        wide = self.width() / look.scale >= _TWO_COLUMNS
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._rail.setMinimumWidth(look.px(_RAIL_WIDTH) if wide else 0)
        self._rail.setMaximumWidth(look.px(_RAIL_WIDTH) if wide else 16777215)
        super().resizeEvent(event)


class _AreaRow(RowButton):
    def __init__(self, area: Area) -> None:
        super().__init__(gap=16)
        look = theme.active()
        self.setMinimumHeight(look.px(88))
        self.row.addWidget(Tile.of_area(area))
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
