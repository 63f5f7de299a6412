"""The tables: one for each kind of record, column name = field name."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any, get_origin

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from aftercare.domain.records.checkins import CheckIn
from aftercare.domain.records.commitments import Commitment, Outcome, Override, Pause
from aftercare.domain.records.contacts import Contact
from aftercare.domain.records.deliveries import Delivery
from aftercare.domain.records.drafts import Draft
from aftercare.domain.records.events import Event
from aftercare.domain.records.sheets import Sheet
from aftercare.domain.records.steps import Step
from aftercare.storage.file.codec import Codec, codec, field_types, plain_type, without_none


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of the settings, as a JSON text."""

    name: str
    value: str = field(repr=False)


class Encoded(TypeDecorator[Any]):
    """A column of a field's annotation: text or whole seconds, and JSON for what has parts."""

    impl = Text
    cache_ok = True

    def __init__(self, annotation: Any) -> None:
        super().__init__()
        self.annotation = annotation
        self._codec: Codec = codec(annotation)
        self._parts = get_origin(annotation) is tuple

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        number = self.annotation is timedelta or (not self._parts and issubclass(self.annotation, IntEnum))
        return dialect.type_descriptor(Integer() if number else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        encoded = self._codec.encode(value)
        return json.dumps(encoded, ensure_ascii=False, separators=(",", ":")) if self._parts else encoded

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if self._parts and value == "[]":  # as nearly all are; 500 contacts are read in half the time
            return ()
        return self._codec.decode(json.loads(value) if self._parts else value)


_PLAIN_COLUMNS: dict[Any, TypeEngine[Any]] = {str: Text(), int: Integer(), bool: Boolean()}

metadata = MetaData()

# Record type -> its table; the table's primary key is the record's name.
TABLES: dict[type, Table] = {}


def _record_table(name: str, record_type: type, *key: str, extra: tuple[Any, ...] = (), **refers: ForeignKey) -> None:
    """A table with a column for each field; `refers` are the fields that name another record."""
    columns = [
        Column(
            field_name,
            _PLAIN_COLUMNS.get(plain_type(annotation)) or Encoded(plain_type(annotation)),
            *([refers[field_name]] if field_name in refers else []),
            primary_key=field_name in key,
            nullable=without_none(annotation)[1],
        )
        for field_name, annotation in field_types(record_type).items()
    ]
    TABLES[record_type] = Table(name, metadata, *columns, *extra)


def _goes_with(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")


def _outlives(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", ondelete="SET NULL", deferrable=True, initially="DEFERRED")


_record_table("contacts", Contact, "id")
_record_table(
    "commitments",
    Commitment,
    "id",
    # Wall-clock times before which no occurrence starts and after which none goes on: a query skips what is long past.
    extra=(
        Column("begins", Encoded(datetime), nullable=False),
        Column("over_by", Encoded(datetime), nullable=False, index=True),
    ),
    continues=_outlives("commitments"),
)
_record_table(
    "overrides",
    Override,
    "commitment_id",
    "original_start",
    # Where the occurrence is now: its new start, else its original one.
    extra=(Column("begins", Encoded(datetime), nullable=False, index=True), Index(None, "original_start")),
    commitment_id=_goes_with("commitments"),
)
_record_table(
    "outcomes",
    Outcome,
    "commitment_id",
    "original_start",
    extra=(Index(None, "original_start"),),
    commitment_id=_goes_with("commitments"),
)
_record_table("pauses", Pause, "id", commitment_id=_goes_with("commitments"))
_record_table("steps", Step, "id")
_record_table("check_ins", CheckIn, "day")
_record_table(
    "events",
    Event,
    "id",
    extra=(Index(None, "kind", "day"), Index(None, "contact_id", "day")),
    contact_id=_outlives("contacts"),
)
_record_table(
    "sheets",
    Sheet,
    "id",
    extra=(Index(None, "kind"), Index(None, "contact_id"), Index(None, "commitment_id")),
    contact_id=_goes_with("contacts"),
    commitment_id=_goes_with("commitments"),
)
_record_table(
    "deliveries",
    Delivery,
    "source",
    "source_id",
    "occurrence",
    "which",
    extra=(Index(None, "state"), Index(None, "occurrence")),
)
_record_table("settings", Setting, "name")
_record_table("drafts", Draft, "form")

# One row that only a finished vault has, so that an emptied or foreign file is never taken for a new plan.
SENTINEL = "Aftercare plan"
sentinel = Table("sentinel", metadata, Column("text", Text, primary_key=True))

# As Alembic itself would make it: a new vault is stamped without importing Alembic.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
