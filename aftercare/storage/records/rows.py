"""Records as rows: read, written, removed, and remembered as they were before a change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, delete, select, tuple_
from sqlalchemy.dialects.sqlite import Insert, insert

from aftercare.domain.calendar.recurrence import LAST_WALL, last_start
from aftercare.domain.records.commitments import Commitment, Override
from aftercare.storage.file.codec import field_types
from aftercare.storage.vault.tables import TABLES

R = TypeVar("R")

_AT_ONCE = 1000  # names in one question, far below SQLite's limit


@dataclass(frozen=True, slots=True)
class Name:
    """Which record: its type and its primary key."""

    type: type
    key: tuple[Any, ...]


# What each name stands for; None is "no such record".
Images = dict[Name, Any]


def name_of(record: Any) -> Name:
    """The name of a record."""
    return Name(type(record), tuple(getattr(record, column.name) for column in TABLES[type(record)].primary_key))


def find(
    connection: Connection, record_type: type[R], *where: ColumnElement[bool], order: Iterable[ColumnElement[Any]] = ()
) -> list[R]:
    """The records for which every condition holds."""
    table = TABLES[record_type]
    names = tuple(field_types(record_type))
    rows = connection.execute(select(*(table.c[name] for name in names)).where(*where).order_by(*order))
    return [record_type(**dict(zip(names, row, strict=True))) for row in rows]


def images_of(connection: Connection, names: Iterable[Name]) -> Images:
    """The records of these names as they are now."""
    images: Images = {}
    for record_type, keys in _by_type(names).items():
        columns = TABLES[record_type].primary_key.columns
        images.update(dict.fromkeys(Name(record_type, key) for key in keys))
        images.update(_named(_find_among(connection, record_type, columns, keys)))
    return images


def put(connection: Connection, records: Iterable[Any]) -> None:
    """Write each record over the one of its name."""
    by_type: dict[type, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        by_type[type(record)].append(_values(record))
    for record_type, values in by_type.items():
        connection.execute(_write(record_type), values)


def remove(connection: Connection, names: Iterable[Name]) -> None:
    """Remove the records of these names."""
    for record_type, keys in _by_type(names).items():
        table = TABLES[record_type]
        for some in _pieces(keys):
            connection.execute(delete(table).where(tuple_(*table.primary_key.columns).in_(some)))


def dependents(connection: Connection, names: Iterable[Name]) -> Images:
    """What the database removes or changes by itself when the records of these names are removed."""
    found: Images = {}
    for record_type, keys in _by_type(names).items():
        for child_type, child in TABLES.items():
            for reference in child.foreign_keys:
                if reference.references(TABLES[record_type]):
                    found |= _named(_find_among(connection, child_type, [reference.parent], keys))
    return found


@cache
def _write(record_type: type) -> Insert:
    table = TABLES[record_type]
    statement = insert(table)
    # Not INSERT OR REPLACE: it removes the old row first, and with it everything that refers to it.
    changes = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(set_=changes)


def _find_among(
    connection: Connection, record_type: type, columns: Iterable[ColumnElement[Any]], keys: list[tuple[Any, ...]]
) -> Iterator[Any]:
    among = tuple_(*columns)
    for some in _pieces(keys):
        yield from find(connection, record_type, among.in_(some))


def _named(records: Iterable[Any]) -> Images:
    return {name_of(record): record for record in records}


def _by_type(names: Iterable[Name]) -> dict[type, list[tuple[Any, ...]]]:
    by_type: dict[type, list[tuple[Any, ...]]] = defaultdict(list)
    for name in names:
        by_type[name.type].append(name.key)
    return by_type


def _pieces(keys: list[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    for first in range(0, len(keys), _AT_ONCE):
        yield keys[first : first + _AT_ONCE]


def _values(record: Any) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in field_types(type(record))}
    if isinstance(record, Commitment):
        values["begins"] = min((record.start, *record.rdates))
        values["over_by"] = _over_by(record)
    if isinstance(record, Override):
        values["begins"] = record.original_start if record.start is None else record.start
    return values


def _over_by(commitment: Commitment) -> datetime:
    latest = last_start(commitment)
    try:
        return LAST_WALL if latest is None else latest + max(commitment.length, timedelta(days=1))
    except OverflowError:
        return LAST_WALL
