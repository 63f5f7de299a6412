"""When to seek help: the area's page with its own tool."""

from collections.abc import Sequence

from aftercare.domain.areas import Area
from aftercare.ui.area_page import AreaPage
from aftercare.ui.area_tool import AreaTool
from aftercare.ui.my_steps import MySteps
from aftercare.ui.workspace import Workspace


class SeekHelpPage(AreaPage):
    """When to seek help."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.SEEK_HELP)

    def _make_tools(self) -> Sequence[AreaTool]:
        return (MySteps(self.workspace),)
