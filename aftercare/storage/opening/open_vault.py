"""Opens a plan of any version up to this one."""

from pathlib import Path

from aftercare.storage.file.errors import explained
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault, VaultOlder


def open_vault(path: Path, root_key: bytes = PUBLISHED_ROOT_KEY) -> Vault:
    """The plan kept at `path`, brought up to date when an earlier version wrote it; errors as of Vault.open."""
    try:
        return Vault.open(path, root_key)
    except VaultOlder:
        from aftercare.storage.migrate import migrate  # Alembic takes a third of a second to import

        with explained(path.parent):
            migrate.upgrade(path, root_key)
        return Vault.open(path, root_key)
