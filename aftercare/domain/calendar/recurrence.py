"""When a commitment takes place: wall-clock starts of its series, and occurrences with what was changed about one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import merge
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare.domain.calendar import repeat_rule
from aftercare.domain.calendar.repeat_rule import Rule, read_rule
from aftercare.domain.records.commitments import Commitment, Override
from aftercare.errors import AftercareError
from aftercare.i18n import _

_DAY = timedelta(days=1)
_UTC = ZoneInfo("UTC")
_FIRST_INSTANT = datetime.min.replace(tzinfo=UTC)
_LAST_INSTANT = datetime.max.replace(tzinfo=UTC)
FIRST_WALL = _FIRST_INSTANT.replace(tzinfo=None)
LAST_WALL = _LAST_INSTANT.replace(tzinfo=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence as it now stands, named by its commitment and `original_start`; `start` is wall-clock time."""

    commitment: Commitment
    original_start: datetime
    start: datetime
    length: timedelta
    title: str = field(repr=False)
    place: str = field(repr=False)
    leave_by: time | None
    notes: str = field(repr=False)
    cancelled: bool = False

    @property
    def day(self) -> date:
        """The day it starts, in its own zone."""
        return self.start.date()

    def begins(self, here: ZoneInfo) -> datetime:
        """The UTC instant it begins."""
        return to_instant(self.start, wall_zone(self.commitment), here)

    def ends(self, here: ZoneInfo) -> datetime:
        """The UTC instant it ends: whole days by the calendar, hours and minutes as they pass."""
        try:
            if self.commitment.all_day:
                return to_instant(self.start + max(self.length, _DAY), None, here)
            return self.begins(here) + self.length
        except OverflowError:
            return _LAST_INSTANT


def zone_named(zone: str | None, here: ZoneInfo) -> ZoneInfo:
    """The zone with an IANA name, or the zone here for floating times and for a name this computer does not know.

    An unknown name must not keep one reminder, and with it all others, from coming; check_rule refuses it beforehand.
    """
    try:
        return _named(zone) or here
    except AftercareError:
        return here


def _named(zone: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(zone) if zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise AftercareError(_("This computer does not know the time zone {zone}.").format(zone=zone)) from error


def wall_zone(commitment: Commitment) -> str | None:
    """The zone its wall-clock times are in; None is here, as for floating times and whole days."""
    return None if commitment.all_day else commitment.zone


def to_instant(wall: datetime, zone: str | None, here: ZoneInfo) -> datetime:
    """The UTC instant of a wall-clock time, None for floating (RFC 5545 3.3.5: a time that occurs twice is the first).

    A time the clock leaves out counts with the offset before the gap.
    """
    try:
        return wall.replace(tzinfo=zone_named(zone, here), fold=0).astimezone(UTC)
    except OverflowError:
        return _FIRST_INSTANT if wall.year == 1 else _LAST_INSTANT


def starts(commitment: Commitment, after: datetime, before: datetime) -> Iterator[datetime]:
    """The original wall-clock starts in [after, before), in order: DTSTART, RRULE and RDATE, without EXDATE."""
    added = sorted(start for start in commitment.rdates if after <= start < before)
    left_out = set(commitment.exdates)
    latest = None
    for start in merge(rule_starts(commitment, after, before), added):
        if start != latest and start not in left_out:
            yield start
        latest = start


def rule_starts(commitment: Commitment, after: datetime, before: datetime) -> Iterator[datetime]:
    """What COUNT counts: DTSTART and the rule's starts, before RDATE and EXDATE have their say."""
    if after <= commitment.start < before:
        yield commitment.start
    if (rule := rule_of(commitment)) is not None:
        yield from (start for start in rule.walk(after, before) if start != commitment.start)


def rule_of(commitment: Commitment) -> Rule | None:
    """Its rule as read; AftercareError for one that `check_rule` would refuse."""
    if commitment.rule is None:
        return None
    zone = wall_zone(commitment)
    return read_rule(commitment.rule, commitment.start, zone_named(zone, _UTC) if zone else None)


def last_start(commitment: Commitment) -> datetime | None:
    """The last original start of a series that ends (not before the last there is), None for an endless one."""
    latest = [commitment.start, *commitment.rdates]
    if (rule := rule_of(commitment)) is not None:
        if rule.endless:
            return None
        latest.append(rule.end)
    return max(latest)


def occurrences(
    commitment: Commitment, overrides: Iterable[Override], begin: datetime, end: datetime, here: ZoneInfo
) -> list[Occurrence]:
    """The occurrences that begin in [begin, end) UTC, in order: moved-in ones too, cancelled ones marked."""
    changes = {override.original_start: override for override in overrides}
    after, before = _wall_clock(begin, -_DAY), _wall_clock(end, _DAY)
    originals = list(starts(commitment, after, before))
    for original, change in changes.items():
        moved_in = change.start is not None and after <= change.start < before
        if moved_in and not after <= original < before and is_start(commitment, original):
            originals.append(original)
    found = [_occurrence(commitment, original, changes.get(original)) for original in originals]
    inside = [(begins, item) for item in found if begin <= (begins := item.begins(here)) < end]
    return [item for _begins, item in sorted(inside, key=lambda pair: (pair[0], pair[1].original_start))]


def is_start(commitment: Commitment, original_start: datetime) -> bool:
    """Whether the series has an occurrence with this original start."""
    return any(True for _start in starts(commitment, original_start, original_start + timedelta(seconds=1)))


def check_rule(rule: str, start: datetime, zone: str | None = None) -> None:
    """Raise AftercareError in plain words for an RRULE value the plan cannot use; `zone` None for floating, all-day."""
    repeat_rule.check(rule, start, _named(zone))


def _occurrence(commitment: Commitment, original_start: datetime, change: Override | None) -> Occurrence:
    change = change or Override(commitment_id=commitment.id, original_start=original_start)
    return Occurrence(
        commitment=commitment,
        original_start=original_start,
        start=original_start if change.start is None else change.start,
        length=commitment.length if change.length is None else change.length,
        title=commitment.title if change.title is None else change.title,
        place=commitment.place if change.place is None else change.place,
        leave_by=commitment.leave_by if change.leave_by is None else change.leave_by,
        notes=commitment.notes if change.notes is None else change.notes,
        cancelled=change.cancelled,
    )


def _wall_clock(instant: datetime, margin: timedelta) -> datetime:
    """A wall-clock time beyond what the instant is in any zone (offsets stay under a day)."""
    try:
        return instant.replace(tzinfo=None) + margin
    except OverflowError:
        return FIRST_WALL if margin < timedelta(0) else LAST_WALL
