"""What Settings may ask of the program to keep the plan private and to lose nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

from aftercare.paths import DataFolder


@dataclass(slots=True)
class Safekeeping:
    """The plan's folder and root key, and the hands on them.

    `rework` closes the plan, does the work on another thread, and opens the plan with the root key the work gives; then
    Settings shows the given section and says the given words. `start_over` ends the program and starts it again.
    """

    folder: DataFolder
    root_key: bytes = field(repr=False)
    is_protected: bool
    lock: Callable[[], object]
    rework: Callable[[Callable[[], bytes], str, str], object]
    start_over: Callable[[], object]
