"""The ways on from a plan that cannot be read: its last good copy, what can still be read, a recovery code."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.i18n import long_day
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.backup.backup import Copy
from aftercare.storage.opening import restore
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.ui.frames import tasks
from aftercare.ui.shell.trouble import TroublePage


def offer_ways(
    trouble: TroublePage,
    folder: DataFolder,
    root_key: bytes,
    now: datetime,
    here: ZoneInfo,
    mended: Callable[[], object],
) -> None:
    """Look for the last good copy in the background, then offer what there is; `mended` is called when it helped."""

    def found(copy: Copy | None) -> None:
        made = long_day(copy.made_at.astimezone(here).date()) if copy is not None else ""
        # Without headers nothing tells a plan with a passcode from a damaged one.
        code = root_key == PUBLISHED_ROOT_KEY
        trouble.offer_ways(copy.path if copy is not None else None, made, salvage=True, code=code)

    def mend(work: Callable[[], object]) -> None:
        trouble.setEnabled(False)
        tasks.run(work, lambda _done: mended(), trouble.refuse)

    def open_copy(copy: Path) -> None:
        mend(lambda: restore.restore(folder, copy, root_key, now))

    trouble.copy_chosen.connect(open_copy)
    trouble.salvage_chosen.connect(lambda: mend(lambda: restore.salvage(folder, root_key, now)))
    tasks.run(lambda: backup.last_good(folder, root_key), found)
