"""Scenes for pictures of the support groups' own tool."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aftercare.domain.areas.support_groups import Answer, Fit, TryOut
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind
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


def _groups(item: str = "", more: Sequence[Record] = (), then: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_support_groups.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        page = stage.open("support_groups", item)
        if then:
            press(page, then)
        return stage.window

    return arrange


def _first_group(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open("support_groups", "new-group")
    return stage.window


_LONG = group(
    "The Saturday Morning Group of Harbor Street and All Its Neighbors on Mill Lane, Upstairs", "Faith-based " * 4
)
_HEBREW = group("קבוצת התמיכה של יום שלישי", "12-step")
_ALL = TryOut(values=Answer(fit=Fit.NOT_SURE), size=Answer(fit=Fit.YES, note="שקט ונעים 🌱 " * 30))
_NAMES = (_LONG, _HEBREW, tried(_HEBREW, _ALL))
_MANY = [group(f"Group {number}") for number in range(500)]

SUPPORT_GROUP_SCENES: dict[str, Scene] = {
    "groups": _groups(),
    "groups-try-out": _groups(f"try-out:{HARBOR.id}"),
    "groups-try-out-note": _groups(f"try-out:{HARBOR.id}", then="Note on size"),
    "groups-try-out-new": _groups(f"try-out:{CLEAR.id}", then="Add a visit"),
    "groups-try-out-when": _groups(f"try-out:{_LONG.id}", [_LONG], then="Put it in my calendar"),
    "groups-try-out-names": _groups(f"try-out:{_HEBREW.id}", _NAMES),
    "groups-new": _first_group,
    "groups-edit": _groups(f"group:{HARBOR.id}"),
    "groups-side-by-side": _groups("side-by-side", [*_NAMES, tried(_LONG, _ALL)]),
    "groups-differ": _groups("group-kinds"),
    "groups-500": _groups(f"try-out:{_MANY[400].id}", _MANY),
}
