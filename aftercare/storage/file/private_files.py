"""Files and folders that only this computer account can read."""

import os
import tempfile
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make the folder when it is missing, closed to other accounts."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_file(folder: Path, name: str) -> Path:
    """An empty file with a name of its own that begins with a dot and `name`, closed to other accounts."""
    handle, path = tempfile.mkstemp(prefix=f".{name}.", suffix=".new", dir=folder)  # mkstemp makes it 0600
    os.close(handle)
    return Path(path)


def replace_contents(path: Path, contents: bytes) -> None:
    """Write a whole file so that a power cut leaves either the old contents or the new."""
    new = make_file(path.parent, path.name)
    try:
        with new.open("wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make sure that what was written to a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove_leftovers(folder: Path) -> None:
    """Remove what a sudden end left half written; only for who holds the plan's lock."""
    for leftover in folder.glob(".*.new*"):
        leftover.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename inside the folder survive a power cut (Windows does so by itself)."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
