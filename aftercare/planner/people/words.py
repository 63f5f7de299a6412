"""What the form of a contact calls things."""

from aftercare import content
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import ContactKind, Side
from aftercare.i18n import _, ngettext

WITH_RHYTHM = (Area.SOBER_NETWORK, Area.LOVED_ONES, Area.TREATMENT_TEAM)
"""The areas whose people one can plan to call every so many days."""

RHYTHMS = (1, 2, 3, 4, 7, 14, 30)
"""The days between two calls one can choose from."""


def kind_names() -> dict[ContactKind, str]:
    """What each kind of contact is called."""
    return {
        ContactKind.PERSON: _("Person"),
        ContactKind.ORGANIZATION: _("Organization"),
        ContactKind.GROUP: _("Group"),
        ContactKind.PLACE: _("Place"),
        ContactKind.SITUATION: _("Situation"),
    }


def side_options() -> list[tuple[Side, str]]:
    """The three sides a contact can be on, in words."""
    return [(Side.SUPPORTS, _("Supports me")), (Side.RISK, _("Puts it at risk")), (Side.NEITHER, _("Neither"))]


def area_options() -> list[tuple[Area, str]]:
    """The six areas, by name."""
    return [(Area(says.area), says.name) for says in content.areas()]


def roles(area: Area) -> list[str]:
    """Roles one can pick for someone of an area."""
    if area is not Area.TREATMENT_TEAM:
        return []
    return [
        _("Counselor"),
        _("Doctor"),
        _("Prescriber"),
        _("Case manager"),
        _("Therapist"),
        _("Nurse"),
        _("Clinic"),
        _("Pharmacy"),
        _("After hours"),
    ]


def every(days: int) -> str:
    """A call rhythm in words."""
    if days == 7:
        return _("Every week")
    return ngettext("Every day", "Every {count} days", days).format(count=days)


def rhythm_options() -> list[tuple[int, str]]:
    """The rhythms one can choose, in words."""
    return [(days, every(days)) for days in RHYTHMS]
