"""Medicines as their doctor wrote them down: one commitment per time of day, and a date to get more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import ClassVar, NamedTuple

from aftercare.domain.calendar.recurrence import LAST_WALL, starts
from aftercare.domain.calendar.repetition import Every, Repetition, first_day, from_rule, to_rule
from aftercare.domain.calendar.series import Edit, Kept, Series, end_before, this_and_following
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.identity import CommitmentId, ContactId, MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.i18n import _, ngettext, short_day

WHOLE_WEEK = tuple(range(7))
REFILL_DAYS_BEFORE = 3
"""So many days before it runs out one is reminded to get more."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineSheet:
    """What the commitments of a medicine do not hold.

    `stopped_on` is the last day it was taken, with the `times` and `weekdays` as they were until then.
    """

    kind: ClassVar = SheetKind.MEDICINE

    name: str = field(default="", repr=False)
    dose: str = field(default="", repr=False)
    commitment_ids: tuple[CommitmentId, ...] = ()
    prescriber: ContactId | None = None
    refill_on: date | None = None
    refill_days_before: int = REFILL_DAYS_BEFORE
    stopped_on: date | None = None
    times: tuple[time, ...] = ()
    weekdays: tuple[int, ...] = WHOLE_WEEK
    notes: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doses:
    """When a medicine is taken: at these times (none: only when needed), on these weekdays, Monday is 0."""

    title: str = field(default="", repr=False)
    times: tuple[time, ...] = ()
    weekdays: tuple[int, ...] = WHOLE_WEEK
    first: date
    last: date | None = None
    prescriber: ContactId | None = None


class Refill(NamedTuple):
    """A medicine to get more of: its sheet, the day one is told, and the words."""

    sheet_id: SheetId
    day: date
    words: str


def titled(content: MedicineSheet) -> str:
    """A medicine with its dose, as it stands on Today."""
    return " ".join(part for part in (content.name, content.dose) if part)


def commitments_of(content: MedicineSheet, commitments: Iterable[Commitment]) -> list[Commitment]:
    """Those of a medicine among commitments, by time of day; a successor belongs to what it continues."""
    ids = set(content.commitment_ids)
    medicines = [each for each in commitments if each.kind is CommitmentKind.MEDICINE]
    while True:
        more = {each.id for each in medicines if each.continues in ids} - ids
        if not more:
            return sorted((each for each in medicines if each.id in ids), key=lambda each: (each.start.time(), each.id))
        ids |= more


def doses_of(commitments: Sequence[Commitment], today: date) -> Doses | None:
    """When a medicine is taken by its commitments; None for a rhythm that no weekdays can say."""
    if not commitments:
        return Doses(first=today)
    found: set[tuple[tuple[int, ...], date | None]] = set()
    for each in commitments:
        repetition = from_rule(each.rule, each.start, each.zone)
        if repetition is None or repetition.interval != 1 or each.all_day or each.rdates:
            return None
        if repetition.every is Every.ONCE:
            found.add((WHOLE_WEEK, each.start.date()))
        elif repetition.count is None and repetition.every in (Every.DAY, Every.WEEK):
            found.add((repetition.weekdays or WHOLE_WEEK, repetition.until))
        else:
            return None
    if len(found) != 1:
        return None
    weekdays, last = found.pop()
    return Doses(
        title=commitments[0].title,
        times=tuple(sorted({each.start.time() for each in commitments})),
        weekdays=weekdays,
        first=min(each.start.date() for each in commitments),
        last=last,
        prescriber=next(iter(commitments[0].contact_ids), None),
    )


def new_commitments(doses: Doses, make_id: MakeId, now: datetime) -> list[Commitment]:
    """One commitment for each time of day, at that time wherever one is, with a reminder when it is time."""
    return [_commitment(doses, at, doses.first, make_id, now) for at in doses.times]


def changed_doses(
    series: Sequence[Series], doses: Doses, today: date, make_id: MakeId, now: datetime
) -> tuple[Edit, tuple[CommitmentId, ...]]:
    """A medicine's commitments changed from today on, the past left as it was; with the ids of those that go on.

    A time of day that stays goes on as it was. One that was answered today already is not asked for again today.
    """
    put: list[Kept] = []
    remove: list[Kept] = []
    kept: list[CommitmentId] = []
    for one, at in _matched(series, doses.times):
        if one is None:
            first = max(doses.first, today)
            fresh = [_commitment(doses, at, first, make_id, now)] if at is not None and _fits(doses, first) else []
            edit, successors = Edit(put=tuple(fresh)), fresh
        else:
            edit, successors = _changed(one, at, doses, today, make_id, now)
        put += edit.put
        remove += edit.remove
        kept += [each.id for each in successors]
    return Edit(put=tuple(put), remove=tuple(remove)), tuple(kept)


def stopped(series: Sequence[Series], wall: datetime, now: datetime) -> Edit:
    """No dose from the wall-clock time `wall` on; every dose before it and every answer stays."""
    put: list[Kept] = []
    remove: list[Kept] = []
    for one in series:
        answered = {outcome.original_start for outcome in one.outcomes}
        coming = (start for start in starts(one.commitment, wall, LAST_WALL) if start not in answered)
        chosen = next(coming, None)
        if chosen is not None:
            edit = end_before(one, chosen, now)
            put += edit.put
            remove += edit.remove
    return Edit(put=tuple(put), remove=tuple(remove))


def refills_due(medicines: Iterable[tuple[Sheet, MedicineSheet]], today: date) -> list[Refill]:
    """The medicines to get more of, from some days before they run out until a week after, the first to run out first.

    Nothing for one that was stopped before it runs out.
    """
    due = []
    for sheet, content in medicines:
        if content.refill_on is None or (content.stopped_on is not None and content.stopped_on < content.refill_on):
            continue
        day = content.refill_on - content.refill_days_before * _DAY
        if day <= today <= content.refill_on + 7 * _DAY:
            due.append((content.refill_on, Refill(sheet.id, day, refill_words(content, today))))
    return [refill for _on, refill in sorted(due)]


def refill_words(content: MedicineSheet, today: date) -> str:
    """When to get more of a medicine, in a sentence."""
    if content.refill_on is None:
        return ""
    left = (content.refill_on - today).days
    if left < 0:
        return _("{name}: your refill was planned for {day}.").format(
            name=content.name, day=short_day(content.refill_on)
        )
    if left == 0:
        return _("{name}: get your refill today.").format(name=content.name)
    sentence = ngettext(
        "{name}: get your refill by tomorrow, {day}.", "{name}: get your refill by {day}, in {count} days.", left
    )
    return sentence.format(name=content.name, day=short_day(content.refill_on), count=left)


def same_name(name: str, medicines: Iterable[tuple[Sheet, MedicineSheet]], but: SheetId | None, today: date) -> bool:
    """Whether a medicine of this name, not stopped, is on the list already, apart from the one being edited."""
    wanted = " ".join(name.casefold().split())
    return any(
        " ".join(content.name.casefold().split()) == wanted
        for sheet, content in medicines
        if sheet.id != but and (content.stopped_on is None or content.stopped_on >= today)
    )


def _commitment(doses: Doses, at: time, first: date, make_id: MakeId, now: datetime) -> Commitment:
    start = datetime.combine(_first(doses, first), at)
    return Commitment(
        id=CommitmentId(make_id()),
        kind=CommitmentKind.MEDICINE,
        area=Area.TREATMENT_TEAM,
        title=doses.title,
        contact_ids=(doses.prescriber,) if doses.prescriber else (),
        start=start,
        rule=_rule(doses, start),
        reminders=(timedelta(0),),
        created_at=now,
        changed_at=now,
    )


def _rule(doses: Doses, start: datetime) -> str | None:
    if doses.last is not None and _first(doses, start.date() + _DAY) > doses.last:
        return None  # one dose only: an end on the first day needs no rule
    daily = doses.weekdays == WHOLE_WEEK
    repetition = Repetition(
        every=Every.DAY if daily else Every.WEEK, weekdays=() if daily else doses.weekdays, until=doses.last
    )
    return to_rule(repetition, all_day=False, zone=None)


def _first(doses: Doses, day: date) -> date:
    return first_day(Repetition(every=Every.WEEK, weekdays=doses.weekdays), day)


def _fits(doses: Doses, first: date) -> bool:
    """Whether a dose is left from a day on."""
    return doses.last is None or _first(doses, first) <= doses.last


def _matched(series: Sequence[Series], times: Sequence[time]) -> list[tuple[Series | None, time | None]]:
    """Each series with the time it shall have: its own where that stays, else the next that is free."""
    free = list(dict.fromkeys(times))
    pairs: dict[int, time | None] = {}
    for place, one in enumerate(series):
        if one.commitment.start.time() in free:
            pairs[place] = one.commitment.start.time()
            free.remove(one.commitment.start.time())
    for place in range(len(series)):
        if place not in pairs:
            pairs[place] = free.pop(0) if free else None
    return [*((series[place], at) for place, at in sorted(pairs.items())), *((None, at) for at in free)]


def _changed(
    one: Series, at: time | None, doses: Doses, today: date, make_id: MakeId, now: datetime
) -> tuple[Edit, list[Commitment]]:
    """One time of day changed from today on, or ended where `at` is None."""
    old = one.commitment
    begin = datetime.combine(today, time())
    chosen = next(starts(old, begin, LAST_WALL), None)
    first = _first(doses, max(doses.first, today))
    goes_on = at is not None and _fits(doses, first)
    wanted = _commitment(doses, at or time(), first, lambda: old.id, now) if goes_on else None
    if chosen is None:  # it had ended before today
        fresh = [replace(wanted, id=CommitmentId(make_id()), continues=old.id)] if wanted else []
        return Edit(put=tuple(fresh)), fresh
    if wanted is not None and wanted.start.date() == chosen.date():
        if _says_the_same(old, wanted, doses):
            return Edit(), [old]
        fields = {name: getattr(wanted, name) for name in ("title", "contact_ids", "start", "zone", "rule")}
        edit = this_and_following(one, chosen, replace(old, **fields), make_id, now)
        both = [each for each in edit.put if isinstance(each, Commitment)]
        return edit, both[-1:]
    answered = {outcome.original_start for outcome in one.outcomes}
    cut = next((start for start in starts(old, begin, LAST_WALL) if start not in answered), None)
    edit = Edit() if cut is None else end_before(one, cut, now)
    stays = old not in edit.remove
    fresh = [replace(wanted, id=CommitmentId(make_id()), continues=old.id if stays else None)] if wanted else []
    return Edit(put=(*edit.put, *fresh), remove=edit.remove), fresh or ([old] if stays else [])


def _says_the_same(old: Commitment, wanted: Commitment, doses: Doses) -> bool:
    known = doses_of([old], wanted.start.date())
    return (
        known is not None
        and (known.weekdays, known.last) == (doses.weekdays, doses.last)
        and (old.title, old.contact_ids, old.start.time()) == (wanted.title, wanted.contact_ids, wanted.start.time())
    )
