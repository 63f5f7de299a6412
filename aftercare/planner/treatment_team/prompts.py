"""What the treatment team's area asks on Today and on its own page."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache, partial
from zoneinfo import ZoneInfo

from aftercare.domain.areas.treatment_team.permissions import ending, how_long, sides
from aftercare.domain.areas.treatment_team.team import (
    ASKED_FOR,
    WINDOWS,
    Gap,
    Why,
    called,
    follow_up_gap,
    guards,
    missed_to_repair,
    to_ask_for_a_visit,
    to_mend_a_missed_one,
    two_missed,
    whom_to_call,
)
from aftercare.domain.calendar.agenda import AgendaItem
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event
from aftercare.domain.records.settings import Settings
from aftercare.domain.records.sheets import Sheet
from aftercare.i18n import _
from aftercare.planner.day_lines import DayWords, key_of
from aftercare.planner.destinations import Destination, Item, ItemKind, Known, New
from aftercare.planner.prompts import Answer, Prompt
from aftercare.planner.treatment_team.medicines import Medicines, Permissions
from aftercare.planner.treatment_team.visit_actions import VisitActions
from aftercare.planner.treatment_team.visit_reads import (
    answered_visits,
    number_of,
    reference,
    visit_at,
    visits_between,
    whom,
    words_for,
)
from aftercare.planner.treatment_team.visit_sheets import read_sheets
from aftercare.planner.workspace import Workspace

KINDS: frozenset[type] = frozenset({Commitment, Override, Outcome, Pause, Contact, Event, Sheet, Settings})

_AHEAD = timedelta(days=60)  # how far ahead a missed visit may have been booked anew
_BACK = timedelta(days=100)  # two visits in a row with the same person, also when they are a month apart


def read(workspace: Workspace, today: date) -> list[Prompt]:
    """What to ask, the most pressing first. On most days past visits need no word, and then nothing more is read."""
    words, here = cache(lambda: words_for(workspace)), workspace.here()
    answers = answered_visits(workspace, today - _BACK, today)
    asks: list[Prompt] = []
    if any(outcome.result is Result.MISSED and today - _day(outcome, here) <= ASKED_FOR for outcome in answers):
        asks += _about_missed(workspace, words(), today)
    gap = read_gap(workspace, today)
    if gap is not None and not gap.is_ahead:
        asks.append(guard(workspace, gap))
    return [*asks, *_after(workspace, answers, words, today), *_of_sheets(workspace, words, today)]


def _about_missed(workspace: Workspace, words: DayWords, today: date) -> Iterator[Prompt]:
    """Ask for the call that makes up for a missed visit, and once that is done about what gets in the way."""
    visits, contents = visits_between(workspace, today - _BACK, today + _AHEAD), read_sheets(workspace.plan, today)
    missed, why = missed_to_repair(visits, contents, today), two_missed(visits, contents, today)
    if missed is not None:
        yield _mend(workspace, missed, words)
    elif why is not None:
        yield _why(workspace, why)


def _day(outcome: Outcome, here: ZoneInfo) -> date:
    """The later of the day a visit was planned for and the day it was answered."""
    return max(outcome.original_start.date(), outcome.answered_at.astimezone(here).date())


def read_gap(workspace: Workspace, today: date) -> Gap | None:
    """What is missing of the first follow-up."""
    left_on = workspace.plan.left_treatment_on()
    if left_on is None or not guards(left_on, today):
        return None
    visits = visits_between(workspace, left_on, left_on + timedelta(days=WINDOWS[-1]))
    return follow_up_gap(left_on, [(item.day, item.status) for item in visits], today)


def guard(workspace: Workspace, gap: Gap) -> Prompt:
    """The missing follow-up in words, with whom to call and what to say."""
    contact = whom_to_call(workspace.plan.contacts.in_area(Area.TREATMENT_TEAM))
    say = to_ask_for_a_visit(workspace.plan.settings.person_name, gap)
    parts = (gap.reason, called(contact, number_of(contact)), _you_could_say(say))
    return Prompt(
        key=f"follow-up {gap.within}",
        area=Area.TREATMENT_TEAM,
        title=_("Your first visit"),
        sentence=" ".join(part for part in parts if part),
        answers=(Answer(_("Add the visit"), opens=_here(New(ItemKind.VISIT)), weight="primary"), _not_now()),
    )


def _mend(workspace: Workspace, item: AgendaItem, words: DayWords) -> Prompt:
    actions, contact, visit = VisitActions(workspace), whom(item, words), _here(Known(ItemKind.VISIT, *key_of(item)))
    say = to_mend_a_missed_one(workspace.plan.settings.person_name, item.day)
    parts = (_("It happens. A quick call usually fixes it."), called(contact, number_of(contact)), _you_could_say(say))
    return Prompt(
        key=f"missed {reference(item)}",
        area=Area.TREATMENT_TEAM,
        title=words.passed_title(item),
        sentence=" ".join(part for part in parts if part),
        answers=(
            Answer(_("I called"), lambda: actions.called(item, contact), opens=visit, weight="primary"),
            Answer(_("Remind me tomorrow at 9:00 AM"), lambda: actions.remind_tomorrow(item, contact)),
            Answer(_("New date"), opens=visit),
            _not_now(),
        ),
        replies=_is_answered_today(workspace, item),
    )


def _is_answered_today(workspace: Workspace, item: AgendaItem) -> bool:
    outcome = item.outcome
    return outcome is not None and outcome.answered_at.astimezone(workspace.here()).date() == workspace.today()


def _why(workspace: Workspace, item: AgendaItem) -> Prompt:
    actions = VisitActions(workspace)

    def settle() -> object:
        return actions.settle_why(item)

    reasons = ((Why.THERE, _("Getting there")), (Why.TIME, _("The time")), (Why.FEEL, _("How it feels")))
    return Prompt(
        key=f"why {reference(item)}",
        area=Area.TREATMENT_TEAM,
        title=_("Two visits passed."),
        sentence=_("Is something getting in the way?"),
        answers=(
            *(Answer(words, settle, opens=_here(Known(why, *key_of(item)))) for why, words in reasons),
            Answer(_("Not now"), settle, weight="quiet"),
        ),
    )


def _after(
    workspace: Workspace, answers: list[Outcome], words: Callable[[], DayWords], today: date
) -> Iterator[Prompt]:
    """Offer notes and the next visit, on the day the person says that they went."""
    for outcome in answers[::-1]:
        is_today = outcome.answered_at.astimezone(workspace.here()).date() == today
        if outcome.result is not Result.DONE or outcome.note or not is_today:
            continue
        item = visit_at(workspace, outcome.commitment_id, outcome.original_start)
        if item is not None:
            yield Prompt(
                key=f"after {reference(item)}",
                area=Area.TREATMENT_TEAM,
                title=_("You went: {visit}").format(visit=words().title(item)),
                sentence=_("Want to note something, or book the next one?"),
                answers=(
                    Answer(_("Notes and next visit"), opens=_here(Known(ItemKind.VISIT, *key_of(item)))),
                    _not_now(),
                ),
                replies=True,
            )


def _of_sheets(workspace: Workspace, words: Callable[[], DayWords], today: date) -> Iterator[Prompt]:
    medicines = Medicines(workspace)
    for refill in medicines.refills(today):
        yield Prompt(
            key=f"refill {refill.sheet_id} {refill.day}",
            area=Area.TREATMENT_TEAM,
            title=_("A refill"),
            sentence=refill.words,
            answers=(
                Answer(_("I have it"), partial(medicines.refilled, refill.sheet_id)),
                Answer(_("Open"), opens=_here(Known(ItemKind.MEDICINE, refill.sheet_id))),
                _not_now(),
            ),
            is_about_medicine=True,
        )
    for sheet, content in ending(Permissions(workspace).sheets(), today):
        who, whom_with = sides(content, words().contacts)
        yield Prompt(
            key=f"permission {sheet.id} {content.until}",
            area=Area.TREATMENT_TEAM,
            title=_("{who} may talk to {whom}").format(who=who, whom=whom_with),
            sentence=_("This {ends}. Want it to go on?").format(ends=how_long(content, today)),
            answers=(Answer(_("Open"), opens=_here(Known(ItemKind.PERMISSION, sheet.id))), _not_now()),
        )


def _here(item: Item) -> Destination:
    return Destination(Area.TREATMENT_TEAM, item)


def _not_now() -> Answer:
    return Answer(_("Not now"), weight="quiet")


def _you_could_say(words: str) -> str:
    return _("You could say: {words}").format(words=words)
