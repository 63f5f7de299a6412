"""The cards of the treatment team's page: what is pressing, the next visit, medicines, and permission to share."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.areas.treatment_team.medicines import WHOLE_WEEK, doses_of
from aftercare.domain.areas.treatment_team.permissions import how_long, sides
from aftercare.domain.areas.treatment_team.team import to_ask
from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.records.commitments import Pause
from aftercare.i18n import _, clock_time, short_day, weekday_short
from aftercare.planner.day_lines import key_of, lines_in_words
from aftercare.planner.destinations import ItemKind, Known, New
from aftercare.planner.prompts import Prompt
from aftercare.planner.self_care.changes import pause_words
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.treatment_team.medicines import Medicine, Medicines, Permissions
from aftercare.planner.treatment_team.prompts import guard, read, read_gap
from aftercare.planner.treatment_team.visit_reads import number_of, visits_between, whom, words_for
from aftercare.planner.treatment_team.visit_sheets import lines_of
from aftercare.planner.words import when_next
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.widgets.asking import AskingButton, choice_buttons
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.rows import ROW_INSET, KeyedRows, RowButton
from aftercare.ui.widgets.surfaces import clear
from aftercare.ui.widgets.text import Label

_AHEAD = timedelta(days=120)


class PressingCard(AreaTool):
    """The first of the area's questions; hides while there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("", "next")
        self._workspace = workspace
        self._snoozes = Snoozes(workspace)
        self._shown: object = None
        self._start = QWidget(self)  # never seen: holds the place of the buttons, all made later, in the order of Tab
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.active().space(6))
        self.body.addLayout(self._inside)

    def refresh(self) -> None:
        today = self._workspace.today()
        asks = [ask for ask in read(self._workspace, today) if ask.key not in self._snoozes]
        gap = read_gap(self._workspace, today)
        if not asks and gap is not None and gap.is_ahead:
            asks = [each for each in [guard(self._workspace, gap)] if each.key not in self._snoozes]
        ask = asks[0] if asks else None
        self.setVisible(ask is not None)
        shown = ask and (ask.key, ask.title, ask.sentence, [answer.words for answer in ask.answers])
        if ask is not None and shown != self._shown:
            self._show(ask)
        self._shown = shown

    def _show(self, ask: Prompt) -> None:
        clear(self._inside)
        self.setAccessibleName(ask.title)
        for label in (Label(ask.title, "bodyStrong", wraps=True), Label(ask.sentence, "body", wraps=True)):
            self._inside.addWidget(label)
        buttons = QWidget()
        choices = [AskingButton(str(place), answer.words, answer.weight) for place, answer in enumerate(ask.answers)]
        buttons.setLayout(choice_buttons(choices, ask.title, partial(self._on_chosen, ask)))
        self._inside.addWidget(buttons)
        for earlier, later in pairwise([self._start, *buttons.findChildren(Button)]):
            QWidget.setTabOrder(earlier, later)

    def _on_chosen(self, ask: Prompt, choice: str) -> None:
        answer = ask.answers[int(choice)]
        if answer.act is not None:
            answer.act()
        if answer.opens is not None:
            self.item_wanted.emit(answer.opens.item)
        elif answer.act is None:
            self._snoozes.today(ask.key)
            self.refresh()


class NextVisitCard(AreaTool):
    """The next visit with "Get ready"; hides while none is planned."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Your next visit"))
        self._workspace = workspace
        self._item: AgendaItem | None = None
        self._title = Label("", "bodyStrong", wraps=True)
        self._when = Label("", "small", "quiet", wraps=True)
        for label in (self._title, self._when):
            self.body.addWidget(label)
        ready = Button(_("Get ready"), "primary", size="small")
        ready.clicked.connect(self._on_ready)
        self.body.addWidget(ready, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        today, now = self._workspace.today(), self._workspace.now()
        items = visits_between(self._workspace, today, today + _AHEAD)
        item = next((each for each in items if each.status is Status.PLANNED and over_at(each) > now), None)
        self._item = item
        self.setVisible(item is not None)
        if item is not None:
            words, occurrence = words_for(self._workspace), item.occurrence
            lines = lines_of(self._workspace, occurrence.commitment, occurrence.original_start)
            when = when_next(item, today)
            contact = whom(item, words)
            parts = (when[:1].upper() + when[1:], occurrence.place, number_of(contact), lines_in_words(to_ask(lines)))
            self._title.setText(words.title(item))
            self._when.setText(" · ".join(part for part in parts if part))

    def _on_ready(self) -> None:
        if self._item is not None:
            self.item_wanted.emit(Known(ItemKind.VISIT_AHEAD, *key_of(self._item)))


class ListCard(AreaTool):
    """Rows that open, and a button that adds one."""

    def __init__(self, title: str, none_yet: str, add: str, kind: ItemKind) -> None:
        super().__init__()
        look = theme.active()
        side = look.space(18) - look.space(ROW_INSET)  # the rows reach beyond their words
        self.body.setContentsMargins(side, look.space(16), side, look.space(16))
        self._kind = kind
        self._none = Label(none_yet, "body", "quiet", wraps=True)
        for label in (Label(title, "card", wraps=True), self._none):
            label.setContentsMargins(look.space(ROW_INSET), 0, look.space(ROW_INSET), 0)
            self.body.addWidget(label)
        self._rows = KeyedRows(self._make_row, ruled=True)
        self.body.addWidget(self._rows)
        button = Button(add, "quiet", "plus", "small")
        button.clicked.connect(lambda: self.item_wanted.emit(New(kind)))
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: dict[str, tuple[str, str, bool]]) -> None:
        """Show these, each with its words, small words, and whether it steps back."""
        self._rows.show_keys(list(rows))
        for key, (title, more, quiet) in rows.items():
            self._rows[key].show_words(title, more, quiet=quiet)
        self._rows.setVisible(bool(rows))
        self._none.setVisible(not rows)

    def focus_on(self, key: str) -> bool:
        """Give the focus to a row, when it is there."""
        return self._rows.focus_on(key)

    def _make_row(self, key: str) -> "_Row":
        row = _Row()
        row.clicked.connect(lambda: self.item_wanted.emit(Known(self._kind, key)))
        return row


class MedicinesCard(ListCard):
    """Every medicine with its times, its refill, and whether it was stopped."""

    def __init__(self, workspace: Workspace) -> None:
        none_yet = _("No medicines yet. Add one as it stands on the box or on your doctor’s list.")
        super().__init__(_("Medicines"), none_yet, _("Add medicine"), ItemKind.MEDICINE)
        self._workspace = workspace

    def refresh(self) -> None:
        workspace, today = self._workspace, self._workspace.today()
        pauses = workspace.plan.pauses.between(today, today)
        paused = _("reminders are paused") if workspace.medicines_are_paused else ""
        self.show_rows(
            {
                each.key: _medicine_row(each, today, _paused_words(each, pauses, today) or paused)
                for each in Medicines(workspace).all()
            }
        )


class PermissionsCard(ListCard):
    """Who may talk to whom, and how long."""

    def __init__(self, workspace: Workspace) -> None:
        none_yet = _("Nothing here yet. Write down who may talk to whom about you, and until when.")
        super().__init__(_("Permission to share"), none_yet, _("Add permission"), ItemKind.PERMISSION)
        self._workspace = workspace

    def refresh(self) -> None:
        today, contacts = self._workspace.today(), words_for(self._workspace).contacts
        rows = {}
        for sheet, content in Permissions(self._workspace).sheets():
            who, whom_with = sides(content, contacts)
            title = _("{who} and {whom}").format(who=who, whom=whom_with)
            more = " · ".join(part for part in (content.about, how_long(content, today)) if part)
            rows[str(sheet.id)] = (title, more, content.until is not None and content.until < today)
        self.show_rows(rows)


class _Row(RowButton):
    def __init__(self) -> None:
        super().__init__()
        self._title, self._more = Label("", "bodyStrong", wraps=True), Label("", "small", "quiet", wraps=True)
        self.add_words(self._title, self._more)

    def show_words(self, title: str, more: str, *, quiet: bool) -> None:
        self._title.setText(title)
        self._title.set_tone("quiet" if quiet else "")
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(", ".join(part for part in (title, more) if part))


def _paused_words(medicine: Medicine, pauses: Iterable[Pause], today: date) -> str:
    """How long its reminders are paused today."""
    stopping = (pause for pause in pauses if any(pause.stops(each) for each in medicine.commitments))
    return next((pause_words(pause, today) for pause in stopping), "")


def _medicine_row(medicine: Medicine, today: date, paused: str) -> tuple[str, str, bool]:
    content = medicine.content
    if content.stopped_on is not None:
        return content.name, _("Ended {day}").format(day=short_day(content.stopped_on)), True
    parts = [content.dose, *_when_taken(medicine, today)]
    if medicine.commitments:
        parts.append(paused)
    if content.refill_on is not None:
        parts.append(_("refill by {day}").format(day=short_day(content.refill_on)))
    return content.name, " · ".join(part for part in parts if part), False


def _when_taken(medicine: Medicine, today: date) -> list[str]:
    if not medicine.commitments:
        return [_("when needed")]
    doses = doses_of(medicine.commitments, today)
    if doses is None:
        return [_("in its own rhythm")]
    times = ", ".join(clock_time(at) for at in doses.times)
    last = _("until {day}").format(day=short_day(doses.last)) if doses.last is not None else ""
    every = doses.weekdays == WHOLE_WEEK
    days = _("every day") if every else ", ".join(weekday_short(weekday) for weekday in doses.weekdays)
    return [times, days, last]
