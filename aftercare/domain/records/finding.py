"""Finding things by their words: case and accents do not matter, and every word has to be there."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache
from typing import Generic, TypeVar

from aftercare.domain.records.areas import Area

SHORTEST = 2  # letters; with fewer nearly everything would match
_RANKED = 500  # of a kind are compared; what has more hits gets another letter typed
_AROUND = 30  # letters of an excerpt before what was found
_LONGEST_EXCERPT = 140
D = TypeVar("D")


class FindableKind(StrEnum):
    """What a thing found is, in the order of equally good groups."""

    PAGE = "page"
    CONTACT = "contact"
    COMMITMENT = "commitment"
    STEP = "step"
    CHECK_IN = "check_in"
    OUTCOME = "outcome"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Findable(Generic[D]):
    """One thing to find: its title and what more it says are searched.

    `label` stands for a title that is not searched, `where` are words on where it is, `day` is an ISO 8601 day.
    `opens` is where it is gone to.
    """

    kind: FindableKind
    opens: D
    title: str = field(default="", repr=False)
    more: str = field(default="", repr=False)
    label: str = field(default="", repr=False)
    where: str = field(default="", repr=False)
    day: str = ""
    area: Area | None = None


class _Rank(IntEnum):
    """How well a word fits; the title counts most, and in what has none, all of it."""

    TITLE_WORD = 0  # at the start of a word
    WORD = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class Hit(Generic[D]):
    """One thing found, with the words in which it was found when they are not in the title."""

    found: Findable[D]
    excerpt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group(Generic[D]):
    """What was found of one kind: how much, and the best of it."""

    kind: FindableKind
    count: int
    hits: tuple[Hit[D], ...]


def find(query: str, findables: Iterable[Findable[D]], most: int) -> list[Group[D]]:
    """What has all the words of the query, the best group first, each with at most `most` hits.

    Equally good hits stay in the order given. A query shorter than SHORTEST finds pages only, an empty one all of them.
    """
    words = [_word(typed) for typed in unicodedata.normalize("NFC", query).split()]
    found = list(findables)
    if len(query.strip()) < SHORTEST:
        found = [each for each in found if each.kind is FindableKind.PAGE]
    for word in words:
        search = word.anywhere.search
        found = [each for each in found if search(each.more) or search(each.title)]
    gathered: dict[FindableKind, _Gathered[D]] = defaultdict(_Gathered)
    for findable in found:
        gathered[findable.kind].take(findable, words, most)
    order = list(FindableKind)
    groups = sorted(gathered, key=lambda kind: (gathered[kind].best, order.index(kind)))
    return [gathered[kind].group(kind, words, most) for kind in groups]


@dataclass(frozen=True, slots=True)
class _Word:
    anywhere: re.Pattern[str] = field(repr=False)
    at_start: re.Pattern[str] = field(repr=False)


class _Gathered(Generic[D]):
    """What was found of one kind so far; once enough fit best, or enough were looked at, the rest is only counted."""

    def __init__(self) -> None:
        self.count = 0
        self.ranked: dict[_Rank, list[Findable[D]]] = {rank: [] for rank in _Rank}

    @property
    def best(self) -> _Rank:
        return next(rank for rank in _Rank if self.ranked[rank])

    def take(self, findable: Findable[D], words: Iterable[_Word], most: int) -> None:
        self.count += 1
        if self.count <= _RANKED and len(self.ranked[_Rank.TITLE_WORD]) < most:
            rank = max((_rank(findable, word) for word in words), default=_Rank.TITLE_WORD)
            self.ranked[rank].append(findable)

    def group(self, kind: FindableKind, words: Iterable[_Word], most: int) -> Group[D]:
        ranked = [findable for rank in _Rank for findable in self.ranked[rank]]
        return Group(kind, self.count, tuple(Hit(each, _excerpt(each, words)) for each in ranked[:most]))


def _rank(findable: Findable[D], word: _Word) -> _Rank:
    if word.at_start.search(findable.title or findable.more):
        return _Rank.TITLE_WORD
    return _Rank.WORD if word.at_start.search(findable.more) else _Rank.INSIDE


def _excerpt(findable: Findable[D], words: Iterable[_Word]) -> str:
    """The line that has the first word the title does not have, cut to what stands around it."""
    missing = [word for word in words if not word.anywhere.search(findable.title)]
    for line in findable.more.splitlines():
        for word in missing:
            found = word.at_start.search(line) or word.anywhere.search(line)
            if found:
                return _cut(line, found.start())
    return ""


def _cut(line: str, place: int) -> str:
    begin, end = 0, len(line)
    if end > _LONGEST_EXCERPT:
        if place > _AROUND:
            space = line.find(" ", place - _AROUND, place)
            begin = place - _AROUND if space < 0 else space + 1
        if end - begin > _LONGEST_EXCERPT:
            last = begin + _LONGEST_EXCERPT
            space = line.rfind(" ", last - _AROUND, last)
            end = last if space < 0 else space
    return f"{'…' if begin else ''}{line[begin:end]}{'…' if end < len(line) else ''}"


def _word(typed: str) -> _Word:
    letters = re.sub(r"\D", "", typed) if _NUMBER.fullmatch(typed) else typed
    written = "".join(_letter(plain(letter)) for letter in letters)
    return _Word(re.compile(written), re.compile(rf"(?<!\w){written}"))


_SEPARATE = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i"}  # accents Unicode does not part
_LIKE = {"'": "'’‘ʼ", "’": "'’‘ʼ", "-": "‐‑–-"}  # as typed and as set
_MARKS = "[\u0300-\u036f]*"
_NUMBER = re.compile(r"[(+]*\d[\d().-]*")
_GAP = "[ ().-]*"  # 5550142 finds 555-0142, and the other way round


def plain(letter: str) -> str:
    """A letter without its accent, small; an accent alone is nothing."""
    if letter in _SEPARATE:
        return _SEPARATE[letter]
    parts = unicodedata.normalize("NFKD", letter)
    if unicodedata.combining(parts[0]):
        return ""
    return parts[0].lower() if all(map(unicodedata.combining, parts[1:])) else letter.lower()


def _letter(letter: str) -> str:
    """The pattern of one letter in any case and with any accent, in one code point or in several."""
    if letter.isdigit():
        return letter + _GAP
    if not letter.isalnum():
        return f"[{_LIKE[letter]}]" if letter in _LIKE else re.escape(letter)
    upper = letter.upper()
    written = letter + (upper if len(upper) == 1 else "") + _accented().get(letter, "")
    return f"[{written}]{_MARKS}"


@cache
def _accented() -> Mapping[str, str]:
    """Each letter with all its accented forms, of the scripts that have such (to U+1FFF)."""
    forms: dict[str, str] = defaultdict(str)
    for letter in map(chr, range(0x80, 0x2000)):
        bare = plain(letter)
        if bare.isalpha() and bare != letter:
            forms[bare] += letter
    return forms
