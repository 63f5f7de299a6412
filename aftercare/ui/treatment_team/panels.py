"""What Treatment team can show in place of its cards."""

from aftercare.ui.treatment_team.get_ready_panel import GetReadyPanel
from aftercare.ui.treatment_team.medicine_panel import MedicinePanel
from aftercare.ui.treatment_team.past_visits_panel import PastVisitsPanel
from aftercare.ui.treatment_team.permission_panel import PermissionPanel
from aftercare.ui.treatment_team.visit_panel import VisitPanel
from aftercare.ui.treatment_team.why_panel import WhyPanel

__all__ = ["GetReadyPanel", "MedicinePanel", "PastVisitsPanel", "PermissionPanel", "VisitPanel", "WhyPanel"]
