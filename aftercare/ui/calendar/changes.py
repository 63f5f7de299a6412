"""What can be done with an item of the calendar: answered, moved, removed; each is one change with Undo."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from aftercare.domain.calendar import days as calendar
from aftercare.domain.calendar import series
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.commitments import ATTENDED, Commitment, Override, Result
from aftercare.i18n import _, short_day
from aftercare.planner.commitments import medicine_words
from aftercare.planner.commitments.changes import sheets_of
from aftercare.planner.day_lines import undo_answer
from aftercare.planner.today.answers import DayAnswers
from aftercare.planner.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CalendarChanges:
    """Writes changes into the plan; `title` is what the item is called. Each method gives whether it was saved."""

    workspace: Workspace

    def move(self, item: AgendaItem, title: str, days: int) -> bool:
        """An item some days later; of a series this one only."""
        commitment, plan = item.occurrence.commitment, self.workspace.plan
        found, original = plan.series(commitment.id) or Series(commitment), item.occurrence.original_start
        edit = calendar.moved(found, original, days, self.workspace.now())
        sheets = [
            sheet
            for moved in edit.put
            if isinstance(moved, Commitment)
            for sheet in sheets_of(self.workspace, commitment, edit, moved.start - original, [])
        ]
        day = short_day(item.day + timedelta(days=days))
        label = _("“{title}” moved to {day}")
        if commitment.rule or commitment.rdates:
            label = _("“{title}” moved to {day}, only this one")
        says = medicine_words.with_a_dose_moved() if commitment.is_medicine else ""
        return self.workspace.write(label.format(title=title, day=day), (*edit.put, *sheets), edit.remove, says=says)

    def remove(self, item: AgendaItem, title: str) -> bool:
        """One occurrence cancelled."""
        return DayAnswers(self.workspace).remove(item, _("“{title}” cancelled").format(title=title))

    def plan_again(self, item: AgendaItem, title: str) -> bool:
        """A cancelled occurrence back as it was."""
        commitment, start = item.occurrence.commitment, item.occurrence.original_start
        edit = series.this_one(
            commitment,
            self.workspace.plan.overrides.get(commitment.id, start),
            Override(commitment_id=commitment.id, original_start=start),
        )
        return self.workspace.write(_("“{title}” planned again").format(title=title), edit.put, edit.remove)

    def fill(self, menu: QMenu, item: AgendaItem, title: str, move: Callable[[int], None]) -> None:
        """Put what can be done with an item into a menu."""
        for action in self._answers(menu, item, title):
            menu.addAction(action)
        if item.status is Status.CANCELLED:
            menu.addAction(_("Plan it again")).triggered.connect(lambda: self.plan_again(item, title))
            return
        menu.addSeparator()
        for words, days in (
            (_("Move a day later"), 1),
            (_("Move a day earlier"), -1),
            (_("Move a week later"), 7),
        ):
            menu.addAction(words).triggered.connect(lambda _on, days=days: move(days))
        if item.status is Status.PLANNED:
            cancel = _("Remove this dose") if item.occurrence.commitment.is_medicine else _("Cancel this one")
            menu.addAction(cancel).triggered.connect(lambda: self.remove(item, title))

    def _answers(self, menu: QMenu, item: AgendaItem, title: str) -> Iterator[QAction]:
        answers = DayAnswers(self.workspace)
        commitment = item.occurrence.commitment
        if item.outcome is not None:
            back = QAction(undo_answer(item), menu)
            back.triggered.connect(lambda: answers.take_back(item, _("“{title}” open again").format(title=title)))
            yield back
        elif item.status is Status.PLANNED and item.day <= self.workspace.today():
            attended = commitment.kind in ATTENDED
            left_out = [
                (Result.MISSED, _("I missed it"), _("“{title}” missed")),
                (Result.SKIPPED, _("Skip this one"), _("“{title}” skipped")),
            ]
            if commitment.is_medicine:
                left_out = [(Result.SKIPPED, _("Mark as not taken"), _("“{title}” marked as not taken"))]
            for result, name, label in (
                (Result.DONE, _("I went") if attended else _("Done"), _("“{title}” done")),
                *left_out,
            ):
                action = QAction(name, menu)
                said = label.format(title=title)
                action.triggered.connect(lambda _on, result=result, said=said: answers.answer(item, result, said))
                yield action
