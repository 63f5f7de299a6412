"""The stage for pictures and whole-window tests: the window on a plan in a folder of its own, at a fixed moment."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from aftercare import i18n
from aftercare.errors import AftercareError
from aftercare.i18n import long_day
from aftercare.paths import DataFolder
from aftercare.planner.seek_help import help_people
from aftercare.planner.today.greeting import greeting
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard, Theme
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from aftercare.ui import theme
from aftercare.ui.frames.page import Page
from aftercare.ui.frames.signals import Signals
from aftercare.ui.shell.main_window import MainWindow
from tests.gui.made_up import HERE, NOW


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
        signals = Signals()
        local = now.astimezone(HERE)
        today = lambda: self.now.astimezone(HERE).date()  # noqa: E731 - the stage's clock may be moved
        self.window = MainWindow(card, greeting(local.time(), ""), long_day(local.date()), today)
        self.window.resize(*size)
        self.vault = Vault.open(self.folder.vault)
        plan = Plan(self.vault)
        plan.subscribe(signals.changed.emit)
        signals.changed.connect(self._on_changed)
        self.workspace = Workspace(
            plan=plan,
            now=lambda: self.now,
            here=lambda: HERE,
            card=card,
            card_file=self.folder.open_card,
            signals=signals,
            offer_undo=self.window.offer_undo,
            announce=self.window.announce,
            report=self._report,
        )
        help_people.follow(self.workspace)

    def open(self, page: str = "today", item: str = "") -> Page:
        """Show the window with a page of the plan."""
        self.show()
        self.window.open_plan(self.workspace, page)
        if item:
            self.window.show_page(page, item)
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

    def _report(self, problem: AftercareError, try_again: Callable[[], object]) -> None:
        self.window.show_problem(problem, try_again)

    def _on_changed(self, kinds: frozenset[type]) -> None:
        if OpenCard in kinds:
            self.window.show_card(self.workspace.card)


Scene = Callable[[Stage], QWidget]
"""Arranges a stage and gives what to take a picture of."""
