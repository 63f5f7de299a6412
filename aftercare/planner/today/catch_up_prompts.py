"""What reminders say on Today, once: that some things passed without an answer."""

from datetime import date

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Outcome, Override
from aftercare.domain.records.deliveries import Delivery
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _, ngettext
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.workspace import Workspace

KINDS = frozenset({Delivery, Outcome, Commitment, Override, Settings})


def read(workspace: Workspace, _today: date) -> list[Prompt]:
    """A word about what passed while the computer slept or was off, until the list was seen."""
    count = workspace.ringing.catch_up().unseen
    if not count:
        return []
    passed = ngettext("{count} thing passed without a note.", "{count} things passed without a note.", count)
    return [
        Prompt(
            key="catch-up",
            area=Area.SELF_CARE,
            title=_("While you were away"),
            sentence=passed.format(count=count),
            answers=(
                Answer(_("Show the list"), act=workspace.ringing.open_catch_up),
                Answer(_("Not now"), weight="quiet"),
            ),
        )
    ]
