"""The six areas of a plan."""

from enum import StrEnum


class Area(StrEnum):
    """One of the six areas, in the order a plan lists them."""

    SUPPORT_GROUPS = "support_groups"
    TREATMENT_TEAM = "treatment_team"
    SOBER_NETWORK = "sober_network"
    LOVED_ONES = "loved_ones"
    SELF_CARE = "self_care"
    SEEK_HELP = "seek_help"


class Part(StrEnum):
    """What the calendar can leave out: the things of an area, or the small steps of every day."""

    TREATMENT_TEAM = "treatment_team"
    SUPPORT_GROUPS = "support_groups"
    SOBER_NETWORK = "sober_network"
    LOVED_ONES = "loved_ones"
    EVERY_DAY = "every_day"
