"""What a typed line would add, and how that is said."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftercare.content import AreaContent
from aftercare.domain.calendar.quick_add import QuickAdd
from aftercare.domain.calendar.repetition import Every, in_words, to_rule
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, Side, first_name
from aftercare.domain.records.identity import CommitmentId, new_id
from aftercare.i18n import _, clock_time, short_day
from aftercare.planner.commitments import draft as commitment_draft
from aftercare.planner.commitments.kinds import offered, usual_zone
from aftercare.planner.date_words import several_days_words
from aftercare.planner.workspace import Workspace

_WITH_SOMEONE = (CommitmentKind.CALL, CommitmentKind.TALK)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a line was understood to mean, in an area."""

    found: QuickAdd
    says: AreaContent
    contact: Contact | None

    @property
    def area(self) -> Area:
        """The area it is added to."""
        return Area(self.says.area)

    @property
    def start(self) -> datetime:
        """When it first is, in wall-clock time."""
        return datetime.combine(self.found.day, self.found.at or time())

    def has_passed(self, now: datetime) -> bool:
        """Whether it happens once, at a wall-clock time of today that is over."""
        is_once = self.found.repetition.every is Every.ONCE
        return is_once and self.found.at is not None and self.found.day == now.date() and self.start < now

    def words(self, now: datetime) -> str:
        """The area and when, such as "Self-care, today at 10:00 AM", or what is asked; `now` is wall-clock time."""
        if self.found.unsure:
            return several_days_words(self.found.unsure, now.date())
        day, area = _day_words(self.found.day, now.date()), self.says.name
        if self.found.at is not None and self.has_passed(now):
            time_words = clock_time(self.found.at)
            return _("{area}, today at {time}. This time has passed.").format(area=area, time=time_words)
        if self.found.repetition.every is not Every.ONCE:
            pattern = in_words(self.found.repetition, self.start, all_day=self.found.at is None)
            return _("{area}. {pattern}, from {day}").format(area=area, pattern=pattern, day=day)
        if self.found.at is None:
            return _("{area}, {day}, any time").format(area=area, day=day)
        return _("{area}, {day} at {time}").format(area=area, day=day, time=clock_time(self.found.at))

    def commitment(self, workspace: Workspace) -> Commitment:
        """The commitment it makes, as a new one of its kind usually is."""
        offers = [CommitmentKind(offer.kind) for offer in self.says.offers]
        kind = self.found.kind if self.found.kind in offers else offers[0]
        length, reminders = offered(self.says, kind)
        all_day, now = self.found.at is None, workspace.now()
        zone = usual_zone(kind, workspace.here().key, all_day=all_day)
        return Commitment(
            id=CommitmentId(new_id()),
            kind=kind,
            area=self.area,
            title=self.found.title,
            contact_ids=() if self.contact is None else (self.contact.id,),
            start=self.start,
            all_day=all_day,
            zone=zone,
            length=timedelta(days=1) if all_day else length,
            rule=to_rule(self.found.repetition, all_day=all_day, zone=zone),
            reminders=() if all_day else reminders,
            created_at=now,
            changed_at=now,
        )

    def typed(self, workspace: Workspace) -> commitment_draft.Typed:
        """The same, as if typed into the full form."""
        day = short_day(self.found.day)
        if self.found.day.year != workspace.today().year:
            day = _("{day}, {year}").format(day=day, year=self.found.day.year)
        starts = clock_time(self.found.at) if self.found.at is not None else ""
        return commitment_draft.Typed(self.commitment(workspace), day, starts)


def named(found: QuickAdd, contacts: list[Contact]) -> Contact | None:
    """The one person a call or a talk is with, when all that is said about it is the name."""
    said = found.title.casefold().split()
    if found.kind not in _WITH_SOMEONE:
        return None
    rest = " ".join(said[1:]).removeprefix(_("with ").casefold())
    known = [
        contact
        for contact in contacts
        if contact.side is not Side.RISK and rest in (contact.name.casefold(), first_name(contact).casefold())
    ]
    return known[0] if rest and len(known) == 1 else None


def _day_words(day: date, today: date) -> str:
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}.get((day - today).days)
    if near is not None:
        return near
    return short_day(day) if day.year == today.year else _("{day}, {year}").format(day=short_day(day), year=day.year)
