"""The X side of a session: windows, keyboard, mouse and pictures of the screen."""

import itertools
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageGrab
from Xlib import X, display
from Xlib.error import XError
from Xlib.ext import xtest
from Xlib.protocol.event import ClientMessage

from tests.e2e.harness.a11y import Box
from tests.e2e.harness.procs import Program, until


@dataclass(frozen=True)
class Window:
    """A window on the screen."""

    id: int
    title: str
    pid: int | None
    box: Box


class Screen:
    """A session's screen, with a person's hands and eyes."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = dict(env)
        self._display = display.Display(env["DISPLAY"])
        self._root = self._display.screen().root
        self._spare: list[int] = []  # key codes without a letter
        self._letters: dict[str, int] = {}

    def close(self) -> None:
        self._display.close()

    def managed(self) -> bool:
        """Tell whether a window manager runs."""
        return bool(self._property(self._root, "_NET_SUPPORTING_WM_CHECK"))

    # ---- windows

    def windows(self, program: Program) -> list[Window]:
        """The program's windows that are on the screen, menus and cards included."""
        managed = [int(i) for i in self._property(self._root, "_NET_CLIENT_LIST")]
        unmanaged = [child.id for child in self._root.query_tree().children]
        found = (self._window(i) for i in dict.fromkeys(managed + unmanaged))
        return [w for w in found if w and w.pid == program.pid]

    def wait_window(self, program: Program, timeout: float = 20) -> Window:
        """A window of the program, or at once what it said when it has ended without one."""

        def found() -> list[Window]:
            if not program.alive:
                raise RuntimeError(f"no window, the program ended: {program.output()}")
            return self.windows(program)

        return until(found, timeout, "window of the program")[0]

    def active(self) -> Window | None:
        """The window that has the keyboard."""
        found = self._property(self._root, "_NET_ACTIVE_WINDOW")
        return self._window(int(found[0])) if len(found) else None

    def activate(self, window: Window) -> None:
        self._tool("windowactivate", "--sync", window.id)

    def place(self, window: Window, box: Box) -> None:
        """Move and resize a window."""
        self._tool("windowmove", window.id, box.x, box.y)
        self._tool("windowsize", "--sync", window.id, box.w, box.h)

    def close_window(self, window: Window) -> None:
        """Ask politely, as the cross in the title bar does."""
        close = ClientMessage(
            window=self._display.create_resource_object("window", window.id),
            client_type=self._display.intern_atom("_NET_CLOSE_WINDOW"),
            data=(32, [X.CurrentTime, 2, 0, 0, 0]),
        )
        self._root.send_event(close, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self._display.flush()

    # ---- hands

    def key(self, *keys: str) -> None:
        self._tool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type any text; a letter outside ASCII gets a key of its own, as xdotool's remapping loses some."""
        for plain, letters in itertools.groupby(text, str.isascii):
            if plain:
                self._tool("type", "--delay", 5, "--", "".join(letters))
            else:
                for letter in letters:
                    self._type_letter(letter)

    def click(self, x: int, y: int) -> None:
        self._tool("mousemove", x, y, "click", 1)

    def move(self, x: int, y: int) -> None:
        self._tool("mousemove", x, y)

    # ---- eyes

    def picture(self) -> Image.Image:
        """The screen."""
        self._display.sync()
        return ImageGrab.grab(xdisplay=self._env["DISPLAY"]).convert("RGB")

    def part(self, box: Box) -> Image.Image:
        """What is on the screen of a small box; 300 times as quick as the whole of a great screen."""
        whole = self._root.get_geometry()
        left, top = max(0, box.x), max(0, box.y)
        width, height = min(whole.width, box.x + box.w) - left, min(whole.height, box.y + box.h) - top
        if width <= 0 or height <= 0:
            return Image.new("RGB", (0, 0))
        seen = self._root.get_image(left, top, width, height, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", (width, height), seen.data, "raw", "BGRX")

    # ---- inside

    def _property(self, window: Any, name: str) -> Any:
        """The value of a window's property; empty when it has none."""
        try:
            found = window.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)
        except XError:
            return ()
        return found.value if found else ()

    def _window(self, number: int) -> Window | None:
        try:
            window = self._display.create_resource_object("window", number)
            size, place = window.get_geometry(), window.translate_coords(self._root, 0, 0)
            if window.get_attributes().map_state != X.IsViewable or size.width <= 1:
                return None
        except XError:  # it is gone
            return None
        title = bytes(self._property(window, "_NET_WM_NAME")).decode()
        pid = self._property(window, "_NET_WM_PID")
        box = Box(-place.x, -place.y, size.width, size.height)
        return Window(number, title, int(pid[0]) if len(pid) else None, box)

    def _type_letter(self, letter: str) -> None:
        if letter not in self._letters:
            self._letters[letter] = self._free_key()
            symbol = ord(letter) if 0xA0 <= ord(letter) <= 0xFF else 0x1000000 + ord(letter)
            self._display.change_keyboard_mapping(self._letters[letter], [[symbol, symbol]])
            self._display.sync()
            time.sleep(0.05)  # the program reads its keys again; nothing tells when it has
        for event in (X.KeyPress, X.KeyRelease):
            xtest.fake_input(self._display, event, self._letters[letter])
        self._display.sync()

    def _free_key(self) -> int:
        if not self._spare:
            low, high = self._display.display.info.min_keycode, self._display.display.info.max_keycode
            symbols = self._display.get_keyboard_mapping(low, high - low + 1)
            self._spare = [low + i for i, row in enumerate(symbols) if not any(row)]
        return self._spare[len(self._letters) % len(self._spare)]

    def _tool(self, *args: str | int) -> None:
        subprocess.run(["xdotool", *map(str, args)], env=self._env, capture_output=True, timeout=30, check=True)
