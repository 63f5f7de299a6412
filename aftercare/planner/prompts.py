"""What the areas ask, say or offer on Today, one card each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from aftercare.domain.records.areas import Area
from aftercare.planner.day_lines import Weight
from aftercare.planner.destinations import Destination
from aftercare.planner.kept_reads import KeptReads
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.workspace import Workspace

MOST_ASKED = 2
"""How many are shown at a time; the next ones wait until one is answered or snoozed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One button: it does something, or goes somewhere, or (neither) snoozes the question until tomorrow."""

    words: str
    act: Callable[[], object] | None = None
    opens: Destination | None = None
    weight: Weight = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A sentence of an area and its answers; `key` names it for as long as it asks the same.

    What `comes_first` stands before everything, in full, also while the plan is paused.
    With `since` (a UTC instant) it is not asked before, such as how something went that still goes on.
    `replies` to what the person answered today comes before any other question; what `is_about_medicine` is also asked
    while everything else is paused.
    """

    key: str
    comes_first: bool = False
    area: Area
    title: str = field(repr=False)
    sentence: str = field(repr=False)
    answers: tuple[Answer, ...]
    since: datetime | None = None
    replies: bool = False
    is_about_medicine: bool = False


@dataclass(frozen=True, slots=True)
class PromptSource:
    """Where an area's asks come from: `read` is called again only when a record of `kinds` or the day changed."""

    kinds: frozenset[type]
    read: Callable[[Workspace, date], Sequence[Prompt]]


class DayPrompts:
    """The asks of all areas for today.

    An area's are read again only when something they are made of changed, and then when `read_again` is called: a
    check mark does not wait for it.
    """

    def __init__(self, workspace: Workspace, sources: Sequence[PromptSource], snoozes: Snoozes) -> None:
        self._workspace, self._sources, self._snoozes = workspace, sources, snoozes
        self._kept = KeptReads()
        self._changed: frozenset[type] = frozenset()

    def forget(self, kinds: frozenset[type]) -> None:
        """What is made of these records is to be read again."""
        self._changed |= kinds

    @property
    def outdated(self) -> bool:
        """Whether there is something to read again."""
        return any(source.kinds & self._changed for source in self._sources)

    def read_again(self) -> None:
        """Read again what is made of records that changed."""
        self._kept.forget(self._changed)
        self._changed = frozenset()
        self.today()

    def today(self, *, only_about_medicine: bool = False) -> list[Prompt]:
        """What to ask now, the most pressing area's first, without what is snoozed; as it was read last.

        Areas further down are not read while those before them ask enough.
        """
        today, now = self._workspace.today(), self._workspace.now()
        asked: list[Prompt] = []
        for place, source in enumerate(self._sources):
            if len(asked) >= MOST_ASKED:
                break
            asks = self._kept.once((place, today), partial(source.read, self._workspace, today), *source.kinds)
            wanted = (ask for ask in asks if ask.comes_first or ask.is_about_medicine or not only_about_medicine)
            its_time = (ask for ask in wanted if ask.since is None or ask.since <= now)
            asked += [ask for ask in its_time if ask.key not in self._snoozes]
        return asked[:MOST_ASKED]
