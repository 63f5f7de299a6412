"""What saving a commitment would lead to, in words: what its reminder says, and what it overlaps."""

from dataclasses import replace
from datetime import timedelta

from aftercare.domain.calendar.agenda import AgendaItem, Status, agenda
from aftercare.domain.records.commitments import ATTENDED, Commitment, CommitmentKind
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import ContactId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders import notices
from aftercare.domain.reminders.windows import reminders
from aftercare.i18n import _, clock_time
from aftercare.planner.workspace import Workspace

_WITH_OTHERS = ATTENDED | {CommitmentKind.CALL}
_DAY, _A_MOMENT = timedelta(days=1), timedelta(minutes=1)


def reminder_in_words(commitment: Commitment, contacts: dict[ContactId, Contact], workspace: Workspace) -> str:
    """What the last reminder before a commitment will say, with the words chosen in Settings; nothing without one."""
    here, settings = workspace.here(), workspace.plan.settings
    # As if written tomorrow, so that no reminder counts as over before it was promised.
    once = replace(commitment, rule=None, rdates=(), exdates=(), created_at=workspace.now() + _DAY)
    items = agenda([once], (), (), (), once.start.date() - _DAY, once.start.date() + _DAY, here)
    found = [
        reminder
        for reminder in reminders(items, (), settings, workspace.now(), here)
        if reminder.name.source is Source.COMMITMENT
    ]
    if not found:
        return ""
    last = max(found, key=lambda reminder: reminder.moment)
    wording = notices.Wording(words=settings.reminder_words, contacts=contacts, now=last.moment, here=here)
    notice = notices.notice(last, wording)
    words = " ".join(part for part in (notice.title, notice.body) if part).removesuffix(".")
    if settings.reminder_words is ReminderWords.FULL:
        return _("The reminder will say “{words}”.").format(words=words)
    return _("The reminder will only say “{words}”.").format(words=words)


def overlap_in_words(commitment: Commitment, contacts: dict[ContactId, Contact], workspace: Workspace) -> str:
    """What else is planned with someone at the same time as a commitment's start; nothing when there is none."""
    if commitment.all_day or commitment.kind not in _WITH_OTHERS:
        return ""
    here, day = workspace.here(), commitment.start.date()
    once = replace(commitment, rule=None, rdates=(), exdates=())
    for mine in agenda([once], (), (), (), day - _DAY, day + _DAY, here):
        for other in workspace.plan.agenda(mine.day, mine.day, here):
            if _is_with_others(other) and _overlap(mine, other) and other.occurrence.commitment.id != commitment.id:
                return _("This overlaps {what}.").format(what=_named(other, contacts))
    return ""


def _is_with_others(item: AgendaItem) -> bool:
    commitment = item.occurrence.commitment
    return item.status is Status.PLANNED and not commitment.all_day and commitment.kind in _WITH_OTHERS


def _overlap(one: AgendaItem, other: AgendaItem) -> bool:
    return one.begins < max(other.ends, other.begins + _A_MOMENT) and other.begins < max(
        one.ends, one.begins + _A_MOMENT
    )


def _named(item: AgendaItem, contacts: dict[ContactId, Contact]) -> str:
    """Something planned, in the middle of a sentence."""
    commitment = item.occurrence.commitment
    names = [contacts[contact].name for contact in commitment.contact_ids if contact in contacts]
    with_whom = {
        CommitmentKind.CALL: _("a call with {name}"),
        CommitmentKind.VISIT: _("an appointment with {name}"),
        CommitmentKind.TALK: _("a talk with {name}"),
    }.get(commitment.kind)
    if with_whom and names and names[0]:
        return with_whom.format(name=names[0])
    if item.occurrence.title:
        return _("“{title}”").format(title=item.occurrence.title)
    return _("something at {time}").format(time=clock_time(item.begins.time()))
