"""Support groups: the groups and how they fit, one try-out sheet a visit, and groups side by side."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from aftercare import content
from aftercare.domain.areas.support_groups import is_group
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.i18n import _
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel
from aftercare.planner.workspace import Workspace
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.parts.topics import TopicsPanel
from aftercare.ui.support_groups.group_compare import ComparePanel, CompareTool
from aftercare.ui.support_groups.group_form import GroupForm
from aftercare.ui.support_groups.group_list import GroupList
from aftercare.ui.support_groups.try_out import TryOutPanel


class SupportGroupsPage(AreaPage):
    """Support groups."""

    left_width: ClassVar[int] = 262

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.SUPPORT_GROUPS)
        self._people.title.setText(_("People from your groups"))

    def _make_side_tools(self) -> Sequence[AreaTool]:
        self._groups = GroupList(self.workspace, self._says.hint)
        return (self._groups,)

    def _make_tools(self) -> Sequence[AreaTool]:
        return (CompareTool(self.workspace),)

    def _left_parts(self) -> Sequence[QWidget]:
        return (self._groups, self._people, self._coming_up)

    def _listed(self, contacts: Sequence[Contact]) -> Sequence[Contact]:
        people = [contact for contact in contacts if not is_group(contact)]
        self._people.setVisible(bool(people))
        return people

    def refresh(self) -> None:
        """Read the area again; what is being typed and the focus stay."""
        self._groups.mark(self._opened)
        super().refresh()

    def open_item(self, item: Item) -> None:
        """As any area's page; a new contact is a group here."""
        super().open_item(New(ItemKind.GROUP) if item == New(ItemKind.CONTACT) else item)

    def _open_other(self, item: Item) -> None:
        match item:
            case Known(ItemKind.TRY_OUT | ItemKind.VISIT):
                try_out = self._panel(TryOutPanel)
                if try_out.open(item):
                    self._show_panel(TryOutPanel, try_out.opened).first()
                else:
                    super()._open_other(item)
            case Known(ItemKind.GROUP, contact_id):
                self._show_panel(GroupForm, contact_id).edit(contact_id)
            case New(ItemKind.GROUP):
                self._show_panel(GroupForm).start_new()
            case Panel.SIDE_BY_SIDE:
                self._show_panel(ComparePanel).close_button.setFocus()
            case Panel.KINDS_OF_GROUPS:
                self._show_panel(_kinds_of_groups).close_button.setFocus()
            case _:
                super()._open_other(item)

    def _on_form_closed(self) -> None:
        opened = self._opened
        super()._on_form_closed()
        self._groups.focus_on(opened)

    def _fit(self) -> None:
        super()._fit()
        if isinstance(self._form, TryOutPanel):
            self._form.offer_groups(shown=not self._left.isVisibleTo(self))


def _kinds_of_groups(_workspace: Workspace) -> TopicsPanel:
    kinds = content.kinds_of_groups()
    lead = _("No one kind is best. Try a few and see which one feels right.")
    return TopicsPanel(_("How groups differ"), lead, [(kind.name, kind.lines) for kind in kinds])
