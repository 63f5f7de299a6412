"""Looking through the plan: what to keep, change and drop, and what helped."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, Side


class Thing(StrEnum):
    """What is looked at."""

    COMMITMENT = "commitment"
    CONTACT = "contact"
    STEP = "step"


class Verdict(StrEnum):
    """What to do with it."""

    KEEP = "keep"
    CHANGE = "change"
    DROP = "drop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One thing of an area as it was called then, and what to do with it; None is not chosen."""

    thing: Thing = Thing.COMMITMENT
    id: str = ""
    area: Area = Area.SUPPORT_GROUPS
    words: str = field(default="", repr=False)
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The answers of one review."""

    judged: tuple[Judged, ...] = ()
    helped: str = field(default="", repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return not self.helped.strip() and not self.judged

    def with_verdict(self, verdict: Verdict) -> list[Judged]:
        """What was judged so."""
        return [each for each in self.judged if each.verdict is verdict]


def people_let_go(contacts: Iterable[Contact], dropped: Iterable[str]) -> list[Contact]:
    """The contacts that change when some are dropped: they stay in People, without calls and off Help now."""
    names = set(dropped)
    before = list(contacts)
    after = [
        replace(each, side=Side.NEITHER, call_every_days=None, help_rank=None) if each.id in names else each
        for each in before
    ]
    ranks = {each.id: rank for rank, each in enumerate(on_help_now(after), start=1)}
    ranked = [replace(each, help_rank=ranks[each.id]) if each.id in ranks else each for each in after]
    return [new for old, new in zip(before, ranked, strict=True) if new != old]
