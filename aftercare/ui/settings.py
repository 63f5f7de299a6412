"""Settings: what the person chose about the program; every change saves right away."""

from typing import ClassVar

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from aftercare.domain.events import Event
from aftercare.domain.settings import Settings
from aftercare.i18n import _
from aftercare.storage.open_card import OpenCard
from aftercare.ui import settings_sections as sections
from aftercare.ui import theme
from aftercare.ui.page import Page, body_margins
from aftercare.ui.sidebar import NavButton, walk
from aftercare.ui.workspace import Workspace


class SettingsPage(Page):
    """A list of sections at the left, the chosen one at the right; each is built when it is first seen."""

    shows: ClassVar[frozenset[type]] = frozenset({Settings, OpenCard, Event})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.header.title.setText(_("Settings"))
        self.header.lead.setText(_("Changes save right away."))
        self._sections: dict[str, sections.Section] = {}
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
        self._choices: dict[str, tuple[NavButton, type[sections.Section]]] = {}
        for name, words, icon_name, section in (
            ("you", _("About you"), "user-round-check", sections.AboutYou),
            ("look", _("Look"), "palette", sections.Look),
            ("privacy", _("Privacy"), "shield", sections.Privacy),
            ("reminders", _("Reminders"), "bell", sections.Reminders),
            ("help", _("Help now"), "life-buoy", sections.HelpLines),
            ("data", _("Your data"), "hard-drive", sections.YourData),
            ("about", _("About"), "info", sections.About),
        ):
            button = NavButton(words, icon_name)
            button.setFixedWidth(theme.active().px(200))
            button.clicked.connect(lambda _checked, name=name: self._open(name))
            self._group.addButton(button)
            self._choices[name] = (button, section)
            column.addWidget(button)
        column.addStretch(1)
        return column

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(event, [button for button, _section in self._choices.values()]):
            super().keyPressEvent(event)

    def open_item(self, item: str) -> None:
        if item in self._choices:
            self._open(item)

    def refresh(self) -> None:
        for section in self._sections.values():
            section.refresh()

    def _open(self, name: str) -> None:
        button, kind = self._choices[name]
        if name not in self._sections:
            self._sections[name] = kind(self.workspace)
            self._sections[name].refresh()
            self._stack.addWidget(self._sections[name])
        self._stack.setCurrentWidget(self._sections[name])
        button.setChecked(True)
