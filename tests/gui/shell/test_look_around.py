"""Looking around first: a made-up plan, marked as such, that leaves nothing behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aftercare.app.program import Program
from aftercare.app.start import begin
from aftercare.paths import DataFolder
from aftercare.planner.destinations import Destination, Place
from aftercare.ui.desktop.single_instance import SingleInstance
from aftercare.ui.shell.main_window import MainWindow
from tests.gui.hands import names, press, words


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window of the whole program at its first start."""
    folder = DataFolder(tmp_path / "plan")
    instance = SingleInstance(folder)
    assert instance.claim()
    program = Program(folder, instance)
    begin(program)
    window = program.window
    with qtbot.waitExposed(window):
        window.show()
    yield window
    program.end()
    window.hide()
    window.deleteLater()
    program.deleteLater()
    instance.deleteLater()


def test_looking_around_shows_a_marked_plan_and_leaves_nothing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    press(window, "Look around first")
    qtbot.waitUntil(lambda: any("made up, and nothing here is kept" in sentence for sentence in words(window)))
    assert "Today" in names(window)
    window.go_to(Destination(Place.SETTINGS))
    assert any("made up, and nothing here is kept" in sentence for sentence in words(window))
    press(window, "Start my own plan")
    qtbot.waitUntil(lambda: "Start my plan" in names(window))
    left = [path.name for path in (tmp_path / "plan").iterdir()]
    assert left == ["running.lock"]


def test_what_a_killed_program_left_of_it_goes_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    left = DataFolder(tmp_path / "plan").look_around.root
    left.mkdir(parents=True)
    (left / "plan.vault").write_bytes(b"made up")
    instance = SingleInstance(DataFolder(tmp_path / "plan"))
    assert instance.claim()
    program = Program(DataFolder(tmp_path / "plan"), instance)
    begin(program)
    qtbot.waitUntil(lambda: not left.exists())
    program.end()
    program.window.hide()
    program.window.deleteLater()
    program.deleteLater()
    instance.deleteLater()
