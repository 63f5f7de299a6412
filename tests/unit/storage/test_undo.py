"""Undo puts a group of records back exactly, whatever hung on them, and a failed save changes nothing."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare.domain.records.areas import Area
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause, Result
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.events import Event, EventKind
from aftercare.domain.records.identity import CommitmentId, ContactId, EventId, PauseId, SheetId
from aftercare.domain.records.sheets import Sheet, SheetKind
from aftercare.storage.file.errors import CannotSave
from aftercare.storage.records.stores import Plan
from aftercare.storage.vault.tables import TABLES, metadata
from aftercare.storage.vault.vault import Vault
from tests.made_up import NOW, tries, visit
from tests.new_vault import new_vault

DAY = date(2026, 10, 6)
START = datetime(2026, 10, 6, 9, 0)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """One vault for all examples."""
    vault = new_vault(tmp_path_factory.mktemp("undo") / "plan.vault")
    yield vault
    vault.close()


@pytest.fixture
def plan(vault: Vault) -> Plan:
    """An empty plan."""
    return emptied(vault)


def emptied(vault: Vault) -> Plan:
    with vault.writing() as connection:
        for table in metadata.sorted_tables:
            if table.name not in ("sentinel", "alembic_version"):
                connection.execute(table.delete())
    return Plan(vault)


def dump(vault: Vault) -> dict[str, list[Any]]:
    with vault.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


CONTACTS = [ContactId(name) for name in ("sam", "denise")]
COMMITMENTS = [CommitmentId(name) for name in ("a", "b", "c")]


def record(kind: str, number: int, parent: int, text: str) -> Any:
    """One of a few made-up records, with another text each time."""
    contact_id, commitment_id = CONTACTS[parent % 2], COMMITMENTS[parent]
    return {
        "contact": Contact(id=CONTACTS[number % 2], area=Area.SOBER_NETWORK, name=text, created_at=NOW),
        "commitment": visit(
            COMMITMENTS[number], START, title=text, continues=commitment_id if parent != number else None
        ),
        "override": Override(commitment_id=commitment_id, original_start=START, notes=text),
        "outcome": Outcome(
            commitment_id=commitment_id, original_start=START, result=Result.DONE, answered_at=NOW, note=text
        ),
        "pause": Pause(id=PauseId(str(number)), commitment_id=commitment_id, from_day=DAY),
        "event": Event(
            id=EventId(str(number)),
            kind=EventKind.CONTACT_MADE,
            day=DAY,
            contact_id=contact_id,
            title=text,
            recorded_at=NOW,
        ),
        "sheet": Sheet(
            id=SheetId(str(number)),
            kind=SheetKind.VISIT,
            contact_id=contact_id,
            commitment_id=commitment_id,
            day=DAY,
            answers=text,
            changed_at=NOW,
        ),
    }[kind]


_records = st.builds(
    record,
    st.sampled_from(["contact", "commitment", "override", "outcome", "pause", "event", "sheet"]),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(["", "one", "two"]),
)


def can_stand(plan: Plan, put: list[Any], remove: list[Any]) -> bool:
    """Whether everything the group refers to is there."""
    gone = {item.id for item in remove if isinstance(item, Contact | Commitment)}
    there: set[str] = {contact.id for contact in plan.contacts.all()}
    there = (there | {commitment.id for commitment in plan.commitments.all()}) - gone
    there |= {item.id for item in put if isinstance(item, Contact | Commitment)}
    needed = {getattr(item, name, None) for item in put for name in ("contact_id", "commitment_id", "continues")}
    return needed - {None} <= there


@settings(max_examples=tries(15))
@given(groups=st.lists(st.tuples(st.lists(_records, max_size=4), st.lists(_records, max_size=2)), max_size=8))
def test_undoing_everything_restores_everything(vault: Vault, groups: list[tuple[list[Any], list[Any]]]) -> None:
    plan = emptied(vault)
    contacts = [Contact(id=name, area=Area.SOBER_NETWORK, created_at=NOW) for name in CONTACTS]
    plan.write_without_undo([*contacts, *(visit(name, START) for name in COMMITMENTS)])
    states = [dump(vault)]
    for put, remove in groups:
        if can_stand(plan, put, remove):
            plan.write("Change", put, remove)
            if dump(vault) != states[-1]:
                states.append(dump(vault))
    for state in states[-2::-1]:
        assert plan.undo() == "Change"
        assert dump(vault) == state
    assert plan.undo() is None
    for state in states[1:]:
        assert plan.redo() == "Change"
        assert dump(vault) == state
    assert plan.redo() is None


def test_nothing_hangs_on_what_goes_with_another_record() -> None:
    goes_along = {
        key.parent.table for table in TABLES.values() for key in table.foreign_keys if key.ondelete == "CASCADE"
    }
    hung_on = {key.column.table for table in TABLES.values() for key in table.foreign_keys}
    assert goes_along & hung_on == set()  # else a removal would have to picture its dependents' dependents too


def test_removing_a_contact_keeps_its_events_and_undo_names_it_again(plan: Plan) -> None:
    sam, made = record("contact", 0, 0, "Sam"), record("event", 0, 0, "")
    plan.write("Add", [sam, made])
    plan.write("Remove Sam", remove=[sam])
    (event,) = plan.events.all()
    assert (plan.contacts.all(), event.contact_id) == ([], None)
    plan.undo()
    assert (plan.contacts.all(), plan.events.all()) == ([sam], [made])


def test_a_new_change_ends_what_could_be_redone(plan: Plan) -> None:
    plan.write("One", [visit("a", START)])
    plan.write("Two", [visit("b", START)])
    plan.undo()
    plan.write("Three", [visit("c", START)])
    assert plan.redo() is None
    assert [plan.undo(), plan.undo(), plan.undo()] == ["Three", "One", None]
    assert plan.commitments.all() == []


def test_the_machine_s_own_notes_are_not_undone(plan: Plan) -> None:
    plan.write("One", [visit("a", START)])
    plan.write_without_undo([visit("b", START)])
    plan.undo()
    assert [commitment.id for commitment in plan.commitments.all()] == ["b"]


@pytest.mark.parametrize("step", ["write", "undo", "redo"])
def test_what_cannot_be_saved_changes_nothing(plan: Plan, vault: Vault, step: str, tmp_path: Path) -> None:
    plan.write("One", [visit("a", START)])
    plan.write("Two", [visit("b", START)])
    plan.undo()
    heard: list[frozenset[type]] = []
    plan.subscribe(heard.append)
    before = dump(vault)
    with vault.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    action = {"write": lambda: plan.write("Three", [visit("c", START)]), "undo": plan.undo, "redo": plan.redo}[step]
    with pytest.raises(CannotSave):
        action()
    vault.engine.dispose()
    assert (dump(vault), heard) == (before, [])
    assert (plan.redo(), plan.undo(), plan.undo()) == ("Two", "Two", "One")
