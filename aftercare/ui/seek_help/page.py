"""When to seek help: the area's page with its own tool."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.seek_help.help_now_card import HelpNowCard
from aftercare.ui.seek_help.ladder_card import LadderCard
from aftercare.ui.seek_help.level_panel import LevelPanel
from aftercare.ui.seek_help.reasons_card import ReasonsCard
from aftercare.ui.seek_help.safety_panel import SafetyCard, SafetyPanel
from aftercare.ui.seek_help.signs_card import SignsCard


class SeekHelpPage(AreaPage):
    """Warning signs, the if-then plan, reasons, what Help now shows, and safety facts."""

    shows: ClassVar[frozenset[type]] = AreaPage.shows | {CheckIn}

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.SEEK_HELP)

    def _make_tools(self) -> Sequence[AreaTool]:
        self._signs, self._ladder = SignsCard(self.workspace), LadderCard(self.workspace)
        return (self._signs, self._ladder, ReasonsCard(self.workspace), HelpNowCard(self.workspace))

    def _make_side_tools(self) -> Sequence[AreaTool]:
        self._safety = SafetyCard()
        return (self._safety,)

    def _on_form_closed(self) -> None:
        """Go back to where it was opened: the level, the plan's button, or the safety facts."""
        panel = self._form
        super()._on_form_closed()
        if isinstance(panel, LevelPanel):
            self._ladder.take_focus(panel.level_id)
        elif isinstance(panel, SafetyPanel):
            self._safety.take_focus()

    def _open_other(self, item: Item) -> None:
        match item:
            case New(ItemKind.LEVEL):
                self._open_level("")
            case Known(ItemKind.LEVEL, level_id):
                self._open_level(level_id)
            case Panel.SUGGESTED_SIGNS:
                super()._open_other(item)
                self._signs.offer_suggestions()
            case Panel.SAFETY:
                safety = self._show_panel(SafetyPanel)
                safety.refresh()
                safety.focus_first()
            case _:
                super()._open_other(item)

    def _open_level(self, level_id: str) -> None:
        panel = self._show_panel(LevelPanel)
        panel.start(level_id)
        panel.first_control().setFocus(Qt.FocusReason.OtherFocusReason)
