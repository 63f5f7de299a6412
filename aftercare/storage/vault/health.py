"""Whether the plan's file is sound; each check alone misses something."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from aftercare.errors import AftercareError
from aftercare.i18n import _, ngettext
from aftercare.storage.file.errors import VaultNewer, explained
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, database_key
from aftercare.storage.vault.vault import REVISION, beside, revision_of, unlock


def check(path: Path, root_key: bytes = PUBLISHED_ROOT_KEY) -> list[str]:
    """What is wrong with the file, a sentence each; nothing when it is sound. Changes nothing."""
    return findings(path, database_key(root_key))


def findings(path: Path, key: bytes, trailer: int = 0) -> list[str]:
    """What is wrong with the file that `key` opens; a copy has a `trailer` of so many bytes after its last page."""
    if not path.exists():
        return [_("There is no plan in this folder.")]
    try:
        with explained(path.parent):
            access = _access(path)
            if revision_of(path, key, access) > REVISION:
                raise VaultNewer
            with closing(unlock(path, key, access)) as connection:
                return list(_look_through(path, connection, trailer))
    except AftercareError as problem:
        return [str(problem)]


def _access(path: Path) -> str:
    """Read-only; when there is no log beside the file nobody has it open, and SQLite need not create one either."""
    return "mode=ro" if beside(path)[0].exists() else "immutable=1"


def _look_through(path: Path, connection: sqlcipher.Connection, trailer: int) -> Iterator[str]:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()  # a text, in SQLCipher
    log = beside(path)[0]
    if not (log.exists() and log.stat().st_size) and path.stat().st_size != pages * int(page_bytes) + trailer:
        yield _("The file is not as long as it says it is.")
    # A trailer is reported as one page that is too short.
    damaged = len(connection.execute("PRAGMA cipher_integrity_check").fetchall()) - (trailer > 0)
    if damaged:
        yield ngettext(
            "{count} page of the file is damaged.", "{count} pages of the file are damaged.", damaged
        ).format(count=damaged)
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        yield _("The file's inner order is damaged.")
    loose = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if loose:
        yield ngettext(
            "{count} entry belongs to something that is gone.",
            "{count} entries belong to something that is gone.",
            loose,
        ).format(count=loose)
