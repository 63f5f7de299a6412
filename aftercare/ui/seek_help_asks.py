"""What the ladder asks on Today."""

from collections.abc import Sequence
from datetime import date

from aftercare.domain.areas import Area
from aftercare.domain.checkins import CheckIn
from aftercare.domain.commitments import Outcome, Override
from aftercare.domain.contacts import Contact
from aftercare.domain.events import Event
from aftercare.domain.settings import Settings
from aftercare.domain.sheets import Sheet
from aftercare.i18n import _
from aftercare.ui.day_asks import Answer, Ask
from aftercare.ui.long_words import breakable
from aftercare.ui.seek_help_state import answer_words, todays_answer
from aftercare.ui.workspace import Workspace

KINDS = frozenset({Sheet, CheckIn, Event, Outcome, Override, Contact, Settings})


def read(workspace: Workspace, today: date) -> Sequence[Ask]:
    """One ask while a level of the ladder applies; a higher level asks again."""
    found = todays_answer(workspace, today)
    if found is None:
        return ()
    why, plan = answer_words(workspace, found)
    return (
        Ask(
            key=f"ladder:{found.found.level.id}",
            area=Area.SEEK_HELP,
            title=breakable(why),
            sentence=breakable(plan),
            answers=(
                Answer(_("Show numbers"), opens=("help", "")),
                Answer(_("Not now"), kind="quiet"),
            ),
        ),
    )
