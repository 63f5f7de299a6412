"""Calls a number with whatever this computer opens telephone addresses with, when there is such a thing."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_DIALED = re.compile(r"\+?[0-9]+")
_ASKED_FOR = "x-scheme-handler/tel="


def call(number: str) -> bool:
    """Hand a number to the program that calls; False when it could not be handed over."""
    return QDesktopServices.openUrl(QUrl(f"tel:{_dialed(number)}"))


def can_call(number: str) -> bool:
    """Whether a number as written can be dialed, and this computer is known to have a program that does."""
    return bool(_DIALED.fullmatch(_dialed(number))) and _has_handler()


def _dialed(number: str) -> str:
    return re.sub(r"[\s().\-\u2010-\u2015/]", "", number)


@cache
def _has_handler() -> bool:
    if sys.platform == "darwin":
        return True  # FaceTime is part of the system
    if sys.platform == "win32":
        return _windows_has_handler()
    return any(_names_handler(file) for file in _desktop_lists())


def _desktop_lists() -> Iterator[Path]:
    """The files in which Linux desktops say what opens what (MIME Applications Associations 1.0.1)."""
    home = Path.home()
    config = [os.environ.get("XDG_CONFIG_HOME") or str(home / ".config")]
    config += (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    data = [os.environ.get("XDG_DATA_HOME") or str(home / ".local/share")]
    data += (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    desktops = [
        f"{name}-mimeapps.list" for name in os.environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":") if name
    ]
    for folder in config:
        for name in (*desktops, "mimeapps.list"):
            yield Path(folder) / name
    for folder in data:
        for name in (*desktops, "mimeapps.list", "mimeinfo.cache"):
            yield Path(folder) / "applications" / name


def _names_handler(file: Path) -> bool:
    """Whether a list names a program for telephone addresses; one that is only taken away does not count."""
    try:
        lines = file.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    section = ""
    for line in lines:
        if line.startswith("["):
            section = line.strip()
        elif section != "[Removed Associations]" and line.replace(" ", "").startswith(_ASKED_FOR):
            return bool(line.partition("=")[2].strip(" ;"))
    return False


def _windows_has_handler() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    chosen = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\tel\UserChoice"
    for root, path in ((winreg.HKEY_CURRENT_USER, chosen), (winreg.HKEY_CLASSES_ROOT, r"tel\shell\open\command")):
        try:
            winreg.OpenKey(root, path).Close()
        except OSError:
            continue
        return True
    return False
