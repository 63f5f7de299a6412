"""Safety facts: a card that leads to them, and the facts with the pages that state them."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aftercare import content
from aftercare.domain.areas.seek_help.safety import (
    Overdose,
    SafetyFact,
    SourcePage,
    overdose,
    safety_facts,
    substance_names,
)
from aftercare.domain.records.areas import Area
from aftercare.domain.records.settings import Substance
from aftercare.domain.records.steps import Step, checklist
from aftercare.i18n import _
from aftercare.planner.destinations import Panel
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.area_tool import AreaPanel, AreaTool
from aftercare.ui.help_now.numbers import EmergencyStrip, page_words
from aftercare.ui.help_now.safety import listed
from aftercare.ui.parts.substance_choice import SubstanceChoice, substance_hint, substance_question
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Field
from aftercare.ui.widgets.surfaces import Card, clear
from aftercare.ui.widgets.text import Label, Rule

_STEP = "safety_facts"


class SafetyCard(AreaTool):
    """Says what the facts are for, and opens them."""

    def __init__(self) -> None:
        super().__init__(_("Safety facts"))
        lead = _("Good to know before a hard day. They take about five minutes to read.")
        self.body.addWidget(Label(lead, "body", "quiet", wraps=True))
        self._read = Button(_("Read the safety facts"), icon_name="book-open")
        self._read.clicked.connect(lambda: self.item_wanted.emit(Panel.SAFETY))
        self.body.addWidget(self._read, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Nothing here changes."""

    def take_focus(self) -> None:
        """Give the focus to what opens the facts."""
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)


class SafetyPanel(AreaPanel):
    """The facts for everyone and for the substances chosen here; reading them is a step of the plan."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: tuple[tuple[SafetyFact, ...], Overdose] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.active().space(14))
        self._emergency = QVBoxLayout()
        column.addLayout(self._emergency)
        card = Card(_("Safety facts"))
        card.body.setSpacing(theme.active().space(12))
        self.substances = SubstanceChoice(self._workspace.card.country)
        self.substances.changed.connect(self._on_changed)
        card.body.addWidget(Field(substance_question(), self.substances, hint=substance_hint(), optional=True))
        lead = _("These facts are not medical advice. Your team knows you and can tell you more.")
        card.body.addWidget(Label(lead, "small", "quiet", wraps=True))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.active().space(10))
        card.body.addLayout(self._facts)
        row = QHBoxLayout()
        self._read = Button(_("I have read them"), "primary", "check")
        self._read.clicked.connect(self._on_read)
        back = Button(_("Back"))
        back.setAccessibleName(_("Back to my signs and plan"))
        back.clicked.connect(self.closed)
        row.addWidget(self._read)
        row.addWidget(back)
        row.addStretch(1)
        card.body.addLayout(row)
        column.addWidget(card)
        column.addStretch(1)

    def focus_first(self) -> None:
        """Put the focus on the first control."""
        self.substances.focus_first()

    def refresh(self) -> None:
        """Show the facts for what is chosen."""
        country = self._workspace.card.country
        chosen = self._workspace.plan.settings.substances
        self.substances.say_as_in(country)
        self.substances.show_value(chosen)
        self._read.setVisible(self._step().done_on is None)
        facts, seen = safety_facts(chosen, country), overdose(country)
        if (facts, seen) == self._shown:
            return
        self._shown = (facts, seen)
        clear(self._emergency)
        self._emergency.addWidget(EmergencyStrip(self._workspace.card, self._workspace.announce))
        clear(self._facts)
        self._add_overdose(seen)
        names = substance_names(country)
        group: tuple[tuple[Substance, ...], str] | None = None
        for fact in facts:
            if (fact.about, fact.topic) != group:
                group = (fact.about, fact.topic)
                self._facts.addWidget(Rule())
                name = fact.topic or ", ".join(names[each] for each in fact.about) or _("For everyone")
                self._facts.addWidget(Label(name, "bodyStrong", wraps=True))
            self._facts.addWidget(Label(fact.words, wraps=True))
            self._add_pages(fact.pages)

    def _add_overdose(self, seen: Overdose) -> None:
        self._facts.addWidget(Rule())
        self._facts.addWidget(Label(_("Signs of an overdose"), "bodyStrong", wraps=True))
        self._facts.addLayout(listed(seen.signs, numbered=False))
        self._facts.addWidget(Label(_("What to do"), "bodyStrong", wraps=True))
        self._facts.addLayout(listed(seen.steps, numbered=True))
        self._facts.addWidget(Label(seen.lead, wraps=True))
        self._add_pages(seen.pages)

    def _add_pages(self, pages: tuple[SourcePage, ...]) -> None:
        self._facts.addWidget(Label("\n".join(map(page_words, pages)), "small", "quiet", wraps=True))

    def _on_changed(self) -> None:
        self._workspace.save_settings(substances=self.substances.value)

    def _on_read(self) -> None:
        step = replace(self._step(), done_on=self._workspace.today(), skipped=False)
        if self._workspace.write(_("“{title}” done").format(title=step.title), put=[step]):
            self.saved.emit("")
            self.closed.emit()

    def _step(self) -> Step:
        says = content.areas()[list(Area).index(Area.SEEK_HELP)]
        lines = checklist(Area.SEEK_HELP, self._workspace.plan.steps.in_area(Area.SEEK_HELP), says.steps)
        return next(line for line in lines if line.starter == _STEP)
