"""What the list of waiting things says: a row for each, with its real time, its answers and where it can be moved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.answers import Action
from aftercare.domain.reminders.catch_up import CatchUp, CatchUpList, Move, choices, moves
from aftercare.domain.reminders.notices import Wording, item_title
from aftercare.i18n import _, clock_time, ngettext, short_day, weekday_name


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpRow:
    """One line of the list; `answers` are buttons, `moves` the entries of a menu."""

    key: str
    entry: CatchUp = field(repr=False)
    when: str
    title: str = field(repr=False)
    passed: bool
    answers: tuple[tuple[Action, str], ...]
    moves: tuple[tuple[Move, str], ...]


def rows(found: CatchUpList, contacts: Mapping[ContactId, Contact], now: datetime, here: ZoneInfo) -> list[CatchUpRow]:
    """The lines of the list, by time; it was asked for, so it says everything."""
    wording = Wording(words=ReminderWords.FULL, contacts=contacts, now=now, here=here)
    return [
        CatchUpRow(
            key=f"{entry.name.source}/{entry.name.source_id}/{entry.name.occurrence.isoformat()}",
            entry=entry,
            when=_when(entry, now, here),
            title=_title(entry, wording),
            passed=entry.passed,
            answers=tuple((action, _answer_words(action, entry)) for action in choices(entry, now)),
            moves=tuple((move, _move_words(move)) for move in moves(entry, now, here)),
        )
        for entry in found.entries
    ]


def earlier_in_words(count: int) -> str:
    """A word about the everyday things that are not listed one by one."""
    return ngettext(
        "{count} everyday thing before that is in your calendar.",
        "{count} everyday things before that are in your calendar.",
        count,
    ).format(count=count)


def clock_or_day(moment: datetime, now: datetime, here: ZoneInfo, *, all_day: bool = False) -> str:
    """When something was: its time, and its day when that is not today."""
    local, today = moment.astimezone(here), now.astimezone(here).date()
    clock, day = clock_time(local.time()), local.date()
    if day == today:
        return _("Today") if all_day else clock
    if day == today - timedelta(days=1):
        name = _("Yesterday")
    else:
        name = weekday_name(day.weekday()) if abs(today - day) < timedelta(days=7) else short_day(day)
    return name if all_day else _("{day}, {time}").format(day=name, time=clock)


def _when(entry: CatchUp, now: datetime, here: ZoneInfo) -> str:
    all_day = entry.item is not None and entry.item.occurrence.commitment.all_day
    return clock_or_day(entry.moment, now, here, all_day=all_day)


def _title(entry: CatchUp, wording: Wording) -> str:
    if entry.thing is not None:
        return entry.thing.title
    return _("Check-in") if entry.item is None else item_title(entry.item, wording)


def _answer_words(action: Action, entry: CatchUp) -> str:
    item = entry.item
    is_call = entry.name.source is Source.RHYTHM
    if item is not None:
        is_call = item.occurrence.commitment.kind is CommitmentKind.CALL
    if action is Action.SKIP:
        if item is None:
            return _("Not today")
        return _("Not taken") if item.occurrence.commitment.is_medicine else _("Skip")
    return {
        Action.DONE: _("Called") if is_call else _("Done"),
        Action.WENT: _("I went"),
        Action.MISSED: _("I missed it"),
        Action.OK: _("OK"),
        Action.OPEN: _("Check in") if item is None and entry.thing is None else _("Open"),
    }[action]


def _move_words(move: Move) -> str:
    return {Move.LATER_TODAY: _("To later today"), Move.TOMORROW: _("To tomorrow")}[move]
