"""What Settings may ask of the program to keep the plan private and to lose nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

from aftercare.i18n import _
from aftercare.paths import DataFolder
from aftercare.planner.destinations import SettingsSection


@dataclass(slots=True)
class Safekeeping:
    """The plan's folder and root key, and what can be done with them.

    `rework` closes the plan, does the work on another thread, and opens the plan with the root key the work gives; then
    Settings shows the given section and says the given words. `start_over` ends the program and starts it again.
    """

    folder: DataFolder
    root_key: bytes = field(repr=False)
    is_protected: bool
    lock: Callable[[], object]
    rework: Callable[[Callable[[], bytes], SettingsSection, str], object]
    start_over: Callable[[], object]


def who_can_open_it(safe: Safekeeping | None) -> str:
    """Who can open the plan now, in a sentence to stand behind one about the plan; a made-up plan has no keeper."""
    if safe is not None and safe.is_protected:
        return _("Only someone with your passcode or your recovery code can open it.")
    return _("Anyone who can use this computer account can open it.")
