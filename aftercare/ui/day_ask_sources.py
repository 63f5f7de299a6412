"""The areas that ask something on Today, the most pressing first."""

from collections.abc import Sequence

from aftercare.ui.day_asks import AskSource


def ask_sources() -> Sequence[AskSource]:
    """Every area's source of asks."""
    from aftercare.ui import support_groups_asks

    return (AskSource(support_groups_asks.KINDS, support_groups_asks.read),)
