"""A look at the plan's health and a copy of it, by themselves: once a day, and when the program ends after a change."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.opening import protection
from aftercare.storage.vault import health
from aftercare.ui.frames import tasks

Findings = list[str]


def look_after(
    folder: DataFolder,
    root_key: bytes,
    named: str,
    now: datetime,
    here: ZoneInfo,
    damaged: Callable[[Findings], object],
    failed: Callable[[AftercareError], object],
) -> None:
    """In the background, what is left of an earlier change of the passcode is done; then, once a day, check and copy.

    `damaged` is called with what is wrong with the file; `failed` with why there is no copy.
    """

    def work() -> Findings:
        protection.settle(folder, root_key, backup.second_folder(named))
        if last_made(folder, here) == now.astimezone(here).date():
            return []
        findings = health.check(folder.vault, root_key)
        if not findings:
            backup.make(folder, root_key, now, backup.second_folder(named))
        return findings

    tasks.run(work, lambda findings: damaged(findings) if findings else None, failed)


def copy_at_the_end(folder: DataFolder, root_key: bytes, now: datetime, named: str) -> None:
    """Make a copy when the plan was changed since the newest; the next start says so when it could not be made."""
    with suppress(AftercareError):
        if is_changed(folder):
            backup.make(folder, root_key, now, backup.second_folder(named))


def last_made(folder: DataFolder, here: ZoneInfo) -> date | None:
    """The day of the newest copy."""
    found = backup.copies_in(folder.backups)
    return found[0].made_at.astimezone(here).date() if found else None


def is_changed(folder: DataFolder) -> bool:
    """Whether the plan was written to after the newest copy was made."""
    found = backup.copies_in(folder.backups)
    if not found:
        return True
    files = [file for file in (folder.vault, folder.vault.with_name(f"{folder.vault.name}-wal")) if file.exists()]
    written = max((file.stat().st_mtime for file in files), default=0.0)
    return datetime.fromtimestamp(written, UTC) > found[0].made_at + timedelta(seconds=1)
