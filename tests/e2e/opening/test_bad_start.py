"""A start that cannot succeed ends in one calm sentence on the terminal, never in a core dump."""

import subprocess

import pytest

from tests.e2e.harness.session import Session


def _sentence(run: subprocess.CompletedProcess[str]) -> str:
    """The one calm line the program ended with."""
    assert run.returncode == 1, run.stderr  # a core dump would be below zero
    assert run.stdout == ""
    lines = run.stderr.splitlines()
    assert len(lines) == 1, run.stderr
    assert lines[0].endswith(".")
    assert "!" not in lines[0]
    return lines[0]


@pytest.mark.parametrize("display", [None, ":987"], ids=["none", "one that does not answer"])
def test_a_missing_display_is_told(desktop: Session, display: str | None) -> None:
    changes = {"DISPLAY": display, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
    assert "display" in _sentence(desktop.command(env=changes))


@pytest.mark.parametrize(
    ("library", "package"),
    [("libEGL", "libegl1"), ("libxcb-cursor", "libxcb-cursor0")],
)
def test_a_missing_system_library_is_named(desktop: Session, library: str, package: str) -> None:
    stub = desktop.folder / "libraries"
    stub.mkdir()
    for version in (0, 1):
        (stub / f"{library}.so.{version}").touch()  # found first, and no library: the program cannot load it
    sentence = _sentence(desktop.command(env={"LD_LIBRARY_PATH": str(stub), "QT_QPA_PLATFORM": None}))
    assert library in sentence
    assert package in sentence
