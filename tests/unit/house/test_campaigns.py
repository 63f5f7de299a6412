"""A small sample of the long runs: killed at random, and a power cut in the middle of writing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from aftercare.storage.vault import keys
from tests.campaigns import killing, power_cut

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends a forked program")


def test_killed_at_random_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    found = killing.campaign(tmp_path / "plan", 3, 1, keys.new_root())
    assert (found.lost, found.damaged) == (0, 0)


def can_watch() -> bool:
    """Whether this account may watch the calls of a program."""
    found = shutil.which("strace")
    return found is not None and not subprocess.run([found, "true"], capture_output=True, check=False).returncode


@pytest.mark.skipif(not can_watch(), reason="strace is not here, or not allowed")
def test_after_a_power_cut_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    found = power_cut.campaign(tmp_path, 4, 1, commits=25)
    assert (found.lost, found.damaged) == (0, 0)
