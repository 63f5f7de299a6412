"""Help now and the treatment team in one line, whatever a scale adds up to."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from aftercare.domain.areas.treatment_team.team import is_visit
from aftercare.domain.progress.hard_day import next_things
from aftercare.domain.records.areas import Area
from aftercare.i18n import _
from aftercare.planner.destinations import HELP_NOW, Destination, ItemKind, New
from aftercare.planner.long_words import isolated
from aftercare.planner.treatment_team.visit_sheets import ask_at
from aftercare.planner.words import when_next
from aftercare.planner.workspace import Workspace
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Note

_LOOK_AHEAD = timedelta(days=31)


class TellTeam(Note):
    """Two ways on: Help now, and what was answered on the questions of the next visit, or the number to call.

    `open_requested` comes for Help now, and for a team that has neither a visit nor a number.
    """

    open_requested = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Help now is there any time, and you can tell your team how you are."), "clay")
        self._workspace = workspace
        self._help = Button(_("Open Help now"), "help", "life-buoy", "small")
        self._help.clicked.connect(lambda: self.open_requested.emit(HELP_NOW))
        self._tell = Button(_("Tell my team"), size="small")
        self._tell.clicked.connect(self._on_tell)
        self.buttons.addWidget(self._help)
        self.buttons.addWidget(self._tell)

    def _on_tell(self) -> None:
        today = self._workspace.today()
        agenda = self._workspace.plan.agenda(today, today + _LOOK_AHEAD, self._workspace.here())
        visits = [item for item in agenda if is_visit(item.occurrence.commitment)]
        found = next_things(self._workspace.plan.contacts.all(), visits, self._workspace.now())
        said = []
        if found.visit is not None:
            # The bar for Undo could cover the way to help; Ctrl+Z takes back.
            if not ask_at(self._workspace, found.visit, _("Talk about my check-up"), offer_undo=False):
                return
            said.append(_("Added to your questions for {when}.").format(when=when_next(found.visit, today)))
        if found.reach is not None:  # a visit may be weeks away
            name, number = isolated(found.reach.name), found.reach.numbers[0].number
            said.append(_("{name}: {number}").format(name=name, number=number))
        if not said:
            self.open_requested.emit(Destination(Area.TREATMENT_TEAM, New(ItemKind.CONTACT)))
            return
        self.words.setText(" ".join(said))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))
        self._help.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell.hide()
