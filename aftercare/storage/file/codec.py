"""How the fields of records are written as JSON values, read from their annotations."""

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Codec:
    """A field's value to a JSON value and back; `decode` raises ValueError or OverflowError for what does not fit."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


def field_types(record_type: Any) -> Mapping[str, Any]:
    """The annotation of each field, in the order of the fields."""
    return _field_types(record_type)


@cache
def _field_types(record_type: Any) -> Mapping[str, Any]:
    hints = typing.get_type_hints(record_type)
    return {field.name: hints[field.name] for field in fields(record_type)}


def without_none(annotation: Any) -> tuple[Any, bool]:
    """The annotation without None, and whether it allowed None."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        (plain,) = (part for part in typing.get_args(annotation) if part is not type(None))
        return plain, True
    return annotation, False


def plain_type(annotation: Any) -> Any:
    """The annotation without None and without a NewType's name."""
    plain, _ = without_none(annotation)
    while isinstance(plain, NewType):
        plain = plain.__supertype__
    return plain


@cache
def codec(annotation: Any) -> Codec:
    """The codec for a field's annotation."""
    inner = _codec(plain_type(annotation))
    if not without_none(annotation)[1]:
        return inner
    return Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def decode_fields(record_type: type[R], values: Mapping[str, Any]) -> R:
    """A record from JSON values by field name; a field that is missing or does not fit gets its default."""
    known: dict[str, Any] = {}
    for name, annotation in field_types(record_type).items():
        if name in values:
            try:
                known[name] = codec(annotation).decode(values[name])
            except (ValueError, OverflowError):
                continue
    return record_type(**known)


def _codec(kind: Any) -> Codec:
    if typing.get_origin(kind) is tuple:
        return _tuple_codec(codec(typing.get_args(kind)[0]))
    if is_dataclass(kind):
        return _record_codec(kind)
    if issubclass(kind, Enum):
        return Codec(lambda value: value.value, kind)
    if kind is float:
        return Codec(float, lambda value: float(_checked(value, int | float)))
    if kind in (str, int, bool):
        return Codec(lambda value: value, lambda value: _checked(value, kind))
    return _TIME_CODECS[kind]


def _checked(value: Any, kind: Any) -> Any:
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise ValueError(f"not {kind}")
    return value


def _tuple_codec(item: Codec) -> Codec:
    return Codec(
        lambda value: [item.encode(part) for part in value],
        lambda value: tuple(item.decode(part) for part in _checked(value, list)),
    )


def _record_codec(record_type: Any) -> Codec:
    codecs = {name: codec(annotation) for name, annotation in field_types(record_type).items()}

    def decode(value: Any) -> Any:
        if not codecs.keys() >= _checked(value, dict).keys():
            raise ValueError("unknown field")
        try:
            return record_type(**{name: codecs[name].decode(part) for name, part in value.items()})
        except TypeError:
            raise ValueError("missing field") from None

    return Codec(lambda value: {name: part.encode(getattr(value, name)) for name, part in codecs.items()}, decode)


def _encode_moment(moment: datetime) -> str:
    """Wall-clock time has no offset; an instant is UTC and ends in +00:00, so that each kind sorts as text."""
    return (moment if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def _iso_codec(kind: type[date] | type[time], encode: Callable[[Any], str]) -> Codec:
    return Codec(encode, lambda value: kind.fromisoformat(_checked(value, str)))


_TIME_CODECS = {
    datetime: _iso_codec(datetime, _encode_moment),
    date: _iso_codec(date, date.isoformat),
    time: _iso_codec(time, time.isoformat),
    timedelta: Codec(
        lambda value: value // timedelta(seconds=1), lambda value: timedelta(seconds=_checked(value, int))
    ),
}
