"""The quarterly check-up and the optional scales: what was answered, what it adds up to, and when it is time again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from aftercare.content import ScaleContent

A_QUARTER = timedelta(days=91)
_ASKED_FOR = timedelta(days=14)
_A_WEEK = timedelta(days=7)
_SUNDAY, _MONDAY = 6, 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUpAnswer:
    """The place of an answer to a question, 0 is the first one."""

    key: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckUp:
    """A check-up; a question left out is not among the answers."""

    answers: tuple[CheckUpAnswer, ...] = field(default=(), repr=False)

    def place_of(self, key: str) -> int | None:
        """The place of the answer to a question, or None."""
        return next((answer.place for answer in self.answers if answer.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAnswers:
    """A scale as it was answered, question by question; None is a question left out."""

    scale: str = ""
    places: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """A week in the person's own words."""

    helped: str = field(default="", repr=False)
    needs: str = field(default="", repr=False)


def total(scale: ScaleContent, places: Sequence[int | None]) -> int | None:
    """The sum of a scale, None while a question is open or an answer is none of its own."""
    known = [place for place in places if place is not None]
    fits = len(known) == len(scale.questions) and all(
        0 <= place < len(answers) for place, (_words, answers) in zip(known, scale.questions, strict=True)
    )
    return sum(known) if fits else None


def highest(scale: ScaleContent) -> int:
    """The highest sum a scale can have."""
    return sum(len(answers) - 1 for _words, answers in scale.questions)


def is_high(scale: ScaleContent, summed: int) -> bool:
    """Whether the source of a scale calls this a reason to look closer."""
    return scale.high is not None and summed >= scale.high


def check_up_on(left_on: date | None, done: Iterable[date], today: date) -> date | None:
    """When the next check-up is due: a quarter after the last one, or after leaving; None while neither is known."""
    begin = max((day for day in done if day <= today), default=left_on)
    return None if begin is None else begin + min(A_QUARTER, date.max - begin)


def asks_for_check_up(left_on: date | None, done: Iterable[date], today: date) -> bool:
    """Whether Today asks for a check-up: two weeks long, then no more until the person starts one."""
    due = check_up_on(left_on, done, today)
    return due is not None and timedelta(0) <= today - due < _ASKED_FOR


def asks_to_look_back(left_on: date | None, done: Iterable[date], today: date) -> bool:
    """Whether Today asks to look back on the week: on Sundays and Mondays, from a week after leaving, once a week."""
    if left_on is None or today - left_on < _A_WEEK or today.weekday() not in (_SUNDAY, _MONDAY):
        return False
    sunday = today if today.weekday() == _SUNDAY else today - timedelta(days=1)
    return not any(sunday <= day <= today for day in done)
