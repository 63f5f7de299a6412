"""Scenes for pictures of the support groups' own tool."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.support_groups import Fit, TryOut, TryOutAnswer
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel
from aftercare.storage.records.stores import Record
from tests.gui.hands import press
from tests.gui.made_up import contact
from tests.mockup import plan as mockup_plan
from tests.mockup import support_groups as mockup_support_groups
from tests.mockup.support_groups import CLEAR, HARBOR, tried
from tests.shots.stage import Scene, Stage


def group(name: str, role: str = "") -> Contact:
    """A made-up group."""
    return contact(name, area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, role=role)


def _groups(item: Item | None = None, more: Sequence[Record] = (), then: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_support_groups.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        page = stage.open(Area.SUPPORT_GROUPS, item)
        if then:
            press(page, then)
        return stage.window

    return arrange


def _first_group(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Area.SUPPORT_GROUPS, New(ItemKind.GROUP))
    return stage.window


_LONG = group(
    "The Saturday Morning Group of Harbor Street and All Its Neighbors on Mill Lane, Upstairs", "Faith-based " * 4
)
_HEBREW = group("קבוצת התמיכה של יום שלישי", "12-step")
_ALL = TryOut(values=TryOutAnswer(fit=Fit.NOT_SURE), size=TryOutAnswer(fit=Fit.YES, note="שקט ונעים 🌱 " * 30))
_NAMES = (_LONG, _HEBREW, tried(_HEBREW, _ALL))
_MANY = [group(f"Group {number}") for number in range(500)]

SUPPORT_GROUP_SCENES: dict[str, Scene] = {
    "groups": _groups(),
    "groups-try-out": _groups(Known(ItemKind.TRY_OUT, HARBOR.id)),
    "groups-try-out-note": _groups(Known(ItemKind.TRY_OUT, HARBOR.id), then="Note on size"),
    "groups-try-out-new": _groups(Known(ItemKind.TRY_OUT, CLEAR.id), then="Add a visit"),
    "groups-try-out-when": _groups(Known(ItemKind.TRY_OUT, _LONG.id), [_LONG], then="Put it in my calendar"),
    "groups-try-out-names": _groups(Known(ItemKind.TRY_OUT, _HEBREW.id), _NAMES),
    "groups-new": _first_group,
    "groups-edit": _groups(Known(ItemKind.GROUP, HARBOR.id)),
    "groups-side-by-side": _groups(Panel.SIDE_BY_SIDE, [*_NAMES, tried(_LONG, _ALL)]),
    "groups-differ": _groups(Panel.KINDS_OF_GROUPS),
    "groups-500": _groups(Known(ItemKind.TRY_OUT, _MANY[400].id), _MANY),
}
