"""Today: what is due now, by part of day, with the check-in and the calls beside it."""

from datetime import datetime, time, timedelta
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.agenda import AgendaItem, Status
from aftercare.domain.answers import LATER as ASK_AGAIN_AFTER
from aftercare.domain.areas import Area
from aftercare.domain.checkins import CheckIn, Craving, two_rough_days
from aftercare.domain.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.contacts import Contact
from aftercare.domain.events import Event
from aftercare.domain.recurrence import to_instant
from aftercare.domain.settings import Settings
from aftercare.domain.steps import Step
from aftercare.i18n import _, long_day, ngettext
from aftercare.storage.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.day_answers import DayAnswers
from aftercare.ui.day_card import DayCard
from aftercare.ui.day_lines import LATER, MISSED, WENT, Key, key_of, visit_answers
from aftercare.ui.day_view import DayView, read_day
from aftercare.ui.greeting import greeting
from aftercare.ui.page import Page, body_margins
from aftercare.ui.today_cards import Call, CallsCard, RecoveryDays, StepsCard, TomorrowCard
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.check_in_card import CheckInCard
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.surfaces import Card, EmptyState, Scroll, Tile, clear
from aftercare.ui.widgets.visit_block import PassedVisit
from aftercare.ui.workspace import Workspace

_LOOK_AGAIN_MS = 20_000  # how late the page may notice that a visit is over or the day has changed
_TWO_COLUMNS_FROM = 800
_CHECK_IN, _STRONG, _ROUGH = "check-in", "strong", "rough"


class TodayPage(Page):
    """The daily list; everything on it is done with one press and can be undone."""

    shows: ClassVar[frozenset[type]] = frozenset(
        {Commitment, Override, Outcome, Pause, Contact, Step, CheckIn, Event, Settings, OpenCard}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._answers = DayAnswers(workspace)
        self._view: DayView | None = None
        self._put_off: dict[object, datetime] = {}
        self._asked: tuple[Key, str] | None = None
        self._shows_number = False
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._build_header()
        self._build_cards()
        self._build_columns()
        self._connect()

    def _build_header(self) -> None:
        self._add = Button(_("Add"), icon_name="plus")
        self._add.setMenu(self._make_add_menu())
        self.header.buttons.addWidget(self._add)

    def _make_add_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, area in (  # the kind that an area offers first
            (_("A visit"), Area.TREATMENT_TEAM),
            (_("A group meeting"), Area.SUPPORT_GROUPS),
            (_("A daily step"), Area.SELF_CARE),
            (_("A call"), Area.SOBER_NETWORK),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _on, area=area: self.open_requested.emit(area.value, "new-commitment"))
        return menu

    def _build_cards(self) -> None:
        self._passed = QWidget()
        self._passed_column = QVBoxLayout(self._passed)
        self._passed_column.setContentsMargins(0, 0, 0, 0)
        self._passed.hide()
        self._day = DayCard()
        self._steps = StepsCard()
        self._tomorrow = TomorrowCard()
        self._check_in = CheckInCard()
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

    def _make_empty(self, title: str, sentence: str, *, with_plan: bool) -> Card:
        card = Card()
        state = EmptyState("sun", "aGroups", title, sentence)
        if with_plan:
            build = Button(_("Build my plan"), "primary")
            build.clicked.connect(lambda: self.open_requested.emit("plan", ""))
            state.buttons.addWidget(build)
        add = Button(_("Add one thing"))
        add.setMenu(self._make_add_menu())
        state.buttons.addWidget(add)
        card.body.addWidget(state)
        return card

    def _build_columns(self) -> None:
        look = theme.active()
        main, side = QVBoxLayout(), QVBoxLayout()
        for place in (self._passed, self._day, self._first_day, self._free_day, self._steps, self._tomorrow):
            main.addWidget(place)
        for card in (self._check_in, self._calls, self._days):
            side.addWidget(card)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.space(20))
        for column, stretch in ((main, 1), (side, 0)):
            column.setSpacing(look.space(14))
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        scroll = Scroll()
        scroll.body.setContentsMargins(*body_margins())
        scroll.body.addLayout(self._columns)
        self.column.addWidget(scroll, 1)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._on_time_passed)
        self._day.toggled.connect(self._on_toggled)
        self._day.menu_opened.connect(self._on_menu)
        self._day.chosen.connect(self._on_chosen)
        self._steps.toggled.connect(self._on_step_toggled)
        self._steps.menu_opened.connect(self._on_step_menu)
        self._calls.called.connect(self._on_called)
        self._check_in.saved.connect(self._on_check_in_saved)
        self._check_in.put_off.connect(lambda: self._put_off_today(_CHECK_IN))
        self._check_in.care_answered.connect(self._on_care_answered)

    def refresh(self) -> None:
        now = self.workspace.now()
        self._put_off = {key: until for key, until in self._put_off.items() if until > now}
        view = self._view = read_day(self.workspace, self._put_off)
        self._show_header(view)
        self._show_passed(view)
        self._day.show_lines(view.lines)
        self._day.setVisible(bool(view.lines))
        started = bool(view.items) or bool(self.workspace.plan.commitments.all())
        self._first_day.setVisible(not started)
        self._free_day.setVisible(started and not view.items)
        self._steps.show_steps(view.steps)
        self._tomorrow.show_words(view.words.coming(view.tomorrow) if view.tomorrow else "")
        self._show_check_in(view)
        self._calls.show_calls(view.calls)
        self._days.show_days(view.recovery_days)
        places = (self._passed, self._day, self._first_day, self._free_day, self._steps, self._check_in, self._calls)
        mend_tab_order((self.header, *places))

    def open_item(self, item: str) -> None:
        """Go to the check-in ("check-in") or to one item ("commitment:<id>")."""
        if item == _CHECK_IN:
            self._put_off.pop(_CHECK_IN, None)
            self.refresh()
            self._check_in.start()
        else:
            self._day.focus_line(item.removeprefix("commitment:"))

    def _show_header(self, view: DayView) -> None:
        words = greeting(view.now.astimezone(view.words.here).time(), self.workspace.plan.settings.person_name)
        if view.all_done:
            pace = _("That’s everything for today.")
        elif view.done:
            pace = ngettext(
                "{count} done so far. Go at your own pace.", "{count} done so far. Go at your own pace.", view.done
            ).format(count=view.done)
        else:
            pace = _("Go at your own pace.")
        self.header.title.setText(words)
        self.header.lead.setText(_("{day} · {pace}").format(day=long_day(view.day), pace=pace))

    def _show_passed(self, view: DayView) -> None:
        item = view.passed
        asked = None if item is None else (key_of(item), view.words.passed_title(item))
        if asked == self._asked:
            return
        self._asked = asked
        clear(self._passed_column)
        self._passed.setVisible(item is not None)
        if item is None or asked is None:
            return
        card = PassedVisit(
            tile=Tile.of_area(item.occurrence.commitment.area),
            title=asked[1],
            sentence=_("It passed without a note. How did it go?"),
            choices=visit_answers(),
        )
        card.chosen.connect(lambda choice: self._on_visit_answered(item, choice))
        self._passed_column.addWidget(card)
        card.show()

    def _show_check_in(self, view: DayView) -> None:
        self._check_in.show_day(view.day, view.check_in, with_note=not self.workspace.plan.settings.hide_private_notes)
        self._check_in.setVisible(view.check_in is not None or _CHECK_IN not in self._put_off)
        saved, friend = view.check_in, view.confidant
        if saved is not None and saved.craving is Craving.STRONG and _STRONG not in self._put_off:
            text = _("Strong cravings often ease in about 20 minutes. You don’t have to wait alone.")
            self._check_in.show_care(text, (("help", _("Open Help now")), ("eased", _("I’m OK for now"))))
        elif friend is not None and two_rough_days(saved, view.check_in_before) and _ROUGH not in self._put_off:
            later = ("not now", _("Not now"))
            if self._shows_number:
                text = _("{name}: {number}").format(name=friend.name, number=friend.numbers[0].number)
                self._check_in.show_care(text, (("called", _("Called")), later))
            else:
                call = ("call", _("Call {name}").format(name=friend.name))
                self._check_in.show_care(_("Two rough days. Want to tell someone?"), (call, later))
        else:
            self._check_in.show_care("", ())

    def _on_toggled(self, key: Key, done: bool) -> None:
        item = self._item(key)
        if done:
            self._answer(item, Result.DONE, _("“{title}” done"))
        else:
            self._take_back(item, _("“{title}” not done"))

    def _answer(self, item: AgendaItem, result: Result, label: str) -> None:
        self._show_unsaved(item, self._answers.answer(item, result, self._titled(label, item)))

    def _take_back(self, item: AgendaItem, label: str) -> None:
        self._show_unsaved(item, self._answers.take_back(item, self._titled(label, item)))

    def _show_unsaved(self, item: AgendaItem, saved: bool) -> None:
        """A check mark must not stay when its answer could not be saved."""
        if not saved:
            self._day.show_again(key_of(item))

    def _titled(self, label: str, item: AgendaItem) -> str:
        return label.format(title=self._shown.words.title(item))

    def _on_menu(self, key: Key, menu: QMenu) -> None:
        item = self._item(key)
        is_open = item.status is Status.PLANNED
        if is_open:
            skip = menu.addAction(_("Skip today"))
            skip.triggered.connect(lambda: self._answer(item, Result.SKIPPED, _("“{title}” skipped for today")))
        else:
            words = {Status.DONE: _("Undo done"), Status.SKIPPED: _("Undo skip"), Status.MISSED: _("Undo missed")}
            back = menu.addAction(words[item.status])
            back.triggered.connect(lambda: self._take_back(item, _("“{title}” open again")))
        menu.addAction(_("Edit")).triggered.connect(lambda: self._edit(item))
        if is_open:
            remove = menu.addAction(_("Remove this one"))
            remove.triggered.connect(lambda: self._answers.remove(item, self._titled(_("“{title}” removed"), item)))

    def _edit(self, item: AgendaItem) -> None:
        key, area = key_of(item), item.occurrence.commitment.area
        name = f"commitment:{key.commitment_id}@{key.original_start.isoformat()}"
        self.open_requested.emit(area.value, name)

    def _on_chosen(self, key: Key, choice: str) -> None:
        item = self._item(key)
        if choice in (WENT, MISSED, LATER):
            self._on_visit_answered(item, choice)
        else:
            self._edit(item)

    def _on_visit_answered(self, item: AgendaItem, choice: str) -> None:
        if choice == WENT:
            self._answer(item, Result.DONE, _("“{title}” done"))
        elif choice == MISSED:
            self._answer(item, Result.MISSED, _("“{title}” missed"))
        else:
            self._put_off[key_of(item)] = self.workspace.now() + ASK_AGAIN_AFTER
            self.refresh()

    def _on_step_toggled(self, step: Step, done: bool) -> None:
        if not self._answers.finish_step(step, done):
            self._steps.show_again()

    def _on_step_menu(self, step: Step, menu: QMenu) -> None:
        menu.addAction(_("Skip this step")).triggered.connect(lambda: self._answers.skip_step(step))
        show = menu.addAction(_("Show in my plan"))
        show.triggered.connect(lambda: self.open_requested.emit(step.area.value, "steps"))

    def _on_called(self, call: Call) -> None:
        if call.item is not None:
            self._answer(self._item(call.item), Result.DONE, _("“{title}” done"))
        else:
            self._answers.called(call.name, call.contact_ids)

    def _on_check_in_saved(self) -> None:
        check_in = self._check_in.answers(self.workspace.today(), self.workspace.now())
        self.workspace.write(_("Check-in saved"), [check_in])

    def _on_care_answered(self, answer: str) -> None:
        if answer == "help":
            self.open_requested.emit("help", "")
            return
        friend = self._shown.confidant
        if answer == "called" and friend is not None:
            self._answers.called(friend.name, [friend.id])
        self._shows_number = answer == "call"
        if not self._shows_number:
            self._put_off_today(_STRONG if answer == "eased" else _ROUGH)
        self.refresh()

    def _put_off_today(self, what: str) -> None:
        midnight = datetime.combine(self.workspace.today() + timedelta(days=1), time())
        self._put_off[what] = to_instant(midnight, None, self.workspace.here())
        self.refresh()

    def _item(self, key: Key) -> AgendaItem:
        return self._shown.items[key]

    @property
    def _shown(self) -> DayView:
        if self._view is None:
            raise RuntimeError("Today is not shown yet")
        return self._view

    def _on_time_passed(self) -> None:
        if self._is_outdated():
            self.refresh()

    def _is_outdated(self) -> bool:
        view = self._view
        return view is None or not view.now <= self.workspace.now() < min([view.until, *self._put_off.values()])

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = self._stale or self._is_outdated()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = theme.active()
        wide = self.width() >= _TWO_COLUMNS_FROM * look.scale
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for card in (self._check_in, self._calls, self._days):
            card.setFixedWidth(look.px(330)) if wide else card.setMaximumWidth(16777215)
