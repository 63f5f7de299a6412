"""The plan's hub: six areas, how far each is, and what is next."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import ContactKind
from aftercare.planner.destinations import Destination, Place
from aftercare.planner.workspace import Workspace
from aftercare.ui.plan.page import PlanPage
from tests.gui.hands import bring_up, find, names, press, words
from tests.gui.made_up import commitment, contact


def opened(qtbot: QtBot, workspace: Workspace) -> tuple[PlanPage, list[Destination]]:
    page = PlanPage(workspace)
    went: list[Destination] = []
    page.open_requested.connect(went.append)
    qtbot.addWidget(page)
    page.resize(988, 800)
    bring_up(page)
    return page, went


def row(page: PlanPage, area: str) -> str:
    return next(name for name in names(page) if name.startswith(f"{area}, "))


def test_empty_plan_asks_to_be_built(qtbot: QtBot, workspace: Workspace) -> None:
    page, went = opened(qtbot, workspace)
    assert {"Build your plan", "0 of 6 steps have something in them.", "About 4 minutes a step."} <= set(words(page))
    assert row(page, "Loved ones") == "Loved ones, Not started. Who to keep close, and what helps them help you"
    press(page, row(page, "Self-care"))
    press(page, "Continue: Support groups")
    assert went == [Destination(Area.SELF_CARE), Destination(Area.SUPPORT_GROUPS)]


def test_rows_say_what_is_in_each_area(qtbot: QtBot, workspace: Workspace) -> None:
    kind = ContactKind.GROUP
    workspace.plan.write(
        "made up",
        put=[
            contact("Harbor Street Group", area=Area.SUPPORT_GROUPS, kind=kind),
            contact("Clear Steps", area=Area.SUPPORT_GROUPS, kind=kind),
            commitment("Harbor Street Group", datetime(2026, 10, 6, 18, 30), CommitmentKind.MEETING, 60),
            contact("Sam Whitlock"),
        ],
    )
    page, _went = opened(qtbot, workspace)
    assert row(page, "Support groups") == "Support groups, Started. 2 groups, 1 meeting. Next: today, 6:30 PM"
    assert row(page, "Sober network") == "Sober network, Started. 1 person"
    assert "2 of 6 steps have something in them." in words(page)
    assert find(page, "Continue: Treatment team")


def test_page_follows_a_change_while_it_is_seen(qtbot: QtBot, workspace: Workspace) -> None:
    page, _went = opened(qtbot, workspace)
    find(page, row(page, "Loved ones")).setFocus()
    workspace.write("added", put=[contact("Leila Marsh", area=Area.LOVED_ONES)])
    assert row(page, "Loved ones") == "Loved ones, Started. 1 person"
    assert find(page, row(page, "Loved ones")).hasFocus()
    workspace.undo()
    assert row(page, "Loved ones").startswith("Loved ones, Not started.")


def test_built_plan_leads_to_today(qtbot: QtBot, workspace: Workspace) -> None:
    workspace.save_settings(skipped_areas=tuple(Area)[1:])
    workspace.plan.write("made up", put=[contact("Clear Steps", area=Area.SUPPORT_GROUPS)])
    page, went = opened(qtbot, workspace)
    assert {"My plan", "Your plan is ready to use. You can change any part, any time."} <= set(words(page))
    assert row(page, "Self-care").startswith("Self-care, Skipped for now.")
    press(page, "See today")
    assert went == [Destination(Place.TODAY)]


def test_hide_my_private_notes_is_kept(qtbot: QtBot, workspace: Workspace) -> None:
    page, _went = opened(qtbot, workspace)
    press(page, "Hide my private notes")
    assert workspace.plan.settings.hide_private_notes
    press(page, "Hide my private notes")
    assert not workspace.plan.settings.hide_private_notes


def test_keyboard_walks_down_the_areas_and_opens_one(qtbot: QtBot, workspace: Workspace) -> None:
    page, went = opened(qtbot, workspace)
    find(page, row(page, "Support groups")).setFocus()
    for area in list(Area)[1:]:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
        assert went[-1] == Destination(area)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert find(page, "Continue: Support groups").hasFocus()
