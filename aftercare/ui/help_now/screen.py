"""Help now: my steps, my people and the crisis lines of my country, from the open card alone."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.settings import Substance
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.frames.sidebar import SidebarShape, shape_for
from aftercare.ui.help_now.fitting import Fitting
from aftercare.ui.help_now.numbers import EmergencyStrip, LinesCard, people_card
from aftercare.ui.help_now.session import HelpSession
from aftercare.ui.help_now.steps import steps_card
from aftercare.ui.help_now.timer import HelpTimer
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Field, NotesEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import Card, Scroll, Tile
from aftercare.ui.widgets.text import Face, Label

if TYPE_CHECKING:  # Help now needs no database
    from aftercare.planner.workspace import Workspace

_TITLES: dict[SidebarShape, Face] = {
    SidebarShape.WIDE: "titleLarge",
    SidebarShape.RAIL: "title",
    SidebarShape.BAR: "card",
}


class HelpNow(QWidget):
    """A full-window page that needs no plan; Esc or Close goes back to where the person was.

    With an open plan it can keep a note, and knows which substances safety is about.
    """

    closed = Signal()
    open_requested = Signal(object)

    def __init__(self, card: OpenCard, session: HelpSession, today: date, workspace: "Workspace | None" = None) -> None:
        super().__init__()
        self._card, self._session, self._workspace = card, session, workspace
        self._fitting = Fitting()
        self._has_said = False
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top())
        self.setFocusProxy(self.close_button)
        self._timer = HelpTimer(session)
        self._views = QStackedWidget()
        self._scroll = Scroll()
        self._scroll.body.addWidget(EmergencyStrip(card, self._say))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._steps = steps_card(card, today, session, self._timer, self._fitting)
        self._columns.addWidget(self._steps, 1)
        self._right = QVBoxLayout()
        people = [people_card(card, self._fitting, self._say)] if card.people else []
        lines = LinesCard(card, self._fitting, self._say)
        lines.showed_all.connect(self._on_showed_all)
        self._numbers: list[QWidget] = [*people, lines]
        for part in self._numbers:
            self._right.addWidget(part)
        self._right.addStretch(1)
        self._columns.addLayout(self._right, 1)
        self._scroll.body.addLayout(self._columns)
        self._scroll.body.addStretch(1)
        self._views.addWidget(self._scroll)
        self._column.addWidget(self._views, 1)
        self._column.addWidget(self._bottom())
        self._timer.steadier.connect(self._on_steadier)
        self._timer.numbers_wanted.connect(self.show_numbers)

    def _top(self) -> QHBoxLayout:
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(16))
        self._tile = Tile("life-buoy", "aHelp", 48)
        row.addWidget(self._tile)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._title = Label(_("You’re not alone. One step at a time."), "titleLarge", wraps=True)
        words.addWidget(self._title)
        self._lead = Label(_("Start anywhere. Calling someone is always a good step."), "body", "quiet", wraps=True)
        words.addWidget(self._lead)
        row.addLayout(words, 1)
        self.close_button = Button(_("Close"), icon_name="x")
        self.close_button.setToolTip(_("Esc"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        return row

    def _bottom(self) -> QWidget:
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(12))
        self._eye = IconLabel("eye", "text2", 16)
        row.addWidget(self._eye)
        words = _("Works without opening your plan. It shows only what you chose to show.")
        self._note = Label(words, "small", "quiet", wraps=True)
        row.addWidget(self._note, 1)
        self._filler = QWidget()
        row.addWidget(self._filler, 1)
        self.used = Button(_("I already used today"))
        self.used.clicked.connect(self._on_used)
        row.addWidget(self.used)
        steadier = Button(_("I feel steadier now"), "primary")
        steadier.clicked.connect(self._on_steadier)
        row.addWidget(steadier)
        return self._foot

    def show_numbers(self) -> None:
        """Show whom to call, the focus on the first number."""
        self._show_view(self._scroll)
        self._scroll.verticalScrollBar().setValue(0)
        numbers = [each for each in self._scroll.findChildren(IconButton) if each.isVisibleTo(self)]
        first: QWidget = numbers[0] if numbers else self.close_button
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(first)

    def _on_showed_all(self, shown: bool) -> None:
        """Beside a long list the steps stay together."""
        self._columns.setAlignment(self._steps, Qt.AlignmentFlag.AlignTop if shown else Qt.AlignmentFlag(0))
        self._mend_tab_order()

    def _mend_tab_order(self) -> None:
        numbers_first = shape_for(self.width()) is SidebarShape.BAR
        parts = (*self._numbers, self._steps) if numbers_first else (self._steps, *self._numbers)
        mend_tab_order((*parts, self._foot))

    def _on_used(self) -> None:
        from aftercare.ui.help_now.safety import SafetyFirst

        safety = SafetyFirst(self._substances(), self._card, self._say)
        safety.answered.connect(self._on_safety_answered)
        self._open_view(_("Thank you for being honest with yourself."), safety)
        safety.help.setFocus(Qt.FocusReason.TabFocusReason)

    def _substances(self) -> Collection[Substance]:
        return self._workspace.plan.settings.substances if self._workspace is not None else ()

    def _on_safety_answered(self, needs_help: bool) -> None:
        """Lead to the numbers; nothing is marked unless the person, with an open plan, goes on to mark it."""
        if needs_help or self._workspace is None:
            self.show_numbers()
            return
        card = Card()
        card.body.addWidget(Label(_("Stay near someone, and call one of your people."), "lead", wraps=True))
        card.body.addWidget(Label(_("Nothing is written down unless you mark it."), "body", "quiet", wraps=True))
        row = FlowLayout(gap=theme.active().space(8))
        numbers, mark = Button(_("Show numbers"), "primary"), Button(_("Mark a hard day"))
        numbers.clicked.connect(self.show_numbers)
        mark.clicked.connect(self._on_mark)
        row.addWidget(numbers)
        row.addWidget(mark)
        card.body.addLayout(row)
        self._open_view(_("Good that you are safe."), card)
        numbers.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_mark(self) -> None:
        self.closed.emit()
        self.open_requested.emit(Destination(Place.PROGRESS, Panel.HARD_DAY))

    def _on_steadier(self) -> None:
        """Close; with an open plan a note may be added first, and nothing else is kept."""
        self._session.forget()
        if self._workspace is None:
            self.closed.emit()
            return
        card = Card()
        self._words = NotesEdit(lines=4)
        hint = _("It goes into the note of today’s check-in. Leave it empty and nothing is kept.")
        card.body.addWidget(Field(_("What helped?"), self._words, optional=True, hint=hint))
        row = QHBoxLayout()
        done = Button(_("Done"), "primary")
        done.clicked.connect(self._on_done)
        row.addWidget(done)
        row.addStretch(1)
        card.body.addLayout(row)
        self._open_view(_("Good that you feel steadier."), card)
        done.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_done(self) -> None:
        words = self._words.toPlainText().strip()
        if not words or self._workspace is None or _keep_note(self._workspace, words):
            self.closed.emit()

    def _open_view(self, title: str, *parts: QWidget) -> None:
        """Show something in place of steps and numbers."""
        view = Scroll()
        view.body.addWidget(Label(title, "titleLarge", wraps=True))
        for part in parts:
            view.body.addWidget(part)
        view.body.addStretch(1)
        self._views.addWidget(view)
        self._show_view(view)

    def _show_view(self, view: QWidget) -> None:
        before = self._views.currentWidget()
        self._views.setCurrentWidget(view)
        self._foot.setVisible(view is self._scroll)
        if before is not None and before not in (view, self._scroll):
            self._views.removeWidget(before)
            before.deleteLater()

    def stand_over(self, dialog: QWidget, window: QWidget) -> None:
        """Show as a window of its own over a dialog, in the place of the window; the dialog stays as it is."""
        self.setParent(dialog, Qt.WindowType.Dialog)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(window.windowTitle())
        self.setGeometry(window.geometry())
        FocusRing(self)
        self.show()
        self.activateWindow()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self) -> None:
        """Leave the dialog it stood over as it was."""
        dialog = self.parentWidget()
        self.hide()
        if dialog is not None:
            dialog.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()

    def _say(self, words: str) -> None:
        """Say what a press did, where the eye is at the end of a page."""
        self._has_said = True
        self._note.setText(words)
        self._fit()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._views.currentWidget() is self._scroll:
            self.closed.emit()
        else:
            self.show_numbers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Two columns, close together where all numbers are to be seen at once; in the narrowest windows one."""
        look, shape = theme.active(), shape_for(self.width())
        directions = QBoxLayout.Direction
        direction = directions.BottomToTop if shape is SidebarShape.BAR else directions.LeftToRight
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            self._mend_tab_order()
        tight = shape is SidebarShape.RAIL
        self._title.set_look(_TITLES[shape], "")
        self._tile.setVisible(shape is not SidebarShape.BAR)
        self._lead.setVisible(shape is not SidebarShape.BAR)
        side, above, below, gap = (22, 10, 10, 8) if tight else (40, 16, 14, 12)
        self._column.setContentsMargins(look.space(side), look.space(above), look.space(side), look.space(below))
        self._column.setSpacing(look.space(gap))
        self._scroll.body.setSpacing(look.space(gap))
        self._right.setSpacing(look.space(gap))
        self._columns.setSpacing(look.space(12 if tight else 20))
        has_room = shape is SidebarShape.WIDE or self._has_said
        for part in (self._eye, self._note):
            part.setVisible(has_room)
        self._filler.setVisible(not has_room)
        self._fitting.fit(tight=tight)


def _keep_note(workspace: "Workspace", words: str) -> bool:
    """Add words to the note of today's check-in; False when they could not be saved."""
    today, now = workspace.today(), workspace.now()
    known = workspace.plan.check_ins.get(today) or CheckIn(day=today, answered_at=now)
    note = "\n".join(part for part in (known.note, words) if part)
    return workspace.write(_("Note added to today’s check-in"), put=[replace(known, note=note, answered_at=now)])
