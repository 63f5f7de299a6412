"""What the People page shows, read from the plan in one go, and how it says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from aftercare.domain.areas.people import PeopleGroup
from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.records.commitments import Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact, ContactKind
from aftercare.domain.records.identity import ContactId
from aftercare.i18n import _, month_short, pgettext, weekday_name
from aftercare.planner import words as area_words
from aftercare.planner.commitments.kinds import kind_name
from aftercare.planner.people import words as contact_words
from aftercare.planner.workspace import Workspace

_SOON = timedelta(days=14)
_A_DAY_OR_SO = timedelta(days=2)
_IN_TOUCH = (CommitmentKind.CALL, CommitmentKind.TALK)
_ALONE = (CommitmentKind.MEDICINE, CommitmentKind.SELF_CARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleState:
    """Everyone in the plan, the last day of each, and what is planned with each within two weeks."""

    today: date
    contacts: tuple[Contact, ...]
    last: Mapping[ContactId, date]
    coming: Mapping[ContactId, AgendaItem]
    commitments: tuple[Commitment, ...]

    def line(self, contact: Contact) -> str:
        """One line under a name: who it is, and the last or next time."""
        who = contact.role
        if not who and contact.kind is not ContactKind.PERSON:
            who = contact_words.kind_names()[contact.kind]
        return " · ".join(part for part in (who, self._when(contact)) if part)

    def in_touch(self, contact: Contact) -> list[Commitment]:
        """The calls and talks with a contact that repeat."""
        return [
            each for each in self.commitments if contact.id in each.contact_ids and each.kind in _IN_TOUCH and each.rule
        ]

    def _when(self, contact: Contact) -> str:
        last, coming = self.last.get(contact.id), self.coming.get(contact.id)
        if last == self.today:
            return _("talked today")
        if coming is not None and coming.occurrence.commitment.kind is not CommitmentKind.CALL:
            return self._next_in_short(coming, contact)
        return "" if last is None else last_talked(last, self.today)

    def _next_in_short(self, item: AgendaItem, contact: Contact) -> str:
        if item.day <= self.today + timedelta(days=1):
            return area_words.when_next(item, self.today)
        title = area_words.planned_title(item.occurrence.commitment, [contact.name], item.occurrence.title)
        return _("{title} {day}").format(title=title, day=_month_day(item.day))


def read_people(workspace: Workspace, contacts: tuple[Contact, ...]) -> PeopleState:
    """Everyone in the plan, as things with them are now."""
    plan, today = workspace.plan, workspace.today()
    until = today + _SOON
    shared = [each for each in plan.commitments.between(today, until) if each.contact_ids and each.kind not in _ALONE]
    outcomes = plan.outcomes.between(datetime.combine(today, time()) - _A_DAY_OR_SO, datetime.combine(until, time()))
    items = agenda(
        shared,
        plan.overrides.between(today, until),
        outcomes,
        plan.pauses.between(today, until),
        today,
        until,
        workspace.here(),
    )
    return PeopleState(
        today=today,
        contacts=contacts,
        last=plan.events.last_contact(),
        coming=_first_with_each(items, workspace.now()),
        commitments=tuple(shared),
    )


def _first_with_each(items: Iterable[AgendaItem], now: datetime) -> dict[ContactId, AgendaItem]:
    found: dict[ContactId, AgendaItem] = {}
    for item in items:
        if item.status is Status.PLANNED and (item.ends > now or item.begins >= now):
            for contact_id in item.occurrence.commitment.contact_ids:
                found.setdefault(contact_id, item)
    return found


def group_names() -> dict[PeopleGroup, str]:
    """What each group of the list is called."""
    return {
        PeopleGroup.CALL_FIRST: _("Call first when it’s hard"),
        PeopleGroup.SOBER_NETWORK: _("Sober network"),
        PeopleGroup.LOVED_ONES: _("Loved ones"),
        PeopleGroup.TREATMENT_TEAM: _("Treatment team"),
        PeopleGroup.SUPPORT_GROUPS: _("Support groups"),
        PeopleGroup.SELF_CARE: _("Self-care"),
        PeopleGroup.SEEK_HELP: _("When to seek help"),
        PeopleGroup.DISTANCE: _("To keep distance from"),
    }


def last_talked(day: date, today: date) -> str:
    """When one last talked, within a line: by its weekday within a week."""
    if day == today - timedelta(days=1):
        said = pgettext("in a sentence", "yesterday")
    elif today - timedelta(days=7) < day < today:
        said = weekday_name(day.weekday())
    else:
        said = _month_day(day) if day.year == today.year else _with_year(day)
    return _("last talked {day}").format(day=said)


def plan_lines(state: PeopleState, contact: Contact) -> list[tuple[str, Commitment | None]]:
    """How the person plans to stay in touch: each call or talk that repeats; then the rhythm, without a commitment."""
    lines: list[tuple[str, Commitment | None]] = []
    for each in state.in_touch(contact):
        title = area_words.planned_title(each, [kind_name(each.kind)])
        lines.append((_("{title}: {repeats}").format(title=title, repeats=area_words.repeats(each)), each))
    if contact.call_every_days is not None:
        lines.append((contact_words.every(contact.call_every_days), None))
    elif not lines and contact.area in contact_words.WITH_RHYTHM:
        lines.append((_("No set rhythm"), None))
    return lines


def planned_next(state: PeopleState, contact: Contact) -> tuple[str, Commitment] | None:
    """The next thing with a contact within two weeks, beside what the plan to stay in touch already says."""
    item = state.coming.get(contact.id)
    if item is None or item.occurrence.commitment in state.in_touch(contact):
        return None
    commitment = item.occurrence.commitment
    title = area_words.planned_title(commitment, [kind_name(commitment.kind)], item.occurrence.title)
    return _("{title}: {when}").format(title=title, when=area_words.when_next(item, state.today)), commitment


def _month_day(day: date) -> str:
    return _("{month} {day}").format(month=month_short(day.month), day=day.day)


def _with_year(day: date) -> str:
    return _("{day}, {year}").format(day=_month_day(day), year=day.year)
