"""The starter if-then plan, made one's own: whom to call comes from the plan."""

from collections.abc import Iterable, Sequence

from aftercare.content import StarterLevel
from aftercare.domain.areas.seek_help.ladder import Level, on_help_now
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, ContactKind, Side
from aftercare.domain.records.identity import MakeId

_CLOSE = (Area.SOBER_NETWORK, Area.LOVED_ONES, Area.SUPPORT_GROUPS)


def starter_levels(starters: Iterable[StarterLevel], contacts: Sequence[Contact], make_id: MakeId) -> tuple[Level, ...]:
    """The levels with someone of the plan to call in each, or words on whom to call where nobody fits."""
    called = {"supporter": _supporter(contacts), "team": _of_the_team(contacts)}
    return tuple(_level(starter, called[starter.call], make_id) for starter in starters)


def _level(starter: StarterLevel, contact: Contact | None, make_id: MakeId) -> Level:
    return Level(
        id=make_id(),
        sign_count=starter.sign_count,
        strong_days=starter.strong_days,
        of_days=starter.of_days,
        missed_visits=starter.missed_visits,
        hard_day=starter.hard_day,
        do=starter.do if contact else starter.do_alone,
        contact_id=contact.id if contact else None,
    )


def _supporter(contacts: Sequence[Contact]) -> Contact | None:
    """Someone close who can be called: the first of them on Help now, else of the sober network, else of the others."""
    close = [each for each in _callable(contacts) if each.kind is ContactKind.PERSON and each.area in _CLOSE]
    return next(iter([*on_help_now(close), *sorted(close, key=lambda each: _CLOSE.index(each.area))]), None)


def _of_the_team(contacts: Sequence[Contact]) -> Contact | None:
    """Who of the treatment team can be called: the first on Help now, else a person, else a clinic."""
    team = [each for each in _callable(contacts) if each.area is Area.TREATMENT_TEAM]
    people_first = sorted(team, key=lambda each: each.kind is not ContactKind.PERSON)
    return next(iter([*on_help_now(team), *people_first]), None)


def _callable(contacts: Sequence[Contact]) -> list[Contact]:
    return [each for each in contacts if each.numbers and each.side is Side.SUPPORTS]
