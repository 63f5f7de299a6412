"""The command line and the window hold the same lock."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from aftercare.paths import DataFolder
from aftercare.storage.file import plan_lock


def test_of_the_window_and_the_command_line_one_writes(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    window = QLockFile(str(folder.instance_lock))
    window.setStaleLockTime(0)
    with plan_lock.hold(folder):
        assert not window.tryLock(0)
    assert window.tryLock(0)
    with pytest.raises(plan_lock.PlanInUse), plan_lock.hold(folder):
        pass
    window.unlock()
    with plan_lock.hold(folder):
        pass
