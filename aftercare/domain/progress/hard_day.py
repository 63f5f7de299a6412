"""A hard day: how it is marked, what could help next, and the morning after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.progress.day_counts import use_day_answers
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, MakeId

MARKS = frozenset({EventKind.USE_DAY, EventKind.HARD_DAY})
_SOON = timedelta(days=2)


class Mark(StrEnum):
    """What the person marks about a day."""

    USED = "used"
    WAS_HARD = "was_hard"
    NOT_SAID = "not_said"


def marked(mark: Mark, day: date, *, kept_in_total: bool, make_id: MakeId, now: datetime) -> Event:
    """The event of a mark; a use day is left out of the total or, where the person wants, kept in it."""
    is_use = mark is Mark.USED
    return Event(
        id=EventId(make_id()),
        kind=EventKind.USE_DAY if is_use else EventKind.HARD_DAY,
        day=day,
        answers=use_day_answers(kept_in_total=kept_in_total) if is_use else "",
        recorded_at=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextThings:
    """What could help next, None where the plan has nothing of a kind; the number of `reach` is known."""

    call: Contact | None
    tell: Contact | None
    reach: Contact | None
    visit: AgendaItem | None
    group: AgendaItem | None


def next_things(contacts: Sequence[Contact], items: Iterable[AgendaItem], now: datetime) -> NextThings:
    """Whom to call, whom of the team to tell and at which visit, and the next group within two days.

    `items` are those of the days to come, soonest first.
    """
    call = next((each for each in on_help_now(contacts) if each.numbers and each.kind is ContactKind.PERSON), None)
    coming = [item for item in items if item.status is Status.PLANNED and item.begins > now]
    team = [each for each in contacts if each.area is Area.TREATMENT_TEAM and each.side is Side.SUPPORTS]
    visit = next((item for item in coming if item.occurrence.commitment.kind is CommitmentKind.VISIT), None)
    seen = visit.occurrence.commitment.contact_ids if visit else ()
    # Whom one sees next, else a person with a number, else anyone of the team.
    team.sort(key=lambda each: (each.id not in seen, not each.numbers, each.kind is not ContactKind.PERSON))
    groups = (item for item in coming if item.occurrence.commitment.kind is CommitmentKind.MEETING)
    return NextThings(
        call=call or next((each for each in contacts if _can_be_called(each)), None),
        tell=team[0] if team else None,
        reach=next((each for each in team if each.numbers), None),
        visit=visit,
        group=next((item for item in groups if item.begins - now <= _SOON), None),
    )


def _can_be_called(contact: Contact) -> bool:
    close = contact.area in (Area.SOBER_NETWORK, Area.LOVED_ONES) and contact.side is Side.SUPPORTS
    return close and bool(contact.numbers)


def hard_day_before(events: Iterable[Event], today: date) -> bool:
    """Whether yesterday was marked."""
    yesterday = today - timedelta(days=1)
    return any(event.kind in MARKS and event.day == yesterday for event in events)
