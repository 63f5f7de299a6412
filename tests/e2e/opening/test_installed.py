"""The program as the README's run command installs it: not a checkout, and with everything it ships."""

import subprocess
import sys
from pathlib import Path

from tests.e2e.harness.session import PROJECT


def _files(folder: Path) -> set[Path]:
    return {f.relative_to(folder) for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts}


def test_the_installed_program_has_its_resources(tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(PROJECT)]
    subprocess.run(install, check=True)
    package = installed / "aftercare"
    assert _files(PROJECT / "resources") == _files(package / "resources")
    version = subprocess.run(
        [sys.executable, "-m", "aftercare", "--version"],
        cwd=installed,
        capture_output=True,
        text=True,
        check=True,
    )
    assert version.stdout.strip()
