"""The sample plan's visits, medicines and permissions can be read as any other."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from aftercare import content
from aftercare.demo.plan import sample_plan
from aftercare.domain.areas.treatment_team.medicines import MedicineSheet, commitments_of
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.areas.treatment_team.team import VisitSheet
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.records.sheet_contents import content_on

NOW = datetime(2026, 10, 6, 16, tzinfo=UTC)


def test_the_sample_team_has_questions_a_medicine_and_a_permission() -> None:
    records = sample_plan(1, 1, NOW, ZoneInfo("America/New_York"), content.areas())
    sheets = {record.kind: record for record in records if isinstance(record, Sheet)}
    assert [len(content_on(sheets[SheetKind.VISIT], VisitSheet).lines)] == [2]
    medicine = content_on(sheets[SheetKind.MEDICINE], MedicineSheet)
    assert medicine.refill_on == date(2026, 10, 18)
    assert commitments_of(medicine, [record for record in records if isinstance(record, Commitment)]) != []
    assert content_on(sheets[SheetKind.PERMISSION], PermissionSheet).until == date(2026, 11, 5)
