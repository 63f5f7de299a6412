"""Sheets of the treatment team in the sample plan: questions, a medicine, a permission; all of it invented."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.areas.treatment_team.team import VisitLine, VisitSheet, is_visit
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import CommitmentId, MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetContent, blank_sheet
from aftercare.storage.records.sheet_contents import with_content

_QUESTIONS = ("The new tablets make me tired. Can I take them at night?", "Bring the form for work")
_MORNING = 7  # the hour of the first medicine


def sample_team_sheets(
    commitments: Iterable[Commitment], people: Mapping[str, Contact], today: date, now: datetime, make_id: MakeId
) -> Iterator[Sheet]:
    """Give the sheets of the sample plan's visits and medicines, and a permission that ends soon."""

    def sheet(content: SheetContent, visit: Commitment | None = None) -> Sheet:
        blank = replace(blank_sheet(type(content), today, now), id=SheetId(make_id()))
        if visit is not None:
            blank = replace(blank, commitment_id=visit.id, original_start=visit.start, day=visit.start.date())
        return with_content(blank, content, now)

    known = list(commitments)
    for visit in known:
        if is_visit(visit) and visit.rule is None and visit.start.date() == today:
            lines = tuple(VisitLine(key=make_id(), text=text) for text in _QUESTIONS)
            yield sheet(VisitSheet(lines=lines, contact_ids=visit.contact_ids), visit)
    morning = [each for each in known if each.kind is CommitmentKind.MEDICINE and each.start.hour == _MORNING]
    if morning:
        ids: tuple[CommitmentId, ...] = tuple(each.id for each in morning)
        refill = today + timedelta(days=12)
        content = MedicineSheet(
            name="Morning medicine",
            dose="1 tablet",
            commitment_ids=ids,
            prescriber=people["Amara"].id,
            refill_on=refill,
        )
        yield sheet(content)
    denise, amara = people["Denise"], people["Amara"]
    permission = PermissionSheet(
        who_id=denise.id,
        who=denise.name,
        whom_id=amara.id,
        whom=amara.name,
        about="My visits and my medicines",
        from_day=today - timedelta(days=60),
        until=today + timedelta(days=30),
    )
    yield sheet(permission)
