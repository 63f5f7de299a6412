"""What a summary can say: only what is ticked, and nothing from which a hard day could be worked out."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.progress.check_ups import CheckUp, CheckUpAnswer, ScaleAnswers
from aftercare.domain.progress.day_counts import use_day_answers
from aftercare.domain.progress.milestones import Milestone, Reached, day_milestones
from aftercare.domain.progress.summary import (
    Days,
    Done,
    Often,
    Part,
    Summary,
    hard_days,
    how_often,
    looked_back_from,
    own_reached,
    reached,
    ticked_at_first,
)
from aftercare.domain.progress.trends import Measure
from aftercare.domain.records.checkins import CheckIn, Craving, Mood
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.domain.records.settings import DayCount

TODAY, NOW = date(2026, 10, 6), datetime(2026, 10, 6, 12, tzinfo=UTC)
OFTEN = Often(values=(3.0,), lowest=1, highest=5, days=20)
OWN = Milestone(reached=Reached.OWN, day=TODAY, title="Called my sister", event_id=EventId("own"))
FULL = Summary(
    days=Days(which=DayCount.TOTAL, number=46),
    done=Done(groups=9, check_ins=38),
    milestones=(Milestone(reached=Reached.CALLS, count=10, day=TODAY),),
    own_milestones=(OWN,),
    mood=OFTEN,
    cravings=OFTEN,
    sleep=OFTEN,
    check_up=(TODAY, CheckUp(answers=(CheckUpAnswer(key="joy", place=3),))),
    scales=((TODAY, ScaleAnswers(scale="phq2", places=(1, 2))),),
    hard_days=(date(2026, 9, 12),),
)


def check_in(day: date, mood: int | None = None, craving: int | None = None, sleep: int | None = None) -> CheckIn:
    return CheckIn(
        day=day,
        mood=None if mood is None else Mood(mood),
        craving=None if craving is None else Craving(craving),
        sleep_minutes=sleep,
        answered_at=NOW,
    )


def mark(kind: EventKind, day: date, answers: str = "") -> Event:
    return Event(id=EventId(f"{kind}{day}"), kind=kind, day=day, answers=answers, recorded_at=NOW)


def test_every_part_is_a_field_and_every_field_a_part() -> None:
    assert {each.name for each in fields(Summary)} == {part.value for part in Part}
    assert FULL.parts == tuple(Part)
    assert Summary().parts == ()


@given(st.sets(st.sampled_from(Part)))
def test_only_what_is_ticked_is_said(ticked: set[Part]) -> None:
    said = FULL.only(ticked)
    assert set(said.parts) == ticked
    assert all(getattr(said, part) == getattr(FULL, part) for part in ticked)


def test_answers_and_hard_days_are_off_at_first() -> None:
    off = set(Part) - ticked_at_first(Part, hides_private=False)
    assert off == {Part.CHECK_UP, Part.SCALES, Part.HARD_DAYS}
    assert set(Part) - ticked_at_first(Part, hides_private=True) == off | {Part.OWN_MILESTONES}


def test_what_was_answered_most_often() -> None:
    days = [TODAY - timedelta(days=back) for back in range(5)]
    moods = [check_in(day, mood) for day, mood in zip(days, (3, 4, 4, 1, None), strict=True)]
    assert how_often(moods, Measure.MOOD) == Often(values=(4,), lowest=1, highest=4, days=4)
    assert how_often(moods, Measure.CRAVING) is None
    tied = [check_in(day, sleep=minutes) for day, minutes in zip(days, (480, 420, 480, 420, 360), strict=True)]
    assert how_often(tied, Measure.SLEEP) == Often(values=(7, 8), lowest=6, highest=8, days=5)


def test_thirty_days_with_today() -> None:
    assert looked_back_from(TODAY) == date(2026, 9, 7)


@given(st.sets(st.integers(1, 46), max_size=6))
def test_milestones_tell_nothing_of_use_days(uses: set[int]) -> None:
    since = date(2026, 8, 20)
    marks = [
        mark(EventKind.USE_DAY, since + timedelta(days=place), use_day_answers(kept_in_total=False)) for place in uses
    ]
    shown = reached(day_milestones(since, marks, TODAY))
    assert [(each.reached, each.day) for each in shown] == [(Reached.DAYS, None)]


def test_milestones_reached_and_those_of_ones_own() -> None:
    ahead = Milestone(reached=Reached.OWN, day=None, soonest=date(2026, 11, 1), title="Concert")
    groups = Milestone(reached=Reached.GROUPS, count=5, day=TODAY)
    assert reached([ahead, OWN, groups]) == (groups,)
    assert own_reached([ahead, OWN, groups]) == (OWN,)


def test_hard_days_say_only_that_they_were_hard() -> None:
    events = [
        mark(EventKind.HARD_DAY, date(2026, 9, 10)),
        mark(EventKind.USE_DAY, date(2026, 9, 12)),
        mark(EventKind.HARD_DAY, date(2026, 9, 12)),
        mark(EventKind.CONTACT_MADE, date(2026, 9, 20)),
    ]
    assert hard_days(events) == (date(2026, 9, 12), date(2026, 9, 10))
