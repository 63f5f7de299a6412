"""A new contact that was typed and not saved yet, kept with the plan."""

import json

from aftercare.domain.areas import Area
from aftercare.domain.contacts import Contact
from aftercare.domain.drafts import Draft
from aftercare.errors import AftercareError
from aftercare.storage.codec import codec
from aftercare.ui.workspace import Workspace


def read(workspace: Workspace, area: Area | None) -> Contact | None:
    """The contact the form of an area, or of all areas, was left with, or None."""
    draft = workspace.plan.drafts.get(_form(area))
    if draft is None:
        return None
    try:
        contact: Contact = codec(Contact).decode(json.loads(draft.answers))
    except ValueError:  # a form of another version; the plan itself is unharmed
        return None
    return contact


def keep(workspace: Workspace, area: Area | None, contact: Contact) -> None:
    """Keep the contact as the form of an area, or of all areas, now has it."""
    answers = json.dumps(codec(Contact).encode(contact), ensure_ascii=False)
    try:
        workspace.plan.note(put=[Draft(form=_form(area), answers=answers, changed_at=workspace.now())])
    except AftercareError as problem:
        workspace.report(problem, lambda: keep(workspace, area, contact))


def drop(workspace: Workspace, area: Area | None) -> None:
    """Forget the draft of an area, or of all areas."""
    draft = workspace.plan.drafts.get(_form(area))
    if draft is None:
        return
    try:
        workspace.plan.note(remove=[draft])
    except AftercareError as problem:
        workspace.report(problem, lambda: drop(workspace, area))


def _form(area: Area | None) -> str:
    return "contact" if area is None else f"contact in {area}"
