"""The made-up plan of the pictures with a sober network: calls, last talks, and whom to keep distance from."""

from dataclasses import replace
from datetime import date

from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId, new_id
from aftercare.planner.workspace import Workspace
from tests.gui.made_up import NOW, commitment, contact
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import LEILA, MARCUS, SAM, at

PRIYA = contact("Priya Nair", "555-0164", role="Saturday running club", call_every_days=7)
WEEKLY_LEILA = replace(LEILA, call_every_days=4)
RISKS = (
    contact(
        "Dale",
        kind=ContactKind.PERSON,
        side=Side.RISK,
        distance_plan="I don’t answer his texts.\nI say: I have to go now.\nI call Sam.",
    ),
    contact("Payday evenings", kind=ContactKind.SITUATION, side=Side.RISK),
)
COOKING = commitment("Cooking class", at(18, day=8), CommitmentKind.ACTIVITY, 60, area=SAM.area, rule="FREQ=WEEKLY")


def talked(who: Contact, day: date, note: str = "") -> Event:
    """A time one was in touch."""
    kind = EventKind.CONTACT_MADE
    return Event(id=EventId(new_id()), kind=kind, day=day, contact_id=who.id, note=note, recorded_at=NOW)


def fill(workspace: Workspace) -> None:
    """The whole plan with its sober network."""
    mockup_plan.fill(workspace)
    times = (
        talked(LEILA, date(2026, 10, 4)),
        talked(PRIYA, date(2026, 10, 3), "Ran 3 miles, slowly"),
        talked(MARCUS, date(2026, 9, 29)),
    )
    workspace.plan.write_without_undo([PRIYA, WEEKLY_LEILA, *RISKS, COOKING, *times])
