"""Calls: whom to call and how often, with one press to say that one talked, and the last times."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.sober_network import (
    EVERY_DAY,
    asks_for_daily_call,
    by_turn,
    can_have_rhythm,
    suggested_calls,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind, Side, first_name
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.steps import checklist
from aftercare.i18n import _, ngettext
from aftercare.planner.destinations import Destination, ItemKind, Known, Place
from aftercare.planner.long_words import breakable
from aftercare.planner.people import words as contact_words
from aftercare.planner.people.answers import ContactAnswers
from aftercare.planner.people.reads import last_talked
from aftercare.planner.sober_network.prompts import daily_call_is_over, daily_call_words, keep_daily, set_rhythm
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from aftercare.ui import theme
from aftercare.ui.frames.area_look import avatar_of
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.frames.field_grid import set_tab_order
from aftercare.ui.frames.private_text import PrivateLabel
from aftercare.ui.parts.staying_in_touch import day_in_words
from aftercare.ui.parts.talked_on import TalkedOn
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Choice, Field
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Avatar, Note, clear
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_SHOWN_AT_FIRST, _SHOWN_MORE = 5, 20
_LAST_TIMES = 5
_DAILY_STEP = "daily_call"


class NetworkCalls(AreaTool):
    """Everyone with a call rhythm, the one whose turn has come first, and how to give someone a rhythm."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Calls"))
        self._workspace, self._answers = workspace, ContactAnswers(workspace)
        self._most = _SHOWN_AT_FIRST
        self._asked: ContactId | None = None
        self._talked_on: TalkedOn | None = None
        self._people: dict[ContactId, Contact] = {}
        self._last_shown: object = None
        start = QWidget()  # never seen: holds the place of what is made later in the order of Tab
        start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        start.hide()
        self.body.addWidget(start)
        self._note_place = QVBoxLayout()
        self._noted: object = None
        self.body.addLayout(self._note_place)
        self._none_yet = Label(_("Calls show here when you choose how often."), "body", "quiet", wraps=True)
        self.body.addWidget(self._none_yet)
        self._rows = KeyedRows(self._make_row, ruled=True, inset=0)
        self.body.addWidget(self._rows)
        self._more = Button("", "link")
        self._more.clicked.connect(self._on_more)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._day_place = QVBoxLayout()
        self.body.addLayout(self._day_place)
        self._build_choosing()
        self._last = QWidget()
        self._last_column = QVBoxLayout(self._last)
        self._last_column.setContentsMargins(0, theme.active().space(6), 0, 0)
        self._last_column.setSpacing(0)
        self.body.addWidget(self._last)

    def _build_choosing(self) -> None:
        self._add = Button(_("Choose someone to call"), "quiet", "plus", "small")
        self._add.clicked.connect(lambda: self._ask_who(asks=True))
        self.body.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._choosing = QWidget()
        column = QVBoxLayout(self._choosing)
        column.setContentsMargins(0, 0, 0, 0)
        self._who, self._rhythm = Choice[ContactId](), Choice(contact_words.rhythm_options())
        fields = Turning(12)
        fields.row.addWidget(Field(_("Who"), self._who), 1)
        fields.row.addWidget(Field(_("How often"), self._rhythm), 1)
        column.addWidget(fields)
        row = QHBoxLayout()
        row.setSpacing(theme.active().space(8))
        save, cancel = Button(_("Save"), "primary", size="small"), Button(_("Cancel"), size="small")
        save.clicked.connect(self._on_chosen)
        cancel.clicked.connect(lambda: self._ask_who(asks=False))
        row.addWidget(save)
        row.addWidget(cancel)
        row.addStretch(1)
        column.addLayout(row)
        self.body.addWidget(self._choosing)
        self._choosing.hide()

    def refresh(self) -> None:
        """Show whose turn it is now."""
        today, everyone = self._workspace.today(), self._workspace.plan.contacts.all()
        last = self._workspace.plan.events.last_contact()
        self._people = {contact.id: contact for contact in everyone}
        turns = by_turn(everyone, last, today)
        suggested = {
            call.contact.id: call.reason for call in suggested_calls(everyone, last, today, self._planned_today(today))
        }
        first = next(iter(suggested), None)
        shown = sorted(turns, key=lambda contact: contact.id not in suggested)[: self._most]
        self._rows.show_keys([contact.id for contact in shown])
        for contact in shown:
            reason = suggested.get(contact.id, "")
            words = _rhythm_words(contact, None if reason else last.get(contact.id), today)
            self._rows[contact.id].show_contact(contact, words, reason, is_first=contact.id == first)
        self._rows.setVisible(bool(shown))
        self._none_yet.setVisible(not turns)
        left = len(turns) - len(shown)
        self._more.setText(ngettext("Show {count} more", "Show {count} more", left).format(count=left))
        self._more.setVisible(left > 0)
        self._show_choosing(everyone)
        self._show_daily(everyone, today)
        self._show_last(today)
        if self._asked is not None and self._asked not in self._people:
            self._end_day()
        set_tab_order(self)

    def _planned_today(self, today: date) -> set[ContactId]:
        return {
            contact_id
            for item in self._workspace.plan.agenda(today, today, self._workspace.here())
            if item.occurrence.commitment.kind is CommitmentKind.CALL
            for contact_id in item.occurrence.commitment.contact_ids
        }

    def _show_choosing(self, everyone: list[Contact]) -> None:
        free = [contact for contact in everyone if can_have_rhythm(contact) and not contact.call_every_days]
        free.sort(key=lambda contact: (contact.area is not Area.SOBER_NETWORK, contact.name.casefold()))
        self._who.offer([(contact.id, contact.name) for contact in free])
        self._add.setVisible(bool(free) and self._choosing.isHidden())
        if not free:
            self._choosing.hide()

    def _show_daily(self, everyone: list[Contact], today: date) -> None:
        """In the first two weeks one person for every day; after them another rhythm."""
        over = daily_call_is_over(self._workspace, everyone, today)
        asks = asks_for_daily_call(everyone, self._workspace.plan.left_treatment_on(), today)
        can_ask = [each for each in everyone if each.kind is ContactKind.PERSON and each.side is Side.SUPPORTS]
        noted = (over, asks and bool(can_ask))
        if noted == self._noted:
            return
        self._noted = noted
        clear(self._note_place)
        if over is not None:
            note = Note("{}. {}".format(*daily_call_words(over)))
            for days in (3, 7):
                self._add_answer(note, contact_words.every(days), partial(set_rhythm, self._workspace, over, days))
            self._add_answer(note, _("Keep every day"), lambda: keep_daily(self._workspace, today))
        elif asks and can_ask:
            note = Note(_("A call every day can help in the first two weeks. Choose one person."))
            self._add_answer(note, _("Choose one person"), self._ask_daily)
        else:
            return
        self._note_place.addWidget(note)
        note.show()

    def _add_answer(self, note: Note, words: str, act: Callable[[], object]) -> None:
        button = Button(words, size="small")
        button.clicked.connect(lambda _checked: act())
        note.buttons.addWidget(button)

    def _ask_daily(self) -> None:
        self._ask_who(asks=True)
        self._rhythm.choose(EVERY_DAY)

    def _ask_who(self, *, asks: bool) -> None:
        self._choosing.setVisible(asks)
        self._add.setVisible(not asks)
        if asks:
            self._rhythm.choose(7)
            self._who.setCurrentIndex(0)
        (self._who if asks else self._add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        chosen, days = self._who.value, self._rhythm.value
        if chosen is None or days is None:
            return
        contact = self._people[chosen]
        changed: list[Record] = [replace(contact, call_every_days=days)]
        if days == EVERY_DAY:
            kept = self._workspace.plan.steps.in_area(Area.SOBER_NETWORK)
            says = next(each for each in content.areas() if each.area == "sober_network")
            lines = checklist(Area.SOBER_NETWORK, kept, says.steps)
            step = next((line for line in lines if line.starter == _DAILY_STEP), None)
            if step is not None and step.open:
                changed.append(replace(step, done_on=self._workspace.today()))
        label = _("{name}: {rhythm}").format(name=first_name(contact), rhythm=contact_words.every(days))
        self._choosing.hide()
        if self._workspace.write(label, changed):
            self.saved.emit()
            self._rows.focus_on(contact.id)

    def _on_more(self) -> None:
        before = self._rows.keys
        self._most += _SHOWN_MORE
        self.refresh()
        self._rows.focus_on(next(key for key in self._rows.keys if key not in before))

    def _make_row(self, key: str) -> "_PersonRow":
        row = _PersonRow()
        contact_id, contact = ContactId(key), Known(ItemKind.CONTACT, key)
        row.talked.clicked.connect(lambda: self._on_talked(contact_id, self._workspace.today()))
        row.other_day.triggered.connect(lambda: self._ask_day(contact_id))
        row.open.triggered.connect(lambda: self.open_requested.emit(Destination(Place.PEOPLE, contact)))
        row.change.triggered.connect(lambda: self.item_wanted.emit(contact))
        row.stop.triggered.connect(lambda: self._on_stop(contact_id))
        return row

    def _on_talked(self, contact_id: ContactId, day: date) -> None:
        if self._answers.talked(self._people[contact_id], day):
            self.saved.emit()

    def _on_stop(self, contact_id: ContactId) -> None:
        set_rhythm(self._workspace, self._people[contact_id], None)

    def _ask_day(self, contact_id: ContactId) -> None:
        self._end_day()
        self._asked = contact_id
        name = first_name(self._people[contact_id])
        asking = TalkedOn(self._workspace.today(), _("The day you talked with {name}").format(name=name))
        asking.saved.connect(self._on_day)
        asking.closed.connect(self._end_day)
        self._talked_on = asking
        self._day_place.addWidget(asking)
        asking.show()
        set_tab_order(self)
        asking.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_day(self, day: date) -> None:
        asked = self._asked
        self._end_day()
        if asked is not None:
            self._on_talked(asked, day)

    def _end_day(self) -> None:
        asked, self._asked, self._talked_on = self._asked, None, None
        clear(self._day_place)
        if asked is not None and asked in self._rows:
            self._rows[asked].talked.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_last(self, today: date) -> None:
        times = self._workspace.plan.events.latest(EventKind.CONTACT_MADE, _LAST_TIMES)
        shown = [(event, self._people[event.contact_id].name) for event in times if event.contact_id in self._people]
        if (shown, today) == self._last_shown:
            return
        self._last_shown = shown, today
        clear(self._last_column)
        if shown:
            self._last_column.addWidget(title := Label(_("Last talks"), "section", "quiet"))
            title.show()
        for place, (event, name) in enumerate(shown):
            if place:
                self._last_column.addWidget(Rule())
            self._last_column.addWidget(row := self._last_row(event, name, today))
            row.show()
        self._last.setVisible(bool(shown))

    def _last_row(self, event: Event, name: str, today: date) -> QWidget:
        look = theme.active()
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, look.space(2), 0, look.space(2))
        line.setSpacing(look.space(12))
        day = _("Today") if event.day == today else day_in_words(event.day, today)
        when = Label(day, "time", "quiet", wraps=True)
        when.setFixedWidth(look.px(84))
        line.addWidget(when)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(breakable(name), wraps=True))
        if event.note:
            note = PrivateLabel(
                self._workspace, _("Note of {day}").format(day=day), Label("", "small", "quiet", wraps=True)
            )
            note.setText(breakable(event.note))
            words.addWidget(note)
        line.addLayout(words, 1)
        see = Button(_("Open"), "link")
        see.setAccessibleName(_("Open {name}, {day}").format(name=name, day=day))
        who = Known(ItemKind.CONTACT, event.contact_id or "")
        see.clicked.connect(lambda: self.open_requested.emit(Destination(Place.PEOPLE, who)))
        line.addWidget(see)
        return row


class _PersonRow(QWidget):
    """A name with its rhythm, a button for a talk of today, and a menu."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.space(9), 0, look.space(9))
        row.setSpacing(look.space(12))
        self._avatar_place = QHBoxLayout()
        self._avatar: Avatar | None = None
        self._avatar_of: tuple[str, Area] | None = None
        row.addLayout(self._avatar_place)
        turning = Turning(8, 240)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = Label("", "bodyStrong", wraps=True)
        self._reason = Label("", "small", wraps=True)
        self._rhythm = Label("", "small", "quiet", wraps=True)
        for label in (self._name, self._reason, self._rhythm):
            words.addWidget(label)
        turning.row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(look.space(4))
        self.talked = Button(_("We talked"), size="small")
        self._dots = IconButton("ellipsis", _("More"))
        menu = QMenu(self._dots)
        self.other_day = menu.addAction(_("We talked on another day"))
        self.open = menu.addAction(_("Show in People"))
        self.change = menu.addAction(_("Edit"))
        self.stop = menu.addAction(_("No set rhythm"))
        self._dots.setMenu(menu)
        self._dots.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        buttons.addWidget(self.talked)
        buttons.addWidget(self._dots)
        buttons.addStretch(1)
        turning.row.addLayout(buttons)
        row.addWidget(turning, 1)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the button."""
        self.talked.setFocus(reason)

    def show_contact(self, contact: Contact, rhythm: str, reason: str, *, is_first: bool) -> None:
        """Show whom to call; `reason` says why today, and the first of those stands out."""
        if self._avatar_of != (contact.name, contact.area):
            self._avatar_of = (contact.name, contact.area)
            clear(self._avatar_place)
            self._avatar = avatar_of(contact.name, contact.area)
            self._avatar_place.addWidget(self._avatar)
            self._avatar.show()
        number = contact.numbers[0].number if contact.numbers else ""
        self._name.setText(breakable(contact.name))
        self._reason.setText(_("A good one to call today. {reason}").format(reason=reason) if is_first else reason)
        self._reason.setVisible(bool(reason))
        more = " · ".join(part for part in (rhythm, number) if part)
        self._rhythm.setText(breakable(more))
        name = first_name(contact)
        self.talked.setAccessibleName(_("We talked: {name}").format(name=name))
        self.talked.setAccessibleDescription(" ".join(part for part in (reason, more) if part))
        self._dots.rename(_("More about {name}").format(name=name))


def _rhythm_words(contact: Contact, last: date | None, today: date) -> str:
    """How often, and when one talked last."""
    every = contact_words.every(contact.call_every_days or EVERY_DAY)
    if last is None:
        return every
    return f"{every} · {_('talked today') if last == today else last_talked(last, today)}"
