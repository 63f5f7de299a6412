"""What a person saw and when: the screen filmed from outside, in the memory of the display server."""

import mmap
import struct
import time
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

_EVERY = 0.004  # seconds between two looks
_ROWS = 6  # every so many rows of pixels are looked at
# X window dump, version 7: numbers of 32 bits, most significant byte first.
_HEADER_SIZE, _WIDTH, _HEIGHT, _BYTES_PER_LINE, _COLORS = 0, 4, 5, 12, 19
_COLOR_BYTES = 12
_SAME = 0.002  # of the pixels that changed: a caret, a minute


class Frame(NamedTuple):
    """A picture of every few rows of the screen, and the moment at which it was first seen."""

    moment: float
    pixels: bytes


class Film:
    """Of a part of the screen, in pixels.

    `framebuffer` is the file that Xvfb keeps the screen in (-fbdir): to read it costs the display server nothing.
    """

    def __init__(self, framebuffer: Path, left: int, top: int, right: int, bottom: int) -> None:
        with framebuffer.open("rb") as file:
            self._screen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._screen[:100])
        begin = header[_HEADER_SIZE] + header[_COLORS] * _COLOR_BYTES
        line = header[_BYTES_PER_LINE]
        assert right <= header[_WIDTH]
        assert bottom <= header[_HEIGHT]
        self._rows = [(begin + y * line + 4 * left, begin + y * line + 4 * right) for y in range(top, bottom, _ROWS)]
        self._size = (right - left, len(self._rows))
        self.frames: list[Frame] = []

    def look(self) -> None:
        """Take a picture, kept when it is another one than the last."""
        moment = time.monotonic()
        pixels = b"".join([self._screen[begin:end] for begin, end in self._rows])
        if not self.frames or pixels != self.frames[-1].pixels:
            self.frames.append(Frame(moment, pixels))

    def roll(self, seconds: float) -> None:
        """Film for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
            time.sleep(_EVERY)

    @property
    def first_change(self) -> float:
        """The moment at which something else was on the screen than at first."""
        return self.frames[1].moment

    @property
    def settled(self) -> float:
        """The moment from which on what is there at the end was there, but for a caret or a minute."""
        last, first = self.frames[-1], self.frames[0]
        most = _SAME * self._differing(first, last)
        for earlier, later in zip(self.frames[-2::-1], self.frames[:0:-1], strict=True):
            if self._differing(earlier, last) > most:
                return later.moment
        return last.moment

    def _differing(self, one: Frame, other: Frame) -> int:
        """How many pixels are not the same."""
        pictures = [Image.frombytes("RGB", self._size, each.pixels, "raw", "BGRX") for each in (one, other)]
        gray = ImageChops.difference(*pictures).convert("L")
        return self._size[0] * self._size[1] - gray.histogram()[0]

    def save(self, folder: Path) -> None:
        """Write each picture, named by its milliseconds from the first one on, for looking at."""
        for frame in self.frames:
            picture = Image.frombytes("RGB", self._size, frame.pixels, "raw", "BGRX")
            picture.resize((self._size[0], self._size[1] * _ROWS)).save(
                folder / f"{round((frame.moment - self.frames[0].moment) * 1000):05}.png"
            )
