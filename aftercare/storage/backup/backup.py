"""Automatic copies of the plan: checked, kept for a year at ever wider intervals, and found again."""

import filecmp
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.storage.backup.copying import COUNTED, checked_copy, counts_of
from aftercare.storage.file import private_files
from aftercare.storage.file.errors import VaultDamaged, explained
from aftercare.storage.vault import headers, health
from aftercare.storage.vault.headers import Header
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, CodeMistyped, database_key, root_of_code
from aftercare.storage.vault.sealing import unseal
from aftercare.storage.vault.slots import Slot
from aftercare.storage.vault.unlocking import WrongPasscode
from aftercare.storage.vault.vault import can_open, unlock

_NAME, _ENDING, _STAMP = "planner-", ".backup", "%Y-%m-%dT%H%M%SZ"  # a name that says nothing of what is inside
_MAGIC = b"planner1"

_NEWEST, _DAYS, _WEEKS, _MONTHS = 6, 14, 8, 12
_SHRUNK = 0.8  # with less of the rows left, the older copies may be the ones that are wanted


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy; one that is `set_aside` is a plan that was replaced."""

    path: Path
    made_at: datetime
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a copy, before it is opened: entries by table, and the last day something was written."""

    made_at: datetime
    counts: dict[str, int]
    last_change: date | None


class CopyOfAnother(AftercareError):
    """A copy under a key that is not known."""

    def __init__(self) -> None:
        super().__init__(
            _("This copy has its own passcode. Type the passcode it had, or its recovery code. Nothing has changed.")
        )


def make(folder: DataFolder, root_key: bytes, now: datetime, also_in: Path | None = None) -> Path:
    """Make a copy and remove those no longer needed; on AftercareError everything is as it was.

    `also_in` is a second folder, such as a USB drive, that gets the same file.
    """
    before = copies_in(folder.backups)
    target = _free_name(folder.backups, now)
    key, trailer = database_key(root_key), _trailer(_header(folder, root_key))
    with checked_copy(folder.vault, key, target, key, trailer) as new:
        new.replace(target)
    private_files.sync_folder(folder.backups)
    if not _shrank(before, target, root_key):
        _prune(folder.backups, now)
    if also_in is not None:
        _copy_to(target, also_in, now)
    return target


def copies(folder: DataFolder) -> list[Copy]:
    """Every copy there is, the newest first, and the plans that were set aside."""
    aside = []
    for file in folder.set_aside.glob("*/plan.vault"):
        made_at = _stamp_of(file.parent.name)
        if made_at is not None:
            aside.append(Copy(file, made_at, set_aside=True))
    return sorted([*copies_in(folder.backups), *aside], key=lambda copy: copy.made_at, reverse=True)


def copies_in(place: Path) -> list[Copy]:
    """The copies in one folder, the newest first; none when it cannot be read."""
    try:
        files = list(place.glob(f"{_NAME}*{_ENDING}"))
    except OSError:
        return []
    found = [(file, _stamp_of(file.name.removeprefix(_NAME).removesuffix(_ENDING))) for file in files]
    known = [Copy(file, made_at) for file, made_at in found if made_at is not None]
    return sorted(known, key=lambda copy: (copy.made_at, copy.path.name), reverse=True)


def last_good(folder: DataFolder, root_key: bytes) -> Copy | None:
    """The newest copy without a fault, or None."""
    return next((copy for copy in copies_in(folder.backups) if not check(copy.path, root_key)), None)


def check(path: Path, root_key: bytes) -> list[str]:
    """What is wrong with a copy, a sentence each."""
    try:
        trailer = len(_trailer_of(path))
    except AftercareError as problem:
        return [str(problem)]
    return health.findings(path, database_key(root_key), trailer)


def look_into(path: Path, root_key: bytes, made_at: datetime) -> Contents:
    """What restoring a copy would bring; AftercareError when it is damaged or another's."""
    root = root_of(path, root_key)
    with explained(path.parent), closing(unlock(path, database_key(root), "immutable=1")) as connection:
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}  # noqa: S608
        (last,) = connection.execute(
            "SELECT max(at) FROM (SELECT max(changed_at) AS at FROM commitments UNION ALL "
            "SELECT max(answered_at) FROM outcomes UNION ALL SELECT max(recorded_at) FROM events)"
        ).fetchone()
    return Contents(made_at, counts, datetime.fromisoformat(last).date() if last else None)


def root_of(path: Path, root_key: bytes, passphrase: str = "", code_root: bytes = b"") -> bytes:
    """The root key a copy is under: this plan's, the published one, or what was typed opens; CopyOfAnother if none."""
    with explained(path.parent):
        for root in dict.fromkeys((root_key, PUBLISHED_ROOT_KEY, *([code_root] if code_root else []))):
            if can_open(path, database_key(root), "immutable=1"):
                return root
    found = [headers.from_bytes(_contents(path))] if is_backup(path) else headers.read(DataFolder(path.parent))
    if any(header.is_open for header in found):
        raise VaultDamaged
    if not passphrase:
        raise CopyOfAnother
    for slot in (slot for header in found for slot in header.slots):
        unsealed = unseal(slot, passphrase)
        if unsealed is not None and can_open(path, database_key(unsealed), "immutable=1"):
            return unsealed
    raise WrongPasscode


def root_of_typed(path: Path, root_key: bytes, typed: str) -> bytes:
    """The root key of a copy by its recovery code or its passcode, whichever was typed."""
    try:
        code_root = root_of_code(typed)
    except CodeMistyped:
        code_root = b""
    return root_of(path, root_key, typed, code_root)


def rekey(path: Path, old_root: bytes, new_root: bytes, slots: tuple[Slot, ...]) -> None:
    """Re-encrypt a copy under another root key; a copy that neither key opens is left alone."""
    with explained(path.parent):
        backup = is_backup(path)
        if can_open(path, database_key(new_root), "immutable=1"):
            if not backup or headers.from_bytes(_contents(path)).slots == slots:
                return
            old_root = new_root
        elif not can_open(path, database_key(old_root), "immutable=1"):
            return
        trailer = _trailer(Header(slots=slots, is_open=new_root == PUBLISHED_ROOT_KEY)) if backup else b""
        keys = database_key(old_root), path, database_key(new_root)
        with checked_copy(path, *keys, trailer, access="immutable=1") as new:
            new.replace(path)
        private_files.sync_folder(path.parent)


def is_backup(path: Path) -> bool:
    """Whether a file ends with a copy's trailer; otherwise it may be a plan's own file."""
    try:
        with path.open("rb") as file:
            file.seek(-len(_MAGIC), 2)
            return file.read() == _MAGIC
    except OSError:
        return False


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Those to keep: the newest, then one a day, one a week and one a month, and all that lie ahead."""
    newest_first = sorted(moments, reverse=True)
    keep = set(newest_first[:_NEWEST])
    spans = (
        (timedelta(days=_DAYS), lambda moment: moment.date()),
        (timedelta(weeks=_WEEKS), lambda moment: moment.isocalendar()[:2]),
        (timedelta(days=31 * _MONTHS), lambda moment: (moment.year, moment.month)),
    )
    for span, part in spans:
        seen = set()
        for moment in newest_first:
            if moment >= now - span and part(moment) not in seen:
                seen.add(part(moment))
                keep.add(moment)
    return keep


def _prune(place: Path, now: datetime) -> None:
    found = copies_in(place)
    keep = kept([copy.made_at for copy in found], now)
    for copy in found:
        if copy.made_at not in keep:
            copy.path.unlink(missing_ok=True)


def _shrank(before: list[Copy], newest: Path, root_key: bytes) -> bool:
    """Whether the newest has much less in it than the one before, or cannot be compared."""
    if not before:
        return False
    key = database_key(root_key)
    try:
        with explained(newest.parent):
            was, now = counts_of(before[0].path, key), counts_of(newest, key)
    except AftercareError:
        return True
    return sum(now.get(name, 0) for name in COUNTED) < _SHRUNK * sum(was.get(name, 0) for name in COUNTED)


def _copy_to(made: Path, place: Path, now: datetime) -> None:
    """The same file in a second folder."""
    with explained(place):
        private_files.make_folder(place)
        new = private_files.make_file(place, made.name)
        try:
            shutil.copyfile(made, new)
            private_files.sync_file(new)
            if not filecmp.cmp(made, new, shallow=False):
                raise VaultDamaged
            new.replace(place / made.name)
        finally:
            new.unlink(missing_ok=True)
        private_files.sync_folder(place)
        _prune(place, now)


def _free_name(place: Path, now: datetime) -> Path:
    """A name made of the time, to the second; while that is taken, the next second."""
    moment = now.astimezone(UTC)
    while (path := place / f"{_NAME}{moment.strftime(_STAMP)}{_ENDING}").exists():
        moment += timedelta(seconds=1)
    return path


def stamp(now: datetime, place: Path) -> str:
    """A moment as the name of a folder that does not exist yet."""
    moment = now.astimezone(UTC)
    while (place / moment.strftime(_STAMP)).exists():
        moment += timedelta(seconds=1)
    return moment.strftime(_STAMP)


def second_folder(named: str) -> Path | None:
    """The second folder for copies, while it is there: a USB drive may not be."""
    place = Path(named) if named else None
    return place if place is not None and place.is_dir() else None


def trailer_length(path: Path) -> int:
    """How many bytes stand after the last page of a copy; none of a plan's own file."""
    return len(_trailer_of(path)) if is_backup(path) else 0


def _stamp_of(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def _header(folder: DataFolder, root_key: bytes) -> Header:
    return Header(slots=headers.slots(folder), is_open=root_key == PUBLISHED_ROOT_KEY)


def _trailer(header: Header) -> bytes:
    """What stands after the last page: the header, its length, and what it is known by."""
    contents = headers.to_bytes(header)
    return contents + len(contents).to_bytes(8, "big") + _MAGIC


def _trailer_of(path: Path) -> bytes:
    """The whole trailer of a copy; VaultDamaged when there is none to read."""
    with explained(path.parent), path.open("rb") as file:
        size = file.seek(0, 2)
        if size < 16:
            raise VaultDamaged
        file.seek(size - 16)
        end = file.read()
        length = int.from_bytes(end[:8], "big")
        if end[8:] != _MAGIC or length > min(size - 16, 1 << 16):
            raise VaultDamaged
        file.seek(size - 16 - length)
        contents = file.read(length)
    try:
        headers.from_bytes(contents)
    except ValueError:
        raise VaultDamaged from None
    return contents + end


def _contents(path: Path) -> bytes:
    return _trailer_of(path)[:-16]
