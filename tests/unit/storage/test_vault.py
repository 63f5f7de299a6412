"""The vault opens safely or says in a sentence why not, and never writes over anything."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from importlib.metadata import distributions
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from aftercare.storage.file.errors import CannotSave, DiskFull, VaultBusy, VaultDamaged, VaultNewer, VaultReadOnly
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import keys
from aftercare.storage.vault.vault import Vault, unlock
from tests.made_up import visit

KEY = keys.database_key(keys.PUBLISHED_ROOT_KEY)
PRIVATE = "Denise Kowalski"
needs_posix = pytest.mark.skipif(os.name != "posix", reason="permissions as on Linux and macOS")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a plan is kept that does not exist yet."""
    return tmp_path / "plan" / "plan.vault"


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed plan with one visit."""
    with opened(path) as vault:
        Plan(vault).write("Add", [visit("one", datetime(2026, 10, 9, 14, 0), title=PRIVATE)])
    return path


@contextmanager
def opened(path: Path) -> Iterator[Vault]:
    vault = Vault.open(path)
    try:
        yield vault
    finally:
        vault.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_plan_begins_where_there_is_no_file_and_comes_back(filled: Path) -> None:
    with opened(filled) as vault:
        (found,) = Plan(vault).commitments.all()
    assert found == visit("one", datetime(2026, 10, 9, 14, 0), title=PRIVATE)
    assert [file.name for file in filled.parent.iterdir()] == ["plan.vault"]


def test_the_file_shows_nothing_of_the_plan(filled: Path) -> None:
    written = filled.read_bytes()
    assert PRIVATE.encode() not in written
    assert not written.startswith(b"SQLite")


@needs_posix
def test_only_this_account_can_read_the_plan(path: Path) -> None:
    old_mask = os.umask(0)
    try:
        with opened(path) as vault, vault.writing():
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(old_mask)
    assert modes == {"plan.vault": 0o600, "plan.vault-wal": 0o600, "plan.vault-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
    path.chmod(0o644)
    with opened(path):
        assert path.stat().st_mode & 0o777 == 0o600


def test_every_connection_has_the_safety_settings(path: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with opened(path) as vault, vault.reading() as one, vault.reading() as other:
        for connection in (one, other):
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected} == expected


def test_there_is_one_sqlcipher_and_it_is_new_enough() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in distributions()}
    assert [name for name in names if name.startswith("sqlcipher3")] == ["sqlcipher3"]
    assert sqlcipher.sqlite_version_info >= (3, 53, 2)


def test_another_root_key_opens_another_door(path: Path) -> None:
    Vault.open(path, b"twenty bytes of root").close()
    with pytest.raises(VaultDamaged):
        Vault.open(path)
    Vault.open(path, b"twenty bytes of root").close()
    with pytest.raises(ValueError, match="20 bytes"):
        Vault.open(path, b"short")


# What is not a plan


def plain_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sentinel (text)")
        connection.commit()


def other_sqlcipher(path: Path) -> None:
    path.touch()
    with closing(unlock(path, KEY)) as connection:
        connection.execute("CREATE TABLE books (title)")


def emptied_plan(path: Path) -> None:
    Vault.open(path).close()
    with closing(unlock(path, KEY)) as connection:
        connection.execute("DELETE FROM sentinel")


def cut_plan(path: Path) -> None:
    Vault.open(path).close()
    os.truncate(path, path.stat().st_size // 2)


def log_without_its_plan(path: Path) -> None:
    path.with_name("plan.vault-wal").write_bytes(b"the last changes")


@pytest.mark.parametrize(
    "make",
    [
        Path.touch,
        Path.mkdir,
        lambda path: path.write_bytes(b"a"),
        lambda path: path.write_bytes(b"Dear diary, " * 1000),
        lambda path: path.write_bytes(bytes(8192)),
        plain_sqlite,
        other_sqlcipher,
        emptied_plan,
        cut_plan,
        log_without_its_plan,
    ],
)
def test_what_is_no_plan_is_refused_and_left_alone(path: Path, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path)
    before = contents(path.parent)
    with pytest.raises(VaultDamaged, match="Nothing has been changed or deleted"):
        Vault.open(path)
    assert contents(path.parent) == before


def test_a_plan_from_a_newer_program_is_refused_and_left_alone(filled: Path) -> None:
    with closing(unlock(filled, KEY)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    before = contents(filled.parent)
    with pytest.raises(VaultNewer, match="Nothing has been changed"):
        Vault.open(filled)
    assert contents(filled.parent) == before


def test_a_plan_that_could_not_be_begun_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_file: Path, _name: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", no_space)
    with pytest.raises(DiskFull):
        Vault.open(path)
    assert list(path.parent.iterdir()) == []


# What the world does


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Permissions do not hold for root, so give up being root for a while."""
    if os.geteuid() != 0:
        yield
        return
    for entry in (folder, *folder.rglob("*")):
        os.chown(entry, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@needs_posix
@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_may_not_be_written_is_said(exists: bool) -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to nobody
    try:
        path = folder / "plan.vault"
        if exists:
            Vault.open(path).close()
        before = contents(folder)
        with as_nobody(folder):
            folder.chmod(0o500)
            with pytest.raises(VaultReadOnly, match="Nothing has been changed"):
                Vault.open(path)
            folder.chmod(0o700)
        assert contents(folder) == before
    finally:
        shutil.rmtree(folder)


@needs_posix
def test_a_file_that_may_not_be_written_is_opened_for_its_owner_or_said() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "plan.vault"
        Vault.open(path).close()
        with as_nobody(folder):
            path.chmod(0o000)
            with pytest.raises(VaultReadOnly, match="Nothing has been changed"):
                Vault.open(path)
    finally:
        shutil.rmtree(folder)


FULL_DISK = """
import subprocess, sys
from pathlib import Path
folder = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], check=True)
from datetime import datetime
from aftercare.errors import AftercareError
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.made_up import visit
def attempt(work):
    try:
        work()
    except AftercareError as problem:
        print(type(problem).__name__)
path = folder / "plan.vault"
vault = Vault.open(path)
plan = Plan(vault)
plan.write("First", [visit("one", datetime(2026, 10, 9), title="kept")])
def fill():
    with (folder / "other").open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
try:
    fill()
except OSError:
    pass
attempt(lambda: plan.write("Second", [visit("two", datetime(2026, 10, 9), notes="x" * 100_000)]))
print([item.title for item in plan.commitments.all()])
vault.close()
before = path.read_bytes()
try:
    fill()
except OSError:
    pass
attempt(lambda: Vault.open(path))
attempt(lambda: Vault.open(folder / "new" / "plan.vault"))
print(path.read_bytes() == before, (folder / "new" / "plan.vault").exists())
(folder / "other").unlink()
print([item.title for item in Plan(Vault.open(path)).commitments.all()])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk of its own")
def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    small_disk = ["unshare", "-m", "mount", "-t", "tmpfs", "none", str(tmp_path)]
    if subprocess.run(small_disk, capture_output=True, check=False).returncode:
        pytest.skip("this account may not make a small disk")
    program = ["unshare", "-m", sys.executable, "-c", FULL_DISK, str(tmp_path)]
    found = subprocess.run(program, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (found.stdout.splitlines(), found.stderr) == (
        ["DiskFull", "['kept']", "DiskFull", "DiskFull", "True False", "['kept']"],
        "",
    )


def test_a_file_that_may_not_grow_is_a_full_disk(path: Path) -> None:
    with opened(path) as vault:
        plan = Plan(vault)
        with vault.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 41")
        with pytest.raises(DiskFull, match="Free some space") as problem:
            plan.write("Add", [visit("one", datetime(2026, 10, 9), title=PRIVATE, notes="x" * 200_000)])
        assert PRIVATE not in str(problem.value)
        assert problem.value.__cause__ is None
        assert plan.undo() is None
        assert plan.commitments.all() == []


def test_a_locked_plan_is_said_when_opened(filled: Path) -> None:
    with closing(unlock(filled, KEY)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE commitments SET position = 1")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("aftercare.storage.vault.vault.BUSY_SECONDS", 0.05)
            with pytest.raises(VaultBusy, match="Nothing is lost"):
                Vault.open(filled)


def test_a_locked_plan_is_said_when_saving_and_saves_afterward(path: Path) -> None:
    with opened(path) as vault, closing(unlock(path, KEY)) as other:
        plan = Plan(vault)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotSave, match="What you typed is still on the screen"), vault.writing(wait=0.05):
            pass
        assert plan.commitments.all() == []  # reading waits for nobody
        other.execute("ROLLBACK")
        plan.write("Add", [visit("one", datetime(2026, 10, 9))])
        assert len(plan.commitments.all()) == 1


@needs_posix
@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_taken_away_while_open_is_noticed_before_saving(path: Path, replaced: bool) -> None:
    with opened(path) as vault:
        aside = path.rename(path.with_name("aside"))
        if replaced:
            shutil.copy(aside, path)
        with pytest.raises(CannotSave):
            Plan(vault).write("Add", [visit("one", datetime(2026, 10, 9))])


@needs_posix
def test_a_folder_taken_away_while_open_is_said(path: Path) -> None:
    with opened(path) as vault:
        shutil.rmtree(path.parent)
        with pytest.raises(CannotSave):
            Plan(vault).write("Add", [visit("one", datetime(2026, 10, 9))])
        vault.engine.dispose()
        with pytest.raises(VaultReadOnly):
            Plan(vault).commitments.all()


def test_a_wrong_question_is_a_bug_and_shows_no_values(path: Path) -> None:
    with opened(path) as vault, pytest.raises(OperationalError) as problem, vault.reading() as connection:
        connection.exec_driver_sql("SELECT ? FROM nowhere", (PRIVATE,))
    assert PRIVATE not in str(problem.value)


# Several at once


def test_eight_threads_can_use_the_vault(path: Path) -> None:
    faults: list[BaseException] = []
    with opened(path) as vault:

        def work(thread: int) -> None:
            try:
                for number in range(5):
                    plan = Plan(vault)
                    plan.write("Add", [visit(f"{thread}-{number}", datetime(2026, 10, 9))])
                    plan.commitments.all()
            except BaseException as fault:  # noqa: BLE001 - whatever it is, the test shall see it
                faults.append(fault)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert len(Plan(vault).commitments.all()) == 40


def test_two_writers_that_read_first_both_succeed(path: Path) -> None:
    with opened(path) as one, opened(path) as other:
        entered = threading.Event()

        def second() -> None:
            entered.wait()
            with other.writing() as connection:
                (count,) = connection.exec_driver_sql("SELECT count(*) FROM steps").one()
                connection.exec_driver_sql("INSERT INTO drafts VALUES (?, '', '')", (f"after {count}",))

        thread = threading.Thread(target=second)
        thread.start()
        with one.writing() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM steps").one()
            entered.set()  # with a plain BEGIN the other would now read too, and one of the two would fail
            connection.exec_driver_sql("INSERT INTO drafts VALUES ('first', '', '')")
        thread.join()
        with one.reading() as connection:
            forms = connection.exec_driver_sql("SELECT form FROM drafts ORDER BY rowid").scalars().all()
    assert forms == ["first", "after 0"]


def test_reading_holds_up_no_writer(path: Path) -> None:
    with opened(path) as vault, vault.reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM drafts").one()
        with vault.writing(wait=0) as writer:
            writer.exec_driver_sql("INSERT INTO drafts VALUES ('one', '', '')")
        assert reader.exec_driver_sql("SELECT count(*) FROM drafts").one() == (0,)


def test_a_plan_that_needs_nothing_does_without_alembic(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from aftercare.storage.vault.vault import Vault\n"
        "for _ in range(2): Vault.open(Path(sys.argv[1])).close()\n"
        "print('alembic' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_a_trigger_in_the_schema_cannot_call_a_dangerous_function(path: Path) -> None:
    with opened(path) as vault:
        event.listen(vault.engine, "checkout", lambda driver, *_: driver.create_function("harm", 0, lambda: "harmed"))
        with vault.writing() as connection:
            connection.exec_driver_sql("CREATE VIEW trap AS SELECT harm()")
        with pytest.raises(OperationalError, match="unsafe use of harm"), vault.reading() as connection:
            connection.exec_driver_sql("SELECT * FROM trap").all()
