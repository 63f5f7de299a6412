"""The plan's reminders in memory: all of them read once a day, and after a change only those of what changed."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.deliveries import Delivery, ReminderName, Source
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.reminders.due_things import DueThing
from aftercare.domain.reminders.own_reminders import OwnReminders, commitment_of
from aftercare.domain.reminders.ringing import FINISHED
from aftercare.domain.reminders.windows import (
    DAYS_AHEAD,
    Reminder,
    check_in_days,
    first_day,
    first_turn,
    is_paused,
    known,
    reminders,
    thing_reminders,
    written,
)
from aftercare.planner.reminders.due_reads import DUE_READS, Days, due_things
from aftercare.storage.records.rows import Name
from aftercare.storage.records.stores import Plan

AT_ONCE = 20
"""Commitments read in one turn, so that a full plan does not hold up the window."""

# What is read together: a commitment by its id, all the rest by its source.
_Group = CommitmentId | Source
_OF_COMMITMENTS = (Source.COMMITMENT, Source.QUESTION)
_MATTER = (Commitment, Override, Outcome, CheckIn, Settings, Pause)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Window:
    """What every reminder was worked out for."""

    first: date
    last: date
    here: ZoneInfo
    quiet: tuple[time | None, time | None, bool, bool, bool]


class Schedule:
    """Every reminder whose window can be open in the days around today.

    Call `read` until it gives True, then ask. What it knows stays up to date as long as `changed` is told of every
    change and `read` of the moment and the zone.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._window: _Window | None = None
        self._from, self._until = _LONG_AGO, _NEVER  # the instants between which nothing has to be worked out again
        self._unread: dict[_Group, None] = {}
        self._of: dict[_Group, list[Reminder]] = {}
        self._found: dict[ReminderName, Reminder] = {}
        self._by_turn: list[Reminder] = []

    def get(self, name: ReminderName) -> Reminder | None:
        """The reminder of this name."""
        return self._found.get(name)

    def changed(self, names: Iterable[Name]) -> bool:
        """Forget what depended on these records; gives whether anything did."""
        matters = False
        for name in names:
            if name.type in (Commitment, Override, Outcome):
                self._unread[name.key[0]] = None
            elif name.type in (CheckIn, Settings):
                self._unread[Source.CHECK_IN] = None
            elif name.type is Pause:
                self._window = None
            elif name.type is Sheet and (commitment_id := commitment_of(name.key[0])) is not None:
                self._unread |= dict.fromkeys(self._with_successors(commitment_id))
                matters = True
            things = [source for source, each in DUE_READS.items() if name.type in each.kinds]
            self._unread |= dict.fromkeys(things)
            matters = matters or bool(things) or name.type in _MATTER
        return matters

    def read(self, deliveries: dict[ReminderName, Delivery], now: datetime, here: ZoneInfo) -> bool:
        """Read the next part of what is not known yet, and add its deliveries; gives whether all is known now."""
        if self._window is None:
            _add(deliveries, self._plan.deliveries.open())
        window = self._window_at(now, here, deliveries.values())
        if window != self._window or not self._from <= now < self._until:
            self._begin(window, deliveries)
        self._from = now
        some = list(islice(self._unread, AT_ONCE))
        self._read_some(some, window, deliveries, now)
        for each in some:
            del self._unread[each]
        return not self._unread

    def begun(self, now: datetime) -> list[Reminder]:
        """Those whose moment has come."""
        return self._by_turn[: bisect_right(self._by_turn, now, key=first_turn)]

    def all(self) -> list[Reminder]:
        """Every reminder known now."""
        return list(self._by_turn)

    def near(self, deliveries: Mapping[ReminderName, Delivery], now: datetime) -> list[Reminder]:
        """Those that decide what is due and when to look again; of the others none was delivered and all lie ahead."""
        begun = bisect_right(self._by_turn, now, key=first_turn)
        delivered = (self._found[name] for name in deliveries if name in self._found)
        ahead = (one for one in islice(self._by_turn, begun, None) if one.name not in deliveries)
        first: dict[bool, Reminder] = {}
        for one in ahead:  # a pause holds back the others, and medicines only where that was asked for
            first.setdefault(one.is_of_medicine, one)
            if len(first) == 2 or not is_paused(one, self._plan.settings, now):
                break
        return [
            *self._by_turn[:begun],
            *(one for one in delivered if first_turn(one) > now),
            *first.values(),
        ]

    def _window_at(self, now: datetime, here: ZoneInfo, deliveries: Collection[Delivery]) -> _Window:
        today, settings = now.astimezone(here).date(), self._plan.settings
        waiting = [delivery for delivery in deliveries if delivery.state not in FINISHED]
        return _Window(
            first=first_day(today, waiting, now, here, settings.reminded_until),
            last=today + timedelta(days=DAYS_AHEAD),
            here=here,
            quiet=(
                settings.quiet_from,
                settings.quiet_until,
                settings.quiet_drops,
                settings.visits_in_quiet,
                settings.medicines_in_quiet,
            ),
        )

    def _begin(self, window: _Window, deliveries: dict[ReminderName, Delivery]) -> None:
        """Everything is to be read again; until then what was known can still be answered."""
        for name in [name for name, one in deliveries.items() if one.state in FINISHED and name not in self._found]:
            del deliveries[name]
        ids = self._plan.commitments.ids_between(window.first, window.last)
        self._unread = dict.fromkeys([Source.CHECK_IN, *DUE_READS, *self._of, *ids])
        self._window, self._until = window, _NEVER

    def _read_some(
        self, some: Collection[_Group], window: _Window, deliveries: dict[ReminderName, Delivery], now: datetime
    ) -> None:
        if not some:
            return
        commitments = [each for each in some if not isinstance(each, Source)]
        items = self._plan.agenda(window.first, window.last, window.here, of=commitments)
        today, settings = now.astimezone(window.here).date(), self._plan.settings
        check_ins = self._check_in_days(today) if Source.CHECK_IN in some else []
        days = Days(window.first, today, window.last, window.here)
        things: list[DueThing] = []
        for source in DUE_READS:
            if source in some:
                things += due_things(self._plan, source, days)
        of: dict[_Group, list[Reminder]] = {each: [] for each in some}
        for reminder in [
            *reminders(items, check_ins, settings, now, window.here, self._own(items)),
            *thing_reminders(things, settings, now, window.here),
        ]:
            of[_group(reminder.name)].append(reminder)
        self._read_deliveries(of, window.first, deliveries)
        for each, own in of.items():
            self._replace(each, own)
        # From the minute it was written down on, what was over before is left out.
        moments = [*(written(item.occurrence.commitment) for item in items), *map(known, things)]
        self._until = min([self._until, *(moment for moment in moments if moment > now)])

    def _own(self, items: Iterable[AgendaItem]) -> dict[CommitmentId, OwnReminders]:
        """What was chosen for these commitments, else for the series they are the successors of."""
        chosen: dict[CommitmentId, OwnReminders] = {}
        asked = {item.occurrence.commitment.id: item.occurrence.commitment for item in items}
        before = {name: name for name in asked}  # each commitment, and the series before it to ask about
        while before:
            sheets = self._plan.sheets.load(OwnReminders, of=set(before.values()))
            contents = {sheet.commitment_id: content for sheet, content in sheets}
            chosen |= {name: contents[earlier] for name, earlier in before.items() if earlier in contents}
            series = {one.id: one for one in self._plan.commitments.of(set(before.values()) - asked.keys())} | asked
            left = [name for name in before if name not in chosen]
            steps = {name: series[before[name]].continues for name in left if before[name] in series}
            before = {name: earlier for name, earlier in steps.items() if earlier is not None}
        return chosen

    def _with_successors(self, commitment_id: CommitmentId) -> list[CommitmentId]:
        """A commitment and the known ones that go on from it."""
        found = [commitment_id]
        known = {own[0].item.occurrence.commitment for own in self._of.values() if own and own[0].item is not None}
        for earlier in found:
            found += [each.id for each in known if each.continues == earlier and each.id not in found]
        return found

    def _read_deliveries(
        self, of: Mapping[_Group, list[Reminder]], first: date, deliveries: dict[ReminderName, Delivery]
    ) -> None:
        oldest = datetime.combine(first, time())
        names = [reminder.name for own in of.values() for reminder in own]
        _add(deliveries, self._plan.deliveries.about({*of, *(name.source_id for name in names)}, oldest))
        # An occurrence moved here from long ago still has its old name.
        moved = {(name.source_id, name.occurrence) for name in names if name.occurrence < oldest}
        if moved:
            _add(deliveries, self._plan.deliveries.to(moved))

    def _check_in_days(self, today: date) -> list[date]:
        answered = {check_in.day for check_in in self._plan.check_ins.between(today - timedelta(days=1), today)}
        return check_in_days(today, answered, self._plan.pauses.all())

    def _replace(self, group: _Group, own: list[Reminder]) -> None:
        for old in self._of.pop(group, ()):
            del self._found[old.name]
            place = bisect_left(self._by_turn, first_turn(old), key=first_turn)
            del self._by_turn[self._by_turn.index(old, place)]
        if own:
            self._of[group] = own
        for new in own:
            self._found[new.name] = new
            insort(self._by_turn, new, key=first_turn)


def _group(name: ReminderName) -> _Group:
    return CommitmentId(name.source_id) if name.source in _OF_COMMITMENTS else name.source


def _add(deliveries: dict[ReminderName, Delivery], read: Iterable[Delivery]) -> None:
    """Add those not known yet: what is in memory may be newer than what could be saved."""
    for delivery in read:
        deliveries.setdefault(delivery.name, delivery)
