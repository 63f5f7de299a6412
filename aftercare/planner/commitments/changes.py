"""What an edited commitment means for the plan: the records to put and to remove."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from aftercare.domain.areas.support_groups import TryOut
from aftercare.domain.areas.treatment_team.team import VisitSheet, followed
from aftercare.domain.calendar import series
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.commitments import Commitment, Override
from aftercare.domain.records.identity import new_id
from aftercare.domain.records.sheets import Sheet
from aftercare.planner.workspace import Workspace

OF_ONE = ("start", "length", "title", "place", "leave_by", "notes")
"""What one occurrence can have different from its series."""


class Scope(Enum):
    """Which occurrences a change is for."""

    THIS_ONE = auto()
    THIS_AND_FOLLOWING = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occurrence of a series as it is now, named by its original start; `shown` is how it stood in the form."""

    found: Series
    original: datetime
    shown: Commitment
    existing: Override | None

    def changed(self, scope: Scope, wanted: Commitment, workspace: Workspace) -> Edit:
        """A repeating one as edited, for this one, this and following, or all from today."""
        now, commitment = workspace.now(), self.found.commitment
        if scope is Scope.THIS_ONE:
            values = {name: getattr(wanted, name) for name in OF_ONE}
            change = Override(commitment_id=commitment.id, original_start=self.original, **values)
            return series.this_one(commitment, self.existing, change)
        # What only this occurrence had, and nobody touched now, stays its own.
        same = [name for name in OF_ONE if getattr(wanted, name) == getattr(self.shown, name)]
        untouched = {name: getattr(commitment, name) for name in same}
        whole = replace(wanted, **untouched | {"start": self.original + (wanted.start - self.shown.start)})
        if scope is Scope.THIS_AND_FOLLOWING:
            return series.this_and_following(self.found, self.original, whole, new_id, now)
        return series.all_from_today(self.found, self.original, whole, workspace.today(), workspace.here(), new_id, now)

    def once_changed(self, wanted: Commitment, now: datetime) -> Edit:
        """One that happens once as edited; what was changed about its only occurrence is now its own."""
        edit = series.everything(replace(self.found, overrides=()), self.original, wanted, now)
        return Edit(edit.put, (*edit.remove, *self.found.overrides))

    def without(self, scope: Scope, now: datetime) -> Edit:
        """A repeating one deleted: this one, this and following, or all."""
        if scope is Scope.THIS_ONE:
            return series.cancel_this_one(self.found.commitment, self.existing, self.original)
        if scope is Scope.THIS_AND_FOLLOWING:
            return series.end_before(self.found, self.original, now)
        return series.remove_whole(self.found)


def repeats(commitment: Commitment) -> bool:
    """Whether it takes place more than once."""
    return bool(commitment.rule or commitment.rdates)


def as_it_stands(commitment: Commitment, original_start: datetime, change: Override | None) -> Commitment:
    """The commitment with what one occurrence of it has different."""
    own = {name: getattr(change, name) for name in OF_ONE if change and getattr(change, name) is not None}
    return replace(commitment, **{"start": original_start} | own)


def sheets_of(workspace: Workspace, before: Commitment, edit: Edit, shift: timedelta, put: list[Sheet]) -> list[Sheet]:
    """The sheets to put with an edit: those given, and all others of the occurrences that it moves by `shift`."""
    plan = workspace.plan
    known = [*plan.sheets.load(VisitSheet, of=[before.id]), *plan.sheets.load(TryOut, of=[before.id])]
    sheets = {sheet.id: sheet for sheet, _page in known} | {sheet.id: sheet for sheet in put}
    moved = {sheet.id: sheet for sheet in followed(sheets.values(), before, edit, shift)}
    return list({sheet.id: sheet for sheet in (*put, *moved.values())}.values())
