"""Every page and state at the design's sizes: no clipped words, no sideways scrolling, Help now in sight.

The usual run takes each picture at one of the tight sizes; AFTERCARE_ALL_LAYOUTS=1 takes all of them at all sizes.
"""

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from aftercare.ui import theme
from aftercare.ui.help_now import HelpNow
from aftercare.ui.sidebar import HelpButton
from tests.gui.conftest import load_fonts
from tests.gui.layout_faults import layout_faults
from tests.shots import SCENES
from tests.shots_stage import Stage

Size = tuple[theme.ThemeName, int, int, float]

_SIZES: tuple[Size, ...] = (
    ("light", 1200, 800, 1.0),
    ("light", 800, 600, 1.0),
    ("light", 1200, 800, 1.5),
    ("hcDark", 1200, 800, 2.0),
)


def _wanted() -> Iterator[tuple[str, Size]]:
    if os.environ.get("AFTERCARE_ALL_LAYOUTS"):
        return ((scene, size) for scene in SCENES for size in _SIZES)
    return zip(SCENES, cycle(_SIZES[1:]), strict=False)


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Leaves the look as the other tests know it."""
    load_fonts()
    yield
    theme.apply(theme.Theme("light"))
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("scene", "size"), [*_wanted()], ids=str)
@pytest.mark.usefixtures("undressed")
def test_everything_can_be_read_and_reached(tmp_path: Path, scene: str, size: Size) -> None:
    name, width, height, scale = size
    theme.apply(theme.Theme(name, scale))
    stage = Stage(tmp_path, (width, height))
    try:
        shown = SCENES[scene](stage)
        stage.settle()
        assert layout_faults(shown) == []
        assert shown is not stage.window or offers_help(stage.window)
    finally:
        stage.close()


def offers_help(window: QWidget) -> bool:
    """Whether all of a Help now button can be seen, or Help now itself."""
    seen = [*window.findChildren(HelpButton), *window.findChildren(HelpNow)]
    return any(each.isVisible() and each.visibleRegion().boundingRect() == each.rect() for each in seen)
