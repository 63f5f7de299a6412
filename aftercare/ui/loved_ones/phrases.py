"""First words for hard talks, to copy or to keep with the notes on someone."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout

from aftercare import content
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _
from aftercare.planner.long_words import shortened
from aftercare.planner.loved_ones.reads import LovedOne, read_loved_ones
from aftercare.planner.workspace import Workspace
from aftercare.ui import theme
from aftercare.ui.frames.card_panel import CardPanel
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.fields import Choice, Field
from aftercare.ui.widgets.text import Label, Rule
from aftercare.ui.widgets.turning import Turning

_LONGEST_NAME = 24  # letters, in a drop-down


class PhrasesPanel(CardPanel):
    """Phrases by kind of talk; each can be copied, or added to the notes on one loved one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._loved: Sequence[LovedOne] = ()
        self._keeps: list[Button] = []
        self.say(_("Words for hard talks"), _("Change them until they sound like you."))
        self.add_close()
        self._whom = Choice[ContactId]()
        self._whom_field = Field(_("Keep them in my notes on"), self._whom)
        self._whom_field.setMaximumWidth(theme.active().px(320))
        self.body.addWidget(self._whom_field)
        for talk in content.hard_talks():
            self.body.addWidget(Rule())
            self.body.addWidget(Label(talk.name, "bodyStrong", wraps=True))
            for phrase in talk.lines:
                self.body.addWidget(self._make_row(phrase))

    def refresh(self) -> None:
        """Offer the loved ones there are."""
        self._loved = read_loved_ones(self._workspace)
        options = [(one.id, shortened(one.contact.name, _LONGEST_NAME)) for one in self._loved]
        before = self._whom.value
        self._whom.offer(options)
        if before is None and options:
            self._whom.choose(options[0][0])
        self._whom_field.setVisible(bool(options))
        for button in self._keeps:
            button.setVisible(bool(options))

    def _make_row(self, phrase: str) -> Turning:
        row = Turning(12, 460)
        row.row.addWidget(Label(_("“{words}”").format(words=phrase), wraps=True), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.active().space(4))
        keep, copy = Button(_("Keep"), "quiet", size="small"), Button(_("Copy"), "quiet", "copy", "small")
        keep.setAccessibleName(_("Keep in my notes: {words}").format(words=phrase))
        copy.setAccessibleName(_("Copy: {words}").format(words=phrase))
        keep.clicked.connect(lambda: self._on_keep(phrase))
        copy.clicked.connect(lambda: self._on_copy(phrase))
        self._keeps.append(keep)
        buttons.addStretch(1)
        buttons.addWidget(keep)
        buttons.addWidget(copy)
        row.row.addLayout(buttons)
        return row

    def _on_copy(self, phrase: str) -> None:
        QApplication.clipboard().setText(phrase)
        self._workspace.announce(_("Copied"))

    def _on_keep(self, phrase: str) -> None:
        one = next((one for one in self._loved if one.id == self._whom.value), None)
        if one is None:
            self._whom.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        notes = f"{one.contact.notes}\n{phrase}".strip()
        label = _("Added to your notes on {name}").format(name=one.called)
        if self._workspace.write(label, put=[replace(one.contact, notes=notes)]):
            self.saved.emit(one.id)
