"""What can be found of the treatment team beside its people and its calendar: medicines, questions, permissions."""

from collections.abc import Iterator, Mapping

from aftercare.domain.areas.treatment_team.permissions import how_long, sides
from aftercare.domain.areas.treatment_team.team import VisitSheet
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.finding import Findable, FindableKind
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, short_day
from aftercare.planner.destinations import Destination, ItemKind, Known
from aftercare.planner.treatment_team.medicines import Medicines, Permissions
from aftercare.planner.workspace import Workspace

_AREA = Area.TREATMENT_TEAM


def team_findables(
    workspace: Workspace, contacts: Mapping[ContactId, Contact], name: str
) -> Iterator[Findable[Destination]]:
    """Each with where it is; `name` is the area's. What is private is left out while that is hidden."""
    with_notes, today = not workspace.plan.settings.hide_private_notes, workspace.today()
    for sheet, content in Medicines(workspace).sheets():
        more = "\n".join(part for part in (content.dose, content.notes if with_notes else "") if part)
        state = _("Ended {day}").format(day=short_day(content.stopped_on)) if content.stopped_on else _("Medicine")
        yield _findable(Known(ItemKind.MEDICINE, sheet.id), content.name, more, name, state)
    for sheet, permission in Permissions(workspace).sheets():
        who, whom = sides(permission, contacts)
        title = _("{who} and {whom}").format(who=who, whom=whom)
        state = how_long(permission, today)
        yield _findable(Known(ItemKind.PERMISSION, sheet.id), title, permission.about, name, state)
    for sheet, visit in workspace.plan.sheets.load(VisitSheet) if with_notes else ():
        if sheet.commitment_id is not None and sheet.original_start is not None:
            ahead = Known(ItemKind.VISIT_AHEAD, sheet.commitment_id, sheet.original_start)
            for line in visit.lines:
                yield _findable(ahead, line.text, "", name, short_day(sheet.day))


def _findable(item: Known, title: str, more: str, area: str, state: str) -> Findable[Destination]:
    where = _("{area}, {when}").format(area=area, when=state)
    return Findable(FindableKind.COMMITMENT, Destination(_AREA, item), title, more, where=where, area=_AREA)
