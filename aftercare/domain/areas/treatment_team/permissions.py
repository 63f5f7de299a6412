"""Permission to share: who may talk to whom, about what, and until when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.i18n import _, ngettext, short_day

SOON = timedelta(days=7)
"""How long before its end one is asked whether to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermissionSheet:
    """One permission: each side is a contact of the plan, or a name; no `until` is for as long as one wants."""

    kind: ClassVar = SheetKind.PERMISSION

    who_id: ContactId | None = None
    who: str = field(default="", repr=False)
    whom_id: ContactId | None = None
    whom: str = field(default="", repr=False)
    about: str = field(default="", repr=False)
    from_day: date | None = None
    until: date | None = None


def sides(content: PermissionSheet, contacts: Mapping[ContactId, Contact]) -> tuple[str, str]:
    """Both names as they are now; a contact that was removed keeps the name it had."""

    def name(contact_id: ContactId | None, written: str) -> str:
        contact = contacts.get(contact_id) if contact_id else None
        return contact.name if contact else written

    return name(content.who_id, content.who), name(content.whom_id, content.whom)


def how_long(content: PermissionSheet, today: date) -> str:
    """From and until when, in a few words."""
    if content.from_day is not None and content.from_day > today:
        return _("starts {day}").format(day=short_day(content.from_day))
    if content.until is None:
        return _("no end date")
    left = (content.until - today).days
    if left < 0:
        return _("ended {day}").format(day=short_day(content.until))
    if left == 0:
        return _("ends today")
    if left > SOON.days:
        return _("until {day}").format(day=short_day(content.until))
    return ngettext("ends tomorrow", "ends in {count} days", left).format(count=left)


def ending(contents: Iterable[tuple[Sheet, PermissionSheet]], today: date) -> list[tuple[Sheet, PermissionSheet]]:
    """Those about to end, the first to end first."""
    soon = [(sheet, content) for sheet, content in contents if content.until and today <= content.until <= today + SOON]
    return sorted(soon, key=lambda pair: (pair[1].until or today, pair[0].id))
