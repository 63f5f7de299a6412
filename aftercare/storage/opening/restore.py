"""A copy opened in place of the plan, a plan set aside for a new one, and what can still be read of a damaged one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Table

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.backup.copying import checked_copy, settle_log, take_place
from aftercare.storage.file import private_files
from aftercare.storage.file.errors import VaultDamaged, explained
from aftercare.storage.vault import health
from aftercare.storage.vault.keys import database_key
from aftercare.storage.vault.tables import metadata
from aftercare.storage.vault.vault import Vault, beside, can_open, make_engine, unlock

_OURS = ("alembic_version", "sentinel")  # every new plan has them already


class CopyDamaged(AftercareError):
    """A copy that is not sound, and was not opened."""

    def __init__(self) -> None:
        super().__init__(_("This copy is damaged and was not opened. Your plan has not changed. Choose another copy."))


def restore(folder: DataFolder, copy: Path, root_key: bytes, now: datetime, copy_root: bytes | None = None) -> None:
    """Open a copy in place of the plan, which is set aside; on AftercareError the plan is as it was.

    The copy is re-encrypted under the plan's own key. `copy_root` is the root key it is under, if that is another one.
    """
    key = database_key(root_key)
    opened_with = database_key(copy_root if copy_root is not None else root_key)
    trailer = backup.trailer_length(copy)
    if health.findings(copy, opened_with, trailer):
        raise CopyDamaged
    with (
        explained(folder.root),
        checked_copy(copy, opened_with, folder.vault, key, access="immutable=1") as new,
    ):
        _set_plan_aside(folder, key, now)
        take_place(new, folder.vault)


def start_anew(folder: DataFolder, now: datetime) -> Path:
    """Set the whole plan aside, with its copies and what opens them, so that another can begin; gives where it is.

    The plan's own file goes first; if interrupted, the rest follows at the next call.
    """
    with explained(folder.root):
        place = _place_aside(folder, now)
        for file in (
            folder.vault,
            *beside(folder.vault),
            *folder.headers,
            folder.backups,
            folder.outbox,
            folder.answers,
        ):
            if os.path.lexists(file):
                file.rename(place / file.name)
        private_files.sync_folder(place)
        private_files.sync_folder(folder.root)
    return place


def begin_erasing(folder: DataFolder, also_in: Path | None = None) -> None:
    """Have everything erased at the next start, the copies in a second folder too."""
    with explained(folder.root):
        private_files.replace_contents(folder.erasing, str(also_in or "").encode())


def erase(folder: DataFolder) -> None:
    """Remove the plan, its copies and everything the program kept; if interrupted, it goes on at the next call.

    What opens the plan goes first: without it an encrypted file is of no use to anybody.
    """
    with explained(folder.root):
        also_in = folder.erasing.read_bytes().decode()
        for copy in backup.copies_in(Path(also_in)) if also_in else ():
            copy.path.unlink(missing_ok=True)
        first = (*folder.headers, folder.vault, *beside(folder.vault), folder.outbox, folder.answers)
        for file in (*first, folder.open_card):
            file.unlink(missing_ok=True)
        for inner in (folder.backups, folder.set_aside, folder.logs, folder.look_around.root):
            shutil.rmtree(inner, ignore_errors=True)
        private_files.remove_leftovers(folder.root)
        private_files.sync_folder(folder.root)
        folder.erasing.unlink()


def salvage(folder: DataFolder, root_key: bytes, now: datetime) -> int:
    """Set the damaged plan aside and begin again with every entry of it that can be read; gives how many."""
    key = database_key(root_key)
    found = private_files.make_file(folder.root, "salvaged")
    found.unlink()
    try:
        with explained(folder.root):
            Vault.open(found, root_key).close()
            entries = _move_readable(folder.vault, found, key)
            if not entries:
                raise VaultDamaged
            with checked_copy(found, key, folder.vault, key) as new:
                _set_plan_aside(folder, key, now)
                take_place(new, folder.vault)
    finally:
        for leftover in (found, *beside(found)):
            leftover.unlink(missing_ok=True)
    return entries


def _set_plan_aside(folder: DataFolder, key: bytes, now: datetime) -> None:
    """Keep the plan as it is now in a folder of its own, so that replacing it can be undone."""
    if not os.path.lexists(folder.vault):
        return
    if can_open(folder.vault, key) and not health.findings(folder.vault, key):
        settle_log(folder.vault, key)
    place = _place_aside(folder, now)
    for file in (*beside(folder.vault), folder.vault):
        if file.is_file():
            shutil.copyfile(file, new := private_files.make_file(place, file.name))
            private_files.sync_file(new)
            new.rename(place / file.name)
    private_files.sync_folder(place)
    for file in beside(folder.vault):  # now beside its own plan; here it would be written into the new one
        file.unlink(missing_ok=True)


def _place_aside(folder: DataFolder, now: datetime) -> Path:
    private_files.make_folder(folder.root)
    private_files.make_folder(folder.set_aside)
    place = folder.set_aside / backup.stamp(now, folder.set_aside)
    private_files.make_folder(place)
    private_files.sync_folder(folder.set_aside)
    return place


def _move_readable(path: Path, found: Path, key: bytes) -> int:
    try:
        source = unlock(path, key, "immutable=1")
    except sqlcipher.DatabaseError:
        raise VaultDamaged from None
    engine = make_engine(found, key, foreign_keys=False)
    entries = 0
    try:
        with closing(source), engine.begin() as target:
            for table in metadata.sorted_tables:
                if table.name in _OURS:
                    continue
                names = [column.name for column in table.columns]
                places = ", ".join("?" * len(names))
                write = f'INSERT OR IGNORE INTO "{table.name}" ({", ".join(names)}) VALUES ({places})'  # noqa: S608 - ours
                for row in _readable_rows(source, table, names):
                    entries += target.exec_driver_sql(write, row).rowcount
            loose = target.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            for name, row_id, *_more in loose:
                target.exec_driver_sql(f'DELETE FROM "{name}" WHERE rowid = ?', (row_id,))  # noqa: S608 - ours
    finally:
        engine.dispose()
    return entries - len(loose)


def _readable_rows(source: sqlcipher.Connection, table: Table, names: list[str]) -> Iterator[tuple[object, ...]]:
    """Every row that can be read: where a page is damaged, the rows before and after it."""
    wanted = f'SELECT {", ".join(names)} FROM "{table.name}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - ours
    try:
        (last,) = source.execute(f'SELECT max(rowid) FROM "{table.name}"').fetchone()  # noqa: S608 - ours
    except sqlcipher.DatabaseError:
        last = _LAST_ROW
    spans, faults = [(1, last or 0)], 0
    while spans and faults < _MOST_FAULTS:
        first, last = spans.pop()
        if first > last:
            continue
        try:
            yield from source.execute(wanted, (first, last)).fetchall()
        except sqlcipher.DatabaseError:
            faults += 1
            if first < last:
                middle = (first + last) // 2
                spans += [(middle + 1, last), (first, middle)]


_LAST_ROW = 1 << 20  # more than a lifetime of entries
_MOST_FAULTS = 3000  # a damaged end of the table would be met again with every number after it
