"""What the path asks on Today: to look through the plan when a review is due."""

from collections.abc import Sequence
from datetime import date

from aftercare.domain.progress.journey import PathDate, asks_for_review, review_due
from aftercare.domain.records.areas import Area
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _
from aftercare.planner.destinations import Destination, Panel, Place
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.workspace import Workspace

KINDS = frozenset({Event, Settings})


def done_reviews(workspace: Workspace) -> list[Event]:
    """The reviews done, latest first."""
    return workspace.plan.events.of_kind(EventKind.REVIEW)[::-1]


def due_now(workspace: Workspace, today: date) -> PathDate | None:
    """The review that is due."""
    left = workspace.plan.left_treatment_on()
    if left is None:
        return None
    return review_due(left, [event.day for event in done_reviews(workspace)], today)


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """Whether to ask for the review that is due; put off, it is asked for again after three days."""
    due = due_now(workspace, today)
    if due is None or not asks_for_review(due, workspace.plan.settings.review_put_off_on, today):
        return ()
    return (
        Prompt(
            key=f"review {due.key}",
            area=Area.SELF_CARE,
            title=_("{when}: time to look through your plan").format(when=due.words),
            sentence=_("Keep what helps. Change or drop the rest. It can be short."),
            answers=(
                Answer(_("Review my plan"), opens=Destination(Place.PLAN, Panel.REVIEW), weight="primary"),
                Answer(_("Not now"), lambda: workspace.save_settings(review_put_off_on=today), weight="quiet"),
            ),
        ),
    )
