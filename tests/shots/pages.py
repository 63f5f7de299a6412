"""Scenes for pictures of Calendar, People, Find and the plan one looks around in."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Override
from aftercare.domain.records.contacts import Contact
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New, Place
from aftercare.storage.records.stores import Record
from aftercare.ui.find.panel import FindPanel
from aftercare.ui.shell.welcome import looking_around_note
from tests.gui.hands import find, press
from tests.gui.made_up import commitment, contact
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import COUNSELING, DENISE, ELLEN, LEILA, MILL_LANE, SAM, at
from tests.shots.stage import Scene, Stage

_ACTIVITY, _TALK, _CALL = CommitmentKind.ACTIVITY, CommitmentKind.TALK, CommitmentKind.CALL

_WEEK: tuple[Commitment, ...] = (
    commitment("Dinner at Mom’s", at(19, day=7), _TALK, 90, contact_ids=(ELLEN.id,), place="Alcohol-free, as agreed"),
    commitment("Pick up medicine", at(0, day=8), minutes=24 * 60, all_day=True, notes="Closes at 6:00 PM"),
    commitment("Coffee", at(17, day=9), _CALL, contact_ids=(SAM.id,)),
    commitment("Mia’s game", at(14, 30, day=10), _ACTIVITY, 120, area=Area.LOVED_ONES, contact_ids=(LEILA.id,)),
)
_OVERLAP: tuple[Commitment, ...] = (
    commitment("Dentist", at(14, 30), CommitmentKind.VISIT, 60, place="Mill Lane 4"),
    commitment("Call the landlord about the heating", at(14, 45), _CALL, 30),
)
_ELSEWHERE = commitment("Call with the old group in Tokyo", at(8, day=8), CommitmentKind.MEETING, 60, zone="Asia/Tokyo")
_CANCELLED = Override(commitment_id=COUNSELING.id, original_start=at(14), cancelled=True)
_LONG = replace(
    commitment("A very long name that somebody gave to a thing they do each day with other people", at(9, day=7)),
    place="Donaudampfschifffahrtsgesellschaftskapitänsmützenabteilung, second door",
)


def _calendar(*more: Record, item: Item | None = None, month: bool = False, back: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo([*_WEEK, *more])
        page = stage.open(Place.CALENDAR, item)
        if month:
            press(page, "View: Month")
        if back:
            press(page, "Previous week")
        return stage.window

    return arrange


def _free_week(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Place.CALENDAR)
    return stage.window


def _full_day(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    many = [commitment(f"Small thing {number}", at(6 + number // 6, number * 10 % 60)) for number in range(60)]
    stage.workspace.plan.write_without_undo([replace(each, area=Area.SUPPORT_GROUPS) for each in many])
    stage.open(Place.CALENDAR)
    return stage.window


def _people(item: Item | None = None, more: Sequence[Contact] = ()) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo(more)
        stage.open(Place.PEOPLE, item or Known(ItemKind.CONTACT, SAM.id))
        return stage.window

    return arrange


def _people_found(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    find(stage.open(Place.PEOPLE), "Find a person", QLineEdit).setText("denise")
    return stage.window


def _people_list(stage: Stage) -> QWidget:
    """Without a contact opened, which only narrow windows show."""
    mockup_plan.fill(stage.workspace)
    stage.open(Place.PEOPLE)
    return stage.window


def _people_empty(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open(Place.PEOPLE)
    return stage.window


def _we_talked(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    press(stage.open(Place.PEOPLE, Known(ItemKind.CONTACT, SAM.id)), "We talked")
    return stage.window


_NAMES = (
    contact("Bartholomew Featherstonehaugh-Cholmondeley of the Harbor Street Saturday Morning Group", "555-0161"),
    contact("נועה לוי", "555-0162", Area.LOVED_ONES, role="אחות"),
    contact("ليلى مرسي", "555-0163", Area.LOVED_ONES, good_times="أي وقت", notes="שלום"),
    contact("Wolfeschlegelsteinhausenbergerdorff", "+1 555-0164 ext. 12345", role="Counselor " * 6),
)


def _find(typed: str) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.open()
        stage.window.go_to(Destination(Place.FIND))
        stage.settle()
        panel = stage.window.findChild(FindPanel)
        assert isinstance(panel, FindPanel)
        find(panel, "Find", QLineEdit).setText(typed)
        return stage.window

    return arrange


def _look_around(page: Place) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.open(page)
        stage.window.show_banner(looking_around_note(lambda: None))
        return stage.window

    return arrange


PAGE_SCENES: dict[str, Scene] = {
    "calendar": _calendar(),
    "calendar-month": _calendar(month=True),
    "calendar-overlap": _calendar(*_OVERLAP),
    "calendar-overlap-month": _calendar(*_OVERLAP, _LONG, month=True),
    "calendar-other-zone": _calendar(_ELSEWHERE, _CANCELLED, _LONG),
    "calendar-past-week": _calendar(back=True),
    "calendar-free": _free_week,
    "calendar-full-day": _full_day,
    "people": _people(),
    "people-list": _people_list,
    "people-empty": _people_empty,
    "people-new": _people(New(ItemKind.CONTACT)),
    "people-talked": _we_talked,
    "people-found": _people_found,
    "people-risk": _people(Known(ItemKind.CONTACT, MILL_LANE.id)),
    "people-team": _people(Known(ItemKind.CONTACT, DENISE.id)),
    "people-names": _people(Known(ItemKind.CONTACT, _NAMES[0].id), more=_NAMES),
    "people-names-rtl": _people(Known(ItemKind.CONTACT, _NAMES[2].id), more=_NAMES),
    "people-500": _people(more=[contact(f"Ann Marsh {number}", f"555-01{number % 100:02}") for number in range(500)]),
    "find": _find(""),
    "find-results": _find("ma"),
    "find-nothing": _find("zzz"),
    "look-around": _look_around(Place.TODAY),
    "look-around-people": _look_around(Place.PEOPLE),
}
