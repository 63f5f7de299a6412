"""The areas that ask something on Today, the most pressing first."""

from collections.abc import Sequence

from aftercare.planner.prompts import AskSource


def ask_sources() -> Sequence[AskSource]:
    """Every area's source of asks."""
    from aftercare.planner.progress import hard_day_prompts as hard_day_asks
    from aftercare.planner.progress import journey_prompts as journey_asks
    from aftercare.planner.progress import prompts as progress_asks
    from aftercare.planner.seek_help import prompts as seek_help_asks
    from aftercare.planner.sober_network import prompts as network_asks
    from aftercare.planner.support_groups import prompts as support_groups_asks
    from aftercare.planner.today import catch_up_prompts as catch_up_asks
    from aftercare.planner.treatment_team import prompts as treatment_team_asks

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
