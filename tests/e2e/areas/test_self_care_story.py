"""Self-care by keyboard only: a daily list of one's own, how much was done, yesterday, and a pause of everything."""

import re
from datetime import UTC, date, timedelta

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Pause, Result
from aftercare.domain.records.identity import CommitmentId
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import TODAY, at, long_day, on, typed_day, weekly, with_year
from tests.e2e.harness.session import Session
from tests.e2e.person import Person
from tests.e2e.prepared import write_plan

_WRITTEN = at(12, days=-35).astimezone(UTC)


def _in(days: int) -> date:
    return TODAY + timedelta(days=days)


_NOT_SWIMMING, _SWIMMING = (_in(1), _in(3), _in(6)), (TODAY, _in(2), _in(4), _in(5))
_WALK = Commitment(
    id=CommitmentId("walk"),
    kind=CommitmentKind.SELF_CARE,
    area=Area.SELF_CARE,
    title="Walk",
    start=on(_in(-5), 7),
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
    for day in _NOT_SWIMMING:
        me.press(f"{day:%A}")
    me.press("Close", "push button")
    me.sees(f"^Swim, {', '.join(f'{day:%a}' for day in sorted(_SWIMMING, key=date.weekday))} · 20 laps$")
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
    me.sees(f"^{with_year(long_day(_in(-1)), _in(-1))}$")
    me.press("Walk, 7:00 AM, self-care, not done")
    me.sees("^Walk, 7:00 AM, self-care, done$")
    me.keys("alt+Right")
    me.sees("^Swim, 20 laps, Any time")


def _pause_everything(me: Person) -> None:
    me.keys("ctrl+2")
    me.press(re.compile("^Self-care, "), "push button")
    me.press("Pause everything", "push button")
    me.fill("Start again on", typed_day(_in(-1)))
    me.press("Pause", "push button")
    me.sees(f"^Choose a day after {long_day(TODAY)}.$")
    me.fill("Start again on", typed_day(_in(6)))
    me.press("Pause", "push button")
    paused = f"^Paused until {with_year(long_day(_in(6)), _in(6))}: your whole plan, not only this list. "
    me.sees(paused + "What you added as a medicine still rings.$")


def test_a_daily_list_is_made_done_in_part_and_paused(desktop: Session) -> None:
    write_plan(desktop.data, _WALK)
    me = Person(desktop, desktop.aftercare())
    me.sees("^My plan$")
    me.keys("ctrl+2")
    me.press(re.compile("^Self-care, "), "push button")
    _add_two_steps(me)
    _put_the_second_first(me)
    _do_some_of_it_and_yesterday(me)
    steps, outcomes, _pauses = _kept(desktop)
    assert (steps["Swim"].rule, steps["Swim"].amount, steps["Swim"].amount_unit) == (
        weekly(*_SWIMMING),
        20,
        "laps",
    )
    assert (steps["Read"].position, steps["Swim"].position) == (1, 2)
    assert [(each.commitment_id, each.original_start, each.result, each.amount) for each in outcomes] == [
        (_WALK.id, on(_in(-1), 7), Result.DONE, None),
        (steps["Swim"].id, on(TODAY), Result.DONE, 15),
    ]

    _pause_everything(me)
    (pause,) = _kept(desktop)[2]
    assert (pause.commitment_id, pause.from_day, pause.until_day) == (None, TODAY, _in(5))
    me.open_week_of(_in(2))
    me.sees(f"^{long_day(_in(2))}. Nothing planned.$")
    me.open_week_of(_in(7))
    me.sees(f"^{long_day(_in(7))}. 1 thing: Swim, 20 laps, Any time.$")
    me.keys("ctrl+1")
    me.sees(f"^Your plan is paused until {with_year(long_day(_in(6)), _in(6))}$")
    me.press("Start again now", "push button")
    me.sees("^Read, Any time, self-care, not done$")
    me.open_week_of(_in(2))
    me.sees(f"^{long_day(_in(2))}. 1 thing: Swim, 20 laps, Any time.$")
    assert _kept(desktop)[2] == []
    assert me.program.stop() == 0
    assert me.program.output() == ""
