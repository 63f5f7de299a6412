"""Rowan's warning signs, if-then plan and reasons, for pictures and whole-window tests."""

from dataclasses import replace

from aftercare.domain.areas.seek_help.crisis_line import CrisisLine
from aftercare.domain.areas.seek_help.ladder import Ladder, Level, Reason, Reasons, Sign, WarningSigns
from aftercare.domain.records.settings import Substance
from aftercare.planner.seek_help.reads import save_noticed, save_sheet
from aftercare.planner.workspace import Workspace
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import LARKFIELD, SAM

SIGNS = tuple(
    Sign(id=f"sign-{place}", words=words)
    for place, words in enumerate(
        (
            "I sleep badly",
            "I stop texting Sam back",
            "I tell myself one time won’t matter",
            "I skip breakfast and drink coffee all day, and then I get angry at small things",
        )
    )
)
_GROUP = "Go to a group, in person or online"
_LEVELS = (
    Level(id="level-1", sign_count=2, do=_GROUP, contact_id=SAM.id),
    Level(id="level-2", signs=(SIGNS[2].id,), strong_days=3, missed_visits=2, do="Tell Denise", contact_id=SAM.id),
    Level(id="level-3", hard_day=True, do="Go where people are", contact_id=LARKFIELD.id),
)
_REASONS = (
    Reason(id="reason-1", words="This feeling has passed before. I want to be at Mia’s game.", on_help_now=True),
    Reason(id="reason-2", words="Waking up clear"),
)
OWN_LINE = CrisisLine(
    key="own.1",
    country="US",
    name="County line",
    number="555-0198",
    hours="8 AM to 10 PM",
    languages=("English",),
    own=True,
)


def fill(workspace: Workspace, *, noticed: int = 2, on_help_now: bool = True) -> None:
    """The whole plan, with so many signs noticed today."""
    mockup_plan.fill(workspace)
    workspace.save_settings(substances=(Substance.OPIOIDS, Substance.ALCOHOL))
    quiet = replace(workspace, offer_undo=lambda _label: None)
    save_sheet(quiet, "made up", WarningSigns(signs=SIGNS))
    save_sheet(quiet, "made up", Ladder(levels=_LEVELS, on_help_now=on_help_now))
    save_sheet(quiet, "made up", Reasons(reasons=_REASONS))
    save_noticed(quiet, "made up", SIGNS[:noticed])


DYING = Sign(id="sign-dying", words="I don’t want to live")


def notice_dying(workspace: Workspace) -> None:
    """One more sign, of dying, noticed today beside another."""
    quiet = replace(workspace, offer_undo=lambda _label: None)
    save_sheet(quiet, "made up", WarningSigns(signs=(*SIGNS[:2], DYING, *SIGNS[2:])))
    save_noticed(quiet, "made up", (SIGNS[0], DYING))


def write_long_words(workspace: Workspace, words: str) -> None:
    """A sign, a level and a reason of one very long word, the sign here today."""
    quiet = replace(workspace, offer_undo=lambda _label: None)
    sign, level = Sign(id="long", words=words), Level(id="long", signs=("long",), do=words, contact_id=SAM.id)
    save_sheet(quiet, "made up", WarningSigns(signs=(*SIGNS, sign)))
    save_sheet(quiet, "made up", Ladder(levels=(*_LEVELS, level), on_help_now=True))
    save_sheet(quiet, "made up", Reasons(reasons=(*_REASONS, Reason(id="long", words=words))))
    save_noticed(quiet, "made up", (sign,))
