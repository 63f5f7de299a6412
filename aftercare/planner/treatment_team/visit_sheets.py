"""The sheets of visits with the treatment team, read for a while back and written as they change."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from aftercare.domain.areas.treatment_team.team import (
    CARRIED_FOR,
    SheetContents,
    VisitLine,
    VisitSheet,
    lines_for,
    own_sheet,
    with_lines,
)
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.identity import new_id
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.i18n import _
from aftercare.planner.commitments.draft import TypedLine
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content
from aftercare.storage.records.stores import Plan


def read_sheets(plan: Plan, day: date) -> SheetContents:
    """The sheets of visits that a visit on this day can have questions from, and of all later ones."""
    sheets = plan.sheets.load(VisitSheet, since=day - CARRIED_FOR)
    return {sheet.id: (sheet, content) for sheet, content in sheets if sheet.commitment_id is not None}


def lines_of(workspace: Workspace, commitment: Commitment, start: datetime) -> list[VisitLine]:
    """What to ask and bring to a visit, named by its original start."""
    return lines_for(commitment, start, read_sheets(workspace.plan, start.date()), wall_now(workspace))


def wall_now(workspace: Workspace) -> datetime:
    """The wall-clock time here."""
    return workspace.now().astimezone(workspace.here()).replace(tzinfo=None)


def as_typed(lines: Sequence[VisitLine]) -> list[TypedLine]:
    """Lines as a list shows them."""
    return [TypedLine(line.key, line.text, line.asked_at is not None) for line in lines]


def as_ticked(lines: Sequence[TypedLine], before: Sequence[VisitLine], start: datetime) -> list[VisitLine]:
    """The lines of a visit as the list now has them; what was ticked earlier stays so."""
    known = {line.key: line for line in before}
    found = []
    for line in lines:
        old = known.get(line.key, VisitLine(key=line.key, text=line.text))
        asked_at = (old.asked_at or start) if line.ticked else None
        found.append(replace(old, asked_at=asked_at))
    return found


def line_records(
    workspace: Workspace,
    commitment: Commitment,
    start: datetime,
    lines: Sequence[TypedLine],
    before: Sequence[VisitLine],
) -> list[Sheet]:
    """The sheets to put when the lines of a visit were changed."""
    contents = read_sheets(workspace.plan, start.date())
    wanted = as_ticked(lines, before, start)
    changed = with_lines(commitment, start, contents, wanted, before)
    return [
        with_content(
            contents[sheet_id][0] if sheet_id else _blank(workspace, commitment, start),
            content,
            workspace.now(),
        )
        for sheet_id, content in changed.items()
    ]


def ask_at(workspace: Workspace, visit: AgendaItem, words: str, *, offer_undo: bool = True) -> bool:
    """Put something among the questions of a visit, once; gives whether it is there."""
    commitment, start = visit.occurrence.commitment, visit.occurrence.original_start
    before = lines_of(workspace, commitment, start)
    if any(line.text == words and line.asked_at is None for line in before):
        return True
    lines = [*as_typed(before), TypedLine(new_id(), words)]
    records = line_records(workspace, commitment, start, lines, before)
    return workspace.write(_("Added to your questions"), records, offer_undo=offer_undo)


def page_record(
    workspace: Workspace, commitment: Commitment, start: datetime, *, settled: bool = False, why: bool = False
) -> Sheet:
    """The sheet of a visit, marked as settled or with its why settled, otherwise as it was."""
    contents = read_sheets(workspace.plan, start.date())
    sheet_id = own_sheet(commitment.id, start, contents)
    if sheet_id is None:
        sheet, content = _blank(workspace, commitment, start), VisitSheet()
    else:
        sheet, content = contents[sheet_id]
    changed = replace(
        content,
        contact_ids=commitment.contact_ids,
        settled=content.settled or settled,
        why_settled=content.why_settled or why,
    )
    return with_content(sheet, changed, workspace.now())


def _blank(workspace: Workspace, commitment: Commitment, start: datetime) -> Sheet:
    sheet = blank_sheet(VisitSheet, start.date(), workspace.now())
    return replace(sheet, commitment_id=commitment.id, original_start=start)
