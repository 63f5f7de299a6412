"""Loved ones: the two-sided agreements, talks, who helps with what, and words for hard talks."""

from collections.abc import Sequence

from aftercare import content
from aftercare.domain.records.areas import Area
from aftercare.i18n import _
from aftercare.planner.destinations import Item, ItemKind, Known, Panel
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.loved_ones.agreement import AgreementPanel
from aftercare.ui.loved_ones.cards import Agreements, HelpBoard, ToRead
from aftercare.ui.loved_ones.phrases import PhrasesPanel
from aftercare.ui.parts.topics import TopicsPanel


class LovedOnesPage(AreaPage):
    """Loved ones."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.LOVED_ONES)

    def _make_tools(self) -> Sequence[AreaTool]:
        self._agreements = Agreements(self.workspace)
        return (self._agreements, HelpBoard(self.workspace))

    def _make_side_tools(self) -> Sequence[AreaTool]:
        return (ToRead(),)

    def _open_other(self, item: Item) -> None:
        match item:
            case Known(ItemKind.AGREEMENT, contact_id):
                agreement = self._panel(AgreementPanel)
                if agreement.open(contact_id):
                    self._show_panel(AgreementPanel, contact_id).first()
                else:
                    super()._open_other(item)
            case Panel.PHRASES:
                self._show_panel(PhrasesPanel).close_button.setFocus()
            case Panel.SUPPORT_FOR_LOVED_ONES:
                self._show_panel(_support).close_button.setFocus()
            case _:
                super()._open_other(item)

    def _on_form_closed(self) -> None:
        opened, was_agreement = self._opened, isinstance(self._form, AgreementPanel)
        super()._on_form_closed()
        if was_agreement:
            self._agreements.focus_on(opened)


def _support(_workspace: Workspace) -> TopicsPanel:
    words, places = content.support_for_loved_ones()
    return TopicsPanel(_("Support for loved ones"), " ".join(words), [(name, [says]) for name, says in places])
