"""The plan of an open vault, joined to a window."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.planner.seek_help import help_people
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import OpenCard
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from aftercare.ui.frames.signals import Signals
from aftercare.ui.shell.main_window import MainWindow


def open_workspace(
    vault: Vault,
    window: MainWindow,
    *,
    card: OpenCard,
    card_file: Path,
    keep_card: Callable[[OpenCard], object],
    now: Callable[[], datetime],
    here: Callable[[], ZoneInfo],
) -> Workspace:
    """What every page is given; `keep_card` is called with the open card whenever it was changed."""
    plan, signals = Plan(vault), Signals()
    plan.subscribe(signals.changed.emit)
    workspace = Workspace(
        plan=plan,
        now=now,
        here=here,
        card=card,
        card_file=card_file,
        signals=signals,
        offer_undo=window.offer_undo,
        announce=window.announce,
        report=window.show_problem,
    )
    signals.changed.connect(lambda kinds: keep_card(workspace.card) if OpenCard in kinds else None)
    help_people.follow(workspace)
    return workspace
