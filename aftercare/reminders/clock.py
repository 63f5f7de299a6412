"""Rings at given moments; keeps nothing on disk, since the records are the schedule."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from aftercare.reminders.heartbeat import EVERY_SECONDS, Heartbeat, wall_clock

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

Ring = Callable[[], None]


class Clock:
    """Alarms by name, each at one moment; they call on another thread, perhaps too often but never too seldom.

    APScheduler drives them. A heartbeat guards them against sleep and changes of the clock or zone, after which every
    alarm rings, because what is due may have changed in both directions. An alarm that rang rings again at every beat
    until another takes its place: whoever was called may have failed.
    """

    def __init__(self, *, every: float = EVERY_SECONDS, wall: Callable[[], datetime] = wall_clock) -> None:
        self._alarms: dict[str, tuple[datetime, Ring]] = {}
        self._lock = threading.Lock()
        self._scheduler: BackgroundScheduler | None = None
        self._heartbeat = Heartbeat(self._on_beat, every=every, wall=wall)

    def start(self) -> None:
        """Load APScheduler and begin to ring."""
        from apscheduler.schedulers.background import BackgroundScheduler

        self._scheduler = BackgroundScheduler(
            timezone=UTC, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._scheduler.start()
        with self._lock:
            for name, (moment, _ring) in self._alarms.items():
                self._schedule(name, moment)
        self._heartbeat.start()

    def look_now(self) -> None:
        """Ring everything that may be due, called from any thread: the computer woke up or its clock was set."""
        self._heartbeat.beat_now()

    def stop(self) -> None:
        """End both threads; nothing rings afterwards."""
        self._heartbeat.stop()
        with self._lock:
            scheduler, self._scheduler = self._scheduler, None
        if scheduler is not None:
            # Waits for a job being started just now: shut down meanwhile, APScheduler 3.11 no longer finds that job.
            scheduler.remove_all_jobs()
            scheduler.shutdown()

    def set_alarm(self, name: str, moment: datetime | None, ring: Ring) -> None:
        """Ring once at a UTC instant instead of at the one given before under this name; None takes it away."""
        with self._lock:
            if moment is None:
                self._alarms.pop(name, None)  # its job finds nothing to ring
            else:
                self._alarms[name] = (moment, ring)
                self._schedule(name, moment)

    def _schedule(self, name: str, moment: datetime) -> None:
        if self._scheduler is not None:
            self._scheduler.add_job(
                self._ring, "date", run_date=moment, args=[name, moment], id=name, replace_existing=True
            )

    def _ring(self, name: str, moment: datetime) -> None:
        with self._lock:
            at, ring = self._alarms.get(name, (None, None))
        if ring is not None and at == moment:
            ring()

    def _on_beat(self, now: datetime, jumped: bool) -> None:
        """Ring what is due, or everything when the clock is not where it was expected."""
        with self._lock:
            rings = [ring for moment, ring in self._alarms.values() if jumped or moment <= now]
        if rings and self._scheduler is not None:
            self._scheduler.wakeup()
        for ring in rings:
            ring()
