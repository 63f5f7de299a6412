"""Problems the program can explain to the person."""

import traceback
from pathlib import Path
from types import TracebackType


class AftercareError(Exception):
    """The world's fault, not a bug: its text is a calm sentence, already translated, safe to show and to log."""


def without_personal_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What a log may hold of a bug: its type and its places in the code, never its message."""
    places = traceback.extract_tb(trace)
    lines = [f"  {Path(place.filename).name}:{place.lineno} in {place.name}" for place in places]
    return "\n".join([kind.__name__, *lines])
