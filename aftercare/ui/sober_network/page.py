"""Sober network: whom to call, whom to keep distance from, and what to do without drinking or using."""

from collections.abc import Sequence

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, Side
from aftercare.domain.records.identity import ContactId
from aftercare.planner.destinations import Item, ItemKind, Known, New
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.sober_network.activities import SoberActivities
from aftercare.ui.sober_network.calls import NetworkCalls
from aftercare.ui.sober_network.distance import Balance, DistancePanel, KeepDistance


class SoberNetworkPage(AreaPage):
    """Sober network."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.SOBER_NETWORK)

    def _make_tools(self) -> Sequence[AreaTool]:
        self._distance = KeepDistance(self.workspace)
        return (
            Balance(self.workspace),
            NetworkCalls(self.workspace),
            self._distance,
            SoberActivities(self.workspace),
        )

    def _listed(self, contacts: Sequence[Contact]) -> Sequence[Contact]:
        """Those to keep distance from have a list of their own."""
        return [contact for contact in contacts if contact.side is not Side.RISK]

    def _open_other(self, item: Item) -> None:
        match item:
            case New(ItemKind.KEEP_DISTANCE):
                self._show_panel(DistancePanel).start_new()
            case Known(ItemKind.KEEP_DISTANCE, contact_id):
                self._show_panel(DistancePanel, contact_id).edit(ContactId(contact_id))
            case _:
                super()._open_other(item)

    def _focus_on_tool(self, opened: str) -> bool:
        return self._distance.focus_on(opened)
