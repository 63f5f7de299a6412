"""The two small files of a locked plan: when to remind, and what happened to that; neither holds a word."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from aftercare.domain.reminders.outbox import AnswerWhileLocked, OutboxEntry
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files
from aftercare.storage.file.codec import codec
from aftercare.storage.file.errors import explained
from aftercare.storage.vault.sealing import derived_key


def key_of(root_key: bytes) -> bytes:
    """The key under which a reminder's name becomes a name that says nothing."""
    return derived_key(root_key, "outbox")


def write_entries(folder: DataFolder, entries: Sequence[OutboxEntry]) -> None:
    """Keep what a locked program is to ring; what was answered to an earlier list is done with."""
    with explained(folder.root):
        _write(folder.outbox, OutboxEntry, entries)
        folder.answers.unlink(missing_ok=True)


def read_entries(folder: DataFolder) -> list[OutboxEntry]:
    """What to ring; nothing when it cannot be read."""
    return _read(folder.outbox, OutboxEntry)


def write_answers(folder: DataFolder, answers: Sequence[AnswerWhileLocked]) -> None:
    """Keep what happened while locked; one that cannot be kept is forgotten, and the reminder comes again."""
    try:
        _write(folder.answers, AnswerWhileLocked, answers)
    except OSError:
        return


def read_answers(folder: DataFolder) -> list[AnswerWhileLocked]:
    """What happened while locked; nothing when it cannot be read."""
    return _read(folder.answers, AnswerWhileLocked)


def remove(folder: DataFolder) -> None:
    """Take both away: the plan is not locked any more, or its answers were taken in."""
    for file in (folder.outbox, folder.answers):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            continue


def _write(path: Path, kind: Any, records: Sequence[Any]) -> None:
    private_files.replace_contents(path, json.dumps([codec(kind).encode(one) for one in records]).encode())


def _read(path: Path, kind: Any) -> list[Any]:
    try:
        return [codec(kind).decode(one) for one in json.loads(path.read_bytes())]
    except (OSError, ValueError, TypeError, OverflowError):
        return []
