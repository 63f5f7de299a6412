"""The two small files of a locked plan: when to remind, and how that was answered; neither says what about."""

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
    """The key that turns a reminder's name into one that reveals nothing."""
    return derived_key(root_key, "outbox")


def write_entries(folder: DataFolder, entries: Sequence[OutboxEntry]) -> None:
    """Keep what a locked program is to ring, and drop the answers to an earlier list."""
    with explained(folder.root):
        _write(folder.outbox, OutboxEntry, entries)
        folder.answers.unlink(missing_ok=True)


def read_entries(folder: DataFolder) -> list[OutboxEntry]:
    """What to ring; nothing when it cannot be read."""
    return _read(folder.outbox, OutboxEntry)


def write_answers(folder: DataFolder, answers: Sequence[AnswerWhileLocked]) -> None:
    """Keep the answers given while locked; if that fails they are lost, and the reminders come again."""
    try:
        _write(folder.answers, AnswerWhileLocked, answers)
    except OSError:
        return


def read_answers(folder: DataFolder) -> list[AnswerWhileLocked]:
    """What happened while locked; nothing when it cannot be read."""
    return _read(folder.answers, AnswerWhileLocked)


def remove(folder: DataFolder) -> None:
    """Remove both: the plan is no longer locked, or its answers were read."""
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
