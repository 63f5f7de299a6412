"""Keeps the people on the open card the same as those the plan shows on Help now."""

from aftercare.domain.contacts import Contact
from aftercare.domain.seek_help import on_help_now
from aftercare.storage.open_card import HelpPerson
from aftercare.ui.workspace import Workspace


def follow(workspace: Workspace) -> None:
    """Write the card again whenever a contact changed, by whatever hand: a form, an import, Undo."""
    workspace.signals.changed.connect(lambda kinds: _write(workspace) if Contact in kinds else None)


def _write(workspace: Workspace) -> None:
    people = tuple(_help_person(contact) for contact in on_help_now(workspace.plan.contacts.all()))
    if people != workspace.card.people:
        workspace.save_card(people=people)


def _help_person(contact: Contact) -> HelpPerson:
    number = contact.numbers[0] if contact.numbers else None
    return HelpPerson(
        name=contact.name,
        detail=contact.good_times or contact.role or (number.label if number else ""),
        number=number.number if number else "",
    )
