"""Pictures of every page and state: python -m tests.shots DIR [--themes light,dark] [--sizes 1200x800]."""

import argparse
import os
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import get_args

from PIL import Image, ImageDraw, ImageFont
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication

from aftercare import paths
from aftercare.ui import theme
from tests.shots.scenes import SCENES
from tests.shots.stage import Scene, Stage

_BACKDROP = "#8b9692"  # what stands around a reminder, as in the design's pictures

_THUMBNAIL, _COLUMNS, _CAPTION = (400, 267), 5, 26


def take(scene: Scene, size: tuple[int, int], country: str = "US") -> QPixmap:
    """The picture of a scene in a window of this size, in a plan of a country."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder), size, country=country)
        shown = scene(stage)
        stage.settle()
        picture = QPixmap(shown.size())
        picture.fill(QColor(_BACKDROP))
        shown.render(picture, QPoint())
        stage.close()
    return picture


def contact_sheet(pictures: list[Path]) -> Image.Image:
    """All pictures in small, each over its name."""
    width, height = _THUMBNAIL
    rows = -(-len(pictures) // _COLUMNS)
    sheet = Image.new("RGB", (_COLUMNS * (width + 10) + 10, rows * (height + _CAPTION + 10) + 10), _BACKDROP)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.truetype(paths.resources() / "fonts" / "AtkinsonHyperlegibleNext-Medium.ttf", 16)
    for place, picture in enumerate(pictures):
        x = 10 + place % _COLUMNS * (width + 10)
        y = 10 + place // _COLUMNS * (height + _CAPTION + 10)
        with Image.open(picture) as whole:
            small = whole.convert("RGB")
            small.thumbnail(_THUMBNAIL)
            sheet.paste(small, (x, y))
        draw.text((x, y + height + 2), picture.stem, fill="black", font=font)
    return sheet


def main() -> None:
    """Draw the chosen scenes in the chosen looks and sizes."""
    wanted = _arguments()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["shots"])
    application.setStyle("Fusion")
    theme.load_fonts()
    for name in wanted.themes:
        for size in wanted.sizes:
            theme.apply(theme.Theme(name, wanted.scale))
            suffix = f"{name}-{size[0]}x{size[1]}-{round(wanted.scale * 100)}"
            written = []
            for scene, country in product(wanted.only or SCENES, wanted.countries):
                place = scene if country == "US" else f"{scene}-{country.lower()}"
                file = wanted.folder / f"{place}-{suffix}.png"
                take(SCENES[scene], size, country).save(str(file))
                if wanted.small:
                    _shrink(file)
                written.append(file)
                print(file)
            sheet = wanted.folder / f"all-{suffix}.png"
            contact_sheet(written).save(sheet)
            print(sheet)


def _shrink(file: Path) -> None:
    with Image.open(file) as whole:
        few_colors = whole.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few_colors.save(file, optimize=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--themes", type=_list(_theme), default=["light", "dark"])
    parser.add_argument("--sizes", type=_list(_size), default=[(1200, 800)])
    parser.add_argument("--scale", type=float, default=1.0, help="text size, 1.0 to 2.0")
    parser.add_argument("--countries", type=_list(str), default=["US"], help="of the plan, as US,GB; ZZ: another one")
    parser.add_argument("--small", action="store_true", help="256 colors, as in packaging/screenshots")
    parser.add_argument("--only", type=_list(str), default=[], metavar="NAMES", help=f"some of: {', '.join(SCENES)}")
    return parser.parse_args()


def _list(kind: Callable[[str], object]) -> Callable[[str], list[object]]:
    return lambda words: [kind(word) for word in words.split(",")]


def _theme(word: str) -> str:
    if word not in get_args(theme.ThemeName):
        raise argparse.ArgumentTypeError(f"no such theme: {word}")
    return word


def _size(word: str) -> tuple[int, int]:
    width, height = word.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    main()
