"""What Progress says or offers on Today: a milestone once, the check-up, the look back, and fewer reminders."""

from collections.abc import Sequence
from datetime import date

from aftercare.domain.progress.check_ups import asks_for_check_up, asks_to_look_back
from aftercare.domain.progress.hard_day import MARKS
from aftercare.domain.records.areas import Area
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.settings import Settings
from aftercare.domain.reminders.fewer_reminders import can_be_offered, is_steady, look_back_from
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.progress.milestone_reads import read_news
from aftercare.planner.progress.words import milestone_title
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.workspace import Workspace

# Not Outcome or CheckIn: what was done today is news tomorrow, and a check-off stays quick.
KINDS: frozenset[type] = frozenset({Event, Settings})


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """The one thing there is to say, if any; the rarest first."""
    for say in (_milestone, _check_up, _fewer, _look_back):
        ask = say(workspace, today)
        if ask is not None:
            return (ask,)
    return ()


def _milestone(workspace: Workspace, _today: date) -> Prompt | None:
    news = read_news(workspace)
    if news is None:
        return None

    def tell() -> object:
        return workspace.save_settings(milestones_told=(*workspace.plan.settings.milestones_told, news.key))

    return Prompt(
        key=f"milestone:{news.key}",
        area=Area.SELF_CARE,
        title=milestone_title(news),
        sentence=_("You did that."),
        answers=(
            Answer(_("OK"), act=tell),
            Answer(_("See my progress"), act=tell, opens=Destination(Place.PROGRESS), weight="quiet"),
        ),
    )


def _check_up(workspace: Workspace, today: date) -> Prompt | None:
    done = [event.day for event in workspace.plan.events.of_kind(EventKind.CHECK_UP)]
    if not asks_for_check_up(workspace.plan.left_treatment_on(), done, today):
        return None
    return Prompt(
        key="check-up",
        area=Area.SELF_CARE,
        title=_("Time for a check-up, if you like"),
        sentence=_("A few questions, every three months. They take about three minutes."),
        answers=(
            Answer(_("Start"), opens=Destination(Place.PROGRESS, Panel.CHECK_UP)),
            Answer(_("Not now"), weight="quiet"),
        ),
    )


def _look_back(workspace: Workspace, today: date) -> Prompt | None:
    done = [event.day for event in workspace.plan.events.of_kind(EventKind.LOOK_BACK)]
    left_on = workspace.plan.left_treatment_on()
    if not workspace.plan.settings.looks_back or not asks_to_look_back(left_on, done, today):
        return None
    return Prompt(
        key="look-back",
        area=Area.SELF_CARE,
        title=_("Look back on your week?"),
        sentence=_("What helped, and what next week needs. Two minutes."),
        answers=(
            Answer(_("Look back"), opens=Destination(Place.PROGRESS, Panel.LOOK_BACK)),
            Answer(_("Not now"), weight="quiet"),
        ),
    )


def _fewer(workspace: Workspace, today: date) -> Prompt | None:
    plan, left_on = workspace.plan, workspace.plan.left_treatment_on()
    offered = plan.settings.fewer_asked_on
    if not can_be_offered(left_on, offered, today):
        return None
    first = look_back_from(today)
    active = {*plan.done_each_day(first, today), *(each.day for each in plan.check_ins.between(first, today))}
    hard = {event.day for event in plan.events.between(first, today) if event.kind in MARKS}
    if not is_steady(active, hard, today):
        return None
    return Prompt(
        key="fewer reminders",
        area=Area.SELF_CARE,
        title=_("Your days have been steady for a while"),
        sentence=_("Do you want fewer reminders? You choose which."),
        answers=(
            Answer(_("Choose"), opens=Destination(Place.PROGRESS, Panel.FEWER_REMINDERS)),
            Answer(_("Keep them"), act=lambda: workspace.save_settings(fewer_asked_on=today), weight="quiet"),
        ),
    )
