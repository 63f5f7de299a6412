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
