"""What a review looks at, and what is written when it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.calendar.series import end_before
from aftercare.domain.progress.reviews import Judged, Review, Thing, Verdict, people_let_go
from aftercare.domain.records.areas import Area
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, ContactId, EventId, StepId, new_id
from aftercare.domain.records.steps import Progress, Step
from aftercare.i18n import _
from aftercare.planner import words as area_words
from aftercare.planner.areas.overview import AreaState, read_areas
from aftercare.planner.progress.journey_prompts import due_now
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import as_answers
from aftercare.storage.records.stores import Record

_FILLED = (Progress.STARTED, Progress.SAVED)


@dataclass(frozen=True, slots=True)
class AreaToReview:
    """A filled area with what is in it, and which of that is a medicine."""

    area: Area
    name: str
    things: tuple[Judged, ...]
    medicines: frozenset[CommitmentId]


def to_review(workspace: Workspace) -> list[AreaToReview]:
    """The filled areas, each with what is planned, its people and its open steps."""
    names = {contact.id: contact.name for contact in workspace.plan.contacts.all()}
    return [
        AreaToReview(state.area, state.content.name, things, _medicines(state))
        for state in read_areas(workspace)
        if state.progress in _FILLED and (things := tuple(_things(state, names)))
    ]


def _title(item: AgendaItem, names: Mapping[ContactId, str]) -> str:
    commitment = item.occurrence.commitment
    people = [names[each] for each in commitment.contact_ids if each in names]
    return area_words.planned_title(commitment, people, item.occurrence.title)


def _things(state: AreaState, names: Mapping[ContactId, str]) -> Iterable[Judged]:
    titles = [_title(item, names) for item in state.planned]
    for item, title in zip(state.planned, titles, strict=True):
        commitment = item.occurrence.commitment
        when = area_words.repeats(commitment) or area_words.once(commitment)
        words = _("{what}, {when}").format(what=title, when=when) if titles.count(title) > 1 else title
        yield Judged(thing=Thing.COMMITMENT, id=commitment.id, area=state.area, words=words)
    for contact in state.contacts:
        if contact.area is state.area:
            yield Judged(thing=Thing.CONTACT, id=contact.id, area=state.area, words=contact.name)
    for step in state.steps:
        if step.open:
            yield Judged(thing=Thing.STEP, id=step.id, area=state.area, words=step.title)


def _medicines(state: AreaState) -> frozenset[CommitmentId]:
    planned = (item.occurrence.commitment for item in state.planned)
    return frozenset(each.id for each in planned if each.is_medicine)


def save_review(workspace: Workspace, review: Review) -> bool:
    """Write a review down and end what is dropped, as one change."""
    today, now = workspace.today(), workspace.now()
    due = due_now(workspace, today)
    done = Event(
        id=EventId(new_id()),
        kind=EventKind.REVIEW,
        day=today,
        title=_("Review: {which}").format(which=due.words) if due else _("Review"),
        note=review.helped.strip(),
        answers=as_answers(replace(review, helped="")),
        recorded_at=now,
    )
    put: list[Record] = [done]
    remove: list[Record] = []
    states = {state.area: state for state in read_areas(workspace)}
    dropped = review.with_verdict(Verdict.DROP)
    for each in dropped:
        if each.thing is Thing.COMMITMENT:
            changed, gone = _ended(workspace, each, states[each.area])
            put += changed
            remove += gone
        elif each.thing is Thing.STEP:
            put += _left_out(StepId(each.id), states[each.area].steps)
    people = [each.id for each in dropped if each.thing is Thing.CONTACT]
    put += people_let_go(workspace.plan.contacts.all(), people)
    return workspace.write(_("Review saved"), put, remove)


def _ended(workspace: Workspace, dropped: Judged, state: AreaState) -> tuple[list[Record], list[Record]]:
    """What ends something from its next time on; the past and its answers stay."""
    commitment_id = CommitmentId(dropped.id)
    coming = next((item for item in state.planned if item.occurrence.commitment.id == commitment_id), None)
    series = workspace.plan.series(commitment_id)
    if coming is None or series is None:  # over by now
        return [], []
    edit = end_before(series, coming.occurrence.original_start, workspace.now())
    return list(edit.put), list(edit.remove)


def _left_out(step_id: StepId, steps: Iterable[Step]) -> list[Step]:
    return [replace(step, skipped=True) for step in steps if step.id == step_id and step.open]
