"""Starting at login on three systems, faked: on, off, broken and repaired, and turned off in the system's settings."""

import plistlib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from aftercare import paths
from aftercare.errors import AftercareError
from aftercare.planner.reminders.ringing import LoginStart, LoginState
from aftercare.ui.desktop.login import keep_on, start_command
from aftercare.ui.desktop.login.linux import AutostartFile, exec_line
from aftercare.ui.desktop.login.macos import LaunchAgent
from aftercare.ui.desktop.login.windows import RunKey

COMMAND = [sys.executable, "--data-dir", "/home/rowan/my plan", "--hidden"]
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Registry:
    """As much of winreg as is used, on a dictionary; closed when `denied`."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, KEY_READ, REG_SZ = "HKCU", 2, 1, 1

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], Any] = {}
        self.denied = False

    @contextmanager
    def OpenKey(self, _root: str, path: str, _reserved: int, _access: int) -> Iterator[str]:  # noqa: N802 - its name
        if self.denied:
            raise PermissionError
        yield path

    CreateKeyEx = OpenKey

    def SetValueEx(self, key: str, name: str, _reserved: int, _kind: int, value: str) -> None:  # noqa: N802 - its name
        self.values[key, name] = value

    def QueryValueEx(self, key: str, name: str) -> tuple[Any, int]:  # noqa: N802 - its name
        if (key, name) not in self.values:
            raise FileNotFoundError
        return self.values[key, name], 1

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802 - its name
        if self.values.pop((key, name), None) is None:
            raise FileNotFoundError


REGISTRY = Registry()


def _starts(folder: Path, command: list[str]) -> dict[str, LoginStart]:
    return {
        "linux": AutostartFile(command, folder),
        "windows": RunKey(command, REGISTRY),
        "macos": LaunchAgent(command, folder),
    }


@pytest.fixture(autouse=True)
def _empty_registry() -> None:
    REGISTRY.values.clear()
    REGISTRY.denied = False


@pytest.fixture(params=["linux", "windows", "macos"])
def system(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_is_turned_on_and_off(system: str, tmp_path: Path) -> None:
    start = _starts(tmp_path / "new", COMMAND)[system]
    assert start.read() is LoginState.OFF
    start.turn_off()
    start.turn_on()
    assert start.read() is LoginState.ON
    start.turn_off()
    assert start.read() is LoginState.OFF


def test_what_points_elsewhere_is_broken_and_repaired(system: str, tmp_path: Path) -> None:
    _starts(tmp_path, [sys.executable, "--hidden"])[system].turn_on()
    start = _starts(tmp_path, COMMAND)[system]
    assert start.read() is LoginState.BROKEN
    assert keep_on(start) == (LoginState.ON, True)
    assert keep_on(start) == (LoginState.ON, False)


def test_what_was_taken_away_is_put_back(system: str, tmp_path: Path) -> None:
    assert keep_on(_starts(tmp_path, COMMAND)[system]) == (LoginState.ON, True)


def test_what_the_person_turned_off_in_the_system_stays_off(system: str, tmp_path: Path) -> None:
    start = _starts(tmp_path, COMMAND)[system]
    start.turn_on()
    if isinstance(start, AutostartFile):
        start.file.write_text(start.file.read_text() + "Hidden=true\n")
    elif isinstance(start, LaunchAgent):
        start.file.write_bytes(plistlib.dumps({**plistlib.loads(start.file.read_bytes()), "Disabled": True}))
    else:
        REGISTRY.values[APPROVED, "Planner"] = b"\x03\0\0\0"
    assert keep_on(start) == (LoginState.BLOCKED, False)


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"<plist>", b"[Desktop Entry]\nExec\n"])
@pytest.mark.parametrize("where", ["linux", "macos"])
def test_a_damaged_file_is_broken_and_repaired(where: str, damage: bytes, tmp_path: Path) -> None:
    start = _starts(tmp_path, COMMAND)[where]
    assert isinstance(start, (AutostartFile, LaunchAgent))
    start.file.write_bytes(damage)
    assert start.read() is LoginState.BROKEN
    assert keep_on(start) == (LoginState.ON, True)


def test_a_program_that_is_gone_is_broken(tmp_path: Path) -> None:
    gone = [str(tmp_path / "gone"), "--hidden"]
    for where in ("linux", "macos"):
        start = _starts(tmp_path, gone)[where]
        start.turn_on()
        assert start.read() is LoginState.BROKEN


def test_what_cannot_be_changed_is_said(system: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start = _starts(tmp_path / "file", COMMAND)[system]
    REGISTRY.denied = True
    with pytest.raises(AftercareError, match="did not let Aftercare start at login"):
        start.turn_on()
    with pytest.raises(AftercareError, match="still starts when you log in"):
        start.turn_off()


def test_the_command_is_quoted_as_each_system_reads_it(tmp_path: Path) -> None:
    odd = ["/opt/my app/run", "100%", 'a"b', "$HOME", "back\\slash", "", "plain-1.0"]
    assert exec_line(odd) == '"/opt/my app/run" 100%% "a\\\\"b" "\\\\$HOME" "back\\\\\\\\slash" "" plain-1.0'
    RunKey(odd, REGISTRY).turn_on()
    assert REGISTRY.values[RUN, "Planner"] == subprocess.list2cmdline(odd)
    agent = LaunchAgent(odd, tmp_path)
    agent.turn_on()
    assert plistlib.loads(agent.file.read_bytes())["ProgramArguments"] == odd


def test_the_desktop_file_is_neutral(tmp_path: Path) -> None:
    start = AutostartFile(COMMAND, tmp_path)
    start.turn_on()
    lines = start.file.read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert "Name=Planner" in lines
    assert f'Exec={sys.executable} --data-dir "/home/rowan/my plan" --hidden' in lines


def test_the_command_starts_this_plan_in_the_background(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert start_command(tmp_path) == [sys.executable, "-m", "aftercare", "--data-dir", str(tmp_path), "--hidden"]
    assert start_command(paths.default_data_folder().absolute())[-2:] == ["aftercare", "--hidden"]
    monkeypatch.setenv("APPIMAGE", "/home/rowan/My Apps/Planner.AppImage")
    assert start_command(tmp_path)[0] == "/home/rowan/My Apps/Planner.AppImage"
    monkeypatch.delenv("APPIMAGE")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert start_command(tmp_path)[:2] == [sys.executable, "--data-dir"]


def test_the_folder_is_that_of_the_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert AutostartFile(COMMAND).file == tmp_path / "autostart" / "aftercare.desktop"
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert AutostartFile(COMMAND).file == tmp_path / ".config" / "autostart" / "aftercare.desktop"
    assert LaunchAgent(COMMAND).file.parent == tmp_path / "Library" / "LaunchAgents"
