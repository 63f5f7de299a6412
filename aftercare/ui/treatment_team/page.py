"""Treatment team: the area's page with visits, medicines and permissions."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.domain.areas.treatment_team.team import Why
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.i18n import _
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel
from aftercare.planner.treatment_team.medicines import Medicines
from aftercare.planner.treatment_team.visit_reads import past_visits
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.area.page import AreaPage
from aftercare.ui.frames.area_tool import AreaTool
from aftercare.ui.treatment_team.cards import MedicinesCard, NextVisitCard, PermissionsCard, PressingCard
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.icons import IconLabel


class TreatmentTeamPage(AreaPage):
    """Treatment team."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, Area.TREATMENT_TEAM)

    def _make_tools(self) -> Sequence[AreaTool]:
        self._medicines, self._permissions = MedicinesCard(self.workspace), PermissionsCard(self.workspace)
        return (
            PressingCard(self.workspace),
            NextVisitCard(self.workspace),
            self._medicines,
            self._permissions,
        )

    def _make_side_tools(self) -> Sequence[AreaTool]:
        self._past = QWidget()
        row = QHBoxLayout(self._past)
        row.setContentsMargins(0, theme.active().space(4), 0, 0)
        row.setSpacing(theme.active().space(8))
        row.addWidget(IconLabel("history", "text2", 18))
        self._past_link = Button("", "link")
        self._past_link.clicked.connect(lambda: self.open_item(Panel.PAST_VISITS))
        row.addWidget(self._past_link)
        row.addStretch(1)
        self._coming_up.add_inset(self._past)
        return ()

    def refresh(self) -> None:
        super().refresh()
        count = len(past_visits(self.workspace))
        self._past_link.setText(_("Past appointments ({count})").format(count=count))
        self._past.setVisible(count > 0)

    def _open_commitment(self, commitment_id: str, original_start: datetime | None) -> None:
        """A medicine with a sheet opens as one, whichever of its times was chosen."""
        medicine = Medicines(self.workspace).of_commitment(commitment_id)
        if medicine is None:
            super()._open_commitment(commitment_id, original_start)
        else:
            self.open_item(Known(ItemKind.MEDICINE, medicine.key))

    def _open_other(self, item: Item) -> None:
        from aftercare.ui.treatment_team import panels  # made when first needed

        match item:
            case Panel.PAST_VISITS:
                self._show_panel(panels.PastVisitsPanel).open()
            case New(ItemKind.MEDICINE):
                self._show_panel(panels.MedicinePanel).open()
            case Known(ItemKind.MEDICINE, key):
                self._show_panel(panels.MedicinePanel, key).open(key)
            case New(ItemKind.PERMISSION):
                self._show_panel(panels.PermissionPanel).open()
            case Known(ItemKind.PERMISSION, key):
                self._show_panel(panels.PermissionPanel, key).open(key)
            case Known(ItemKind.VISIT_AHEAD, key, datetime() as start):
                self._show_panel(panels.GetReadyPanel, key).open(key, start)
            case Known(ItemKind.VISIT | ItemKind.VISIT_MOVED as kind, key, datetime() as start):
                self._show_panel(panels.VisitPanel, key).open(key, start, moving=kind is ItemKind.VISIT_MOVED)
            case Known(Why() as why, key, datetime() as start):
                self._show_panel(panels.WhyPanel, key).open(why, key, start)
            case _:
                super()._open_other(item)

    def _coming(self, planned: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
        """Not the doses: they are on a card of their own."""
        return [item for item in planned if item.occurrence.commitment.kind is not CommitmentKind.MEDICINE]

    def _focus_on_tool(self, opened: str) -> bool:
        return self._medicines.focus_on(opened) or self._permissions.focus_on(opened)
