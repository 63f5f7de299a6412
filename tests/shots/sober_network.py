"""Scenes for pictures of the sober network's own tool."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import ContactKind, Side
from aftercare.domain.records.events import Event
from aftercare.planner.destinations import Item, ItemKind, Known, New
from aftercare.storage.records.stores import Record
from tests.gui.hands import choose_from_menu, press, type_into
from tests.gui.made_up import contact
from tests.mockup import plan as mockup_plan
from tests.mockup import sober_network as mockup_sober_network
from tests.mockup.plan import LEFT, TUESDAY
from tests.mockup.sober_network import RISKS
from tests.shots.stage import Scene, Stage


def _network(item: Item | None = None, more: Sequence[Record] = (), then: str = "", *, hidden: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_sober_network.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        stage.workspace.save_settings(hide_private_notes=hidden)
        page = stage.open(Area.SOBER_NETWORK, item)
        if then:
            press(page, then)
        return stage.window

    return arrange


def _empty(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Area.SOBER_NETWORK)
    return stage.window


def _other_day(stage: Stage) -> QWidget:
    mockup_sober_network.fill(stage.workspace)
    choose_from_menu(stage.open(Area.SOBER_NETWORK), "More about Sam", "We talked on another day")
    return stage.window


def _distance_error(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    page = stage.open(Area.SOBER_NETWORK, New(ItemKind.KEEP_DISTANCE))
    type_into(page, "My plan", "I walk home by the lake.")
    press(page, "Save")
    return stage.window


def _activity_error(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    page = stage.open(Area.SOBER_NETWORK)
    press(page, "Something else")
    type_into(page, "Day", "February 31")
    press(page, "Put it in my calendar")
    return stage.window


def _left(days: int) -> Event:
    return replace(LEFT, day=TUESDAY - timedelta(days=days))


_EVERY_DAY = replace(mockup_plan.SAM, call_every_days=1)
_NAMES = (
    contact("Maximiliane Konstantinopolsky-Featherstonehaugh of Harbor Street", "555-0199", call_every_days=2),
    contact("נועה לוי", "555-0117", call_every_days=1),
    contact("The old crowd from the shop on Mill Lane and all their friends", side=Side.RISK),
    contact("חג", kind=ContactKind.SITUATION, side=Side.RISK, distance_plan="שקט 🌱 " * 60),
)
_MANY = tuple(
    contact(f"Ann Marsh {number}", f"555-01{number % 100:02}", call_every_days=number % 9 or None,
            side=Side.RISK if number % 5 == 0 else Side.SUPPORTS)
    for number in range(500)
)  # fmt: skip

SOBER_NETWORK_SCENES: dict[str, Scene] = {
    "network": _network(),
    "network-empty": _empty,
    "network-names": _network(more=_NAMES),
    "network-500": _network(more=_MANY),
    "network-choose": _network(then="Choose someone to call"),
    "network-other-day": _other_day,
    "network-daily": _network(more=[_left(5), replace(mockup_plan.SAM, call_every_days=None)]),
    "network-daily-over": _network(more=[_left(15), _EVERY_DAY]),
    "network-hidden": _network(hidden=True),
    "network-distance": _network(Known(ItemKind.KEEP_DISTANCE, RISKS[0].id)),
    "network-distance-hidden": _network(Known(ItemKind.KEEP_DISTANCE, RISKS[0].id), hidden=True),
    "network-distance-new": _distance_error,
    "network-activity": _network(then="Game night"),
    "network-activity-error": _activity_error,
}
