"""Scenes for pictures of When to seek help and of Help now."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from aftercare.domain.records.areas import Area
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel, Place
from aftercare.ui.help_now import session as help_session
from aftercare.ui.help_now.screen import HelpNow
from tests.gui.hands import press, type_into
from tests.gui.made_up import contact
from tests.mockup import plan as mockup_plan
from tests.mockup import seek_help as mockup_seek_help
from tests.shots.stage import Scene, Stage

_LONG = "Bartholomew Featherstonehaugh-Cholmondeley"
_NAMES = (
    contact(f"{_LONG} of the Harbor Street Saturday Group", "+1 555-0164 ext. 12345", help_rank=4, role="Friend " * 9),
    contact("ليلى مرسي", "555-0163", help_rank=5, good_times="أي وقت"),
    contact("Wolfeschlegelsteinhausenbergerdorff", "555-0162 or 555-0161, after six", help_rank=6),
)


def _page(*presses: str, item: Item | None = None, scrolled_to: str = "") -> Scene:
    """The page, something opened on it, and scrolled down to a heading."""

    def arrange(stage: Stage) -> QWidget:
        mockup_seek_help.fill(stage.workspace)
        stage.workspace.save_card(lines=(mockup_seek_help.OWN_LINE,))
        page = stage.open(Area.SEEK_HELP, item)
        for name in presses:
            press(page, name)
        stage.settle()
        if scrolled_to:
            _scroll(page, scrolled_to)
        return stage.window

    return arrange


def _scroll(page: QWidget, heading: str) -> None:
    label = next(each for each in page.findChildren(QLabel) if each.text() == heading and each.isVisibleTo(page))
    area = next(each for each in page.findChildren(QScrollArea) if each.isAncestorOf(label))
    inner = area.widget()
    assert inner is not None
    area.verticalScrollBar().setValue(label.mapTo(inner, label.rect().topLeft()).y() - 20)


def _level_error(stage: Stage) -> QWidget:
    mockup_seek_help.fill(stage.workspace)
    page = stage.open(Area.SEEK_HELP, New(ItemKind.LEVEL))
    type_into(page, "Or this many of my signs", "9")
    press(page, "Save")
    return stage.window


def _no_signs(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Area.SEEK_HELP, New(ItemKind.LEVEL))
    return stage.window


def _today(stage: Stage) -> QWidget:
    mockup_seek_help.fill(stage.workspace)
    stage.open()
    return stage.window


def _starter(stage: Stage, *presses: str) -> QWidget:
    """A plan with people and without signs and levels."""
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.SEEK_HELP)
    for name in presses:
        press(page, name)
        stage.settle()
    _scroll(page, "My if-then plan")
    return stage.window


def _starter_used(stage: Stage) -> QWidget:
    return _starter(stage, "Use this plan")


def _dying(stage: Stage, page: Place | Area = Area.SEEK_HELP, *, hidden: bool = False) -> QWidget:
    """A sign of dying is noticed."""
    mockup_seek_help.fill(stage.workspace)
    mockup_seek_help.notice_dying(stage.workspace)
    if hidden:
        stage.workspace.save_settings(hide_private_notes=True)
    opened = stage.open(page)
    if page is Area.SEEK_HELP:
        _scroll(opened, "My warning signs")
    return stage.window


def _help(*presses: str, is_over: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_seek_help.fill(stage.workspace)
        stage.open()
        stage.window.show_help()
        page = stage.window.findChild(HelpNow)
        assert isinstance(page, HelpNow)
        if is_over:
            session = stage.window.findChild(help_session.HelpSession)
            assert isinstance(session, help_session.HelpSession)
            session.is_over = True
            session.ended.emit()
        for name in presses:
            press(page, name)
            stage.settle()
        return stage.window

    return arrange


def _long_words(stage: Stage, page: Place | Area | None = None) -> QWidget:
    """Long and right-to-left names, a number with many parts, steps and reasons of many words."""
    mockup_seek_help.fill(stage.workspace)
    mockup_seek_help.write_long_words(stage.workspace, _LONG * 4)
    stage.workspace.plan.write("made up", _NAMES)
    card = stage.workspace.card
    lines = tuple(replace(mockup_seek_help.OWN_LINE, key=f"own.{n}", name=f"{_LONG} {n}") for n in range(3))
    stage.workspace.save_card(steps=(*card.steps, f"{_LONG} " * 5, "לצאת החוצה"), reasons=(_LONG * 4,), lines=lines)
    if page is not None:
        stage.open(page)
        return stage.window
    stage.open()
    stage.window.show_help()
    return stage.window


SEEK_HELP_SCENES: dict[str, Scene] = {
    "seek-help": _page(),
    "seek-help-suggestions": _page("Pick from suggestions"),
    "seek-help-plan": _page(scrolled_to="My if-then plan"),
    "seek-help-starter": _starter,
    "seek-help-starter-used": _starter_used,
    "seek-help-reasons": _page(scrolled_to="My reasons"),
    "seek-help-shows": _page(scrolled_to="What Help now shows"),
    "seek-help-own-line": _page("Add my own line", scrolled_to="My own crisis lines"),
    "seek-help-level": _page(item=Known(ItemKind.LEVEL, "level-2")),
    "seek-help-level-error": _level_error,
    "seek-help-level-no-signs": _no_signs,
    "seek-help-safety": _page(item=Panel.SAFETY),
    "seek-help-dying": _dying,
    "seek-help-dying-hidden": partial(_dying, hidden=True),
    "today-dying": partial(_dying, page=Place.TODAY),
    "today-if-then-plan": _today,
    "help-now-long-words": _long_words,
    "seek-help-long-words": partial(_long_words, page=Area.SEEK_HELP),
    "today-long-signs": partial(_long_words, page=Place.TODAY),
    "help-now-plan": _help(f"Step 1: {mockup_plan.HELP_STEPS[0]}"),
    "help-now-sources": _help("Sources"),
    "help-now-all-lines": _help("All 10 lines"),
    "help-now-timer": _help("Start timer"),
    "help-now-timer-over": _help(is_over=True),
    "help-now-used": _help("I already used today"),
    "help-now-steadier": _help("I feel steadier now"),
}
