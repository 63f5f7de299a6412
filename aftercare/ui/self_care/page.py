"""Self-care: the daily list with its ideas and pauses, and the check-ins of the days before."""

from collections.abc import Sequence
from typing import ClassVar

from aftercare.domain.areas.self_care import is_daily
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.identity import CommitmentId
from aftercare.planner.destinations import Item, ItemKind, Known, Panel
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.self_care.check_in_list import CheckInsCard, CheckInsPanel
from aftercare.ui.self_care.daily_list import DailyList
from aftercare.ui.self_care.ideas import CareIdeas
from aftercare.ui.self_care.pause_panel import PausePanel


class SelfCarePage(AreaPage):
    """Self-care."""

    shows: ClassVar[frozenset[type]] = AreaPage.shows | {CheckIn}

    def __init__(self, workspace: Workspace) -> None:
        self._list = DailyList(workspace)
        self._ideas: CareIdeas | None = None
        self._pause: PausePanel | None = None
        self._check_ins: CheckInsPanel | None = None
        super().__init__(workspace, Area.SELF_CARE)

    def _make_tools(self) -> Sequence[AreaTool]:
        return (self._list,)

    def _make_side_tools(self) -> Sequence[AreaTool]:
        return (CheckInsCard(self.workspace),)

    def _coming(self, planned: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
        """Without what the daily list has."""
        return [item for item in planned if not is_daily(item.occurrence.commitment)]

    def _open_other(self, item: Item) -> None:
        match item:
            case Panel.IDEAS:
                self._ideas = self._ideas or CareIdeas(self.workspace)
                self.show_panel(self._ideas, "")
                self._ideas.focus_first()
            case Panel.PAUSE_EVERYTHING:
                self._open_pause(None)
            case Known(ItemKind.PAUSE, commitment_id):
                step = self.workspace.plan.commitments.get(CommitmentId(commitment_id))
                if step is None:
                    super()._open_other(item)
                else:
                    self._open_pause(step)
            case Panel.CHECK_INS:
                self._check_ins = self._check_ins or CheckInsPanel(self.workspace)
                self.show_panel(self._check_ins, "")
                self._check_ins.focus_first()
            case Known(ItemKind.DAILY_STEP, commitment_id):
                super()._open_other(item)
                self._list.open_step(commitment_id)
            case _:
                super()._open_other(item)

    def _open_pause(self, step: Commitment | None) -> None:
        self._pause = self._pause or PausePanel(self.workspace)
        self.show_panel(self._pause, step.id if step is not None else "")
        self._pause.show_pause(step)

    def _on_form_closed(self) -> None:
        opened = self._opened
        super()._on_form_closed()
        self._list.focus_on(opened)
