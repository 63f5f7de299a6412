"""Check-ups, published scales by their published rules, the weekly look back, and when fewer reminders are offered."""

from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare import content
from aftercare.domain.progress.check_ups import (
    CheckUp,
    asks_for_check_up,
    asks_to_look_back,
    check_up_on,
    highest,
    is_high,
    total,
)
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.reminders.fewer_reminders import can_be_offered, can_be_quieter, is_steady
from aftercare.storage.records.sheet_contents import as_answers, content_of
from tests.gui.made_up import commitment

SCALES = {scale.key: scale for scale in content.scales()}
LEFT = date(2026, 8, 20)
SUNDAY = date(2026, 10, 4)


# The scales, by the rules of their sources


@pytest.mark.parametrize("key", ["phq2", "gad2"])
def test_two_questions_from_0_to_3_with_a_cut_off_of_3(key: str) -> None:
    scale = SCALES[key]
    assert (len(scale.questions), highest(scale), scale.high) == (2, 6, 3)
    for places in product(range(4), repeat=2):
        assert total(scale, places) == sum(places)
        assert is_high(scale, sum(places)) == (sum(places) >= 3)


def test_pacs_adds_five_answers_from_0_to_6_and_has_no_cut_off() -> None:
    scale = SCALES["pacs"]
    assert ([len(answers) for _words, answers in scale.questions], highest(scale)) == ([7] * 5, 30)
    assert total(scale, [6, 5, 4, 3, 2]) == 20
    assert not is_high(scale, 30)


@pytest.mark.parametrize("places", [[], [1], [1, None], [1, 4], [-1, 2], [1, 2, 3]])
def test_a_scale_that_is_not_answered_to_the_end_adds_up_to_nothing(places: list[int | None]) -> None:
    assert total(SCALES["phq2"], places) is None


def test_the_wording_is_the_published_one() -> None:
    assert [words for words, _answers in SCALES["phq2"].questions] == [
        "Little interest or pleasure in doing things",
        "Feeling down, depressed, or hopeless",
    ]
    assert [words for words, _answers in SCALES["gad2"].questions] == [
        "Feeling nervous, anxious, or on edge",
        "Not being able to stop or control worrying",
    ]
    asked = "Over the last 2 weeks, how often have you been bothered by {} following problems?"
    assert SCALES["phq2"].lead == asked.format("any of the")
    assert SCALES["gad2"].lead == asked.format("the")
    for key in ("phq2", "gad2"):
        assert {answers for _words, answers in SCALES[key].questions} == {
            ("Not at all", "Several days", "More than half the days", "Nearly every day")
        }


def test_pacs_is_worded_as_published() -> None:
    thinking = "drinking or about how good a drink would make you feel?"
    resisting = "resist taking a drink if you had known a bottle were in your house?"
    rating = "please rate your overall average alcohol craving for the past week."
    assert SCALES["pacs"].lead.endswith("that best describes your craving during the past week.")
    assert [words for words, _answers in SCALES["pacs"].questions] == [
        f"During the past week how often have you thought about {thinking}",
        "At its most severe point, how strong was your craving during the past week?",
        f"During the past week, how much time have you spent thinking about {thinking}",
        f"During the past week, how difficult would it have been to {resisting}",
        f"Keeping in mind your responses to the previous questions, {rating}",
    ]
    how_often, how_strong, how_long, *_rest = (answers for _words, answers in SCALES["pacs"].questions)
    assert how_often == (
        "Never (0 times during the past week)",
        "Rarely (1 to 2 times during the past week)",
        "Occasionally (3 to 4 times during the past week)",
        "Sometimes (5 to 10 times during the past week or 1 to 2 times per day)",
        "Often (11 to 20 times during the past week or 2 to 3 times per day)",
        "Most of the time (20 to 40 times during the past week or 3 to 6 times per day)",
        "Nearly all the time (more than 40 times during the past week or more than 6 times per day)",
    )
    assert how_strong[-1] == "Strong urge and would have drunk alcohol if it were available"
    assert how_long == (
        "None at all",
        "Less than 20 minutes",
        "21 to 45 minutes",
        "46 to 90 minutes",
        "90 minutes to 3 hours",
        "Between 3 to 6 hours",
        "More than 6 hours",
    )


def test_every_scale_names_its_source_and_was_looked_up_within_a_year() -> None:
    for scale in SCALES.values():
        assert len(scale.source) > 40
        assert timedelta(0) <= date.today() - scale.checked_on <= timedelta(days=365)


# The check-up


def test_the_check_up_has_a_question_for_every_area() -> None:
    questions, answers = content.check_up()
    assert {question.area for question in questions} == {area.area for area in content.areas()}
    assert len({question.key for question in questions}) == len(questions)
    assert answers == ("Not yet", "A little", "Mostly", "Yes")


def test_a_check_up_is_due_a_quarter_after_the_last_one_or_after_leaving() -> None:
    assert check_up_on(None, [], SUNDAY) is None
    assert check_up_on(LEFT, [], SUNDAY) == date(2026, 11, 19)
    assert check_up_on(LEFT, [date(2026, 9, 1), date(2026, 8, 1)], SUNDAY) == date(2026, 12, 1)


@given(st.lists(st.integers(0, 800), max_size=6), st.integers(0, 900))
def test_it_is_asked_for_two_weeks_and_not_after_one_was_done(done_after: list[int], days: int) -> None:
    today = LEFT + timedelta(days=days)
    done = [LEFT + timedelta(days=each) for each in done_after]
    asked = asks_for_check_up(LEFT, done, today)
    last = max((day for day in done if day <= today), default=LEFT)
    assert asked == (91 <= (today - last).days < 105)
    assert not asks_for_check_up(LEFT, [*done, today], today)


def test_a_page_comes_back_and_an_old_one_does_not_harm() -> None:
    page = CheckUp()
    assert content_of(as_answers(page), CheckUp) == page
    assert content_of('{"answers": [{"key": "joy", "place": 2}]}', CheckUp).place_of("joy") == 2
    assert content_of('{"answers": "x"}', CheckUp).place_of("joy") is None


# The weekly look back


def test_one_looks_back_on_sundays_and_mondays_once_a_week() -> None:
    week = [SUNDAY + timedelta(days=day) for day in range(7)]
    assert [asks_to_look_back(LEFT, [], day) for day in week] == [True, True, *[False] * 5]
    assert not asks_to_look_back(LEFT, [SUNDAY], SUNDAY)
    assert not asks_to_look_back(LEFT, [SUNDAY], SUNDAY + timedelta(days=1))
    assert asks_to_look_back(LEFT, [SUNDAY], SUNDAY + timedelta(days=7))
    assert asks_to_look_back(LEFT, [SUNDAY - timedelta(days=6)], SUNDAY)
    assert not asks_to_look_back(None, [], SUNDAY)
    assert not asks_to_look_back(SUNDAY - timedelta(days=6), [], SUNDAY)


# Fewer reminders


def test_fewer_reminders_are_offered_after_three_months_and_again_after_three() -> None:
    assert not can_be_offered(None, None, SUNDAY)
    assert not can_be_offered(SUNDAY - timedelta(days=89), None, SUNDAY)
    assert can_be_offered(SUNDAY - timedelta(days=90), None, SUNDAY)
    assert not can_be_offered(LEFT - timedelta(days=99), SUNDAY - timedelta(days=89), SUNDAY)
    assert can_be_offered(LEFT - timedelta(days=99), SUNDAY - timedelta(days=90), SUNDAY)


def test_steady_is_forty_of_sixty_days_without_a_hard_one() -> None:
    active = [SUNDAY - timedelta(days=day) for day in range(40)]
    assert is_steady(active, [], SUNDAY)
    assert not is_steady(active[1:], [], SUNDAY)
    assert not is_steady(active, [SUNDAY - timedelta(days=30)], SUNDAY)
    assert is_steady(active, [SUNDAY - timedelta(days=61)], SUNDAY)


def test_visits_and_medicines_are_never_made_quieter() -> None:
    rings: dict[str, Any] = {"reminders": (timedelta(0),), "rule": "FREQ=DAILY"}
    walk = commitment("Walk", datetime(2026, 10, 4, 10), **rings)
    group = commitment("Group", datetime(2026, 10, 4, 18), CommitmentKind.MEETING, **rings)
    others = [
        commitment("Dose", datetime(2026, 10, 4, 8), CommitmentKind.MEDICINE, **rings),
        commitment("Visit", datetime(2026, 10, 4, 14), CommitmentKind.VISIT, **rings),
        commitment("Once", datetime(2026, 10, 4, 9), reminders=(timedelta(0),)),
        commitment("Silent", datetime(2026, 10, 4, 9), rule="FREQ=DAILY"),
    ]
    assert can_be_quieter([group, *others, walk]) == [walk, group]
