"""Every page and state that has its picture taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from unittest import mock

from PySide6.QtWidgets import QLineEdit, QWidget

from aftercare import i18n
from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import Craving, Mood
from aftercare.domain.records.commitments import CommitmentKind
from aftercare.domain.records.deliveries import Source
from aftercare.domain.records.identity import CommitmentId
from aftercare.domain.records.settings import ReminderWords
from aftercare.domain.reminders.catch_up import catch_up
from aftercare.domain.reminders.notices import Notice, Wording, notice, summary
from aftercare.domain.reminders.ringing import sending
from aftercare.domain.reminders.windows import reminders
from aftercare.errors import AftercareError
from aftercare.planner.destinations import Item, ItemKind, Known, New, Panel, Place, SettingsSection
from aftercare.planner.reminders.catch_up_words import rows
from aftercare.planner.workspace import Workspace
from aftercare.storage.file import errors
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from aftercare.ui.reminders.reminder_card import CardNotice, ReminderCard
from aftercare.ui.shell.trouble import TroublePage
from aftercare.ui.shell.welcome import Welcome
from aftercare.ui.today.check_in_card import CheckInCard
from tests.gui.hands import find, names, press, type_into
from tests.gui.made_up import commitment
from tests.mockup import plan as mockup_plan
from tests.mockup.plan import COUNSELING, DAY, DENISE, MEDICINE, answered, instant
from tests.shots.loved_ones import LOVED_ONES_SCENES
from tests.shots.pages import PAGE_SCENES
from tests.shots.private import PRIVATE_SCENES
from tests.shots.progress import PROGRESS_SCENES
from tests.shots.reviews import REVIEW_SCENES
from tests.shots.seek_help import SEEK_HELP_SCENES
from tests.shots.self_care import SELF_CARE_SCENES
from tests.shots.sober_network import SOBER_NETWORK_SCENES
from tests.shots.stage import Scene, Stage
from tests.shots.support_groups import SUPPORT_GROUP_SCENES
from tests.shots.treatment_team import TEAM_SCENES

# Welcome


def _welcome(*, step: int = 1, left: str = "") -> Scene:
    def arrange(stage: Stage) -> QWidget:
        welcome = Welcome(stage.workspace.today(), "US")
        stage.window.show_screen(welcome)
        stage.show()
        if step > 1:
            press(welcome, "Start my plan")
        if left:
            type_into(welcome, "The day you leave or left treatment", left)
            press(welcome, "Go on")
        return stage.window

    return arrange


# Pages


def _page(page: Place | Area, item: Item | None = None, plan: Callable[[Workspace], None] = mockup_plan.fill) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        plan(stage.workspace)
        stage.open(page, item)
        return stage.window

    return arrange


def _contact_error(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    press(stage.open(Area.TREATMENT_TEAM, New(ItemKind.CONTACT)), "Save")
    return stage.window


def _visit_error(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.TREATMENT_TEAM, New(ItemKind.VISIT))
    type_into(page, "Starts", "25:00")
    press(page, "Save")
    return stage.window


def _visit_on_either_day(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.TREATMENT_TEAM, New(ItemKind.VISIT))
    i18n.use_country("CA")
    type_into(page, "Date", "6/11")
    return stage.window


def _quick_add_on_either_day(stage: Stage) -> QWidget:
    _quick_add(stage)
    i18n.use_country("CA")
    find(stage.page, "What would you like to add?", QLineEdit).setText("Dentist on 9/10 2:30 PM")
    return stage.window


def _scope_question(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    page = stage.open(Area.TREATMENT_TEAM, Known(ItemKind.COMMITMENT, COUNSELING.id))
    type_into(page, "Starts", "3:00 PM")
    press(page, "Save")
    return stage.window


# Today


def _today(stage: Stage) -> QWidget:
    """As the design's main picture, with the check-in half filled in."""
    mockup_plan.fill(stage.workspace)
    card = stage.open().findChild(CheckInCard)
    assert isinstance(card, CheckInCard)
    for name in ("How do you feel right now?: Good", "Any cravings today?: Mild", "Less sleep"):
        press(card, name)
    press(card, "Less sleep")
    return stage.window


def _first_day(stage: Stage) -> QWidget:
    mockup_plan.begin(stage.workspace)
    stage.open()
    return stage.window


def _steps_due(stage: Stage) -> QWidget:
    mockup_plan.start(stage.workspace)
    stage.workspace.plan.write_without_undo([mockup_plan.LEFT])
    stage.open()
    return stage.window


def _after_visit(stage: Stage) -> QWidget:
    stage.now = instant(15, 30)
    mockup_plan.fill(stage.workspace)
    stage.open()
    return stage.window


def _passed_visit(stage: Stage) -> QWidget:
    stage.now = instant(8, 30, day=7)
    mockup_plan.fill(stage.workspace)
    stage.open()
    return stage.window


def _all_done(stage: Stage) -> QWidget:
    stage.now = instant(21, 45)
    mockup_plan.fill(stage.workspace)
    stage.workspace.plan.write_without_undo(answered(*DAY, when=instant(21, 40)))
    stage.open()
    return stage.window


def _undo_bar(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    press(stage.open(), "Walk around the lake, 20 minutes, 10:00 AM, self-care, not done")
    return stage.window


def _other_day(day: date) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.open()
        stage.page.open_item(day)
        return stage.window

    return arrange


def _away(stage: Stage) -> QWidget:
    """As the design's picture of someone who was away for four days."""
    mockup_plan.fill(stage.workspace)
    stage.workspace.save_settings(last_opened_on=date(2026, 10, 1))
    friday = replace(COUNSELING, id=CommitmentId("friday"), start=mockup_plan.at(14, day=2), rule=None)
    stage.workspace.plan.write_without_undo([friday])
    stage.open()
    return stage.window


def _leftovers(*, choosing: bool) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        monday = mockup_plan.at(9, day=5)
        left = [commitment("Buy new shoes", monday), commitment("Swim with Marcus", monday, CommitmentKind.ACTIVITY)]
        stage.workspace.plan.write_without_undo(left)
        stage.open()
        if choosing:
            folded = "Show 2 things from yesterday"  # where there is little room
            for name in (folded, "Choose") if folded in names(stage.page) else ("Choose",):
                press(stage.page, name)
        return stage.window

    return arrange


def _quick_add(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    press(stage.open(), "Add")
    find(stage.page, "What would you like to add?", QLineEdit).setText("Dentist Oct 9 2:30 PM every 2 weeks")
    return stage.window


def _check_in_opened(stage: Stage) -> QWidget:
    """Where the check-in is one line, this opens it."""
    mockup_plan.fill(stage.workspace)
    stage.open(Place.TODAY, Panel.CHECK_IN)
    return stage.window


def _checked_in(mood: Mood, craving: Craving) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        stage.workspace.plan.write_without_undo([mockup_plan.check_in(mood, craving)])
        stage.open()
        return stage.window

    return arrange


# Help now, trouble


def _help_now(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    stage.open()
    stage.window.show_help()
    return stage.window


def _help_now_empty(stage: Stage) -> QWidget:
    stage.show()
    stage.window.show_help()
    return stage.window


def _opening(stage: Stage) -> QWidget:
    stage.show()
    return stage.window


def _trouble(stage: Stage) -> QWidget:
    damaged = stage.folder.root / "damaged"
    damaged.write_bytes(b"no plan")
    try:
        Vault.open(damaged)
    except AftercareError as problem:
        stage.window.show_trouble(TroublePage(problem, stage.folder))
    stage.show()
    return stage.window


def _cannot_save(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    stage.open()
    with mock.patch.object(Plan, "write", side_effect=errors.VaultReadOnly()):
        press(stage.page, "Walk around the lake, 20 minutes, 10:00 AM, self-care, not done")
    return stage.window


# Reminders


def _card(words: ReminderWords, source: Source = Source.COMMITMENT, *, several: bool = False) -> Scene:
    def arrange(stage: Stage) -> QWidget:
        mockup_plan.fill(stage.workspace)
        card = ReminderCard()
        stage.others.append(card)
        card.show_notices([CardNotice(_notice(stage, words, source, several=several), is_new=True)])
        return card

    return arrange


def _catch_up(stage: Stage) -> QWidget:
    """The list at the end of a day on which nothing ran."""
    mockup_plan.fill(stage.workspace)
    plan, now, here, today = stage.workspace.plan, instant(18), stage.workspace.here(), stage.workspace.today()
    items = plan.agenda(today - timedelta(days=1), today, here)
    listed = [
        sending(each, None, now)
        for each in reminders(items, [], plan.settings, now, here)
        if each.name.source is Source.COMMITMENT
    ]
    found = catch_up([], {}, listed, items, [], now, here)
    card = ReminderCard()
    stage.others.append(card)
    contacts = {each.id: each for each in plan.contacts.all()}
    card.show_list(rows(found, contacts, now, here), 12, "Aftercare")
    return card


def _notice(stage: Stage, words: ReminderWords, source: Source, *, several: bool) -> Notice:
    plan, now, here, today = stage.workspace.plan, stage.now, stage.workspace.here(), stage.workspace.today()
    days = [today] if source is Source.CHECK_IN else []
    settings = replace(plan.settings, check_in_reminder_at=instant(20).astimezone(here).time(), reminder_words=words)
    found = reminders(plan.agenda(today, today, here), days, settings, now, here)
    wording = Wording(words=words, contacts={each.id: each for each in plan.contacts.all()}, now=now, here=here)
    if several:
        return summary([found[0]] * 4, wording)
    wanted = [each for each in found if each.name.source is source]
    of_visit = [each for each in wanted if each.name.source_id in ("", COUNSELING.id)]
    return notice(of_visit[-1], wording)


def _reminders_paused(stage: Stage) -> QWidget:
    mockup_plan.fill(stage.workspace)
    stage.workspace.pause_reminders(stage.now + timedelta(days=5))
    stage.open(Place.SETTINGS, SettingsSection.REMINDERS)
    return stage.window


_AREA_SCENES = {f"area-{area.value.replace('_', '-')}": _page(area) for area in Area}
_EMPTY_AREA_SCENES = {
    f"{name}-empty": _page(area, plan=mockup_plan.begin) for name, area in zip(_AREA_SCENES, Area, strict=True)
}

SCENES: dict[str, Scene] = {
    "opening": _opening,
    "welcome-1": _welcome(),
    "welcome-2": _welcome(step=2),
    "welcome-2-error": _welcome(step=2, left="some day"),
    "plan-empty": _page(Place.PLAN, plan=mockup_plan.begin),
    "plan-started": _page(Place.PLAN, plan=mockup_plan.start),
    "plan-complete": _page(Place.PLAN),
    **_EMPTY_AREA_SCENES,
    **_AREA_SCENES,
    "contact-new": _page(Area.SOBER_NETWORK, New(ItemKind.CONTACT)),
    "contact-existing": _page(Area.TREATMENT_TEAM, Known(ItemKind.CONTACT, DENISE.id)),
    "contact-on-help-now": _page(Area.SOBER_NETWORK, Known(ItemKind.CONTACT, mockup_plan.SAM.id)),
    "contact-risk": _page(Area.SOBER_NETWORK, Known(ItemKind.CONTACT, mockup_plan.MILL_LANE.id)),
    "contact-error": _contact_error,
    "visit-new": _page(Area.TREATMENT_TEAM, New(ItemKind.VISIT)),
    "visit-series": _page(Area.TREATMENT_TEAM, Known(ItemKind.COMMITMENT, COUNSELING.id)),
    "visit-error": _visit_error,
    "visit-either-day": _visit_on_either_day,
    "visit-scope-question": _scope_question,
    "medicine": _page(Area.TREATMENT_TEAM, Known(ItemKind.COMMITMENT, MEDICINE.id)),
    "meeting-new": _page(Area.SUPPORT_GROUPS, New(ItemKind.COMMITMENT)),
    "daily-step-new": _page(Area.SELF_CARE, New(ItemKind.COMMITMENT)),
    "today": _today,
    "today-first-day": _first_day,
    "today-steps-due": _steps_due,
    "today-after-visit": _after_visit,
    "today-passed-visit": _passed_visit,
    "today-all-done": _all_done,
    "today-undo-bar": _undo_bar,
    "today-past-day": _other_day(date(2026, 10, 5)),
    "today-coming-day": _other_day(date(2026, 10, 20)),
    "today-away": _away,
    "today-leftovers": _leftovers(choosing=False),
    "today-leftovers-choosing": _leftovers(choosing=True),
    "today-quick-add": _quick_add,
    "today-quick-add-either-day": _quick_add_on_either_day,
    "today-check-in-opened": _check_in_opened,
    "today-checked-in": _checked_in(Mood.GOOD, Craving.MILD),
    "today-strong-craving": _checked_in(Mood.LOW, Craving.STRONG),
    **PAGE_SCENES,
    **SEEK_HELP_SCENES,
    **SELF_CARE_SCENES,
    **SOBER_NETWORK_SCENES,
    **REVIEW_SCENES,
    **PRIVATE_SCENES,
    **SUPPORT_GROUP_SCENES,
    **LOVED_ONES_SCENES,
    **PROGRESS_SCENES,
    **TEAM_SCENES,
    **{f"settings-{section}": _page(Place.SETTINGS, section) for section in SettingsSection},
    "settings-reminders-paused": _reminders_paused,
    "help-now": _help_now,
    "help-now-empty": _help_now_empty,
    "trouble": _trouble,
    "cannot-save": _cannot_save,
    "reminder-list": _catch_up,
    "reminder-full": _card(ReminderWords.FULL),
    "reminder-private": _card(ReminderWords.PRIVATE),
    "reminder-question": _card(ReminderWords.FULL, Source.QUESTION),
    "reminder-check-in": _card(ReminderWords.FULL, Source.CHECK_IN),
    "reminder-summary": _card(ReminderWords.PRIVATE, several=True),
}
