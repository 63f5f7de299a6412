"""The records of one plan: narrow queries, and changes that can be undone."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Generic, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_, select, tuple_

from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Delivery, DeliveryState, Source
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event, EventKind, left_treatment_on
from aftercare.domain.records.identity import CommitmentId, ContactId, SheetId
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet, SheetContent
from aftercare.domain.records.steps import Step
from aftercare.storage.records import done, finding, rows
from aftercare.storage.records import settings as setting_rows
from aftercare.storage.records.sheet_contents import content_on
from aftercare.storage.vault.tables import TABLES, Setting
from aftercare.storage.vault.vault import BUSY_SECONDS, Vault

Record = Commitment | Override | Outcome | Pause | Contact | Step | CheckIn | Event | Sheet | Delivery | Draft
R = TypeVar("R")
P = TypeVar("P", bound=SheetContent)

# Days are days here, starts are wall-clock times anywhere: two days cover every pair of zones.
_ZONES = timedelta(days=2)
# The longest that one occurrence goes on after it was moved.
_LONGEST = timedelta(days=366)
_SHORT_WAIT_SECONDS = 1.0  # a busy file must not hold up a reminder


class Store(Generic[R]):
    """The records of one type."""

    def __init__(self, vault: Vault, record_type: type[R], *order: str) -> None:
        self._vault = vault
        self._type = record_type
        self._columns = TABLES[record_type].c
        self._order = [self._columns[name] for name in order]

    def get(self, *key: Any) -> R | None:
        """The record with this primary key, or None."""
        names = TABLES[self._type].primary_key
        found = self._find(*(column == part for column, part in zip(names, key, strict=True)))
        return found[0] if found else None

    def all(self) -> list[R]:
        """Every record, in the store's order."""
        return self._find()

    def _find(self, *where: ColumnElement[bool]) -> list[R]:
        with self._vault.reading() as connection:
            return rows.find(connection, self._type, *where, order=self._order)


class InAreas(Store[R]):
    """Records that belong to an area each."""

    def in_area(self, area: Area) -> list[R]:
        """The records of one area."""
        return self._find(self._columns.area == area)


class Contacts(InAreas[Contact]):
    """Contacts, by when they were added."""

    def with_rhythm(self) -> list[Contact]:
        """Those to be called every few days."""
        return self._find(self._columns.call_every_days.is_not(None))


class Commitments(InAreas[Commitment]):
    """Commitments, by their first start."""

    def of(self, ids: Collection[CommitmentId]) -> list[Commitment]:
        """Those with these ids."""
        return self._find(self._columns.id.in_(ids))

    def between(
        self, first: date, last: date, kind: CommitmentKind | None = None, *, area: Area | None = None
    ) -> list[Commitment]:
        """Those that can take place on these days, of one kind or area or all; what is long over costs nothing."""
        of_kind = [] if kind is None else [self._columns.kind == kind]
        in_area = [] if area is None else [self._columns.area == area]
        return self._find(self._can_take_place(first, last), *of_kind, *in_area)

    def ids_between(self, first: date, last: date) -> list[CommitmentId]:
        """The ids of those that can take place on these days."""
        with self._vault.reading() as connection:
            return list(connection.scalars(select(self._columns.id).where(self._can_take_place(first, last))))

    def _can_take_place(self, first: date, last: date) -> ColumnElement[bool]:
        begin, end = _wall_clock(first, last)
        changes = TABLES[Override].c
        moved_here = select(changes.commitment_id).where(changes.begins.between(begin - _LONGEST, end))
        return or_((self._columns.over_by >= begin) & (self._columns.begins <= end), self._columns.id.in_(moved_here))


class Overrides(Store[Override]):
    """Changes to one occurrence each, by original start."""

    def of(self, commitment_ids: Collection[CommitmentId]) -> list[Override]:
        """The changes to these commitments."""
        return self._find(self._columns.commitment_id.in_(commitment_ids))

    def between(self, first: date, last: date, of: Collection[CommitmentId] | None = None) -> list[Override]:
        """Changes to what was to take place, or now takes place, on these days or up to a year before.

        With `of` only the changes to these commitments.
        """
        begin, end = _wall_clock(first, last)
        columns = self._columns
        return self._find(
            or_(columns.original_start.between(begin - _LONGEST, end), columns.begins.between(begin - _LONGEST, end)),
            *_belong(columns.commitment_id, of),
        )


class Outcomes(Store[Outcome]):
    """Answers to one occurrence each, by original start."""

    def of(self, commitment_id: CommitmentId) -> list[Outcome]:
        """The answers to one commitment's occurrences."""
        return self._find(self._columns.commitment_id == commitment_id)

    def between(self, first: datetime, last: datetime, of: Collection[CommitmentId] | None = None) -> list[Outcome]:
        """The answers to occurrences with an original wall-clock start from `first` to `last`, both included.

        With `of` only the answers to these commitments.
        """
        columns = self._columns
        return self._find(columns.original_start.between(first, last), *_belong(columns.commitment_id, of))

    def to(self, occurrences: Collection[tuple[CommitmentId, datetime]]) -> list[Outcome]:
        """The answers to occurrences named by commitment and original start."""
        return self._find(tuple_(self._columns.commitment_id, self._columns.original_start).in_(occurrences))

    def times_done(self, commitment_ids: Collection[CommitmentId]) -> tuple[int, datetime | None]:
        """How often these were done, and the original wall-clock start of the first time."""
        columns = self._columns
        first = func.min(columns.original_start, type_=columns.original_start.type)
        question = select(func.count(), first).where(
            columns.commitment_id.in_(commitment_ids), columns.result == Result.DONE
        )
        with self._vault.reading() as connection:
            count, earliest = connection.execute(question).one()
        return count, earliest


class Pauses(Store[Pause]):
    """Pauses, by their first day."""

    def of(self, commitment_id: CommitmentId) -> list[Pause]:
        """The pauses of one commitment."""
        return self._find(self._columns.commitment_id == commitment_id)

    def between(self, first: date, last: date) -> list[Pause]:
        """The pauses that touch these days, both included."""
        columns = self._columns
        return self._find(columns.from_day <= last, or_(columns.until_day.is_(None), columns.until_day >= first))


class CheckIns(Store[CheckIn]):
    """Check-ins, by day."""

    def between(self, first: date, last: date) -> list[CheckIn]:
        """The check-ins of these days, both included."""
        return self._find(self._columns.day.between(first, last))

    def first_day(self) -> date | None:
        """The day of the first check-in."""
        column = self._columns.day
        with self._vault.reading() as connection:
            first: date | None = connection.scalar(select(func.min(column, type_=column.type)))
        return first


class Events(Store[Event]):
    """Events, by day."""

    def of_kind(self, kind: EventKind) -> list[Event]:
        """The events of one kind."""
        return self._find(self._columns.kind == kind)

    def between(self, first: date, last: date) -> list[Event]:
        """The events of these days, both included."""
        return self._find(self._columns.day.between(first, last))

    def with_contact(self, contact_id: ContactId, most: int) -> list[Event]:
        """The last times one contact was in touch, latest first, so many at the most."""
        columns = self._columns
        latest = (
            select(columns.id)
            .where(columns.contact_id == contact_id, columns.kind == EventKind.CONTACT_MADE)
            .order_by(columns.day.desc(), columns.recorded_at.desc())
            .limit(most)
        )
        return self._find(columns.id.in_(latest))[::-1]

    def latest(self, kind: EventKind, most: int) -> list[Event]:
        """The last events of one kind, latest first, so many at the most."""
        columns = self._columns
        latest = (
            select(columns.id)
            .where(columns.kind == kind)
            .order_by(columns.day.desc(), columns.recorded_at.desc())
            .limit(most)
        )
        return self._find(columns.id.in_(latest))[::-1]

    def last_contact(self) -> dict[ContactId, date]:
        """The latest day each contact was in touch."""
        columns = self._columns
        question = (
            select(columns.contact_id, func.max(columns.day, type_=columns.day.type))
            .where(columns.kind == EventKind.CONTACT_MADE, columns.contact_id.is_not(None))
            .group_by(columns.contact_id)
        )
        with self._vault.reading() as connection:
            return dict(connection.execute(question).all())


class Sheets(Store[Sheet]):
    """Sheets, by day."""

    def load(
        self,
        content_type: type[P],
        *,
        since: date = date.min,
        about: ContactId | None = None,
        of: Collection[CommitmentId] | None = None,
    ) -> list[tuple[Sheet, P]]:
        """The sheets of a kind with what is filled in: all, or those since a day, about a contact, or `of` commitments.

        A sheet `of` a commitment may be about one occurrence of it.
        """
        columns = self._columns
        where = [columns.kind == content_type.kind, columns.day >= since, *_belong(columns.commitment_id, of)]
        if about is not None:
            where.append(columns.contact_id == about)
        return [(sheet, content_on(sheet, content_type)) for sheet in self._find(*where)]

    def content(self, content_type: type[P], sheet_id: SheetId) -> P:
        """What is filled in on one sheet, nothing when it is not there."""
        return content_on(self.get(sheet_id), content_type)


class Deliveries(Store[Delivery]):
    """Deliveries, by the occurrence they are about."""

    def open(self) -> list[Delivery]:
        """Those still waiting for an answer or a snooze."""
        waiting = (DeliveryState.SENDING, DeliveryState.SHOWN, DeliveryState.SNOOZED)
        return self._find(self._columns.state.in_(waiting))

    def about(self, source_ids: Collection[str], since: datetime) -> list[Delivery]:
        """Those about these sources and occurrences from this wall-clock start on."""
        columns = self._columns
        return self._find(
            columns.source.in_(list(Source)), columns.source_id.in_(source_ids), columns.occurrence >= since
        )

    def listed(self, first: datetime, since: datetime | None) -> list[Delivery]:
        """Those of occurrences from a wall-clock start on that ended without an answer, after an instant or ever."""
        columns = self._columns
        later = () if since is None else (columns.since > since,)
        return self._find(columns.occurrence >= first, columns.state == DeliveryState.LISTED, *later)

    def to(self, occurrences: Collection[tuple[str, datetime]]) -> list[Delivery]:
        """Those about occurrences named by source and wall-clock start."""
        return self._find(tuple_(self._columns.source_id, self._columns.occurrence).in_(occurrences))


@dataclass(frozen=True, slots=True)
class _Change:
    """A group of records as they were, to be put back."""

    label: str = field(repr=False)
    images: rows.Images


class Plan:
    """Everything in one vault; used by one thread."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.contacts = Contacts(vault, Contact, "created_at", "id")
        self.commitments = Commitments(vault, Commitment, "start", "position", "id")
        self.overrides = Overrides(vault, Override, "original_start", "commitment_id")
        self.outcomes = Outcomes(vault, Outcome, "original_start", "commitment_id")
        self.pauses = Pauses(vault, Pause, "from_day", "id")
        self.steps = InAreas(vault, Step, "position", "id")
        self.check_ins = CheckIns(vault, CheckIn, "day")
        self.events = Events(vault, Event, "day", "recorded_at", "id")
        self.sheets = Sheets(vault, Sheet, "day", "id")
        self.deliveries = Deliveries(vault, Delivery, "occurrence", "source", "source_id", "which")
        self.drafts = Store(vault, Draft, "form")
        self._setting_rows = Store(vault, Setting, "name")
        self._settings: Settings | None = None
        self._done: list[_Change] = []
        self._undone: list[_Change] = []
        self._subscribers: list[Callable[[frozenset[type]], None]] = []
        self._watchers: list[Callable[[list[rows.Name]], None]] = []

    def write(self, label: str, put: Iterable[Record] = (), remove: Iterable[Record] = ()) -> None:
        """Save a group of changes, all or none, that one undo called `label` takes back; or AftercareError."""
        self._write(label, put, remove)

    def write_without_undo(self, put: Iterable[Record] = (), remove: Iterable[Record] = ()) -> None:
        """Save the program's own records; AftercareError when the file stays busy for 1 s."""
        self._write_without_undo(put, remove, _SHORT_WAIT_SECONDS)

    def undo(self) -> str | None:
        """Put the last change's records back as they were; gives its label, None when there is nothing to undo."""
        return self._put_back(self._done, self._undone)

    def redo(self) -> str | None:
        """Make the change undone last again; gives its label, None when there is nothing to redo."""
        return self._put_back(self._undone, self._done)

    def subscribe(self, callback: Callable[[frozenset[type]], None]) -> None:
        """Have `callback` called after every saved change with the types of the records that changed."""
        self._subscribers.append(callback)

    def watch(self, callback: Callable[[list[rows.Name]], None]) -> Callable[[], None]:
        """Have `callback` called after every saved change, before subscribers, with the names of what changed.

        Gives what ends it.
        """
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    @property
    def settings(self) -> Settings:
        """The settings, read from the file once."""
        if self._settings is None:
            self._settings = setting_rows.from_rows(self._setting_rows.all())
        return self._settings

    def save_settings(self, settings: Settings, label: str | None = None) -> None:
        """Save what changed; with a label it can be undone."""
        before = setting_rows.to_rows(self.settings)
        changed = [row for row in setting_rows.to_rows(settings) if row not in before]
        if label is None:
            self._write_without_undo(changed, (), BUSY_SECONDS)
        else:
            self._write(label, changed, ())

    def series(self, commitment_id: CommitmentId) -> Series | None:
        """A commitment with everything written down about it, or None."""
        commitment = self.commitments.get(commitment_id)
        if commitment is None:
            return None
        return Series(
            commitment,
            tuple(self.overrides.of([commitment_id])),
            tuple(self.outcomes.of(commitment_id)),
            tuple(self.pauses.of(commitment_id)),
        )

    def agenda(
        self,
        first: date,
        last: date,
        here: ZoneInfo,
        *,
        with_cancelled: bool = False,
        of: Collection[CommitmentId] | None = None,
    ) -> list[AgendaItem]:
        """What is in the plan from `first` to `last`, both included; the years before cost nothing.

        With `of` only what belongs to these commitments.
        """
        commitments = self.commitments.between(first, last) if of is None else self.commitments.of(of)
        overrides = self.overrides.between(first, last, of)
        begin, end = _wall_clock(first, last)
        lengths = [commitment.length for commitment in commitments]
        lengths += [override.length for override in overrides if override.length is not None]
        begin -= max(lengths, default=timedelta(0))
        outcomes = self.outcomes.between(begin, end, of)
        moved_far = [
            (override.commitment_id, override.original_start)
            for override in overrides
            if not begin <= override.original_start <= end
        ]
        if moved_far:
            outcomes += self.outcomes.to(moved_far)
        pauses = self.pauses.between(begin.date(), end.date())  # also of the day a long item began
        return agenda(commitments, overrides, outcomes, pauses, first, last, here, with_cancelled=with_cancelled)

    def left_treatment_on(self) -> date | None:
        """The latest day the person left, or leaves, treatment; None while that is not sure."""
        return left_treatment_on(self.events.of_kind(EventKind.LEFT_TREATMENT))

    def done_so_far(self, kinds: Collection[CommitmentKind]) -> done.DoneSoFar:
        """When things of these kinds were done, and the calls and check-ins."""
        with self._vault.reading() as connection:
            return done.done_so_far(connection, kinds)

    def done_lately(self, kinds: Collection[CommitmentKind], first: date) -> done.DoneLately:
        """How much was done of these kinds, and by call, before a day, and when since."""
        with self._vault.reading() as connection:
            return done.done_lately(connection, kinds, first)

    def done_each_day(self, first: date, last: date) -> dict[date, int]:
        """How many things were done on each of these days, both included."""
        with self._vault.reading() as connection:
            return done.done_each_day(connection, first, last)

    def missed_each_day(self, kind: CommitmentKind, first: date, last: date) -> dict[date, int]:
        """How many things of a kind were missed on each of these days, both included."""
        with self._vault.reading() as connection:
            return done.missed_each_day(connection, kind, first, last)

    def days_of(self, kind: CommitmentKind, first: date) -> set[date]:
        """The days from `first` on with something of a kind done."""
        with self._vault.reading() as connection:
            return done.days_of(connection, kind, first)

    def day_texts(self) -> finding.DayTexts:
        """What was written about days gone by, to be looked through."""
        with self._vault.reading() as connection:
            return finding.day_texts(connection)

    def _write(self, label: str, put: Iterable[Any], remove: Iterable[Any]) -> None:
        images: rows.Images = {rows.name_of(record): None for record in remove}
        images |= {rows.name_of(record): record for record in put}
        before = self._swap(images)
        if before != images:
            self._done.append(_Change(label, before))
            self._undone.clear()
            self._announce(before)

    def _write_without_undo(self, put: Iterable[Any], remove: Iterable[Any], wait: float) -> None:
        written = list(put)
        names = [rows.name_of(record) for record in remove]
        with self._vault.writing(wait) as connection:
            rows.remove(connection, names)
            rows.put(connection, written)
        self._announce([*names, *map(rows.name_of, written)])

    def _put_back(self, source: list[_Change], target: list[_Change]) -> str | None:
        if not source:
            return None
        change = source[-1]
        before = self._swap(change.images)
        source.pop()
        target.append(_Change(change.label, before))
        self._announce(before)
        return change.label

    def _swap(self, images: rows.Images) -> rows.Images:
        """Make the records what the images say; gives what they, and all that hangs on them, were before."""
        removed = [name for name, record in images.items() if record is None]
        with self._vault.writing() as connection:
            before = rows.dependents(connection, removed) | rows.images_of(connection, images)
            rows.remove(connection, removed)
            rows.put(connection, (record for record in images.values() if record is not None))
        return before

    def _announce(self, changed: Iterable[rows.Name]) -> None:
        names = [rows.Name(Settings, name.key) if name.type is Setting else name for name in changed]
        types = frozenset(name.type for name in names)
        if Settings in types:
            self._settings = None
        for watcher in self._watchers if names else ():
            watcher(names)
        for callback in self._subscribers if types else ():
            callback(types)


def _belong(column: ColumnElement[Any], of: Collection[CommitmentId] | None) -> list[ColumnElement[bool]]:
    return [] if of is None else [column.in_(of)]


def _wall_clock(first: date, last: date) -> tuple[datetime, datetime]:
    """Wall-clock times that enclose the days, both included, in every zone."""
    return datetime.combine(first, time()) - _ZONES, datetime.combine(last, time()) + _ZONES + timedelta(days=1)
