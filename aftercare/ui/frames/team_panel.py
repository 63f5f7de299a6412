"""The frame of a panel of the treatment team: heading, a body that scrolls, and buttons that stay in sight."""

from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel
from aftercare.ui.frames.field_grid import FieldGrid, set_tab_order
from aftercare.ui.frames.form_card import FormCard
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import DateEdit, Field, MeetingTimeEdit
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.text import Label


class TeamPanel(AreaPanel):
    """Fill `inside`, `left` and `right`; "Close" is the last of the buttons unless `closes` says otherwise."""

    def __init__(self, workspace: Workspace, closes: str = "") -> None:
        super().__init__()
        self.workspace = workspace
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        card = FormCard()
        outside.addWidget(card)
        self.heading, self.aside, self.scroll_area, self.inside = (
            card.heading,
            card.aside,
            card.scroll_area,
            card.inside,
        )
        self.left, self.right, self.footer = card.left, card.right, card.footer
        self.close_button = Button(closes or _("Close"))
        self.close_button.clicked.connect(self.put_away)
        self.right.addWidget(self.close_button)

    def mend_tab_order(self) -> None:
        """Let Tab go through what is inside, then through the buttons."""
        set_tab_order(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.mend_tab_order()

    def put_away(self) -> None:
        """Save what is being typed and close."""
        self.leave_fields()
        self.closed.emit()


class Fact(QWidget):
    """One line with an icon; hides while there is nothing to say."""

    def __init__(self, icon_name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.active().space(10))
        row.addWidget(IconLabel(icon_name, "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
        self._words = Label("", wraps=True)
        row.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Say this."""
        self._words.setText(words)
        self.setVisible(bool(words))


class NewTime(FieldGrid):
    """A day, a time and a button that takes them; `taken` carries the wall-clock time."""

    taken = Signal(object)

    def __init__(self, today: date, words: str) -> None:
        super().__init__()
        self._today = today
        self._day, self._time = DateEdit(today, coming=True, placeholder=_("Oct 6")), MeetingTimeEdit()
        self._day_field, self._time_field = Field(_("Date"), self._day), Field(_("Starts"), self._time)
        take = QWidget()
        column = QVBoxLayout(take)
        column.setContentsMargins(0, theme.active().px(18) + theme.active().space(7), 0, 0)
        button = Button(words, "primary")
        button.clicked.connect(self._on_take)
        column.addWidget(button)
        for part in (self._day_field, self._time_field, take):
            self.add(part, 2)
        self.arrange()

    def start_over(self, today: date) -> None:
        """Ask anew."""
        self._today = today
        self._day.set_today(today)
        self._day.show_day(None)
        self._time.show_time(None)
        for field in (self._day_field, self._time_field):
            field.show_error("")

    def start(self) -> None:
        """Put the focus where one begins to type."""
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_take(self) -> None:
        day, moment = self._day.day, self._time.moment
        self._day_field.show_error(self._day_problem())
        no_time = _("Enter a time, like 2:30 PM. Your other answers are still here.")
        self._time_field.show_error("" if moment is not None else no_time)
        if self._day_field.error:
            self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._time_field.error:
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
        elif day is not None:
            self.taken.emit(datetime.combine(day, moment or time()))

    def _day_problem(self) -> str:
        day = self._day.day
        if day is None:
            return self._day.problem(_("Enter a day, like Oct 6. Your other answers are still here."))
        return _("Choose a day from today on.") if day < self._today else ""
