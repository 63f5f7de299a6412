"""Reminders under faults, on the real program: clock, zone, daemon, power and disk. Each counts once, none is lost."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from jeepney import DBusAddress, message_bus, new_signal

from aftercare.domain.records.commitments import Result
from aftercare.domain.records.deliveries import DeliveryState
from aftercare.domain.records.identity import CommitmentId
from tests.day import HERE, TODAY, on
from tests.e2e.harness import mounts
from tests.e2e.harness.clock import Clock
from tests.e2e.harness.procs import Program, until
from tests.e2e.harness.session import AFTERCARE, Session
from tests.e2e.person import Person
from tests.e2e.prepared import medicine, read_plan, visit, write_plan

_TWO = on(TODAY, 14)
_MINUTE = timedelta(minutes=1)
_NOTICED = 25.0  # seconds: a beat, and a busy computer
_PILL = "Sertraline 50 mg"
_DONE = [(_PILL, Result.DONE)]
_WORDS = r"^2:00 PM reminder\.\n$"
_ON_CARD = r"^2:00 PM reminder\.$"

_VISIT = "Counseling with Denise"
_LOGIN = DBusAddress("/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager")

who_mounts = pytest.mark.skipif(not mounts.may_mount(), reason="this account may not mount")


def _clock(desktop: Session, wall: datetime) -> Clock:
    clock = desktop.clock()
    _set(clock, wall)
    return clock


def _set(clock: Clock, wall: datetime) -> None:
    clock.at(wall.replace(tzinfo=HERE))


def _started(desktop: Session) -> tuple[Program, Person]:
    program = desktop.aftercare(env={"DBUS_SYSTEM_BUS_ADDRESS": desktop.env["DBUS_SESSION_BUS_ADDRESS"]})
    me = Person(desktop, program)
    me.sees(f"^{_PILL}, 2:00 PM")
    return program, me


def _wake(desktop: Session) -> None:
    """Say on the system bus, which here is the session's, that the computer woke up."""
    conn = desktop.bus.conn
    conn.send_and_get_reply(message_bus.RequestName(_LOGIN.bus_name), timeout=5)
    conn.send(new_signal(_LOGIN, "PrepareForSleep", "b", (False,)))


def _became(desktop: Session, outcomes: list[tuple[str, Result]]) -> None:
    until(lambda: read_plan(desktop.data)[0] == outcomes, 15, f"{outcomes} in the plan")


def _state(desktop: Session, state: DeliveryState) -> None:
    until(lambda: read_plan(desktop.data)[1].get(_PILL) is state, _NOTICED, f"{state} in the plan")


def test_asleep_until_just_before_and_then_the_clock_back_an_hour(desktop: Session) -> None:
    """Awake ten seconds before, it rings on time; an hour that comes twice doubles nothing."""
    write_plan(desktop.data, medicine(_TWO), visit(_TWO + 120 * _MINUTE))
    clock = _clock(desktop, _TWO - 30 * _MINUTE)
    _started(desktop)
    _set(clock, _TWO - timedelta(seconds=10))
    notice = desktop.notify.wait(_WORDS, timeout=10 + _NOTICED)
    desktop.notify.press("Done", notice)
    _became(desktop, _DONE)
    _set(clock, _TWO - 60 * _MINUTE)
    _wake(desktop)
    _set(clock, _TWO + 119 * _MINUTE)
    _wake(desktop)
    desktop.notify.wait(r"4:00 PM", timeout=_NOTICED)
    assert [each.summary for each in desktop.notify.sent()] == ["2:00 PM reminder.", "You have something at 4:00 PM."]
    assert read_plan(desktop.data)[0] == _DONE


@who_mounts
def test_another_zone_while_running_takes_what_floats_along(desktop: Session) -> None:
    """At 1:00 PM the computer comes to a place where it is 2:00 PM."""
    write_plan(desktop.data, medicine(_TWO))
    _clock(desktop, _TWO - 60 * _MINUTE)
    etc = desktop.folder / "etc"
    shutil.copytree("/etc", etc, symlinks=True, ignore_dangling_symlinks=True, ignore=_unreadable)
    _live_in(etc, "America/New_York")
    # A folder of its own in place of /etc, for this one program.
    argv: list[str | Path] = [*AFTERCARE, "--data-dir", desktop.data]
    program = desktop.launch(mounts.with_own_root(f"mount --bind {etc} {mounts.ROOT}/etc", argv), {"TZ": None})
    Person(desktop, program).sees(f"^{_PILL}, 2:00 PM")
    assert desktop.notify.sent() == []
    _live_in(etc, "America/Halifax")
    desktop.notify.wait(_WORDS, timeout=_NOTICED)
    assert len(desktop.notify.sent()) == 1


def test_the_daemon_is_killed_and_comes_back(desktop: Session) -> None:
    """The card shows what the desktop cannot; the desktop is used again as soon as it can."""
    write_plan(desktop.data, medicine(_TWO))
    clock = _clock(desktop, _TWO + _MINUTE)
    assert desktop.notifications is not None
    desktop.notifications.kill()
    _program, me = _started(desktop)
    me.sees(_ON_CARD)
    desktop.start_notifications()
    _set(clock, _TWO + 12 * _MINUTE)
    _wake(desktop)
    notice = desktop.notify.wait(_WORDS, timeout=_NOTICED)
    desktop.notify.press("Done", notice)
    _became(desktop, _DONE)
    me.app.wait_gone((), "2:00 PM reminder.")


def test_a_hung_daemon_and_a_kill_between_send_and_save(desktop: Session) -> None:
    """The card comes while the daemon hangs; after a kill the notices it shows late are replaced, not doubled."""
    write_plan(desktop.data, medicine(_TWO), visit(_TWO + 120 * _MINUTE))
    clock = _clock(desktop, _TWO + _MINUTE)
    daemon = desktop.notifications
    assert daemon is not None
    program, _me = _started(desktop)
    desktop.notify.wait(_WORDS)
    os.kill(daemon.pid, signal.SIGSTOP)
    try:
        _set(clock, _TWO + 119 * _MINUTE)
        _wake(desktop)
        until(lambda: read_plan(desktop.data)[1].get(_VISIT) is DeliveryState.SENDING, 15, "visit on its way")
        program.kill()
        second, me = _started(desktop)
        me.sees(_ON_CARD)
        me.sees(r"^You have something at 4:00 PM\.$")
    finally:
        os.kill(daemon.pid, signal.SIGCONT)
    before = len(until(desktop.notify.sent, 15, "notice of the daemon that goes on"))
    _set(clock, _TWO + 130 * _MINUTE)
    _wake(desktop)
    notice = desktop.notify.wait(r"4:00 PM", timeout=_NOTICED, after=before)
    until(lambda: desktop.notify.shown() == 2, 15, "one notice of each")
    desktop.notify.press("OK", notice)
    until(lambda: read_plan(desktop.data)[1].get(_VISIT) is DeliveryState.ANSWERED, 15, "answer in the plan")
    assert second.stop() == 0


def test_a_snooze_outlives_a_power_cut(desktop: Session) -> None:
    write_plan(desktop.data, medicine(_TWO))
    clock = _clock(desktop, _TWO + _MINUTE)
    program, _me = _started(desktop)
    desktop.notify.press("In 15 minutes", desktop.notify.wait(_WORDS))
    _state(desktop, DeliveryState.SNOOZED)
    program.kill()
    _set(clock, _TWO + 5 * _MINUTE)
    _started(desktop)
    assert len(desktop.notify.sent()) == 1
    _set(clock, _TWO + 17 * _MINUTE)
    _wake(desktop)
    notice = desktop.notify.wait(_WORDS, timeout=_NOTICED, after=1)
    desktop.notify.press("Done", notice)
    _became(desktop, _DONE)


def test_after_a_sleep_over_many_things_one_summary_opens_one_list(desktop: Session) -> None:
    """Six doses while it slept: one notification, one list, each line with its time and its answers."""
    doses = [
        replace(medicine(_TWO - number * _MINUTE), id=CommitmentId(f"m{number}"), rule=None) for number in range(6)
    ]
    write_plan(desktop.data, *doses)
    clock = _clock(desktop, _TWO - 30 * _MINUTE)
    _program, me = _started(desktop)
    _set(clock, _TWO + 60 * _MINUTE)
    _wake(desktop)
    notice = desktop.notify.wait(r"^While you were away\n6 things are waiting", timeout=_NOTICED)
    desktop.notify.press("Open", notice)
    me.app.wait("push button", f"Done: {_PILL}, 1:55 PM", "focused")
    me.keys("space")
    _became(desktop, _DONE)
    me.app.wait_gone("push button", f"Done: {_PILL}, 1:55 PM")
    me.press(f"Not taken: {_PILL}, 2:00 PM")
    _became(desktop, [*_DONE, (_PILL, Result.SKIPPED)])
    assert len(desktop.notify.sent()) == 1


@who_mounts
def test_on_a_full_disk_it_is_shown_and_said_and_saved_once_there_is_room(desktop: Session) -> None:
    with _small_disk(desktop.data):
        write_plan(desktop.data, medicine(_TWO))
        clock = _clock(desktop, _TWO - 30 * _MINUTE)
        program, me = _started(desktop)
        _fill(desktop.data)
        _set(clock, _TWO + _MINUTE)
        _wake(desktop)
        notice = desktop.notify.wait(_WORDS, timeout=_NOTICED)
        me.sees("space")
        desktop.notify.press("Done", notice)
        me.sees(_ON_CARD)
        (desktop.data / "filler").unlink()
        me.keys("F6")
        me.app.wait("push button", "Done", "focused")
        me.keys("space")
        _became(desktop, _DONE)
        assert program.stop() == 0


@contextmanager
def _small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m,mode=700", "none", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def _fill(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as filler:
        try:
            while filler.write(b"\0" * 4096):
                pass
        except OSError:
            return


def _live_in(etc: Path, zone: str) -> None:
    link = etc / "localtime"
    link.unlink(missing_ok=True)
    link.symlink_to(f"/usr/share/zoneinfo/{zone}")


def _unreadable(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name in ("shadow", "shadow-", "gshadow", "gshadow-", "ssl")]
