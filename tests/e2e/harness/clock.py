"""A wall clock under the test's control (libfaketime); the monotonic clock stays real, as after a suspend."""

import importlib.util
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests import day

_SEEN_AFTER = 1
"""Seconds for which a program goes on by what it read last: to read the file at each look took it a third of its time,
and now and then one thread read what another was just writing, and had the real time."""


def _library() -> Path:
    """The build from PyPI; Debian's own makes time.sleep fail when the monotonic clock stays real."""
    spec = importlib.util.find_spec("libfaketime")
    if spec is None or spec.origin is None:
        raise RuntimeError("libfaketime is not installed")
    return Path(spec.origin).parent / "vendor/libfaketime/src/libfaketime.so.1"


class Clock:
    """The wall clock of programs started with its `env`, running on from where stories begin."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ahead = day.NOW.timestamp() - time.time()  # seconds before the real clock
        self._write()

    def env(self, zone: str = day.HERE.key) -> dict[str, str]:
        """Environment of a program that lives by this clock, in an IANA zone."""
        return {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": str(_SEEN_AFTER),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
            "TZ": zone,
        }

    def now(self) -> datetime:
        """The moment it shows."""
        return (datetime.now(UTC) + timedelta(seconds=self._ahead)).astimezone(day.HERE)

    def wall(self) -> datetime:
        """The time it shows on a wall, in whole seconds."""
        return self.now().replace(tzinfo=None, microsecond=0)

    def jump(self, seconds: float) -> None:
        """Forward, as over a suspend, or back, as a correction."""
        self._change(self._ahead + seconds)

    def at(self, moment: datetime) -> None:
        """Set the clock to an aware moment."""
        self._change(moment.timestamp() - time.time())

    def _change(self, ahead: float) -> None:
        self._ahead = ahead
        self._write()
        time.sleep(_SEEN_AFTER + 0.1)

    def _write(self) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(f"{self._ahead:+.3f}\n")
        new.replace(self._file)  # the program never reads half a line
