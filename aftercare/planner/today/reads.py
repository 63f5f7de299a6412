"""What Today reads from the plan, kept until a change touches it: most changes only answer one item."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem, answered, planned
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.steps import Step
from aftercare.planner.day_lines import DayWords, Key, Line, key_of
from aftercare.planner.kept_reads import KeptReads
from aftercare.storage.records.rows import Name
from aftercare.storage.records.stores import Plan

_PLAN = frozenset({Commitment, Override, Pause})  # what the plan of a day is made of, before its answers
_AROUND = timedelta(days=2)  # days here and starts in their own zones lie no farther apart


class DayReads:
    """Records of one plan, as they were when a record of their type changed last, until `end`."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._kept = KeptReads()
        self._lines: dict[Key, tuple[AgendaItem, Line]] = {}
        self._lines_of: DayWords | None = None
        self._answers: dict[tuple[date, date], dict[Key, Outcome]] = {}
        self.end = plan.watch(self._on_changed)

    def forget(self, kinds: frozenset[type]) -> None:
        """Read these types again when they are asked for."""
        if kinds & _PLAN:
            self._answers.clear()
        self._kept.forget(kinds)

    def _on_changed(self, names: list[Name]) -> None:
        """Read again only those answers of a day that changed."""
        for name in names:
            if name.type is Outcome and self._answers:
                outcome, key = self._plan.outcomes.get(*name.key), Key(*name.key)
                for kept in self._answers.values():
                    kept.pop(key, None)
                    kept.update({} if outcome is None else {key: outcome})

    def agenda(self, first: date, last: date, here: ZoneInfo) -> list[AgendaItem]:
        """What is in the plan on these days, both included."""
        items, pauses = self._kept.once((first, last, here.key), lambda: self._planned(first, last, here), *_PLAN)
        if (first, last) not in self._answers:
            self._answers[first, last] = self._answered(items, first, last)
        return answered(items, self._answers[first, last].values(), pauses)

    def _answered(self, items: list[AgendaItem], first: date, last: date) -> dict[Key, Outcome]:
        begin, end = datetime.combine(first, time()) - _AROUND, datetime.combine(last, time()) + _AROUND
        far = [key_of(item) for item in items if not begin <= item.occurrence.original_start <= end]
        found = [*self._plan.outcomes.between(begin, end), *(self._plan.outcomes.to(far) if far else ())]
        return {Key(outcome.commitment_id, outcome.original_start): outcome for outcome in found}

    def _planned(self, first: date, last: date, here: ZoneInfo) -> tuple[list[AgendaItem], list[Pause]]:
        commitments = self._plan.commitments.between(first, last)
        items = planned(commitments, self._plan.overrides.between(first, last), first, last, here)
        began = min((item.day for item in items), default=first)
        return items, self._plan.pauses.between(began, last)

    def lines(self, items: Iterable[AgendaItem], words: DayWords) -> dict[Key, Line]:
        """Items as rows, each put into words again only when it changed: most of a long day stays as it was."""
        if self._lines_of is None or not words.says_as(self._lines_of):
            self._lines.clear()
            self._lines_of = words
        for item in items:
            key = key_of(item)
            kept = self._lines.get(key)
            if kept is None or (kept[0] is not item and kept[0] != item):
                self._lines[key] = item, words.line(item)
        return {key: line for key, (_item, line) in self._lines.items()}

    def contacts(self) -> dict[ContactId, Contact]:
        """Every contact by its id."""
        return self._kept.once("contacts", lambda: {each.id: each for each in self._plan.contacts.all()}, Contact)

    def events(self, kind: EventKind) -> list[Event]:
        """The events of one kind."""
        return self._kept.once(kind, lambda: self._plan.events.of_kind(kind), Event)

    def last_contact(self) -> dict[ContactId, date]:
        """The latest day each contact was in touch."""
        return self._kept.once("last contact", self._plan.events.last_contact, Event)

    def pauses(self, day: date) -> list[Pause]:
        """The pauses that cover a day."""
        return self._kept.once(("pauses", day), lambda: self._plan.pauses.between(day, day), Pause)

    def paused(self, day: date) -> list[Commitment]:
        """What is paused on a day by a pause of its own."""
        ids = {pause.commitment_id for pause in self.pauses(day) if pause.commitment_id is not None}
        return self._kept.once(("paused", day), lambda: self._plan.commitments.of(ids) if ids else [], *_PLAN)

    def check_in(self, day: date) -> CheckIn | None:
        """A day's check-in."""
        return self._kept.once(("check-in", day), lambda: self._plan.check_ins.get(day), CheckIn)

    def steps(self) -> list[Step]:
        """Every step that was touched."""
        return self._kept.once("steps", self._plan.steps.all, Step)
