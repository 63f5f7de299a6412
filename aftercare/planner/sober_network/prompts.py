"""What the sober network asks on Today: another rhythm when two weeks of daily calls are over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from aftercare.domain.areas.sober_network import daily_call_to_change, first_weeks_just_over
from aftercare.domain.records.areas import Area
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import Settings
from aftercare.i18n import _
from aftercare.planner.people import words as contact_words
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.workspace import Workspace

KINDS = frozenset({Contact, Event, Settings})


def read(workspace: Workspace, today: date) -> Sequence[Prompt]:
    """Whether a daily call goes on."""
    if not first_weeks_just_over(workspace.plan.left_treatment_on(), today):
        return ()
    contact = daily_call_is_over(workspace, workspace.plan.contacts.with_rhythm(), today)
    if contact is None:
        return ()
    title, sentence = daily_call_words(contact)
    answers = [Answer(contact_words.every(days), partial(set_rhythm, workspace, contact, days)) for days in (3, 7)]
    keep = Answer(_("Keep every day"), lambda: keep_daily(workspace, today))
    return (
        Prompt(
            key=f"daily call {contact.id}",
            area=Area.SOBER_NETWORK,
            title=title,
            sentence=sentence,
            answers=(*answers, keep, Answer(_("Not now"), weight="quiet")),
        ),
    )


def daily_call_is_over(workspace: Workspace, contacts: Iterable[Contact], today: date) -> Contact | None:
    """The person called every day whose rhythm can change now that the first two weeks are over."""
    kept_on = workspace.plan.settings.daily_call_kept_on
    return daily_call_to_change(contacts, workspace.plan.left_treatment_on(), kept_on, today)


def daily_call_words(contact: Contact) -> tuple[str, str]:
    """How another rhythm is offered: a title and a question."""
    name = first_name(contact)
    return _("Two weeks of calls with {name}").format(name=name), _("How often would you like to talk from here?")


def set_rhythm(workspace: Workspace, contact: Contact, days: int | None) -> bool:
    """Call someone every so many days, None for no set rhythm."""
    rhythm = _("No set rhythm") if days is None else contact_words.every(days)
    label = _("{name}: {rhythm}").format(name=first_name(contact), rhythm=rhythm)
    return workspace.write(label, put=[replace(contact, call_every_days=days)])


def keep_daily(workspace: Workspace, today: date) -> bool:
    """Go on calling every day."""
    return workspace.save_settings(daily_call_kept_on=today)
