"""Made-up records: every field of every kind, filled by Hypothesis from the annotations."""

import typing
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.identity import CommitmentId
from aftercare.storage.file.codec import field_types, plain_type, without_none

R = TypeVar("R")

NOW = datetime(2026, 10, 6, 16, 0, tzinfo=UTC)

# Fields that hold UTC instants; every other datetime is wall-clock time.
INSTANTS = {
    "created_at",
    "changed_at",
    "answered_at",
    "recorded_at",
    "since",
    "snoozed_until",
    "reminders_paused_until",
    "medicines_paused_until",
}

RULES = (
    None,
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=9",
    "FREQ=MONTHLY;BYDAY=2SA;UNTIL=20270301T000000",
    "FREQ=DAILY;COUNT=40",
)
ZONES = (None, "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Pago_Pago")

_days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
_walls = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(lambda moment: moment.replace(microsecond=0))
_instants = _walls.map(lambda moment: moment.replace(tzinfo=UTC))
_values: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=12),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    date: _days,
    datetime: _walls,
    time: st.times().map(lambda moment: moment.replace(microsecond=0)),
    timedelta: st.integers(-100_000, 300_000).map(lambda seconds: timedelta(seconds=seconds)),
}


def tries(count: int) -> int:
    """How often a property is tried that writes files or runs for long; in the campaign a hundred times as often."""
    return count if settings.get_current_profile_name() == "short" else 100 * count


def records(record_type: type[R], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[R]:
    """Records with any value in every field that is not fixed."""
    fields = {
        name: fixed[name] if name in fixed else _values_of(name, annotation)
        for name, annotation in field_types(record_type).items()
    }
    return st.builds(record_type, **fields)


def _values_of(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    kind, optional = plain_type(annotation), without_none(annotation)[1]
    if name in INSTANTS:
        values: st.SearchStrategy[Any] = _instants
    elif typing.get_origin(kind) is tuple:
        values = st.lists(_values_of("", typing.get_args(kind)[0]), max_size=3).map(tuple)
    elif kind in _values:
        values = _values[kind]
    elif hasattr(kind, "__dataclass_fields__"):
        values = records(kind)
    else:
        values = st.sampled_from(kind)
    return st.none() | values if optional else values


def commitments(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Commitment]:
    """Commitments with rules and zones that exist."""
    sensible: Mapping[str, st.SearchStrategy[Any]] = {
        "rule": st.sampled_from(RULES),
        "zone": st.sampled_from(ZONES),
        "length": st.sampled_from([timedelta(0), timedelta(hours=1), timedelta(days=3), timedelta(days=40)]),
        "all_day": st.just(False),
        "continues": st.none(),
    }
    return records(Commitment, **{**sensible, **fixed})


def visit(name: str, start: datetime, **changes: Any) -> Commitment:
    """A visit to Larkfield Clinic."""
    visit = Commitment(
        id=CommitmentId(name),
        kind=CommitmentKind.VISIT,
        area=Area.TREATMENT_TEAM,
        title="Counseling",
        start=start,
        length=timedelta(hours=1),
        place="Larkfield Clinic, Room 4",
        created_at=NOW,
        changed_at=NOW,
    )
    return replace(visit, **changes)
