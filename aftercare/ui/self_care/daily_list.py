"""The daily list of self-care: what the person wants to do, by part of the day and in their own order."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from aftercare.domain.areas.self_care import EVERY_DAY, Daily, daily_of, next_pause, part_of
from aftercare.domain.calendar.agenda import PartOfDay
from aftercare.domain.records.commitments import Commitment, Pause
from aftercare.domain.records.identity import CommitmentId
from aftercare.i18n import _, clock_time, ngettext, weekday_short
from aftercare.planner import words as area_words
from aftercare.planner.day_lines import part_name
from aftercare.planner.destinations import ItemKind, Known, Panel
from aftercare.planner.self_care.changes import CareChanges, amount_words, medicines_meanwhile, pause_words
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.self_care.daily_editor import USUAL_TIMES
from aftercare.ui.self_care.daily_row import DailyRow
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import LineEdit
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.rows import KeyedRows
from aftercare.ui.widgets.surfaces import Note
from aftercare.ui.widgets.text import Label

_SHOWN_AT_FIRST, _SHOWN_AT_ONCE = 30, 40


class DailyList(AreaTool):
    """One row per step; a row keeps its name (`key`) when a change makes another commitment of it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("My daily list"))
        self._workspace, self._changes = workspace, CareChanges(workspace)
        self._steps: dict[str, Commitment] = {}
        self._pauses: list[Pause] = []
        self._keys: dict[CommitmentId, str] = {}
        self._shown = _SHOWN_AT_FIRST
        self._dragged_to: list[str] = []
        self.body.addWidget(Label(_("Small things for each day. They show up on Today."), "body", "quiet", wraps=True))
        self._paused = self._build_pause_note()
        self.body.addWidget(self._paused)
        self._rows: KeyedRows[QWidget] = KeyedRows(self._make_row)
        self.body.addWidget(self._rows)
        self._none_yet = Label(_("Nothing here yet. Add one small thing, or pick an idea."), wraps=True)
        self.body.addWidget(self._none_yet)
        self._all = Button("", "link")
        self._all.clicked.connect(self._on_all)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_adding()

    def _build_pause_note(self) -> Note:
        note = Note("")
        again = Button(_("Start again now"), size="small")
        again.clicked.connect(lambda: self._saved(saved=self._changes.start_again(None, "")))
        change = Button(_("Change the pause"), "quiet", size="small")
        change.clicked.connect(lambda: self.item_wanted.emit(Panel.PAUSE_EVERYTHING))
        for button in (again, change):
            note.buttons.addWidget(button)
        return note

    def _build_adding(self) -> None:
        look = theme.active()
        add = QHBoxLayout()
        add.setSpacing(look.space(8))
        self._new = LineEdit(placeholder=_("Add your own"), most=200)
        self._new.setAccessibleName(_("Your own daily step"))
        self._new.returnPressed.connect(self._on_add)
        add.addWidget(self._new, 1)
        button = Button(_("Add to my list"), icon_name="plus")
        button.clicked.connect(self._on_add)
        add.addWidget(button)
        self.body.addLayout(add)
        flow = FlowLayout(gap=look.space(8))
        ideas = Button(_("Pick from ideas"), size="small", icon_name="lightbulb")
        ideas.clicked.connect(lambda: self.item_wanted.emit(Panel.IDEAS))
        self._pause = Button(_("Pause everything"), "quiet", "pause", size="small")
        self._pause.clicked.connect(lambda: self.item_wanted.emit(Panel.PAUSE_EVERYTHING))
        flow.addWidget(ideas)
        flow.addWidget(self._pause)
        self.body.addLayout(flow)

    def refresh(self) -> None:
        steps, today = self._changes.steps(), self._workspace.today()
        self._pauses = self._changes.pauses()
        self._steps = {self._keys.setdefault(step.id, step.id): step for step in steps}
        everything = next_pause(self._pauses, None, today)
        self._paused.setVisible(everything is not None)
        self._pause.setVisible(everything is None)
        if everything is not None:
            words = _("{paused}: your whole plan, not only this list. {medicines}")
            medicines = medicines_meanwhile(self._workspace, everything)
            self._paused.words.setText(words.format(paused=pause_words(everything, today), medicines=medicines))
        self._show()

    def focus_on(self, commitment_id: str) -> bool:
        """Give the focus to a row, when it is there."""
        key = self._keys.get(CommitmentId(commitment_id), "")
        row = self._row(key)
        if row is not None:
            row.focus()
        return row is not None

    def open_step(self, commitment_id: str) -> None:
        """Open the fields of a step, when it is on the list."""
        key = self._keys.get(CommitmentId(commitment_id), "")
        if key in self._steps:
            self._make_sure_of(key)
            self._opened(key)

    def _show(self) -> None:
        keys = list(self._steps)
        shown = keys[: self._shown]
        self._rows.show_keys(_with_headings([(key, part_of(self._steps[key])) for key in shown]))
        for key in shown:
            self._show_step(key)
        self._none_yet.setVisible(not keys)
        more = len(keys) - len(shown)
        self._all.setText(ngettext("Show {count} more", "Show {count} more", more).format(count=more))
        self._all.setVisible(more > 0)

    def _show_step(self, key: str) -> None:
        row, step = self._row(key), self._steps[key]
        pause = next_pause(self._pauses, step.id, self._workspace.today())
        known = daily_of(step)
        timed = known is not None and known.moment is not None
        parts = [clock_time(step.start.time()) if timed else "", _when(step, known)]
        if step.amount:
            parts.append(amount_words(step.amount, step.amount_unit))
        if pause is not None:
            parts.append(pause_words(pause, self._workspace.today()))
        if row is not None:
            more = " · ".join(part for part in parts if part)
            row.show_step(step.title, known, more, quiet=pause is not None)

    def _row(self, key: str) -> DailyRow | None:
        if key not in self._rows:
            return None
        row = self._rows[key]
        return row if isinstance(row, DailyRow) else None

    def _make_row(self, key: str) -> QWidget:
        if key in list(PartOfDay):
            heading = Label(part_name(PartOfDay(key)), "section")
            heading.setContentsMargins(0, theme.active().space(10), 0, theme.active().space(2))
            return heading
        row = DailyRow()
        row.edited.connect(partial(self._on_edited, key))
        row.opened.connect(partial(self._close_others, key))
        row.again_wanted.connect(partial(self._on_again, key))
        row.more_wanted.connect(partial(self._open_form, key))
        row.menu_opened.connect(partial(self._fill_menu, key))
        row.step_wanted.connect(partial(self._on_step, key))
        row.dragged.connect(partial(self._on_dragged, key))
        row.dropped.connect(partial(self._on_dropped, key))
        return row

    def _fill_menu(self, key: str, menu: QMenu) -> None:
        step = self._steps[key]
        part, place = self._part_of(key)
        menu.addAction(_("Change"), partial(self._opened, key))
        menu.addAction(_("Reminders and more"), partial(self._open_form, key))
        menu.addSeparator()
        up = menu.addAction(_("Move up"), partial(self._on_step, key, -1))
        up.setEnabled(place > 0)
        down = menu.addAction(_("Move down"), partial(self._on_step, key, 1))
        down.setEnabled(place < len(part) - 1)
        menu.addSeparator()
        if next_pause(self._pauses, step.id, self._workspace.today()) is None:
            menu.addAction(_("Pause"), lambda: self.item_wanted.emit(Known(ItemKind.PAUSE, step.id)))
        else:
            menu.addAction(_("Start again now"), lambda: self._start_again(step))
            menu.addAction(_("Change the pause"), lambda: self.item_wanted.emit(Known(ItemKind.PAUSE, step.id)))
        menu.addAction(_("Remove"), lambda: self._saved(saved=self._changes.remove(step)))

    def _opened(self, key: str, *, on_time: bool = False) -> None:
        row = self._row(key)
        if row is not None:
            row.open(on_time=on_time)

    def _open_form(self, key: str) -> None:
        self.item_wanted.emit(Known(ItemKind.COMMITMENT, self._steps[key].id))

    def _start_again(self, step: Commitment) -> None:
        self._saved(saved=self._changes.start_again(step.id, step.title))

    def _close_others(self, key: str) -> None:
        for other in self._rows.keys:
            row = self._row(other)
            if other != key and row is not None:
                row.close_editor()

    def _on_add(self) -> None:
        title = self._new.text().strip()
        if not title:
            self._new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        added = self._changes.add(Daily(title=title))
        if added is not None:
            self._new.show_text("")
            self._open_new(added)

    def _on_again(self, key: str) -> None:
        """The same at another time of day, as a step of its own: each time is done or not done for itself."""
        daily = daily_of(self._steps[key])
        if daily is None:
            return
        taken = {step.start.time() for step in self._steps.values() if step.title == daily.title and not step.all_day}
        free = [moment for moment in USUAL_TIMES.values() if moment not in taken]
        moment = next((each for each in free if daily.moment is None or each > daily.moment), free[0] if free else None)
        added = self._changes.add(replace(daily, moment=moment))
        if added is not None:
            self._open_new(added, on_time=moment is not None)

    def _open_new(self, added: CommitmentId, *, on_time: bool = False) -> None:
        self.saved.emit()
        key = self._keys.get(added, "")
        if key in self._steps:
            self._make_sure_of(key)
            self._opened(key, on_time=on_time)

    def _make_sure_of(self, key: str) -> None:
        """Have a row made that is further down than what is shown."""
        place = list(self._steps).index(key)
        if place >= self._shown:
            self._shown = place + 1
            self._show()

    def _on_all(self) -> None:
        first = list(self._steps)[self._shown]
        self._shown += _SHOWN_AT_ONCE
        self._show()
        row = self._row(first)
        if row is not None:
            row.focus()

    def _on_edited(self, key: str, daily: Daily) -> None:
        step = self._steps[key]
        # Known before it is written: the page reads it while it is written.
        becomes = partial(self._is_now, key)
        self._saved(saved=self._changes.change(step, daily, becomes))

    def _is_now(self, key: str, commitment_id: CommitmentId) -> None:
        self._keys[commitment_id] = key

    def _part_of(self, key: str) -> tuple[list[Commitment], int]:
        """The steps of its part of the day, and its place among them."""
        step = self._steps[key]
        part = [each for each in self._steps.values() if part_of(each) is part_of(step)]
        return part, part.index(step)

    def _on_step(self, key: str, by: int) -> None:
        part, place = self._part_of(key)
        if 0 <= place + by < len(part):
            self._saved(saved=self._changes.move(part, self._steps[key], place + by))
            self._make_sure_of(key)
            self._focus(key)
            said = _("{title}, {place} of {count}").format(
                title=self._steps[key].title, place=place + by + 1, count=len(part)
            )
            self._workspace.announce(said)

    def _focus(self, key: str) -> None:
        row = self._row(key)
        if row is not None:
            row.focus()

    def _on_dragged(self, key: str, where: QPoint) -> None:
        """Show the row where it would come to stand among those of its part of the day."""
        part, _place = self._part_of(key)
        shown = [self._keys[each.id] for each in part if self._keys[each.id] in self._rows]
        others = [other for other in shown if other != key]
        y = self._rows.mapFromGlobal(where).y()
        above = [other for other in others if self._middle(other) < y]
        order = [*above, key, *others[len(above) :]]
        current = [other for other in self._rows.keys if other in shown]
        if order != current:
            moving = iter(order)
            self._rows.show_keys([next(moving) if other in shown else other for other in self._rows.keys])
        self._dragged_to = order

    def _middle(self, key: str) -> int:
        row = self._rows[key]
        return row.mapTo(self._rows, QPoint(0, row.height() // 2)).y()

    def _on_dropped(self, key: str) -> None:
        order, self._dragged_to = self._dragged_to, []
        if key in order:
            part, place = self._part_of(key)
            if order.index(key) == place or not self._changes.move(part, self._steps[key], order.index(key)):
                self._show()
            else:
                self.saved.emit()

    def _saved(self, *, saved: object) -> None:
        if saved:
            self.saved.emit()


def _with_headings(steps: Sequence[tuple[str, PartOfDay]]) -> list[str]:
    keys: list[str] = []
    for key, part in steps:
        if part.value not in keys:
            keys.append(part.value)
        keys.append(key)
    return keys


def _when(step: Commitment, daily: Daily | None) -> str:
    if daily is None:
        return area_words.repeats(step)
    if daily.weekdays == EVERY_DAY:
        return _("Every day")
    if daily.weekdays == frozenset(range(5)):
        return _("Monday to Friday")
    return _(", ").join(weekday_short(day) for day in sorted(daily.weekdays))
