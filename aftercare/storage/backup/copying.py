"""Whole copies of a plan's file: through SQLite, under any key, checked before anyone relies on them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.storage.file import private_files
from aftercare.storage.file.errors import DiskFull, VaultBusy, explained
from aftercare.storage.vault import health
from aftercare.storage.vault.vault import beside, unlock

# What the person wrote; the rest is the machine's own and may shrink.
COUNTED = (
    "contacts",
    "commitments",
    "overrides",
    "outcomes",
    "steps",
    "check_ins",
    "events",
    "sheets",
    "pauses",
)


class CopyFailed(AftercareError):
    """A copy is not what it was made from."""

    def __init__(self) -> None:
        super().__init__(
            _("A copy of your plan could not be made just now. Your plan is safe as it was. Try again in a moment.")
        )


def row_counts(connection: sqlcipher.Connection) -> dict[str, int]:
    """How many rows each table has."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - the file's own names
        for (name,) in found
    }


@contextmanager
def checked_copy(
    source: Path, key: bytes, target: Path, new_key: bytes, trailer: bytes = b"", *, access: str = "mode=rw"
) -> Iterator[Path]:
    """A copy under a name of its own beside `target`, removed after the block unless it was renamed inside it.

    It is under `new_key`, with `trailer` after its last page. It has every row of the source at one moment, was
    checked, and is on the disk.
    """
    private_files.make_folder(target.parent)
    size = sum(file.stat().st_size for file in (source, *beside(source)) if file.exists())
    if shutil.disk_usage(target.parent).free < size + len(trailer):
        raise DiskFull
    new = private_files.make_file(target.parent, target.name)
    try:
        with explained(target.parent):
            before = _copy(source, key, access, new, new_key)
            with new.open("ab") as file:
                file.write(trailer)
            private_files.sync_file(new)
            if health.findings(new, new_key, len(trailer)) or counts_of(new, new_key) != before:
                raise CopyFailed
            if not _ends_with(new, trailer):
                raise CopyFailed
        yield new
    finally:
        for leftover in (new, *beside(new)):
            leftover.unlink(missing_ok=True)


def _ends_with(path: Path, trailer: bytes) -> bool:
    with path.open("rb") as file:
        file.seek(-len(trailer), os.SEEK_END)
        return file.read() == trailer


def counts_of(path: Path, key: bytes) -> dict[str, int]:
    """How many rows each table has, in a file that nobody writes to."""
    with closing(unlock(path, key, "immutable=1")) as connection:
        return row_counts(connection)


def take_place(new: Path, path: Path) -> None:
    """Put a checked copy in the plan's place in one step; VaultBusy while someone has the plan open.

    A log of the old file beside the new one would be written into it.
    """
    with explained(path.parent):
        if any(file.exists() for file in beside(path)):
            raise VaultBusy
        new.replace(path)
        private_files.sync_folder(path.parent)


def settle_log(path: Path, key: bytes) -> None:
    """Write a log that a sudden end left behind into the file, so that the file alone is the plan."""
    with explained(path.parent), closing(unlock(path, key)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _copy(source: Path, key: bytes, access: str, new: Path, new_key: bytes) -> dict[str, int]:
    with closing(unlock(source, key, access)) as old, closing(unlock(new, new_key)) as target:
        old.execute("BEGIN")  # the rows counted are the rows copied
        before = row_counts(old)
        old.backup(target)
        old.execute("ROLLBACK")
    return before
