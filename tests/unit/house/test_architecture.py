"""The import contracts hold, each fails when what it forbids is tried, and no folder is a pile."""

import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]
_CONTRACTS = tomllib.loads((_ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
_MOST, _MOST_WIDGETS = 15, 30  # modules in a folder
# Where something is tried that must not be imported there, and the contract that says so.
_PLANTS = {
    "planner": ("aftercare.ui", "Imports go down only"),
    "exchange": ("aftercare.reminders", "Imports go down only"),
    "ui/parts": ("aftercare.ui.today", "Inside ui imports go down only"),
    "ui/self_care": ("aftercare.ui.seek_help", "Inside ui imports go down only"),
    "domain": ("PySide6", "Qt stops"),
    "domain/records": ("platformdirs", "Domain knows"),
    "ui": ("sqlalchemy", "SQLAlchemy, SQLCipher"),
    "app": ("apscheduler", "APScheduler and"),
    "reminders": ("typst", "typst stops"),
    "storage": ("aftercare.demo", "Made-up plans"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    lint = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([lint, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False)


def _skeleton(folder: Path) -> Path:
    """A package with the rooms and shelves of the program, empty, under the same contracts."""
    (folder / "pyproject.toml").write_bytes((_ROOT / "pyproject.toml").read_bytes())
    for package in (_ROOT / "aftercare").rglob("__init__.py"):
        place = folder / package.relative_to(_ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    for module in (_ROOT / "aftercare").glob("*.py"):
        (folder / "aftercare" / module.name).touch()
    (folder / "aftercare" / "ui" / "theme.py").touch()
    return folder / "aftercare"


def _broken(lint: subprocess.CompletedProcess[str]) -> list[str]:
    return [line for line in lint.stdout.splitlines() if line.endswith("BROKEN")]


def test_the_program_keeps_its_contracts() -> None:
    lint = _lint(_ROOT)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_what_is_forbidden_breaks_the_build(tmp_path: Path) -> None:
    skeleton = _skeleton(tmp_path)
    assert _lint(tmp_path).returncode == 0
    for module, (forbidden, _contract) in _PLANTS.items():
        place = skeleton / module / "__init__.py"
        (place if place.exists() else place.parent.with_suffix(".py")).write_text(f"import {forbidden}\n")
    lint = _lint(tmp_path)
    assert lint.returncode == 1
    broken = _broken(lint)
    for module, (forbidden, contract) in _PLANTS.items():
        assert any(line.startswith(contract) for line in broken), (module, forbidden, lint.stdout)
        assert f"aftercare.{module.replace('/', '.')} -> {forbidden} " in lint.stdout


def test_a_circle_inside_functions_breaks_the_build(tmp_path: Path) -> None:
    skeleton = _skeleton(tmp_path)
    for one, other in (("vault", "backup"), ("backup", "vault")):
        (skeleton / "storage" / one / "__init__.py").write_text(
            f"def later() -> None:\n    import aftercare.storage.{other}\n"
        )
    assert [line.split(",")[0] for line in _broken(_lint(tmp_path))] == ["No circles"]


@pytest.mark.parametrize("place", ["utils.py", "ui/sundries.py"])
def test_a_module_without_a_room_or_a_shelf_breaks_the_build(tmp_path: Path, place: str) -> None:
    (_skeleton(tmp_path) / place).touch()
    lint = _lint(tmp_path)
    assert lint.returncode == 1
    assert f"aftercare.{place.removesuffix('.py').replace('/', '.')}" in lint.stdout


@pytest.mark.parametrize("tree", ["aftercare", "tests"])
def test_no_folder_is_a_pile(tree: str) -> None:
    modules = Counter(
        path.parent.relative_to(_ROOT).as_posix()
        for path in (_ROOT / tree).rglob("*.py")
        if path.name != "__init__.py" and "__pycache__" not in path.parts
    )
    piles = {
        folder: count
        for folder, count in modules.items()
        if count > (_MOST_WIDGETS if folder == "aftercare/ui/widgets" else _MOST)
    }
    assert piles == {}


def test_every_contract_was_seen_failing() -> None:
    tried = {contract for _forbidden, contract in _PLANTS.values()} | {"No circles"}
    assert [each["name"] for each in _CONTRACTS if not any(each["name"].startswith(name) for name in tried)] == []
