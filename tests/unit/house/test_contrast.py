"""Every pair of colors the window puts on each other can be told apart (WCAG 2.2, 1.4.3 and 1.4.11), in all themes."""

import json

import pytest

from aftercare import paths

COLORS: dict[str, dict[str, str]] = json.loads((paths.resources() / "tokens.json").read_text("utf-8"))["color"]

SURFACES = "bg sidebar surface sunken raised"
TINTS = "primaryTint helpTint okTint warnTint errTint infoTint"
AREAS = ("aGroups", "aTeam", "aNetwork", "aLoved", "aCare", "aHelp")

TEXT = {
    "text": f"{SURFACES} {TINTS}",
    "text2": f"{SURFACES} primaryTint",
    "primaryText": f"{SURFACES} {TINTS}",
    "helpText": "bg surface sunken sidebar",
    "ok": "bg surface",
    "warn": "bg surface",
    "err": "bg surface errTint",
    "info": "bg surface",
    "onPrimary": "primary primaryHover primaryPress",
    "onHelp": "help helpHover helpPress",
    "onPrimaryTint": "primaryTint",
    "onHelpTint": "helpTint",
    "onOkTint": "okTint",
    "onWarnTint": "warnTint",
    "onErrTint": "errTint",
    "onInfoTint": "infoTint",
    "onToast": "toast",
    "toastAction": "toast",
    "chAxis": "surface",
    **{area: f"{area}Tint surface" for area in AREAS},
}
SHAPES = {
    "control": "bg surface sunken sidebar raised primaryTint helpTint errTint infoTint warnTint",
    "focus": "bg surface sunken sidebar raised primaryTint helpTint errTint infoTint warnTint",
    "primary": "bg surface sidebar track primaryTint",
    "help": "sidebar bg surface",
    "err": "surface errTint",
    "helpLine": "helpTint bg",
    "warnLine": "warnTint",
    "toast": "bg",
    "chMood": "surface",
    "chCraving": "surface",
    "chSleep": "surface",
    "heatLine": "surface",
    "heat3": "surface",
    "heat4": "surface",
    "heatMark": "heat0",
}


def luminance(color: str) -> float:
    """The relative luminance of #RRGGBB, by the formula of WCAG 2.2."""
    channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(theme: str, pairs: dict[str, str], least: float) -> list[str]:
    colors = COLORS[theme]
    return [
        f"{front} on {back}: {contrast(colors[front], colors[back]):.2f}"
        for front, backs in pairs.items()
        for back in backs.split()
        if contrast(colors[front], colors[back]) < least
    ]


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#1D645F", "#1D645F") == 1


def test_all_four_themes_are_there() -> None:
    assert set(COLORS) == {"light", "dark", "hcLight", "hcDark"}


@pytest.mark.parametrize("theme", COLORS)
def test_words_can_be_read(theme: str) -> None:
    assert too_weak(theme, TEXT, 4.5) == []


@pytest.mark.parametrize("theme", COLORS)
def test_controls_focus_and_pictures_can_be_seen(theme: str) -> None:
    assert too_weak(theme, SHAPES, 3) == []
