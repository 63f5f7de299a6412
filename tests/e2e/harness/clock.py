"""A wall clock under the test's control (libfaketime); the monotonic clock stays real, as after a suspend."""

import importlib.util
import time
from datetime import datetime
from pathlib import Path


def _library() -> Path:
    """The build from PyPI; Debian's own makes time.sleep fail when the monotonic clock stays real."""
    spec = importlib.util.find_spec("libfaketime")
    if spec is None or spec.origin is None:
        raise RuntimeError("libfaketime is not installed")
    return Path(spec.origin).parent / "vendor/libfaketime/src/libfaketime.so.1"


class Clock:
    """The wall clock of programs started with its `env`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ahead = 0.0  # seconds before the real clock
        self._write()

    def env(self, zone: str | None = None) -> dict[str, str]:
        """Environment of a program that lives by this clock, in an IANA zone."""
        env = {
            "LD_PRELOAD": str(_library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "NO_FAKE_STAT": "1",
        }
        return env | ({"TZ": zone} if zone else {})

    def jump(self, seconds: float) -> None:
        """Forward, as over a suspend, or back, as a correction."""
        self._ahead += seconds
        self._write()

    def at(self, moment: datetime) -> None:
        """Set the clock to an aware moment."""
        self._ahead = moment.timestamp() - time.time()
        self._write()

    def _write(self) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(f"{self._ahead:+.3f}\n")
        new.replace(self._file)  # the program never reads half a line
