"""What each line of a day says: titles, times, second lines, states, and the words for a screen reader."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from aftercare.domain.areas.self_care import part_done
from aftercare.domain.areas.treatment_team.team import is_visit
from aftercare.domain.calendar.agenda import AgendaItem, PartOfDay, Status
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import CommitmentKind, HowToMeet
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import CommitmentId, ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.notices import Wording, item_title
from aftercare.i18n import _, clock_time, ngettext, weekday_name

WENT, MISSED, MOVED, LATER, READY = "went", "missed", "moved", "later", "ready"
CHANGE, DETAILS = "change", "details"
Weight = Literal["default", "primary", "quiet", "help"]
"""How much an answer stands out."""


class Key(NamedTuple):
    """What names an item: its commitment and its original start."""

    commitment_id: CommitmentId
    original_start: datetime


class State(NamedTuple):
    """What changes about a line when it is answered; `can_count` where something done has an amount to enter."""

    done: bool
    quiet: bool
    words: str
    spoken: str
    can_count: bool = False


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What can be said of a line: a word for it, what stands on its button, and how much the button stands out."""

    key: str
    words: str
    weight: Weight = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a day; `answers` make it a visit block, whose lines are `details` with an icon each.

    One that `is_ahead` cannot be checked off yet.
    """

    key: Key
    part: PartOfDay
    area: Area
    area_name: str
    clock: str
    title: str = field(repr=False)
    details: tuple[tuple[str, str], ...] = field(repr=False)
    answers: tuple[LineAnswer, ...] = ()
    is_next: bool = False
    is_ahead: bool = False
    state: State = field(repr=False)

    def same_but_state(self, other: "Line") -> bool:
        """Whether the other line differs in its answer at most."""
        return self is other or replace(self, state=other.state) == other


@dataclass(frozen=True, slots=True)
class DayWords:
    """Puts the items of a day into words, by the calendar and clock here."""

    contacts: Mapping[ContactId, Contact]
    area_names: Mapping[Area, str]
    now: datetime
    here: ZoneInfo
    day: date
    to_ask: Callable[[AgendaItem], int] = lambda _item: 0
    """How many questions there are for a visit."""

    @property
    def today(self) -> date:
        """The day it is here."""
        return self.now.astimezone(self.here).date()

    def says_as(self, other: "DayWords") -> bool:
        """Whether it finds the same words for the same item."""
        same = self.contacts is other.contacts and self.area_names == other.area_names
        return same and (self.here, self.day, self.today) == (other.here, other.day, other.today)

    def line(self, item: AgendaItem) -> Line:
        """An item as a row to check off."""
        commitment = item.occurrence.commitment
        title, clock = self.title(item), self.clock(item)
        name = self.area_names[commitment.area]
        return Line(
            key=key_of(item),
            part=item.part if item.day == self.day else PartOfDay.ANY_TIME,
            area=commitment.area,
            area_name=name,
            clock=clock,
            title=title,
            details=tuple(("", words) for words in (*self._how(item), item.occurrence.place, *self._with(item))),
            is_ahead=self.day > self.today,
            state=State(
                done=item.status is Status.DONE,
                quiet=item.status is not Status.PLANNED,
                words=self._state_words(item),
                spoken=", ".join((title, clock, name.lower(), self._spoken_status(item))),
                can_count=item.status is Status.DONE and bool(commitment.amount),
            ),
        )

    def coming_visit(self, item: AgendaItem) -> Line:
        """A visit that is not over as a block; today's next one stands out."""
        return replace(
            self.line(item),
            details=tuple(self._visit_lines(item)),
            answers=(
                *_get_ready(item),
                LineAnswer(CHANGE, _("Change time")),
                LineAnswer(DETAILS, _("See details"), "quiet"),
            ),
            is_next=self.day == self.today,
        )

    def passed_visit(self, item: AgendaItem) -> Line:
        """A visit of the day that is over, as a block that asks."""
        person = next(iter(self.people(item)), "")
        seen = _("Did you see {name} today? If not, that’s OK.")
        if self.day != self.today:
            seen = _("Did you see {name}? If not, that’s OK.")
        asks = seen.format(name=person) if person else _("How did it go?")
        return replace(
            self.line(item),
            details=(("message-circle-question-mark", asks),),
            answers=visit_answers(item),
        )

    def title(self, item: AgendaItem) -> str:
        """What an item is called; a visit with whom it is, an amount with its unit."""
        wording = Wording(words=ReminderWords.FULL, contacts=self.contacts, now=self.now, here=self.here)
        title, commitment = item_title(item, wording), item.occurrence.commitment
        people = ", ".join(self.people(item))
        if commitment.kind is CommitmentKind.VISIT and people and people not in title:
            return _("{title} with {people}").format(title=title, people=people)
        if commitment.amount:
            amount = f"{commitment.amount} {commitment.amount_unit}".strip()
            return _("{title}, {amount}").format(title=title, amount=amount)
        return title

    def clock(self, item: AgendaItem) -> str:
        """When it begins here."""
        return _("Any time") if item.day < self.day else self.own_clock(item)

    def own_clock(self, item: AgendaItem) -> str:
        """When it begins here on its own first day."""
        if item.occurrence.commitment.all_day:
            return _("Any time")
        return clock_time(item.begins.astimezone(self.here).time())

    def passed_title(self, item: AgendaItem) -> str:
        """An earlier visit by its day."""
        people = ", ".join(self.people(item))
        yesterday = item.day == self.today - timedelta(days=1)
        if people:
            sentence = _("Yesterday’s visit with {people}") if yesterday else _("{weekday}’s visit with {people}")
        else:
            sentence = _("Yesterday’s visit: {title}") if yesterday else _("{weekday}’s visit: {title}")
        return sentence.format(people=people, title=self.title(item), weekday=weekday_name(item.day.weekday()))

    def people(self, item: AgendaItem) -> list[str]:
        """The names of the persons it is with."""
        return [contact.name for contact in self.with_whom(item) if contact.kind is ContactKind.PERSON and contact.name]

    def with_whom(self, item: AgendaItem) -> list[Contact]:
        """Its contacts."""
        ids = item.occurrence.commitment.contact_ids
        return [self.contacts[contact_id] for contact_id in ids if contact_id in self.contacts]

    def coming(self, item: AgendaItem) -> str:
        """An item of another day in one line."""
        length = item.occurrence.length
        long = "" if item.occurrence.commitment.all_day or not length else length_words(length)
        return " · ".join(part for part in (self.clock(item), self.title(item), long) if part)

    def _with(self, item: AgendaItem) -> Iterator[str]:
        people, commitment = ", ".join(self.people(item)), item.occurrence.commitment
        not_there = commitment.kind in (CommitmentKind.CALL, CommitmentKind.MEDICINE)
        if people and people not in self.title(item) and not not_there:
            yield _("with {people}").format(people=people)

    def _how(self, item: AgendaItem) -> Iterator[str]:
        words = {HowToMeet.VIDEO: _("Video"), HowToMeet.PHONE: _("By phone")}
        how = item.occurrence.commitment.how
        if how in words:
            yield words[how]

    def _visit_lines(self, item: AgendaItem) -> Iterator[tuple[str, str]]:
        occurrence, commitment = item.occurrence, item.occurrence.commitment
        leave = ""
        if occurrence.leave_by is not None:
            leave = _("Leave by {time}").format(time=clock_time(occurrence.leave_by))
            if commitment.getting_there:
                leave = _("{leave} ({how})").format(leave=leave, how=commitment.getting_there)
        where = " · ".join(part for part in (occurrence.place, leave) if part)
        if where:
            yield ("map-pin" if occurrence.place else "clock", where)
        for words in self._how(item):
            number = next((contact.numbers[0].number for contact in self.with_whom(item) if contact.numbers), "")
            phone = commitment.how is HowToMeet.PHONE
            yield ("phone", " · ".join(part for part in (words, number) if part)) if phone else ("video", words)
        questions = lines_in_words(self.to_ask(item)) if is_visit(commitment) else ""
        if questions:
            yield ("message-circle-question-mark", questions)

    def _state_words(self, item: AgendaItem) -> str:
        if item.status is Status.DONE and item.outcome is not None:
            answered = item.outcome.answered_at.astimezone(self.here)
            on_the_day = answered.date() == item.day
            done = _("Done {time}").format(time=clock_time(answered.time())) if on_the_day else _("Done")
            return " · ".join(part for part in (done, part_words(item)) if part)
        if item.status is Status.MISSED:
            number = next((contact.numbers[0].number for contact in self.with_whom(item) if contact.numbers), "")
            missed = _("Missed. A quick call usually fixes it.")
            return f"{missed} {number}".strip()
        if item.status is Status.SKIPPED:
            if item.occurrence.commitment.is_medicine:
                return _("Not taken")
            return _("Skipped for today") if self.day == self.today else _("Skipped")
        return ""

    def _spoken_status(self, item: AgendaItem) -> str:
        skipped = _("not taken") if item.occurrence.commitment.is_medicine else _("skipped")
        known = {Status.DONE: _("done"), Status.SKIPPED: skipped, Status.MISSED: _("missed")}
        status = known.get(item.status, _("planned") if self.day > self.today else _("not done"))
        return ", ".join(part for part in (status, part_words(item)) if part)


def undo_answer(item: AgendaItem) -> str:
    """What takes the answer to an item back."""
    skip = _("Undo not taken") if item.occurrence.commitment.is_medicine else _("Undo skip")
    return {Status.DONE: _("Undo done"), Status.SKIPPED: skip, Status.MISSED: _("Undo missed")}[item.status]


def key_of(item: AgendaItem) -> Key:
    """What names an item."""
    return Key(item.occurrence.commitment.id, item.occurrence.original_start)


def part_words(item: AgendaItem) -> str:
    """How much of its amount was done, when it was not just that."""
    commitment = item.occurrence.commitment
    done = part_done(item.outcome, commitment.amount)
    if done is None or item.status is not Status.DONE:
        return ""
    return (
        _("{done} of {amount} {unit}").format(done=done, amount=commitment.amount, unit=commitment.amount_unit).strip()
    )


def part_name(part: PartOfDay) -> str:
    """The heading of a part of the day."""
    return {
        PartOfDay.ANY_TIME: _("Any time"),
        PartOfDay.MORNING: _("Morning"),
        PartOfDay.AFTERNOON: _("Afternoon"),
        PartOfDay.EVENING: _("Evening"),
    }[part]


def visit_answers(item: AgendaItem) -> tuple[LineAnswer, ...]:
    """The answers to how a visit went."""
    moved = (LineAnswer(MOVED, _("It was moved")),) if is_visit(item.occurrence.commitment) else ()
    return (
        LineAnswer(WENT, _("I went")),
        LineAnswer(MISSED, _("I missed it")),
        *moved,
        LineAnswer(LATER, _("Ask me later"), "quiet"),
    )


def _get_ready(item: AgendaItem) -> tuple[LineAnswer, ...]:
    return (LineAnswer(READY, _("Get ready"), "primary"),) if is_visit(item.occurrence.commitment) else ()


def lines_in_words(count: int) -> str:
    """How many things there are to ask and to bring to a visit, nothing for none."""
    return ngettext("{count} question to ask", "{count} questions to ask", count).format(count=count) if count else ""


def length_words(length: timedelta) -> str:
    """A length in hours and minutes."""
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    parts = []
    if hours:
        parts.append(ngettext("{count} hour", "{count} hours", hours).format(count=hours))
    if minutes:
        parts.append(ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes))
    return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call to make: by the plan (`item` names it) or because its turn has come."""

    item: Key | None = None
    contact_ids: tuple[ContactId, ...]
    area: Area
    name: str = field(repr=False)
    detail: str = field(repr=False)
