"""A review falls due, is put off, comes back after three days, drops one thing, and is taken back, by keyboard only."""

import re
from datetime import UTC, timedelta

from aftercare.domain.progress.reviews import Review, Verdict
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Result
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, EventId
from aftercare.storage.records.sheet_contents import content_of
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import HERE, TODAY, at, on, short_day, weekly
from tests.e2e.harness.procs import until
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_WRITTEN = at(12, days=-14).astimezone(UTC)
_DAY_34 = at(8, 30)  # in the morning: the class is in the evening
_LEFT_ON = TODAY - timedelta(days=34)
_SUNDAY, _MONDAY = 6, 0  # which ask for a look back on the week first
_AGAIN = next(days for days in range(3, 8) if (TODAY + timedelta(days=days)).weekday() not in (_SUNDAY, _MONDAY))
_DAY_60 = _LEFT_ON + timedelta(days=60)
_ASK = "^Day 30: time to look through your plan$"
_CLASS = Commitment(
    id=CommitmentId("class"),
    kind=CommitmentKind.ACTIVITY,
    area=Area.SOBER_NETWORK,
    title="Cooking class",
    start=on(TODAY - timedelta(days=7), 18, 30),
    zone=HERE.key,
    length=timedelta(hours=1),
    rule=weekly(TODAY),
    created_at=_WRITTEN,
    changed_at=_WRITTEN,
)
_LEFT = Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=_LEFT_ON, recorded_at=_WRITTEN)

_WENT = [
    Outcome(
        commitment_id=_CLASS.id,
        original_start=on(day, 18, 30),
        result=Result.DONE,
        answered_at=_WRITTEN,
    )
    for day in (TODAY - timedelta(days=7), TODAY)
]


def _saved(desktop: Session) -> tuple[Commitment | None, list[Event]]:
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    found = plan.commitments.get(_CLASS.id), plan.events.of_kind(EventKind.REVIEW)
    vault.close()
    return found


def test_a_review_falls_due_and_drops_one_thing(desktop: Session) -> None:
    vault = Vault.open(write_plan(desktop.data, _CLASS))
    Plan(vault).write_without_undo(put=[_LEFT, *_WENT])
    vault.close()
    clock = desktop.clock()
    clock.at(_DAY_34)
    me = Person(desktop, desktop.aftercare())
    me.sees("^30 recovery days$")
    me.press("OK", "push button")
    me.app.wait_gone((), re.compile("^30 recovery days$"))
    me.sees("^While you were away$")
    me.press("Not now", "push button", on="While you were away")
    me.app.wait_gone((), re.compile("^While you were away$"))
    me.sees(_ASK)
    me.press("Not now", "push button", on="Day 30: time to look through your plan")
    me.app.wait_gone((), re.compile(_ASK))

    clock.at(at(8, 30, days=_AGAIN))
    me.keys("ctrl+3", "ctrl+1")
    me.sees(_ASK)
    me.keys("ctrl+2")
    me.sees("^Your review is ready: Day 30.")
    me.press("Review my plan", "push button")
    me.answer("Cooking class, Planned", "Drop")
    me.fill("What helped", "Walks")
    me.press("Save review", "push button")
    until(lambda: len(_saved(desktop)[1]) == 1, 15, "review in the plan")
    ended, (review,) = _saved(desktop)
    assert ended is not None
    assert ended.rule == f"{weekly(TODAY)};UNTIL={at(18, 30).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    assert (review.day, review.title, review.note) == (TODAY + timedelta(days=_AGAIN), "Review: Day 30", "Walks")
    dropped = content_of(review.answers, Review).with_verdict(Verdict.DROP)
    assert [each.words for each in dropped] == ["Cooking class"]
    me.sees(f"^Next: Day 60, {short_day(_DAY_60)}(, {_DAY_60.year})?, with a review.$")

    me.keys("ctrl+z")
    until(lambda: _saved(desktop) == (_CLASS, []), 15, "review taken back")
    assert me.program.stop() == 0
    assert me.program.output() == ""
