"""Self-care: the area's page with its own tool."""

from aftercare.domain.areas import Area
from aftercare.ui.area_page import AreaPage
from aftercare.ui.workspace import Workspace


class SelfCarePage(AreaPage):
    """Self-care."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.SELF_CARE)
