"""What the form of each kind of commitment asks, what it calls it, and what a new one starts with."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from aftercare.content import AreaContent
from aftercare.domain.calendar.repetition import Every, Repetition, to_rule
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """How a new commitment of a kind repeats and keeps time, and which questions its form has.

    `floating` is the same time wherever one is, `meets` asks how and where, `counts` asks how much.
    """

    every: Every = Every.ONCE
    floating: bool = False
    all_day: bool = False
    people: bool = True
    meets: bool = False
    length: bool = True
    counts: bool = False


ASKS = {
    CommitmentKind.VISIT: Asks(meets=True),
    CommitmentKind.MEETING: Asks(every=Every.WEEK, meets=True),
    CommitmentKind.MEDICINE: Asks(every=Every.DAY, floating=True, length=False),
    CommitmentKind.CALL: Asks(),
    CommitmentKind.TALK: Asks(every=Every.WEEK, meets=True),
    CommitmentKind.SELF_CARE: Asks(every=Every.DAY, floating=True, all_day=True, people=False, counts=True),
    CommitmentKind.ACTIVITY: Asks(meets=True),
    CommitmentKind.REVIEW: Asks(floating=True),
}


def kind_name(kind: CommitmentKind) -> str:
    """A kind as one chooses it."""
    return {
        CommitmentKind.VISIT: _("Appointment"),
        CommitmentKind.MEETING: _("Meeting"),
        CommitmentKind.MEDICINE: _("Medicine"),
        CommitmentKind.CALL: _("Call"),
        CommitmentKind.TALK: _("Talk"),
        CommitmentKind.SELF_CARE: _("Daily step"),
        CommitmentKind.ACTIVITY: _("Activity"),
        CommitmentKind.REVIEW: _("Review"),
    }[kind]


def edit_planned(kind: CommitmentKind) -> str:
    """The heading over something planned that is edited."""
    return {
        CommitmentKind.VISIT: _("Edit appointment"),
        CommitmentKind.MEETING: _("Edit meeting"),
        CommitmentKind.MEDICINE: _("Edit medicine"),
        CommitmentKind.CALL: _("Edit call"),
        CommitmentKind.TALK: _("Edit talk"),
        CommitmentKind.SELF_CARE: _("Edit daily step"),
        CommitmentKind.ACTIVITY: _("Edit activity"),
        CommitmentKind.REVIEW: _("Edit review"),
    }[kind]


def title_question(kind: CommitmentKind) -> str:
    """What the form asks for its title."""
    return {
        CommitmentKind.VISIT: _("What for"),
        CommitmentKind.MEETING: _("Name of the meeting"),
        CommitmentKind.MEDICINE: _("Name and dose"),
        CommitmentKind.CALL: _("What about"),
        CommitmentKind.TALK: _("What about"),
    }.get(kind, _("What"))


def usual_titles() -> list[str]:
    """What visits with the treatment team are mostly for."""
    return [
        _("Counseling"),
        _("Doctor’s visit"),
        _("Medicine review"),
        _("Group session"),
        _("Phone call"),
        _("Lab test"),
    ]


def people_question(kind: CommitmentKind) -> str:
    """What the form asks for the people."""
    return _("Who prescribes it") if kind is CommitmentKind.MEDICINE else _("Who with")


def whole_day_words(kind: CommitmentKind) -> str:
    """What a day without a time is called."""
    any_time = (CommitmentKind.SELF_CARE, CommitmentKind.MEDICINE, CommitmentKind.CALL, CommitmentKind.REVIEW)
    return _("Any time of day") if kind in any_time else _("All day")


def usual_pattern(says: AreaContent, kind: CommitmentKind, day: date, home_zone: str | None) -> dict[str, Any]:
    """The fields of a commitment that say when it takes place and reminds, as a new one of a kind has them."""
    asks = ASKS[kind]
    length, reminders = offered(says, kind)
    weekdays = (day.weekday(),) if asks.every is Every.WEEK else ()
    zone = usual_zone(kind, home_zone, all_day=asks.all_day)
    return {
        "all_day": asks.all_day,
        "length": timedelta(days=1) if asks.all_day else length,
        "reminders": () if asks.all_day else reminders,
        "rule": to_rule(Repetition(every=asks.every, weekdays=weekdays), all_day=asks.all_day, zone=zone),
        "zone": zone,
    }


def usual_zone(kind: CommitmentKind, home_zone: str | None, *, all_day: bool) -> str | None:
    """The zone a kind is planned in; None is wherever one is."""
    return None if all_day or ASKS[kind].floating else home_zone


def offered(says: AreaContent, kind: CommitmentKind) -> tuple[timedelta, tuple[timedelta, ...]]:
    """Length and reminders an area offers for a kind; nothing for a kind it does not offer."""
    for offer in says.offers:
        if offer.kind == kind:
            return timedelta(minutes=offer.minutes), tuple(timedelta(minutes=before) for before in offer.reminders)
    return timedelta(0), ()
