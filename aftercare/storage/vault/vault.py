"""The vault: the one encrypted SQLite file a plan is kept in."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, insert

from aftercare.storage.file import private_files
from aftercare.storage.file.errors import CannotSave, VaultDamaged, VaultNewer, VaultReadOnly, explained
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, database_key
from aftercare.storage.vault.tables import SENTINEL, alembic_version, metadata, sentinel

# The revision of the schema in tables.py: the newest in migrations/versions.
REVISION = "0002"

BUSY_SECONDS = 10.0
_PAGE_BYTES = 4096
_SAFETY = (
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)

if sqlcipher.sqlite_version_info < (3, 53, 2):  # older ones can corrupt a file with a write-ahead log
    raise ImportError(f"sqlcipher3 brings SQLite {sqlcipher.sqlite_version}, which can damage data")


class VaultOlder(Exception):
    """The schema is that of an earlier version: `opening.open_vault` brings it up to date first."""


class Vault:
    """An open plan file; only the stores look inside."""

    def __init__(self, path: Path, engine: Engine, root_key: bytes = PUBLISHED_ROOT_KEY) -> None:
        self.path = path
        self.engine = engine
        self.root_key = root_key
        self._file = _identity(path)

    @classmethod
    def open(cls, path: Path, root_key: bytes = PUBLISHED_ROOT_KEY) -> Self:
        """The plan kept at `path`, begun when there is no file; VaultOlder, or what file/errors.py lists."""
        key = database_key(root_key)
        with explained(path.parent):
            if not os.path.lexists(path):
                _create(path, key)
            elif (revision := revision_of(path, key)) > REVISION:
                raise VaultNewer
            elif revision < REVISION:
                raise VaultOlder
            with suppress(PermissionError):
                path.chmod(0o600)
            vault = cls(path, make_engine(path, key), root_key)
            with vault.engine.connect():  # every connection setting works, or says why not, before anyone relies on it
                return vault

    def close(self) -> None:
        """Close the file; everything written is in it."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """The plan as it is at one moment, without a lock that a writer would wait for."""
        with explained(self.path.parent), self.engine.connect() as connection:
            yield connection.execution_options(aftercare_reads=True)

    @contextmanager
    def writing(self, wait: float = BUSY_SECONDS) -> Iterator[Connection]:
        """One transaction, all or nothing; waits at most `wait` seconds for another writer."""
        with explained(self.path.parent, saving=True):
            if _identity(self.path) != self._file:  # moved or replaced: SQLite would write where nobody looks again
                raise CannotSave
            with self.engine.connect() as connection:
                connection.execution_options(aftercare_wait=wait)
                with connection.begin():
                    yield connection


def unlock(path: Path, key: bytes, access: str = "mode=rw") -> sqlcipher.Connection:
    """A driver connection that has read one page and changed nothing; `access` goes into SQLite's URI.

    A wrong key and a damaged file raise the same sqlcipher.DatabaseError.
    """
    # mode=rw never makes a file: SQLite's would be open to others, and an empty one would pass for a new plan.
    uri = f"{path.absolute().as_uri()}?{access}"
    connection = sqlcipher.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def make_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """SQLAlchemy's engine for the file; its transactions take the write lock at once unless they only read."""

    def connect() -> sqlcipher.Connection:
        connection = unlock(path, key)
        try:
            _make_safe(connection, foreign_keys=foreign_keys)
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,  # the dialect's default for this address ends the process with 8 threads
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _make_safe(connection: sqlcipher.Connection, *, foreign_keys: bool) -> None:
    if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise VaultReadOnly
    for setting in (*_SAFETY, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
        connection.execute(f"PRAGMA {setting}")


def revision_of(path: Path, key: bytes, access: str = "mode=rw") -> str:
    """The schema revision of an existing file, which is not changed; VaultDamaged when it is not a plan."""
    if not path.is_file() or path.stat().st_size < _PAGE_BYTES:
        raise VaultDamaged
    with closing(unlock(path, key, access)) as connection:
        try:
            marks = connection.execute("SELECT text FROM sentinel").fetchall()
            revisions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlcipher.OperationalError as fault:
            if fault.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # no such table
                raise VaultDamaged from None
            raise
    if marks != [(SENTINEL,)] or len(revisions) != 1:
        raise VaultDamaged
    return str(revisions[0][0])


def can_open(path: Path, key: bytes, access: str = "mode=rw") -> bool:
    """Whether the file is a plan under this key; an error of the disk is no answer and is raised."""
    try:
        revision_of(path, key, access)
    except VaultDamaged:
        return False
    except sqlcipher.DatabaseError as fault:
        if fault.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            return False
        raise
    return True


def beside(path: Path) -> tuple[Path, Path]:
    """The names of the write-ahead log and of its index, which SQLite keeps beside an open file."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("aftercare_reads"):
        connection.exec_driver_sql("BEGIN")
        return
    wait = options.get("aftercare_wait", BUSY_SECONDS)
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(wait * 1000)}")
    # A plain BEGIN takes the lock at the first write, when waiting no longer helps: two writers failed every time.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _create(path: Path, key: bytes) -> None:
    """Begin a plan under a name of its own, so that the real name only ever shows a finished file."""
    private_files.make_folder(path.parent)
    if beside(path)[0].exists():  # it may hold the last changes of a file that was moved away
        raise VaultDamaged
    new = private_files.make_file(path.parent, path.name)
    try:
        engine = make_engine(new, key)
        with engine.begin() as connection:
            metadata.create_all(connection, checkfirst=False)
            connection.execute(insert(alembic_version).values(version_num=REVISION))
            connection.execute(insert(sentinel).values(text=SENTINEL))
        engine.dispose()
        new.rename(path)
    except BaseException:
        for leftover in (new, *beside(new)):
            leftover.unlink(missing_ok=True)
        raise
    private_files.sync_folder(path.parent)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
