"""Scenes for pictures of the loved ones' own tool."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.loved_ones import Agreement, Sides
from aftercare.domain.records.areas import Area
from aftercare.planner.destinations import Item, ItemKind, Known, Panel
from aftercare.storage.records.stores import Record
from tests.gui.hands import press
from tests.gui.made_up import contact
from tests.mockup import loved_ones as mockup_loved_ones
from tests.mockup import plan as mockup_plan
from tests.mockup.loved_ones import ELLEN, LEILA, agreed
from tests.shots.stage import Scene, Stage


def _loved(item: Item | None = None, more: Sequence[Record] = (), then: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_loved_ones.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        page = stage.open(Area.LOVED_ONES, item)
        if then:
            press(page, then)
        return stage.window

    return arrange


def _hidden(stage: Stage) -> QWidget:
    mockup_loved_ones.fill(stage.workspace)
    stage.workspace.save_settings(hide_private_notes=True)
    stage.open(Area.LOVED_ONES, Known(ItemKind.AGREEMENT, LEILA.id))
    return stage.window


def _empty(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Area.LOVED_ONES, Panel.PHRASES)
    return stage.window


_LONG = contact(
    "Bartholomew Featherstonehaugh-Cholmondeley the Younger of Mill Lane",
    area=Area.LOVED_ONES,
    said_yes_to=("Driving me to the Saturday morning group and back home again every week",),
)
_HEBREW = contact("נועה לוי", area=Area.LOVED_ONES)
_RTL = agreed(_HEBREW, Agreement(boundaries=Sides(mine="שקט בערב 🌱", theirs="لا زيارات بعد العاشرة")))

LOVED_ONES_SCENES: dict[str, Scene] = {
    "loved": _loved(),
    "loved-agreement": _loved(Known(ItemKind.AGREEMENT, LEILA.id)),
    "loved-agreement-new": _loved(Known(ItemKind.AGREEMENT, _LONG.id), [_LONG], then="Plan a weekly talk"),
    "loved-agreement-names": _loved(Known(ItemKind.AGREEMENT, _HEBREW.id), [_LONG, _HEBREW, _RTL]),
    "loved-agreement-hidden": _hidden,
    "loved-words": _loved(Panel.PHRASES),
    "loved-words-no-one": _empty,
    "loved-support": _loved(Panel.SUPPORT_FOR_LOVED_ONES),
    "loved-500": _loved(None, [contact(f"Ann Marsh {n}", area=Area.LOVED_ONES) for n in range(500)]),
    "loved-talk": _loved(Known(ItemKind.AGREEMENT, ELLEN.id)),
}
