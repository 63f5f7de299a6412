"""Which page an area has."""

from aftercare.domain.records.areas import Area
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage


def page_of(area: Area, workspace: Workspace) -> AreaPage:
    """The page of an area; only its own modules are imported."""
    match area:
        case Area.SUPPORT_GROUPS:
            from aftercare.ui.support_groups.page import SupportGroupsPage

            return SupportGroupsPage(workspace)
        case Area.TREATMENT_TEAM:
            from aftercare.ui.treatment_team.page import TreatmentTeamPage

            return TreatmentTeamPage(workspace)
        case Area.SOBER_NETWORK:
            from aftercare.ui.sober_network.page import SoberNetworkPage

            return SoberNetworkPage(workspace)
        case Area.LOVED_ONES:
            from aftercare.ui.loved_ones.page import LovedOnesPage

            return LovedOnesPage(workspace)
        case Area.SELF_CARE:
            from aftercare.ui.self_care.page import SelfCarePage

            return SelfCarePage(workspace)
        case Area.SEEK_HELP:
            from aftercare.ui.seek_help.page import SeekHelpPage

            return SeekHelpPage(workspace)
