"""Whether something on this computer is known to call, as Linux desktops say it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftercare.ui.desktop import calling

ASKED = "x-scheme-handler/tel=org.example.Phone.desktop;\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home folder with nothing in it, and no lists of the system's own."""
    for name, folder in (
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CONFIG_DIRS", "etc"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_DATA_DIRS", "share"),
    ):
        monkeypatch.setenv(name, str(tmp_path / folder))
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    monkeypatch.setattr(sys, "platform", "linux")
    ask_again = calling._has_handler.cache_clear  # noqa: SLF001 - the system is asked once in the life of a program
    ask_again()
    yield tmp_path
    ask_again()


@pytest.mark.parametrize(
    ("file", "contents", "known"),
    [
        ("config/mimeapps.list", f"[Default Applications]\n{ASKED}", True),
        ("config/gnome-mimeapps.list", f"[Added Associations]\n{ASKED}", True),
        ("share/applications/mimeinfo.cache", f"[MIME Cache]\ntext/plain=a.desktop;\n{ASKED}", True),
        ("config/mimeapps.list", f"[Removed Associations]\n{ASKED}", False),
        ("config/mimeapps.list", "[Default Applications]\nx-scheme-handler/tel=;\n", False),
        ("config/mimeapps.list", "[Default Applications]\nx-scheme-handler/https=a.desktop\n", False),
        ("elsewhere/mimeapps.list", f"[Default Applications]\n{ASKED}", False),
    ],
)
def test_it_is_known_when_a_list_names_a_program(home: Path, file: str, contents: str, known: bool) -> None:
    (home / file).parent.mkdir(parents=True)
    (home / file).write_text(contents, "utf-8")
    assert calling.can_call("555-0142") is known


@pytest.mark.parametrize(
    ("number", "dialed"),
    [
        ("9-8-8", True),
        ("+1 (555) 01-42", True),
        ("1800 459 459", True),
        ("1-800-HELP", False),
        ("555-0142 ext. 3", False),
    ],
)
def test_only_what_can_be_dialed_is_called(monkeypatch: pytest.MonkeyPatch, number: str, dialed: bool) -> None:
    monkeypatch.setattr(calling, "_has_handler", lambda: True)
    assert calling.can_call(number) is dialed
