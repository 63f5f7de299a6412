"""Keeps the open card the same as what the plan shows on Help now: people, reasons, and what the ladder says today."""

from aftercare.domain.areas.seek_help.ladder import on_help_now
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Outcome
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.sheets import Sheet
from aftercare.planner.workspace import Workspace
from aftercare.storage.file.open_card import HelpAnswer, HelpPerson

_OF_THE_ANSWER = frozenset({Contact, Sheet, CheckIn, Event, Outcome})


def follow(workspace: Workspace) -> None:
    """Write the card again whenever something on it changed, by a form, an import or Undo."""
    workspace.signals.changed.connect(lambda kinds: _on_changed(workspace, kinds))


def catch_up(workspace: Workspace) -> None:
    """Write the card again when it does not say what the plan does: it was damaged, or another day has come."""
    _on_changed(workspace, _OF_THE_ANSWER)


def _on_changed(workspace: Workspace, kinds: frozenset[type]) -> None:
    if not kinds & _OF_THE_ANSWER:
        return
    card = workspace.card
    people = _people(workspace) if Contact in kinds else card.people
    reasons = _reasons(workspace) if Sheet in kinds else card.reasons
    answer = _answer(workspace)
    if (people, reasons, answer) != (card.people, card.reasons, card.answer):
        workspace.save_card(people=people, reasons=reasons, answer=answer)


def _people(workspace: Workspace) -> tuple[HelpPerson, ...]:
    return tuple(_help_person(contact) for contact in on_help_now(workspace.plan.contacts.all()))


def _help_person(contact: Contact) -> HelpPerson:
    number = contact.numbers[0] if contact.numbers else None
    return HelpPerson(
        name=contact.name,
        detail=contact.good_times or contact.role or (number.label if number else ""),
        number=number.number if number else "",
    )


def _reasons(workspace: Workspace) -> tuple[str, ...]:
    from aftercare.planner.seek_help.reads import reasons_of  # nothing of it is needed at the start

    return tuple(reason.words for reason in reasons_of(workspace).reasons if reason.on_help_now)


def _answer(workspace: Workspace) -> HelpAnswer | None:
    from aftercare.planner.seek_help.reads import ladder_of, todays_answer

    if not ladder_of(workspace).on_help_now:
        return None
    today = workspace.today()
    found = todays_answer(workspace, today)
    return None if found is None else HelpAnswer(day=today, why=found.why, plan=found.plan)
