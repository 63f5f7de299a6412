"""The ringer over a real plan: what reaches the screen, what an answer leaves in the file, and what a fault does."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName
from aftercare.domain.records.identity import CommitmentId, ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.reminders.notices import Notice
from aftercare.domain.reminders.outbox import KEEP_COMING, AnswerWhileLocked, LockedAnswer
from aftercare.domain.reminders.own_reminders import OwnReminders, sheet_id
from aftercare.domain.reminders.windows import Reminder
from aftercare.errors import AftercareError
from aftercare.reminders.notify import Listener
from aftercare.reminders.ringer import Ringer, Surroundings
from aftercare.reminders.schedule import Schedule
from aftercare.storage.records.sheet_contents import with_content
from aftercare.storage.records.stores import Plan
from tests.new_vault import new_vault
from tests.unit.domain.reminders.reminder_plans import HERE, LONG_AGO, NO_QUIET_HOURS, TWO_PM, commitment, local

KEY = b"made up"
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Desktop:
    """A desktop that answers at once, or not at all."""

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.screen: dict[int, Notice] = {}
        self.sounds: list[str] = []
        self.reason: str | None = None
        self.silent = False
        self._ids = 0
        self._last: tuple[str, int] | None = None

    def __call__(self, listener: Listener) -> "Desktop":
        self.listener = listener
        return self

    def show(self, notice: Notice, replaces: int | None) -> None:
        assert self.listener is not None
        if self.reason is not None:
            self.listener.failed(notice.key, self.reason)
            return
        if replaces not in self.screen:
            self._ids += 1
            replaces = self._ids
        self.screen[replaces] = notice
        if not notice.silent:
            self.sounds.append(notice.title)
        self._last = (notice.key, replaces)
        if not self.silent:
            self.listener.delivered(notice.key, replaces)

    def catch_up(self) -> None:
        assert self.listener is not None
        assert self._last is not None
        self.listener.delivered(*self._last)

    def close(self, notice_id: int) -> None:
        self.screen.pop(notice_id, None)

    def stop(self) -> None:
        self.listener = None

    def press(self, label: str, notice_id: int | None = None) -> None:
        """Press a button as a desktop does: the notice goes, the program hears of it."""
        assert self.listener is not None
        number = notice_id or next(iter(self.screen))
        notice = self.screen.pop(number)
        (action,) = [button.action for button in notice.buttons if button.label == label]
        self.listener.acted(notice.key, action)

    @property
    def titles(self) -> list[str]:
        return [notice.title for notice in self.screen.values()]


@dataclass(frozen=True)
class Kept:
    """What a ringer keeps in memory."""

    schedule: Schedule
    deliveries: dict[ReminderName, Delivery]
    sent: dict[str, Notice]


def kept_by(ringer: Ringer) -> Kept:
    """For what holds at every moment of a long story, where the plan alone cannot tell what the ringer knows."""
    return Kept(ringer._schedule, ringer._deliveries, ringer._sent)  # noqa: SLF001 - nobody else is to change it


class Program:
    """The part of the program around a ringer, on a clock the test moves."""

    def __init__(self, plan: Plan, desktop: Desktop) -> None:
        self.plan = plan
        self.desktop = desktop
        self.now = local(6, 13)
        self.zone = HERE
        self.alarm: datetime | None = None
        self.card: list[Notice] = []
        self.opened: list[Reminder | None] = []
        self.reports: list[str | None] = []
        self.told: list[str] = []
        self.posted: deque[Callable[[], None]] = deque()
        self.start()

    def start(self, answers: Sequence[AnswerWhileLocked] = ()) -> None:
        around = Surroundings(
            now=lambda: self.now,
            here=lambda: self.zone,
            post=self.posted.append,
            set_alarm=lambda moment: setattr(self, "alarm", moment),
            show_card=lambda notices: setattr(self, "card", notices),
            open=self.opened.append,
            report=self.reports.append,
            tell=self.told.append,
        )
        self.ringer = Ringer(self.plan, around, self.desktop)
        if answers:
            self.ringer.take_over(answers, KEY)
        self.ringer.start()
        self.settle()

    def restart(self, answers: Sequence[AnswerWhileLocked] = ()) -> None:
        self.ringer.stop()
        self.card = []
        self.start(answers)

    def settle(self) -> None:
        while self.posted:
            self.posted.popleft()()

    def at(self, moment: datetime) -> None:
        self.now = moment
        self.ringer.tick()
        self.settle()

    def sleep_until(self, moment: datetime) -> None:
        """Let every alarm up to a moment ring at its time."""
        while self.alarm is not None and self.alarm <= moment:
            self.at(self.alarm)
        self.at(moment)

    def press(self, label: str, notice_id: int | None = None) -> None:
        self.desktop.press(label, notice_id)
        self.settle()

    def press_on_card(self, label: str) -> None:
        notice = self.card[0]
        (action,) = [button.action for button in notice.buttons if button.label == label]
        self.ringer.answer(notice.key, action)
        self.settle()

    def add(self, *commitments: Commitment) -> None:
        self.plan.write("Added", put=commitments)
        self.settle()

    @property
    def outcomes(self) -> list[tuple[str, Result]]:
        return [(one.commitment_id, one.result) for one in self.plan.outcomes.all()]

    @property
    def states(self) -> list[DeliveryState]:
        return [one.state for one in self.plan.deliveries.all()]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    vault = new_vault(tmp_path / "plan.aftercare")
    plan = Plan(vault)
    plan.save_settings(NO_QUIET_HOURS)
    one = Program(plan, Desktop())
    yield one
    one.ringer.stop()
    vault.close()


MEDICINE = commitment(CommitmentKind.MEDICINE)
WALK = commitment(CommitmentKind.SELF_CARE, id=CommitmentId("w"), title="Walk")
VISIT = commitment(CommitmentKind.VISIT, id=CommitmentId("v"), length=HOUR, reminders=(2 * HOUR,), start=TWO_PM + HOUR)


def pills(count: int) -> list[Commitment]:
    return [replace(MEDICINE, id=CommitmentId(f"m{number}")) for number in range(count)]


def test_done_on_a_medicine_and_ok_on_a_visit_leave_one_outcome(program: Program) -> None:
    program.add(MEDICINE, replace(VISIT, start=TWO_PM + 2 * HOUR))
    assert program.alarm == local(6, 14)
    program.sleep_until(local(6, 14))
    assert program.desktop.titles == ["2:00 PM reminder.", "You have something at 4:00 PM."]
    program.press("Done", 1)
    program.press("OK")
    assert program.desktop.screen == {}
    assert program.outcomes == [("c", Result.DONE)]
    assert program.states == [DeliveryState.ANSWERED]
    program.sleep_until(local(6, 14, 30))
    assert len(program.desktop.sounds) == 2
    assert program.plan.undo() == "Marked done"


def test_what_is_sent_is_written_down_before_it_is_shown(program: Program) -> None:
    program.desktop.silent = True
    program.add(MEDICINE)
    program.at(local(6, 14))
    assert program.states == [DeliveryState.SENDING]
    program.at(local(6, 14, 1))
    assert len(program.desktop.sounds) == 1
    program.desktop.catch_up()
    program.settle()
    (delivery,) = program.plan.deliveries.all()
    assert (delivery.state, delivery.notice, delivery.times_shown) == (DeliveryState.SHOWN, 1, 1)


def test_after_a_crash_the_same_notice_is_replaced_and_its_buttons_work(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.now = local(6, 14, 2)
    program.restart()
    assert list(program.desktop.screen) == [1]
    assert len(program.desktop.sounds) == 1
    program.press("Done")
    assert program.outcomes == [("c", Result.DONE)]


def test_an_answer_counts_once_whatever_is_pressed_how_often(program: Program) -> None:
    program.add(MEDICINE)
    program.sleep_until(local(6, 14, 5))
    key = program.card[0].key
    for action in ("done", "done", "snooze", "open"):
        program.ringer.answer(key, action)
    program.settle()
    assert program.outcomes == [("c", Result.DONE)]
    assert program.states == []
    assert program.card == []


def test_an_answer_taken_back_in_the_window_makes_the_reminder_due_again(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.press("Done")
    program.plan.undo()
    program.settle()
    assert program.outcomes == []
    assert program.desktop.titles == ["2:00 PM reminder."]


def test_what_was_answered_in_the_window_is_not_answered_again_by_a_late_press(program: Program) -> None:
    program.add(replace(MEDICINE, kind=CommitmentKind.SELF_CARE))
    program.at(local(6, 14))
    program.plan.write("Done", put=[Outcome(**_done(MEDICINE, program.now))])
    program.press("Not today")
    assert program.outcomes == [("c", Result.DONE)]
    assert program.plan.undo() == "Done"


def test_a_press_that_comes_before_the_program_looked_again_changes_no_answer(program: Program) -> None:
    program.add(replace(MEDICINE, kind=CommitmentKind.SELF_CARE))
    program.at(local(6, 14))
    key = program.desktop.screen[1].key
    program.plan.write("Done", put=[Outcome(**_done(MEDICINE, program.now))])
    program.ringer.answer(key, "skip")
    program.settle()
    assert program.outcomes == [("c", Result.DONE)]
    assert program.plan.undo() == "Done"


def test_nobody_answers_so_the_card_comes_and_stays_until_it_is_over(program: Program) -> None:
    program.add(MEDICINE)
    program.sleep_until(local(6, 14, 4))
    assert program.card == []
    program.sleep_until(local(6, 14, 5))
    assert [one.title for one in program.card] == ["2:00 PM reminder."]
    program.sleep_until(local(6, 17, 59))
    assert len(program.card) == 1
    assert len(program.desktop.sounds) == 2
    program.restart()
    assert len(program.card) == 1
    program.sleep_until(local(6, 18))
    assert program.card == []
    assert program.desktop.screen == {}
    assert program.states == [DeliveryState.LISTED]


def test_the_card_answers_as_the_desktop_does(program: Program) -> None:
    program.add(MEDICINE)
    program.sleep_until(local(6, 14, 6))
    program.press_on_card("In 15 minutes")
    assert program.card == []
    assert program.desktop.screen == {}
    program.sleep_until(local(6, 14, 21))
    assert len(program.desktop.screen) == 1
    program.press("Done")
    assert program.outcomes == [("c", Result.DONE)]


def test_a_desktop_that_shows_nothing_brings_the_card_at_once(program: Program) -> None:
    program.desktop.reason = "Nothing shows notifications."
    program.add(MEDICINE)
    program.at(local(6, 14))
    assert len(program.card) == 1
    assert program.reports == ["Nothing shows notifications."]
    program.restart()
    assert len(program.card) == 1
    program.press_on_card("Done")
    assert (program.card, program.outcomes) == ([], [("c", Result.DONE)])


def test_a_desktop_that_says_nothing_at_all_brings_the_card(program: Program) -> None:
    program.desktop.silent = True
    program.add(MEDICINE)
    program.sleep_until(local(6, 14, 5))
    assert len(program.card) == 1
    program.press_on_card("Done")
    assert (program.card, program.outcomes) == ([], [("c", Result.DONE)])


def test_a_desktop_that_comes_back_is_used_again(program: Program) -> None:
    program.desktop.reason = "Nothing shows notifications."
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.desktop.reason = None
    program.sleep_until(local(6, 14, 10))
    assert len(program.desktop.screen) == 1
    assert program.reports[-1] is None


def test_what_is_done_elsewhere_leaves_the_screen(program: Program) -> None:
    program.add(MEDICINE)
    program.sleep_until(local(6, 14, 5))
    program.plan.write("Done", put=[Outcome(**_done(MEDICINE, program.now))])
    program.settle()
    assert program.desktop.screen == {}
    assert program.card == []
    program.plan.undo()
    program.settle()
    assert len(program.desktop.screen) == 1


def test_what_is_done_while_its_notice_is_on_the_way_is_closed_on_arrival(program: Program) -> None:
    program.desktop.silent = True
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.plan.write("Done", put=[Outcome(**_done(MEDICINE, program.now))])
    program.settle()
    program.desktop.catch_up()
    program.settle()
    assert program.desktop.screen == {}
    assert program.plan.deliveries.all() == []


def test_tomorrow_on_the_screen_becomes_today_at_midnight(program: Program) -> None:
    program.add(replace(VISIT, start=VISIT.start + timedelta(days=1), reminders=(timedelta(days=1),)))
    program.sleep_until(local(6, 15))
    assert program.desktop.titles == ["You have something tomorrow at 3:00 PM."]
    program.sleep_until(local(7, 0))
    assert program.desktop.titles == ["You have something at 3:00 PM."]
    assert program.desktop.sounds == ["You have something tomorrow at 3:00 PM."] * 2  # the second after ten minutes


def test_another_place_shows_on_the_notice_that_is_up(program: Program) -> None:
    program.plan.save_settings(replace(NO_QUIET_HOURS, reminder_words=ReminderWords.FULL))
    program.add(replace(VISIT, title="Counseling", place="Room 4"))
    program.sleep_until(local(6, 13))
    program.plan.write("Changed", put=[replace(VISIT, title="Counseling", place="Room 9")])
    program.settle()
    assert [one.body for one in program.desktop.screen.values()] == ["Room 9."]


def own(commitment_id: str, page: OwnReminders) -> Sheet:
    one = CommitmentId(commitment_id)
    blank = Sheet(
        id=sheet_id(one), kind=SheetKind.REMINDERS, commitment_id=one, day=date(2026, 10, 6), changed_at=LONG_AGO
    )
    return with_content(blank, page, LONG_AGO)


def test_words_and_sounds_chosen_for_one_item_hold_for_it_and_its_successors(program: Program) -> None:
    second = replace(MEDICINE, id=CommitmentId("d"), title="Blue tablet", continues=MEDICINE.id)
    third = replace(second, id=CommitmentId("e"), continues=second.id)
    program.add(MEDICINE, second, third)
    chosen = OwnReminders(words=ReminderWords.FULL, sounds=3)
    program.plan.write("Chosen", put=[own("c", chosen)])
    program.settle()
    program.sleep_until(local(6, 14))
    assert program.desktop.titles == ["Time for your afternoon medicine."] * 3
    program.sleep_until(local(6, 16))
    assert len(program.desktop.sounds) == 9
    program.plan.write("Chosen", put=[own("d", OwnReminders())])
    program.settle()
    assert sorted(program.desktop.titles) == ["2:00 PM reminder."] * 2 + ["Time for your afternoon medicine."]
    program.plan.undo()
    program.settle()
    assert program.desktop.titles == ["Time for your afternoon medicine."] * 3


def test_a_moved_visit_leaves_no_ghost_and_rings_at_its_new_time(program: Program) -> None:
    program.add(VISIT)
    program.at(local(6, 13))
    assert program.desktop.titles == ["You have something at 3:00 PM."]
    moved = Override(commitment_id=VISIT.id, original_start=VISIT.start, start=VISIT.start + 3 * HOUR)
    program.plan.write("Moved", put=[moved])
    program.settle()
    assert program.desktop.screen == {}
    program.sleep_until(local(6, 16))
    assert program.desktop.titles == ["You have something at 6:00 PM."]


def test_a_visit_moved_here_from_long_ago_rings_once(program: Program) -> None:
    old = replace(VISIT, start=VISIT.start - timedelta(days=60))
    moved = Override(commitment_id=old.id, original_start=old.start, start=VISIT.start)
    program.plan.write("Moved", put=[old, moved])
    program.settle()
    program.press("OK")
    program.restart()
    program.sleep_until(local(6, 14))
    assert len(program.desktop.sounds) == 1


def test_after_a_visit_the_question_is_asked_and_answered(program: Program) -> None:
    program.add(VISIT)
    program.sleep_until(local(6, 15))
    program.sleep_until(local(6, 16))
    assert program.desktop.titles == ["How did 3:00 PM go?"]
    program.press("I missed it")
    assert program.outcomes == [("v", Result.MISSED)]
    assert program.plan.undo() == "Marked missed"


def test_an_answer_to_what_was_deleted_a_moment_ago_is_let_go(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.plan.write("Deleted", remove=[MEDICINE])
    program.ringer.answer(next(iter(program.desktop.screen.values())).key, "done")
    program.settle()
    assert (program.outcomes, program.desktop.screen) == ([], {})


def test_called_on_a_notice_is_a_contact_made(program: Program) -> None:
    sam = Contact(id=ContactId("sam"), area=Area.SOBER_NETWORK, created_at=LONG_AGO)
    program.plan.write("Added", put=[sam, replace(MEDICINE, kind=CommitmentKind.CALL, contact_ids=(sam.id,))])
    program.at(local(6, 14))
    program.press("Called")
    assert program.plan.events.last_contact() == {sam.id: date(2026, 10, 6)}
    program.plan.undo()
    assert program.plan.events.last_contact() == {}


def test_four_at_once_make_one_summary_and_three_do_not(program: Program) -> None:
    program.add(*pills(3))
    program.at(local(6, 14))
    assert len(program.desktop.screen) == 3
    program.restart()
    assert len(program.desktop.screen) == 3
    program.add(replace(MEDICINE, id=CommitmentId("m4")))
    program.restart()
    assert program.desktop.titles == ["4 things are waiting for you."]


def test_a_summary_is_opened_or_snoozed_as_one(program: Program) -> None:
    program.add(*pills(5))
    program.at(local(6, 15))
    assert program.desktop.titles == ["While you were away"]
    program.press("In 15 minutes")
    assert set(program.states) == {DeliveryState.SNOOZED}
    program.sleep_until(local(6, 15, 15))
    program.press("Open")
    assert program.opened == [None]
    assert program.outcomes == []


def test_a_summary_that_shrinks_becomes_single_notices(program: Program) -> None:
    program.add(*pills(4))
    program.at(local(6, 14))
    program.plan.write("Done", put=[Outcome(**_done(pills(4)[0], program.now))])
    program.settle()
    assert program.desktop.titles == ["3 things are waiting for you."]
    assert len(program.desktop.sounds) == 1
    program.sleep_until(local(6, 14, 10))
    assert program.desktop.titles == ["2:00 PM reminder."] * 3
    for _ in range(3):
        program.press("Done")
    assert len(program.outcomes) == 4


def test_open_leads_to_the_item_which_comes_back_when_it_stays_undone(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 14))
    program.press("Open")
    (opened,) = program.opened
    assert opened is not None
    assert opened.item is not None
    assert opened.item.occurrence.commitment.id == MEDICINE.id
    program.sleep_until(local(6, 14, 15))
    assert len(program.desktop.screen) == 1


def test_the_check_in_is_reminded_of_until_it_is_answered(program: Program) -> None:
    program.plan.save_settings(replace(NO_QUIET_HOURS, check_in_reminder_at=time(20)))
    program.settle()
    program.sleep_until(local(6, 20))
    assert program.desktop.titles == ["1 thing left for today."]
    program.plan.write("Check-in", put=[CheckIn(day=datetime(2026, 10, 6).date(), answered_at=program.now)])
    program.settle()
    assert program.desktop.screen == {}


def test_a_check_in_snoozed_before_midnight_comes_back_after_it(program: Program) -> None:
    program.plan.save_settings(replace(NO_QUIET_HOURS, check_in_reminder_at=time(23, 30)))
    program.settle()
    program.sleep_until(local(6, 23, 50))
    program.press("In 15 minutes")
    program.sleep_until(local(7, 0, 5))
    assert program.desktop.titles == ["1 thing left for today."]
    program.sleep_until(local(7, 1, 5))
    assert program.desktop.screen == {}


def test_a_question_put_off_again_and_again_always_comes_back(program: Program) -> None:
    program.add(VISIT)
    for moment in [local(9, 15), local(9, 18), *(local(10, hour) for hour in (9, 12, 15, 18)), local(11, 9)]:
        program.sleep_until(moment)
        assert len(program.desktop.screen) == 1
        program.press("Later")


def test_pausing_all_clears_the_screen_and_going_on_brings_it_back(program: Program) -> None:
    program.add(WALK)
    program.at(local(6, 14))
    program.plan.save_settings(replace(NO_QUIET_HOURS, reminders_paused_until=local(6, 16)))
    program.settle()
    assert program.desktop.screen == {}
    assert program.alarm == local(6, 16)
    program.sleep_until(local(6, 16))
    assert len(program.desktop.screen) == 1


def test_while_all_is_paused_a_medicine_rings_and_nothing_else(program: Program) -> None:
    program.plan.save_settings(replace(NO_QUIET_HOURS, reminders_paused_until=local(9, 7)))
    program.add(replace(WALK, start=TWO_PM - timedelta(hours=1)), MEDICINE, replace(VISIT, start=TWO_PM))
    program.at(local(6, 12))
    program.sleep_until(local(6, 13, 59))
    assert program.desktop.screen == {}
    assert program.alarm == local(6, 14)
    program.sleep_until(local(6, 14))
    assert [notice.names[0].source_id for notice in program.desktop.screen.values()] == [MEDICINE.id]


def test_what_cannot_be_saved_is_shown_remembered_and_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.add(MEDICINE)
    with monkeypatch.context() as patch:
        patch.setattr(program.plan, "write_without_undo", _full_disk)
        patch.setattr(program.plan, "write", _full_disk)
        program.sleep_until(local(6, 14, 4))
        assert len(program.desktop.sounds) == 1
        assert program.told == ["This computer is out of space."]
        program.press("Done")
        assert program.told[1:] == ["This computer is out of space."]
        assert len(program.card) == 1
        assert program.outcomes == []
    program.press_on_card("Done")
    assert program.outcomes == [("c", Result.DONE)]
    assert program.states == []


def test_a_plan_that_cannot_be_read_just_now_is_read_again(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program.add(MEDICINE)
    with monkeypatch.context() as patch:
        patch.setattr(program.plan, "agenda", _full_disk)
        program.plan.write("Changed", put=[replace(MEDICINE, title="Blue tablet")])
        program.at(local(6, 14))
        program.at(local(6, 14, 1))
    assert program.told == ["This computer is out of space."]
    assert program.alarm == local(6, 14)
    program.at(local(6, 14, 2))
    assert len(program.desktop.screen) == 1


def test_a_new_zone_is_followed(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 13))
    program.zone = ZoneInfo("America/Los_Angeles")
    program.ringer.tick()
    assert program.alarm == local(6, 17)


def test_a_quiet_day_looks_again_at_midnight(program: Program) -> None:
    assert program.alarm == local(7, 0)


def test_a_test_notice_reports_what_came_of_it(program: Program) -> None:
    program.ringer.send_test()
    program.settle()
    assert program.desktop.titles == ["This is a test."]
    assert program.reports == [None]
    program.press("OK")
    program.desktop.reason = "Nothing shows notifications."
    program.ringer.send_test()
    program.settle()
    assert program.reports[-1] == "Nothing shows notifications."
    assert program.card == []


def test_what_was_answered_while_locked_counts_after_unlocking(program: Program) -> None:
    program.add(MEDICINE)
    entry, last = program.ringer.outbox(KEY)
    assert (entry.at, last.id) == (local(6, 14), KEEP_COMING)
    program.now = local(6, 14, 10)
    program.restart([AnswerWhileLocked(entry.id, LockedAnswer.SNOOZED, local(6, 14, 5))])
    assert program.desktop.sounds == []
    program.sleep_until(local(6, 14, 20))
    assert len(program.desktop.sounds) == 1


def test_what_sounded_while_locked_is_put_back_without_a_sound(program: Program) -> None:
    program.add(MEDICINE)
    entry, _last = program.ringer.outbox(KEY)
    program.now = local(6, 14, 5)
    program.restart([AnswerWhileLocked(entry.id, LockedAnswer.SHOWN, local(6, 14))])
    assert (program.desktop.titles, program.desktop.sounds) == (["2:00 PM reminder."], [])


def test_before_locking_everything_is_taken_off_the_screen(program: Program) -> None:
    program.add(MEDICINE)
    program.at(local(6, 14))
    assert program.desktop.titles == ["2:00 PM reminder."]
    program.ringer.withdraw()
    assert program.desktop.screen == {}
    assert [entry.at for entry in program.ringer.outbox(KEY)][:1] == [local(6, 14)]


def _done(one: Commitment, now: datetime) -> dict[str, Any]:
    return {"commitment_id": one.id, "original_start": one.start, "result": Result.DONE, "answered_at": now}


def _full_disk(*_records: Any, **_changes: Any) -> None:
    raise AftercareError("This computer is out of space.")


def test_what_is_kept_of_a_reminder_is_no_text_of_the_person(program: Program) -> None:
    program.add(replace(MEDICINE, title="Blue tablet"))
    program.at(local(6, 14))
    (delivery,) = program.plan.deliveries.all()
    assert isinstance(delivery, Delivery)
    assert "Blue" not in repr(delivery)
