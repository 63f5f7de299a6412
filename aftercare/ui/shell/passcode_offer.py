"""The passcode, offered once: when the first area of the plan has something in it."""

from aftercare.domain.records.commitments import Commitment
from aftercare.domain.records.contacts import Contact
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.workspace import Workspace
from aftercare.ui.shell.main_window import MainWindow
from aftercare.ui.widgets.buttons import Button
from aftercare.ui.widgets.surfaces import Note


def follow(workspace: Workspace, window: MainWindow) -> None:
    """Offer it after the change that fills the first area."""

    def on_changed(kinds: frozenset[type]) -> None:
        safe, settings = workspace.safekeeping, workspace.plan.settings
        if not kinds & {Contact, Commitment} or settings.passcode_offered or safe is None or safe.is_protected:
            return
        if workspace.plan.contacts.all() or workspace.plan.commitments.all():
            workspace.save_settings(passcode_offered=True)
            window.show_notice(_offer(window))

    if not workspace.plan.settings.passcode_offered:
        workspace.signals.changed.connect(on_changed)


def _offer(window: MainWindow) -> Note:
    note = Note(
        _(
            "Anyone who can use this computer account can open your plan. Want a passcode? "
            "If you lose it, only your recovery code opens your plan."
        )
    )
    begin, later = Button(_("Set a passcode"), size="small"), Button(_("Not now"), "quiet", size="small")
    begin.clicked.connect(lambda: window.show_notice(None))
    begin.clicked.connect(lambda: window.go_to(Destination(Place.SETTINGS, Panel.PASSCODE)))
    later.clicked.connect(lambda: window.show_notice(None))
    note.row.addWidget(begin)
    note.row.addWidget(later)
    return note
