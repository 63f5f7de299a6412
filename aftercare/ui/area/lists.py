"""The left side of an area's page: its people, and what comes up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, clock_time, month_short, short_day, weekday_short
from aftercare.planner import words as area_words
from aftercare.ui import theme
from aftercare.ui.frames.area_look import avatar_of
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.rows import KeyedRows, RowButton, RowCard
from aftercare.ui.widgets.show_more import ShowMore
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST = 6
_PEOPLE_AT_FIRST, _PEOPLE_MORE = 12, 24
_NAMES_ITS_DAY = timedelta(days=28)  # later ones name their month, which says more than the weekday


class PeopleCard(RowCard):
    """An area's contacts; `chosen` carries the id of the one to open."""

    chosen = Signal(str)
    taken = Signal(str)

    def __init__(self, area: Area) -> None:
        words = area_words.people_words(area)
        super().__init__(words.heading)
        self._rows = KeyedRows(self._make_row, ruled=True)
        self.body.addWidget(self._rows)
        self._none_yet = Label(words.none_yet, "body", "quiet", wraps=True)
        self.add_inset(self._none_yet)
        self._most = _PEOPLE_AT_FIRST
        self._all = ShowMore()
        self._all.clicked.connect(self._on_all)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._more = Button(_("Choose from my plan"), "quiet", "plus", "small")
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer(())

    def offer(self, contacts: Sequence[Contact]) -> None:
        """Let the person take in some who are elsewhere in the plan; `taken` carries the id of the one chosen."""
        self._menu.clear()
        for contact in contacts:
            action = self._menu.addAction(contact.name.replace("&", "&&"))
            action.triggered.connect(lambda _on, contact_id=contact.id: self.taken.emit(contact_id))
        self._more.setVisible(bool(contacts))

    def show_people(self, contacts: Sequence[Contact], opened: str) -> None:
        """Show the first of these, with the one that is open marked."""
        self._contacts, self._opened = contacts, opened
        shown = [each for place, each in enumerate(contacts) if place < self._most or each.id == opened]
        self._rows.show_keys([contact.id for contact in shown])
        for contact in shown:
            self._rows[contact.id].show_contact(contact, is_open=contact.id == opened)
        self._none_yet.setVisible(not contacts)
        self._all.show_left(len(contacts) - len(shown))

    def _on_all(self) -> None:
        """Some more at a time: many rows at once take long to lay out."""
        before = self._rows.keys
        self._most += _PEOPLE_MORE
        self.show_people(self._contacts, self._opened)
        self.focus_on(next(key for key in self._rows.keys if key not in before))

    def focus_on(self, contact_id: str) -> bool:
        """Give the focus to a row, when it is there."""
        return self._rows.focus_on(contact_id)

    def _make_row(self, key: str) -> "_ContactRow":
        row = _ContactRow()
        row.clicked.connect(lambda: self.chosen.emit(key))
        return row


class _ContactRow(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self._avatar = avatar_of("", Area.SUPPORT_GROUPS)
        self._avatar_of: tuple[str, Area] | None = None
        self.row.addWidget(self._avatar)
        self._name = Label("", "bodyStrong", wraps=True)
        self._more = Label("", "small", "quiet", wraps=True)
        self.add_words(self._name, self._more)

    def show_contact(self, contact: Contact, *, is_open: bool) -> None:
        """Show who it is and how to reach them."""
        if self._avatar_of != (contact.name, contact.area):
            self._avatar_of = (contact.name, contact.area)
            self.row.replaceWidget(self._avatar, avatar := avatar_of(contact.name, contact.area))
            self._avatar.deleteLater()
            self._avatar = avatar
        number = contact.numbers[0].number if contact.numbers else ""
        more = " · ".join(part for part in (contact.role, number or contact.place) if part)
        self._name.setText(contact.name)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(", ".join(part for part in (contact.name, more) if part))
        self.setChecked(is_open)


class ComingUpCard(RowCard):
    """The next time of each thing planned; `chosen` carries the commitment's id and the item's original start."""

    chosen = Signal(str, object)

    def __init__(self, none_yet: str) -> None:
        super().__init__(_("Coming up"))
        self._items: dict[str, AgendaItem] = {}
        self._shows_all = False
        self._rows = KeyedRows(self._make_row)
        self.body.addWidget(self._rows)
        self._none_yet = Label(none_yet, "body", "quiet", wraps=True)
        self.add_inset(self._none_yet)
        self._all = ShowMore()
        self._all.clicked.connect(self._on_all)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_items(self, items: Sequence[AgendaItem], names: Mapping[ContactId, str], today: date, opened: str) -> None:
        """Show these, with the one that is open marked."""
        self._today = today
        self._items = {item.occurrence.commitment.id: item for item in items}
        self._names = names
        self._opened = opened
        self._show()

    def focus_on(self, commitment_id: str) -> bool:
        """Give the focus to a row, when it is there."""
        return self._rows.focus_on(commitment_id)

    def _show(self) -> None:
        keys = list(self._items)
        shown = keys if self._shows_all else keys[:_SHOWN_AT_FIRST]
        self._rows.show_keys(shown)
        for key in shown:
            item = self._items[key]
            people = [self._names[each] for each in item.occurrence.commitment.contact_ids if each in self._names]
            self._rows[key].show_item(item, people, self._today, is_open=key == self._opened)
        self._none_yet.setVisible(not keys)
        self._all.show_left(len(keys) - len(shown))

    def _on_all(self) -> None:
        self._shows_all = True
        self._show()
        self.focus_on(list(self._items)[_SHOWN_AT_FIRST])

    def _make_row(self, key: str) -> "_PlannedRow":
        row = _PlannedRow()
        row.clicked.connect(lambda: self.chosen.emit(key, self._items[key].occurrence.original_start))
        return row


class _PlannedRow(RowButton):
    def __init__(self) -> None:
        super().__init__(gap=16)
        self.setCheckable(True)
        day = QWidget()
        day.setMinimumWidth(theme.active().px(48))
        block = QVBoxLayout(day)
        block.setContentsMargins(0, 0, 0, 0)
        block.setSpacing(0)
        self._above, self._number = Label("", "small", "quiet"), Label("", "card")
        for label in (self._above, self._number):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            block.addWidget(label)
        self.row.addWidget(day, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = Label("", "bodyStrong", wraps=True)
        self._more = Label("", "small", "quiet", wraps=True)
        self._rule = Label("", "small", "quiet", wraps=True)
        self.add_words(self._title, self._more, self._rule)

    def show_item(self, item: AgendaItem, people: Sequence[str], today: date, *, is_open: bool) -> None:
        """Show when, what and with whom."""
        occurrence = item.occurrence
        commitment = occurrence.commitment
        day: date = item.day
        title = area_words.planned_title(commitment, people, occurrence.title)
        at = _("All day") if commitment.all_day else clock_time(occurrence.start.time())
        others = ", ".join(people) if title != ", ".join(people) else ""
        more = " · ".join(part for part in (at, others or occurrence.place) if part)
        rule = area_words.repeats(commitment)
        soon = day - today < _NAMES_ITS_DAY
        self._above.setText(weekday_short(day.weekday()) if soon else month_short(day.month))
        self._number.setText(str(day.day))
        self._title.setText(title)
        self._more.setText(more)
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))
        self.setAccessibleName(", ".join(part for part in (title, short_day(day), more, rule) if part))
        self.setChecked(is_open)
