"""Calendar: the agenda as a list first, the month second; any day opened, and its items answered, moved, cancelled."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.calendar.agenda import Status
from aftercare.domain.calendar.days import WEEK, monday, months_later, weeks_of_month
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _, month_name
from aftercare.planner.calendar.reads import PLANNED
from aftercare.planner.calendar.words import Entry, Spot
from aftercare.planner.day_lines import Key
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.calendar.agenda_list import AgendaList
from aftercare.ui.calendar.changes import CalendarChanges
from aftercare.ui.calendar.month import MonthView
from aftercare.ui.calendar.parts import PartsCard
from aftercare.ui.calendar.view import CalendarView
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.choices import Segmented
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.month_grid import GridDay, MonthGrid
from aftercare.ui.widgets.surfaces import Card, Scroll
from aftercare.ui.widgets.text import Label
from aftercare.ui.widgets.two_columns import TwoColumns

_DAY = timedelta(days=1)
_TWO_COLUMNS_FROM, _HEADER_IN_ONE_LINE_FROM = 820, 640  # pixels of page width at 100 % text
_LOOK_AGAIN_MS = 20_000  # how late the page may notice that the day has changed


class CalendarPage(Page):
    """Shows some weeks as a list, or a month; everything done here can be undone."""

    shows: ClassVar[frozenset[type]] = PLANNED | {Contact, Settings}

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._view = CalendarView(workspace)
        self._changes = CalendarChanges(workspace)
        self._as_month = False
        self._known: tuple[date, str] = (workspace.today(), workspace.here().key)
        self._day = workspace.today()
        self._listed = self._weeks_from(self._day)
        self._buttons = 0
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._clock = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._build_header()
        self._build_body()
        self._connect()

    def _build_header(self) -> None:
        look = theme.active()
        self._choice = Segmented(_("View"), [(False, _("List")), (True, _("Month"))], clearable=False)
        self._choice.setFixedWidth(look.px(190))
        self._choice.choose(False)
        self._back = IconButton("chevron-left", "", bordered=True)
        self._today = Button(_("Today"))
        self._on = IconButton("chevron-right", "", bordered=True)
        self._add = Button(_("Add"), "primary", "plus")
        menu = QMenu(self._add)
        for words, area in (  # the kind that an area offers first
            (_("A visit"), Area.TREATMENT_TEAM),
            (_("A group meeting"), Area.SUPPORT_GROUPS),
            (_("A call"), Area.SOBER_NETWORK),
            (_("A family talk"), Area.LOVED_ONES),
            (_("A daily step"), Area.SELF_CARE),
        ):
            menu.addAction(words).triggered.connect(lambda _on, area=area: self._add_to(area))
        self._add.setMenu(menu)
        for button in (self._choice, self._back, self._today, self._on, self._add):
            self.header.buttons.addWidget(button)

    def _build_body(self) -> None:
        look = theme.active()
        self._list = AgendaList()
        self._month_card = Card()
        self._month_card.body.setContentsMargins(1, 0, 1, 1)
        self._month = MonthView(_("Month"))
        self._month_card.body.addWidget(self._month)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(look.space(14))
        self._small_card = Card()
        self._small_title = Label("", "card")
        self._small = MonthGrid(_("Days"))
        self._small_card.body.addWidget(self._small_title)
        self._small_card.body.addWidget(self._small)
        self._parts = PartsCard(self.workspace)
        side.addWidget(self._small_card)
        side.addWidget(self._parts, 1)
        self._columns = TwoColumns(self._side, width=300)
        self._columns.addWidget(self._list, 1)
        self._columns.addWidget(self._month_card, 1)
        self._columns.addWidget(self._side)
        self._scroll = Scroll()
        self._inner: QWidget = self._scroll.widget()  # type: ignore[assignment]  # it has one
        self._scroll.body.setContentsMargins(*body_margins())
        self._scroll.body.addLayout(self._columns, 1)
        self.column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._read_on)
        self._clock.timeout.connect(self._on_time_passed)
        self._choice.chosen.connect(self._on_view)
        self._back.clicked.connect(lambda: self._go(-1))
        self._on.clicked.connect(lambda: self._go(1))
        self._today.clicked.connect(lambda: self._show_day(self.workspace.today()))
        self._list.opened.connect(self._edit)
        self._list.stepped.connect(self._move)
        self._list.menu_wanted.connect(self._open_menu)
        self._list.removal_wanted.connect(self._remove)
        self._list.more_wanted.connect(self._on_more)
        self._list.earlier_wanted.connect(lambda: self._show_day(monday(self.workspace.today())))
        self._list.later_wanted.connect(self._on_later)
        self._month.entry_opened.connect(self._edit)
        self._month.stepped.connect(self._move)
        self._month.menu_wanted.connect(self._open_menu)
        self._month.removal_wanted.connect(self._remove)
        self._month.dragged.connect(self._on_dragged)
        self._month.opened.connect(self._open_day)
        self._month.walked.connect(lambda day: self._walk(self._month, day))
        self._small.opened.connect(self._open_day)
        self._small.walked.connect(lambda day: self._walk(self._small, day))
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # there is one

    def refresh(self) -> None:
        """Read what is seen and show it; what a frame has no time for comes in the next ones."""
        self._view.begin_anew()
        self._parts.show_parts(self._view.hidden)
        self._fit()
        self._read_on()

    def _read_on(self) -> None:
        """Read and show what is not read yet."""
        month = _all_days(*weeks_of_month(self._day))
        if not self._view.read([*_all_days(*self._seen), *month]):
            self._rest.start()
        if self._as_month:
            self._show_header(self._view.words.month(self._day), _("Previous month"), _("Next month"))
            followed = self._month.followed
            self._show_grid(self._month, [self._view.large(day, followed) for day in month])
        else:
            self._show_list()
            self._small_title.setText(_month_title(self._day, self._view.words.today))
            self._show_grid(self._small, [self._view.small(day) for day in month])
        buttons = len(self.findChildren(QAbstractButton))
        if buttons != self._buttons:
            self._buttons = buttons
            mend_tab_order((self.header, self._list, self._month, self._side))

    @property
    def _seen(self) -> tuple[date, date]:
        """The first and last day of the list, with the rest of its week, or of the month."""
        if self._as_month:
            return weeks_of_month(self._day)
        first, last = self._listed
        return monday(first), last

    def _show_list(self) -> None:
        first, last = self._listed
        self._show_header(self._view.words.weeks(first, last), _("Previous week"), _("Next week"))
        days = [self._view.listed(day) for day in _all_days(first, last)]
        has_earlier = any(self._view.is_busy(day) for day in _all_days(monday(first), first - _DAY))
        self._list.show_days(days, self._view.words.today, has_earlier=has_earlier)

    def _show_grid(self, grid: MonthGrid, days: Sequence[GridDay]) -> None:
        marked = None if self._as_month else self._seen
        month, today = self._day.replace(day=1), self._view.words.today
        grid.show_month(month, days, today=today, chosen=self._day, marked=marked)

    def _show_header(self, title_and_lead: tuple[str, str], back: str, on: str) -> None:
        title, lead = title_and_lead
        self.header.title.setText(title)
        self.header.lead.setText(lead)
        self._back.rename(back)
        self._on.rename(on)

    def open_item(self, item: Item) -> None:
        """Open a day."""
        if isinstance(item, date):
            self._open_day(item)

    def _open_day(self, day: date) -> None:
        """Show a day in the list, and put the focus on what is on it, or on what adds something to it."""
        self._choice.choose(False)
        self._as_month = False
        self._show_day(day)
        if not self._list.focus_day(day):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_day(self, day: date) -> None:
        """Show the week, or the month, of a day."""
        self._day = day
        if self._as_month:
            self._show_and_say()
            return
        self._listed = self._weeks_from(day)
        self._view.list_less()
        self._show_and_say()
        self._reveal(self._list.block_of(day))

    def _weeks_from(self, day: date) -> tuple[date, date]:
        """A day's week; the one it is begins today, unless an earlier day is asked for."""
        first, today = monday(day), self.workspace.today()
        begins = today if first <= today <= day < first + WEEK else first
        return begins, first + WEEK - _DAY

    def _go(self, step: int) -> None:
        if self._as_month:
            self._show_day(months_later(self._day.replace(day=1), step))
            return
        first, today = monday(self._listed[0]) + step * WEEK, self.workspace.today()
        self._show_day(today if monday(today) == first else first)

    def _show_and_say(self) -> None:
        self.refresh()
        self._scroll.body.activate()  # now: what has no size yet cannot take the focus
        self._say_what_is_shown()

    def _say_what_is_shown(self) -> None:
        words = f"{self.header.title.text()}. {self.header.lead.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_view(self, as_month: bool) -> None:
        self._as_month = as_month
        self._show_day(self._day)

    def _walk(self, grid: MonthGrid, day: date) -> None:
        """Show the month of a day beyond those of a grid, and put the focus on it."""
        self._day = day
        if not self._as_month:
            self._listed = self._weeks_from(day)
        self._view.list_less()
        self._show_and_say()
        grid.focus_day(day)

    def _on_more(self, day: date) -> None:
        self._view.list_more(day)
        self._read_on()

    def _on_later(self) -> None:
        first, last = self._listed
        self._listed = (first, last + WEEK)
        self._read_on()
        self._say_what_is_shown()

    def _add_to(self, area: Area) -> None:
        self.open_requested.emit(Destination(area, New(ItemKind.COMMITMENT, self._day)))

    def _edit(self, entry: Entry) -> None:
        self.open_requested.emit(Destination(entry.area, Known(ItemKind.COMMITMENT, *entry.spot.key)))

    def _move(self, entry: Entry, days: int) -> None:
        """Move an item, and go with it."""
        item, goes_to = self._view.items[entry.spot.key], entry.spot.day + timedelta(days=days)
        commitment, key = item.occurrence.commitment, entry.spot.key
        if not (commitment.rule or commitment.rdates):
            key = Key(key.commitment_id, item.occurrence.start + timedelta(days=days))
        (self._month if self._as_month else self._list).follow(Spot(key, goes_to))
        shown = weeks_of_month(self._day) if self._as_month else self._listed
        if not shown[0] <= goes_to <= shown[1]:
            self._day = goes_to
            self._listed = self._weeks_from(goes_to)
        if not self._changes.move(item, entry.title, days):
            self.refresh()

    def _remove(self, entry: Entry) -> None:
        item = self._view.items[entry.spot.key]
        if item.status is Status.PLANNED:
            self._changes.remove(item, entry.title)

    def _open_menu(self, entry: Entry, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Edit")).triggered.connect(lambda: self._edit(entry))
        self._changes.fill(menu, self._view.items[entry.spot.key], entry.title, lambda days: self._move(entry, days))
        menu.popup(place)

    def _on_dragged(self, place: QPoint) -> None:
        inside = self._month.mapTo(self._inner, place)
        self._scroll.ensureVisible(inside.x(), inside.y(), 0, theme.active().px(40))

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inner.isAncestorOf(new):
            self._reveal(new)

    def _reveal(self, part: QWidget | None) -> None:
        if part is not None and self.isVisible():
            self._columns.activate()
            self._scroll.ensureWidgetVisible(part, 0, theme.active().px(24))

    def _on_time_passed(self) -> None:
        if self._is_outdated():
            self.refresh()

    def _is_outdated(self) -> bool:
        """Whether another day, or another time zone, has come; what was read by the old one is let go."""
        now = (self.workspace.today(), self.workspace.here().key)
        before, self._known = self._known, now
        if now == before:
            return False
        self._view.days.forget(PLANNED)
        if self._day == before[0]:
            self._day = now[0]
            self._listed = self._weeks_from(self._day)
        return True

    def _on_changed(self, kinds: frozenset[type]) -> None:
        self._view.days.forget(kinds)
        super()._on_changed(kinds)

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = self._is_outdated() or self._stale
        self._clock.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        self._rest.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Two columns where there is room for the list and the small month; else one."""
        look = theme.active()
        width = self.width() / look.scale
        wide = width >= _TWO_COLUMNS_FROM and not self._as_month
        self._columns.fit(is_wide=wide)
        self._columns.setSpacing(look.space(20 if wide else 14))
        self._list.setVisible(not self._as_month)
        self._month_card.setVisible(self._as_month)
        self._small_card.setVisible(wide)
        header = self.header.layout()
        if isinstance(header, QBoxLayout):
            directions = QBoxLayout.Direction
            in_line = width >= _HEADER_IN_ONE_LINE_FROM
            header.setDirection(directions.LeftToRight if in_line else directions.TopToBottom)


def _all_days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def _month_title(day: date, today: date) -> str:
    name = month_name(day.month)
    return name if day.year == today.year else _("{month} {year}").format(month=name, year=day.year)
