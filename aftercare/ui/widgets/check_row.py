"""One line that can be checked off: the whole row toggles, its menu does the rest."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import IconButton
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.focus_keeper import mend_tab_order
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label


class CheckRow(QWidget):
    """Check box, time, title and a second line; Space and a click anywhere toggle it.

    What `is_ahead` has no check box yet. `spoken` is what a screen reader says; `menu_opened` asks the page to fill the
    menu just before it opens; `counted` carries one step more or less of what was done.
    """

    toggled = Signal(bool)
    counted = Signal(int)
    menu_opened = Signal(QMenu)

    def __init__(
        self,
        *,
        title: str,
        spoken: str,
        done: bool,
        time_text: str | None = None,
        has_menu: bool = True,
        is_ahead: bool = False,
    ) -> None:
        super().__init__()
        look = theme.active()
        self.setMinimumHeight(look.px(50))
        self._is_ahead = is_ahead
        self.check = CheckBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.space(4), 0, look.space(4))
        row.setSpacing(look.space(12))
        row.addWidget(self.check)
        if is_ahead:
            self.check.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.check.hide()
        if time_text is not None:
            when = Label(time_text, "time")
            when.setFixedWidth(look.px(68))
            row.addWidget(when)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._title = Label(title, wraps=True)
        self._words.addWidget(self._title)
        row.addLayout(self._words, 1)
        self._rest: Label | None = None
        self.show_state(done=done, quiet=done, spoken=spoken)
        self.check.clicked.connect(self.toggled)
        self._counting: QWidget | None = None
        self._row, self._name = row, title
        self._dots: QToolButton | None = None
        if has_menu:
            self._dots = self._menu_button(title)
            row.addWidget(self._dots)

    def _menu_button(self, title: str) -> QToolButton:
        button = IconButton("ellipsis", _("More about {title}").format(title=title))
        menu = QMenu(button)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: self.menu_opened.emit(menu))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def add_second_line(self, parts: Sequence[str], icon_name: str = "", role: str = "", tone: str = "") -> None:
        """Small words under the title; the first of them may carry an area's icon and color."""
        shown = [part for part in parts if part]
        second = QHBoxLayout()
        second.setSpacing(theme.active().space(5))
        self._words.addLayout(second)
        if icon_name:
            second.addWidget(IconLabel(icon_name, role, 14))
        if shown and tone:
            second.addWidget(Label(shown[0], "smallStrong", tone))
            shown = shown[1:]
        self._rest = Label("", "small", "quiet", wraps=True)
        self._after_area = bool(tone)
        self.show_rest(shown)
        second.addWidget(self._rest, 1)

    def show_rest(self, parts: Sequence[str]) -> None:
        """Change the small words after the area's."""
        if self._rest is not None:
            words = " · ".join(part for part in parts if part)
            self._rest.setText(f"· {words}" if words and self._after_area else words)

    def show_state(self, *, done: bool, quiet: bool, spoken: str) -> None:
        """Change the check, whether the title steps back, and what a screen reader says."""
        self.check.setChecked(done)
        (self if self._is_ahead else self.check).setAccessibleName(spoken)
        self._title.set_look("body" if quiet else "bodyMedium", "quiet" if quiet else "")

    def show_counting(self, *, on: bool) -> None:
        """Offer to say how much was done, or not."""
        if on and self._counting is None and self._dots is not None:
            self._counting = self._make_counting()
            self._row.insertWidget(self._row.indexOf(self._dots), self._counting)
            self._counting.stackUnder(self._dots)  # what is made later is found where it is seen
            mend_tab_order((self,))
        if self._counting is not None:
            if not on and self._counting.isAncestorOf(self.focusWidget()):
                self.check.setFocus(Qt.FocusReason.OtherFocusReason)
            self._counting.setVisible(on)

    def _make_counting(self) -> QWidget:
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.active().space(4))
        for icon_name, name, steps in (
            ("minus", _("Less of {title}"), -1),
            ("plus", _("More of {title}"), 1),
        ):
            button = IconButton(icon_name, name.format(title=self._name), role="text")
            button.clicked.connect(lambda _on, steps=steps: self.counted.emit(steps))
            line.addWidget(button)
        return buttons

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and not self._is_ahead:
            self.check.click()
        super().mouseReleaseEvent(event)
