"""Going somewhere is a value: a page, and what is opened on it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from typing import TYPE_CHECKING

from aftercare.domain.records.areas import Area

if TYPE_CHECKING:  # the first frame does not need it
    from aftercare.domain.areas.treatment_team.team import Why


class Place(StrEnum):
    """A page of the window that is not an area's."""

    TODAY = auto()
    PLAN = auto()
    CALENDAR = auto()
    PEOPLE = auto()
    PROGRESS = auto()
    FIND = auto()
    SETTINGS = auto()
    HELP_NOW = auto()


class SettingsSection(StrEnum):
    """A section of Settings."""

    YOU = auto()
    LOOK = auto()
    PROGRESS = auto()
    PRIVACY = auto()
    REMINDERS = auto()
    HELP = auto()
    DATA = auto()
    ABOUT = auto()


class Panel(Enum):
    """What its page has one of."""

    CHECK_IN = auto()
    REVIEW = auto()
    HARD_DAY = auto()
    CHECK_UP = auto()
    LOOK_BACK = auto()
    FEWER_REMINDERS = auto()
    SHARE = auto()
    PASSCODE = auto()
    FIRST_STEPS = auto()  # of any area
    SIDE_BY_SIDE = auto()
    KINDS_OF_GROUPS = auto()
    PAST_VISITS = auto()
    PHRASES = auto()
    SUPPORT_FOR_LOVED_ONES = auto()
    IDEAS = auto()
    PAUSE_EVERYTHING = auto()
    CHECK_INS = auto()
    SUGGESTED_SIGNS = auto()
    SAFETY = auto()


class ItemKind(Enum):
    """What there are several of, each opened by itself."""

    CONTACT = auto()
    COMMITMENT = auto()
    VISIT = auto()  # what there is to write about it, once it was
    VISIT_MOVED = auto()
    VISIT_AHEAD = auto()
    MEDICINE = auto()
    PERMISSION = auto()
    GROUP = auto()
    TRY_OUT = auto()
    KEEP_DISTANCE = auto()
    AGREEMENT = auto()
    DAILY_STEP = auto()
    PAUSE = auto()
    LEVEL = auto()
    REVIEW = auto()


@dataclass(frozen=True, slots=True)
class Known:
    """Something of the plan by its id, or one time of it by its original start; with a Why, what gets in its way."""

    kind: "ItemKind | Why"
    id: str
    original_start: datetime | None = None


@dataclass(frozen=True, slots=True)
class New:
    """A form for something new, on a day when it is for one."""

    kind: ItemKind
    day: date | None = None


Item = Known | New | Panel | SettingsSection | date
"""What can be opened on a page; a date is a day of Today or of the calendar."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A page and what is opened on it; without an item the page as it begins."""

    page: Place | Area
    item: Item | None = None


TODAY, HELP_NOW = Destination(Place.TODAY), Destination(Place.HELP_NOW)
