"""Trying out groups: how well one fits, which visit to ask about, the home group, and its place in the calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from aftercare.domain.calendar import series
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.recurrence import LAST_WALL, starts, to_instant, wall_zone, zone_named
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.commitments import Commitment, CommitmentKind, HowToMeet
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, SheetKind

ASKED_FOR_DAYS = 3
"""How many days after a visit one is asked about it."""
MOST_ASKED = 3
"""After so many visits with a sheet, a group is known and not asked about again."""
_DAY = timedelta(days=1)


class Fit(StrEnum):
    """How well one side of a group fits."""

    NO = "no"
    NOT_SURE = "not_sure"
    MOSTLY = "mostly"
    YES = "yes"


class GoBack(StrEnum):
    """Whether one would go there again."""

    YES = "yes"
    NOT_SURE = "not_sure"
    NO = "no"


class Question(StrEnum):
    """The six sides of a group one is asked about, named as in `TryOut`."""

    VALUES = "values"
    SIZE = "size"
    PLACE = "place"
    STRUCTURE = "structure"
    LEADER = "leader"
    ATMOSPHERE = "atmosphere"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryOutAnswer:
    """One side of a group: how well it fits, and a note."""

    fit: Fit | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TryOut:
    """The six answers about a group, and whether to go back; one such sheet for each visit.

    `visited` marks a visit that was not in the calendar.
    """

    kind: ClassVar = SheetKind.TRY_OUT

    values: TryOutAnswer = TryOutAnswer()
    size: TryOutAnswer = TryOutAnswer()
    place: TryOutAnswer = TryOutAnswer()
    structure: TryOutAnswer = TryOutAnswer()
    leader: TryOutAnswer = TryOutAnswer()
    atmosphere: TryOutAnswer = TryOutAnswer()
    go_back: GoBack | None = None
    visited: bool = False

    def answer(self, question: Question) -> TryOutAnswer:
        """The answer to one question."""
        found: TryOutAnswer = getattr(self, question.value)
        return found

    def with_answer(self, question: Question, answer: TryOutAnswer) -> "TryOut":
        """The sheet with another answer to one question."""
        return replace(self, **{question.value: answer})  # type: ignore[arg-type]  # the fields of these names

    @property
    def fits(self) -> int:
        """How many of the six fit so far: Mostly and Yes count, all questions the same."""
        return sum(self.answer(question).fit in (Fit.MOSTLY, Fit.YES) for question in Question)


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutGroup:
    """What is known of a group beside its contact: how it meets, its usual day (Monday is 0) and time, whether home."""

    kind: ClassVar = SheetKind.GROUP

    how: HowToMeet | None = None
    weekday: int | None = None
    at: time | None = None
    is_home: bool = False

    @property
    def usual(self) -> tuple[int, time] | None:
        """Weekday and time, when both are known."""
        if self.weekday is None or self.at is None or self.weekday not in range(7):
            return None
        return self.weekday, self.at


@dataclass(frozen=True, slots=True)
class Visit:
    """A filled-in sheet about a group: of one visit, or from before the first one."""

    sheet: Sheet
    content: TryOut

    @property
    def has_answers(self) -> bool:
        """Whether anything is filled in; a sheet without was put aside."""
        return self.content != TryOut(visited=self.content.visited)

    @property
    def is_visit(self) -> bool:
        """Whether it is about a visit, and not from before one."""
        return self.sheet.original_start is not None or self.content.visited


def is_group(contact: Contact) -> bool:
    """Whether a contact of the area is a group and not a person in it."""
    return contact.kind is not ContactKind.PERSON


def filled_in(visits: Iterable[Visit]) -> list[Visit]:
    """The sheets with something in them, the latest visit first; what came before any visit is the earliest."""
    return sorted((visit for visit in visits if visit.has_answers), key=_when, reverse=True)


def _when(visit: Visit) -> tuple[bool, date, datetime, str]:
    sheet = visit.sheet
    return visit.is_visit, sheet.day, sheet.changed_at, sheet.id


def group_of(commitment: Commitment, groups: Sequence[Contact]) -> Contact | None:
    """The group a meeting is of: the one it is with, else the one it has its name from."""
    if commitment.kind is not CommitmentKind.MEETING:
        return None
    named = [group for group in groups if group.id in commitment.contact_ids]
    title = commitment.title.strip().casefold()
    named += [group for group in groups if title and group.name.strip().casefold() == title]
    return next(iter(named), None)


def open_meetings(items: Iterable[AgendaItem], today: date) -> list[AgendaItem]:
    """Meetings of today and yesterday without an answer, the latest first; ask about them once they are over."""
    found = [
        item
        for item in items
        if item.status is Status.PLANNED
        and item.occurrence.commitment.kind is CommitmentKind.MEETING
        and today - _DAY <= item.day <= today
    ]
    return sorted(found, key=lambda item: item.begins, reverse=True)


def visit_to_ask_about(
    items: Iterable[AgendaItem], groups: Sequence[Contact], sheets: Sequence[Sheet], today: date
) -> tuple[AgendaItem, Contact] | None:
    """The latest visit of the last days without a sheet, and its group; None once the group is known well.

    A sheet put aside counts: the question is not asked twice.
    """
    known = {(sheet.commitment_id, sheet.original_start) for sheet in sheets}
    for item in sorted(items, key=lambda item: item.begins, reverse=True):
        occurrence = item.occurrence
        group = group_of(occurrence.commitment, groups)
        fresh = today - ASKED_FOR_DAYS * _DAY <= item.day <= today
        if group is None or item.status is not Status.DONE or not fresh:
            continue
        of_group = [sheet for sheet in sheets if sheet.contact_id == group.id and sheet.original_start is not None]
        if (occurrence.commitment.id, occurrence.original_start) not in known and len(of_group) < MOST_ASKED:
            return item, group
    return None


def is_ahead(commitment: Commitment, now: datetime, here: ZoneInfo) -> bool:
    """Whether something planned still begins after an instant, also while it is paused."""
    wall = _wall_clock(commitment, now, here)
    return next((start for start in starts(commitment, wall, LAST_WALL) if start > wall), None) is not None


def _wall_clock(commitment: Commitment, now: datetime, here: ZoneInfo) -> datetime:
    return now.astimezone(zone_named(wall_zone(commitment), here)).replace(tzinfo=None, fold=0)


def with_home(contents: Mapping[ContactId, AboutGroup], home: ContactId | None) -> dict[ContactId, AboutGroup]:
    """The sheets that change when this group, or none, becomes the only home group."""
    wanted = {group: replace(content, is_home=group == home) for group, content in contents.items()}
    return {group: content for group, content in wanted.items() if content != contents[group]}


def next_weekly(weekday: int, at: time, after: datetime) -> datetime:
    """The first wall-clock start on a weekday and time that lies after a wall-clock moment."""
    start = datetime.combine(after.date() + (weekday - after.weekday()) % 7 * _DAY, at)
    return start if start > after else start + 7 * _DAY


def taken_out(found: Iterable[Series], now: datetime, here: ZoneInfo) -> Edit:
    """The future of some series taken out of the calendar, also what was moved into it; the past stays."""
    put: list[series.Kept] = []
    remove: list[series.Kept] = []
    for each in found:
        zone = wall_zone(each.commitment)
        wall = _wall_clock(each.commitment, now, here)
        chosen = next((start for start in starts(each.commitment, wall, LAST_WALL) if start > wall), None)
        moved = [
            replace(change, cancelled=True)
            for change in each.overrides
            if change.start is not None and change.original_start <= wall and to_instant(change.start, zone, here) > now
        ]
        put += moved
        if chosen is not None:
            edit = series.end_before(each, chosen, now)
            put += edit.put
            remove += edit.remove
    return Edit(tuple(put), tuple(remove))
