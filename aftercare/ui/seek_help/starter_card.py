"""A starter if-then plan, offered in full while the person has none; one press makes it theirs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare import content
from aftercare.domain.areas.seek_help.ladder import Level
from aftercare.domain.areas.seek_help.starter_plan import starter_levels
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId, new_id
from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.seek_help.level_words import LevelWords
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.text import Label, Rule


class StarterPlan(QWidget):
    """The levels as they would be, with whom they call, and a button that takes them over."""

    taken = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._starters = content.starter_plan()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(8))
        column.addWidget(Label(_("A plan to start with"), "section"))
        self._words = [LevelWords() for _starter in self._starters]
        for place, words in enumerate(self._words):
            if place:
                column.addWidget(Rule())
            column.addWidget(words)
        self._who = Label("", "small", "quiet", wraps=True)
        column.addWidget(self._who)
        use = Button(_("Use this plan"), icon_name="check")
        use.clicked.connect(self.taken)
        column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)

    def levels(self) -> tuple[Level, ...]:
        """The levels, made of who is in the plan now."""
        return starter_levels(self._starters, self._workspace.plan.contacts.all(), new_id)

    def show_levels(self, people: Mapping[ContactId, Contact]) -> None:
        """Show what would be taken over."""
        levels = self.levels()
        for place, (words, level) in enumerate(zip(self._words, levels, strict=True), start=1):
            words.show_level(level, place, (), people)
        named = sum(level.contact_id is not None for level in levels)
        if named == len(levels):
            who = _("The people to call are from your plan. You can change every part.")
        elif named:
            who = _("Who is in your plan is named here. You can change every part.")
        else:
            who = _("No one in your plan has a number yet. You can change every part, now or later.")
        self._who.setText(who)
