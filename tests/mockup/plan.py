"""The made-up plan of the design's pictures: Rowan's, on Tuesday, October 6, 2026, at 8:30 in New York."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from aftercare import content
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.domain.records.commitments import CommitmentKind, HowToMeet, Outcome, Result
from aftercare.domain.records.contacts import ContactKind, PhoneNumber, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.steps import Step, checklist
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.stores import Record
from tests.gui.made_up import HERE, NOW, commitment, contact

TUESDAY = date(2026, 10, 6)
_ZONE = HERE.key


def at(hour: int, minute: int = 0, day: int = 6) -> datetime:
    """A wall-clock moment of that October."""
    return datetime(2026, 10, day, hour, minute)


def instant(hour: int, minute: int = 0, day: int = 6) -> datetime:
    """The same as an instant."""
    return at(hour, minute, day).replace(tzinfo=HERE).astimezone(UTC)


LEFT = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 8, 21), recorded_at=NOW)
HELP_STEPS = (
    "Put both feet on the floor. Breathe out slowly, 5 times.",
    "Go to a different room, or step outside.",
    "Drink water. Eat something small.",
    "Call Sam. If Sam can’t talk, call Leila.",
    "Wait 20 minutes before you decide anything.",
)

DENISE = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM, role="Counselor")
OSEI = contact("Dr. Amara Osei", "555-0126", Area.TREATMENT_TEAM, role="Doctor")
LARKFIELD = contact(
    "Larkfield Clinic",
    "555-0120",
    Area.TREATMENT_TEAM,
    kind=ContactKind.ORGANIZATION,
    role="After hours",
    good_times="After hours: ask for the on-call counselor",
    help_rank=3,
)
HARBOR_STREET = contact(
    "Harbor Street Group", area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, role="12-step · in person"
)
CLEAR_STEPS = contact("Clear Steps", area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, role="Skills-based · online")
SAM = contact(
    "Sam Whitlock",
    "555-0142",
    role="Peer mentor",
    good_times="Any time, day or night",
    said_yes_to=("Late-night calls", "Rides to group", "Sitting with me", "Coffee on Sundays"),
    what_helps=("Listen first", "Ask what I need right now"),
    what_does_not_help=("Long advice", "Telling others without asking me"),
    call_every_days=3,
    help_rank=1,
    notes="We met at Larkfield.",
)
MARCUS = contact("Marcus", role="From Harbor Street Group")
MILL_LANE = contact(
    "The bar on Mill Lane",
    kind=ContactKind.PLACE,
    side=Side.RISK,
    distance_plan="Walk home by the lake.",
)
LEILA = contact("Leila Marsh", "555-0178", Area.LOVED_ONES, role="My sister", help_rank=2)
ELLEN = replace(contact("Ellen Marsh", area=Area.LOVED_ONES, role="Mom"), numbers=(PhoneNumber("555-0171", "home"),))
RUNNING_CLUB = contact("Saturday running club", area=Area.SELF_CARE, kind=ContactKind.GROUP)

MEDICINE = commitment(
    "Take morning medicine", at(7, 30), CommitmentKind.MEDICINE, rule="FREQ=DAILY", reminders=(timedelta(0),)
)
BREAKFAST = commitment("Eat breakfast", at(8), rule="FREQ=DAILY")
WALK = commitment("Walk around the lake", at(10), rule="FREQ=DAILY", amount=20, amount_unit="minutes")
COUNSELING = commitment(
    "Counseling",
    at(14),
    CommitmentKind.VISIT,
    50,
    zone=_ZONE,
    rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    reminders=(timedelta(days=1), timedelta(hours=2)),
    contact_ids=(DENISE.id,),
    how=HowToMeet.IN_PERSON,
    place="Larkfield Clinic, Room 4",
    getting_there="Bus 12 from Mill Lane, or ask Leila for a ride",
    leave_by=time(13, 25),
)
HARBOR_STREET_MEETING = commitment(
    "Harbor Street Group",
    at(18, 30),
    CommitmentKind.MEETING,
    60,
    zone=_ZONE,
    rule="FREQ=WEEKLY;BYDAY=TU",
    reminders=(timedelta(hours=1),),
    contact_ids=(MARCUS.id,),
    place="St. Brannock’s Hall, side door",
)
CLEAR_STEPS_MEETING = commitment(
    "Clear Steps",
    at(10, day=10),
    CommitmentKind.MEETING,
    60,
    zone=_ZONE,
    rule="FREQ=WEEKLY;BYDAY=SA",
    how=HowToMeet.VIDEO,
)
WIND_DOWN = commitment("Phone away, wind down for sleep", at(21, 30), rule="FREQ=DAILY")
DOCTOR_CALLS = commitment(
    "Phone call", at(11, 15, 7), CommitmentKind.VISIT, 15, zone=_ZONE, contact_ids=(OSEI.id,), how=HowToMeet.PHONE
)
REVIEW = commitment("Medicine review", at(9, 30, 22), CommitmentKind.VISIT, 30, zone=_ZONE, contact_ids=(OSEI.id,))
CALL_LEILA = commitment("", at(0), CommitmentKind.CALL, 24 * 60, all_day=True, contact_ids=(LEILA.id,))
TALK = commitment("Sunday talk", at(16, day=11), CommitmentKind.TALK, 30, zone=_ZONE, contact_ids=(ELLEN.id,))

_TEAM = (DENISE, OSEI, LARKFIELD, COUNSELING, DOCTOR_CALLS, REVIEW)
_GROUPS = (HARBOR_STREET, CLEAR_STEPS, HARBOR_STREET_MEETING, CLEAR_STEPS_MEETING)
DAY = (MEDICINE, BREAKFAST, WALK, COUNSELING, HARBOR_STREET_MEETING, WIND_DOWN, CALL_LEILA)
"""What Tuesday holds."""


def answered(*done: Record, when: datetime = NOW) -> list[Outcome]:
    """Today's answers "done" for some commitments."""
    starts = {each.id: datetime.combine(TUESDAY, each.start.time()) for each in DAY}
    return [
        Outcome(commitment_id=each.id, original_start=starts[each.id], result=Result.DONE, answered_at=when)
        for each in DAY
        if each in done
    ]


def check_in(mood: Mood = Mood.GOOD, craving: Craving = Craving.MILD) -> CheckIn:
    """Today's check-in."""
    return CheckIn(day=TUESDAY, mood=mood, craving=craving, sleep_minutes=390, answered_at=NOW)


def _finished(areas: Iterable[Area], *, until_day: int) -> list[Step]:
    """Starter steps of some areas, due until a day after leaving, as done."""
    return [
        replace(line, done_on=date(2026, 9, 30))
        for says in content.areas()
        if says.area in tuple(areas)
        for line in checklist(Area(says.area), (), says.steps)
        if line.due_day is not None and line.due_day <= until_day
    ]


def begin(workspace: Workspace) -> None:
    """Someone who has answered Welcome."""
    workspace.save_settings(person_name="Rowan")
    if not workspace.card.country:
        workspace.save_card(country="US")


def start(workspace: Workspace) -> None:
    """A plan half built with the counselor: three areas have something in them, one is skipped."""
    begin(workspace)
    workspace.save_settings(skipped_areas=(Area.SELF_CARE,), hide_private_notes=True)
    built = (Area.SUPPORT_GROUPS, Area.TREATMENT_TEAM)
    people = [replace(each, help_rank=None) for each in (LARKFIELD, SAM)]
    workspace.plan.write_without_undo([*_TEAM, *_GROUPS, *people, *_finished(built, until_day=1)])


def fill(workspace: Workspace) -> None:
    """The whole plan, 46 days after leaving, with the morning's first two things done."""
    begin(workspace)
    people = (SAM, MARCUS, MILL_LANE, LEILA, ELLEN, RUNNING_CLUB)
    done = answered(MEDICINE, when=instant(7, 42)) + answered(BREAKFAST, when=instant(8, 20))
    talked = Event(
        id=EventId("talked"), kind=EventKind.CONTACT_MADE, contact_id=SAM.id, day=date(2026, 10, 2), recorded_at=NOW
    )
    steps = _finished(Area, until_day=365)
    workspace.plan.write("made up", [*_TEAM, *_GROUPS, *people, *DAY, TALK, LEFT, talked, *done, *steps])
    workspace.save_card(steps=HELP_STEPS)
