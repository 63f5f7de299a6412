"""Simple measurements on pictures of the screen."""

from collections import Counter
from typing import NamedTuple

from PIL import Image, ImageChops

Color = tuple[int, int, int]


class Contrast(NamedTuple):
    """How well text stands out from its ground."""

    ratio: float
    text: Color
    ground: Color


def contrast(image: Image.Image, inset: int = 2) -> Contrast | None:
    """WCAG contrast of the text in a picture; None when it has one color only.

    The ground is the commonest color, the text the commonest of those nearly as far from it as the farthest. Smoothed
    edges lower the figure for thin small text (#767676 on white gives 4.06 instead of 4.54).
    """
    if min(image.size) > 2 * inset + 2:
        image = image.crop((inset, inset, image.width - inset, image.height - inset))
    counts = _colors(image)
    ground = counts.most_common(1)[0][0]
    others = [(_ratio(c, ground), n, c) for c, n in counts.items() if c != ground and n > 1]
    farthest = max((ratio for ratio, _, _ in others), default=1.0)
    if farthest < 1.05:
        return None
    ratio, _, text = max((o for o in others if o[0] >= 0.8 * farthest), key=lambda o: o[1])
    return Contrast(ratio, text, ground)


def difference(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ visibly between two pictures of one size."""
    return sum(ImageChops.difference(one, other).convert("L").histogram()[9:])


def is_blank(image: Image.Image) -> bool:
    """Tell whether (nearly) every pixel has one gray value."""
    counts = image.convert("L").histogram()
    return sum(counts) - max(counts) < 60


def _colors(image: Image.Image) -> Counter[Color]:
    raw = image.convert("RGB").tobytes()
    return Counter(zip(raw[::3], raw[1::3], raw[2::3], strict=True))


def _ratio(one: Color, other: Color) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    linear = [v / 255 / 12.92 if v / 255 <= 0.04045 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
