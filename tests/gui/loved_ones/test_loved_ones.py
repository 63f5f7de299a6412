"""The page of loved ones: agreements in two people's words, practical help, talks, and words for hard talks."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.loved_ones import Agreement, Sides
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.identity import ContactId
from aftercare.planner.destinations import Item, ItemKind, Known
from aftercare.planner.workspace import Workspace
from aftercare.ui.frames import draft_keeper
from aftercare.ui.loved_ones.page import LovedOnesPage
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import HERE, NOW, commitment, contact

LEILA = contact("Leila Marsh", "555-0178", Area.LOVED_ONES, what_helps=("Listen first",), said_yes_to=("Rides",))
ELLEN = contact("Ellen Marsh", area=Area.LOVED_ONES)
MINE, THEIRS = "What helps: In my words", "What helps: In Leila’s words"


_LEILA = Known(ItemKind.AGREEMENT, LEILA.id)


def opened(qtbot: QtBot, workspace: Workspace, item: Item | None = _LEILA) -> LovedOnesPage:
    page = LovedOnesPage(workspace)
    qtbot.addWidget(page)
    page.resize(988, 800)
    bring_up(page)
    if item is not None:
        page.open_item(item)
    return page


def agreement(workspace: Workspace) -> Agreement:
    found = workspace.plan.sheets.load(Agreement, about=LEILA.id)
    return found[0][1] if found else Agreement()


def text_of(page: LovedOnesPage, name: str) -> str:
    return find(page, name, QPlainTextEdit).toPlainText()


def test_looking_writes_nothing_and_never_asks_twice(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    assert text_of(page, MINE) == "Listen first"
    assert find(page, "Leila said yes to: Rides").isChecked()
    press(page, "Close")
    assert workspace.plan.sheets.all() == []
    assert workspace.plan.undo() is None


def test_each_side_has_its_own_words(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    long = "שקט 🌱\n" + "y" * 10_000
    type_into(page, MINE, "Listen first\n\n Ask me ")
    type_into(page, THEIRS, long)
    type_into(page, "Boundaries: My boundaries", "I leave when people drink")
    assert workspace.plan.contacts.all()[0].what_helps == ("Listen first", "Ask me")
    saved = agreement(workspace)
    assert saved.helps == Sides(theirs=long)
    assert saved.boundaries.mine == "I leave when people drink"
    workspace.undo()
    workspace.undo()
    workspace.undo()
    assert workspace.plan.contacts.all() == [LEILA]
    assert agreement(workspace) == Agreement()
    assert text_of(page, MINE) == "Listen first"


def test_words_not_left_yet_are_there_next_time(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    find(page, THEIRS, QPlainTextEdit).setFocus()
    QTest.keyClicks(find(page, THEIRS, QPlainTextEdit), "Soup")
    qtbot.waitUntil(lambda: workspace.plan.drafts.all() != [])
    page.close()
    again = opened(qtbot, workspace)
    assert text_of(again, THEIRS) == "Soup"
    assert agreement(workspace).helps.theirs == "Soup"
    assert workspace.plan.drafts.all() == []


def test_what_was_left_half_typed_overwrites_nothing_else(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_keeper, "_SOON_MS", 1)
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    words_if_used = find(page, "If I use: In my words", QPlainTextEdit)
    words_if_used.setFocus()
    QTest.keyClicks(words_if_used, "Call Leila")
    qtbot.waitUntil(lambda: workspace.plan.drafts.all() != [])
    left = workspace.plan.drafts.all()
    page.close()  # which saves; when the program is ended instead, only the draft is left
    saved = workspace.plan.sheets.all()
    workspace.plan.write_without_undo([replace(LEILA, what_helps=("A walk together",)), *left], remove=saved)
    page = opened(qtbot, workspace)
    assert text_of(page, "If I use: In my words") == "Call Leila"
    assert text_of(page, MINE) == "A walk together"
    assert agreement(workspace).if_use == Sides(mine="Call Leila")
    assert workspace.plan.contacts.all()[0].what_helps == ("A walk together",)


def test_help_is_picked_added_and_taken_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA, ELLEN])
    page = opened(qtbot, workspace)
    press(page, "Help I would like: Meals")
    type_into(page, "Leila said yes to: something else", "Walks with the dog 🐕")
    QTest.qWait(0)
    press(page, "Add to: Leila said yes to")
    press(page, "Leila said yes to: Rides")
    assert agreement(workspace).help_wanted == ("Meals",)
    assert workspace.plan.contacts.get(LEILA.id).said_yes_to == ("Walks with the dog 🐕",)  # type: ignore[union-attr]  # it is there
    press(page, "Close")
    assert {"Walks with the dog 🐕, Leila said yes", "Meals, ask Leila"} <= set(names(page))


def test_a_yes_is_for_the_words_as_they_were(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    press(page, "I said yes to this")
    press(page, "Leila said yes to this")
    assert (agreement(workspace).my_yes_at, agreement(workspace).their_yes_at) == (NOW, NOW)
    assert words(page).count("On Tuesday, October 6.") == 2
    workspace.now = lambda: NOW.replace(hour=20)
    type_into(page, THEIRS, "Call first")
    assert not find(page, "I said yes to this").isChecked()
    assert any("The words changed after that." in shown for shown in words(page))
    press(page, "I said yes to this")
    assert find(page, "I said yes to this").isChecked()


def test_the_day_it_was_talked_over(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    type_into(page, "Last talked over", "soon")
    assert "Enter a day, like Oct 6." in words(page)
    type_into(page, "Last talked over", "tomorrow")
    assert "Choose today or an earlier day." in words(page)
    press(page, "Last talked over: today")
    assert agreement(workspace).talked_over_on == date(2026, 10, 6)
    press(page, "Close")
    assert "Leila Marsh, You: 1 of 6 · Leila: 1 of 6 · talked over on Tue, Oct 6" in names(page)
    assert find(page, "Leila Marsh, You: 1 of 6 · Leila: 1 of 6 · talked over on Tue, Oct 6").hasFocus()


def test_a_weekly_talk_is_planned_in_place_and_then_only_changed(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    page = opened(qtbot, workspace)
    press(page, "Plan a weekly talk")
    days = find(page, "Day", QComboBox)
    days.setCurrentIndex(7)
    days.activated.emit(7)
    type_into(page, "Time", "4pm")
    QTest.qWait(0)
    press(page, "Put it in my calendar")
    (talk,) = workspace.plan.commitments.all()
    assert (talk.kind, talk.title, talk.start, talk.contact_ids) == (
        CommitmentKind.TALK, "Talk with Leila", datetime(2026, 10, 11, 16), (LEILA.id,),
    )  # fmt: skip
    assert "Sunday, October 11, 4:00 PM · Every Sunday at 4:00 PM" in words(page)
    assert "Plan a weekly talk" not in names(page)
    press(page, "Change the talk")
    assert "Edit talk" in words(page)
    workspace.undo()
    assert workspace.plan.commitments.all() == []


def test_a_talk_planned_elsewhere_is_the_next_talk(qtbot: QtBot, workspace: Workspace) -> None:
    start = datetime(2026, 10, 8, 19)
    talk = commitment("", start, CommitmentKind.TALK, 30, zone=HERE.key, contact_ids=(ELLEN.id, LEILA.id))
    workspace.plan.write_without_undo([LEILA, ELLEN, talk])
    page = opened(qtbot, workspace)
    assert "Thursday, October 8, 7:00 PM" in words(page)
    press(page, "Plan a family session")
    assert "Add appointment" in words(page)


def test_private_words_are_covered_until_shown(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([LEILA])
    workspace.save_settings(hide_private_notes=True)
    page = opened(qtbot, workspace)
    assert find(page, f"Show {MINE}").isVisible()
    QTest.qWait(0)  # for the layout
    press(page, f"Show {MINE}")
    assert text_of(page, MINE) == "Listen first"
    assert workspace.plan.contacts.all() == [LEILA]


def test_a_phrase_is_copied_or_kept_with_the_notes(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([replace(LEILA, notes="Call after six")])
    page = opened(qtbot, workspace, None)
    press(page, "Words for hard talks")
    said = "I don’t want to talk about that today."
    press(page, f"Copy: {said}")
    assert QApplication.clipboard().text() == said
    press(page, f"Keep in my notes: {said}")
    assert workspace.plan.contacts.all()[0].notes == f"Call after six\n{said}"
    workspace.undo()
    assert workspace.plan.contacts.all()[0].notes == "Call after six"


def test_without_loved_ones_there_are_words_and_support_to_read(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, None)
    assert any(shown.startswith("Add one person you want to keep close. Then") for shown in words(page))
    assert "Who helps with what" not in words(page)
    press(page, "Words for hard talks")
    assert not any(name.startswith("Keep in my notes") for name in names(page))
    press(page, "Close")
    press(page, "Support for loved ones")
    assert "Al-Anon and Nar-Anon" in words(page)


def test_a_loved_one_who_is_gone_shows_the_first_steps(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write("made up", put=[LEILA])
    page = opened(qtbot, workspace)
    workspace.undo()
    assert "First steps" in words(page)
    page.open_item(Known(ItemKind.AGREEMENT, "gone"))
    assert "First steps" in words(page)


def test_a_great_many_loved_ones_are_all_in_reach(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([replace(ELLEN, id=ContactId(f"{n:03}"), name=f"Ann {n}") for n in range(500)])
    page = opened(qtbot, workspace, None)
    assert "Show 488 more" in names(page)  # of the people at the left
    press(page, "Show 492 more")
    assert find(page, "Ann 8, Not started").hasFocus()
    page.open_item(Known(ItemKind.AGREEMENT, "499"))
    assert "You and Ann" in words(page)
