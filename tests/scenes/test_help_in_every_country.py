"""In every country the emergency strip is whole and the first number to call in sight, at the tightest sizes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from aftercare import content
from aftercare.domain.areas.seek_help.helplines import emergency_numbers
from aftercare.ui import theme
from aftercare.ui.help_now.numbers import EmergencyStrip
from tests.gui.conftest import load_fonts
from tests.shots.scenes import SCENES
from tests.shots.stage import Stage

COUNTRIES = [code for code, _name in content.countries()]
SIZES = ((800, 600, 1.0), (1200, 800, 2.0))
# As what comes before the strip is the same everywhere, a country with one number, one with two and one without do.
ON_OTHER_PAGES = ("US", "IE", "ZZ")


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Leaves the look as the other tests know it."""
    load_fonts()
    yield
    theme.apply(theme.Theme("light"))
    qapp.setStyleSheet("")


@pytest.fixture(params=SIZES, ids=str)
def size(request: pytest.FixtureRequest, undressed: None) -> tuple[int, int]:
    """A window size, at its text size."""
    width, height, scale = request.param
    theme.apply(theme.Theme("light", scale))
    return width, height


def is_whole(widget: QWidget) -> bool:
    """Whether all of it can be seen without scrolling."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def numbers_in_sight(window: QWidget) -> list[str]:
    """The numbers to call that can be read as they are, those of the strip left out."""
    strips = window.findChildren(EmergencyStrip)
    labels = [each for each in window.findChildren(QLabel) if each.property("face") in ("phone", "card", "title")]
    return [
        each.text()
        for each in labels
        if any(map(str.isdigit, each.text())) and is_whole(each) and not any(s.isAncestorOf(each) for s in strips)
    ]


@pytest.mark.parametrize("country", COUNTRIES)
def test_help_now_shows_the_strip_and_a_number_to_call(tmp_path: Path, country: str, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path, size, country=country)
    try:
        SCENES["help-now"](stage)
        stage.settle()
        (strip,) = stage.window.findChildren(EmergencyStrip)
        assert is_whole(strip)
        assert numbers_in_sight(stage.window)
    finally:
        stage.close()


@pytest.mark.parametrize("country", ON_OTHER_PAGES)
@pytest.mark.parametrize(
    "scene", ["help-now-empty", "help-now-used", "hard-day-used", "hard-day-not-said", "seek-help-safety"]
)
def test_other_pages_on_safety_begin_with_the_strip(
    tmp_path: Path, scene: str, country: str, size: tuple[int, int]
) -> None:
    stage = Stage(tmp_path, size, country=country)
    try:
        SCENES[scene](stage)
        stage.settle()
        strips = [each for each in stage.window.findChildren(EmergencyStrip) if each.isVisible()]
        assert [each for each in strips if not is_whole(each)] == []
        assert len(strips) == 1
        shown = [each.text() for each in strips[0].findChildren(QLabel) if is_whole(each)]
        assert " · ".join(emergency_numbers(country)) in ["", *shown]
        if scene == "help-now-empty" and country != content.ANOTHER_COUNTRY:
            assert numbers_in_sight(stage.window)
    finally:
        stage.close()
