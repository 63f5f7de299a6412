"""What can go wrong with the plan's file, each in one calm sentence."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DatabaseError

from aftercare.errors import AftercareError
from aftercare.i18n import _

# With less than this free, SQLite's vaguer errors come from the full disk.
_LITTLE_SPACE_BYTES = 1 << 20


class VaultDamaged(AftercareError):
    """The file cannot be read as a plan: damaged, emptied, or another program's."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Your plan file can't be read. It may be damaged, or belong to another program. "
                "Nothing has been changed or deleted. "
                "If you have a copy of the file, put it in this one's place and open Aftercare again."
            )
        )


class VaultNewer(AftercareError):
    """A newer Aftercare wrote the file."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A newer Aftercare saved this plan. Nothing has been changed. "
                "Get the newer Aftercare, then open your plan with it."
            )
        )


class VaultReadOnly(AftercareError):
    """The file or its folder may not be read or written."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Aftercare isn't allowed to write in the folder your plan is kept in. Nothing has been changed. "
                "Let this account write there, or choose another folder. Then start Aftercare again."
            )
        )


class VaultBusy(AftercareError):
    """Another process holds the file."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Another program is using your plan right now. Nothing is lost. "
                "Close other programs that use it, then try again."
            )
        )


class DiskFull(AftercareError):
    """No space is left."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "This computer is out of space. Your plan is safe as it was last saved. "
                "Free some space, then choose Try again."
            )
        )


class CannotSave(AftercareError):
    """A change was not written, and nothing of it is in the file."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Aftercare couldn't save just now. What you typed is still on the screen. "
                "Close other programs or free some space, then choose Try again."
            )
        )


# SQLite's codes for the world's faults; every other one is a bug of ours.
_READING: dict[int, type[AftercareError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: VaultBusy,
    sqlite3.SQLITE_LOCKED: VaultBusy,
    sqlite3.SQLITE_PROTOCOL: VaultBusy,
    sqlite3.SQLITE_READONLY: VaultReadOnly,
    sqlite3.SQLITE_CANTOPEN: VaultReadOnly,
    sqlite3.SQLITE_PERM: VaultReadOnly,
    sqlite3.SQLITE_IOERR: VaultDamaged,
    sqlite3.SQLITE_CORRUPT: VaultDamaged,
    sqlite3.SQLITE_NOTADB: VaultDamaged,
}
_OPEN_OR_WRITE = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)


@contextmanager
def explained(folder: Path, *, saving: bool = False) -> Iterator[None]:
    """Turn errors of disk and database inside the block into an AftercareError; a bug is raised as it is."""
    try:
        yield
    except (DatabaseError, sqlcipher.DatabaseError, OSError) as fault:
        kind = _kind(folder, fault.orig if isinstance(fault, DatabaseError) else fault)
        if kind is None:
            raise
        problem = CannotSave() if saving and kind is not DiskFull else kind()
    else:
        return
    raise problem from None  # the driver's words help nobody and must not carry anything of the plan


def _kind(folder: Path, fault: BaseException | None) -> type[AftercareError] | None:
    if isinstance(fault, OSError):
        return DiskFull if fault.errno in (errno.ENOSPC, errno.EDQUOT) else VaultReadOnly
    code = getattr(fault, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF in _OPEN_OR_WRITE and folder.exists() and shutil.disk_usage(folder).free < _LITTLE_SPACE_BYTES:
        return DiskFull
    return _READING.get(code & 0xFF)
