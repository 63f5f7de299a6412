"""What is read and written about the daily list and its pauses; each writing method gives whether it could be saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aftercare.domain.areas.self_care import (
    Daily,
    back_on,
    changed_from_today,
    ended_today,
    goes_on,
    in_order,
    is_daily,
    moved,
    new_daily,
    part_of,
    paused,
    started_again,
)
from aftercare.domain.calendar.agenda import PartOfDay
from aftercare.domain.calendar.series import Series
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Pause
from aftercare.domain.records.identity import CommitmentId, PauseId, new_id
from aftercare.i18n import _, long_day
from aftercare.planner.commitments import medicine_words
from aftercare.planner.workspace import Workspace

_AHEAD = timedelta(days=366)
_A_DAY_OR_SO = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class CareChanges:
    """The daily list of a plan; its labels say what was done."""

    workspace: Workspace

    def steps(self) -> list[Commitment]:
        """What is on the daily list now or within a year, part by part, each in its order."""
        today = self.workspace.today()
        found = self.workspace.plan.commitments.between(today, today + _AHEAD)
        gone_on = {each.continues for each in found}  # of two that meet today, the one that goes on
        daily = [
            each
            for each in found
            if each.area is Area.SELF_CARE and is_daily(each) and each.id not in gone_on and goes_on(each, today)
        ]
        daily.sort(key=lambda each: (each.start.time(), each.created_at))
        return [
            each
            for part in PartOfDay
            for each in in_order([step for step in daily if part_of(step) is part], lambda step: step.position)
        ]

    def steps_that_stop(self) -> list[Commitment]:
        """What of the daily list a pause of everything stops: all that is not known as a medicine."""
        return [step for step in self.steps() if not step.is_medicine]

    def pauses(self) -> list[Pause]:
        """The pauses that are not over."""
        return self.workspace.plan.pauses.between(self.workspace.today(), date.max)

    def add(self, *dailies: Daily) -> CommitmentId | None:
        """Add new steps; gives the id of the first."""
        today, now = self.workspace.today(), self.workspace.now()
        made = [new_daily(daily, today, new_id, now) for daily in dailies]
        label = _("“{title}” is on your daily list").format(title=dailies[0].title)
        return made[0].id if self.workspace.write(label, made) else None

    def change(self, step: Commitment, daily: Daily, becomes: Callable[[CommitmentId], object]) -> bool:
        """Change a step from today on; `becomes` is told, before it is saved, which id it then has."""
        workspace = self.workspace
        series = workspace.plan.series(step.id) or Series(step)
        edit = changed_from_today(series, daily, workspace.today(), workspace.here(), new_id, workspace.now())
        for each in edit.put:
            if isinstance(each, Commitment) and each.continues == step.id:
                becomes(each.id)
        label = _("“{title}” changed").format(title=daily.title)
        return workspace.write(label, edit.put, edit.remove, offer_undo=False)

    def remove(self, *steps: Commitment) -> bool:
        """Take steps off the list from today on."""
        today, now, plan = self.workspace.today(), self.workspace.now(), self.workspace.plan
        edits = [ended_today(plan.series(step.id) or Series(step), today, now) for step in steps]
        return self.workspace.write(
            _("“{title}” removed from your daily list").format(title=steps[0].title),
            [record for edit in edits for record in edit.put],
            [record for edit in edits for record in edit.remove],
            says=medicine_words.before_ending() if any(step.is_medicine for step in steps) else "",
        )

    def move(self, part: Sequence[Commitment], step: Commitment, to: int) -> bool:
        """Move a step to another place among those of its part of the day."""
        changed = moved(part, step.id, to)
        return bool(changed) and self.workspace.write(_("“{title}” moved").format(title=step.title), changed)

    def pause(
        self,
        step: Commitment | None,
        known: Pause | None,
        from_day: date,
        back: date | None,
        *,
        with_medicines: bool = False,
    ) -> bool:
        """Pause one step, or everything (medicines only when asked for), until the day it starts again."""
        wanted = Pause(
            id=known.id if known is not None else PauseId(new_id()),
            commitment_id=None if step is None else step.id,
            from_day=from_day,
            until_day=None if back is None else back - timedelta(days=1),
            with_medicines=with_medicines,
        )
        near = self.workspace.plan.pauses.between(from_day - _A_DAY_OR_SO, date.max)
        edit = paused(near, wanted, self.workspace.today(), new_id)
        if step is not None:
            says = medicine_words.before_pausing() if step.is_medicine else ""
            return self.workspace.write(
                _("“{title}” paused").format(title=step.title), edit.put, edit.remove, says=says
            )
        today = self.workspace.today()
        label = _("Your plan is paused") if wanted.covers(today) else pause_words(wanted, today)
        return self.workspace.write(label, edit.put, edit.remove, says=medicines_meanwhile(self.workspace, wanted))

    def start_again(self, commitment_id: CommitmentId | None, title: str) -> bool:
        """End a pause from today on, and remove one that has not begun."""
        today = self.workspace.today()
        own = [pause for pause in self.pauses() if pause.commitment_id == commitment_id]
        edit = started_again(own, commitment_id, today)
        coming = [pause for pause in own if pause.from_day > today]
        label = _("“{title}” starts again").format(title=title) if title else _("Your plan starts again")
        return self.workspace.write(label, edit.put, [*edit.remove, *coming])


def medicines_meanwhile(workspace: Workspace, pause: Pause) -> str:
    """What becomes of medicines in a pause of everything, while reminders may be paused as well."""
    if pause.with_medicines:
        return _("Medicines are paused too.")
    if workspace.medicines_are_paused:
        return _("Medicines still show, but their reminders are paused too.")
    return _("What you added as a medicine still rings.")


def pause_words(pause: Pause, today: date) -> str:
    """How long something is paused."""
    back = back_on(pause)
    if pause.from_day > today:
        if back is None:
            return _("Paused from {day}").format(day=day_words(pause.from_day, today))
        return _("Paused from {day} until {back}").format(
            day=day_words(pause.from_day, today), back=day_words(back, today)
        )
    return _("Paused") if back is None else _("Paused until {back}").format(back=day_words(back, today))


def day_words(day: date, today: date) -> str:
    """A day with its weekday, and its year when it is another one."""
    return long_day(day) if day.year == today.year else _("{day}, {year}").format(day=long_day(day), year=day.year)


def amount_words(amount: int, unit: str) -> str:
    """An amount with its unit, when it has one."""
    return f"{amount} {unit}".strip()
