"""The command line on a plan with a passcode, its copies, and beside an open window."""

import io
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from aftercare.cli import command_line
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.file import plan_lock
from aftercare.storage.opening import protection
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import headers, keys
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault
from tests.made_up import visit

Run = Callable[..., int]
pytestmark = pytest.mark.usefixtures("cheap_passcodes")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A plan with one visit."""
    made = DataFolder(tmp_path / "plan")
    write(made, "one")
    return made


@pytest.fixture
def run(folder: DataFolder) -> Run:
    return lambda *argv: command_line.run(command_line.parse(["--data-dir", str(folder.root), *argv]))


def write(folder: DataFolder, name: str, root: bytes = PUBLISHED_ROOT_KEY) -> None:
    vault = Vault.open(folder.vault, root)
    Plan(vault).write_without_undo([visit(name, datetime(2026, 10, 9, 14))])
    vault.close()


def visits(folder: DataFolder, root: bytes = PUBLISHED_ROOT_KEY) -> int:
    vault = Vault.open(folder.vault, root)
    try:
        return len(Plan(vault).commitments.all())
    finally:
        vault.close()


def protect(folder: DataFolder) -> bytes:
    root = protection.turn_on(folder, keys.new_root(), "blue kettle")
    protection.settle(folder, root)
    return root


def test_a_copy_is_made_and_opened_again(run: Run, folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backup") == 0
    made = capsys.readouterr().out.strip()
    write(folder, "two")
    assert run("restore", made) == 0
    assert visits(folder) == 1
    (aside,) = [copy for copy in backup.copies(folder) if copy.set_aside]
    assert run("restore", str(aside.path)) == 0
    assert visits(folder) == 2


def test_a_copy_is_opened_where_there_is_no_plan(
    run: Run, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup") == 0
    made = capsys.readouterr().out.strip()
    assert command_line.run(command_line.parse(["--data-dir", str(tmp_path / "new"), "restore", made])) == 0
    assert visits(DataFolder(tmp_path / "new")) == 1


def test_a_file_that_is_none_is_said_and_nothing_changes(
    run: Run, folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("restore", str(tmp_path / "nothing")) == 1
    assert "There is no file" in capsys.readouterr().err
    (tmp_path / "letter").write_bytes(b"Dear diary, " * 1000)
    assert run("restore", str(tmp_path / "letter")) == 1
    assert visits(folder) == 1
    assert not folder.instance_lock.exists()


def test_a_locked_plan_is_read_with_its_passcode(
    run: Run, folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = protect(folder)
    days = ("agenda", "--from", "2026-10-09", "--to", "2026-10-09")
    assert run(*days) == 1
    assert "--passphrase-stdin" in capsys.readouterr().err
    for typed, status in (("blue kettle\n", 0), ("blue kettle\r\n", 0), ("red\n", 1)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert run(*days, "--passphrase-stdin") == status
    assert "didn't match" in capsys.readouterr().err
    for command in ("check", "backup"):
        monkeypatch.setattr(sys, "stdin", io.StringIO("blue kettle"))
        assert run(command, "--passphrase-stdin") == 0
    assert backup.check(backup.copies(folder)[0].path, root) == []
    assert headers.is_locked(folder)


def test_while_the_window_is_open_nothing_is_written(
    run: Run, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("backup") == 0
    made = capsys.readouterr().out.strip()
    with plan_lock.hold(folder):
        assert run("restore", made) == 1
        assert "Aftercare is open on this plan" in capsys.readouterr().err
        assert run("backup") == 0
    assert run("restore", made) == 0


@pytest.mark.skipif(os.name != "posix", reason="looks for a process as POSIX does")
def test_a_lock_of_a_program_that_is_gone_holds_nobody_up(folder: DataFolder) -> None:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    for contents in (f"{child}\naftercare\n", "", "not a number"):
        folder.instance_lock.write_text(contents)
        with plan_lock.hold(folder):
            assert folder.instance_lock.stat().st_mode & 0o777 == 0o600
