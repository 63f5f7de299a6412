"""The words and buttons of reminders, in full, in private and with none."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.notices import Notice, Wording, locked_notice, notice, summary, trial_notice
from aftercare.domain.reminders.windows import Reminder
from tests.unit.domain.reminders.reminder_plans import HERE, NO_QUIET_HOURS, TWO_PM, commitment, found, local

DENISE = Contact(
    id=ContactId("d"), area=Area.TREATMENT_TEAM, name="Denise Kowalski", created_at=datetime(2026, 1, 1, tzinfo=UTC)
)
HARBOR = replace(DENISE, id=ContactId("h"), kind=ContactKind.GROUP, name="Harbor Street Group")
HOUR = timedelta(hours=1)
NOON, FOUR_PM = local(6, 12), local(6, 16)
VISIT = commitment(
    CommitmentKind.VISIT,
    title="Counseling",
    contact_ids=(DENISE.id,),
    place="Larkfield Clinic, Room 4",
    leave_by=time(13, 25),
    length=HOUR,
)
ASKED = replace(NO_QUIET_HOURS, check_in_reminder_at=time(20))


def wording(words: ReminderWords, now: datetime = NOON, **changes: Any) -> Wording:
    return Wording(words=words, contacts={one.id: one for one in (DENISE, HARBOR)}, now=now, here=HERE, **changes)


def first(one: Commitment, now: datetime = NOON) -> Reminder:
    return found([one], now)[0]


def question(one: Commitment, now: datetime = FOUR_PM) -> Reminder:
    return found([one], now)[-1]


def check_in() -> Reminder:
    return found([], local(6, 20), settings=ASKED, check_in_days=[date(2026, 10, 6)])[0]


def said(one: Notice) -> str:
    return f"{one.title} {one.body}".strip()


def labels(one: Notice) -> list[str]:
    return [button.label for button in one.buttons]


def kind(what: CommitmentKind, title: str = "", start: datetime = TWO_PM, **changes: Any) -> Reminder:
    return first(commitment(what, start, title=title, **changes))


MORNING = datetime(2026, 10, 6, 7, 30)


@pytest.mark.parametrize(
    ("reminder", "full", "private"),
    [
        (
            first(VISIT),
            "Counseling at 2:00 PM. Denise Kowalski, Larkfield Clinic, Room 4. Leave by 1:25 PM.",
            "You have something at 2:00 PM. Leave by 1:25 PM.",
        ),
        (
            kind(CommitmentKind.MEETING, contact_ids=(HARBOR.id,)),
            "Harbor Street Group at 2:00 PM.",
            "You have something at 2:00 PM.",
        ),
        (
            kind(CommitmentKind.MEDICINE, start=MORNING),
            "Time for your morning medicine.",
            "7:30 AM reminder.",
        ),
        (
            kind(CommitmentKind.MEDICINE, "Blue tablet"),
            "Time for your afternoon medicine. Blue tablet",
            "2:00 PM reminder.",
        ),
        (kind(CommitmentKind.CALL, "Sam"), "A good time to call Sam.", "1 call for today."),
        (kind(CommitmentKind.SELF_CARE, "Walk"), "Walk 2:00 PM", "2:00 PM reminder."),
        (kind(CommitmentKind.SELF_CARE, "Walk", datetime(2026, 10, 6), all_day=True), "Walk", "1 thing for today."),
        (
            check_in(),
            "How was today? A check-in takes about 30 seconds.",
            "1 thing left for today. It takes about 30 seconds.",
        ),
        (question(VISIT), "Did you see Denise Kowalski today? If not, that’s OK.", "How did 2:00 PM go?"),
    ],
)
def test_each_kind_has_its_words_in_full_and_in_private(reminder: Reminder, full: str, private: str) -> None:
    assert said(notice(reminder, wording(ReminderWords.FULL))) == full
    assert said(notice(reminder, wording(ReminderWords.PRIVATE))) == private
    assert said(notice(reminder, wording(ReminderWords.NONE))) == "Reminder"


@pytest.mark.parametrize("reminder", [first(VISIT), question(VISIT), kind(CommitmentKind.CALL, "Sam"), check_in()])
def test_without_words_the_buttons_say_nothing_either(reminder: Reminder) -> None:
    neutral = {"OK", "Done", "Not today", "In 15 minutes", "Open", "Later"}
    assert set(labels(notice(reminder, wording(ReminderWords.NONE)))) <= neutral


def test_only_full_words_carry_the_name_of_the_program() -> None:
    names = [notice(first(VISIT), wording(words)).app_name for words in ReminderWords]
    assert names == ["Aftercare", "Planner", "Planner"]


@pytest.mark.parametrize(
    ("reminder", "buttons"),
    [
        (first(VISIT), ["OK", "In 15 minutes", "Open"]),
        (question(VISIT), ["I went", "I missed it", "Later"]),
        (
            question(commitment(CommitmentKind.MEETING, title="Harbor Street Group")),
            ["I went", "Not this time", "Later"],
        ),
        (kind(CommitmentKind.MEDICINE), ["Done", "In 15 minutes", "Open"]),
        (kind(CommitmentKind.SELF_CARE), ["Done", "In 15 minutes", "Not today"]),
        (kind(CommitmentKind.SELF_CARE, "Morning meds"), ["Done", "In 15 minutes", "Open"]),
        (kind(CommitmentKind.CALL), ["Called", "In 15 minutes", "Not today"]),
        (check_in(), ["Check in", "In 15 minutes", "Not today"]),
        (kind(CommitmentKind.REVIEW), ["OK", "Tomorrow", "Open"]),
    ],
)
def test_the_buttons_bear_the_words_of_their_kind(reminder: Reminder, buttons: list[str]) -> None:
    assert labels(notice(reminder, wording(ReminderWords.PRIVATE))) == buttons


@pytest.mark.parametrize(
    ("now", "all_day", "words"),
    [
        (local(6, 12), False, "Counseling at 2:00 PM."),
        (local(5, 12), False, "Counseling tomorrow at 2:00 PM."),
        (local(3, 12), False, "Counseling on Tuesday, October 6 at 2:00 PM."),
        (local(6, 12), True, "Counseling today."),
        (local(5, 12), True, "Counseling tomorrow."),
        (local(3, 12), True, "Counseling on Tuesday, October 6."),
    ],
)
def test_the_day_is_said_when_it_is_not_today(now: datetime, all_day: bool, words: str) -> None:
    start = datetime(2026, 10, 6) if all_day else TWO_PM
    one = commitment(CommitmentKind.VISIT, start, all_day=all_day, title="Counseling")
    assert notice(first(one, now), wording(ReminderWords.FULL, now)).title == words


def test_a_question_asked_on_another_day_names_the_day() -> None:
    late = wording(ReminderWords.FULL, local(7, 12)), wording(ReminderWords.PRIVATE, local(7, 12))
    reminder = question(VISIT, local(7, 12))
    assert [said(notice(reminder, one)) for one in late] == [
        "Did you see Denise Kowalski on Tuesday? If not, that’s OK.",
        "How did 2:00 PM on Tuesday go?",
    ]
    group = question(replace(VISIT, kind=CommitmentKind.MEETING), local(7, 12))
    assert notice(group, late[0]).title == "How did it go on Tuesday: Counseling?"


def test_times_are_by_this_computers_clock() -> None:
    abroad = replace(VISIT, zone="Europe/London")
    assert said(notice(first(abroad), wording(ReminderWords.PRIVATE))) == (
        "You have something at 9:00 AM. Leave by 8:25 AM."
    )


@pytest.mark.parametrize("what", list(CommitmentKind))
def test_what_has_no_title_is_called_by_its_kind(what: CommitmentKind) -> None:
    assert notice(kind(what), wording(ReminderWords.FULL)).title


def test_one_summary_for_several() -> None:
    several = [kind(CommitmentKind.SELF_CARE, title) for title in ("Walk", "Lunch", "Nap", "Read")]
    full = summary(several, wording(ReminderWords.FULL))
    assert full.title == "4 things are waiting for you."
    assert full.body.splitlines()[:4] == ["Walk", "Lunch", "Nap", "Read"]
    assert full.names == tuple(one.name for one in several)
    private = summary(several, wording(ReminderWords.PRIVATE))
    assert said(private) == "4 things are waiting for you. Open the list to see them. There is no hurry."
    assert said(summary(several, wording(ReminderWords.NONE))) == "Reminder"
    late = summary(several, wording(ReminderWords.PRIVATE, local(6, 15)))
    assert said(late).startswith("While you were away 4 things are waiting for you. ")


def test_what_was_chosen_for_one_item_goes_before_what_was_chosen_for_all() -> None:
    reminder = replace(first(VISIT), words=ReminderWords.NONE)
    assert said(notice(reminder, wording(ReminderWords.FULL))) == "Reminder"
    assert notice(reminder, wording(ReminderWords.FULL)).app_name == "Planner"
    open_one = replace(first(VISIT), words=ReminderWords.FULL)
    assert notice(open_one, wording(ReminderWords.NONE)).title == "Counseling at 2:00 PM."
    several = summary([reminder, open_one, first(VISIT), reminder], wording(ReminderWords.FULL))
    assert several.body.splitlines()[:4] == ["Reminder", "Counseling", "Counseling", "Reminder"]


def test_while_locked_nothing_is_said() -> None:
    assert said(locked_notice()) == "Reminder Unlock to see it."
    assert labels(locked_notice()) == ["Unlock", "In 15 minutes"]
    assert said(locked_notice(still_known=False)) == "Reminder Open your planner so that it can remind you."


def more(reminder: Reminder, now: datetime) -> list[str]:
    return [button.label for button in notice(reminder, wording(ReminderWords.PRIVATE, now)).more]


def test_there_are_other_times_while_they_are_of_use() -> None:
    medicine = kind(CommitmentKind.MEDICINE, rule="FREQ=DAILY")
    assert more(medicine, local(6, 14)) == ["In 1 hour", "This evening", "Tomorrow morning"]
    assert more(medicine, local(6, 17, 50)) == ["In 1 hour", "Tomorrow morning"]
    twice = found([commitment(CommitmentKind.MEDICINE, rdates=(TWO_PM + 3 * HOUR,))], NOON)
    assert more(min(twice, key=lambda one: one.moment), local(6, 14)) == ["In 1 hour"]
    assert more(first(replace(VISIT, reminders=(2 * HOUR,))), NOON) == ["In 1 hour"]
    assert more(first(VISIT), local(6, 14, 10)) == []
    assert more(check_in(), local(6, 20)) == ["In 1 hour"]
    assert more(question(VISIT), local(6, 16)) == []


def test_private_and_wordless_notices_carry_nothing_the_person_typed() -> None:
    for words in (ReminderWords.PRIVATE, ReminderWords.NONE):
        for reminder in (first(VISIT), question(VISIT), kind(CommitmentKind.CALL, "Sam")):
            one = notice(reminder, wording(words))
            shown = " ".join([one.title, one.body, one.app_name, *labels(one)])
            assert not any(typed in shown for typed in ("Counseling", "Denise", "Larkfield", "Sam"))


def test_words_stay_out_of_logs() -> None:
    assert "Counseling" not in repr(notice(first(VISIT), wording(ReminderWords.FULL)))


def test_the_same_reminder_always_has_the_same_key() -> None:
    keys = {notice(first(VISIT, now), wording(ReminderWords.FULL, now)).key for now in (local(5, 1), local(6, 12))}
    assert len(keys) == 1
    assert trial_notice("Planner").key not in keys
