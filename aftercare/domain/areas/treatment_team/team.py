"""Visits with the treatment team: questions to ask, those that passed or were missed, and the first follow-up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar

from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.recurrence import is_start
from aftercare.domain.calendar.series import Edit, this_one
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Override
from aftercare.domain.records.contacts import Contact, ContactKind, first_name
from aftercare.domain.records.identity import CommitmentId, ContactId, MakeId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.i18n import _, weekday_name

WINDOWS = (7, 30)
"""Days after leaving inside which a follow-up visit is the standard of care."""
AHEAD = 60
"""So many days before leaving one begins to look for that visit."""
CARRIED_FOR = timedelta(days=190)
"""How long an open question goes on to later visits: across two quarterly ones."""
REPAIRED_FOR = timedelta(days=7)
"""How long after a missed visit a call is offered."""
ASKED_FOR = timedelta(days=14)
"""How long after the second of two missed visits one is asked what gets in the way."""
CALL_AT = time(9)

_DAY = timedelta(days=1)


class Why(StrEnum):
    """What gets in the way of visits."""

    THERE = "there"
    TIME = "time"
    FEEL = "feel"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """Something to ask or to bring; `asked_at` is the original start of the visit at which it was ticked."""

    key: str = ""
    text: str = field(default="", repr=False)
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """What belongs to one visit; `settled` says that a missed one needs no more asking, `why_settled` that two do not.

    `contact_ids` are those of the visit, so that open questions find the next visit with the same person.
    """

    kind: ClassVar = SheetKind.VISIT

    lines: tuple[VisitLine, ...] = field(default=(), repr=False)
    contact_ids: tuple[ContactId, ...] = ()
    settled: bool = False
    why_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """What one says when calling someone of the team, in the person's own words."""

    kind: ClassVar = SheetKind.VISIT

    what_to_say: str = field(default="", repr=False)


SheetContents = Mapping[SheetId, tuple[Sheet, VisitSheet]]


def is_visit(commitment: Commitment) -> bool:
    """Whether it is a visit with the treatment team."""
    return commitment.kind is CommitmentKind.VISIT and commitment.area is Area.TREATMENT_TEAM


# Questions to ask


def lines_for(commitment: Commitment, start: datetime, contents: SheetContents, past: datetime) -> list[VisitLine]:
    """What to ask and bring to one visit, named by its original start.

    Its own lines, after those that stayed open at earlier visits with the same person. `past` is the wall-clock time
    now: questions for a visit that is still to come stay there.
    """
    own: list[VisitLine] = []
    carried: list[VisitLine] = []
    for sheet, content in sorted(contents.values(), key=_start_of):
        at = sheet.original_start
        if at is None:
            continue
        if sheet.commitment_id == commitment.id and at == start:
            own += content.lines
        elif at < min(start, past) and start - at <= CARRIED_FOR and _same_person(commitment, sheet, content):
            carried += [line for line in content.lines if line.asked_at in (None, start)]
    return carried + own


def to_ask(lines: Iterable[VisitLine]) -> int:
    """How many lines are still open."""
    return sum(line.asked_at is None for line in lines)


def with_lines(
    commitment: Commitment,
    start: datetime,
    contents: SheetContents,
    lines: Sequence[VisitLine],
    before: Iterable[VisitLine],
) -> dict[SheetId | None, VisitSheet]:
    """The sheets that change when the lines of a visit become `lines`; None names one to be made.

    A line keeps its sheet, so one carried over is ticked, or taken away, at the visit it was written for.
    """
    wanted = {line.key: line for line in lines}
    gone = {line.key for line in before} - wanted.keys()
    changed: dict[SheetId | None, VisitSheet] = {}
    for sheet_id, (_sheet, content) in contents.items():
        kept = tuple(wanted.get(line.key, line) for line in content.lines if line.key not in gone)
        if kept != content.lines:
            changed[sheet_id] = replace(content, lines=kept)
    known = {line.key for _sheet, content in contents.values() for line in content.lines}
    new = tuple(line for line in lines if line.key not in known)
    if new:
        home = own_sheet(commitment.id, start, contents)
        content = changed.get(home) or (contents[home][1] if home is not None else VisitSheet())
        changed[home] = replace(content, lines=(*content.lines, *new), contact_ids=commitment.contact_ids)
    return changed


def own_sheet(commitment_id: CommitmentId, start: datetime, contents: SheetContents) -> SheetId | None:
    """The sheet of one visit, None when it has none yet."""
    return next(
        (
            each.id
            for each, _page in contents.values()
            if (each.commitment_id, each.original_start) == (commitment_id, start)
        ),
        None,
    )


def followed(sheets: Iterable[Sheet], before: Commitment, edit: Edit, shift: timedelta) -> list[Sheet]:
    """The sheets that go along when an edit moves occurrences of a commitment by `shift`, where these are now."""
    put = [record for record in edit.put if isinstance(record, Commitment)]
    same = next((record for record in put if record.id == before.id), None)
    target = next((record for record in put if record.id != before.id), same)
    moved = []
    for sheet in sheets:
        start = sheet.original_start
        if target is None or start is None or not is_start(target, start + shift):
            continue
        stays = target is not same and same is not None and is_start(same, start)
        wanted = replace(sheet, commitment_id=target.id, original_start=start + shift, day=(start + shift).date())
        if not stays and wanted != sheet:
            moved.append(wanted)
    return moved


def _start_of(pair: tuple[Sheet, VisitSheet]) -> tuple[datetime, str]:
    return pair[0].original_start or datetime.min, pair[0].id  # noqa: DTZ901 - a wall-clock time has no zone


def _same_person(commitment: Commitment, sheet: Sheet, content: VisitSheet) -> bool:
    of_series = sheet.commitment_id in (commitment.id, commitment.continues)
    return of_series or bool(set(content.contact_ids) & set(commitment.contact_ids))


# The first follow-up


@dataclass(frozen=True, slots=True)
class Gap:
    """No visit inside so many days of leaving; `is_ahead` before the first of these days."""

    within: int
    last_day: date
    is_ahead: bool

    @property
    def reason(self) -> str:
        """Why, in words for the person."""
        if self.within == WINDOWS[0]:
            return _("No visit is booked for your first 7 days at home. An early visit helps.")
        return _("No visit is booked for your first 30 days at home. It’s not too late for one.")


def follow_up_gap(left_on: date | None, visits: Iterable[tuple[date, Status]], today: date) -> Gap | None:
    """What is missing of the first follow-up, by the days of the visits and what became of them.

    A visit counts inside a window when it took place there or is booked there, also one that passed without an answer.
    The days of a window are those after leaving day, which does not count itself.
    """
    if left_on is None or not guards(left_on, today):
        return None
    counted = [(day - left_on).days for day, status in visits if status in (Status.DONE, Status.PLANNED)]
    passed = (today - left_on).days
    for within in WINDOWS:
        if passed <= within:
            if any(0 < day <= within for day in counted):
                return None
            return Gap(within, left_on + within * _DAY, passed < 1)
    return None


def guards(left_on: date, today: date) -> bool:
    """Whether it is the time to look for a first follow-up."""
    return -AHEAD <= (today - left_on).days <= WINDOWS[-1]


def whom_to_call(contacts: Iterable[Contact]) -> Contact | None:
    """Whom of the team one calls for a visit: a person with a number before a clinic with one, then anyone."""
    people = [contact for contact in contacts if contact.name]
    order = sorted(people, key=lambda each: (not each.numbers, each.kind is not ContactKind.PERSON))
    return order[0] if order else None


# Missed visits


def missed_to_repair(items: Iterable[AgendaItem], contents: SheetContents, today: date) -> AgendaItem | None:
    """The last missed visit that a call can still mend, of visits in order, those to come included.

    None when the person went there later, or when another visit with the same person was booked since.
    """
    visits = [item for item in items if is_visit(item.occurrence.commitment)]
    missed = [item for item in visits if item.status is Status.MISSED and _is_recent(item, today)]
    open_ones = [
        item
        for item in missed
        if not _sheet_of(item, contents).settled and not any(_mends(later, item) for later in visits)
    ]
    return open_ones[-1] if open_ones else None


def _is_recent(item: AgendaItem, today: date) -> bool:
    return timedelta(0) <= today - item.day <= REPAIRED_FOR


def _mends(later: AgendaItem, missed: AgendaItem) -> bool:
    booked_since = later.status is Status.PLANNED and later.occurrence.commitment.created_at > missed.begins
    is_later = later.begins > missed.begins and _with(later) == _with(missed)
    return is_later and (later.status is Status.DONE or booked_since)


def two_missed(items: Iterable[AgendaItem], contents: SheetContents, today: date) -> AgendaItem | None:
    """The later of two visits in a row with the same person that were missed, when nobody asked why yet.

    Visits still open, cancelled or skipped stand between two others as if they were not there.
    """
    last: dict[ContactId | CommitmentId, list[AgendaItem]] = {}
    for item in items:
        if is_visit(item.occurrence.commitment) and item.status in (Status.DONE, Status.MISSED):
            last.setdefault(_with(item), []).append(item)
    found = [
        row[-1]
        for row in last.values()
        if len(row) > 1
        and row[-1].status is row[-2].status is Status.MISSED
        and today - row[-1].day <= ASKED_FOR
        and not _sheet_of(row[-1], contents).why_settled
    ]
    return max(found, key=lambda item: item.begins, default=None)


def _with(item: AgendaItem) -> ContactId | CommitmentId:
    commitment = item.occurrence.commitment
    return commitment.contact_ids[0] if commitment.contact_ids else commitment.id


def _sheet_of(item: AgendaItem, contents: SheetContents) -> VisitSheet:
    sheet_id = own_sheet(item.occurrence.commitment.id, item.occurrence.original_start, contents)
    return VisitSheet() if sheet_id is None else contents[sheet_id][1]


# What is planned next


def moved_to(item: AgendaItem, existing: Override | None, start: datetime) -> Edit:
    """The visit at another time; its place and its length stay."""
    occurrence = item.occurrence
    change = Override(commitment_id=occurrence.commitment.id, original_start=occurrence.original_start, start=start)
    return this_one(occurrence.commitment, existing, change)


def next_one(item: AgendaItem, start: datetime, make_id: MakeId, now: datetime) -> Commitment:
    """One more visit with the same person, at the same place, with the same reminders."""
    occurrence = item.occurrence
    return replace(
        occurrence.commitment,
        id=CommitmentId(make_id()),
        start=start,
        all_day=False,
        length=timedelta(0) if occurrence.commitment.all_day else occurrence.length,
        rule=None,
        exdates=(),
        rdates=(),
        leave_by=None,
        notes="",
        continues=None,
        sequence=0,
        created_at=now,
        changed_at=now,
    )


def call_tomorrow(contact: Contact | None, today: date, zone: str, make_id: MakeId, now: datetime) -> Commitment:
    """A call tomorrow morning for a new time, with a reminder when it is time."""
    who = _("Call {name} for a new time").format(name=contact.name) if contact else _("Call for a new time")
    return Commitment(
        id=CommitmentId(make_id()),
        kind=CommitmentKind.CALL,
        area=Area.TREATMENT_TEAM,
        title=who,
        contact_ids=(contact.id,) if contact else (),
        start=datetime.combine(today + _DAY, CALL_AT),
        zone=zone,
        reminders=(timedelta(0),),
        created_at=now,
        changed_at=now,
    )


# The words to say


def to_ask_for_a_visit(name: str, gap: Gap) -> str:
    """What to say when booking the first visit."""
    words = _("“{hello} I just left treatment. Could I have a visit soon?”")
    if gap.is_ahead:
        words = _("“{hello} I leave treatment soon. Could I have a visit in my first week at home?”")
    return words.format(hello=_hello(name))


def to_mend_a_missed_one(name: str, day: date) -> str:
    """What to say after a missed visit."""
    missed = _("“{hello} I missed my visit on {weekday}. Could I have a new time?”")
    return missed.format(hello=_hello(name), weekday=weekday_name(day.weekday()))


def to_change_the_time(name: str) -> str:
    """What to say when a time does not fit."""
    return _("“{hello} The time of my visits is hard for me. Is there another one?”").format(hello=_hello(name))


def to_ask_for_a_ride(visit: str) -> str:
    """What to say to someone who could help to get there."""
    return _("“Could you take me to my visit on {day}? It would help me a lot.”").format(day=visit)


def _hello(name: str) -> str:
    return _("Hi, this is {name}.").format(name=name) if name else _("Hi.")


def called(contact: Contact | None, number: str) -> str:
    """Whom to call, with the number."""
    if contact is None:
        return ""
    if not number:
        return _("Call {name}.").format(name=first_name(contact))
    return _("Call {name} at {number}.").format(name=contact.name, number=number)
