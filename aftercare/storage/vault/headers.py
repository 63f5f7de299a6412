"""The headers: two copies of one small file beside a plan with a passcode, from which its root key is unsealed.

Read before the first frame, so that SQLAlchemy and SQLCipher are imported only where something is opened.
"""

import hashlib
import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.file import private_files
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, database_key
from aftercare.storage.vault.slots import Slot

_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What opens the plan: one of the slots or, when `is_open`, the published key.

    The header holds both an old and a new way in only while the plan is re-encrypted under another key. `old_root`,
    wrapped by the new root key, stays until every copy is under the new one too.
    """

    slots: tuple[Slot, ...] = ()
    is_open: bool = False
    old_root: bytes = field(default=b"", repr=False)


def exist(folder: DataFolder) -> bool:
    """Whether the plan has a passcode, or had one when it was last re-encrypted."""
    return any(os.path.lexists(file) for file in folder.headers)


def is_locked(folder: DataFolder) -> bool:
    """Whether something must be typed to open the plan."""
    if not exist(folder) or not any(each.is_open for each in read(folder)):
        return exist(folder)
    from aftercare.storage.file.errors import explained

    try:
        with explained(folder.root):
            return not opens(folder, PUBLISHED_ROOT_KEY)
    except AftercareError:
        return False  # it is said when the plan is opened


def read(folder: DataFolder) -> list[Header]:
    """The headers that can be read, the one more likely to be current first."""
    found = []
    for file in folder.headers:
        try:
            header = from_bytes(file.read_bytes())
        except (OSError, ValueError):
            continue
        if header not in found:
            found.append(header)
    return found


def slots(folder: DataFolder) -> tuple[Slot, ...]:
    """The slots that go into a copy of the plan."""
    found = read(folder)
    return found[0].slots if found else ()


def write(folder: DataFolder, header: Header) -> None:
    """Save a header, one file after the other; a power cut leaves each file either old or new."""
    for file in folder.headers:
        private_files.replace_contents(file, to_bytes(header))


def remove(folder: DataFolder) -> None:
    """Remove the headers: the plan has no passcode any more."""
    for file in folder.headers:
        file.unlink(missing_ok=True)
    private_files.sync_folder(folder.root)


def opens(folder: DataFolder, root_key: bytes) -> bool:
    """Whether the plan's file can be read with this root key."""
    from aftercare.storage.vault.vault import can_open

    return can_open(folder.vault, database_key(root_key))


def to_bytes(header: Header) -> bytes:
    """A header as the bytes of its file, with a checksum."""
    values = {
        "format": _FORMAT,
        "open": header.is_open,
        "old_root": _text(header.old_root),
        "slots": [
            {
                "salt": _text(slot.salt),
                "nonce": _text(slot.nonce),
                "sealed": _text(slot.sealed),
                "memory_kib": slot.memory_kib,
                "passes": slot.passes,
                "lanes": slot.lanes,
            }
            for slot in header.slots
        ],
    }
    return json.dumps({**values, "sum": _sum(values)}).encode()


def from_bytes(contents: bytes) -> Header:
    """The header in a file's bytes; ValueError when there is none, or it is damaged."""
    values = json.loads(contents)
    if not isinstance(values, dict) or values.pop("sum", None) != _sum(values) or values.get("format") != _FORMAT:
        raise ValueError("no header")
    try:
        found: list[dict[str, Any]] = [
            {name: b64decode(part) if isinstance(part, str) else part for name, part in slot.items()}
            for slot in values["slots"]
        ]
        return Header(
            slots=tuple(Slot(**slot) for slot in found), is_open=values["open"], old_root=b64decode(values["old_root"])
        )
    except (KeyError, TypeError, AttributeError) as unknown:
        raise ValueError("no header") from unknown


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _sum(values: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
