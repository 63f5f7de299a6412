"""The lock of the one program that writes to a plan, as the window holds it and the command line respects it."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files
from aftercare.storage.file.errors import explained


class PlanInUse(AftercareError):
    """The window is open, and only it writes."""

    def __init__(self) -> None:
        super().__init__(_("Aftercare is open on this plan. End it with Ctrl+Q, then try again. Nothing has changed."))


@contextmanager
def hold(folder: DataFolder) -> Iterator[None]:
    """Hold the plan's lock inside the block; PlanInUse when another program has it."""
    lock = folder.instance_lock
    with explained(folder.root):
        private_files.make_folder(folder.root)
        if lock.exists():
            if _is_held(lock):
                raise PlanInUse
            lock.unlink(missing_ok=True)
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            raise PlanInUse from None
        # As Qt's QLockFile writes it: process, program, computer, and two names it may do without.
        os.write(handle, f"{os.getpid()}\n{Path(sys.executable).resolve().name}\n{platform.node()}\n\n\n".encode())
        os.close(handle)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _is_held(lock: Path) -> bool:
    """Whether the process that wrote the lock still runs."""
    if os.name != "posix":
        try:
            with lock.open("rb+"):  # Qt keeps the file open, and others from writing to it
                return False
        except OSError:
            return True
    with suppress(OSError, ValueError, IndexError):
        os.kill(int(lock.read_text("utf-8").splitlines()[0]), 0)
        return True
    return False
