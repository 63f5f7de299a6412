"""The agenda lists what is planned on some days, here, with what became of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem, PartOfDay, Status, agenda
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override, Pause, Result
from aftercare.domain.records.identity import CommitmentId, PauseId

NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = date(2026, 10, 5)
TUESDAY = date(2026, 10, 6)
WRITTEN = datetime(2026, 9, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def commitment(title: str, start: datetime, **others: Any) -> Commitment:
    return Commitment(
        id=CommitmentId(title),
        kind=CommitmentKind.SELF_CARE,
        area=Area.SELF_CARE,
        title=title,
        start=start,
        **{"created_at": WRITTEN, "changed_at": WRITTEN} | others,
    )


def answer(of: Commitment, original_start: datetime, result: Result = Result.DONE) -> Outcome:
    return Outcome(commitment_id=of.id, original_start=original_start, result=result, answered_at=WRITTEN)


def titles(items: list[AgendaItem]) -> list[str]:
    return [item.occurrence.title for item in items]


WALK = commitment("Walk", datetime(2026, 10, 1, 10), rule="FREQ=DAILY", length=timedelta(minutes=30))


def test_both_days_are_included_and_sorted_by_instant_with_whole_days_first() -> None:
    birthday = commitment("Birthday", datetime(2026, 10, 6), all_day=True, length=DAY)
    midnight = commitment("Midnight", datetime(2026, 10, 6))
    visit = commitment("Visit", datetime(2026, 10, 6, 14), zone="America/New_York")
    items = agenda([visit, midnight, birthday, WALK], [], [], [], MONDAY, TUESDAY, NEW_YORK)
    assert titles(items) == ["Walk", "Birthday", "Midnight", "Walk", "Visit"]
    assert [item.part for item in items] == [
        PartOfDay.MORNING,
        PartOfDay.ANY_TIME,
        PartOfDay.MORNING,
        PartOfDay.MORNING,
        PartOfDay.AFTERNOON,
    ]


def test_parts_of_the_day_begin_at_noon_and_at_five() -> None:
    times = [(11, 59), (12, 0), (16, 59), (17, 0)]
    items = agenda(
        [commitment(str(at), datetime(2026, 10, 6, *at)) for at in times], [], [], [], TUESDAY, TUESDAY, NEW_YORK
    )
    assert [item.part for item in items] == [
        PartOfDay.MORNING,
        PartOfDay.AFTERNOON,
        PartOfDay.AFTERNOON,
        PartOfDay.EVENING,
    ]


def test_an_item_of_another_zone_lands_on_its_day_here_and_keeps_its_offset() -> None:
    call = commitment("Call", datetime(2026, 10, 6, 9), zone="Asia/Tokyo", length=timedelta(hours=1))
    (item,) = agenda([call], [], [], [], MONDAY, MONDAY, NEW_YORK)
    assert agenda([call], [], [], [], TUESDAY, TUESDAY, NEW_YORK) == []
    assert (item.day, item.part) == (MONDAY, PartOfDay.EVENING)
    assert item.begins.isoformat() == "2026-10-06T09:00:00+09:00"
    assert item.ends.isoformat() == "2026-10-06T10:00:00+09:00"


def test_floating_items_follow_the_zone_here() -> None:
    for here in (NEW_YORK, TOKYO):
        (item,) = agenda([WALK], [], [], [], TUESDAY, TUESDAY, here)
        assert item.begins.replace(tzinfo=None) == datetime(2026, 10, 6, 10)
        assert item.begins.utcoffset() == datetime(2026, 10, 6, 10, tzinfo=here).utcoffset()


def test_without_an_answer_an_item_stays_planned_and_answers_decide_its_status() -> None:
    outcomes = [
        answer(WALK, datetime(2026, 10, 3, 10), Result.DONE),
        answer(WALK, datetime(2026, 10, 4, 10), Result.SKIPPED),
        answer(WALK, datetime(2026, 10, 5, 10), Result.MISSED),
    ]
    items = agenda([WALK], [], outcomes, [], date(2026, 10, 2), MONDAY, NEW_YORK)
    assert [item.status for item in items] == [Status.PLANNED, Status.DONE, Status.SKIPPED, Status.MISSED]
    assert items[1].outcome == outcomes[0]


def test_a_moved_occurrence_can_be_done() -> None:
    original = datetime(2026, 10, 5, 10)
    moved = Override(commitment_id=WALK.id, original_start=original, start=datetime(2026, 10, 6, 18))
    items = agenda([WALK], [moved], [answer(WALK, original)], [], TUESDAY, TUESDAY, NEW_YORK)
    assert [(item.begins.hour, item.status) for item in items] == [(10, Status.PLANNED), (18, Status.DONE)]
    assert agenda([WALK], [moved], [], [], MONDAY, MONDAY, NEW_YORK) == []


def test_cancelled_items_are_listed_only_when_asked_for_or_answered() -> None:
    original = datetime(2026, 10, 6, 10)
    gone = Override(commitment_id=WALK.id, original_start=original, cancelled=True)
    assert agenda([WALK], [gone], [], [], TUESDAY, TUESDAY, NEW_YORK) == []
    (shown,) = agenda([WALK], [gone], [], [], TUESDAY, TUESDAY, NEW_YORK, with_cancelled=True)
    assert shown.status is Status.CANCELLED
    (done,) = agenda([WALK], [gone], [answer(WALK, original)], [], TUESDAY, TUESDAY, NEW_YORK)
    assert done.status is Status.DONE


def test_a_pause_of_everything_leaves_out_what_was_not_answered() -> None:
    pause = Pause(id=PauseId("p"), from_day=date(2026, 10, 4), until_day=MONDAY)
    answered = answer(WALK, datetime(2026, 10, 4, 10))
    items = agenda([WALK], [], [answered], [pause], date(2026, 10, 3), TUESDAY, NEW_YORK)
    assert [(item.day.day, item.status) for item in items] == [
        (3, Status.PLANNED),
        (4, Status.DONE),
        (6, Status.PLANNED),
    ]


def test_a_pause_of_one_commitment_leaves_the_others_and_can_be_open() -> None:
    tea = commitment("Tea", datetime(2026, 10, 1, 20), rule="FREQ=DAILY")
    pause = Pause(id=PauseId("p"), commitment_id=WALK.id, from_day=TUESDAY)
    items = agenda([WALK, tea], [], [], [pause], MONDAY, TUESDAY + DAY, NEW_YORK)
    assert titles(items) == ["Walk", "Tea", "Tea", "Tea"]


def test_what_goes_on_from_an_earlier_day_is_listed_and_what_has_ended_is_not() -> None:
    retreat = commitment("Retreat", datetime(2026, 10, 3), all_day=True, length=3 * DAY)
    night = commitment("Night", datetime(2026, 10, 4, 22), length=timedelta(hours=4))
    evening = commitment("Evening", datetime(2026, 10, 4, 22), length=timedelta(hours=2))
    moment = commitment("Moment", datetime(2026, 10, 5))
    items = agenda([retreat, night, evening, moment], [], [], [], MONDAY, MONDAY, NEW_YORK)
    assert titles(items) == ["Retreat", "Night", "Moment"]
    assert titles(agenda([retreat], [], [], [], TUESDAY, TUESDAY, NEW_YORK)) == []
    assert items[0].ends.isoformat() == "2026-10-06T00:00:00-04:00"


def test_an_occurrence_made_longer_is_found_on_its_later_days() -> None:
    longer = Override(commitment_id=WALK.id, original_start=datetime(2026, 10, 3, 10), length=2 * DAY)
    items = agenda([WALK], [longer], [], [], MONDAY, MONDAY, NEW_YORK)
    assert [item.begins.day for item in items] == [3, 5]


def test_days_of_23_and_25_hours_hold_their_items_once() -> None:
    for first in (date(2026, 3, 7), date(2026, 10, 31)):
        late = commitment("Late", datetime(2026, 1, 1, 23, 30), rule="FREQ=DAILY")
        early = commitment("Early", datetime(2026, 1, 1, 0, 10), rule="FREQ=DAILY")
        for number in range(4):
            day = first + number * DAY
            items = agenda([late, early], [], [], [], day, day, NEW_YORK)
            assert [(item.occurrence.title, item.day) for item in items] == [("Early", day), ("Late", day)]


def test_in_the_repeated_hour_the_order_is_that_of_instants() -> None:
    london = commitment("London", datetime(2026, 11, 1, 6, 10), zone="Europe/London")  # 1:10 here, the second time
    here = commitment("Here", datetime(2026, 11, 1, 1, 30))
    assert titles(agenda([london, here], [], [], [], date(2026, 11, 1), date(2026, 11, 1), NEW_YORK)) == [
        "Here",
        "London",
    ]


def test_equal_times_without_an_order_come_as_they_were_written_down() -> None:
    eight = datetime(2026, 10, 6, 8)
    later = commitment("A", eight, created_at=WRITTEN + timedelta(minutes=1))
    found = agenda([later, commitment("B", eight)], [], [], [], TUESDAY, TUESDAY, NEW_YORK)
    assert titles(found) == ["B", "A"]


def test_equal_times_keep_the_order_the_person_gave() -> None:
    first = commitment("Stretch", datetime(2026, 10, 6, 8), position=1)
    second = commitment("Breakfast", datetime(2026, 10, 6, 8), position=2)
    assert titles(agenda([second, first], [], [], [], TUESDAY, TUESDAY, NEW_YORK)) == ["Stretch", "Breakfast"]
