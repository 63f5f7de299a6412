"""What a sudden end of the program left half done, finished before the plan is opened; only with the plan's lock."""

import os
from contextlib import suppress
from datetime import datetime

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files
from aftercare.storage.vault import headers


def tidy(folder: DataFolder, now: datetime) -> None:
    """Erase the rest of what was to be erased, set aside the rest of what was set aside, remove half-written files."""
    if folder.erasing.exists() or _lock_nothing(folder):
        from aftercare.storage.opening import restore  # SQLAlchemy, for which no other start waits here

        if folder.erasing.exists():
            with suppress(AftercareError):
                restore.erase(folder)
        if _lock_nothing(folder):
            with suppress(AftercareError):
                restore.start_anew(folder, now)
    for place in (folder.root, folder.backups):
        with suppress(OSError):
            private_files.remove_leftovers(place)


def _lock_nothing(folder: DataFolder) -> bool:
    """Whether there are headers without a plan, which would lock the next one."""
    return headers.exist(folder) and not os.path.lexists(folder.vault)
