"""Made-up visits, medicines and permissions of the treatment team, beside the design's plan."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count

from aftercare.domain.areas.treatment_team.medicines import Doses, MedicineSheet, new_commitments, titled
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.areas.treatment_team.team import VisitLine, VisitSheet
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.records.contacts import PhoneNumber
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import SheetId
from aftercare.domain.records.sheets import Sheet, SheetContent, blank_sheet
from aftercare.storage.records.sheet_contents import with_content
from aftercare.storage.records.stores import Record
from tests.gui.made_up import NOW, commitment
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import COUNSELING, DENISE, LARKFIELD, OSEI, TUESDAY, at

_numbers = count(1)
TIRED = VisitLine(key="tired", text="The new tablets make me tired. Can I take them at night?")
FORM = VisitLine(key="form", text="Bring the form for work")


def sheet(page: SheetContent, day: date = TUESDAY) -> Sheet:
    """A made-up sheet with a page."""
    blank = replace(blank_sheet(type(page), day, NOW), id=SheetId(f"sheet-{next(_numbers)}"))
    return with_content(blank, page, NOW)


def visit_sheet(visit: Commitment, *lines: VisitLine) -> Sheet:
    """The sheet of a visit's first occurrence."""
    page = VisitSheet(lines=lines, contact_ids=visit.contact_ids)
    return replace(sheet(page, visit.start.date()), commitment_id=visit.id, original_start=visit.start)


QUESTIONS = visit_sheet(COUNSELING, TIRED, FORM)


def medicine(page: MedicineSheet, *hours: int, **fields: object) -> list[Record]:
    """A medicine with its commitments."""
    doses = Doses(title=titled(page), times=tuple(map(time, hours)), first=date(2026, 9, 1), prescriber=OSEI.id)
    made = new_commitments(replace(doses, **fields), lambda: f"dose-{next(_numbers)}", NOW)  # type: ignore[arg-type]
    known = replace(page, commitment_ids=tuple(each.id for each in made), prescriber=OSEI.id)
    return [*made, sheet(known)]


SERTRALINE = medicine(MedicineSheet(name="Sertraline", dose="50 mg, 1 tablet", refill_on=date(2026, 10, 8)), 8, 20)
NALTREXONE = medicine(MedicineSheet(name="Naltrexone", dose="50 mg"), 9, weekdays=(0, 2, 4))
NALOXONE = sheet(MedicineSheet(name="Naloxone", dose="Nasal spray", notes="In the hall drawer."))
STOPPED = sheet(MedicineSheet(name="Lorazepam", stopped_on=date(2026, 9, 20)))
PERMISSIONS = [
    sheet(
        PermissionSheet(
            who_id=DENISE.id,
            who=DENISE.name,
            whom_id=OSEI.id,
            whom=OSEI.name,
            about="My visits and my medicines",
            from_day=date(2026, 8, 20),
            until=date(2026, 10, 11),
        ),
    ),
    sheet(PermissionSheet(who_id=LARKFIELD.id, who=LARKFIELD.name, whom="My sister")),
]


def past_visit(days: int, result: Result | None, note: str = "", **fields: object) -> list[Record]:
    """A visit with Denise so many days ago, and what became of it."""
    start = at(14) - timedelta(days=days)
    values: dict[str, object] = {
        "contact_ids": (DENISE.id,),
        "zone": COUNSELING.zone,
        "place": COUNSELING.place,
    } | fields
    visit = commitment("Counseling", start, CommitmentKind.VISIT, 50, **values)
    if result is None:
        return [visit]
    outcome = Outcome(commitment_id=visit.id, original_start=start, result=result, answered_at=NOW, note=note)
    return [visit, replace(outcome, answered_at=NOW - timedelta(days=days))]


HISTORY: list[Record] = [
    *past_visit(42, Result.DONE, "We made a plan for the weekends. Denise will ask about the night bus."),
    *past_visit(28, Result.DONE),
    *past_visit(21, Result.SKIPPED),
    *past_visit(14, Result.DONE, "Talked about sleep."),
    *past_visit(6, None),
]
TWO_NUMBERS = replace(DENISE, numbers=(PhoneNumber("555-0121"), PhoneNumber("555-0120", "after hours")))
EVERYTHING: list[Record] = [QUESTIONS, *SERTRALINE, *NALTREXONE, NALOXONE, STOPPED, *PERMISSIONS, *HISTORY, TWO_NUMBERS]


def left_on(day: date) -> Event:
    """Leaving treatment on another day than the design's plan has."""
    return replace(mockup_plan.LEFT, day=day)
