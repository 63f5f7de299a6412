"""A made-up plan over some years, for demonstrations, pictures and measurements, by the rules of any other plan."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from aftercare import content
from aftercare.content import AreaContent
from aftercare.demo import people as sample_people
from aftercare.demo.people import SampleSeries
from aftercare.demo.seek_help import sample_seek_help_sheets
from aftercare.demo.sheets import sample_sheets
from aftercare.demo.treatment_team import sample_team_sheets
from aftercare.domain.calendar.agenda import AgendaItem, agenda
from aftercare.domain.calendar.recurrence import starts, to_instant
from aftercare.domain.progress.check_ups import A_QUARTER
from aftercare.domain.progress.journey import path_dates
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.domain.records.commitments import Commitment, CommitmentKind, HowToMeet, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, EventId, PauseId, StepId
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Step

SampleRecord = Contact | Commitment | Override | Outcome | Step | CheckIn | Event | Pause | Sheet

_Slot = tuple[datetime, datetime]

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = timedelta(days=1)
_PLANNED_AHEAD = timedelta(days=30)


def sample_plan(
    years: int, seed: int, now: datetime, here: ZoneInfo, areas: Iterable[AreaContent]
) -> list[SampleRecord]:
    """Give the records of a plan begun `years` ago; the same arguments give the same records.

    Up to yesterday they depend on the day only, not on the time of `now`; today is answered as far as it has passed.
    """
    return list(_Story(years, seed, now, here).records(areas))


class _Story:
    """What the parts of one sample plan have in common."""

    def __init__(self, years: int, seed: int, now: datetime, here: ZoneInfo) -> None:
        self._chance = Random(seed)  # noqa: S311 - made-up data, no secret
        self._now = now
        self._here = here
        self._today = now.astimezone(here).date()
        self._left_on = self._today - relativedelta(years=years)
        self._days = (self._today - self._left_on).days
        self._people = sample_people.people(self._new_id, self._instant(self._left_on, time(10)))

    def records(self, areas: Iterable[AreaContent]) -> Iterator[SampleRecord]:
        series, single = list(self._series()), list(self._single_visits())
        commitments = [*(_making_room(each, single) for each in series), *single]
        overrides = list(self._changes(commitments))
        pauses = list(self._pauses())
        items = agenda(commitments, overrides, (), pauses, self._left_on, self._today, self._here)
        outcomes = list(self._outcomes(items))
        done = {(each.commitment_id, each.original_start) for each in outcomes if each.result is Result.DONE}
        kept = [item for item in items if (item.occurrence.commitment.id, item.occurrence.original_start) in done]
        yield from self._people.values()
        yield from commitments
        yield from overrides
        yield from pauses
        yield from outcomes
        yield from self._steps(areas)
        yield from self._check_ins(kept)
        yield from self._contacts_made(kept)
        yield from self._events()
        midnight = self._instant(self._today, time())
        yield from sample_sheets(self._people, self._left_on, midnight, self._new_id)
        yield from sample_team_sheets(commitments, self._people, self._today, midnight, self._new_id)
        yield from sample_seek_help_sheets(self._people, self._left_on, midnight, self._new_id)

    def _new_id(self) -> str:
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _day(self, number: int) -> date:
        return self._left_on + timedelta(days=number)

    def _instant(self, day: date, at: time) -> datetime:
        return to_instant(datetime.combine(day, at), None, self._here)

    def _series(self) -> Iterator[Commitment]:
        for position, series in enumerate(sample_people.SERIES):
            phases = [phase for phase in _phases(series, self._days) if phase[0] < self._days]
            ends = [day for day, _rule in phases[1:]] + [series.ends]
            previous: CommitmentId | None = None
            for number, ((day, rule), end) in enumerate(zip(phases, ends, strict=True)):
                # An odd phase was half an hour later, so that its end is a real change; the latest is as written.
                later = timedelta(minutes=30 * ((len(phases) - 1 - number) % 2) * (series.at is not None))
                commitment = self._commitment(series, position, day, rule, end, later)
                yield replace(commitment, continues=previous)
                previous = commitment.id

    def _commitment(
        self, series: SampleSeries, position: int, day: int, rule: str, end: int | None, later: timedelta
    ) -> Commitment:
        rule = rule.format(*(_WEEKDAYS[(self._today + n * _DAY).weekday()] for n in range(7)))
        begin = datetime.combine(self._day(day), series.at or time()) + later
        zone = None if series.floating else self._here.key
        created = self._instant(self._day(day), time(10))
        return Commitment(
            id=CommitmentId(self._new_id()),
            kind=series.kind,
            area=series.area,
            title=series.title,
            contact_ids=tuple(self._people[name].id for name in series.who),
            start=rrulestr(rule, dtstart=begin)[0],
            all_day=series.at is None,
            zone=zone,
            length=_DAY if series.at is None else timedelta(minutes=series.minutes),
            rule=rule if end is None else f"{rule};UNTIL={self._until(self._day(end), zone)}",
            reminders=tuple(timedelta(minutes=minutes) for minutes in series.reminders),
            position=position,
            created_at=created,
            changed_at=created,
            **(series.more or {}),
        )

    def _until(self, end: date, zone: str | None) -> str:
        """The last second before a day, as RFC 5545 wants it: UTC where the series has a zone."""
        last = datetime.combine(end, time()) - timedelta(seconds=1)
        if zone is None:
            return f"{last:%Y%m%dT%H%M%S}"
        return f"{to_instant(last, zone, self._here):%Y%m%dT%H%M%SZ}"

    def _single_visits(self) -> Iterator[Commitment]:
        created = self._now - timedelta(days=7)
        for day, at, title, name, how in (
            (0, time(14), "Counseling", "Denise", HowToMeet.IN_PERSON),
            (1, time(11, 15), "Phone call", "Amara", HowToMeet.PHONE),
            (9, time(16), "Family session", "Ellen", HowToMeet.IN_PERSON),
            (16, time(9, 30), "Medicine review", "Amara", HowToMeet.PHONE),
        ):
            person = self._people[name]
            visit = Commitment(
                id=CommitmentId(self._new_id()),
                kind=CommitmentKind.VISIT,
                area=person.area,
                title=title,
                contact_ids=(person.id,),
                start=datetime.combine(self._today + day * _DAY, at),
                zone=self._here.key,
                length=timedelta(minutes=15 if how is HowToMeet.PHONE else 50),
                reminders=(timedelta(days=1), timedelta(hours=2)),
                how=how,
                created_at=created,
                changed_at=created,
            )
            if how is HowToMeet.IN_PERSON:
                leave_by = (visit.start - timedelta(minutes=35)).time()
                visit = replace(visit, place="Larkfield Clinic, Room 4", leave_by=leave_by)
                visit = replace(visit, getting_there="Bus 12 from Mill Lane, or ask Leila for a ride")
            yield visit

    def _changes(self, commitments: Iterable[Commitment]) -> Iterator[Override]:
        """A few visits and meetings of a series were moved or cancelled, none of today's and none onto another."""
        met = [each for each in commitments if each.kind in (CommitmentKind.VISIT, CommitmentKind.MEETING)]
        horizon = datetime.combine(self._today + _PLANNED_AHEAD, time())
        planned = [(each, start) for each in met for start in starts(each, each.start, horizon)]
        taken: dict[date, list[_Slot]] = defaultdict(list)
        for commitment, start in planned:
            taken[start.date()].append(_slot(start, commitment))
        for commitment, start in planned:
            if commitment.rule is None or start.date() == self._today:
                continue
            change = self._change(commitment.id, start)
            if change is not None and change.start is not None:
                slot, others = _slot(change.start, commitment), taken[change.start.date()]
                if any(_overlap(slot, other) for other in others if other != _slot(start, commitment)):
                    continue
                others.append(slot)
            if change is not None:
                yield change

    def _change(self, commitment_id: CommitmentId, start: datetime) -> Override | None:
        """What became of an occurrence by chance; mostly nothing."""
        change = Override(commitment_id=commitment_id, original_start=start)
        drawn = self._chance.random()
        if drawn < 0.04:
            return replace(change, start=start + timedelta(days=self._chance.choice((1, 2))))
        if drawn < 0.07:
            return replace(change, start=start + timedelta(hours=2))
        return replace(change, cancelled=True) if drawn < 0.1 else None

    def _pauses(self) -> Iterator[Pause]:
        for first in range(200, self._days - 5, 365):
            yield Pause(id=PauseId(self._new_id()), from_day=self._day(first), until_day=self._day(first + 4))

    def _outcomes(self, items: Iterable[AgendaItem]) -> Iterator[Outcome]:
        odds = {(series.kind, series.title): series.done for series in sample_people.SERIES}
        for item in items:
            commitment = item.occurrence.commitment
            result = self._result(commitment.kind, odds.get((commitment.kind, commitment.title), 1.0))
            answered = item.ends.astimezone(UTC) + timedelta(minutes=self._chance.randint(1, 90))
            if result is not None and item.ends <= self._now:
                yield Outcome(
                    commitment_id=commitment.id,
                    original_start=item.occurrence.original_start,
                    result=result,
                    amount=commitment.amount if result is Result.DONE else None,
                    answered_at=min(answered, self._now),
                )

    def _result(self, kind: CommitmentKind, done: float) -> Result | None:
        drawn = self._chance.random()
        if drawn < done:
            return Result.DONE
        share = (drawn - done) / (1 - done)
        if kind in (CommitmentKind.VISIT, CommitmentKind.MEETING, CommitmentKind.TALK) and share < 0.4:
            return Result.MISSED
        return Result.SKIPPED if share < 0.6 else None

    def _steps(self, areas: Iterable[AreaContent]) -> Iterator[Step]:
        for says in areas:
            for position, starter in enumerate(says.steps):
                done_on = self._day(starter.due_day + self._chance.randint(0, 3))
                skipped = self._chance.random() < 0.1
                yield Step(
                    id=StepId(self._new_id()),
                    area=Area(says.area),
                    title=starter.title,
                    due_day=starter.due_day,
                    position=position,
                    starter=starter.key,
                    done_on=None if skipped or done_on > self._today else done_on,
                    skipped=skipped,
                )
        yield Step(id=StepId(self._new_id()), area=Area.TREATMENT_TEAM, title="Bring the form for work", position=99)

    def _check_ins(self, kept: Iterable[AgendaItem]) -> Iterator[CheckIn]:
        """Most days have one; some are left out, and now and then a stretch of days."""
        group_days = {item.day for item in kept if item.occurrence.commitment.kind is CommitmentKind.MEETING}
        away = 0
        for number in range(1, self._days):
            away = self._chance.randint(3, 12) if self._chance.random() < 0.012 else away - 1
            day = self._day(number)
            check_in = self._check_in(day, number, group=day in group_days)
            if away <= 0 and self._chance.random() < 0.88:
                yield check_in

    def _check_in(self, day: date, number: int, *, group: bool) -> CheckIn:
        chance = self._chance
        settled = min(number / 240, 1.0)
        mood = round(chance.gauss(2.7 + 1.0 * settled + 0.3 * group, 0.8))
        craving = round(chance.gauss(1.7 - 1.2 * settled - 0.6 * group, 0.8))
        sleep = round(chance.gauss(12 + 2 * settled, 1.6))
        return CheckIn(
            day=day,
            mood=Mood(min(max(mood, Mood.ROUGH), Mood.GREAT)),
            craving=Craving(min(max(craving, Craving.NONE), Craving.STRONG)),
            sleep_minutes=30 * min(max(sleep, 4), 20) if chance.random() < 0.8 else None,
            halt=tuple(halt for halt in Halt if chance.random() < 0.12),
            note=chance.choice(sample_people.CHECK_IN_NOTES) if chance.random() < 0.08 else "",
            answered_at=self._instant(day, time(20, chance.randrange(60))),
        )

    def _contacts_made(self, kept: Iterable[AgendaItem]) -> Iterator[Event]:
        for item in kept:
            if item.occurrence.commitment.kind in (CommitmentKind.CALL, CommitmentKind.TALK):
                for contact_id in item.occurrence.commitment.contact_ids:
                    yield replace(self._event(EventKind.CONTACT_MADE, item.day), contact_id=contact_id)

    def _events(self) -> Iterator[Event]:
        yield self._event(EventKind.LEFT_TREATMENT, self._left_on)
        for number in (9, 26, 64, 130, 300, *range(520, self._days, 410)):
            if number < self._days:
                yield self._event(EventKind.HARD_DAY, self._day(number), note="It was hard, and I didn’t.")
        for number in (41, 487):
            if number < self._days:
                yield self._event(EventKind.USE_DAY, self._day(number))
        for number, title in ((30, "First month at home"), (100, "Ran 5 kilometers"), (365, "One year at home")):
            if number < self._days:
                yield self._event(EventKind.MILESTONE, self._day(number), title=title)
        for point in path_dates(self._left_on):
            if point.has_review and point.on < self._day(self._days) and self._chance.random() < 0.85:
                helped = "Walks, and calling before it got hard."
                yield self._event(EventKind.REVIEW, point.on, title=f"Review: {point.words}", note=helped)

        yield from self._looking_back()

    def _looking_back(self) -> Iterator[Event]:
        """A check-up each quarter, a little better each time, and a look back on most weeks of the last year."""
        questions, _answers = content.check_up()
        for number in range(A_QUARTER.days, self._days, A_QUARTER.days):
            settled = min(3, 1 + number // 180)
            places = [self._chance.randint(max(0, settled - 1), settled) for _question in questions]
            page = [{"key": each.key, "place": place} for each, place in zip(questions, places, strict=True)]
            yield self._event(EventKind.CHECK_UP, self._day(number), answers={"answers": page})
        for number in range(max(7, self._days - 364), self._days, 7):
            if self._chance.random() < 0.7:
                words = {"helped": "Walks, and calling Sam.", "needs": "An early night or two."}
                yield self._event(EventKind.LOOK_BACK, self._day(number), answers=words)

    def _event(self, kind: EventKind, day: date, *, title: str = "", note: str = "", answers: object = None) -> Event:
        recorded = self._instant(day, time(20, 30))
        return Event(
            id=EventId(self._new_id()),
            kind=kind,
            day=day,
            title=title,
            note=note,
            answers="" if answers is None else json.dumps(answers),
            recorded_at=min(recorded, self._now),
        )


def _making_room(series: Commitment, single: Iterable[Commitment]) -> Commitment:
    """A series of visits without the times at which there is a single one."""
    if series.kind is not CommitmentKind.VISIT:
        return series
    taken = [_slot(visit.start, visit) for visit in single]
    near = starts(series, min(taken)[0] - _DAY, max(taken)[1])
    met = [start for start in near if any(_overlap(_slot(start, series), slot) for slot in taken)]
    return replace(series, exdates=tuple(met))


def _slot(start: datetime, commitment: Commitment) -> _Slot:
    return start, start + commitment.length


def _overlap(one: _Slot, other: _Slot) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _phases(series: SampleSeries, days: int) -> list[tuple[int, str]]:
    """The phases as written, and after the last a renewal every so many days."""
    last, rule = series.phases[-1]
    renewals = range(last + series.renewed, days, series.renewed) if series.renewed else ()
    return [*series.phases, *((day, rule) for day in renewals)]
