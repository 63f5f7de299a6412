"""The open card: what the first frame and Help now show before, or without, the vault."""

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypedDict

from aftercare.domain.areas.seek_help.crisis_line import CrisisLine
from aftercare.errors import AftercareError
from aftercare.i18n import _
from aftercare.storage.file import codec, private_files

_SMALLEST_TEXT, _LARGEST_TEXT = 0.75, 3.0


class Theme(StrEnum):
    """Colors of the window; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HC_LIGHT = "hcLight"
    HC_DARK = "hcDark"


class WindowName(StrEnum):
    """What the window calls itself."""

    AFTERCARE = "Aftercare"
    PLANNER = "Planner"


@dataclass(frozen=True, slots=True)
class HelpPerson:
    """Someone the person chose to show on Help now, also while the plan is locked."""

    name: str = field(repr=False)
    detail: str = field(default="", repr=False)
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswer:
    """What the person's ladder says on one day, and why, when they let Help now show it."""

    day: date
    why: str = field(repr=False)
    plan: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCard:
    """Readable by anyone using this computer account: only what the person chose to show there.

    `text_scale` 1.0 is 100 %, `language` is BCP 47 ("": the desktop's), `country` is ISO 3166 alpha-2 ("": unknown),
    `lines` are those the person added to the shipped ones, `plan_started` is true once Welcome was left.
    """

    theme: Theme = Theme.SYSTEM
    text_scale: float = 1.0
    language: str = ""
    country: str = ""
    lines: tuple[CrisisLine, ...] = field(default=(), repr=False)
    window_name: WindowName = WindowName.AFTERCARE
    steps: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[HelpPerson, ...] = field(default=(), repr=False)
    reasons: tuple[str, ...] = field(default=(), repr=False)
    answer: HelpAnswer | None = field(default=None, repr=False)
    plan_started: bool = False

    def __post_init__(self) -> None:
        """Refuse text nobody could read (a damaged card must not make Help now unusable)."""
        if not _SMALLEST_TEXT <= self.text_scale <= _LARGEST_TEXT:
            raise ValueError("text scale out of range")


class CardChanges(TypedDict, total=False):
    """Some fields of the card by name, each as the record has it."""

    theme: Theme
    text_scale: float
    language: str
    country: str
    lines: tuple[CrisisLine, ...]
    window_name: WindowName
    steps: tuple[str, ...]
    people: tuple[HelpPerson, ...]
    reasons: tuple[str, ...]
    answer: HelpAnswer | None
    plan_started: bool


def read(path: Path) -> OpenCard:
    """The card, with defaults in place of what is missing or damaged; never raises."""
    try:
        values = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return OpenCard()
    if not isinstance(values, dict):
        return OpenCard()
    lines = _read_lines(values.pop("lines", None))
    try:
        card = codec.decode_fields(OpenCard, values)
    except ValueError:
        card = codec.decode_fields(OpenCard, {**values, "text_scale": 1.0})
    return replace(card, lines=lines)


def _read_lines(values: object) -> tuple[CrisisLine, ...]:
    """Each line on its own: one that an older version wrote with other fields must not cost all the others."""
    found = []
    for line in values if isinstance(values, list) else ():
        with suppress(TypeError):  # without a name or a number it is none
            found.append(codec.decode_fields(CrisisLine, line))
    return tuple(found)


def write(path: Path, card: OpenCard) -> None:
    """Save the card; on AftercareError the old card is still there."""
    contents = json.dumps(codec.codec(OpenCard).encode(card), ensure_ascii=False, indent=1)
    try:
        private_files.make_folder(path.parent)
        private_files.replace_contents(path, contents.encode())
    except OSError:
        raise AftercareError(
            _(
                "Aftercare couldn't save this just now. Your plan is safe as it was. "
                "Close other programs or free some space, then choose Try again."
            )
        ) from None
