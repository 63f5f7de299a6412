"""Scenes for pictures of the path and its reviews."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from aftercare.storage.stores import Record
from tests import mockup_sober_network
from tests.gui.hands import press, type_into
from tests.gui.made_up import contact
from tests.mockup_plan import TUESDAY
from tests.shots_stage import Scene, Stage


def _review(*presses: str, more: Sequence[Record] = (), helped: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_sober_network.fill(stage.workspace)
        stage.workspace.plan.note(more)
        page = stage.open("plan", "review")
        for each in presses:
            press(page, each)
        if helped:
            type_into(page, "What helped", helped)
            press(page, "Save review")
            stage.settle()
            press(page, f"Read the review of {TUESDAY:%a}, Oct 6")
        return stage.window

    return arrange


_LONG = (
    contact("Maximiliane Konstantinopolsky-Featherstonehaugh of Harbor Street and Mill Lane"),
    contact("נועה לוי"),
)
_CHOICES = ("Cooking class, Planned: Keep", "Priya Nair, Person or place: Change", "Dale, Person or place: Drop")

REVIEW_SCENES: dict[str, Scene] = {
    "review": _review(*_CHOICES),
    "review-names": _review(more=_LONG),
    "review-stopped": _review("Cooking class, Planned: Keep", "Stop for now"),
    "review-read": _review(*_CHOICES, helped="Walks with Priya, and the group on Tuesdays."),
}
