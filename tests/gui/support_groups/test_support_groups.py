"""The page of support groups: trying one out, one sheet a visit, home group, calendar, side by side, and Today."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from aftercare.domain.areas.support_groups import AboutGroup, Fit, TryOut, TryOutAnswer
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, Outcome, Result
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import ContactId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New, Panel
from aftercare.planner.support_groups import prompts as support_groups_prompts
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import content_on
from aftercare.ui.support_groups.group_list import FitDots
from aftercare.ui.support_groups.page import SupportGroupsPage
from tests.gui.hands import bring_up, find, names, press, type_into, words
from tests.gui.made_up import HERE, NOW, commitment, contact

TODAY = date(2026, 10, 6)
HARBOR = contact("Harbor Street", area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, role="12-step")
LAKE = contact("Lake Forum", area=Area.SUPPORT_GROUPS, kind=ContactKind.GROUP, role="Online community")
_HARBOR = Known(ItemKind.TRY_OUT, HARBOR.id)
MEETING = commitment(
    "Harbor Street",
    datetime(2026, 9, 1, 18, 30),
    CommitmentKind.MEETING,
    60,
    zone=HERE.key,
    rule="FREQ=WEEKLY;BYDAY=TU",
    reminders=(timedelta(hours=1),),
    contact_ids=(HARBOR.id,),
)


def went(*days: date) -> list[Outcome]:
    return [
        Outcome(
            commitment_id=MEETING.id,
            original_start=datetime.combine(day, time(18, 30)),
            result=Result.DONE,
            answered_at=NOW,
        )
        for day in days
    ]


def opened(qtbot: QtBot, workspace: Workspace, item: Item | None = _HARBOR) -> SupportGroupsPage:
    page = SupportGroupsPage(workspace)
    qtbot.addWidget(page)
    page.resize(988, 800)
    bring_up(page)
    if item is not None:
        page.open_item(item)
    return page


def tried(workspace: Workspace) -> list[Sheet]:
    return [sheet for sheet, _page in workspace.plan.sheets.load(TryOut)]


def about(workspace: Workspace, group: Contact = HARBOR) -> AboutGroup:
    found = workspace.plan.sheets.load(AboutGroup, about=group.id)
    return found[0][1] if found else AboutGroup()


def test_looking_at_the_questions_writes_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    assert "How well does Harbor Street fit you?" in words(page)
    assert tried(workspace) == []
    assert workspace.plan.undo() is None


def test_an_answer_is_saved_at_once_cleared_again_and_undone(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    press(page, "Size: Yes")
    press(page, "Values and beliefs: Mostly")
    (sheet,) = tried(workspace)
    assert content_on(sheet, TryOut) == TryOut(size=TryOutAnswer(fit=Fit.YES), values=TryOutAnswer(fit=Fit.MOSTLY))
    assert find(page, "Harbor Street, 12-step, 2 of 6 fit so far").isChecked()
    press(page, "Size: Yes")
    assert content_on(tried(workspace)[0], TryOut).fits == 1
    for _step in range(3):
        workspace.undo()
    assert tried(workspace) == []
    assert not find(page, "Values and beliefs: Mostly").isChecked()
    press(page, "Atmosphere: No")
    assert content_on(tried(workspace)[0], TryOut) == TryOut(atmosphere=TryOutAnswer(fit=Fit.NO))


def test_a_note_of_any_length_and_script_is_kept(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    note = "שקט ונעים 🌱\n" + "x" * 10_000
    press(page, "Note on size")
    type_into(page, "Note on size", note)
    assert content_on(tried(workspace)[0], TryOut).size.note == note
    press(page, "Note on size")
    assert any(shown.startswith("שקט ונעים 🌱") and len(shown) < 200 for shown in words(page))


def test_a_note_that_was_not_left_yet_is_there_next_time(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    press(page, "Note on size")
    QTest.keyClicks(page.focusWidget(), "About 12")
    qtbot.waitUntil(lambda: workspace.plan.drafts.all() != [])
    page.close()
    again = opened(qtbot, workspace)
    assert "About 12" in words(again)
    assert content_on(tried(workspace)[0], TryOut).size.note == "About 12"


def test_each_visit_has_its_own_sheet_and_earlier_ones_can_be_opened(qtbot: QtBot, workspace: Workspace) -> None:
    days = (date(2026, 9, 22), date(2026, 9, 29))
    workspace.plan.write_without_undo([HARBOR, MEETING, *went(*days)])
    page = opened(qtbot, workspace, None)
    for day in days:
        page.open_item(Known(ItemKind.VISIT, MEETING.id, datetime.combine(day, time(18, 30))))
        press(page, "Size: Yes")
    press(page, "Place and times: Mostly")
    assert "You went 2 times since September 22." in words(page)
    assert [content_on(sheet, TryOut).fits for sheet in tried(workspace)] == [1, 2]
    press(page, "Visit on Tue, Sep 22, 1 of 6 fit so far")
    assert not find(page, "Place and times: Mostly").isChecked()
    press(page, "Go back: No")
    assert "Visit on Tue, Sep 22, 1 of 6 fit so far, Go back: No" in names(page)
    assert "Visit on Tue, Sep 29, 2 of 6 fit so far" in names(page)


def test_a_visit_that_was_not_in_the_calendar_has_its_day(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    press(page, "Size: No")
    press(page, "Add a visit")
    type_into(page, "Day of the visit", "tomorrow")
    assert "Choose today or an earlier day." in words(page)
    type_into(page, "Day of the visit", "yesterday")
    press(page, "Size: Yes")
    days = {sheet.day: content_on(sheet, TryOut) for sheet in tried(workspace)}
    assert [page.visited for page in days.values()] == [True, False]
    assert find(page, "Visit on Mon, Oct 5, 1 of 6 fit so far").isChecked()


def test_day_and_time_are_asked_for_in_place_and_the_rest_is_one_tick(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    press(page, "Put it in my calendar")
    assert workspace.plan.commitments.all() == []
    QTest.qWait(0)  # for the layout
    press(page, "Put it in")
    assert "Choose a day of the week." in words(page)
    days = find(page, "Day", QComboBox)
    days.setCurrentIndex(2)
    days.activated.emit(2)
    type_into(page, "Time", "25:00")
    press(page, "Put it in")
    assert "Enter a time, like 6:30 PM." in words(page)
    type_into(page, "Time", "6:30 pm")
    press(page, "Put it in")
    (meeting,) = workspace.plan.commitments.all()
    assert (meeting.title, meeting.start, meeting.rule) == (
        "Harbor Street", datetime(2026, 10, 6, 18, 30), "FREQ=WEEKLY;BYDAY=TU",
    )  # fmt: skip
    assert find(page, "Put it in my calendar").isChecked()
    assert "Every Tuesday at 6:30 PM, with a reminder at 5:30 PM" in words(page)

    press(page, "Put it in my calendar")
    assert workspace.plan.commitments.all() == []
    press(page, "Put it in my calendar")
    assert [each.start for each in workspace.plan.commitments.all()] == [datetime(2026, 10, 6, 18, 30)]


def test_taken_out_the_past_stays_and_undo_brings_the_rest_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR, MEETING, *went(date(2026, 9, 22))])
    page = opened(qtbot, workspace)
    press(page, "Put it in my calendar")
    (ended,) = workspace.plan.commitments.all()
    assert "UNTIL=20260929" in str(ended.rule)
    assert "You went once, on September 22." in words(page)
    assert not find(page, "Put it in my calendar").isChecked()
    workspace.undo()
    assert workspace.plan.commitments.all() == [MEETING]
    assert find(page, "Put it in my calendar").isChecked()


def test_there_is_one_home_group_shown_in_words(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR, LAKE])
    page = opened(qtbot, workspace)
    press(page, "This is my home group")
    page.open_item(Known(ItemKind.TRY_OUT, LAKE.id))
    press(page, "This is my home group")
    assert (about(workspace).is_home, about(workspace, LAKE).is_home) == (False, True)
    assert words(page).count("My home group") == 1
    workspace.undo()
    assert (about(workspace).is_home, about(workspace, LAKE).is_home) == (True, False)


def test_a_group_of_ones_own_kind_is_added(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, None)
    assert not any("these questions" in said for said in words(page)), "there are none yet"
    press(page, "Add a first group")
    press(page, "Save")
    assert "Add a name. Anything you’ll recognize is fine." in words(page)
    type_into(page, "Name", "קבוצת החוף 🌊")
    kinds = find(page, "Kind of group", QComboBox)
    kinds.setCurrentIndex(kinds.count() - 1)
    kinds.activated.emit(kinds.count() - 1)
    type_into(page, "What kind", "Beach walks")
    press(page, "How it meets: Online")
    type_into(page, "Link", "beach")
    press(page, "Save")
    assert "Start it with https://, http://, tel: or mailto:." in words(page)
    type_into(page, "Link", "https://beach.example")
    press(page, "Save")
    (group,) = workspace.plan.contacts.all()
    assert (group.kind, group.role, group.links[0].address) == (
        ContactKind.GROUP, "Beach walks", "https://beach.example",
    )  # fmt: skip
    assert "Beach walks · online" in words(page)
    assert any("these questions" in said for said in words(page))
    assert find(page, "Values and beliefs: No").hasFocus()
    workspace.undo()
    assert workspace.plan.contacts.all() == []
    assert find(page, "Add a first group").isVisible()


def test_a_new_group_left_unsaved_is_there_next_time(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, New(ItemKind.GROUP))
    type_into(page, "Name", "Harbor")
    press(page, "How it meets: In person")
    again = opened(qtbot, workspace, New(ItemKind.CONTACT))
    assert find(again, "How it meets: In person").isChecked()
    press(again, "Save")
    assert [each.name for each in workspace.plan.contacts.all()] == ["Harbor"]
    assert workspace.plan.drafts.all() == []


def test_a_group_is_changed_in_place_and_removed(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    press(page, "Edit details")
    type_into(page, "Usual time", "quarter past")
    assert "Enter a time, like 6:30 PM." in words(page)
    type_into(page, "Usual time", "7pm")
    assert about(workspace).at == time(19)
    type_into(page, "Name", "")
    type_into(page, "Place", "Hall")
    (group,) = workspace.plan.contacts.all()
    assert (group.name, group.place) == ("Harbor Street", "Hall")
    press(page, "Remove")
    assert workspace.plan.contacts.all() == []
    workspace.undo()
    assert find(page, "Harbor Street, 12-step, 0 of 6 fit so far")


def test_groups_stand_side_by_side_in_the_order_they_were_added(qtbot: QtBot, workspace: Workspace) -> None:
    groups = [replace(LAKE, id=ContactId(f"g{n}"), name=f"Group {n}", created_at=NOW + timedelta(n)) for n in range(4)]
    workspace.plan.write_without_undo(groups)
    page = opened(qtbot, workspace, None)
    assert "See them side by side" not in names(page)
    for number, group in enumerate(groups):
        page.open_item(Known(ItemKind.TRY_OUT, group.id))
        press(page, "Size: Yes" if number else "Size: No")
    page.open_item(Panel.SIDE_BY_SIDE)
    shown = words(page)
    assert [word for word in shown[shown.index("Groups side by side") :] if word.startswith("Group ")] == [
        "Group 0", "Group 1", "Group 2", "Group 3",
    ]  # fmt: skip
    assert shown.count("Size") == 2  # three beside each other, and one under them
    page.resize(420, 800)
    QTest.qWait(0)
    assert words(page).count("Size") == 4


def test_how_groups_differ_is_read_and_closed_with_the_focus_back(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace, None)
    press(page, "How groups differ")
    assert {"12-step", "SMART Recovery", "Secular", "Online community"} <= set(words(page))
    press(page, "Close")
    assert "First steps" in words(page)
    press(page, "Harbor Street, 12-step, 0 of 6 fit so far")
    press(page, "Close")
    assert find(page, "Harbor Street, 12-step, 0 of 6 fit so far").hasFocus()


def test_a_sponsor_is_listed_apart_from_the_groups(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace, None)
    assert "People from your groups" not in words(page)
    workspace.plan.write("made up", put=[contact("Teo", area=Area.SUPPORT_GROUPS, role="Sponsor")])
    assert "People from your groups" in words(page)
    press(page, "Teo, Sponsor")
    assert "Saves as you type" in words(page)


def test_a_great_many_groups_are_all_in_reach(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([replace(LAKE, id=ContactId(f"{n:03}"), name=f"Group {n}") for n in range(500)])
    page = opened(qtbot, workspace, None)
    assert len(page.findChildren(FitDots)) == 12
    press(page, "Show 488 more")
    assert len(page.findChildren(FitDots)) == 36
    page.open_item(Known(ItemKind.TRY_OUT, "499"))
    assert find(page, "Group 499, Online community, 0 of 6 fit so far").isChecked()


def test_a_group_that_is_gone_shows_the_first_steps(qtbot: QtBot, workspace: Workspace) -> None:
    page = opened(qtbot, workspace, Known(ItemKind.TRY_OUT, "gone"))
    assert "First steps" in words(page)


def asked(workspace: Workspace, day: date = TODAY) -> list[str]:
    return [ask.title for ask in support_groups_prompts.read(workspace, day)]


def test_today_asks_whether_one_went_and_then_once_how_it_was(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR, MEETING])
    (ask,) = support_groups_prompts.read(workspace, TODAY)
    assert ask.title == "Did you go to Harbor Street?"
    assert ask.since == datetime(2026, 10, 6, 19, 30, tzinfo=HERE)
    assert ask.answers[0].act is not None
    ask.answers[0].act()
    (ask,) = support_groups_prompts.read(workspace, TODAY)
    assert ask.title == "How was Harbor Street?"
    assert ask.answers[0].opens == Destination(
        Area.SUPPORT_GROUPS, Known(ItemKind.VISIT, MEETING.id, datetime(2026, 10, 6, 18, 30))
    )
    assert asked(workspace, date(2026, 10, 9)) == ["How was Harbor Street?"]
    assert asked(workspace, date(2026, 10, 10)) == []
    assert ask.answers[1].act is not None
    ask.answers[1].act()
    assert asked(workspace) == []
    workspace.undo()
    assert asked(workspace) == ["How was Harbor Street?"]


def test_a_meeting_without_a_title_is_called_by_its_group(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR, replace(MEETING, title="")])
    assert asked(workspace) == ["Did you go to Harbor Street?"]


def test_not_this_time_asks_nothing_more(workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR, MEETING])
    (ask,) = support_groups_prompts.read(workspace, TODAY)
    assert ask.answers[1].act is not None
    ask.answers[1].act()
    assert asked(workspace) == []
    assert [outcome.result for outcome in workspace.plan.outcomes.all()] == [Result.SKIPPED]


def test_what_was_put_aside_can_still_be_filled_in(qtbot: QtBot, workspace: Workspace) -> None:
    start = datetime(2026, 9, 29, 18, 30)
    sheet = Sheet(
        id=SheetId("put aside"),
        kind=SheetKind.TRY_OUT,
        contact_id=HARBOR.id,
        commitment_id=MEETING.id,
        original_start=start,
        day=start.date(),
        changed_at=NOW,
    )
    workspace.plan.write_without_undo([HARBOR, MEETING, sheet])
    page = opened(qtbot, workspace, Known(ItemKind.VISIT, MEETING.id, start))
    press(page, "Size: Yes")
    assert [each.id for each in tried(workspace)] == [sheet.id]


def test_answers_are_walked_with_the_arrow_keys(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.plan.write_without_undo([HARBOR])
    page = opened(qtbot, workspace)
    first = find(page, "Values and beliefs: No")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert content_on(tried(workspace)[0], TryOut).values.fit is Fit.NOT_SURE
