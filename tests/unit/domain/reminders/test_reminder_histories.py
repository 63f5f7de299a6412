"""Random histories of everything that can happen to reminders: all that was due was shown or listed, none doubled.

A few short histories run with the other tests; `--hypothesis-profile=long` tries hundreds of longer ones.
"""

import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.deliveries import DeliveryState, ReminderName
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.notices import Notice
from aftercare.domain.reminders.windows import reminders
from aftercare.errors import AftercareError
from aftercare.storage.records.stores import Plan
from tests.made_up import tries
from tests.new_vault import new_vault
from tests.unit.domain.reminders.reminder_plans import NO_QUIET_HOURS, commitment
from tests.unit.reminders.test_ringer import Desktop, Program, kept_by

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
KINDS = (CommitmentKind.MEDICINE, CommitmentKind.VISIT, CommitmentKind.SELF_CARE, CommitmentKind.CALL)
LEADS = ((timedelta(0),), (2 * HOUR, timedelta(0)))
RULES = (None, "FREQ=DAILY")
HISTORIES = tries(3)


class WatchedDesktop(Desktop):
    """A desktop that replaces by the tag of a notice what a killed run left there under an unknown number."""

    def __init__(self) -> None:
        super().__init__()
        self.left_over: dict[str, Notice] = {}

    def show(self, notice: Notice, replaces: int | None) -> None:
        super().show(notice, replaces)
        if self.reason is None:
            self.left_over.pop(notice.key, None)

    def lose(self, known: set[int | None]) -> None:
        """The run that showed these is dead, and nobody knows their numbers but those known."""
        for number in set(self.screen) - known:
            notice = self.screen.pop(number)
            self.left_over[notice.key] = notice


class Histories(RuleBasedStateMachine):
    """A plan, a program on it, a desktop, a clock, and what can go wrong with each."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._vault = new_vault(Path(self._folder.name) / "plan.aftercare")
        self._plan = Plan(self._vault)
        self._plan.save_settings(NO_QUIET_HOURS)
        self._desktop = WatchedDesktop()
        self._program = Program(self._plan, self._desktop)
        self._final: set[tuple[str, datetime]] = set()  # occurrences that were answered for good
        self._disk = pytest.MonkeyPatch()
        self._add("c0", 0, 0, 1, 60)

    def teardown(self) -> None:
        self._disk.undo()
        self._program.ringer.stop()
        self._vault.close()
        self._folder.cleanup()

    # What a person does

    @rule(
        which=st.integers(0, 2),
        kind=st.integers(0, 3),
        leads=st.integers(0, 1),
        repeats=st.integers(0, 1),
        soon=st.integers(1, 300),
    )
    def add(self, which: int, kind: int, leads: int, repeats: int, soon: int) -> None:
        self._add(f"c{which}", kind, leads, repeats, soon)

    @rule(which=st.integers(0, 2))
    def delete(self, which: int) -> None:
        gone = [one for one in self._plan.commitments.all() if one.id == f"c{which}"]
        self._write(remove=gone)
        self._final = {subject for subject in self._final if subject[0] != f"c{which}"}

    @rule(which=st.integers(0, 2), much=st.integers(1, 400))
    def move(self, which: int, much: int) -> None:
        """The next occurrence that is still open, to another time ahead."""
        for one in self._plan.commitments.all():
            start = self._coming(one)
            if one.id == f"c{which}" and (one.id, start) not in self._final:
                wall = (self._program.now.astimezone(self._program.zone) + much * MINUTE).replace(
                    tzinfo=None, second=0, microsecond=0
                )
                self._write(put=[Override(commitment_id=one.id, original_start=start, start=wall)])

    @rule(which=st.integers(0, 2))
    def done_in_the_window(self, which: int) -> None:
        for one in self._plan.commitments.all():
            if one.id == f"c{which}" and self._plan.outcomes.get(one.id, self._coming(one)) is None:
                self._answered(one.id, self._coming(one))

    @rule(which=st.integers(0, 5), button=st.integers(0, 2))
    @precondition(lambda self: self._desktop.screen)
    def press(self, which: int, button: int) -> None:
        number = sorted(self._desktop.screen)[which % len(self._desktop.screen)]
        notice = self._desktop.screen[number]
        self._note_answer(notice, notice.buttons[button % len(notice.buttons)].action)
        self._program.press(notice.buttons[button % len(notice.buttons)].label, number)

    @rule(which=st.integers(0, 5), button=st.integers(0, 2))
    @precondition(lambda self: self._program.card)
    def press_on_the_card(self, which: int, button: int) -> None:
        notice = self._program.card[which % len(self._program.card)]
        action = notice.buttons[button % len(notice.buttons)].action
        self._note_answer(notice, action)
        self._program.ringer.answer(notice.key, action)
        self._program.settle()

    @rule(hours=st.integers(1, 30))
    def pause(self, hours: int) -> None:
        until = self._program.now + hours * HOUR
        self._save_settings(reminders_paused_until=until)

    @rule()
    def go_on(self) -> None:
        self._save_settings(reminders_paused_until=None)

    # What the world does

    @rule(minutes=st.integers(1, 240))
    def time_passes(self, minutes: int) -> None:
        self._program.sleep_until(self._program.now + minutes * MINUTE)

    @rule(hours=st.integers(1, 100))
    def the_computer_sleeps(self, hours: int) -> None:
        self._program.at(self._program.now + hours * HOUR)

    @rule(minutes=st.integers(2, 180))
    def the_clock_is_set_back(self, minutes: int) -> None:
        self._program.at(self._program.now - minutes * MINUTE)

    @rule(minutes=st.integers(2, 180))
    def the_clock_is_wrong_and_corrected(self, minutes: int) -> None:
        now = self._program.now
        self._program.at(now + minutes * MINUTE)
        self._program.at(now)

    @rule(days=st.integers(0, 9))
    def the_program_is_off(self, days: int) -> None:
        self._program.ringer.stop()
        self._program.now += days * DAY
        self._program.restart()

    @rule()
    def killed_between_send_and_save(self) -> None:
        """What was sent is on the screen, and the program never hears of it."""
        self._desktop.silent = True
        self._program.at(self._program.now + MINUTE)
        self._desktop.silent = False
        self._program.ringer.stop()
        self._program.posted.clear()
        self._desktop.lose({one.notice for one in self._plan.deliveries.all()})
        self._program.restart()
        assert not self._desktop.left_over.keys() & {notice.key for notice in self._desktop.screen.values()}

    @rule()
    def the_daemon_goes(self) -> None:
        self._desktop.screen.clear()
        self._desktop.reason = "Nothing on this desktop shows notifications."

    @rule()
    def the_daemon_comes_back(self) -> None:
        self._desktop.reason = None

    @rule()
    def the_disk_is_full(self) -> None:
        self._disk.setattr(self._plan, "write_without_undo", _full)
        self._disk.setattr(self._plan, "save_settings", _full)

    @rule()
    def the_disk_has_room(self) -> None:
        self._disk.undo()
        self._program.at(self._program.now)

    # What is promised

    @invariant()
    def nothing_answered_for_good_is_shown(self) -> None:
        for notice in [*self._desktop.screen.values(), *self._program.card]:
            for name in notice.names:
                assert (name.source_id, name.occurrence) not in self._final, notice.key

    @invariant()
    def nothing_is_shown_twice(self) -> None:
        for surface in (list(self._desktop.screen.values()), self._program.card):
            names = [name for notice in surface for name in notice.names]
            assert len(names) == len(set(names)), names
        sounds: dict[ReminderName, int] = {}
        for delivery in kept_by(self._program.ringer).deliveries.values():
            sounds[delivery.name] = delivery.times_shown
        assert max(sounds.values(), default=0) <= 2

    @invariant()
    def what_is_due_is_shown_and_what_was_due_is_listed(self) -> None:
        program, settings = self._program, self._plan.settings
        if settings.reminders_paused_until is not None and program.now < settings.reminders_paused_until:
            return
        on_screen = {name for one in self._desktop.screen.values() for name in one.names}
        on_card = {name for one in program.card for name in one.names}
        kept = kept_by(program.ringer)
        for reminder in kept.schedule.begun(program.now):
            delivery = kept.deliveries.get(reminder.name)
            assert delivery is not None, reminder.name
            if delivery.state in (DeliveryState.SENDING, DeliveryState.SHOWN):
                gone = self._desktop.reason is not None or delivery.notice not in self._desktop.screen
                assert reminder.name in on_screen | on_card or gone, reminder.name

    @invariant()
    def every_reminder_of_the_plan_read_anew_was_shown_or_listed(self) -> None:
        """Over two months, found without the program's own schedule."""
        program, plan = self._program, self._plan
        paused = plan.settings.reminders_paused_until
        if paused is not None and program.now < paused:
            return
        today = program.now.astimezone(program.zone).date()
        items = plan.agenda(today - 60 * DAY, today, program.zone)
        known = {one.name for one in plan.deliveries.all()} | kept_by(program.ringer).deliveries.keys()
        for reminder in reminders(items, [], plan.settings, program.now, program.zone):
            assert reminder.moment > program.now or reminder.name in known, reminder.name

    def _add(self, name: str, kind: int, leads: int, repeats: int, soon: int) -> None:
        now = self._program.now
        start = (now.astimezone(self._program.zone) + soon * MINUTE).replace(tzinfo=None, second=0, microsecond=0)
        one = commitment(
            KINDS[kind], start, id=CommitmentId(name), reminders=LEADS[leads], rule=RULES[repeats], length=HOUR
        )
        old = [each for each in self._plan.commitments.all() if each.id == name]
        self._write(remove=old)
        self._final = {subject for subject in self._final if subject[0] != name}
        self._write(put=[replace(one, created_at=now)])

    def _coming(self, one: Commitment) -> datetime:
        """The wall-clock start of the occurrence of today, of something that repeats daily or not at all."""
        if one.rule is None:
            return one.start
        wall = self._program.now.astimezone(self._program.zone).replace(tzinfo=None)
        days = max(0, (wall - one.start) // DAY)
        return one.start + days * DAY

    def _answered(self, commitment_id: CommitmentId, start: datetime) -> None:
        done = Outcome(
            commitment_id=commitment_id, original_start=start, result=Result.DONE, answered_at=self._program.now
        )
        self._write(put=[done])
        self._final.add((commitment_id, start))

    def _note_answer(self, notice: Notice, action: Action) -> None:
        """Done, I went, I missed it and Skip are final, for the occurrence and all of its reminders."""
        if action in (Action.DONE, Action.WENT, Action.MISSED, Action.SKIP):
            known = {one.id for one in self._plan.commitments.all()}
            self._final |= {(name.source_id, name.occurrence) for name in notice.names if name.source_id in known}

    def _write(self, **records: Any) -> None:
        self._plan.write("Changed", **records)
        self._program.settle()

    def _save_settings(self, **changes: Any) -> None:
        try:
            self._plan.save_settings(replace(self._plan.settings, **changes))
        except AftercareError:
            return
        self._program.settle()


def _full(*_records: Any, **_more: Any) -> None:
    raise AftercareError("This computer is out of space.")


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=HISTORIES,
    stateful_step_count=25 if HISTORIES < 100 else 60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
