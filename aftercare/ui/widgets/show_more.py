"""The button under the first rows of a long list."""

from aftercare.i18n import ngettext
from aftercare.ui.widgets.buttons import Button


class ShowMore(Button):
    """Says how many rows are left, and goes when there are none."""

    def __init__(self) -> None:
        super().__init__("", "link")
        self.hide()

    def show_left(self, count: int) -> None:
        """Say how many are left."""
        self.setText(ngettext("Show {count} more", "Show {count} more", count).format(count=count))
        self.setVisible(count > 0)
