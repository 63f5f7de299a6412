"""Reminders kept in memory through any changes are those of a plan read anew, and the same ones ring."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.deliveries import Delivery
from aftercare.domain.records.identity import CommitmentId, PauseId
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.ringing import Due, due, next_moment
from aftercare.domain.reminders.windows import DAYS_AHEAD, Reminder, check_in_days, end_of_day, first_day, reminders
from aftercare.reminders import schedule
from aftercare.storage.records.stores import Plan
from tests.made_up import tries
from tests.new_vault import new_vault
from tests.unit.domain.reminders.reminder_plans import HERE, LONG_AGO, NO_QUIET_HOURS, TWO_PM, commitment
from tests.unit.reminders.test_ringer import Desktop, Program, kept_by

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RULES = (None, "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=DAILY;COUNT=5")
LEADS: tuple[tuple[timedelta, ...], ...] = ((timedelta(0),), (DAY, 2 * HOUR), (), (14 * DAY,))
ZONES = (HERE, ZoneInfo("Asia/Tokyo"), ZoneInfo("America/Los_Angeles"))


def read_anew(plan: Plan, now: datetime, here: ZoneInfo) -> list[Reminder]:
    """Every reminder of a plan, worked out as a whole."""
    today = now.astimezone(here).date()
    first = first_day(today, plan.deliveries.open(), now, here, plan.settings.reminded_until)
    answered = {check_in.day for check_in in plan.check_ins.all()}
    days = check_in_days(today, answered, plan.pauses.all())
    return reminders(plan.agenda(first, today + timedelta(days=DAYS_AHEAD), here), days, plan.settings, now, here)


class Edits:
    """A program, and the changes a person, a clock and a desktop can make; `which` and `much` are any numbers."""

    def __init__(self, program: Program) -> None:
        self.program, self.plan = program, program.plan

    def add(self, which: int, much: int) -> None:
        created = LONG_AGO if much % 3 else self.program.now + timedelta(minutes=20 * (much % 5) - 40)
        one = commitment(
            list(CommitmentKind)[much % len(CommitmentKind)],
            TWO_PM + timedelta(hours=much % 100 - 60),
            id=CommitmentId(f"c{which}"),
            rule=RULES[which % len(RULES)],
            reminders=LEADS[much // 3 % len(LEADS)],
            length=HOUR * (much % 2),
            zone=(None, "Europe/London")[which % 2],
            position=which,
            created_at=created,
        )
        self.plan.write("Added", put=[one])

    def delete(self, which: int, _much: int) -> None:
        self.plan.write("Deleted", remove=self._one(which))

    def move(self, which: int, much: int) -> None:
        self._change(which, much, start=self._near(much))

    def bring_from_long_ago(self, which: int, much: int) -> None:
        old = [replace(one, start=one.start - 60 * DAY) for one in self._one(which)]
        moved = [Override(commitment_id=one.id, original_start=one.start, start=self._near(much)) for one in old]
        self.plan.write("Moved", put=[*old, *moved])

    def cancel(self, which: int, much: int) -> None:
        self._change(which, much, cancelled=True)

    def done(self, which: int, much: int) -> None:
        self.plan.write(
            "Done",
            put=[
                Outcome(
                    commitment_id=one.id,
                    original_start=one.start + DAY * (much % 3),
                    result=Result.DONE,
                    answered_at=self.program.now,
                )
                for one in self._one(which)
            ],
        )

    def pause(self, which: int, much: int) -> None:
        today = self._near(0).date()
        whose = CommitmentId(f"c{which}") if self._one(which) and much % 2 else None
        pause = Pause(
            id=PauseId(f"p{which % 2}"),
            commitment_id=whose,
            from_day=today - DAY * (much % 4),
            until_day=today + DAY * (much % 5),
            with_medicines=much % 3 == 0,
        )
        self.plan.write("Paused", put=[pause])

    def go_on(self, which: int, _much: int) -> None:
        self.plan.write("Resumed", remove=[one for one in self.plan.pauses.all() if one.id == f"p{which % 2}"])

    def check_in(self, _which: int, much: int) -> None:
        day = self._near(0).date() - DAY * (much % 3)
        self.plan.write("Check-in", put=[CheckIn(day=day, answered_at=self.program.now)])

    def choose(self, which: int, much: int) -> None:
        quiet = (None, None) if much % 3 == 0 else (time(22), time(7 + which))
        paused = self.program.now + much * timedelta(minutes=2) if much % 7 == 0 else None
        self.plan.save_settings(
            Settings(
                quiet_from=quiet[0],
                quiet_until=quiet[1],
                check_in_reminder_at=None if which == 0 else time(8 + which * 3),
                reminders_paused_until=paused,
                medicines_paused_until=paused if which == 1 else None,
            )
        )

    def undo(self, _which: int, _much: int) -> None:
        self.plan.undo()

    def redo(self, _which: int, _much: int) -> None:
        self.plan.redo()

    def wait(self, which: int, much: int) -> None:
        self.program.now += timedelta(minutes=much * (1 + 60 * (which == 0)))

    def set_clock_back(self, _which: int, much: int) -> None:
        self.program.now -= timedelta(minutes=much * 7)

    def travel(self, which: int, _much: int) -> None:
        self.program.zone = ZONES[which % len(ZONES)]

    def wait_for_the_alarm(self, _which: int, _much: int) -> None:
        self.program.now = self.program.alarm or self.program.now

    def press(self, which: int, much: int) -> None:
        screen = self.program.desktop.screen
        if screen:
            number = sorted(screen)[which % len(screen)]
            buttons = screen[number].buttons
            self.program.desktop.press(buttons[much % len(buttons)].label, number)

    def start_again(self, _which: int, _much: int) -> None:
        self.program.restart()

    def _one(self, which: int) -> list[Commitment]:
        return [one for one in self.plan.commitments.all() if one.id == f"c{which}"]

    def _near(self, much: int) -> datetime:
        return self.program.now.astimezone(self.program.zone).replace(tzinfo=None, microsecond=0) + much * HOUR / 4

    def _change(self, which: int, much: int, **changes: Any) -> None:
        put = [
            Override(commitment_id=one.id, original_start=one.start + DAY * (much % 4), **changes)
            for one in self._one(which)
        ]
        self.plan.write("Changed", put=put)


EDITS = tuple(name for name in vars(Edits) if not name.startswith("_"))
STEPS = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 4), st.integers(0, 240)), min_size=8, max_size=40)


@settings(max_examples=tries(3))
@given(STEPS, st.sampled_from([1, 2, 20]))
def test_kept_through_any_changes_it_rings_as_one_that_reads_the_plan_anew(
    steps: list[tuple[str, int, int]], at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(schedule, "AT_ONCE", at_once)
        vault = new_vault(Path(folder) / "plan.aftercare")
        plan = Plan(vault)
        plan.save_settings(replace(NO_QUIET_HOURS, check_in_reminder_at=time(14)))
        program = Program(plan, Desktop())
        edits = Edits(program)
        for number in range(3):
            edits.add(number, 62 + number)
        for name, which, much in steps:
            getattr(edits, name)(which, much)
            program.settle()
            program.ringer.tick()
            program.settle()
            _check(program)
        program.ringer.stop()
        vault.close()


def _check(program: Program) -> None:
    plan, now, here = program.plan, program.now, program.zone
    kept = kept_by(program.ringer)
    deliveries = {one.name: one for one in plan.deliveries.all()}
    anew = read_anew(plan, now, here)
    assert sorted(kept.schedule.all(), key=_by_name) == sorted(anew, key=_by_name)
    assert [kept.schedule.get(one.name) for one in anew] == anew
    showing = {name for sent in kept.sent.values() for name in sent.names}
    near = kept.schedule.near(kept.deliveries, now)
    rings = due(near, kept.deliveries, plan.settings, now, here, showing=showing)
    assert _parts(rings) == _parts(due(anew, deliveries, plan.settings, now, here, showing=showing))
    coming = next_moment(anew, deliveries, plan.settings, now, here)
    assert next_moment(near, kept.deliveries, plan.settings, now, here) == coming
    midnight = end_of_day(now, here)
    assert program.alarm == min(coming or midnight, midnight)


def _parts(result: Due) -> list[list[Any]]:
    parts: list[Iterable[Reminder | Delivery]] = [
        result.ring,
        result.again,
        result.waiting,
        result.card,
        result.put,
        result.withdrawn,
    ]
    return [sorted(part, key=_by_name) for part in parts]


def _by_name(one: Reminder | Delivery) -> Any:
    return one.name
