"""The days of the calendar as its list, its small month and its month show them, each put into words once."""

from collections.abc import Sequence
from datetime import date

from aftercare import content
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.areas import Area, Part
from aftercare.planner.calendar.reads import CalendarDays
from aftercare.planner.calendar.words import CalendarWords, Entry, Spot
from aftercare.planner.day_lines import DayWords, Key, key_of
from aftercare.planner.workspace import Workspace
from aftercare.ui.calendar.agenda_list import ListedDay
from aftercare.ui.calendar.month import MonthDay
from aftercare.ui.widgets.month_grid import GridDay

_LISTED_AT_FIRST, _LISTED_MORE = 12, 20
_IN_A_CELL = 6


class CalendarView:
    """What is read and put into words since the last change; `items` are those shown, by what names them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.days = CalendarDays(workspace)
        self.items: dict[Key, AgendaItem] = {}
        self._most: dict[date, int] = {}
        self._listed: dict[date, ListedDay] = {}
        self._small: dict[date, GridDay] = {}
        self._large: dict[date, MonthDay] = {}
        self.begin_anew()

    def begin_anew(self) -> None:
        """Put everything into words again, by the settings, the people and the moment as they are now."""
        workspace = self._workspace
        self.hidden: frozenset[Part] = frozenset(workspace.plan.settings.calendar_hides)
        names = {Area(area.area): area.name for area in content.areas()}
        self.words = CalendarWords(
            DayWords(self.days.contacts, names, workspace.now(), workspace.here(), workspace.today())
        )
        for told in (self.items, self._listed, self._small, self._large):
            told.clear()

    def read(self, days: Sequence[date]) -> bool:
        """Read as many of these days as one frame allows; gives whether all of them are read now."""
        return self.days.read(days)

    def list_more(self, day: date) -> None:
        """Have the list show more of a day's items."""
        self._most[day] = self._most.get(day, _LISTED_AT_FIRST) + _LISTED_MORE
        self._listed.pop(day, None)

    def list_less(self) -> None:
        """Have the list show the first items of each day only."""
        self._most.clear()
        self._listed.clear()

    def is_busy(self, day: date) -> bool:
        """Whether anything is on a day."""
        return any(item.status is not Status.CANCELLED for item in self.days.on(day, self.hidden))

    def listed(self, day: date) -> ListedDay:
        """A day of the list."""
        if day in self._listed:
            return self._listed[day]
        items = self.days.on(day, self.hidden)
        shown = items[: self._most.get(day, _LISTED_AT_FIRST)]
        known = self.days.knows(day)
        told = ListedDay(
            day=day,
            spoken=self.words.spoken_day(day, items),
            entries=self._entries(day, shown) if known else None,
            more=len(items) - len(shown),
        )
        if known:
            self._listed[day] = told
        return told

    def small(self, day: date) -> GridDay:
        """A day of the small month."""
        if day in self._small:
            return self._small[day]
        spoken = self.words.spoken_day(day, self.days.on(day, self.hidden))
        told = GridDay(day=day, spoken=spoken, busy=self.is_busy(day))
        if self.days.knows(day):
            self._small[day] = told
        return told

    def large(self, day: date, followed: Spot | None) -> MonthDay:
        """A day of the month; the item that has the focus is among its entries."""
        if day in self._large:
            return self._large[day]
        items = self.days.on(day, self.hidden)
        shown = items[:_IN_A_CELL]
        shown += [item for item in items[_IN_A_CELL:] if followed == Spot(key_of(item), day)]
        told = MonthDay(
            day=day,
            spoken=self.words.spoken_day(day, items),
            busy=self.is_busy(day),
            entries=self._entries(day, shown),
            count=len(items),
        )
        if self.days.knows(day):
            self._large[day] = told
        return told

    def _entries(self, day: date, items: Sequence[AgendaItem]) -> list[Entry]:
        self.items |= {key_of(item): item for item in items}
        return self.words.entries(day, items, self.days.on(day))
