"""The cost of reminders, ten thousand of them, and of waiting: python -m tests.benchmarks.reminders."""

import argparse
import os
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import Settings
from aftercare.paths import DataFolder
from aftercare.reminders.notify import Listener
from aftercare.reminders.ringer import Ringer, Surroundings
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.benchmarks import startup
from tests.day import HERE, NOW, TODAY, on
from tests.e2e.harness.session import Session
from tests.unit.reminders.test_ringer import kept_by

_REMINDERS, _CHANGES = 10_000, 50
_MOST_CHANGE_MS, _MOST_TICK_MS, _MOST_OF_CORE, _MOST_WAKE_UPS = 5, 2, 0.001, 6


class _NoDesktop:
    """Shows nothing: nothing is due."""

    def __init__(self, _listener: Listener) -> None:
        pass

    def show(self, *_notice: object) -> None:
        raise AssertionError("something is due")

    def close(self, _notice_id: int) -> None:
        pass

    def stop(self) -> None:
        pass


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.reminders", description=__doc__)
    options.add_argument("--seconds", type=int, default=120, help="how long the idle program is watched (120)")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="aftercare-benchmark-") as folder:
        plan_folder = Path(folder, "plan")
        startup.make_empty_plan(plan_folder)
        _fill(plan_folder)
        known, read, change, tick = _in_memory(plan_folder)
        print(f"{known} reminders, read at the start in {read:.2f} s")
        print(f"next due after one change: median {change:.2f} ms (aim: under {_MOST_CHANGE_MS})")
        print(f"a tick with nothing due: median {tick:.3f} ms (aim: under {_MOST_TICK_MS})", flush=True)
        core, wake_ups = _idle(plan_folder, chosen.seconds)
    print(f"idle for {chosen.seconds} s: {core:.3%} of a core (aim: under {_MOST_OF_CORE:.1%}),", end=" ")
    print(f"{wake_ups:.1f} wake-ups a minute (aim: at most {_MOST_WAKE_UPS})")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")


def _fill(folder: Path) -> None:
    """Enough daily things for so many reminders in the days that are looked at, none of them near."""
    now, start = NOW.astimezone(UTC), on(TODAY + timedelta(days=2))
    count = _REMINDERS // 14 + 1  # each once on each of the days that are left
    commitments = [
        Commitment(
            id=CommitmentId(f"c{number}"),
            kind=CommitmentKind.SELF_CARE,
            area=Area.SELF_CARE,
            title=f"Step {number}",
            start=start + timedelta(minutes=number),
            rule="FREQ=DAILY",
            reminders=(timedelta(0),),
            created_at=now,
            changed_at=now,
        )
        for number in range(count)
    ]
    vault = Vault.open(DataFolder(folder).vault)
    plan = Plan(vault)
    plan.save_settings(Settings(quiet_from=None, quiet_until=None))
    plan.write_without_undo(put=commitments)
    vault.close()


def _in_memory(folder: Path) -> tuple[int, float, float, float]:
    """How many reminders there are, seconds to read all, and milliseconds after one change and for nothing."""
    vault = Vault.open(DataFolder(folder).vault)
    plan, posted, alarms = Plan(vault), deque[Callable[[], None]](), list[datetime]()
    around = Surroundings(
        now=lambda: NOW.astimezone(UTC),
        here=lambda: HERE,
        post=posted.append,
        set_alarm=alarms.append,
        show_card=lambda _notices: None,
        open=lambda _reminder: None,
        report=lambda _problem: None,
        tell=lambda _sentence: None,
    )
    ringer = Ringer(plan, around, _NoDesktop)
    begin = time.perf_counter()
    ringer.start()
    _work_off(posted)
    read = time.perf_counter() - begin
    changes, ticks = [], []
    for number in range(_CHANGES):
        one = plan.commitments.get(CommitmentId(f"c{number}"))
        assert one is not None
        plan.write("Moved", put=[replace(one, start=one.start + timedelta(minutes=1))])
        alarms.clear()
        begin = time.perf_counter()
        _work_off(posted)
        changes.append(time.perf_counter() - begin)
        assert alarms, "nobody asked when to look again"
        begin = time.perf_counter()
        ringer.tick()
        ticks.append(time.perf_counter() - begin)
    known = len(kept_by(ringer).schedule.all())
    ringer.stop()
    vault.close()
    return known, read, statistics.median(changes) * 1000, statistics.median(ticks) * 1000


def _work_off(posted: deque[Callable[[], None]]) -> None:
    while posted:
        posted.popleft()()


def _idle(folder: Path, seconds: int) -> tuple[float, float]:
    """The part of a core and the wake-ups a minute of a program that waits with its window closed."""
    with Session(screen_reader=False) as desktop:
        program = desktop.launch([*startup.aftercare(folder), "--hidden"])
        time.sleep(75)  # the start, what follows it, and the looks for a tray
        before, began = _spent(program.pid), time.monotonic()
        time.sleep(seconds)
        after, passed = _spent(program.pid), time.monotonic() - began
        program.stop()
    ticks, wake_ups = (late - early for late, early in zip(after, before, strict=True))
    return ticks / os.sysconf("SC_CLK_TCK") / passed, wake_ups / passed * 60


def _spent(pid: int) -> tuple[int, int]:
    """Clock ticks of processor time, and how often any thread went to sleep again after it was woken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    woken = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                woken += int(line.split()[1])
    return int(fields[11]) + int(fields[12]), woken


if __name__ == "__main__":
    main()
