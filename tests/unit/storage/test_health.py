"""The health check notices what was damaged, and changes nothing."""

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aftercare.errors import AftercareError
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import health, keys
from aftercare.storage.vault.vault import Vault, unlock
from tests.made_up import visit
from tests.new_vault import new_vault

KEY = keys.database_key(keys.PUBLISHED_ROOT_KEY)
FLIPS = int(os.environ.get("AFTERCARE_BIT_FLIPS", "20"))  # the whole campaign is 200
CUTS = [1, 80, 4096, 8192, 50_000, 100_000]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed plan with two hundred visits."""
    path = tmp_path_factory.mktemp("sound") / "plan.vault"
    vault = new_vault(path)
    start = datetime(2026, 10, 6, 9, 0)
    Plan(vault).write_without_undo([visit(str(day), start + timedelta(days=day)) for day in range(200)])
    vault.close()
    return path


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    """A copy to damage."""
    return Path(shutil.copy(sound, tmp_path))


def flip(path: Path, place: int, bit: int) -> None:
    with path.open("rb+") as file:
        file.seek(place)
        (byte,) = file.read(1)
        file.seek(place)
        file.write(bytes([byte ^ 1 << bit]))


def test_a_sound_plan_has_no_findings_and_nothing_is_left_beside_it(copy: Path) -> None:
    assert health.check(copy) == []
    assert [file.name for file in copy.parent.iterdir()] == ["plan.vault"]


def test_a_plan_from_a_newer_program_is_not_judged(copy: Path) -> None:
    with closing(unlock(copy, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    (finding,) = health.check(copy)
    assert "newer Aftercare" in finding


def test_an_open_plan_is_sound_too(copy: Path) -> None:
    vault = Vault.open(copy)
    Plan(vault).write("Add", [visit("new", datetime(2026, 10, 6))])
    assert health.check(copy) == []
    vault.close()


@pytest.mark.parametrize("seed", range(FLIPS))
def test_one_flipped_bit_is_noticed(copy: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same places on every run
    flip(copy, chance.randrange(copy.stat().st_size), chance.randrange(8))
    assert health.check(copy) != []


@pytest.mark.parametrize("bytes_lost", CUTS)
def test_a_cut_file_is_noticed(copy: Path, bytes_lost: int) -> None:
    os.truncate(copy, copy.stat().st_size - bytes_lost)
    assert health.check(copy) != []


def test_a_flipped_bit_in_unused_space_is_noticed(copy: Path) -> None:
    vault = Vault.open(copy)
    plan = Plan(vault)
    plan.write_without_undo(remove=plan.commitments.all())
    vault.close()
    with closing(unlock(copy, KEY)) as connection:
        (unused,) = connection.execute("PRAGMA freelist_count").fetchone()
    assert unused > 10
    assert health.check(copy) == []
    flip(copy, copy.stat().st_size - 5 * 4096 + 99, 0)  # where SQLite's own check does not look
    assert health.check(copy) != []


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(4096))


def empty(path: Path) -> None:
    os.truncate(path, 0)


def lose_sentinel(path: Path) -> None:
    with closing(unlock(path, KEY)) as connection:
        connection.execute("DELETE FROM sentinel")


def orphan(path: Path) -> None:
    with closing(unlock(path, KEY)) as connection:
        connection.execute("INSERT INTO outcomes VALUES ('nobody', '2026-10-06T09:00:00', 'done', NULL, '', '')")


@pytest.mark.parametrize("damage", [grow, empty, lose_sentinel, orphan, Path.unlink])
def test_other_damage_is_noticed(copy: Path, damage: Callable[[Path], None]) -> None:
    damage(copy)
    findings = health.check(copy)
    assert findings
    assert all(finding.endswith(".") for finding in findings)


def test_damage_met_in_use_is_said(copy: Path) -> None:
    vault = Vault.open(copy)
    for place in range(copy.stat().st_size // 4096 - 20, copy.stat().st_size // 4096):
        flip(copy, place * 4096 + 99, 0)
    with pytest.raises(AftercareError, match="can't be read"):
        Plan(vault).commitments.all()
    vault.close()
