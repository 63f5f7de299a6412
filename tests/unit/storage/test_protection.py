"""A passcode set, changed, taken away and made anew: old or new at every moment, and the plan is always there."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.file.errors import VaultBusy, VaultDamaged
from aftercare.storage.opening import protection
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import headers, health, keys, unlocking
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY, recovery_code
from aftercare.storage.vault.unlocking import HeadersUnreadable, WrongCode, WrongPasscode
from aftercare.storage.vault.vault import Vault
from tests.kills import killed_at_steps
from tests.made_up import visit
from tests.new_vault import new_vault

NOW = datetime(2026, 10, 6, 12, 30, tzinfo=UTC)
OLD, NEW = "blue kettle", "green ladder"
VISIT = visit("one", datetime(2026, 10, 9, 14, 0), title="Denise Kowalski")
posix = pytest.mark.skipif(os.name != "posix", reason="ends a forked program")
pytestmark = pytest.mark.usefixtures("cheap_passcodes")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A plan without a passcode, with one visit and one copy."""
    made = DataFolder(tmp_path / "plan")
    vault = new_vault(made.vault)
    Plan(vault).write("Add", [VISIT])
    vault.close()
    backup.make(made, PUBLISHED_ROOT_KEY, NOW - timedelta(days=1))
    return made


def holds_the_visit(folder: DataFolder, root: bytes) -> bool:
    vault = Vault.open(folder.vault, root)
    try:
        return Plan(vault).commitments.all() == [VISIT] and not health.check(folder.vault, root)
    finally:
        vault.close()


def turned_on(folder: DataFolder, passphrase: str = OLD) -> bytes:
    root = protection.turn_on(folder, keys.new_root(), passphrase)
    protection.settle(folder, root)
    return root


def opened_by(folder: DataFolder, *passphrases: str) -> tuple[str, bytes]:
    """What opens the plan now: nothing at all, or the one passphrase that does; and the root key."""
    if not headers.is_locked(folder):
        return "", PUBLISHED_ROOT_KEY
    for passphrase in passphrases:
        try:
            return passphrase, unlocking.root_by_passphrase(folder, passphrase)
        except WrongPasscode:
            continue
    raise AssertionError("neither the old way nor the new one opens the plan")


def copies_are_under(folder: DataFolder, root: bytes) -> bool:
    return all(not backup.check(copy.path, root) for copy in backup.copies(folder))


def test_a_plan_without_a_passcode_asks_for_nothing(folder: DataFolder) -> None:
    assert not headers.is_locked(folder)
    assert protection.settle(folder, PUBLISHED_ROOT_KEY) == []


def test_whether_a_plan_is_locked_is_known_before_anything_heavy_is_loaded(folder: DataFolder) -> None:
    turned_on(folder)
    program = (
        "import sys; from pathlib import Path\n"
        "from aftercare.paths import DataFolder; from aftercare.storage.vault import headers\n"
        "print(headers.is_locked(DataFolder(Path(sys.argv[1]))), "
        "{'sqlalchemy', 'sqlcipher3', 'cryptography'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", program, folder.root], capture_output=True, text=True, check=True)
    assert found.stdout == "True set()\n"


def test_a_plan_without_a_passcode_loads_no_cipher(folder: DataFolder) -> None:
    program = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from aftercare.paths import DataFolder; from aftercare.storage.backup import backup\n"
        "from aftercare.storage.opening import outbox, protection; from aftercare.storage.vault.keys import *\n"
        "from aftercare.storage.vault.vault import Vault\n"
        "folder = DataFolder(Path(sys.argv[1])); Vault.open(folder.vault).close(); outbox.read_entries(folder)\n"
        "protection.settle(folder, PUBLISHED_ROOT_KEY); backup.make(folder, PUBLISHED_ROOT_KEY, datetime.now(UTC))\n"
        "print('cryptography' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", program, folder.root], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


def test_a_passcode_closes_the_plan_and_its_copies(folder: DataFolder) -> None:
    root = turned_on(folder)
    assert headers.is_locked(folder)
    with pytest.raises(VaultDamaged):
        Vault.open(folder.vault)
    assert unlocking.root_by_passphrase(folder, OLD) == root
    with pytest.raises(WrongPasscode, match="Help now works without it"):
        unlocking.root_by_passphrase(folder, NEW)
    assert holds_the_visit(folder, root)
    (copy,) = backup.copies(folder)
    assert backup.check(copy.path, root) == []
    assert backup.check(copy.path, PUBLISHED_ROOT_KEY) != []
    if os.name == "posix":
        modes = {file.name: file.stat().st_mode & 0o777 for file in folder.root.rglob("*")}
        assert {mode for name, mode in modes.items() if name != "backups"} == {0o600}
        assert modes["backups"] == 0o700


def test_the_recovery_code_opens_the_plan_without_any_header(folder: DataFolder) -> None:
    root = turned_on(folder)
    code = " ".join(recovery_code(root)).lower()
    for file in folder.headers:
        file.unlink()
    assert unlocking.root_by_code(folder, code) == root
    with pytest.raises(WrongCode):
        unlocking.root_by_code(folder, " ".join(recovery_code(keys.new_root())))


def test_one_damaged_header_is_no_harm_and_is_put_right(folder: DataFolder) -> None:
    root = turned_on(folder)
    for file in folder.headers:
        before = file.read_bytes()
        file.write_bytes(b"{")
        assert unlocking.root_by_passphrase(folder, OLD) == root
        assert file.read_bytes() == before


def test_two_damaged_headers_are_said(folder: DataFolder) -> None:
    turned_on(folder)
    for file in folder.headers:
        file.write_bytes(b"{")
    assert headers.is_locked(folder)
    with pytest.raises(HeadersUnreadable, match="recovery code"):
        unlocking.root_by_passphrase(folder, OLD)


def test_another_passcode_leaves_the_code_and_closes_the_old_way_in_the_copies(folder: DataFolder) -> None:
    root = turned_on(folder)
    protection.change_passphrase(folder, root, NEW)
    protection.settle(folder, root)
    assert opened_by(folder, OLD, NEW) == (NEW, root)
    (copy,) = backup.copies(folder)
    assert backup.root_of(copy.path, b"another root of 20 b", NEW) == root
    with pytest.raises(WrongPasscode):
        backup.root_of(copy.path, b"another root of 20 b", OLD)


def test_a_passcode_that_became_known_opens_nothing_any_more(folder: DataFolder) -> None:
    old_root = turned_on(folder)
    kept_header = folder.headers[0].read_bytes()
    root = protection.renew(folder, old_root, keys.new_root(), NEW)
    assert protection.settle(folder, root) == []
    assert root != old_root
    assert holds_the_visit(folder, root)
    assert copies_are_under(folder, root)
    folder.headers[0].write_bytes(kept_header)  # someone kept it, and knows its passphrase
    with pytest.raises((VaultDamaged, WrongPasscode)):
        unlocking.root_by_passphrase(folder, OLD)
    for file in folder.root.rglob("*"):
        assert file.is_dir() or not backup.is_backup(file) or backup.check(file, old_root)


def test_a_passcode_is_taken_away_again(folder: DataFolder) -> None:
    root = turned_on(folder)
    assert protection.turn_off(folder, root) == PUBLISHED_ROOT_KEY
    protection.settle(folder, PUBLISHED_ROOT_KEY)
    assert not headers.exist(folder)
    assert holds_the_visit(folder, PUBLISHED_ROOT_KEY)
    assert copies_are_under(folder, PUBLISHED_ROOT_KEY)


def test_what_a_sudden_end_left_in_the_log_is_in_the_plan_under_its_new_key(folder: DataFolder) -> None:
    vault = Vault.open(folder.vault)
    Plan(vault).write("Add", [visit("two", datetime(2026, 10, 10, 9, 0))])
    crashed = DataFolder(folder.root.with_name("crashed"))
    shutil.copytree(folder.root, crashed.root)
    vault.close()
    root = turned_on(crashed)
    after = Vault.open(crashed.vault, root)
    assert len(Plan(after).commitments.all()) == 2
    after.close()


def test_an_open_plan_is_not_written_anew(folder: DataFolder) -> None:
    vault = Vault.open(folder.vault)
    with pytest.raises(VaultBusy):
        protection.turn_on(folder, keys.new_root(), OLD)
    vault.close()
    assert not headers.is_locked(folder)
    assert protection.settle(folder, PUBLISHED_ROOT_KEY) == []
    assert not headers.exist(folder)


Change = Callable[[DataFolder, bytes], bytes]


def _set(folder: DataFolder, _root: bytes) -> bytes:
    return protection.turn_on(folder, keys.new_root(), NEW)


def _change(folder: DataFolder, root: bytes) -> bytes:
    protection.change_passphrase(folder, root, NEW)
    return root


def _renew(folder: DataFolder, root: bytes) -> bytes:
    return protection.renew(folder, root, keys.new_root(), NEW)


@posix
@pytest.mark.parametrize(
    ("before", "change", "after"),
    [("", _set, NEW), (OLD, _change, NEW), (OLD, _renew, NEW), (OLD, protection.turn_off, "")],
    ids=["set", "change", "renew", "take away"],
)
def test_killed_at_any_step_the_old_way_or_the_new_one_opens_everything(
    folder: DataFolder, before: str, change: Change, after: str
) -> None:
    root = turned_on(folder, before) if before else PUBLISHED_ROOT_KEY
    kept = folder.root.with_name("kept")
    shutil.copytree(folder.root, kept)
    seen = []

    def work() -> None:
        protection.settle(folder, change(folder, root))

    for finished in killed_at_steps(work):
        way, opened = opened_by(folder, before, after)
        assert way in (before, after)
        assert holds_the_visit(folder, opened)
        assert protection.settle(folder, opened) == []  # the next start goes on where this one ended
        assert opened_by(folder, before, after) == (way, opened)
        assert copies_are_under(folder, opened)
        seen.append(way)
        assert not finished or way == after
        shutil.rmtree(folder.root)
        shutil.copytree(kept, folder.root)
    assert set(seen) == {before, after}
    assert len(seen) > 3


@posix
def test_a_second_folder_that_is_gone_is_told(folder: DataFolder, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    backup.make(folder, PUBLISHED_ROOT_KEY, NOW, usb)
    (copy,) = usb.iterdir()
    root = protection.turn_on(folder, keys.new_root(), OLD)
    with pytest.MonkeyPatch.context() as patch:
        real = backup.rekey

        def refuse(path: Path, *arguments: object) -> None:
            if path.parent == usb:
                raise AftercareError("The drive is full.")
            real(path, *arguments)  # type: ignore[arg-type]  # as it was called

        patch.setattr(backup, "rekey", refuse)
        assert protection.settle(folder, root, usb) == [copy]
    assert copies_are_under(folder, root)
