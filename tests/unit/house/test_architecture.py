"""The import contracts hold, and each of them fails when the import it forbids is tried."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]
_CONTRACTS = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    lint = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([lint, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)


def _named_modules() -> set[str]:
    """Every module of the program that a contract names."""
    names: set[str] = set()
    for contract in _CONTRACTS:
        names.update(contract.get("source_modules", ()), contract.get("modules", ()))
        for layer in contract.get("layers", ()):
            names.update(f"aftercare.{room}" for room in layer.split(" | "))
    return names


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """A package with the rooms of the program, empty, under the same contracts."""
    (tmp_path / "pyproject.toml").write_bytes((_ROOT / "pyproject.toml").read_bytes())
    for name in sorted({*_named_modules(), "aftercare.ui.pages.one", "aftercare.ui.pages.two"}):
        folder = tmp_path.joinpath(*name.replace(".*", "").split("."))
        while folder != tmp_path:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
            folder = folder.parent
    return tmp_path


def test_the_program_keeps_its_contracts() -> None:
    lint = _lint(_ROOT)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_the_empty_rooms_keep_the_contracts(skeleton: Path) -> None:
    lint = _lint(skeleton)
    assert lint.returncode == 0, lint.stdout + lint.stderr


@pytest.mark.parametrize(
    ("module", "forbidden", "contract"),
    [
        ("domain", "aftercare.storage", "Imports go down only"),
        ("storage", "aftercare.reminders", "Imports go down only"),
        ("reminders", "aftercare.ui", "Imports go down only"),
        ("reminders", "aftercare.exchange", "Imports go down only"),
        ("exchange", "aftercare.reminders", "Imports go down only"),
        ("ui", "aftercare.app", "Imports go down only"),
        ("cli", "aftercare.app", "Imports go down only"),
        ("errors", "aftercare.domain", "Imports go down only"),
        ("domain", "PySide6.QtCore", "Qt stops"),
        ("storage", "PySide6.QtCore", "Qt stops"),
        ("reminders", "PySide6.QtCore", "Qt stops"),
        ("cli", "PySide6.QtCore", "Qt stops"),
        ("ui", "sqlalchemy", "SQLAlchemy, SQLCipher"),
        ("ui/pages/one", "sqlcipher3", "SQLAlchemy, SQLCipher"),
        ("app", "alembic", "SQLAlchemy, SQLCipher"),
        ("exchange", "cryptography", "SQLAlchemy, SQLCipher"),
        ("app", "apscheduler", "APScheduler and"),
        ("ui", "jeepney", "APScheduler and"),
        ("app", "desktop_notifier", "APScheduler and"),
        ("domain", "platformdirs", "Domain knows"),
        ("ui/pages/one", "aftercare.ui.pages.two", "Pages do not know"),
    ],
)
def test_a_forbidden_import_breaks_the_build(skeleton: Path, module: str, forbidden: str, contract: str) -> None:
    (skeleton / "aftercare" / module / "__init__.py").write_text(f"import {forbidden}\n")
    lint = _lint(skeleton)
    assert lint.returncode == 1
    broken = [line for line in lint.stdout.splitlines() if line.endswith("BROKEN")]
    assert any(line.startswith(contract) for line in broken), lint.stdout + lint.stderr


def test_a_module_without_a_room_breaks_the_build(skeleton: Path) -> None:
    (skeleton / "aftercare" / "utils.py").touch()
    lint = _lint(skeleton)
    assert lint.returncode == 1
    assert "aftercare.utils" in lint.stdout
