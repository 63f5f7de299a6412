"""The stories on ten other days, one after the other: python -m tests.e2e.other_days [--only DAY] [pytest's options].

It goes on after a day with a failure, and tells at the end how each day went. A story about an hour, such as that of
a reminder at 2 PM or of a group in the evening, sets its hour itself and lives on the day.
"""

import argparse
import os
import subprocess
import sys
import time

from tests import day
from tests.e2e.harness.session import PROJECT

DAYS = {
    "2026-12-01T10:00": "a first Tuesday",
    "2027-01-31T10:00": "a month's end, with no such day in the next one",
    "2028-02-29T10:00": "a leap day",
    "2027-03-14T01:50": "ten minutes before the clock goes forward",
    "2026-11-01T01:50": "ten minutes before the clock goes back",
    "2027-03-01T10:00": "the first weekday of a month",
    "2027-04-30T17:00": "the last weekday of a month",
    "2026-10-14T23:50": "ten minutes before midnight",
    "2026-12-31T23:50": "ten minutes before another year",
    "2027-01-01T00:05": "the first minutes of a year",
}


def main() -> int:
    """Run them; 0 when every story held on every day."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.other_days", description=__doc__)
    parser.add_argument(
        "--only", action="append", metavar="DAY", help="a day such as 2028-02-29T10:00; may be repeated"
    )
    chosen, rest = parser.parse_known_args()
    results = {moment: _run(moment, rest) for moment in chosen.only or DAYS}
    for moment, (status, seconds) in results.items():
        print(f"{moment} {'held' if status == 0 else 'FAILED'} in {seconds:.0f} s: {DAYS.get(moment, '')}")
    return int(any(status for status, _seconds in results.values()))


def _run(moment: str, rest: list[str]) -> tuple[int, float]:
    """What pytest ended with on a day, and the seconds it took."""
    print(f"=== {moment}: {DAYS.get(moment, 'a day that was asked for')}", flush=True)
    stories = [] if any(not each.startswith("-") and "e2e" in each for each in rest) else ["tests/e2e"]
    command = [sys.executable, "-m", "pytest", *stories, *rest]
    begin = time.monotonic()
    status = subprocess.run(command, cwd=PROJECT, env=os.environ | {day.VARIABLE: moment}, check=False).returncode
    return status, time.monotonic() - begin


if __name__ == "__main__":
    sys.exit(main())
