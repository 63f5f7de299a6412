"""The morning after a hard day, on Today."""

from collections.abc import Sequence
from datetime import date, timedelta

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.progress.hard_day import hard_day_before
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.events import Event
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW
from aftercare.planner.long_words import isolated
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.workspace import Workspace

KINDS: frozenset[type] = frozenset({Event, Contact})


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """One line the day after, with the people one can call."""
    yesterday = today - timedelta(days=1)
    if not hard_day_before(workspace.plan.events.between(yesterday, yesterday), today):
        return ()
    people = [isolated(first_name(each)) for each in on_help_now(workspace.plan.contacts.all()) if each.numbers]
    if not people:
        sentence = _("Want to talk to someone?")
    elif len(people) == 1:
        sentence = _("Want to call {name}?").format(name=people[0])
    else:
        sentence = _("Want to call {name} or {other}?").format(name=people[0], other=people[1])
    return (
        Prompt(
            key=f"after a hard day:{yesterday.isoformat()}",
            area=Area.SEEK_HELP,
            title=_("Yesterday was hard. Today is a new one."),
            sentence=sentence,
            answers=(
                Answer(_("Show numbers"), opens=HELP_NOW),
                Answer(_("Not now"), weight="quiet"),
            ),
        ),
    )
