"""Programs a session starts: their logs, their memory of whose they are, and their end."""

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

PATIENCE = 4
"""How many times longer a busy computer may take: a wait ends once there is what it waits for, and costs no more."""
T = TypeVar("T")
# Qt's remarks on what the desktop of the test did: files newer than a clock set back, a bus that answered a key late,
# and a look at something that had just gone.
_OF_THE_DESKTOP = re.compile(
    r"has a modification time in the future$|^QSpiApplication::keyEventError|Could not find accessible on path"
)
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps it; only names of our own programs are removed


def until(look: Callable[[], T | None], timeout: float, what: str, step: float = 0.03) -> T:
    """The first true answer of `look`; TimeoutError when a quiet computer would have had `timeout` seconds for it."""
    end = time.monotonic() + timeout * PATIENCE
    while not (answer := look()):
        if time.monotonic() > end:
            raise TimeoutError(f"no {what} within {timeout * PATIENCE:.0f} s")
        time.sleep(step)
    return answer


def start(argv: Sequence[str | Path], env: Mapping[str, str], log: Path, cwd: Path | None = None) -> "Program":
    """Start a program that the kernel ends when the test run itself dies."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", "--", *map(str, argv)],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Program(process, log)


def run(
    argv: Sequence[str], env: Mapping[str, str], cwd: Path, timeout: float = 60
) -> subprocess.CompletedProcess[str]:
    """Start a program and wait for its end; what it said is in the answer."""
    process = subprocess.Popen(
        argv,
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said, complained = process.communicate(timeout=timeout * PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    finally:
        _sweep_faketime(process.pid)
    return subprocess.CompletedProcess(process.args, process.returncode, said, complained)


class Program:
    """One started program."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process, self.log, self.pid = process, log, process.pid

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def output(self) -> str:
        """What it said, but for Qt's remarks on the desktop of the test."""
        lines = self.log.read_text(errors="replace").splitlines(keepends=True)
        return "".join(line for line in lines if not _OF_THE_DESKTOP.search(line.rstrip()))

    def wait(self, timeout: float = 10) -> int:
        """The exit status, when the program ends by itself."""
        return self.process.wait(timeout * PATIENCE)

    def stop(self, grace: float = 5) -> int:
        """The exit status after SIGTERM, or SIGKILL when that does not help."""
        if self.alive:
            self.process.terminate()
            try:
                self.process.wait(grace * PATIENCE)
            except subprocess.TimeoutExpired:
                self.kill()
        _sweep_faketime(self.pid)
        return self.process.returncode

    def kill(self) -> None:
        """A power cut, as the program sees it."""
        self.process.kill()
        self.process.wait(5)


def marked(marker: bytes) -> list[int]:
    """Ids of all processes whose environment carries `marker` (NAME=value)."""
    own = str(os.getpid())
    folders = (f for f in Path("/proc").iterdir() if f.name.isdigit() and f.name != own)
    return [int(f.name) for f in folders if _carries(f, marker)]


def end_marked(marker: bytes) -> list[int]:
    """End all processes that carry the mark, also those that left the tree; gives those that would not end."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        _signal(marked(marker), sign, marker)
        with contextlib.suppress(TimeoutError):
            until(lambda: not marked(marker), 2, "end of the session's processes")
    return marked(marker)


def _carries(folder: Path, marker: bytes) -> bool:
    try:
        return marker in (folder / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def _signal(pids: Iterable[int], sign: signal.Signals, marker: bytes) -> None:
    """Signal through a pidfd, so that a number used again is never hit."""
    for pid in pids:
        with contextlib.suppress(OSError):
            handle = os.pidfd_open(pid)
            try:
                if _carries(Path(f"/proc/{pid}"), marker):
                    signal.pidfd_send_signal(handle, sign)
            finally:
                os.close(handle)


def _sweep_faketime(pid: int) -> None:
    """Remove the shared memory that libfaketime leaves behind, on a clean exit too."""
    for name in (f"faketime_shm_{pid}", f"sem.faketime_sem_{pid}"):
        (_SHARED_MEMORY / name).unlink(missing_ok=True)
