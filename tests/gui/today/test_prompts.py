"""What areas ask on Today: when it is its time, a few at a time, and not again where it was put off."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.planner.prompts import Answer, DayPrompts, Prompt, PromptSource
from aftercare.planner.snoozes import Snoozes
from aftercare.planner.workspace import Workspace
from tests.gui.made_up import NOW


def ask(key: str, since: datetime | None = None) -> Prompt:
    return Prompt(
        key=key,
        area=Area.SUPPORT_GROUPS,
        title=key,
        sentence="",
        answers=(Answer("Not now", weight="quiet"),),
        since=since,
    )


class Source:
    """Gives the same asks and counts how often it was read."""

    def __init__(self, *asks: Prompt) -> None:
        self.asks, self.times_read = asks, 0

    def read(self, _workspace: Workspace, _today: date) -> Sequence[Prompt]:
        self.times_read += 1
        return self.asks


def day_asks(workspace: Workspace, snoozes: Snoozes, *sources: Source) -> DayPrompts:
    return DayPrompts(workspace, [PromptSource(frozenset({Event}), source.read) for source in sources], snoozes)


def keys(asks: DayPrompts) -> list[str]:
    return [each.key for each in asks.today()]


def test_nothing_is_asked_before_its_time_and_others_take_its_place(workspace: Workspace) -> None:
    tonight = ask("did you go", NOW + timedelta(hours=10))
    asks = day_asks(workspace, Snoozes(workspace), Source(tonight), Source(ask("visit"), ask("refill")))
    assert keys(asks) == ["visit", "refill"]
    workspace.now = lambda: NOW + timedelta(hours=10)
    assert keys(asks) == ["did you go", "visit"]


def test_what_was_put_off_makes_room_for_the_next(workspace: Workspace) -> None:
    snoozes = Snoozes(workspace)
    asks = day_asks(workspace, snoozes, Source(ask("a"), ask("b")), Source(ask("c")))
    snoozes.today("a")
    assert keys(asks) == ["b", "c"]
    workspace.now = lambda: NOW + timedelta(days=1)
    assert keys(asks) == ["a", "b"]


def test_a_source_is_read_again_for_its_records_and_the_next_day(workspace: Workspace) -> None:
    source = Source(ask("a"))
    asks = day_asks(workspace, Snoozes(workspace), source)
    asks.today()
    asks.forget(frozenset({Contact}))
    assert not asks.outdated
    asks.forget(frozenset({Event}))
    assert asks.outdated
    asks.read_again()
    assert source.times_read == 2
    assert not asks.outdated
    workspace.now = lambda: NOW + timedelta(days=1)
    asks.today()
    assert source.times_read == 3


def test_no_area_is_read_for_what_would_not_be_shown(workspace: Workspace) -> None:
    snoozes, last = Snoozes(workspace), Source(ask("c"))
    asks = day_asks(workspace, snoozes, Source(ask("a"), ask("b")), last)
    assert keys(asks) == ["a", "b"]
    asks.forget(frozenset({Event}))
    asks.read_again()
    assert (last.times_read, asks.outdated) == (0, False)
    snoozes.today("b")
    assert keys(asks) == ["a", "c"]
