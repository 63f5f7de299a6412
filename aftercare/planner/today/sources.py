"""The areas that ask something on Today, the most pressing first."""

from collections.abc import Sequence

from aftercare.planner.progress import hard_day_prompts, journey_prompts
from aftercare.planner.progress import prompts as progress_prompts
from aftercare.planner.prompts import PromptSource
from aftercare.planner.seek_help import prompts as seek_help_prompts
from aftercare.planner.sober_network import prompts as network_prompts
from aftercare.planner.support_groups import prompts as support_groups_prompts
from aftercare.planner.today import catch_up_prompts
from aftercare.planner.treatment_team import prompts as treatment_team_prompts


def ask_sources() -> Sequence[PromptSource]:
    """Every area's source of asks."""
    return (
        PromptSource(seek_help_prompts.KINDS_FOR_HELP, seek_help_prompts.read_for_help),
        PromptSource(hard_day_prompts.KINDS, hard_day_prompts.read),
        PromptSource(seek_help_prompts.KINDS, seek_help_prompts.read),
        PromptSource(treatment_team_prompts.KINDS, treatment_team_prompts.read),
        PromptSource(catch_up_prompts.KINDS, catch_up_prompts.read),
        PromptSource(support_groups_prompts.KINDS, support_groups_prompts.read),
        PromptSource(progress_prompts.KINDS, progress_prompts.read),
        PromptSource(network_prompts.KINDS, network_prompts.read),
        PromptSource(journey_prompts.KINDS, journey_prompts.read),
    )
