"""Fewer reminders after steady months: the person ticks what need not ring any more."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.reminders.fewer_reminders import can_be_quieter
from aftercare.i18n import _, ngettext
from aftercare.planner.words import planned_title, repeats
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames.quiet_panel import QuietPanel
from aftercare.ui.widgets.choices import CheckBox
from aftercare.ui.widgets.surfaces import Card
from aftercare.ui.widgets.text import Label

_AHEAD = timedelta(days=31)


class FewerRemindersPanel(QuietPanel):
    """What can do without a reminder; visits and medicines are never among it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._boxes: list[tuple[Commitment, CheckBox]] = []

    def start(self) -> None:
        """Show what still rings, with the daily things ticked."""
        today = self._workspace.today()
        found = can_be_quieter(self._workspace.plan.commitments.between(today, today + _AHEAD))
        self.begin(
            _("Fewer reminders"),
            _(
                "Tick what you now do without a reminder. It stays in your plan but won’t ring. "
                "If one of these is a medicine, leave it unticked: only stop a medicine with the person who "
                "prescribed it."
            ),
        )
        self._boxes = []
        if found:
            self.view.addWidget(self._build_list(found))
            self.end(
                [(_("Stop these reminders"), "primary", self._save), (_("Keep them all"), "default", self._keep)],
                _("Visits and medicines still ring."),
            )
        else:
            self.view.addWidget(
                Label(_("Only your visits and doses ring. There is nothing to change."), "body", wraps=True)
            )
            self.end([(_("Done"), "primary", self._keep)])

    def _build_list(self, found: list[Commitment]) -> QWidget:
        card, names = Card(), {contact.id: contact.name for contact in self._workspace.plan.contacts.all()}
        for commitment in found:
            line = QWidget()
            column = QVBoxLayout(line)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            people = [names[each] for each in commitment.contact_ids if each in names]
            box = CheckBox(planned_title(commitment, people))
            box.setChecked(commitment.kind is CommitmentKind.SELF_CARE)
            column.addWidget(box)
            column.addWidget(Label(repeats(commitment), "small", "quiet", wraps=True))
            self._boxes.append((commitment, box))
            card.body.addWidget(line)
        return card

    def _save(self) -> None:
        """As things are now: one can have been changed, or taken away, since they were listed."""
        now, plan = self._workspace.now(), self._workspace.plan
        chosen = plan.commitments.of([commitment.id for commitment, box in self._boxes if box.isChecked()])
        if chosen:
            label = ngettext("{count} reminder stopped", "{count} reminders stopped", len(chosen))
            changed = [replace(each, reminders=(), changed_at=now) for each in chosen]
            if not self._workspace.write(label.format(count=len(chosen)), changed):
                return
        self._keep()

    def _keep(self) -> None:
        if self._workspace.save_settings(fewer_asked_on=self._workspace.today()):
            self.closed.emit()
