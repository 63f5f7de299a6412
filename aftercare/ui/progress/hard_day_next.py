"""What could help next on a hard day, and one change in the plan afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.progress.hard_day import NextThings, next_things
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.identity import CommitmentId, new_id
from aftercare.i18n import _, clock_time, short_day
from aftercare.planner.day_lines import key_of
from aftercare.planner.destinations import Destination, ItemKind, Known, New, Panel
from aftercare.planner.long_words import isolated
from aftercare.planner.treatment_team.visit_sheets import ask_at
from aftercare.planner.words import planned_title
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_look import area_tile, avatar_of
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Avatar, Card, Tile
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_MORNING = time(9)
_LOOK_AHEAD = timedelta(days=14)
_EVERY_DAY = 1


class _NextRow(QWidget):
    """Who or what, a line about it, and one button; what comes of it stands in place of the line."""

    def __init__(self, sign: QWidget, title: str, detail: str, button: str, act: Callable[[], str]) -> None:
        super().__init__()
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.space(4), 0, look.space(4))
        line = Turning(12)
        about = QWidget()
        row = QHBoxLayout(about)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(14))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, "bodyStrong", wraps=True))
        self._detail = Label(detail, "small", "quiet", wraps=True)
        words.addWidget(self._detail)
        if not detail:
            self._detail.hide()
        row.addLayout(words, 1)
        self.button = Button(button, size="small")
        self.button.setAccessibleName(f"{title}: {button}")
        self._act = act
        self.button.clicked.connect(self._on_pressed)
        line.row.addWidget(about, 1)
        line.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(line)

    def _on_pressed(self) -> None:
        came_of_it = self._act()
        if came_of_it:
            self._detail.set_look("bodyStrong", "primary")
            self._detail.setText(came_of_it)
            self._detail.show()
            self.button.setEnabled(False)


class NextCard(Card):
    """Up to four things from the plan; one is enough."""

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("What would help next?"))
        self._workspace = workspace
        self.body.addWidget(Label(_("Pick one. One is enough for today."), "body", "quiet", wraps=True))
        today = workspace.today()
        items = workspace.plan.agenda(today, today + _LOOK_AHEAD, workspace.here())
        contacts = workspace.plan.contacts.all()
        self._names = {contact.id: contact.name for contact in contacts}
        found = next_things(contacts, items, workspace.now())
        rows = [*self._call(found), *self._tell(found), *self._group(found), self._rest()]
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(row)

    def _call(self, found: NextThings) -> list[QWidget]:
        if found.call is None:
            return []
        contact, number = found.call, found.call.numbers[0].number
        title = _("Call {name}").format(name=isolated(first_name(contact)))
        return [_NextRow(_avatar(contact), title, contact.good_times, _("Show number"), lambda: number)]

    def _tell(self, found: NextThings) -> list[QWidget]:
        contact, visit = found.tell, found.visit
        if contact is None:
            return []
        title = _("Tell {name}").format(name=isolated(first_name(contact)))
        if visit is not None:
            detail = _("Ask for an earlier visit, or add it to {when}.").format(when=self._when(visit))
            return [_NextRow(_avatar(contact), title, detail, _("Add to my questions"), lambda: self._add_to(visit))]
        if not contact.numbers:
            return []
        number = contact.numbers[0].number
        return [_NextRow(_avatar(contact), title, _("Ask for an early visit."), _("Show number"), lambda: number)]

    def _add_to(self, visit: AgendaItem) -> str:
        """Put it among the questions of the next visit."""
        saved = ask_at(self._workspace, visit, _("Talk about a hard day"))
        return _("Added to your questions for {when}.").format(when=self._when(visit)) if saved else ""

    def _group(self, found: NextThings) -> list[QWidget]:
        if found.group is None:
            return []
        group = found.group
        commitment, title = group.occurrence.commitment, group.occurrence.title
        names = [self._names[each] for each in commitment.contact_ids if each in self._names]
        name = isolated(planned_title(commitment, names, title))
        detail = _("{name}, {when}").format(name=name, when=self._when(group))
        tile = area_tile(Area.SUPPORT_GROUPS)
        return [_NextRow(tile, _("Go to a group"), detail, _("See details"), lambda: self._open(group))]

    def _open(self, item: AgendaItem) -> str:
        meeting = Known(ItemKind.COMMITMENT, *key_of(item))
        self.open_requested.emit(Destination(item.occurrence.commitment.area, meeting))
        return ""

    def _rest(self) -> QWidget:
        detail = _("Rest where someone can check on you. Eat, and drink water. Talk to someone tomorrow.")
        words = _("Remind me at {time}").format(time=clock_time(_MORNING))
        return _NextRow(Tile("moon", "aCare"), _("Rest first"), detail, words, self._remind)

    def _remind(self) -> str:
        """A call tomorrow morning that rings."""
        now = self._workspace.now()
        start = datetime.combine(self._workspace.today() + timedelta(days=1), _MORNING)
        call = Commitment(
            id=CommitmentId(new_id()),
            kind=CommitmentKind.CALL,
            area=Area.SOBER_NETWORK,
            title=_("Talk to someone"),
            start=start,
            length=timedelta(minutes=15),
            reminders=(timedelta(0),),
            created_at=now,
            changed_at=now,
        )
        saved = self._workspace.write(_("“{title}” added").format(title=call.title), [call])
        return _("You’ll hear from us tomorrow at {time}.").format(time=clock_time(_MORNING)) if saved else ""

    def _when(self, item: AgendaItem) -> str:
        begins = item.begins.astimezone(self._workspace.here())
        time_words = clock_time(begins.time())
        days = (begins.date() - self._workspace.today()).days
        if days == 0:
            return _("today at {time}").format(time=time_words)
        if days == 1:
            return _("tomorrow at {time}").format(time=time_words)
        return _("{day} at {time}").format(day=short_day(begins.date()), time=time_words)


class ChangeCard(Card):
    """Changes to choose from; `made` when one was made here, `open_requested` when another page has it."""

    open_requested = Signal(object)
    made = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        contacts = workspace.plan.contacts.all()
        someone = next_things(contacts, (), workspace.now()).call
        rows: list[QWidget] = []
        if someone is not None and someone.call_every_days != _EVERY_DAY:
            name = isolated(first_name(someone))
            title = _("Talk to {name} every day for now").format(name=name)
            words = _("Today then suggests the call each day.")
            rows.append(_NextRow(_avatar(someone), title, words, _("Do that"), lambda: self._talk_daily(someone)))
        visit = Destination(Area.TREATMENT_TEAM, New(ItemKind.VISIT))
        meeting = Destination(Area.SUPPORT_GROUPS, New(ItemKind.COMMITMENT))
        signs = Destination(Area.SEEK_HELP, Panel.FIRST_STEPS)
        for icon_name, role, title, to in (
            ("stethoscope", "aTeam", _("Book an earlier visit"), visit),
            ("users-round", "aGroups", _("Go to one more group"), meeting),
            ("life-buoy", "aHelp", _("Look at my signs and steps"), signs),
        ):
            rows.append(_NextRow(Tile(icon_name, role), title, "", _("Open"), partial(self._go, to)))
        for place, row in enumerate(rows):
            if place:
                self.body.addWidget(Rule())
            self.body.addWidget(row)

    def _talk_daily(self, contact: Contact) -> str:
        label = _("“{name}” changed").format(name=contact.name)
        if self._workspace.write(label, [replace(contact, call_every_days=_EVERY_DAY)]):
            self.made.emit()
        return ""

    def _go(self, to: Destination) -> str:
        self.open_requested.emit(to)
        return ""


def _avatar(contact: Contact) -> Avatar:
    return avatar_of(contact.name, contact.area)
