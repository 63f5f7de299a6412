"""When to seek help: signs, the if-then plan and what it answers, reasons, safety facts, and what Help now shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.seek_help.ladder import Ladder, Level, Reason, Reasons, Sign, WarningSigns
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Override, Result
from aftercare.domain.records.identity import SheetId
from aftercare.domain.records.settings import Substance
from aftercare.planner.destinations import Destination, ItemKind, Known, New, Panel, Place
from aftercare.planner.seek_help import help_people
from aftercare.planner.seek_help import prompts as seek_help_prompts
from aftercare.planner.seek_help.reads import (
    ladder_of,
    noticed_on,
    reasons_of,
    save_noticed,
    save_sheet,
    signs_of,
    todays_answer,
)
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import open_card
from aftercare.ui.seek_help.page import SeekHelpPage
from aftercare.ui.widgets.check_row import CheckRow
from tests.gui.hands import bring_up, choose_from_menu, find, name_of, names, press, type_into, words
from tests.gui.made_up import NOW, commitment, contact
from tests.mockup.plan import at

Open = Callable[[], SeekHelpPage]
SLEEP, FIGHT = Sign(id="1", words="I sleep badly"), Sign(id="2", words="I pick <b>fights</b>")
SAM = contact("Sam Whitlock", "555-0142", help_rank=1)


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace) -> Open:
    """Opens the page."""

    def show() -> SeekHelpPage:
        page = SeekHelpPage(workspace)
        qtbot.addWidget(page)
        page.resize(988, 800)
        bring_up(page)
        return page

    return show


def with_ladder(workspace: Workspace, *levels: Level, on_help_now: bool = False) -> None:
    workspace.plan.write_without_undo([SAM])
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, FIGHT)))
    save_sheet(workspace, "made up", Ladder(levels=levels, on_help_now=on_help_now))


# Signs


def test_signs_are_written_picked_and_taken_back(opened: Open, workspace: Workspace) -> None:
    page = opened()
    type_into(page, "A warning sign", "I pick fights")
    press(page, "Add sign")
    assert find(page, "A warning sign", QLineEdit).hasFocus()
    press(page, "Pick from suggestions")
    press(page, "Add: I sleep badly")
    assert [sign.words for sign in signs_of(workspace).signs] == ["I pick fights", "I sleep badly"]
    assert not find(page, "Add: I sleep badly").isEnabled()
    workspace.undo()
    assert [sign.words for sign in signs_of(workspace).signs] == ["I pick fights"]
    assert find(page, "Add: I sleep badly").isEnabled()


def test_an_empty_sign_is_not_added(opened: Open, workspace: Workspace) -> None:
    page = opened()
    type_into(page, "A warning sign", "   ")
    press(page, "Add sign")
    assert signs_of(workspace).signs == ()


def test_a_sign_is_changed_moved_and_removed(opened: Open, workspace: Workspace) -> None:
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, FIGHT)))
    page = opened()
    more = "More about I sleep badly"
    choose_from_menu(page, more, "Change")
    type_into(page, "Warning sign", "  ")
    press(page, "Save Warning sign")
    assert "Write a few words, or remove this line." in words(page)
    assert signs_of(workspace).signs == (SLEEP, FIGHT)
    type_into(page, "Warning sign", "I lie awake")
    press(page, "Save Warning sign")
    assert [sign.words for sign in signs_of(workspace).signs] == ["I lie awake", FIGHT.words]
    choose_from_menu(page, "More about I lie awake", "Move down")
    assert [sign.id for sign in signs_of(workspace).signs] == ["2", "1"]
    choose_from_menu(page, "More about I lie awake", "Remove")
    assert [sign.id for sign in signs_of(workspace).signs] == ["2"]


def test_a_sign_is_here_for_today_only(opened: Open, workspace: Workspace) -> None:
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, FIGHT)))
    page, today = opened(), workspace.today()
    press(page, "I sleep badly, not noticed today")
    assert noticed_on(workspace, today) == (SLEEP,)
    assert noticed_on(workspace, today + timedelta(days=1)) == ()
    press(page, "I sleep badly, I notice this now")
    assert noticed_on(workspace, today) == ()
    assert workspace.plan.sheets.get(SheetId(f"noticed_signs.{today}")) is None
    workspace.undo()
    assert noticed_on(workspace, today) == (SLEEP,)


def test_long_and_right_to_left_signs_simply_work(opened: Open, workspace: Workspace) -> None:
    page = opened()
    long, hebrew = "x" * 10_000, "אני ישן רע 😴"
    type_into(page, "A warning sign", long)
    press(page, "Add sign")
    type_into(page, "A warning sign", hebrew)
    press(page, "Add sign")
    assert [sign.words for sign in signs_of(workspace).signs] == [long[:200], hebrew]


# The if-then plan


def test_a_level_is_written_and_answers(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM])
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, FIGHT)))
    page = opened()
    press(page, "Add a level")
    assert find(page, "I sleep badly", QAbstractButton).hasFocus()
    press(page, "I sleep badly")
    type_into(page, "Then I do this", "Go to a group")
    who = find(page, "And call", QComboBox)
    who.setCurrentIndex(who.findText("Sam Whitlock · 555-0142"))
    press(page, "Save")
    (level,) = ladder_of(workspace).levels
    assert (level.signs, level.do, level.contact_id) == (("1",), "Go to a group", SAM.id)
    assert "If: “I sleep badly”" in words(page)
    assert "Then: Go to a group. Then call Sam." in words(page)
    assert "Nothing you entered today fits a level." in words(page)
    press(page, "I sleep badly, not noticed today")
    says = "You noticed 1 of your signs: “I sleep badly”. Your plan says: Go to a group. Then call Sam."
    assert says in words(page)


def test_a_number_of_signs_beside_one_sign_can_only_be_one(opened: Open) -> None:
    page = opened()
    type_into(page, "A warning sign", "I sleep badly")
    press(page, "Add sign")
    page.open_item(New(ItemKind.LEVEL))
    type_into(page, "Or this many of my signs", "two")
    press(page, "Save")
    assert "Enter 1, or leave it empty." in words(page)


@pytest.mark.parametrize(
    ("fields", "sentence", "focus"),
    [
        ({}, "Choose a sign, or fill in one of the other fields.", "I sleep badly"),
        ({"Or this many of my signs": "3"}, "You have 2 signs on your list.", "Or this many of my signs"),
        (
            {"Or this many of my signs": "two"},
            "Enter a number from 1 to 2, or leave it empty.",
            "Or this many of my signs",
        ),
        (
            {"Or strong cravings on this many days": "0"},
            "Enter a number from 1 to 30, or leave it empty.",
            "Or strong cravings on this many days",
        ),
        (
            {"Or strong cravings on this many days": "5", "Within this many days": "3"},
            "Enter at least 5 days.",
            "Within this many days",
        ),
    ],
)
def test_what_does_not_fit_is_said_beside_the_field(
    opened: Open, workspace: Workspace, fields: dict[str, str], sentence: str, focus: str
) -> None:
    with_ladder(workspace)
    page = opened()
    page.open_item(New(ItemKind.LEVEL))
    for name, text in fields.items():
        type_into(page, name, text)
    type_into(page, "Then I do this", "Rest")
    press(page, "Save")
    assert sentence in words(page)
    assert page.focusWidget() is find(page, focus, QLineEdit if focus in fields else QAbstractButton)
    assert all(find(page, name, QLineEdit).text() == text for name, text in fields.items())
    assert find(page, "Then I do this", QPlainTextEdit).toPlainText() == "Rest"
    assert ladder_of(workspace).levels == ()


def test_a_level_says_what_to_do_or_whom_to_call(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace)
    page = opened()
    page.open_item(New(ItemKind.LEVEL))
    type_into(page, "Or this many missed visits", "2")
    press(page, "Save")
    assert "Write what you will do, or choose someone to call." in words(page)
    assert ladder_of(workspace).levels == ()


def test_what_was_typed_stays_until_it_is_saved_or_cancelled(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace)
    page = opened()
    page.open_item(New(ItemKind.LEVEL))
    type_into(page, "Then I do this", "Rest")
    page.open_item(New(ItemKind.CONTACT))
    page.open_item(New(ItemKind.LEVEL))
    assert find(page, "Then I do this", QPlainTextEdit).toPlainText() == "Rest"
    press(page, "Cancel")
    page.open_item(New(ItemKind.LEVEL))
    assert find(page, "Then I do this", QPlainTextEdit).toPlainText() == ""


def test_what_was_typed_into_a_level_is_there_after_a_restart(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", hard_day=True, do="Rest"))
    page = opened()
    press(page, "Change level 1")
    type_into(page, "Or this many missed visits", "2")
    press(page, "I sleep badly")
    page.hide()
    page = opened()
    press(page, "Change level 1")
    assert "This was not saved yet" in words(page)
    assert find(page, "Or this many missed visits", QLineEdit).text() == "2"
    page.open_item(New(ItemKind.LEVEL))
    assert "This was not saved yet" not in words(page)
    page.open_item(Known(ItemKind.LEVEL, "a"))
    press(page, "Save")
    (level,) = ladder_of(workspace).levels
    assert level == Level(id="a", signs=("1",), missed_visits=2, hard_day=True, do="Rest")
    page = opened()
    press(page, "Change level 1")
    assert "This was not saved yet" not in words(page)


def test_levels_are_changed_moved_and_removed(opened: Open, workspace: Workspace) -> None:
    mild, high = Level(id="a", sign_count=1, do="Rest"), Level(id="b", hard_day=True, contact_id=SAM.id)
    with_ladder(workspace, mild, high)
    page = opened()
    choose_from_menu(page, "More about level 2", "Move up")
    assert ladder_of(workspace).levels == (high, mild)
    press(page, "Change level 2")
    assert find(page, "Or this many of my signs", QLineEdit).text() == "1"
    type_into(page, "Or this many of my signs", "2")
    press(page, "Save")
    assert [level.sign_count for level in ladder_of(workspace).levels] == [None, 2]
    choose_from_menu(page, "More about level 1", "Remove")
    assert [level.id for level in ladder_of(workspace).levels] == ["a"]


def test_a_level_whose_person_left_the_plan_says_so(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="b", hard_day=True, contact_id=SAM.id))
    workspace.plan.write_without_undo(remove=[SAM])
    assert "Then: choose what to do. The person you picked to call is no longer in your plan." in words(opened())


# The starter plan

DENISE = contact("Denise Kowalski", "555-0121", Area.TREATMENT_TEAM)
_FIRST = "Then: Eat something, rest a little, and don’t stay alone. Then call Sam."
_LAST = "Then: Stay with someone, and ask for help today. Help now has lines for any hour. Then call Denise."


def test_a_starter_plan_is_offered_in_full_and_taken_over_with_one_press(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM, DENISE])
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP,)))
    page = opened()
    assert {"A plan to start with", "Level 1", "Level 2", "Level 3", _FIRST, _LAST} <= set(words(page))
    assert "The people to call are from your plan. You can change every part." in words(page)
    assert ladder_of(workspace).levels == ()
    press(page, "Use this plan")
    assert page.focusWidget() is find(page, "Change level 1")
    assert {_FIRST, _LAST} <= set(words(page))
    assert "Use this plan" not in names(page)
    assert [level.contact_id for level in ladder_of(workspace).levels] == [SAM.id, SAM.id, DENISE.id]
    workspace.undo()
    assert ladder_of(workspace).levels == ()
    assert "Use this plan" in names(page)


def test_it_answers_on_the_first_day_with_one_sign(opened: Open, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([SAM])
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP,)))
    page = opened()
    press(page, "Use this plan")
    assert _asked(workspace) == []
    press(page, "I sleep badly, not noticed today")
    assert _asked(workspace) == [
        "You noticed 1 of your signs: “I sleep badly”.",
        "Your plan says: Eat something, rest a little, and don’t stay alone. Then call Sam.",
    ]


def test_its_levels_are_changed_like_any_also_with_fewer_signs_than_they_ask_for(
    opened: Open, workspace: Workspace
) -> None:
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP,)))
    page = opened()
    press(page, "Use this plan")
    press(page, "Change level 3")
    type_into(page, "Then I do this", "Call the clinic")
    press(page, "Save")
    *milder, last = ladder_of(workspace).levels
    assert (len(milder), last.sign_count, last.do) == (2, 3, "Call the clinic")
    press(page, "Change level 3")
    type_into(page, "Or this many of my signs", "4")
    press(page, "Save")
    assert "You have 1 sign on your list." in words(page)
    assert ladder_of(workspace).levels[-1] == last


def test_who_is_not_in_the_plan_is_said_in_words(opened: Open, workspace: Workspace) -> None:
    page = opened()
    assert "No one in your plan has a number yet. You can change every part, now or later." in words(page)
    assert "Then: Stay with someone. Call my team or a crisis line on Help now." in words(page)
    workspace.plan.write_without_undo([DENISE])
    page.refresh()
    assert "Who is in your plan is named here. You can change every part." in words(page)
    assert _LAST in words(page)


def test_without_signs_it_invites_to_add_a_few(opened: Open, workspace: Workspace) -> None:
    page = opened()
    invitation = "These levels work with your warning signs. You have none yet."
    assert invitation in words(page)
    press(page, "Use this plan")
    assert invitation in words(page)
    press(page, "Add a few signs")
    assert page.focusWidget() is find(page, "Add: I tell myself one time won’t matter")
    press(page, "Add: I sleep badly")
    assert invitation not in words(page)
    assert [sign.words for sign in signs_of(workspace).signs] == ["I sleep badly"]


def test_a_plan_of_ones_own_is_not_offered_another(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", hard_day=True, do="Rest"))
    page = opened()
    assert "Use this plan" not in names(page)
    choose_from_menu(page, "More about level 1", "Remove")
    assert "Use this plan" in names(page)


def test_what_help_now_shows_stays_as_chosen(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, on_help_now=True)
    press(opened(), "Use this plan")
    assert ladder_of(workspace).on_help_now


# What it answers


def test_it_answers_from_check_ins_and_missed_visits(workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", strong_days=1, do="Rest"), Level(id="b", missed_visits=1, contact_id=SAM.id))
    today = workspace.today()
    assert todays_answer(workspace, today) is None
    workspace.plan.write_without_undo([CheckIn(day=today, craving=Craving.STRONG, answered_at=NOW)])
    assert "Cravings were strong on 1 of the last 7 days." in _asked(workspace)
    visit = commitment("Counseling", at(14, day=1), CommitmentKind.VISIT, 50)
    group = commitment("Group", at(9, day=1), CommitmentKind.MEETING, 50)
    missed = [
        Outcome(commitment_id=each.id, original_start=each.start, result=Result.MISSED, answered_at=NOW)
        for each in (visit, group)
    ]
    workspace.plan.write_without_undo([visit, group, *missed])
    assert _asked(workspace) == ["1 visit was missed in the last 14 days.", "Your plan says: Call Sam."]


def test_a_missed_visit_counts_on_the_day_it_was_moved_to(workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", missed_visits=2, contact_id=SAM.id))
    early = commitment("Counseling", at(14, day=1) - timedelta(days=30), CommitmentKind.VISIT, 50)
    late = commitment("Doctor", at(9, day=2), CommitmentKind.VISIT, 50)
    moved = Override(commitment_id=early.id, original_start=early.start, start=at(14, day=3))
    missed = [
        Outcome(commitment_id=each.id, original_start=each.start, result=Result.MISSED, answered_at=NOW)
        for each in (early, late)
    ]
    workspace.plan.write_without_undo([early, late, *missed])
    assert _asked(workspace) == []
    workspace.plan.write_without_undo([moved])
    assert _asked(workspace)[0] == "2 visits were missed in the last 14 days."


def _asked(workspace: Workspace) -> list[str]:
    return [part for ask in seek_help_prompts.read(workspace, workspace.today()) for part in (ask.title, ask.sentence)]


def test_without_levels_nothing_is_asked(workspace: Workspace) -> None:
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP,)))
    save_noticed(workspace, "made up", (SLEEP,))
    assert _asked(workspace) == []


def test_help_now_shows_the_answer_only_when_asked_to(opened: Open, workspace: Workspace) -> None:
    help_people.follow(workspace)
    with_ladder(workspace, Level(id="a", sign_count=1, contact_id=SAM.id))
    save_noticed(workspace, "made up", (SLEEP,))
    assert workspace.card.answer is None
    page = opened()
    press(page, "Show on Help now what my plan says today")
    answer = open_card.read(workspace.card_file).answer
    assert answer is not None
    assert (answer.day, answer.plan) == (workspace.today(), "Call Sam.")
    press(page, "I sleep badly, I notice this now")
    assert open_card.read(workspace.card_file).answer is None


# Signs that lead to Help now

DYING = Sign(id="3", words="I don’t want to live")
ALONE, CALL = "You don’t have to be alone with this.", "Help now has people to call."


def with_a_sign_of_dying(workspace: Workspace) -> None:
    workspace.save_card(country="US")
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, DYING, FIGHT)))


def test_a_sign_of_dying_leads_to_help_at_once_without_any_ladder(
    opened: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    with_a_sign_of_dying(workspace)
    page = opened()
    press(page, "I sleep badly, not noticed today")
    assert "Open Help now" not in names(page)
    press(page, "I don’t want to live, not noticed today")
    assert f"{ALONE} {CALL}" in words(page)
    with qtbot.waitSignal(page.open_requested) as went:
        press(page, "Open Help now")
    assert went.args == [Destination(Place.HELP_NOW)]
    press(page, "I don’t want to live, I notice this now")
    assert f"{ALONE} {CALL}" not in words(page)


def test_a_suggestion_of_dying_leads_to_help(opened: Open, workspace: Workspace) -> None:
    workspace.save_card(country="US")
    page = opened()
    press(page, "Pick from suggestions")
    press(page, "Add: I think about dying")
    assert f"{ALONE} {CALL}" not in words(page)
    press(page, "I think about dying, not noticed today")
    assert f"{ALONE} {CALL}" in words(page)


def test_the_way_to_help_stands_under_its_sign_and_can_be_put_off(opened: Open, workspace: Workspace) -> None:
    with_a_sign_of_dying(workspace)
    page = opened()
    box = find(page, "I don’t want to live, not noticed today")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.hasFocus()
    reached = [name_of(after(box, steps)) for steps in (2, 3, 4)]
    assert reached == ["Open Help now", "Not now", "I pick <b>fights</b>, not noticed today"]
    press(page, "Not now")
    assert f"{ALONE} {CALL}" not in words(page)
    assert box.hasFocus()
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, DYING)))
    assert f"{ALONE} {CALL}" not in words(page)
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert f"{ALONE} {CALL}" in words(page)


def after(widget: QWidget, steps: int) -> QWidget:
    """What Tab comes to after so many presses."""
    found, left = widget, steps
    while left:
        following = found.nextInFocusChain()
        assert following is not None
        found = following
        left -= bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus) and found.isVisible()
    return found


def test_a_note_stays_when_its_line_gets_other_words_or_goes(opened: Open, workspace: Workspace) -> None:
    with_a_sign_of_dying(workspace)
    other = Sign(id="4", words="Nothing helps")
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP, DYING, other)))
    page = opened()
    press(page, "Nothing helps, not noticed today")
    press(page, "I don’t want to live, not noticed today")
    choose_from_menu(page, "More about I don’t want to live", "Change")
    type_into(page, "Warning sign", "I want to die")
    press(page, "Save Warning sign")
    assert f"{ALONE} {CALL}" in words(page)
    choose_from_menu(page, "More about I want to die", "Remove")
    assert f"{ALONE} {CALL}" in words(page)
    choose_from_menu(page, "More about Nothing helps", "Remove")
    assert f"{ALONE} {CALL}" not in words(page)


def test_a_level_that_is_reached_never_hides_the_way_to_help(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", sign_count=1, do="Rest"))
    with_a_sign_of_dying(workspace)
    page = opened()
    press(page, "I don’t want to live, not noticed today")
    assert f"{ALONE} {CALL}" in words(page)
    assert any("Your plan says: Rest" in text for text in words(page))
    assert [ask.title for ask in seek_help_prompts.read_for_help(workspace, workspace.today())] == [ALONE]
    assert _asked(workspace)[-1] == "Your plan says: Rest"


def test_nothing_covers_the_way_to_help(opened: Open, workspace: Workspace) -> None:
    with_a_sign_of_dying(workspace)
    offered: list[str] = []
    workspace.offer_undo = offered.append
    page = opened()
    press(page, "I sleep badly, not noticed today")
    assert len(offered) == 1
    press(page, "I don’t want to live, not noticed today")
    assert len(offered) == 1
    assert noticed_on(workspace, workspace.today()) == (SLEEP, DYING)


def test_hidden_notes_keep_the_way_to_help_and_say_nothing_of_the_sign(opened: Open, workspace: Workspace) -> None:
    with_a_sign_of_dying(workspace)
    save_noticed(workspace, "made up", (DYING,))
    page = opened()
    assert f"{ALONE} {CALL}" in words(page)
    workspace.save_settings(hide_private_notes=True)
    assert f"{CALL} You can open it any time." in words(page)
    assert "Open Help now" in names(page)
    assert ALONE not in " ".join(words(page))
    (ask,) = seek_help_prompts.read_for_help(workspace, workspace.today())
    assert (ask.title, ask.sentence) == (CALL, "You can open it any time.")


def test_without_anyone_to_call_it_promises_no_one(opened: Open, workspace: Workspace) -> None:
    workspace.save_card(country="ZZ")
    save_sheet(workspace, "made up", WarningSigns(signs=(DYING,)))
    save_noticed(workspace, "made up", (DYING,))
    assert f"{ALONE} Help now says where to find help." in words(opened())


# Reasons


def test_only_ticked_reasons_reach_the_open_card(opened: Open, workspace: Workspace) -> None:
    help_people.follow(workspace)
    page = opened()
    for reason in ("My sister", "My own bed"):
        type_into(page, "A reason", reason)
        press(page, "Add reason")
    assert open_card.read(workspace.card_file).reasons == ()
    press(page, "My own bed, not shown on Help now")
    assert open_card.read(workspace.card_file).reasons == ("My own bed",)
    choose_from_menu(page, "More about My own bed", "Move up")
    choose_from_menu(page, "More about My own bed", "Remove")
    assert [reason.words for reason in reasons_of(workspace).reasons] == ["My sister"]
    assert open_card.read(workspace.card_file).reasons == ()
    workspace.undo()
    assert open_card.read(workspace.card_file).reasons == ("My own bed",)


def test_nobody_reads_the_words_in_a_log() -> None:
    assert "sister" not in repr(Reasons(reasons=(Reason(id="1", words="My sister"),)))


# A safer home


def test_the_step_for_a_safer_home_says_why_and_how_until_it_is_done(opened: Open) -> None:
    page = opened()
    step = "Make home safer: medicines, weapons and alcohol out of reach"
    assert any("Distance gives you time." in text for text in words(page))
    assert any(text.startswith("Source: SAVE") and "Checked on December 1, 2026." in text for text in words(page))
    press(page, f"{step}, Day 3")
    assert not any("Distance gives you time." in text for text in words(page))


# What Help now shows


def test_people_are_ordered_and_taken_off(opened: Open, workspace: Workspace) -> None:
    leila = contact("Leila Marsh", "555-0178", Area.LOVED_ONES)
    workspace.plan.write_without_undo([SAM, leila])
    page = opened()
    choose_from_menu(page, "Add someone", "Leila Marsh")
    press(page, "Move Leila Marsh up")
    ranks = {each.name: each.help_rank for each in workspace.plan.contacts.all()}
    assert ranks == {"Leila Marsh": 1, "Sam Whitlock": 2}
    press(page, "Take Sam Whitlock off Help now")
    ranks = {each.name: each.help_rank for each in workspace.plan.contacts.all()}
    assert ranks == {"Leila Marsh": 1, "Sam Whitlock": None}


def test_an_own_line_is_added_taken_off_and_put_back(opened: Open, workspace: Workspace) -> None:
    page = opened()
    press(page, "Add my own line")
    for name, text in (
        ("Name of the line", "Province line"),
        ("Number of the line", "1-800-555-0199"),
        ("When it answers", "8 AM to 10 PM"),
        ("Languages it speaks", "English, French,"),
    ):
        type_into(page, name, text)
    press(page, "Add line")
    (line,) = open_card.read(workspace.card_file).lines
    assert (line.name, line.number, line.hours, line.languages) == (
        "Province line", "1-800-555-0199", "8 AM to 10 PM", ("English", "French"),
    )  # fmt: skip
    assert line.own
    assert "Name of the line" not in names(page, QLineEdit)
    press(page, "Take Province line off Help now")
    assert open_card.read(workspace.card_file).lines == ()
    press(page, "Put it back")
    assert open_card.read(workspace.card_file).lines == (line,)


@pytest.mark.parametrize(
    ("name", "number", "sentence", "focus"),
    [
        ("", "555-0199", "Write a name for this line, so that you know it again.", "Name of the line"),
        ("Line", "", "Enter a phone number with at least 3 digits, like 988 or 555-0142.", "Number of the line"),
        ("Line", "call me", "Enter a phone number with at least 3 digits, like 988 or 555-0142.", "Number of the line"),
    ],
)
def test_an_own_line_needs_a_name_and_a_number(
    opened: Open, workspace: Workspace, name: str, number: str, sentence: str, focus: str
) -> None:
    page = opened()
    press(page, "Add my own line")
    type_into(page, "Name of the line", name)
    type_into(page, "Number of the line", number)
    press(page, "Add line")
    assert sentence in words(page)
    assert find(page, focus, QLineEdit).hasFocus()
    assert find(page, "Number of the line", QLineEdit).text() == number
    assert workspace.card.lines == ()


def test_it_leads_to_a_look_at_help_now(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    with qtbot.waitSignal(page.open_requested) as went:
        press(page, "See Help now")
    assert went.args == [Destination(Place.HELP_NOW)]


# Safety facts


def test_safety_facts_follow_what_is_chosen_and_tick_their_step(
    opened: Open, qtbot: QtBot, workspace: Workspace
) -> None:
    workspace.save_card(country="US")
    page = opened()
    press(page, "Read the safety facts")
    press(page, "Opioids (pain pills, heroin)")
    assert workspace.plan.settings.substances == (Substance.OPIOIDS,)
    qtbot.waitUntil(lambda: any("With opioids, the same amount" in text for text in words(page)))
    shown = words(page)
    assert not any("used to alcohol" in text for text in shown)
    assert any("Checked on" in text and "Source: CDC" in text for text in shown)
    assert {"Call 911 now if:", "Signs of an overdose", "What to do"} <= set(shown)
    assert shown.count("Methadone and buprenorphine") == 1
    press(page, "I have read them")
    (step,) = workspace.plan.steps.in_area(Area.SEEK_HELP)
    assert (step.starter, step.done_on) == ("safety_facts", workspace.today())
    page.open_item(Panel.SAFETY)
    assert "I have read them" not in names(page)


def test_a_row_is_ticked_by_space(opened: Open, workspace: Workspace) -> None:
    save_sheet(workspace, "made up", WarningSigns(signs=(SLEEP,)))
    page = opened()
    row = page.findChild(CheckRow)
    assert isinstance(row, CheckRow)
    row.check.setFocus()
    QTest.keyClick(row.check, Qt.Key.Key_Space)
    assert noticed_on(workspace, workspace.today()) == (SLEEP,)
    assert row.check.hasFocus()


# Hidden private words


def test_signs_plan_and_reasons_are_hidden_and_shown_one_by_one(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", signs=("1",), do="Go to bed early"))
    save_sheet(workspace, "made up", Reasons(reasons=(Reason(id="1", words="My sister"),)))
    save_noticed(workspace, "made up", (SLEEP,))
    workspace.save_settings(hide_private_notes=True)
    page = opened()
    private = ("I sleep badly", "fights", "Go to bed early", "My sister")
    said = " ".join([*words(page), *names(page)])
    assert not [each for each in private if each in said]
    press(page, "Show My warning signs")
    assert "I sleep badly" in words(page)
    type_into(page, "A warning sign", "I skip meals")
    press(page, "Add sign")
    assert "I skip meals" in words(page)
    press(page, "Show My reasons")
    press(page, "Show My if-then plan")
    assert "Then: Go to bed early" in words(page)
    press(page, "Change level 1")
    assert "I sleep badly" not in words(page)
    written = [each.toPlainText() for each in page.findChildren(QPlainTextEdit) if each.isVisibleTo(page)]
    assert "Go to bed early" not in written
    press(page, "Save")
    assert [each.do for each in ladder_of(workspace).levels] == ["Go to bed early"]
    assert [each.signs for each in ladder_of(workspace).levels] == [("1",)]
    assert "Then: Go to bed early" not in words(page)
    assert page.focusWidget() is find(page, "Show My if-then plan")


def test_today_does_not_say_hidden_words(workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", signs=("1",), do="Go to bed early"))
    save_noticed(workspace, "made up", (SLEEP,))
    workspace.save_settings(hide_private_notes=True)
    said = " ".join(_asked(workspace))
    assert said
    assert "I sleep badly" not in said
    assert "Go to bed early" not in said


def test_a_call_to_someone_without_a_number_stays_in_a_level(opened: Open, workspace: Workspace) -> None:
    with_ladder(workspace, Level(id="a", hard_day=True, contact_id=SAM.id))
    workspace.plan.write_without_undo([replace(SAM, numbers=())])
    page = opened()
    press(page, "Change level 1")
    type_into(page, "Then I do this", "Rest")
    press(page, "Save")
    assert [(each.do, each.contact_id) for each in ladder_of(workspace).levels] == [("Rest", SAM.id)]
