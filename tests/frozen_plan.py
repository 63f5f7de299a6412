"""A made-up plan with every kind of record, frozen once for each schema: `python -m tests.frozen_plan`."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from aftercare.domain.records.areas import Area
from aftercare.domain.records.checkins import CheckIn, Craving, Halt, Mood
from aftercare.domain.records.commitments import (
    Commitment,
    CommitmentKind,
    HowToMeet,
    Outcome,
    Override,
    Pause,
    Result,
)
from aftercare.domain.records.contacts import Contact, ContactKind, Link, PhoneNumber, Side
from aftercare.domain.records.deliveries import Delivery, DeliveryState, Source
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, ContactId, EventId, PauseId, SheetId, StepId
from aftercare.domain.records.settings import ReminderWords, Settings
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.domain.records.steps import Step
from aftercare.storage.records.stores import Plan, Record
from aftercare.storage.vault.vault import REVISION, Vault
from tests.made_up import NOW

DATA = Path(__file__).parent / "data"
_DENISE, _GROUP, _COUNSELING = ContactId("contact-1"), ContactId("contact-2"), CommitmentId("commitment-1")
_FRIDAY = datetime(2026, 10, 9, 14, 0)

FIRST_SETTINGS = Settings(
    person_name="Rowan",
    reminder_words=ReminderWords.FULL,
    quiet_from=time(21, 30),
    reminders_paused_until=NOW,
    check_in_reminder_at=time(20),
    last_opened_on=date(2026, 10, 6),
)
# What each schema has beside what those before it had.
ADDED_SETTINGS: dict[str, dict[str, Any]] = {"0002": {"medicines_paused_until": NOW}}
ADDED: dict[str, list[Record]] = {
    "0002": [Pause(id=PauseId("pause-2"), from_day=date(2027, 2, 1), until_day=date(2027, 2, 9), with_medicines=True)]
}
FIRST_RECORDS: list[Record] = [
    Contact(
        id=_DENISE,
        area=Area.TREATMENT_TEAM,
        name="Denise Kowalski",
        role="Counselor",
        numbers=(PhoneNumber("555-0142"), PhoneNumber("555-0143", "after hours")),
        links=(Link("https://clinic.example", "portal"),),
        said_yes_to=("Late calls",),
        help_rank=1,
        created_at=NOW,
    ),
    Contact(
        id=_GROUP,
        area=Area.SUPPORT_GROUPS,
        kind=ContactKind.GROUP,
        name="Harbor Street Group",
        side=Side.SUPPORTS,
        call_every_days=3,
        created_at=NOW,
    ),
    Commitment(
        id=_COUNSELING,
        kind=CommitmentKind.VISIT,
        area=Area.TREATMENT_TEAM,
        title="Counseling",
        contact_ids=(_DENISE,),
        start=_FRIDAY,
        zone="America/New_York",
        length=timedelta(minutes=50),
        rule="FREQ=WEEKLY;BYDAY=FR",
        exdates=(_FRIDAY + timedelta(days=14),),
        rdates=(_FRIDAY + timedelta(days=15),),
        reminders=(timedelta(days=1), timedelta(hours=2)),
        how=HowToMeet.IN_PERSON,
        place="Larkfield Clinic, Room 4",
        leave_by=time(13, 25),
        created_at=NOW,
        changed_at=NOW,
    ),
    Commitment(
        id=CommitmentId("commitment-2"),
        kind=CommitmentKind.SELF_CARE,
        area=Area.SELF_CARE,
        title="Café, résumé, 散歩 🙂",
        start=datetime(2026, 10, 6),
        all_day=True,
        length=timedelta(days=1),
        amount=30,
        amount_unit="minutes",
        continues=_COUNSELING,
        created_at=NOW,
        changed_at=NOW,
    ),
    Override(
        commitment_id=_COUNSELING, original_start=_FRIDAY, start=_FRIDAY + timedelta(hours=1), notes="Bring forms"
    ),
    Outcome(commitment_id=_COUNSELING, original_start=_FRIDAY, result=Result.DONE, answered_at=NOW, note="Good talk"),
    Pause(id=PauseId("pause-1"), from_day=date(2026, 12, 24), until_day=date(2026, 12, 27)),
    Step(id=StepId("step-1"), area=Area.TREATMENT_TEAM, title="First follow-up", due_day=1, done_on=date(2026, 10, 2)),
    CheckIn(
        day=date(2026, 10, 5),
        mood=Mood.GOOD,
        craving=Craving.MILD,
        sleep_minutes=450,
        halt=(Halt.TIRED,),
        note="Long walk",
        answered_at=NOW,
    ),
    Event(id=EventId("event-1"), kind=EventKind.LEFT_TREATMENT, day=date(2026, 10, 1), recorded_at=NOW),
    Event(
        id=EventId("event-2"), kind=EventKind.CONTACT_MADE, day=date(2026, 10, 4), contact_id=_GROUP, recorded_at=NOW
    ),
    Sheet(
        id=SheetId("sheet-1"),
        kind=SheetKind.VISIT,
        contact_id=_DENISE,
        commitment_id=_COUNSELING,
        original_start=_FRIDAY,
        day=date(2026, 10, 9),
        answers='{"questions": ["How long?"]}',
        changed_at=NOW,
    ),
    Delivery(
        source=Source.COMMITMENT,
        source_id=_COUNSELING,
        occurrence=_FRIDAY,
        which=120,
        start=_FRIDAY,
        state=DeliveryState.ANSWERED,
        since=NOW,
        times_shown=1,
        notice=7,
    ),
    Draft(form="new visit", answers='{"title": "Dent"}', changed_at=NOW),
]


def records_of(revision: str) -> list[Record]:
    """What was written into a plan of this schema."""
    return [*FIRST_RECORDS, *(one for since, more in ADDED.items() if since <= revision for one in more)]


def settings_of(revision: str) -> Settings:
    """What was chosen in a plan of this schema."""
    chosen = {
        name: value for since, more in ADDED_SETTINGS.items() if since <= revision for name, value in more.items()
    }
    return replace(FIRST_SETTINGS, **chosen)


def frozen() -> list[Path]:
    """The frozen files, one for each schema there ever was."""
    return sorted(DATA.glob("vault-*.vault"))


def write(path: Path) -> None:
    """Write the plan to a new file."""
    vault = Vault.open(path)
    plan = Plan(vault)
    plan.write_without_undo(records_of(REVISION))
    plan.save_settings(settings_of(REVISION))
    vault.close()


if __name__ == "__main__":
    file = DATA / f"vault-{REVISION}.vault"
    if file.exists():
        raise SystemExit(f"{file} is there already, and a frozen file stays as it is")
    write(file)
