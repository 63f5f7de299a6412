"""What stands on a page of paper, before it is set."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with lines, and with rows of something at the left and something at the right.

    `in_own_words` says that the person wrote what is in it; a screen may have to hide that.
    """

    heading: str
    icon: str
    lines: tuple[str, ...] = field(default=(), repr=False)
    rows: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    in_own_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage:
    """What stands on a page; more than fits on one with the smallest letters goes on the next.

    `groups` are copied by hand: numbered, in big type, above the sections.
    """

    title: str
    lead: str = field(repr=False)
    groups: tuple[str, ...] = field(default=(), repr=False)
    sections: tuple[Section, ...] = field(default=(), repr=False)
