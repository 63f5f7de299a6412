"""Which reminders are due when: every kind, every answer, and what happens to the clock meanwhile."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.calendar.series import Series, all_from_today
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.deliveries import Delivery, DeliveryState, ReminderName, Source
from aftercare.domain.records.identity import CommitmentId, PauseId
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.answers import Action, actions, answer
from aftercare.domain.reminders.ringing import Due, due, next_moment, sending
from aftercare.domain.reminders.windows import Reminder, check_in_days
from tests.unit.domain.reminders.reminder_plans import HERE, NO_QUIET_HOURS, TWO_PM, commitment, done, found, local

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
QUIET = Settings()


class Screen:
    """A desktop that shows everything at once, and the deliveries it leaves behind."""

    def __init__(self, choices: Settings = NO_QUIET_HOURS, here: ZoneInfo = HERE) -> None:
        self.choices = choices
        self.here = here
        self.deliveries: dict[ReminderName, Delivery] = {}
        self.showing: set[ReminderName] = set()
        self.found: list[Reminder] = []

    def tick(self, now: datetime, commitments: Iterable[Commitment], **plan: Any) -> list[tuple[Source, int]]:
        """Which reminders sound at this moment, by source and `which`."""
        self.found = found(commitments, now, settings=self.choices, here=self.here, **plan)
        result = self.look(now)
        for one in result.withdrawn:
            del self.deliveries[one.name]
            self.showing.discard(one.name)
        self.deliveries |= {one.name: one for one in result.put}
        for reminder in result.ring:
            sent = sending(reminder, self.deliveries.get(reminder.name), now)
            self.deliveries[reminder.name] = replace(
                sent, state=DeliveryState.SHOWN, times_shown=sent.times_shown + 1, notice=7
            )
        self.showing |= {reminder.name for reminder in [*result.ring, *result.again]}
        return [(reminder.name.source, reminder.name.which) for reminder in result.ring]

    def look(self, now: datetime) -> Due:
        return due(self.found, self.deliveries, self.choices, now, self.here, showing=self.showing)

    def press(self, action: Action, now: datetime, name: ReminderName | None = None) -> None:
        (reminder,) = [one for one in self.found if one.name == (name or next(iter(self.showing)))]
        given_answer = answer(reminder, self.deliveries.pop(reminder.name), action, now, self.here)
        if isinstance(given_answer, Delivery):
            self.deliveries[reminder.name] = given_answer
        self.showing.discard(reminder.name)

    def next(self, now: datetime) -> datetime | None:
        return next_moment(self.found, self.deliveries, self.choices, now, self.here)

    @property
    def states(self) -> list[DeliveryState]:
        return [delivery.state for delivery in self.deliveries.values()]


AT_TIME = [(Source.COMMITMENT, 0)]
QUESTION = [(Source.QUESTION, 0)]


@pytest.mark.parametrize("kind", list(CommitmentKind))
def test_every_kind_rings_at_its_time_and_not_before(kind: CommitmentKind) -> None:
    screen, plan = Screen(), [commitment(kind, length=HOUR)]
    assert screen.tick(local(6, 14) - MINUTE, plan) == []
    assert screen.next(local(6, 14) - MINUTE) == local(6, 14)
    assert screen.tick(local(6, 14), plan) == AT_TIME


@pytest.mark.parametrize(
    ("kind", "still_due", "over"),
    [
        (CommitmentKind.VISIT, local(6, 14, 59), local(6, 15)),
        (CommitmentKind.MEETING, local(6, 14, 59), local(6, 15)),
        (CommitmentKind.MEDICINE, local(6, 17, 59), local(6, 18)),
        (CommitmentKind.SELF_CARE, local(6, 23, 59), local(7, 0)),
        (CommitmentKind.CALL, local(6, 23, 59), local(7, 0)),
        (CommitmentKind.REVIEW, local(9, 13, 59), local(9, 14)),
    ],
)
def test_a_reminder_ends_with_its_window_and_is_listed(
    kind: CommitmentKind, still_due: datetime, over: datetime
) -> None:
    plan = [commitment(kind, length=HOUR)]
    assert AT_TIME[0] in Screen().tick(still_due, plan)
    late = Screen()
    assert AT_TIME[0] not in late.tick(over, plan)
    assert DeliveryState.LISTED in late.states
    listed = dict(late.deliveries)
    late.tick(over + MINUTE, plan)
    assert {name: late.deliveries[name] for name in listed} == listed


@pytest.mark.parametrize(("kind", "days"), [(CommitmentKind.VISIT, 3), (CommitmentKind.TALK, 1)])
def test_after_its_end_a_question_is_asked_for_some_days(kind: CommitmentKind, days: int) -> None:
    plan = [commitment(kind, length=HOUR)]
    screen = Screen()
    screen.tick(local(6, 14), plan)
    screen.press(Action.OK, local(6, 14))
    assert screen.tick(local(6, 14, 59), plan) == []
    assert screen.tick(local(6, 15), plan) == QUESTION
    assert Screen().tick(local(6 + days, 14, 59), plan) == QUESTION
    assert Screen().tick(local(6 + days, 15), plan) == []


def test_the_question_takes_the_place_of_an_unanswered_reminder() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.VISIT, length=HOUR)]
    screen.tick(local(6, 14), plan)
    assert screen.tick(local(6, 15), plan) == QUESTION
    assert [one.name.source for one in screen.look(local(6, 15)).waiting] == [Source.QUESTION]


def test_the_next_reminder_of_an_occurrence_replaces_the_one_before() -> None:
    plan = [commitment(CommitmentKind.VISIT, length=HOUR, reminders=(timedelta(days=1), 2 * HOUR))]
    screen = Screen()
    assert screen.tick(local(5, 14), plan) == [(Source.COMMITMENT, 1440)]
    assert screen.tick(local(6, 12), plan) == [(Source.COMMITMENT, 120)]
    assert len(screen.look(local(6, 12)).waiting) == 1


def test_medicine_ends_at_the_next_dose() -> None:
    plan = [commitment(CommitmentKind.MEDICINE, rdates=(TWO_PM + 2 * HOUR,))]
    screen = Screen()
    screen.tick(local(6, 14), plan)
    assert screen.tick(local(6, 16), plan) == AT_TIME
    assert sorted(screen.states) == [DeliveryState.LISTED, DeliveryState.SHOWN]


def test_a_snoozed_dose_does_not_come_back_after_the_next_dose() -> None:
    plan = [commitment(CommitmentKind.MEDICINE, rdates=(TWO_PM + 2 * HOUR,))]
    screen = Screen()
    screen.tick(local(6, 14), plan)
    screen.press(Action.SNOOZE, local(6, 15, 55))
    assert screen.tick(local(6, 16), plan) == AT_TIME
    assert screen.tick(local(6, 16, 10), plan) == AT_TIME  # the second sound of the next dose
    assert [one.start for one in screen.look(local(6, 16, 10)).waiting] == [TWO_PM + 2 * HOUR]


def test_what_has_no_reminders_is_never_asked_about() -> None:
    assert Screen().tick(local(6, 18), [commitment(CommitmentKind.VISIT, reminders=())]) == []


def test_an_end_nobody_knows_is_an_hour_after_the_start() -> None:
    plan = [commitment(CommitmentKind.VISIT)]
    assert Screen().tick(local(6, 14), plan) == AT_TIME
    assert Screen().tick(local(6, 15), plan) == QUESTION


@pytest.mark.parametrize(
    ("kind", "buttons"),
    [
        (CommitmentKind.VISIT, "ok snooze open"),
        (CommitmentKind.MEETING, "ok snooze open"),
        (CommitmentKind.ACTIVITY, "ok snooze open"),
        (CommitmentKind.TALK, "ok snooze open"),
        (CommitmentKind.MEDICINE, "done snooze open"),
        (CommitmentKind.SELF_CARE, "done snooze skip"),
        (CommitmentKind.CALL, "done snooze skip"),
        (CommitmentKind.REVIEW, "ok tomorrow open"),
    ],
)
def test_each_kind_has_its_buttons(kind: CommitmentKind, buttons: str) -> None:
    (reminder, *_question) = found([commitment(kind)], local(6, 13))
    assert " ".join(actions(reminder)) == buttons


@pytest.mark.parametrize(
    ("kind", "buttons"), [(CommitmentKind.VISIT, "went missed later"), (CommitmentKind.MEETING, "went skip later")]
)
def test_the_question_has_its_buttons(kind: CommitmentKind, buttons: str) -> None:
    (_first, question) = found([commitment(kind)], local(6, 13))
    assert " ".join(actions(question)) == buttons


@pytest.mark.parametrize(
    ("kind", "which", "action", "result"),
    [
        (CommitmentKind.MEDICINE, 0, Action.DONE, Result.DONE),
        (CommitmentKind.SELF_CARE, 0, Action.SKIP, Result.SKIPPED),
        (CommitmentKind.VISIT, 0, Action.OK, None),
        (CommitmentKind.VISIT, 1, Action.WENT, Result.DONE),
        (CommitmentKind.VISIT, 1, Action.MISSED, Result.MISSED),
        (CommitmentKind.MEETING, 1, Action.SKIP, Result.SKIPPED),
        (CommitmentKind.MEETING, 1, Action.LATER, None),
        (CommitmentKind.REVIEW, 0, Action.TOMORROW, None),
    ],
)
def test_only_answers_about_the_item_make_an_outcome(
    kind: CommitmentKind, which: int, action: Action, result: Result | None
) -> None:
    now = local(6, 15)
    reminder = found([commitment(kind)], now)[which]
    given_answer = answer(reminder, sending(reminder, None, now), action, now, HERE)
    if isinstance(given_answer, Outcome):
        assert given_answer.result is result
        assert (given_answer.commitment_id, given_answer.original_start, given_answer.answered_at) == ("c", TWO_PM, now)
    else:
        assert result is None


@pytest.mark.parametrize("result", list(Result))
def test_what_is_answered_is_silent(result: Result) -> None:
    one = commitment(CommitmentKind.VISIT, length=HOUR)
    for moment in (local(6, 14), local(6, 15)):
        assert Screen().tick(moment, [one], outcomes=[done(one, result)]) == []


def test_what_is_cancelled_or_paused_is_silent_and_its_notice_withdrawn() -> None:
    one = commitment(CommitmentKind.VISIT)
    cancelled = Override(commitment_id=one.id, original_start=TWO_PM, cancelled=True)
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 6), until_day=date(2026, 10, 6))
    for changed in ({"overrides": [cancelled]}, {"pauses": [pause]}):
        screen = Screen()
        screen.tick(local(6, 14), [one])
        assert screen.tick(local(6, 14, 10), [one], **changed) == []
        assert screen.deliveries == {}


@pytest.mark.parametrize(
    ("kind", "lead", "excepted", "drops", "rings"),
    [
        (CommitmentKind.MEDICINE, 0, True, False, [23]),
        (CommitmentKind.MEDICINE, 0, True, True, [23]),
        (CommitmentKind.MEDICINE, 0, False, False, [7]),
        (CommitmentKind.MEDICINE, 0, False, True, []),
        (CommitmentKind.VISIT, 12, True, False, [23]),
        (CommitmentKind.VISIT, 12, False, False, [7]),
        (CommitmentKind.VISIT, 12, False, True, []),
        (CommitmentKind.SELF_CARE, 0, True, False, [23]),  # too late in the morning
        (CommitmentKind.SELF_CARE, 0, True, True, []),
        (CommitmentKind.MEETING, 12, True, False, [7]),
        (CommitmentKind.MEETING, 12, True, True, []),
    ],
)
def test_quiet_hours_hold_or_let_go_but_for_what_is_excepted(
    kind: CommitmentKind, lead: int, excepted: bool, drops: bool, rings: list[int]
) -> None:
    settings = replace(QUIET, quiet_drops=drops, visits_in_quiet=excepted, medicines_in_quiet=excepted)
    screen = Screen(settings)
    plan = [commitment(kind, datetime(2026, 10, 6, 23) + lead * HOUR, reminders=(lead * HOUR,))]
    rung = [hour for day, hour in ((6, 23), (7, 1), (7, 7)) if screen.tick(local(day, hour), plan)]
    assert rung[:1] == rings
    assert (DeliveryState.DROPPED in screen.states) == (rings == [])


@pytest.mark.parametrize("kind", list(CommitmentKind))
@pytest.mark.parametrize("with_medicines", [False, True])
def test_one_switch_pauses_all_until_its_time_and_medicines_only_when_asked(
    kind: CommitmentKind, *, with_medicines: bool
) -> None:
    until = local(6, 14, 30)
    medicines = until if with_medicines else None
    screen = Screen(replace(NO_QUIET_HOURS, reminders_paused_until=until, medicines_paused_until=medicines))
    plan = [commitment(kind, length=HOUR)]
    assert screen.tick(local(6, 13), plan) == []
    if kind is CommitmentKind.MEDICINE and not with_medicines:
        assert screen.next(local(6, 13)) == local(6, 14)
        assert screen.tick(local(6, 14), plan) == AT_TIME
    else:
        assert screen.next(local(6, 13)) == until
        assert screen.tick(local(6, 14), plan) == []
        assert screen.next(local(6, 14)) == until
        assert screen.tick(until, plan) == AT_TIME


def test_medicines_ring_when_the_pause_of_all_is_over_whatever_was_asked_for_them() -> None:
    for all_until in (None, local(6, 12)):
        forgotten = replace(NO_QUIET_HOURS, reminders_paused_until=all_until, medicines_paused_until=local(9, 12))
        assert Screen(forgotten).tick(local(6, 14), [commitment(CommitmentKind.MEDICINE)]) == AT_TIME


@pytest.mark.parametrize(
    ("title", "rings"), [("Naltrexone", True), ("take my morning meds", True), ("Vitamin 50 mg", True), ("Walk", False)]
)
def test_a_daily_step_that_names_a_medicine_is_paused_as_one(title: str, rings: bool) -> None:
    one = commitment(CommitmentKind.SELF_CARE, title=title)
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 6))
    assert Screen().tick(local(6, 14), [one], pauses=[pause]) == (AT_TIME if rings else [])
    paused = replace(NO_QUIET_HOURS, reminders_paused_until=local(7, 9))
    assert Screen(paused).tick(local(6, 14), [one]) == (AT_TIME if rings else [])


def test_a_pause_of_everything_leaves_medicines_alone_unless_they_are_ticked() -> None:
    plan = [commitment(CommitmentKind.MEDICINE)]
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 6))
    assert Screen().tick(local(6, 14), plan, pauses=[pause]) == AT_TIME
    assert Screen().tick(local(6, 14), plan, pauses=[replace(pause, with_medicines=True)]) == []
    assert Screen().tick(local(6, 14), plan, pauses=[replace(pause, commitment_id=plan[0].id)]) == []


def test_a_snooze_survives_the_pause_of_all() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.SELF_CARE)]
    screen.tick(local(6, 14), plan)
    screen.press(Action.SNOOZE, local(6, 14))
    screen.choices = replace(NO_QUIET_HOURS, reminders_paused_until=local(6, 14, 5))
    assert screen.tick(local(6, 14, 1), plan) == []
    assert screen.tick(local(6, 14, 5), plan) == []
    assert screen.tick(local(6, 14, 15), plan) == AT_TIME


def test_it_sounds_once_and_once_more_after_ten_minutes() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.SELF_CARE)]
    assert screen.tick(local(6, 14), plan) == AT_TIME
    assert screen.next(local(6, 14)) == local(6, 14, 5)
    assert screen.look(local(6, 14, 4)).card == []
    assert len(screen.look(local(6, 14, 5)).card) == 1
    assert screen.tick(local(6, 14, 9), plan) == []
    assert screen.tick(local(6, 14, 10), plan) == AT_TIME
    assert screen.tick(local(6, 14, 20), plan) == []
    assert len(screen.look(local(6, 23, 59)).card) == 1
    assert screen.look(local(7, 0)).card == []


@pytest.mark.parametrize(
    ("pressed_at", "kind", "action", "back_at"),
    [
        (local(6, 14, 2), CommitmentKind.MEDICINE, Action.SNOOZE, local(6, 14, 17)),
        (local(6, 14, 2), CommitmentKind.MEDICINE, Action.OPEN, local(6, 14, 17)),
        (local(6, 14, 2), CommitmentKind.REVIEW, Action.TOMORROW, local(7, 9)),
        (local(6, 23, 55), CommitmentKind.SELF_CARE, Action.SNOOZE, local(7, 0, 10)),
    ],
)
def test_a_snoozed_reminder_comes_back_even_after_its_window(
    pressed_at: datetime, kind: CommitmentKind, action: Action, back_at: datetime
) -> None:
    screen, plan = Screen(), [commitment(kind)]
    screen.tick(local(6, 14), plan)
    screen.press(action, pressed_at)
    assert screen.tick(back_at - MINUTE, plan) == []
    assert screen.next(back_at - MINUTE) == back_at
    screen.showing.clear()  # a restart does not forget it
    assert screen.tick(back_at, plan) == AT_TIME
    assert screen.tick(back_at + 10 * MINUTE, plan) == AT_TIME
    assert screen.tick(back_at + 30 * MINUTE, plan) == []


@pytest.mark.parametrize(("asked_at", "back_at"), [(local(6, 15), local(6, 18)), (local(6, 17, 30), local(7, 9))])
def test_later_is_three_hours_or_the_next_morning(asked_at: datetime, back_at: datetime) -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.VISIT, length=HOUR)]
    screen.tick(local(6, 15), plan)
    screen.press(Action.LATER, asked_at)
    assert screen.tick(back_at - MINUTE, plan) == []
    assert screen.tick(back_at, plan) == QUESTION


def test_opening_an_appointment_answers_its_notice() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.VISIT, length=HOUR)]
    screen.tick(local(6, 14), plan)
    screen.press(Action.OPEN, local(6, 14))
    assert screen.tick(local(6, 14, 30), plan) == []


def test_a_moved_occurrence_rings_again_at_its_new_time() -> None:
    one = commitment(CommitmentKind.VISIT, length=HOUR)
    screen = Screen()
    screen.tick(local(6, 14), [one])
    screen.press(Action.OK, local(6, 14))
    moved = Override(commitment_id=one.id, original_start=TWO_PM, start=TWO_PM + 3 * HOUR)
    assert screen.tick(local(6, 14, 1), [one], overrides=[moved]) == []
    assert screen.tick(local(6, 17), [one], overrides=[moved]) == AT_TIME
    assert {name.occurrence for name in screen.deliveries} == {TWO_PM}


def test_moving_an_occurrence_withdraws_the_notice_of_the_old_time() -> None:
    one = commitment(CommitmentKind.VISIT)
    screen = Screen()
    screen.tick(local(6, 14), [one])
    moved = Override(commitment_id=one.id, original_start=TWO_PM, start=TWO_PM + timedelta(days=30))
    screen.tick(local(6, 14, 1), [one], overrides=[moved])
    assert screen.deliveries == {}


def test_what_lay_in_the_past_when_it_was_written_down_does_not_ring() -> None:
    one = commitment(CommitmentKind.VISIT, length=HOUR, reminders=(timedelta(days=1), HOUR), created_at=local(6, 12))
    screen = Screen()
    assert screen.tick(local(6, 12), [one]) == []
    assert screen.tick(local(6, 13), [one]) == [(Source.COMMITMENT, 60)]


def test_a_series_changed_while_its_reminder_is_due_keeps_it_due() -> None:
    series = commitment(CommitmentKind.MEDICINE, TWO_PM - timedelta(days=3), rule="FREQ=DAILY")
    now, wanted = local(6, 14, 2), replace(series, start=TWO_PM, title="The white one")
    edit = all_from_today(Series(series), TWO_PM, wanted, date(2026, 10, 6), HERE, lambda: "new", now)
    plan = [one for one in edit.put if isinstance(one, Commitment)]
    assert Screen().tick(now, plan) == AT_TIME


def test_what_is_due_in_the_minute_it_is_written_down_rings() -> None:
    one = commitment(CommitmentKind.MEDICINE, created_at=local(6, 14) + timedelta(seconds=40))
    assert Screen().tick(local(6, 14) + timedelta(seconds=41), [one]) == AT_TIME


def test_a_plan_written_while_the_clock_ran_ahead_rings_all_the_same() -> None:
    assert Screen().tick(local(6, 14), [commitment(CommitmentKind.MEDICINE, created_at=local(20, 0))]) == AT_TIME


def test_after_a_restart_an_unanswered_notice_is_put_back_without_a_sound() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.SELF_CARE)]
    screen.tick(local(6, 14), plan)
    screen.showing.clear()
    assert screen.tick(local(6, 14, 3), plan) == []
    assert len(screen.showing) == 1
    screen.showing.clear()
    assert screen.tick(local(6, 15), plan) == AT_TIME
    screen.showing.clear()
    assert screen.tick(local(6, 16), plan) == []
    assert len(screen.showing) == 1


def test_what_was_being_sent_when_the_program_died_is_sent_again() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.MEDICINE)]
    screen.found = found(plan, local(6, 14))
    reminder = screen.found[0]
    screen.deliveries = {reminder.name: sending(reminder, None, local(6, 14))}
    screen.showing = {reminder.name}
    assert screen.tick(local(6, 14, 1), plan) == []
    screen.showing.clear()
    assert screen.tick(local(6, 14, 1), plan) == AT_TIME


def test_quiet_hours_hold_for_everything_but_visits_and_medicines() -> None:
    late = datetime(2026, 10, 6, 22, 30)
    for kind in (CommitmentKind.VISIT, CommitmentKind.MEDICINE):
        assert Screen(QUIET).tick(local(6, 22, 30), [commitment(kind, late)]) == AT_TIME
    for title in ("Take methadone", "My morning pill"):  # written down as a daily step
        step = replace(commitment(CommitmentKind.SELF_CARE, late), title=title)
        assert Screen(QUIET).tick(local(6, 22, 30), [step]) == AT_TIME
    early = commitment(CommitmentKind.SELF_CARE, datetime(2026, 10, 6, 6, 30))
    screen = Screen(QUIET)
    assert screen.tick(local(6, 6, 30), [early]) == []
    assert screen.next(local(6, 6, 30)) == local(6, 7)
    assert screen.tick(local(6, 7), [early]) == AT_TIME


def test_the_second_sound_and_the_question_wait_for_the_end_of_quiet_hours() -> None:
    evening = commitment(CommitmentKind.REVIEW, datetime(2026, 10, 6, 21, 55))
    screen = Screen(QUIET)
    assert screen.tick(local(6, 21, 55), [evening]) == AT_TIME
    assert screen.tick(local(6, 22, 5), [evening]) == []
    assert screen.tick(local(7, 7), [evening]) == AT_TIME
    visit = commitment(CommitmentKind.VISIT, datetime(2026, 10, 6, 21, 30), length=HOUR)
    assert Screen(QUIET).tick(local(6, 22, 30), [visit]) == AT_TIME
    assert Screen(QUIET).tick(local(7, 7), [visit]) == QUESTION


@pytest.mark.parametrize(
    ("kind", "start", "lead", "rings"),
    [
        (CommitmentKind.MEETING, datetime(2026, 10, 6, 6, 30), HOUR, local(6, 5, 30)),
        (CommitmentKind.MEETING, datetime(2026, 10, 6, 7, 30), HOUR, local(6, 7)),
        (CommitmentKind.TALK, datetime(2026, 10, 6, 22, 30), timedelta(0), local(6, 22, 30)),
        (CommitmentKind.SELF_CARE, datetime(2026, 10, 6, 22, 30), timedelta(0), local(6, 22, 30)),
        (CommitmentKind.CALL, datetime(2026, 10, 6, 6), timedelta(0), local(6, 7)),
    ],
)
def test_what_quiet_hours_would_make_useless_does_not_wait(
    kind: CommitmentKind, start: datetime, lead: timedelta, rings: datetime
) -> None:
    screen, plan = Screen(QUIET), [commitment(kind, start, length=HOUR, reminders=(lead,))]
    assert screen.tick(rings - MINUTE, plan) == []
    assert screen.tick(rings, plan) == [(Source.COMMITMENT, int(lead / MINUTE))]


def test_a_check_in_asked_for_in_quiet_hours_comes_when_it_was_asked_for() -> None:
    screen, days = Screen(replace(QUIET, check_in_reminder_at=time(22, 30))), [date(2026, 10, 6)]
    assert screen.tick(local(6, 22, 30), [], check_in_days=days) == [(Source.CHECK_IN, 0)]
    assert screen.tick(local(6, 22, 40), [], check_in_days=days) == []  # but it does not sound again


def test_quiet_hours_within_one_day() -> None:
    noon_rest = Settings(quiet_from=time(12), quiet_until=time(15))
    screen, plan = Screen(noon_rest), [commitment(CommitmentKind.CALL)]
    assert screen.tick(local(6, 14), plan) == []
    assert screen.tick(local(6, 15), plan) == AT_TIME


def test_the_check_in_rings_until_the_end_of_its_day() -> None:
    asked = replace(NO_QUIET_HOURS, check_in_reminder_at=time(20))
    days = [date(2026, 10, 6)]
    screen = Screen(asked)
    assert screen.tick(local(6, 19, 59), [], check_in_days=days) == []
    assert screen.tick(local(6, 20), [], check_in_days=days) == [(Source.CHECK_IN, 0)]
    assert [str(one) for one in actions(screen.found[0])] == ["open", "snooze", "skip"]
    screen.press(Action.SKIP, local(6, 20))
    assert screen.tick(local(6, 20, 30), [], check_in_days=days) == []
    assert Screen(asked).tick(local(7, 0), [], check_in_days=days) == []
    assert Screen(asked).tick(local(6, 20), [], check_in_days=[]) == []


def test_a_check_in_is_not_asked_for_when_answered_or_everything_is_paused() -> None:
    yesterday, today = date(2026, 10, 5), date(2026, 10, 6)
    everything = Pause(id=PauseId("p"), from_day=today)
    one_thing = Pause(id=PauseId("q"), commitment_id=CommitmentId("c"), from_day=yesterday)
    assert check_in_days(today, [], [one_thing]) == [yesterday, today]
    assert check_in_days(today, [today], []) == [yesterday]
    assert check_in_days(today, [], [everything]) == [yesterday]


def test_a_day_before_is_by_the_calendar_and_two_hours_before_by_the_clock() -> None:
    """The clocks go back on November 1, 2026 at 2:00 in New York."""
    plan = [commitment(CommitmentKind.VISIT, datetime(2026, 11, 1, 3), reminders=(timedelta(days=1), 2 * HOUR))]
    day_before, two_hours, _question = found(plan, local(31, 0))
    assert day_before.moment == local(31, 3)
    assert two_hours.moment == datetime(2026, 11, 1, 6, tzinfo=UTC)  # 1:00 standard time, the second 1:00 of the night


@pytest.mark.parametrize("start", [datetime(2026, 3, 8, 2, 30), datetime(2026, 11, 1, 1, 30)])
def test_a_time_that_is_skipped_or_comes_twice_rings_once(start: datetime) -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.MEDICINE, start)]
    midnight = datetime.combine(start, time(), HERE).astimezone(UTC)
    rung = []
    for minute in range(0, 6 * 60, 30):
        rung += screen.tick(midnight + minute * MINUTE, plan)
        if screen.showing:
            screen.press(Action.OK, midnight + minute * MINUTE)
    assert rung == AT_TIME


ZONES = [
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Havana",
    "Atlantic/Azores",
    "Europe/London",
    "Europe/Helsinki",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
]


@pytest.mark.parametrize("zone", ZONES)
def test_around_every_clock_change_each_day_rings_once(zone: str) -> None:
    """Alarm by alarm over three days around each change of the year, at times that are skipped or come twice."""
    here = ZoneInfo(zone)
    days = [datetime(2026, 1, 1) + timedelta(days=count) for count in range(365)]
    changes = [
        day
        for day in days
        if day.replace(tzinfo=here).utcoffset() != (day + timedelta(days=1)).replace(tzinfo=here).utcoffset()
    ]
    assert changes
    for start in [day - timedelta(days=1) + minutes * MINUTE for day in changes for minutes in (0, 15, 60, 90, 150)]:
        plan = [commitment(CommitmentKind.MEDICINE, start, rule="FREQ=DAILY;COUNT=3")]
        screen, rung = Screen(here=here), []
        now: datetime | None = (start - timedelta(days=1)).replace(tzinfo=here).astimezone(UTC)
        while now is not None:
            for _sound in screen.tick(now, plan):
                rung += [name.occurrence for name in screen.showing]
                screen.press(Action.OK, now)
            now = screen.next(now)
        assert rung == [start + timedelta(days=count) for count in range(3)]


def test_floating_times_follow_the_computer_and_none_rings_twice_for_a_date() -> None:
    london = ZoneInfo("Europe/London")
    plan = [commitment(CommitmentKind.VISIT, length=HOUR)]
    screen = Screen(here=london)
    assert screen.tick(local(6, 14, zone=london), plan) == AT_TIME
    screen.press(Action.OK, local(6, 14, zone=london))
    screen.here = HERE
    assert screen.tick(local(6, 14), plan) == []
    fixed = [commitment(CommitmentKind.VISIT, length=HOUR, zone="Europe/London")]
    assert Screen().tick(local(6, 9), fixed) == AT_TIME


def test_all_day_items_remind_by_wall_time() -> None:
    plan = [commitment(CommitmentKind.REVIEW, datetime(2026, 11, 1), all_day=True, reminders=(timedelta(hours=-9),))]
    assert found(plan, local(31, 0))[0].moment == local(1, 9, month=11)


def test_a_clock_set_back_keeps_answers_and_the_length_of_a_snooze() -> None:
    screen, plan = Screen(), [commitment(CommitmentKind.SELF_CARE)]
    screen.tick(local(6, 14), plan)
    screen.press(Action.SNOOZE, local(6, 14))
    assert screen.tick(local(6, 13), plan) == []
    assert screen.tick(local(6, 13, 14), plan) == []
    assert screen.tick(local(6, 13, 15), plan) == AT_TIME
    screen.press(Action.OK, local(6, 13, 15))
    assert screen.tick(local(6, 14), plan) == []


def test_what_a_clock_that_ran_ahead_marked_is_unmarked() -> None:
    plan = [commitment(CommitmentKind.MEDICINE)]
    shown, listed = Screen(), Screen()
    shown.tick(local(6, 15), plan)
    listed.tick(local(6, 20), plan)
    for screen in (shown, listed):
        assert screen.tick(local(6, 13), plan) == []
        assert screen.tick(local(6, 14), plan) == AT_TIME


def test_what_waits_for_something_deleted_is_withdrawn() -> None:
    screen = Screen()
    screen.tick(local(6, 14), [commitment(CommitmentKind.MEDICINE)])
    screen.tick(local(6, 14, 1), [])
    assert screen.deliveries == {}


def test_nothing_to_come_needs_no_next_moment() -> None:
    screen, one = Screen(), commitment(CommitmentKind.MEDICINE)
    screen.tick(local(6, 13), [one], outcomes=[done(one)])
    assert screen.next(local(6, 13)) is None


STEPS = st.lists(
    st.tuples(
        st.integers(-90, 200),  # minutes the clock moves, back as well
        st.sampled_from([None, None, *Action]),
        st.booleans(),  # whether the program is started again
    ),
    min_size=5,
    max_size=40,
)


@given(STEPS, st.sampled_from(list(CommitmentKind)))
def test_whatever_happens_nothing_rings_after_its_answer(
    steps: list[tuple[int, Action | None, bool]], kind: CommitmentKind
) -> None:
    """Every tick leaves each reminder in one place, and an answered one is never in any."""
    one = commitment(kind, length=HOUR, reminders=(2 * HOUR, timedelta(0)))
    screen, now = Screen(), local(6, 11)
    outcomes: list[Outcome] = []
    finished: set[ReminderName] = set()
    most = 1
    for minutes, action, restarted in steps:
        now += minutes * MINUTE
        if minutes < 0:
            most = 2  # a snooze keeps its length, so after a clock set back it may end beside an earlier reminder
        if restarted:
            screen.showing.clear()
        screen.tick(now, [one], outcomes=outcomes)
        again = screen.tick(now, [one], outcomes=outcomes)
        result = screen.look(now)
        assert again == []
        assert not finished & {reminder.name for reminder in result.waiting}
        assert len(result.waiting) <= most
        coming = screen.next(now)
        assert coming is None or coming > now
        assert all(screen.deliveries[reminder.name].times_shown <= 2 for reminder in result.waiting)
        if outcomes:
            assert result.waiting == []
        if action is not None and result.waiting and action in actions(result.waiting[0]):
            reminder = result.waiting[0]
            given_answer = answer(reminder, screen.deliveries[reminder.name], action, now, HERE)
            screen.press(action, now, reminder.name)
            if isinstance(given_answer, Outcome):
                outcomes.append(given_answer)
            elif isinstance(given_answer, Delivery) and given_answer.state is DeliveryState.ANSWERED:
                finished.add(reminder.name)


@given(st.lists(st.integers(0, 600), min_size=1, max_size=30))
def test_everything_that_fell_due_was_shown_or_listed(gaps: list[int]) -> None:
    """A program that runs only now and then: every dose that is over was on the screen or is on the list."""
    one = commitment(CommitmentKind.MEDICINE, datetime(2026, 10, 5, 8), rule="FREQ=DAILY")
    screen, now = Screen(), local(5, 7)
    for minutes in gaps:
        now = now + minutes * MINUTE
        screen.tick(now, [one])
    today = now.astimezone(HERE).date()
    starts = [datetime(2026, 10, day, 8) for day in range(max(5, today.day - 3), today.day)]
    assert {start for start in starts if today.month == 10} <= {name.occurrence for name in screen.deliveries}
