"""A page of the window: a header, content, and reading again when what it shows has changed."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare.planner.destinations import Item
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.widgets.text import Label


class PageHeader(QWidget):
    """Title and lead at the left, buttons at the right in `buttons`."""

    def __init__(self, title: str = "", lead: str = "") -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(32), look.space(24), look.space(32), look.space(14))
        row.setSpacing(look.space(12))
        words = QVBoxLayout()
        words.setSpacing(look.space(2))
        self.above = QHBoxLayout()
        words.addLayout(self.above)
        self.title = Label(title, "title", wraps=True)
        self.lead = Label(lead, "body", "quiet", wraps=True)
        words.addWidget(self.title)
        words.addWidget(self.lead)
        row.addLayout(words, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.space(12))
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignBottom)
        row.addLayout(self.buttons)


class Page(QWidget):
    """One page; `shows` names the record types after whose change `refresh` is called (at once, or when next seen).

    `open_requested` carries a Destination. `finished` says that the item it was asked to open was saved or put away, so
    that one can go back.
    """

    open_requested = Signal(object)
    finished = Signal()
    shows: ClassVar[frozenset[type]] = frozenset()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._stale = True
        self.header = PageHeader()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.header)
        workspace.signals.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the records and show them."""
        raise NotImplementedError

    def open_item(self, item: Item) -> None:
        """Show one thing on this page."""

    def first_control(self) -> QWidget | None:
        """What the focus begins with; None is the first thing of the page that takes it."""
        return None

    def begin_again(self) -> None:
        """Show what this page begins with: it was asked for by its name alone."""

    def show_in(self, stack: QStackedWidget) -> None:
        """Become the page one sees, having read.

        Not while it is shown: an error inside Qt's own call to show can end the process. Not after it either: rows that
        are made in sight cost up to a third more.
        """
        if self.size() != stack.size():
            before = self.size()
            self.resize(stack.size())
            # What is read may depend on the width, and Qt tells a hidden widget of it only when it is shown.
            QCoreApplication.sendEvent(self, QResizeEvent(stack.size(), before))
        self.make_ready()
        stack.setCurrentWidget(self)

    def make_ready(self) -> None:
        """Read what is to be seen, when it is not known yet."""
        if self._stale:
            self._read_again()

    def _on_changed(self, kinds: frozenset[type]) -> None:
        if kinds & self.shows:
            self._stale = True
            if self.isVisible():
                self._read_again()

    def _read_again(self) -> None:
        self._stale = False
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.make_ready()
        super().showEvent(event)


def body_margins() -> tuple[int, int, int, int]:
    """Margins of the content under a page's header."""
    look = theme.active()
    return look.space(32), 0, look.space(32), look.space(24)
