"""The reminders of one commitment as chips that can be taken away, and a menu that adds one."""

from datetime import timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from aftercare.i18n import _
from aftercare.planner.lengths import lead_in_words, read_length
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton
from aftercare.ui.widgets.fields import Field, LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text import Label

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_BEFORE_A_TIME = (
    0 * _MINUTE, 5 * _MINUTE, 10 * _MINUTE, 15 * _MINUTE, 30 * _MINUTE, _HOUR, 2 * _HOUR, 3 * _HOUR, _DAY, 2 * _DAY,
    7 * _DAY,
)  # fmt: skip
_EARLIEST = 14 * _DAY
_BEFORE_A_DAY = (-18 * _HOUR, -9 * _HOUR, 6 * _HOUR, 15 * _HOUR, 39 * _HOUR, 159 * _HOUR)


class ReminderChips(QWidget):
    """Several reminders, the earliest first; `changed` comes when the person adds or removes one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reminders: tuple[timedelta, ...] = ()
        self._all_day = False
        self._chips: list[_Chip] = []
        self._flow = FlowLayout(self, theme.active().space(8))
        self._add = Button(_("Add"), icon_name="plus")
        self._add.setProperty("kind", "chip")
        side = theme.active().px(14)
        self._add.setIconSize(QSize(side, side))
        self._add.setAccessibleName(_("Add a reminder"))
        self._menu = QMenu(self._add)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._add.setMenu(self._menu)
        self._flow.addWidget(self._add)
        self._other = LineEdit(placeholder=_("45 minutes, or 3 hours"), most=30)
        self._other_field = Field(_("How long before the start"), self._other)
        self._other_field.setFixedWidth(theme.active().px(240))
        self._flow.addWidget(self._other_field)
        self._other_field.hide()
        self._other.edited.connect(lambda _text: self._add_other())

    @property
    def reminders(self) -> tuple[timedelta, ...]:
        """How long before the start each reminder comes, the earliest first."""
        return self._reminders

    def show_reminders(self, reminders: tuple[timedelta, ...], *, all_day: bool) -> None:
        """Show reminders without saying so."""
        self._reminders = tuple(sorted(set(reminders), reverse=True))
        self._all_day = all_day
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._add)
        self._flow.removeWidget(self._other_field)
        self._chips = [_Chip(lead_in_words(lead, all_day=all_day)) for lead in self._reminders]
        for lead, chip in zip(self._reminders, self._chips, strict=True):
            chip.remove.clicked.connect(lambda _checked=False, lead=lead: self._take_away(lead))
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._other_field)
        previous: QWidget = self
        for stop in [*(chip.remove for chip in self._chips), self._add]:
            QWidget.setTabOrder(previous, stop)
            previous = stop

    def _fill_menu(self) -> None:
        self._menu.clear()
        for lead in _BEFORE_A_DAY if self._all_day else _BEFORE_A_TIME:
            if lead not in self._reminders:
                action = self._menu.addAction(lead_in_words(lead, all_day=self._all_day))
                action.triggered.connect(lambda _checked=False, lead=lead: self._change({*self._reminders, lead}))

        if not self._all_day:
            self._menu.addAction(_("Another time before")).triggered.connect(self._ask_other)

    def _ask_other(self) -> None:
        self._other.show_text("")
        self._other_field.show_error("")
        self._other_field.show()
        self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_other(self) -> None:
        """Take the length that was typed; an empty line puts the question away."""
        if not self._other.text().strip():
            self._other_field.hide()
            return
        lead = read_length(self._other.text())
        if lead is None:
            self._other_field.show_error(_("Enter how long before, like 45 minutes or 3 hours."))
        elif lead > _EARLIEST:
            self._other_field.show_error(_("Choose two weeks before at the most."))
        else:
            self._other_field.hide()
            self._change({*self._reminders, lead})
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, lead: timedelta) -> None:
        index = self._reminders.index(lead)
        self._change(set(self._reminders) - {lead})
        stops = [*(chip.remove for chip in self._chips), self._add]
        stops[index].setFocus()

    def _change(self, reminders: set[timedelta]) -> None:
        self.show_reminders(tuple(reminders), all_day=self._all_day)
        self.changed.emit()


class _Chip(QFrame):
    """Words with an x of their own."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(look.space(11), 0, look.space(2), 0)
        row.setSpacing(0)
        row.addWidget(Label(words, "smallStrong", "onPrimaryTint"))
        self.remove = IconButton("x", _("Remove reminder: {when}").format(when=words), role="onPrimaryTint")
        self.remove.setProperty("kind", "chipIcon")
        side = look.px(14)
        self.remove.setIconSize(QSize(side, side))
        row.addWidget(self.remove)
