"""Every page and state at the design's sizes: no clipped words, no sideways scrolling, Help now in sight.

The usual run takes each picture at one of the tight sizes; AFTERCARE_ALL_LAYOUTS=1 takes all of them at all sizes.
"""

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aftercare.ui import theme
from aftercare.ui.frames.sidebar import HelpButton
from aftercare.ui.help_now.screen import HelpNow
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Scroll
from aftercare.ui.widgets.text import Label, Rule
from tests.gui.conftest import load_fonts
from tests.scenes.layout_faults import layout_faults
from tests.shots.scenes import SCENES
from tests.shots.stage import Stage

Size = tuple[theme.ThemeName, int, int, float]

_SIZES: tuple[Size, ...] = (
    ("light", 1200, 800, 1.0),
    ("light", 800, 600, 1.0),
    ("light", 1200, 800, 1.5),
    ("light", 800, 600, 1.5),
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


@pytest.mark.usefixtures("undressed")
def test_each_kind_of_fault_is_found(qtbot: QtBot) -> None:
    theme.apply(theme.Theme("light"))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    squeezed, cut, beyond, tight = (
        Label("Words that need more room"),
        Label("Words " * 9, wraps=True),
        Rule(),
        Button("Go"),
    )
    for part, area in (
        (squeezed, (0, 0, 60, 30)),
        (cut, (0, 40, 120, 20)),
        (beyond, (250, 80, 60, 1)),
        (tight, (50, 50, 40, 40)),
    ):
        part.setParent(window)
        part.setGeometry(*area)
    scroll = Scroll()
    scroll.setParent(window)
    scroll.setGeometry(0, 100, 200, 60)
    scroll.body.addWidget(Label("Words that never wrap and never end here"))
    with qtbot.waitExposed(window):
        window.show()
    found = "; ".join(layout_faults(window))
    for fault in ("Label “Words that need more room”: needs", "Label “Words Words", "Rule “”: reaches from 250 to 309",
                  "Button “Go”: its words need", "Scroll “”: scrolls sideways", "lies over Button “Go”"):  # fmt: skip
        assert fault in found
