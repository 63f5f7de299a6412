"""The areas that ask something on Today, the most pressing first."""

from collections.abc import Sequence

from aftercare.ui.day_asks import AskSource


def ask_sources() -> Sequence[AskSource]:
    """Every area's source of asks."""
    from aftercare.ui import (
        catch_up_asks,
        hard_day_asks,
        journey_asks,
        network_asks,
        progress_asks,
        seek_help_asks,
        support_groups_asks,
        treatment_team_asks,
    )

    return (
        AskSource(seek_help_asks.KINDS_FOR_HELP, seek_help_asks.read_for_help),
        AskSource(hard_day_asks.KINDS, hard_day_asks.read),
        AskSource(seek_help_asks.KINDS, seek_help_asks.read),
        AskSource(treatment_team_asks.KINDS, treatment_team_asks.read),
        AskSource(catch_up_asks.KINDS, catch_up_asks.read),
        AskSource(support_groups_asks.KINDS, support_groups_asks.read),
        AskSource(progress_asks.KINDS, progress_asks.read),
        AskSource(network_asks.KINDS, network_asks.read),
        AskSource(journey_asks.KINDS, journey_asks.read),
    )
