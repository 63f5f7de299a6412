"""Bring an older vault up to date: a checked copy first, then every step in one transaction."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, func, inspect, select, table

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.file.errors import DiskFull
from aftercare.storage.vault.keys import database_key
from aftercare.storage.vault.vault import beside, make_engine

MIGRATIONS = Path(__file__).parent / "migrations"

_SPACE_FACTOR = 5  # a copy, the tables written anew, the log of that, and room to spare


class CannotMigrate(AftercareError):
    """The plan could not be brought up to date and is as it was."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Aftercare couldn't get your plan ready for this version. Your plan is safe and unchanged. "
                "Open it with the version you had before."
            )
        )


def upgrade(path: Path, root_key: bytes, versions: Path = MIGRATIONS / "versions") -> None:
    """Bring the vault to the newest revision in `versions`; when that fails it is as it was.

    A checked copy of the old one stays among the copies. Nobody else may have the vault open.
    """
    key = database_key(root_key)
    size = sum(file.stat().st_size for file in (path, *beside(path)) if file.exists())
    if shutil.disk_usage(path.parent).free < _SPACE_FACTOR * size:
        raise DiskFull
    with _copy_before(path, root_key):
        # Foreign keys off before the transaction begins, later it does nothing: with them on, a table that is
        # written anew takes every row that refers to it along.
        engine = make_engine(path, key, foreign_keys=False)
        try:
            with engine.begin() as connection:
                before = _row_counts(connection)
                command.upgrade(_config(connection, versions), "head")
                _verify(connection, before)
        finally:
            engine.dispose()


@contextmanager
def _copy_before(path: Path, root_key: bytes) -> Iterator[None]:
    """A copy of the vault, removed again if the block fails, since the vault is unchanged then."""
    copy = backup.make(DataFolder(path.parent), root_key, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    try:
        yield
    except BaseException:
        copy.unlink()
        raise


def _config(connection: Connection, versions: Path) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("path_separator", "newline")  # a folder's name may hold every other separator
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("version_locations", str(versions).replace("%", "%%"))
    return config


def _row_counts(connection: Connection) -> dict[str, int]:
    return {
        name: connection.scalars(select(func.count()).select_from(table(name))).one()
        for name in inspect(connection).get_table_names()
    }


def _verify(connection: Connection, before: dict[str, int]) -> None:
    """Fail the transaction when it lost a row or left one that refers to nothing."""
    after = _row_counts(connection)
    lost = any(after[name] != rows for name, rows in before.items() if name in after)
    if lost or connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise CannotMigrate
