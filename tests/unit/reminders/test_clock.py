"""Alarms that ring at their moment, also after the computer slept or its clock was changed."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from queue import SimpleQueue
from zoneinfo import ZoneInfo

import pytest

from aftercare.reminders import clock as clock_module
from aftercare.reminders.clock import Clock
from aftercare.reminders.heartbeat import Heartbeat

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PATIENCE = 10.0  # seconds


class Wall:
    """A wall clock the test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.mark.parametrize(
    ("passed", "jumped"),
    [
        (timedelta(seconds=15), False),
        (timedelta(seconds=16), False),
        (timedelta(hours=8), True),
        (timedelta(hours=-1), True),
        (timedelta(seconds=40), True),
    ],
)
def test_a_beat_tells_whether_the_clock_is_where_it_was_expected(passed: timedelta, jumped: bool) -> None:
    wall, beats = Wall(), []
    heartbeat = Heartbeat(lambda now, jump: beats.append((now, jump)), every=15, wall=wall)
    wall.now += passed
    heartbeat.look()
    wall.now += timedelta(seconds=15)
    heartbeat.look()
    assert beats == [(NOON + passed, jumped), (NOON + passed + timedelta(seconds=15), False)]


def test_a_beat_in_another_zone_is_a_jump() -> None:
    wall, beats = Wall(), []
    heartbeat = Heartbeat(lambda _now, jump: beats.append(jump), every=15, wall=wall)
    for zone in ("America/New_York", "Europe/London", "Europe/London"):
        wall.now = (wall.now + timedelta(seconds=15)).astimezone(ZoneInfo(zone))
        heartbeat.look()
    assert beats == [True, True, False]


def test_the_heartbeat_beats_on_its_own_and_stops() -> None:
    beaten = threading.Event()
    heartbeat = Heartbeat(lambda _now, _jumped: beaten.set(), every=0.01)
    heartbeat.start()
    assert beaten.wait(PATIENCE)
    heartbeat.stop()
    assert "heartbeat" not in {thread.name for thread in threading.enumerate()}


def test_it_beats_at_once_when_somebody_knows_that_the_clock_moved() -> None:
    beats: SimpleQueue[bool] = SimpleQueue()
    heartbeat = Heartbeat(lambda _now, jumped: beats.put(jumped), every=3600)
    heartbeat.start()
    for _time in range(2):
        heartbeat.beat_now()
        assert beats.get(timeout=PATIENCE)
    heartbeat.stop()
    assert beats.empty()


def test_a_heartbeat_that_never_started_can_be_stopped() -> None:
    beats: list[object] = []
    Heartbeat(lambda now, _jumped: beats.append(now)).stop()
    assert beats == []


def test_an_alarm_rings_at_its_moment_once() -> None:
    clock, rung = Clock(), threading.Semaphore(0)
    clock.start()
    try:
        clock.set_alarm("reminders", datetime.now(UTC) + 0.05 * SECOND, rung.release)
        assert rung.acquire(timeout=PATIENCE)
    finally:
        clock.stop()
    assert not rung.acquire(blocking=False)


def test_an_alarm_set_before_the_start_rings_although_its_moment_is_long_past() -> None:
    clock, rung = Clock(), threading.Event()
    clock.set_alarm("reminders", NOON - timedelta(days=3000), rung.set)
    clock.start()
    try:
        assert rung.wait(PATIENCE)
    finally:
        clock.stop()


def test_only_the_latest_moment_of_an_alarm_rings() -> None:
    clock, early, late, other = Clock(), threading.Event(), threading.Event(), threading.Event()
    clock.start()
    try:
        now = datetime.now(UTC)
        clock.set_alarm("reminders", now + 0.2 * SECOND, early.set)
        clock.set_alarm("reminders", now + 0.3 * SECOND, late.set)
        clock.set_alarm("gone", now + 0.2 * SECOND, other.set)
        clock.set_alarm("gone", None, other.set)
        assert late.wait(PATIENCE)
    finally:
        clock.stop()
    assert not early.is_set()
    assert not other.is_set()


def test_a_jump_of_the_clock_rings_everything() -> None:
    """As after a night of sleep: the scheduler still waits, the heartbeat sees what time it is."""
    wall, rung = Wall(), threading.Event()
    clock = Clock(every=0.01, wall=wall)
    clock.set_alarm("reminders", datetime.now(UTC) + timedelta(days=9), rung.set)
    clock.start()
    try:
        assert not rung.is_set()
        wall.now += timedelta(hours=8)
        assert rung.wait(PATIENCE)
    finally:
        clock.stop()


def test_a_beat_wakes_nobody_when_nothing_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    beats: list[Callable[..., None]] = []
    monkeypatch.setattr(clock_module, "Heartbeat", lambda beat, **_every: beats.append(beat))
    clock, rung = Clock(), []
    clock.set_alarm("reminders", NOON + 60 * SECOND, lambda: rung.append("rung"))
    (beat,) = beats
    beat(NOON, jumped=False)
    assert rung == []
    beat(NOON + 60 * SECOND, jumped=False)
    assert rung == ["rung"]


def test_an_alarm_whose_call_failed_rings_again_until_another_takes_its_place() -> None:
    clock, rung, rings = Clock(every=0.01), threading.Semaphore(0), 3
    clock.set_alarm("reminders", NOON, rung.release)
    clock.start()
    try:
        assert all(rung.acquire(timeout=PATIENCE) for _ in range(rings))
        clock.set_alarm("reminders", datetime.now(UTC) + timedelta(days=9), rung.release)
    finally:
        clock.stop()


def test_stopping_leaves_no_thread_and_no_ring() -> None:
    clock, rung = Clock(every=0.01), threading.Event()
    clock.start()
    clock.stop()
    clock.set_alarm("reminders", datetime.now(UTC), rung.set)
    assert not rung.wait(0.05)
    Clock().stop()


def test_stopping_in_the_middle_of_a_ring_leaves_no_fault() -> None:
    """Pytest fails when a thread ends with an exception."""
    for _ in range(20):
        clock, rung = Clock(), threading.Event()
        clock.set_alarm("reminders", NOON - timedelta(days=3000), rung.set)
        clock.start()
        assert rung.wait(PATIENCE)
        clock.stop()
