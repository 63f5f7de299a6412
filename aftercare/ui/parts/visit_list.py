"""What to ask and to bring to one visit, as a list that saves at once."""

from datetime import datetime

from PySide6.QtCore import Signal

from aftercare.domain.areas.treatment_team.team import VisitLine
from aftercare.domain.records.commitments import Commitment
from aftercare.i18n import _
from aftercare.planner.treatment_team.visit_sheets import as_typed, line_records, lines_of
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.private_text import Private
from aftercare.ui.parts.visit_question_list import QuestionList
from aftercare.ui.widgets.fields import Field


class VisitList(Field):
    """`saved` comes after each change."""

    saved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        asks = _("Questions to ask, things to bring")
        self._workspace = workspace
        self._list = QuestionList()
        self._hidden = Private(workspace, self._list, asks)
        super().__init__(asks, self._hidden)
        self._lines: list[VisitLine] = []
        self._visit: tuple[Commitment, datetime] | None = None
        self._list.changed.connect(self._on_changed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing on it."""
        return not self._lines

    def start_over(self) -> None:
        """Forget the visit shown before, and what was being typed for it."""
        self._list.start_over(())
        self._hidden.keep(False)
        self._visit = None

    def show_visit(self, commitment: Commitment, start: datetime) -> None:
        """Show the lines of a visit, named by its original start; a line being typed stays."""
        is_new = self._visit is None
        self._visit = commitment, start
        self._lines = lines_of(self._workspace, commitment, start)
        self._list.show_lines(as_typed(self._lines))
        if is_new:
            self._hidden.keep(bool(self._lines))

    def take_in(self) -> None:
        """Add the line being typed."""
        self._list.take_in()

    def _on_changed(self) -> None:
        if self._visit is not None:
            records = line_records(self._workspace, *self._visit, self._list.lines, self._lines)
            if records and self._workspace.write(_("List for the visit changed"), records):
                self.saved.emit()
