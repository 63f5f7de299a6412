"""What to be reminded of that has a day but no place in the calendar: steps, refills, follow-ups, calls, reviews."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.areas.sober_network import suggested_calls
from aftercare.domain.areas.treatment_team.medicines import MedicineSheet, Refill, refills_due
from aftercare.domain.areas.treatment_team.team import WINDOWS, Gap, follow_up_gap
from aftercare.domain.calendar.agenda import Status
from aftercare.domain.progress.journey import reviews_due
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.events import Event
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Step, due_date
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


def refill_things(medicines: Iterable[tuple[Sheet, MedicineSheet]], today: date) -> list[DueThing]:
    """One reminder for each medicine, some days before it runs out."""
    found = []
    for sheet, content in medicines:
        if content.refill_on is not None:
            day = max(today, content.refill_on - timedelta(days=content.refill_days_before))
            found += [_refill(refill, sheet.changed_at) for refill in refills_due([(sheet, content)], day)]
    return found


def _refill(refill: Refill, known_since: datetime) -> DueThing:
    return DueThing(
        source=Source.REFILL,
        source_id=refill.sheet_id,
        day=refill.day,
        known_since=known_since,
        title=refill.words,
        private=things_in_words(1),
    )


def guard_things(leaving: Event | None, visits: Iterable[tuple[date, Status]], today: date) -> list[DueThing]:
    """One reminder for each window without a visit: on its first day, and on the first after the one before."""
    if leaving is None:
        return []
    known, found, first = list(visits), [], leaving.day + timedelta(days=1)
    for within in WINDOWS:
        gap = follow_up_gap(leaving.day, known, max(today, first))
        if gap is not None and gap.within == within:
            found.append(_gap(gap, first, leaving.recorded_at))
        first = leaving.day + timedelta(days=within + 1)
    return found


def _gap(gap: Gap, day: date, known_since: datetime) -> DueThing:
    return DueThing(
        source=Source.GUARD,
        source_id=f"{gap.within}",
        day=day,
        known_since=known_since,
        title=_("Your first visit"),
        detail=gap.reason,
        private=things_in_words(1),
    )


def review_things(
    leaving: Event | None, done: Collection[date], first: date, last: date, put_off_on: date | None
) -> list[DueThing]:
    """The reviews that fall due on these days and were neither done nor put off."""
    if leaving is None:
        return []
    return [
        DueThing(
            source=Source.REVIEW,
            source_id=key,
            day=day,
            known_since=leaving.recorded_at,
            title=_("A good time to look through your plan."),
            detail=_("What to keep, what to change, what to drop. It takes a few minutes."),
            private=things_in_words(1),
        )
        for key, day in reviews_due(leaving.day, done, first, last)
        if put_off_on is None or put_off_on < day
    ]


def call_things(
    contacts: Iterable[Contact], last_contact: Mapping[ContactId, date], days: Iterable[date], here: ZoneInfo
) -> list[DueThing]:
    """One suggested call a day at the most, and none on a day with a call already made to one of these people.

    Each person once in their rhythm, however long the call is put off: reminding every day would be nagging.
    """
    called = [contact for contact in contacts if contact.call_every_days]
    made_on = {last_contact[contact.id] for contact in called if contact.id in last_contact}
    found = []
    for day in days:
        turns = [contact for contact in called if _is_turn(contact, last_contact.get(contact.id), day, here)]
        suggested = suggested_calls(turns, last_contact, day) if day not in made_on else []
        found += [_call(one.contact, one.reason, day) for one in suggested[:1]]
    return found


def _is_turn(contact: Contact, last: date | None, day: date, here: ZoneInfo) -> bool:
    """Whether a whole number of rhythms has passed since the last call; someone never called is first after a day."""
    rhythm = contact.call_every_days or 1
    added = contact.created_at.astimezone(here).date()
    passed = rhythm - 1 + (day - added).days if last is None else (day - last).days
    return passed > 0 and passed % rhythm == 0


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
