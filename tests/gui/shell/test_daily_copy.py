"""The copy and the check of the day, and what a sudden end left behind."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftercare.errors import AftercareError
from aftercare.paths import DataFolder
from aftercare.storage.backup import backup
from aftercare.storage.opening import cleanup, protection, restore
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault import headers, keys
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.vault import Vault
from aftercare.ui.frames import tasks
from aftercare.ui.shell import daily_copy
from tests.gui.made_up import HERE
from tests.made_up import visit

pytestmark = pytest.mark.usefixtures("cheap_passcodes")
NOW = datetime(2026, 10, 6, 12, 30, tzinfo=UTC)
ROOT = PUBLISHED_ROOT_KEY


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "plan")
    vault = Vault.open(made.vault)
    Plan(vault).write_without_undo([visit(str(number), datetime(2026, 10, 9, 14)) for number in range(50)])
    vault.close()
    return made


def look_after(folder: DataFolder, qtbot: QtBot, now: datetime, named: str = "") -> list[str]:
    """What is said of the day's look at the plan."""
    said: list[str] = []
    daily_copy.look_after(folder, ROOT, named, now, HERE, said.extend, lambda problem: said.append(str(problem)))
    qtbot.waitUntil(lambda: not tasks.busy())
    return said


def test_one_copy_is_made_a_day(folder: DataFolder, qtbot: QtBot) -> None:
    for hours in (0, 3, 24, 25):
        assert look_after(folder, qtbot, NOW + timedelta(hours=hours)) == []
    assert [copy.made_at for copy in backup.copies(folder)] == [NOW + timedelta(days=1), NOW]


def test_a_second_folder_that_is_not_there_holds_nothing_up(folder: DataFolder, qtbot: QtBot, tmp_path: Path) -> None:
    assert look_after(folder, qtbot, NOW, str(tmp_path / "usb")) == []
    (tmp_path / "usb").mkdir()
    assert look_after(folder, qtbot, NOW + timedelta(days=1), str(tmp_path / "usb")) == []
    assert len(list((tmp_path / "usb").iterdir())) == 1


def test_damage_is_found_and_not_copied(folder: DataFolder, qtbot: QtBot) -> None:
    with folder.vault.open("rb+") as file:
        file.seek(-3000, 2)
        file.write(b"damage")
    assert look_after(folder, qtbot, NOW) != []
    assert backup.copies(folder) == []


def test_what_is_left_of_a_change_of_the_passcode_is_done(folder: DataFolder, qtbot: QtBot) -> None:
    backup.make(folder, ROOT, NOW)
    root = protection.turn_on(folder, keys.new_root(), "blue kettle")
    (copy,) = backup.copies(folder)
    assert backup.check(copy.path, root) != []
    said: list[object] = []
    daily_copy.look_after(folder, root, "", NOW, HERE, said.append, said.append)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert said == []
    assert backup.check(copy.path, root) == []


def test_at_the_end_a_changed_plan_is_copied(folder: DataFolder) -> None:
    now = datetime.now(UTC)
    daily_copy.copy_at_the_end(folder, ROOT, now + timedelta(seconds=1), "")
    daily_copy.copy_at_the_end(folder, ROOT, now + timedelta(seconds=2), "")
    assert len(backup.copies(folder)) == 1
    assert not daily_copy.is_changed(folder)


def test_a_start_goes_on_where_a_sudden_end_stopped(folder: DataFolder) -> None:
    half = folder.root / ".plan.vault.abc.new"
    half.write_bytes(b"half")
    root = protection.turn_on(folder, keys.new_root(), "blue kettle")
    header = folder.headers[0].read_bytes()
    restore.start_anew(folder, NOW)
    folder.headers[0].write_bytes(header)  # as when it was cut short
    cleanup.tidy(folder, NOW)
    assert not half.exists()
    assert not headers.exist(folder)
    assert len(list(folder.set_aside.glob("*/plan.vault"))) == 1
    assert root != ROOT
    restore.begin_erasing(folder)
    cleanup.tidy(folder, NOW)
    assert list(folder.root.iterdir()) == []


def test_a_problem_is_a_sentence(folder: DataFolder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise AftercareError("The disk is full.")

    monkeypatch.setattr(backup, "make", refuse)
    assert look_after(folder, qtbot, NOW) == ["The disk is full."]
