"""The recovery code on paper."""

from datetime import date

from aftercare.i18n import _
from aftercare.planner.paper import PaperPage
from aftercare.planner.progress.words import month_day


def as_paper(window_name: str, code: tuple[str, ...], today: date) -> PaperPage:
    """One page under the name the window has, so that a neutral name stays one."""
    day = _("{day}, {year}").format(day=month_day(today, today), year=today.year)
    return PaperPage(
        title=_("{name}: recovery code").format(name=window_name),
        lead=_("This code opens your plan if you forget your passcode. Printed on {day}.").format(day=day),
        groups=code,
    )
