"""Notices that the computer slept, or its clock or zone was changed, by looking at the wall clock every few seconds."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

EVERY_SECONDS = 15.0
_SLACK = timedelta(seconds=2)


def wall_clock() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Heartbeat:
    """A thread that gives `beat(now, jumped)` the moment, and whether the clock is not where it was expected.

    `wall` gives an aware moment; another offset than at the last beat is a change of the zone, and a jump too. It waits
    on the monotonic clock, which stands still during sleep on some systems and not on others: on the first the wall
    clock is ahead at the next beat, on the others the beat itself is late. Both show as a jump.
    """

    def __init__(
        self,
        beat: Callable[[datetime, bool], None],
        *,
        every: float = EVERY_SECONDS,
        wall: Callable[[], datetime] = wall_clock,
    ) -> None:
        self._beat = beat
        self._every = every
        self._wall = wall
        self._last = wall()
        self._stopped = False
        self._sooner = threading.Event()
        self._thread = threading.Thread(target=self._run, name="heartbeat", daemon=True)

    def start(self) -> None:
        """Begin to beat."""
        self._last = self._wall()
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it."""
        self._stopped = True
        self._sooner.set()
        if self._thread.is_alive():
            self._thread.join()

    def beat_now(self) -> None:
        """Beat once at once, from any thread, and say that the clock moved: somebody knows that it did."""
        self._sooner.set()

    def look(self, *, moved: bool = False) -> None:
        """Look at the clock once."""
        now = self._wall()
        expected = self._last + timedelta(seconds=self._every)
        moved = moved or now.utcoffset() != self._last.utcoffset()
        self._last = now
        self._beat(now, moved or abs(now - expected) > _SLACK)

    def _run(self) -> None:
        while True:
            sooner = self._sooner.wait(self._every)
            self._sooner.clear()
            if self._stopped:
                return
            self.look(moved=sooner)
