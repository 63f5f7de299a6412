"""A group's place in the calendar and whether it is the home group, each one tick."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.support_groups import is_ahead, taken_out, with_home
from aftercare.domain.records.commitments import Commitment, CommitmentKind, HowToMeet
from aftercare.i18n import _
from aftercare.planner.destinations import ItemKind, Known
from aftercare.planner.support_groups.reads import Group, about_sheet, read_groups
from aftercare.planner.workspace import Workspace
from aftercare.ui.parts.try_out_rows import TickRow
from aftercare.ui.parts.weekly import WeeklyFields, planned_words, weekly


class GroupCalendar(QWidget):
    """Ticks that put a group into the calendar and make it the home group."""

    item_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._group: Group | None = None
        self._home = TickRow(_("This is my home group"))
        self._calendar = TickRow(_("Put it in my calendar"), _("Change"))
        self._when = WeeklyFields(_("Put it in"))
        self._when.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._calendar.column.addWidget(self._when)
        column.addWidget(self._calendar)
        column.addWidget(self._home)
        self._home.ticked.connect(self._on_home)
        self._calendar.ticked.connect(self._on_calendar)
        self._calendar.button.clicked.connect(self._on_change)
        self._when.wanted.connect(self._plan)

    def show_group(self, group: Group) -> None:
        """Show a group; a day and time being chosen stay while it is the same."""
        if self._group is None or group.id != self._group.id:
            self._when.hide()
        self._group = group
        self._home.show_state(
            on=group.about.is_home, detail=_("The group you come back to. You can change it any time.")
        )
        planned = self._planned()
        if planned is not None:
            detail = planned_words(planned)
        elif group.about.usual is not None:
            detail = planned_words(self._meeting(group, *group.about.usual))
        else:
            detail = _("You choose a day and a time.")
        self._calendar.show_state(on=planned is not None, detail=detail)
        self._calendar.button.setVisible(planned is not None or group.about.usual is not None)

    def _planned(self) -> Commitment | None:
        """The group's meeting that is in the calendar from now on."""
        if self._group is None:
            return None
        if self._group.upcoming is not None:
            return self._group.upcoming.occurrence.commitment
        now, here = self._workspace.now(), self._workspace.here()
        return next((each for each in self._group.meetings if is_ahead(each, now, here)), None)

    def _meeting(self, group: Group, weekday: int, at: time) -> Commitment:
        contact, how = group.contact, group.about.how
        link = contact.links[0].address if contact.links and how is HowToMeet.VIDEO else ""
        meeting = weekly(self._workspace, CommitmentKind.MEETING, contact, weekday, at)
        return replace(meeting, title=contact.name, how=how, link=link)

    def _on_calendar(self, on: bool) -> None:
        group = self._group
        if group is None:
            return
        if not on:
            self._take_out(group)
        elif group.about.usual is not None:
            self._plan(*group.about.usual)
        else:
            self._calendar.check.setChecked(False)
            self._ask(group)

    def _on_change(self) -> None:
        planned = self._planned()
        if planned is not None:
            self.item_wanted.emit(Known(ItemKind.COMMITMENT, planned.id))
        elif self._group is not None:
            self._ask(self._group)

    def _ask(self, group: Group) -> None:
        """Ask for the day and time in place; a second press puts the question away."""
        self._when.setVisible(self._when.isHidden())
        if not self._when.isHidden():
            self._when.show_when(group.about.weekday, group.about.at)
            self._when.take_focus()

    def _plan(self, weekday: int, at: time) -> None:
        group = self._group
        if group is None:
            return
        self._when.hide()
        about = replace(group.about, weekday=weekday, at=at)
        sheets = [about_sheet(self._workspace, group.id, group.about_sheet, about)] if about != group.about else []
        label = _("“{name}” put in your calendar").format(name=group.contact.name)
        if not self._workspace.write(label, put=[self._meeting(group, weekday, at), *sheets]):
            self.show_group(group)
        self._calendar.check.setFocus()

    def _take_out(self, group: Group) -> None:
        found = (self._workspace.plan.series(each.id) for each in group.meetings)
        edit = taken_out(filter(None, found), self._workspace.now(), self._workspace.here())
        label = _("“{name}” taken out of your calendar").format(name=group.contact.name)
        if not self._workspace.write(label, edit.put, edit.remove):
            self.show_group(group)

    def _on_home(self, on: bool) -> None:
        group = self._group
        if group is None:
            return
        groups = {each.id: each for each in read_groups(self._workspace)}
        contents = with_home({key: each.about for key, each in groups.items()}, group.id if on else None)
        label = _("“{name}” is your home group") if on else _("“{name}” is not your home group now")
        sheets = [
            about_sheet(self._workspace, key, groups[key].about_sheet, content) for key, content in contents.items()
        ]
        if not self._workspace.write(label.format(name=group.contact.name), put=sheets):
            self.show_group(group)
