"""A word of its own in every personal field of every record: in no file, log, notice, title or repr of the program."""

import importlib
import pkgutil
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, Field, asdict, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy.exc import IntegrityError

import aftercare.domain
from aftercare.app.bugs import log_bug
from aftercare.domain.areas.loved_ones import Agreement
from aftercare.domain.areas.seek_help.ladder import Ladder, NoticedSigns, Reasons, WarningSigns
from aftercare.domain.areas.support_groups import AboutGroup, TryOut
from aftercare.domain.areas.treatment_team.medicines import MedicineSheet
from aftercare.domain.areas.treatment_team.permissions import PermissionSheet
from aftercare.domain.areas.treatment_team.team import PersonSheet, VisitSheet
from aftercare.domain.progress.check_ups import CheckUp, LookBack, ScaleAnswers
from aftercare.domain.progress.reviews import Review
from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Outcome, Override
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, ContactId, EventId, SheetId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.records.steps import Step
from aftercare.domain.reminders.notices import Notice, Wording, notice, summary
from aftercare.domain.reminders.outbox import AnswerWhileLocked, LockedAnswer, outbox
from aftercare.domain.reminders.own_reminders import OwnReminders
from aftercare.planner.destinations import Place
from aftercare.reminders.schedule import Schedule
from aftercare.storage.backup import backup
from aftercare.storage.file.codec import field_types, plain_type
from aftercare.storage.opening import outbox as outbox_files
from aftercare.storage.records.sheet_contents import as_answers
from aftercare.storage.records.stores import Record, Store
from aftercare.storage.vault.keys import PUBLISHED_ROOT_KEY
from aftercare.storage.vault.tables import TABLES, Setting
from aftercare.ui.lock.lock_screen import LockScreen
from tests.gui.hands import words
from tests.gui.made_up import HERE, NOW
from tests.shots.stage import Stage

CANARY = "Quokka"
TODAY = NOW.astimezone(HERE).date()
PLAIN: dict[Any, Any] = {
    str: "plain",
    int: 1,
    float: 1.0,
    bool: False,
    date: TODAY,
    time: time(9),
    timedelta: timedelta(hours=1),
    ZoneInfo: HERE,
}
INSTANTS = {
    "created_at",
    "changed_at",
    "answered_at",
    "recorded_at",
    "since",
    "known_since",
    "begins",
    "ends",
    "moment",
}
SHEETS: dict[SheetKind, tuple[type, ...]] = {
    SheetKind.GROUP: (AboutGroup,),
    SheetKind.TRY_OUT: (TryOut,),
    SheetKind.VISIT: (VisitSheet, PersonSheet),
    SheetKind.AGREEMENT: (Agreement,),
    SheetKind.PERMISSION: (PermissionSheet,),
    SheetKind.MEDICINE: (MedicineSheet,),
    SheetKind.WARNING_SIGNS: (WarningSigns,),
    SheetKind.NOTICED_SIGNS: (NoticedSigns,),
    SheetKind.LADDER: (Ladder,),
    SheetKind.REASONS: (Reasons,),
    SheetKind.REMINDERS: (OwnReminders,),
}
EVENTS: dict[EventKind, type] = {
    EventKind.REVIEW: Review,
    EventKind.SCALE: ScaleAnswers,
    EventKind.CHECK_UP: CheckUp,
    EventKind.LOOK_BACK: LookBack,
}


def types_of_domain() -> Iterator[type]:
    """Every dataclass of aftercare.domain."""
    for module in pkgutil.walk_packages(aftercare.domain.__path__, "aftercare.domain."):
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == module.name:
                yield kind


def parts(annotation: Any) -> tuple[Any, ...]:
    """The annotation without None, NewTypes and type variables; of a tuple or a choice of types, what it is made of."""
    kind = plain_type(annotation) if typing.get_origin(annotation) is not types.UnionType else annotation
    if is_dataclass(typing.get_origin(kind)):
        return (typing.get_origin(kind),)
    if typing.get_origin(kind) in (tuple, types.UnionType):
        return tuple(
            part for each in typing.get_args(kind) if each not in (Ellipsis, type(None)) for part in parts(each)
        )
    return (kind,)


def is_personal(kind: Any) -> bool:
    """Whether a record, or one inside it, has a field for the person's own text."""
    if not (isinstance(kind, type) and is_dataclass(kind)):
        return False
    inside = field_types(kind)
    return any(not each.repr or any(map(is_personal, parts(inside[each.name]))) for each in fields(kind))


def filled(kind: Any, /, **fixed: Any) -> Any:
    """A record with a canary that tells its field in every personal text, and nothing else that is not needed."""
    annotations = field_types(kind)
    given = {
        each.name: _value(f"{kind.__name__}.{each.name}", annotations[each.name], personal=not each.repr)
        for each in fields(kind)
        if each.name not in fixed and _is_needed(each, annotations[each.name])
    }
    return kind(**given, **fixed)


def _is_needed(each: "Field[Any]", annotation: Any) -> bool:
    no_default = each.default is MISSING and each.default_factory is MISSING
    return no_default or not each.repr or any(map(is_personal, parts(annotation)))


def _value(name: str, annotation: Any, *, personal: bool) -> Any:
    kind = parts(annotation)[0] if typing.get_origin(annotation) is types.UnionType else plain_type(annotation)
    kind = parts(kind)[0] if is_dataclass(typing.get_origin(kind)) else kind
    if typing.get_origin(kind) is tuple:
        inner = [each for each in typing.get_args(kind) if each is not Ellipsis]
        return tuple(_value(name, each, personal=personal) for each in inner)
    if kind is datetime:
        return NOW if name.rpartition(".")[2] in INSTANTS else datetime.combine(TODAY, time(14))
    if kind is str and personal:
        return f"{CANARY}{name}"
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, TypeVar):
        return "plain"
    return filled(kind) if is_dataclass(kind) else next(iter(kind))


def records() -> list[Record]:
    """One of every kind there is, and a sheet and an event with every page there is."""
    contact = filled(Contact, id=ContactId("contact"), call_every_days=1)
    commitments = [
        filled(
            Commitment,
            id=CommitmentId(kind),
            kind=kind,
            contact_ids=(contact.id,),
            reminders=(timedelta(hours=1),),
            length=timedelta(hours=1),
        )
        for kind in CommitmentKind
    ]
    sheets = [
        filled(
            Sheet,
            id=SheetId(page.__name__),
            kind=kind,
            contact_id=contact.id,
            commitment_id=commitments[0].id,
            answers=as_answers(filled(page)),
        )
        for kind, pages in SHEETS.items()
        for page in pages
    ]
    events = [
        filled(Event, id=EventId(kind), kind=kind, answers=as_answers(filled(EVENTS[kind])) if kind in EVENTS else "")
        for kind in EventKind
    ]
    of_first = {"commitment_id": commitments[0].id, "original_start": commitments[0].start}
    others = [filled(Override, **of_first), filled(Outcome, **of_first | {"commitment_id": commitments[1].id})]
    alone = [filled(CheckIn), filled(Step), filled(Draft, form="contact/new")]
    return [contact, *commitments, *sheets, *events, *others, *alone]


def words_of(kind: Any) -> Iterator[str]:
    """The canaries in a filled record; what is answered on a sheet or in an event is a page's."""
    for each in fields(kind):
        inside = parts(field_types(kind)[each.name])
        if not each.repr and str in inside and (kind, each.name) not in ((Sheet, "answers"), (Event, "answers")):
            yield f"{CANARY}{kind.__name__}.{each.name}"
        for part in filter(is_personal, inside):
            yield from words_of(part)


def found_in(folder: Path) -> list[str]:
    """Files with a canary, in the two ways programs write letters."""
    ways = (CANARY.encode(), CANARY.encode("utf-16-le"))
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if any(way in file.read_bytes() for way in ways)]


def spoken(notices: list[Notice]) -> str:
    return " ".join(
        text
        for each in notices
        for text in (
            each.app_name,
            each.key,
            each.title,
            each.body,
            *(one.label for one in (*each.buttons, *each.more)),
        )
    )


PERSONAL = sorted(filter(is_personal, types_of_domain()), key=lambda kind: kind.__name__)


@pytest.fixture
def canaries(stage: Stage) -> Stage:
    """A plan with every canary in it, saved through the stores, and its window."""
    plan = stage.workspace.plan
    plan.save_settings(filled(Settings, check_in_reminder_at=time(9)))
    plan.write(f"Added {CANARY}", records())
    return stage


@pytest.mark.parametrize("kind", PERSONAL, ids=lambda kind: kind.__name__)
def test_no_personal_text_is_in_a_repr(kind: Any) -> None:
    assert CANARY not in repr(filled(kind))


def test_every_personal_field_of_every_table_and_page_has_its_canary(canaries: Stage) -> None:
    assert set(SHEETS) == set(SheetKind)
    plan = canaries.workspace.plan
    stores = (each for each in vars(plan).values() if isinstance(each, Store))
    saved = str([asdict(record) for store in stores for record in store.all()] + [asdict(plan.settings)])
    pages = [*EVENTS.values(), *(page for each in SHEETS.values() for page in each)]
    wanted = {word for kind in (*TABLES, Settings, *pages) if kind is not Setting for word in words_of(kind)}
    assert len(wanted) > 40
    assert [word for word in sorted(wanted) if word not in saved] == []


def test_the_files_beside_the_plan_hold_none(canaries: Stage, capfd: pytest.CaptureFixture[str]) -> None:
    plan, folder = canaries.workspace.plan, canaries.folder
    for page in [place for place in Place if place not in (Place.FIND, Place.HELP_NOW)]:
        canaries.open(page)
        titles = [window.windowTitle() for window in QApplication.topLevelWidgets()]
        assert CANARY not in " ".join(titles)
    assert any(CANARY in each for each in words(canaries.open(Place.PEOPLE))), "the open plan shows them"
    assert CANARY not in repr((vars(plan), plan.settings, canaries.workspace))
    assert CANARY in str(plan.undo())
    plan.redo()
    assert canaries.workspace.save_card(text_scale=1.5)
    backup.make(folder, PUBLISHED_ROOT_KEY, NOW)
    assert found_in(folder.root) == []
    assert CANARY not in "".join(capfd.readouterr())
    (folder.root / "leak").write_text(CANARY)
    assert found_in(folder.root) == ["leak"]


def test_reminders_in_private_words_and_a_locked_plan_hold_none(canaries: Stage) -> None:
    plan, folder = canaries.workspace.plan, canaries.folder
    schedule = Schedule(plan)
    while not schedule.read({}, NOW, HERE):
        pass
    due = schedule.all()
    assert len({each.name.source for each in due}) > 1
    wording = Wording(
        words=ReminderWords.FULL, contacts={each.id: each for each in plan.contacts.all()}, now=NOW, here=HERE
    )
    assert CANARY in spoken([notice(each, wording) for each in due])
    assert CANARY in spoken([summary(due, wording)])
    for how in (ReminderWords.PRIVATE, ReminderWords.NONE):
        discreet = replace(wording, words=how)
        assert CANARY not in spoken([*(notice(each, discreet) for each in due), summary(due, discreet)])
    entries = outbox(due, {}, plan.settings, outbox_files.key_of(PUBLISHED_ROOT_KEY), NOW)
    outbox_files.write_entries(folder, entries)
    outbox_files.write_answers(folder, [AnswerWhileLocked(each.id, LockedAnswer.SHOWN, NOW) for each in entries])
    assert folder.outbox.exists()
    assert folder.answers.exists()
    assert found_in(folder.root) == []
    screen = LockScreen(canaries.workspace.card.window_name, "9:00 AM", "Tuesday, October 6")
    canaries.others.append(screen)
    assert CANARY not in " ".join((screen.windowTitle(), *words(screen)))


def test_bugs_and_refused_changes_are_written_down_without_them(canaries: Stage) -> None:
    plan, folder = canaries.workspace.plan, canaries.folder
    (outcome,) = plan.outcomes.all()
    with pytest.raises(IntegrityError) as refused:
        plan.write(CANARY, [replace(outcome, commitment_id=CommitmentId("nobody's"))])
    assert CANARY not in f"{refused.value!r} {refused.value}"

    def meet_a_bug(record: Outcome) -> None:
        raise ValueError(record.note)

    try:
        meet_a_bug(outcome)
    except ValueError:
        kind, _value, trace = sys.exc_info()
        assert kind is not None
        log_bug(folder, kind, trace)
    assert "meet_a_bug" in (folder.logs / "bugs.log").read_text()
    assert found_in(folder.root) == []
