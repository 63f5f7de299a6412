"""Set, change or remove the passcode, or renew it once someone knows it; at every moment the old or the new one opens.

Nobody else may have the plan open. The step that counts is the new file replacing the old one: before it both headers
already hold the new way in, and after it they keep the old root key until every copy is under the new one too.
"""

from pathlib import Path

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.backup.copying import checked_copy, settle_log, take_place
from aftercare.storage.file.errors import explained
from aftercare.storage.vault import headers
from aftercare.storage.vault.headers import Header
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, database_key
from aftercare.storage.vault.sealing import seal, unwrap, wrap
from aftercare.storage.vault.slots import Slot


def turn_on(folder: DataFolder, new_root: bytes, passphrase: str) -> bytes:
    """Ask for a passphrase from now on; gives the new root key. `settle` must follow."""
    return _write_anew(folder, PUBLISHED_ROOT_KEY, new_root, passphrase)


def turn_off(folder: DataFolder, root_key: bytes) -> bytes:
    """Ask for no passphrase any more; gives the published root key. `settle` must follow."""
    return _write_anew(folder, root_key, PUBLISHED_ROOT_KEY, "")


def renew(folder: DataFolder, root_key: bytes, new_root: bytes, passphrase: str) -> bytes:
    """Another root key and passphrase, so that the old ones open nothing; gives the new root. `settle` must follow."""
    return _write_anew(folder, root_key, new_root, passphrase)


def change_passphrase(folder: DataFolder, root_key: bytes, passphrase: str) -> None:
    """Another passphrase for the same root key: the recovery code stays. `settle` must follow."""
    with explained(folder.root):
        headers.write(folder, Header(slots=(seal(root_key, passphrase),), old_root=wrap(root_key, root_key)))


def settle(folder: DataFolder, root_key: bytes, also_in: Path | None = None) -> list[Path]:
    """Re-encrypt every copy under the key that opens the plan, then forget the old key; gives those that failed.

    Does nothing when no change is under way. It may be interrupted and called again.
    """
    found = headers.read(folder)
    if not found:
        return []
    header = found[0]
    old_root = unwrap(header.old_root, root_key) if header.old_root else None
    is_open = root_key == PUBLISHED_ROOT_KEY
    left = []
    with explained(folder.root):
        if old_root is not None:
            slots = () if is_open else header.slots
            left = _rekey_copies(folder, old_root, root_key, slots, also_in)
        if is_open:
            headers.remove(folder)
        elif header.old_root or header.is_open or len(found) > 1:
            headers.write(folder, Header(slots=header.slots))
    return left


def _write_anew(folder: DataFolder, old_root: bytes, root_key: bytes, passphrase: str) -> bytes:
    slots = (seal(root_key, passphrase),) if passphrase else ()
    is_open = root_key == PUBLISHED_ROOT_KEY
    old_way = wrap(old_root, root_key)
    old_key, key = database_key(old_root), database_key(root_key)
    settle_log(folder.vault, old_key)
    with explained(folder.root), checked_copy(folder.vault, old_key, folder.vault, key) as new:
        both = Header(
            slots=(*headers.slots(folder), *slots),
            is_open=is_open or old_root == PUBLISHED_ROOT_KEY,
            old_root=old_way,
        )
        headers.write(folder, both)
        take_place(new, folder.vault)
        headers.write(folder, Header(slots=slots, is_open=is_open, old_root=old_way))
    return root_key


def _rekey_copies(
    folder: DataFolder, old_root: bytes, root_key: bytes, slots: tuple[Slot, ...], also_in: Path | None
) -> list[Path]:
    found = [copy.path for copy in backup.copies(folder)]
    if also_in is not None:
        found += [copy.path for copy in backup.copies_in(also_in)]
    left = []
    for path in found:
        try:
            backup.rekey(path, old_root, root_key, slots)
        except AftercareError:  # a drive that is full or gone must not keep the rest from being done
            left.append(path)
    return left
