"""Reads from the plan what has a day but no place in the calendar, one group of records for each kind of thing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from aftercare import content, i18n
from aftercare.domain.areas import Area
from aftercare.domain.contacts import Contact
from aftercare.domain.deliveries import Source
from aftercare.domain.due_things import DueThing, call_things, step_things
from aftercare.domain.events import Event, EventKind
from aftercare.domain.settings import Settings
from aftercare.domain.steps import Step, checklist
from aftercare.storage.stores import Plan


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
    """What one source reminds of on these days, unless it is silent; not on days on which everything is paused."""
    if source in plan.settings.silent_sources:
        return []
    pauses = [pause for pause in plan.pauses.between(days.first, days.last) if pause.commitment_id is None]
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
    areas = [each for each in content.areas(i18n.language()) if Area(each.area) not in skipped]
    return step_things([step for each in areas for step in checklist(Area(each.area), kept, each.steps)], leaving)


def _calls(plan: Plan, days: Days) -> list[DueThing]:
    """From yesterday on: a suggestion for a day longer gone is of no use."""
    contacts = plan.contacts.with_rhythm()
    if not contacts:
        return []
    return call_things(contacts, plan.events.last_contact(), days.since(days.today - timedelta(days=1)))


def _leaving(plan: Plan) -> Event | None:
    return max(plan.events.of_kind(EventKind.LEFT_TREATMENT), key=lambda event: event.day, default=None)


DUE_READS: dict[Source, DueRead] = {
    Source.STEP: DueRead(frozenset({Step, Event, Settings}), _steps),
    Source.RHYTHM: DueRead(frozenset({Contact, Event, Settings}), _calls),
}
