"""Ideas for the daily list, to be picked from and dropped again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from aftercare import content
from aftercare.content import CareIdea
from aftercare.domain.areas.self_care import Daily
from aftercare.i18n import _
from aftercare.planner.self_care.changes import CareChanges
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.choices import Chip
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label


class CareIdeas(AreaPanel):
    """Ideas in groups; one that is on is on the daily list."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._changes = CareChanges(workspace)
        self._chips: dict[str, Chip] = {}
        look = theme.active()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(_("Ideas for your daily list"))
        card.body.addWidget(
            Label(_("Pick what fits. You can change the time and the days afterwards."), "body", "quiet", wraps=True)
        )
        for name, ideas in content.care_ideas():
            heading = Label(name, "section")
            heading.setContentsMargins(0, look.space(8), 0, 0)
            card.body.addWidget(heading)
            flow = FlowLayout(gap=look.space(8))
            for idea in ideas:
                flow.addWidget(self._chip(idea))
            card.body.addLayout(flow)
        back = Button(_("Back to my list"), "primary", "arrow-left")
        back.clicked.connect(self.closed)
        card.body.addSpacing(look.space(8))
        card.body.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addStretch(1)

    def _chip(self, idea: CareIdea) -> Chip:
        chip = self._chips[idea.title] = Chip(idea.title)
        chip.setMinimumHeight(theme.active().px(32))
        chip.clicked.connect(partial(self._on_clicked, idea))
        return chip

    def refresh(self) -> None:
        listed = {step.title for step in self._changes.steps()}
        for title, chip in self._chips.items():
            chip.setChecked(title in listed)

    def focus_first(self) -> None:
        """Put the focus on the first idea."""
        next(iter(self._chips.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, idea: CareIdea) -> None:
        listed = [step for step in self._changes.steps() if step.title == idea.title]
        saved = self._changes.remove(*listed) if listed else self._changes.add(*_dailies(idea)) is not None
        if saved:
            self.saved.emit("")
        self.refresh()


def _dailies(idea: CareIdea) -> list[Daily]:
    """One step for each time of day."""
    return [
        Daily(title=idea.title, weekdays=frozenset(idea.days), moment=moment, amount=idea.amount, unit=idea.unit)
        for moment in idea.at or (None,)
    ]
