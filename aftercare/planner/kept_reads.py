"""What was read from the plan, kept until a record it is made of changes."""

from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class KeptReads:
    """Answers to questions about the plan, each with the types of records it is made of."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, tuple[tuple[type, ...], object]] = {}

    def once(self, question: Hashable, read: Callable[[], T], *kinds: type) -> T:
        """The answer to a question, read only when it is new or a record of these types changed since."""
        if question not in self._kept:
            self._kept[question] = kinds, read()
        return self._kept[question][1]  # type: ignore[return-value]  # what the same question was answered before

    def forget(self, changed: frozenset[type]) -> None:
        """Let go of what is made of records of these types."""
        self._kept = {name: kept for name, kept in self._kept.items() if changed.isdisjoint(kept[0])}
