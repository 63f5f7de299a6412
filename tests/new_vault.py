"""A plan that was just begun, for tests that are not about beginning one."""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, event

from aftercare.storage.vault.vault import Vault


def new_vault(path: Path) -> Vault:
    """An empty plan, open: a copy of the first, with what SQLAlchemy worked out for the questions to that one.

    Its writes are not waited for: that they outlive a power cut is tested with plans that begin as a person's do.
    """
    begun, first = _first()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(begun)
    vault = Vault.open(path)
    vault.engine.dispose()
    event.listen(vault.engine, "connect", lambda connection, _pooled: connection.execute("PRAGMA synchronous = OFF"))
    vault.engine.dialect = first.dialect
    vault.engine._compiled_cache = first._compiled_cache  # noqa: SLF001 - a third of a page's time; no public way
    return vault


@cache
def _first() -> tuple[bytes, Engine]:
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault.open(Path(folder) / "plan.vault")
        vault.close()
        return vault.path.read_bytes(), vault.engine
