"""Settings: what the person chose about the program; every change saves right away."""

from collections.abc import Callable
from datetime import time
from typing import ClassVar

from PySide6.QtCore import QUrl, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.events import Event, EventKind
from aftercare.domain.identity import EventId, new_id
from aftercare.domain.settings import ReminderWords, Settings
from aftercare.i18n import _, clock_time, long_day
from aftercare.storage.open_card import OpenCard, Theme, WindowName
from aftercare.ui import theme
from aftercare.ui.help_now import line_detail, shown_lines
from aftercare.ui.page import Page, body_margins
from aftercare.ui.sidebar import NavButton
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Segmented, Switch
from aftercare.ui.widgets.fields import Choice, DateEdit, Field, LineEdit, TimeEdit
from aftercare.ui.widgets.surfaces import Card, Note, Scroll
from aftercare.ui.widgets.text import Label, Rule


class SettingsPage(Page):
    """A list of parts at the left, the chosen part at the right; a part is built when it is first seen."""

    shows: ClassVar[frozenset[type]] = frozenset({Settings, OpenCard, Event})

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__(workspace)
        self.header.title.setText(_("Settings"))
        self.header.lead.setText(_("Changes save right away."))
        self._parts: dict[str, Part] = {}
        row = QHBoxLayout()
        row.setContentsMargins(*body_margins())
        row.setSpacing(theme.active().space(20))
        row.addLayout(self._build_list())
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        self.column.addLayout(row, 1)
        self._open("you")

    def _build_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        for name, words, icon_name in (
            ("you", _("About you"), "user-round-check"),
            ("look", _("Look"), "palette"),
            ("privacy", _("Privacy"), "shield"),
            ("reminders", _("Reminders"), "bell"),
            ("help", _("Help now"), "life-buoy"),
            ("data", _("Your data"), "hard-drive"),
            ("about", _("About"), "info"),
        ):
            button = NavButton(words, icon_name)
            button.setFixedWidth(theme.active().px(200))
            button.clicked.connect(lambda _checked, name=name: self._open(name))
            self._group.addButton(button)
            self._buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        return column

    def open_item(self, item: str) -> None:
        if item in self._buttons:
            self._open(item)

    def refresh(self) -> None:
        for part in self._parts.values():
            part.refresh()

    def _open(self, name: str) -> None:
        part = self._parts.get(name)
        if part is None:
            made: dict[str, type[Part]] = {
                "you": _AboutYou,
                "look": _Look,
                "privacy": _Privacy,
                "reminders": _Reminders,
                "help": _HelpLines,
                "data": _Data,
                "about": _About,
            }
            part = made[name](self.workspace)
            part.refresh()
            self._parts[name] = part
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)
        self._buttons[name].setChecked(True)
