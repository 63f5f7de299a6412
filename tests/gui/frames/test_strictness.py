"""The rules of the test run hold: a Qt warning, a thread, a timer or a window left behind fails the test."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.shots.stage import Stage

_TESTS = Path(__file__).parents[2]

_SAMPLE = """
import threading, warnings
import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_clean(qtbot):
    window, timer = QWidget(), QTimer()
    qtbot.addWidget(window)
    window.show()
    timer.start(1000)
    timer.stop()

def test_qt_warning(qtbot):
    qWarning("a layout complains")

def test_python_warning():
    warnings.warn("old call", DeprecationWarning)

def test_thread():
    gate = threading.Event()
    kept.append(gate)
    threading.Thread(target=gate.wait, daemon=True).start()

def test_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_window(qtbot):
    kept.append(QWidget())
    kept[-1].show()
"""


def test_each_kind_of_carelessness_fails(tmp_path: Path) -> None:
    folder = tmp_path / "tests" / "gui"
    folder.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_bytes((_TESTS.parent / "pyproject.toml").read_bytes())
    for file in ("__init__.py", "conftest.py", "new_vault.py", "gui/__init__.py", "gui/conftest.py", "gui/made_up.py"):
        (tmp_path / "tests" / file).write_bytes((_TESTS / file).read_bytes())
    (folder / "test_sample.py").write_text(_SAMPLE)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-rA", "--tb=short", folder],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(_TESTS.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = {line.split("::")[1].split()[0]: line.split()[0] for line in run.stdout.splitlines() if "::test_" in line}
    assert told == {
        "test_clean": "PASSED",
        "test_qt_warning": "FAILED",
        "test_python_warning": "FAILED",
        "test_thread": "ERROR",
        "test_timer": "ERROR",
        "test_window": "ERROR",
    }, run.stdout


def test_a_part_of_a_page_that_shows_as_a_window_fails(stage: Stage) -> None:
    stage.open()
    lost = QLabel("lost")
    with pytest.raises(AssertionError):
        lost.show()
    lost.hide()
    with pytest.raises(AssertionError):
        lost.setVisible(True)
    lost.hide()
