"""A new commitment that was typed and not saved yet, kept with the plan."""

import json
from dataclasses import dataclass

from aftercare.domain.areas import Area
from aftercare.domain.commitments import Commitment, CommitmentKind
from aftercare.domain.drafts import Draft
from aftercare.errors import AftercareError
from aftercare.storage.codec import codec
from aftercare.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Typed:
    """The answers, and the day and the time as they stand in their fields: they may not be readable yet."""

    commitment: Commitment
    day: str
    starts: str


def read(workspace: Workspace, area: Area, kind: CommitmentKind) -> Typed | None:
    """What an area's form for a new commitment of a kind was left with, or None."""
    draft = workspace.plan.drafts.get(_form(area, kind))
    if draft is None:
        return None
    try:
        answers = json.loads(draft.answers)
        return Typed(codec(Commitment).decode(answers["commitment"]), answers["day"], answers["starts"])
    except (ValueError, KeyError):  # a form of another version; the plan itself is unharmed
        return None


def keep(workspace: Workspace, area: Area, kind: CommitmentKind, typed: Typed) -> None:
    """Keep what an area's form, opened for a kind, now holds."""
    encoded = codec(Commitment).encode(typed.commitment)
    answers = json.dumps({"commitment": encoded, "day": typed.day, "starts": typed.starts}, ensure_ascii=False)
    try:
        workspace.plan.note(put=[Draft(form=_form(area, kind), answers=answers, changed_at=workspace.now())])
    except AftercareError as problem:
        workspace.report(problem, lambda: keep(workspace, area, kind, typed))


def drop(workspace: Workspace, area: Area, kind: CommitmentKind) -> None:
    """Forget such a draft."""
    draft = workspace.plan.drafts.get(_form(area, kind))
    if draft is None:
        return
    try:
        workspace.plan.note(remove=[draft])
    except AftercareError as problem:
        workspace.report(problem, lambda: drop(workspace, area, kind))


def _form(area: Area, kind: CommitmentKind) -> str:
    return f"{kind} in {area}"
