"""The daily list: weekdays and rules, order, changes from today on, amounts and pauses."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.areas.self_care import (
    EVERY_DAY,
    Daily,
    amount_step,
    back_on,
    changed_from_today,
    daily_of,
    ended_today,
    goes_on,
    in_order,
    is_daily,
    moved,
    new_daily,
    next_pause,
    part_done,
    part_of,
    paused,
    rule_on,
    started_again,
    weekdays_of,
)
from aftercare.domain.calendar.agenda import AgendaItem, PartOfDay, Status, agenda
from aftercare.domain.calendar.recurrence import starts
from aftercare.domain.calendar.series import Edit, Series
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId, MakeId, PauseId, new_id

HERE = ZoneInfo("America/New_York")
TUESDAY = date(2026, 10, 6)
DAY = timedelta(days=1)
NOW = datetime(2026, 10, 6, 12, 30, tzinfo=UTC)

weekday_sets = st.frozensets(st.integers(0, 6), min_size=1)
days = st.dates(date(2026, 9, 20), date(2026, 10, 25))
pauses = st.builds(
    lambda name, first, length, with_medicines: Pause(
        id=PauseId(str(name)),
        from_day=first,
        until_day=None if length is None else first + length * DAY,
        with_medicines=with_medicines,
    ),
    st.integers(0, 10**6),
    days,
    st.none() | st.integers(0, 9),
    st.booleans(),
)


def ids() -> MakeId:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def item(name: str = "walk", first: date = date(2026, 9, 1), **said: object) -> Commitment:
    daily = replace(Daily(title=name), **said)  # type: ignore[arg-type]  # fields of a Daily
    return new_daily(daily, first, lambda: name, NOW)


def answer(commitment: Commitment, day: date, amount: int | None = None) -> Outcome:
    start = datetime.combine(day, commitment.start.time())
    return Outcome(
        commitment_id=commitment.id, original_start=start, result=Result.DONE, amount=amount, answered_at=NOW
    )


def after(edit: Edit, series: Series, first: date, last: date) -> list[AgendaItem]:
    """The agenda once an edit of a series is written."""
    kept: dict[object, object] = {}
    for record in (series.commitment, *series.overrides, *series.outcomes, *series.pauses):
        kept[_name(record)] = record
    for record in edit.remove:
        kept.pop(_name(record))
    for record in edit.put:
        kept[_name(record)] = record

    def of(kind: type) -> list:  # type: ignore[type-arg]  # whatever the kind is
        return [record for record in kept.values() if isinstance(record, kind)]

    return agenda(of(Commitment), of(Override), of(Outcome), of(Pause), first, last, HERE)


def _name(record: object) -> object:
    if isinstance(record, Override | Outcome):
        return type(record), record.commitment_id, record.original_start
    return type(record), record.id  # type: ignore[attr-defined]  # a commitment or a pause


def seen(items: Iterable[AgendaItem]) -> list[tuple[int, str, Status]]:
    return [(each.day.day, each.occurrence.title, each.status) for each in items]


@given(weekday_sets, days)
def test_weekdays_become_a_rule_and_come_back(weekdays: frozenset[int], first: date) -> None:
    made = item(first=first, weekdays=weekdays)
    assert weekdays_of(made) == weekdays
    begin = datetime.combine(first, time())
    found = list(starts(made, begin, begin + 14 * DAY))
    assert {start.weekday() for start in found} == weekdays
    assert len(found) == 2 * len(weekdays)


def test_every_day_is_a_daily_rule_and_an_end_stays() -> None:
    assert rule_on(EVERY_DAY) == "FREQ=DAILY"
    assert rule_on({2, 0}, "UNTIL=20261231") == "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231"


@pytest.mark.parametrize(
    "rule", [None, "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=DAILY;COUNT=3", "FREQ=DAILY;BYHOUR=8,20"]
)
def test_another_pattern_has_no_weekdays(rule: str | None) -> None:
    other = replace(item(), rule=rule)
    assert daily_of(other) is None
    assert is_daily(other) is (rule is not None)


def test_what_ended_yesterday_does_not_go_on() -> None:
    ends = replace(item(), rule="FREQ=DAILY;UNTIL=20261006")
    assert goes_on(item(), TUESDAY)
    assert goes_on(ends, TUESDAY)
    assert not goes_on(ends, TUESDAY + DAY)


def test_what_is_said_comes_back() -> None:
    daily = Daily(title="Walk", weekdays=frozenset({0, 4}), moment=time(9, 30), amount=20, unit="minutes")
    made = new_daily(daily, TUESDAY, ids(), NOW)
    assert daily_of(made) == daily
    assert made.start == datetime(2026, 10, 9, 9, 30)
    assert made.reminders == (timedelta(0),)
    assert item().reminders == ()


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        (None, PartOfDay.ANY_TIME),
        (time(8), PartOfDay.MORNING),
        (time(12), PartOfDay.AFTERNOON),
        (time(21), PartOfDay.EVENING),
    ],
)
def test_the_time_says_the_part_of_the_day(moment: time | None, part: PartOfDay) -> None:
    assert part_of(item(moment=moment)) is part


# Changes


def test_a_change_leaves_the_past_as_it_was() -> None:
    walk = item(moment=time(10), amount=20, unit="minutes")
    series = Series(walk, outcomes=(answer(walk, TUESDAY - DAY, 20),))
    edit = changed_from_today(
        series, Daily(title="Swim", moment=time(9), amount=30, unit="minutes"), TUESDAY, HERE, ids(), NOW
    )
    assert seen(after(edit, series, TUESDAY - DAY, TUESDAY)) == [
        (5, "walk", Status.DONE),
        (6, "Swim", Status.PLANNED),
    ]


def test_changing_again_on_the_same_day_makes_no_further_series() -> None:
    walk = item()
    first = changed_from_today(Series(walk), Daily(title="Run"), TUESDAY, HERE, ids(), NOW)
    run = next(each for each in first.put if isinstance(each, Commitment) and each.title == "Run")
    second = changed_from_today(Series(run), Daily(title="Swim", moment=time(7)), TUESDAY, HERE, ids(), NOW)
    (swim,) = second.put
    assert isinstance(swim, Commitment)
    assert (swim.id, swim.title, swim.start) == (run.id, "Swim", datetime(2026, 10, 6, 7))


def test_what_was_done_today_stays_done_when_its_name_or_its_days_change() -> None:
    walk = item()
    series = Series(walk, outcomes=(answer(walk, TUESDAY),))
    renamed = changed_from_today(series, Daily(title="Swim"), TUESDAY, HERE, ids(), NOW)
    assert seen(after(renamed, series, TUESDAY, TUESDAY)) == [(6, "Swim", Status.DONE)]
    fewer = changed_from_today(series, Daily(title="walk", weekdays=frozenset({3})), TUESDAY, HERE, ids(), NOW)
    assert seen(after(fewer, series, TUESDAY, TUESDAY + 3 * DAY)) == [
        (6, "walk", Status.DONE),
        (8, "walk", Status.PLANNED),
    ]


@given(weekday_sets, weekday_sets, st.booleans(), st.none() | st.just(time(9)))
def test_new_weekdays_hold_from_today_on(
    before: frozenset[int],
    chosen: frozenset[int],
    answered: bool,
    moment: time | None,
) -> None:
    walk = item(weekdays=before)
    on_tuesday = answered and TUESDAY.weekday() in before
    series = Series(
        walk,
        outcomes=(answer(walk, TUESDAY),) if on_tuesday else (),
        pauses=(Pause(id=PauseId("p"), commitment_id=walk.id, from_day=TUESDAY + 20 * DAY, until_day=None),),
    )
    edit = changed_from_today(series, Daily(title="walk", weekdays=chosen, moment=moment), TUESDAY, HERE, ids(), NOW)
    earlier = [each.day for each in after(edit, series, TUESDAY - 7 * DAY, TUESDAY - DAY)]
    assert [day.weekday() for day in earlier] == [d for d in (1, 2, 3, 4, 5, 6, 0) if d in before]
    later = after(edit, series, TUESDAY + DAY, TUESDAY + 7 * DAY)
    assert {each.day.weekday() for each in later} == chosen
    today = after(edit, series, TUESDAY, TUESDAY)
    assert len(today) == (1 if on_tuesday or 1 in chosen else 0)
    assert all(each.status is (Status.DONE if on_tuesday else Status.PLANNED) for each in today)
    assert after(edit, series, TUESDAY + 20 * DAY, TUESDAY + 40 * DAY) == []


def test_new_weekdays_of_what_begins_today_change_it_in_place() -> None:
    walk = item(first=TUESDAY)
    edit = changed_from_today(Series(walk), Daily(title="walk", weekdays=frozenset({0})), TUESDAY, HERE, ids(), NOW)
    (changed,) = edit.put
    assert isinstance(changed, Commitment)
    assert (changed.id, changed.start) == (walk.id, datetime(2026, 10, 12))


def test_another_time_gives_up_a_place_chosen_by_hand_and_its_reminder() -> None:
    walk = replace(item(first=TUESDAY, moment=time(9)), position=3)
    (any_time,) = changed_from_today(Series(walk), Daily(title="walk"), TUESDAY, HERE, ids(), NOW).put
    (renamed,) = changed_from_today(Series(walk), Daily(title="Run", moment=time(9)), TUESDAY, HERE, ids(), NOW).put
    assert isinstance(any_time, Commitment)
    assert isinstance(renamed, Commitment)
    assert (any_time.position, any_time.reminders, any_time.all_day) == (0, (), True)
    assert (renamed.position, renamed.reminders) == (3, (timedelta(0),))


@pytest.mark.parametrize("done_today", [True, False])
def test_what_is_removed_keeps_its_past(*, done_today: bool) -> None:
    walk = item()
    answers = [answer(walk, TUESDAY - DAY), *([answer(walk, TUESDAY)] if done_today else [])]
    series = Series(walk, outcomes=tuple(answers))
    left = after(ended_today(series, TUESDAY, NOW), series, TUESDAY - DAY, TUESDAY + 7 * DAY)
    assert [each.day.day for each in left] == ([5, 6] if done_today else [5])


def test_what_begins_today_is_removed_altogether() -> None:
    walk = item(first=TUESDAY)
    assert ended_today(Series(walk), TUESDAY, NOW).remove == (walk,)
    over = replace(walk, rule="FREQ=DAILY;UNTIL=20261006")
    assert ended_today(Series(over, outcomes=(answer(over, TUESDAY),)), TUESDAY, NOW) == Edit()


# Order


@given(st.lists(st.integers(0, 4), max_size=9))
def test_order_keeps_everything_and_what_was_placed_by_hand(positions: list[int]) -> None:
    items = list(enumerate(positions))
    ordered = in_order(items, lambda each: each[1])
    assert sorted(ordered) == items
    placed = [each[1] for each in ordered if each[1]]
    assert placed == sorted(placed)
    loose = [each for each in ordered if not each[1]]
    assert loose == sorted(loose)
    if not any(positions):
        assert ordered == items


def test_what_has_no_place_stays_at_its_time() -> None:
    titles = ["medicine 7", "breakfast 8", "visit 9", "walk 10"]
    places = {"walk 10": 1, "breakfast 8": 2}
    ordered = in_order(titles, lambda title: places.get(title, 0))
    assert ordered == ["medicine 7", "visit 9", "walk 10", "breakfast 8"]


@given(st.data())
def test_a_move_is_a_permutation_and_is_kept(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 7))
    items = [item(f"item {number}") for number in range(size)]
    one, to = data.draw(st.sampled_from(items)), data.draw(st.integers(-2, 9))
    changed = {each.id: each for each in moved(items, one.id, to)}
    now = in_order([changed.get(each.id, each) for each in items], lambda each: each.position)
    wanted = [each.id for each in items if each is not one]
    wanted.insert(max(0, min(to, size - 1)), one.id)
    assert [each.id for each in now] == wanted


# Amounts


@pytest.mark.parametrize(("target", "step"), [(1, 1), (8, 1), (12, 1), (20, 5), (120, 5), (6000, 10)])
def test_amounts_change_by_steps_one_counts_in(target: int, step: int) -> None:
    assert amount_step(target) == step


def test_only_a_part_is_said_beside_its_target() -> None:
    walk = item(amount=30)
    assert part_done(answer(walk, TUESDAY, 20), 30) == 20
    assert part_done(answer(walk, TUESDAY, 40), 30) == 40
    assert part_done(answer(walk, TUESDAY, 30), 30) is None
    assert part_done(answer(walk, TUESDAY), 30) is None
    assert part_done(answer(walk, TUESDAY, 30), None) is None
    assert part_done(None, 30) is None


# Pauses


def held(kept: Iterable[Pause], day: date) -> list[bool]:
    """Whether medicines are paused, for each pause of a day."""
    return [pause.with_medicines for pause in kept if pause.covers(day)]


def written_down(kept: list[Pause], *wanted: Pause, today: date = TUESDAY) -> list[Pause]:
    """The pauses after some were written down one after another."""
    for each in wanted:
        edit = paused(kept, each, today, new_id)
        put = {pause.id: pause for pause in edit.put if isinstance(pause, Pause)}
        kept = [*(pause for pause in kept if pause not in edit.remove and pause.id not in put), *put.values()]
    return kept


all_days = [date(2026, 9, 15) + number * DAY for number in range(60)]
several = st.lists(pauses, max_size=5, unique_by=lambda pause: pause.id)


@given(several, pauses)
def test_a_pause_written_down_covers_its_days_once_and_leaves_the_others(kept: list[Pause], wanted: Pause) -> None:
    before = written_down([], *(pause for pause in kept if pause.id != wanted.id))
    now = written_down(before, wanted)
    for day in all_days:
        assert held(now, day) == ([wanted.with_medicines] if wanted.covers(day) else held(before, day))


@given(several)
def test_pauses_that_meet_are_one_unless_they_treat_medicines_otherwise(kept: list[Pause]) -> None:
    now = sorted(written_down([], *kept), key=lambda pause: pause.from_day)
    for one, other in pairwise(now):
        assert one.until_day is not None
        assert one.until_day < other.from_day
        apart = one.with_medicines is not other.with_medicines or one.until_day + DAY < other.from_day
        assert apart


@given(several, pauses, st.booleans(), days)
def test_a_new_choice_about_medicines_leaves_the_days_gone_by(
    kept: list[Pause], running: Pause, with_medicines: bool, today: date
) -> None:
    before = written_down([], *(pause for pause in kept if pause.id != running.id), running)
    (known,) = [pause for pause in before if running.id == pause.id]
    now = written_down(before, replace(known, with_medicines=with_medicines), today=today)
    for day in all_days:
        chosen = with_medicines if known.covers(day) and day >= today else None
        assert held(now, day) == (held(before, day) if chosen is None else [chosen])


def test_a_choice_that_was_never_in_force_hides_no_day_gone_by() -> None:
    known = Pause(id=PauseId("all"), from_day=TUESDAY - DAY, until_day=TUESDAY + 5 * DAY, with_medicines=True)
    wider = replace(known, from_day=TUESDAY - 4 * DAY, with_medicines=False)
    now = written_down([known], wider, today=TUESDAY)
    assert [held(now, TUESDAY + n * DAY) for n in range(-4, 2)] == [[False], [False], [False], [True], [False], [False]]


def test_a_pause_of_one_item_and_one_of_everything_stay_apart() -> None:
    one = Pause(id=PauseId("one"), commitment_id=CommitmentId("walk"), from_day=TUESDAY)
    everything = Pause(id=PauseId("all"), from_day=TUESDAY, until_day=TUESDAY)
    assert paused([one], everything, TUESDAY, ids()) == Edit(put=(everything,))
    assert next_pause([one, everything], None, TUESDAY) == everything
    assert next_pause([one, everything], one.commitment_id, TUESDAY) == one
    assert next_pause([everything], None, TUESDAY + DAY) is None
    assert (back_on(one), back_on(everything)) == (None, TUESDAY + DAY)


@given(st.lists(pauses, max_size=5, unique_by=lambda pause: pause.id))
def test_starting_again_ends_today_and_leaves_the_days_before(kept: list[Pause]) -> None:
    edit = started_again(kept, None, TUESDAY)
    changed = {p.id: p for p in edit.put if isinstance(p, Pause)}
    now = [changed.get(pause.id, pause) for pause in kept if pause not in edit.remove]
    assert not any(pause.covers(TUESDAY) for pause in now)
    for number in range(1, 20):
        day = TUESDAY - number * DAY
        assert any(p.covers(day) for p in now) == any(p.covers(day) for p in kept)
    assert all(pause.until_day is None or pause.from_day <= pause.until_day for pause in now)
