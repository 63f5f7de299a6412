"""What Today reads beside the agenda, kept until a change touches it: most changes answer one item."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from aftercare.domain.checkins import CheckIn
from aftercare.domain.contacts import Contact
from aftercare.domain.events import Event, EventKind
from aftercare.domain.identity import ContactId
from aftercare.domain.steps import Step
from aftercare.storage.stores import Plan

T = TypeVar("T")


class DayReads:
    """Records of one plan, as they were when a record of their type changed last."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept: dict[type, dict[Hashable, object]] = {}

    def forget(self, kinds: frozenset[type]) -> None:
        """Read these types again when they are asked for."""
        for kind in kinds:
            self._kept.pop(kind, None)

    def contacts(self) -> dict[ContactId, Contact]:
        """Every contact by its id."""
        return self._once(Contact, "all", lambda: {contact.id: contact for contact in self._plan.contacts.all()})

    def events(self, kind: EventKind) -> list[Event]:
        """The events of one kind."""
        return self._once(Event, kind, lambda: self._plan.events.of_kind(kind))

    def last_contact(self) -> dict[ContactId, date]:
        """The latest day each contact was in touch."""
        return self._once(Event, "last contact", self._plan.events.last_contact)

    def check_in(self, day: date) -> CheckIn | None:
        """A day's check-in."""
        return self._once(CheckIn, day, lambda: self._plan.check_ins.get(day))

    def steps(self) -> list[Step]:
        """Every step that was touched."""
        return self._once(Step, "all", self._plan.steps.all)

    def _once(self, kind: type, name: Hashable, read: Callable[[], T]) -> T:
        kept = self._kept.setdefault(kind, {})
        if name not in kept:
            kept[name] = read()
        return kept[name]  # type: ignore[return-value]  # what the same question was answered before
