"""Self-care by keyboard only: a daily list of one's own, how much was done, yesterday, and a pause of everything."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from aftercare.domain.areas import Area
from aftercare.domain.commitments import Commitment, CommitmentKind, Outcome, Pause, Result
from aftercare.domain.identity import CommitmentId
from aftercare.storage.stores import Plan
from aftercare.storage.vault import Vault
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_HERE = ZoneInfo("America/New_York")
_WRITTEN = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
_MORNING = datetime(2026, 10, 6, 8, 30, tzinfo=_HERE)
_TUESDAY = _MORNING.date()
_WALK = Commitment(
    id=CommitmentId("walk"),
    kind=CommitmentKind.SELF_CARE,
    area=Area.SELF_CARE,
    title="Walk",
    start=datetime(2026, 10, 1, 7, 0),
    rule="FREQ=DAILY",
    created_at=_WRITTEN,
    changed_at=_WRITTEN,
)


def _kept(desktop: Session) -> tuple[dict[str, Commitment], list[Outcome], list[Pause]]:
    """The commitments by title, the outcomes and the pauses, the file opened afresh."""
    vault = Vault.open(desktop.data / "plan.vault")
    plan = Plan(vault)
    kept = {each.title: each for each in plan.commitments.all()}, plan.outcomes.all(), plan.pauses.all()
    vault.close()
    return kept


def _add_two_steps(me: Person) -> None:
    me.fill("Your own daily step", "Swim")
    me.keys("Return")
    me.fill("How many", "20")
    me.fill("Of what", "laps")
    for day in ("Monday", "Wednesday", "Friday"):
        me.press(day)
    me.press("Close", "push button")
    me.sees("^Swim, Tue, Thu, Sat, Sun · 20 laps$")
    me.fill("Your own daily step", "Read")
    me.keys("Return")
    me.press("Close", "push button")


def _put_the_second_first(me: Person) -> None:
    me.go_to(re.compile("^Read, Every day"))
    me.keys("alt+Down", "alt+Up")
    me.sees("^Read, 1 of 2$")


def _do_some_of_it_and_yesterday(me: Person) -> None:
    me.keys("ctrl+1")
    me.press("Swim, 20 laps, Any time, self-care, not done")
    me.press("Less of Swim, 20 laps")
    me.sees("^Swim, 20 laps, Any time, self-care, done, 15 of 20 laps$")
    me.keys("alt+Left")
    me.sees("^Monday, October 5$")
    me.press("Walk, 7:00 AM, self-care, not done")
    me.sees("^Walk, 7:00 AM, self-care, done$")
    me.keys("alt+Right")
    me.sees("^Swim, 20 laps, Any time")


def _pause_everything(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Self-care, "), "push button")
    me.press("Pause everything", "push button")
    me.fill("Start again on", "Oct 5")
    me.press("Pause", "push button")
    me.sees("^Choose a day after Tuesday, October 6.$")
    me.fill("Start again on", "Oct 12")
    me.press("Pause", "push button")
    me.sees("^Paused until Monday, October 12: your whole plan, not only this list.$")


def test_a_daily_list_is_made_done_in_part_and_paused(desktop: Session) -> None:
    write_plan(desktop.data, _WALK)
    clock = desktop.clock()
    clock.at(_MORNING)
    me = Person(desktop, desktop.aftercare(env=clock.env(_HERE.key)))
    me.sees("^My plan$")
    me.keys("ctrl+2")
    me.press(re.compile("^Self-care, "), "push button")
    _add_two_steps(me)
    _put_the_second_first(me)
    _do_some_of_it_and_yesterday(me)
    steps, outcomes, _pauses = _kept(desktop)
    assert (steps["Swim"].rule, steps["Swim"].amount, steps["Swim"].amount_unit) == (
        "FREQ=WEEKLY;BYDAY=TU,TH,SA,SU",
        20,
        "laps",
    )
    assert (steps["Read"].position, steps["Swim"].position) == (1, 2)
    assert [(each.commitment_id, each.original_start, each.result, each.amount) for each in outcomes] == [
        (_WALK.id, datetime(2026, 10, 5, 7, 0), Result.DONE, None),
        (steps["Swim"].id, datetime(2026, 10, 6), Result.DONE, 15),
    ]

    _pause_everything(me)
    (pause,) = _kept(desktop)[2]
    assert (pause.commitment_id, pause.from_day, pause.until_day) == (None, _TUESDAY, date(2026, 10, 11))
    me.keys("ctrl+3")
    me.sees("^Thursday, October 8. Nothing planned.$")
    me.sees("^Tuesday, October 13. 1 thing: Swim, 20 laps, Any time.$")
    me.keys("ctrl+1")
    me.sees("^Your plan is paused until Monday, October 12$")
    me.press("Start again now", "push button")
    me.sees("^Read, Any time, self-care, not done$")
    me.keys("ctrl+3")
    me.sees("^Thursday, October 8. 1 thing: Swim, 20 laps, Any time.$")
    assert _kept(desktop)[2] == []
    assert me.program.stop() == 0
    assert me.program.output() == ""
