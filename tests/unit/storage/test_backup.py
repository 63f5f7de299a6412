"""Copies are checked, kept in ever wider steps, not let go when something is wrong, and opened and taken back."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.backup.backup import CopyOfAnother
from aftercare.storage.backup.copying import CopyFailed
from aftercare.storage.file import open_card
from aftercare.storage.file.errors import DiskFull, VaultDamaged
from aftercare.storage.file.open_card import OpenCard
from aftercare.storage.opening import protection, restore
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import headers, health, keys
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.unlocking import WrongPasscode
from aftercare.storage.vault.vault import Vault, unlock
from tests.kills import contents, killed_at_steps
from tests.made_up import visit

NOW = datetime(2026, 10, 6, 12, 30, tzinfo=UTC)
DAY = timedelta(days=1)
ROOT = PUBLISHED_ROOT_KEY
KEY = keys.database_key(ROOT)
pytestmark = pytest.mark.usefixtures("cheap_passcodes")
FLIPS = int(os.environ.get("AFTERCARE_BIT_FLIPS", "20"))  # the whole campaign is 200
posix = pytest.mark.skipif(os.name != "posix", reason="ends a forked program, or permissions as on Linux and macOS")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A plan with ten visits."""
    made = DataFolder(tmp_path / "plan")
    write(made, *range(10))
    return made


def write(folder: DataFolder, *numbers: int, remove: bool = False) -> None:
    vault = Vault.open(folder.vault)
    visits = [visit(str(number), datetime(2026, 10, 9) + number * DAY, title="Denise Kowalski") for number in numbers]
    Plan(vault).write_without_undo(**{"remove" if remove else "put": visits})
    vault.close()


def visits(folder: DataFolder, root: bytes = ROOT) -> int:
    vault = Vault.open(folder.vault, root)
    try:
        return len(Plan(vault).commitments.all())
    finally:
        vault.close()


def test_a_copy_is_one_sound_file_that_holds_what_the_plan_holds(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    assert [file.name for file in made.parent.iterdir()] == ["planner-2026-10-06T123000Z.backup"]
    assert b"Denise" not in made.read_bytes()
    assert backup.check(made, ROOT) == []
    found = backup.look_into(made, ROOT, NOW)
    assert (found.counts["commitments"], sum(found.counts.values())) == (10, 10)
    assert found.last_change is not None
    if os.name == "posix":
        assert (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_an_open_plan_is_copied_with_what_is_still_in_its_log(folder: DataFolder) -> None:
    vault = Vault.open(folder.vault)
    Plan(vault).write("Add", [visit("new", datetime(2026, 10, 9))])
    made = backup.make(folder, ROOT, NOW)
    assert backup.look_into(made, ROOT, NOW).counts["commitments"] == 11
    vault.close()


def test_two_copies_in_one_second_are_two(folder: DataFolder) -> None:
    assert backup.make(folder, ROOT, NOW) != backup.make(folder, ROOT, NOW)
    assert [copy.made_at for copy in backup.copies(folder)] == [NOW + timedelta(seconds=1), NOW]


def test_a_damaged_plan_gives_no_copy_and_none_is_let_go(folder: DataFolder) -> None:
    made = [backup.make(folder, ROOT, NOW - days * DAY) for days in (900, 800)]
    size = folder.vault.stat().st_size
    with folder.vault.open("rb+") as file:
        file.seek(size - 2000)
        file.write(b"damage")
    with pytest.raises(AftercareError):
        backup.make(folder, ROOT, NOW)
    assert sorted(folder.backups.iterdir()) == sorted(made)


def test_too_little_space_is_said_and_leaves_nothing(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder.root)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=4096))
    with pytest.raises(DiskFull):
        backup.make(folder, ROOT, NOW)
    assert list(folder.backups.iterdir()) == []


def test_a_copy_that_is_not_what_was_copied_is_refused(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare.storage.backup.copying.counts_of", lambda _path, _key: {})
    with pytest.raises(CopyFailed, match="Your plan is safe"):
        backup.make(folder, ROOT, NOW)
    assert list(folder.backups.iterdir()) == []


def test_a_second_folder_gets_the_same_file(folder: DataFolder, tmp_path: Path) -> None:
    made = backup.make(folder, ROOT, NOW, tmp_path / "usb")
    (other,) = (tmp_path / "usb").iterdir()
    assert (other.name, other.read_bytes()) == (made.name, made.read_bytes())


# What is kept


@given(st.lists(st.integers(0, 24 * 500), max_size=80), st.integers(0, 24))
def test_the_newest_and_one_a_day_a_week_and_a_month_are_kept(hours: list[int], ahead: int) -> None:
    moments = {NOW - timedelta(hours=hour - ahead) for hour in hours}
    keep = backup.kept(moments, NOW)
    newest = sorted(moments, reverse=True)
    assert keep <= moments
    assert set(newest[:6]) <= keep
    assert len(keep) <= 6 + 16 + 10 + 14
    for moment in moments:
        age = NOW - moment
        if age < 14 * DAY:
            assert any(each.date() == moment.date() for each in keep)
        if age < 56 * DAY:
            assert any(each.isocalendar()[:2] == moment.isocalendar()[:2] for each in keep)
        if age < 365 * DAY:
            assert any((each.year, each.month) == (moment.year, moment.month) for each in keep)
    assert backup.kept(keep, NOW) == keep


def test_copies_no_longer_needed_are_let_go(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW - 900 * DAY)
    for days in range(800, 790, -1):
        shutil.copy(made, folder.backups / f"planner-{NOW - days * DAY:%Y-%m-%dT%H%M%SZ}.backup")
    backup.make(folder, ROOT, NOW)
    assert [round((NOW - copy.made_at) / DAY) for copy in backup.copies(folder)] == [0, 791, 792, 793, 794, 795]


def test_none_is_let_go_when_much_of_the_plan_is_gone(folder: DataFolder) -> None:
    for days in range(800, 790, -1):
        backup.make(folder, ROOT, NOW - days * DAY)
    before = len(backup.copies(folder))
    write(folder, 0, 1, 2, remove=True)
    backup.make(folder, ROOT, NOW)
    assert len(backup.copies(folder)) == before + 1


def test_none_is_let_go_when_the_one_before_cannot_be_read(folder: DataFolder) -> None:
    for days in range(800, 790, -1):
        last = backup.make(folder, ROOT, NOW - days * DAY)
    last.write_bytes(b"damaged")
    before = len(backup.copies(folder))
    backup.make(folder, ROOT, NOW)
    assert len(backup.copies(folder)) == before + 1


# Damage


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound copy of a plan."""
    made = DataFolder(tmp_path_factory.mktemp("sound"))
    write(made, *range(10))
    return backup.make(made, ROOT, NOW)


@pytest.mark.parametrize("seed", range(FLIPS))
def test_one_flipped_bit_of_a_copy_is_noticed(sound: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same places on every run
    flipped = bytearray(sound.read_bytes())
    place = chance.randrange(len(flipped)) if seed % 5 else len(flipped) - 1 - chance.randrange(120)
    flipped[place] ^= 1 << chance.randrange(8)
    copy = tmp_path / sound.name
    copy.write_bytes(flipped)
    assert backup.check(copy, ROOT) != []


@pytest.mark.parametrize("lost", [1, 16, 100, 4096, 50_000])
def test_a_cut_copy_is_noticed(sound: Path, tmp_path: Path, lost: int) -> None:
    copy = tmp_path / sound.name
    copy.write_bytes(sound.read_bytes()[:-lost])
    assert backup.check(copy, ROOT) != []


def test_the_last_good_copy_is_found_behind_damaged_ones(folder: DataFolder) -> None:
    good = backup.make(folder, ROOT, NOW - DAY)
    backup.make(folder, ROOT, NOW).write_bytes(b"damaged")
    found = backup.last_good(folder, ROOT)
    assert found is not None
    assert found.path == good


# Restore


def test_a_copy_takes_the_plans_place_and_is_taken_back(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    write(folder, 10, 11)
    restore.restore(folder, made, ROOT, NOW + DAY)
    assert visits(folder) == 10
    aside = next(copy for copy in backup.copies(folder) if copy.set_aside)
    assert aside.made_at == NOW + DAY
    assert backup.look_into(aside.path, ROOT, aside.made_at).counts["commitments"] == 12
    restore.restore(folder, aside.path, ROOT, NOW + 2 * DAY)
    assert visits(folder) == 12
    assert aside.path.exists()


def test_a_log_of_the_old_plan_does_not_come_into_the_copy(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    vault = Vault.open(folder.vault)
    Plan(vault).write("Add", [visit("new", datetime(2026, 10, 9))])
    crashed = DataFolder(folder.root.with_name("crashed"))
    shutil.copytree(folder.root, crashed.root)
    vault.close()
    assert crashed.vault.with_name("plan.vault-wal").exists()
    restore.restore(crashed, crashed.backups / made.name, ROOT, NOW)
    assert visits(crashed) == 10
    aside = next(copy for copy in backup.copies(crashed) if copy.set_aside)
    assert backup.look_into(aside.path, ROOT, NOW).counts["commitments"] == 11


def test_a_damaged_copy_is_not_opened(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    with made.open("rb+") as file:
        file.seek(5000)
        file.write(b"damage")
    before = contents(folder.root)
    with pytest.raises(AftercareError):
        restore.restore(folder, made, ROOT, NOW)
    assert contents(folder.root) == before


def test_a_copy_under_another_passcode_needs_that_one(folder: DataFolder, tmp_path: Path) -> None:
    other = DataFolder(tmp_path / "other")
    write(other, 1, 2, 3)
    root = protection.turn_on(other, keys.new_root(), "blue kettle")
    protection.settle(other, root)
    made = backup.make(other, root, NOW)
    with pytest.raises(CopyOfAnother, match="Nothing has changed"):
        backup.look_into(made, ROOT, NOW)
    with pytest.raises(WrongPasscode):
        backup.root_of(made, ROOT, "green ladder")
    assert backup.root_of(made, ROOT, "", root) == root
    found = backup.root_of(made, ROOT, "blue kettle")
    restore.restore(folder, made, ROOT, NOW, found)
    assert visits(folder) == 3


def test_a_damaged_plan_is_set_aside_as_it_is(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    folder.vault.write_bytes(b"damaged")
    restore.restore(folder, made, ROOT, NOW)
    assert visits(folder) == 10
    (aside,) = folder.set_aside.glob("*/plan.vault")
    assert aside.read_bytes() == b"damaged"


@posix
def test_killed_at_any_step_of_restoring_the_plan_is_the_old_or_the_new_one(folder: DataFolder) -> None:
    made = backup.make(folder, ROOT, NOW)
    write(folder, 10, 11)
    kept = folder.root.with_name("kept")
    shutil.copytree(folder.root, kept)
    found = []
    for finished in killed_at_steps(lambda: restore.restore(folder, made, ROOT, NOW)):
        found.append(visits(folder))
        assert health.check(folder.vault) == []
        assert backup.check(made, ROOT) == []
        assert not finished or found[-1] == 10
        shutil.rmtree(folder.root)
        shutil.copytree(kept, folder.root)
    assert set(found) == {10, 12}


# Begin again, erase, read what can be read


def test_a_plan_nobody_can_open_is_set_aside_whole(folder: DataFolder) -> None:
    backup.make(folder, ROOT, NOW)
    root = protection.turn_on(folder, keys.new_root(), "blue kettle")
    place = restore.start_anew(folder, NOW)
    assert not folder.vault.exists()
    assert not any(file.exists() for file in folder.headers)
    aside = DataFolder(place)
    assert visits(aside, root) == 10
    assert len(list(aside.backups.iterdir())) == 1
    write(folder, 1)
    assert visits(folder) == 1
    (found,) = [copy for copy in backup.copies(folder) if copy.set_aside]
    assert backup.root_of_typed(found.path, ROOT, "blue kettle") == root  # it came back to mind
    assert backup.root_of_typed(found.path, ROOT, " ".join(keys.recovery_code(root))) == root
    restore.restore(folder, found.path, ROOT, NOW + DAY, root)
    assert visits(folder) == 10


@posix
def test_killed_while_setting_aside_the_rest_follows_at_the_next_call(folder: DataFolder) -> None:
    backup.make(folder, ROOT, NOW)
    root = protection.turn_on(folder, keys.new_root(), "blue kettle")
    kept = folder.root.with_name("kept")
    shutil.copytree(folder.root, kept)
    for _finished in killed_at_steps(lambda: restore.start_anew(folder, NOW)):
        if not folder.vault.exists():
            restore.start_anew(folder, NOW)
            assert not headers.exist(folder)
            assert not folder.backups.exists()
            (aside,) = folder.set_aside.glob("*/plan.vault")
            assert visits(DataFolder(aside.parent), root) == 10
        else:
            assert visits(folder, root) == 10
        shutil.rmtree(folder.root)
        shutil.copytree(kept, folder.root)


@posix
def test_killed_while_erasing_the_rest_goes_at_the_next_call(folder: DataFolder, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    backup.make(folder, ROOT, NOW, usb)
    open_card.write(folder.open_card, OpenCard(steps=("Walk",)))
    restore.start_anew(DataFolder(folder.root), NOW)
    write(folder, 1)
    restore.begin_erasing(folder, usb)
    (folder.root / "kept.txt").write_text("not ours")
    kept = folder.root.with_name("kept")
    shutil.copytree(folder.root, kept)
    for finished in killed_at_steps(lambda: restore.erase(folder)):
        if not finished:
            restore.erase(folder)
        assert list(contents(folder.root)) == [Path("kept.txt")]
        assert list(usb.iterdir()) == []
        shutil.rmtree(folder.root)
        shutil.copytree(kept, folder.root)


def test_what_can_be_read_of_a_damaged_plan_is_saved(folder: DataFolder) -> None:
    write(folder, *range(400))
    with closing(unlock(folder.vault, KEY)) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    with folder.vault.open("rb+") as file:
        for page in (pages - 3, pages - 9, pages - 15):
            file.seek(page * 4096 + 500)
            file.write(b"damage")
    assert health.check(folder.vault) != []
    saved = restore.salvage(folder, ROOT, NOW)
    assert 100 < saved < 400
    assert visits(folder) == saved
    assert health.check(folder.vault) == []
    assert len(list(folder.set_aside.glob("*/plan.vault"))) == 1


def cut_to_nothing(path: Path) -> None:
    os.truncate(path, 0)


@pytest.mark.parametrize("damage", [cut_to_nothing, lambda path: path.write_bytes(b"x" * 20_000)])
def test_nothing_to_be_read_is_said_and_nothing_changes(folder: DataFolder, damage: Callable[[Path], None]) -> None:
    damage(folder.vault)
    before = contents(folder.root)
    with pytest.raises(VaultDamaged):
        restore.salvage(folder, ROOT, NOW)
    assert contents(folder.root) == before
