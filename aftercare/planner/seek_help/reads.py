"""What was written for hard times, read from its sheets, and what the ladder says today."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from aftercare import content
from aftercare.domain.areas.seek_help.ladder import (
    HARD_DAY_WITHIN,
    MISSED_WITHIN,
    SHEET_IDS,
    Ladder,
    LadderAnswer,
    NoticedSigns,
    Reasons,
    Sign,
    WarningSigns,
    answer,
    leads_to_help,
    what_to_do,
)
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.contacts import Contact, first_name
from aftercare.domain.records.identity import SheetId
from aftercare.domain.records.sheets import blank_sheet
from aftercare.i18n import _
from aftercare.planner.workspace import Workspace
from aftercare.storage.records.sheet_contents import with_content

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TodaysAnswer:
    """What the ladder says today: the level, why, what to do in words, and whom to call."""

    found: LadderAnswer
    why: str = field(repr=False)
    plan: str = field(repr=False)
    contact: Contact | None


def signs_of(workspace: Workspace) -> WarningSigns:
    """The warning signs."""
    return workspace.plan.sheets.content(WarningSigns, SHEET_IDS[WarningSigns])


def ladder_of(workspace: Workspace) -> Ladder:
    """The ladder."""
    return workspace.plan.sheets.content(Ladder, SHEET_IDS[Ladder])


def reasons_of(workspace: Workspace) -> Reasons:
    """The reasons."""
    return workspace.plan.sheets.content(Reasons, SHEET_IDS[Reasons])


def noticed_on(workspace: Workspace, day: date) -> tuple[Sign, ...]:
    """The signs noticed on a day, those still on the list, in its order."""
    ids = workspace.plan.sheets.content(NoticedSigns, _noticed_id(day)).ids
    return tuple(sign for sign in signs_of(workspace).signs if sign.id in ids) if ids else ()


def signs_for_help(workspace: Workspace, day: date) -> tuple[Sign, ...]:
    """The signs noticed on a day that lead to Help now whatever the ladder says."""
    noticed = noticed_on(workspace, day)
    return tuple(sign for sign in noticed if leads_to_help(sign, content.help_signs()))  # read only when one is noticed


def help_words(workspace: Workspace) -> tuple[str, str]:
    """What is said to such a sign, in two sentences; while private words are hidden, nothing of what was noticed."""
    card = workspace.card
    has_numbers = card.people or card.lines or content.helplines(card.country)
    there = _("Help now has people to call.") if has_numbers else _("Help now says where to find help.")
    if workspace.hides_private_notes:
        return there, _("You can open it any time.")
    return _("You don’t have to be alone with this."), there


def todays_answer(workspace: Workspace, today: date) -> TodaysAnswer | None:
    """What the ladder says to the entries up to today; None when no level applies."""
    plan, ladder = workspace.plan, ladder_of(workspace)
    if not ladder.levels:
        return None
    look_back = max(level.of_days for level in ladder.levels)
    found = answer(
        ladder,
        noticed_on(workspace, today),
        plan.check_ins.between(today - look_back * _DAY, today),
        _missed_visits(workspace, today) if any(level.missed_visits for level in ladder.levels) else (),
        plan.events.between(today - HARD_DAY_WITHIN, today),
        today,
    )
    if found is None:
        return None
    contact = plan.contacts.get(found.level.contact_id) if found.level.contact_id else None
    plan_words = what_to_do(found.level, first_name(contact) if contact else "")
    return TodaysAnswer(found, " ".join(found.why), plan_words, contact)


def answer_words(workspace: Workspace, found: TodaysAnswer) -> tuple[str, str]:
    """Why the ladder answers and what it says, in sentences; while private words are hidden, only that it does."""
    if workspace.hides_private_notes:
        return _("Your if-then plan has a step for today."), _("Its words are hidden with your private notes.")
    return found.why, _("Your plan says: {plan}").format(plan=found.plan)


def _missed_visits(workspace: Workspace, today: date) -> list[date]:
    missed = workspace.plan.missed_each_day(CommitmentKind.VISIT, today - MISSED_WITHIN, today)
    return [day for day, count in missed.items() for _one in range(count)]


def save_sheet(workspace: Workspace, label: str, filled: WarningSigns | Ladder | Reasons) -> bool:
    """Save one of the sheets, with Undo."""
    name, now = SHEET_IDS[type(filled)], workspace.now()
    blank = replace(blank_sheet(type(filled), workspace.today(), now), id=name)
    return workspace.write(label, put=[with_content(workspace.plan.sheets.get(name) or blank, filled, now)])


def save_noticed(workspace: Workspace, label: str, signs: tuple[Sign, ...], *, offer_undo: bool = True) -> bool:
    """Save which signs are noticed today."""
    now, today = workspace.now(), workspace.today()
    sheet = replace(blank_sheet(NoticedSigns, today, now), id=_noticed_id(today))
    if not signs:
        return workspace.write(label, remove=[sheet], offer_undo=offer_undo)
    noticed = with_content(sheet, NoticedSigns(ids=tuple(sign.id for sign in signs)), now)
    return workspace.write(label, put=[noticed], offer_undo=offer_undo)


def _noticed_id(day: date) -> SheetId:
    """One sheet for each day, found by its name: reading one takes no longer after years."""
    return SheetId(f"noticed_signs.{day.isoformat()}")
