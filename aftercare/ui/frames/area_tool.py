"""What an area's page has of its own: cards beside its lists, and panels in place of its first steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare.ui.widgets.focus_keeper import leave_field
from aftercare.ui.widgets.surfaces import Card


class AreaTool(Card):
    """A card of an area's tool; `item_wanted` carries an Item of the same page, `open_requested` a Destination."""

    saved = Signal()
    item_wanted = Signal(object)
    open_requested = Signal(object)

    def refresh(self) -> None:
        """Read again and show; what is being typed and the focus stay."""
        raise NotImplementedError


class AreaPanel(QWidget):
    """One thing of an area's tool, opened in place of the first steps until `closed`.

    `saved` carries the id of the person or planned thing it is about, "" for none; its row stays marked.
    """

    saved = Signal(str)
    closed = Signal()
    item_wanted = Signal(object)
    open_requested = Signal(object)

    def refresh(self) -> None:
        """Read again and show; what is being typed and the focus stay."""
        raise NotImplementedError

    def leave_fields(self) -> None:
        """Save what is being typed: something else is about to be shown."""
        leave_field(self)
