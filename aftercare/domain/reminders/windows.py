"""When an occurrence reminds: the moments it falls due and how long each stays due."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare.domain.areas.treatment_team.visits import over_at
from aftercare.domain.calendar.agenda import AgendaItem, Status
from aftercare.domain.calendar.recurrence import to_instant, wall_zone
from aftercare.domain.records.commitments import ATTENDED, Commitment, CommitmentKind, Pause
from aftercare.domain.records.deliveries import Delivery, ReminderName, Source
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.domain.reminders.due_things import DueThing
from aftercare.domain.reminders.own_reminders import SOUNDS, OwnReminders

DAYS_BACK = 4
"""Days before today whose occurrences can still be due: a question waits for 3 days after a visit."""
MOST_DAYS_AWAY = 60
"""After a longer absence, what passed before is open in the calendar and nowhere else."""
DAYS_AHEAD = 15
"""Days after today to look at: the longest time before its start that a commitment can remind."""

SNOOZE_STAYS = timedelta(hours=1)
MEDICINE_STAYS = timedelta(hours=4)
REVIEW_STAYS = timedelta(days=3)
THING_STAYS = timedelta(days=3)
VISIT_QUESTION_STAYS = timedelta(days=3)
QUESTION_STAYS = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder of one occurrence (`item`) or `thing`, of the check-in without both, due from `moment` until `ends`.

    Moments are UTC; `start` is the wall-clock start it is for. At `replaced_at` the occurrence's next reminder, or a
    medicine's next dose, takes over, whatever was snoozed. One that `waits` keeps out of the quiet hours, unless it
    would come too late to be of use; one that is `held` waits until they end, one `dropped` was let go. `words` and
    `sounds` are as chosen for this item.
    """

    name: ReminderName
    start: datetime
    moment: datetime
    ends: datetime
    replaced_at: datetime | None = None
    waits: bool = True
    held: bool = False
    dropped: bool = False
    words: ReminderWords | None = None
    sounds: int = SOUNDS
    item: AgendaItem | None = None
    thing: DueThing | None = None

    @property
    def is_of_medicine(self) -> bool:
        """Whether it is for taking a medicine or for getting more of it."""
        if self.thing is not None:
            return self.thing.source is Source.REFILL
        return self.item is not None and self.item.occurrence.commitment.is_medicine

    def ends_for(self, delivery: Delivery | None) -> datetime:
        """When it ends being due: something snoozed comes back although its own time is over."""
        ends = self.moment if self.dropped else self.ends
        if delivery is not None and delivery.snoozed_until is not None:
            ends = max(ends, delivery.snoozed_until + SNOOZE_STAYS)
        return ends if self.replaced_at is None else min(ends, self.replaced_at)


def paused_until(reminder: Reminder, settings: Settings) -> datetime | None:
    """Until when a pause of all reminders holds this one back; a medicine only where that was asked for too."""
    until, medicines = settings.reminders_paused_until, settings.medicines_paused_until
    if until is None or not reminder.is_of_medicine:
        return until
    return None if medicines is None else min(until, medicines)


def is_paused(reminder: Reminder, settings: Settings, now: datetime) -> bool:
    """Whether a pause of all reminders holds this one back now."""
    until = paused_until(reminder, settings)
    return until is not None and now < until


def reminders(
    items: Sequence[AgendaItem],
    check_in_days: Iterable[date],
    settings: Settings,
    now: datetime,
    here: ZoneInfo,
    own: Mapping[CommitmentId, OwnReminders] = MappingProxyType({}),
) -> list[Reminder]:
    """Every reminder of what is still open; `check_in_days` are those without a check-in, `own` what items ask for."""
    next_begins: dict[str, datetime] = {}
    found: list[Reminder] = []
    for item in sorted(items, key=lambda item: item.begins, reverse=True):
        commitment = item.occurrence.commitment
        if item.status is Status.PLANNED and commitment.reminders:
            of_item = _of_occurrence(item, next_begins.get(commitment.id), settings, now, here)
            if commitment.id in own:
                chosen = own[commitment.id]
                of_item = [replace(one, words=chosen.words, sounds=chosen.sounds) for one in of_item]
            found += of_item
        if item.status is not Status.CANCELLED:
            next_begins[commitment.id] = item.begins
    if settings.check_in_reminder_at is not None:
        found += [_of_check_in(day, settings.check_in_reminder_at, settings, here) for day in check_in_days]
    return found


def thing_reminders(things: Iterable[DueThing], settings: Settings, now: datetime, here: ZoneInfo) -> list[Reminder]:
    """The reminders of things of a day, without those that were over before the thing was known."""
    found = [_of_thing(thing, settings, here) for thing in things]
    return [one for one in found if not one.thing or known(one.thing) > now or one.moment >= known(one.thing)]


def thing_name(thing: DueThing) -> ReminderName:
    """The name of its reminder."""
    return ReminderName(thing.source, thing.source_id, datetime.combine(thing.day, time()), 0)


def known(thing: DueThing) -> datetime:
    """The minute from which its reminder was promised."""
    return thing.known_since.replace(second=0, microsecond=0)


def _of_thing(thing: DueThing, settings: Settings, here: ZoneInfo) -> Reminder:
    name = thing_name(thing)
    asked = to_instant(datetime.combine(thing.day, thing.at), None, here)
    ends = end_of_day(asked, here) if thing.source is Source.RHYTHM else asked + THING_STAYS
    moment = _not_in_quiet_hours(asked, ends, settings, here)
    return Reminder(
        name=name,
        start=name.occurrence,
        moment=moment,
        held=moment != asked,
        dropped=_let_go(asked, settings, here),
        ends=ends,
        thing=thing,
    )


def first_day(
    today: date, waiting: Iterable[Delivery], now: datetime, here: ZoneInfo, reminded_until: datetime | None = None
) -> date:
    """The first day whose occurrences can be due, or were due and are not listed yet.

    One snoozed again and again may lie further back than any window; so does what fell due while nothing ran.
    """
    days_back = timedelta(days=DAYS_BACK)
    last_look = today if reminded_until is None else reminded_until.astimezone(here).date()
    if last_look >= today - timedelta(days=1):  # that it was yesterday is no absence
        last_look = today
    snoozed = [one for one in waiting if one.snoozed_until is not None and now < one.snoozed_until + SNOOZE_STAYS]
    since = max(last_look, today - timedelta(days=MOST_DAYS_AWAY)) - days_back
    return min([since, *(one.start.date() - timedelta(days=1) for one in snoozed)])


def check_in_days(today: date, answered: Container[date], pauses: Iterable[Pause]) -> list[date]:
    """The days whose check-in can be due, yesterday's after a snooze: not answered, and not everything paused."""
    everything = [pause for pause in pauses if pause.commitment_id is None]
    return [
        day
        for day in (today - timedelta(days=1), today)
        if day not in answered and not any(pause.covers(day) for pause in everything)
    ]


def _of_occurrence(
    item: AgendaItem, next_begins: datetime | None, settings: Settings, now: datetime, here: ZoneInfo
) -> list[Reminder]:
    """The reminders of one occurrence; each ends at the latest when the next one takes over."""
    occurrence, commitment = item.occurrence, item.occurrence.commitment
    found = []
    for lead in sorted(set(commitment.reminders), reverse=True):
        asked = _moment_before(commitment, occurrence.start, lead, here)
        waits = not _rings_in_quiet_hours(commitment, settings)
        moment, ends = asked, _ends(item, asked, here)
        if waits and commitment.is_medicine and not settings.quiet_drops:
            moment = audible(asked, settings, here)  # never too late: until the next dose it is of use
            ends = max(ends, moment + SNOOZE_STAYS)
        elif waits:
            too_late = _utc(item.begins) if commitment.kind in ATTENDED else ends
            moment = _not_in_quiet_hours(asked, too_late, settings, here)
        found.append(
            Reminder(
                name=ReminderName(
                    Source.COMMITMENT, commitment.id, occurrence.original_start, int(lead / timedelta(minutes=1))
                ),
                start=occurrence.start,
                moment=moment,
                held=moment != asked,
                dropped=waits and _let_go(asked, settings, here),
                ends=ends,
                replaced_at=next_begins if commitment.is_medicine else None,
                waits=waits,
                item=item,
            )
        )
    if commitment.kind in ATTENDED:
        found.append(_question(item, settings, here))
    # What was over before it was written down was never promised; a clock that ran ahead must not silence the rest,
    # and what a successor is due for was promised by the series before it.
    if written(commitment) <= now and commitment.continues is None:
        found = [reminder for reminder in found if reminder.moment >= written(commitment)]
    return [replace(one, replaced_at=following.moment) for one, following in pairwise(found)] + found[-1:]


def written(commitment: Commitment) -> datetime:
    """The minute it was written down in: at any other moment its reminders do not depend on the moment."""
    return commitment.created_at.replace(second=0, microsecond=0)


def first_turn(reminder: Reminder) -> datetime:
    """The instant before which a reminder that was never delivered does nothing."""
    return min(reminder.moment, reminder.ends_for(None))


def _moment_before(commitment: Commitment, start: datetime, lead: timedelta, here: ZoneInfo) -> datetime:
    """A length of time before a start: days by the calendar, hours and minutes by the clock (RFC 5545)."""
    if commitment.all_day:
        return to_instant(start - lead, wall_zone(commitment), here)
    day = to_instant(start - timedelta(days=lead.days), wall_zone(commitment), here)
    return day - timedelta(seconds=lead.seconds)


def _question(item: AgendaItem, settings: Settings, here: ZoneInfo) -> Reminder:
    occurrence, commitment = item.occurrence, item.occurrence.commitment
    asked = _utc(over_at(item))
    moment = audible(asked, settings, here)
    stays = VISIT_QUESTION_STAYS if commitment.kind is CommitmentKind.VISIT else QUESTION_STAYS
    return Reminder(
        name=ReminderName(Source.QUESTION, commitment.id, occurrence.original_start, 0),
        start=occurrence.start,
        moment=moment,
        held=moment != asked,
        ends=moment + stays,
        item=item,
    )


def _of_check_in(day: date, at: time, settings: Settings, here: ZoneInfo) -> Reminder:
    start = datetime.combine(day, time())
    moment = to_instant(datetime.combine(day, at), None, here)
    ends = end_of_day(moment, here)
    return Reminder(
        name=ReminderName(Source.CHECK_IN, "", start, 0),
        start=start,
        moment=_not_in_quiet_hours(moment, ends, settings, here),
        ends=ends,
    )


def _ends(item: AgendaItem, moment: datetime, here: ZoneInfo) -> datetime:
    """When a reminder of an occurrence, by its kind, ends being due without an answer."""
    kind = item.occurrence.commitment.kind
    latest = max(moment, _utc(item.begins))
    if kind is CommitmentKind.MEDICINE:
        return latest + MEDICINE_STAYS  # or until the next dose
    if kind is CommitmentKind.REVIEW:
        return latest + REVIEW_STAYS
    if kind in ATTENDED:
        return max(latest, _utc(item.ends)) + QUESTION_STAYS  # the question takes over before that
    return end_of_day(latest, here)


def end_of_day(moment: datetime, here: ZoneInfo) -> datetime:
    """The instant the day of a moment ends here."""
    day = moment.astimezone(here).date() + timedelta(days=1)
    return to_instant(datetime.combine(day, time()), None, here)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _rings_in_quiet_hours(commitment: Commitment, settings: Settings) -> bool:
    return (commitment.kind is CommitmentKind.VISIT and settings.visits_in_quiet) or (
        commitment.is_medicine and settings.medicines_in_quiet
    )


def _let_go(moment: datetime, settings: Settings, here: ZoneInfo) -> bool:
    """Whether a moment lies in quiet hours that let go what falls into them."""
    return settings.quiet_drops and audible(moment, settings, here) != moment


def _not_in_quiet_hours(moment: datetime, too_late: datetime, settings: Settings, here: ZoneInfo) -> datetime:
    """The end of the quiet hours the moment lies in, or the moment itself where that is too late or it is let go."""
    later = audible(moment, settings, here)
    return later if later < too_late and not settings.quiet_drops else moment


def audible(moment: datetime, settings: Settings, here: ZoneInfo) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in."""
    local = moment.astimezone(here)
    begin, end, at = settings.quiet_from, settings.quiet_until, local.time()
    if begin is None or end is None:
        return moment
    over_midnight = begin > end
    quiet = (at >= begin or at < end) if over_midnight else begin <= at < end
    if not quiet:
        return moment
    day = local.date() + timedelta(days=1 if over_midnight and at >= begin else 0)
    return to_instant(datetime.combine(day, end), None, here)
