"""How far the start has come, for the benchmark."""

import os
import time


def milestone(name: str) -> None:
    """Write down that it was reached, where the benchmark asked for it."""
    file = os.environ.get("AFTERCARE_TRACE")
    if file:
        with open(file, "a", encoding="utf-8") as trace:  # noqa: PTH123 - one line, no import of pathlib for it
            trace.write(f"{name} {time.monotonic_ns()}\n")
