"""What the person chose about the program itself."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypedDict

from aftercare.domain.records.areas import Area, Part
from aftercare.domain.records.deliveries import Source


class DayCount(StrEnum):
    """Which number of days the person wants to see."""

    TOTAL = "total"
    CURRENT_RUN = "current_run"
    SINCE_LEAVING = "since_leaving"
    NONE = "none"


class Substance(StrEnum):
    """What the person stays away from, as far as they want to say it."""

    OPIOIDS = "opioids"
    ALCOHOL = "alcohol"
    BENZODIAZEPINES = "benzodiazepines"
    STIMULANTS = "stimulants"
    CANNABIS = "cannabis"
    GHB = "ghb"
    GABAPENTINOIDS = "gabapentinoids"
    KETAMINE = "ketamine"
    NICOTINE = "nicotine"
    GAMBLING = "gambling"
    OTHER = "other"


class ReminderWords(StrEnum):
    """How much a reminder says on the screen, where others may see it."""

    FULL = "full"
    PRIVATE = "private"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices kept with the plan."""

    person_name: str = field(default="", repr=False)
    substances: tuple[Substance, ...] = field(default=(), repr=False)
    reminder_words: ReminderWords = ReminderWords.PRIVATE
    # Wall-clock times; both None: no quiet hours.
    quiet_from: time | None = time(22)
    quiet_until: time | None = time(7)
    quiet_drops: bool = False  # what falls into quiet hours is let go, not held until they end
    visits_in_quiet: bool = True
    medicines_in_quiet: bool = True
    reminders_paused_until: datetime | None = None  # a UTC instant
    medicines_paused_until: datetime | None = None  # likewise for medicines, which ring in a pause unless this is kept
    check_in_reminder_at: time | None = None  # None: not asked for
    start_at_login: bool = False
    silent_sources: tuple[Source, ...] = ()  # what the person does not want to be reminded of
    reminded_until: datetime | None = None  # the UTC instant until which everything due was rung or listed
    caught_up_until: datetime | None = None  # the UTC instant until which the person saw what passed without an answer
    lock_after_minutes: int = 5  # without a hand on the window, while there is a passcode; 0: never
    passcode_offered: bool = False
    esc_twice_hides: bool = False
    second_copy_folder: str = field(default="", repr=False)  # a USB drive, perhaps; empty: none
    hide_private_notes: bool = False
    told_about_tray: bool = False
    last_opened_on: date | None = None
    skipped_areas: tuple[Area, ...] = ()  # left out for now
    calendar_hides: tuple[Part, ...] = (Part.EVERY_DAY,)
    day_count: DayCount = DayCount.TOTAL
    recovery_since: date | None = None  # the day the total begins, where the person chose one
    review_put_off_on: date | None = None  # the day a review was last put off
    daily_call_kept_on: date | None = None  # the day a daily call was chosen to go on after the first two weeks
    milestones_told: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()  # keys of the published scales turned on
    looks_back: bool = True  # whether Today asks once a week
    fewer_asked_on: date | None = None  # when fewer reminders were last offered
    use_words: str = field(default="", repr=False)  # what the person calls a use day; "" is "I drank or used"


class SettingsChanges(TypedDict, total=False):
    """Some of the settings by name, each as the record has it."""

    person_name: str
    substances: tuple[Substance, ...]
    reminder_words: ReminderWords
    quiet_from: time | None
    quiet_until: time | None
    quiet_drops: bool
    visits_in_quiet: bool
    medicines_in_quiet: bool
    reminders_paused_until: datetime | None
    medicines_paused_until: datetime | None
    check_in_reminder_at: time | None
    start_at_login: bool
    silent_sources: tuple[Source, ...]
    reminded_until: datetime | None
    caught_up_until: datetime | None
    lock_after_minutes: int
    passcode_offered: bool
    esc_twice_hides: bool
    second_copy_folder: str
    hide_private_notes: bool
    told_about_tray: bool
    last_opened_on: date | None
    skipped_areas: tuple[Area, ...]
    calendar_hides: tuple[Part, ...]
    day_count: DayCount
    recovery_since: date | None
    review_put_off_on: date | None
    daily_call_kept_on: date | None
    milestones_told: tuple[str, ...]
    scales: tuple[str, ...]
    looks_back: bool
    fewer_asked_on: date | None
    use_words: str
