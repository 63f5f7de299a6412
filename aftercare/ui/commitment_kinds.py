"""What the form of each kind of commitment asks, what it calls it, and what a new one starts with."""

from dataclasses import dataclass
from datetime import timedelta

from aftercare.content import AreaContent
from aftercare.domain.commitments import CommitmentKind
from aftercare.domain.repetition import Every
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


def usual_length_and_reminders(says: AreaContent, kind: CommitmentKind) -> tuple[timedelta, tuple[timedelta, ...]]:
    """What an area offers for a kind; nothing for a kind it does not offer."""
    for offer in says.offers:
        if offer.kind == kind:
            reminders = tuple(timedelta(minutes=minutes) for minutes in offer.reminders)
            return timedelta(minutes=offer.minutes), reminders
    return timedelta(0), ()


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


def people_question(kind: CommitmentKind) -> str:
    """What the form asks for the people."""
    return _("Who prescribes it") if kind is CommitmentKind.MEDICINE else _("Who with")


def whole_day_words(kind: CommitmentKind) -> str:
    """What a day without a time is called."""
    any_time = (CommitmentKind.SELF_CARE, CommitmentKind.MEDICINE, CommitmentKind.CALL, CommitmentKind.REVIEW)
    return _("Any time of day") if kind in any_time else _("All day")
