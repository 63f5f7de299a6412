"""Everything in the plan that can be found by its words, and the words on where it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from aftercare import content
from aftercare.domain.calendar.recurrence import to_instant, wall_zone
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Override
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import EventKind
from aftercare.domain.records.finding import Findable, FindableKind
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.steps import checklist
from aftercare.i18n import _, clock_time, short_day
from aftercare.planner.destinations import Destination, ItemKind, Known, Panel, Place
from aftercare.planner.treatment_team.findables import team_findables
from aftercare.planner.words import planned_title, repeats
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.finding import DayTexts

Pages = Sequence[tuple[Destination, str]]
"""Where the program itself can go, and its words."""


def read_findables(workspace: Workspace, pages: Pages) -> list[Findable[Destination]]:
    """What can be found now; private notes only while they are not hidden."""
    plan = workspace.plan
    with_notes = not plan.settings.hide_private_notes
    says = content.areas()
    areas = {Area(each.area): each.name for each in says}
    contacts = sorted(plan.contacts.all(), key=lambda contact: contact.name.casefold())
    kept = plan.steps.all()
    found = list(_pages(pages))
    people_page = any(to.page is Place.PEOPLE for to, _words in pages)
    for contact in contacts:
        where = ", ".join(part for part in (areas[contact.area], contact.role, *_first_number(contact)) if part)
        page = Place.PEOPLE if people_page else contact.area
        found.append(_contact(contact, page, where, with_notes=with_notes))
    planned = _Planned(workspace, contacts, areas, with_notes=with_notes)
    found += planned.findables()
    known = {contact.id: contact for contact in contacts}
    found += team_findables(workspace, known, areas[Area.TREATMENT_TEAM])
    for each in says:
        for step in checklist(Area(each.area), kept, each.steps):
            where = each.name if step.done_on is None else _("{area}, done").format(area=each.name)
            area = Area(each.area)
            opens = Destination(area, Panel.FIRST_STEPS)
            found.append(Findable(FindableKind.STEP, opens, step.title, where=where, area=area))
    found += planned.days(plan.day_texts())
    return found


def dated(day: date, today: date) -> str:
    """A day in short, with its year when it is not this one."""
    if day.year == today.year:
        return short_day(day)
    return _("{day}, {year}").format(day=short_day(day), year=day.year)


def _pages(pages: Pages) -> Iterator[Findable[Destination]]:
    words_of = dict(pages)
    for to, words in pages:
        where = "" if to.item is None else words_of.get(Destination(to.page), "")
        yield Findable(FindableKind.PAGE, to, words, where=where)


def _first_number(contact: Contact) -> tuple[str, ...]:
    return tuple(number.number for number in contact.numbers[:1])


def _contact(contact: Contact, page: Place | Area, where: str, *, with_notes: bool) -> Findable[Destination]:
    lines = [
        contact.role,
        *(f"{number.number} {number.label}" for number in contact.numbers),
        *(f"{link.label} {link.address}" for link in contact.links),
        contact.place,
        contact.good_times,
    ]
    if with_notes:
        lines += [", ".join(said) for said in (contact.said_yes_to, contact.what_helps, contact.what_does_not_help)]
        lines += [contact.distance_plan, contact.notes]
    return Findable(
        FindableKind.CONTACT,
        Destination(page, Known(ItemKind.CONTACT, contact.id)),
        contact.name,
        "\n".join(filter(None, lines)),
        where=where,
        area=contact.area,
    )


class _Planned:
    """What is planned, and what was written about its days."""

    def __init__(
        self, workspace: Workspace, contacts: Iterable[Contact], areas: Mapping[Area, str], *, with_notes: bool
    ) -> None:
        self._here, self._today = workspace.here(), workspace.today()
        self._areas, self._with_notes = areas, with_notes
        self._names = {contact.id: contact.name for contact in contacts}
        self._commitments = {each.id: each for each in workspace.plan.commitments.all()}
        self._titles = {each.id: planned_title(each, self._people(each)) for each in self._commitments.values()}
        self._changes = workspace.plan.overrides.all()

    def _people(self, commitment: Commitment) -> list[str]:
        return [self._names[each] for each in commitment.contact_ids if each in self._names]

    def findables(self) -> Iterator[Findable[Destination]]:
        """Commitments, latest first, then what was changed about one occurrence."""
        found = {each.id: self._commitment(each) for each in reversed(self._commitments.values())}
        continued = {  # one row for a series that goes on as it was
            later.continues
            for later in self._commitments.values()
            if later.continues in found and _words(found[later.continues]) == _words(found[later.id])
        }
        yield from (findable for name, findable in found.items() if name not in continued)
        for change in self._changes:
            if not change.cancelled and (change.title or change.place or change.notes):
                yield self._change(change)

    def _commitment(self, commitment: Commitment) -> Findable[Destination]:
        notes = commitment.notes if self._with_notes else ""
        lines = (", ".join(self._people(commitment)), commitment.place, commitment.getting_there, notes)
        area = self._areas[commitment.area]
        when = repeats(commitment) or self._when(commitment, commitment.start)
        return Findable(
            FindableKind.COMMITMENT,
            Destination(commitment.area, Known(ItemKind.COMMITMENT, commitment.id)),
            self._titles[commitment.id],
            "\n".join(filter(None, lines)),
            where=_("{area}, {when}").format(area=area, when=when),
            area=commitment.area,
        )

    def _change(self, change: Override) -> Findable[Destination]:
        commitment = self._commitments[change.commitment_id]
        notes = change.notes if self._with_notes else ""
        when = self._when(commitment, change.start or change.original_start)
        return Findable(
            FindableKind.COMMITMENT,
            Destination(commitment.area, Known(ItemKind.COMMITMENT, commitment.id, change.original_start)),
            change.title or self._titles[commitment.id],
            "\n".join(filter(None, (change.place, notes))),
            where=_("{area}, {when}").format(area=self._areas[commitment.area], when=when),
            area=commitment.area,
        )

    def _when(self, commitment: Commitment, start: datetime) -> str:
        day = dated(start.date(), self._today)
        if commitment.all_day:
            return day
        return _("{day}, {time}").format(day=day, time=clock_time(start.time()))

    def days(self, texts: DayTexts) -> Iterator[Findable[Destination]]:
        """What was written about days gone by, latest first of each kind."""
        if self._with_notes:
            check_in = _("Check-in")
            for day, note in texts.check_ins:
                yield Findable(FindableKind.CHECK_IN, _on(day), more=note, label=check_in, day=day)
            moved = {(each.commitment_id, each.original_start.isoformat()): each.start for each in self._changes}
            for start, commitment_id, note in texts.outcomes:
                day = self._day(commitment_id, moved.get((commitment_id, start)), start)
                label = self._titles[commitment_id]
                yield Findable(FindableKind.OUTCOME, _on(day), more=note, label=label, day=day)
        names = _event_names()
        for day, kind, title, note in texts.events:
            if title or self._with_notes:
                more = note if self._with_notes else ""
                label = names[EventKind(kind)]
                yield Findable(FindableKind.EVENT, _on(day), title, more, label=label, day=day)

    def _day(self, commitment_id: CommitmentId, moved_to: datetime | None, start: str) -> str:
        """The day here of an occurrence."""
        commitment = self._commitments[commitment_id]
        zone = wall_zone(commitment)
        if zone in (None, self._here.key):
            return start[:10] if moved_to is None else moved_to.date().isoformat()
        wall = moved_to or datetime.fromisoformat(start)
        return to_instant(wall, zone, self._here).astimezone(self._here).date().isoformat()


def _on(day: str) -> Destination:
    return Destination(Place.TODAY, date.fromisoformat(day))


def _words(findable: Findable[Destination]) -> tuple[str, str]:
    return findable.title, findable.more


def _event_names() -> dict[EventKind, str]:
    return {
        EventKind.LEFT_TREATMENT: _("Left treatment"),
        EventKind.USE_DAY: _("A hard day"),
        EventKind.HARD_DAY: _("A hard day"),
        EventKind.CONTACT_MADE: _("Talked with someone"),
        EventKind.MILESTONE: _("Milestone"),
        EventKind.REVIEW: _("Review"),
        EventKind.SCALE: _("Questions answered"),
        EventKind.CHECK_UP: _("Check-up"),
        EventKind.LOOK_BACK: _("Look back"),
    }
