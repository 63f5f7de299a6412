"""Self-care: the daily list with its ideas and pauses, and the check-ins of the days before."""

from collections.abc import Sequence
from typing import ClassVar

from aftercare.domain.areas.self_care import is_daily
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
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
                self._show_panel(CareIdeas).focus_first()
            case Panel.PAUSE_EVERYTHING:
                self._show_panel(PausePanel).show_pause(None)
            case Known(ItemKind.PAUSE, commitment_id):
                step = self.workspace.plan.commitments.get(CommitmentId(commitment_id))
                if step is None:
                    super()._open_other(item)
                else:
                    self._show_panel(PausePanel, step.id).show_pause(step)
            case Panel.CHECK_INS:
                self._show_panel(CheckInsPanel).focus_first()
            case Known(ItemKind.DAILY_STEP, commitment_id):
                super()._open_other(item)
                self._list.open_step(commitment_id)
            case _:
                super()._open_other(item)

    def _on_form_closed(self) -> None:
        opened = self._opened
        super()._on_form_closed()
        self._list.focus_on(opened)
