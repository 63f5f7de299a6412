"""How days are counted: a total that never goes back, the current run, and the days since leaving treatment."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.settings import DayCount

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """The numbers of one day; `since` is where the total begins, `run_since` the first day of the current run.

    None is "not known": no day to count from was given.
    """

    since: date | None
    total: int | None
    run_since: date | None
    run: int | None
    left_on: date | None
    since_leaving: int | None

    def chosen(self, which: DayCount) -> int | None:
        """The number to show."""
        numbers = {
            DayCount.TOTAL: self.total,
            DayCount.CURRENT_RUN: self.run,
            DayCount.SINCE_LEAVING: self.since_leaving,
        }
        return numbers.get(which)


def use_day_answers(*, kept_in_total: bool) -> str:
    """What a use day's event says about the total."""
    return json.dumps({"kept_in_total": kept_in_total})


def is_kept_in_total(event: Event) -> bool:
    """Whether the person kept a use day in the total; one that says nothing is not in it."""
    try:
        answers = json.loads(event.answers or "{}")
    except ValueError:
        return False
    return isinstance(answers, dict) and answers.get("kept_in_total") is True


def counted_since(chosen: date | None, events: Iterable[Event]) -> date | None:
    """Where the total begins: the day the person chose, or the first time they left treatment.

    Leaving treatment a second time does not begin it again.
    """
    if chosen is not None:
        return chosen
    return min((event.day for event in events if event.kind is EventKind.LEFT_TREATMENT), default=None)


def recovery_days(since: date, events: Iterable[Event], today: date) -> int:
    """Days from `since` that have ended and count; the total never goes back by itself.

    Every day counts except a use day that was not kept. Today has not ended yet: whoever began yesterday has 1, and
    marking today changes nothing now, it only adds nothing tomorrow.
    """
    left_out = {
        event.day
        for event in events
        if event.kind is EventKind.USE_DAY and since <= event.day < today and not is_kept_in_total(event)
    }
    return max(0, (today - since).days - len(left_out))


def run_begins(since: date, events: Iterable[Event], today: date) -> date:
    """The first day of the current run: the day after the latest use day up to today, or where the total begins."""
    latest = max(
        (event.day for event in events if event.kind is EventKind.USE_DAY and event.day <= today), default=None
    )
    return since if latest is None or latest < since else latest + _A_DAY


def day_counts(chosen_start: date | None, events: Collection[Event], today: date) -> DayCounts:
    """Every number that can be shown today, from the days of leaving treatment and of use."""
    since = counted_since(chosen_start, events)
    left_on = max(
        (event.day for event in events if event.kind is EventKind.LEFT_TREATMENT and event.day <= today), default=None
    )
    run_since = None if since is None else run_begins(since, events, today)
    return DayCounts(
        since=since,
        total=None if since is None else recovery_days(since, events, today),
        run_since=run_since,
        run=None if run_since is None else max(0, (today - run_since).days),
        left_on=left_on,
        since_leaving=None if left_on is None else (today - left_on).days,
    )
