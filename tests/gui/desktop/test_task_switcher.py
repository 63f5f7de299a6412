"""The picture of the window in the task switcher: refused on Windows, for every handle the window gets."""

import ctypes
import sys
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from aftercare.storage.file.open_card import OpenCard
from aftercare.ui.desktop import task_switcher
from aftercare.ui.shell.main_window import MainWindow
from tests.gui.made_up import HERE, NOW

Asked = list[tuple[int, int, bool, int]]


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What this program asks of a faked Windows: handle, attribute, value and its size."""
    asked: Asked = []

    class Function:
        argtypes: tuple[Any, ...] = ()

        def __call__(self, window: int, attribute: int, value: Any, size: int) -> int:
            pointer = self.argtypes[2].from_param(value)
            asked.append((window, attribute, bool(ctypes.cast(pointer, ctypes.POINTER(ctypes.c_int))[0]), size))
            return 0

    class Library:
        def __init__(self, name: str) -> None:
            assert name == "dwmapi"
            self.DwmSetWindowAttribute = Function()

    monkeypatch.setattr(ctypes, "WinDLL", Library, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    return asked


def test_windows_is_asked_for_a_sign_and_no_peek(windows: Asked) -> None:
    task_switcher.keep_picture_out(42)
    assert windows == [(42, 7, True, 4), (42, 11, True, 4)]


@pytest.mark.parametrize("system", ["linux", "darwin"])
def test_other_systems_are_asked_nothing(windows: Asked, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    task_switcher.keep_picture_out(42)
    assert windows == []


def test_the_window_says_it_before_it_is_shown_and_again_for_another_handle(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_out: list[int] = []
    monkeypatch.setattr(task_switcher, "keep_picture_out", kept_out.append)
    window = MainWindow(OpenCard(), lambda: NOW.astimezone(HERE))
    qtbot.addWidget(window)
    assert kept_out == []
    first = window.winId()
    assert kept_out == [first]
    window.destroy()
    assert kept_out == [first]
    again = window.winId()
    assert kept_out == [first, again]
