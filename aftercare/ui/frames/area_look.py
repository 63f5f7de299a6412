"""How the six areas look: the icon and the color of each."""

from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import initials
from aftercare.ui.widgets.surfaces import Avatar, Tile

AREA_ICONS = {
    Area.SUPPORT_GROUPS: ("users-round", "aGroups"),
    Area.TREATMENT_TEAM: ("stethoscope", "aTeam"),
    Area.SOBER_NETWORK: ("handshake", "aNetwork"),
    Area.LOVED_ONES: ("heart", "aLoved"),
    Area.SELF_CARE: ("leaf", "aCare"),
    Area.SEEK_HELP: ("life-buoy", "aHelp"),
}
"""The name of its icon and the role of its color."""


def area_tile(area: Area, side: int = 40) -> Tile:
    """The tile of an area in its color."""
    return Tile(*AREA_ICONS[area], side)


def avatar_of(name: str, area: Area, side: int = 40) -> Avatar:
    """Someone's initials in the color of an area."""
    return Avatar(initials(name), AREA_ICONS[area][1], side)
