"""The stage for pictures and whole-window tests: the window on a plan in a folder of its own, at a fixed moment."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from aftercare import i18n
from aftercare.domain.records.areas import Area
from aftercare.paths import DataFolder
from aftercare.planner.destinations import Destination, Item, Place
from aftercare.storage.file.open_card import OpenCard, Theme
from aftercare.ui import theme
from aftercare.ui.frames.page import Page
from aftercare.ui.shell.main_window import MainWindow
from aftercare.ui.shell.open_workspace import open_workspace
from tests.gui.made_up import HERE, NOW
from tests.new_vault import new_vault


class Stage:
    """As the program puts it together, but with a clock that stands still and without reminders."""

    def __init__(
        self, folder: Path, size: tuple[int, int] = (1200, 800), now: datetime = NOW, country: str = "US"
    ) -> None:
        self.folder = DataFolder(folder)
        self.now = now
        self.others: list[QWidget] = []
        look = theme.active()
        card = OpenCard(country=country, theme=Theme(look.name), text_scale=look.scale)
        i18n.use_country(country)
        self.window = MainWindow(card, lambda: self.now.astimezone(HERE))
        self.window.resize(*size)
        self.vault = new_vault(self.folder.vault)
        self.workspace = open_workspace(
            self.vault,
            self.window,
            card=card,
            card_file=self.folder.open_card,
            keep_card=self.window.show_card,
            now=lambda: self.now,
            here=lambda: HERE,
        )

    def open(self, page: Place | Area = Place.TODAY, item: Item | None = None) -> Page:
        """Show the window with a page of the plan."""
        self.show()
        self.window.open_plan(self.workspace, Destination(page, item))
        self.settle()
        return self.page

    def show(self) -> None:
        """Show the window in front."""
        self.window.show()
        self.window.activateWindow()
        self.settle()

    @property
    def page(self) -> Page:
        """The page one sees."""
        return next(page for page in self.window.findChildren(Page) if page.isVisible())

    def settle(self) -> None:
        """Let layouts and deletions happen."""
        for _round in range(3):
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close(self) -> None:
        """Take everything down."""
        for widget in (self.window, *self.others):
            widget.hide()
            widget.deleteLater()
        self.settle()
        self.vault.close()


Scene = Callable[[Stage], QWidget]
"""Arranges a stage and gives what to take a picture of."""
