"""What to be reminded of that has a day but no place in the calendar: steps, refills, follow-ups, calls, reviews."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from aftercare.domain.contacts import Contact, first_name
from aftercare.domain.deliveries import Source
from aftercare.domain.events import Event
from aftercare.domain.identity import ContactId
from aftercare.domain.sober_network import suggested_calls
from aftercare.domain.steps import Step, due_date
from aftercare.i18n import _, ngettext

MORNING = time(10)
"""When most of these remind: late enough to be up, early enough to reach an office."""
CALLING_TIME = time(17)

THINGS = (Source.STEP, Source.REFILL, Source.GUARD, Source.RHYTHM, Source.REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueThing:
    """Something to be reminded of on a `day` at a wall-clock time here; `source_id` says which of its source.

    What was due before the UTC instant `known_since` was never promised. `title` and `detail` name it, `private` tells
    nothing to someone who looks over a shoulder.
    """

    source: Source
    source_id: str = ""
    day: date
    at: time = MORNING
    known_since: datetime
    title: str = field(repr=False)
    detail: str = field(default="", repr=False)
    private: str = field(repr=False)


def step_things(lines: Iterable[Step], leaving: Event | None) -> list[DueThing]:
    """The open steps of each day together: one reminder a day, however long the list is."""
    if leaving is None:
        return []
    by_day: dict[date, list[Step]] = defaultdict(list)
    for step in lines:
        day = due_date(step, leaving.day)
        if day is not None and step.open:
            by_day[day].append(step)
    return [_steps(day, steps, leaving.recorded_at) for day, steps in sorted(by_day.items())]


def _steps(day: date, steps: list[Step], known_since: datetime) -> DueThing:
    count = len(steps)
    titles = ", ".join(step.title for step in steps)
    several = ngettext("{count} step of your plan", "{count} steps of your plan", count).format(count=count)
    return DueThing(
        source=Source.STEP,
        day=day,
        known_since=known_since,
        title=titles if count == 1 else several,
        detail="" if count == 1 else titles,
        private=things_in_words(count),
    )


def call_things(
    contacts: Iterable[Contact], last_contact: Mapping[ContactId, date], days: Iterable[date]
) -> list[DueThing]:
    """One suggested call a day at the most, and none on a day with a call already made to one of these people."""
    called = [contact for contact in contacts if contact.call_every_days]
    made_on = {last_contact[contact.id] for contact in called if contact.id in last_contact}
    found = []
    for day in days:
        suggested = suggested_calls(called, last_contact, day) if day not in made_on else []
        found += [_call(one.contact, one.reason, day) for one in suggested[:1]]
    return found


def _call(contact: Contact, reason: str, day: date) -> DueThing:
    return DueThing(
        source=Source.RHYTHM,
        source_id=contact.id,
        day=day,
        at=CALLING_TIME,
        known_since=contact.created_at,
        title=_("A good time to call {name}.").format(name=first_name(contact)),
        detail=reason,
        private=_("1 call for today."),
    )


def things_in_words(count: int) -> str:
    """How many things there are, and not which."""
    return ngettext("{count} thing of your plan.", "{count} things of your plan.", count).format(count=count)
