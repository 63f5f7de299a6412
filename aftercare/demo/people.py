"""Who is in the sample plan and what repeats in it; everyone is invented and every number is a 555-01xx one."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, HowToMeet
from aftercare.domain.records.contacts import Contact, ContactKind, Link, PhoneNumber, Side
from aftercare.domain.records.identity import ContactId, MakeId

PERSON_NAME = "Rowan"
HELP_STEPS = (
    "Put both feet on the floor. Breathe out slowly, 5 times.",
    "Go to a different room, or step outside.",
    "Drink water. Eat something small.",
    "Call Sam. If Sam can’t talk, call Leila.",
    "Wait 20 minutes before you decide anything.",
)
CHECK_IN_NOTES = (
    "Slept well after the walk.",
    "Long day at work. Called Sam on the way home.",
    "Quiet evening. Played guitar.",
    "Group was small today. It helped.",
    "Hard afternoon, better after dinner.",
    "Mia’s game on Saturday. Looking forward to it.",
)


def people(make_id: MakeId, created_at: datetime) -> dict[str, Contact]:
    """Give everyone in the sample plan by first name (or the group's, place's or situation's)."""

    def someone(area: Area, name: str, number: str = "", **more: Any) -> Contact:
        numbers = (PhoneNumber(number),) if number else ()
        return Contact(id=ContactId(make_id()), area=area, name=name, numbers=numbers, created_at=created_at, **more)

    return {
        "Harbor": someone(
            Area.SUPPORT_GROUPS, "Harbor Street Group", kind=ContactKind.GROUP, place="St. Brannock’s Hall, side door",
            role="12-step", notes="About 12 people. I can just listen.",
        ),
        "Clear Steps": someone(
            Area.SUPPORT_GROUPS, "Clear Steps", kind=ContactKind.GROUP, role="Skills-based",
            links=(Link("https://clearsteps.example/join"),),
        ),
        "Denise": someone(
            Area.TREATMENT_TEAM, "Denise Kowalski", "555-0121", role="Counselor", place="Larkfield Clinic, Room 4",
            help_rank=3,
        ),
        "Amara": someone(Area.TREATMENT_TEAM, "Dr. Amara Osei", "555-0126", role="Doctor", place="Larkfield Clinic"),
        "Larkfield": someone(
            Area.TREATMENT_TEAM, "Larkfield Clinic", "555-0120", kind=ContactKind.ORGANIZATION, role="After hours",
            notes="Ask for the on-call counselor.", help_rank=4,
        ),
        "Sam": someone(
            Area.SOBER_NETWORK, "Sam Whitlock", "555-0142", role="Peer mentor",
            good_times="Evenings are best. Any time at night if it’s hard.", help_rank=1, call_every_days=3,
            said_yes_to=("Late-night calls", "Rides to group", "Sitting with me", "Coffee on Sundays"),
            what_helps=("Listen first", "Ask what I need right now"),
            what_does_not_help=("Long advice", "Telling others without asking me"),
        ),
        "Marcus": someone(Area.SOBER_NETWORK, "Marcus Teale", "555-0155", role="From Harbor Street Group"),
        "Priya": someone(
            Area.SOBER_NETWORK, "Priya Nair", "555-0163", role="Saturday running club", call_every_days=7
        ),
        "Dock Street": someone(
            Area.SOBER_NETWORK, "The bar on Dock Street", kind=ContactKind.PLACE, side=Side.RISK,
            distance_plan="Take Mill Lane home. Call Sam if I walk past anyway.",
        ),
        "Payday": someone(
            Area.SOBER_NETWORK, "Payday Fridays", kind=ContactKind.SITUATION, side=Side.RISK,
            distance_plan="Go to the 6:30 PM group. Leave the card with Leila.",
        ),
        "Leila": someone(
            Area.LOVED_ONES, "Leila Marsh", "555-0178", role="Sister", good_times="Any time", help_rank=2,
            call_every_days=4, said_yes_to=("Rides", "Childcare on Tuesdays"),
        ),
        "Ellen": someone(Area.LOVED_ONES, "Ellen Marsh", "555-0184", role="Mom", call_every_days=7),
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSeries:
    """A repeating commitment whose rule changed over time.

    `phases` are (days after leaving treatment, rule); {0} to {6} in a rule are the weekdays from today's on. A series
    is `renewed` every so many days by a successor, or `ends` so many days after leaving. `at` None is all day.
    """

    kind: CommitmentKind
    area: Area
    title: str
    who: tuple[str, ...] = ()
    at: time | None
    minutes: int = 0
    phases: tuple[tuple[int, str], ...]
    renewed: int | None = None
    ends: int | None = None
    floating: bool = False
    reminders: tuple[int, ...] = ()
    done: float = 0.88
    more: dict[str, Any] | None = None


SERIES = (
    SampleSeries(
        kind=CommitmentKind.MEETING, area=Area.SUPPORT_GROUPS, title="Harbor Street Group", who=("Harbor", "Marcus"),
        at=time(18, 30), minutes=60, reminders=(60,), renewed=365, done=0.8,
        phases=((3, "FREQ=WEEKLY;BYDAY={0},{3}"), (120, "FREQ=WEEKLY;BYDAY={0}")),
        more={"place": "St. Brannock’s Hall, side door", "how": HowToMeet.IN_PERSON},
    ),
    SampleSeries(
        kind=CommitmentKind.MEETING, area=Area.SUPPORT_GROUPS, title="Clear Steps", who=("Clear Steps",),
        at=time(10), minutes=60, reminders=(30,), ends=330, done=0.6, phases=((5, "FREQ=WEEKLY;BYDAY=SA"),),
        more={"how": HowToMeet.VIDEO, "link": "https://clearsteps.example/join"},
    ),
    SampleSeries(
        kind=CommitmentKind.VISIT, area=Area.TREATMENT_TEAM, title="Counseling", who=("Denise",), at=time(14),
        minutes=50, reminders=(1440, 120), renewed=365, done=0.9,
        phases=((4, "FREQ=WEEKLY;INTERVAL=2;BYDAY={1}"), (182, "FREQ=MONTHLY;BYDAY=1TU")),
        more={
            "place": "Larkfield Clinic, Room 4", "how": HowToMeet.IN_PERSON, "leave_by": time(13, 25),
            "getting_there": "Bus 12 from Mill Lane, or ask Leila for a ride",
        },
    ),
    SampleSeries(
        kind=CommitmentKind.VISIT, area=Area.TREATMENT_TEAM, title="Medicine review", who=("Amara",), at=time(9, 30),
        minutes=20, reminders=(1440, 60), done=0.95, phases=((20, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH"),),
        more={"how": HowToMeet.PHONE},
    ),
    SampleSeries(
        kind=CommitmentKind.MEDICINE, area=Area.TREATMENT_TEAM, title="Take morning medicine", at=time(7, 30),
        floating=True, reminders=(0,), renewed=180, done=0.93, phases=((0, "FREQ=DAILY"),),
    ),
    SampleSeries(
        kind=CommitmentKind.MEDICINE, area=Area.TREATMENT_TEAM, title="Take evening medicine", at=time(21),
        floating=True, reminders=(0,), ends=270, phases=((0, "FREQ=DAILY"),),
    ),
    SampleSeries(
        kind=CommitmentKind.CALL, area=Area.SOBER_NETWORK, title="Call Sam", who=("Sam",), at=time(19), minutes=15,
        floating=True, reminders=(0,), renewed=365, done=0.75,
        phases=((1, "FREQ=DAILY"), (14, "FREQ=WEEKLY;BYDAY=TU,FR")),
    ),
    SampleSeries(
        kind=CommitmentKind.ACTIVITY, area=Area.SOBER_NETWORK, title="Running club", who=("Priya",), at=time(8, 30),
        minutes=60, reminders=(60,), renewed=365, done=0.65, phases=((90, "FREQ=WEEKLY;BYDAY=SA"),),
        more={"place": "Lake gate", "how": HowToMeet.IN_PERSON},
    ),
    SampleSeries(
        kind=CommitmentKind.ACTIVITY, area=Area.SOBER_NETWORK, title="Community garden", at=time(17), minutes=90,
        ends=500, done=0.7, phases=((60, "FREQ=WEEKLY;BYDAY=TH"),), more={"place": "Orchard Road"},
    ),
    SampleSeries(
        kind=CommitmentKind.TALK, area=Area.LOVED_ONES, title="Weekly talk", who=("Leila", "Ellen"), at=time(17),
        minutes=30, reminders=(60,), renewed=365, done=0.8, phases=((7, "FREQ=WEEKLY;BYDAY=SU"),),
    ),
    SampleSeries(
        kind=CommitmentKind.VISIT, area=Area.LOVED_ONES, title="Family session", who=("Ellen", "Leila"), at=time(16),
        minutes=60, reminders=(1440,), ends=365, done=0.85, phases=((14, "FREQ=MONTHLY;BYDAY=3TH"),),
        more={"place": "Larkfield Clinic", "how": HowToMeet.IN_PERSON},
    ),
    SampleSeries(
        kind=CommitmentKind.SELF_CARE, area=Area.SELF_CARE, title="Eat breakfast", at=time(8), floating=True,
        phases=((0, "FREQ=DAILY"),),
    ),
    SampleSeries(
        kind=CommitmentKind.SELF_CARE, area=Area.SELF_CARE, title="Walk around the lake", at=time(10), floating=True,
        renewed=365, done=0.72, phases=((3, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),),
        more={"amount": 20, "amount_unit": "minutes"},
    ),
    SampleSeries(
        kind=CommitmentKind.SELF_CARE, area=Area.SELF_CARE, title="Guitar", at=time(15), floating=True, done=0.7,
        phases=((7, "FREQ=WEEKLY;BYDAY=SU"),),
    ),
    SampleSeries(
        kind=CommitmentKind.SELF_CARE, area=Area.SELF_CARE, title="Phone away, wind down for sleep",
        at=time(21, 30), floating=True, reminders=(0,), renewed=365, done=0.7, phases=((1, "FREQ=DAILY"),),
    ),
    SampleSeries(
        kind=CommitmentKind.REVIEW, area=Area.SEEK_HELP, title="Read my warning signs again", at=None, floating=True,
        reminders=(-540,), done=0.9, phases=((30, "FREQ=MONTHLY;BYMONTHDAY=1"),),
    ),
)  # fmt: skip
