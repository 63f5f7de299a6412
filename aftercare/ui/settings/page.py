"""Settings: what the person chose about the program; every change saves right away."""

from typing import ClassVar

from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.deliveries import Delivery
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _
from aftercare.planner.destinations import Item, Panel, SettingsSection
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.ui import theme
from aftercare.ui.frames.page import Page, body_margins
from aftercare.ui.frames.sidebar import NavButton, walk
from aftercare.ui.settings import sections
from aftercare.ui.settings.data import YourData
from aftercare.ui.settings.privacy import Privacy
from aftercare.ui.settings.progress import ProgressChoices
from aftercare.ui.settings.reminders import Reminders
from aftercare.ui.widgets.fields import Choice, Field

_BESIDE = 640  # pixels of page width at 100 % text


def _sections() -> list[tuple[SettingsSection, str, str, type[sections.Section]]]:
    return [
        (SettingsSection.YOU, _("About you"), "user-round-check", sections.AboutYou),
        (SettingsSection.LOOK, _("Look"), "palette", sections.Look),
        (SettingsSection.PROGRESS, _("Progress"), "chart-line", ProgressChoices),
        (SettingsSection.PRIVACY, _("Privacy"), "shield", Privacy),
        (SettingsSection.REMINDERS, _("Reminders"), "bell", Reminders),
        (SettingsSection.HELP, _("Help now"), "life-buoy", sections.HelpLines),
        (SettingsSection.DATA, _("Your data"), "hard-drive", YourData),
        (SettingsSection.ABOUT, _("About"), "info", sections.About),
    ]


def section_names() -> list[tuple[SettingsSection, str]]:
    """The sections and their words."""
    return [(name, words) for name, words, _icon, _section in _sections()]


class SettingsPage(Page):
    """A list of sections at the left, the chosen one at the right; each is built when it is first seen."""

    shows: ClassVar[frozenset[type]] = frozenset(
        {Settings, OpenCard, Event, Commitment, Override, Outcome, Pause, Delivery, Sheet}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.header.title.setText(_("Settings"))
        self.header.lead.setText(_("Changes save right away."))
        self._sections: dict[SettingsSection, sections.Section] = {}
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setContentsMargins(*body_margins())
        self._columns.setSpacing(theme.active().space(20))
        self._list = self._build_list()
        self._columns.addWidget(self._list)
        self._short_list = Choice([(name, button.text()) for name, (button, _section) in self._choices.items()])
        self._short_list.picked.connect(self._open)
        self._short_field = Field(_("Part of Settings"), self._short_list)
        self._columns.addWidget(self._short_field)
        self._stack = QStackedWidget()
        self._columns.addWidget(self._stack, 1)
        self.column.addLayout(self._columns, 1)
        self._open(SettingsSection.YOU)

    def _build_list(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._group = QButtonGroup(self)
        self._choices: dict[SettingsSection, tuple[NavButton, type[sections.Section]]] = {}
        for name, words, icon_name, section in _sections():
            button = NavButton(words, icon_name)
            button.setFixedWidth(theme.active().px(200))
            button.clicked.connect(lambda _checked, name=name: self._open(name))
            self._group.addButton(button)
            self._choices[name] = (button, section)
            column.addWidget(button)
        column.addStretch(1)
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands beside the section, or shrinks to a drop-down above it."""
        narrow = self.width() / theme.active().scale < _BESIDE
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._list.setVisible(not narrow)
        self._short_field.setVisible(narrow)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not walk(event, [button for button, _section in self._choices.values()]):
            super().keyPressEvent(event)

    def open_item(self, item: Item) -> None:
        if isinstance(item, SettingsSection):
            self._open(item)
        elif item is Panel.PASSCODE:
            self._open(SettingsSection.PRIVACY)
            self._sections[SettingsSection.PRIVACY].begin()

    def refresh(self) -> None:
        for section in self._sections.values():
            section.refresh()

    def _open(self, name: SettingsSection) -> None:
        button, kind = self._choices[name]
        if name not in self._sections:
            self._sections[name] = kind(self.workspace)
            self._sections[name].refresh()
            self._stack.addWidget(self._sections[name])
        self._stack.setCurrentWidget(self._sections[name])
        button.setChecked(True)
        self._short_list.choose(name)
