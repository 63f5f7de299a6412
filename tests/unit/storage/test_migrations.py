"""Older plans are brought up to date with every row, or stay as they are."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.file.errors import DiskFull
from aftercare.storage.migrate import migrate
from aftercare.storage.migrate.migrate import CannotMigrate, upgrade
from aftercare.storage.opening.open_vault import open_vault
from aftercare.storage.records.stores import Plan, Store
from aftercare.storage.vault import health, keys
from aftercare.storage.vault.tables import metadata
from aftercare.storage.vault.vault import REVISION, make_engine, revision_of, unlock
from tests import frozen_plan
from tests.kills import killed_at_steps
from tests.made_up import NOW

ROOT = keys.PUBLISHED_ROOT_KEY
KEY = keys.database_key(ROOT)
NEXT = "0003"
HEADER = f"""
import os, signal
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{NEXT}", "{REVISION}"
def upgrade():
"""
# Written anew is the table that others hang on: with foreign keys on, they would go with it.
GROW = """
    {before}
    with op.batch_alter_table("commitments") as batch:
        batch.alter_column("place", new_column_name="venue")
        batch.add_column(sa.Column("color", sa.Text(), nullable=False, server_default="teal"))
    {between}
    op.create_table("mottos", sa.Column("text", sa.Text(), primary_key=True))
    op.execute("INSERT INTO mottos VALUES ('one day at a time')")
    {after}
"""
NOTHING = {"before": "", "between": "", "after": ""}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A plan of the newest schema there is."""
    path = tmp_path / "plan" / "plan.vault"
    frozen_plan.write(path)
    return path


@pytest.fixture
def versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real revisions, in a folder with an awkward name to which a test adds the next."""
    monkeypatch.setattr("aftercare.storage.vault.health.REVISION", NEXT)  # as in the program that brings the new schema
    return Path(shutil.copytree(migrate.MIGRATIONS / "versions", tmp_path / "the 100 % folder, of: versions"))


def add_next(versions: Path, steps: str) -> None:
    (versions / f"{NEXT}_next.py").write_text(HEADER + steps, "utf-8")


def dump(path: Path, access: str = "mode=rw") -> dict[str, list[Any]]:
    with closing(unlock(path, KEY, access)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}  # noqa: S608


def schema(path: Path) -> set[tuple[str, str, str]]:
    with closing(unlock(path, KEY)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def test_the_migrations_give_the_very_schema_of_a_new_plan(path: Path, tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.vault"
    migrated.touch()
    engine = make_engine(migrated, KEY)
    with engine.begin() as connection:
        config = migrate._config(connection, migrate.MIGRATIONS / "versions")  # noqa: SLF001 - `upgrade` begins nothing
        command.upgrade(config, "head")
    engine.dispose()
    assert schema(migrated) == schema(path)
    assert health.check(migrated) == []


def test_the_program_expects_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(migrate.MIGRATIONS))
    assert scripts.get_heads() == [REVISION]
    names = sorted(script.revision for script in scripts.walk_revisions())
    assert names == [f"{number:04}" for number in range(1, len(names) + 1)]  # newer and older are told by their order


@pytest.mark.parametrize("file", frozen_plan.frozen(), ids=lambda file: file.stem)
def test_a_frozen_plan_opens_for_ever(file: Path, tmp_path: Path) -> None:
    vault = open_vault(Path(shutil.copy(file, tmp_path / "plan.vault")))
    plan = Plan(vault)
    stores = [store for store in vars(plan).values() if isinstance(store, Store)]
    found = [record for store in stores for record in store.all()]
    revision = file.stem.removeprefix("vault-")
    assert [record for record in frozen_plan.records_of(revision) if record not in found] == []
    assert plan.settings == frozen_plan.settings_of(revision)
    vault.close()


def test_a_pause_of_everything_of_an_older_plan_leaves_medicines_alone(tmp_path: Path) -> None:
    vault = open_vault(Path(shutil.copy(frozen_plan.DATA / "vault-0001.vault", tmp_path / "plan.vault")))
    plan = Plan(vault)
    (pause,) = plan.pauses.all()
    assert (pause.commitment_id, pause.with_medicines) == (None, False)
    assert (plan.settings.reminders_paused_until, plan.settings.medicines_paused_until) == (NOW, None)
    vault.close()


@pytest.mark.skipif(os.name != "posix", reason="ends a forked program")
def test_the_first_plan_killed_at_any_statement_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    path, kept = tmp_path / "plan" / "plan.vault", tmp_path / "kept"
    path.parent.mkdir()
    shutil.copy(frozen_plan.DATA / "vault-0001.vault", path)
    shutil.copytree(path.parent, kept)
    before, found = dump(path)["pauses"], []
    for finished in killed_at_steps(lambda: upgrade(path, ROOT), statements=True):
        found.append(revision_of(path, KEY))
        assert [row[:4] for row in dump(path)["pauses"]] == before
        assert health.check(path) == []
        assert not finished or found[-1] == REVISION
        shutil.rmtree(path.parent)
        shutil.copytree(kept, path.parent)
    assert found == ["0001"] * (len(found) - 1) + [REVISION]


def test_every_schema_has_a_frozen_plan() -> None:
    assert f"vault-{REVISION}" in [file.stem for file in frozen_plan.frozen()]


def test_an_older_plan_is_brought_up_to_date_with_every_row(path: Path, versions: Path) -> None:
    before = dump(path)
    add_next(versions, GROW.format(**NOTHING))
    upgrade(path, ROOT, versions)
    after = dump(path)
    assert revision_of(path, KEY) == NEXT
    assert after.pop("mottos") == [("one day at a time",)]
    assert [row[-1] for row in after["commitments"]] == ["teal"] * len(before["commitments"])
    changed = ("commitments", "alembic_version")
    assert {name: after[name] for name in after if name not in changed} == {
        name: before[name] for name in before if name not in changed
    }
    assert health.check(path) == []


def copy_before(path: Path) -> Path:
    """The copy made of the old plan."""
    (copy,) = backup.copies(DataFolder(path.parent))
    return copy.path


def test_a_checked_copy_of_the_old_plan_stays_among_the_copies(path: Path, versions: Path) -> None:
    before = dump(path)
    add_next(versions, GROW.format(**NOTHING))
    upgrade(path, ROOT, versions)
    copy = copy_before(path)
    assert {file.name for file in path.parent.iterdir()} == {path.name, "backups"}
    assert (dump(copy, "immutable=1"), backup.check(copy, ROOT)) == (before, [])
    if os.name == "posix":
        assert copy.stat().st_mode & 0o777 == 0o600


def test_what_is_still_in_the_log_is_in_the_copy(path: Path, versions: Path) -> None:
    with closing(unlock(path, KEY)) as running:
        running.execute("PRAGMA wal_autocheckpoint = 0")
        running.execute("UPDATE steps SET title = 'only in the log'")
        files = {file: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-shm")}
    for file, contents in files.items():  # as a crash leaves it
        file.write_bytes(contents)
    add_next(versions, GROW.format(**NOTHING))
    upgrade(path, ROOT, versions)
    copied = dump(copy_before(path), "immutable=1")
    assert copied["steps"] == dump(path)["steps"]
    assert copied["steps"][0][2] == "only in the log"


def no_copies(path: Path) -> bool:
    return [file for file in path.parent.rglob("*") if file.is_file()] == [path]


BAD_STEPS = {
    "fails": 'raise RuntimeError("in the middle")',
    "loses rows": 'op.execute("DELETE FROM steps")',
    "leaves loose ends": "op.execute(\"UPDATE outcomes SET commitment_id = 'nobody'\")",
}


@pytest.mark.parametrize("place", NOTHING)
@pytest.mark.parametrize("fault", BAD_STEPS)
def test_a_step_that_goes_wrong_leaves_the_plan_as_it_was(path: Path, versions: Path, fault: str, place: str) -> None:
    before, tables = dump(path), schema(path)
    add_next(versions, GROW.format(**NOTHING | {place: BAD_STEPS[fault]}))
    with pytest.raises(RuntimeError if fault == "fails" else CannotMigrate):
        upgrade(path, ROOT, versions)
    assert (dump(path), schema(path)) == (before, tables)
    assert no_copies(path)
    add_next(versions, GROW.format(**NOTHING))
    upgrade(path, ROOT, versions)
    assert revision_of(path, KEY) == NEXT


@pytest.mark.skipif(os.name != "posix", reason="kills the program as POSIX does")
@pytest.mark.parametrize("place", NOTHING)
def test_a_program_killed_half_way_can_try_again(path: Path, versions: Path, place: str) -> None:
    before = dump(path)
    add_next(versions, GROW.format(**NOTHING | {place: "os.kill(os.getpid(), signal.SIGKILL)"}))
    program = (
        "import sys; from pathlib import Path\n"
        "from aftercare.storage.migrate import migrate; from aftercare.storage.vault import keys\n"
        "migrate.upgrade(Path(sys.argv[1]), keys.PUBLISHED_ROOT_KEY, Path(sys.argv[2]))"
    )
    killed = subprocess.run([sys.executable, "-c", program, path, versions], check=False)
    assert killed.returncode == -9
    assert dump(path) == before
    add_next(versions, GROW.format(**NOTHING))
    upgrade(path, ROOT, versions)
    assert (revision_of(path, KEY), health.check(path)) == (NEXT, [])


@pytest.mark.skipif(os.name != "posix", reason="ends a forked program")
def test_killed_at_any_statement_the_plan_is_the_old_or_the_new_one(path: Path, versions: Path) -> None:
    add_next(versions, GROW.format(**NOTHING))
    before, kept = dump(path), path.parent.with_name("kept")
    shutil.copytree(path.parent, kept)
    found = []
    for finished in killed_at_steps(lambda: upgrade(path, ROOT, versions), statements=True):
        found.append(revision_of(path, KEY))
        assert health.check(path) == []
        assert dump(path)["steps"] == before["steps"]
        assert not finished or found[-1] == NEXT
        shutil.rmtree(path.parent)
        shutil.copytree(kept, path.parent)
    assert found == [REVISION] * (len(found) - 1) + [NEXT]


def test_too_little_space_is_said_before_anything_is_done(
    path: Path, versions: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=4 * path.stat().st_size))
    add_next(versions, GROW.format(**NOTHING))
    with pytest.raises(DiskFull):
        upgrade(path, ROOT, versions)
    assert revision_of(path, KEY) == REVISION


@pytest.fixture
def next_program(path: Path, versions: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program whose newest revision is the next one, and the path of an older plan."""
    monkeypatch.setattr("aftercare.storage.vault.vault.REVISION", NEXT)
    monkeypatch.setattr(migrate, "upgrade", partial(upgrade, versions=versions))
    return path


def test_opening_an_older_plan_brings_it_up_to_date(next_program: Path, versions: Path) -> None:
    add_next(versions, GROW.format(**NOTHING))
    vault = open_vault(next_program)
    with vault.reading() as connection:
        assert connection.exec_driver_sql("SELECT text FROM mottos").scalars().all() == ["one day at a time"]
    vault.close()


def test_a_plan_that_cannot_be_brought_up_to_date_is_said(next_program: Path, versions: Path) -> None:
    add_next(versions, GROW.format(**NOTHING | {"after": BAD_STEPS["loses rows"]}))
    with pytest.raises(AftercareError, match="Your plan is safe and unchanged"):
        open_vault(next_program)
    assert revision_of(next_program, KEY) == REVISION


def test_a_damaged_plan_is_not_brought_up_to_date(next_program: Path, versions: Path) -> None:
    with next_program.open("rb+") as file:
        file.seek(-2000, os.SEEK_END)
        file.write(b"damage")
    before = next_program.read_bytes()
    add_next(versions, GROW.format(**NOTHING))
    with pytest.raises(AftercareError):
        open_vault(next_program)
    assert next_program.read_bytes() == before
    assert no_copies(next_program)


def test_no_table_is_left_out_of_the_frozen_plan(path: Path) -> None:
    rows = dump(path)
    assert [table.name for table in metadata.sorted_tables if not rows[table.name]] == []
