"""The path and its reviews: asked for when due, stopped half-way, saved as one change, and read later."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from aftercare.domain.calendar.recurrence import starts
from aftercare.domain.progress.reviews import Review, Verdict
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.contacts import Side
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import EventId
from aftercare.planner.destinations import Destination, ItemKind, Known, Panel, Place
from aftercare.planner.progress import journey_prompts
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_of
from aftercare.storage.records.stores import Record
from aftercare.ui.plan.page import PlanPage
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import NOW, commitment, contact

TODAY = date(2026, 10, 6)
SAM = contact("Sam Whitlock", "555-0142", call_every_days=3, help_rank=1)
MEETING = commitment(
    "Harbor Street", datetime(2026, 9, 1, 18, 30), CommitmentKind.MEETING, 60, rule="FREQ=WEEKLY;BYDAY=TU"
)
WENT = Outcome(
    commitment_id=MEETING.id, original_start=datetime(2026, 9, 29, 18, 30), result=Result.DONE, answered_at=NOW
)


def left(days_ago: int) -> Event:
    day = TODAY - timedelta(days=days_ago)
    return Event(id=EventId("left"), kind=EventKind.LEFT_TREATMENT, day=day, recorded_at=NOW)


def opened(qtbot: QtBot, workspace: Workspace, *records: Record) -> PlanPage:
    workspace.plan.write_without_undo(records)
    page = PlanPage(workspace)
    qtbot.addWidget(page)
    page.resize(988, 900)
    bring_up(page)
    return page


def reviewing(qtbot: QtBot, workspace: Workspace, *records: Record) -> PlanPage:
    page = opened(qtbot, workspace, *(records or (SAM, MEETING, WENT, left(31))))
    press(page, "Review my plan")
    return page


def choices(page: PlanPage, of: str) -> list[str]:
    return [name for name in names(page) if name.startswith(f"{of}: ")]


@pytest.mark.parametrize(
    ("records", "sentence"),
    [
        ((), "Your path starts on the day you leave treatment. You can set the day in Settings."),
        ((left(-3),), "Your path starts on Fri, Oct 9."),
        ((left(5),), "Next: Day 7, Thu, Oct 8."),
        ((left(13),), "Next: Day 14, Wed, Oct 7, with a review."),
        ((left(31),), "Your review is ready: Day 30. Next: Day 60, Wed, Nov 4, with a review."),
        ((left(9999),), "You have come to the end of the two years. Review your plan when you like."),
    ],
)
def test_the_path_says_what_is_next(
    qtbot: QtBot, workspace: Workspace, records: tuple[Record, ...], sentence: str
) -> None:
    page = opened(qtbot, workspace, *records)
    assert sentence in words(page)
    assert "Review my plan" not in names(page)


def test_nothing_is_chosen_at_first_and_nothing_is_asked_of_an_empty_area(qtbot: QtBot, workspace: Workspace) -> None:
    page = reviewing(qtbot, workspace)
    assert choices(page, "Sam Whitlock, Person, group or place") == [
        f"Sam Whitlock, Person, group or place: {each}" for each in ("Keep", "Change", "Drop")
    ]
    assert find(page, "Harbor Street, Planned: Keep").hasFocus()
    assert not any(find(page, name).isChecked() for name in choices(page, "Harbor Street, Planned"))
    assert "Loved ones" not in words(page)
    press(page, "Save review")
    assert "Answer one thing first. One is enough." in words(page)
    assert workspace.plan.events.of_kind(EventKind.REVIEW) == []


def test_two_times_of_one_medicine_are_told_apart(qtbot: QtBot, workspace: Workspace) -> None:
    doses = [
        commitment("Sertraline 50 mg", datetime(2026, 9, 1, hour), CommitmentKind.MEDICINE, rule="FREQ=DAILY")
        for hour in (8, 20)
    ]
    page = reviewing(qtbot, workspace, *doses, left(31))
    for clock in ("8:00 AM", "8:00 PM"):
        assert find(page, f"Sertraline 50 mg, Every day at {clock}, Planned: Keep")


def test_dropping_or_changing_a_medicine_says_whom_to_ask(qtbot: QtBot, workspace: Workspace) -> None:
    pill = commitment("Sertraline", datetime(2026, 9, 1, 8), CommitmentKind.MEDICINE, rule="FREQ=DAILY")
    read = commitment("Read", datetime(2026, 9, 1, 8), CommitmentKind.SELF_CARE, rule="FREQ=DAILY")
    page = reviewing(qtbot, workspace, pill, replace(read, area=Area.SELF_CARE), left(31))
    press(page, "Sertraline, Planned: Change")
    assert (
        "Only change or stop a medicine with the person who prescribed it. This only changes its reminders here."
    ) in words(page)
    press(page, "Sertraline, Planned: End reminders")
    assert (
        "Ends when you save. What was done stays. "
        "Only stop a medicine with the person who prescribed it. This only ends its reminders here."
    ) in words(page)
    press(page, "Read, Planned: Drop")
    assert (
        "Ends when you save. What was done stays. If it is a medicine, only stop it with the person who prescribed it."
    ) in words(page)


def test_what_is_dropped_ends_and_the_past_stays(qtbot: QtBot, workspace: Workspace) -> None:
    page = reviewing(qtbot, workspace)
    press(page, "Harbor Street, Planned: Drop")
    press(page, "Sam Whitlock, Person, group or place: Keep")
    assert "Ends when you save. What was done stays." in words(page)
    assert workspace.plan.commitments.get(MEETING.id) == MEETING
    type_into(page, "What helped", "Long walks")
    press(page, "Save review")
    (ended,) = workspace.plan.commitments.all()
    assert list(starts(ended, datetime(2026, 10, 1), datetime(2028, 1, 1))) == []
    assert len(list(starts(ended, datetime(2026, 1, 1), datetime(2028, 1, 1)))) == 5
    assert workspace.plan.outcomes.all() == [WENT]
    assert workspace.plan.contacts.all() == [SAM]
    (done,) = workspace.plan.events.of_kind(EventKind.REVIEW)
    assert (done.day, done.title, done.note) == (TODAY, "Review: Day 30", "Long walks")
    review = content_of(done.answers, Review)
    assert [each.words for each in review.with_verdict(Verdict.DROP)] == ["Harbor Street"]
    assert "Next: Day 60, Wed, Nov 4, with a review." in words(page)
    workspace.undo()
    assert workspace.plan.commitments.all() == [MEETING]
    assert workspace.plan.events.of_kind(EventKind.REVIEW) == []


def test_a_person_and_a_step_can_be_dropped(qtbot: QtBot, workspace: Workspace) -> None:
    other = contact("Leila Marsh", area=Area.LOVED_ONES, help_rank=2)
    page = reviewing(qtbot, workspace, SAM, other)
    press(page, "Sam Whitlock, Person, group or place: Drop")
    press(page, "List five people you can call, First step: Drop")
    press(page, "Save review")
    assert workspace.plan.contacts.get(SAM.id) == replace(SAM, side=Side.NEITHER, call_every_days=None, help_rank=None)
    assert workspace.plan.contacts.get(other.id) == replace(other, help_rank=1)
    assert [step.starter for step in workspace.plan.steps.all() if step.skipped] == ["five_people"]
    workspace.undo()
    assert workspace.plan.contacts.get(SAM.id) == SAM
    assert workspace.plan.steps.all() == []


def test_a_review_can_be_stopped_and_gone_on_with(qtbot: QtBot, workspace: Workspace) -> None:
    page = reviewing(qtbot, workspace)
    press(page, "Sam Whitlock, Person, group or place: Change")
    asked: list[Destination] = []
    page.open_requested.connect(asked.append)
    press(page, "Open Sam Whitlock")
    assert asked == [Destination(Area.SOBER_NETWORK, Known(ItemKind.CONTACT, SAM.id))]
    type_into(page, "What helped", "Walks")
    press(page, "Stop for now")
    assert workspace.plan.events.of_kind(EventKind.REVIEW) == []
    again = opened(qtbot, workspace)
    press(again, "Go on with your review")
    assert find(again, "Sam Whitlock, Person, group or place: Change").isChecked()
    press(again, "Sam Whitlock, Person, group or place: Change")
    press(again, "Save review")
    (done,) = workspace.plan.events.of_kind(EventKind.REVIEW)
    assert (content_of(done.answers, Review).judged, done.note) == ((), "Walks")
    assert workspace.plan.drafts.all() == []


def test_a_review_that_was_done_can_be_read(qtbot: QtBot, workspace: Workspace) -> None:
    page = reviewing(qtbot, workspace)
    press(page, "Sam Whitlock, Person, group or place: Keep")
    type_into(page, "What helped", "Walks")
    press(page, "Save review")
    workspace.save_settings(hide_private_notes=True)
    press(page, "Read the review of Tue, Oct 6")
    said = words(page)
    assert {"Review: Day 30", "Kept", "Sam Whitlock"} <= set(said)
    assert "Walks" not in said
    press(page, "Show What helped")
    assert "Walks" in words(page)
    press(page, "Close")
    assert "Build your plan" in words(page)


def test_today_asks_when_it_is_due_and_lets_be_put_off(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([left(31)])
    (ask,) = journey_prompts.read(workspace, TODAY)
    assert (ask.title, ask.answers[0].opens) == (
        "Day 30: time to look through your plan",
        Destination(Place.PLAN, Panel.REVIEW),
    )
    assert ask.answers[1].act is not None
    ask.answers[1].act()
    asked = [bool(journey_prompts.read(workspace, TODAY + timedelta(days=days))) for days in range(4)]
    assert asked == [False, False, False, True]


def test_five_hundred_people_do_not_freeze_a_review(qtbot: QtBot, workspace: Workspace) -> None:
    page = reviewing(qtbot, workspace, *(contact(f"Ann {number}") for number in range(500)))
    assert len([name for name in names(page) if name.endswith(": Keep")]) == 6
    press(page, "Show 499 more")
    assert len([name for name in names(page) if name.endswith(": Keep")]) == 26


def test_one_area_is_a_good_plan(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, SAM)
    assert "That is a good plan. Add more when you like." in words(page)
    assert not [line for line in words(page) if "still" in line or "missing" in line]
