"""Made-up records for tests with widgets: the Tuesday of the design's pictures."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, PhoneNumber
from aftercare.domain.records.identity import CommitmentId, ContactId

HERE = ZoneInfo("America/New_York")
NOW = datetime(2026, 10, 6, 8, 30, tzinfo=HERE).astimezone(UTC)
"""Tuesday, October 6, 2026, 8:30 AM in New York."""

_numbers = count(1)
_AREAS = {
    CommitmentKind.VISIT: Area.TREATMENT_TEAM,
    CommitmentKind.MEDICINE: Area.TREATMENT_TEAM,
    CommitmentKind.MEETING: Area.SUPPORT_GROUPS,
    CommitmentKind.CALL: Area.SOBER_NETWORK,
    CommitmentKind.TALK: Area.LOVED_ONES,
}


def contact(name: str, number: str = "", area: Area = Area.SOBER_NETWORK, **fields: Any) -> Contact:
    """A contact of the made-up plan."""
    numbers = (PhoneNumber(number),) if number else ()
    contact_id = ContactId(f"contact-{next(_numbers)}")
    return Contact(id=contact_id, area=area, name=name, numbers=numbers, created_at=NOW, **fields)


def commitment(
    title: str,
    start: datetime = datetime(2026, 10, 6, 9),
    kind: CommitmentKind = CommitmentKind.SELF_CARE,
    minutes: int = 0,
    **fields: Any,
) -> Commitment:
    """A commitment of the made-up plan; `start` is wall-clock time, in the area its kind usually has."""
    return Commitment(
        id=CommitmentId(f"commitment-{next(_numbers)}"),
        kind=kind,
        area=fields.pop("area", _AREAS.get(kind, Area.SELF_CARE)),
        title=title,
        start=start,
        length=timedelta(minutes=minutes),
        created_at=NOW,
        changed_at=NOW,
        **fields,
    )
