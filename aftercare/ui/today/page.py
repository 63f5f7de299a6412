"""Today: what is due now, by part of day, with the check-in and the calls beside it; or any other day."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aftercare.domain.areas.self_care import MOST_AMOUNT, amount_step
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Step
from aftercare.domain.reminders.answers import LATER as ASK_AGAIN_AFTER
from aftercare.i18n import _
from aftercare.planner.day_lines import LATER, MISSED, MOVED, READY, WENT, Call, Key, key_of, undo_answer
from aftercare.planner.destinations import HELP_NOW, Destination, Item, ItemKind, Known, New, Panel, Place
from aftercare.planner.prompts import DayPrompts
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.today.answers import DayAnswers
from aftercare.planner.today.last_look import LastLook
from aftercare.planner.today.reads import DayReads
from aftercare.planner.today.sources import ask_sources
from aftercare.planner.today.view import DayView, read_day
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.frames.sidebar import SidebarShape, shape_for
from aftercare.ui.today.cards import CallsCard, LineCard, RecoveryDays, StepsCard
from aftercare.ui.today.check_in import DayCheckIn
from aftercare.ui.today.day_card import DayCard
from aftercare.ui.today.header import DayButtons, lead_words, paused_words, title_words
from aftercare.ui.today.questions import DayQuestions
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.focus_keeper import controls, mend_tab_order
from aftercare.ui.widgets.surfaces import Card, EmptyState, Scroll
from aftercare.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:  # made when first needed
    from aftercare.ui.today.quick_add_card import QuickAddCard

_LONGEST_WAIT_MS = 3_600_000  # a clock set back by months would ask for more than Qt can count
_SOON_MS = 50  # what areas ask is read again after a check mark was painted


class TodayPage(Page):
    """The daily list; everything on it is done with one press and can be undone."""

    shows: ClassVar[frozenset[type]] = frozenset(
        {Commitment, Override, Outcome, Pause, Contact, Step, CheckIn, Event, Sheet, Settings, OpenCard}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._answers = DayAnswers(workspace)
        self._snoozes = Snoozes(workspace)
        self._reads = DayReads(workspace.plan)
        self.destroyed.connect(self._reads.end)
        self._asks = DayPrompts(workspace, ask_sources(), self._snoozes)
        self._last_look = LastLook(workspace)
        self._other_day: date | None = None
        self._view: DayView | None = None
        self._quick_add: QuickAddCard | None = None
        self._until = workspace.now()
        self._is_narrow: bool | None = None
        self._arranged: set[QWidget] = set()
        self._is_reading = False
        self._next_change = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._ask_soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._buttons = DayButtons()
        self.header.buttons.addWidget(self._buttons)
        self._build_cards()
        self._build_columns()
        self._connect()

    def _build_cards(self) -> None:
        self._questions = DayQuestions(self.workspace, self._answers, self._snoozes)
        self._day = DayCard()
        self._steps = StepsCard()
        self._paused = LineCard("pause", _("Paused"), _("See my list"))
        self._tomorrow = LineCard("calendar-days", _("Tomorrow"), _("See the week"))
        self._check_in = DayCheckIn(self.workspace, self._answers, self._snoozes)
        self._calls = CallsCard()
        self._days = RecoveryDays()
        self._first_day = self._make_empty(
            _("Today is open"),
            _(
                "Your groups, visits, calls and small daily steps will show up here. "
                "Add one thing, or build your plan first."
            ),
            with_plan=True,
        )
        self._free_day = self._make_empty(_("Nothing planned"), _("A free day is fine too."), with_plan=False)

    def _make_add_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, area in (  # the kind that an area offers first
            (_("A visit"), Area.TREATMENT_TEAM),
            (_("A group meeting"), Area.SUPPORT_GROUPS),
            (_("A daily step"), Area.SELF_CARE),
            (_("A call"), Area.SOBER_NETWORK),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _on, area=area: self._open_form(area))
        return menu

    def _open_form(self, area: Area) -> None:
        self.open_requested.emit(Destination(area, New(ItemKind.COMMITMENT, self._other_day)))

    def _make_empty(self, title: str, sentence: str, *, with_plan: bool) -> Card:
        card = Card()
        state = EmptyState("sun", "aGroups", title, sentence)
        if with_plan:
            build = Button(_("Build my plan"), "primary")
            build.clicked.connect(lambda: self.open_requested.emit(Destination(Place.PLAN)))
            state.buttons.addWidget(build)
        add = Button(_("Add one thing"))
        add.clicked.connect(self._on_add)
        state.buttons.addWidget(add)
        card.body.addWidget(state)
        return card

    def _build_columns(self) -> None:
        look = theme.active()
        self._main, self._side = QVBoxLayout(), QVBoxLayout()
        parts = (self._questions, self._day, self._first_day, self._free_day)
        for place in (*parts, self._steps, self._paused, self._tomorrow):
            self._main.addWidget(place)
        beside = (self._check_in, self._calls, self._days)
        for card in beside:
            self._side.addWidget(card)
        self._columns = TwoColumns(*beside, width=330)
        for column in (self._main, self._side):
            column.setSpacing(look.space(14))
            column.addStretch(1)
            self._columns.addLayout(column)
        scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        scroll.body.addLayout(self._columns)
        self.column.addWidget(scroll, 1)

    def _connect(self) -> None:
        self._next_change.timeout.connect(self._on_time_passed)
        self.workspace.signals.due.connect(self._on_time_passed)
        self._buttons.stepped.connect(self._on_stepped)
        self._buttons.today_wanted.connect(lambda: self._go_to(None))
        self._buttons.add_wanted.connect(self._on_add)
        self._questions.visit_answered.connect(self._on_visit_answered)
        self._questions.fill_in_wanted.connect(self._on_fill_in)
        self._questions.answered.connect(self._on_answered)
        self._ask_soon.timeout.connect(self._on_answered)
        self._questions.open_requested.connect(self.open_requested)
        self._day.toggled.connect(self._on_toggled)
        self._day.counted.connect(self._on_counted)
        self._day.menu_opened.connect(self._on_menu)
        self._day.chosen.connect(self._on_chosen)
        self._steps.toggled.connect(self._on_step_toggled)
        self._steps.menu_opened.connect(self._on_step_menu)
        self._calls.called.connect(self._on_called)
        self._paused.pressed.connect(lambda: self.open_requested.emit(Destination(Area.SELF_CARE)))
        self._tomorrow.pressed.connect(lambda: self.open_requested.emit(Destination(Place.CALENDAR)))
        self._check_in.looked_after.connect(self.refresh)
        self._check_in.help_wanted.connect(lambda: self.open_requested.emit(HELP_NOW))
        for place in (self._questions, self._day, self._steps, self._calls):
            place.arranged.connect(partial(self._on_arranged, place))

    def _on_changed(self, kinds: frozenset[type]) -> None:
        self._reads.forget(kinds)
        self._asks.forget(kinds)
        super()._on_changed(kinds)

    def refresh(self) -> None:
        self._is_reading = True
        view = self._view = read_day(
            self.workspace, self._reads, self._other_day or self.workspace.today(), self._snoozes
        )
        away = self._last_look.days_away if view.is_today else 0
        self.header.title.setText(title_words(view, self.workspace.plan.settings.person_name))
        self.header.lead.setText(lead_words(view))
        self._buttons.show_day(view)
        is_paused = view.plan_pause is not None
        asks = self._asks.today(only_about_medicine=is_paused) if view.is_today else []
        self._questions.show_day(view, away, asks, asks_leftovers=self._last_look.is_first_of_day)
        self._day.show_lines(view.lines, is_today=view.is_today)
        self._day.setVisible(bool(view.lines))
        started = bool(view.items) or not view.is_today or bool(self.workspace.plan.commitments.all())
        self._first_day.setVisible(not started)
        self._free_day.setVisible(started and not view.items and not is_paused)
        self._steps.show_steps(view.steps)
        self._paused.show_words("" if is_paused else paused_words(view))
        self._tomorrow.show_words(view.words.coming(view.tomorrow) if view.tomorrow else "")
        self._check_in.show_day(view)
        self._calls.show_calls(view.calls)
        self._days.show_days(None if self._questions.asks_after_absence(away) else view.recovery_days)
        self._until = min(view.until, self._snoozes.next_end() or view.until)
        self._is_reading = False
        if self._arranged:
            self._mend_arranged()
        self._wait_for_change()
        if self._asks.outdated and self.isVisible():
            self._ask_soon.start()

    def _on_answered(self) -> None:
        self._asks.read_again()
        self.refresh()

    def first_control(self) -> QWidget | None:
        """The first thing still to do, so that Space checks it off and does not go to another day."""
        return self._day.first_open() or (None if self._first_day.isHidden() else controls(self._first_day)[0])

    def open_item(self, item: Item) -> None:
        """Go to a day, to today's check-in, or to the line of a commitment today."""
        match item:
            case date():
                self._go_to(item)
            case Panel.CHECK_IN:
                self._go_to(None)
                self._check_in.start()
            case Known(ItemKind.COMMITMENT, commitment_id):
                self._go_to(None)
                self._day.focus_line(commitment_id)

    def begin_again(self) -> None:
        """Show today."""
        self._go_to(None)

    def _go_to(self, day: date | None) -> None:
        """Show another day; None is today, also when it becomes another one."""
        wanted = None if day == self.workspace.today() else day
        if wanted != self._other_day:
            self._other_day = wanted
            self._read_again()

    def _on_stepped(self, days: int) -> None:
        self._go_to(self._shown.day + timedelta(days=days))

    def _on_fill_in(self, first: date) -> None:
        self._go_to(first)
        self._buttons.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        if self._quick_add is None:
            self._quick_add = self._make_quick_add()
            self._mend_tab_order()
        self._quick_add.start(self._shown.day)

    def _make_quick_add(self) -> "QuickAddCard":
        from aftercare.ui.today.quick_add_card import QuickAddCard

        card = QuickAddCard(self.workspace, self._make_add_menu())
        card.open_requested.connect(self.open_requested)
        card.closed.connect(lambda: self._buttons.add.setFocus(Qt.FocusReason.OtherFocusReason))
        self._main.insertWidget(self._main.indexOf(self._day), card)
        return card

    def _on_arranged(self, place: QWidget) -> None:
        self._arranged.add(place)
        if not self._is_reading:
            self._mend_arranged()

    def _mend_arranged(self) -> None:
        """Have Tab go through what was built anew; a small card only has to follow what stands before it."""
        if self._day in self._arranged:
            self._mend_tab_order()
            return
        places = self._places()
        for place in self._arranged:
            before = next(each for each in reversed(places[: places.index(place)]) if controls(each))
            mend_tab_order((before, place))
        self._arranged.clear()

    def _mend_tab_order(self) -> None:
        mend_tab_order(self._places())
        self._arranged.clear()

    def _places(self) -> list[QWidget]:
        """What is on the page, in the order one sees it."""
        line = () if self._quick_add is None else (self._quick_add,)
        parts = (*line, *self._day.pieces, self._first_day, self._free_day, self._steps, self._paused, self._tomorrow)
        check_in = (self._check_in,)
        first, last = (check_in, ()) if self._is_narrow else ((), check_in)
        return [self.header, self._questions, *first, *parts, *last, self._calls]

    def _on_toggled(self, key: Key, done: bool) -> None:
        item = self._item(key)
        if done:
            self._answer(item, Result.DONE, _("“{title}” done"))
        else:
            self._take_back(item, _("“{title}” not done"))

    def _answer(self, item: AgendaItem, result: Result, label: str) -> None:
        self._show_unsaved(item, self._answers.answer(item, result, self._titled(label, item)))

    def _on_counted(self, key: Key, steps: int) -> None:
        """So much more or less of an item's amount; nothing of it is not done."""
        item = self._item(key)
        target = item.occurrence.commitment.amount or 0
        done = target if item.outcome is None or item.outcome.amount is None else item.outcome.amount
        self._count(item, done + steps * amount_step(target))

    def _count(self, item: AgendaItem, amount: int) -> None:
        if amount <= 0:
            self._take_back(item, _("“{title}” not done"))
        else:
            label = self._titled(_("“{title}”: {amount} done"), item, amount=str(min(amount, MOST_AMOUNT)))
            self._show_unsaved(item, self._answers.answer_in_part(item, min(amount, MOST_AMOUNT), label))

    def _take_back(self, item: AgendaItem, label: str) -> None:
        self._show_unsaved(item, self._answers.take_back(item, self._titled(label, item)))

    def _show_unsaved(self, item: AgendaItem, saved: bool) -> None:
        """A check mark must not stay when its answer could not be saved."""
        if not saved:
            self._day.show_again(key_of(item))

    def _titled(self, label: str, item: AgendaItem, **more: str) -> str:
        return label.format(title=self._shown.words.title(item), **more)

    def _on_menu(self, key: Key, menu: QMenu) -> None:
        item = self._item(key)
        is_open = item.status is Status.PLANNED
        amount = item.occurrence.commitment.amount
        if is_open and amount and item.day <= self._shown.today:
            some = menu.addAction(_("I did some of it"))
            some.triggered.connect(lambda: self._count(item, min(amount_step(amount), amount)))
        is_medicine = item.occurrence.commitment.is_medicine
        if is_open:
            words, label = _("Skip this one"), _("“{title}” skipped")
            if self._shown.is_today:
                words, label = _("Skip today"), _("“{title}” skipped for today")
            if is_medicine:
                words, label = _("Mark as not taken"), _("“{title}” marked as not taken")
            menu.addAction(words).triggered.connect(lambda: self._answer(item, Result.SKIPPED, label))
        else:
            back = menu.addAction(undo_answer(item))
            back.triggered.connect(lambda: self._take_back(item, _("“{title}” open again")))
        menu.addAction(_("Edit")).triggered.connect(lambda: self._edit(item))
        if is_open:
            remove = menu.addAction(_("Remove this dose") if is_medicine else _("Remove this one"))
            remove.triggered.connect(lambda: self._answers.remove(item, self._titled(_("“{title}” removed"), item)))

    def _edit(self, item: AgendaItem) -> None:
        self._open(ItemKind.COMMITMENT, item)

    def _on_chosen(self, key: Key, choice: str) -> None:
        item = self._item(key)
        if choice in (WENT, MISSED, MOVED, LATER):
            self._on_visit_answered(item, choice)
        elif choice == READY:
            self._open(ItemKind.VISIT_AHEAD, item)
        else:
            self._edit(item)

    def _open(self, kind: ItemKind, item: AgendaItem) -> None:
        self.open_requested.emit(Destination(item.occurrence.commitment.area, Known(kind, *key_of(item))))

    def _on_visit_answered(self, item: AgendaItem, choice: str) -> None:
        if choice == WENT:
            self._answer(item, Result.DONE, _("“{title}” done"))
        elif choice == MISSED:
            self._answer(item, Result.MISSED, _("“{title}” missed"))
        elif choice == MOVED:
            self._open(ItemKind.VISIT_MOVED, item)
        else:
            self._snoozes.until(key_of(item), self.workspace.now() + ASK_AGAIN_AFTER)
            self.refresh()

    def _on_step_toggled(self, step: Step, done: bool) -> None:
        if not self._answers.finish_step(step, done):
            self._steps.show_again()

    def _on_step_menu(self, step: Step, menu: QMenu) -> None:
        menu.addAction(_("Skip this step")).triggered.connect(lambda: self._answers.skip_step(step))
        show = menu.addAction(_("Show in my plan"))
        show.triggered.connect(lambda: self.open_requested.emit(Destination(step.area, Panel.FIRST_STEPS)))

    def _on_called(self, call: Call) -> None:
        if call.item is not None:
            self._answer(self._item(call.item), Result.DONE, _("“{title}” done"))
        else:
            self._answers.called(call.name, call.contact_ids)

    def _item(self, key: Key) -> AgendaItem:
        return self._shown.items[key]

    @property
    def _shown(self) -> DayView:
        if self._view is None:
            raise RuntimeError("Today is not shown yet")
        return self._view

    def _wait_for_change(self) -> None:
        """Wake up at the next instant that changes the page."""
        if self._view is not None and self.isVisible():
            left = (self._until - self.workspace.now()).total_seconds()
            self._next_change.start(min(max(1, round(left * 1000)), _LONGEST_WAIT_MS))

    def _on_time_passed(self) -> None:
        """Look at the clock: a day or a visit may have ended, or the computer slept."""
        if self.isVisible():
            self._last_look.note()
            if self._is_outdated():
                self.refresh()
            else:
                self._wait_for_change()

    def _is_outdated(self) -> bool:
        return self._view is None or not self._view.now <= self.workspace.now() < self._until

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange:
            self._on_time_passed()
        super().changeEvent(event)

    def make_ready(self) -> None:
        self._last_look.note()
        self._stale = self._stale or self._is_outdated()
        if self._asks.outdated:
            self._asks.read_again()
        super().make_ready()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)
        self._wait_for_change()

    def hideEvent(self, event: QHideEvent) -> None:
        self._next_change.stop()
        self._ask_soon.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns in a wide window; else one, with the check-in and what is done as one line each."""
        is_narrow = shape_for(self.window().width()) is not SidebarShape.WIDE
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._columns.fit(is_wide=not is_narrow)
        self._columns.setStretch(0, int(not is_narrow))
        self._columns.setStretch(1, int(is_narrow))
        if is_narrow:
            self._main.insertWidget(1, self._check_in)
        else:
            self._side.insertWidget(0, self._check_in)
        self._check_in.shorten(is_narrow)
        self._day.fold(is_narrow)
        self._questions.fold(folds=is_narrow)
        self._mend_tab_order()
