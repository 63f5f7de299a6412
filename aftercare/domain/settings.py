"""What the person chose about the program itself."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from aftercare.domain.areas import Area, Part


class ReminderWords(StrEnum):
    """How much a reminder says on the screen, where others may see it."""

    FULL = "full"
    PRIVATE = "private"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices kept with the plan.

    Quiet hours are wall-clock times (both None: none), `check_in_reminder_at` is None when not asked for,
    `reminders_paused_until` is a UTC instant, `last_opened_on` the day the plan was last looked at, `skipped_areas`
    are those the person left out for now, `calendar_hides` what the calendar leaves out.
    """

    person_name: str = field(default="", repr=False)
    reminder_words: ReminderWords = ReminderWords.PRIVATE
    quiet_from: time | None = time(22)
    quiet_until: time | None = time(7)
    reminders_paused_until: datetime | None = None
    check_in_reminder_at: time | None = None
    hide_private_notes: bool = False
    told_about_tray: bool = False
    last_opened_on: date | None = None
    skipped_areas: tuple[Area, ...] = ()
    calendar_hides: tuple[Part, ...] = (Part.EVERY_DAY,)
