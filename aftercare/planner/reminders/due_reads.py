"""Reads from the plan what has a day but no place in the calendar, one group of records for each kind of thing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from aftercare import content
from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.team import WINDOWS
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Step, checklist
from aftercare.domain.reminders.due_things import (
    DueThing,
    call_things,
    guard_things,
    refill_things,
    review_things,
    step_things,
)
from aftercare.storage.records.stores import Plan


@dataclass(frozen=True, slots=True)
class Days:
    """The days to look at, both ends included, as they are here."""

    first: date
    today: date
    last: date
    here: ZoneInfo

    def since(self, first: date) -> list[date]:
        """The days from one of them on."""
        return [first + timedelta(days=each) for each in range((self.last - first).days + 1)]

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class DueRead:
    """How the things of one source are read, and the records they are made of."""

    kinds: frozenset[type]
    read: Callable[[Plan, Days], list[DueThing]]


def due_things(plan: Plan, source: Source, days: Days) -> list[DueThing]:
    """What one source reminds of on these days, unless it is silent; not on days on which everything is paused.

    Medicines that go on have to be refilled.
    """
    if source in plan.settings.silent_sources:
        return []
    pauses = [
        pause
        for pause in plan.pauses.between(days.first, days.last)
        if pause.commitment_id is None and (pause.with_medicines or source is not Source.REFILL)
    ]
    return [
        thing
        for thing in DUE_READS[source].read(plan, days)
        if thing.day in days and not any(pause.covers(thing.day) for pause in pauses)
    ]


def _steps(plan: Plan, _days: Days) -> list[DueThing]:
    leaving = _leaving(plan)
    if leaving is None:
        return []
    kept, skipped = plan.steps.all(), plan.settings.skipped_areas
    areas = [each for each in content.areas() if Area(each.area) not in skipped]
    return step_things([step for each in areas for step in checklist(Area(each.area), kept, each.steps)], leaving)


def _calls(plan: Plan, days: Days) -> list[DueThing]:
    """From yesterday on: a suggestion for an earlier day is of no use."""
    contacts = plan.contacts.with_rhythm()
    if not contacts:
        return []
    return call_things(contacts, plan.events.last_contact(), days.since(days.today - timedelta(days=1)), days.here)


def _refills(plan: Plan, days: Days) -> list[DueThing]:
    return refill_things(plan.sheets.load(MedicineSheet), days.today)


def _guard(plan: Plan, days: Days) -> list[DueThing]:
    """While a window of the first follow-up is open or was a moment ago."""
    leaving = _leaving(plan)
    if leaving is None or not days.first <= leaving.day + timedelta(days=WINDOWS[-1]) or leaving.day > days.last:
        return []
    first, last = leaving.day, leaving.day + timedelta(days=WINDOWS[-1])
    ids = {each.id for each in plan.commitments.between(first, last, CommitmentKind.VISIT)}
    visits = plan.agenda(first, last, days.here, of=ids) if ids else []
    return guard_things(leaving, [(item.day, item.status) for item in visits], days.today)


def _reviews(plan: Plan, days: Days) -> list[DueThing]:
    done = [event.day for event in plan.events.of_kind(EventKind.REVIEW)]
    return review_things(_leaving(plan), done, days.first, days.last, plan.settings.review_put_off_on)


def _leaving(plan: Plan) -> Event | None:
    return max(plan.events.of_kind(EventKind.LEFT_TREATMENT), key=lambda event: event.day, default=None)


DUE_READS: dict[Source, DueRead] = {
    Source.STEP: DueRead(frozenset({Step, Event, Settings}), _steps),
    Source.REFILL: DueRead(frozenset({Sheet, Settings}), _refills),
    Source.GUARD: DueRead(frozenset({Commitment, Override, Outcome, Event, Settings}), _guard),
    Source.REVIEW: DueRead(frozenset({Event, Settings}), _reviews),
    Source.RHYTHM: DueRead(frozenset({Contact, Event, Settings}), _calls),
}
