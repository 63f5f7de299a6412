"""Medicines and permissions: their sheets as they are read, and what is written with Undo."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from aftercare.domain.areas.treatment_team.medicines import (
    Doses,
    MedicineSheet,
    Refill,
    changed_doses,
    commitments_of,
    doses_of,
    new_commitments,
    refills_due,
    stopped,
    titled,
)
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.calendar.recurrence import LAST_WALL, starts
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.identity import SheetId, new_id
from aftercare.domain.records.sheets import Sheet, blank_sheet
from aftercare.i18n import _
from aftercare.planner.treatment_team.visit_sheets import wall_now
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_on, with_content
from aftercare.storage.records.stores import Record

_AHEAD = timedelta(days=366)  # a medicine that begins later than this is not on the list yet


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine; one without a sheet is a commitment made elsewhere, with that one's title."""

    sheet: Sheet | None
    content: MedicineSheet
    commitments: tuple[Commitment, ...]

    def doses(self, today: date) -> Doses | None:
        """When it is taken, or was until it was stopped; None for a rhythm that no weekdays can say."""
        if self.content.stopped_on is None:
            return doses_of(self.commitments, today)
        times, weekdays, last = self.content.times, self.content.weekdays, self.content.stopped_on
        return Doses(times=times, weekdays=weekdays, first=today, last=last)

    @property
    def key(self) -> str:
        """What names it: its sheet, or else its commitment."""
        return self.sheet.id if self.sheet is not None else self.commitments[0].id


@dataclass(frozen=True, slots=True)
class Medicines:
    """The medicines of a plan."""

    workspace: Workspace

    def sheets(self) -> list[tuple[Sheet, MedicineSheet]]:
        """Those with a sheet, oldest first."""
        return self.workspace.plan.sheets.load(MedicineSheet)

    def all(self) -> list[Medicine]:
        """Every medicine: those taken, then those that were stopped."""
        plan, today = self.workspace.plan, self.workspace.today()
        midnight = datetime.combine(today, time())
        current = [
            each
            for each in plan.commitments.between(today, today + _AHEAD, CommitmentKind.MEDICINE)
            if next(starts(each, midnight, LAST_WALL), None) is not None
        ]
        found, taken = [], set()
        for sheet, filled in self.sheets():
            own = commitments_of(filled, current)
            taken |= {each.id for each in own}
            found.append(Medicine(sheet, filled, tuple(own)))
        for each in current:
            if each.id not in taken:
                filled = MedicineSheet(name=each.title, commitment_ids=(each.id,))
                found.append(Medicine(None, filled, (each,)))
        return sorted(found, key=lambda one: one.content.stopped_on is not None)

    def one(self, key: str) -> Medicine | None:
        """The medicine of this name."""
        return next((each for each in self.all() if each.key == key), None)

    def of_commitment(self, commitment_id: str) -> Medicine | None:
        """The medicine with a sheet that a commitment belongs to."""
        commitment = self.workspace.plan.commitments.get(commitment_id)
        if commitment is None or commitment.kind is not CommitmentKind.MEDICINE:
            return None
        own = (each for each in self.all() if each.sheet is not None)
        return next((each for each in own if commitment_id in {one.id for one in each.commitments}), None)

    def refills(self, today: date) -> list[Refill]:
        """What to get more of."""
        return refills_due(self.sheets(), today)

    def refilled(self, sheet_id: SheetId) -> bool:
        """Note that there is enough again: the next refill has no date yet."""
        sheet = self.workspace.plan.sheets.get(sheet_id)
        if sheet is None:
            return True
        filled = replace(content_on(sheet, MedicineSheet), refill_on=None)
        label = _("{name}: refill marked").format(name=filled.name)
        return self.workspace.write(label, [with_content(sheet, filled, self.workspace.now())])

    def save(self, before: Medicine | None, filled: MedicineSheet, doses: Doses | None) -> SheetId | None:
        """Add a medicine, or change it from today on; without `doses` its times stay as they are."""
        now, today = self.workspace.now(), self.workspace.today()
        edit, ids = Edit(), filled.commitment_ids
        if before is None and doses is not None:
            edit = Edit(put=tuple(new_commitments(doses, new_id, now)))
            ids = tuple(each.id for each in edit.put if isinstance(each, Commitment))
        elif before is not None and doses is not None:
            edit, ids = changed_doses(self._series(before.commitments), doses, today, new_id, now)
        kept = dict.fromkeys((*filled.commitment_ids, *ids)) if before is not None else ids
        sheet = (before.sheet if before is not None else None) or blank_sheet(MedicineSheet, today, now)
        changed = with_content(sheet, replace(filled, commitment_ids=tuple(kept)), now)
        label = _("“{title}” added") if before is None else _("“{title}” changed")
        saved = self.workspace.write(label.format(title=titled(filled)), (*edit.put, changed), edit.remove)
        return changed.id if saved else None

    def stop(self, medicine: Medicine) -> bool:
        """End all doses from now on; what was taken stays."""
        now = self.workspace.now()
        edit = stopped(self._series(medicine.commitments), wall_now(self.workspace), now)
        today = self.workspace.today()
        filled = replace(medicine.content, stopped_on=today)
        doses = doses_of(medicine.commitments, today)
        if doses is not None:
            filled = replace(filled, times=doses.times, weekdays=doses.weekdays)
        put = (*edit.put, with_content(medicine.sheet or blank_sheet(MedicineSheet, today, now), filled, now))
        label = _("Reminders of “{title}” ended") if medicine.commitments else _("“{title}” marked as ended")
        return self.workspace.write(label.format(title=titled(filled)), put, edit.remove)

    def remove(self, medicine: Medicine) -> bool:
        """Take a medicine off the list with everything about it."""
        known = self.workspace.plan.commitments.of(medicine.content.commitment_ids)
        everything = {each.id: each for each in (*known, *medicine.commitments)}
        gone: list[Record] = [*everything.values(), *([medicine.sheet] if medicine.sheet is not None else [])]
        return self.workspace.write(_("“{title}” removed").format(title=titled(medicine.content)), remove=gone)

    def _series(self, commitments: Iterable[Commitment]) -> list[Series]:
        return list(filter(None, (self.workspace.plan.series(each.id) for each in commitments)))


@dataclass(frozen=True, slots=True)
class Permissions:
    """The permissions to share of a plan."""

    workspace: Workspace

    def sheets(self) -> list[tuple[Sheet, PermissionSheet]]:
        """All of them, oldest first."""
        return self.workspace.plan.sheets.load(PermissionSheet)

    def one(self, key: str) -> tuple[Sheet, PermissionSheet] | None:
        """The one on this sheet."""
        return next((pair for pair in self.sheets() if pair[0].id == key), None)

    def save(self, sheet: Sheet | None, filled: PermissionSheet) -> SheetId | None:
        """Add one, or change it."""
        now = self.workspace.now()
        label = _("Permission added") if sheet is None else _("Permission changed")
        changed = with_content(sheet or blank_sheet(PermissionSheet, self.workspace.today(), now), filled, now)
        return changed.id if self.workspace.write(label, [changed]) else None

    def remove(self, sheet: Sheet) -> bool:
        """Take one off the list."""
        return self.workspace.write(_("Permission removed"), remove=[sheet])
