"""The small cards of Today: steps of the plan, tomorrow, calls and recovery days."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare.domain.records.steps import Step
from aftercare.i18n import _, ngettext
from aftercare.planner.day_lines import Call
from aftercare.ui import theme
from aftercare.ui.frames.area_look import AREA_ICONS
from aftercare.ui.parts.call_row import CallRow
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.check_row import CheckRow
from aftercare.ui.widgets.focus_keeper import FocusKeeper
from aftercare.ui.widgets.icons import IconLabel
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label, Rule


class RowsCard(Card):
    """A titled card of keyed rows; it hides while it has none, and the focus stays on its row."""

    arranged = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows: dict[Hashable, QWidget] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        margins = self.body.contentsMargins()
        margins.setBottom(theme.active().space(7))
        self.body.setContentsMargins(margins)
        self.body.setSpacing(0)
        self.body.addLayout(self._column)

    def show_rows(self, rows: dict[Hashable, QWidget]) -> None:
        """Show these rows in place of those before."""
        keeper = FocusKeeper(self._rows)
        clear(self._column)
        self._rows = rows
        for index, row in enumerate(rows.values()):
            if index:
                self._column.addWidget(Rule())
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(rows))
        keeper.give_back(rows)
        self.arranged.emit()


class CallsCard(RowsCard):
    """Calls to make; `called` carries the call."""

    called = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Calls to make"))
        self._calls: list[Call] | None = None

    def show_calls(self, calls: list[Call]) -> None:
        """Show these calls."""
        if calls == self._calls:
            return
        self._calls = calls
        rows: dict[Hashable, QWidget] = {}
        for call in calls:
            row = CallRow(name=call.name, area=call.area, detail=call.detail)
            row.called.connect(lambda call=call: self.called.emit(call))
            rows[call.item or call.contact_ids] = row
        self.show_rows(rows)


class StepsCard(RowsCard):
    """Steps of the plan whose day has come; signals carry the step."""

    toggled = Signal(object, bool)
    menu_opened = Signal(object, QMenu)

    def __init__(self) -> None:
        super().__init__(_("From your plan"))
        self._steps: Sequence[tuple[Step, str]] | None = None

    def show_steps(self, steps: Sequence[tuple[Step, str]]) -> None:
        """Show these steps, each with its area's name."""
        if steps == self._steps:
            return
        self._steps = steps
        self.show_again()

    def show_again(self) -> None:
        """Show what is saved, after a change could not be."""
        self.show_rows({step.id: self._row(step, area_name) for step, area_name in self._steps or ()})

    def _row(self, step: Step, area_name: str) -> CheckRow:
        done = step.done_on is not None
        spoken = ", ".join((step.title, area_name.lower(), _("done") if done else _("not done")))
        row = CheckRow(title=step.title, spoken=spoken, done=done)
        icon, role = AREA_ICONS[step.area]
        row.add_second_line([area_name, _("Done") if done else ""], icon, role, step.area.value)
        row.toggled.connect(lambda on, step=step: self.toggled.emit(step, on))
        row.menu_opened.connect(lambda menu, step=step: self.menu_opened.emit(step, menu))
        return row


class LineCard(Card):
    """Something in one line with a button; hides when there is nothing to say."""

    pressed = Signal()

    def __init__(self, icon_name: str, title: str, button: str) -> None:
        super().__init__()
        look = theme.active()
        self.body.setContentsMargins(look.space(18), look.space(12), look.space(18), look.space(12))
        row = QHBoxLayout()
        row.setSpacing(look.space(14))
        row.addWidget(IconLabel(icon_name), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(title, "bodyStrong"))
        self._words = Label("", "small", "quiet", wraps=True)
        words.addWidget(self._words)
        row.addLayout(words, 1)
        press = Button(button, "quiet", size="small")
        press.clicked.connect(self.pressed)
        row.addWidget(press)
        self.body.addLayout(row)

    def show_words(self, words: str) -> None:
        """Show what there is to say."""
        self._words.setText(words)
        self.setVisible(bool(words))


class RecoveryDays(Card):
    """The number that never resets; hides while it is not known."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout()
        row.setSpacing(look.space(14))
        self._number = Label("", "number")
        row.addWidget(self._number)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._unit = Label("", "bodyStrong")
        words.addWidget(self._unit)
        words.addWidget(Label(_("This number never resets"), "small", "quiet", wraps=True))
        row.addLayout(words, 1)
        self.body.addLayout(row)

    def show_days(self, days: int | None) -> None:
        """Show a number of days."""
        self.setVisible(days is not None)
        if days is not None:
            self._number.setText(str(days))
            self._unit.setText(ngettext("recovery day", "recovery days", days))
