"""Who shows on Help now, and in which order."""

from collections.abc import Iterable
from dataclasses import replace

from aftercare.domain.contacts import Contact


def on_help_now(contacts: Iterable[Contact]) -> list[Contact]:
    """The contacts the person chose to show on Help now, first one first."""
    ranked = [(contact.help_rank, contact.created_at, contact) for contact in contacts if contact.help_rank is not None]
    return [contact for _rank, _age, contact in sorted(ranked, key=lambda entry: entry[:2])]


def placed(contacts: Iterable[Contact], contact: Contact, place: int | None) -> list[Contact]:
    """The contacts that change, `contact` always among them, when it gets a place (1 is first; None: not shown)."""
    others = [other for other in on_help_now(contacts) if other.id != contact.id]
    if place is None:
        order, changed = others, [replace(contact, help_rank=None)]
    else:
        order = [*others[: place - 1], contact, *others[place - 1 :]]
        changed = [replace(contact, help_rank=order.index(contact) + 1)]
    moved = [
        replace(other, help_rank=rank)
        for rank, other in enumerate(order, start=1)
        if other is not contact and other.help_rank != rank
    ]
    return changed + moved
