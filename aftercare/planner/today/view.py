"""Everything Today shows, read from the plan in one go."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare import content
from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.areas.self_care import in_order
from aftercare.domain.areas.sober_network import MOST_CALLS, suggested_calls
from aftercare.domain.areas.treatment_team.team import to_ask
from aftercare.domain.areas.treatment_team.visits import next_visit, over_at, passed_visits
from aftercare.domain.calendar.agenda import AgendaItem, PartOfDay, Status
from aftercare.domain.calendar.leftovers import leftovers
from aftercare.domain.calendar.recurrence import to_instant
from aftercare.domain.progress.day_counts import counted_since, recovery_days
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import ATTENDED, Commitment, CommitmentKind, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import EventKind, left_treatment_on
from aftercare.domain.records.settings import DayCount
from aftercare.domain.records.steps import Step, checklist, due_steps
from aftercare.planner.day_lines import Call, DayWords, Key, Line, key_of
from aftercare.planner.today.greeting import TURNS
from aftercare.planner.today.reads import DayReads
from aftercare.planner.treatment_team.visit_sheets import lines_of
from aftercare.planner.workspace import Workspace

_DAY = timedelta(days=1)
_ASKED_FOR_DAYS = 4  # a visit that passed longer ago is not asked about
_MOST_STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """A day as Today shows it; `until` is the instant from which it has to be read again.

    What only today has (calls, questions about other days, steps, recovery days) is empty on any other day.
    """

    now: datetime
    until: datetime
    today: date
    day: date
    words: DayWords
    items: dict[Key, AgendaItem]
    lines: list[Line] = field(repr=False)
    calls: list[Call] = field(repr=False)
    passed: AgendaItem | None
    leftovers: list[AgendaItem] = field(repr=False)
    tomorrow: AgendaItem | None
    steps: list[tuple[Step, str]] = field(repr=False)
    check_in: CheckIn | None
    check_in_before: CheckIn | None
    confidant: Contact | None = field(repr=False)
    pauses: list[Pause]
    paused: list[Commitment] = field(repr=False)
    recovery_days: int | None

    @property
    def is_today(self) -> bool:
        """Whether it is the day it is here."""
        return self.day == self.today

    @property
    def plan_pause(self) -> Pause | None:
        """The pause of everything that covers it, today."""
        return next((pause for pause in self.pauses if pause.commitment_id is None), None)

    @property
    def done(self) -> int:
        """How many items of the day are done."""
        return sum(item.status is Status.DONE for item in self.items.values() if item.day <= self.day)

    @property
    def all_done(self) -> bool:
        """Whether something of the day was done and nothing is open, also of the steps shown."""
        is_open = any(item.status is Status.PLANNED for item in self.items.values())
        return self.done > 0 and not is_open and not any(step.open for step, _area in self.steps)


def read_day(workspace: Workspace, reads: DayReads, day: date, later: Container[object]) -> DayView:
    """One day of the plan; what has its key in `later` is not asked about."""
    now, here, today = workspace.now(), workspace.here(), workspace.today()
    names = {Area(area.area): area.name for area in content.areas()}
    words = DayWords(reads.contacts(), names, now, here, day, lambda item: _to_ask(workspace, item))
    return _read_today(workspace, reads, words, later) if day == today else _read_other_day(reads, words, later)


def _read_today(workspace: Workspace, reads: DayReads, words: DayWords, later: Container[object]) -> DayView:
    now, here, today = words.now, words.here, words.today
    around = reads.agenda(today - _ASKED_FOR_DAYS * _DAY, today + _DAY, here)
    items = [item for item in around if item.day == today or (item.day < today and item.ends > now)]
    earlier = [item for item in around if item.day < today and item.ends <= now]
    passed = [item for item in passed_visits(earlier, now) if key_of(item) not in later]
    pauses = reads.pauses(today)
    plan_is_paused = any(pause.commitment_id is None for pause in pauses)  # then only medicines show
    left_on = left_treatment_on(reads.events(EventKind.LEFT_TREATMENT))
    return DayView(
        now=now,
        until=_until(items, now, here),
        today=today,
        day=today,
        words=words,
        items={key_of(item): item for item in items},
        lines=_lines(reads, [item for item in items if not _is_open_call(item)], words, later),
        calls=[] if plan_is_paused else _calls(reads, items, words),
        passed=passed[-1] if passed else None,
        leftovers=[item for item in leftovers([*earlier, *items], today, pauses) if key_of(item) not in later],
        tomorrow=_tomorrow([item for item in around if item.day == today + _DAY]),
        steps=[] if plan_is_paused else _steps(workspace, reads.steps(), left_on),
        check_in=reads.check_in(today),
        check_in_before=reads.check_in(today - _DAY),
        confidant=next((contact for contact in on_help_now(words.contacts.values()) if contact.numbers), None),
        pauses=pauses,
        paused=reads.paused(today),
        recovery_days=_recovery_days(workspace, reads, today),
    )


def _read_other_day(reads: DayReads, words: DayWords, later: Container[object]) -> DayView:
    items = reads.agenda(words.day, words.day, words.here)
    return DayView(
        now=words.now,
        until=_until(items, words.now, words.here),
        today=words.today,
        day=words.day,
        words=words,
        items={key_of(item): item for item in items},
        lines=_lines(reads, items, words, later),
        calls=[],
        passed=None,
        leftovers=[],
        tomorrow=None,
        steps=[],
        check_in=reads.check_in(words.day),
        check_in_before=None,
        confidant=None,
        pauses=[],
        paused=[],
        recovery_days=None,
    )


def _lines(reads: DayReads, items: list[AgendaItem], words: DayWords, later: Container[object]) -> list[Line]:
    """Rows to check off, and as blocks the visits to ask about and the next one (of another day, all that come)."""
    to_ask = {key_of(item) for item in passed_visits(items, words.now)}
    coming = next_visit(items, words.now)
    rows = reads.lines(items, words)
    lines: list[tuple[Line, int]] = []
    for item in items:
        key, position = key_of(item), item.occurrence.commitment.position
        if item is coming or (coming is not None and words.day > words.today and _is_open_visit(item)):
            line = words.coming_visit(item)
        else:
            line = words.passed_visit(item) if key in to_ask and key not in later else rows[key]
        lines.append((line, position))
    return [line for part in PartOfDay for line, _place in in_order(_of(lines, part), lambda each: each[1])]


def _of(lines: list[tuple[Line, int]], part: PartOfDay) -> list[tuple[Line, int]]:
    return [each for each in lines if each[0].part is part]


def _is_open_visit(item: AgendaItem) -> bool:
    return item.occurrence.commitment.kind is CommitmentKind.VISIT and item.status is Status.PLANNED


def _is_open_call(item: AgendaItem) -> bool:
    return item.occurrence.commitment.kind is CommitmentKind.CALL and item.status is Status.PLANNED


def _calls(reads: DayReads, items: list[AgendaItem], words: DayWords) -> list[Call]:
    """Up to three: the one whose turn has come most, then the planned ones, then others whose turn has come."""
    planned = [_planned_call(item, words) for item in items if _is_open_call(item)]
    calls = (item.occurrence.commitment for item in items if item.occurrence.commitment.kind is CommitmentKind.CALL)
    in_plan = {contact_id for call in calls for contact_id in call.contact_ids}
    suggested = [
        Call(
            contact_ids=(found.contact.id,),
            area=found.contact.area,
            name=found.contact.name,
            detail=f"{found.reason} {_number([found.contact])}".strip(),
        )
        for found in suggested_calls(words.contacts.values(), reads.last_contact(), words.today, in_plan)
    ]
    return [*suggested[:1], *planned, *suggested[1:]][:MOST_CALLS]


def _planned_call(item: AgendaItem, words: DayWords) -> Call:
    contacts = words.with_whom(item)
    when = words.clock(item)
    if item.occurrence.commitment.all_day:
        when = next((contact.good_times for contact in contacts if contact.good_times), when)
    return Call(
        item=key_of(item),
        contact_ids=tuple(contact.id for contact in contacts),
        area=contacts[0].area if contacts else item.occurrence.commitment.area,
        name=contacts[0].name if len(contacts) == 1 and contacts[0].name else words.title(item),
        detail=" · ".join(part for part in (when, _number(contacts)) if part),
    )


def _number(contacts: Iterable[Contact]) -> str:
    return next((contact.numbers[0].number for contact in contacts if contact.numbers), "")


def _tomorrow(items: list[AgendaItem]) -> AgendaItem | None:
    """The first thing to go to, else the first thing with a time, else the first."""
    places_to_be = (item for item in items if item.occurrence.commitment.kind in ATTENDED)
    timed = (item for item in items if not item.occurrence.commitment.all_day)
    return next(places_to_be, None) or next(timed, None) or next(iter(items), None)


def _steps(workspace: Workspace, kept: list[Step], left_on: date | None) -> list[tuple[Step, str]]:
    """The first due steps of the areas the person did not leave out."""
    left_out = workspace.plan.settings.skipped_areas
    areas = {Area(area.area): area for area in content.areas() if area.area not in left_out}
    lines = [line for area, shipped in areas.items() for line in checklist(area, kept, shipped.steps)]
    return [(step, areas[step.area].name) for step in due_steps(lines, left_on, workspace.today())[:_MOST_STEPS]]


def _recovery_days(workspace: Workspace, reads: DayReads, today: date) -> int | None:
    settings = workspace.plan.settings
    if settings.day_count is DayCount.NONE:
        return None
    since = counted_since(settings.recovery_since, reads.events(EventKind.LEFT_TREATMENT))
    if since is None or since > today:
        return None
    return recovery_days(since, reads.events(EventKind.USE_DAY), today)


def _to_ask(workspace: Workspace, item: AgendaItem) -> int:
    """How many questions there are for a visit."""
    occurrence = item.occurrence
    return to_ask(lines_of(workspace, occurrence.commitment, occurrence.original_start))


def _until(items: Iterable[AgendaItem], now: datetime, here: ZoneInfo) -> datetime:
    """The next instant at which the greeting, the day, or what a visit asks can change."""
    today = now.astimezone(here).date()
    turns = [to_instant(datetime.combine(today, turn), None, here) for turn in TURNS]
    turns.append(to_instant(datetime.combine(today + _DAY, time()), None, here))
    turns += [over_at(item) for item in items]
    return min(turn for turn in turns if turn > now)
