"""The days the calendar shows, read from the plan once each and no more at a time than a frame allows."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.calendar.days import by_day, part_of
from aftercare.domain.records.areas import Part
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.identity import ContactId
from aftercare.planner.kept_reads import KeptReads
from aftercare.planner.workspace import Workspace

PLANNED: frozenset[type] = frozenset({Commitment, Override, Outcome, Pause})
"""The types of records that decide what is on a day."""
_DAY = timedelta(days=1)
_ITEMS_AT_ONCE = 600
_COST_OF_A_READ = 60  # in items


class CalendarDays:
    """What is on each day, cancelled things too, kept until the plan changes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._kept = KeptReads()
        self._a_day_has = _ITEMS_AT_ONCE  # unknown yet: the first day is read alone

    def forget(self, kinds: frozenset[type]) -> None:
        """Let go of what records of these types told."""
        self._kept.forget(kinds)

    @property
    def _days(self) -> dict[date, list[AgendaItem]]:
        return self._kept.once("days", dict, *PLANNED)

    def read(self, days: Sequence[date]) -> bool:
        """Read days in this order, as many as one frame allows; gives whether all of them are read now."""
        known = self._days
        left = [day for day in days if day not in known]
        room = _ITEMS_AT_ONCE
        while left and room > 0:
            most = max(1, room // self._a_day_has)
            run = [day for place, day in enumerate(left[:most]) if day == left[0] + place * _DAY]
            items = self._workspace.plan.agenda(run[0], run[-1], self._workspace.here(), with_cancelled=True)
            known |= by_day(items, run[0], run[-1], self._workspace.here())
            self._a_day_has = len(items) // len(run) + 1
            room -= len(items) + _COST_OF_A_READ
            left = left[len(run) :]
        return not left

    def knows(self, day: date) -> bool:
        """Whether a day is read."""
        return day in self._days

    def on(self, day: date, hidden: frozenset[Part] = frozenset()) -> list[AgendaItem]:
        """What is on a day without some parts; nothing when it is not read yet."""
        known = self._days
        if day not in known:
            return []
        seen = (item for item in known[day] if self._part(item.occurrence.commitment) not in hidden)
        return self._kept.once((day, hidden), lambda: list(seen), *PLANNED)

    @property
    def contacts(self) -> Mapping[ContactId, Contact]:
        """Everyone in the plan."""
        contacts = self._workspace.plan.contacts
        return self._kept.once("contacts", lambda: {contact.id: contact for contact in contacts.all()}, Contact)

    def _part(self, commitment: Commitment) -> Part | None:
        return self._kept.once(commitment.id, lambda: part_of(commitment), *PLANNED)
