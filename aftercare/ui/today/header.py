"""The header of Today: which day it is, how far it has come, and the way to other days."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.domain.areas.self_care import back_on
from aftercare.i18n import _, long_day, ngettext
from aftercare.planner.long_words import isolated
from aftercare.planner.self_care.changes import day_words
from aftercare.planner.today.greeting import greeting
from aftercare.planner.today.view import DayView
from aftercare.ui import theme
from aftercare.ui.widgets.buttons import Button, IconButton

_NAMED = 2


class DayButtons(QWidget):
    """Back to today, the day before, the day after (Alt and an arrow key), and Add."""

    stepped = Signal(int)
    today_wanted = Signal()
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        look = theme.active()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.space(8))
        self._back = Button(_("Back to today"), "quiet")
        self._back.clicked.connect(self.today_wanted)
        row.addWidget(self._back)
        previous = self._arrow("chevron-left", _("Previous day"), "Alt+Left", -1)
        self.next = self._arrow("chevron-right", _("Next day"), "Alt+Right", 1)
        row.addWidget(previous, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add = Button(_("Add"), icon_name="plus")
        self.add.clicked.connect(self.add_wanted)
        row.addSpacing(look.space(4))
        row.addWidget(self.add)

    def _arrow(self, icon_name: str, name: str, key: str, step: int) -> IconButton:
        button = IconButton(icon_name, name, bordered=True)
        button.clicked.connect(lambda: self.stepped.emit(step))
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self.stepped.emit(step))
        return button

    def show_day(self, view: DayView) -> None:
        """Offer the way back on other days."""
        had_focus = self._back.hasFocus()
        self._back.setVisible(not view.is_today)
        if had_focus and view.is_today:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)


def title_words(view: DayView, name: str) -> str:
    """A greeting today; another day by its date."""
    if view.is_today:
        return greeting(view.now.astimezone(view.words.here).time(), name)
    if view.day.year == view.today.year:
        return long_day(view.day)
    return _("{day}, {year}").format(day=long_day(view.day), year=view.day.year)


def lead_words(view: DayView) -> str:
    """Where the day lies and how far it has come."""
    if view.is_today:
        return _("{day} · {pace}").format(day=long_day(view.day), pace=_pace(view))
    return _("{day} · {pace}").format(day=_distance((view.day - view.today).days), pace=_elsewhere(view))


def paused_words(view: DayView) -> str:
    """What is paused by itself and until when, the first few by name."""
    until = {pause.commitment_id: back_on(pause) for pause in view.pauses}
    said = []
    for step in view.paused[:_NAMED]:
        back, title = until[step.id], isolated(step.title)
        words = _("{title} until {day}").format(title=title, day=day_words(back, view.today)) if back else title
        said.append(words)
    more = len(view.paused) - len(said)
    if more:
        said.append(ngettext("{count} more", "{count} more", more).format(count=more))
    return " · ".join(said)


def _pace(view: DayView) -> str:
    if view.all_done:
        return _("That’s everything for today.")
    if view.done:
        done = ngettext(
            "{count} done so far. Go at your own pace.", "{count} done so far. Go at your own pace.", view.done
        )
        return done.format(count=view.done)
    return _("Go at your own pace.")


def _elsewhere(view: DayView) -> str:
    """What a past day can be used for, and what a coming one holds."""
    if view.day < view.today:
        return _("You can still fill in this day.")
    count = len(view.items)
    if not count:
        return _("Nothing planned.")
    return ngettext("{count} thing planned.", "{count} things planned.", count).format(count=count)


def _distance(days: int) -> str:
    if days in (-1, 1):
        return _("Tomorrow") if days > 0 else _("Yesterday")
    if days > 0:
        return ngettext("In {count} day", "In {count} days", days).format(count=days)
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)
