"""What warning signs and the ladder ask on Today."""

from collections.abc import Sequence
from datetime import date

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Outcome, Override
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW
from aftercare.planner.long_words import breakable
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.seek_help.reads import answer_words, help_words, signs_for_help, todays_answer
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard

KINDS = frozenset({Sheet, CheckIn, Event, Outcome, Override, Contact, Settings})
KINDS_FOR_HELP: frozenset[type] = frozenset({Sheet, Settings, OpenCard})


def read_for_help(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """The way to Help now while a sign that leads there is noticed; another such sign asks again."""
    signs = signs_for_help(workspace, today)
    if not signs:
        return ()
    title, sentence = help_words(workspace)
    return (
        Prompt(
            key=f"help:{','.join(sign.id for sign in signs)}",
            area=Area.SEEK_HELP,
            title=title,
            sentence=sentence,
            answers=(
                Answer(_("Open Help now"), opens=HELP_NOW, weight="help"),
                Answer(_("Not now"), weight="quiet"),
            ),
            comes_first=True,
        ),
    )


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """One ask while a level of the ladder applies; a higher level asks again."""
    found = todays_answer(workspace, today)
    if found is None:
        return ()
    why, plan = answer_words(workspace, found)
    return (
        Prompt(
            key=f"ladder:{found.found.level.id}",
            area=Area.SEEK_HELP,
            title=breakable(why),
            sentence=breakable(plan),
            answers=(
                Answer(_("Show numbers"), opens=HELP_NOW),
                Answer(_("Not now"), weight="quiet"),
            ),
        ),
    )
