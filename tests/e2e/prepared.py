"""A small plan written beforehand, for stories that begin where a person already has one; and what became of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from aftercare.domain.areas.seek_help.helplines import crisis_lines
from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, CommitmentKind, Result
from aftercare.domain.records.deliveries import DeliveryState
from aftercare.domain.records.identity import CommitmentId
from aftercare.storage.file import open_card
from aftercare.storage.file.open_card import OpenCard
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.vault import Vault
from tests.day import at

_WRITTEN = at(12, days=-60).astimezone(UTC)

Became = tuple[list[tuple[str, Result]], dict[str, DeliveryState]]


def medicine(at: datetime) -> Commitment:
    """A medicine, every day from a wall-clock start on, with a reminder at its time."""
    return Commitment(
        id=CommitmentId("medicine"),
        kind=CommitmentKind.MEDICINE,
        area=Area.TREATMENT_TEAM,
        title="Sertraline 50 mg",
        start=at,
        rule="FREQ=DAILY",
        reminders=(timedelta(0),),
        created_at=_WRITTEN,
        changed_at=_WRITTEN,
    )


def visit(at: datetime) -> Commitment:
    """A visit of half an hour with a reminder two minutes before."""
    return Commitment(
        id=CommitmentId("visit"),
        kind=CommitmentKind.VISIT,
        area=Area.TREATMENT_TEAM,
        title="Counseling with Denise",
        start=at,
        length=timedelta(minutes=30),
        reminders=(timedelta(minutes=2),),
        created_at=_WRITTEN,
        changed_at=_WRITTEN,
    )


def write_plan(folder: Path, *commitments: Commitment, country: str = "US") -> Path:
    """Write a plan of someone in a country, by itself the US, into a folder; gives the vault's file."""
    card = OpenCard(country=country, lines=crisis_lines(country), plan_started=True)
    open_card.write(folder / "open-card.json", card)
    vault = Vault.open(folder / "plan.vault")
    Plan(vault).write_without_undo(put=commitments)
    vault.close()
    return vault.path


def read_plan(folder: Path) -> Became:
    """Title and result of each outcome, and how far each other thing's reminder came: the file opened afresh."""
    vault = Vault.open(folder / "plan.vault")
    plan = Plan(vault)
    titles = {commitment.id: commitment.title for commitment in plan.commitments.all()}
    outcomes = sorted((titles[each.commitment_id], each.result) for each in plan.outcomes.all())
    known = [each for each in plan.deliveries.all() if each.source_id in titles]
    deliveries = {titles[CommitmentId(each.source_id)]: each.state for each in known}
    vault.close()
    return outcomes, deliveries
