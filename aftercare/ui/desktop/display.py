"""Whether a window can be shown at all, found out before Qt is asked, which would end the process without a word."""

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

from aftercare.errors import AftercareError
from aftercare.i18n import _

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


def check() -> None:
    """Raise AftercareError, saying what to do, when Qt could not open a window here (only Linux can lack this)."""
    if not sys.platform.startswith("linux"):
        return
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith("xcb"):
        return
    if os.environ.get("WAYLAND_DISPLAY") and not platform:
        return
    if not os.environ.get("DISPLAY"):
        raise AftercareError(
            _(
                "Aftercare needs a display to open its window, and there is none here. "
                "Start it from your desktop. Nothing has been changed."
            )
        )
    _load_x11_plugin()
    _reach_display()


def missing_library(problem: OSError | ImportError) -> AftercareError:
    """Say which system library is missing, from the loader's own words, and how to get it."""
    library = Path(str(problem).partition(":")[0].strip()).name  # of one that is damaged the loader says the path
    package = _PACKAGES.get(library)
    if package:
        how = _("Install it (on Debian or Ubuntu: sudo apt install {package}), then start Aftercare again.")
    else:
        how = _("The README lists the system libraries to install.")
    return AftercareError(
        _("Aftercare can’t open its window: the system library {library} is missing. {how}").format(
            library=library, how=how.format(package=package)
        )
    )


def _load_x11_plugin() -> None:
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return
    chosen = os.environ.get("QT_QPA_PLATFORM_PLUGIN_PATH")
    folder = Path(chosen) if chosen else Path(spec.submodule_search_locations[0]) / "Qt/plugins/platforms"
    plugin = folder / "libqxcb.so"
    if not plugin.is_file():
        raise AftercareError(
            _("Aftercare can’t open its window: a part of Qt is missing. Install Aftercare again. Nothing is lost.")
        )
    try:
        ctypes.CDLL(str(plugin))
    except OSError as problem:
        raise missing_library(problem) from None


def _reach_display() -> None:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if refused:
        raise AftercareError(
            _(
                "Aftercare can’t reach the display {display}. "
                "Start it from your desktop, or check the DISPLAY setting. Nothing has been changed."
            ).format(display=os.environ["DISPLAY"])
        )
