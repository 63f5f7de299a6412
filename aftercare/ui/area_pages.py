"""Which page an area has."""

from aftercare.domain.areas import Area
from aftercare.ui.area_page import AreaPage
from aftercare.ui.workspace import Workspace


def page_of(area: Area, workspace: Workspace) -> AreaPage:
    """The page of an area; only its own modules are imported."""
    match area:
        case Area.SUPPORT_GROUPS:
            from aftercare.ui.pages.support_groups import SupportGroupsPage

            return SupportGroupsPage(workspace)
        case Area.TREATMENT_TEAM:
            from aftercare.ui.pages.treatment_team import TreatmentTeamPage

            return TreatmentTeamPage(workspace)
        case Area.SOBER_NETWORK:
            from aftercare.ui.pages.sober_network import SoberNetworkPage

            return SoberNetworkPage(workspace)
        case Area.LOVED_ONES:
            from aftercare.ui.pages.loved_ones import LovedOnesPage

            return LovedOnesPage(workspace)
        case Area.SELF_CARE:
            from aftercare.ui.pages.self_care import SelfCarePage

            return SelfCarePage(workspace)
        case Area.SEEK_HELP:
            from aftercare.ui.pages.seek_help import SeekHelpPage

            return SeekHelpPage(workspace)
