"""The made-up groups of the design's picture: what is known of them, and the sheets about them."""

from dataclasses import replace
from datetime import date, datetime

from aftercare.domain.areas.support_groups import AboutGroup, Fit, GoBack, TryOut, TryOutAnswer
from aftercare.domain.records.commitments import HowToMeet, Outcome, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content
from tests.gui.made_up import NOW
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import CLEAR_STEPS, HARBOR_STREET, HARBOR_STREET_MEETING, instant

HARBOR = replace(HARBOR_STREET, role="12-step")
CLEAR = replace(CLEAR_STEPS, role="Skills-based")
HARBOR_TRIED = TryOut(
    values=TryOutAnswer(fit=Fit.MOSTLY),
    size=TryOutAnswer(fit=Fit.YES, note="About 12 people. I can just listen."),
    place=TryOutAnswer(fit=Fit.YES),
    structure=TryOutAnswer(fit=Fit.NOT_SURE),
)
CLEAR_TRIED = TryOut(
    values=TryOutAnswer(fit=Fit.YES),
    leader=TryOutAnswer(fit=Fit.MOSTLY),
    size=TryOutAnswer(fit=Fit.NO),
    go_back=GoBack.YES,
)


def about(contact: Contact, page: AboutGroup) -> Sheet:
    """What is known of a group."""
    sheet = Sheet(
        id=SheetId(f"about-{contact.id}"),
        kind=SheetKind.GROUP,
        contact_id=contact.id,
        day=date(2026, 9, 1),
        changed_at=NOW,
    )
    return with_content(sheet, page, NOW)


def tried(contact: Contact, page: TryOut, day: int = 29, *, visit: bool = False) -> Sheet:
    """The sheet of a September visit to a group, or from before one."""
    sheet = Sheet(
        id=SheetId(f"tried-{contact.id}-{day}"),
        kind=SheetKind.TRY_OUT,
        contact_id=contact.id,
        commitment_id=HARBOR_STREET_MEETING.id if visit else None,
        original_start=datetime(2026, 9, day, 18, 30) if visit else None,
        day=date(2026, 9, day),
        changed_at=NOW,
    )
    return with_content(sheet, page, NOW)


def fill(workspace: Workspace) -> None:
    """The whole made-up plan with its groups tried out; three visits to Harbor Street since September 8."""
    mockup_plan.fill(workspace)
    meeting = replace(HARBOR_STREET_MEETING, start=datetime(2026, 9, 8, 18, 30))
    went = [
        Outcome(
            commitment_id=meeting.id,
            original_start=datetime(2026, 9, day, 18, 30),
            result=Result.DONE,
            answered_at=instant(20),
        )
        for day in (8, 15, 29)
    ]
    sheets = (
        about(HARBOR, AboutGroup(how=HowToMeet.IN_PERSON, is_home=True)),
        about(CLEAR, AboutGroup(how=HowToMeet.VIDEO)),
        tried(
            HARBOR,
            TryOut(size=TryOutAnswer(fit=Fit.MOSTLY), atmosphere=TryOutAnswer(fit=Fit.YES), go_back=GoBack.YES),
            8,
            visit=True,
        ),
        tried(HARBOR, HARBOR_TRIED, visit=True),
        tried(CLEAR, CLEAR_TRIED),
    )
    workspace.plan.write_without_undo([HARBOR, CLEAR, meeting, *went, *sheets])
