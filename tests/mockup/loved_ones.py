"""Made-up agreements with the loved ones of the design's pictures."""

from dataclasses import replace
from datetime import date, timedelta

from aftercare.domain.areas.loved_ones import Agreement, Sides
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content
from tests.gui.made_up import NOW
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import ELLEN as MOM
from tests.mockup.plan import LEILA as SISTER

LEILA = replace(
    SISTER,
    what_helps=("Listen first", "Ask before you tell others"),
    what_does_not_help=("Long advice",),
    said_yes_to=("Rides", "Childcare"),
)
ELLEN = replace(MOM, said_yes_to=("Meals",))
WITH_LEILA = Agreement(
    helps=Sides(theirs="A short message when you get home late"),
    boundaries=Sides(mine="I leave when people drink", theirs="No money before payday. No visits after use."),
    if_use=Sides(mine="I call you and my team the same day", theirs="I come over, or I call the clinic with you"),
    celebrate=Sides(mine="Pancakes on the first of each month"),
    help_wanted=("Rides", "Letters and bills"),
    talked_over_on=date(2026, 9, 27),
    my_yes_at=NOW - timedelta(days=9),
    their_yes_at=NOW - timedelta(days=9),
    words_changed_at=NOW - timedelta(days=10),
)


def agreed(contact: Contact, page: Agreement) -> Sheet:
    """The agreement with someone."""
    sheet = Sheet(
        id=SheetId(f"agreed-{contact.id}"),
        kind=SheetKind.AGREEMENT,
        contact_id=contact.id,
        day=date(2026, 9, 26),
        changed_at=NOW,
    )
    return with_content(sheet, page, NOW)


def fill(workspace: Workspace) -> None:
    """The whole made-up plan with an agreement."""
    mockup_plan.fill(workspace)
    workspace.plan.write_without_undo([LEILA, ELLEN, agreed(LEILA, WITH_LEILA)])
